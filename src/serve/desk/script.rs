//! The script that every page of the preview gets.
//!
//! In: its parts, and whose eyes the preview has. Out: one script. Never: anything about a page; the
//! script asks for that itself.

use super::eyes::eyes;
use crate::serve::report::Report;

/// The parts share one scope; each says at its top what it is.
const PARTS: [&str; 10] = [
    include_str!("../client/tree.js"),
    include_str!("../client/align.js"),
    include_str!("../client/patch.js"),
    include_str!("../client/place.js"),
    include_str!("../client/head.js"),
    include_str!("../client/pictures.js"),
    include_str!("../client/style.js"),
    include_str!("../client/card.js"),
    include_str!("../client/stream.js"),
    include_str!("../client/main.js"),
];

/// The whole script. It knows from the start whose eyes these are, so that the strip that says so does
/// not move the page later.
pub(super) fn text(report: &Report) -> String {
    // A sentence can always be written as JSON, and JSON is JavaScript.
    let eyes = serde_json::to_string(&eyes(report)).unwrap_or_else(|_| "null".to_owned());
    let head = "// The live preview. Added by `understory serve`, never by `build`.";
    format!("{head}\n(() => {{\n\"use strict\";\nconst EYES = {eyes};\n{}}})();\n", PARTS.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_says_what_it_is_and_never_does() {
        for part in PARTS {
            assert!(part.starts_with("// "), "{}", &part[..40]);
            let opening: String = part.lines().take_while(|line| line.starts_with("//")).collect();
            for word in ["In:", "Out:", "Never:"] {
                assert!(opening.contains(word), "{word}: {opening}");
            }
        }
        assert!(text(&Report::default()).contains("const EYES = null;"));
    }
}
