//! One line a finding: `file:line:column: severity[code]: message`.

use super::{on_one_line, place};
use crate::diag::Diagnostic;
use crate::source::LineIndex;

/// The line of a finding.
pub(super) fn finding(finding: &Diagnostic, lines: Option<&LineIndex<'_>>) -> String {
    let file = finding.path.as_ref().map_or(String::new(), |path| on_one_line(path.as_str()));
    let place =
        place(finding, lines).map_or(String::new(), |it| format!(":{}:{}", it.start.line, it.start.column));
    let colon = if file.is_empty() { "" } else { ": " };
    let message = on_one_line(&finding.message);
    format!("{file}{place}{colon}{}[{}]: {message}\n", finding.severity.as_str(), finding.code)
}
