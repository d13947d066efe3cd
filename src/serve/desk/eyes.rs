//! Whose eyes the preview has, and which pages `build` leaves out: in words.
//!
//! In: a report. Out: sentences. Never: decides who sees what.

use serde::Serialize;

use crate::edition::Audience;
use crate::model::Page;
use crate::schema::Kind;
use crate::serve::report::Report;
use crate::words::{Words, date_text};

/// For whom and for which day the preview is, when that is not everyone and today.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Eyes {
    /// A sentence.
    pub(super) words: String,
    /// The options that led to it.
    pub(super) options: String,
}

/// Whose eyes these are; `None` for everyone, today.
pub(super) fn eyes(report: &Report) -> Option<Eyes> {
    let who = who(report);
    let day = report.is_other_day.then(|| date_text(report.day, &Words::of("en")));
    let words = match (&who, &day) {
        (None, None) => return None,
        (Some(who), None) => format!("You see what {who} may see"),
        (Some(who), Some(day)) => format!("You see what {who} may see, as of {day}"),
        (None, Some(day)) => format!("You see the handbook as of {day}"),
    };
    let audience = who.map(|_| format!("--audience {}", report.audience));
    let as_of = day.map(|_| format!("--as-of {}", report.day));
    let options = audience.into_iter().chain(as_of).collect::<Vec<_>>().join(" ");
    Some(Eyes { words, options })
}

fn who(report: &Report) -> Option<String> {
    let title = |kind, id: &str| {
        let page = report.handbook.record(kind, id).map(|page| report.handbook.page(page));
        page.map_or_else(|| id.to_owned(), |page| page.title.clone())
    };
    Some(match &report.audience {
        Audience::Everyone => return None,
        Audience::World => "anybody on the internet".to_owned(),
        Audience::Leads => "everyone who leads a team".to_owned(),
        Audience::Programme => "whoever leads the programme".to_owned(),
        Audience::Team(id) => format!("the team {}", title(Kind::Team, id)),
        Audience::Person(id) => title(Kind::Person, id),
    })
}

/// Why `build` leaves a page out that the preview shows.
pub(super) fn badge(page: &Page, report: &Report) -> Option<String> {
    let front = &page.document.as_deref()?.front;
    if front.draft && !report.config.drafts {
        return Some("Draft: `build` leaves this page out".to_owned());
    }
    let due = front.date.filter(|date| *date > report.day)?;
    let day = date_text(due, &Words::of("en"));
    Some(format!("Dated {day}: `build` leaves this page out until then"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn eyes_are_named_only_when_they_are_not_everyones() {
        assert_eq!(eyes(&Report::default()), None);
        let travelled = Report { day: date(2026, 10, 1), is_other_day: true, ..Report::default() };
        let told = eyes(&travelled).unwrap();
        assert_eq!(told.words, "You see the handbook as of 1 October 2026");
        assert_eq!(told.options, "--as-of 2026-10-01");
        let mara = Report { audience: Audience::Person("mara".to_owned()), ..travelled };
        let told = eyes(&mara).unwrap();
        assert_eq!(told.words, "You see what mara may see, as of 1 October 2026");
        assert_eq!(told.options, "--audience person:mara --as-of 2026-10-01");
    }
}
