//! Links and pictures, by where they lead.
//!
//! In: link tags, each with its place in the list of resolved links. Out: `<a>`, `<img>`, or
//! only the words. Never: an address that was not resolved.

use super::escape;
use super::writer::Writer;
use crate::model::{LinkClass, Resolved};
use crate::parse::LinkKind;
use crate::parse::markdown::{LinkTag, Range};
use crate::source::PixelSize;

/// A picture whose alternative text is being read.
#[derive(Debug)]
pub(super) struct OpenPicture {
    href: Option<String>,
    title: String,
    size: Option<PixelSize>,
    has_words: bool,
    class: LinkClass,
}

impl Writer<'_> {
    pub(super) fn start_link(&mut self, link: &LinkTag<'_>, range: Range) {
        let Some(resolved) = self.next_link() else { return self.closers.push("") };
        match (resolved.class, &resolved.href) {
            (LinkClass::Text, _) => self.as_written(range),
            (LinkClass::Internal | LinkClass::External | LinkClass::Remote, Some(href))
                if self.anchors == 0 =>
            {
                self.anchors += 1;
                self.start_anchor_to(href);
                if resolved.class == LinkClass::External {
                    self.out.push_str(" class=\"external\"");
                }
                if !link.title.is_empty() {
                    self.attribute("title", &link.title);
                }
                self.out.push('>');
                self.words_of(link, resolved, "</a>");
            }
            (LinkClass::Broken, _) => {
                self.out.push_str("<span class=\"broken-link\">");
                self.words_of(link, resolved, "</span>");
            }
            _ => self.words_of(link, resolved, ""),
        }
    }

    /// Writes `<a href="…"`; the document's own ids have its prefix.
    pub(super) fn start_anchor_to(&mut self, href: &str) {
        self.out.push_str("<a href=\"");
        match href.strip_prefix('#').filter(|id| self.is_own_id(id)) {
            Some(id) => self.own_fragment(id),
            None => escape::address(&mut self.out, href),
        }
        self.out.push('"');
    }

    /// Writes the address of the document's own place `id`.
    pub(super) fn own_fragment(&mut self, id: &str) {
        self.out.push('#');
        escape::address(&mut self.out, self.options.id_prefix);
        escape::address(&mut self.out, id);
    }

    /// The words of the link: its own, or the title of the page that it leads to.
    fn words_of(&mut self, link: &LinkTag<'_>, resolved: &Resolved, closer: &'static str) {
        match &resolved.title {
            Some(title) if !link.has_words => {
                escape::text(&mut self.out, title);
                self.anchors -= usize::from(closer == "</a>");
                self.out.push_str(closer);
                self.skip();
            }
            _ => self.closers.push(closer),
        }
    }

    /// What is no link after all stands as it was written.
    fn as_written(&mut self, range: Range) {
        let source = self.prepared.text.get(range).unwrap_or("");
        escape::text(&mut self.out, source);
        self.headings.text(source);
        self.skip();
    }

    pub(super) fn end_link(&mut self) {
        let closer = self.closers.pop().unwrap_or("");
        self.anchors -= usize::from(closer == "</a>");
        self.out.push_str(closer);
    }

    // ---- pictures ---------------------------------------------------------------------------

    pub(super) fn start_picture(&mut self, link: &LinkTag<'_>, range: Range) {
        let resolved = self.next_link();
        if resolved.is_some_and(|resolved| resolved.class == LinkClass::Text)
            && link.kind == LinkKind::Picture
        {
            return self.as_written(range);
        }
        let href = resolved.and_then(|resolved| resolved.href.as_deref());
        self.picture = Some(OpenPicture {
            href: href.map(str::to_owned),
            title: link.title.to_string(),
            size: resolved.and_then(|resolved| resolved.size),
            has_words: link.has_words,
            class: resolved.map_or(LinkClass::Broken, |resolved| resolved.class),
        });
        self.alt.0 = 1;
    }

    pub(super) fn end_picture(&mut self) {
        self.alt.0 -= 1;
        if self.alt.0 > 0 {
            return;
        }
        let alt = std::mem::take(&mut self.alt.1);
        let Some(picture) = self.picture.take() else { return };
        match &picture.href {
            Some(href) if picture.class == LinkClass::Remote => self.remote_picture(href, &alt),
            Some(href) => self.write_picture(href, &alt, &picture),
            None => self.missing_picture(&alt, picture.class == LinkClass::Broken),
        }
    }

    /// A picture of another site is a link to it, and inside a link only words.
    pub(super) fn remote_picture(&mut self, href: &str, alt: &str) {
        let words = if alt.trim().is_empty() { self.options.words.get("image") } else { alt };
        if self.anchors > 0 {
            return escape::text(&mut self.out, words);
        }
        self.out.push_str("<a href=\"");
        escape::address(&mut self.out, href);
        self.out.push_str("\" class=\"external\">");
        escape::text(&mut self.out, words);
        self.out.push_str("</a>");
    }

    fn write_picture(&mut self, href: &str, alt: &str, picture: &OpenPicture) {
        let (alt, width) = if picture.has_words { obsidian_width(alt) } else { ("", None) };
        self.out.push_str("<img src=\"");
        escape::address(&mut self.out, href);
        self.out.push('"');
        self.attribute("alt", alt);
        if !picture.title.is_empty() {
            self.attribute("title", &picture.title);
        }
        self.picture_size(picture.size, width);
        self.picture_loading();
        self.out.push('>');
    }

    fn picture_size(&mut self, size: Option<PixelSize>, width: Option<u32>) {
        match (size, width) {
            (Some(size), None) => self.size(size.width, size.height),
            (Some(size), Some(width)) if size.width > 0 => {
                let height = u64::from(size.height) * u64::from(width) / u64::from(size.width);
                self.size(width, u32::try_from(height).unwrap_or(u32::MAX));
            }
            (_, Some(width)) => self.out.push_str(&format!(" width=\"{width}\"")),
            (None, None) => {}
        }
    }

    /// Writes a picture's size, so that the page keeps its place while it loads.
    pub(super) fn size(&mut self, width: u32, height: u32) {
        self.out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
    }

    /// All pictures but the first load when they are near.
    pub(super) fn picture_loading(&mut self) {
        if self.has_picture {
            self.out.push_str(" loading=\"lazy\" decoding=\"async\"");
        }
        self.has_picture = true;
    }

    pub(super) fn missing_picture(&mut self, alt: &str, is_broken: bool) {
        let (start, end) = if is_broken { ("<span class=\"broken-link\">", "</span>") } else { ("", "") };
        self.out.push_str(start);
        escape::text(&mut self.out, alt);
        self.out.push_str(end);
    }

    /// Writes ` id="…"` with the document's prefix.
    pub(super) fn id_attribute(&mut self, id: &str) {
        self.out.push_str(" id=\"");
        escape::text(&mut self.out, self.options.id_prefix);
        escape::text(&mut self.out, id);
        self.out.push('"');
    }

    /// Writes ` name="value"`.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape::text(&mut self.out, value);
        self.out.push('"');
    }
}

/// `![[picture.png|120]]` asks for a width where others write an alternative text.
fn obsidian_width(alt: &str) -> (&str, Option<u32>) {
    let (words, width) = alt.rsplit_once('|').unwrap_or(("", alt));
    match width.trim().parse::<u32>() {
        Ok(width) if (16..=4000).contains(&width) => (words, Some(width)),
        _ => (alt, None),
    }
}
