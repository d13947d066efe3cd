use jiff::civil::date;

use super::super::tests::{elements, setting, texts};
use super::*;
use crate::words::Words;

fn number(number: i64) -> Rational {
    Rational::from(number)
}

/// Minutes to restore: 55 -> 30 min.
fn minutes(reading: Option<i64>) -> Bullet<'static> {
    Bullet {
        unit: "min",
        baseline: number(55),
        target: number(30),
        stretch: None,
        reading: reading.map(|value| Reading { date: date(2026, 10, 2), value: number(value) }),
        expected: None,
        readings: usize::from(reading.is_some()),
    }
}

fn drawn(bullet: &Bullet<'_>) -> Drawing {
    draw(bullet, &setting(&Words::of("en")))
}

#[test]
fn a_way_down_runs_from_left_to_right() {
    let drawing = drawn(&Bullet { expected: Some(Rational::of(1, 2)), ..minutes(Some(41)) });
    // The axis is 354 long: 14/25 of it are 198.24, half of it 177.
    assert_eq!(elements(&drawing, "rect class=\"track\""), [r#"x="3" y="24" width="354" height="16""#]);
    assert_eq!(elements(&drawing, "rect class=\"reach\""), [r#"x="3" y="28" width="198.2" height="8""#]);
    assert_eq!(elements(&drawing, "line class=\"pace\""), [r#"x1="180" y1="20" x2="180" y2="44""#]);
    assert_eq!(
        texts(&drawing),
        ["41\u{a0}min", "start 55\u{a0}min", "target 30\u{a0}min", "even pace 42.5\u{a0}min"]
    );
    assert_eq!(drawing.takeaway, "41\u{a0}min on 2 October 2026: 14 of the 25\u{a0}min from 55 to 30.");
    assert_eq!(drawing.caption, "1 reading, as of 16 October 2026");
}

#[test]
fn a_stretch_makes_the_axis_longer() {
    // From 0 to 6 with a stretch of 8: the target lies at 3/4 of the axis, the reading at 1/2.
    let reviews = Bullet { unit: "", baseline: number(0), target: number(6), ..minutes(Some(4)) };
    let drawing = drawn(&Bullet { stretch: Some(number(8)), ..reviews });
    assert_eq!(elements(&drawing, "rect class=\"track\""), [r#"x="3" y="24" width="265.5" height="16""#]);
    assert_eq!(elements(&drawing, "rect class=\"reach\""), [r#"x="3" y="28" width="177" height="8""#]);
    assert_eq!(elements(&drawing, "line class=\"tick\""), [r#"x1="357" y1="24" x2="357" y2="40""#]);
}

#[test]
fn without_a_reading_there_is_no_bar() {
    let drawing = drawn(&minutes(None));
    assert_eq!(elements(&drawing, "rect class=\"reach"), Vec::<String>::new());
    assert_eq!(texts(&drawing)[0], "no reading yet");
    assert_eq!(drawing.takeaway, "No reading yet on the way from 55\u{a0}min to 30\u{a0}min.");
    assert_eq!(drawing.table.rows.len(), 2);
}

#[test]
fn a_reading_behind_the_start_goes_back() {
    // From -1/10 to 1 are 354: the start lies at 32.2, the reading at the left end.
    let drawing = drawn(&Bullet { baseline: number(50), ..minutes(Some(52)) });
    assert_eq!(elements(&drawing, "rect class=\"reach back\""), [r#"x="3" y="28" width="32.2" height="8""#]);
    assert_eq!(elements(&drawing, "path class=\"outside\""), Vec::<String>::new());
    assert!(drawing.takeaway.contains("2\u{a0}min further from the target than the start"));
}

#[test]
fn far_outside_it_ends_at_the_edge_with_a_mark() {
    for (value, says) in [(-220, "250\u{a0}min beyond the target"), (305, "250\u{a0}min further from")] {
        let drawing = drawn(&minutes(Some(value)));
        assert_eq!(elements(&drawing, "path class=\"outside\"").len(), 2, "{value}");
        assert!(texts(&drawing)[0].ends_with("min, outside this picture"), "{value}");
        assert!(drawing.takeaway.contains(says), "{}", drawing.takeaway);
    }
}

#[test]
fn reached_is_said_in_words() {
    let stretch = Bullet { stretch: Some(number(25)), ..minutes(Some(24)) };
    let beyond = Bullet { stretch: Some(number(25)), ..minutes(Some(28)) };
    let says = [drawn(&minutes(Some(30))), drawn(&beyond), drawn(&stretch)].map(|drawing| drawing.takeaway);
    assert!(says[0].ends_with("exactly the target."), "{}", says[0]);
    assert!(says[1].ends_with("2\u{a0}min beyond the target of 30\u{a0}min."), "{}", says[1]);
    assert!(says[2].ends_with("the stretch of 25\u{a0}min is reached."), "{}", says[2]);
}

#[test]
fn a_target_that_is_the_start_does_no_harm() {
    let drawing = drawn(&Bullet { target: number(55), ..minutes(Some(55)) });
    assert_eq!(texts(&drawing)[0], "55\u{a0}min");
}

#[test]
fn all_of_it_is_in_the_language() {
    let half = Bullet { expected: Some(Rational::of(1, 3)), ..minutes(Some(41)) };
    let drawing = draw(&half, &setting(&Words::of("de")));
    assert!(texts(&drawing).contains(&"gleichmäßig 46,7\u{a0}min".to_owned()), "{:?}", texts(&drawing));
    assert_eq!(drawing.table.head, ["Was", "Wert", "Tag"]);
    assert_eq!(drawing.caption, "1 Messung, Stand 16. Oktober 2026");
}
