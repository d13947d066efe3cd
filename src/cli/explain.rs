//! `explain`: the page of one finding, or the list of all.

use std::fmt::Write;

use super::args::ExplainArguments;
use super::outcome::{Failure, Outcome};
use super::terminal;
use crate::diag::{Code, nearest};

/// Prints the page of a code.
pub(super) fn run(arguments: &ExplainArguments) -> Result<Outcome, Failure> {
    let text = match &arguments.code {
        None => list(),
        Some(name) => page(find(name)?.explanation()),
    };
    terminal::print(&text)?;
    Ok(Outcome::Fine)
}

fn find(name: &str) -> Result<Code, Failure> {
    Code::from_name(name).ok_or_else(|| {
        let hint = match nearest(name, Code::ALL.iter().map(|code| code.as_str())) {
            Some(code) => format!("did you mean `{code}`?"),
            None => "`understory explain` lists all codes".to_owned(),
        };
        Failure::new(format!("there is no finding `{name}`; {hint}"))
    })
}

fn list() -> String {
    let width = Code::ALL.iter().map(|code| code.as_str().len()).max().unwrap_or(0);
    let mut text = String::new();
    for code in Code::ALL {
        // Writing to a string cannot fail.
        let _ =
            writeln!(text, "{:width$}  {:7}  {}", code.as_str(), code.severity().as_str(), code.summary());
    }
    text
}

/// The Markdown of a page for a terminal: headings bold, examples indented.
fn page(markdown: &str) -> String {
    let (bold, end) = (anstyle::Style::new().bold(), anstyle::Reset);
    let mut in_fence = false;
    let mut text = String::new();
    for line in markdown.lines() {
        if line.starts_with("```") {
            in_fence = !in_fence;
            continue;
        }
        let heading = line.trim_start_matches('#').trim_start();
        // Writing to a string cannot fail.
        let _ = match (in_fence, line.starts_with('#')) {
            (true, _) => writeln!(text, "    {line}"),
            (false, true) => writeln!(text, "{bold}{heading}{end}"),
            (false, false) => writeln!(text, "{line}"),
        };
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_bold_and_examples_indented() {
        let text = anstream::adapter::strip_str(&page("# a\n\nText.\n\n```text\n# b\n```\n")).to_string();
        assert_eq!(text, "a\n\nText.\n\n    # b\n");
    }

    #[test]
    fn a_misspelt_code_names_the_nearest() {
        let failure = find("brokn-link").unwrap_err().to_string();
        assert_eq!(failure, "there is no finding `brokn-link`; did you mean `broken-link`?");
        assert!(find("zzzzzzzz").unwrap_err().to_string().ends_with("lists all codes"));
    }
}
