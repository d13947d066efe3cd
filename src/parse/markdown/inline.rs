//! Calls among words: replaced outside of code.
//!
//! In: a line. Out: the same with calls replaced. Never: touches a code span or a comment.

use super::Range;
use super::call::{self, Call};
use super::prepare::PLACEHOLDER;
use super::replace::{self, Replacement};
use super::rewrite::{Rewriter, indent, run};
use crate::config::RawHtml;

/// Longest line in which hidden comments are looked for, so that no line is searched again and again.
const MAX_COMMENTED: usize = 2000;
/// Longest run of backticks that is looked at; every length costs a look through the line.
const MAX_TICKS: usize = 32;

impl Rewriter<'_> {
    pub(super) fn track_list(&mut self, text: &str, blank: bool) {
        if !blank {
            let trimmed = text.trim_start();
            let digits =
                trimmed.len() - trimmed.trim_start_matches(|digit: char| digit.is_ascii_digit()).len();
            let item = trimmed.starts_with(['-', '*', '+'])
                || trimmed[digits..].starts_with(['.', ')']) && digits > 0;
            self.in_list = item || self.in_list && !(self.after_blank && indent(text) == 0);
        }
        self.after_blank = blank;
    }

    /// Copies a line, with calls replaced outside of code.
    pub(super) fn inline(&mut self, line: Range) {
        let bytes = self.source.as_bytes();
        let mut done = line.start;
        let mut at = self.span_end(line.start, line.end);
        while at < line.end {
            match bytes[at] {
                b'`' => at = self.code_span(at, line.end),
                b'\\' => at += 2,
                b'{' => match call::read(&self.source[at..line.end]) {
                    Some(call) => {
                        self.copy(done..at);
                        let comment = comment_length(&call, &self.source[at + call.length..line.end]);
                        if comment == 0 {
                            self.call(&call, at);
                        }
                        at += call.length + comment;
                        done = at;
                    }
                    None => {
                        let length =
                            replace::site_address(&self.source[line.start..at], &self.source[at..line.end]);
                        if length > 0 {
                            self.copy(done..at);
                            done = at + length;
                        }
                        at += length.max(1);
                    }
                },
                b'%' => {
                    let comment = hidden_comment(&self.source[line.start..line.end], at - line.start);
                    if comment > 0 {
                        self.copy(done..at);
                        done = at + comment;
                    }
                    at += comment.max(1);
                }
                b'<' if self.source[at..].starts_with("<!--") => {
                    let end = self.comment_end(at + 4);
                    if end < line.end {
                        at = end;
                    } else if self.options.raw_html == RawHtml::Safe
                        && self.begin_comment(at, &(done..line.end))
                    {
                        return;
                    }
                    at += 1;
                }
                _ => at += 1,
            }
        }
        self.copy(done..line.end);
    }

    /// The end of a code span that an earlier line began.
    fn span_end(&mut self, start: usize, end: usize) -> usize {
        let Some(length) = self.span else { return start };
        match find_run(&self.source.as_bytes()[start..end], length) {
            Some(at) => {
                self.span = None;
                start + at + length
            }
            None => end,
        }
    }

    /// Passes over the code span that begins at `at`, if it is one.
    fn code_span(&mut self, at: usize, end: usize) -> usize {
        let bytes = self.source.as_bytes();
        let length = run(&bytes[at..end], b'`');
        if length > MAX_TICKS {
            return at + length;
        }
        if let Some(close) = find_run(&bytes[at + length..end], length) {
            return at + length + close + length;
        }
        let near = &bytes[end..bytes.len().min(end + 2000)];
        let paragraph = near.windows(2).position(|pair| pair == b"\n\n").unwrap_or(near.len());
        if find_run(&near[..paragraph], length).is_some() {
            self.span = Some(length);
            return end;
        }
        at + length
    }

    fn call(&mut self, call: &Call<'_>, at: usize) {
        match replace::inline(call, self.out.chars().next_back()) {
            Replacement::Text(text) => self.new_text(&text, at),
            Replacement::Nothing => {}
            Replacement::Literal => self.copy(at..at + call.length),
            Replacement::Mark => {
                self.calls.push((self.out.len(), at..at + call.length));
                self.new_text(PLACEHOLDER.encode_utf8(&mut [0; 4]), at);
            }
        }
    }
}

/// Length of what stands behind `{% comment %}` up to the end of its `{% endcomment %}` in `rest` of
/// the line: words that nobody should see. 0 for other calls.
fn comment_length(call: &Call<'_>, rest: &str) -> usize {
    let starts = rest.match_indices("{%").filter(|_| call.name == "comment" && !call.closes);
    let ends = starts.filter_map(|(at, _)| Some((at, call::read(&rest[at..])?)));
    let mut ends = ends.filter(|(_, end)| end.closes && end.name == "comment");
    ends.next().map_or(0, |(at, end)| at + end.length)
}

/// Length of `%% words that nobody should see %%`, as Obsidian has it, at `at` in a line; 0 when there is none.
fn hidden_comment(line: &str, at: usize) -> usize {
    let (before, rest) = (&line[..at], &line[at..]);
    let is_start = before.is_empty() || before.ends_with(' ');
    let inside = rest.strip_prefix("%%").filter(|_| is_start && line.len() < MAX_COMMENTED);
    let length = inside.and_then(|inside| inside.find("%%").filter(|length| *length > 0));
    length.map_or(0, |length| length + 4)
}

/// The first run of exactly `length` backticks.
fn find_run(bytes: &[u8], length: usize) -> Option<usize> {
    let mut at = 0;
    while at < bytes.len() {
        let here = run(&bytes[at..], b'`');
        if here == length {
            return Some(at);
        }
        at += here.max(1);
    }
    None
}
