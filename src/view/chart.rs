//! A picture on a page, with what says the same in words.

use serde::Serialize;

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ChartView {
    /// SVG.
    pub svg: String,
}
