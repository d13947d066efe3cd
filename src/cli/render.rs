//! `render`: Markdown on standard input, HTML on standard output.
//!
//! Links stay as they are written: there is no handbook to look them up in.

use std::io::{BufRead, Read};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::args::{Common, RenderArguments};
use super::outcome::{Failure, Outcome};
use super::terminal;
use crate::config::Config;
use crate::markup::{self, BodyOptions};
use crate::model::{LinkClass, Resolved};
use crate::parse;
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

/// Renders one text, or one a line.
pub(super) fn run(arguments: &RenderArguments, _common: &Common) -> Result<Outcome, Failure> {
    let mut input = std::io::stdin().lock();
    let refused = |error: std::io::Error| Failure::new(format!("cannot read standard input: {error}"));
    if !arguments.ndjson {
        let mut text = Vec::new();
        input.read_to_end(&mut text).map_err(refused)?;
        terminal::print(&html(&String::from_utf8_lossy(&text)));
        return Ok(Outcome::Fine);
    }
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line).map_err(refused)? > 0 {
        if !line.trim_ascii().is_empty() {
            terminal::print(&answer(&line));
        }
        line.clear();
    }
    Ok(Outcome::Fine)
}

/// The line that answers a line; a bad one does not stop the others.
fn answer(line: &[u8]) -> String {
    let answer = match serde_json::from_slice(line) {
        Ok(Request::Text(markdown) | Request::Object { markdown }) => Answer::Html(html(&markdown)),
        Err(_) => {
            Answer::Error("this line is neither a JSON string nor an object with `markdown`".to_owned())
        }
    };
    serde_json::to_string(&answer).unwrap_or_default() + "\n"
}

/// The HTML of a text; a front-matter block at its start is left out.
fn html(markdown: &str) -> String {
    let config = Config::default();
    let document = parse::document(&SourcePath::new("stdin.md"), 0, Arc::from(markdown), &config);
    let links: Vec<Resolved> = document.links.iter().map(|link| as_written(&link.target)).collect();
    let words = Words::of(&config.language);
    markup::body(&document, &links, BodyOptions { markdown: config.markdown, words: &words }).html
}

/// A link that leads where it says.
fn as_written(target: &str) -> Resolved {
    Resolved { href: Some(Arc::from(target)), class: LinkClass::External, title: None, size: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_is_answered_too() {
        assert!(answer(b"{\"text\": 1}").starts_with("{\"error\":"));
        assert!(answer(b"\xff").starts_with("{\"error\":"));
        assert!(answer(b"\"hello\"").starts_with("{\"html\":"));
        assert!(answer(b"{\"markdown\": \"hello\"}").starts_with("{\"html\":"));
    }
}
