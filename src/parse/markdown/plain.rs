//! Words without their markup.
//!
//! In: a line of Markdown. Out: its words on one line. Never: a link, a mark or an entity.

use pulldown_cmark::Event;

use super::input::Input;
use crate::config;

/// The words of `text`, which is a line or the words of one item.
#[must_use]
pub fn plain(text: &str) -> String {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !joined.contains(['*', '_', '`', '[', '<', '&', '\\', '~', '$']) {
        return joined;
    }
    // Behind a full stop no line begins anything but a paragraph.
    let line = format!(".{joined}");
    let mut input = Input::new(&line, config::Markdown::default());
    let mut words = String::with_capacity(line.len());
    while let Some((event, range)) = input.next() {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::InlineMath(_) | Event::DisplayMath(_) => words.push_str(&line[range]),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words.strip_prefix('.').unwrap_or(&words).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn markup_goes_and_words_stay() {
        assert_eq!(plain("**Reviews** I\n led"), "Reviews I led");
        assert_eq!(plain("[the `book`](x) & \\*more\\*"), "the book & *more*");
        assert_eq!(plain("[[practice:a|reviews]] <b>led</b>"), "reviews led");
        assert_eq!(plain("4. *things*"), "4. things");
        assert_eq!(plain("5 * 3"), "5 * 3");
    }
}
