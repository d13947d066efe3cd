//! HTML in Markdown: read, cleaned by the list of `allow`, and always balanced.
//!
//! In: pieces of HTML between the events of Markdown. Out: events. What is left open ends with
//! the block around it; an end without a start is dropped. Never: passes a byte of HTML on
//! unread, unless it is trusted.

use html5gum::{DefaultEmitter, HtmlString, Span, StartTag, Token, Tokenizer};
use pulldown_cmark::{CowStr, Event as Source};
use std::borrow::Cow;

use super::allow::{self, Fate};
use super::walk::{Dropping, Walker};
use super::{Element, Event, LinkTag, Range, Sink, Tag, Value};
use crate::config::RawHtml;
use crate::parse::{LinkKind, LossKind};

/// A start tag as html5gum reads it.
pub(super) type Start = StartTag<usize>;

/// A piece of HTML and where it stands.
struct Chunk {
    range: Range,
    /// Whether the piece stands in the text in one piece, so that places inside it are known.
    exact: bool,
    /// Whether it stands between blocks and not inside a paragraph.
    block: bool,
    /// Whether it begins a paragraph that ends elsewhere, so that blocks of Markdown will be in it.
    divides: bool,
}

impl Chunk {
    pub(super) fn place(&self, span: Span<usize>) -> Range {
        if self.exact {
            let end = self.range.end;
            (self.range.start + span.start).min(end)
                ..(self.range.start + span.end).clamp(self.range.start, end)
        } else {
            self.range.clone()
        }
    }
}

impl<'a, S: Sink<'a>> Walker<'a, '_, S> {
    /// A block of HTML: everything up to its end.
    pub(super) fn html_block(&mut self, range: Range) {
        match self.raw_html {
            RawHtml::Safe => {
                let (html, chunk) = self.collect(&range);
                self.clean(&html, &chunk);
            }
            RawHtml::Trusted => self.pass(),
            RawHtml::Escape => self.show(range),
        }
    }

    /// HTML inside a paragraph: a single tag or comment.
    pub(super) fn inline_html(&mut self, html: CowStr<'a>, range: Range) {
        match self.raw_html {
            RawHtml::Safe => {
                let exact = html.len() == range.len();
                self.clean(&html, &Chunk { range, exact, block: false, divides: false });
            }
            RawHtml::Trusted => self.emit(Event::Raw(html), range),
            RawHtml::Escape => self.emit(Event::Text(html), range),
        }
    }

    fn next_line(&mut self) -> Option<(CowStr<'a>, Range)> {
        match self.input.next()? {
            (Source::Html(line) | Source::Text(line) | Source::InlineHtml(line), range) => {
                Some((line, range))
            }
            _ => None,
        }
    }

    fn pass(&mut self) {
        while let Some((line, range)) = self.next_line() {
            self.emit(Event::Raw(line), range);
        }
    }

    fn show(&mut self, range: Range) {
        self.start(Tag::Paragraph, None, range.clone());
        while let Some((line, range)) = self.next_line() {
            self.emit(Event::Text(line), range);
        }
        self.close_top(range);
    }

    /// The lines of the block, in one piece where they stand so in the text.
    fn collect(&mut self, whole: &Range) -> (Cow<'a, str>, Chunk) {
        let text = self.text;
        let Some((first, mut range)) = self.next_line() else {
            return (
                Cow::Borrowed(""),
                Chunk { range: whole.clone(), exact: false, block: true, divides: false },
            );
        };
        let mut exact = first.len() == range.len();
        let mut joined = if exact { String::new() } else { first.to_string() };
        while let Some((line, at)) = self.next_line() {
            let fits = at.start == range.end && line.len() == at.len();
            if exact && !fits {
                joined.push_str(&text[range.clone()]);
                exact = false;
            }
            if !exact {
                joined.push_str(&line);
            }
            range.end = at.end;
        }
        let html = if exact { Cow::Borrowed(&text[range.clone()]) } else { Cow::Owned(joined) };
        let divides = find_end(html.as_bytes(), "p").is_none();
        (html, Chunk { range, exact, block: true, divides })
    }

    fn clean(&mut self, html: &str, chunk: &Chunk) {
        let restored = self.prepared.restored(html, &chunk.range);
        let exact = chunk.exact && matches!(restored, Cow::Borrowed(_));
        let (html, chunk) = (&*restored, &Chunk { exact, range: chunk.range.clone(), ..*chunk });
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(html, emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => self.start_tag(&tag, chunk),
                Token::EndTag(tag) => self.end_tag(&lossy(&tag.name), chunk.place(tag.span)),
                Token::String(text) => {
                    let words = lossy(&text.value).into_owned();
                    self.emit(Event::Text(words.into()), chunk.place(text.span));
                }
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
    }

    // ---- starts -----------------------------------------------------------------------------

    fn start_tag(&mut self, tag: &Start, chunk: &Chunk) {
        let name = lossy(&tag.name);
        let place = chunk.place(tag.span);
        if let Some(dropping) = &mut self.dropping {
            dropping.nested += usize::from(dropping.name == name && !tag.self_closing);
            return;
        }
        match allow::fate(&name) {
            Fate::Keep("p") if chunk.divides => self.element("div", &[], tag, &place),
            Fate::Keep(kept) => self.element(kept, &[], tag, &place),
            Fate::Class(kept, class) => self.element(kept, &[class], tag, &place),
            Fate::Heading(level) => self.html_heading(level, tag, chunk),
            Fate::Frame => self.frame(tag, &place),
            Fate::Ignore => {}
            Fate::Unwrap => self.lose(LossKind::Html, &name, &place),
            Fate::Drop(dropped) => {
                self.lose(LossKind::Html, dropped, &place);
                self.drop_element(dropped, tag, &place);
            }
        }
    }

    pub(super) fn lose(&mut self, kind: LossKind, name: &str, place: &Range) {
        let span = self.prepared.span(place);
        self.report.lose(kind, name, span);
    }

    /// Leaves an element out with its content, if it ends anywhere.
    fn drop_element(&mut self, name: &'static str, tag: &Start, place: &Range) {
        if !tag.self_closing && self.next_end(name, place.start) < usize::MAX {
            self.dropping = Some(Dropping { name, depth: self.open.len(), nested: 0 });
        }
    }

    /// Where the next `</name` stands at or behind `from`; beyond the text when there is none.
    fn next_end(&mut self, name: &'static str, from: usize) -> usize {
        let known = self.next_ends.iter().position(|(other, _)| *other == name);
        if let Some((_, end)) = known.map(|at| self.next_ends[at]).filter(|(_, end)| *end >= from) {
            return end;
        }
        let end = find_end(&self.text.as_bytes()[from..], name).map_or(usize::MAX, |at| from + at);
        match known {
            Some(at) => self.next_ends[at].1 = end,
            None => self.next_ends.push((name, end)),
        }
        end
    }

    fn element(&mut self, name: &'static str, classes: &[&str], tag: &Start, place: &Range) {
        let Some(name) = self.make_room(name, place) else { return };
        let attributes = self.attributes(name, classes, tag, place);
        let element = Element { name, attributes };
        if allow::is_void(name) {
            return self.emit(Event::Void(element), place.clone());
        }
        let source = match allow::fate(&lossy(&tag.name)) {
            Fate::Keep(_) | Fate::Class(..) => static_name(&lossy(&tag.name)).unwrap_or(name),
            _ => name,
        };
        self.start(Tag::Element(element), Some(source), place.clone());
        if self.open.last().is_some_and(|open| !open.shown) {
            self.open.pop();
        }
    }

    fn html_heading(&mut self, level: u8, tag: &Start, chunk: &Chunk) {
        let place = chunk.place(tag.span);
        if !chunk.block {
            return;
        }
        self.close_html_heading(&place);
        if self.make_room("div", &place) != Some("div") {
            return;
        }
        let attributes = self.attributes("h1", &[], tag, &place);
        let text =
            |name: &str| attributes.iter().find(|attribute| attribute.name == name).map(|found| &found.value);
        let id = if let Some(Value::Text(id)) = text("id") { Some(id.clone().into()) } else { None };
        let classes = match text("class") {
            Some(Value::Text(classes)) => classes.split(' ').map(|class| class.to_owned().into()).collect(),
            _ => Vec::new(),
        };
        self.start(Tag::Heading { level, id, classes }, Some("h1"), place);
        if self.open.last().is_some_and(|open| !open.shown) {
            self.open.pop();
        }
    }

    /// A frame becomes a link to what it would show.
    fn frame(&mut self, tag: &Start, place: &Range) {
        self.lose(LossKind::Html, &lossy(&tag.name), place);
        let Some(target) = attribute_value(tag, b"src") else { return };
        if self.links > 0 || !self.is_allowed(LinkKind::Link, &target, place) {
            return;
        }
        let words = attribute_value(tag, b"title").filter(|title| !title.trim().is_empty());
        let words = words.unwrap_or_else(|| target.clone());
        let title = CowStr::Borrowed("");
        let target = target.into();
        let link = LinkTag { kind: LinkKind::Link, target, title, has_words: true, place: place.clone() };
        self.start(Tag::Link(link), None, place.clone());
        self.emit(Event::Text(words.into()), place.clone());
        self.close_top(place.clone());
        if tag.name.as_slice() == b"iframe" && !tag.self_closing {
            self.drop_element("iframe", tag, place);
        }
    }

    // ---- ends -------------------------------------------------------------------------------

    fn end_tag(&mut self, name: &str, place: Range) {
        if self.dropping.is_some() {
            return self.end_dropped(name);
        }
        let name = if matches!(name, "h2" | "h3" | "h4" | "h5" | "h6") { "h1" } else { name };
        let found = self.open_html().find(|(_, open)| *open == name);
        if let Some((at, _)) = found {
            self.close_to(at, &place);
        }
    }

    fn end_dropped(&mut self, name: &str) {
        let Some(dropping) = &mut self.dropping else { return };
        if dropping.name != name {
            return;
        }
        if dropping.nested > 0 {
            dropping.nested -= 1;
        } else {
            self.dropping = None;
        }
    }
}

fn attribute_value(tag: &Start, name: &[u8]) -> Option<String> {
    tag.attributes.get(name).map(|value| lossy(value).trim().to_owned())
}

pub(super) fn lossy(text: &HtmlString) -> Cow<'_, str> {
    String::from_utf8_lossy(text)
}

/// The first `</name` in `text`.
fn find_end(text: &[u8], name: &str) -> Option<usize> {
    let wanted = name.len() + 2;
    text.windows(wanted)
        .position(|window| window.starts_with(b"</") && window[2..].eq_ignore_ascii_case(name.as_bytes()))
}

/// The name under which the end of an element will come, as a name that lives on.
fn static_name(written: &str) -> Option<&'static str> {
    ["section", "article", "aside", "header", "footer", "nav", "main", "center", "strike", "tt", "p"]
        .into_iter()
        .find(|name| *name == written)
}
