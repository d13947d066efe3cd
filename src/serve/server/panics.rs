//! Panics inside `tiny_http`, which end one of its threads and concern nobody.
//!
//! In: every panic of the process. Out: how many of `tiny_http`'s accepting threads had one. Never: silence about
//! a panic that is our own.

use std::panic::{self, PanicHookInfo};
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};

static QUIET: Once = Once::new();
static FALLEN: AtomicUsize = AtomicUsize::new(0);

/// The name of the library in the place of a panic.
const LIBRARY: &str = "tiny_http";
/// The file whose only panic is that of the accepting thread, for want of a second descriptor.
const ACCEPTING: &str = "refined_tcp_stream.rs";

/// Says nothing more about panics inside `tiny_http`.
pub(super) fn keep_quiet() {
    QUIET.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !is_swallowed(panic) {
                loud(panic);
            }
        }));
    });
}

/// How many accepting threads have died since the process began.
pub(super) fn fallen() -> usize {
    FALLEN.load(Ordering::Relaxed)
}

fn is_swallowed(panic: &PanicHookInfo<'_>) -> bool {
    let file = panic.location().map_or("", |place| place.file());
    let is_swallowed = is_of_library(file);
    FALLEN.fetch_add(usize::from(is_swallowed && file.ends_with(ACCEPTING)), Ordering::Relaxed);
    is_swallowed
}

fn is_of_library(file: &str) -> bool {
    file.split(['/', '\\']).any(|part| part == LIBRARY || part.starts_with("tiny_http-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_librarys_own_files_are_meant() {
        assert!(is_of_library("/root/.cargo/registry/src/index/tiny_http-0.12.0/src/client.rs"));
        assert!(is_of_library("vendor/tiny_http/src/client.rs"));
        assert!(!is_of_library("src/serve/server/panics.rs"));
    }
}
