//! Findings that no single stage can make alone, and how much each finding matters here.
//!
//! In: the tree, the documents, the findings of all stages. Out: findings, settled and sorted.
//! Never: changes what is built.

mod losses;
mod rules;
mod settle;
mod sources;

pub use losses::losses;
pub use rules::{Seen, rules};
pub use settle::settle;
pub use sources::sources;
