//! Who may read something, in a sentence.
//!
//! In: what the edition says about readers. Out: a sentence in the language of the site.
//! Never: decides who may read.

use super::context::Context;
use crate::edition::Readable;
use crate::schema::{Kind, Level};
use crate::words::fill;

/// `Only Mara Okafor and Tomas Reyes can read this.`
pub(super) fn readers_text(context: &Context, readers: &Readable) -> String {
    let words = &context.words;
    let title = |id: &String| match context.handbook.record(Kind::Person, id) {
        Some(page) => context.page(page).title.clone(),
        None => id.clone(),
    };
    match readers.level {
        Level::Everyone | Level::World => words.get(&format!("readers_{}", readers.level.word())).to_owned(),
        _ => {
            let names: Vec<String> = readers.names.iter().map(title).collect();
            let names = words.listed(&names.iter().map(String::as_str).collect::<Vec<_>>());
            fill(words.get("readers_named"), |name| (name == "names").then(|| names.clone()))
        }
    }
}
