//! Files in the middle of being saved: they are taken as they were until the save ends.
//!
//! In: what was loaded last and what is loaded now, which files are being written. Out: a tree in
//! which no file is half, or missing for the moment between two names. Never: holds anything back
//! for longer than a save takes.
//!
//! Looks that come in the middle of a save cannot be avoided: while one file is saved, another one's
//! save ends. Vim gives the old file another name before it writes the new one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::change::changed;
use super::timing::{CAP, QUIET, Sign};
use super::watch::Look;
use crate::source::{SourceFile, SourcePath, SourceTree};

/// The files that are being written or were just written, as far as events tell.
#[derive(Debug, Default)]
pub(super) struct Writing(BTreeMap<PathBuf, Span>);

#[derive(Debug, Clone, Copy)]
struct Span {
    first: Instant,
    last: Instant,
    has_ended: bool,
}

impl Writing {
    /// Something was said about these files.
    pub(super) fn note(&mut self, sign: Sign, at: Instant, paths: &[PathBuf]) {
        for path in paths {
            match sign {
                Sign::Later => {}
                Sign::End => drop(self.0.insert(path.clone(), Span { first: at, last: at, has_ended: true })),
                Sign::Middle => {
                    let known = self.0.get(path).filter(|span| !span.has_ended);
                    let first = known.map_or(at, |span| span.first);
                    self.0.insert(path.clone(), Span { first, last: at, has_ended: false });
                }
            }
        }
    }

    /// Whether the file may have been half when it was loaded: it was being written, a save ended while
    /// it was loaded, or it is so new that what is told of it may still be on its way.
    fn may_be_half(&self, file: &SourceFile, on_disk: &Path, moment: Moment<'_>) -> bool {
        match self.0.get(on_disk) {
            Some(span) => !span.has_ended || span.last >= moment.began,
            None => file.stamp.modified + as_nanoseconds(QUIET) > moment.clock,
        }
    }

    /// Forgets what has been quiet for some time, or goes on for ever.
    pub(super) fn forget(&mut self, at: Instant) {
        self.0.retain(|_, span| at < (span.last + QUIET).min(span.first + CAP));
    }
}

/// The files that were missing, and since when.
#[derive(Debug, Default)]
pub(super) struct Missing(BTreeMap<SourcePath, Instant>);

/// A look, when it began and came to its end, and what was being written by then.
#[derive(Clone, Copy)]
pub(super) struct Moment<'a> {
    pub(super) look: &'a Look,
    pub(super) writing: &'a Writing,
    pub(super) began: Instant,
    pub(super) at: Instant,
    /// The end, in nanoseconds, as the times of files are counted.
    pub(super) clock: i128,
}

fn as_nanoseconds(time: Duration) -> i128 {
    i128::try_from(time.as_nanos()).unwrap_or(i128::MAX)
}

impl Missing {
    /// Takes files that are in the middle of something as they were `before`; whether there was one.
    pub(super) fn settle(
        &mut self,
        before: &SourceTree,
        tree: &mut Arc<SourceTree>,
        moment: Moment<'_>,
    ) -> bool {
        let unsettled: BTreeSet<SourcePath> = changed(before, tree)
            .into_iter()
            .filter(|path| match tree.file(path.as_str()) {
                Some(file) => moment.writing.may_be_half(file, &on_disk(tree, path), moment),
                None => !self.is_gone(path, &on_disk(tree, path), moment),
            })
            .collect();
        let missing = unsettled.iter().filter(|path| tree.file(path.as_str()).is_none());
        let since = |path: &SourcePath| (path.clone(), self.0.get(path).copied().unwrap_or(moment.at));
        self.0 = missing.map(since).collect();
        if unsettled.is_empty() {
            return false;
        }
        hold(before, Arc::make_mut(tree), &unsettled);
        true
    }

    /// Whether a file that is missing will not be back in a moment: it has been missing for some
    /// time, or its end was told and then all was quiet.
    fn is_gone(&self, path: &SourcePath, on_disk: &Path, moment: Moment<'_>) -> bool {
        let since = self.0.get(path);
        let was_told = || on_disk.ancestors().any(|part| moment.look.named.contains(part));
        since.is_some_and(|since| moment.at >= *since + QUIET) || moment.look.is_quiet && was_told()
    }
}

fn on_disk(tree: &SourceTree, path: &SourcePath) -> PathBuf {
    tree.root.join(path.as_str())
}

/// Puts these files as they were into the tree; those that were not there are left out.
fn hold(before: &SourceTree, tree: &mut SourceTree, unsettled: &BTreeSet<SourcePath>) {
    tree.files.retain(|file| !unsettled.contains(&file.path));
    tree.problems.retain(|problem| !unsettled.contains(&problem.path));
    tree.files.extend(unsettled.iter().filter_map(|path| before.file(path.as_str()).cloned()));
    tree.files.sort_by(|one, other| one.path.cmp(&other.path));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{ProblemKind, SourceProblem, Stamp};

    fn tree(files: &[(&str, &str)]) -> Arc<SourceTree> {
        let file = |(path, text): &(&str, &str)| {
            SourceFile::of_bytes(SourcePath::new(path), Stamp::default(), text.as_bytes().to_vec())
        };
        let root = PathBuf::from("/h");
        Arc::new(SourceTree { root, ..SourceTree::in_memory(files.iter().map(file)) })
    }

    fn text(tree: &SourceTree, path: &str) -> Option<String> {
        Some(tree.file(path)?.text()?.to_string())
    }

    /// What is told of a tree with `a.md` that was loaded at several moments, in milliseconds.
    struct Case {
        before: Arc<SourceTree>,
        missing: Missing,
        writing: Writing,
        start: Instant,
    }

    impl Case {
        #[expect(clippy::disallowed_methods, reason = "any moment will do")]
        fn new() -> Self {
            let (missing, writing) = (Missing::default(), Writing::default());
            Self { before: tree(&[("a.md", "old"), ("b.md", "b")]), missing, writing, start: Instant::now() }
        }

        fn at(&self, millis: u64) -> Instant {
            self.start + Duration::from_millis(millis)
        }

        fn note(&mut self, sign: Sign, millis: u64) {
            let at = self.at(millis);
            self.writing.note(sign, at, &[PathBuf::from("/h/a.md")]);
        }

        /// Loads these files; what `a.md` is then.
        fn load(&mut self, millis: u64, look: &Look, files: &[(&str, &str)]) -> Option<String> {
            let (mut now, at) = (tree(files), self.at(millis));
            self.writing.forget(at);
            // Every load takes 5 ms, and all files are old.
            let (began, clock) = (self.at(millis.saturating_sub(5)), i128::MAX);
            let moment = Moment { look, writing: &self.writing, began, at, clock };
            let is_held = self.missing.settle(&self.before, &mut now, moment);
            assert!(now.files.is_sorted_by_key(|file| file.path.clone()));
            assert_eq!(is_held, text(&now, "a.md") != text(&tree(files), "a.md"));
            text(&now, "a.md")
        }
    }

    const GONE: &[(&str, &str)] = &[("b.md", "b")];

    #[test]
    fn a_page_between_two_names_is_not_missing() {
        let (mut case, look) = (Case::new(), Look::default());
        assert_eq!(case.load(0, &look, GONE), Some("old".to_owned()));
        assert_eq!(case.load(30, &look, GONE), Some("old".to_owned()));
        assert_eq!(case.load(40, &look, &[("a.md", "new"), ("b.md", "b")]), Some("new".to_owned()));
        assert_eq!(case.load(60, &look, GONE), Some("old".to_owned()), "it was there in between");
        assert_eq!(case.load(110, &look, GONE), None, "it has been missing for 50 ms");
    }

    #[test]
    fn a_page_whose_end_was_told_is_gone_when_all_is_quiet() {
        for (named, is_quiet, is_gone) in
            [("/h/a.md", true, true), ("/h", true, true), ("/h/b.md", true, false), ("/h/a.md", false, false)]
        {
            let look = Look { named: [PathBuf::from(named)].into(), is_quiet };
            assert_eq!(Case::new().load(0, &look, GONE).is_none(), is_gone, "{named} {is_quiet}");
        }
    }

    #[test]
    fn a_page_that_is_being_written_is_what_it_was() {
        let (mut case, look) = (Case::new(), Look::default());
        let half = [("a.md", "ha"), ("b.md", "b2"), ("c.md", "c")];
        case.note(Sign::Middle, 0);
        assert_eq!(case.load(10, &look, &half), Some("old".to_owned()));
        case.note(Sign::End, 20);
        assert_eq!(case.load(22, &look, &half), Some("old".to_owned()), "it ended while it was loaded");
        assert_eq!(case.load(27, &look, &half), Some("ha".to_owned()));
        case.note(Sign::Middle, 30);
        assert_eq!(case.load(80, &look, &half), Some("ha".to_owned()), "nobody has written for 50 ms");
        (0..20).for_each(|time| case.note(Sign::Middle, 100 + 30 * time));
        assert_eq!(case.load(690, &look, &half), Some("ha".to_owned()), "it would go on for ever");
    }

    #[test]
    fn a_page_so_new_that_nothing_was_told_of_it_yet_is_waited_for() {
        let (case, writing, look) = (Case::new(), Writing::default(), Look::default());
        let now = tree(&[("a.md", "ha"), ("b.md", "b")]);
        let file = now.file("a.md").unwrap();
        let half_at = |clock| {
            let moment = Moment { look: &look, writing: &writing, began: case.start, at: case.start, clock };
            writing.may_be_half(file, Path::new("/h/a.md"), moment)
        };
        assert!(half_at(49_999_999) && !half_at(50_000_000), "it was written at the time 0");
    }

    #[test]
    fn a_file_that_went_away_while_it_was_read_is_no_problem_yet() {
        let (mut case, mut now) = (Case::new(), tree(GONE));
        let kind = ProblemKind::Unreadable("gone".to_owned());
        Arc::make_mut(&mut now).problems = vec![SourceProblem { path: SourcePath::new("a.md"), kind }];
        let (look, writing) = (Look::default(), Writing::default());
        let moment = Moment { look: &look, writing: &writing, began: case.start, at: case.start, clock: 0 };
        assert!(case.missing.settle(&case.before, &mut now, moment));
        assert!(now.problems.is_empty() && now.files.len() == 2);
    }
}
