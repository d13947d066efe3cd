use jiff::civil::date;

use super::super::tests::{elements, setting, texts};
use super::*;
use crate::words::Words;

fn drawn(from: u32, to: u32, level: Option<u32>) -> Drawing {
    let names = ["learning", "practising", "independent", "guiding", "leading"].map(str::to_owned);
    let reading = level.map(|level| (date(2026, 10, 2), level));
    let rungs = Rungs { from, to, reading, names: &names, readings: usize::from(level.is_some()) };
    draw(&rungs, &setting(&Words::of("en")))
}

#[test]
fn every_step_is_a_box_and_done_ones_are_filled() {
    let drawing = drawn(2, 4, Some(3));
    // Two boxes on 354, with 2 between a box and its end.
    assert_eq!(elements(&drawing, "rect class=\"rung done\""), [r#"x="5" y="3" width="173" height="16""#]);
    assert_eq!(elements(&drawing, "rect class=\"rung\""), [r#"x="182" y="3" width="173" height="16""#]);
    assert_eq!(
        texts(&drawing),
        ["start 2\u{a0}practising", "target 4\u{a0}guiding", "now 3\u{a0}independent"]
    );
    assert_eq!(
        drawing.takeaway,
        "1 of 2 steps to 4\u{a0}guiding: level 3\u{a0}independent on 2 October 2026."
    );
}

#[test]
fn below_the_start_and_above_the_target_no_step_is_made_up() {
    assert!(drawn(2, 4, Some(1)).takeaway.starts_with("0 of 2 steps"));
    assert!(drawn(2, 4, Some(9)).takeaway.starts_with("2 of 2 steps"));
    assert_eq!(elements(&drawn(2, 4, Some(9)), "rect class=\"rung done\"").len(), 2);
}

#[test]
fn without_a_reading_all_boxes_are_empty() {
    let drawing = drawn(1, 5, None);
    assert_eq!(elements(&drawing, "rect class=\"rung\"").len(), 4);
    assert!(texts(&drawing).contains(&"no reading yet".to_owned()));
    assert_eq!(drawing.table.rows.len(), 2);
}

#[test]
fn impossible_levels_do_no_harm() {
    for (from, to) in [(4, 4), (4, 2), (0, u32::MAX)] {
        drawn(from, to, Some(3));
    }
}
