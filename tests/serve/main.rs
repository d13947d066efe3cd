//! The preview as a browser meets it.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    unreachable_pub,
    reason = "tests touch the disk and may panic, and nothing is reachable in them"
)]

mod changes;
mod editors;
mod endings;
mod preview;

use std::fs;
use std::path::Path;

use preview::{Preview, folder, understory};

/// What the preview adds to every page.
fn script(build: u64) -> String {
    format!("<script src=\"/__preview/client.js\" data-build=\"{build}\" defer></script>")
}

/// All files below a folder, as paths below it.
fn files(folder: &Path, below: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = format!("{below}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            files(&entry.path(), &format!("{path}/"), found);
        } else if !path.contains(".understory") {
            found.push(path);
        }
    }
}

#[test]
fn every_file_of_the_example_is_that_of_build_and_pages_have_one_script_more() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = tempfile::tempdir().unwrap();
    let built = understory().args(["build", "--drafts", "--out"]).arg(out.path()).arg(root).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let mut paths = Vec::new();
    files(out.path(), "", &mut paths);
    let preview = Preview::start(root, &[]);
    let script = script(1);
    let mut pages = 0;
    for path in &paths {
        let (status, shown) = preview.fetch(&format!("/{}", path.strip_suffix("index.html").unwrap_or(path)));
        assert_eq!(status, 200, "{path}");
        let built = fs::read(out.path().join(path)).unwrap();
        if path.ends_with(".html") {
            let shown = String::from_utf8(shown).unwrap();
            assert_eq!(shown.matches(&script).count(), 1, "{path}");
            assert!(shown.replacen(&script, "", 1).as_bytes() == built, "{path} is another page");
            pages += 1;
        } else {
            assert!(shown == built, "{path} is another file");
        }
    }
    assert!(pages > 100 && paths.len() > pages + 5, "{pages} pages of {} files", paths.len());
}

#[test]
fn drafts_are_shown_and_the_script_is_there() {
    let temp = folder(&[("a.md", "---\ndraft: true\n---\n# Draft\n\nwords\n")]);
    let preview = Preview::start(temp.path(), &[]);
    assert!(preview.get("/a/").contains(&script(1)));
    assert!(preview.get("/__preview/client.js").contains("EventSource"));
}

#[test]
fn mistakes_in_the_content_do_not_stop_it() {
    let temp = folder(&[("handbook.toml", "nmae = 1\n"), ("content/a.md", "[x](nowhere.md)\n")]);
    let preview = Preview::start(temp.path(), &[]);
    assert_eq!(preview.status("/a/"), 200);
    preview.line("error[broken-link]");
}
