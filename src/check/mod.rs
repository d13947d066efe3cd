//! Findings that no single stage can make alone, and how much each finding matters here.
//!
//! In: the tree, the documents, the findings of all stages. Out: findings, settled and sorted.
//! Never: changes what is built.

mod departed;
mod losses;
mod settle;
mod sources;

pub use departed::departed;
pub use losses::losses;
pub use settle::settle;
pub use sources::sources;
