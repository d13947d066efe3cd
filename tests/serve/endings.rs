//! How a preview begins, what it says meanwhile, and how it ends.

use std::net::TcpListener;
use std::thread;
use std::time::Duration;

use rustix::process::Signal;

use crate::preview::{Preview, folder, understory, write};

#[test]
fn it_ends_when_it_is_told_to_with_status_0_and_closes_its_streams() {
    let temp = folder(&[("a.md", "# A\n")]);
    for signal in [Signal::INT, Signal::TERM] {
        let mut preview = Preview::start(temp.path(), &[]);
        let stream = preview.stream();
        let reader = thread::spawn(move || stream.count());
        thread::sleep(Duration::from_millis(50));
        preview.signal(signal);
        let (status, waited) = preview.ended();
        assert_eq!(status.code(), Some(0), "{:#?}", preview.said());
        assert!(waited < Duration::from_secs(1), "{waited:?}");
        assert!(reader.join().unwrap() > 0, "the stream ends");
    }
}

#[test]
fn a_taken_port_is_named() {
    let temp = folder(&[("a.md", "# A\n")]);
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let strict =
        understory().args(["serve", "--strict-port", "--port", &port]).arg(temp.path()).output().unwrap();
    assert_eq!(strict.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&strict.stderr).contains(&format!("port {port} is taken")));
    let preview = Preview::start(temp.path(), &["--port", &port]);
    preview.line(&format!("(port {port} is taken; Ctrl-C ends)"));
}

#[test]
fn a_folder_that_is_not_there_is_an_error_with_the_nearest_name() {
    let temp = folder(&[("handbook/a.md", "# A\n")]);
    let missing = understory().arg("serve").arg(temp.path().join("hanbook")).output().unwrap();
    assert_eq!(missing.status.code(), Some(2));
    let words = String::from_utf8_lossy(&missing.stderr).into_owned();
    assert!(
        words.contains("hanbook") && words.contains("did you mean") && words.contains("handbook"),
        "{words}"
    );
}

#[test]
fn every_build_is_one_line_and_every_finding_is_said_once() {
    let temp =
        folder(&[("a.md", "# A\n"), ("b.md", "# B\n\n[a](a.md)\n"), ("handbook.toml", "content = \"\"\n")]);
    let preview = Preview::start(temp.path(), &["--audience", "everyone", "--as-of", "2026-10-16"]);
    preview.line("for everyone, as of 2026-10-16");
    write(temp.path(), "b.md", "# B\n\n[x](gone.md)\n");
    preview.line("; 1 new finding, 1 in all");
    write(temp.path(), "b.md", "# B\n\nMore above.\n\n[x](gone.md)\n");
    preview.shows("/b/", "More above");
    write(temp.path(), "a.md", "# Another title\n");
    let line = preview.line("a.md → ");
    assert!(line.contains("pages redone, "), "{line}");
    write(temp.path(), "b.md", "# B\n");
    preview.line("; everything is fine again");
    write(temp.path(), "secret.md", "---\nvisibility: private\n---\n# S\n");
    preview.line("1 file that this preview does not show → no page looks different");
    let said = preview.said();
    assert!(!said.iter().any(|line| line.contains("secret")), "{said:#?}");
    assert_eq!(said.iter().filter(|line| line.contains("error[broken-link]")).count(), 1, "{said:#?}");
    let lines = said.iter().filter(|line| line.contains(" → ")).count();
    assert_eq!(lines, 5, "{said:#?}");
}

#[test]
fn quiet_says_findings_only_and_machines_get_one_object_for_each() {
    let temp = folder(&[("a.md", "# A\n"), ("handbook.toml", "content = \"\"\n")]);
    let preview = Preview::start(temp.path(), &["--quiet", "--format", "json"]);
    write(temp.path(), "a.md", "# A\n\n[x](gone.md)\n");
    let finding = preview.line("broken-link");
    assert!(finding.starts_with("out: {") && finding.ends_with('}'), "{finding}");
    write(temp.path(), "a.md", "# A\n\n[x](gone.md) and [y](lost.md)\n");
    preview.line("lost.md");
    let said = preview.said();
    assert_eq!(said.iter().filter(|line| line.contains("gone.md")).count(), 1, "{said:#?}");
    // Beside the findings: the summary of the first build, and the address.
    assert_eq!(said.len(), 4, "{said:#?}");
}
