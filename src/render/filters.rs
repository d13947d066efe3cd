//! The filters that templates have beside Tera's own, all of them about interface words.
//!
//! In: the site's words. Out: filters registered with Tera. Never: knows a page.

use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::words::{Words, fill};

/// Registers `count`, `fill` and `listed`:
/// `{{ 3 | count(of="pages") }}` is "3 pages", `{{ words.part | fill(n=2) }}` is "Part 2",
/// `{{ names | listed }}` is "A, B and C".
pub(super) fn register(tera: &mut Tera, words: &Words) {
    let words = Arc::new(words.clone());
    let counting = words.clone();
    tera.register_filter(
        "count",
        move |number: u64, arguments: Kwargs, _: &State<'_>| -> TeraResult<String> {
            Ok(counting.count(arguments.must_get::<&str>("of")?, number))
        },
    );
    tera.register_filter("fill", |text: &str, arguments: Kwargs, _: &State<'_>| -> String {
        fill(text, |name| arguments.get::<String>(name).ok().flatten())
    });
    tera.register_filter("listed", move |items: &[Value], _: Kwargs, _: &State<'_>| -> String {
        let items: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
        words.listed(&items)
    });
}
