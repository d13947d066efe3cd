//! Rewrites a page line by line.
//!
//! In: a page with containers or calls. Out: the same as Markdown, with the way back.
//! Never: looks at a line more than a few times, or changes one inside a code block.

use std::borrow::Cow;
use std::collections::HashMap;

use super::call::{self, Call};
use super::container::{self, Opener};
use super::prepare::{PLACEHOLDER, Prepared};
use super::replace::{self, Replacement};
use super::source_map::SourceMap;
use super::{Range, Report};
use crate::config::{self, RawHtml};
use crate::parse::LossKind;
use crate::source::Span;

/// How many containers may lie in each other.
const MAX_NESTED: usize = 16;

/// What ends a container.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Ends {
    /// A line of at least this many colons.
    Colons(usize),
    /// A line that is not indented this far.
    Outdent(usize),
    /// The end of the call with this name.
    Call(String),
}

/// A container that is open.
#[derive(Debug)]
struct Container {
    ends: Ends,
    /// What its lines have lost at their start, and stand behind again.
    indent: usize,
    /// Whether it became a quotation; otherwise only its marks vanished.
    quoted: bool,
}

/// Text that is passed on as it is up to an end.
#[derive(Debug)]
enum Verbatim {
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

pub(super) struct Rewriter<'a> {
    source: &'a str,
    options: config::Markdown,
    out: String,
    map: SourceMap,
    calls: Vec<(usize, Range)>,
    report: Report,
    containers: Vec<Container>,
    verbatim: Option<Verbatim>,
    /// Length of the run of backticks that a code span over several lines began with.
    span: Option<usize>,
    /// Number of ends that are still to come, by call; colons under the empty name.
    ends: HashMap<String, usize>,
    in_list: bool,
    after_blank: bool,
}

impl<'a> Rewriter<'a> {
    pub(super) fn new(source: &'a str, options: config::Markdown) -> Self {
        Self {
            source,
            options,
            out: String::with_capacity(source.len() + source.len() / 8),
            map: SourceMap::default(),
            calls: Vec::new(),
            report: Report::default(),
            containers: Vec::new(),
            verbatim: None,
            span: None,
            ends: count_ends(source),
            in_list: false,
            after_blank: true,
        }
    }

    pub(super) fn run(mut self) -> Prepared<'a> {
        let mut at = 0;
        while at < self.source.len() {
            let end = self.source[at..].find('\n').map_or(self.source.len(), |length| at + length + 1);
            self.line(at..end);
            at = end;
        }
        Prepared {
            text: Cow::Owned(self.out),
            source: self.source,
            map: self.map,
            calls: self.calls,
            report: self.report,
        }
    }

    fn line(&mut self, whole: Range) {
        let Some(line) = self.enter(whole) else { return };
        let text = &self.source[line.clone()];
        if self.verbatim.is_some() {
            return self.verbatim_line(line);
        }
        let blank = text.trim().is_empty();
        if blank {
            self.span = None;
        } else if self.span.is_none() && self.marker(&line) {
            return;
        }
        self.track_list(text, blank);
        self.prefix();
        self.inline(line);
    }

    // ---- containers -------------------------------------------------------------------------

    /// Takes the indents of the open containers off the line; ends those that it leaves.
    fn enter(&mut self, mut line: Range) -> Option<Range> {
        for depth in 0..self.containers.len() {
            let text = &self.source[line.clone()];
            let indent = indent(text);
            let blank = text.trim().is_empty();
            if let Ends::Outdent(needed) = self.containers[depth].ends {
                if indent < needed && !blank {
                    self.close_to(depth, line.start);
                    break;
                }
                line.start += needed.min(indent);
            } else {
                line.start += self.containers[depth].indent.min(indent);
            }
        }
        Some(line)
    }

    fn close_to(&mut self, depth: usize, at: usize) {
        let quoted = self.containers.drain(depth..).filter(|container| container.quoted).count();
        self.verbatim = None;
        if quoted > 0 {
            self.prefix();
            self.new_text("\n", at);
        }
        self.after_blank = true;
    }

    /// What every line inside the open containers begins with.
    fn prefix(&mut self) {
        let prefix: String = self
            .containers
            .iter()
            .filter(|container| container.quoted)
            .map(|container| format!("{:width$}> ", "", width = container.indent))
            .collect();
        if !prefix.is_empty() {
            let at = self.out.len();
            self.out.push_str(&prefix);
            let source = self.map.offset(at);
            self.map.new_text(at, source);
        }
    }

    fn new_text(&mut self, text: &str, at: usize) {
        self.map.new_text(self.out.len(), at.min(self.source.len()));
        self.out.push_str(text);
    }

    fn copy(&mut self, range: Range) {
        if !range.is_empty() {
            self.map.copied(self.out.len(), range.start);
            self.out.push_str(&self.source[range]);
        }
    }

    /// Handles a line that begins or ends something; `false` when it is an ordinary line.
    fn marker(&mut self, line: &Range) -> bool {
        let text = &self.source[line.clone()];
        let indent = indent(text);
        let trimmed = text.trim();
        if indent >= 4 && !self.in_list {
            return false;
        }
        match trimmed.as_bytes()[0] {
            b'`' | b'~' => self.fence(trimmed, line),
            b':' => self.colons(trimmed, indent, line),
            b'!' | b'?' => self.admonition(trimmed, indent, line),
            b'{' => self.call_line(trimmed, indent, line),
            b'<' => self.comment(trimmed, line),
            _ => false,
        }
    }

    fn fence(&mut self, trimmed: &str, line: &Range) -> bool {
        let mark = trimmed.as_bytes()[0];
        let length = run(trimmed.as_bytes(), mark);
        if length < 3 || (mark == b'`' && trimmed[length..].contains('`')) {
            return false;
        }
        self.verbatim = Some(Verbatim::Fence(mark, length));
        self.prefix();
        self.copy(line.clone());
        true
    }

    fn colons(&mut self, trimmed: &str, indent: usize, line: &Range) -> bool {
        let length = run(trimmed.as_bytes(), b':');
        if length < 3 {
            return false;
        }
        if length == trimmed.len() {
            return self.end_colons(length, line);
        }
        let Some(opener) = container::colons(&trimmed[length..]) else { return false };
        let open =
            self.containers.iter().filter(|container| matches!(container.ends, Ends::Colons(_))).count();
        let has_end = self.ends.get("").is_some_and(|ends| *ends > open);
        has_end && self.open(&opener, Ends::Colons(length), indent, line)
    }

    fn end_colons(&mut self, length: usize, line: &Range) -> bool {
        self.count_down("");
        let exact = self.containers.iter().rposition(|open| open.ends == Ends::Colons(length));
        let any = || self.containers.iter().rposition(|open| matches!(open.ends, Ends::Colons(_)));
        match exact.or_else(any) {
            Some(depth) => {
                self.close_to(depth, line.start);
                true
            }
            None => false,
        }
    }

    fn admonition(&mut self, trimmed: &str, indent: usize, line: &Range) -> bool {
        match container::admonition(trimmed) {
            Some(opener) => self.open(&opener, Ends::Outdent(indent + 4), indent, line),
            None => false,
        }
    }

    /// Begins a container.
    fn open(&mut self, opener: &Opener<'_>, ends: Ends, indent: usize, line: &Range) -> bool {
        if self.containers.len() >= MAX_NESTED {
            return false;
        }
        let quoted = !matches!(opener, Opener::Plain | Opener::Label(_));
        match opener {
            Opener::Plain => {}
            Opener::Label(label) => {
                self.prefix();
                self.new_text(&format!("\n**{}**\n\n", label.trim()), line.start);
            }
            Opener::Callout(word, fold, title) => {
                if !self.after_blank {
                    self.prefix();
                    self.new_text("\n", line.start);
                }
                self.containers.push(Container { ends: ends.clone(), indent, quoted });
                self.prefix();
                self.containers.pop();
                self.new_text(&format!("[!{word}]{fold} {}\n", title.trim()), line.start);
            }
        }
        self.containers.push(Container { ends, indent, quoted });
        self.after_blank = false;
        true
    }

    // ---- calls in lines of their own --------------------------------------------------------

    fn call_line(&mut self, trimmed: &str, indent: usize, line: &Range) -> bool {
        let Some(call) = call::read(trimmed) else { return false };
        let rest = trimmed[call.length..].trim();
        if call.closes {
            return rest.is_empty() && self.end_call(&call, line);
        }
        let has_end = self.ends.get(call.name).is_some_and(|ends| *ends > 0);
        if !has_end {
            return false;
        }
        if let Some((becomes, dropped)) = replace::verbatim(&call) {
            return rest.is_empty() && self.start_verbatim(&call, becomes, dropped, line);
        }
        let Some(opener) = replace::opener(&call) else { return false };
        let ends = Ends::Call(call.name.to_owned());
        if rest.is_empty() {
            return self.open(&opener, ends, indent, line);
        }
        self.whole_line(&call, &opener, (trimmed, indent), line)
    }

    /// `{{< note >}}words{{< /note >}}` in one line.
    fn whole_line(
        &mut self,
        call: &Call<'_>,
        opener: &Opener<'_>,
        text: (&str, usize),
        line: &Range,
    ) -> bool {
        let (trimmed, indent) = text;
        let start = line.start + self.source[line.clone()].find('{').unwrap_or(0) + call.length;
        let Some(at) = trimmed.rfind('{').map(|at| trimmed[..at + 1].trim_end_matches('{').len()) else {
            return false;
        };
        let is_end = call::read(&trimmed[at..]).is_some_and(|end| {
            end.closes && end.name == call.name && at + end.length == trimmed.len() && at >= call.length
        });
        if !is_end || !self.open(opener, Ends::Call(call.name.to_owned()), indent, line) {
            return false;
        }
        self.count_down(call.name);
        self.prefix();
        self.inline(start..start + at - call.length);
        self.new_text("\n", line.end);
        self.close_to(self.containers.len() - 1, line.end);
        true
    }

    fn end_call(&mut self, call: &Call<'_>, line: &Range) -> bool {
        self.count_down(call.name);
        let open = self
            .containers
            .iter()
            .rposition(|open| matches!(&open.ends, Ends::Call(name) if name == call.name));
        match open {
            Some(depth) => {
                self.close_to(depth, line.start);
                true
            }
            None => replace::vanishes(call),
        }
    }

    fn count_down(&mut self, name: &str) {
        if let Some(ends) = self.ends.get_mut(name) {
            *ends = ends.saturating_sub(1);
        }
    }

    // ---- text that is passed on as it is ----------------------------------------------------

    fn start_verbatim(
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

    fn verbatim_line(&mut self, line: Range) {
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
    fn comment(&mut self, trimmed: &str, line: &Range) -> bool {
        if !trimmed.starts_with("<!--") || self.options.raw_html != RawHtml::Safe {
            return false;
        }
        let start = line.start + self.source[line.clone()].find("<!--").unwrap_or(0);
        self.begin_comment(start, line)
    }

    fn begin_comment(&mut self, start: usize, line: &Range) -> bool {
        let Some(length) = self.source[start + 4..].find("-->") else { return false };
        let comment = &self.source[start..start + 4 + length];
        if start + 4 + length < line.end {
            return false;
        }
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

    // ---- calls among words ------------------------------------------------------------------

    fn track_list(&mut self, text: &str, blank: bool) {
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
    fn inline(&mut self, line: Range) {
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
                        self.call(&call, at);
                        at += call.length;
                        done = at;
                    }
                    None => at += 1,
                },
                b'<' if self.source[at..].starts_with("<!--") => {
                    if let Some(length) = self.source[at..line.end].find("-->") {
                        at += length;
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
        match replace::inline(call, self.source[..at].chars().next_back()) {
            Replacement::Text(text) => self.new_text(&text, at),
            Replacement::Nothing => {}
            Replacement::Literal => self.copy(at..at + call.length),
            Replacement::Mark => {
                let range = at..at + call.length;
                self.calls.push((self.out.len(), range.clone()));
                self.new_text(PLACEHOLDER.encode_utf8(&mut [0; 4]), at);
                self.report.lose(LossKind::Call, call.name, Span::from(range));
            }
        }
    }
}

/// Number of blanks at the start; a tab counts as one, since lines are cut by bytes.
fn indent(text: &str) -> usize {
    text.bytes().take_while(|byte| *byte == b' ').count()
}

fn run(bytes: &[u8], mark: u8) -> usize {
    bytes.iter().take_while(|byte| **byte == mark).count()
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

/// Counts the ends of containers and calls, so that what never ends is no container.
fn count_ends(source: &str) -> HashMap<String, usize> {
    let mut ends = HashMap::new();
    for line in source.lines() {
        let trimmed = line.trim();
        if trimmed.starts_with(":::") && trimmed.bytes().all(|byte| byte == b':') {
            *ends.entry(String::new()).or_default() += 1;
        }
        let mut rest = trimmed;
        while let Some(at) = rest.find('{') {
            rest = &rest[at..];
            match call::read(rest) {
                Some(call) => {
                    if call.closes {
                        *ends.entry(call.name.to_owned()).or_default() += 1;
                    }
                    rest = &rest[call.length..];
                }
                None => rest = &rest[1..],
            }
        }
    }
    ends
}
