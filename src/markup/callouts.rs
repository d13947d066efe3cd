//! Callouts: notes and warnings with a title in words.
//!
//! In: the head of a callout. Out: `<div class="callout note" role="note">`, or `<details>` for
//! one that folds. Never: a callout that only a colour tells apart.

use super::escape;
use super::writer::Writer;
use crate::parse::markdown::{Callout, Fold};

impl Writer<'_> {
    pub(super) fn start_callout(&mut self, callout: &Callout<'_>) {
        let class = if callout.kind == "details" { "details" } else { callout.kind };
        let open = if callout.fold == Fold::Open { " open" } else { "" };
        self.line();
        let (start, title_end, end) = if callout.fold == Fold::None {
            let start = format!("<div class=\"callout {class}\" role=\"note\">\n<p class=\"callout-title\">");
            (start, "</p>\n", "</div>\n")
        } else if callout.kind == "details" {
            (format!("<details{open}>\n<summary>"), "</summary>\n", "</details>\n")
        } else {
            let start =
                format!("<details class=\"callout {class}\"{open}>\n<summary class=\"callout-title\">");
            (start, "</summary>\n", "</details>\n")
        };
        self.out.push_str(&start);
        self.closers.push(end);
        self.closers.push(title_end);
        if !callout.has_title {
            self.usual_title(callout);
            self.end_callout_title();
        }
    }

    fn usual_title(&mut self, callout: &Callout<'_>) {
        match &callout.word {
            Some(word) => escape::text(&mut self.out, &capitalised(word)),
            None => {
                let key = format!("callout_{}", callout.kind);
                escape::text(&mut self.out, self.options.words.get(&key));
            }
        }
    }

    pub(super) fn end_callout_title(&mut self) {
        let closer = self.closers.pop().unwrap_or("");
        self.out.push_str(closer);
    }

    pub(super) fn end_callout(&mut self) {
        let closer = self.closers.pop().unwrap_or("");
        self.block(closer);
    }
}

/// The word with its first letter as a capital, `-` and `_` as blanks.
fn capitalised(word: &str) -> String {
    let lower = if word.chars().any(char::is_lowercase) { word.to_owned() } else { word.to_lowercase() };
    let mut letters = lower.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str().replace(['-', '_'], " "))
}
