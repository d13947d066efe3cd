use jiff::civil::{Date, date};

use super::super::tests::{elements, setting, texts};
use super::*;
use crate::words::Words;

fn readings(read: &[(Date, i64)]) -> Vec<Reading> {
    read.iter().map(|(date, value)| Reading { date: *date, value: Rational::from(*value) }).collect()
}

/// 100 -> 0 from 6 October 2026 to 26 October; today is half of it.
fn steps(read: &[(Date, i64)]) -> Steps<'static> {
    Steps {
        unit: "",
        aim: Aim::Change {
            baseline: Rational::from(100),
            target: Rational::zero(),
            revisions: Vec::new(),
            stretch: None,
        },
        readings: readings(read),
        start: Some(date(2026, 10, 6)),
        due: Some(date(2026, 10, 26)),
        is_old: false,
    }
}

fn drawn(steps: &Steps<'_>) -> Drawing {
    draw(steps, &setting(&Words::of("en")))
}

const TWO: [(Date, i64); 2] = [(date(2026, 10, 6), 100), (date(2026, 10, 11), 50)];

#[test]
fn every_reading_holds_until_the_next_one_and_the_last_until_today() {
    // Left: "100" takes 3 letters of 8.2 and 10. Right: "target 0" takes 4 of 8.2, 3 of 5.5, a space of 4.5 and 10.
    let (left, right) = (346, 3600 - (4 * 82 + 3 * 55 + 45 + 100));
    let x = |tenths: i64| left + (right - left) * tenths / 20;
    let point = |x: i64, y: i64| format!("{}.{} {y}", x / 10, x % 10).replace(".0 ", " ");
    let drawing = drawn(&steps(&TWO));
    // The plane is 120 high and begins at 10: 50 lies at 70.
    let way = [point(x(0), 10), point(x(5), 10), point(x(5), 70), point(x(10), 70)].join("L");
    assert_eq!(elements(&drawing, "path class=\"line\""), [format!("d=\"M{way}\"")]);
    assert_eq!(drawing.takeaway, "From 100 on 6 October 2026 to 50 on 11 October 2026.");
    assert_eq!(drawing.table.rows.len(), 4, "start, target and two readings");
}

#[test]
fn the_target_steps_where_it_was_revised() {
    let mut steps = steps(&TWO);
    let revisions = vec![(date(2026, 10, 16), Rational::from(20))];
    steps.aim =
        Aim::Change { baseline: Rational::from(100), target: Rational::zero(), revisions, stretch: None };
    let drawing = drawn(&steps);
    let [target] = &elements(&drawing, "path class=\"target\"")[..] else { panic!("one target line") };
    // 0 lies at 130, 20 at 106.
    let heights: Vec<&str> =
        target.split([' ', '"', 'L']).filter(|part| ["130", "106"].contains(part)).collect();
    assert_eq!(heights, ["130", "130", "106", "106"]);
    assert!(drawing.takeaway.ends_with("The target moved from 0 to 20."), "{}", drawing.takeaway);
    assert!(texts(&drawing).contains(&"target 20".to_owned()));
}

#[test]
fn an_old_reading_does_not_hold_until_today() {
    let drawing = drawn(&Steps { is_old: true, ..steps(&TWO[..1]) });
    assert_eq!(
        elements(&drawing, "path class=\"line\""),
        Vec::<String>::new(),
        "no line without a second day"
    );
    assert_eq!(elements(&drawing, "rect class=\"gap\"").len(), 1);
    assert!(texts(&drawing).contains(&"no reading since 6 October 2026".to_owned()));
    assert!(drawing.takeaway.ends_with("No reading since then."));
}

#[test]
fn none_one_and_equal_ones_are_told_apart() {
    let none = drawn(&steps(&[]));
    assert_eq!((none.takeaway.as_str(), elements(&none, "circle").len()), ("No reading yet.", 0));
    assert_eq!(elements(&none, "rect class=\"gap\"").len(), 1);
    let one = drawn(&steps(&TWO[..1]));
    assert_eq!(one.takeaway, "100 on 6 October 2026, the only reading so far.");
    let equal = drawn(&steps(&[(date(2026, 10, 7), 60), (date(2026, 10, 9), 60)]));
    assert_eq!(equal.takeaway, "60 in every reading from 7 October 2026 to 9 October 2026.");
}

#[test]
fn far_outside_it_ends_at_the_edge_with_a_mark_and_its_number() {
    let drawing =
        drawn(&steps(&[(date(2026, 10, 6), 100), (date(2026, 10, 8), 1000), (date(2026, 10, 9), 90)]));
    assert_eq!(elements(&drawing, "path class=\"outside\"").len(), 2, "one mark of two strokes");
    assert!(texts(&drawing).contains(&"outside this picture: 1000".to_owned()));
    assert!(texts(&drawing).contains(&"200".to_owned()), "the scale ends one way above the start");
}

#[test]
fn two_hundred_readings_have_a_line_and_one_dot() {
    let first = date(2026, 3, 1);
    let read: Vec<(Date, i64)> = (0..200)
        .map(|day| (first.checked_add(jiff::Span::new().days(day)).expect("a date"), day % 7))
        .collect();
    let drawing = drawn(&steps(&read));
    assert_eq!(elements(&drawing, "circle").len(), 1);
    assert_eq!(drawing.table.rows.len(), 202);
    assert!(drawing.svg.len() < 8 * 1024, "{} bytes", drawing.svg.len());
}

#[test]
fn limits_are_lines_around_a_zone() {
    let band = Aim::Band { low: Some(Rational::from(40)), high: Some(Rational::from(60)) };
    let drawing = drawn(&Steps { aim: band, ..steps(&TWO) });
    assert_eq!(elements(&drawing, "rect class=\"zone\"").len(), 1);
    assert_eq!(elements(&drawing, "line class=\"target\"").len(), 2);
    let names = texts(&drawing);
    assert!(
        names.contains(&"at most 60".to_owned()) && names.contains(&"at least 40".to_owned()),
        "{names:?}"
    );
}

#[test]
fn one_day_does_no_harm() {
    let today = super::super::tests::TODAY;
    let read = [(today, 100), (today, 40)];
    drawn(&Steps { start: None, due: None, ..steps(&read) });
}
