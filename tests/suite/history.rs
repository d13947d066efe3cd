//! Dates and moves from a real git repository.

use jiff::civil::Date;
use std::fs;
use std::path::Path;
use std::process::Command;
use understory::build::{Build, BuildOptions, Builder};
use understory::source::{LoadOptions, SourceTree, load};

fn git(folder: &Path, day: &str, arguments: &[&str]) {
    let time = format!("{day}T12:00:00Z");
    let status = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .envs([("GIT_AUTHOR_DATE", &time), ("GIT_COMMITTER_DATE", &time)])
        .output()
        .expect("git runs");
    assert!(status.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&status.stderr));
}

fn commit(folder: &Path, day: &str) {
    git(folder, day, &["add", "-A"]);
    git(folder, day, &["commit", "-qm", "a subject that no page may show"]);
}

/// A repository with a page that was moved, one that links to its old place, and one not yet committed.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    git(root, "2026-01-01", &["init", "-q", "."]);
    fs::write(root.join("old.md"), "# The page\n\nSome words that stay the same in both places.\n")
        .expect("a file");
    fs::write(root.join("links.md"), "# Links\n\n[it](old.md)\n").expect("a file");
    commit(root, "2026-01-05");
    git(root, "2026-02-06", &["mv", "old.md", "new.md"]);
    commit(root, "2026-02-06");
    fs::write(root.join("fresh.md"), "# Fresh\n").expect("a file");
    folder
}

fn tree(root: &Path) -> SourceTree {
    load(root, &LoadOptions { git: true, ..LoadOptions::default() }, None).expect("it loads")
}

fn build(tree: &SourceTree) -> Build {
    let as_of = Date::constant(2026, 10, 16);
    Builder::new().build(tree, &BuildOptions::on(as_of)).expect("an audience")
}

fn dates(build: &Build, url: &str) -> (Option<String>, Option<String>) {
    let page = build.handbook.pages.iter().find(|page| page.url == url).expect("the page");
    (page.created.map(|date| date.to_string()), page.updated.map(|date| date.to_string()))
}

#[test]
fn dates_follow_a_page_through_its_moves() {
    let repository = repository();
    let build = build(&tree(repository.path()));
    assert_eq!(dates(&build, "new/"), (Some("2026-01-05".into()), Some("2026-02-06".into())));
    assert_eq!(dates(&build, "links/"), (Some("2026-01-05".into()), Some("2026-01-05".into())));
    assert_eq!(dates(&build, "fresh/"), (None, None));
}

#[test]
fn a_link_to_a_moved_page_says_where_it_went() {
    let repository = repository();
    let build = build(&tree(repository.path()));
    let finding = build.diagnostics.first().expect("the link is broken");
    assert_eq!(finding.label.as_deref(), Some("it was moved to `new.md`"));
    assert_eq!(finding.help.as_deref(), Some("write `new.md`"));
}

#[test]
fn subjects_of_commits_and_names_of_people_stay_in_git() {
    let repository = repository();
    let build = build(&tree(repository.path()));
    let is_text = |path: &&str| path.ends_with(".html") || path.ends_with(".json") || path.ends_with(".js");
    for path in build.site.all().into_iter().map(|(path, _)| path).filter(is_text) {
        let bytes = build.site.bytes(path).expect("the page").expect("it renders");
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("a subject") && !text.contains("a@example.org"), "{path}");
    }
}

#[test]
fn a_shallow_clone_has_no_dates_and_says_so() {
    let repository = repository();
    let clone = tempfile::tempdir().expect("a folder");
    let from = format!("file://{}", repository.path().display());
    git(clone.path(), "2026-03-01", &["clone", "-q", "--depth", "1", &from, "."]);
    let tree = tree(clone.path());
    assert!(tree.git.shallow && tree.git.dates.is_empty());
    let build = build(&tree);
    assert_eq!(dates(&build, "new/"), (None, None));
    assert!(build.diagnostics.iter().any(|finding| finding.code.as_str() == "shallow-clone"));
}
