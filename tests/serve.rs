//! The preview as a browser meets it.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests touch the disk and may panic")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use assert_cmd::cargo::CommandCargoExt;

/// A running preview; ends with the test.
struct Preview {
    process: Child,
    port: u16,
}

impl Preview {
    fn start(root: &Path, arguments: &[&str]) -> Self {
        let mut command = Command::cargo_bin("understory").unwrap();
        command.arg("serve").arg(root).args(["--port", "20000"]).args(arguments);
        let mut process = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines().map(Result::unwrap);
        let line = lines.find(|line| line.contains("http://")).unwrap();
        // Somebody must go on listening, or the preview would meet a closed pipe.
        std::thread::spawn(move || lines.for_each(drop));
        let (_, rest) = line.split_once("http://127.0.0.1:").unwrap();
        let port = rest.split('/').next().unwrap().parse().unwrap();
        Self { process, port }
    }

    fn connect(&self, head: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
            .write_all(format!("{head}\r\nHost: localhost\r\nConnection: close\r\n\r\n").as_bytes())
            .unwrap();
        stream
    }

    fn get(&self, path: &str) -> String {
        let mut answer = String::new();
        self.connect(&format!("GET {path} HTTP/1.1")).read_to_string(&mut answer).unwrap();
        answer
    }

    /// The numbers of the builds, as the stream tells them.
    fn builds(&self) -> impl Iterator<Item = u64> + use<> {
        let lines =
            BufReader::new(self.connect("GET /__preview/events HTTP/1.1")).lines().map(Result::unwrap);
        lines.filter_map(|line| line.strip_prefix("data: ").and_then(|number| number.parse().ok()))
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn last_state_is_shown(arguments: &[&str]) {
    let temp = tempfile::tempdir().unwrap();
    let page = temp.path().join("a.md");
    fs::write(&page, "# First\n\nTEXT-1\n").unwrap();
    let preview = Preview::start(temp.path(), arguments);
    let mut builds = preview.builds();
    assert_eq!(builds.next(), Some(1));
    assert!(preview.get("/a/").contains("TEXT-1"));
    for round in 0..100 {
        fs::write(&page, format!("# Again\n\nROUND-{round}.\n")).unwrap();
    }
    fs::create_dir_all(temp.path().join("new/folder")).unwrap();
    fs::write(temp.path().join("new/folder/b.md"), "# B\n\nDEEP\n").unwrap();
    let is_shown =
        |_: &u64| preview.get("/a/").contains("ROUND-99.") && preview.get("/new/folder/b/").contains("DEEP");
    assert!(builds.find(is_shown).is_some());
    fs::remove_dir_all(temp.path().join("new")).unwrap();
    assert!(builds.find(|_| preview.get("/new/folder/b/").starts_with("HTTP/1.1 404")).is_some());
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
fn pages_are_those_of_build_and_one_script() {
    let temp = tempfile::tempdir().unwrap();
    fs::write(temp.path().join("a.md"), "---\ndraft: true\n---\n# Draft\n\nwords\n").unwrap();
    let out = temp.path().join("public");
    let build =
        Command::cargo_bin("understory").unwrap().args(["build", "--drafts"]).arg(temp.path()).output();
    assert!(build.unwrap().status.success());
    let built = fs::read_to_string(out.join("a/index.html")).unwrap();
    let preview = Preview::start(temp.path(), &[]);
    let answer = preview.get("/a/");
    let (_, shown) = answer.split_once("\r\n\r\n").unwrap();
    let script = "<script src=\"/__preview/client.js\" data-build=\"1\" defer></script>";
    assert_eq!(shown.replacen(script, "", 1), built);
    assert!(preview.get("/__preview/client.js").contains("EventSource"));
}

#[test]
fn content_errors_do_not_stop_it_and_a_missing_folder_does() {
    let temp = tempfile::tempdir().unwrap();
    fs::write(temp.path().join("handbook.toml"), "nmae = 1\n").unwrap();
    fs::create_dir(temp.path().join("content")).unwrap();
    fs::write(temp.path().join("content/a.md"), "[x](nowhere.md)\n").unwrap();
    let preview = Preview::start(temp.path(), &[]);
    assert!(preview.get("/a/").starts_with("HTTP/1.1 200"));
    let missing =
        Command::cargo_bin("understory").unwrap().args(["serve", "/nowhere/at/all"]).output().unwrap();
    assert_eq!(missing.status.code(), Some(2));
    let port = preview.port.to_string();
    let mut taken = Command::cargo_bin("understory").unwrap();
    taken.args(["serve", "--strict-port", "--port", &port]).arg(temp.path());
    assert_eq!(taken.output().unwrap().status.code(), Some(2));
}
