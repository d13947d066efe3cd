//! The shapes of what pages show about progress. `piece` fields are indices of the texts that the page
//! cuts out of its files ([`crate::view::PageView::cuts`]); templates write `{{ pieces[…] }}`.

use serde::Serialize;

use crate::view::chart::ChartView;
use crate::view::{DateView, Phrase, TextLink};

/// A status: a word and the shape beside it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct StatusView {
    /// In the language of the site: `behind an even pace`.
    pub word: String,
    /// Class of the mark: `mark-behind`.
    pub mark: String,
}

/// What a page shows about growth, by its kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum Growing {
    /// Of goals and plans.
    Record(Box<GrowthView>),
    /// Of people.
    Person(Box<PersonGrowth>),
    /// Of teams.
    Team(TeamGrowth),
    /// Of skills.
    Skill(SkillGrowth),
    /// Of ratings.
    Levels(Vec<LevelView>),
}

/// What the page about the whole handbook shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ProgressView {
    /// The day as of which everything is computed.
    pub as_of: DateView,
    /// Where it is explained how rates are counted.
    pub about: String,
    /// All goals that run.
    pub goals: Vec<BranchView>,
    /// The cycles that have begun, the latest first.
    pub cycles: Vec<CycleView>,
    /// What the stretch measures came to that are closed.
    pub attainment: Option<ChartView>,
    /// How many barriers there are, in a few words.
    pub barriers_line: Vec<Phrase>,
    /// What is still in the way, by kind.
    pub barriers: Vec<BarrierGroup>,
}

/// How a cycle is doing.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct CycleView {
    /// The cycle.
    pub cycle: Phrase,
    /// So many of so many, each with its label in `note`.
    pub rates: Vec<Phrase>,
    /// What was written in each of its weeks.
    pub strip: Option<ChartView>,
}

/// A skill of a person over time.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct LevelView {
    /// The skill.
    pub skill: Phrase,
    /// The level that counts, who says so and since when.
    pub line: String,
    /// All readings of it.
    pub chart: ChartView,
}

/// The skills of a team.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct MatrixView {
    /// The people in its columns.
    pub people: Vec<Phrase>,
    /// A skill a row.
    pub rows: Vec<MatrixRow>,
    /// How many people were on each level over time.
    pub charts: Vec<ChartView>,
}

/// A skill of a team.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct MatrixRow {
    /// The skill.
    pub skill: Phrase,
    /// The level of each person, in the order of the columns.
    pub levels: Vec<Option<u32>>,
    /// How many people do it without help.
    pub cover: String,
    /// Who has come further in twelve months, in numbers; may be empty.
    pub growth: String,
}

/// What a person's page shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PersonGrowth {
    /// What comes next, by the plan that runs.
    pub next: Option<NextView>,
    /// What is still in the way of the plans that run.
    pub barriers: Vec<BarrierView>,
    /// The measures of the plans that run.
    pub measures: Vec<MeasureLine>,
    /// What happened, over all cycles, newest first.
    pub moments: Vec<Moment>,
    /// How many moments are not shown.
    pub more: usize,
    /// The person's levels, in builds whose readers may see them.
    pub levels: Vec<LevelView>,
    /// The hours that are asked of them, for them and their manager alone; may be empty.
    pub load: String,
}

/// What comes next in a plan.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct NextView {
    /// The plan.
    pub plan: Phrase,
    /// The next milestone, with its day in `note`.
    pub milestone: Option<Phrase>,
    /// When the next entries should come, each with its kind in `note`.
    pub entries: Vec<Phrase>,
    /// Questions for the next talk.
    pub prompts: Vec<String>,
}

/// A measure in a line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct MeasureLine {
    /// What is measured.
    pub title: String,
    /// Where the page of its plan shows it.
    pub href: String,
    /// The status.
    pub status: StatusView,
    /// The last reading in a sentence.
    pub sentence: String,
}

/// Something that happened on a day.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Moment {
    /// The day.
    pub date: DateView,
    /// `entry`, `milestone`, `shift` or `start`, for styles.
    pub kind: &'static str,
    /// What it is, in words.
    pub label: String,
    /// What it says; may be empty.
    pub text: String,
    /// Where it is written.
    pub href: String,
}

/// What a team's page shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TeamGrowth {
    /// What the team wants to reach.
    pub goals: Vec<WorkLine>,
    /// The plans of its people that run, in the order of people.
    pub plans: Vec<WorkLine>,
    /// What is in the way of both, by kind.
    pub barriers: Vec<BarrierGroup>,
    /// Who can do what, in builds whose readers may see it.
    pub matrix: Option<MatrixView>,
}

/// A goal or plan in a line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct WorkLine {
    /// Its address.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Whose plan it is.
    pub owner: Option<Phrase>,
    /// Where it stands.
    pub status: Option<StatusView>,
    /// Its numbers in a few words.
    pub line: String,
}

/// Barriers of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct BarrierGroup {
    /// The kind in words; empty for those that say none.
    pub kind: String,
    /// The barriers, oldest first.
    pub barriers: Vec<BarrierView>,
}

/// What a skill's page shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SkillGrowth {
    /// Who asks for it and who can help, in numbers.
    pub demand: String,
    /// Who is on the way.
    pub pipeline: Vec<PipelineLine>,
}

/// Somebody who is on the way to a level.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PipelineLine {
    /// Who.
    pub owner: Phrase,
    /// By which plan.
    pub plan: Phrase,
    /// From which level.
    pub from: String,
    /// To which level.
    pub to: String,
    /// By which day; may be empty.
    pub by: String,
    /// Where the plan stands.
    pub status: StatusView,
}

/// What a goal or plan shows about its progress.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct GrowthView {
    /// Where it stands.
    pub standing: StandingView,
    /// Its measures.
    pub measures: PartOf<MeasureView>,
    /// Its milestones.
    pub milestones: PartOf<MilestoneView>,
    /// `5 of 7 done, 1 dropped`; empty without milestones.
    pub milestones_count: String,
    /// Milestones over time.
    pub burnup: Option<ChartView>,
    /// How its targets changed.
    pub revisions: PartOf<RevisionView>,
    /// What is in its way, open ones first.
    pub barriers: Vec<BarrierView>,
    /// What was written about it, newest first.
    pub entries: Vec<EntryView>,
    /// Questions for the next talk.
    pub prompts: Vec<String>,
    /// What is in the way of a goal and of the plans that support it.
    pub needs: Vec<BarrierView>,
    /// The goals that it serves, and that serve it.
    pub tree: Vec<BranchView>,
}

/// A part of a record that its text has a heading for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PartOf<T> {
    /// Id of its heading.
    pub id: String,
    /// What it holds.
    pub items: Vec<T>,
    /// Texts that stand beside the lines, as pieces; each may be empty.
    pub texts: Vec<usize>,
}

/// Where a record stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct StandingView {
    /// The status.
    pub status: StatusView,
    /// It in a sentence: `Behind what an even pace would show.`
    pub sentence: String,
    /// Why: the clause of the rule that decided, with its numbers.
    pub rule: String,
    /// The measure that decided.
    pub decided_by: Option<TextLink>,
    /// Scores, pace, confidence, rhythm: each with its label in `note`.
    pub lines: Vec<Phrase>,
    /// That the computed and the felt status disagree; empty when they do not.
    pub disagree: String,
    /// Where all this is explained.
    pub about: String,
    /// How the command line names it: `goal:restore-faster`.
    pub reference: String,
}

/// Where a measure stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct MeasureView {
    /// Id of its heading.
    pub id: String,
    /// What is measured.
    pub title: String,
    /// The status.
    pub status: StatusView,
    /// The last reading in a sentence, with the way it has come and has to go.
    pub sentence: String,
    /// Which clause of the rule decided, with its numbers.
    pub rule: String,
    /// Source, day, pace and the like, each with its label in `note`.
    pub facts: Vec<Phrase>,
    /// Where it is now.
    pub now: Option<ChartView>,
    /// How it came there.
    pub over_time: Option<ChartView>,
}

/// A milestone.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct MilestoneView {
    /// Its day.
    pub date: DateView,
    /// Its text, as a piece.
    pub piece: usize,
    /// The end of the class of its mark: `done`, `open`, `behind` or `dropped`.
    pub mark: &'static str,
    /// The state in words, with its day or reason.
    pub word: String,
    /// Whether it is more than was promised.
    pub is_stretch: bool,
    /// What shows it, and where the work is followed.
    pub links: Vec<Phrase>,
}

/// A changed target.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct RevisionView {
    /// From which day on.
    pub date: DateView,
    /// What is measured.
    pub title: String,
    /// `25 min → 30 min`
    pub change: String,
    /// Why, as a piece.
    pub piece: Option<usize>,
}

/// A goal among those that serve each other. Templates write them as nested lists.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct BranchView {
    /// Its address; empty when it is the page itself.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub status: Option<StatusView>,
    /// Its numbers in a few words.
    pub line: String,
    /// The same as a line from start to target, as SVG; empty where there is no such way.
    pub spark: String,
    /// Whether the next one serves this one.
    pub opens: bool,
    /// How many lists end behind it.
    pub closes: usize,
}

/// Something in the way.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct BarrierView {
    /// What it is: as a piece of the page's own texts.
    pub piece: Option<usize>,
    /// The same as it was written, where the page does not have the text.
    pub text: String,
    /// `time`, `access` and the like; may be empty.
    pub kind: String,
    /// Who was asked for help.
    pub asked: Option<Phrase>,
    /// The plan or goal that it blocks, on pages of others.
    pub blocks: Option<Phrase>,
    /// Whether it is still there.
    pub is_open: bool,
    /// `open for 46 days, since 31 August 2026`
    pub age: String,
}

/// Something written on a day.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct EntryView {
    /// Id of its heading.
    pub id: String,
    /// Its day.
    pub date: DateView,
    /// What it is, in the language of the site.
    pub kind: String,
    /// What its heading says besides; may be empty.
    pub title: String,
    /// Who wrote it, when the file says so.
    pub author: Option<Phrase>,
    /// Who can read it, when fewer than the record itself; may be empty.
    pub readers: String,
    /// What its list says.
    pub lines: Vec<EntryLineView>,
    /// Its text, as a piece.
    pub piece: usize,
    /// Text of its file outside the entry, as a part; only of files of its own.
    pub part: Option<usize>,
}

/// A line of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct EntryLineView {
    /// `reading`, `confidence`, `win`, `barrier` and the like, for styles.
    pub kind: &'static str,
    /// What it is, in words: the name of a measure, or `Win`.
    pub label: String,
    /// Where the label leads.
    pub href: Option<String>,
    /// What it says, when it is short.
    pub text: String,
    /// What it says, as a piece.
    pub piece: Option<usize>,
}
