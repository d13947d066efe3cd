//! When to look at the handbook again.
//!
//! In: what happens, and when. Out: the moment to look. Never: asks a clock.
//!
//! - What ends a save (a file that was written is closed, something takes a name) → at once.
//! - What stands in the middle of something (bytes were written, a file was removed or lost its
//!   name) → when it ends, or after 50 ms in which nothing happens.
//! - What comes within 50 ms after a look, or during it, is part of a burst → after 50 ms in which
//!   nothing happens, after 500 ms in any case.
//! - What may have come unseen (files in a new folder) or shows nothing by itself (permissions) →
//!   300 ms later, beside anything else.

use std::time::{Duration, Instant};

/// Silence after which a burst of changes is over.
pub(super) const QUIET: Duration = Duration::from_millis(50);
/// The longest time that a burst holds a look up.
pub(super) const CAP: Duration = Duration::from_millis(500);
/// When to look for what came unseen.
const LATER: Duration = Duration::from_millis(300);

/// What an event says about the moment to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    /// Shows nothing by itself.
    Later,
    /// In the middle of something.
    Middle,
    /// Something ended.
    End,
}

/// What has happened since the last look.
#[derive(Debug, Default)]
pub(super) struct Timing {
    burst: Option<Burst>,
    /// When to look for what came unseen.
    later: Option<Instant>,
    /// Until when what happens is part of a burst.
    busy_until: Option<Instant>,
}

#[derive(Debug, Clone, Copy)]
struct Burst {
    first: Instant,
    last: Instant,
    /// Whether nothing is in the middle of anything, nor hard upon an earlier look.
    has_ended: bool,
    is_hard_upon: bool,
}

impl Timing {
    /// Something happened.
    pub(super) fn note(&mut self, sign: Sign, at: Instant) {
        if sign == Sign::Later {
            return self.look_later(at);
        }
        let is_hard_upon = self.busy_until.is_some_and(|until| at < until);
        let burst = Burst { first: at, last: at, has_ended: false, is_hard_upon };
        let burst = self.burst.get_or_insert(burst);
        burst.last = burst.last.max(at);
        burst.has_ended = sign == Sign::End;
    }

    /// Something may have come unseen.
    pub(super) fn look_later(&mut self, at: Instant) {
        self.later.get_or_insert(at + LATER);
    }

    /// When to look, if nothing else happens.
    pub(super) fn due(&self) -> Option<Instant> {
        let due = self.burst.map(|burst| match burst {
            Burst { has_ended: true, is_hard_upon: false, last, .. } => last,
            Burst { first, last, .. } => (last + QUIET).min(first + CAP),
        });
        due.into_iter().chain(self.later).min()
    }

    /// The look begins: what is due is due no more. Whether all has been quiet for some time.
    pub(super) fn begin(&mut self, at: Instant) -> bool {
        self.later = self.later.filter(|later| *later > at);
        self.burst.take().is_none_or(|burst| at >= burst.last + QUIET)
    }

    /// The look is over.
    pub(super) fn end(&mut self, at: Instant) {
        self.busy_until = Some(at + QUIET);
    }

    /// Whether the look that is due has been held up as long as a burst may hold it up.
    pub(super) fn is_overdue(&self, at: Instant, patience: Duration) -> bool {
        self.burst.is_none_or(|burst| at >= burst.first + patience)
    }
}

#[cfg(test)]
mod tests {
    use super::Sign::{End, Later, Middle};
    use super::*;

    /// When a look is due after these events, in milliseconds from the start.
    fn due(timing: &mut Timing, start: Instant, events: &[(Sign, u64)]) -> Option<u128> {
        for (sign, at) in events {
            timing.note(*sign, start + Duration::from_millis(*at));
        }
        Some((timing.due()? - start).as_millis())
    }

    #[expect(clippy::disallowed_methods, reason = "any moment will do")]
    fn fresh() -> (Timing, Instant) {
        (Timing::default(), Instant::now())
    }

    fn after(events: &[(Sign, u64)]) -> Option<u128> {
        let (mut timing, start) = fresh();
        due(&mut timing, start, events)
    }

    #[test]
    fn what_ends_a_save_is_looked_at_at_once() {
        assert_eq!(after(&[]), None);
        assert_eq!(after(&[(End, 7)]), Some(7));
        assert_eq!(after(&[(Middle, 0), (Middle, 1), (End, 2)]), Some(2));
    }

    #[test]
    fn what_is_in_the_middle_is_waited_for_but_not_for_ever() {
        assert_eq!(after(&[(Middle, 0)]), Some(50));
        assert_eq!(after(&[(End, 0), (Middle, 30)]), Some(80), "another file is being written");
        let many: Vec<_> = (0..20).map(|count| (Middle, count * 40)).collect();
        assert_eq!(after(&many), Some(500));
    }

    #[test]
    fn what_comes_hard_upon_a_look_is_a_burst() {
        let (mut timing, start) = fresh();
        assert_eq!(due(&mut timing, start, &[(End, 0)]), Some(0));
        assert!(!timing.begin(start));
        assert_eq!(timing.due(), None);
        // During the look, and soon after it.
        timing.end(start + Duration::from_millis(20));
        assert_eq!(due(&mut timing, start, &[(End, 10)]), Some(60));
        assert_eq!(due(&mut timing, start, &[(End, 65)]), Some(115));
        assert!(timing.begin(start + Duration::from_millis(115)), "nothing has happened for 50 ms");
        timing.end(start + Duration::from_millis(120));
        assert_eq!(due(&mut timing, start, &[(End, 171)]), Some(171), "a save of its own");
    }

    #[test]
    fn what_shows_nothing_by_itself_holds_nothing_up() {
        assert_eq!(after(&[(Later, 0), (Later, 100)]), Some(300));
        assert_eq!(after(&[(Later, 0), (End, 5)]), Some(5));
        let (mut timing, start) = fresh();
        due(&mut timing, start, &[(Later, 0), (End, 5)]);
        timing.begin(start + Duration::from_millis(5));
        assert_eq!(due(&mut timing, start, &[]), Some(300), "the second look is still to come");
        timing.begin(start + Duration::from_millis(300));
        assert_eq!(timing.due(), None);
    }

    #[test]
    fn patience_counts_from_the_first_event() {
        let (mut timing, start) = fresh();
        due(&mut timing, start, &[(Middle, 0), (End, 40)]);
        let patience = Duration::from_millis(100);
        assert!(!timing.is_overdue(start + Duration::from_millis(99), patience));
        assert!(timing.is_overdue(start + Duration::from_millis(100), patience));
    }
}
