//! What is asked of a buddy: how long they have been here, and how many hours they share with the newcomer.
//!
//! In: `buddy_rules` of an onboarding path, if there is one. Out: [`BuddyRules`]. Never: whether somebody meets them.

use jiff::Span;
use jiff::civil::Date;

use crate::matching::MEETING;
use crate::schema::{Period, Record};

/// How long a buddy has been here, where no path says it.
const TENURE: Period = Period { months: 3, days: 0 };

/// What is asked of a buddy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuddyRules {
    /// How long they have been here.
    pub tenure: Period,
    /// How many minutes of a day they share with the newcomer.
    pub overlap: i64,
}

impl BuddyRules {
    /// What a path says; three months and two hours where it says nothing.
    #[must_use]
    pub fn of(rules: Option<&Record>) -> Self {
        let tenure = rules.and_then(|rules| rules.period("tenure")).unwrap_or(TENURE);
        let overlap = rules.and_then(|rules| rules.minutes("overlap")).unwrap_or(MEETING);
        Self { tenure, overlap }
    }

    /// The day from which somebody who joined on `joined` has been here for long enough.
    #[must_use]
    pub fn settled(&self, joined: Date) -> Date {
        joined.saturating_add(Span::new().months(self.tenure.months).days(self.tenure.days))
    }
}
