use jiff::civil::date;

use super::super::tests::{elements, setting, texts};
use super::*;
use crate::words::Words;

/// Support load: stay 4..8 hours.
fn load(reading: Option<i64>) -> Band<'static> {
    Band {
        unit: "h",
        low: Some(Rational::from(4)),
        high: Some(Rational::from(8)),
        reading: reading.map(|value| Reading { date: date(2026, 10, 2), value: Rational::from(value) }),
        days_in: None,
        readings: 3,
    }
}

fn drawn(band: &Band<'_>) -> Drawing {
    draw(band, &setting(&Words::of("en")))
}

#[test]
fn two_limits_lie_in_the_middle_half() {
    // The axis goes from 2 to 10 over 354: a quarter of it is 88.5, the reading lies in its middle.
    let drawing = drawn(&load(Some(6)));
    assert_eq!(elements(&drawing, "rect class=\"zone\""), [r#"x="91.5" y="24" width="177" height="16""#]);
    assert_eq!(elements(&drawing, "circle class=\"dot\""), [r#"cx="180" cy="32" r="6""#]);
    assert_eq!(texts(&drawing), ["6\u{a0}h", "at least 4\u{a0}h", "at most 8\u{a0}h"]);
    assert_eq!(drawing.takeaway, "6\u{a0}h on 2 October 2026, as it should be: 4 to 8\u{a0}h.");
}

#[test]
fn outside_the_limits_the_mark_is_hollow_and_the_days_are_said() {
    let drawing = drawn(&Band { days_in: Some((31, 45)), ..load(Some(9)) });
    assert_eq!(elements(&drawing, "circle class=\"dot hollow\"").len(), 1);
    assert!(drawing.takeaway.ends_with("it should be 4 to 8\u{a0}h, and was on 31 of 45 days."));
}

#[test]
fn both_limits_are_within() {
    for value in [4, 8] {
        assert_eq!(elements(&drawn(&load(Some(value))), "circle class=\"dot\"").len(), 1, "{value}");
    }
}

#[test]
fn far_outside_there_is_a_mark_at_the_end() {
    let drawing = drawn(&load(Some(80)));
    assert_eq!(elements(&drawing, "path class=\"outside\"").len(), 2);
    assert_eq!(elements(&drawing, "circle"), Vec::<String>::new());
    assert_eq!(texts(&drawing)[0], "80\u{a0}h, outside this picture");
}

#[test]
fn one_limit_leaves_the_other_side_open() {
    // One limit of 4 and a reading of 6: the axis goes from 1.5 to 6.5.
    let drawing = drawn(&Band { high: None, ..load(Some(6)) });
    assert_eq!(elements(&drawing, "rect class=\"zone\""), [r#"x="180" y="24" width="177" height="16""#]);
    assert_eq!(elements(&drawing, "circle class=\"dot\""), [r#"cx="321.6" cy="32" r="6""#]);
    assert!(drawing.takeaway.ends_with("at least 4\u{a0}h."), "{}", drawing.takeaway);
}

#[test]
fn nothing_and_no_limits_do_no_harm() {
    assert_eq!(texts(&drawn(&load(None)))[0], "no reading yet");
    assert_eq!(drawn(&load(None)).takeaway, "No reading yet; it should stay 4 to 8\u{a0}h.");
    let same = Some(Rational::zero());
    drawn(&Band { low: same.clone(), high: same, ..load(Some(0)) });
    drawn(&Band { low: None, high: None, ..load(Some(7)) });
}
