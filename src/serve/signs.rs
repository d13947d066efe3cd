//! What an event of the file system means for the preview.
//!
//! In: an event, and the folders that matter. Out: a [`News`], or nothing. Never: decides what is built.

use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, ModifyKind, RenameMode};

use super::timing::Sign;
use super::{Surroundings, Watched};
use crate::source::{is_markdown, is_scratch};

/// What an event means.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct News {
    pub(super) sign: Sign,
    /// Whether files may have come unseen, because their folder is new.
    pub(super) may_hide_more: bool,
    /// Whether a folder that is watched is not the one it was, so that watching must begin anew.
    pub(super) is_moved: bool,
    /// The files that were named.
    pub(super) named: Vec<PathBuf>,
}

/// What `event` means; `None` for what does not matter: that somebody reads (which would wake us after
/// every build), what we write, what editors and git write for themselves.
pub(super) fn read(event: &notify::Event, around: &Surroundings) -> Option<News> {
    if event.need_rescan() {
        // Events were lost, perhaps those of new folders.
        return Some(News { sign: Sign::Middle, may_hide_more: true, is_moved: true, named: Vec::new() });
    }
    let paths = event.paths.iter().filter_map(|path| Some((path, sign(event.kind, path, around)?)));
    let paths: Vec<(&PathBuf, Sign)> = paths.collect();
    let sign = paths.iter().map(|(_, sign)| *sign).max()?;
    let takes_name = matches!(event.kind, EventKind::Modify(ModifyKind::Name(_)));
    Some(News {
        sign,
        may_hide_more: event.kind == EventKind::Create(CreateKind::Folder)
            || takes_name && paths.iter().any(|(path, _)| path.is_dir()),
        is_moved: is_structural(event.kind)
            && paths.iter().any(|(path, _)| leads_to_watched(path, &around.watched)),
        named: paths.into_iter().map(|(path, _)| path.clone()).collect(),
    })
}

fn sign(kind: EventKind, path: &Path, around: &Surroundings) -> Option<Sign> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if around.ignored.iter().any(|folder| path.starts_with(folder)) || is_scratch(&name) {
        return None;
    }
    let sign = of_kind(kind, &name)?;
    if path.iter().any(|part| part == ".git") {
        return of_git(path).map(|most| sign.min(most));
    }
    Some(sign)
}

fn of_kind(kind: EventKind, name: &str) -> Option<Sign> {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) if is_written_by_hand(name) => {
            Some(Sign::End)
        }
        // Perhaps it is about to be given the name of another file.
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(Sign::Middle),
        EventKind::Access(_) => None,
        EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both)) => Some(Sign::End),
        EventKind::Modify(ModifyKind::Metadata(_)) => Some(Sign::Later),
        EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Other => Some(Sign::Middle),
    }
}

/// Pages, settings, and the files of a theme.
fn is_written_by_hand(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    is_markdown(&ending) || matches!(&*ending, "toml" | "html" | "css" | "js" | "yml" | "yaml" | "xml")
}

/// What git writes for itself matters only where it may mean another commit, which changes dates.
fn of_git(path: &Path) -> Option<Sign> {
    let name = path.file_name()?.to_string_lossy();
    match &*name {
        "HEAD" => Some(Sign::Middle),
        "packed-refs" | "COMMIT_EDITMSG" | "ORIG_HEAD" => Some(Sign::Later),
        _ => None,
    }
}

fn is_structural(kind: EventKind) -> bool {
    matches!(kind, EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)))
}

fn leads_to_watched(path: &Path, watched: &[Watched]) -> bool {
    watched.iter().any(|it| it.folder.starts_with(path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{DataChange, Flag, MetadataKind, RemoveKind};

    fn around() -> Surroundings {
        Surroundings {
            watched: vec![
                Watched { folder: PathBuf::from("/h"), deep: false },
                Watched { folder: PathBuf::from("/h/content"), deep: true },
            ],
            ignored: vec![PathBuf::from("/h/public")],
            git: None,
        }
    }

    fn news(kind: EventKind, path: &str) -> Option<News> {
        read(&notify::Event::new(kind).add_path(PathBuf::from(path)), &around())
    }

    fn sign_of(kind: EventKind, path: &str) -> Option<Sign> {
        news(kind, path).map(|news| news.sign)
    }

    const CLOSED: EventKind = EventKind::Access(AccessKind::Close(AccessMode::Write));
    const CREATED: EventKind = EventKind::Create(CreateKind::File);
    const NAMED: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::To));

    #[test]
    fn a_save_ends_when_the_file_is_closed_or_takes_its_name() {
        let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        assert_eq!(sign_of(CREATED, "/h/content/a.md"), Some(Sign::Middle));
        assert_eq!(sign_of(written, "/h/content/a.md"), Some(Sign::Middle));
        assert_eq!(sign_of(CLOSED, "/h/content/a.md"), Some(Sign::End));
        assert_eq!(sign_of(NAMED, "/h/content/a.md"), Some(Sign::End));
        assert_eq!(sign_of(CLOSED, "/h/content/sedXq1"), Some(Sign::Middle), "it will be given another name");
        assert_eq!(
            sign_of(EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any)), "/h/a.md"),
            Some(Sign::Later)
        );
        assert_eq!(news(CLOSED, "/h/content/a.md").unwrap().named, [PathBuf::from("/h/content/a.md")]);
    }

    #[test]
    fn reading_and_what_others_write_for_themselves_do_not_matter() {
        assert_eq!(news(EventKind::Access(AccessKind::Open(AccessMode::Any)), "/h/content/a.md"), None);
        for path in
            ["/h/public/a.html", "/h/.git/index.lock", "/h/content/a.md~", "/h/content/.a.md.swp", "/h/4913"]
        {
            assert_eq!(news(NAMED, path), None, "{path}");
        }
        assert_eq!(sign_of(CLOSED, "/h/.git/logs/HEAD"), Some(Sign::Middle), "a commit");
        assert_eq!(sign_of(NAMED, "/h/.git/HEAD"), Some(Sign::Middle), "another branch");
    }

    #[test]
    fn new_folders_may_hide_files_and_moved_ones_are_watched_anew() {
        let folder = EventKind::Create(CreateKind::Folder);
        let found = news(folder, "/h/content/new").unwrap();
        assert!(found.may_hide_more && !found.is_moved);
        assert!(news(folder, "/h/content").unwrap().is_moved);
        assert!(news(EventKind::Remove(RemoveKind::Folder), "/h").unwrap().is_moved);
        assert!(!news(CLOSED, "/h/content").unwrap().is_moved);
    }

    #[test]
    fn lost_events_may_have_been_anything() {
        let lost = read(&notify::Event::new(EventKind::Other).set_flag(Flag::Rescan), &around()).unwrap();
        assert!(lost.may_hide_more && lost.is_moved);
    }
}
