//! The editor in which the live preview opens a place.
//!
//! In: the name of an editor, or an address with gaps for the place. Out: the address, or what is
//! wrong with it. Never: asks whether such an editor is installed.

use super::checks::Objection;
use crate::diag::nearest;

/// What editors listen to; each registers its own scheme with the system. Sorted by name.
const EDITORS: [(&str, &str); 8] = [
    ("cursor", "cursor://file/{path}:{line}:{column}"),
    ("idea", "idea://open?file=/{path}&line={line}&column={column}"),
    ("sublime", "subl://open?url=file:///{path}&line={line}&column={column}"),
    ("textmate", "txmt://open?url=file:///{path}&line={line}&column={column}"),
    ("vscode", "vscode://file/{path}:{line}:{column}"),
    ("vscodium", "vscodium://file/{path}:{line}:{column}"),
    ("windsurf", "windsurf://file/{path}:{line}:{column}"),
    ("zed", "zed://file/{path}:{line}:{column}"),
];
const GAPS: [&str; 3] = ["path", "line", "column"];
/// Schemes that would make the preview itself run or show what the address says.
const REFUSED: [&str; 4] = ["javascript", "data", "vbscript", "blob"];

/// The address that opens a place in the editor called `text`, or `text` itself where it is such an
/// address; none for `none`.
pub(super) fn editor(text: &str) -> Result<Option<String>, Objection> {
    let known = EDITORS.iter().find(|(name, _)| *name == text.to_ascii_lowercase());
    match known {
        Some((_, address)) => Ok(Some((*address).to_owned())),
        None if text == "none" => Ok(None),
        None if text.contains([':', '{', '/']) => own(text).map(Some),
        None => Err((format!("names no editor that is known here: `{text}`"), help(text))),
    }
}

fn help(text: &str) -> String {
    let names: Vec<&str> = EDITORS.iter().map(|(name, _)| *name).collect();
    let listed = format!("the editors are {} and none", names.join(", "));
    match nearest(text, names.iter().copied()) {
        Some(near) => format!("write `editor = \"{near}\"`; {listed}"),
        None => format!(
            "{listed}; for another one write the address it listens to, such as `editor = \"vscode://file/{{path}}:{{line}}:{{column}}\"`"
        ),
    }
}

/// An address that somebody wrote: it has a scheme, says where the path belongs, and has no other gaps.
fn own(text: &str) -> Result<String, Objection> {
    let scheme = text.split(':').next().unwrap_or_default().to_ascii_lowercase();
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let example = || "write it like this: `editor = \"vscode://file/{path}:{line}:{column}\"`".to_owned();
    if !is_scheme || !text.contains(':') || text.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err((format!("should be an editor or an address, but it is `{text}`"), example()));
    }
    if REFUSED.contains(&scheme.as_str()) {
        return Err((format!("cannot be an address of the scheme `{scheme}`"), example()));
    }
    if !text.contains("{path}") {
        return Err(("does not say where the path of the file belongs".to_owned(), example()));
    }
    match gaps(text).find(|gap| !GAPS.contains(gap)) {
        Some(gap) => Err((format!("has a gap `{{{gap}}}` that nothing fills"), gap_help(gap))),
        None => Ok(text.to_owned()),
    }
}

fn gaps(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or(rest))
}

fn gap_help(gap: &str) -> String {
    match nearest(gap, GAPS) {
        Some(near) => format!("write `{{{near}}}` in place of `{{{gap}}}`"),
        None => "the gaps are `{path}`, `{line}` and `{column}`".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_are_known_by_name_and_others_by_their_address() {
        let of = |text| editor(text).unwrap();
        assert_eq!(of("vscode").as_deref(), Some("vscode://file/{path}:{line}:{column}"));
        assert_eq!(of("Zed").as_deref(), Some("zed://file/{path}:{line}:{column}"));
        assert_eq!(of("none"), None);
        assert_eq!(of("my+ed://{path}?l={line}").as_deref(), Some("my+ed://{path}?l={line}"));
        assert!(EDITORS.is_sorted() && EDITORS.iter().all(|(_, address)| own(address).is_ok()));
    }

    #[test]
    fn mistakes_say_what_to_write() {
        let fix = |text| editor(text).unwrap_err().1;
        assert!(fix("vs-code").starts_with("write `editor = \"vscode\"`; the editors are cursor, "));
        assert!(fix("notepad").starts_with("the editors are cursor, "));
        assert_eq!(fix("ed://{pth}/{path}"), "write `{path}` in place of `{pth}`");
        assert_eq!(fix("ed://{path}{x}"), "the gaps are `{path}`, `{line}` and `{column}`");
        for bad in [
            "javascript:alert({path})",
            "JavaScript:{path}",
            "ed://file",
            "/bin/vi {path}",
            "{path}:x",
            "://{path}",
        ] {
            assert!(fix(bad).starts_with("write it like this"), "{bad}");
        }
    }
}
