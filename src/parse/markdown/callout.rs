//! Notes, warnings and the like: their kinds, and the first line that names them.
//!
//! In: the first line of a quotation. Out: the kind, whether it folds, where the title starts.
//! Never: takes an ordinary quotation for a callout.

use pulldown_cmark::CowStr;

/// The head of a callout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Callout<'a> {
    /// One of the known kinds; also its class. Its usual title is the interface word `callout_` + kind.
    pub kind: &'static str,
    /// The word as written, when it is none of the known kinds.
    pub word: Option<CowStr<'a>>,
    /// Whether and how it folds.
    pub fold: Fold,
    /// Whether a [`CalloutTitle`](super::Tag::CalloutTitle) follows.
    pub has_title: bool,
}

/// Whether and how a callout folds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// It does not fold.
    None,
    /// It folds and is open at first.
    Open,
    /// It folds and is closed at first.
    Closed,
}

/// The first line of a callout, read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark<'a> {
    pub(super) word: &'a str,
    pub(super) fold: Fold,
    /// Length of the mark with the blanks behind it.
    pub(super) length: usize,
}

/// Reads `[!word]`, `[!word]-` or `[!word]+` at the start of `line`.
pub(super) fn mark(line: &str) -> Option<Mark<'_>> {
    let inner = line.strip_prefix("[!")?;
    let (word, rest) = inner.split_once(']')?;
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b' ' | b'|');
    if word.is_empty() || word.len() > 40 || !word.bytes().all(is_word) {
        return None;
    }
    let (fold, rest) = match rest.as_bytes().first() {
        Some(b'-') => (Fold::Closed, &rest[1..]),
        Some(b'+') => (Fold::Open, &rest[1..]),
        _ => (Fold::None, rest),
    };
    if rest.starts_with(['(', '[', ':']) {
        return None;
    }
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let word = word.split('|').next().unwrap_or(word).trim();
    Some(Mark { word, fold, length: line.len() - rest.len() + blanks })
}

/// The known kind that `word` names, in any case; other common names count as well.
pub(super) fn kind(word: &str) -> Option<&'static str> {
    Some(match word.to_ascii_lowercase().as_str() {
        "note" | "primary" | "secondary" => "note",
        "info" | "seealso" | "information" => "info",
        "tip" | "hint" => "tip",
        "important" => "important",
        "warning" | "warn" | "alert" => "warning",
        "caution" | "attention" => "caution",
        "danger" | "error" => "danger",
        "success" | "check" | "done" => "success",
        "question" | "help" | "faq" => "question",
        "example" => "example",
        "quote" | "cite" => "quote",
        "bug" => "bug",
        "abstract" | "summary" | "tldr" => "abstract",
        "failure" | "fail" | "missing" => "failure",
        "todo" => "todo",
        "details" | "expand" | "collapse" | "spoiler" => "details",
        _ => return None,
    })
}

/// The kind that a quotation names which opens with `word` in bold: `> **Note:** …`.
pub(super) fn spoken_kind(word: &str) -> Option<&'static str> {
    let known = kind(word.trim_end_matches(':').trim())?;
    let spoken = ["note", "info", "tip", "important", "warning", "caution", "danger", "todo", "example"];
    spoken.contains(&known).then_some(known)
}

impl<'a> Callout<'a> {
    /// The callout that `word` names.
    pub(super) fn named(word: &'a str, fold: Fold, has_title: bool) -> Self {
        let known = kind(word);
        let unknown = known.is_none().then_some(CowStr::Borrowed(word));
        let kind = known.unwrap_or("note");
        let fold = if kind == "details" && fold == Fold::None { Fold::Closed } else { fold };
        Self { kind, word: unknown, fold, has_title }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_in_any_case_with_folds() {
        assert_eq!(mark("[!NOTE]"), Some(Mark { word: "NOTE", fold: Fold::None, length: 7 }));
        assert_eq!(mark("[!tip]-  Title"), Some(Mark { word: "tip", fold: Fold::Closed, length: 9 }));
        assert_eq!(mark("[!my-kind]+\n"), Some(Mark { word: "my-kind", fold: Fold::Open, length: 11 }));
    }

    #[test]
    fn pictures_and_links_are_no_marks() {
        assert_eq!(mark("[![badge](x)](y)"), None);
        assert_eq!(mark("[!note](x)"), None);
        assert_eq!(mark("[!]"), None);
        assert_eq!(mark("[!a\"b]"), None);
    }

    #[test]
    fn other_names_have_a_kind_and_unknown_ones_stay_readable() {
        assert_eq!(kind("HINT"), Some("tip"));
        assert_eq!(Callout::named("Ada", Fold::None, false).word, Some("Ada".into()));
        assert_eq!(spoken_kind("Note:"), Some("note"));
        assert_eq!(spoken_kind("Done"), None);
    }
}
