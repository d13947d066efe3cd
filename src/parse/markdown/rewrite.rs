//! Rewrites a page line by line.
//!
//! In: a page with containers or calls. Out: the same as Markdown, with the way back.
//! Never: looks at a line more than a few times, or changes one inside a code block.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Range;
use super::call::{self, Call};
use super::container::{self, Opener};
use super::prepare::Prepared;
use super::replace;
use super::source_map::SourceMap;
use super::verbatim::Verbatim;
use crate::config;

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
    /// A blank line.
    Blank,
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

pub(super) struct Rewriter<'a> {
    pub(super) source: &'a str,
    pub(super) options: config::Markdown,
    pub(super) out: String,
    pub(super) map: SourceMap,
    pub(super) calls: Vec<(usize, Range)>,
    containers: Vec<Container>,
    pub(super) verbatim: Option<Verbatim>,
    /// Length of the run of backticks that a code span over several lines began with.
    pub(super) span: Option<usize>,
    /// Number of ends that are still to come, by call; colons under the empty name.
    pub(super) ends: HashMap<String, usize>,
    pub(super) next_comment_end: Option<usize>,
    pub(super) in_pre: bool,
    pub(super) in_list: bool,
    pub(super) after_blank: bool,
}

impl<'a> Rewriter<'a> {
    pub(super) fn new(source: &'a str, options: config::Markdown) -> Self {
        Self {
            source,
            options,
            out: String::with_capacity(source.len() + source.len() / 8),
            map: SourceMap::default(),
            calls: Vec::new(),
            containers: Vec::new(),
            verbatim: None,
            span: None,
            ends: count_ends(source),
            next_comment_end: None,
            in_pre: false,
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
        Prepared { text: Cow::Owned(self.out), source: self.source, map: self.map, calls: self.calls }
    }

    fn line(&mut self, whole: Range) {
        let line = self.enter(whole);
        let text = &self.source[line.clone()];
        if self.verbatim.is_some() {
            return self.verbatim_line(line);
        }
        if self.in_pre || text.contains("<pre") {
            self.in_pre = !text.contains("</pre");
            self.prefix();
            return self.copy(line);
        }
        let blank = text.trim().is_empty();
        if blank {
            self.span = None;
        } else if self.span.is_none() && self.marker(&line) {
            return;
        }
        self.track_list(text, blank);
        self.prefix();
        if is_no_definition(text) {
            self.new_text("\\", line.start);
        }
        self.inline(line);
    }

    // ---- containers -------------------------------------------------------------------------

    /// Takes the indents of the open containers off the line; ends those that it leaves.
    fn enter(&mut self, mut line: Range) -> Range {
        for depth in 0..self.containers.len() {
            let text = &self.source[line.clone()];
            let indent = indent(text);
            let blank = text.trim().is_empty();
            if blank && self.containers[depth].ends == Ends::Blank {
                self.close_to(depth, line.start);
                break;
            }
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
        line
    }

    pub(super) fn close_to(&mut self, depth: usize, at: usize) {
        let quoted = self.containers.drain(depth..).filter(|container| container.quoted).count();
        self.verbatim = None;
        if quoted > 0 {
            self.prefix();
            self.new_text("\n", at);
        }
        self.after_blank = true;
    }

    /// What every line inside the open containers begins with.
    pub(super) fn prefix(&mut self) {
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

    pub(super) fn new_text(&mut self, text: &str, at: usize) {
        self.map.new_text(self.out.len(), at.min(self.source.len()));
        self.out.push_str(text);
    }

    pub(super) fn copy(&mut self, range: Range) {
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
            b'!' | b'?' | b'=' => self.admonition(trimmed, indent, line),
            b'{' if trimmed.starts_with("{:") => self.attributes(trimmed, indent, line),
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

    /// A line of attributes for a block, as Kramdown has them: `{: .note }` before a paragraph
    /// makes a callout of it, all others only vanish.
    pub(super) fn attributes(&mut self, trimmed: &str, indent: usize, line: &Range) -> bool {
        let Some(inside) = trimmed.strip_prefix("{:").and_then(|rest| rest.strip_suffix('}')) else {
            return false;
        };
        if inside.contains(['{', '}']) || inside.starts_with(':') {
            return false;
        }
        let next = self.source[line.end..].split('\n').next().unwrap_or("");
        match container::attributes(inside) {
            Some(opener) if !next.trim().is_empty() => self.open(&opener, Ends::Blank, indent, line),
            _ => true,
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

    pub(super) fn count_down(&mut self, name: &str) {
        if let Some(ends) = self.ends.get_mut(name) {
            *ends = ends.saturating_sub(1);
        }
    }
}

/// Whether the line opens with a colon that would be taken for the mark of a definition, as in
/// `:smile: words`.
fn is_no_definition(text: &str) -> bool {
    let rest = text.trim_start_matches(' ');
    let blanks = text.len() - rest.len();
    blanks < 4
        && rest
            .strip_prefix(':')
            .is_some_and(|rest| !rest.starts_with([' ', '\t', '-', '\n', '\r']) && !rest.is_empty())
}

/// Number of blanks at the start; a tab counts as one, since lines are cut by bytes.
pub(super) fn indent(text: &str) -> usize {
    text.bytes().take_while(|byte| *byte == b' ').count()
}

pub(super) fn run(bytes: &[u8], mark: u8) -> usize {
    bytes.iter().take_while(|byte| **byte == mark).count()
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
