//! How a preview is ended: Ctrl-C, the wish of the system, the end of its terminal.
//!
//! In: signals. Out: one message for the first of them. Never: waits for anything after the second.

use std::io::IsTerminal;
use std::sync::mpsc::{Receiver, channel};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::cli::outcome::Failure;

/// What a process that was ended in the middle of something says by its status.
const ENDED: i32 = 128;

/// The end of the preview, once it is asked for.
pub(super) fn listen() -> Result<Receiver<()>, Failure> {
    let mut wanted = vec![SIGINT, SIGTERM];
    // Without a terminal nothing ends with it; `nohup` has then said that this signal is to be ignored.
    wanted.extend(std::io::stderr().is_terminal().then_some(SIGHUP));
    let failure = |error| Failure::new(format!("cannot be told when to end: {error}"));
    let mut signals = Signals::new(wanted).map_err(failure)?;
    let (sender, stop) = channel();
    std::thread::spawn(move || {
        let mut asked = false;
        for signal in signals.forever() {
            if asked || sender.send(()).is_err() {
                std::process::exit(ENDED + signal);
            }
            asked = true;
        }
    });
    Ok(stop)
}
