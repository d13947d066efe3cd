//! Records of every kind, with everything that they can have and with nothing.

use std::collections::BTreeSet;

use super::{bare, date, full, html, linked, renderer};
use crate::render::{Renderer, Texts};
use crate::schema::Kind;
use crate::view::{
    Block, Content, Entry, Fact, Group, PageView, PartView, Photo, Phrase, RecordView, Related,
    RelationGroup, SectionView, Template,
};

fn kinds() -> impl Iterator<Item = Kind> {
    Kind::all().filter(|kind| *kind != Kind::Page)
}

fn phrases() -> Vec<Phrase> {
    let dated = Phrase { date: Some("2026-10-16".to_owned()), ..Phrase::of("16 October 2026") };
    let noted = Phrase { note: "a note on <it>".to_owned(), ..linked("Linked <it>", "../linked/") };
    vec![Phrase::of("Plain <it>"), dated, noted]
}

fn block(id: &'static str, style: &'static str) -> Block {
    Block { id, title: format!("Block {id} <it>"), style, items: phrases() }
}

fn part(id: &str, author: Option<Phrase>) -> PartView {
    PartView {
        details: phrases()
            .into_iter()
            .map(|phrase| Phrase { note: "Label <it>".to_owned(), ..phrase })
            .collect(),
        id: id.to_owned(),
        title: "Update <it>".to_owned(),
        date: author.as_ref().map(|_| date()),
        readers: author.as_ref().map_or("Only Mara & <it>", |_| "").to_owned(),
        author,
    }
}

fn group(id: &str, entries: usize) -> RelationGroup {
    let entry = || Related {
        href: "../y/".to_owned(),
        title: "Y <it>".to_owned(),
        why: "from level 2 to 4 for <it>".to_owned(),
    };
    RelationGroup {
        id: id.to_owned(),
        title: format!("Relation {id} <it>"),
        entries: (0..entries).map(|_| entry()).collect(),
        more: entries,
    }
}

fn record(kind: Kind, is_full: bool) -> Content {
    let all = RecordView {
        photo: Some(Photo { src: "mara.jpg".to_owned(), width: Some(96), height: Some(96) }),
        kind: kind.name(),
        kind_name: "Kind <it>".to_owned(),
        minutes: 2,
        facts: vec![Fact {
            label: "Status <it>".to_owned(),
            mark: "mark-active".to_owned(),
            values: phrases(),
        }],
        growth: None,
        coaching: None,
        below: Vec::new(),
        blocks: vec![
            block("why", "lead"),
            block("measures", "list"),
            block("turning_points", "timeline"),
            block("invitation", "quote"),
            block("open", "list"),
            block("superseded", "list"),
        ],
        parts: vec![part("2026-10-16", Some(linked("Mara <it>", "../mara/"))), part("for-manager", None)],
        groups: vec![group("plans", 2), group("nothing", 0)],
    };
    let nothing = RecordView {
        facts: Vec::new(),
        blocks: Vec::new(),
        below: Vec::new(),
        parts: Vec::new(),
        groups: Vec::new(),
        ..all.clone()
    };
    Content::Record(if is_full { all } else { nothing })
}

/// A record with everything: two texts of its own for its two parts.
fn rich(renderer: &Renderer, kind: Kind) -> String {
    let page = full(Template::Record(kind), record(kind, true));
    let parts = ["<p>First part.</p>".to_owned(), "<p>Second part.</p>".to_owned()];
    let bytes = renderer
        .page(&page, Texts { body: "<p>Text.</p>", parts: &parts, ..Texts::default() }, None)
        .expect("a page");
    String::from_utf8(bytes).expect("text")
}

fn ids(html: &str) -> Vec<&str> {
    html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// What opens in `html` and closes at once: `<ul></ul>`, with white space or without.
fn empty_elements(html: &str) -> Vec<&'static str> {
    let packed: String = html.split_whitespace().collect();
    let names =
        ["ul", "ol", "dl", "dd", "dt", "h1", "h2", "h3", "p", "section", "div", "blockquote", "li", "span"];
    let is_empty = |name: &&str| packed.contains(&format!("<{name}></{name}>"));
    names.into_iter().filter(is_empty).collect()
}

#[test]
fn every_kind_renders_with_everything() {
    let renderer = renderer(&[]).value;
    for kind in kinds() {
        let html = rich(&renderer, kind);
        let found = ids(&html);
        assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), found.len(), "{kind:?}: {found:?}");
        assert_eq!(html.matches("<h1").count(), 1, "{kind:?}");
        for wrong in ["<it>", "<incidents>", "{{", "{%", " style=", "undefined"] {
            assert!(!html.contains(wrong), "{kind:?} has {wrong}: {html}");
        }
        for part in [
            &format!("class=\"is-{} is-record\"", kind.name()),
            "Kind &lt;it&gt;",
            "<dd class=\"mark-active\">",
            "<time datetime=\"2026-10-16\">16 October 2026</time>",
            "<p>Text.</p>",
            "<p>First part.</p>",
            "<p>Second part.</p>",
            "Only Mara &amp; &lt;it&gt;",
            "Relation plans &lt;it&gt;",
            "from level 2 to 4 for &lt;it&gt;",
            "Block invitation &lt;it&gt;",
            "Everyone at Tidewise",
            "a note on &lt;it&gt;",
        ] {
            assert!(html.contains(part), "{kind:?}: {part} is missing in {html}");
        }
        assert!(!html.contains("Relation nothing"), "{kind:?}: a relation without pages");
        assert_eq!(empty_elements(&html), Vec::<&str>::new(), "{kind:?}: {html}");
    }
}

#[test]
fn every_kind_renders_with_nothing() {
    let renderer = renderer(&[]).value;
    for kind in kinds() {
        let html = html(&renderer, &bare(Template::Record(kind), record(kind, false)), "");
        let main = html.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("main");
        assert!(!main.contains("<h2") && !main.contains("<section"), "{kind:?}: {main}");
        assert_eq!(empty_elements(main), Vec::<&str>::new(), "{kind:?}: {main}");
    }
}

#[test]
fn the_page_says_what_it_is_before_what_it_connects_to() {
    let html = rich(&renderer(&[]).value, Kind::Goal);
    let order = [
        "Kind &lt;it&gt;",
        "<h1>",
        "class=\"summary\"",
        "class=\"facts\"",
        "class=\"readers\"",
        "<strong>Draft.</strong>",
        "ui:measures",
        "<p>Text.</p>",
        "ui:plans",
        "<p>First part.</p>",
        "<p>Second part.</p>",
        "ui:mentioned-in",
        "ui:who-keeps-this-true",
    ];
    let places: Vec<Option<usize>> = order.iter().map(|part| html.find(part)).collect();
    assert!(places.is_sorted() && !places.contains(&None), "{places:?} of {order:?}");
}

fn lead(summary_is_written: bool) -> String {
    let page =
        PageView { summary_is_written, ..full(Template::Record(Kind::Team), record(Kind::Team, true)) };
    html(&renderer(&[]).value, &page, "")
}

#[test]
fn a_lead_stands_in_for_a_summary() {
    let without = lead(false);
    let summary = without.find("class=\"summary\"").expect("a summary");
    assert!(
        without[summary..]
            .starts_with("class=\"summary\"><span class=\"label\">Block why &lt;it&gt;</span> Plain")
    );
    assert!(!without.contains("ui:why"), "it is said once");
    assert!(lead(true).contains("ui:why"), "beside a summary it is a block of its own");
}

#[test]
fn a_retired_practice_leads_to_what_replaced_it() {
    let renderer = renderer(&[]).value;
    assert!(rich(&renderer, Kind::Practice).contains(
        "<p class=\"notice retired\"><strong>Block superseded &lt;it&gt;</strong> Plain &lt;it&gt;, "
    ));
}

#[test]
fn a_resource_elsewhere_opens_with_its_link() {
    let renderer = renderer(&[]).value;
    let html = rich(&renderer, Kind::Resource);
    assert!(html.contains("<a href=\"../linked/\">Linked &lt;it&gt;</a>"), "{html}");
    assert!(!html.contains("href=\"\""), "only what leads somewhere is a link: {html}");
}

#[test]
fn owners_are_links_inside_a_sentence() {
    let html = rich(&renderer(&[]).value, Kind::Role);
    assert!(html.contains("Ask <a href=\"../mara/\">Mara</a> and Jonas &lt;it&gt;."), "{html}");
}

#[test]
fn a_folder_of_a_kind_has_its_groups_and_says_what_to_expect() {
    let entry = Entry {
        facts: vec!["video <it>".to_owned(), "24 min".to_owned()],
        section: String::new(),
        updated: None,
        count: 0,
        ..super::entry()
    };
    let group =
        |name: &str, entries: Vec<Entry>| Group { name: name.to_owned(), id: format!("ui:{name}"), entries };
    let groups =
        vec![group("Videos", vec![entry.clone()]), group("Talks", vec![entry]), group("None", Vec::new())];
    let content = Content::Section(SectionView {
        groups,
        pager: None,
        goals: Vec::new(),
        wins: Vec::new(),
        recent: Vec::new(),
    });
    let html = html(&renderer(&[]).value, &full(Template::Section, content), "");
    assert!(
        html.contains("<h2 id=\"ui:Videos\">Videos</h2>") && html.contains("<a href=\"#ui:Talks\">"),
        "{html}"
    );
    assert!(
        html.contains("<p class=\"meta\"><span>video &lt;it&gt;</span><span>24 min</span></p>"),
        "{html}"
    );
    assert!(!html.contains("None") && !html.contains("ui:contents"), "{html}");
}
