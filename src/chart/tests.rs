//! What holds for every picture.

use jiff::civil::{Date, date};

use super::{Drawing, Setting};
use crate::words::Words;

/// The day of all tests.
pub(super) const TODAY: Date = date(2026, 10, 16);

/// A picture's setting in tests.
pub(super) fn setting(words: &Words) -> Setting<'_> {
    Setting { title: "Minutes to restore", prefix: "m", as_of: TODAY, words }
}

/// The attributes of the elements with this name and class, in order.
pub(super) fn elements(drawing: &Drawing, start: &str) -> Vec<String> {
    let rest = drawing.svg.split('<').filter_map(|element| element.strip_prefix(start));
    rest.map(|rest| rest.split(['>', '/']).next().unwrap_or_default().trim().to_owned()).collect()
}

/// The texts in the picture.
pub(super) fn texts(drawing: &Drawing) -> Vec<String> {
    let texts = drawing.svg.split("<text ").skip(1);
    texts.filter_map(|text| Some(text.split_once('>')?.1.split('<').next()?.to_owned())).collect()
}
