//! Which files speak for the record that a file belongs to.
//!
//! In: all documents. Out: for each of them its hosts: the files whose readers it may not exceed.
//! Never: looks at who the readers are.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Config;
use crate::parse::{Document, Part};
use crate::schema::Kind;
use crate::source::{SourcePath, composed};

type Key = (Kind, String);

/// The hosts of every document, as indexes.
pub(super) struct Records<'a> {
    all: &'a [Arc<Document>],
    config: &'a Config,
    /// The files of the records themselves. Two of one record are a mistake; then both speak for it.
    mains: BTreeMap<Key, Vec<usize>>,
    companions: BTreeMap<Key, Vec<usize>>,
}

impl<'a> Records<'a> {
    pub(super) fn new(all: &'a [Arc<Document>], config: &'a Config) -> Self {
        let mut records = Self { all, config, mains: BTreeMap::new(), companions: BTreeMap::new() };
        for (at, document) in all.iter().enumerate() {
            let Some(record) = &document.record else { continue };
            let files = match record.part {
                Part::Main => &mut records.mains,
                Part::Companion => &mut records.companions,
                Part::Fragment { .. } => continue,
            };
            files.entry((record.kind, record.id.clone())).or_default().push(at);
        }
        records
    }

    /// The files that speak for the record of the document: the record's own, else, for an entry of
    /// a record that is wholly in companions, those.
    pub(super) fn hosts(&self, at: usize) -> &[usize] {
        let found = match &self.all[at].record {
            Some(record) => match record.part {
                Part::Main => None,
                Part::Companion => self.mains.get(&(record.kind, record.id.clone())),
                Part::Fragment { .. } => self.files(&(record.kind, record.id.clone())),
            },
            None => folder_record(&self.all[at].path, self.config).and_then(|key| self.files(&key)),
        };
        found.map_or(&[], Vec::as_slice)
    }

    fn files(&self, key: &Key) -> Option<&Vec<usize>> {
        self.mains.get(key).or_else(|| self.companions.get(key))
    }
}

/// The record in whose folder a plain page such as `README.md` lies, if there is such a record.
pub(super) fn folder_record(path: &SourcePath, config: &Config) -> Option<Key> {
    let below = composed(path.below(&config.content)?);
    let (folder, _) = below.rsplit_once('/').filter(|_| config.is_handbook)?;
    let (top, id) = folder.split_once('/')?;
    Some((config.kinds.of(top)?, id.to_owned()))
}
