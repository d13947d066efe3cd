//! The names that editors give to files of their own, beside the ones that people write.
//!
//! In: a file's name. Out: whether an editor means it for itself. Never: a guess; a name that people
//! might choose is none.

/// Whether an editor means the file for itself: a backup, a lock, a swap file, a trial of the folder.
///
/// Such files come and go while people write, and must not show: the lock of Emacs is a link that
/// leads nowhere, which would be reported as long as a page is being changed.
#[must_use]
pub fn is_scratch(name: &str) -> bool {
    let is_backup = name.ends_with('~') || name.ends_with(".tmp") || name.ends_with("___jb_tmp___");
    let is_lock = name.starts_with(".#") || name.len() > 1 && name.starts_with('#') && name.ends_with('#');
    let is_swap = name.starts_with('.') && name.rsplit_once('.').is_some_and(|(_, end)| is_swap_ending(end));
    // Vim tries whether it may make files in a folder with this name.
    is_backup || is_lock || is_swap || name.ends_with("___jb_old___") || name == "4913"
}

/// `swp`, `swo` and so on backwards to `swa`, and `swx`, as Vim names them; Kate's.
fn is_swap_ending(ending: &str) -> bool {
    matches!(ending.as_bytes(), [b's', b'w', b'a'..=b'p' | b'x']) || ending == "kate-swp"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_leave_beside_a_page() {
        let own =
            ["a.md~", ".a.md.swp", ".a.md.swo", ".a.md.kate-swp", ".#a.md", "#a.md#", "4913", "a.md.tmp"];
        assert!(own.iter().all(|name| is_scratch(name)));
        assert!(["a.md___jb_tmp___", "a.md___jb_old___"].iter().all(|name| is_scratch(name)));
    }

    #[test]
    fn what_people_write() {
        let pages =
            ["a.md", "#", "#1.md", "4913.md", "a~b.md", ".gitbook", "swap.swp", ".a.svg", "c#", ".swp"];
        let others: Vec<_> = pages.iter().filter(|name| is_scratch(name)).collect();
        assert_eq!(others, [&".swp"], "vim names the swap file of an empty buffer so");
    }
}
