//! The program, serving a small handbook; ends when it is dropped.
//!
//! In: nothing. Out: the port. Never: a file outside a temporary folder.

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;

use tempfile::TempDir;

/// A running preview.
pub(crate) struct Preview {
    process: Child,
    _folder: TempDir,
    /// Where it listens.
    pub(crate) port: u16,
}

impl Preview {
    /// Starts it and waits until it is ready.
    pub(crate) fn start() -> Result<Self, Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        let words = "Whoever asks is answered, and whoever waits is told for how long. ";
        fs::write(folder.path().join("page.md"), format!("# Page\n\n{}\n", words.repeat(80)))?;
        let mut command = Command::new(env!("CARGO_BIN_EXE_understory"));
        command.arg("serve").arg(folder.path()).args(["--port", "24747"]);
        let mut process = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
        let output = process.stderr.take().ok_or("no standard error")?;
        let mut lines = BufReader::new(output).lines();
        let port = lines.by_ref().find_map(|line| port(&line.ok()?)).ok_or("it did not start")?;
        // Somebody must go on listening, or the preview would meet a closed pipe; it should say nothing.
        thread::spawn(move || lines.map_while(Result::ok).for_each(|line| println!("it says: {line}")));
        Ok(Self { process, _folder: folder, port })
    }
}

fn port(line: &str) -> Option<u16> {
    line.split_once("http://127.0.0.1:")?.1.split('/').next()?.parse().ok()
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
