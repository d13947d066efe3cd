//! Differences between files.
//!
//! In: a text. Out: marks for the lines that came, the lines that went, and what is said about
//! them. Never: looks into a line.

use super::scan::{Class, Scan};

/// Lines that say which lines follow.
const HEADS: &[&str] = &[
    "+++ ",
    "--- ",
    "@@",
    "diff ",
    "index ",
    "new file",
    "deleted file",
    "old mode",
    "new mode",
    "similarity ",
    "rename ",
    "copy ",
    "Binary files",
    "\\ ",
];

/// Reads and marks the whole text.
pub(super) fn read(scan: &mut Scan<'_>) {
    while let Some(first) = scan.peek() {
        let from = scan.at();
        let is_head = HEADS.iter().any(|head| scan.starts(head));
        scan.line();
        let class = match first {
            _ if is_head => Class::Comment,
            b'+' | b'>' => Class::Inserted,
            b'-' | b'<' => Class::Deleted,
            _ => {
                scan.eat("\n");
                continue;
            }
        };
        scan.mark(from, class);
        scan.eat("\n");
    }
}
