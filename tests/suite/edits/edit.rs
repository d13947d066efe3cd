//! A handbook on somebody's desk: what may be done to it, one edit after the other.
//!
//! Every number of an [`Edit`] counts round a list, so that any sequence is one that can be done and
//! shrinks to one that still can.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::select;
use understory::build::BuildOptions;
use understory::edition::Audience;
use understory::source::{FileDates, GitHistory, ProblemKind, SourcePath, SourceProblem, SourceTree};

use super::tables::{
    AUDIENCES, BLOCKS, FLIPS, FOLDERS, FRONTS, GUESTS, HANDBOOK, LOOKS, PICTURES, PLACES, SETTINGS, TITLES,
};
use crate::fixture::{TestSite, options, source_file};

/// Something that is done to a handbook.
#[derive(Debug, Clone)]
pub enum Edit {
    /// One of the interactions, back or forth.
    Flip(usize),
    /// A file comes or goes.
    Guest(usize),
    /// Front matter says something, in the place of what it said of this.
    Front(usize, &'static str),
    /// Front matter loses a line.
    Less(usize, usize),
    /// The marks around the front matter are broken.
    Break(usize),
    /// A file is as it was at first.
    Mend(usize),
    /// The first heading is another one.
    Title(usize, &'static str),
    /// A block of text is added at the end.
    Add(usize, &'static str),
    /// A line is taken out.
    Cut(usize, usize),
    /// A letter is replaced by another one.
    Letter(usize, usize),
    /// The file becomes empty, as editors leave it for a moment.
    Empty(usize),
    /// Half of the file is written.
    Half(usize),
    /// Bytes that are no text.
    Binary(usize),
    Delete(usize),
    /// A file of the first handbook is there again.
    Restore(usize),
    Rename(usize, &'static str),
    Copy(usize, &'static str),
    Swap(usize, usize),
    MoveFolder(&'static str, &'static str),
    DeleteFolder(&'static str),
    /// A picture of this width.
    Picture(&'static str, u8),
    NoPicture(&'static str),
    /// `handbook.toml` says something, in the place of what it said of this.
    Setting(&'static str),
    /// `handbook.toml` loses a line.
    NoSetting(usize),
    Look(usize),
    NoLook(usize),
    For(&'static str),
    AsOf(i16),
    Drafts,
    Future,
    Keeper,
    BaseUrl,
    /// A commit: its number, and of which files it changes the dates.
    Commit(u8, usize),
    /// A file cannot be read for a moment.
    Unreadable(usize),
}

/// Any edit.
pub fn edit() -> impl Strategy<Value = Edit> {
    let at = 0..40_usize;
    let place = || select(PLACES);
    let folder = || select(FOLDERS);
    prop_oneof![
        12 => (0..FLIPS.len()).prop_map(Edit::Flip),
        4 => (0..GUESTS.len()).prop_map(Edit::Guest),
        5 => (at.clone(), select(FRONTS)).prop_map(|(at, line)| Edit::Front(at, line)),
        2 => (at.clone(), 0..8_usize).prop_map(|(at, line)| Edit::Less(at, line)),
        1 => at.clone().prop_map(Edit::Break),
        3 => at.clone().prop_map(Edit::Mend),
        2 => (at.clone(), select(TITLES)).prop_map(|(at, title)| Edit::Title(at, title)),
        4 => (at.clone(), select(BLOCKS)).prop_map(|(at, block)| Edit::Add(at, block)),
        2 => (at.clone(), 0..30_usize).prop_map(|(at, line)| Edit::Cut(at, line)),
        2 => (at.clone(), 0..60_usize).prop_map(|(at, letter)| Edit::Letter(at, letter)),
        1 => at.clone().prop_map(Edit::Empty),
        1 => at.clone().prop_map(Edit::Half),
        1 => at.clone().prop_map(Edit::Binary),
        2 => at.clone().prop_map(Edit::Delete),
        3 => at.clone().prop_map(Edit::Restore),
        2 => (at.clone(), place()).prop_map(|(at, to)| Edit::Rename(at, to)),
        1 => (at.clone(), place()).prop_map(|(at, to)| Edit::Copy(at, to)),
        1 => (at.clone(), at.clone()).prop_map(|(one, other)| Edit::Swap(one, other)),
        1 => (folder(), folder()).prop_map(|(from, to)| Edit::MoveFolder(from, to)),
        1 => folder().prop_map(Edit::DeleteFolder),
        2 => (select(PICTURES), 1..4_u8).prop_map(|(path, width)| Edit::Picture(path, width)),
        1 => select(PICTURES).prop_map(Edit::NoPicture),
        4 => select(SETTINGS).prop_map(Edit::Setting),
        2 => (0..12_usize).prop_map(Edit::NoSetting),
        2 => (0..LOOKS.len()).prop_map(Edit::Look),
        1 => (0..LOOKS.len()).prop_map(Edit::NoLook),
        2 => select(AUDIENCES).prop_map(Edit::For),
        1 => (-400..400_i16).prop_map(Edit::AsOf),
        1 => Just(Edit::Drafts),
        1 => Just(Edit::Future),
        1 => Just(Edit::Keeper),
        1 => Just(Edit::BaseUrl),
        2 => (0..4_u8, at.clone()).prop_map(|(number, at)| Edit::Commit(number, at)),
        1 => at.prop_map(Edit::Unreadable),
    ]
}

/// A handbook, and how it is looked at.
#[derive(Clone)]
pub struct Desk {
    pub files: BTreeMap<String, Vec<u8>>,
    pub options: BuildOptions,
    git: Arc<GitHistory>,
    unreadable: Option<String>,
}

impl Desk {
    /// The handbook that every sequence starts with.
    pub fn new() -> Self {
        let files = TestSite::from(HANDBOOK).files();
        let mut desk = Self { files, options: options(), git: Arc::default(), unreadable: None };
        desk.options.drafts = true;
        for path in PICTURES.iter().filter(|path| !path.contains("none")) {
            desk.files.insert((*path).to_owned(), picture(1));
        }
        desk
    }

    /// What would be loaded.
    pub fn tree(&self) -> SourceTree {
        let is_readable = |path: &str| self.unreadable.as_deref() != Some(path);
        let readable = self.files.iter().filter(|(path, _)| is_readable(path));
        let mut tree = SourceTree::in_memory(readable.map(|(path, bytes)| source_file(path, bytes)));
        tree.git = self.git.clone();
        tree.problems = self.unreadable.iter().map(|path| problem(path)).collect();
        tree
    }

    /// Does one edit; nothing where it makes no sense.
    pub fn edit(&mut self, edit: &Edit) {
        match *edit {
            Edit::Flip(at) => self.flip(FLIPS[at % FLIPS.len()]),
            Edit::Guest(at) => self.guest(GUESTS[at % GUESTS.len()]),
            Edit::Front(at, line) => self.rewrite(at, |text| with_front(text, line)),
            Edit::Less(at, line) => self.rewrite(at, |text| without_front(text, line)),
            Edit::Break(at) => self.rewrite(at, |text| text.replacen("\n+++\n", "\n++\n", 1)),
            Edit::Title(at, title) => self.rewrite(at, |text| with_title(text, title)),
            Edit::Add(at, block) => self.rewrite(at, |text| format!("{text}\n{block}\n")),
            Edit::Cut(at, line) => self.rewrite(at, |text| without_line(text, line)),
            Edit::Letter(at, letter) => self.rewrite(at, |text| with_letter(text, letter)),
            Edit::Empty(at) => self.rewrite(at, |_| String::new()),
            Edit::Half(at) => self.rewrite(at, |text| text.chars().take(text.chars().count() / 2).collect()),
            Edit::Binary(at) => self.replace(at, |bytes| [bytes, b"\n\xff\xfe\0".as_slice()].concat()),
            Edit::Setting(line) => self.settings(|text| with_line(text, line)),
            Edit::NoSetting(line) => self.settings(|text| without_line(text, line)),
            Edit::Picture(path, width) => drop(self.files.insert(path.to_owned(), picture(width))),
            Edit::NoPicture(path) => drop(self.files.remove(path)),
            Edit::Look(at) => self.write(LOOKS[at % LOOKS.len()]),
            Edit::NoLook(at) => drop(self.files.remove(LOOKS[at % LOOKS.len()].0)),
            Edit::For(audience) => self.options.audience = Audience::parse(audience).expect("an audience"),
            Edit::AsOf(days) => self.options.as_of = day(days),
            Edit::Drafts => self.options.drafts = !self.options.drafts,
            Edit::Future => self.options.future = !self.options.future,
            Edit::Keeper => self.options.as_keeper = !self.options.as_keeper,
            Edit::BaseUrl => {
                let url = "https://example.org/laid/over/".to_owned();
                self.options.base_url = self.options.base_url.is_none().then_some(url);
            }
            Edit::Commit(number, at) => self.commit(number, at),
            Edit::Unreadable(at) => {
                self.unreadable = if self.unreadable.is_none() { self.page(at) } else { None };
            }
            _ => self.move_files(edit),
        }
    }

    fn move_files(&mut self, edit: &Edit) {
        match *edit {
            Edit::Mend(at) => {
                let path = self.page(at);
                path.iter().for_each(|path| self.restore(path));
            }
            Edit::Delete(at) => drop(self.page(at).and_then(|path| self.files.remove(&path))),
            Edit::Restore(at) => {
                let first: Vec<String> = Self::new().files.into_keys().collect();
                self.restore(&first[at % first.len()]);
            }
            Edit::Rename(at, to) => {
                let bytes = self.page(at).and_then(|path| self.files.remove(&path));
                self.files.extend(bytes.map(|bytes| (to.to_owned(), bytes)));
            }
            Edit::Copy(at, to) => {
                let bytes = self.page(at).and_then(|path| self.files.get(&path).cloned());
                self.files.extend(bytes.map(|bytes| (to.to_owned(), bytes)));
            }
            Edit::Swap(one, other) => self.swap(one, other),
            Edit::MoveFolder(from, to) => self.move_folder(from, Some(to)),
            Edit::DeleteFolder(folder) => self.move_folder(folder, None),
            _ => unreachable!("every other edit is done in place: {edit:?}"),
        }
    }

    /// The page that `at` stands for.
    fn page(&self, at: usize) -> Option<String> {
        let pages: Vec<&String> = self.files.keys().filter(|path| path.ends_with(".md")).collect();
        Some((*pages.get(at % pages.len().max(1))?).clone())
    }

    fn write(&mut self, (path, text): (&str, &str)) {
        self.files.insert(path.to_owned(), text.as_bytes().to_vec());
    }

    fn replace(&mut self, at: usize, change: impl FnOnce(&[u8]) -> Vec<u8>) {
        let Some(path) = self.page(at) else { return };
        let bytes = change(&self.files[&path]);
        self.files.insert(path, bytes);
    }

    fn rewrite(&mut self, at: usize, change: impl FnOnce(&str) -> String) {
        self.replace(at, |bytes| change(&String::from_utf8_lossy(bytes)).into_bytes());
    }

    fn settings(&mut self, change: impl FnOnce(&str) -> String) {
        let text = self.files.get("handbook.toml").cloned().unwrap_or_default();
        self.write(("handbook.toml", &change(&String::from_utf8_lossy(&text))));
    }

    fn flip(&mut self, (path, one, other): (&str, &str, &str)) {
        let Some(bytes) = self.files.get(path) else { return };
        let text = String::from_utf8_lossy(bytes).into_owned();
        // The longer words first: the shorter ones may be a part of them.
        let (short, long) = if one.len() > other.len() { (other, one) } else { (one, other) };
        let flipped =
            if text.contains(long) { text.replacen(long, short, 1) } else { text.replacen(short, long, 1) };
        self.write((path, &flipped));
    }

    fn guest(&mut self, (path, text): (&str, &str)) {
        if self.files.remove(path).is_none() {
            self.write((path, text));
        }
    }

    fn restore(&mut self, path: &str) {
        let first = Self::new().files.remove(path);
        self.files.extend(first.map(|bytes| (path.to_owned(), bytes)));
    }

    fn swap(&mut self, one: usize, other: usize) {
        let (Some(one), Some(other)) = (self.page(one), self.page(other)) else { return };
        let (first, second) = (self.files[&one].clone(), self.files[&other].clone());
        self.files.extend([(one, second), (other, first)]);
    }

    fn move_folder(&mut self, from: &str, to: Option<&str>) {
        let is_inside = |path: &str| path.strip_prefix(from).is_some_and(|rest| rest.starts_with('/'));
        let paths: Vec<String> = self.files.keys().filter(|path| is_inside(path)).cloned().collect();
        for path in paths {
            let bytes = self.files.remove(&path).unwrap_or_default();
            self.files.extend(to.map(|to| (format!("{to}{}", &path[from.len()..]), bytes)));
        }
    }

    fn commit(&mut self, number: u8, at: usize) {
        let mut git = GitHistory { commit: Some(format!("{number:040}")), ..GitHistory::default() };
        let dated = self.files.keys().enumerate().filter(|(place, _)| place % 5 == at % 5);
        let day = day(i16::from(number) * -50);
        git.dates = dated.map(|(_, path)| (path.clone(), FileDates { created: day, updated: day })).collect();
        git.moves = BTreeMap::from([("content/guide/gone.md".to_owned(), "content/guide/day.md".to_owned())]);
        self.git = Arc::new(git);
    }
}

fn problem(path: &str) -> SourceProblem {
    SourceProblem { path: SourcePath::new(path), kind: ProblemKind::Unreadable("no".to_owned()) }
}

fn day(days: i16) -> Date {
    date(2026, 10, 16).saturating_add(jiff::Span::new().days(days))
}

/// The head of a picture.
pub fn picture(width: u8) -> Vec<u8> {
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0".as_slice(), &[width, 0, 0, 0, 9]].concat()
}

fn key(line: &str) -> &str {
    line.split(' ').next().unwrap_or_default()
}

/// The lines of `text` with `line` first, and no other line of its key.
fn with_line(text: &str, line: &str) -> String {
    let others = text.lines().filter(|other| key(other) != key(line));
    std::iter::once(line).chain(others).fold(String::new(), |text, line| text + line + "\n")
}

fn without_line(text: &str, at: usize) -> String {
    let count = text.lines().count().max(1);
    let others = text.lines().enumerate().filter(|(place, _)| *place != at % count);
    others.fold(String::new(), |text, (_, line)| text + line + "\n")
}

/// The lines of the front matter, and what stands below it.
fn split(text: &str) -> (&str, &str) {
    text.strip_prefix("+++\n").and_then(|rest| rest.split_once("+++\n")).unwrap_or(("", text))
}

fn with_front(text: &str, line: &str) -> String {
    let (front, body) = split(text);
    format!("+++\n{}+++\n{body}", with_line(front, line))
}

fn without_front(text: &str, at: usize) -> String {
    match split(text) {
        ("", body) => body.to_owned(),
        (front, body) => format!("+++\n{}+++\n{body}", without_line(front, at)),
    }
}

fn with_title(text: &str, title: &str) -> String {
    let old = text.lines().find(|line| line.starts_with("# ")).unwrap_or_default();
    text.replacen(old, &format!("# {title}"), 1)
}

/// A text of the same size with another letter.
fn with_letter(text: &str, at: usize) -> String {
    let letters: Vec<usize> =
        text.match_indices(|one: char| one.is_ascii_lowercase()).map(|(at, _)| at).collect();
    let mut bytes = text.as_bytes().to_vec();
    if let Some(at) = letters.get(at % letters.len().max(1)) {
        bytes[*at] = if bytes[*at] == b'z' { b'a' } else { bytes[*at] + 1 };
    }
    String::from_utf8(bytes).expect("letters are replaced by letters")
}
