//! The facets of all pages, one column each.
//!
//! In: the facets of all pages, in order. Out: per facet its values with the pages that have them. Never:
//! a value that no page has.

use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::memo::Known;
use super::page::USUAL;
use super::shards::as_text;
use super::symbols;

/// The name of the column that says which pages count more or less than others.
pub(super) const BOOST: &str = "boost";

/// A value with its pages, as gaps from page to page.
#[derive(Serialize)]
pub(super) struct Value(String, String, String);

/// The columns, by name of the facet.
pub(super) fn columns(pages: &[Arc<Known>]) -> BTreeMap<&'static str, Vec<Value>> {
    let mut columns: BTreeMap<&'static str, BTreeMap<(String, String), Gaps>> = BTreeMap::new();
    for (page, at) in pages.iter().zip(0..) {
        for facet in &page.facets {
            let values = columns.entry(facet.name).or_default();
            values.entry((facet.value.clone(), facet.label.clone())).or_default().add(at);
        }
        if page.boost != USUAL {
            let values = columns.entry(BOOST).or_default();
            values.entry((page.boost.to_string(), String::new())).or_default().add(at);
        }
    }
    let column = |values: BTreeMap<(String, String), Gaps>| {
        values.into_iter().map(|((value, label), gaps)| Value(value, label, as_text(gaps.out))).collect()
    };
    columns.into_iter().map(|(name, values)| (name, column(values))).collect()
}

/// The numbers of pages as gaps.
#[derive(Default)]
struct Gaps {
    out: Vec<u8>,
    next: usize,
}

impl Gaps {
    /// Adds a page; one that was added last is there already.
    fn add(&mut self, page: usize) {
        if page >= self.next {
            symbols::write(&mut self.out, page - self.next);
            self.next = page + 1;
        }
    }
}
