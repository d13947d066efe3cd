//! The `understory` program.

fn main() {}
