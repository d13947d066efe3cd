//! Texts in pictures, which never cover each other.
//!
//! In: texts and where they belong. Out: labels, cut to the room that there is, on as few lines as
//! possible. Never: a measured width: letters are taken for wider than they are in most typefaces.

use super::canvas::{Canvas, LINE, WIDTH};

/// Which part of a text lies at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Its left end, whatever the language.
    Left,
    /// Its middle.
    Middle,
    /// Its right end.
    Right,
}

impl Anchor {
    /// The class that styles turn into the anchor: what `start` means depends on the language.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Left => "from",
            Self::Middle => "on",
            Self::Right => "to",
        }
    }
}

/// A text at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// Where it belongs, from the left.
    pub(super) x: i64,
    /// Which part of it lies there.
    pub(super) anchor: Anchor,
    /// What it is, for styles.
    pub(super) class: &'static str,
    /// The text.
    pub(super) text: String,
    /// The whole of it, when it was cut.
    pub(super) whole: Option<String>,
}

impl Label {
    /// A text that is cut where it is wider than `room`.
    pub(super) fn new(class: &'static str, text: &str, (x, anchor): (i64, Anchor), room: i64) -> Self {
        let cut = cut(text, room);
        let whole = (cut != text).then(|| text.to_owned());
        Self { x, anchor, class, text: cut, whole }
    }

    /// A text around `x`, moved as far as needed to lie within the sheet.
    pub(super) fn around(class: &'static str, text: &str, x: i64) -> Self {
        let mut label = Self::new(class, text, (x, Anchor::Middle), WIDTH);
        let half = label.width() / 2;
        if x - half < 0 {
            (label.x, label.anchor) = (0, Anchor::Left);
        } else if x + half > WIDTH {
            (label.x, label.anchor) = (WIDTH, Anchor::Right);
        }
        label
    }

    /// How wide it is at most, about; strong letters are wider.
    fn width(&self) -> i64 {
        let width = width(&self.text);
        if self.class.contains("strong") { width + width / 12 } else { width }
    }

    /// Its left and its right end.
    fn ends(&self) -> (i64, i64) {
        let width = self.width();
        match self.anchor {
            Anchor::Left => (self.x, self.x + width),
            Anchor::Middle => (self.x - width / 2, self.x + width / 2),
            Anchor::Right => (self.x - width, self.x),
        }
    }
}

/// Writes labels on lines below each other, each on the first line with room for it. `top` is where the
/// first line begins; where the last one ends comes back.
pub(super) fn write(canvas: &mut Canvas, labels: &[Label], top: i64) -> i64 {
    let mut lines: Vec<Vec<(i64, i64)>> = Vec::new();
    for label in labels {
        let (left, right) = label.ends();
        let is_free =
            |line: &Vec<(i64, i64)>| line.iter().all(|(from, to)| right + GAP < *from || to + GAP < left);
        let at = lines.iter().position(is_free).unwrap_or(lines.len());
        if at == lines.len() {
            lines.push(Vec::new());
        }
        lines[at].push((left, right));
        canvas.text(label, top + LINE * (at as i64) + BASELINE);
    }
    top + LINE * lines.len() as i64
}

/// Writes labels beside each other's places from the left at `x`, moved down or up so that no two share
/// a line. They come with their heights and lie within `top` and `bottom` when there is room for them.
pub(super) fn stack(canvas: &mut Canvas, mut labels: Vec<(i64, Label)>, (top, bottom): (i64, i64)) {
    labels.sort_by_key(|(y, _)| *y);
    let mut free = top;
    for (y, _) in &mut labels {
        *y = (*y).max(free);
        free = *y + LINE;
    }
    let mut limit = bottom;
    for (y, _) in labels.iter_mut().rev() {
        *y = (*y).min(limit);
        limit = *y - LINE;
    }
    for (y, label) in &labels {
        canvas.text(label, y + MIDDLE);
    }
}

/// Between two labels on one line.
const GAP: i64 = 100;

/// From the top of a line to the feet of its letters.
pub(super) const BASELINE: i64 = 135;

/// From the middle of letters to their feet.
pub(super) const MIDDLE: i64 = 48;

/// How wide a text is at most, about, at 14 units.
pub(super) fn width(text: &str) -> i64 {
    text.chars().map(letter_width).sum()
}

fn letter_width(letter: char) -> i64 {
    match letter {
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{300}'..='\u{36f}' => 0,
        '\u{202f}' | '\u{2009}' => 30,
        ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '(' | ')' | 'i' | 'j' | 'l' | 'I' => 45,
        'f' | 't' | 'r' | '-' | '/' => 55,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' | '—' => 130,
        'A'..='Z' => 98,
        '\u{1100}'.. => 145,
        _ => 82,
    }
}

/// `text`, or as much of its beginning as there is room for, and an ellipsis.
pub(super) fn cut(text: &str, room: i64) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let room = room - letter_width('…');
    let mut used = 0;
    let kept: String = text
        .chars()
        .take_while(|letter| {
            used += letter_width(*letter);
            used <= room
        })
        .collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_and_keep_the_whole() {
        let label = Label::new("", "abcdefgh", (0, Anchor::Left), 500);
        // 370 are left beside the ellipsis: four letters of 82.
        assert_eq!((label.text.as_str(), label.whole.as_deref()), ("abcd…", Some("abcdefgh")));
        assert_eq!(Label::new("", "abc", (0, Anchor::Left), 500).whole, None);
    }

    #[test]
    fn texts_stay_on_the_sheet() {
        let place = |x| {
            let label = Label::around("", "abcdefgh", x);
            (label.x, label.anchor)
        };
        assert_eq!(place(100), (0, Anchor::Left));
        assert_eq!(place(1800), (1800, Anchor::Middle));
        assert_eq!(place(3500), (3600, Anchor::Right));
    }

    #[test]
    fn labels_that_would_cover_each_other_go_one_line_down() {
        let labels: Vec<Label> =
            [0, 3600, 300, 1800].map(|x| Label::around("", "abcdefgh", x)).into_iter().collect();
        let mut canvas = Canvas::default();
        assert_eq!(write(&mut canvas, &labels, 1000), 1000 + 2 * LINE, "the third is below the first");
    }

    #[test]
    fn stacked_labels_keep_a_line_between_them() {
        let mut canvas = Canvas::default();
        let label = || Label::new("", "a", (0, Anchor::Left), 500);
        stack(&mut canvas, vec![(500, label()), (480, label()), (100, label())], (0, 600));
        let text = canvas.finish(&crate::chart::tests::setting(&crate::words::Words::of("en")), "", 0);
        let places: Vec<&str> =
            text.split(" y=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        // 100, then 480 moved up to 420, then 660 moved up to 600; letters stand 4.8 lower.
        assert_eq!(places, ["14.8", "46.8", "64.8"]);
    }
}
