//! How much is done of what was to be done: rule 13, always n of d.
//!
//! Completion of plans is rule 5 over all plans of a cycle: `done / (all - dropped)` of what is in them now, and
//! `done / all` of what was agreed. Coverage: people with an agreed plan, of those active in the cycle. Check-ins:
//! those held, at most as many as were due, of `floor((min(T, end) - start) / interval)`. Closure: goals whose
//! end is written, of those whose due day has come.
//!
//! Active in a cycle is whose `joined` is absent or not after its end, and whose `left` is absent or after
//! `max(min(T, end), start)`; who left before joining is not counted.
//!
//! In: the whole handbook. Out: [`CycleRates`]. Never: a rate without its n and d, or a rate of one person.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::days::between;
use super::rhythm;
use super::whole::{Known, Whole};
use super::{Frame, Status, Told};
use crate::model::PageId;
use crate::schema::{Kind, Record};

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Count {
    /// How many are.
    pub n: usize,
    /// How many could be.
    pub of: usize,
}

impl Count {
    fn add(&mut self, n: usize, of: usize) {
        self.n += n;
        self.of += of;
    }
}

/// How much is done in a cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct CycleRates {
    /// Milestones done in plans, of those that were not dropped.
    pub completion: Count,
    /// Milestones done in plans, of all that stand there.
    pub agreed_completion: Count,
    /// People with an agreed plan, of those who are active.
    pub coverage: Count,
    /// Reflections and reviews held in plans, of those that were due so far.
    pub reflections: Count,
    /// Entries of goals, of those that were due so far.
    pub updates: Count,
    /// Goals whose end is written, of those whose due day has come.
    pub closure: Count,
}

/// The rates of all cycles.
pub(super) fn of(whole: Whole<'_>) -> BTreeMap<PageId, CycleRates> {
    let staff = Staff::new(whole);
    let mut rates: BTreeMap<PageId, CycleRates> = BTreeMap::new();
    let mut agreed: BTreeSet<(PageId, PageId)> = BTreeSet::new();
    for (cycle, start, end) in whole.around.stretches(Kind::Cycle) {
        let day = whole.around.as_of.min(end).max(start);
        rates.entry(cycle).or_default().coverage.of = staff.active(end, day);
    }
    for known in whole.records() {
        let Some(rates) = known.frame.cycle.and_then(|cycle| rates.get_mut(&cycle)) else { continue };
        match known.frame.kind {
            Kind::Plan => rates.plan(known),
            _ => rates.goal(known),
        }
        agreed.extend(with_agreed_plan(whole, known));
    }
    for (cycle, _) in agreed {
        rates.entry(cycle).or_default().coverage.n += 1;
    }
    rates
}

/// The cycle and the person of a plan that was agreed, when that person is active in the cycle.
fn with_agreed_plan(whole: Whole<'_>, known: Known<'_>) -> Option<(PageId, PageId)> {
    let frame = known.frame;
    let is_agreed = frame.agreed.is_some_and(|agreed| agreed <= frame.as_of)
        || whole.around.fields(known.page)?.word("status") == Some("agreed");
    let is_lapsed = matches!(frame.written, Some(Status::Dropped | Status::Draft));
    let (cycle, owner) = (frame.cycle?, whole.owner(known.page)?);
    let (_, start, end) = whole.around.stretch(cycle)?;
    let stay = Stay::of(whole.around.fields(owner)?)?;
    let is_active = stay.is_active(end, whole.around.as_of.min(end).max(start));
    (frame.kind == Kind::Plan && is_agreed && !is_lapsed && is_active).then_some((cycle, owner))
}

impl CycleRates {
    fn plan(&mut self, known: Known<'_>) {
        let steps = known.standing.milestones;
        self.completion.add(steps.done, steps.all.saturating_sub(steps.dropped));
        self.agreed_completion.add(steps.done, steps.all);
        let Count { n, of } = check_ins(&known.ledger.entries, known.frame);
        self.reflections.add(n, of);
    }

    fn goal(&mut self, known: Known<'_>) {
        let Count { n, of } = check_ins(&known.ledger.entries, &known.frame.begun(known.ledger));
        self.updates.add(n, of);
        let is_due = known.frame.due.is_some_and(|due| due <= known.frame.as_of);
        let is_closed = matches!(known.frame.written, Some(Status::Met | Status::Missed | Status::Dropped));
        self.closure.add(usize::from(is_due && is_closed), usize::from(is_due));
    }
}

/// How many check-ins of a record were held, at most as many as were due, of those due so far. Nothing is due of
/// what rests or never began.
#[must_use]
pub fn check_ins(entries: &[Told], frame: &Frame) -> Count {
    let rests = matches!(frame.written, Some(Status::Draft | Status::Paused | Status::Dropped));
    let (Some(start), Some(interval), false) = (frame.start, frame.freshness(), rests) else {
        return Count::default();
    };
    let last = frame.due.map_or(frame.as_of, |due| due.min(frame.as_of));
    let due = usize::try_from(between(start, last) / i64::from(interval)).unwrap_or(0);
    let kind = rhythm::kinds(frame.kind)[0];
    let is_held = |told: &&Told| told.value.kind >= kind && (start..=last).contains(&told.value.date);
    Count { n: entries.iter().filter(is_held).count().min(due), of: due }
}

/// When somebody is here: from the first day up to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stay {
    joined: Date,
    left: Date,
}

impl Stay {
    /// The days of a person; `None` for who left before joining.
    pub(super) fn of(person: &Record) -> Option<Self> {
        let joined = person.date("joined").unwrap_or(Date::MIN);
        let left = person.date("left").unwrap_or(Date::MAX);
        (joined <= left).then_some(Self { joined, left })
    }

    pub(super) fn is_active(self, end: Date, day: Date) -> bool {
        self.joined <= end && (self.left > day || self.left == Date::MAX)
    }

    /// Whether somebody is here on a day.
    pub(super) fn is_here(self, day: Date) -> bool {
        self.is_active(day, day)
    }
}

/// The first and last days of all people, each sorted, so that who is active in a cycle need not be asked of
/// everybody.
struct Staff {
    joined: Vec<Date>,
    left: Vec<Date>,
}

impl Staff {
    fn new(whole: Whole<'_>) -> Self {
        let people = whole.handbook().records.get(&Kind::Person).into_iter().flat_map(BTreeMap::values);
        let stays: Vec<Stay> = people.filter_map(|person| Stay::of(whole.around.fields(*person)?)).collect();
        Self::of(&stays)
    }

    fn of(stays: &[Stay]) -> Self {
        let mut joined: Vec<Date> = stays.iter().map(|stay| stay.joined).collect();
        let mut left: Vec<Date> =
            stays.iter().map(|stay| stay.left).filter(|left| *left < Date::MAX).collect();
        joined.sort_unstable();
        left.sort_unstable();
        Self { joined, left }
    }

    /// How many had joined by `end` and not left by `day`, which is not after `end`: whoever left by then had
    /// joined before.
    fn active(&self, end: Date, day: Date) -> usize {
        let joined = self.joined.partition_point(|joined| *joined <= end);
        joined.saturating_sub(self.left.partition_point(|left| *left <= day))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{autumn, entry};
    use super::*;
    use crate::parse::growth::EntryKind;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn check_ins_by_hand() {
        // From 4 September every 14 days: by 16 October, 42 days later, three are due.
        let on = |day, entries: &[Told]| check_ins(entries, &autumn(day));
        let update = |day| entry(day, EntryKind::Update);
        assert_eq!(on(date(2026, 10, 16), &[]), Count { n: 0, of: 3 });
        assert_eq!(on(date(2026, 10, 15), &[]), Count { n: 0, of: 2 });
        let two = [
            update(date(2026, 9, 1)),
            update(date(2026, 9, 10)),
            entry(date(2026, 10, 1), EntryKind::Review),
        ];
        assert_eq!(on(date(2026, 10, 16), &two), Count { n: 2, of: 3 }); // the first is before the start
        let many: Vec<Told> = (1..=9).map(|day| update(date(2026, 10, day))).collect();
        assert_eq!(on(date(2026, 10, 16), &many), Count { n: 3, of: 3 });
        let sessions = [entry(date(2026, 10, 1), EntryKind::Session)];
        assert_eq!(on(date(2026, 10, 16), &sessions), Count { n: 0, of: 3 });
        // 105 days until the due day: seven, and no more are due afterwards.
        assert_eq!(on(date(2027, 3, 1), &[]), Count { n: 0, of: 7 });
        let paused = Frame { written: Some(Status::Paused), ..autumn(date(2026, 10, 16)) };
        assert_eq!(check_ins(&two, &paused), Count::default());
    }

    fn stay(joined: Option<Date>, left: Option<Date>) -> Stay {
        Stay { joined: joined.unwrap_or(Date::MIN), left: left.unwrap_or(Date::MAX) }
    }

    #[test]
    fn who_is_active_in_a_cycle() {
        let (start, end) = (date(2026, 7, 1), date(2026, 12, 31));
        let is_active = |stay: Stay, as_of: Date| stay.is_active(end, as_of.min(end).max(start));
        let now = date(2026, 10, 16);
        assert!(is_active(stay(None, None), now));
        assert!(is_active(stay(Some(end), None), now));
        assert!(!is_active(stay(Some(date(2027, 1, 1)), None), now));
        assert!(!is_active(stay(None, Some(now)), now));
        assert!(is_active(stay(None, Some(date(2026, 10, 17))), now));
        // Before the cycle begins, who leaves after its first day is counted; after it, who was there at its end.
        assert!(!is_active(stay(None, Some(start)), date(2026, 5, 1)));
        assert!(is_active(stay(None, Some(date(2026, 7, 2))), date(2026, 5, 1)));
        assert!(is_active(stay(None, Some(date(2027, 1, 1))), date(2027, 3, 1)));
        assert!(!is_active(stay(None, Some(end)), date(2027, 3, 1)));
    }

    proptest! {
        #[test]
        fn counting_all_at_once_is_counting_one_by_one(
            people in proptest::collection::vec((proptest::option::of(0i32..90), proptest::option::of(0i32..90)), 0..12),
            start in 0i32..90, length in 1i32..60, as_of in 0i32..120,
        ) {
            let day = |days| super::super::days::after(date(2026, 1, 1), days);
            let stays: Vec<Stay> = people
                .iter()
                .map(|(joined, left)| stay(joined.map(day), left.map(day)))
                .filter(|stay| stay.joined <= stay.left)
                .collect();
            let (start, end) = (day(start), day(start + length));
            let moment = day(as_of).min(end).max(start);
            let one_by_one = stays.iter().filter(|stay| stay.is_active(end, moment)).count();
            prop_assert_eq!(Staff::of(&stays).active(end, moment), one_by_one);
        }
    }
}
