//! Rule 10, clause by clause, for measures and for records.

use super::*;
use crate::insight::standing::of;

/// Status and clause of a single measure in a record from 4 September to 18 December.
fn measure(tracked: Tracked, frame: &Frame) -> (Status, u8) {
    let standing = of(&ledger(vec![tracked]), frame);
    (standing.measures[0].status, standing.measures[0].clause)
}

fn mid_october() -> Date {
    date(2026, 10, 16) // 42 of 105 days: 2/5 is expected
}

#[test]
fn first_the_written_status() {
    for status in [Status::Draft, Status::Dropped, Status::Paused, Status::Met, Status::Missed, Status::Done]
    {
        let frame = Frame { written: Some(status), ..autumn(mid_october()) };
        let standing = of(&ledger(vec![tracked(change(0, 6), vec![reading(date(2026, 10, 1), 3)])]), &frame);
        assert_eq!((standing.status, standing.clause, standing.decided_by), (status, 1, None));
        assert_eq!((standing.measures[0].status, standing.measures[0].clause), (status, 1));
        // The numbers are there all the same.
        assert_eq!(standing.score, Some(Rational::of(1, 2)));
    }
}

#[test]
fn then_what_is_achieved() {
    let reached = |frame: &Frame| measure(tracked(change(0, 6), vec![reading(date(2026, 10, 1), 6)]), frame);
    assert_eq!(reached(&autumn(mid_october())), (Status::Achieved, 2));
    assert_eq!(reached(&autumn(date(2027, 2, 1))), (Status::Achieved, 2));
    // Before anything else is said, too.
    assert_eq!(reached(&frame(Kind::Goal, mid_october())), (Status::Achieved, 2));
}

#[test]
fn what_is_reached_after_its_day_is_late() {
    let late = |readings, done| {
        let mut one = tracked(change(0, 6), readings);
        if done {
            one.measure.aim = Aim::Deliverable;
        }
        let standing = of(&ledger(vec![one]), &autumn(date(2027, 2, 1)));
        (standing.measures[0].status, standing.measures[0].is_late)
    };
    let (before, after) = (date(2026, 12, 18), date(2026, 12, 19));
    assert_eq!(late(vec![reading(before, 6)], false), (Status::Achieved, false));
    assert_eq!(late(vec![reading(after, 6)], false), (Status::Achieved, true));
    assert_eq!(late(vec![reading(before, 5), reading(after, 6)], false), (Status::Achieved, true));
    assert_eq!(late(vec![reading(after, 5)], false), (Status::Missed, false));
    let done = |day| at(after, Value::Done(Some(day)));
    assert_eq!(late(vec![done(before)], true), (Status::Achieved, false));
    assert_eq!(late(vec![done(after)], true), (Status::Achieved, true));
}

#[test]
fn a_band_is_achieved_only_after_its_day() {
    // Out on the first 10 of 106 days: 96/106 > 9/10.
    let readings = || vec![reading(date(2026, 9, 4), 9), reading(date(2026, 9, 14), 6)];
    let on = |day| measure(tracked(four_to_eight(), readings()), &autumn(day));
    assert_eq!(on(date(2026, 12, 18)), (Status::Stale, 7));
    assert_eq!(on(date(2026, 12, 19)), (Status::Achieved, 2));
    // Out on the first 11 days: 95/106 < 9/10.
    let later = vec![reading(date(2026, 9, 4), 9), reading(date(2026, 9, 15), 6)];
    assert_eq!(measure(tracked(four_to_eight(), later), &autumn(date(2026, 12, 19))), (Status::Missed, 3));
    // In for long, but not on the day.
    let astray = vec![reading(date(2026, 9, 4), 6), reading(date(2026, 12, 18), 9)];
    assert_eq!(measure(tracked(four_to_eight(), astray), &autumn(date(2026, 12, 19))), (Status::Missed, 3));
    // What is read after the day does not count.
    let after = vec![reading(date(2026, 9, 4), 6), reading(date(2026, 12, 19), 9)];
    assert_eq!(measure(tracked(four_to_eight(), after), &autumn(date(2026, 12, 20))), (Status::Achieved, 2));
}

#[test]
fn then_what_is_past_its_day() {
    let of_kind = |commitment, day| {
        let mut one = tracked(change(0, 6), vec![reading(date(2026, 12, 1), 3)]);
        one.measure.commitment = Some(commitment);
        measure(one, &autumn(day))
    };
    assert_eq!(of_kind(Commitment::Committed, date(2026, 12, 19)), (Status::Missed, 3));
    assert_eq!(of_kind(Commitment::Stretch, date(2026, 12, 19)), (Status::Closed, 3));
    assert_eq!(of_kind(Commitment::Committed, date(2026, 12, 18)).1, 9);
    // A measure's own day comes before that of its record.
    let mut early = tracked(change(0, 6), vec![reading(date(2026, 10, 1), 3)]);
    early.measure.due = Some(date(2026, 10, 10));
    assert_eq!(measure(early, &autumn(mid_october())), (Status::Missed, 3));
}

#[test]
fn then_deliverables() {
    let on = |day| measure(tracked(Aim::Deliverable, Vec::new()), &autumn(day));
    assert_eq!(on(date(2026, 12, 3)), (Status::OnTrack, 4)); // 15 days before
    assert_eq!(on(date(2026, 12, 4)), (Status::DueSoon, 4)); // 14 days before
    assert_eq!(on(date(2026, 12, 18)), (Status::DueSoon, 4));
    assert_eq!(on(date(2026, 12, 19)), (Status::Missed, 3));
    assert_eq!(measure(tracked(Aim::Deliverable, Vec::new()), &frame(Kind::Goal, mid_october())).1, 4);
}

#[test]
fn then_what_has_hardly_begun() {
    let on = |day| measure(tracked(change(0, 6), Vec::new()), &autumn(day));
    // 0.15 × 105 = 15.75 days: the 15th is too early, the 16th is not.
    assert_eq!(on(date(2026, 9, 19)), (Status::TooEarly, 5));
    assert_eq!(on(date(2026, 9, 20)), (Status::NoReading, 6));
    // Of 40 days, 14 are more than 0.15.
    let short = |day| {
        let frame = Frame { due: Some(date(2026, 10, 14)), ..autumn(day) };
        measure(tracked(change(0, 6), Vec::new()), &frame)
    };
    assert_eq!(short(date(2026, 9, 17)), (Status::TooEarly, 5)); // 13 days
    assert_eq!(short(date(2026, 9, 18)), (Status::NoReading, 6)); // 14 days
}

#[test]
fn then_what_nobody_has_read_lately() {
    let on = |kind, day| {
        let one = tracked(change(0, 6), vec![reading(date(2026, 9, 25), 3)]);
        measure(one, &Frame { kind, ..autumn(day) })
    };
    // 1.5 × 14 = 21 days of a goal, 1.5 × 30 = 45 days of a plan.
    assert_eq!(on(Kind::Goal, mid_october()), (Status::OnTrack, 9));
    assert_eq!(on(Kind::Goal, date(2026, 10, 17)), (Status::Stale, 7));
    assert_eq!(on(Kind::Plan, date(2026, 11, 9)), (Status::OnTrack, 9));
    assert_eq!(on(Kind::Plan, date(2026, 11, 10)), (Status::Stale, 7));
}

#[test]
fn then_bands_by_their_last_reading() {
    let with = |value| {
        let readings = vec![reading(date(2026, 9, 5), 6), reading(date(2026, 10, 10), value)];
        measure(tracked(four_to_eight(), readings), &autumn(mid_october()))
    };
    assert_eq!(with(8), (Status::OnTrack, 8));
    assert_eq!(with(9), (Status::Behind, 8));
}

#[test]
fn last_the_gap_to_an_even_pace() {
    // From 0 to 1000, and 400 are expected.
    let with = |value| {
        let one = tracked(change(0, 1000), vec![reading(date(2026, 10, 10), value)]);
        measure(one, &autumn(mid_october()))
    };
    assert_eq!(with(900), (Status::OnTrack, 9));
    assert_eq!(with(235), (Status::OnTrack, 9)); // a gap of 0.165
    assert_eq!(with(234), (Status::Behind, 9));
    assert_eq!(with(70), (Status::Behind, 9)); // a gap of 0.33
    assert_eq!(with(69), (Status::AtRisk, 9));
    // The cut-offs are the handbook's to choose.
    let cutoffs = Cutoffs { on_track: Rational::of(1, 10), behind: Rational::of(15, 100) };
    let strict = Frame { cutoffs, ..autumn(mid_october()) };
    let one = tracked(change(0, 1000), vec![reading(date(2026, 10, 10), 235)]);
    assert_eq!(measure(one, &strict), (Status::AtRisk, 9));
}

#[test]
fn without_a_start_it_is_not_read_or_on_track() {
    let due = Some(date(2026, 12, 18));
    let plan = Frame { due, ..frame(Kind::Plan, mid_october()) };
    let with = |readings| {
        let standing = of(&ledger(vec![tracked(change(0, 6), readings)]), &plan);
        (standing.measures[0].status, standing.measures[0].expected.clone())
    };
    assert_eq!(with(Vec::new()), (Status::NoReading, None));
    assert_eq!(with(vec![reading(date(2026, 10, 10), 1)]), (Status::OnTrack, None));
    // A goal without a cycle begins with its first line: 1 October, 15 of 78 days, so 5/26 are expected.
    let goal = Frame { due, ..frame(Kind::Goal, mid_october()) };
    let standing = of(&ledger(vec![tracked(change(0, 6), vec![reading(date(2026, 10, 1), 1)])]), &goal);
    assert_eq!(standing.start, Some(date(2026, 10, 1)));
    assert_eq!(standing.expected, Some(Rational::of(5, 26)));
}

/// A measure of which 400 of 1000 are expected, with a reading.
fn thousand(commitment: Commitment, value: i64) -> Tracked {
    let mut one = tracked(change(0, 1000), vec![reading(date(2026, 10, 10), value)]);
    one.measure.commitment = Some(commitment);
    one
}

#[test]
fn a_record_is_as_its_worst_committed_measure() {
    use Commitment::{Committed, Stretch};
    let on = |measures, day| {
        let standing = of(&ledger(measures), &autumn(day));
        (standing.status, standing.clause, standing.decided_by)
    };
    let now = mid_october();
    assert_eq!(on(Vec::new(), now), (Status::NoReading, 2, None));
    let behind = vec![thousand(Committed, 900), thousand(Committed, 100), thousand(Stretch, 0)];
    assert_eq!(on(behind.clone(), now), (Status::Behind, 5, Some(1)));
    assert_eq!(on(behind, date(2026, 12, 19)), (Status::Missed, 4, None));
    let stretch = vec![thousand(Stretch, 1000), thousand(Stretch, 0)];
    assert_eq!(on(stretch.clone(), now), (Status::AtRisk, 5, Some(1)));
    assert_eq!(on(stretch, date(2026, 12, 19)), (Status::Closed, 4, None));
    let achieved = vec![thousand(Committed, 1000), thousand(Stretch, 0)];
    assert_eq!(on(achieved.clone(), now), (Status::Achieved, 3, None));
    assert_eq!(on(achieved, date(2026, 12, 19)), (Status::Achieved, 3, None));
    // Of two that are equally bad the first is named.
    assert_eq!(
        on(vec![thousand(Committed, 100), thousand(Committed, 99)], now),
        (Status::Behind, 5, Some(0))
    );
    // A measure that is past its own day counts before the record is past its own.
    let mut missed = thousand(Committed, 100);
    missed.measure.due = Some(date(2026, 10, 12));
    assert_eq!(on(vec![thousand(Committed, 0), missed], now), (Status::Missed, 5, Some(1)));
}

#[test]
fn a_whole_goal_by_hand() {
    // Minutes 55 -> 30 read 41 on 2 October, with weight 2; runbook, due in December; a stretch 40 -> 80 (95) at 60.
    let mut minutes = tracked(change(55, 30), vec![reading(date(2026, 10, 2), 41)]);
    minutes.measure.weight = Rational::from(2);
    let runbook = tracked(Aim::Deliverable, Vec::new());
    let stretch = Aim::Change {
        baseline: Rational::from(40),
        target: Rational::from(80),
        stretch: Some(Rational::from(95)),
    };
    let mut actions = tracked(stretch, vec![reading(date(2026, 10, 2), 60)]);
    actions.measure.commitment = Some(Commitment::Stretch);
    let mut written = ledger(vec![minutes, runbook, actions]);
    written.confidences = vec![(date(2026, 10, 2), Rational::of(3, 10))];
    let standing = of(&written, &autumn(mid_october()));
    // (2 × 14/25 + 1 × 0) / 3
    assert_eq!(standing.score, Some(Rational::of(28, 75)));
    assert_eq!(standing.progress, Some(Rational::of(28, 75)));
    // 0.7 × 20/40
    assert_eq!(standing.stretch_score, Some(Rational::of(7, 20)));
    // (2 × 2/5 + 1 × 0) / 3: the runbook is expected on its day.
    assert_eq!(standing.expected, Some(Rational::of(4, 15)));
    assert_eq!((standing.status, standing.decided_by), (Status::OnTrack, Some(0)));
    assert!(standing.disagree, "on track, and nobody believes it");
    assert_eq!(mean::coverage(&standing.measures), (2, 3));
}

#[test]
fn the_target_of_the_day_counts() {
    let mut minutes = tracked(change(55, 30), vec![reading(date(2026, 10, 2), 41)]);
    minutes.shifts = vec![shift(date(2026, 10, 10), 25, 30)];
    let on = |day| {
        let standing = of(&ledger(vec![minutes.clone()]), &autumn(day));
        (standing.measures[0].target.clone(), standing.measures[0].progress.clone())
    };
    // 14/30 before, 14/25 from the day of the revision on.
    assert_eq!(on(date(2026, 10, 9)), (Some(Rational::from(25)), Rational::of(7, 15)));
    assert_eq!(on(date(2026, 10, 10)), (Some(Rational::from(30)), Rational::of(14, 25)));
}

#[test]
fn levels_are_steps() {
    let aim = Aim::Level { from: 2, to: 4 };
    let standing =
        of(&ledger(vec![tracked(aim, vec![reading(date(2026, 10, 2), 3)])]), &autumn(mid_october()));
    let measure = &standing.measures[0];
    assert_eq!(
        (measure.progress.clone(), measure.target.clone()),
        (Rational::of(1, 2), Some(Rational::from(4)))
    );
    assert_eq!((measure.baseline(), measure.status), (Some(Rational::from(2)), Status::OnTrack));
}
