//! Wall clock and processor time of the stages, over several runs.
//!
//! In: work, by name. Out: a Markdown table of medians. Processor time is that of all threads, as
//! Linux counts it in `/proc`; elsewhere it reads 0.

#![expect(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]

use std::fs;
use std::time::{Duration, Instant};

/// What was measured so far, in the order in which it was first measured.
#[derive(Default)]
pub(crate) struct Laps(Vec<Lap>);

struct Lap {
    name: &'static str,
    wall: Vec<Duration>,
    processor: Vec<Duration>,
}

impl Laps {
    /// Does `work` and notes how long it took.
    pub(crate) fn time<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
        let (start, busy) = (Instant::now(), processor_time());
        let result = work();
        let (wall, processor) = (start.elapsed(), processor_time().saturating_sub(busy));
        let known = self.0.iter().position(|lap| lap.name == name);
        let at = known.unwrap_or(self.0.len());
        if known.is_none() {
            self.0.push(Lap { name, wall: Vec::new(), processor: Vec::new() });
        }
        self.0[at].wall.push(wall);
        self.0[at].processor.push(processor);
        result
    }

    /// The table, for a handbook of `pages`.
    pub(crate) fn table(&self, pages: usize) -> String {
        let runs = self.0.first().map_or(0, |lap| lap.wall.len());
        let head = format!(
            "{pages} pages, medians of {runs} runs\n\n\
             | stage | wall ms | CPU ms | CPU µs a page | pages/s |\n| --- | ---: | ---: | ---: | ---: |\n"
        );
        let rows = self.0.iter().map(|lap| row(lap, pages));
        head + &rows.collect::<Vec<String>>().join("\n")
    }
}

fn row(lap: &Lap, pages: usize) -> String {
    let (wall, processor) = (median(&lap.wall), median(&lap.processor));
    let per_page = processor.as_micros() / pages.max(1) as u128;
    let per_second = pages as u128 * 1_000_000 / wall.as_micros().max(1);
    let (wall, processor) = (wall.as_millis(), processor.as_millis());
    format!("| {} | {wall} | {processor} | {per_page} | {per_second} |", lap.name)
}

fn median(times: &[Duration]) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

/// The time that all threads of this program spent on a processor.
fn processor_time() -> Duration {
    let threads = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    threads
        .filter_map(|thread| fs::read_to_string(thread.path().join("schedstat")).ok())
        .filter_map(|text| text.split(' ').next()?.parse().ok())
        .map(Duration::from_nanos)
        .sum()
}
