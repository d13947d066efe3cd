//! (being written)

mod report;
