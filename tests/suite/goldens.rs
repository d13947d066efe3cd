//! Whole small sites with the habits of other tools, held against what we say of them.
//!
//! Each folder `tests/sites/<case>/` is a handbook; `tests/sites/<case>.golden` has its findings,
//! its pages and their HTML. `UPDATE_GOLDENS=1 cargo test goldens` writes them anew: read the
//! difference before you commit it. A golden without a folder fails.

use jiff::civil::Date;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use understory::build::{BuildOptions, Builder};
use understory::markup::{BodyOptions, body};
use understory::source::{LineIndex, LoadOptions, SETTINGS, load};
use understory::words::Words;

fn sites() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites")
}

fn names(ending: &str) -> Vec<String> {
    let entries = std::fs::read_dir(sites()).expect("tests/sites");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = if ending.is_empty() {
        names.filter(|name| sites().join(name).is_dir()).collect()
    } else {
        names.filter_map(|name| name.strip_suffix(ending).map(str::to_owned)).collect()
    };
    names.sort();
    names
}

/// Everything worth comparing about the site of a folder.
fn account(root: &Path) -> String {
    let content = if root.join(SETTINGS).is_file() { "content" } else { "" };
    let tree = load(root, &LoadOptions { content: content.into(), ..LoadOptions::default() }, None)
        .expect("the folder loads");
    let options = BuildOptions::on(Date::constant(2026, 10, 16));
    let build = Builder::new().build(&tree, &options).expect("an audience");
    let mut account = String::from("== findings\n");
    for finding in &build.diagnostics {
        let path = finding.path.as_ref().map_or("", |path| path.as_str());
        let text = tree.file(path).and_then(|file| file.text()).unwrap_or_default();
        let place = finding.span.map(|span| LineIndex::new(&text).position(span.start as usize));
        let place = place.map_or_else(String::new, |place| format!(":{}:{}", place.line, place.column));
        let count = finding.count.map_or_else(String::new, |count| format!(" ({count}\u{d7})"));
        writeln!(
            account,
            "{path}{place} {}[{}] {}{count}",
            finding.severity.as_str(),
            finding.code,
            finding.message
        )
        .expect("text");
    }
    let words = Words::of("en");
    for page in &build.handbook.pages {
        writeln!(account, "\n== /{} {}", page.url, page.title).expect("text");
        let options = BodyOptions::new(build.config.markdown, &words);
        let html = page.document.as_ref().map(|document| body(document, &page.links, options).html);
        account.push_str(&html.unwrap_or_default());
    }
    let files: Vec<&str> = build.handbook.assets.iter().map(|asset| asset.output.as_str()).collect();
    writeln!(account, "\n== files\n{}", files.join("\n")).expect("text");
    account
}

#[test]
fn sites_of_other_tools_come_out_as_agreed() {
    let mut wrong = Vec::new();
    for name in names("") {
        let golden = sites().join(format!("{name}.golden"));
        let account = account(&sites().join(&name));
        if std::env::var_os("UPDATE_GOLDENS").is_some() {
            std::fs::write(&golden, &account).expect("the golden is written");
        }
        let agreed = std::fs::read_to_string(&golden).unwrap_or_default();
        if agreed != account {
            let line = agreed.lines().zip(account.lines()).position(|(agreed, now)| agreed != now);
            let at = line.unwrap_or_else(|| agreed.lines().count().min(account.lines().count()));
            wrong.push(format!(
                "{name}, line {}:\n  agreed {:?}\n  now    {:?}",
                at + 1,
                agreed.lines().nth(at),
                account.lines().nth(at)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(names(".golden"), names(""), "every golden has its folder");
}
