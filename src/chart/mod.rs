//! Pictures of numbers, made at build.
//!
//! In: exact numbers, dates and words that are ready to be read. Out: inline SVG with a table that says
//! the same. Never: a type of the handbook, a float, a colour without a shape, a script.
