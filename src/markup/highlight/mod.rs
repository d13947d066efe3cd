//! Colours for code, as classes.
//!
//! In: a language and a text. Out: escaped HTML with `<span class="k">` and its like, the same
//! for the same input. Never: colours a block that is too long or a language that is not known,
//! changes a character of the text, or takes more than linear time, whatever the text.
//!
//! `languages` knows what each language is called and how it is read: by `tokens` with a table,
//! or by the one file that reads a form which is no stream of tokens. All of them read through
//! `scan`, which also writes. The classes: `k` keyword, `s` string, `c` comment, `n` number or
//! constant, `f` function, `t` type or tag, `o` operator, `a` attribute or key, `v` variable,
//! `d` deleted, `i` inserted.

mod css;
mod diff;
mod languages;
mod lines;
mod markdown;
mod scan;
mod shell;
mod strings;
mod tags;
#[cfg(test)]
mod tests;
mod tokens;
mod toml;
mod words;
mod yaml;

use languages::Form;
use scan::Scan;

/// Longest block that is coloured, in bytes: nobody reads more than that.
const MAX_BLOCK: usize = 256 * 1024;

/// The text in colours; `None` when the language is unknown or the block too large.
pub(super) fn html(language: &str, text: &str) -> Option<String> {
    if text.len() > MAX_BLOCK {
        return None;
    }
    let form = languages::form(language)?;
    let mut scan = Scan::new(text);
    read(form, &mut scan);
    Some(scan.finish())
}

fn read(form: Form, scan: &mut Scan<'_>) {
    match form {
        Form::Tokens(code) => tokens::read(scan, code),
        Form::Shell(dialect) => shell::read(scan, dialect),
        Form::Tags => tags::read(scan),
        Form::Css => css::read(scan),
        Form::Yaml => yaml::read(scan),
        Form::Toml(dialect) => toml::read(scan, dialect),
        Form::Markdown => markdown::read(scan),
        Form::Diff => diff::read(scan),
        Form::Makefile => lines::makefile(scan),
        Form::Nginx => lines::nginx(scan),
    }
}
