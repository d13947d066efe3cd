use jiff::civil::date;

use super::super::tests::{elements, setting, texts};
use super::*;
use crate::words::Words;

fn rating(month: i8, level: u32, by: By) -> Rating {
    Rating { date: date(2026, month, 1), level, by, evidence: "a review".to_owned(), is_old: false }
}

fn drawn(ratings: Vec<Rating>) -> Drawing {
    let names = ["learning", "practising", "independent", "guiding", "leading"].map(str::to_owned);
    draw(&Proficiency { names: &names, ratings }, &setting(&Words::of("en")))
}

#[test]
fn a_level_holds_until_the_next_rating_and_not_beyond_the_last() {
    let drawing = drawn(vec![rating(2, 2, By::Own), rating(4, 2, By::Observed), rating(6, 3, By::Own)]);
    let [own] = &elements(&drawing, "path class=\"line own\"")[..] else { panic!("one line") };
    // Five levels on 150 from 10: 2 at 115, 3 at 85; the own line lies 2.8 lower.
    let heights: Vec<&str> = own.split([' ', 'L', '"']).skip(2).step_by(2).collect();
    assert_eq!(heights, ["117.8", "117.8", "87.8"]);
    assert_eq!(elements(&drawing, "path class=\"line\""), Vec::<String>::new(), "one rating is no line");
    assert_eq!((elements(&drawing, "circle").len(), elements(&drawing, "rect").len()), (2, 1));
    assert_eq!(
        drawing.takeaway,
        "Self: 3\u{a0}independent on 1 June 2026; observed: 2\u{a0}practising on 1 April 2026."
    );
}

#[test]
fn every_level_has_its_name() {
    let names = texts(&drawn(Vec::new()));
    assert_eq!(names[..2], ["5\u{a0}leading", "4\u{a0}guiding"]);
    assert_eq!(drawn(Vec::new()).takeaway, "No rating yet.");
}

#[test]
fn old_ones_are_hollow_and_ones_without_evidence_small_and_both_are_said() {
    let old = Rating { is_old: true, ..rating(1, 2, By::Own) };
    let bare = Rating { evidence: String::new(), ..rating(6, 3, By::Own) };
    let drawing = drawn(vec![old, bare]);
    assert!(elements(&drawing, "circle class=\"dot hollow\"")[0].ends_with("r=\"4.5\""));
    assert!(elements(&drawing, "circle class=\"dot\"")[0].ends_with("r=\"2.8\""));
    assert!(
        drawing.caption.ends_with("twelve months. Small marks come without evidence"),
        "{}",
        drawing.caption
    );
    assert_eq!(drawing.table.rows[0][0], "1 January 2026, older than twelve months");
}

#[test]
fn a_level_without_a_name_does_no_harm() {
    drawn(vec![rating(2, 9, By::Own), rating(3, u32::MAX, By::Observed)]);
}
