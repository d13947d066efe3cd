//! Characters that would change how a terminal or a browser shows the rest of a line.
//!
//! In: any text. Out: the text with such characters written as `\u{202e}`. Never: touches letters
//! of any script.

/// The text on one line: line breaks are shown escaped too.
#[must_use]
pub fn on_one_line(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), push)
}

/// The text with its line breaks.
#[must_use]
pub fn in_lines(text: &str) -> String {
    text.lines().map(on_one_line).collect::<Vec<_>>().join("\n")
}

/// Adds one character, escaped where needed; tabs stay.
#[must_use]
pub fn push(mut text: String, character: char) -> String {
    if character != '\t' && is_unsafe(character) {
        text.extend(character.escape_unicode());
    } else {
        text.push(character);
    }
    text
}

/// Control characters, and those that change the direction of text or are not seen at all.
fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(character, '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dangerous_characters_are_escaped() {
        assert_eq!(on_one_line("a\u{202e}b\u{1b}[31m\n"), r"a\u{202e}b\u{1b}[31m\u{a}");
        assert_eq!(on_one_line("é مرحبا 👩‍💻\tx"), "é مرحبا 👩‍💻\tx");
        assert_eq!(in_lines("a\nb\u{7}"), "a\nb\\u{7}");
    }
}
