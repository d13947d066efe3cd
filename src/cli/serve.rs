//! `serve`: the site in a browser.

use super::args::{Common, ServeArguments};
use super::outcome::{Failure, Outcome};

/// Serves until the process is stopped.
pub(super) fn run(_arguments: &ServeArguments, _common: &Common) -> Result<Outcome, Failure> {
    Err(Failure::new("not yet"))
}
