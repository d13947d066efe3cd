//! Standard output and standard error.
//!
//! In: text, with ANSI colours. Out: the text, with colours only where they are wanted: `--color`,
//! `NO_COLOR`, `CI` and the kind of terminal decide. Never: fails because a reader closed the pipe.

use std::io::{IsTerminal, Write};
use std::path::Path;

use anstream::ColorChoice;
use serde::Serialize;

use super::args::Color;
use super::outcome::Failure;
use super::report::on_one_line;

/// Columns of a line where the terminal does not say.
const WIDTH: usize = 100;

/// Settles for the whole run whether there are colours.
pub(super) fn set_up(color: Color) {
    match color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    }
    .write_global();
}

/// Prints to standard output, as it is. A reader who has seen enough and closed the pipe is no failure.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("cannot write to standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// A value as JSON, over several lines.
pub(super) fn json(value: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value);
    text.map(|text| text + "\n").map_err(|error| Failure::new(format!("cannot write JSON: {error}")))
}

/// A line to standard error, for what goes on meanwhile.
pub(super) fn note(line: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{line}");
}

/// A failure to standard error.
pub(super) fn error(message: &str) {
    let (red, end) = (anstyle::AnsiColor::BrightRed.on_default().bold(), anstyle::Reset);
    note(&format!("{red}error{end}: {}", on_one_line(message)));
}

/// A path as it would be typed: relative to the current folder where it lies below.
#[expect(clippy::disallowed_methods, reason = "cli is the one who asks the environment")]
pub(super) fn path(path: &Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default();
    on_one_line(&path.strip_prefix(&here).unwrap_or(path).to_string_lossy())
}

/// Whether a person watches standard error; not so under `CI`.
pub(super) fn is_watched() -> bool {
    std::io::stderr().is_terminal() && !is_ci()
}

#[expect(clippy::disallowed_methods, reason = "cli is the one who asks the environment")]
fn is_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}

/// Columns of a line on standard output: `COLUMNS`, else what the terminal says.
#[expect(clippy::disallowed_methods, reason = "cli is the one who asks the environment")]
pub(super) fn width() -> usize {
    let written = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let told = || rustix::termios::tcgetwinsize(std::io::stdout()).ok().map(|size| usize::from(size.ws_col));
    written.or_else(told).filter(|columns| (40..=500).contains(columns)).unwrap_or(WIDTH)
}
