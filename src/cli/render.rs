//! `render`: Markdown on standard input, HTML on standard output.
//!
//! Links stay as they are written: there is no handbook to look them up in.

use std::io::{BufRead, Read};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::args::{Common, RenderArguments};
use super::outcome::{Failure, Outcome};
use super::project::Project;
use super::terminal;
use crate::config::Config;
use crate::diag::Code;
use crate::markup::{self, BodyOptions};
use crate::model::{LinkClass, Resolved};
use crate::parse::{self, Link, LinkKind};
use crate::source::SourcePath;
use crate::words::Words;

/// A line of input.
#[derive(Deserialize)]
#[serde(untagged)]
enum Request {
    Text(String),
    Object { markdown: String },
}

/// A line of output.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Html(String),
    Error(String),
}

/// Renders one text, or one a line, with the settings of the handbook around.
pub(super) fn run(arguments: &RenderArguments, common: &Common) -> Result<Outcome, Failure> {
    let config = Project::find(None, common)?.settings()?;
    let mut input = std::io::stdin().lock();
    let refused = |error: std::io::Error| Failure::new(format!("cannot read standard input: {error}"));
    if !arguments.ndjson {
        let mut text = Vec::new();
        input.read_to_end(&mut text).map_err(refused)?;
        terminal::print(&html(&String::from_utf8_lossy(&text), &config))?;
        return Ok(Outcome::Fine);
    }
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line).map_err(refused)? > 0 {
        if !line.trim_ascii().is_empty() {
            terminal::print(&answer(&line, &config))?;
        }
        line.clear();
    }
    Ok(Outcome::Fine)
}

/// The line that answers a line; a bad one does not stop the others.
fn answer(line: &[u8], config: &Config) -> String {
    let answer = match serde_json::from_slice(line) {
        Ok(Request::Text(markdown) | Request::Object { markdown }) => Answer::Html(html(&markdown, config)),
        Err(_) => {
            Answer::Error("this line is neither a JSON string nor an object with `markdown`".to_owned())
        }
    };
    // A string can always be written as JSON.
    serde_json::to_string(&answer).unwrap_or_default() + "\n"
}

/// The HTML of a text. A front-matter block is left out; lines that only look like one are text.
fn html(markdown: &str, config: &Config) -> String {
    let parse = |text: &str| parse::document(&SourcePath::new("input.md"), 0, Arc::from(text), config);
    let mut document = parse(markdown);
    let is_broken = document.diagnostics.iter().any(|finding| finding.code == Code::BadFrontMatter);
    let block = &markdown[..document.body_start as usize];
    if is_broken || block.trim_matches(['-', '+', ' ', '\r', '\n']).is_empty() {
        document = parse(&format!("\n{markdown}"));
    }
    // A page shows its title above the body and levels its headings below it; here nothing is above.
    document.outline =
        parse::markdown::scan(&document.text, document.body_start as usize, config.markdown).outline;
    document.title_in_body = false;
    let links: Vec<Resolved> = document.links.iter().map(as_written).collect();
    let words = Words::of(&config.language);
    markup::body(&document, &links, BodyOptions::new(config.markdown, &words)).html
}

/// A link that leads where it says; `[[words]]` are only text, for there is no page of that name.
fn as_written(link: &Link) -> Resolved {
    let is_text = link.kind == LinkKind::Wiki;
    Resolved {
        href: (!is_text).then(|| Arc::from(&*link.target)),
        class: if is_text { LinkClass::Text } else { LinkClass::Internal },
        title: None,
        size: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_is_answered_too() {
        let answer = |line: &[u8]| answer(line, &Config::default());
        assert!(answer(b"{\"text\": 1}").starts_with("{\"error\":"));
        assert!(answer(b"\xff").starts_with("{\"error\":"));
        assert!(answer(b"\"hello\"").starts_with("{\"html\":"));
        assert!(answer(b"{\"markdown\": \"hello\"}").starts_with("{\"html\":"));
    }

    #[test]
    fn front_matter_is_left_out_and_rules_are_kept() {
        let html = |markdown: &str| html(markdown, &Config::default());
        assert!(!html("---\ntitle: A\n---\nwords\n").contains("title"));
        assert!(html("### Deep\n\n# Title\n").contains("<h3 id=\"deep\">"));
        assert!(html("# Title\n\nwords\n").contains("<h1 id=\"title\">Title"));
        assert!(html("---\nFoo\n---\nBar\n").contains("<hr"));
        assert_eq!(html("---\n---\n").matches("<hr").count(), 2);
    }
}
