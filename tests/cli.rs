//! The program as people run it: exit statuses, formats, and what is on disk afterwards.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests touch the disk and may panic")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use assert_cmd::cargo::CommandCargoExt;

#[path = "cli/matching.rs"]
mod matching;
#[path = "cli/why.rs"]
mod why;

/// A handbook in a temporary folder.
struct Handbook(tempfile::TempDir);

impl Handbook {
    fn new(files: &[(&str, &str)]) -> Self {
        let handbook = Self(tempfile::tempdir().unwrap());
        files.iter().for_each(|(path, text)| handbook.put(path, text));
        handbook
    }

    /// With a `handbook.toml`, so that broken links are errors.
    fn typed(files: &[(&str, &str)]) -> Self {
        let handbook = Self::new(files);
        handbook.put("handbook.toml", "name = \"Test\"\n");
        handbook
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("understory").unwrap();
        command.current_dir(self.0.path()).args(arguments).stdin(Stdio::null());
        ["SOURCE_DATE_EPOCH", "NO_COLOR", "CI", "COLUMNS"].iter().for_each(|name| {
            command.env_remove(name);
        });
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        Ran(self.command(arguments).output().unwrap())
    }
}

struct Ran(Output);

impl Ran {
    /// Checks the exit status; gives back standard output.
    #[track_caller]
    fn status(self, status: i32) -> String {
        let (out, err) = (text(&self.0.stdout), text(&self.0.stderr));
        assert_eq!(self.0.status.code(), Some(status), "\n{out}\n{err}");
        out
    }

    /// Checks that it was usage or environment; gives back the words.
    #[track_caller]
    fn refused(self) -> String {
        assert_eq!(self.0.status.code(), Some(2), "{}", text(&self.0.stderr));
        text(&self.0.stderr)
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_folder_of_markdown_becomes_a_site() {
    let handbook =
        Handbook::new(&[("start.md", "# Start\n\n[Goals](goals/x.md)\n"), ("goals/x.md", "# X\n")]);
    let out = handbook.run(&["build"]).status(0);
    assert_eq!(out, "", "nothing to find");
    assert!(handbook.path("public/start/index.html").is_file());
    assert!(handbook.path("public/goals/x/index.html").is_file());
    handbook.run(&["build"]).status(0);
    assert!(!handbook.path("public/public").exists(), "the output is no content");
}

#[test]
fn errors_write_nothing_and_keep_the_old_site() {
    let handbook = Handbook::typed(&[("content/a.md", "# A\n"), ("content/b.md", "# B\n")]);
    handbook.run(&["build"]).status(0);
    let before = handbook.text("public/a/index.html");
    handbook.put("content/a.md", "# Changed\n\n[b](nowhere.md)\n");
    let out = handbook.run(&["build", "--format", "short"]).status(1);
    assert!(out.starts_with("content/a.md:3:5: error[broken-link]: "), "{out}");
    assert_eq!(handbook.text("public/a/index.html"), before);
    handbook.run(&["build", "--keep-going"]).status(1);
    assert!(handbook.text("public/a/index.html").contains("Changed"));
}

#[test]
fn strict_makes_warnings_count() {
    let handbook = Handbook::new(&[("a.md", "# A\n\n[b](nowhere.md)\n")]);
    let out = handbook.run(&["check", "--format", "short"]).status(0);
    assert!(out.contains("warning[broken-link]"), "{out}");
    handbook.run(&["check", "--strict"]).status(1);
    handbook.run(&["--strict", "build"]).status(1);
    assert!(!handbook.path("public").exists());
}

#[test]
fn json_ends_with_the_summary_and_sarif_is_one_document() {
    let handbook = Handbook::typed(&[("content/a.md", "# A\n\n[b](nowhere.md)\n")]);
    let out = handbook.run(&["check", "--format", "json"]).status(1);
    let lines: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let keys: Vec<&String> = lines[0].as_object().unwrap().keys().collect();
    let contract =
        ["code", "severity", "message", "file", "line", "column", "end_line", "end_column", "help"];
    assert_eq!(keys, contract);
    assert_eq!(lines.last().unwrap()["summary"]["errors"], 1);
    let sarif: serde_json::Value =
        serde_json::from_str(&handbook.run(&["check", "--format", "sarif"]).status(1)).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "broken-link");
    let github = handbook.run(&["check", "--format", "github"]).status(1);
    assert!(github.starts_with("::error file=content/a.md,line=3,col=5,title=broken-link::"), "{github}");
}

#[test]
fn usage_names_what_was_probably_meant() {
    let handbook = Handbook::new(&[("a.md", "# A\n")]);
    assert!(handbook.run(&["biuld"]).refused().contains("'build'"));
    assert!(handbook.run(&["build", "--strct"]).refused().contains("'--strict'"));
    assert!(handbook.run(&["build", "--format", "jsn"]).refused().contains("'json'"));
    assert!(handbook.run(&["explain", "broken-lnk"]).refused().contains("`broken-link`"));
    assert!(handbook.run(&["schema", "gaol"]).refused().contains("did you mean `goal`?"));
    assert!(handbook.run(&["schema", "xyzzy"]).refused().contains("the kinds are page, person,"));
    assert!(handbook.run(&["list", "pags"]).refused().contains("`page`"));
    assert!(handbook.run(&["list", "--where", "tag=x"]).refused().contains("`tags`"));
    assert!(handbook.run(&["check", "--as-of", "3/9/26"]).refused().contains("2026-10-16"));
    for later in ["new", "why", "match", "report", "diff", "news", "mv"] {
        handbook.run(&[later]).refused();
    }
}

/// The days on which a starter made on that day has most reason to be wrong.
const DAYS: [&str; 5] = ["2026-01-01", "2028-02-29", "2026-06-30", "2026-07-01", "2026-12-31"];

#[test]
fn a_starter_passes_check_on_any_day() {
    for day in DAYS {
        for options in [&[][..], &["--yaml"], &["--bare"], &["--bare", "--yaml"]] {
            let handbook = Handbook::new(&[]);
            handbook.run(&[&["init", "new/handbook", "--as-of", day], options].concat()).status(0);
            let check = ["check", "new/handbook", "--as-of", day, "--strict", "--format", "short"];
            assert_eq!(handbook.run(&check).status(0), "", "{day} {options:?}");
            handbook.run(&["build", "new/handbook", "--as-of", day, "-q"]).status(0);
            assert!(handbook.path("new/handbook/public/index.html").is_file());
        }
    }
}

#[test]
fn today_in_a_starter_comes_from_where_it_always_comes() {
    let handbook = Handbook::new(&[]);
    let mut command = handbook.command(&["init"]);
    Ran(command.env("SOURCE_DATE_EPOCH", "1775001600").output().unwrap()).status(0);
    assert!(handbook.text("content/goals/next-morning.md").contains("## 2026-04-01 update\n"));
    assert!(handbook.path("content/plans/2026-h1/pilar.md").is_file());
    let mut command = handbook.command(&["init", "late", "--as-of", "2026-10-16"]);
    Ran(command.env("SOURCE_DATE_EPOCH", "1775001600").output().unwrap()).status(0);
    assert!(handbook.path("late/content/plans/2026-h2/pilar.md").is_file());
}

#[test]
fn a_starter_changes_nothing_that_is_there() {
    let handbook = Handbook::new(&[("mine/content/notes.md", "# Mine\n"), ("mine/.gitignore", "*.tmp\n")]);
    let ran = handbook.run(&["init", "mine"]).0;
    assert!(text(&ran.stderr).contains("add the line /public/"), "{}", text(&ran.stderr));
    assert_eq!(handbook.text("mine/.gitignore"), "*.tmp\n");
    assert_eq!(handbook.text("mine/content/notes.md"), "# Mine\n");
    handbook.run(&["check", "mine", "--strict"]).status(0);

    handbook.put("mine/content/_index.md", "# Changed\n");
    fs::remove_file(handbook.path("mine/handbook.toml")).unwrap();
    let refusal = handbook.run(&["init", "mine"]).refused();
    assert!(refusal.contains("content/_index.md, content/people/idris.md, "), "{refusal}");
    assert!(refusal.contains(" and 11 more are there already, so nothing was written"), "{refusal}");
    assert_eq!(handbook.text("mine/content/_index.md"), "# Changed\n");
    assert!(!handbook.path("mine/handbook.toml").exists());
}

#[test]
fn a_starter_goes_where_it_is_told_and_says_what_to_type_next() {
    let handbook = Handbook::new(&[("file", "")]);
    let told = |arguments: &[&str]| {
        let ran = handbook.run(arguments).0;
        assert!(ran.status.success(), "{}", text(&ran.stderr));
        text(&ran.stderr)
    };
    assert!(told(&["init", "--bare"]).ends_with("\n  understory serve\n"));
    assert!(told(&["-C", "a", "init", "our book", "--bare"]).ends_with(" serve 'a/our book'\n"));
    assert_eq!(told(&["init", "quiet", "-q"]), "");
    assert!(handbook.text("a/our book/.gitignore").contains("/public/\n"));
    assert!(handbook.run(&["init", "file"]).refused().contains("file is there already, but is not a folder"));
    assert!(handbook.run(&["init", "file/below"]).refused().contains("file is there already"));
}

#[test]
fn the_environment_is_named_when_it_refuses() {
    let handbook = Handbook::typed(&[("content/a.md", "# A\n"), ("file", "")]);
    assert!(handbook.run(&["build", "nowhere"]).refused().contains("nowhere"));
    assert!(handbook.run(&["build", "-c", "nowhere.toml"]).refused().contains("nowhere.toml"));
    assert!(handbook.run(&["build", "-o", "content/out"]).refused().contains("must not lie in each other"));
    assert!(handbook.run(&["build", "-o", "."]).refused().contains("must not lie in each other"));
    assert!(handbook.run(&["build", "-o", "file"]).refused().contains("is a file"));
    handbook.put("mine/thesis.txt", "years of work");
    assert!(handbook.run(&["build", "-o", "mine"]).refused().contains("not written by understory"));
    assert_eq!(handbook.text("mine/thesis.txt"), "years of work");
    let mut command = handbook.command(&["check"]);
    let ran = Ran(command.env("SOURCE_DATE_EPOCH", "yesterday").output().unwrap());
    assert!(ran.refused().contains("SOURCE_DATE_EPOCH"));
}

#[test]
fn mistakes_in_the_settings_are_content() {
    let handbook = Handbook::new(&[("content/a.md", "# A\n"), ("handbook.toml", "nmae = \"x\"\n")]);
    let out = handbook.run(&["check", "--format", "short"]).status(1);
    assert!(out.starts_with("handbook.toml:1:1: error[config]"), "{out}");
}

#[test]
fn the_root_is_found_from_its_folders_and_given_by_hand() {
    let handbook = Handbook::typed(&[("content/a/b.md", "# B\n")]);
    let mut command = handbook.command(&["build"]);
    Ran(command.current_dir(handbook.path("content/a")).output().unwrap()).status(0);
    assert!(handbook.path("public/a/b/index.html").is_file());
    let elsewhere = Handbook::new(&[]);
    let root = handbook.0.path().to_str().unwrap();
    elsewhere.run(&["-C", root, "build", "-o", "site"]).status(0);
    elsewhere.run(&["build", root, "-o", "site"]).status(0);
    assert!(elsewhere.path("site/a/b/index.html").is_file());
}

#[test]
fn the_date_comes_from_the_argument_then_the_environment() {
    let handbook = Handbook::new(&[("a.md", "+++\ntitle = \"A\"\ndate = 2026-05-01\n+++\n")]);
    let list = |arguments: &[&str], epoch: &str| {
        let mut command = handbook.command(arguments);
        Ran(command.env("SOURCE_DATE_EPOCH", epoch).output().unwrap()).status(0).contains("a.md")
    };
    let (april, june) = ("1775001600", "1780300800");
    assert!(list(&["list"], june) && !list(&["list"], april));
    assert!(list(&["list", "--future"], april));
    assert!(!list(&["list", "--as-of", "2026-04-30"], june));
}

#[test]
fn pages_are_listed_as_json() {
    let handbook = Handbook::new(&[("a.md", "---\ntags: [one]\n---\n# A\n"), ("b.md", "# B\n")]);
    let out = handbook.run(&["list", "page", "--where", "tags=ONE", "--format", "json"]).status(0);
    let rows: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(rows.as_array().unwrap().len(), 1);
    assert_eq!(
        (&rows[0]["path"], &rows[0]["title"], &rows[0]["url"]),
        (&"a.md".into(), &"A".into(), &"a/".into())
    );
}

#[test]
fn markdown_is_rendered_by_itself_or_a_line_each() {
    let handbook = Handbook::new(&[]);
    let render = |arguments: &[&str], input: &str| {
        let mut command = handbook.command(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        Ran(child.wait_with_output().unwrap()).status(0)
    };
    assert!(render(&["render"], "[*a*](b.md)").contains("<a href=\"b.md\"><em>a</em></a>"));
    let lines = render(&["render", "--ndjson"], "\"*a*\"\n{\"markdown\":\"*b*\"}\nnonsense\n\"*c*\"");
    let kinds: Vec<bool> = lines.lines().map(|line| line.starts_with("{\"html\":")).collect();
    assert_eq!(kinds, [true, true, false, true], "{lines}");
    assert!(lines.lines().nth(2).unwrap().starts_with("{\"error\":"));
}

#[test]
fn shells_and_manual_readers_are_served() {
    let handbook = Handbook::new(&[]);
    assert!(handbook.run(&["completions", "bash"]).status(0).contains("_understory"));
    assert!(handbook.run(&["man"]).status(0).starts_with(".ie"));
    assert!(handbook.run(&["man", "build"]).status(0).contains("keep\\-going"));
    assert!(handbook.run(&["explain", "broken-link"]).status(0).contains("Fix"));
    assert!(handbook.run(&["explain"]).status(0).lines().count() >= 30);
}

#[test]
fn colours_only_where_they_are_wanted() {
    let handbook = Handbook::typed(&[("content/a.md", "# A\n\n[b](nowhere.md)\n")]);
    assert!(!handbook.run(&["check"]).status(1).contains('\u{1b}'));
    assert!(handbook.run(&["check", "--color", "always"]).status(1).contains('\u{1b}'));
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let pages: Vec<(String, String)> =
        (0..40).map(|at| (format!("s{}/p{at}.md", at % 7), page(at, 0))).collect();
    let pages: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (&**path, &**text)).collect();
    let handbook = Handbook::new(&pages);
    let manifest = |threads: &str, out: &str| {
        handbook.run(&["build", "-j", threads, "-o", out, "--as-of", "2026-10-16"]).status(0);
        handbook.text(&format!("{out}/.understory-manifest.json"))
    };
    assert_eq!(manifest("1", "one"), manifest("4", "four"));
}

fn page(at: usize, round: usize) -> String {
    format!(
        "# Page {at}\n\nThis is round-{round}.\n\n{}\n",
        "Some words that take a moment to write. ".repeat(20)
    )
}

/// The round that all pages of the site tell, which must be the same.
fn round(site: &Path, pages: usize) -> usize {
    let tell = |at: usize| {
        let html = fs::read_to_string(site.join(format!("p{at}/index.html"))).unwrap();
        assert!(html.trim_end().ends_with("</html>"), "page {at} is cut off");
        let (_, rest) = html.split_once("round-").unwrap();
        rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<usize>().unwrap()
    };
    let first = tell(0);
    assert!((1..pages).all(|at| tell(at) == first), "a mixture of two rounds");
    first
}

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    const PAGES: usize = 300;
    let handbook = Handbook::new(&[]);
    let write = |round| (0..PAGES).for_each(|at| handbook.put(&format!("p{at}.md"), &page(at, round)));
    write(0);
    handbook.run(&["build"]).status(0);
    let site = handbook.path("public");
    fs::write(site.join("CNAME"), "example.org").unwrap();
    for attempt in 1..=8 {
        let before = round(&site, PAGES);
        write(attempt);
        let mut child =
            handbook.command(&["build"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while child.try_wait().unwrap().is_none() && !handbook.path(".public.understory-new").exists() {
            sleep(Duration::from_millis(1));
        }
        sleep(Duration::from_millis(attempt as u64 * 12));
        child.kill().unwrap();
        child.wait().unwrap();
        let after = round(&site, PAGES);
        assert!(after == before || after == attempt, "round {after} after round {before}");
    }
    handbook.run(&["build"]).status(0);
    assert_eq!(round(&site, PAGES), 8);
    assert_eq!(handbook.text("public/CNAME"), "example.org");
    let beside = fs::read_dir(handbook.0.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = beside.filter(|name| name.to_string_lossy().starts_with(".public")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn two_builds_at_once_both_end_well() {
    let handbook = Handbook::new(&[]);
    (0..200).for_each(|at| handbook.put(&format!("p{at}.md"), &page(at, 1)));
    let start = || handbook.command(&["build", "-q"]).spawn().unwrap();
    let builds: Vec<_> = (0..3).map(|_| start()).collect();
    for mut build in builds {
        assert!(build.wait().unwrap().success());
    }
    assert_eq!(round(&handbook.path("public"), 200), 1);
}

/// A handbook with a guide for all and one for Mara and her manager.
fn for_few() -> Handbook {
    Handbook::typed(&[
        ("content/_index.md", "# Home\n"),
        ("content/people/mara.md", "+++\nname = \"Mara\"\nreports_to = \"tomas\"\n+++\n"),
        ("content/people/tomas.md", "+++\nname = \"Tomas\"\n+++\n"),
        ("content/guide.md", "# Guide\n"),
        (
            "content/few.md",
            "+++\nvisibility = \"manager\"\nowner = \"mara\"\n+++\n# Zebrafish\n\n[x](nowhere.md)\n",
        ),
    ])
}

#[test]
fn an_audience_that_names_nobody_is_refused_with_the_nearest() {
    let handbook = for_few();
    for (audience, hint) in [
        ("evryone", "did you mean `everyone`?"),
        ("person:mraa", "did you mean `person:mara`?"),
        ("team:x", "there is no team `x`"),
        ("leads", "no team names a `lead`"),
        ("programme", "`[programme]`"),
    ] {
        for command in ["build", "check", "list"] {
            let words = handbook.run(&[command, "--audience", audience]).refused();
            assert!(words.contains(hint), "{command} {audience}: {words}");
        }
    }
    assert!(!handbook.path("public").exists());
}

#[test]
fn a_build_for_more_people_cleans_up_after_one_for_few() {
    let handbook = for_few();
    handbook.run(&["build", "--audience", "person:tomas", "--keep-going"]).status(1);
    assert!(handbook.text("public/few/index.html").contains("Zebrafish"));
    handbook.run(&["build"]).status(0);
    assert!(!handbook.path("public/few").exists());
    for entry in walkdir::WalkDir::new(handbook.path("public")).into_iter().map(Result::unwrap) {
        assert!(!entry.path().to_string_lossy().contains("few"), "{}", entry.path().display());
        if entry.file_type().is_file() {
            let bytes = fs::read(entry.path()).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("Zebrafish") && !text.contains("few/"), "{}", entry.path().display());
        }
    }
}

#[test]
fn the_terminal_does_not_count_what_is_left_out() {
    let said = |handbook: &Handbook| {
        let ran = handbook.run(&["build", "-v", "--format", "json"]);
        let words = text(&ran.0.stderr);
        // All but how long it took.
        let words = words.split(", ").filter(|part| !part.ends_with("ms") && !part.ends_with(" s"));
        (words.map(str::to_owned).collect::<Vec<_>>(), ran.status(0))
    };
    let (excluded, missing) = (for_few(), for_few());
    fs::remove_file(missing.path("content/few.md")).unwrap();
    assert_eq!(said(&excluded), said(&missing));
}

#[test]
fn check_is_the_keepers_view_unless_an_audience_is_named() {
    let handbook = for_few();
    let all = handbook.run(&["check", "--format", "short"]).status(1);
    assert!(all.contains("content/few.md:7:5: error[broken-link]"), "{all}");
    assert_eq!(handbook.run(&["check", "--format", "short", "--audience", "everyone"]).status(0), "");
    assert_eq!(handbook.run(&["check", "--format", "short", "--audience", "person:mara"]).status(1), all);
}

#[test]
fn lists_hold_what_the_audience_may_read() {
    let handbook = for_few();
    assert!(!handbook.run(&["list"]).status(0).contains("few.md"));
    assert!(handbook.run(&["list", "--audience", "person:tomas"]).status(0).contains("few.md"));
}

#[test]
fn a_part_of_a_handbook_is_not_shown_without_its_settings() {
    let handbook = for_few();
    handbook.put("content/ratings/mara.md", "# Zebrafish\n");
    for folder in ["content", "content/ratings"] {
        let words = handbook.run(&["build", folder]).refused();
        assert!(words.contains("is a part of the handbook in"), "{words}");
    }
    handbook.run(&["build", "."]).status(0);
    handbook.put("notes/a.md", "# A\n");
    handbook.run(&["check", "notes"]).status(0);
}

#[test]
fn settings_that_cannot_be_read_show_nothing_even_when_asked_to_go_on() {
    let handbook = for_few();
    handbook.put("content/plans/c/mara.md", "# Zebrafish\n");
    handbook.put("handbook.toml", "[visibility\nplan = \"manager\"\n");
    handbook.run(&["build", "--keep-going"]).status(1);
    let out = handbook.text("public/index.html");
    assert!(!handbook.path("public/plans").exists() && !handbook.path("public/guide").exists(), "{out}");
}
