//! The shapes of all views.

use serde::Serialize;
use std::collections::BTreeMap;

use super::template::Template;
use super::{BranchView, CoachingView, Growing, ProgrammesView, ProgressView, RecordCoaching};
use crate::markup::Cut;

/// What is the same on every page. Paths are below the site's root: templates write
/// `{{ page.root }}{{ site.stylesheet }}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SiteView {
    /// The site's name.
    pub name: String,
    /// One sentence about the site; may be empty.
    pub description: String,
    /// BCP-47 tag of the interface words.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Address where the site is published, ending in `/`.
    pub base_url: Option<String>,
    /// The doors in the header, at most four.
    pub doors: Vec<TextLink>,
    /// What the header's one menu holds beside the doors.
    pub more: Vec<TextLink>,
    /// Path of the picture beside the name.
    pub logo: Option<String>,
    /// Path of the tab's icon.
    pub favicon: String,
    /// Path of the one stylesheet, with its hash.
    pub stylesheet: String,
    /// Paths of the fonts to preload, with their hashes.
    pub fonts: Vec<String>,
    /// Path of the one script, with its hash.
    pub script: String,
    /// Path of the page that searches the site; absent when search is off.
    pub search: Option<String>,
    /// Path of the Atom feed; absent without a base URL.
    pub feed: Option<String>,
    /// A line at the foot of every page.
    pub footer: Option<String>,
    /// For whom the site is, in a sentence; empty where no audiences exist.
    pub audience: String,
    /// What the site was built from: a commit's short id, or absent.
    pub built_from: Option<String>,
    /// The as-of date.
    pub as_of: DateView,
    /// The interface words, by key.
    pub words: BTreeMap<String, String>,
}

/// A link with its words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TextLink {
    /// Address.
    pub href: String,
    /// Words.
    pub title: String,
}

/// A date for people and for machines.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DateView {
    /// `2026-10-16`
    pub iso: String,
    /// `16 October 2026`, in the site's language.
    pub text: String,
}

/// What every page has: the frame around its content.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PageView {
    /// Which template renders it.
    #[serde(skip)]
    pub template: Template,
    /// Its title.
    pub title: String,
    /// One sentence about it; may be empty.
    pub summary: String,
    /// Whether [`Self::summary`] was written by hand (then the page shows it).
    pub summary_is_written: bool,
    /// BCP-47 tag of its text.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// What leads from the page to the site's root: empty or `../../`.
    pub root: String,
    /// Address of the home page, relative to the page.
    pub home: String,
    /// Its whole address, with a base URL.
    pub canonical: Option<String>,
    /// The way from home to the page, without the page itself.
    pub breadcrumbs: Vec<Crumb>,
    /// Where am I: bounded, whatever the size of the handbook.
    pub nav: NavView,
    /// Its headings of level two and three.
    pub outline: Vec<OutlineItem>,
    /// Whether it is a draft.
    pub draft: bool,
    /// Who keeps it true.
    pub keeper: KeeperView,
    /// When it was first written.
    pub created: Option<DateView>,
    /// When it was last changed.
    pub updated: Option<DateView>,
    /// Its tags.
    pub tags: Vec<TextLink>,
    /// The page before it in its section.
    pub previous: Option<TextLink>,
    /// The page after it in its section.
    pub next: Option<TextLink>,
    /// Where it can be edited.
    pub edit: Option<String>,
    /// The path of its file, for the foot of the page.
    pub source: Option<String>,
    /// The pages that mention it, at most sixteen.
    pub mentions: Vec<MentionView>,
    /// How many more pages mention it.
    pub more_mentions: usize,
    /// Who can read the page, in a sentence; empty where nothing narrower than the whole site exists.
    pub readers: String,
    /// The texts that the page shows in places of its own: the file and what is cut out of it.
    #[serde(skip)]
    pub cuts: Vec<(usize, Cut)>,
    /// The content, by template.
    pub content: Content,
}

/// The content of a page, by template.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum Content {
    /// Of [`Template::Page`].
    Page(PlainPage),
    /// Of [`Template::Record`].
    Record(RecordView),
    /// Of [`Template::Home`] and [`Template::Section`].
    Section(SectionView),
    /// Of lists: tags, one tag, A to Z, recently changed.
    List(ListView),
    /// Of [`Template::Progress`].
    Progress(ProgressView),
    /// Of [`Template::Coaching`].
    Coaching(CoachingView),
    /// Of [`Template::Programme`].
    Programme(ProgrammesView),
    /// Of [`Template::Redirect`].
    Redirect(TextLink),
    /// Of [`Template::Search`] and [`Template::NotFound`].
    Nothing {},
}

/// The content of a page of text. The HTML itself comes from `markup` when the page is rendered.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PlainPage {
    /// Minutes to read, at 220 words a minute, at least 1.
    pub minutes: u32,
}

/// The content of a record of a kind. Its own text comes from `markup`, like that of its parts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct RecordView {
    /// The kind, as in `kind = "practice"`; templates and styles use it.
    pub kind: &'static str,
    /// The kind in the language of the site.
    pub kind_name: String,
    /// Minutes to read.
    pub minutes: u32,
    /// A picture of the person.
    pub photo: Option<Photo>,
    /// What it is in short, at most five facts.
    pub facts: Vec<Fact>,
    /// What its fields say, above the text.
    pub blocks: Vec<Block>,
    /// What there is to say about growth.
    pub growth: Option<Growing>,
    /// What there is to say about coaching.
    pub coaching: Option<RecordCoaching>,
    /// What fields say that is good to know later, below the text.
    pub below: Vec<Block>,
    /// Entries and companions in files of their own, oldest first, below the text. The HTML of the
    /// n-th is the n-th of `parts` beside `body`.
    pub parts: Vec<PartView>,
    /// What it connects to, by relation, below everything else.
    pub groups: Vec<RelationGroup>,
}

/// A picture of a person, beside whose name it stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Photo {
    /// Address.
    pub src: String,
    /// Width in pixels; absent when it is not known.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
}

/// A fact of a record: `Team: Platform`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Fact {
    /// What is said.
    pub label: String,
    /// Class of the mark beside the value: a shape that says the same as the word; may be empty.
    pub mark: String,
    /// The values.
    pub values: Vec<Phrase>,
}

/// Some words, perhaps a link or a date.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Default)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// Where they lead.
    pub href: Option<String>,
    /// The date that they say, for machines.
    pub date: Option<String>,
    /// Words beside them, smaller; may be empty.
    pub note: String,
}

impl Phrase {
    /// Plain words.
    #[must_use]
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// What a field says, with a heading.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Block {
    /// Id of its heading.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// How it is set: `lead` (one important sentence), `list`, `timeline` (dated), `quote`, `details`
    /// (each with its label).
    pub style: &'static str,
    /// Its items.
    pub items: Vec<Phrase>,
}

/// An entry or companion in a file of its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PartView {
    /// Id of its heading.
    pub id: String,
    /// Its heading, such as `Update` or `For manager and owner`.
    pub title: String,
    /// Its date.
    pub date: Option<DateView>,
    /// Who wrote it.
    pub author: Option<Phrase>,
    /// Who can read it, when fewer than the record itself; may be empty.
    pub readers: String,
    /// What its front matter says, each with its label.
    pub details: Vec<Phrase>,
}

/// Pages that a record connects to by one relation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct RelationGroup {
    /// Id of its heading.
    pub id: String,
    /// The relation in plain words: `Plans that support this goal`.
    pub title: String,
    /// The pages, each with why it is there.
    pub entries: Vec<Related>,
    /// How many more there are.
    pub more: usize,
}

/// A page in a relation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Related {
    /// Address.
    pub href: String,
    /// Title.
    pub title: String,
    /// Why it is there, in a few words: `from level 2 to 4, for Restore service`.
    pub why: String,
}

/// The content of a folder.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SectionView {
    /// Its pages, one part of them; in groups where its kind has some.
    pub groups: Vec<Group>,
    /// The other parts.
    pub pager: Option<Pager>,
    /// The goals that nothing else serves, with those that serve them; only on home.
    pub goals: Vec<BranchView>,
    /// The latest wins and thanks, each with whose and when in `note`; only on home.
    pub wins: Vec<Phrase>,
    /// Recently changed pages; only on home.
    pub recent: Vec<Entry>,
}

/// A page in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Entry {
    /// Address.
    pub href: String,
    /// Title.
    pub title: String,
    /// One sentence; may be empty.
    pub summary: String,
    /// The section that holds it, in lists over several sections; may be empty.
    pub section: String,
    /// What to know before opening it: `video`, `24 min`.
    pub facts: Vec<String>,
    /// When it was last changed.
    pub updated: Option<DateView>,
    /// Number of pages below it, for a section, or with it, for a tag; 0 for a page.
    pub count: usize,
}

/// A list in groups.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ListView {
    /// The groups: letters, days; one without a name for a plain list.
    pub groups: Vec<Group>,
    /// How many entries the whole list has, over all its parts.
    pub total: usize,
    /// The other parts.
    pub pager: Option<Pager>,
}

/// A named part of a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Group {
    /// Name; may be empty.
    pub name: String,
    /// Id of its heading; may be empty.
    pub id: String,
    /// The entries.
    pub entries: Vec<Entry>,
}

/// The parts of a long list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Pager {
    /// This part, from 1.
    pub number: usize,
    /// How many there are.
    pub of: usize,
    /// The part before.
    pub previous: Option<String>,
    /// The part after.
    pub next: Option<String>,
    /// First, last and neighbouring parts; an empty address is the part itself, an empty title a gap.
    pub parts: Vec<TextLink>,
}

/// A step of the way from home.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Crumb {
    /// Address.
    pub href: String,
    /// Title.
    pub title: String,
}

/// The bounded navigation: the sections on the way, and the page's neighbours.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Default)]
pub struct NavView {
    /// The section whose pages are listed.
    pub title: String,
    /// Its address; empty when it is the page itself.
    pub href: String,
    /// Its pages, at most forty around the current one.
    pub items: Vec<NavItem>,
    /// How many of its pages are not listed.
    pub hidden: usize,
}

/// An entry of the navigation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct NavItem {
    /// Address.
    pub href: String,
    /// Title.
    pub title: String,
    /// Whether it is the page itself.
    pub current: bool,
    /// Whether it is a section.
    pub section: bool,
}

/// A heading in the outline.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct OutlineItem {
    /// Its id, without `#`.
    pub id: String,
    /// Its words.
    pub text: String,
    /// 2 or 3.
    pub level: u8,
}

/// Who keeps a page true, and until when that was checked.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Default)]
pub struct KeeperView {
    /// People or channels.
    pub owners: Vec<Phrase>,
    /// When it was last looked at.
    pub reviewed: Option<DateView>,
    /// When it should be looked at again.
    pub review_by: Option<DateView>,
    /// Whether that day has passed at the as-of date.
    pub review_is_due: bool,
    /// Its status, as written.
    pub status: Option<String>,
    /// Whether the page says of itself that it is outdated.
    pub outdated: bool,
}

/// A page that mentions this one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct MentionView {
    /// Address.
    pub href: String,
    /// Title.
    pub title: String,
    /// The sentence around the link.
    pub sentence: String,
}
