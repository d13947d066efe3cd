//! A sheet of SVG.
//!
//! In: places in tenths of a unit, classes, texts. Out: one well-formed `<svg>` element with its title
//! and description. Never: a style or a colour; a text that is not escaped.

use std::fmt::{self, Write as _};

use super::Setting;
use super::label::Label;

/// The width of every sheet: that of the text on a phone, so that a unit is a pixel there.
pub(super) const WIDTH: i64 = 3600;

/// Between two lines of text.
pub(super) const LINE: i64 = 180;

/// A place: from the left and from the top.
pub(super) type Point = (i64, i64);

/// Half an oval that opens to the right, between two places above each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bow {
    /// Where both ends lie, from the left.
    pub(super) x: i64,
    /// Where it begins, from the top.
    pub(super) from: i64,
    /// Where it ends, from the top.
    pub(super) to: i64,
    /// How far it goes to the right.
    pub(super) depth: i64,
}

/// A sheet that is drawn on.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    body: String,
}

impl Canvas {
    /// A line between two places.
    pub(super) fn line(&mut self, class: &str, (x1, y1): Point, (x2, y2): Point) {
        let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(Tenths);
        self.put(format_args!(r#"<line class="{class}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>"#));
    }

    /// A box between two opposite corners.
    pub(super) fn area(&mut self, class: &str, one: Point, other: Point) {
        let [x, y] = [one.0.min(other.0), one.1.min(other.1)].map(Tenths);
        let [width, height] = [(one.0 - other.0).abs(), (one.1 - other.1).abs()].map(Tenths);
        self.put(format_args!(
            r#"<rect class="{class}" x="{x}" y="{y}" width="{width}" height="{height}"/>"#
        ));
    }

    /// A line through places; nothing for fewer than two.
    pub(super) fn path(&mut self, class: &str, points: &[Point]) {
        if points.len() > 1 {
            let way = way(points);
            self.put(format_args!(r#"<path class="{class}" d="{way}"/>"#));
        }
    }

    /// Short upright lines at these places from the left.
    pub(super) fn comb(&mut self, class: &str, places: &[i64], (top, bottom): (i64, i64)) {
        let mut way = String::with_capacity(places.len() * 16);
        for x in places {
            let _ = write!(way, "M{} {}V{}", Tenths(*x), Tenths(top), Tenths(bottom));
        }
        self.put(format_args!(r#"<path class="{class}" d="{way}"/>"#));
    }

    /// A filled shape with these corners.
    pub(super) fn shape(&mut self, class: &str, points: &[Point]) {
        let way = way(points);
        self.put(format_args!(r#"<path class="{class}" d="{way}Z"/>"#));
    }

    /// A circle.
    pub(super) fn dot(&mut self, class: &str, (x, y): Point, radius: i64) {
        let [x, y, radius] = [x, y, radius].map(Tenths);
        self.put(format_args!(r#"<circle class="{class}" cx="{x}" cy="{y}" r="{radius}"/>"#));
    }

    /// A bow: a quarter of an oval, a straight way, another quarter.
    pub(super) fn bow(&mut self, class: &str, bow: &Bow) {
        let turn = u8::from(bow.to > bow.from);
        let bend = bow.depth.min((bow.to - bow.from).abs() / 2);
        let along = bend * (bow.to - bow.from).signum();
        let (first, last) = (Tenths(bow.from + along), Tenths(bow.to - along));
        let [x, far, from, to] = [bow.x, bow.x + bow.depth, bow.from, bow.to].map(Tenths);
        let bend = format_args!("A{} {} 0 0 {turn}", Tenths(bow.depth), Tenths(bend)).to_string();
        self.put(format_args!(
            r#"<path class="{class}" d="M{x} {from}{bend} {far} {first}V{last}{bend} {x} {to}"/>"#
        ));
    }

    /// A text on the line at `y`. A text that was cut says the whole when it is pointed at.
    pub(super) fn text(&mut self, label: &Label, y: i64) {
        let (x, anchor, class) = (Tenths(label.x), label.anchor.class(), label.class);
        let gap = if class.is_empty() { "" } else { " " };
        let text = Escaped(&label.text);
        let y = Tenths(y);
        self.put(format_args!(r#"<text class="{anchor}{gap}{class}" x="{x}" y="{y}">{text}"#));
        if let Some(whole) = &label.whole {
            self.put(format_args!("<title>{}</title>", Escaped(whole)));
        }
        self.put(format_args!("</text>"));
    }

    /// The whole element, as high as given. Its title and its description are heard, its parts are not:
    /// the table says what they say.
    pub(super) fn finish(self, setting: &Setting<'_>, description: &str, height: i64) -> String {
        let id = setting.prefix.replace(|c: char| !c.is_alphanumeric() && c != '_', "-");
        let (title, height) = (Escaped(setting.title), Tenths(height));
        let (description, body, width) = (Escaped(description), self.body, Tenths(WIDTH));
        format!(
            "<svg role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" viewBox=\"0 0 {width} {height}\">\
             <title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{description}</desc><g aria-hidden=\"true\">{body}</g></svg>"
        )
    }

    fn put(&mut self, element: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.body.write_fmt(element);
    }
}

fn way(points: &[Point]) -> String {
    let mut way = String::with_capacity(points.len() * 12);
    for (at, (x, y)) in points.iter().enumerate() {
        let _ = write!(way, "{}{} {}", if at == 0 { "M" } else { "L" }, Tenths(*x), Tenths(*y));
    }
    way
}

/// Tenths as a decimal number: `12.3`, `12`.
struct Tenths(i64);

impl fmt::Display for Tenths {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.abs() / 10, self.0.abs() % 10);
        if rest == 0 { write!(out, "{sign}{whole}") } else { write!(out, "{sign}{whole}.{rest}") }
    }
}

/// A text that means nothing to XML. Characters that XML does not know are left out.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '&' => out.write_str("&amp;")?,
                '<' => out.write_str("&lt;")?,
                '>' => out.write_str("&gt;")?,
                '"' => out.write_str("&quot;")?,
                '\'' => out.write_str("&#39;")?,
                '\t' | '\n' => out.write_char(' ')?,
                '\u{fffe}' | '\u{ffff}' => {}
                other if other.is_control() => {}
                other => out.write_char(other)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_are_short() {
        let written = [0, 5, 10, 123, -4, -120].map(|tenths| Tenths(tenths).to_string());
        assert_eq!(written, ["0", "0.5", "1", "12.3", "-0.4", "-12"]);
    }

    #[test]
    fn texts_mean_nothing_to_xml() {
        let text = Escaped("a < b && \"c\" > 'd'\n\u{0}\u{ffff}e").to_string();
        assert_eq!(text, "a &lt; b &amp;&amp; &quot;c&quot; &gt; &#39;d&#39; e");
    }

    #[test]
    fn boxes_have_no_negative_sides() {
        let mut canvas = Canvas::default();
        canvas.area("bar", (300, 100), (100, 180));
        assert_eq!(canvas.body, r#"<rect class="bar" x="10" y="10" width="20" height="8"/>"#);
    }

    #[test]
    fn a_line_needs_two_places() {
        let mut canvas = Canvas::default();
        canvas.path("line", &[(0, 0)]);
        canvas.path("line", &[(0, 0), (15, 0), (15, 20)]);
        assert_eq!(canvas.body, r#"<path class="line" d="M0 0L1.5 0L1.5 2"/>"#);
    }
}
