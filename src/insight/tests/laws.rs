//! What holds for any record on any day.

use proptest::prelude::*;

use super::*;
use crate::insight::days::after;
use crate::insight::standing::of;
use crate::parse::growth::Phase;

fn day() -> impl Strategy<Value = Date> {
    (-60i32..260).prop_map(|days| after(date(2026, 6, 1), days))
}

fn number() -> impl Strategy<Value = Rational> {
    (-40i64..40, 1i64..4).prop_map(|(above, below)| Rational::of(above, below))
}

fn aim() -> impl Strategy<Value = Aim> {
    let change = (number(), number(), proptest::option::of(number()));
    let band = (proptest::option::of(number()), proptest::option::of(number()));
    prop_oneof![
        change.prop_map(|(baseline, target, stretch)| Aim::Change { baseline, target, stretch }),
        band.prop_map(|(low, high)| Aim::Band { low, high }),
        Just(Aim::Deliverable),
        (1u32..6, 1u32..6).prop_map(|(from, to)| Aim::Level { from, to }),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => number().prop_map(Value::Number),
        1 => proptest::option::of(day()).prop_map(Value::Done),
        1 => Just(Value::NotDone),
    ]
}

prop_compose! {
    fn measure()(
        aim in aim(),
        readings in proptest::collection::btree_map(day(), value(), 0..5),
        shifts in proptest::collection::vec((day(), -40i64..40, -40i64..40), 0..3),
        phases in proptest::collection::vec((day(), number()), 0..3),
        due in proptest::option::of(day()),
        done in proptest::option::of(day()),
        stretch: bool,
        weight in 1i64..5,
    ) -> Tracked {
        let readings = readings.into_iter().map(|(date, value)| at(date, value)).collect();
        let mut tracked = tracked(aim, readings);
        let mut shifts: Vec<Shift> = shifts.into_iter().map(|(day, from, to)| shift(day, from, to)).collect();
        shifts.sort_by_key(|shift| shift.date);
        tracked.shifts = shifts;
        let phase = |(by, value)| Phase { by, value, span: Span::default() };
        tracked.measure.phases = phases.into_iter().map(phase).collect();
        (tracked.measure.due, tracked.measure.done) = (due, done);
        tracked.measure.commitment = stretch.then_some(Commitment::Stretch);
        tracked.measure.weight = Rational::from(weight);
        tracked
    }
}

prop_compose! {
    fn record()(
        measures in proptest::collection::vec(measure(), 0..5),
        confidences in proptest::collection::btree_map(day(), 0i64..=10, 0..3),
        entries in proptest::collection::vec((day(), 0usize..4), 0..4),
    ) -> Ledger {
        const KINDS: [EntryKind; 4] =
            [EntryKind::Session, EntryKind::Update, EntryKind::Reflection, EntryKind::Review];
        Ledger {
            measures,
            confidences: confidences.into_iter().map(|(day, value)| (day, Rational::of(value, 10))).collect(),
            entries: entries.into_iter().map(|(day, kind)| entry(day, KINDS[kind])).collect(),
            ..Ledger::default()
        }
    }
}

prop_compose! {
    fn around()(
        as_of in day(),
        start in proptest::option::of(day()),
        due in proptest::option::of(day()),
        is_plan: bool,
        written in proptest::option::weighted(0.2, 0usize..6),
    ) -> Frame {
        const WRITTEN: [Status; 6] =
            [Status::Draft, Status::Dropped, Status::Paused, Status::Met, Status::Missed, Status::Done];
        let kind = if is_plan { Kind::Plan } else { Kind::Goal };
        Frame { start, due, written: written.map(|at| WRITTEN[at]), ..frame(kind, as_of) }
    }
}

fn is_part(number: &Rational) -> bool {
    !number.is_negative() && *number <= Rational::one()
}

/// The mean of one kind of promise, from the measures themselves.
fn mean_of(standing: &Standing, commitment: Commitment) -> Option<Rational> {
    let theirs = standing.measures.iter().filter(|measure| measure.commitment == commitment);
    let weights: Rational = theirs.clone().map(|measure| measure.tracked.measure.weight.clone()).sum();
    let sum: Rational = theirs.map(|measure| &measure.score * &measure.tracked.measure.weight).sum();
    sum.over(&weights)
}

proptest! {
    #[test]
    fn every_record_has_one_status_and_numbers_from_0_to_1(ledger in record(), frame in around()) {
        let standing = of(&ledger, &frame);
        prop_assert!((1..=5).contains(&standing.clause));
        prop_assert!(standing.measures.iter().all(|measure| (1..=9).contains(&measure.clause)));
        for measure in &standing.measures {
            prop_assert!(is_part(&measure.progress) && is_part(&measure.score));
            prop_assert!(measure.expected.as_ref().is_none_or(is_part));
            prop_assert!(measure.days_in.is_none_or(|(held, all)| 0 <= held && held <= all && all > 0));
        }
        let means = [&standing.score, &standing.stretch_score, &standing.progress, &standing.expected];
        prop_assert!(means.into_iter().flatten().all(is_part));
        prop_assert_eq!(of(&ledger, &frame), standing, "the same input gives the same");
    }

    #[test]
    fn committed_and_stretch_are_never_averaged_together(ledger in record(), frame in around()) {
        let standing = of(&ledger, &frame);
        prop_assert_eq!(&standing.score, &mean_of(&standing, Commitment::Committed));
        prop_assert_eq!(&standing.stretch_score, &mean_of(&standing, Commitment::Stretch));
    }

    #[test]
    fn silence_never_raises_a_mean(ledger in record(), frame in around(), at: prop::sample::Index) {
        prop_assume!(!ledger.measures.is_empty());
        let mut silent = ledger.clone();
        let one = &mut silent.measures[at.index(ledger.measures.len())];
        one.readings.clear();
        one.measure.done = None;
        let frame = Frame { start: frame.start.or(Some(date(2026, 5, 1))), ..frame };
        let (loud, silent) = (of(&ledger, &frame), of(&silent, &frame));
        prop_assert!(silent.score <= loud.score && silent.stretch_score <= loud.stretch_score);
        prop_assert!(silent.progress <= loud.progress);
    }

    #[test]
    fn what_comes_later_changes_nothing(ledger in record(), frame in around(), days in 1i32..40, value in value()) {
        let standing = of(&ledger, &frame);
        let later = after(frame.as_of, days);
        let mut known = ledger.clone();
        for tracked in &mut known.measures {
            tracked.readings.retain(|reading| reading.date <= frame.as_of);
        }
        known.entries.retain(|told| told.value.date <= frame.as_of);
        known.confidences.retain(|(day, _)| *day <= frame.as_of);
        let mut more = known.clone();
        for tracked in &mut more.measures {
            tracked.readings.push(at(later, value.clone()));
        }
        more.entries.push(entry(later, EntryKind::Review));
        more.confidences.push((later, Rational::one()));
        prop_assert_eq!(bare(of(&known, &frame)), bare(standing.clone()));
        prop_assert_eq!(bare(of(&more, &frame)), bare(standing));
    }
}

/// Without what was said, so that only what was computed is compared.
fn bare(mut standing: Standing) -> Standing {
    for measure in &mut standing.measures {
        measure.tracked.readings.clear();
    }
    standing
}
