//! What differs between two loads, for the line in the terminal; nothing is left out because of it.

use std::collections::BTreeMap;

use crate::source::{SourcePath, SourceTree};

/// The files that are new, changed or gone, by path.
pub(super) fn changed(before: &SourceTree, after: &SourceTree) -> Vec<SourcePath> {
    let old = hashes(before);
    let new = hashes(after);
    let gone = old.keys().filter(|path| !new.contains_key(**path));
    let other = new.iter().filter(|(path, hash)| old.get(**path) != Some(hash)).map(|(path, _)| path);
    let mut paths: Vec<SourcePath> = gone.chain(other).map(|path| (*path).clone()).collect();
    paths.sort();
    paths
}

/// Whether nothing differs: no file, no problem, no commit.
pub(super) fn is_same(before: &SourceTree, after: &SourceTree) -> bool {
    before.problems == after.problems
        && before.git.commit == after.git.commit
        && changed(before, after).is_empty()
}

fn hashes(tree: &SourceTree) -> BTreeMap<&SourcePath, u64> {
    tree.files.iter().map(|file| (&file.path, file.hash)).collect()
}
