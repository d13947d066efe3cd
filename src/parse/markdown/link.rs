//! Links and pictures of Markdown: what kind, where to, and whether that is allowed.
//!
//! In: pulldown-cmark's link tags. Out: our tags; of a link with a blocked scheme only the words
//! stay. Never: looks whether a target exists.

use pulldown_cmark::{CowStr, LinkType};

use super::input::offset_in;
use super::walk::Walker;
use super::{LinkTag, Range, Sink, Tag, TagEnd, scheme};
use crate::diag::{Code, Diagnostic};
use crate::parse::LinkKind;

impl<'a, S: Sink<'a>> Walker<'a, '_, S> {
    pub(super) fn link(&mut self, kind: LinkKind, parts: (LinkType, CowStr<'a>, CowStr<'a>), range: Range) {
        let (link_type, target, title) = parts;
        let target = if link_type == LinkType::Email { format!("mailto:{target}").into() } else { target };
        // `[[#211]]` with a definition of `#211` is a reference in brackets, as change logs have it.
        let defined = matches!(link_type, LinkType::WikiLink { has_pothole: false })
            .then(|| self.input.definition(&target))
            .flatten();
        let wiki = defined.is_none() && matches!(link_type, LinkType::WikiLink { .. });
        let target = defined.unwrap_or(target);
        let kind =
            if wiki && !(kind == LinkKind::Picture && is_picture(&target)) { LinkKind::Wiki } else { kind };
        let has_words = link_type != LinkType::WikiLink { has_pothole: false };
        let place = self.place(&target, &range);
        let target = self.restored(target, &range);
        let end = if kind == LinkKind::Picture { TagEnd::Picture } else { TagEnd::Link };
        if self.is_allowed(kind, &target, &place) {
            let link = LinkTag { kind, target, title, has_words, place };
            let tag = if kind == LinkKind::Picture { Tag::Picture(link) } else { Tag::Link(link) };
            self.start(tag, None, range);
        } else {
            self.start_hidden(end);
        }
    }

    /// Where `target` stands, else the whole link.
    pub(super) fn place(&self, target: &str, range: &Range) -> Range {
        match offset_in(self.text, target) {
            Some(offset) if !target.is_empty() => offset..offset + target.len(),
            _ => range.clone(),
        }
    }

    /// Whether the scheme is allowed; reports it otherwise.
    pub(super) fn is_allowed(&mut self, kind: LinkKind, target: &str, place: &Range) -> bool {
        let allowed = match kind {
            LinkKind::Link => scheme::link_allowed(target),
            LinkKind::Picture => scheme::picture_allowed(target),
            LinkKind::Wiki => true,
        };
        if !allowed && self.dropping.is_none() {
            let scheme = scheme::scheme(target).unwrap_or_default();
            let message = format!("a link with the scheme `{scheme}:`, which pages may not use");
            let found = Diagnostic::new(Code::BlockedScheme, message).at(self.prepared.span(place));
            let help = "link to a page of the handbook or to a web address such as `https://example.org/`; only the words of the link are shown";
            self.report.diagnostics.push(found.help(help));
        }
        allowed
    }
}

/// Whether the target of `![[target]]` is a picture and not a page.
fn is_picture(target: &str) -> bool {
    let ending = target.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    matches!(ending.as_str(), "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" | "avif" | "bmp" | "ico")
}
