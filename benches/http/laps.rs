//! Times of many requests, and how they are distributed.
//!
//! In: one request after the other. Out: a row of a table. Never: an average, which hides the slow ones.

use std::time::{Duration, Instant};

/// The times of one reader, or of several together.
pub(crate) struct Laps {
    started: Instant,
    took: Duration,
    laps: Vec<Duration>,
    errors: usize,
}

impl Default for Laps {
    fn default() -> Self {
        Self { started: Instant::now(), took: Duration::ZERO, laps: Vec::new(), errors: 0 }
    }
}

impl Laps {
    /// The time since the beginning.
    pub(crate) fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// Times a request, which says whether it was answered.
    pub(crate) fn add(&mut self, request: impl FnOnce() -> bool) {
        let started = Instant::now();
        let is_answered = request();
        self.laps.push(started.elapsed());
        self.errors += usize::from(!is_answered);
        self.took = self.started.elapsed();
    }

    /// Those of several readers at the same time.
    pub(crate) fn sum(all: impl Iterator<Item = Self>) -> Self {
        all.fold(Self::default(), |mut sum, one| {
            sum.laps.extend(one.laps);
            sum.errors += one.errors;
            sum.took = sum.took.max(one.took);
            sum
        })
    }

    /// A row of the table.
    pub(crate) fn row(mut self, name: &str) -> String {
        self.laps.sort_unstable();
        let at = |part: usize| self.laps.get((self.laps.len().saturating_sub(1)) * part / 100).copied();
        let ms = |lap: Option<Duration>| {
            lap.map_or("–".to_owned(), |lap| {
                let micros = lap.as_micros();
                format!("{}.{:02}", micros / 1000, micros % 1000 / 10)
            })
        };
        let count = self.laps.len();
        let rate = count as u128 * 1000 / self.took.as_millis().max(1);
        let (p50, p99, max) = (ms(at(50)), ms(at(99)), ms(at(100)));
        format!("| {name} | {count} | {rate} | {p50} | {p99} | {max} | {} |", self.errors)
    }
}
