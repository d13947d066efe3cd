//! The integration tests, in one binary.
//!
//! [`fixture`] builds sites from text; every other module asks questions of one room or one law.

#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "tests read and write the disk, and fail by panicking"
)]
#![expect(unreachable_pub, reason = "nothing is reachable in a test binary")]

mod addresses;
mod edits;
mod example;
mod audiences;
mod calendars;
mod coaching_pages;
mod coaching_records;
mod figures;
mod fixture;
mod glossary;
mod goldens;
mod history;
mod laws;
mod ledger;
mod layers;
mod leaks;
mod links;
mod loading;
mod manual;
mod pages;
mod pair_rules;
mod records;
mod relations;
mod rules;
mod search;
mod search_client;
