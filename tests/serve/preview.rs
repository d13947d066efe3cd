//! A running preview, as a browser and a person at the terminal meet it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use assert_cmd::cargo::CommandCargoExt;
use rustix::process::{Pid, Signal, kill_process};

/// More than any of this takes on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A running preview; ends with the test.
pub struct Preview {
    process: Child,
    pub port: u16,
    said: Arc<Mutex<Vec<String>>>,
}

pub fn understory() -> Command {
    Command::cargo_bin("understory").unwrap()
}

/// A handbook without settings: these files in a folder.
pub fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let temp = tempfile::tempdir().unwrap();
    files.iter().for_each(|(path, text)| write(temp.path(), path, text));
    temp
}

pub fn write(root: &Path, path: &str, text: &str) {
    fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
    fs::write(root.join(path), text).unwrap();
}

impl Preview {
    pub fn start(root: &Path, arguments: &[&str]) -> Self {
        let mut command = understory();
        command.arg("serve").arg(root).args(arguments);
        if !arguments.contains(&"--port") {
            command.args(["--port", "0"]);
        }
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let said = Arc::<Mutex<Vec<String>>>::default();
        // Somebody must go on listening, or the preview would meet a closed pipe.
        listen(process.stdout.take().unwrap(), "out: ", said.clone());
        listen(process.stderr.take().unwrap(), "", said.clone());
        let mut preview = Self { process, port: 0, said };
        let line = preview.line("http://");
        let (_, rest) = line.split_once("http://127.0.0.1:").unwrap();
        preview.port = rest.split('/').next().unwrap().parse().unwrap();
        preview
    }

    /// What was said so far, errors and findings included.
    pub fn said(&self) -> Vec<String> {
        self.said.lock().unwrap().clone()
    }

    /// Waits for a line that holds these words.
    #[track_caller]
    pub fn line(&self, words: &str) -> String {
        let found = || self.said().into_iter().find(|line| line.contains(words));
        let waited = wait_for(|| found().is_some());
        found().unwrap_or_else(|| panic!("{words:?} was not said in {waited:?}: {:#?}", self.said()))
    }

    pub fn connect(&self, head: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
            .write_all(format!("{head}\r\nHost: localhost\r\nConnection: close\r\n\r\n").as_bytes())
            .unwrap();
        stream
    }

    /// Status and bytes.
    pub fn fetch(&self, path: &str) -> (u16, Vec<u8>) {
        let mut answer = Vec::new();
        self.connect(&format!("GET {path} HTTP/1.1")).read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let status = std::str::from_utf8(&answer[9..12]).unwrap().parse().unwrap();
        (status, answer.split_off(end + 4))
    }

    /// The text of a page; of any answer.
    pub fn get(&self, path: &str) -> String {
        String::from_utf8(self.fetch(path).1).unwrap()
    }

    pub fn status(&self, path: &str) -> u16 {
        self.fetch(path).0
    }

    /// Waits until the page holds these words, and says how long that took.
    #[track_caller]
    pub fn shows(&self, path: &str, words: &str) -> Duration {
        let waited = wait_for(|| self.get(path).contains(words));
        assert!(waited < PATIENCE, "{path} never shows {words:?}: {}; {:#?}", self.get(path), self.said());
        waited
    }

    /// Waits until the page is answered with this status.
    #[track_caller]
    pub fn answers(&self, path: &str, status: u16) {
        assert!(wait_for(|| self.status(path) == status) < PATIENCE, "{path} is {}", self.status(path));
    }

    /// The lines of the stream that tells about builds; ends when the connection does.
    pub fn stream(&self) -> impl Iterator<Item = String> + use<> {
        BufReader::new(self.connect("GET /__preview/events HTTP/1.1")).lines().map_while(Result::ok)
    }

    /// The numbers of the builds, as the stream tells them.
    pub fn builds(&self) -> impl Iterator<Item = u64> + use<> {
        self.stream().filter_map(|line| line.strip_prefix("data: ").and_then(|number| number.parse().ok()))
    }

    /// The number of the newest build.
    pub fn newest(&self) -> u64 {
        self.builds().next().unwrap()
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.process), signal).unwrap();
    }

    /// Waits for the process to end by itself.
    pub fn ended(&mut self) -> (ExitStatus, Duration) {
        let mut status = None;
        let waited = wait_for(|| {
            status = self.process.try_wait().unwrap();
            status.is_some()
        });
        (status.expect("it ends"), waited)
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        if !thread::panicking() {
            let said = self.said();
            assert!(!said.iter().any(|line| line.contains("panicked")), "{said:#?}");
        }
    }
}

fn listen(pipe: impl Read + Send + 'static, before: &'static str, said: Arc<Mutex<Vec<String>>>) {
    let lines = BufReader::new(pipe).lines().map_while(Result::ok);
    thread::spawn(move || lines.for_each(|line| said.lock().unwrap().push(format!("{before}{line}"))));
}

/// How long it takes until `is_done`.
pub fn wait_for(mut is_done: impl FnMut() -> bool) -> Duration {
    let began = Instant::now();
    while !is_done() && began.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(5));
    }
    began.elapsed()
}
