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
    tera.register_filter("fill", |text: &str, arguments: Kwargs, state: &State<'_>| {
        filled(text, &arguments, state)
    });
    tera.register_filter("listed", move |items: &[Value], _: Kwargs, _: &State<'_>| -> String {
        let items: Vec<&str> = items.iter().filter_map(words_of).collect();
        words.listed(&items)
    });
}

/// `text` with the arguments in their places. What is put in may be HTML already, such as the links of
/// `{% set names %}…{% endset %}`; then it stays HTML, and everything else is escaped here.
fn filled(text: &str, arguments: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let text = state.escape_if_needed(&Value::normal_string(text))?;
    let value = |name: &str| {
        let value = arguments.get::<&Value>(name).ok().flatten()?;
        state.escape_if_needed(value).ok()
    };
    Ok(Value::safe_string(&fill(&text, value)))
}

/// The words of an item: itself, or the `text` of a phrase.
fn words_of(item: &Value) -> Option<&str> {
    item.as_str().or_else(|| item.get_from_path("text")?.as_str())
}
