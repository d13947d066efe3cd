//! The words in HTML that passes as it is.
//!
//! In: pieces of HTML in order, cut anywhere. Out: their text. Never: a tag, a comment, or what is in a
//! script or a style.

/// The named characters that people write; all others stay as they are written.
const NAMED: [(&str, &str); 6] =
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
/// Elements whose content is no text.
const UNREAD: [&str; 3] = ["script", "style", "template"];

/// What is open between two pieces.
#[derive(Debug, Default)]
pub(super) struct Raw {
    /// What was begun and waits for its end.
    open: Option<Open>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Tag,
    Comment,
    Unread(&'static str),
}

impl Raw {
    /// The text of the next piece; where a tag stands is a blank.
    pub(super) fn text(&mut self, html: &str) -> String {
        let mut text = String::new();
        let mut rest = html;
        while !rest.is_empty() {
            rest = match self.open {
                None => self.outside(rest, &mut text),
                Some(open) => self.inside(open, rest),
            };
        }
        decoded(text)
    }

    fn outside<'a>(&mut self, html: &'a str, text: &mut String) -> &'a str {
        let Some((before, tag)) = html.split_once('<') else {
            text.push_str(html);
            return "";
        };
        text.push_str(before);
        if !tag.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '/' | '!' | '?')) {
            text.push('<');
            return tag;
        }
        text.push(' ');
        let is_unread =
            |name: &&&str| begins_with(tag, name) && !tag[name.len()..].starts_with(char::is_alphanumeric);
        self.open = Some(match UNREAD.iter().find(is_unread) {
            Some(name) => Open::Unread(name),
            None if tag.starts_with("!--") => Open::Comment,
            None => Open::Tag,
        });
        tag
    }

    /// What follows the end of what is open.
    fn inside<'a>(&mut self, open: Open, html: &'a str) -> &'a str {
        let rest = match open {
            Open::Tag => html.split_once('>').map(|(_, rest)| rest),
            Open::Comment => html.split_once("-->").map(|(_, rest)| rest),
            Open::Unread(name) => after_end(html, name),
        };
        if rest.is_some() {
            self.open = match open {
                Open::Unread(_) => Some(Open::Tag),
                Open::Tag | Open::Comment => None,
            };
        }
        rest.unwrap_or("")
    }
}

/// What follows `</name`.
fn after_end<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let ends = html.match_indices("</").map(|(at, _)| &html[at + 2..]);
    let mut ends = ends.filter(|rest| begins_with(rest, name));
    ends.next().map(|rest| &rest[name.len()..])
}

fn begins_with(text: &str, name: &str) -> bool {
    text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
}

fn decoded(text: String) -> String {
    if !text.contains('&') {
        return text;
    }
    NAMED.iter().fold(text, |text, (name, letter)| text.replace(name, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pieces: &[&str]) -> String {
        let mut raw = Raw::default();
        let text: String = pieces.iter().map(|piece| raw.text(piece)).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_stay_and_markup_goes() {
        assert_eq!(read(&["<p class=\"a\">one <b>two</b></p>"]), "one two");
        assert_eq!(read(&["<p", " title='x'>one</", "p>two"]), "one two");
        assert_eq!(read(&["a < b &amp;&lt;b&gt;"]), "a < b &<b>");
        assert_eq!(read(&["a<!-- no\n", "no --> b"]), "a b");
        assert_eq!(read(&["a<script src=x>let b = 1 < 2;\n", "</Script >c<style>p{}</style>d"]), "a c d");
        assert_eq!(read(&["<scripted>a</scripted>"]), "a");
    }
}
