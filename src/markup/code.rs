//! Code blocks.
//!
//! In: info string and text. Out: `<div class="code"><pre tabindex="0"><code …>`, coloured where
//! the language is known; the source of a diagram in a captioned figure. Never: a box that
//! only works with a script.

use super::writer::Writer;
use super::{escape, highlight};

/// A code block that is being read.
#[derive(Debug, Default)]
pub(super) struct Block {
    info: Info,
    /// Its text so far.
    pub(super) text: String,
}

/// What the info string says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Info {
    /// The language's name as written, without extras; may be empty.
    language: String,
    /// A file name or caption.
    caption: Option<String>,
}

impl Writer<'_> {
    pub(super) fn start_code(&mut self, info: Option<&str>) {
        self.code = Some(Block { info: Info::read(info.unwrap_or("")), text: String::new() });
    }

    pub(super) fn end_code(&mut self) {
        let Some(block) = self.code.take() else { return };
        self.line();
        if let Some(name) = diagram(&block.info.language) {
            self.diagram(name, &block.text);
        } else {
            self.code_block(&block);
        }
    }

    fn code_block(&mut self, block: &Block) {
        let Info { language, caption } = &block.info;
        self.out.push_str("<div class=\"code\"");
        if !language.is_empty() {
            self.attribute("data-language", language);
        }
        self.out.push('>');
        if let Some(caption) = caption {
            self.out.push_str("<p class=\"code-title\">");
            escape::text(&mut self.out, caption);
            self.out.push_str("</p>");
        }
        self.out.push_str("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            self.attribute("class", &format!("language-{language}"));
        }
        self.out.push('>');
        self.code_text(block);
        self.out.push_str("</code></pre></div>\n");
    }

    fn code_text(&mut self, block: &Block) {
        let wanted = self.options.markdown.highlight && !block.info.language.is_empty();
        match wanted.then(|| highlight::html(&block.info.language, &block.text)).flatten() {
            Some(html) => self.out.push_str(&html),
            None => escape::text(&mut self.out, &block.text),
        }
    }

    /// A diagram without a renderer: its source, with a caption that says so.
    fn diagram(&mut self, name: &str, text: &str) {
        self.out.push_str("<figure class=\"diagram-source\"><figcaption>");
        let caption = self.options.words.get("diagram_source");
        escape::text(&mut self.out, caption);
        self.out.push_str(&format!(" ({name})"));
        self.out.push_str("</figcaption><pre tabindex=\"0\"><code>");
        escape::text(&mut self.out, text);
        self.out.push_str("</code></pre></figure>\n");
    }
}

/// The name of the tool whose source a block holds.
fn diagram(language: &str) -> Option<&'static str> {
    Some(match language.to_ascii_lowercase().as_str() {
        "mermaid" => "Mermaid",
        "plantuml" | "puml" => "PlantUML",
        "math" | "katex" => "Math",
        "dot" | "graphviz" => "Graphviz",
        "d2" => "D2",
        _ => return None,
    })
}

impl Info {
    /// Reads `rust,ignore`, `js {1,3} title="a.js"`, `{.python}`, `{python}`, `yaml:file.yml`.
    fn read(info: &str) -> Self {
        let info = info.trim();
        let inner = info.strip_prefix('{').map_or(info, |inner| inner.trim_end_matches('}'));
        let first = inner.trim_start_matches('.').split([' ', '\t', ',', '{', '}']).next().unwrap_or("");
        let (language, file) = match first.split_once(':') {
            Some((language, file)) if !file.is_empty() => (language, Some(file.to_owned())),
            _ => (first, None),
        };
        let is_named = language.contains('=');
        let language = if is_named { String::new() } else { language.to_owned() };
        Self { language, caption: quoted(info, "title=").or_else(|| quoted(info, "filename=")).or(file) }
    }
}

/// The quoted value behind `key`.
fn quoted(info: &str, key: &str) -> Option<String> {
    let rest = &info[info.find(key)? + key.len()..];
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    rest[1..].split(quote).next().filter(|value| !value.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::Info;

    fn read(info: &str) -> (String, Option<String>) {
        let Info { language, caption } = Info::read(info);
        (language, caption)
    }

    #[test]
    fn extras_behind_the_language_are_understood() {
        assert_eq!(read("rust,ignore"), ("rust".to_owned(), None));
        assert_eq!(read("js {1,3} title=\"a b.js\""), ("js".to_owned(), Some("a b.js".to_owned())));
        assert_eq!(read("{.python .numberLines}"), ("python".to_owned(), None));
        assert_eq!(read("yaml:conf/a.yml"), ("yaml".to_owned(), Some("conf/a.yml".to_owned())));
        assert_eq!(read("title='x'"), (String::new(), Some("x".to_owned())));
        assert_eq!(read("c++"), ("c++".to_owned(), None));
    }
}
