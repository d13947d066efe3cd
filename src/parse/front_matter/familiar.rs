//! What other tools say about search and addresses, in our words.
//!
//! In: the block of a plain page. Out: the same block, where `search: {exclude: true, boost: 2}` (MkDocs),
//! `search_exclude: true` (Just the Docs) and `bookSearchExclude: true` (Hugo Book) read `search = false` and
//! `boost = 2`, and where `permalink: false` (Eleventy), which is no address, is left out. Never: changes what a page says in our own words.

use std::borrow::Cow;

use crate::schema::folded;
use crate::syntax::{Key, Table, Value, ValueKind};

/// Keys that say that search should not find the page.
const EXCLUDED: [&str; 2] = ["search_exclude", "booksearchexclude"];

/// The block with our own keys in the place of those of others.
pub(super) fn familiar(table: &Table) -> Cow<'_, Table> {
    if !table.entries.iter().any(|(key, value)| is_foreign(key, value)) {
        return Cow::Borrowed(table);
    }
    let entries = table.entries.iter().flat_map(|(key, value)| entries(key, value)).collect();
    Cow::Owned(Table { entries })
}

fn is_foreign(key: &Key, value: &Value) -> bool {
    let name = folded(&key.name);
    EXCLUDED.contains(&name.as_str())
        || (name == "search" && value.table().is_some())
        || is_no_address(&name, value)
}

fn is_no_address(name: &str, value: &Value) -> bool {
    name == "permalink" && value.kind == ValueKind::Bool(false)
}

/// What an entry says in our words.
fn entries(key: &Key, value: &Value) -> Vec<(Key, Value)> {
    if !is_foreign(key, value) {
        return vec![(key.clone(), value.clone())];
    }
    if is_no_address(&folded(&key.name), value) {
        return Vec::new();
    }
    let Some(table) = value.table() else { return found_unless(key, value).into_iter().collect() };
    let exclude = table.get("exclude").and_then(|exclude| found_unless(key, exclude));
    let boost = table.entries.iter().find(|(key, _)| key.name == "boost");
    exclude.into_iter().chain(boost.cloned()).collect()
}

/// `search`, which is the opposite of what says that the page is left out.
fn found_unless(key: &Key, excluded: &Value) -> Option<(Key, Value)> {
    let is_excluded = match excluded.text()?.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "y" => true,
        "false" | "no" | "off" | "n" => false,
        _ => return None,
    };
    let key = Key { name: "search".to_owned(), span: key.span };
    Some((key, Value::new(ValueKind::Bool(!is_excluded), excluded.span)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Language;

    fn read(text: &str) -> Vec<String> {
        let parsed = Language::Yaml.parse(text, 0).value;
        let table = familiar(&parsed);
        let said = |(key, value): &(Key, Value)| format!("{}={}", key.name, value.text().unwrap_or_default());
        table.entries.iter().map(said).collect()
    }

    #[test]
    fn other_tools_are_understood() {
        assert_eq!(
            read("search:\n  exclude: true\n  boost: 2\ntitle: x"),
            ["search=false", "boost=2", "title=x"]
        );
        assert_eq!(read("search:\n  boost: 0.5"), ["boost=0.5"]);
        assert_eq!(read("search_exclude: yes"), ["search=false"]);
        assert_eq!(read("bookSearchExclude: false"), ["search=true"]);
        assert_eq!(read("search: false\nboost: 3"), ["search=false", "boost=3"]);
        assert_eq!(read("permalink: false\ntitle: x"), ["title=x"]);
        assert_eq!(read("permalink: /false/"), ["permalink=/false/"]);
    }
}
