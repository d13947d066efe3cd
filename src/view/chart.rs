//! What a template may see of a picture of numbers.
//!
//! In: a drawing, and where its numbers are explained. Out: a [`ChartView`] for `parts/chart.html`.
//! Never: computes anything.

use serde::Serialize;

use crate::chart::Drawing;

/// A picture of numbers with its sentence and its table.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ChartView {
    /// The beginning of all ids in it.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// What can be seen in it, in one sentence.
    pub takeaway: String,
    /// The picture: an `<svg>` element, ready to be written.
    pub svg: String,
    /// What is in the columns of its table.
    pub head: Vec<String>,
    /// The rows of its table.
    pub rows: Vec<Vec<String>>,
    /// How many numbers it shows, and as of when.
    pub caption: String,
    /// Where it is explained how its numbers are computed; may be empty.
    pub formula: String,
}

impl ChartView {
    /// The view of a drawing whose numbers are explained at `formula`.
    #[must_use]
    pub fn new(drawing: Drawing, formula: impl Into<String>) -> Self {
        Self {
            id: drawing.id,
            title: drawing.title,
            takeaway: drawing.takeaway,
            svg: drawing.svg,
            head: drawing.table.head,
            rows: drawing.table.rows,
            caption: drawing.caption,
            formula: formula.into(),
        }
    }
}
