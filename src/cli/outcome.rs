//! How a command ends, and the exit status that says so.
//!
//! In: what commands return. Out: exit statuses. Never: a status of its own for one command.

use std::fmt;
use std::process::ExitCode;

/// How a command that could do its work ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Everything is fine.
    Fine,
    /// The content or the settings have errors.
    Mistakes,
}

impl Outcome {
    /// The outcome of a run with or without mistakes.
    pub(super) fn of(has_mistakes: bool) -> Self {
        if has_mistakes { Self::Mistakes } else { Self::Fine }
    }

    /// 0 or 1.
    pub(super) fn exit_code(self) -> ExitCode {
        match self {
            Self::Fine => ExitCode::SUCCESS,
            Self::Mistakes => ExitCode::from(1),
        }
    }
}

/// Why a command could not do its work: usage or environment, exit status 2.
#[derive(Debug)]
pub(super) struct Failure(String);

impl Failure {
    /// A failure in words: lower-case start, no full stop.
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<crate::output::WriteError> for Failure {
    fn from(error: crate::output::WriteError) -> Self {
        Self(error.to_string())
    }
}

impl From<crate::edition::UnknownAudience> for Failure {
    fn from(error: crate::edition::UnknownAudience) -> Self {
        Self(error.message)
    }
}

impl From<crate::output::PlantError> for Failure {
    fn from(error: crate::output::PlantError) -> Self {
        Self(error.to_string())
    }
}
