//! Every template rendered with views made by hand, and what happens when templates are wrong.

mod coaching;
mod records;

use std::sync::Arc;

use super::Renderer;
use crate::config::Config;
use crate::diag::{Code, Diagnosed, Diagnostic};
use crate::render::Texts;
use crate::source::{FileBody, SourceFile, SourcePath, SourceTree, Span, Stamp};
use crate::theme::Theme;
use crate::view::{
    Content, Crumb, DateView, Entry, FeedEntry, FeedView, Group, KeeperView, ListView, MentionView, NavItem,
    NavView, OutlineItem, PageView, Pager, Phrase, PlainPage, ProgressView, SectionView, SiteView,
    SitemapEntry, Template, TextLink,
};

fn link(href: &str, title: &str) -> TextLink {
    TextLink { href: href.to_owned(), title: title.to_owned() }
}

fn linked(text: &str, href: &str) -> Phrase {
    Phrase { href: Some(href.to_owned()), ..Phrase::of(text) }
}

fn date() -> DateView {
    DateView { iso: "2026-10-16".to_owned(), text: "16 October 2026".to_owned() }
}

fn theme(files: &[(&str, &str)]) -> Theme {
    let file = |(name, text): &(&str, &str)| {
        Arc::new(SourceFile {
            path: SourcePath::new(&format!("templates/{name}")),
            hash: 0,
            stamp: Stamp::default(),
            body: FileBody::Text(Arc::from(*text)),
        })
    };
    let tree = SourceTree { files: files.iter().map(file).collect(), ..SourceTree::default() };
    Theme::assemble(&tree, &Config { is_handbook: true, ..Config::default() }).value
}

fn site(theme: &Theme) -> SiteView {
    SiteView {
        audience: "For everyone.".to_owned(),
        name: "Fern & Wood".to_owned(),
        description: "How we work.".to_owned(),
        lang: "en".to_owned(),
        dir: "ltr",
        base_url: Some("https://example.org/".to_owned()),
        doors: vec![link("goals/", "Goals")],
        more: vec![link("a-to-z/", "All pages")],
        logo: None,
        favicon: theme.favicon.clone(),
        stylesheet: theme.stylesheet.clone(),
        fonts: theme.fonts.clone(),
        script: theme.script.clone(),
        search: Some("search/".to_owned()),
        feed: Some("feed.xml".to_owned()),
        footer: Some("Ours.".to_owned()),
        built_from: Some("8ac5fc6".to_owned()),
        as_of: date(),
        words: theme.words.all.clone(),
    }
}

/// A page with everything that a page can have.
fn full(template: Template, content: Content) -> PageView {
    PageView {
        template,
        title: "Calm <incidents>".to_owned(),
        summary: "One person leads & one writes.".to_owned(),
        summary_is_written: true,
        lang: "en".to_owned(),
        dir: "ltr",
        root: "../".to_owned(),
        home: "../".to_owned(),
        canonical: Some("https://example.org/calm/".to_owned()),
        breadcrumbs: vec![Crumb { href: "../".to_owned(), title: "Home".to_owned() }],
        nav: NavView {
            title: "Practices".to_owned(),
            href: "../practices/".to_owned(),
            items: vec![NavItem {
                href: "./".to_owned(),
                title: "Calm".to_owned(),
                current: true,
                section: false,
            }],
            hidden: 3,
        },
        outline: ["why", "how"]
            .map(|id| OutlineItem { id: id.to_owned(), text: id.to_owned(), level: 2 })
            .to_vec(),
        draft: true,
        keeper: KeeperView {
            owners: vec![linked("Mara", "../mara/"), Phrase::of("Jonas <it>")],
            reviewed: Some(date()),
            review_by: Some(date()),
            review_is_due: true,
            status: Some("in use".to_owned()),
            outdated: true,
        },
        created: Some(date()),
        updated: Some(date()),
        tags: vec![link("../tags/care/", "care")],
        previous: Some(link("../a/", "A")),
        next: Some(link("../b/", "B")),
        edit: Some("https://example.org/edit".to_owned()),
        source: Some("content/calm.md".to_owned()),
        mentions: vec![MentionView {
            href: "../m/".to_owned(),
            title: "M".to_owned(),
            sentence: "See <it>.".to_owned(),
        }],
        more_mentions: 1,
        readers: "Everyone at Tidewise".to_owned(),
        cuts: Vec::new(),
        content,
    }
}

/// The same page with nothing that can be missing.
fn bare(template: Template, content: Content) -> PageView {
    PageView {
        summary: String::new(),
        summary_is_written: false,
        canonical: None,
        breadcrumbs: Vec::new(),
        nav: NavView::default(),
        outline: Vec::new(),
        draft: false,
        keeper: KeeperView::default(),
        created: None,
        updated: None,
        tags: Vec::new(),
        previous: None,
        next: None,
        edit: None,
        source: None,
        mentions: Vec::new(),
        more_mentions: 0,
        readers: String::new(),
        ..full(template, content)
    }
}

fn entry() -> Entry {
    Entry {
        facts: Vec::new(),
        href: "x/".to_owned(),
        title: "X <y>".to_owned(),
        summary: "An entry.".to_owned(),
        section: "Practices".to_owned(),
        updated: Some(date()),
        count: 2,
    }
}

fn pager() -> Pager {
    Pager {
        number: 2,
        of: 3,
        previous: Some("../1/".to_owned()),
        next: Some("../3/".to_owned()),
        parts: vec![link("../1/", "1"), link("", "2"), link("", ""), link("../3/", "3")],
    }
}

fn content(template: Template, is_full: bool) -> Content {
    let entries = if is_full { vec![entry()] } else { Vec::new() };
    let pager = is_full.then(pager);
    match template {
        Template::Page | Template::Record(_) => Content::Page(PlainPage { minutes: 1 }),
        Template::Home | Template::Section => {
            let group = Group { name: String::new(), id: String::new(), entries: entries.clone() };
            Content::Section(SectionView {
                goals: Vec::new(),
                wins: Vec::new(),
                recent: entries,
                groups: vec![group],
                pager,
            })
        }
        Template::Tags | Template::Tag | Template::AToZ | Template::Recent => {
            let group = Group { name: "A".to_owned(), id: "a".to_owned(), entries };
            let groups = if is_full { vec![group] } else { Vec::new() };
            Content::List(ListView { total: groups.len(), groups, pager })
        }
        Template::NotFound | Template::Numbers | Template::Search => Content::Nothing {},
        Template::Progress => Content::Progress(ProgressView {
            as_of: DateView { iso: "2026-10-16".to_owned(), text: "16 October 2026".to_owned() },
            about: String::new(),
            goals: Vec::new(),
            cycles: Vec::new(),
            attainment: None,
            barriers_line: Vec::new(),
            barriers: Vec::new(),
        }),
        Template::Coaching => coaching::hub(is_full),
        Template::Programme => coaching::programme(is_full),
        Template::Redirect => Content::Redirect(link("../new/", "New")),
    }
}

const ALL: [Template; 14] = [
    Template::Home,
    Template::Section,
    Template::Page,
    Template::Tags,
    Template::Tag,
    Template::AToZ,
    Template::Recent,
    Template::Progress,
    Template::Coaching,
    Template::Programme,
    Template::Numbers,
    Template::Search,
    Template::NotFound,
    Template::Redirect,
];

fn renderer(files: &[(&str, &str)]) -> Diagnosed<Renderer> {
    let theme = theme(files);
    Renderer::new(&theme, &site(&theme))
}

fn html(renderer: &Renderer, page: &PageView, body: &str) -> String {
    String::from_utf8(renderer.page(page, Texts { body, ..Texts::default() }, None).expect("a page"))
        .expect("text")
}

fn page(renderer: &Renderer) -> String {
    html(renderer, &full(Template::Page, content(Template::Page, true)), "<p>Text.</p>")
}

fn one(diagnostics: &[Diagnostic]) -> &Diagnostic {
    let [finding] = diagnostics else { panic!("one finding: {diagnostics:#?}") };
    finding
}

#[test]
fn every_template_renders_full_and_bare() {
    let Diagnosed { value: renderer, diagnostics } = renderer(&[]);
    assert_eq!(diagnostics, []);
    for template in ALL {
        let full = full(template, content(template, true));
        let bare = bare(template, content(template, false));
        for (view, body) in [(&full, "<p>Text.</p>"), (&bare, "")] {
            let html = html(&renderer, view, body);
            assert_eq!(html.matches("<h1").count(), 1, "{template:?}: {html}");
            assert_eq!(html.matches("<main").count(), 1, "{template:?}");
            assert!(html.starts_with("<!doctype html>\n<html lang=\"en\" dir=\"ltr\">"), "{template:?}");
            assert!(html.contains("Content-Security-Policy"), "{template:?}");
            for wrong in
                ["{{", "{%", " style=", "<style", "onclick", "<incidents>", "<y>", "<it>", "undefined"]
            {
                assert!(!html.contains(wrong), "{template:?} has {wrong}: {html}");
            }
        }
    }
}

#[test]
fn a_page_says_who_keeps_it_true_and_what_mentions_it() {
    let html = page(&renderer(&[]).value);
    for part in [
        "Ask <a href=\"../mara/\">Mara</a> and Jonas &lt;it&gt;.",
        "due since 16 October 2026",
        "<strong>Draft.</strong>",
        "<strong>Outdated.</strong>",
        "See &lt;it&gt;.",
        "and on 1 more page",
        "1 minute to read",
        "Built from 8ac5fc6 as of 16 October 2026",
        "<p>Text.</p>",
        "aria-current=\"page\"",
        "and 3 more",
        "href=\"../goals/\"",
        "<link rel=\"canonical\" href=\"https://example.org/calm/\">",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    let skip = html.find("class=\"skip\"").expect("a skip link");
    assert_eq!(html.find("<a "), Some(skip - "<a ".len()), "the skip link is the first link");
}

#[test]
fn what_a_page_lacks_leaves_no_empty_frame() {
    let renderer = renderer(&[]).value;
    let html = html(&renderer, &bare(Template::Page, Content::Nothing {}), "<p>Text.</p>");
    for part in
        ["<dl", "<details class=\"outline\"", "class=\"where\"", "class=\"mentions\"", "rel=\"canonical\""]
    {
        assert!(!html.contains(part), "{part} in {html}");
    }
}

#[test]
fn empty_lists_say_what_would_be_there() {
    let renderer = renderer(&[]).value;
    for template in [Template::Home, Template::Section, Template::Tags, Template::Recent, Template::AToZ] {
        let html = html(&renderer, &bare(template, content(template, false)), "");
        assert!(html.contains("class=\"empty\""), "{template:?}: {html}");
    }
}

#[test]
fn a_redirect_leads_on_without_a_script() {
    let html = html(&renderer(&[]).value, &full(Template::Redirect, content(Template::Redirect, true)), "");
    assert!(html.contains("<meta http-equiv=\"refresh\" content=\"0; url=../new/\">"));
    assert!(html.contains("noindex") && html.contains("<a href=\"../new/\">New</a>"));
    assert!(!html.contains("<script"));
}

#[test]
fn the_feed_and_the_sitemap_escape_what_they_hold() {
    let renderer = renderer(&[]).value;
    let text = |value: &str| value.to_owned();
    let entry = FeedEntry {
        id: text("https://example.org/a/"),
        title: text("A & <B>"),
        address: text("https://example.org/a/?b&c"),
        summary: String::new(),
        updated: text("2026-10-16T00:00:00Z"),
        published: None,
        tags: vec![text("x\"y")],
    };
    let feed = FeedView {
        title: text("Fern & Wood"),
        subtitle: String::new(),
        lang: text("en"),
        id: text("https://example.org/"),
        address: text("https://example.org/feed.xml"),
        home: text("https://example.org/"),
        updated: text("2026-10-16T00:00:00Z"),
        entries: vec![entry],
    };
    let xml = String::from_utf8(renderer.feed(&feed).expect("a feed")).expect("text");
    for part in
        ["<title>A &amp; &lt;B&gt;</title>", "?b&amp;c", "term=\"x&quot;y\"", "<updated>2026-10-16T00:00:00Z"]
    {
        assert!(xml.contains(part), "{part}: {xml}");
    }
    assert!(!xml.contains("<summary") && !xml.contains("<published"));
    let pages = [SitemapEntry { address: text("https://example.org/?a&b"), updated: None }];
    let xml = String::from_utf8(renderer.sitemap(&pages).expect("a sitemap")).expect("text");
    assert!(xml.contains("<url><loc>https://example.org/?a&amp;b</loc></url>"), "{xml}");
}

// ---- templates of the project -----------------------------------------------------------------

#[test]
fn one_part_can_be_replaced() {
    let Diagnosed { value, diagnostics } =
        renderer(&[("parts/footer.html", "<footer>{{ site.name }}</footer>")]);
    assert_eq!(diagnostics, []);
    let html = page(&value);
    assert!(html.contains("<footer>Fern &amp; Wood</footer>") && !html.contains("8ac5fc6"), "{html}");
}

#[test]
fn a_template_can_extend_the_one_it_replaces() {
    let own = "{% extends \"builtin/page.html\" %}{% block footer %}<footer>Mine</footer>{{ super() }}{% endblock footer %}";
    let Diagnosed { value, diagnostics } = renderer(&[("page.html", own)]);
    assert_eq!(diagnostics, []);
    let html = page(&value);
    assert!(html.contains("<footer>Mine</footer>") && html.contains("8ac5fc6"));
}

#[test]
fn a_page_can_name_a_template_of_its_own() {
    let Diagnosed { value, diagnostics } = renderer(&[("poster.html", "{{ page.title }}|{{ body }}")]);
    assert_eq!(diagnostics, []);
    let view = full(Template::Page, content(Template::Page, true));
    let bytes = value
        .page(&view, Texts { body: "<p>B</p>", ..Texts::default() }, Some("poster.html"))
        .expect("a page");
    assert_eq!(bytes, b"Calm &lt;incidents&gt;|<p>B</p>");
    let finding = value.page(&view, Texts::default(), Some("postr.html")).expect_err("no such template");
    assert_eq!(finding.code, Code::UnknownTemplate);
    assert_eq!(finding.help.as_deref(), Some("did you mean `poster.html`?"));
}

#[test]
fn a_syntax_error_has_its_place_and_costs_only_its_file() {
    let files = [
        ("page.html", "{% extends \"base.html\" %}\n{% block text %"),
        ("parts/footer.html", "<footer>F</footer>"),
    ];
    let Diagnosed { value, diagnostics } = renderer(&files);
    let finding = one(&diagnostics);
    assert_eq!(
        (finding.code, finding.path.as_ref().map(SourcePath::as_str)),
        (Code::BadTemplate, Some("templates/page.html"))
    );
    assert!(finding.span.is_some_and(|span| span.start > 25), "in the second line: {finding:?}");
    let html = page(&value);
    assert!(html.contains("<footer>F</footer>") && html.contains("<p>Text.</p>"));
}

#[test]
fn an_unknown_filter_has_its_place() {
    let found = renderer(&[("parts/footer.html", "é\n {{ site.name | shout }}")]);
    let finding = one(&found.diagnostics);
    assert_eq!(finding.span, Some(Span::new(4 + 15, 4 + 16)), "{finding:?}");
    assert!(finding.message.contains("shout"), "{finding:?}");
    assert!(page(&found.value).contains("8ac5fc6"));
}

#[test]
fn a_missing_parent_is_reported() {
    let found = renderer(&[("page.html", "{% extends \"bse.html\" %}")]);
    let finding = one(&found.diagnostics);
    assert!(finding.message.contains("`bse.html`, which does not exist"), "{finding:?}");
    assert!(page(&found.value).contains("<p>Text.</p>"));
}

#[test]
fn a_template_that_breaks_others_is_the_one_that_is_reported() {
    let found = renderer(&[
        ("base.html", "<html>{% block other %}{% endblock %}</html>"),
        ("parts/footer.html", "F"),
    ]);
    let finding = one(&found.diagnostics);
    assert_eq!(finding.path.as_ref().map(SourcePath::as_str), Some("templates/base.html"));
    assert!(finding.message.starts_with("with this file the built-in `"), "{finding:?}");
    assert!(page(&found.value).contains("<p>Text.</p>"));
}

#[test]
fn a_template_that_fails_on_a_page_says_where() {
    let found = renderer(&[("parts/footer.html", "<footer>\n{{ page.nope.more }}</footer>")]);
    assert_eq!(found.diagnostics, []);
    let view = full(Template::Page, content(Template::Page, true));
    let finding = found.value.page(&view, Texts::default(), None).expect_err("it fails");
    assert_eq!(finding.code, Code::BadTemplate);
    assert_eq!(finding.path.as_ref().map(SourcePath::as_str), Some("templates/parts/footer.html"));
    assert!(finding.span.is_some_and(|span| span.start >= 9 && span.end <= 30), "{finding:?}");
}

#[test]
fn page_text_never_meets_the_template_engine() {
    let renderer = renderer(&[]).value;
    let view = PageView {
        title: "{{ site.name }}".to_owned(),
        ..full(Template::Page, content(Template::Page, true))
    };
    let html = html(&renderer, &view, "<p>{{ 1 + 1 }} {% include \"x\" %}</p>");
    assert!(html.contains("<p>{{ 1 + 1 }} {% include \"x\" %}</p>") && html.contains("{{ site.name }}"));
}

#[test]
fn a_renderer_is_shared_by_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Renderer>();
}
