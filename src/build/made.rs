//! Files of the site that are no pages: pictures and other files beside the pages, redirects for
//! web servers, the list of changes.
//!
//! In: the stage. Out: paths with bytes, or with the source file to copy.

use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::stage::Stage;
use crate::config::LinkForm;
use crate::model::href;
use crate::source::SourcePath;
use crate::view::published_path;

/// A page in `changes.json`.
#[derive(Serialize)]
struct Change<'a> {
    url: &'a str,
    title: &'a str,
    created: Option<String>,
    updated: Option<String>,
}

/// The files to copy: output path and source path.
pub(super) fn copies(stage: &Stage) -> BTreeMap<String, SourcePath> {
    let context = &stage.context;
    let used = context.handbook.assets.iter().map(|asset| (asset.output.clone(), asset.source.clone()));
    let named = context.config.logo.iter().chain(&context.config.favicon);
    let named = named.map(|path| (published_path(&context.config.content, path), SourcePath::new(path)));
    used.chain(named).collect()
}

/// The files that are made from the whole handbook.
pub(super) fn files(stage: &Stage) -> Vec<(String, Arc<[u8]>)> {
    let redirects = redirects(stage).map(|text| ("_redirects".to_owned(), text));
    let changes = Some(("changes.json".to_owned(), changes(stage)));
    redirects.into_iter().chain(changes).map(|(path, text)| (path, Arc::from(text.into_bytes()))).collect()
}

/// One line per former address, in the form that Netlify, Cloudflare Pages and others read.
fn redirects(stage: &Stage) -> Option<String> {
    let redirects = &stage.context.handbook.redirects;
    let line = |redirect: &crate::model::Redirect| {
        let to = if redirect.external { redirect.to.clone() } else { from_root(&redirect.to) };
        format!("{} {to} 301\n", from_root(&redirect.from))
    };
    (!redirects.is_empty()).then(|| redirects.iter().map(line).collect())
}

fn from_root(url: &str) -> String {
    format!("/{}", href("", url, LinkForm::Pretty).trim_start_matches("./"))
}

/// All dated pages, changed last first, for programs that ask what is new.
fn changes(stage: &Stage) -> String {
    let context = &stage.context;
    let pages = context.recent.iter().map(|id| context.handbook.page(*id));
    let changes: Vec<Change<'_>> = pages
        .map(|page| Change {
            url: &page.url,
            title: &page.title,
            created: page.created.map(|date| date.to_string()),
            updated: page.updated.map(|date| date.to_string()),
        })
        .collect();
    serde_json::to_string(&serde_json::json!({ "as_of": context.as_of.to_string(), "changes": changes }))
        .unwrap_or_default()
        + "\n"
}
