//! The audience that the name of a file says, and names that seem to say one and do not.
//!
//! In: the path of a document and the record that parsing made of it. Out: the level that it writes,
//! or what is unclear about its name. Never: takes a dot for an audience where nothing suggests one
//! (`notes-1.2.md`, `guide.ar.md`).

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::config::Config;
use crate::parse::{Document, Part, RecordFile};
use crate::schema::{Kind, Level};
use crate::source::{SourcePath, composed};

/// The words that may stand before the ending of a file: all levels but `named`, which needs names.
pub(super) const WORDS: &[&str] = Level::WORDS.split_at(8).0;

/// The level that a document writes, in its front matter or its name. Where both do, they agree;
/// [`contradicts`] finds those that do not.
pub(super) fn written(document: &Document, config: &Config) -> Option<Level> {
    document.front.level.clone().or_else(|| suffix(document, config))
}

/// Whether the front matter and the name of a file say different levels.
pub(super) fn contradicts(document: &Document, config: &Config) -> bool {
    let (front, suffix) = (document.front.level.as_ref(), suffix(document, config));
    front.zip(suffix).is_some_and(|(front, suffix)| *front != suffix)
}

/// Whether a path alone says that a file is for few: what could not be read there is not spoken of.
pub(super) fn seems_narrow(path: &SourcePath, config: &Config) -> bool {
    let Some(below) = path.below(&config.content).filter(|_| config.is_handbook) else { return false };
    let kind = below.split_once('/').and_then(|(top, _)| config.kinds.of(top));
    // Meetings lie in the folder of their pair, which lies in the folder of its cycle.
    let kind = kind
        .map(|kind| if kind == Kind::Pair && below.split('/').count() > 3 { Kind::Session } else { kind });
    let mut folders = path.folder().split('/');
    kind.is_some_and(|kind| !config.level_of(kind).is_open())
        || narrow(path.stem()).is_some()
        || folders.any(|folder| narrow(folder).is_some())
}

/// The level in the name of a file. Outside the folders of the kinds only narrow words count.
fn suffix(document: &Document, config: &Config) -> Option<Level> {
    match &document.record {
        Some(record) if record.suffix.is_some() => record.suffix.clone(),
        None if !config.is_handbook => None,
        Some(_) | None => narrow(document.path.stem()),
    }
}

fn narrow(name: &str) -> Option<Level> {
    let (_, word) = dotted(name)?;
    Level::from_word(&word.to_lowercase()).filter(|level| !level.is_open())
}

/// A name and the word behind its last dot.
fn dotted(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once('.').filter(|(base, word)| !base.is_empty() && !word.is_empty())
}

/// Why the name of a document leaves open who may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unclear {
    /// A word that is no audience stands where one is expected.
    Word {
        /// The word.
        word: String,
        /// The word that was probably meant.
        near: Option<&'static str>,
    },
    /// An audience stands in the name of a folder, or before another one.
    Misplaced {
        /// The word.
        word: String,
    },
    /// The folder looks like one whose records are narrow.
    Folder {
        /// Its name.
        name: String,
        /// The folder that was probably meant.
        near: String,
    },
}

/// What names are compared with: the records and people that there are.
pub(super) struct Names<'a> {
    known: BTreeSet<(Kind, &'a str)>,
    config: &'a Config,
}

impl<'a> Names<'a> {
    pub(super) fn new(documents: &'a [Arc<Document>], config: &'a Config) -> Self {
        let records = documents.iter().filter_map(|document| document.record.as_ref());
        Self { known: records.map(|record| (record.kind, record.id.as_str())).collect(), config }
    }

    /// What is unclear about the name of `document`.
    pub(super) fn unclear(&self, document: &Document) -> Option<Unclear> {
        match &document.record {
            Some(record) => self.of_record(record, document),
            None if self.config.is_handbook => self.of_page(&document.path),
            None => None,
        }
    }

    fn of_record(&self, record: &RecordFile, document: &Document) -> Option<Unclear> {
        let mut base = String::new();
        let last = record.id.split('/').count() - 1;
        for (at, segment) in record.id.split('/').enumerate() {
            let whole = if base.is_empty() { segment.to_owned() } else { format!("{base}/{segment}") };
            // The last part of the id of a record outside its folder is the name of a file like any other.
            let is_suffix = at == last && record.suffix.is_none() && narrow(document.path.stem()).is_some();
            if let Some((_, word)) = dotted(segment).filter(|_| !is_suffix) {
                let beside = whole.strip_suffix(&format!(".{word}")).unwrap_or_default();
                if let Some(found) = self.dotted(record.kind, beside, word) {
                    return Some(found);
                }
            }
            base = whole;
        }
        self.of_author(record)
    }

    /// Whether a dotted part of an id hides an audience; `beside` is the id without the word.
    fn dotted(&self, kind: Kind, beside: &str, word: &str) -> Option<Unclear> {
        let lower = word.to_lowercase();
        if WORDS.contains(&lower.as_str()) {
            return Some(Unclear::Misplaced { word: word.to_owned() });
        }
        let name = beside.rsplit('/').next().unwrap_or(beside);
        let is_of_person = matches!(kind, Kind::Plan | Kind::Ratings | Kind::Journey);
        let is_beside = self.known.contains(&(kind, beside))
            || (is_of_person && self.known.contains(&(Kind::Person, name)));
        let near = near(&lower);
        (is_beside || near.is_some()).then(|| Unclear::Word { word: word.to_owned(), near })
    }

    /// A dot in the author of an entry, which is always beside its record.
    fn of_author(&self, record: &RecordFile) -> Option<Unclear> {
        let Part::Fragment { author: Some(author), .. } = &record.part else { return None };
        let (_, word) = dotted(author).filter(|_| !self.known.contains(&(Kind::Person, author.as_str())))?;
        Some(Unclear::Word { word: word.to_owned(), near: near(&word.to_lowercase()) })
    }

    fn of_page(&self, path: &SourcePath) -> Option<Unclear> {
        let below = composed(path.below(&self.config.content)?);
        let (folders, _) = below.rsplit_once('/')?;
        let misplaced = folders.split('/').find(|folder| narrow(folder).is_some()).and_then(dotted);
        if let Some((_, word)) = misplaced {
            return Some(Unclear::Misplaced { word: word.to_owned() });
        }
        self.lookalike(folders.split('/').next()?)
    }

    /// A top folder that is nearly called like one whose records are narrow.
    fn lookalike(&self, top: &str) -> Option<Unclear> {
        let kinds = &self.config.kinds;
        if kinds.off || kinds.folders.contains_key(top) || kinds.of(top).is_some() {
            return None;
        }
        let narrow = Kind::all().filter(|kind| !self.config.level_of(*kind).is_open());
        let mut folders = narrow.filter_map(|kind| kinds.folder(kind));
        let near = folders.find(|folder| edits(&top.to_lowercase(), &folder.to_lowercase()) <= 1)?;
        Some(Unclear::Folder { name: top.to_owned(), near: near.to_owned() })
    }
}

/// The audience that a word nearly is: one letter off, or two in a long one.
pub(super) fn near(word: &str) -> Option<&'static str> {
    let is_near = |known: &&&str| edits(word, known) <= if known.len() > 5 { 2 } else { 1 };
    WORDS.iter().filter(is_near).min_by_key(|known| edits(word, known)).copied()
}

fn edits(one: &str, other: &str) -> usize {
    strsim::damerau_levenshtein(one, other)
}
