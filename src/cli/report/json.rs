//! One JSON object a line, for programs; the keys and their order are a contract.

use serde::Serialize;

use super::{Tally, place};
use crate::diag::Diagnostic;
use crate::source::LineIndex;

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    file: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
    end_line: Option<u32>,
    end_column: Option<u32>,
    help: Option<&'a str>,
}

/// The line of a finding.
pub(super) fn finding(finding: &Diagnostic, lines: Option<&LineIndex<'_>>) -> String {
    let place = place(finding, lines);
    to_line(&Finding {
        code: finding.code.as_str(),
        severity: finding.severity.as_str(),
        message: &finding.message,
        file: finding.path.as_ref().map(|path| path.as_str()),
        line: place.map(|it| it.start.line),
        column: place.map(|it| it.start.column),
        end_line: place.map(|it| it.end.line),
        end_column: place.map(|it| it.end.column),
        help: finding.help.as_deref(),
    })
}

/// The last line.
pub(super) fn summary(tally: Tally, pages: usize) -> String {
    let Tally { errors, warnings, .. } = tally;
    format!("{{\"summary\":{{\"errors\":{errors},\"warnings\":{warnings},\"pages\":{pages}}}}}\n")
}

fn to_line(finding: &Finding<'_>) -> String {
    // Strings and numbers can always be written as JSON.
    serde_json::to_string(finding).unwrap_or_default() + "\n"
}
