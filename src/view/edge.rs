//! A relation as pages list it.
//!
//! In: nothing. Out: [`Edge`], by which the kinds say what they list. Never: looks at a page.

use crate::model::{Direction, Relation};
use crate::schema::Kind;

/// A relation that a kind lists: who states it, in which field, and which end the page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edge {
    /// The kind that states it; `None` for any.
    pub(super) of: Option<Kind>,
    pub(super) field: &'static str,
    pub(super) direction: Direction,
}

impl Edge {
    /// What the page itself says in `field`.
    pub(super) const fn out(of: Kind, field: &'static str) -> Self {
        Self { of: Some(of), field, direction: Direction::Out }
    }

    /// What records of the kind `of` say of this page in `field`.
    pub(super) const fn into(of: Kind, field: &'static str) -> Self {
        Self { of: Some(of), field, direction: Direction::In }
    }

    /// What records of the kind `of` name this page beside in `field`.
    pub(super) const fn beside(of: Kind, field: &'static str) -> Self {
        Self { of: Some(of), field, direction: Direction::Beside }
    }

    /// What records of any kind but plans, goals and ratings, which belong to people, say of this page in
    /// `field`.
    pub(super) const fn any(field: &'static str) -> Self {
        Self { of: None, field, direction: Direction::In }
    }

    /// The key of its heading among the words.
    pub(super) fn key(self) -> String {
        let of = self.of.map_or("any", Kind::name);
        let end = match self.direction {
            Direction::Out => "out",
            Direction::In => "in",
            Direction::Beside => "beside",
        };
        format!("rel_{of}_{}_{end}", self.field)
    }

    pub(super) fn is(self, relation: &Relation) -> bool {
        self.of.is_none_or(|of| of == relation.of)
            && self.field == relation.field
            && self.direction == relation.direction
            && (self.of.is_some() || !matches!(relation.of, Kind::Plan | Kind::Goal | Kind::Ratings))
    }
}

#[cfg(test)]
mod tests {
    use crate::view::kinds::EDGES;
    use crate::words::Words;

    #[test]
    fn every_relation_that_a_page_lists_has_its_words() {
        for tag in ["en", "de"] {
            let words = Words::of(tag);
            for edge in EDGES.iter().copied().flatten() {
                assert!(words.all.contains_key(&edge.key()), "{tag}: {}", edge.key());
            }
        }
    }
}
