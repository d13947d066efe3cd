use jiff::civil::date;

use super::super::Reading;
use super::super::tests::{elements, setting, texts};
use super::*;
use crate::words::Words;

fn drawn(value: Option<i64>) -> Drawing {
    let bullet = Bullet {
        unit: "min",
        baseline: Rational::from(55),
        target: Rational::from(30),
        stretch: None,
        reading: value.map(|value| Reading { date: date(2026, 10, 2), value: Rational::from(value) }),
        expected: None,
        readings: 1,
    };
    draw(&bullet, &setting(&Words::of("en")))
}

#[test]
fn the_dot_lies_between_the_numbers_of_its_scale() {
    // Both numbers take two letters of 8.2 and 8: the line goes from 24.4 to 335.6; 14/25 of it are 174.27.
    let drawing = drawn(Some(41));
    assert_eq!(elements(&drawing, "line class=\"axis\""), [r#"x1="24.4" y1="27" x2="335.6" y2="27""#]);
    assert_eq!(elements(&drawing, "circle class=\"dot\""), [r#"cx="198.7" cy="27" r="4.5""#]);
    assert_eq!(texts(&drawing), ["55", "30", "41\u{a0}min"]);
}

#[test]
fn without_a_reading_there_is_a_gap() {
    let drawing = drawn(None);
    assert_eq!(elements(&drawing, "line class=\"gap\"").len(), 1);
    assert_eq!((elements(&drawing, "circle").len(), texts(&drawing)[2].as_str()), (0, "no reading yet"));
}

#[test]
fn far_outside_there_is_a_mark_instead_of_a_dot() {
    for value in [500, -500] {
        let drawing = drawn(Some(value));
        assert_eq!(elements(&drawing, "path class=\"outside\"").len(), 2, "{value}");
        assert_eq!(elements(&drawing, "circle").len(), 0, "{value}");
    }
}
