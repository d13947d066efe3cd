//! Room for blocks of HTML, so that the page stays well-formed.
//!
//! In: an element that is about to begin, and what is open. Out: ends of what cannot hold it, and
//! the name under which it can stand. Never: ends a block of Markdown other than a paragraph.

use super::walk::Walker;
use super::{Event, Range, Sink, TagEnd, allow};

impl<'a, S: Sink<'a>> Walker<'a, '_, S> {
    /// Closes what cannot hold the element; gives the name under which it can stand here.
    pub(super) fn make_room(&mut self, name: &'static str, place: &Range) -> Option<&'static str> {
        if name == "a" && self.anchors > 0 {
            return None;
        }
        if !allow::is_block(name) {
            return Some(name);
        }
        self.close_implied(name, place);
        self.close_html_paragraph(place);
        if name != "p" {
            self.close_html_heading(place);
        } else if self.in_html_heading() {
            return None;
        }
        self.leave_paragraph(name, place)
    }

    /// The HTML that is open inside the innermost block of Markdown, from the inside.
    pub(super) fn open_html(&self) -> impl Iterator<Item = (usize, &'static str)> {
        self.open.iter().enumerate().rev().map_while(|(at, open)| open.html.map(|name| (at, name)))
    }

    fn close_implied(&mut self, name: &str, place: &Range) {
        let (closed, scope) = allow::implied_end(name);
        let inside = self.open_html().take_while(|(_, open)| !scope.contains(open));
        let outermost = inside.filter(|(_, open)| closed.contains(open)).last();
        if let Some((at, _)) = outermost {
            self.close_to(at, place);
        }
    }

    pub(super) fn close_to(&mut self, depth: usize, place: &Range) {
        while self.open.len() > depth {
            self.close_top(place.end..place.end);
        }
    }

    /// Ends a `<p>` of HTML, in which no block can stand.
    pub(super) fn close_html_paragraph(&mut self, place: &Range) {
        let paragraph = self.open_html().find(|(at, _)| self.open[*at].end == TagEnd::Element("p"));
        if let Some((at, _)) = paragraph {
            self.close_to(at, place);
        }
    }

    /// Whether words stand directly in a heading of HTML.
    pub(super) fn in_html_heading(&self) -> bool {
        self.open_html().any(|(_, name)| name == "h1")
    }

    /// Ends a heading of HTML, in which no other block can stand.
    pub(super) fn close_html_heading(&mut self, place: &Range) {
        let heading = self.open_html().find(|(_, name)| *name == "h1");
        if let Some((at, _)) = heading {
            self.close_to(at, place);
        }
    }

    /// Ends the paragraph of Markdown around a block of HTML; inside words it becomes a `<span>`.
    fn leave_paragraph(&mut self, name: &'static str, place: &Range) -> Option<&'static str> {
        let barrier = self.open.iter().rposition(|open| open.html.is_none());
        let Some(at) = barrier else { return Some(name) };
        match self.open[at] {
            open if !open.shown => Some(name),
            open if open.end == TagEnd::Paragraph => {
                while self.open.len() > at + 1 {
                    self.close_top(place.start..place.start);
                }
                self.emit(Event::End(TagEnd::Paragraph), place.start..place.start);
                self.open[at].shown = false;
                Some(name)
            }
            open if open.end.is_block()
                && !matches!(open.end, TagEnd::Heading | TagEnd::CalloutTitle | TagEnd::DefinitionTitle) =>
            {
                Some(name)
            }
            _ => (name == "div").then_some("span"),
        }
    }
}
