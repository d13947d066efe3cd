//! How much each finding matters in this handbook, and their order.
//!
//! In: the findings of all stages and the settings. Out: the findings to report: severities
//! settled, switched-off ones gone, sorted by file, place and code, none twice.

use crate::config::Config;
use crate::diag::{Code, Diagnostic, Severity};

/// Settles the severities of `findings`, sorts them and removes repetitions.
#[must_use]
pub fn settle(mut findings: Vec<Diagnostic>, config: &Config) -> Vec<Diagnostic> {
    findings.retain_mut(|finding| {
        let severity = config.severity(finding.code, usual(finding, config));
        severity.inspect(|severity| finding.severity = *severity).is_some()
    });
    findings.sort_by(|one, other| key(one).cmp(&key(other)));
    findings.dedup();
    findings
}

type Key<'a> = (Option<&'a str>, Option<(u32, u32)>, &'static str, &'a str);

/// Findings without a file come first, and in a file those about all of it.
fn key(finding: &Diagnostic) -> Key<'_> {
    let path = finding.path.as_ref().map(crate::source::SourcePath::as_str);
    (path, finding.span.map(|span| (span.start, span.end)), finding.code.as_str(), &finding.message)
}

/// In a folder that nobody made a handbook of, what is wrong with a page is a warning: nothing that
/// worked with another tool may stop a build.
fn usual(finding: &Diagnostic, config: &Config) -> Severity {
    match finding.code {
        Code::BrokenLink
        | Code::BrokenFragment
        | Code::MissingAsset
        | Code::PathCollision
        | Code::RedirectLoop
            if !config.is_handbook =>
        {
            finding.severity.max(Severity::Warning)
        }
        _ => finding.severity,
    }
}
