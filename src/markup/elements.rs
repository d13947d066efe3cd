//! HTML elements that a page's author wrote, already cleaned.
//!
//! In: elements with allowed attributes. Out: the same as HTML, with resolved addresses.
//! Never: an attribute that the list of allowed ones does not have.

use percent_encoding::percent_decode_str;

use super::escape;
use super::writer::Writer;
use crate::model::{LinkClass, Resolved};
use crate::parse::markdown::{Attribute, Element, Value};
use crate::source::PixelSize;

impl<'d> Writer<'d> {
    pub(super) fn start_element(&mut self, element: &Element) {
        match element.name {
            "a" => self.start_anchor(element),
            name => {
                if name == "table" {
                    self.table_region();
                }
                self.out.push('<');
                self.out.push_str(name);
                self.attributes(element);
                self.out.push('>');
            }
        }
    }

    pub(super) fn end_element(&mut self, name: &'static str) {
        if name == "a" {
            return self.end_link();
        }
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
        if name == "table" {
            self.out.push_str("</div>");
        }
    }

    /// An anchor without a place to go is only words.
    fn start_anchor(&mut self, element: &Element) {
        let links: Vec<Option<&Resolved>> = element.links().map(|_| None).collect();
        let resolved: Vec<Option<&'d Resolved>> = links.iter().map(|_| self.next_link()).collect();
        match resolved.first() {
            Some(Some(Resolved { href: Some(href), class, .. })) => self.write_anchor(element, href, *class),
            Some(Some(Resolved { class: LinkClass::Broken, .. })) => {
                self.out.push_str("<span class=\"broken-link\">");
                self.closers.push("</span>");
            }
            Some(_) => self.closers.push(""),
            None => {
                self.out.push_str("<span");
                self.plain_attributes(element);
                self.out.push('>');
                self.closers.push("</span>");
            }
        }
    }

    fn write_anchor(&mut self, element: &Element, href: &str, class: LinkClass) {
        self.anchors += 1;
        self.start_anchor_to(href);
        self.plain_attributes(element);
        let has_class = element.attributes.iter().any(|attribute| attribute.name == "class");
        if class == LinkClass::External && !has_class {
            self.out.push_str(" class=\"external\"");
        }
        self.out.push('>');
        self.closers.push("</a>");
    }

    pub(super) fn void(&mut self, element: &Element) {
        let start = self.out.len();
        self.out.push('<');
        self.out.push_str(element.name);
        let resolved = self.attributes(element);
        match element.name {
            "img" if !self.loads_picture(start, resolved) => {
                self.out.truncate(start);
                return self.picture_words(element, resolved);
            }
            "img" => self.image_attributes(element, resolved),
            "source" => {
                let size = resolved.and_then(|resolved| resolved.size);
                size.into_iter().for_each(|size| self.size(size.width, size.height));
            }
            _ => {}
        }
        self.out.push('>');
    }

    /// Whether the tag that begins at `start` names a picture that the page may load.
    fn loads_picture(&self, start: usize, resolved: Option<&Resolved>) -> bool {
        let written = self.out.get(start..).unwrap_or("");
        let is_there =
            resolved.is_none_or(|resolved| !matches!(resolved.class, LinkClass::Remote | LinkClass::Broken));
        is_there && (written.contains(" src=\"") || written.contains(" srcset=\""))
    }

    /// What is left of a picture that the page may not load or that does not exist.
    fn picture_words(&mut self, element: &Element, resolved: Option<&Resolved>) {
        let words = text_of(element, "alt");
        match resolved {
            Some(Resolved { href: Some(href), class: LinkClass::Remote, .. }) => {
                self.remote_picture(href, words);
            }
            _ => self
                .missing_picture(words, resolved.is_some_and(|resolved| resolved.class == LinkClass::Broken)),
        }
    }

    fn image_attributes(&mut self, element: &Element, resolved: Option<&Resolved>) {
        if let Some(size) = resolved.and_then(|resolved| resolved.size) {
            self.missing_size(element, size);
        }
        self.picture_loading();
    }

    /// Writes what the author left out of a picture's size, in proportion to what was written.
    fn missing_size(&mut self, element: &Element, size: PixelSize) {
        let (width, height) = (text_of(element, "width"), text_of(element, "height"));
        let scaled = |written: &str, side: u32, other: u32| {
            let pixels = written.parse::<u64>().ok().filter(|_| side > 0)?;
            Some((pixels * u64::from(other)).div_ceil(u64::from(side)).to_string())
        };
        match (width.is_empty(), height.is_empty()) {
            (true, true) => self.size(size.width, size.height),
            (false, true) => {
                let height = scaled(width, size.width, size.height);
                height.into_iter().for_each(|height| self.attribute("height", &height));
            }
            (true, false) => {
                let width = scaled(height, size.height, size.width);
                width.into_iter().for_each(|width| self.attribute("width", &width));
            }
            (false, false) => {}
        }
    }

    /// Writes the attributes; gives where the first link among them leads.
    fn attributes(&mut self, element: &Element) -> Option<&'d Resolved> {
        let mut first = None;
        for attribute in &element.attributes {
            match &attribute.value {
                Value::Flag | Value::Text(_) => self.plain_attribute(attribute),
                Value::Link(..) => {
                    let resolved = self.next_link();
                    first = first.or(resolved);
                    self.address_attribute(attribute.name, resolved);
                }
                Value::Set(set) => {
                    let resolved = self.set_attribute(attribute.name, set);
                    first = first.or(resolved);
                }
            }
        }
        first
    }

    fn address_attribute(&mut self, name: &str, resolved: Option<&Resolved>) {
        let loaded = resolved.filter(|resolved| resolved.class != LinkClass::Remote);
        if let Some(href) = loaded.and_then(|resolved| resolved.href.as_deref()) {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            escape::address(&mut self.out, href);
            self.out.push('"');
        }
    }

    /// Writes a set of pictures; gives where the first of them lies.
    fn set_attribute(&mut self, name: &str, set: &[(String, String)]) -> Option<&'d Resolved> {
        let mut value = String::new();
        let mut first = None;
        for (_, descriptor) in set {
            let resolved = self.next_link().filter(|resolved| resolved.class != LinkClass::Remote);
            let Some(href) = resolved.and_then(|resolved| resolved.href.as_deref()) else { continue };
            first = first.or(resolved);
            if !value.is_empty() {
                value.push_str(", ");
            }
            escape::address(&mut value, &href.replace(',', "%2C"));
            value.push(' ');
            value.push_str(descriptor);
        }
        if !value.is_empty() {
            self.out.push_str(&format!(" {name}=\"{}\"", value.trim_end()));
        }
        first
    }

    fn plain_attributes(&mut self, element: &Element) {
        element.attributes.iter().for_each(|attribute| self.plain_attribute(attribute));
    }

    /// Whether `#id` as a link leads to this document, where that has to be known.
    pub(super) fn is_own_id(&mut self, id: &str) -> bool {
        if self.options.id_prefix.is_empty() {
            return false;
        }
        let document = self.document;
        let own = self.own_ids.get_or_insert_with(|| {
            let headings = document.outline.iter().map(|heading| heading.id.as_str());
            headings.chain(document.anchors.iter().map(String::as_str)).collect()
        });
        percent_decode_str(id).decode_utf8().is_ok_and(|id| own.contains(&*id))
    }

    /// Whether no heading of the page, and nothing written so far, has this id.
    pub(super) fn is_new_id(&mut self, id: &str) -> bool {
        let document = self.document;
        let ids = self.ids.get_or_insert_with(|| {
            let title = document.anchors.iter().take(usize::from(document.title_in_body));
            document.outline.iter().map(|heading| &heading.id).chain(title).cloned().collect()
        });
        ids.insert(id.to_owned())
    }

    fn plain_attribute(&mut self, attribute: &Attribute) {
        match &attribute.value {
            Value::Flag => {
                self.out.push(' ');
                self.out.push_str(attribute.name);
            }
            Value::Text(text) if attribute.name == "id" => {
                if self.is_new_id(text) {
                    self.id_attribute(text);
                }
            }
            Value::Text(text) => self.attribute(attribute.name, text),
            Value::Link(..) | Value::Set(_) => {}
        }
    }
}

/// The value of an attribute that is plain text; empty when there is none.
fn text_of<'e>(element: &'e Element, name: &str) -> &'e str {
    let attribute = element.attributes.iter().find(|attribute| attribute.name == name);
    match attribute.map(|attribute| &attribute.value) {
        Some(Value::Text(text)) => text,
        Some(Value::Flag | Value::Link(..) | Value::Set(_)) | None => "",
    }
}
