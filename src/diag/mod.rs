//! Findings about the content: what is wrong, where, and what to write instead.
//!
//! In: spans and words from the rooms above. Out: [`Diagnostic`]s, [`Diagnosed`] values, the nearest
//! match to a misspelt word, and text that shows nothing else than it says. Never: prints, stops at the first mistake, or
//! decides what a mistake means for a build.

mod code;
mod nearest;
pub mod plain;

pub use code::{Code, Severity};
pub use nearest::nearest;

use crate::source::{SourcePath, Span};

/// A value together with everything that was wrong on the way to it.
#[derive(Debug, Clone, Default)]
pub struct Diagnosed<T> {
    /// The value, as good as the input allows.
    pub value: T,
    /// The findings, in the order they were met.
    pub diagnostics: Vec<Diagnostic>,
}

/// One finding about one place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Which kind of finding it is.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// The file, if the finding is about one.
    pub path: Option<SourcePath>,
    /// The place in the file, if the finding is about one; bytes of the file as it is on disk
    /// (after replacement of invalid UTF-8).
    pub span: Option<Span>,
    /// What was read and what was expected: one sentence, lower-case start, no full stop.
    pub message: String,
    /// A few words for the underlined place, such as ``did you mean `reviews`?``
    pub label: Option<String>,
    /// The fix: what to write instead, with an example.
    pub help: Option<String>,
    /// How often the same finding stands in the handbook, when it is reported once for all.
    pub count: Option<u32>,
}

impl Diagnostic {
    /// A finding of `code` with the code's own severity, about the whole run until a place is given.
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            path: None,
            span: None,
            message: message.into(),
            label: None,
            help: None,
            count: None,
        }
    }

    /// The finding, about the file `path`.
    #[must_use]
    pub fn in_file(mut self, path: &SourcePath) -> Self {
        self.path = Some(path.clone());
        self
    }

    /// The finding, about the bytes `span` of its file.
    #[must_use]
    pub fn at(mut self, span: impl Into<Span>) -> Self {
        self.span = Some(span.into());
        self
    }

    /// The finding with words for the underlined place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// The finding with its fix.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The finding, met `count` times in the handbook.
    #[must_use]
    pub fn counted(mut self, count: u32) -> Self {
        self.count = Some(count);
        self
    }

    /// The finding with another severity than its code's own.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}
