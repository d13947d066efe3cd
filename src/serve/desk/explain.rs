//! What a finding means, as a page.
//!
//! In: a code. Out: HTML of the text that `understory explain` prints. Never: text about a file.

use std::sync::Arc;

use super::{DASHBOARD, framed, html};
use crate::config::Config;
use crate::diag::Code;
use crate::markup::{self, BodyOptions};
use crate::parse;
use crate::source::SourcePath;
use crate::words::Words;

/// The page of a code.
pub(super) fn page(code: Code) -> String {
    let config = Config::default();
    // The first line is the code itself, which is the heading of this page.
    let text = code.explanation().split_once('\n').map_or("", |(_, rest)| rest);
    let document = parse::document(&SourcePath::new("explanation.md"), 0, Arc::from(text), &config);
    let words = Words::of("en");
    // The explanations hold no links.
    let body = markup::body(&document, &[], BodyOptions::new(config.markdown, &words));
    let main = format!(
        "<main>\n<p>{}</p>\n<h1><code>{code}</code></h1>\n<p class=\"lead\">{}</p>\n{}</main>\n",
        html::link(DASHBOARD, "Dashboard"),
        html::with_code(code.summary()),
        body.html
    );
    framed(code.as_str(), &main)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_page_with_an_example() {
        for code in Code::ALL {
            let page = page(*code);
            assert!(page.contains(&format!("<h1><code>{code}</code></h1>")), "{code}");
            assert!(page.contains(">Example") && page.contains(">Fix"), "{code}");
            assert!(!page.contains("class=\"broken"), "{code}: no links");
        }
    }
}
