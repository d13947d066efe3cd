//! Changes of all kinds: the last state saved is the last state shown.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::preview::{Preview, folder, write};

fn last_state_is_shown(arguments: &[&str]) {
    let temp = folder(&[("a.md", "# First\n\nTEXT-1\n")]);
    let preview = Preview::start(temp.path(), arguments);
    preview.shows("/a/", "TEXT-1");
    for round in 0..100 {
        write(temp.path(), "a.md", &format!("# Again\n\nROUND-{round}.\n"));
    }
    write(temp.path(), "new/folder/b.md", "# B\n\nDEEP\n");
    preview.shows("/a/", "ROUND-99.");
    preview.shows("/new/folder/b/", "DEEP");
    fs::remove_dir_all(temp.path().join("new")).unwrap();
    preview.answers("/new/folder/b/", 404);
}

#[test]
fn the_last_state_saved_is_the_last_state_shown() {
    last_state_is_shown(&[]);
}

#[test]
fn polling_sees_the_same() {
    last_state_is_shown(&["--poll"]);
}

#[test]
fn a_single_save_is_shown_at_once() {
    let temp = folder(&[("a.md", "# A\n\nTEXT-0.\n"), ("b.md", "[a](a.md)\n")]);
    let preview = Preview::start(temp.path(), &[]);
    let mut times: Vec<Duration> = (1..=9)
        .map(|round| {
            thread::sleep(Duration::from_millis(120));
            write(temp.path(), "a.md", &format!("# A\n\nTEXT-{round}.\n"));
            preview.shows("/a/", &format!("TEXT-{round}."))
        })
        .collect();
    times.sort();
    // Waiting for quiet alone would take 50 ms.
    assert!(times[4] < Duration::from_millis(45), "{times:?}");
    assert_eq!(preview.newest(), 10, "one build for every save: {:#?}", preview.said());
}

#[test]
fn a_thousand_writes_make_few_builds_and_hold_no_page_up() {
    let files: Vec<(String, String)> =
        (0..60).map(|page| (format!("s{}/p{page}.md", page % 6), format!("# P {page}\n"))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    let temp = folder(&files);
    let preview = Preview::start(temp.path(), &[]);
    let is_done = AtomicBool::new(false);
    let slowest = thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut slowest = Duration::ZERO;
            while !is_done.load(Ordering::Relaxed) {
                let began = Instant::now();
                assert_eq!(preview.status("/s1/p1/"), 200);
                slowest = slowest.max(began.elapsed());
                thread::sleep(Duration::from_millis(5));
            }
            slowest
        });
        for count in 0..1000 {
            write(temp.path(), files[count % 60].0, &format!("# P\n\nCOUNT-{count}.\n"));
            thread::sleep(Duration::from_millis(5));
        }
        is_done.store(true, Ordering::Relaxed);
        reader.join().unwrap()
    });
    preview.shows("/s3/p39/", "COUNT-999.");
    // Much more than is meant, for machines that do other things meanwhile.
    assert!(slowest < Duration::from_millis(1000), "{slowest:?}");
    assert!(preview.newest() <= 40, "{} builds", preview.newest());
}

#[test]
fn folders_may_be_moved_in_and_out() {
    let temp = folder(&[("s/a.md", "# A\n"), ("s/deep/b.md", "# B\n")]);
    let preview = Preview::start(temp.path(), &[]);
    fs::rename(temp.path().join("s"), temp.path().join("t")).unwrap();
    preview.answers("/t/deep/b/", 200);
    preview.answers("/s/a/", 404);
    // What is moved is still watched, at its new place.
    write(temp.path(), "t/deep/b.md", "# B\n\nMOVED\n");
    preview.shows("/t/deep/b/", "MOVED");
    let elsewhere = tempfile::tempdir_in(temp.path().parent().unwrap()).unwrap();
    fs::rename(temp.path().join("t"), elsewhere.path().join("t")).unwrap();
    preview.answers("/t/a/", 404);
    write(elsewhere.path(), "t/a.md", "# A\n\nELSEWHERE\n");
    fs::rename(elsewhere.path().join("t"), temp.path().join("u")).unwrap();
    preview.shows("/u/a/", "ELSEWHERE");
    write(temp.path(), "u/a.md", "# A\n\nBACK\n");
    preview.shows("/u/a/", "BACK");
}

#[test]
fn the_whole_content_may_go_and_come_back() {
    let temp = folder(&[("handbook.toml", "dates = \"written\"\n"), ("content/a.md", "# A\n\nONE\n")]);
    let (content, away) = (temp.path().join("content"), temp.path().join("away"));
    let preview = Preview::start(temp.path(), &[]);
    fs::rename(&content, &away).unwrap();
    preview.line("cannot read the handbook");
    assert!(preview.get("/a/").contains("ONE"), "the last good site stays");
    fs::rename(&away, &content).unwrap();
    preview.line("can be read again");
    write(temp.path(), "content/a.md", "# A\n\nTWO\n");
    preview.shows("/a/", "TWO");
    fs::remove_dir_all(&content).unwrap();
    thread::sleep(Duration::from_millis(200));
    write(temp.path(), "content/a.md", "# A\n\nTHREE\n");
    preview.shows("/a/", "THREE");
    write(temp.path(), "content/a.md", "# A\n\nFOUR\n");
    preview.shows("/a/", "FOUR");
    let troubles = preview.said().iter().filter(|line| line.contains("cannot read")).count();
    assert!(troubles <= 2, "it is said once each time: {:#?}", preview.said());
}

#[test]
fn a_content_folder_that_is_swapped_is_watched_anew() {
    let temp = folder(&[("handbook.toml", ""), ("content/a.md", "# A\n"), ("other/a.md", "# A\n\nOTHER\n")]);
    let preview = Preview::start(temp.path(), &[]);
    fs::rename(temp.path().join("content"), temp.path().join("old")).unwrap();
    fs::rename(temp.path().join("other"), temp.path().join("content")).unwrap();
    preview.shows("/a/", "OTHER");
    write(temp.path(), "content/a.md", "# A\n\nAFTER\n");
    preview.shows("/a/", "AFTER");
}

#[test]
fn the_root_itself_may_go_and_come_back() {
    let temp = tempfile::tempdir().unwrap();
    let root = temp.path().join("h");
    write(&root, "a.md", "# A\n");
    let preview = Preview::start(&root, &[]);
    fs::remove_dir_all(&root).unwrap();
    preview.line("cannot");
    write(&root, "a.md", "# A\n\nAGAIN\n");
    preview.shows("/a/", "AGAIN");
    write(&root, "a.md", "# A\n\nWATCHED\n");
    assert!(preview.shows("/a/", "WATCHED") < Duration::from_secs(1), "{:#?}", preview.said());
}

#[test]
fn links_to_folders_are_followed() {
    let temp = folder(&[("handbook.toml", ""), ("pages/a.md", "# A\n"), ("shared/b.md", "# B\n")]);
    symlink("pages", temp.path().join("content")).unwrap();
    symlink("../shared", temp.path().join("pages/more")).unwrap();
    let preview = Preview::start(temp.path(), &[]);
    write(temp.path(), "pages/a.md", "# A\n\nLINKED\n");
    preview.shows("/a/", "LINKED");
    write(temp.path(), "shared/b.md", "# B\n\nSHARED\n");
    preview.shows("/more/b/", "SHARED");
    write(temp.path(), "others/a.md", "# A\n\nOTHERS\n");
    fs::remove_file(temp.path().join("content")).unwrap();
    symlink("others", temp.path().join("content")).unwrap();
    preview.shows("/a/", "OTHERS");
    write(temp.path(), "others/a.md", "# A\n\nSTILL\n");
    preview.shows("/a/", "STILL");
}

#[test]
fn settings_may_name_another_folder_and_a_theme_may_appear() {
    let temp = folder(&[("handbook.toml", ""), ("content/a.md", "# A\n"), ("docs/a.md", "# A\n\nDOCS\n")]);
    let preview = Preview::start(temp.path(), &[]);
    write(temp.path(), "handbook.toml", "content = \"docs\"\ntheme = \"look\"\n");
    preview.shows("/a/", "DOCS");
    write(temp.path(), "docs/a.md", "# A\n\nFOLLOWED\n");
    preview.shows("/a/", "FOLLOWED");
    write(temp.path(), "look/templates/parts/footer.html", "<footer>OURS</footer>");
    preview.shows("/a/", "OURS");
    write(temp.path(), "look/templates/parts/footer.html", "<footer>BETTER</footer>");
    preview.shows("/a/", "BETTER");
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(folder)
        .args(["-c", "user.name=x", "-c", "user.email=x@example.org"])
        .args(arguments);
    command.env("GIT_AUTHOR_DATE", "2026-03-04T12:00:00Z").env("GIT_COMMITTER_DATE", "2026-03-04T12:00:00Z");
    let done = command.output().unwrap();
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// 40 pages on two branches, and one page that only the first has.
fn branches(root: &Path) {
    git(root, &["init", "-q", "-b", "main", "."]);
    for branch in ["ONE", "TWO"] {
        (0..40).for_each(|page| write(root, &format!("content/s/p{page}.md"), &format!("# P\n\n{branch}\n")));
        write(root, "content/only.md", "# Only\n");
        git(root, &["add", "-A"]);
        git(root, &["commit", "-qm", branch]);
        git(root, &["branch", branch]);
    }
    git(root, &["rm", "-q", "content/only.md"]);
    git(root, &["commit", "-qam", "without"]);
    git(root, &["branch", "-f", "TWO"]);
}

#[test]
fn another_branch_is_another_handbook() {
    let temp = folder(&[("handbook.toml", "")]);
    branches(temp.path());
    let preview = Preview::start(temp.path(), &[]);
    for (branch, only) in [("ONE", 200), ("TWO", 404), ("ONE", 200)] {
        git(temp.path(), &["checkout", "-q", branch]);
        preview.shows("/s/p0/", branch);
        preview.shows("/s/p39/", branch);
        preview.answers("/only/", only);
    }
    assert!(preview.newest() <= 7, "{:#?}", preview.said());
}

#[test]
fn a_commit_changes_dates_also_in_a_second_working_tree() {
    let temp = folder(&[("handbook.toml", "")]);
    branches(temp.path());
    let tree = temp.path().join("second");
    git(temp.path(), &["worktree", "add", "-q", tree.to_str().unwrap(), "ONE"]);
    write(&tree, "content/fresh.md", "# Fresh\n");
    let preview = Preview::start(&tree, &[]);
    assert!(!preview.get("/fresh/").contains("2026-03-04"));
    git(&tree, &["add", "-A"]);
    git(&tree, &["commit", "-qm", "fresh"]);
    preview.shows("/fresh/", "2026-03-04");
}

#[test]
fn a_preview_that_was_stopped_for_a_while_catches_up() {
    let temp = folder(&[("a.md", "# A\n")]);
    let preview = Preview::start(temp.path(), &[]);
    preview.signal(Signal::STOP);
    write(temp.path(), "a.md", "# A\n\nMEANWHILE\n");
    write(temp.path(), "n/b.md", "# B\n");
    thread::sleep(Duration::from_millis(300));
    preview.signal(Signal::CONT);
    preview.shows("/a/", "MEANWHILE");
    preview.answers("/n/b/", 200);
}
