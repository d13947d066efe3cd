//! Which HTML may stand in a page.
//!
//! In: names of elements and attributes. Out: what becomes of them. Never: a script, a style, an
//! event, a form, or a frame.

/// What becomes of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays, under this name.
    Keep(&'static str),
    /// It stays, under this name and with this class.
    Class(&'static str, &'static str),
    /// A heading of this level.
    Heading(u8),
    /// Becomes a link to what it shows.
    Frame,
    /// It goes, its content stays.
    Unwrap,
    /// It goes without a loss: it means nothing.
    Ignore,
    /// It goes with all that is in it.
    Drop(&'static str),
}

/// What becomes of the element `name`.
pub(super) fn fate(name: &str) -> Fate {
    if let Ok(at) = KEPT.binary_search(&name) {
        return Fate::Keep(KEPT[at]);
    }
    if let Ok(at) = DROPPED.binary_search(&name) {
        return Fate::Drop(DROPPED[at]);
    }
    match name {
        "h1" => Fate::Heading(1),
        "h2" => Fate::Heading(2),
        "h3" => Fate::Heading(3),
        "h4" => Fate::Heading(4),
        "h5" => Fate::Heading(5),
        "h6" => Fate::Heading(6),
        "section" | "article" | "aside" | "header" | "footer" | "nav" | "main" => Fate::Keep("div"),
        "center" => Fate::Class("div", "center"),
        "strike" => Fate::Keep("s"),
        "tt" => Fate::Keep("code"),
        "big" | "font" | "html" | "body" | "nobr" => Fate::Ignore,
        "iframe" | "embed" => Fate::Frame,
        _ => Fate::Unwrap,
    }
}

/// Elements that stay, sorted.
const KEPT: &[&str] = &[
    "a",
    "abbr",
    "audio",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "source",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// Elements whose content is no text for readers, sorted.
const DROPPED: &[&str] =
    &["head", "math", "noembed", "noframes", "script", "style", "svg", "template", "title"];

/// Whether the element goes with everything in it, because what is in it are no words.
#[must_use]
pub fn goes_whole(name: &str) -> bool {
    DROPPED.contains(&name)
}

/// Whether the element has no content.
pub(super) fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img" | "source" | "col" | "wbr")
}

/// Whether the element cannot stand in a paragraph.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "blockquote"
            | "caption"
            | "col"
            | "colgroup"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "figcaption"
            | "figure"
            | "hr"
            | "li"
            | "ol"
            | "p"
            | "pre"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// Elements that a starting `name` closes, up to the nearest of the second list.
pub(super) fn implied_end(name: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match name {
        "li" => (&["li"], &["ul", "ol"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl"]),
        "td" | "th" => (&["td", "th"], &["tr", "table"]),
        "tr" => (&["tr"], &["table"]),
        "thead" | "tbody" | "tfoot" => (&["thead", "tbody", "tfoot", "caption", "colgroup"], &["table"]),
        _ => (&[], &[]),
    }
}

/// What an attribute holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Words.
    Text,
    /// A whole number.
    Number,
    /// Nothing.
    Flag,
    /// An address to follow.
    Link,
    /// An address to embed.
    Picture,
    /// Addresses to choose from.
    Set,
    /// `left`, `center` or `right`, which becomes a class.
    Align,
    /// An id.
    Id,
    /// Classes.
    Class,
    /// `ltr`, `rtl` or `auto`.
    Direction,
    /// Nothing that a reader would miss.
    Ignored,
}

/// What the attribute `attribute` of `element` holds and its name; `None` when it is not allowed.
pub(super) fn attribute(element: &str, attribute: &str) -> Option<(&'static str, Holds)> {
    Some(match (element, attribute) {
        (_, "id") => ("id", Holds::Id),
        ("a", "name") => ("id", Holds::Id),
        (_, "class") => ("class", Holds::Class),
        (_, "title") => ("title", Holds::Text),
        (_, "lang") => ("lang", Holds::Text),
        (_, "dir") => ("dir", Holds::Direction),
        ("a", "href") => ("href", Holds::Link),
        ("img" | "video" | "audio" | "source", "src") => ("src", Holds::Picture),
        ("img" | "source", "srcset") => ("srcset", Holds::Set),
        ("video", "poster") => ("poster", Holds::Picture),
        ("source", "media") => ("media", Holds::Text),
        ("source", "type") => ("type", Holds::Text),
        ("img" | "source", "sizes") => ("sizes", Holds::Text),
        ("img", "alt") => ("alt", Holds::Text),
        ("img" | "video" | "source", "width") => ("width", Holds::Number),
        ("img" | "video" | "source", "height") => ("height", Holds::Number),
        ("video" | "audio", "controls" | "muted" | "loop" | "playsinline" | "autoplay") => {
            ("controls", Holds::Flag)
        }
        ("td" | "th", "rowspan") => ("rowspan", Holds::Number),
        ("td" | "th", "colspan") => ("colspan", Holds::Number),
        ("th", "scope") => ("scope", Holds::Text),
        ("col" | "colgroup", "span") => ("span", Holds::Number),
        (
            "p" | "div" | "img" | "table" | "td" | "th" | "tr" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6",
            "align",
        ) => ("class", Holds::Align),
        ("details", "open") => ("open", Holds::Flag),
        ("ol", "start") => ("start", Holds::Number),
        ("ol", "reversed") => ("reversed", Holds::Flag),
        ("li", "value") => ("value", Holds::Number),
        ("time", "datetime") => ("datetime", Holds::Text),
        ("a", "target" | "rel") | ("img", "loading" | "decoding" | "border") => ("", Holds::Ignored),
        ("table", "border" | "cellpadding" | "cellspacing") | (_, "markdown") => ("", Holds::Ignored),
        _ => return None,
    })
}

/// Whether `name` may be an id: no blanks, nothing invisible.
pub(super) fn is_id(name: &str) -> bool {
    !name.is_empty() && !name.chars().any(|letter| letter.is_whitespace() || letter.is_control())
}

/// Whether `name` may be a class: a plain word.
#[must_use]
pub(super) fn is_class(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(KEPT.is_sorted() && DROPPED.is_sorted());
    }

    #[test]
    fn elements_meet_their_fate() {
        assert_eq!(fate("kbd"), Fate::Keep("kbd"));
        assert_eq!(fate("script"), Fate::Drop("script"));
        assert_eq!(fate("section"), Fate::Keep("div"));
        assert_eq!(fate("form"), Fate::Unwrap);
        assert_eq!(fate("iframe"), Fate::Frame);
    }

    #[test]
    fn attributes_are_allowed_one_by_one() {
        assert_eq!(attribute("a", "href"), Some(("href", Holds::Link)));
        assert_eq!(attribute("div", "href"), None);
        assert_eq!(attribute("img", "onerror"), None);
        assert_eq!(attribute("p", "style"), None);
        assert!(is_class("a-b_1") && !is_class("1a") && !is_class("a\"b") && !is_class(""));
    }
}
