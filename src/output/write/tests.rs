//! Whole writes into temporary folders.

use std::collections::BTreeMap;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::PathBuf;
use std::sync::Arc;

use super::*;
use crate::diag::Code;
use crate::output::{Entry, PageIndex, RenderPage};

struct Pages;

impl RenderPage for Pages {
    fn render(&self, page: PageIndex) -> Result<Arc<[u8]>, Box<Diagnostic>> {
        match page.0 {
            0..100 => Ok(Arc::from(format!("page {}", page.0).into_bytes())),
            _ => Err(Box::new(Diagnostic::new(Code::BadTemplate, format!("page {} fails", page.0)))),
        }
    }
}

fn site(files: &[(&str, &str)]) -> Site {
    let entry = |text: &str| Entry::Bytes(Arc::from(text.as_bytes()));
    let entries = files.iter().map(|(path, text)| ((*path).to_owned(), entry(text)));
    let entries = Arc::new(entries.collect());
    Site { entries, annex: None, pages: Arc::new(Pages) }
}

struct Temp {
    _keep: tempfile::TempDir,
    dir: PathBuf,
}

impl Temp {
    fn new() -> Self {
        let keep = tempfile::tempdir().unwrap();
        Self { dir: keep.path().join("public"), _keep: keep }
    }

    fn write(&self, files: &[(&str, &str)]) -> Result<WriteReport, WriteError> {
        write(&site(files), &self.dir, &WriteOptions::default())
    }

    fn text(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.dir.join(path)).ok()
    }

    /// Everything beside the site's folder.
    fn beside(&self) -> Vec<String> {
        let names = fs::read_dir(self.dir.parent().unwrap()).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name != "public").collect()
    }
}

fn counts(report: &WriteReport) -> (usize, usize, usize) {
    (report.written, report.unchanged, report.removed)
}

#[test]
fn a_new_site_appears_with_its_manifest_and_nothing_beside_it() {
    let temp = Temp::new();
    let report = temp.write(&[("index.html", "home"), ("a/b/index.html", "deep")]).unwrap();
    assert_eq!((counts(&report), report.bytes), ((2, 0, 0), 8));
    assert_eq!(temp.text("a/b/index.html").as_deref(), Some("deep"));
    assert!(temp.text(MANIFEST).unwrap().contains("\"a/b/index.html\": {\"size\": 4,"));
    assert_eq!(temp.beside(), Vec::<String>::new());
}

#[test]
fn unchanged_files_keep_inode_and_time_and_old_ones_go() {
    let temp = Temp::new();
    temp.write(&[("same.html", "1"), ("changed.html", "1"), ("gone/index.html", "1")]).unwrap();
    let before = fs::metadata(temp.dir.join("same.html")).unwrap();
    let report = temp.write(&[("same.html", "1"), ("changed.html", "2")]).unwrap();
    let after = fs::metadata(temp.dir.join("same.html")).unwrap();
    assert_eq!(counts(&report), (1, 1, 1));
    assert_eq!((before.ino(), before.modified().unwrap()), (after.ino(), after.modified().unwrap()));
    assert_eq!(temp.text("changed.html").as_deref(), Some("2"));
    assert!(!temp.dir.join("gone").exists());
}

#[test]
fn a_site_without_a_change_is_not_switched() {
    let temp = Temp::new();
    temp.write(&[("a.html", "1")]).unwrap();
    let before = fs::metadata(&temp.dir).unwrap().ino();
    assert_eq!(counts(&temp.write(&[("a.html", "1")]).unwrap()), (0, 1, 0));
    assert_eq!(fs::metadata(&temp.dir).unwrap().ino(), before);
}

#[test]
fn a_file_edited_by_hand_is_written_again() {
    let temp = Temp::new();
    temp.write(&[("a.html", "1")]).unwrap();
    fs::write(temp.dir.join("a.html"), "x").unwrap();
    assert_eq!(counts(&temp.write(&[("a.html", "1")]).unwrap()), (1, 0, 0));
    assert_eq!(temp.text("a.html").as_deref(), Some("1"));
}

#[test]
fn foreign_files_are_carried_over() {
    let temp = Temp::new();
    temp.write(&[("old/index.html", "1")]).unwrap();
    fs::write(temp.dir.join("CNAME"), "example.org").unwrap();
    fs::create_dir_all(temp.dir.join(".well-known/empty")).unwrap();
    fs::write(temp.dir.join(".well-known/x.txt"), "x").unwrap();
    fs::write(temp.dir.join("old/mine.txt"), "m").unwrap();
    symlink("CNAME", temp.dir.join("link")).unwrap();
    assert_eq!(counts(&temp.write(&[("a.html", "1")]).unwrap()), (1, 0, 1));
    assert_eq!(temp.text("CNAME").as_deref(), Some("example.org"));
    assert_eq!(temp.text(".well-known/x.txt").as_deref(), Some("x"));
    assert_eq!(temp.text("old/mine.txt").as_deref(), Some("m"));
    assert!(temp.dir.join(".well-known/empty").is_dir());
    assert_eq!(fs::read_link(temp.dir.join("link")).unwrap(), PathBuf::from("CNAME"));
    assert!(temp.text("old/index.html").is_none());
}

#[test]
fn a_foreign_file_is_never_overwritten() {
    let temp = Temp::new();
    temp.write(&[("a.html", "1")]).unwrap();
    fs::write(temp.dir.join("CNAME"), "mine").unwrap();
    fs::write(temp.dir.join("robots.txt"), "same").unwrap();
    let error = temp.write(&[("a.html", "2"), ("CNAME", "theirs"), ("robots.txt", "same")]).unwrap_err();
    assert!(matches!(&error, WriteError::Conflict(path) if path.ends_with("CNAME")), "{error}");
    let error = temp.write(&[("a.html", "2"), ("CNAME/index.html", "theirs")]).unwrap_err();
    assert!(matches!(&error, WriteError::Conflict(path) if path.ends_with("CNAME")), "{error}");
    assert_eq!((temp.text("a.html").as_deref(), temp.text("CNAME").as_deref()), (Some("1"), Some("mine")));
    assert_eq!(temp.beside(), Vec::<String>::new());
}

#[test]
fn folders_that_are_not_ours_are_refused() {
    let temp = Temp::new();
    fs::create_dir(&temp.dir).unwrap();
    fs::write(temp.dir.join("thesis.txt"), "years of work").unwrap();
    assert!(matches!(temp.write(&[("a.html", "1")]), Err(WriteError::NotOurs(_))));
    fs::write(temp.dir.join(MANIFEST), "[]").unwrap();
    assert!(matches!(temp.write(&[("a.html", "1")]), Err(WriteError::NotOurs(_))));
    assert_eq!(temp.text("thesis.txt").as_deref(), Some("years of work"));
}

#[test]
fn files_and_links_are_no_folders() {
    let temp = Temp::new();
    fs::write(&temp.dir, "a file").unwrap();
    assert!(matches!(temp.write(&[]), Err(WriteError::NotAFolder(_))));
    fs::remove_file(&temp.dir).unwrap();
    symlink("elsewhere", &temp.dir).unwrap();
    assert!(matches!(temp.write(&[]), Err(WriteError::SymbolicLink(_))));
}

#[test]
fn what_a_killed_run_left_is_swept_up() {
    let temp = Temp::new();
    temp.write(&[("a.html", "1")]).unwrap();
    let place = Place::of(&temp.dir).unwrap();
    fs::create_dir_all(place.new.join("half/written")).unwrap();
    fs::write(place.new.join("half/a.html"), "ha").unwrap();
    fs::write(&place.lock, "process 1: killed").unwrap();
    assert_eq!(counts(&temp.write(&[("a.html", "1"), ("b.html", "1")]).unwrap()), (1, 1, 0));
    assert_eq!(temp.beside(), Vec::<String>::new());
}

#[test]
fn a_run_killed_between_two_renames_loses_nothing() {
    let temp = Temp::new();
    temp.write(&[("a.html", "1")]).unwrap();
    let place = Place::of(&temp.dir).unwrap();
    fs::write(temp.dir.join("CNAME"), "mine").unwrap();
    fs::rename(&temp.dir, &place.old).unwrap();
    temp.write(&[("a.html", "2")]).unwrap();
    assert_eq!((temp.text("a.html").as_deref(), temp.text("CNAME").as_deref()), (Some("2"), Some("mine")));
    assert_eq!(temp.beside(), Vec::<String>::new());
}

#[test]
fn failing_templates_are_all_reported_and_nothing_is_switched() {
    let temp = Temp::new();
    temp.write(&[("a.html", "1")]).unwrap();
    let mut failing = site(&[("a.html", "2")]);
    let pages = [("p1.html", 1), ("p2.html", 200), ("p3.html", 201)];
    Arc::make_mut(&mut failing.entries)
        .extend(pages.map(|(path, page)| (path.to_owned(), Entry::Page(PageIndex(page)))));
    let Err(WriteError::Templates(findings)) = write(&failing, &temp.dir, &WriteOptions::default()) else {
        panic!("two pages fail");
    };
    assert_eq!(
        findings.iter().map(|it| &*it.message).collect::<Vec<_>>(),
        ["page 200 fails", "page 201 fails"]
    );
    assert_eq!(temp.text("a.html").as_deref(), Some("1"));
    let options = WriteOptions { keep_going: true, ..WriteOptions::default() };
    let report = write(&failing, &temp.dir, &options).unwrap();
    assert_eq!((report.failed.len(), temp.text("p1.html").as_deref()), (2, Some("page 1")));
    assert!(temp.text("p2.html").is_none());
}

#[test]
fn copies_are_files_of_their_own_and_kept_when_equal() {
    let temp = Temp::new();
    let source = temp.dir.with_file_name("picture.png");
    fs::write(&source, vec![7; 200_000]).unwrap();
    let entries = BTreeMap::from([("picture.png".to_owned(), Entry::Copy(source.clone()))]);
    let copies = Site { entries: Arc::new(entries), annex: None, pages: Arc::new(Pages) };
    let run = || write(&copies, &temp.dir, &WriteOptions::default()).unwrap();
    assert_eq!((counts(&run()), run().bytes), ((1, 0, 0), 200_000));
    assert_eq!(counts(&run()), (0, 1, 0));
    let inode = |path: &Path| fs::metadata(path).unwrap().ino();
    assert_ne!(inode(&source), inode(&temp.dir.join("picture.png")));
    fs::write(&source, vec![8; 200_000]).unwrap();
    assert_eq!(counts(&run()), (1, 0, 0));
    assert_eq!(fs::read(temp.dir.join("picture.png")).unwrap(), fs::read(&source).unwrap());
    fs::remove_file(&source).unwrap();
    let gone = write(&copies, &temp.dir, &WriteOptions::default());
    assert!(matches!(gone, Err(WriteError::Read(path, _)) if path == source));
}

#[test]
fn a_second_run_waits_and_names_the_holder() {
    let temp = Temp::new();
    let place = Place::of(&temp.dir).unwrap();
    let lock = Lock::acquire(&place, &WriteOptions::default()).unwrap();
    let heard = std::sync::Mutex::new(String::new());
    let on_wait = |holder: &str| holder.clone_into(&mut heard.lock().unwrap());
    let options =
        WriteOptions { patience: Duration::from_millis(60), on_wait: &on_wait, ..WriteOptions::default() };
    let error = write(&site(&[]), &temp.dir, &options).unwrap_err();
    let holder = format!("process {}: understory build", std::process::id());
    assert!(matches!(&error, WriteError::Locked { holder: it, .. } if *it == holder), "{error}");
    assert_eq!(*heard.lock().unwrap(), holder);
    drop(lock);
    assert!(write(&site(&[]), &temp.dir, &options).is_ok());
}

#[test]
fn two_runs_at_once_both_end_well() {
    let temp = Temp::new();
    let pages: Vec<(String, String)> =
        (0..200).map(|at| (format!("{at}/index.html"), at.to_string())).collect();
    let files: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (&**path, &**text)).collect();
    std::thread::scope(|scope| {
        let runs: Vec<_> = (0..4).map(|_| scope.spawn(|| temp.write(&files).unwrap())).collect();
        let written: usize = runs.into_iter().map(|run| run.join().unwrap().written).sum();
        assert_eq!(written, 200);
    });
    assert_eq!(temp.beside(), Vec::<String>::new());
}

#[test]
fn the_same_site_gives_the_same_manifest() {
    let (one, two) = (Temp::new(), Temp::new());
    one.write(&[("b.html", "1"), ("a.html", "2")]).unwrap();
    two.write(&[("a.html", "0"), ("c.html", "0")]).unwrap();
    two.write(&[("b.html", "1"), ("a.html", "2")]).unwrap();
    assert_eq!(one.text(MANIFEST), two.text(MANIFEST));
}
