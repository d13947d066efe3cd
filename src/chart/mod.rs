//! Pictures of numbers, made at build.
//!
//! In: exact numbers, dates and words that are ready to be read. Out: a [`Drawing`]: inline SVG, a
//! sentence that says what it shows, and a table that says the same. Never: a type of the handbook, a
//! float, a colour or style inside the SVG, a colour without a shape, a script.
//!
//! One module per picture, each with one `draw`. They share `canvas` (SVG), `scale` (numbers to
//! places), `label` (texts that do not cover each other), `plane` (the two axes of pictures over time)
//! and `figures` (numbers in words). Places are whole tenths of a unit, so that every machine draws the
//! same bytes. Axes run from left to right in every language, because progress does so in all pictures.

pub mod band;
pub mod bullet;
pub mod burnup;
pub mod dots;
mod canvas;
mod figures;
mod label;
pub mod levels;
pub mod network;
mod plane;
pub mod proficiency;
pub mod rungs;
mod scale;
pub mod spark;
pub mod steps;
pub mod strip;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

pub use figures::{amount, figure};

use crate::number::Rational;
use crate::words::Words;

/// A picture with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Drawing {
    /// The beginning of all ids in it.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// What can be seen in it, in one sentence.
    pub takeaway: String,
    /// The picture: a whole `<svg>` element.
    pub svg: String,
    /// The numbers in it.
    pub table: Table,
    /// How many numbers it shows, and as of when.
    pub caption: String,
}

/// The numbers of a picture as text, every row as long as the head.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Table {
    /// What is in the columns.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// What every picture needs besides its numbers.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// What it shows, in words: `Minutes to restore`.
    pub title: &'a str,
    /// The beginning of all ids in it, unique on its page: letters, digits and hyphens.
    pub prefix: &'a str,
    /// The day as of which it is drawn; nothing in a picture is later, unless it is planned.
    pub as_of: Date,
    /// The words of the interface.
    pub words: &'a Words,
}

/// A number that was read on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The day.
    pub date: Date,
    /// The number.
    pub value: Rational,
}
