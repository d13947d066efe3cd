//! The pages about coaching, with everything that they can have and with nothing.

use super::{bare, content, date, full, html, linked, renderer};
use crate::view::{
    BalanceLine, ChartView, CoachingView, Content, GiftMatrix, GiftRow, OpenPerson, PairingGroup,
    PairingLine, Phrase, ProgrammeView, ProgrammesView, Sample, SkillLine, StatusView, Template,
};

fn noted(text: &str) -> Phrase {
    Phrase { note: "a note on <it>".to_owned(), ..linked(text, "../x/") }
}

pub(super) fn hub(is_full: bool) -> Content {
    let skill = SkillLine {
        skill: linked("SQL <it>", "../sql/"),
        helpers: vec![noted("Jonas <it>")],
        more_helpers: 3,
        seekers: Vec::new(),
        more_seekers: 0,
    };
    let open = OpenPerson {
        person: noted("Ingrid <it>"),
        offers: vec![linked("Talks", "../talks/"), linked("Letters", "../letters/")],
        wants: vec![linked("SQL", "../sql/")],
    };
    let line = PairingLine {
        pairing: linked("A & B", "../pairs/a-b/"),
        status: Some(StatusView { word: "paused".to_owned(), mark: "mark-paused".to_owned() }),
        gifts: vec!["A gives B: <it>".to_owned()],
    };
    let view = CoachingView {
        state: "8 of 12 people are in a pairing.".to_owned(),
        programme: "programme/".to_owned(),
        board: vec![skill],
        open: vec![open],
        more_open: 2,
        asks: vec![noted("Ask me about <it>.")],
        network: None,
        matrix: Some(matrix()),
        groups: vec![PairingGroup { title: "In twos".to_owned(), pairings: vec![line] }],
        sample: sample(),
    };
    Content::Coaching(if is_full { view } else { empty() })
}

fn sample() -> Sample {
    let text = |value: &str| value.to_owned();
    Sample { cycle: text("2026-h2"), since: text("2026-10-16"), checkup: text("2026-11-13") }
}

fn matrix() -> GiftMatrix {
    let row = GiftRow { giver: linked("Jonas <it>", "../jonas/"), cells: vec!["SQL <it>".to_owned()] };
    GiftMatrix {
        receivers: vec![linked("Mara", "../mara/")],
        rows: vec![row],
        gifts: vec![["Jonas", "Mara", "SQL <it>"].map(str::to_owned)],
    }
}

fn empty() -> CoachingView {
    CoachingView {
        state: String::new(),
        programme: String::new(),
        board: Vec::new(),
        open: Vec::new(),
        more_open: 0,
        asks: Vec::new(),
        network: None,
        matrix: None,
        groups: Vec::new(),
        sample: sample(),
    }
}

pub(super) fn programme(is_full: bool) -> Content {
    let balance = BalanceLine { skill: linked("SQL <it>", "../sql/"), offers: 2, wants: 1, given: 0 };
    let cycle = ProgrammeView {
        id: "ui:2026-h2".to_owned(),
        cycle: noted("Second half <it>"),
        rates: vec![noted("8 of 12 <it>")],
        balance: vec![balance],
        checkups: vec![noted("A & B <it>")],
        proposed: vec![linked("C & D <it>", "../pairs/c-d/")],
    };
    let cycles = if is_full { vec![cycle] } else { Vec::new() };
    Content::Programme(ProgrammesView { as_of: date(), about: "../numbers/".to_owned(), cycles })
}

#[test]
fn a_hub_without_anybody_says_what_would_be_there() {
    let renderer = renderer(&[]).value;
    let html = html(&renderer, &bare(Template::Coaching, content(Template::Coaching, false)), "");
    assert_eq!(html.matches("class=\"empty\"").count(), 3, "board, people and pairings: {html}");
    assert!(!html.contains("ui:circle") && !html.contains("How coaching goes"), "{html}");
    assert!(html.contains("checkup = 2026-11-13") && html.contains("pairs/2026-h2/you-they.md"), "{html}");
}

#[test]
fn too_many_for_a_picture_are_a_table_that_scrolls() {
    let renderer = renderer(&[]).value;
    let html = html(&renderer, &full(Template::Coaching, hub(true)), "");
    assert!(html.contains("role=\"region\" tabindex=\"0\" aria-labelledby=\"ui:circle\""), "{html}");
    assert!(html.contains("<td>SQL &lt;it&gt;</td>") && html.contains("<details>"), "{html}");
    assert!(html.contains("Nobody asks for this yet") && html.contains("and 3 more"), "{html}");
}

#[test]
fn a_picture_stands_in_the_place_of_the_table() {
    let text = |value: &str| value.to_owned();
    let chart = ChartView {
        id: text("circle"),
        title: text("Who"),
        takeaway: text("Two."),
        svg: text("<svg></svg>"),
        head: Vec::new(),
        rows: Vec::new(),
        caption: text("2 gifts"),
        formula: String::new(),
    };
    let view = CoachingView { network: Some(chart), ..empty() };
    let html = html(&renderer(&[]).value, &full(Template::Coaching, Content::Coaching(view)), "");
    assert!(html.contains("<svg></svg>") && !html.contains("role=\"region\""), "{html}");
}
