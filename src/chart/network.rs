//! Who helps whom: people in their groups below each other, and a bow from what somebody gives to the one who
//! gets it.
//!
//! Everybody has a line of their own, and so has everything they give, below their name: no text covers another,
//! however many there are, and a phone shows what a desk shows. Bows open to the right; the further apart two
//! people stand, the wider is the bow between them, so that bows within each other stay apart.
//!
//! In: groups, people and ties, by number. Out: names, bows with an arrow at the one who gets, a table of all ties;
//! the order of ties makes no difference. Never: how much somebody gives, or an order of people other than the given.

use std::collections::BTreeSet;

use super::canvas::{Bow, Canvas, WIDTH};
use super::figures::caption;
use super::label::{Anchor, Label, width};
use super::{Drawing, Setting, Table};

/// More people than these make a picture too long to be read: a table does better.
pub const READABLE: usize = 40;

/// People and what they give each other.
#[derive(Debug, Clone)]
pub struct Network<'a> {
    /// The names of the groups, in the order in which they are drawn.
    pub groups: Vec<&'a str>,
    /// The people, those of a group in the order in which they are drawn.
    pub people: Vec<Knot<'a>>,
    /// Who gives what to whom.
    pub ties: Vec<Tie<'a>>,
}

/// A person.
#[derive(Debug, Clone, Copy)]
pub struct Knot<'a> {
    /// What they are called.
    pub name: &'a str,
    /// To which group they belong, by its place in the list.
    pub group: usize,
}

/// Something that one gives to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tie<'a> {
    /// Who gives, by the place in the list of people.
    pub giver: usize,
    /// What they give; may be empty.
    pub what: &'a str,
    /// Who gets it.
    pub receiver: usize,
}

/// Draws who helps whom.
#[must_use]
pub fn draw(network: &Network<'_>, setting: &Setting<'_>) -> Drawing {
    let picture = Picture::new(network, setting);
    let takeaway = picture.takeaway();
    let gifts = caption("chart_gifts", picture.ties.len(), setting);
    Drawing {
        id: setting.prefix.to_owned(),
        title: setting.title.to_owned(),
        svg: picture.svg(&takeaway),
        takeaway,
        table: picture.table(),
        caption: format!("{gifts}. {}", setting.words.get("chart_bows")),
    }
}

/// How wide a text may be.
const ROOM: i64 = 1960;

/// Between a text and what touches the spine.
const GAP: i64 = 60;

/// How far the nearest bow goes to the right, and how far the lanes of bows lie apart at most.
const NEAREST: i64 = 200;
const PITCH: i64 = 180;

/// How high a line of text is.
const LINE: i64 = 190;

/// From the top of a line to the feet and to the middle of its letters.
const FEET: (i64, i64) = (140, 92);

/// Between two people, and above the name of a group.
const SPACE: (i64, i64) = (40, 130);

/// How large an arrow is.
const ARROW: i64 = 75;

/// A line of the picture.
struct Row<'a> {
    top: i64,
    line: Line<'a>,
}

/// What a line is about.
#[derive(PartialEq)]
enum Line<'a> {
    Group(&'a str),
    Person(usize),
    Gift(usize, &'a str),
}

struct Picture<'a> {
    network: &'a Network<'a>,
    setting: &'a Setting<'a>,
    /// The ties between two people who are there, in the order of givers, each once.
    ties: Vec<Tie<'a>>,
    rows: Vec<Row<'a>>,
    height: i64,
    /// Where texts end.
    spine: i64,
}

impl<'a> Picture<'a> {
    fn new(network: &'a Network<'a>, setting: &'a Setting<'a>) -> Self {
        let all = network.people.len();
        let is_sound = |tie: &&Tie<'_>| tie.giver != tie.receiver && tie.giver.max(tie.receiver) < all;
        let ties: BTreeSet<Tie<'a>> = network.ties.iter().filter(is_sound).copied().collect();
        let ties = ties.into_iter().collect();
        let mut picture = Self { network, setting, ties, rows: Vec::new(), height: 0, spine: 0 };
        picture.place();
        let texts = picture.rows.iter().map(|row| width(picture.text(&row.line)));
        // Letters of a small sheet and of some typefaces are wider than others.
        picture.spine = texts.max().unwrap_or(0).min(ROOM) * 11 / 10;
        picture
    }

    /// Gives every group, every person and every gift a line.
    fn place(&mut self) {
        for (group, name) in self.groups() {
            let people = self.network.people.iter().enumerate().filter(|(_, knot)| self.group(knot) == group);
            let people: Vec<usize> = people.map(|(at, _)| at).collect();
            if people.is_empty() {
                continue;
            }
            self.space(SPACE.1);
            if !name.is_empty() {
                self.row(Line::Group(name));
            }
            for person in people {
                self.space(SPACE.0);
                self.row(Line::Person(person));
                self.gifts(person);
            }
        }
        self.height += SPACE.0;
    }

    /// The groups by number, and one without a name for people who belong to none.
    fn groups(&self) -> Vec<(usize, &'a str)> {
        self.network.groups.iter().copied().chain([""]).enumerate().collect()
    }

    /// The number of the group of a person.
    fn group(&self, knot: &Knot<'_>) -> usize {
        knot.group.min(self.network.groups.len())
    }

    /// Free space below what is there; none at the top.
    fn space(&mut self, space: i64) {
        if !self.rows.is_empty() {
            self.height += space;
        }
    }

    fn row(&mut self, line: Line<'a>) {
        self.rows.push(Row { top: self.height, line });
        self.height += LINE;
    }

    /// A line for everything that a person gives.
    fn gifts(&mut self, person: usize) {
        let own = self.ties.iter().filter(|tie| tie.giver == person).map(|tie| tie.what);
        let mut gifts: Vec<&str> = own.collect();
        gifts.dedup();
        gifts.into_iter().for_each(|what| self.row(Line::Gift(person, what)));
    }

    fn svg(&self, takeaway: &str) -> String {
        let mut canvas = Canvas::default();
        self.bows().iter().for_each(|bow| canvas.bow("line fine bow", bow));
        for row in &self.rows {
            self.write(&mut canvas, row);
        }
        canvas.finish(self.setting, takeaway, self.height)
    }

    /// Where the bow of a tie begins and ends: at its gift, and at the name of the one who gets it.
    fn ends(&self, tie: &Tie<'_>) -> Option<(i64, i64)> {
        let middle = |line: Line<'_>| {
            let row = self.rows.iter().find(|row| row.line == line)?;
            Some(row.top + FEET.1)
        };
        Some((middle(Line::Gift(tie.giver, tie.what))?, middle(Line::Person(tie.receiver))?))
    }

    /// The bows of all ties, the widest first.
    fn bows(&self) -> Vec<Bow> {
        let (count, placed) = lanes(self.ties.iter().filter_map(|tie| self.ends(tie)).collect());
        let x = self.spine + GAP;
        let pitch = PITCH.min((WIDTH - x - 40 - NEAREST) / count.max(1));
        let bow = |(lane, from, to)| Bow { x, from, to, depth: NEAREST + pitch * lane };
        placed.into_iter().rev().map(bow).collect()
    }

    fn write(&self, canvas: &mut Canvas, row: &Row<'_>) {
        let (x, middle) = (self.spine + GAP, row.top + FEET.1);
        let (class, at) = match row.line {
            Line::Group(_) => ("soft strong", (0, Anchor::Left)),
            Line::Person(_) => ("", (self.spine, Anchor::Right)),
            Line::Gift(..) => ("soft", (self.spine, Anchor::Right)),
        };
        match row.line {
            Line::Gift(..) => canvas.dot("dot", (x, middle), 22),
            Line::Person(person) if self.ties.iter().any(|tie| tie.receiver == person) => {
                let (back, half) = (x + ARROW, ARROW / 2);
                canvas.shape("dot", &[(x, middle), (back, middle - half), (back, middle + half)]);
            }
            Line::Group(_) | Line::Person(_) => {}
        }
        canvas.text(&Label::new(class, self.text(&row.line), at, ROOM), row.top + FEET.0);
    }

    /// What stands on a line.
    fn text(&self, line: &Line<'a>) -> &str {
        match *line {
            Line::Group(name) => name,
            Line::Person(person) => self.network.people[person].name,
            Line::Gift(_, what) => self.gift(what),
        }
    }

    /// What is given, in words.
    fn gift<'b>(&'b self, what: &'b str) -> &'b str {
        if what.is_empty() { self.setting.words.get("chart_help") } else { what }
    }

    fn takeaway(&self) -> String {
        let words = self.setting.words;
        let people: BTreeSet<usize> = self.ties.iter().flat_map(|tie| [tie.giver, tie.receiver]).collect();
        let group = |person: usize| self.group(&self.network.people[person]);
        let groups: BTreeSet<usize> = people.iter().map(|person| group(*person)).collect();
        let across = self.ties.iter().filter(|tie| group(tie.giver) != group(tie.receiver)).count();
        let key = match (self.ties.len(), groups.len()) {
            (0, _) => return words.get("chart_no_gifts").to_owned(),
            (_, 1) => "chart_network_within",
            _ => "chart_network",
        };
        let count = |key, number: usize| words.count(key, number as u64);
        crate::words::fill(&count(key, self.ties.len()), |name| match name {
            "people" => Some(count("chart_people", people.len())),
            "teams" => Some(count("chart_teams", groups.len())),
            "across" => Some(across.to_string()),
            _ => None,
        })
    }

    /// A row for every tie.
    fn table(&self) -> Table {
        let words = self.setting.words;
        let name = |person: usize| self.network.people[person].name.to_owned();
        let row = |tie: &Tie<'_>| vec![name(tie.giver), self.gift(tie.what).to_owned(), name(tie.receiver)];
        let head = ["chart_giver", "chart_gift", "chart_receiver"].map(|key| words.get(key).to_owned());
        Table { head: head.to_vec(), rows: self.ties.iter().map(row).collect() }
    }
}

/// How many lanes bows with these ends need, and each with its lane, the shortest first. No two that share a height
/// share a lane, and short ones have the lanes near the names.
fn lanes(mut ends: Vec<(i64, i64)>) -> (i64, Vec<(i64, i64, i64)>) {
    ends.sort_by_key(|(from, to)| ((to - from).abs(), *from, *to));
    let mut lanes: Vec<Vec<(i64, i64)>> = Vec::new();
    let mut placed = Vec::with_capacity(ends.len());
    for (from, to) in ends {
        let (top, bottom) = (from.min(to), from.max(to));
        let is_free =
            |lane: &Vec<(i64, i64)>| lane.iter().all(|(above, below)| bottom < *above || *below < top);
        let lane = lanes.iter().position(is_free).unwrap_or(lanes.len());
        if lane == lanes.len() {
            lanes.push(Vec::new());
        }
        lanes[lane].push((top, bottom));
        placed.push((lane as i64, from, to));
    }
    (lanes.len() as i64, placed)
}

#[cfg(test)]
mod tests;
