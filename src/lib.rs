//! Understory: a static-site generator for a team development handbook.

pub mod build;
pub mod check;
pub mod cli;
pub mod config;
pub mod diag;
pub mod edition;
pub mod markup;
pub mod model;
pub mod output;
pub mod parse;
pub mod render;
pub mod schema;
pub mod serve;
pub mod source;
pub mod syntax;
pub mod theme;
pub mod view;
pub mod words;
