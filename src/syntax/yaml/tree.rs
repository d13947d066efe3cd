//! From a YAML parser's events to a tree of values.
//!
//! In: events with byte ranges, one after the other. Out: a table. Never: recurses over the input,
//! or copies more for aliases than [`MOST_COPIED`] values.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use granit_parser::{Event, ScalarStyle, StructureStyle};

use super::{MOST_LEVELS, Reason, scalar};
use crate::diag::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::line;
use crate::syntax::repair::Failure;
use crate::syntax::{Key, Table, Value, ValueKind};

/// How many values a block may have.
const MOST_VALUES: usize = 100_000;
/// How many values may be copied in place of aliases.
const MOST_COPIED: usize = 10_000;

/// A tree under construction.
#[derive(Default)]
pub(super) struct Builder {
    open: Vec<Frame>,
    root: Option<Value>,
    anchors: BTreeMap<usize, Value>,
    notes: Vec<Diagnostic>,
    values: usize,
    copied: usize,
    /// Open flow collections, `[…]` and `{…}`.
    flows: usize,
    /// Where the statement began that is being read.
    from: usize,
}

/// A list or table that is not closed yet.
struct Frame {
    start: usize,
    anchor: usize,
    is_flow: bool,
    content: Content,
}

enum Content {
    List(Vec<Value>),
    Table(Entries),
}

#[derive(Default)]
struct Entries {
    table: Table,
    names: BTreeSet<String>,
    key: Option<Key>,
    merged: Vec<(Key, Value)>,
}

impl Builder {
    /// Takes the next event.
    pub(super) fn take(&mut self, event: Event<'_>, span: Range<usize>) -> Result<(), Reason> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                if self.flows == 0 {
                    self.from = span.start;
                }
                let is_text =
                    style != ScalarStyle::Plain || tag.is_some_and(|tag| tag.is_yaml_core_schema_tag("str"));
                let kind = if is_text { ValueKind::Str(text.into_owned()) } else { self.plain(&text, &span) };
                self.place(Value::new(kind, span), anchor)
            }
            Event::SequenceStart(style, anchor, _) => {
                self.enter(Content::List(Vec::new()), style, anchor, span)
            }
            Event::MappingStart(style, anchor, _) => {
                self.enter(Content::Table(Entries::default()), style, anchor, span)
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(span.end),
            Event::Alias(id) => self.copy(id, span),
            _ => Ok(()),
        }
    }

    /// A scalar without quotes; typographic quotes around it were meant as such.
    fn plain(&mut self, text: &str, span: &Range<usize>) -> ValueKind {
        let Some(inner) = line::in_smart_quotes(text) else { return scalar::plain(text) };
        let message = "typographic quotes are a part of the text; YAML needs straight ones around a value";
        let found = Diagnostic::new(Code::BadFrontMatter, message).at(span.clone());
        self.notes.push(found.help(format!("write `{}`, or leave the quotes out", line::quoted(inner))));
        ValueKind::Str(inner.to_owned())
    }

    /// What stopped the reading, and where the statement began that was being read.
    pub(super) fn failure(&self, at: usize, reason: Reason) -> Failure<Reason> {
        Failure { from: self.from.min(at), at, reason }
    }

    /// The table, as far as it was read; the failure is for a block that is no table.
    pub(super) fn finish(mut self) -> (Table, Vec<Diagnostic>, Option<Failure<Reason>>) {
        let root = self.root.take().map(|value| value.kind).or_else(|| self.unfinished());
        match root {
            Some(ValueKind::Table(table)) => (table, self.notes, None),
            None | Some(ValueKind::Null) => (Table::default(), self.notes, None),
            Some(_) => {
                (Table::default(), self.notes, Some(Failure { from: 0, at: 0, reason: Reason::NotATable }))
            }
        }
    }

    /// The complete entries of an outermost table that was never closed.
    fn unfinished(&mut self) -> Option<ValueKind> {
        match self.open.drain(..).next()?.content {
            Content::Table(entries) => Some(ValueKind::Table(entries.close())),
            Content::List(_) => None,
        }
    }

    fn enter(
        &mut self,
        content: Content,
        style: StructureStyle,
        anchor: usize,
        span: Range<usize>,
    ) -> Result<(), Reason> {
        if self.open.len() >= MOST_LEVELS {
            return Err(Reason::TooDeep);
        }
        let is_flow = style == StructureStyle::Flow;
        self.flows += usize::from(is_flow);
        self.open.push(Frame { start: span.start, anchor, is_flow, content });
        Ok(())
    }

    fn leave(&mut self, end: usize) -> Result<(), Reason> {
        let Some(frame) = self.open.pop() else { return Ok(()) };
        self.flows -= usize::from(frame.is_flow);
        let kind = match frame.content {
            Content::List(items) => ValueKind::List(items),
            Content::Table(entries) => ValueKind::Table(entries.close()),
        };
        self.place(Value::new(kind, frame.start..end), frame.anchor)
    }

    fn copy(&mut self, id: usize, span: Range<usize>) -> Result<(), Reason> {
        let Some(anchored) = self.anchors.get(&id) else { return Err(Reason::AliasInItself) };
        self.copied += size(anchored);
        if self.copied > MOST_COPIED {
            return Err(Reason::TooMuch);
        }
        let copy = Value { kind: anchored.kind.clone(), span: Span::from(span) };
        self.place(copy, 0)
    }

    fn place(&mut self, value: Value, anchor: usize) -> Result<(), Reason> {
        self.values += 1;
        if self.values > MOST_VALUES {
            return Err(Reason::TooMuch);
        }
        if anchor != 0 {
            self.copied += size(&value);
            self.anchors.insert(anchor, value.clone());
        }
        match self.open.last_mut().map(|frame| &mut frame.content) {
            None => self.root = Some(value),
            Some(Content::List(items)) => items.push(value),
            Some(Content::Table(entries)) => entries.add(value, &mut self.notes)?,
        }
        Ok(())
    }
}

impl Entries {
    /// Takes a key, or the value of the key before.
    fn add(&mut self, value: Value, notes: &mut Vec<Diagnostic>) -> Result<(), Reason> {
        let Some(key) = self.key.take() else {
            let name = match value.kind {
                ValueKind::Null => String::new(),
                _ => value.text().ok_or(Reason::KeyIsNoWord)?,
            };
            self.key = Some(Key { name, span: value.span });
            return Ok(());
        };
        if key.name == "<<" {
            self.merge(value);
        } else if self.names.insert(key.name.clone()) {
            self.table.entries.push((key, value));
        } else {
            notes.push(written_twice(&key));
        }
        Ok(())
    }

    fn merge(&mut self, value: Value) {
        match value.kind {
            ValueKind::Table(table) => self.merged.extend(table.entries),
            ValueKind::List(items) => items.into_iter().for_each(|item| self.merge(item)),
            ValueKind::Null
            | ValueKind::Bool(_)
            | ValueKind::Int(_)
            | ValueKind::Float(_)
            | ValueKind::Str(_)
            | ValueKind::Date(_) => {}
        }
    }

    /// The table; merged entries fill in what was not written.
    fn close(mut self) -> Table {
        for (key, value) in self.merged {
            if self.names.insert(key.name.clone()) {
                self.table.entries.push((key, value));
            }
        }
        self.table
    }
}

fn written_twice(key: &Key) -> Diagnostic {
    Diagnostic::new(Code::DuplicateKey, format!("`{}` is written twice", key.name))
        .at(key.span)
        .label("the first one counts")
        .help("keep one of the two lines and remove the other")
}

/// How many values a value is made of.
fn size(value: &Value) -> usize {
    match &value.kind {
        ValueKind::List(items) => 1 + items.iter().map(size).sum::<usize>(),
        ValueKind::Table(table) => 1 + table.entries.iter().map(|(_, value)| size(value)).sum::<usize>(),
        ValueKind::Null
        | ValueKind::Bool(_)
        | ValueKind::Int(_)
        | ValueKind::Float(_)
        | ValueKind::Str(_)
        | ValueKind::Date(_) => 1,
    }
}
