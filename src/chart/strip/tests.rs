use jiff::civil::date;

use super::super::tests::{elements, setting, texts};
use super::*;
use crate::words::Words;

/// From Monday, 5 October 2026, to Sunday, 25 October: three weeks, of which two have begun.
fn drawn(entries: &[(Date, Mark)]) -> Drawing {
    let strip = Strip { start: date(2026, 10, 5), end: date(2026, 10, 25), entries: entries.to_vec() };
    draw(&strip, &setting(&Words::of("en")))
}

#[test]
fn entries_stand_in_their_weeks_with_a_shape_for_each_kind() {
    let drawing = drawn(&[
        (date(2026, 10, 5), Mark::Review),
        (date(2026, 10, 11), Mark::Reflection),
        (date(2026, 10, 12), Mark::Update),
        (date(2026, 10, 16), Mark::Update),
        (date(2026, 10, 20), Mark::Update),
    ]);
    assert_eq!(elements(&drawing, "path class=\"dot\"").len(), 1, "a diamond");
    let circles = elements(&drawing, "circle class=\"dot\"");
    let lines = elements(&drawing, "line class=\"line\"");
    // "Reflections" is the widest: 9 letters, 1 of 9.8 among them, 3 of 4.5 and 5.5; 8 behind it.
    let left = 98 + 82 * 6 + 55 * 2 + 45 * 2 + 80;
    let middle = |week: i64| left + (3570 - left) * (2 * week + 1) / 6;
    let tenths = |x: i64| format!("{}.{}", x / 10, x % 10).replace(".0", "");
    assert!(circles[0].starts_with(&format!("cx=\"{}\"", tenths(middle(0)))), "{circles:?}");
    assert_eq!(lines.len(), 2, "tomorrow's is not there");
    assert!(lines.iter().all(|line| line.contains(&format!("x1=\"{}\"", tenths(middle(1))))), "{lines:?}");
    assert_eq!(drawing.takeaway, "Something was written in 2 of 2 weeks.");
    assert_eq!(drawing.caption, "4 entries, as of 16 October 2026");
    assert_eq!(drawing.table.rows, [["5 October 2026", "1", "1", "0"], ["12 October 2026", "0", "0", "2"]]);
}

#[test]
fn an_empty_strip_says_so() {
    let drawing = drawn(&[]);
    assert_eq!(drawing.takeaway, "Something was written in 0 of 2 weeks.");
    assert_eq!(texts(&drawing).len(), 5, "three kinds and two weeks");
}

#[test]
fn of_many_years_the_last_weeks_are_drawn() {
    let strip = Strip {
        start: date(2020, 1, 1),
        end: date(2026, 10, 25),
        entries: vec![(date(2020, 1, 2), Mark::Review), (date(2026, 10, 12), Mark::Review)],
    };
    let drawing = draw(&strip, &setting(&Words::of("en")));
    assert_eq!(drawing.takeaway, "Something was written in 1 of 52 weeks.");
}

#[test]
fn more_entries_than_fit_above_each_other_are_counted_in_the_table() {
    let drawing = drawn(&[(date(2026, 10, 6), Mark::Reflection); 5]);
    assert_eq!(elements(&drawing, "circle").len(), 3);
    assert_eq!(drawing.table.rows[0], ["5 October 2026", "0", "5", "0"]);
}

#[test]
fn an_end_before_the_start_does_no_harm() {
    let strip = Strip { start: date(2027, 1, 1), end: date(2020, 1, 1), entries: Vec::new() };
    let drawing = draw(&strip, &setting(&Words::of("en")));
    assert_eq!(drawing.takeaway, "Something was written in 0 of 0 weeks.");
}
