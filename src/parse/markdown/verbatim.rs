//! Lines that are passed on as they are: fenced code, comments, what a call keeps raw.
//!
//! In: the lines of a page. Out: the same lines, or none. Never: reads calls inside.

use super::Range;
use super::call::{self, Call};
use super::rewrite::{Rewriter, run};
use crate::config::RawHtml;

/// Text that is passed on as it is up to an end.
#[derive(Debug)]
pub(super) enum Verbatim {
    Fence(u8, usize),
    Comment {
        dropped: bool,
    },
    /// Up to the end of a call, which becomes this line, or is passed over.
    Call {
        name: String,
        becomes: &'static str,
        dropped: bool,
    },
}

impl Rewriter<'_> {
    pub(super) fn start_verbatim(
        &mut self,
        call: &Call<'_>,
        becomes: Option<String>,
        dropped: bool,
        line: &Range,
    ) -> bool {
        let end = if becomes.is_some() { "~~~~~~~~\n" } else { "" };
        if let Some(start) = becomes {
            self.prefix();
            self.new_text(&format!("~~~~~~~~{start}\n"), line.start);
        }
        self.verbatim = Some(Verbatim::Call { name: call.name.to_owned(), becomes: end, dropped });
        true
    }

    pub(super) fn verbatim_line(&mut self, line: Range) {
        let text = &self.source[line.clone()];
        match self.verbatim.take() {
            None => {}
            Some(Verbatim::Fence(mark, length)) => {
                let trimmed = text.trim();
                let ends = run(trimmed.as_bytes(), mark) == trimmed.len() && trimmed.len() >= length;
                self.verbatim = (!ends).then_some(Verbatim::Fence(mark, length));
                self.prefix();
                self.copy(line);
            }
            Some(Verbatim::Comment { dropped }) => self.comment_line(dropped, line),
            Some(Verbatim::Call { name, becomes, dropped }) => {
                let end = call::read(text.trim()).is_some_and(|call| call.closes && call.name == name);
                if end {
                    self.count_down(&name);
                    if !becomes.is_empty() {
                        self.prefix();
                    }
                    self.new_text(becomes, line.start);
                    return;
                }
                if !dropped {
                    self.prefix();
                    self.copy(line);
                }
                self.verbatim = Some(Verbatim::Call { name, becomes, dropped });
            }
        }
    }

    /// A comment over several lines: one with blank lines goes here, since Markdown ends it there.
    pub(super) fn comment(&mut self, trimmed: &str, line: &Range) -> bool {
        if !trimmed.starts_with("<!--") || self.options.raw_html != RawHtml::Safe {
            return false;
        }
        let start = line.start + self.source[line.clone()].find("<!--").unwrap_or(0);
        self.begin_comment(start, line)
    }

    /// Where the next `-->` stands at or behind `from`; looked for only once.
    pub(super) fn comment_end(&mut self, from: usize) -> usize {
        if self.next_comment_end.is_none_or(|end| end < from) {
            let found = self.source.get(from..).and_then(|rest| rest.find("-->"));
            self.next_comment_end = Some(found.map_or(usize::MAX, |at| from + at));
        }
        self.next_comment_end.unwrap_or(usize::MAX)
    }

    pub(super) fn begin_comment(&mut self, start: usize, line: &Range) -> bool {
        let end = self.comment_end(start + 4);
        if end == usize::MAX || end < line.end {
            return false;
        }
        let comment = &self.source[start..end];
        let dropped = comment.contains("\n\n") || comment.contains("\n\r\n");
        self.verbatim = Some(Verbatim::Comment { dropped });
        self.prefix();
        self.copy(line.start..if dropped { start } else { line.end });
        if dropped {
            self.new_text("\n", start);
        }
        true
    }

    fn comment_line(&mut self, dropped: bool, line: Range) {
        let end = self.source[line.clone()].find("-->").map(|at| line.start + at + 3);
        if end.is_none() {
            self.verbatim = Some(Verbatim::Comment { dropped });
        }
        let start = if dropped { end.unwrap_or(line.end) } else { line.start };
        if start < line.end {
            self.prefix();
            self.copy(start..line.end);
        }
    }
}
