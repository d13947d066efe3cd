//! Colours for code, as classes.
//!
//! In: a language and a text. Out: escaped HTML with `<span class="k">` and its like, the same
//! for the same input. Never: colours a block that is too long, or a language that is not known.
//!
//! The grammars are loaded when the first block needs them; results are kept, since reading the
//! same block again costs far more than remembering it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use super::escape;

/// Longest block that is coloured, in bytes.
const MAX_BLOCK: usize = 64 * 1024;
/// Longest line that is coloured, in bytes.
const MAX_LINE: usize = 2 * 1024;
/// Number of bytes of HTML that are kept.
const MAX_KEPT: usize = 16 * 1024 * 1024;

/// The class of each scope; of several that fit, the first.
const CLASSES: &[(&str, &str)] = &[
    ("comment", "c"),
    ("constant.numeric", "n"),
    ("constant.language", "n"),
    ("constant.character", "s"),
    ("constant.other", "n"),
    ("support.constant", "n"),
    ("string", "s"),
    ("keyword.operator.word", "k"),
    ("keyword.operator", "o"),
    ("keyword", "k"),
    ("storage", "k"),
    ("variable.language", "k"),
    ("variable.function", "f"),
    ("entity.name.function", "f"),
    ("support.function", "f"),
    ("support.macro", "f"),
    ("entity.name.macro", "f"),
    ("entity.other.attribute-name", "a"),
    ("support.type.property-name", "a"),
    ("entity.name.tag.yaml", "a"),
    ("entity.name.tag.toml", "a"),
    ("entity.name", "t"),
    ("entity.other.inherited-class", "t"),
    ("support.type", "t"),
    ("support.class", "t"),
    ("variable", "v"),
    ("meta.mapping.key", "a"),
    ("markup.deleted", "d"),
    ("markup.inserted", "i"),
    ("markup.heading", "k"),
    ("markup.raw", "s"),
    ("meta.diff", "c"),
];

/// Names that people write and the grammars do not know.
fn usual_name(language: &str) -> &str {
    match language {
        "shell" | "console" | "shell-session" | "terminal" | "zsh" | "shellscript" => "bash",
        "jsonc" | "json5" | "webmanifest" => "json",
        "golang" => "go",
        "node" | "mjs" | "cjs" | "jsx" => "js",
        "mts" | "cts" => "ts",
        "rs" => "rust",
        "docker" | "containerfile" => "dockerfile",
        "c++" | "cxx" => "cpp",
        "py3" | "python3" | "pycon" => "python",
        "postgresql" | "postgres" | "mysql" | "sqlite" | "plsql" => "sql",
        "patch" => "diff",
        other => other,
    }
}

/// The text in colours; `None` when the language is unknown or the block too large.
pub(super) fn html(language: &str, text: &str) -> Option<Arc<str>> {
    static KEPT: OnceLock<Mutex<Kept>> = OnceLock::new();
    if text.len() > MAX_BLOCK || text.lines().any(|line| line.len() > MAX_LINE) {
        return None;
    }
    let grammars = grammars();
    let name = language.to_ascii_lowercase();
    let syntax =
        grammars.set.find_syntax_by_token(usual_name(&name)).filter(|syntax| syntax.name != "Plain Text")?;
    let key = format!("{}\n{text}", syntax.name);
    let kept = KEPT.get_or_init(Mutex::default);
    if let Some(html) = kept.lock().ok().and_then(|kept| kept.html.get(&key).cloned()) {
        return Some(html);
    }
    let html: Arc<str> = grammars.colour(syntax, text)?.into();
    if let Ok(mut kept) = kept.lock() {
        kept.keep(key, html.clone());
    }
    Some(html)
}

/// Blocks that were coloured before.
#[derive(Default)]
struct Kept {
    html: HashMap<String, Arc<str>>,
    bytes: usize,
}

impl Kept {
    fn keep(&mut self, key: String, html: Arc<str>) {
        if self.bytes > MAX_KEPT {
            self.html.clear();
            self.bytes = 0;
        }
        self.bytes += key.len() + html.len();
        self.html.insert(key, html);
    }
}

/// The grammars, with the classes of their scopes.
struct Grammars {
    set: SyntaxSet,
    classes: Vec<(Scope, &'static str)>,
}

fn grammars() -> &'static Grammars {
    static GRAMMARS: OnceLock<Grammars> = OnceLock::new();
    GRAMMARS.get_or_init(|| {
        let scope = |(name, class): &(&str, &'static str)| Scope::new(name).ok().map(|scope| (scope, *class));
        Grammars {
            set: two_face::syntax::extra_newlines(),
            classes: CLASSES.iter().filter_map(scope).collect(),
        }
    })
}

impl Grammars {
    fn colour(&self, syntax: &SyntaxReference, text: &str) -> Option<String> {
        let mut state = ParseState::new(syntax);
        let mut stack = ScopeStack::new();
        let mut spans = Spans::default();
        for line in text.split_inclusive('\n') {
            let mut done = 0;
            for (at, change) in state.parse_line(line, &self.set).ok()? {
                spans.push(&line[done..at], self.class(&stack));
                done = at;
                stack.apply(&change).ok()?;
            }
            spans.push(&line[done..], self.class(&stack));
        }
        Some(spans.finish())
    }

    /// The class of the innermost scope that has one.
    fn class(&self, stack: &ScopeStack) -> &'static str {
        let class = |scope: &Scope| self.classes.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope));
        let scopes = stack.as_slice();
        let found = scopes.iter().rev().find_map(class).map_or("", |(_, class)| class);
        let is_key =
            found == "s" && scopes.iter().any(|scope| class(scope).is_some_and(|(_, class)| *class == "a"));
        if is_key { "a" } else { found }
    }
}

/// Text with classes, neighbours of one class in one element.
#[derive(Default)]
struct Spans {
    out: String,
    class: &'static str,
}

impl Spans {
    fn push(&mut self, text: &str, class: &'static str) {
        let is_blank = text.trim().is_empty();
        if text.is_empty() {
            return;
        }
        if class != self.class {
            self.close();
            if !class.is_empty() && !is_blank {
                self.out.push_str("<span class=\"");
                self.out.push_str(class);
                self.out.push_str("\">");
                self.class = class;
            }
        }
        escape::text(&mut self.out, text);
    }

    fn close(&mut self) {
        if !self.class.is_empty() {
            self.out.push_str("</span>");
            self.class = "";
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::html;

    #[test]
    fn code_gets_classes_and_is_escaped() {
        let rust = html("rust", "fn main() { let x = \"<a>\"; } // end\n").unwrap();
        assert!(rust.contains("<span class=\"k\">fn</span> <span class=\"f\">main</span>"), "{rust}");
        assert!(rust.contains("<span class=\"s\">&quot;&lt;a&gt;&quot;</span>"), "{rust}");
        assert!(rust.contains("<span class=\"c\">// end\n</span>"), "{rust}");
    }

    #[test]
    fn the_usual_languages_are_known() {
        for language in [
            "rust",
            "toml",
            "yaml",
            "yml",
            "json",
            "sh",
            "bash",
            "shell",
            "console",
            "python",
            "py",
            "js",
            "javascript",
            "ts",
            "typescript",
            "tsx",
            "jsx",
            "sql",
            "html",
            "css",
            "dockerfile",
            "Dockerfile",
            "diff",
            "markdown",
            "md",
            "go",
            "java",
            "c",
            "cpp",
            "c++",
            "ruby",
            "xml",
            "ini",
            "make",
            "kotlin",
            "swift",
            "hcl",
            "terraform",
            "graphql",
            "nginx",
            "scss",
            "php",
        ] {
            assert!(html(language, "a = 1\n").is_some(), "{language}");
        }
    }

    #[test]
    fn what_is_unknown_or_too_long_stays_plain() {
        assert_eq!(html("nonsense", "a"), None);
        assert_eq!(html("text", "a"), None);
        assert_eq!(html("rust", &"a".repeat(3000)), None);
        assert_eq!(html("rust", &"a\n".repeat(40_000)), None);
    }

    #[test]
    fn keys_differ_from_values() {
        assert_eq!(
            &*html("json", "{\"a\": 1}\n").unwrap(),
            "{<span class=\"a\">&quot;a&quot;</span>: <span class=\"n\">1</span>}\n"
        );
        assert!(html("yaml", "a: b\n").unwrap().starts_with("<span class=\"a\">a</span>"));
        assert_eq!(
            &*html("toml", "a = 1\n").unwrap(),
            "<span class=\"a\">a</span> = <span class=\"n\">1</span>\n"
        );
        assert_eq!(
            &*html("diff", "-a\n+b\n").unwrap(),
            "<span class=\"d\">-a\n</span><span class=\"i\">+b\n</span>"
        );
    }
}
