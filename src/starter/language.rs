//! The front matter of the starter in the language that is wanted.
//!
//! In: a file with TOML front matter of the plainest sort: one `key = value` a line, with values
//! that both languages read alike. Out: the same in TOML or YAML. Never: translates tables or lists
//! over several lines; the starter has none, and a test holds that both say the same.

use crate::syntax::Language;

/// The file with its front matter in `language`; files without any are left alone.
pub(super) fn written_in(language: Language, text: String) -> String {
    let parts = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("+++\n"));
    match (language, parts) {
        (Language::Yaml, Some((front, body))) => {
            let lines: String = front.lines().map(|line| in_yaml(line) + "\n").collect();
            format!("---\n{lines}---\n{body}")
        }
        _ => text,
    }
}

fn in_yaml(line: &str) -> String {
    line.split_once(" = ").map_or_else(|| line.to_owned(), |(key, value)| Language::Yaml.line(key, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOML: &str = "+++\nname = \"a = b\"\ndue = 2026-12-31\nwith = [\"noa\"]\n+++\n# T\n\nx = y\n";

    #[test]
    fn only_the_front_matter_changes() {
        let yaml = "---\nname: \"a = b\"\ndue: 2026-12-31\nwith: [\"noa\"]\n---\n# T\n\nx = y\n";
        assert_eq!(written_in(Language::Yaml, TOML.to_owned()), yaml);
        assert_eq!(written_in(Language::Toml, TOML.to_owned()), TOML);
    }

    #[test]
    fn settings_stay_toml() {
        let settings = "name = \"x\"\n";
        assert_eq!(written_in(Language::Yaml, settings.to_owned()), settings);
    }
}
