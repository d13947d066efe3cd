use super::super::tests::{elements, setting, texts};
use super::*;
use crate::words::Words;

fn drawn(hundredths: &[i64]) -> Drawing {
    let score = |score: &i64| ("Ten calm nights".to_owned(), Rational::of(*score, 100));
    draw(&Dots { scores: hundredths.iter().map(score).collect() }, &setting(&Words::of("en")))
}

#[test]
fn equal_scores_stand_on_top_of_each_other() {
    let drawing = drawn(&[50, 100, 50, 0]);
    // The axis is 348 long and begins at 6; two dots of 10 stand on 24.
    let dots = elements(&drawing, "circle class=\"dot\"");
    assert_eq!(
        dots,
        [
            r#"cx="6" cy="19" r="4.5""#,
            r#"cx="180" cy="19" r="4.5""#,
            r#"cx="180" cy="9" r="4.5""#,
            r#"cx="354" cy="19" r="4.5""#,
        ]
    );
    assert_eq!(drawing.takeaway, "1 of 4 scored 0.7 or more.");
    assert_eq!(drawing.table.rows[0], ["Ten calm nights", "0.5"]);
}

#[test]
fn the_custom_is_a_zone_with_its_words() {
    let drawing = drawn(&[70]);
    assert_eq!(elements(&drawing, "rect class=\"zone\""), [r#"x="214.8" y="2" width="34.8" height="22""#]);
    assert_eq!(texts(&drawing), ["0", "1", "0.6 to 0.7: the custom"]);
    assert_eq!(drawing.takeaway, "1 of 1 scored 0.7 or more.", "0.7 itself counts");
}

#[test]
fn none_are_an_empty_axis_and_many_stay_on_the_sheet() {
    assert_eq!(drawn(&[]).takeaway, "No stretch measure is closed yet.");
    let many = drawn(&[70; 300]);
    assert!(elements(&many, "circle").iter().all(|dot| !dot.contains("cy=\"-")));
    assert_eq!(elements(&many, "circle").len(), 300);
}
