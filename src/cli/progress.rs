//! The progress bar of long work and the line that sums a run up.
//!
//! In: counts and the clock. Out: lines on standard error. Never: a bar for work of less than half
//! a second, or where nobody watches.
#![expect(clippy::disallowed_methods, reason = "cli is a clock")]

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::report::Tally;
use super::terminal;

const PATIENCE: Duration = Duration::from_millis(500);

/// The time since a run began.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock(Instant);

impl Clock {
    /// Starts now.
    pub(super) fn start() -> Self {
        Self(Instant::now())
    }

    /// How long it has been running.
    pub(super) fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

/// A bar that shows itself once the work takes long.
pub(super) struct Progress {
    bar: ProgressBar,
    clock: Clock,
    is_wanted: bool,
}

impl Progress {
    /// A bar for the files of a run that begins now.
    pub(super) fn start(quiet: bool) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message("Writing");
        Self { bar, clock: Clock::start(), is_wanted: !quiet && terminal::is_watched() }
    }

    /// Says how many files there are.
    pub(super) fn expect(&self, files: usize) {
        self.bar.set_length(files as u64);
    }

    /// How long the run has taken.
    pub(super) fn elapsed(&self) -> Duration {
        self.clock.elapsed()
    }

    /// One file is done. May be called from any thread.
    pub(super) fn step(&self) {
        if self.is_wanted && self.bar.is_hidden() && self.clock.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }

    /// Takes the bar away.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

/// `12 pages in 0.34 s, 1 error, 2 warnings`
pub(super) fn summary(pages: usize, took: Duration, tally: Tally) -> String {
    let mut line = format!("{} in {}", counted(pages, "page"), seconds(took));
    let found = [(tally.errors, "error"), (tally.warnings, "warning"), (tally.notes, "note")];
    for (count, noun) in found {
        if count > 0 {
            line.push_str(&format!(", {}", counted(count, noun)));
        }
    }
    line
}

/// `1 page`, `2 pages`
pub(super) fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// `0.34 s`
pub(super) fn seconds(took: Duration) -> String {
    let hundredths = (took.as_millis() + 5) / 10;
    format!("{}.{:02} s", hundredths / 100, hundredths % 100)
}

/// `812 bytes`, `4.2 kB`, `1.3 MB`, `2.0 GB`
pub(super) fn size(bytes: u64) -> String {
    let units = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    match units.into_iter().find(|(unit, _)| bytes >= *unit) {
        Some((unit, name)) => format!("{}.{} {name}", bytes / unit, bytes % unit * 10 / unit),
        None => counted(usize::try_from(bytes).unwrap_or(0), "byte"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_for_people() {
        assert_eq!(
            [size(1), size(812), size(4_250), size(1_999_999)],
            ["1 byte", "812 bytes", "4.2 kB", "1.9 MB"]
        );
        assert_eq!(seconds(Duration::from_millis(1_234)), "1.23 s");
        let tally = Tally { errors: 1, warnings: 2, notes: 0 };
        assert_eq!(summary(1, Duration::from_millis(340), tally), "1 page in 0.34 s, 1 error, 2 warnings");
        assert_eq!(summary(12, Duration::ZERO, Tally::default()), "12 pages in 0.00 s");
    }
}
