use jiff::civil::date;

use super::super::tests::{elements, setting, texts};
use super::*;
use crate::words::Words;

fn drawn(burnup: &Burnup) -> Drawing {
    draw(burnup, &setting(&Words::of("en")))
}

fn grown() -> Burnup {
    Burnup {
        scope: vec![(date(2026, 10, 6), 2), (date(2026, 10, 11), 4)],
        done: vec![date(2026, 10, 11), date(2026, 10, 9), date(2026, 10, 11)],
        dropped: 1,
        start: Some(date(2026, 10, 6)),
        due: Some(date(2026, 10, 26)),
    }
}

#[test]
fn done_and_scope_are_two_step_lines() {
    let drawing = drawn(&grown());
    // The plane is 90 high and begins at 10: 4 at 10, 3 at 32.5, 2 at 55, 1 at 77.5, 0 at 100.
    let heights = |class: &str| -> Vec<String> {
        let line = &elements(&drawing, class)[0];
        line.split([' ', 'L', '"']).skip(2).step_by(2).map(str::to_owned).collect()
    };
    assert_eq!(heights("path class=\"line\""), ["100", "100", "77.5", "77.5", "32.5", "32.5"]);
    assert_eq!(heights("path class=\"target\""), ["55", "55", "10", "10"]);
    assert_eq!(drawing.takeaway, "3 of 4 done, 1 dropped; at first there were 2.");
    let names = texts(&drawing);
    assert!(names.contains(&"3 done".to_owned()) && names.contains(&"4 in all".to_owned()), "{names:?}");
}

#[test]
fn the_table_has_a_row_for_every_day_of_change() {
    let rows = drawn(&grown()).table.rows;
    assert_eq!(
        rows,
        [["6 October 2026", "0", "2"], ["9 October 2026", "1", "2"], ["11 October 2026", "3", "4"],]
    );
}

#[test]
fn no_milestones_and_one_day_do_no_harm() {
    let none = Burnup { scope: Vec::new(), done: Vec::new(), dropped: 0, start: None, due: None };
    assert_eq!(drawn(&none).takeaway, "No milestones yet.");
    let today = super::super::tests::TODAY;
    let drawing = drawn(&Burnup { scope: vec![(today, 1)], done: vec![today], ..none });
    assert_eq!(drawing.takeaway, "1 of 1 done.");
}
