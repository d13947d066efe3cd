//! The same law on a real disk: what is loaded beside an earlier tree is what is loaded afresh, however
//! the files were written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, FileTimes};
use std::path::Path;
use std::thread;
use std::time::Duration;

use proptest::prelude::*;
use understory::build::{Builder, load_options};
use understory::config;
use understory::source::{Known, SourceTree, load};

use super::edit::{Desk, Edit, edit};
use super::{Seen, config as cases};

/// How a file gets its new bytes.
#[derive(Debug, Clone, Copy)]
enum Hand {
    InPlace,
    /// In place, and its time is what it was before.
    Backdated,
    /// Another file takes its name, with the old one's time.
    RenamedOver,
    /// The old file is given another name, a new one is written, the old one is removed.
    WithBackup,
    /// Removed and written anew.
    Anew,
}

fn hand() -> impl Strategy<Value = Hand> {
    prop_oneof![
        Just(Hand::InPlace),
        Just(Hand::Backdated),
        Just(Hand::RenamedOver),
        Just(Hand::WithBackup),
        Just(Hand::Anew),
    ]
}

impl Hand {
    fn write(self, path: &Path, bytes: &[u8]) {
        let time = path.metadata().and_then(|found| found.modified()).ok();
        let put_back = |file: &Path| {
            let times = time.map_or_else(FileTimes::new, |time| FileTimes::new().set_modified(time));
            File::options().write(true).open(file).and_then(|file| file.set_times(times)).expect("times");
        };
        let other = path.with_extension("saving");
        match self {
            Self::InPlace => fs::write(path, bytes).expect("a write"),
            Self::Backdated => {
                fs::write(path, bytes).expect("a write");
                put_back(path);
            }
            Self::RenamedOver => {
                fs::write(&other, bytes).expect("a write");
                put_back(&other);
                fs::rename(&other, path).expect("a rename");
            }
            Self::WithBackup if time.is_some() => {
                fs::rename(path, &other).expect("a rename");
                fs::write(path, bytes).expect("a write");
                fs::remove_file(&other).expect("a removal");
            }
            Self::Anew if time.is_some() => {
                fs::remove_file(path).expect("a removal");
                fs::write(path, bytes).expect("a write");
            }
            Self::WithBackup | Self::Anew => fs::write(path, bytes).expect("a write"),
        }
    }
}

/// Makes the folder hold these files and no others; only what differs is touched.
fn sync(root: &Path, from: &BTreeMap<String, Vec<u8>>, to: &BTreeMap<String, Vec<u8>>, hand: Hand) {
    for path in from.keys().filter(|path| !to.contains_key(*path)) {
        fs::remove_file(root.join(path)).expect("a removal");
        // Folders without files go too, as they do in git; one that still holds something stays.
        let above = Path::new(path).ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
        above.for_each(|folder| drop(fs::remove_dir(root.join(folder))));
    }
    for (path, bytes) in to.iter().filter(|(path, bytes)| from.get(*path) != Some(bytes)) {
        fs::create_dir_all(root.join(path).parent().expect("a folder")).expect("folders");
        hand.write(&root.join(path), bytes);
    }
}

/// What is loaded now; nothing when the settings name a folder that is not there.
fn loaded(root: &Path, previous: Option<&SourceTree>) -> Option<SourceTree> {
    let settings = fs::read(root.join("handbook.toml")).ok();
    let settings = settings.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let mut options = load_options(&config::read(settings.as_deref()).value, None);
    options.git = false;
    let named = BTreeSet::new();
    load(root, &options, previous.map(|tree| Known { tree, named: &named })).ok()
}

fn files(tree: &SourceTree) -> Vec<(String, u64, Option<String>)> {
    let file = |file: &std::sync::Arc<understory::source::SourceFile>| {
        (file.path.to_string(), file.hash, file.text().map(|text| text.to_string()))
    };
    tree.files.iter().map(file).collect()
}

type Step = (Vec<Edit>, Hand);

fn the_disk_is_read_as_it_is(steps: &[Step]) -> Result<(), String> {
    let temp = tempfile::tempdir().expect("a folder");
    let (mut desk, mut on_disk) = (Desk::new(), BTreeMap::new());
    let (mut builder, mut previous) = (Builder::remembering(), None);
    for (edits, hand) in [(Vec::new(), Hand::InPlace)].iter().chain(steps) {
        edits.iter().for_each(|edit| desk.edit(edit));
        sync(temp.path(), &on_disk, &desk.files, *hand);
        on_disk.clone_from(&desk.files);
        let (again, afresh) = (loaded(temp.path(), previous.as_ref()), loaded(temp.path(), None));
        let (Some(again), Some(afresh)) = (again, afresh) else { continue };
        if files(&again) != files(&afresh) || again.problems != afresh.problems {
            return Err(format!("loaded is\n{:?}\nshould be\n{:?}", files(&again), files(&afresh)));
        }
        let build = builder.build(&again, &desk.options);
        let clean = Builder::new().build(&afresh, &desk.options);
        previous = Some(again);
        if let (Ok(build), Ok(clean)) = (build, clean) {
            Seen::of(&build).difference(&Seen::of(&clean)).map_or(Ok(()), Err)?;
        }
        // Longer than the steps in which the system counts the times of files.
        thread::sleep(Duration::from_millis(12));
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn files_are_read_again_however_they_were_written(
        steps in proptest::collection::vec((proptest::collection::vec(edit(), 1..4), hand()), 1..6),
    ) {
        prop_assert_eq!(the_disk_is_read_as_it_is(&steps), Ok(()));
    }
}

/// Every way to write, over bytes of the same number.
#[test]
fn the_same_size_and_the_same_time_hide_nothing() {
    for hand in [Hand::InPlace, Hand::Backdated, Hand::RenamedOver, Hand::WithBackup, Hand::Anew] {
        let steps: Vec<Step> =
            (0..4).map(|at| (vec![Edit::Letter(7, at), Edit::Letter(9, 1)], hand)).collect();
        the_disk_is_read_as_it_is(&steps).unwrap_or_else(|words| panic!("{hand:?}: {words}"));
    }
}
