use jiff::civil::date;

use super::super::tests::{TODAY, elements, setting, texts};
use super::*;
use crate::words::Words;

fn drawn(counts: Vec<(Date, Vec<usize>)>) -> Drawing {
    let names = ["learning", "practising", "independent"].map(str::to_owned);
    draw(&Levels { names: &names, counts }, &setting(&Words::of("en")))
}

#[test]
fn counts_stand_on_top_of_each_other_and_step() {
    let drawing = drawn(vec![(date(2026, 10, 6), vec![3, 1, 0]), (date(2026, 10, 11), vec![1, 2, 1])]);
    let [lowest] = &elements(&drawing, "path class=\"tier t1\"")[..] else { panic!("one part") };
    // Four people on 120 from 10: 3 at 40, 1 at 100, none at 130.
    let heights: Vec<&str> = lowest.split([' ', 'L', '"', 'Z']).skip(2).step_by(2).collect();
    assert_eq!(heights[..4], ["40", "40", "100", "100"]);
    assert!(heights[4..].iter().all(|height| ["130", ""].contains(height)), "{heights:?}");
    assert_eq!(
        elements(&drawing, "path class=\"tier t5\"").len(),
        1,
        "the highest level has the strongest tint"
    );
    assert_eq!(
        drawing.takeaway,
        "On 11 October 2026: 1\u{a0}learning, 2\u{a0}practising, 1\u{a0}independent; \
         on 6 October 2026: 3\u{a0}learning, 1\u{a0}practising."
    );
    assert_eq!(drawing.table.rows[1], ["11 October 2026", "1", "2", "1"]);
}

#[test]
fn levels_that_nobody_has_have_no_part() {
    let drawing = drawn(vec![(TODAY, vec![0, 2, 0])]);
    assert_eq!(elements(&drawing, "path class=\"tier").len(), 1, "also on a single day");
    assert!(texts(&drawing).contains(&"2\u{a0}practising".to_owned()));
}

#[test]
fn nobody_and_too_few_counts_do_no_harm() {
    assert_eq!(drawn(Vec::new()).takeaway, "No rating yet.");
    drawn(vec![(TODAY, vec![1])]);
    drawn(vec![(TODAY, vec![1, 2, 3, 4, 5])]);
}
