//! The preview's own pages, below `/__preview/`: the script that keeps pages current.
//!
//! In: what is asked, the published site. Out: an answer, or none for what belongs to the site.
//! Never: anything of the site itself.

use std::sync::Arc;

use super::answer::{Answer, Asked};
use super::board::Published;
use super::kinds;

/// Where browsers hear about new builds.
pub(super) const EVENTS: &str = "/__preview/events";
/// The script that every page gets.
pub(super) const CLIENT: &str = "/__preview/client.js";
const CLIENT_TEXT: &str = include_str!("client.js");

/// The answer of the preview itself.
pub(super) fn answer(asked: &Asked<'_>, _: &Published) -> Option<Answer> {
    let path = asked.url.split(['?', '#']).next().unwrap_or("");
    (path == CLIENT).then(|| Answer::new(200, kinds::of(CLIENT), Arc::from(CLIENT_TEXT.as_bytes())))
}
