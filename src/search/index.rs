//! The index of a site, from all its pages.
//!
//! In: the pages, what is known from last time. Out: an [`Index`]. Never: bytes that depend on what was
//! indexed before, or on the order in which pages were read.

use rayon::prelude::*;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use super::columns::columns;
use super::fragment::{self, json};
use super::lists::Lists;
use super::memo::{Known, Memo};
use super::page::{Pages, Settings};
use super::shards::{self, Shards};
use super::{dictionary, symbols};

/// A site whose index has fewer bytes is one file: about a megabyte when compressed.
const ONE_FILE: usize = 5 << 19;
/// How many pages share one hash of their fragments in the root.
const BLOCK: usize = 64;

/// Whether an index may have a file of this name.
#[must_use]
pub fn is_own(name: &str) -> bool {
    let is_in = |folder: &str| ["t", "x", "z", "c", "f"].contains(&folder);
    name == "root.js"
        || name.ends_with(".js") && name.split_once('/').is_some_and(|(folder, _)| is_in(folder))
}

/// The index of a site. Names are paths below `search/`.
#[derive(Debug, Default)]
pub struct Index {
    /// What follows the client in `root.js`: the root, and in a small site everything else.
    pub root: String,
    /// The files beside it that are made at once.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// The fragments beside it, made when they are asked for: the page, and which part of it.
    pub fragments: BTreeMap<String, (usize, usize)>,
    /// The languages of the pages.
    pub languages: BTreeSet<String>,
}

/// What the client has to know before anything else.
#[derive(Serialize)]
struct Root<'a> {
    pages: usize,
    lang: &'a str,
    facets: &'a [(&'static str, String)],
    questions: &'a [String],
    words: &'a BTreeMap<String, String>,
    /// The first word of each file of words.
    first: Vec<&'a str>,
    /// The hashes of these files, six symbols each.
    hashes: String,
    /// The files of the dictionary, and their hashes.
    near: BTreeMap<&'a str, String>,
    /// The columns of facets, and their hashes.
    columns: BTreeMap<&'a str, String>,
    /// Of each block of fragments a hash, six symbols each.
    fragments: String,
    block: usize,
}

/// Makes the index of all pages.
#[must_use]
pub fn index(pages: &dyn Pages, settings: &Settings, memo: &mut Memo) -> Index {
    let known = memo.read(pages);
    let lists = Lists::new(&known, memo.lexicon.words.len());
    let shards = shards::cut(&memo.lexicon, &lists);
    let files = Files::new(&shards, dictionary::files(&memo.lexicon, &shards), &known);
    let languages = known.iter().map(|page| page.lang.clone()).collect();
    let root = format!("understory.start({});\n", json(&files.root(settings, &shards, &known, pages)));
    let size = files.size() + known.iter().map(|page| page.size).sum::<usize>();
    if size <= ONE_FILE {
        return Index { root: root + &files.all_in_one(pages), languages, ..Index::default() };
    }
    let parts = |(at, page): (usize, &Arc<Known>)| {
        (0..page.parts).map(move |part| (fragment::name(at, part), (at, part)))
    };
    let fragments = known.iter().enumerate().flat_map(parts).collect();
    Index { root, files: files.separate(), fragments, languages }
}

/// The script that hands a value to the client: how every file but the root looks.
#[must_use]
pub fn script(name: &str, value: &str) -> String {
    format!("understory.put(\"{name}\",{value});\n")
}

/// The files beside the root: what they hold as literals, by name without hash.
struct Files {
    words: Vec<File>,
    long: Vec<File>,
    near: BTreeMap<String, File>,
    columns: BTreeMap<&'static str, File>,
}

/// A file of the index.
struct File {
    name: String,
    hash: String,
    value: String,
}

impl File {
    fn new(stem: &str, value: String) -> Self {
        let hash = symbols::short(xxh3_64(value.as_bytes()));
        Self { name: format!("{stem}.{hash}.js"), hash, value }
    }

    fn script(&self) -> String {
        script(&self.name, &self.value)
    }
}

impl Files {
    fn new(shards: &Shards, near: BTreeMap<String, String>, known: &[Arc<Known>]) -> Self {
        let words = shards.words.par_iter().enumerate();
        let words = words.map(|(at, shard)| File::new(&format!("t/{at}"), json(&shard.text))).collect();
        let long = |(hash, list): &(String, String)| File {
            name: format!("x/{hash}.js"),
            hash: hash.clone(),
            value: json(list),
        };
        let long = shards.long.par_iter().map(long).collect();
        let near = near.into_par_iter().map(|(name, words)| {
            let file = File::new(&escaped(&name), json(&words));
            (name, file)
        });
        let columns = columns(known).into_iter();
        let columns = columns.map(|(name, values)| (name, File::new(&format!("c/{name}"), json(&values))));
        Self { words, long, near: near.collect(), columns: columns.collect() }
    }

    fn all(&self) -> impl Iterator<Item = &File> {
        self.words.iter().chain(&self.long).chain(self.near.values()).chain(self.columns.values())
    }

    fn size(&self) -> usize {
        self.all().map(|file| file.value.len() + file.name.len() + 20).sum()
    }

    fn root<'a>(
        &'a self,
        settings: &'a Settings,
        shards: &'a Shards,
        known: &[Arc<Known>],
        pages: &dyn Pages,
    ) -> Root<'a> {
        Root {
            pages: known.len(),
            lang: &settings.lang,
            facets: &settings.facets,
            questions: &settings.questions,
            words: &settings.words,
            first: shards.words.iter().map(|shard| &*shard.first).collect(),
            hashes: self.words.iter().map(|file| &*file.hash).collect(),
            near: self.near.iter().map(|(name, file)| (&**name, file.hash.clone())).collect(),
            columns: self.columns.iter().map(|(name, file)| (*name, file.hash.clone())).collect(),
            fragments: blocks(pages),
            block: BLOCK,
        }
    }

    /// All of it, and the fragments of all pages, as one script.
    fn all_in_one(&self, pages: &dyn Pages) -> String {
        let mut out: String = self.all().map(File::script).collect();
        for at in 0..pages.count() {
            for (name, value) in fragment::fragment(at, &pages.page(at)) {
                out.push_str(&script(&name, &value));
            }
        }
        out
    }

    fn separate(&self) -> BTreeMap<String, Arc<[u8]>> {
        let files: Vec<&File> = self.all().collect();
        let file = |file: &&File| (file.name.clone(), Arc::from(file.script().into_bytes()));
        files.par_iter().map(file).collect()
    }
}

/// The hash of each block of pages.
fn blocks(pages: &dyn Pages) -> String {
    let all: Vec<usize> = (0..pages.count()).collect();
    let hash = |block: &[usize]| {
        let mut hash = Xxh3::new();
        block.iter().for_each(|at| hash.update(&pages.key(*at).to_le_bytes()));
        symbols::short(hash.digest())
    };
    all.chunks(BLOCK).map(hash).collect()
}

/// The name of a file of the dictionary: letters that not every disk can write as their number.
fn escaped(name: &str) -> String {
    let letter = |letter: char| match letter {
        '/' | 'a'..='z' | '0'..='9' => letter.to_string(),
        other => format!("-{:x}-", u32::from(other)),
    };
    name.chars().map(letter).collect()
}
