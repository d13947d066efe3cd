//! Workflow commands of GitHub Actions, which become annotations on the changed lines.

use super::{on_one_line, place};
use crate::diag::plain::in_lines;
use crate::diag::{Diagnostic, Severity};
use crate::source::LineIndex;

/// The command of a finding.
pub(super) fn finding(finding: &Diagnostic, lines: Option<&LineIndex<'_>>) -> String {
    let file = finding.path.as_ref().map(|path| format!("file={},", property(path.as_str())));
    let place = place(finding, lines).map(|it| format!("line={},col={},", it.start.line, it.start.column));
    let help = finding.help.as_ref().map(|help| format!("\n{}", in_lines(help)));
    let text = on_one_line(&finding.message) + &help.unwrap_or_default();
    let (file, place) = (file.unwrap_or_default(), place.unwrap_or_default());
    format!("::{} {file}{place}title={}::{}\n", level(finding.severity), finding.code, escaped(&text))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// Text after the second `::`.
fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value between the first and the second `::`.
fn property(text: &str) -> String {
    escaped(&on_one_line(text)).replace(':', "%3A").replace(',', "%2C")
}
