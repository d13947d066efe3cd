//! Saves of editors: while any of them is under way, the page is never missing, never half.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::preview::{Preview, folder};

/// A page of some length with `word` in it, whose last word is `END`.
fn text(word: &str) -> String {
    format!("# Title\n\n{word}\n\n{}\nEND\n", "Some words on a line.\n".repeat(200))
}

fn short_while() {
    thread::sleep(Duration::from_millis(3));
}

/// Vim: tries the folder, keeps a swap file, renames the old file to a backup, writes a new one.
fn vim(page: &Path, text: &str) {
    let folder = page.parent().unwrap();
    let (swap, backup, trial) = (folder.join(".a.md.swp"), folder.join("a.md~"), folder.join("4913"));
    fs::write(&swap, "b0VIM").unwrap();
    fs::write(&trial, "").unwrap();
    fs::remove_file(&trial).unwrap();
    fs::rename(page, &backup).unwrap();
    short_while();
    let mut file = File::create(page).unwrap();
    file.write_all(text.as_bytes()).unwrap();
    short_while();
    file.sync_all().unwrap();
    drop(file);
    fs::remove_file(&backup).unwrap();
    fs::remove_file(&swap).unwrap();
}

/// VS Code with atomic saves, `sed -i`, most others that are careful.
fn rename_over(page: &Path, text: &str) {
    let other = page.with_file_name("vsc-8a7f");
    fs::write(&other, text).unwrap();
    short_while();
    fs::rename(other, page).unwrap();
}

/// VS Code as it comes, nano: the file is made empty and written.
fn in_place(page: &Path, text: &str) {
    let mut file = OpenOptions::new().write(true).truncate(true).open(page).unwrap();
    short_while();
    for part in text.as_bytes().chunks(1000) {
        file.write_all(part).unwrap();
        short_while();
    }
}

/// Emacs: a lock that leads nowhere as long as the buffer is changed, an autosave, a backup.
fn emacs(page: &Path, text: &str) {
    let lock = page.with_file_name(".#a.md");
    symlink("mara@ferry.4711:1700000000", &lock).unwrap();
    let autosave = page.with_file_name("#a.md#");
    fs::write(&autosave, text).unwrap();
    thread::sleep(Duration::from_millis(400));
    fs::rename(page, page.with_file_name("a.md~")).unwrap();
    fs::write(page, text).unwrap();
    fs::remove_file(autosave).unwrap();
    fs::remove_file(lock).unwrap();
}

/// Many saves one after the other, while a reader asks for the page again and again.
fn the_page_is_always_whole(save: fn(&Path, &str)) {
    let temp = folder(&[("a.md", &text("WORD-0")), ("b.md", "# B\n")]);
    let page = temp.path().join("a.md");
    let preview = Preview::start(temp.path(), &[]);
    let is_done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !is_done.load(Ordering::Relaxed) {
                let (status, page) = preview.fetch("/a/");
                let page = String::from_utf8(page).unwrap();
                assert_eq!(status, 200, "the page is missing");
                assert!(page.contains("WORD-") && page.contains("END"), "half a page: {page}");
            }
        });
        for round in 1..=12 {
            save(&page, &text(&format!("WORD-{round}.")));
            preview.shows("/a/", &format!("WORD-{round}."));
            // Some saves come hard upon what the one before led to, others do not.
            thread::sleep(Duration::from_millis(20 * (round % 6)));
        }
        is_done.store(true, Ordering::Relaxed);
    });
    let said = preview.said();
    let named: Vec<_> =
        said.iter().filter(|line| line.contains(" → ") && !line.starts_with("a.md →")).collect();
    assert!(named.iter().all(|line| line.contains("does not show")), "{named:#?}");
    assert!(!said.iter().any(|line| line.contains("finding") || line.contains("error")), "{said:#?}");
}

#[test]
fn vim_saves_by_renaming_the_old_file() {
    the_page_is_always_whole(vim);
}

#[test]
fn others_rename_the_new_file() {
    the_page_is_always_whole(rename_over);
}

#[test]
fn others_write_in_place() {
    the_page_is_always_whole(in_place);
}

#[test]
fn emacs_locks_saves_itself_and_keeps_a_backup() {
    the_page_is_always_whole(emacs);
}

#[test]
fn what_editors_write_for_themselves_makes_no_build() {
    let temp = folder(&[("a.md", "# A\n")]);
    let preview = Preview::start(temp.path(), &[]);
    for name in [".a.md.swp", "a.md~", "4913", "#a.md#"] {
        fs::write(temp.path().join(name), "x").unwrap();
    }
    symlink("mara@ferry.4711:1", temp.path().join(".#a.md")).unwrap();
    thread::sleep(Duration::from_millis(700));
    assert_eq!(preview.newest(), 1, "{:#?}", preview.said());
}
