//! The days of a pair for a calendar program: when its people meet next, and when somebody asks how it goes.
//!
//! Everything is for a whole day, because nobody writes down a time. The uid of a session is its number in the pair,
//! so that the day on which it was expected moves to the day on which they agreed.
//!
//! In: what `insight` knows of a pair. Out: a feed after RFC 5545, with the day of the build as its stamp. Never: what
//! a session is about, a day that the edition does not know, or a time from the clock.

use jiff::civil::Date;

use super::context::Context;
use super::page::absolute;
use crate::insight::coaching::{Form, Next, Pairing, State};
use crate::model::PageId;

/// A day in the feed.
struct Event {
    /// What it is within the pair, the same in every build.
    key: String,
    day: Date,
    summary: String,
    /// Whether its people agreed on the day.
    is_agreed: bool,
}

/// The pairs that have a feed.
pub fn calendars(context: &Context) -> impl Iterator<Item = PageId> {
    let pairings = context.insights.figures.coaching.pairings.iter();
    pairings.filter(|(_, pairing)| !events(context, pairing).is_empty()).map(|(page, _)| *page)
}

/// Where the feed of a pair lies; `None` for a pair without a day ahead, and for other pages.
#[must_use]
pub fn calendar_path(context: &Context, page: PageId) -> Option<String> {
    let pairing = context.insights.figures.coaching.pairings.get(&page)?;
    (!events(context, pairing).is_empty()).then(|| path(context, page))
}

/// Below the address of the page.
fn path(context: &Context, page: PageId) -> String {
    let url = &context.page(page).url;
    if url.ends_with('/') { format!("{url}sessions.ics") } else { format!("{url}.sessions.ics") }
}

/// The feed of a pair.
#[must_use]
pub fn calendar(context: &Context, page: PageId) -> String {
    let Some(pairing) = context.insights.figures.coaching.pairings.get(&page) else { return String::new() };
    let name = summary(context, "calendar_session", pairing);
    let mut feed = Feed::default();
    feed.line("BEGIN", "VCALENDAR");
    feed.line("VERSION", "2.0");
    feed.line("PRODID", "-//Understory//Handbook//EN");
    feed.line("CALSCALE", "GREGORIAN");
    feed.line("X-WR-CALNAME", &escaped(&name));
    for event in events(context, pairing) {
        feed.event(context, page, &event);
    }
    feed.line("END", "VCALENDAR");
    feed.0
}

/// The days ahead of a pair that goes on.
fn events(context: &Context, pairing: &Pairing) -> Vec<Event> {
    if pairing.state != State::Active || pairing.until.is_some_and(|until| until < context.as_of) {
        return Vec::new();
    }
    let session = pairing.next.map(|next| {
        let (day, is_agreed) = match next {
            Next::Agreed(day) => (day, true),
            Next::Expected(day) => (day, false),
        };
        let key = format!("session-{}", pairing.held.len() + 1);
        Event { key, day, summary: summary(context, "calendar_session", pairing), is_agreed }
    });
    let checkup = pairing.checkup.map(|day| Event {
        key: "checkup".to_owned(),
        day,
        summary: summary(context, "calendar_checkup", pairing),
        is_agreed: true,
    });
    session.into_iter().chain(checkup).filter(|event| event.day >= context.as_of).collect()
}

fn summary(context: &Context, key: &str, pairing: &Pairing) -> String {
    let people: Vec<&str> = pairing.people.iter().map(|one| context.page(*one).title.as_str()).collect();
    let words = &context.words;
    let key = if pairing.form == Form::Buddy && key == "calendar_session" { "calendar_buddies" } else { key };
    words.filled(key, &[("people", &words.listed(&people))])
}

/// Lines of a feed.
#[derive(Default)]
struct Feed(String);

/// How many octets a line may have, its end apart.
const LINE: usize = 75;

impl Feed {
    /// A property. A line that is too long goes on in lines that begin with a space, between two letters.
    fn line(&mut self, name: &str, value: &str) {
        let mut used = 0;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if used + letter.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(letter);
            used += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    fn event(&mut self, context: &Context, page: PageId, event: &Event) {
        let base = context.config.base_url.as_deref();
        let url = &context.page(page).url;
        self.line("BEGIN", "VEVENT");
        self.line("UID", &escaped(&format!("{}.{}@{}", event.key, url.trim_end_matches('/'), host(base))));
        self.line("DTSTAMP", &format!("{}T000000Z", day(context.as_of)));
        self.line("DTSTART;VALUE=DATE", &day(event.day));
        self.line("SUMMARY", &escaped(&event.summary));
        self.line("STATUS", if event.is_agreed { "CONFIRMED" } else { "TENTATIVE" });
        // A day on which two people meet for an hour is not a day on which they are away.
        self.line("TRANSP", "TRANSPARENT");
        if let Some(base) = base {
            self.line("URL", &absolute(base, url));
        }
        self.line("END", "VEVENT");
    }
}

/// `20261016`.
fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// Where the handbook is published; the name of the program where nobody says it.
fn host(base: Option<&str>) -> &str {
    let host = base.and_then(|base| base.split_once("://")).map(|(_, rest)| rest);
    host.and_then(|rest| rest.split('/').next()).filter(|host| !host.is_empty()).unwrap_or("understory")
}

/// A text that is one value: what separates values has a backslash before it, and it has one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_long_line_goes_on_between_two_letters() {
        let mut feed = Feed::default();
        // 8 octets for the name and its colon, 33 letters of two octets each, and one that would be the 76th.
        feed.line("SUMMARY", &format!("{}x", "ü".repeat(34)));
        assert_eq!(feed.0, format!("SUMMARY:{}\r\n üx\r\n", "ü".repeat(33)));
        let mut feed = Feed::default();
        feed.line("X", &"a".repeat(73 + 74 + 1));
        assert_eq!(feed.0, format!("X:{}\r\n {}\r\n a\r\n", "a".repeat(73), "a".repeat(74)));
    }

    #[test]
    fn texts_are_one_value() {
        assert_eq!(escaped("A, B; C\\D\nE\r\u{7}F"), "A\\, B\\; C\\\\D\\nEF");
        assert_eq!(day(date(2026, 3, 9)), "20260309");
        assert_eq!(host(Some("https://example.org/handbook/")), "example.org");
        assert_eq!([host(None), host(Some("/handbook/"))], ["understory", "understory"]);
    }
}
