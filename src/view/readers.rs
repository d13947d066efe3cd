//! Who may read something, and for whom the site is, in a sentence.
//!
//! In: what the edition says about readers, the audience of the build. Out: a sentence in the language of the site.
//! Never: decides who may read.

use super::context::Context;
use crate::edition::{Audience, Readable};
use crate::schema::{Kind, Level};
use crate::words::fill;

/// `Only Mara Okafor and Tomas Reyes can read this.`
pub(super) fn readers_text(context: &Context, readers: &Readable) -> String {
    let words = &context.words;
    match readers.level {
        Level::Everyone | Level::World => words.get(&format!("readers_{}", readers.level.word())).to_owned(),
        _ => {
            let names: Vec<String> =
                readers.names.iter().map(|id| title(context, Kind::Person, id)).collect();
            let names = words.listed(&names.iter().map(String::as_str).collect::<Vec<_>>());
            fill(words.get("readers_named"), |name| (name == "names").then(|| names.clone()))
        }
    }
}

/// For whom the site is: `This site is for Tomas Reyes.`
pub(super) fn audience_text(context: &Context) -> String {
    let words = &context.words;
    let (key, name) = match &context.audience {
        Audience::Everyone => ("site_for_everyone", String::new()),
        Audience::World => ("site_for_world", String::new()),
        Audience::Leads => ("site_for_leads", String::new()),
        Audience::Programme => ("site_for_programme", String::new()),
        Audience::Team(id) => ("site_for_team", title(context, Kind::Team, id)),
        Audience::Person(id) => ("site_for_person", title(context, Kind::Person, id)),
    };
    fill(words.get(key), |slot| (slot == "name").then(|| name.clone()))
}

/// The title of a record, or its id where this site has no page of it.
fn title(context: &Context, kind: Kind, id: &str) -> String {
    let page = context.handbook.record(kind, id);
    page.map_or_else(|| id.to_owned(), |page| context.page(page).title.clone())
}
