//! One pair: who gives what to whom, which sessions were held, when the next one is.
//!
//! The next session is the day that the latest session names, when that has not passed; else, as the rhythm
//! suggests, one interval after the latest session, or after the beginning. A check-up is due from its day on
//! until a session is held; where the edition has no session of the pair, for thirty days.
//!
//! In: the files of a pair that the edition has. Out: a [`Pairing`]. Never: what a session was about.

use jiff::civil::Date;

use crate::insight::Around;
use crate::insight::days::{after, between};
use crate::model::{Direction, PageId, Relation};
use crate::parse::Part;
use crate::parse::growth::EntryKind;
use crate::schema::{Kind, Often, Record};

/// How many sessions a pair plans that does not say it.
const PLANNED: i64 = 8;
/// For how many days a check-up is due when nothing shows whether the pair still meets.
const REMINDED: i64 = 30;

/// What kind of pairing it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Two who help each other.
    Peer,
    /// Three who help in a ring.
    Triad,
    /// Somebody who stands by a newcomer.
    Buddy,
    /// Somebody who helps without being helped.
    Mentor,
}

/// Where a pairing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nobody has accepted it yet.
    Proposed,
    /// It goes on.
    Active,
    /// It rests.
    Paused,
    /// It is over.
    Ended,
}

/// Help that goes from one person to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gift {
    /// Who helps.
    pub giver: PageId,
    /// Who is helped.
    pub receiver: PageId,
    /// In what, where that is written.
    pub skill: Option<PageId>,
}

/// When a pair meets again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Next {
    /// On the day on which they agreed.
    Agreed(Date),
    /// About then, by their rhythm; a day that has passed when nobody wrote down a session since.
    Expected(Date),
}

/// A pair, a triad, a buddy or a mentor with the person they help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairing {
    /// Who takes part, in the order written.
    pub people: Vec<PageId>,
    /// What kind of pairing it is.
    pub form: Form,
    /// Where it stands.
    pub state: State,
    /// For which cycle.
    pub cycle: Option<PageId>,
    /// Since when.
    pub since: Option<Date>,
    /// Until when.
    pub until: Option<Date>,
    /// Who helps whom.
    pub gifts: Vec<Gift>,
    /// The days of the sessions that were held and that the edition knows of, oldest first.
    pub held: Vec<Date>,
    /// How many sessions are planned.
    pub planned: usize,
    /// When they meet again; `None` when it rests, is over, or has no rhythm.
    pub next: Option<Next>,
    /// When somebody asks how it goes.
    pub checkup: Option<Date>,
    /// Whether that is to be done now.
    pub is_checkup_due: bool,
}

impl Pairing {
    /// What is known of the pair that a page shows; `None` for other pages.
    pub(super) fn of(around: &Around<'_>, page: PageId) -> Option<Self> {
        let fields = around.fields(page)?;
        let people: Vec<PageId> = around.relateds(page, "people").collect();
        let form = form(fields.word("form"));
        let mut pairing = Self {
            form,
            state: state(fields.word("status")),
            cycle: around.related(page, "cycle"),
            since: fields.date("since"),
            until: fields.date("until"),
            gifts: gifts(around, page, &people, form),
            held: held(around, page),
            planned: usize::try_from(fields.whole("sessions_planned").unwrap_or(PLANNED)).unwrap_or(0),
            next: None,
            checkup: fields.date("checkup"),
            is_checkup_due: false,
            people,
        };
        pairing.next = pairing.next(fields, agreed(around, page), around.as_of);
        pairing.is_checkup_due = pairing.is_checkup_due(around.as_of);
        Some(pairing)
    }

    /// Whether its people count as paired: it was proposed, goes on or rests.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.state != State::Ended
    }

    /// Whether its people have accepted it and not ended it.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        matches!(self.state, State::Active | State::Paused)
    }

    /// Every two people of it, each two once.
    pub fn twos(&self) -> impl Iterator<Item = (PageId, PageId)> {
        let people = &self.people;
        people.iter().enumerate().flat_map(|(at, one)| people[at + 1..].iter().map(|other| (*one, *other)))
    }

    fn next(&self, fields: &Record, agreed: Option<Date>, as_of: Date) -> Option<Next> {
        if self.state != State::Active || self.until.is_some_and(|until| until < as_of) {
            return None;
        }
        if let Some(day) = agreed.filter(|day| *day >= as_of) {
            return Some(Next::Agreed(day));
        }
        let interval = fields.word("cadence").and_then(Often::from_word).and_then(Often::days)?;
        let day = after(self.held.last().copied().or(self.since)?, interval);
        let is_open = self.held.len() < self.planned && self.until.is_none_or(|until| day <= until);
        is_open.then_some(Next::Expected(day))
    }

    fn is_checkup_due(&self, as_of: Date) -> bool {
        let Some(day) = self.checkup.filter(|day| *day <= as_of && self.state == State::Active) else {
            return false;
        };
        match self.held.last() {
            Some(last) => *last < day,
            None => between(day, as_of) < REMINDED,
        }
    }
}

fn form(word: Option<&str>) -> Form {
    match word {
        Some("triad") => Form::Triad,
        Some("buddy") => Form::Buddy,
        Some("mentor") => Form::Mentor,
        _ => Form::Peer,
    }
}

fn state(word: Option<&str>) -> State {
    match word {
        Some("active") => State::Active,
        Some("paused") => State::Paused,
        Some("ended") => State::Ended,
        _ => State::Proposed,
    }
}

/// Who helps whom: as `gives` says, to the one who wants it, else to the next in the order written. Where a
/// buddy or a mentor gives nothing by name, whoever has been here longer helps the other.
fn gifts(around: &Around<'_>, page: PageId, people: &[PageId], form: Form) -> Vec<Gift> {
    let relations = around.handbook.page(page).relations.iter();
    let written = relations.filter(|relation| {
        (relation.of, relation.field, relation.direction) == (Kind::Pair, "gives", Direction::Out)
            && !relation.is_aside
    });
    let gifts: Vec<Gift> = written.filter_map(|relation| gift(around, people, relation)).collect();
    match (form, people) {
        (Form::Buddy | Form::Mentor, [one, other]) if gifts.is_empty() => {
            let joined = |person: &PageId| around.fields(*person).and_then(|fields| fields.date("joined"));
            let (giver, receiver) = if joined(one) <= joined(other) { (one, other) } else { (other, one) };
            vec![Gift { giver: *giver, receiver: *receiver, skill: None }]
        }
        _ => gifts,
    }
}

fn gift(around: &Around<'_>, people: &[PageId], relation: &Relation) -> Option<Gift> {
    let giver = relation.beside?;
    let at = people.iter().position(|person| *person == giver)?;
    let others = || (1..people.len()).map(|step| people[(at + step) % people.len()]);
    let wants = |person: &PageId| around.relateds(*person, "wants").any(|skill| skill == relation.page);
    let receiver = others().find(wants).or_else(|| others().next())?;
    Some(Gift { giver, receiver, skill: Some(relation.page) })
}

/// The days of the sessions up to the day, each once: files of their own, and headings.
fn held(around: &Around<'_>, page: PageId) -> Vec<Date> {
    let mut days: Vec<Date> = around
        .handbook
        .page(page)
        .documents()
        .flat_map(|document| {
            let file = document.record.as_ref().and_then(|file| match file.part {
                Part::Fragment { date, .. } => Some(date),
                Part::Main | Part::Companion => None,
            });
            let entries = document.growth.iter().flat_map(|growth| &growth.entries);
            let headings = entries.filter(|entry| entry.kind == EntryKind::Session).map(|entry| entry.date);
            headings.chain(file)
        })
        .filter(|day| *day <= around.as_of)
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// The day that the latest session names for the next one.
fn agreed(around: &Around<'_>, page: PageId) -> Option<Date> {
    let files = around.handbook.page(page).documents().filter_map(|document| document.record.as_ref());
    let sessions = files.filter_map(|file| match file.part {
        Part::Fragment { date, .. } => Some((date, file.fields.date("next"))),
        Part::Main | Part::Companion => None,
    });
    let past = sessions.filter(|(date, _)| *date <= around.as_of);
    past.max_by_key(|(date, _)| *date).and_then(|(_, next)| next)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn pairing(held: &[Date], checkup: Option<Date>) -> Pairing {
        Pairing {
            people: vec![PageId(1), PageId(2), PageId(3)],
            form: Form::Peer,
            state: State::Active,
            cycle: None,
            since: Some(date(2026, 9, 1)),
            until: None,
            gifts: Vec::new(),
            held: held.to_vec(),
            planned: 3,
            next: None,
            checkup,
            is_checkup_due: false,
        }
    }

    fn fortnightly() -> Record {
        let mut fields = Record::default();
        fields.imply("cadence", crate::schema::Typed::Word("fortnightly"), crate::source::Span::default());
        fields
    }

    #[test]
    fn the_next_session_is_agreed_or_follows_from_the_rhythm() {
        let (fields, as_of) = (fortnightly(), date(2026, 10, 16));
        let next = |pairing: &Pairing, agreed| pairing.next(&fields, agreed, as_of);
        let met = pairing(&[date(2026, 10, 1)], None);
        assert_eq!(next(&met, Some(date(2026, 10, 22))), Some(Next::Agreed(date(2026, 10, 22))));
        assert_eq!(next(&met, Some(as_of)), Some(Next::Agreed(as_of)));
        // Agreed for a day that has passed: 1 October and fourteen days.
        assert_eq!(next(&met, Some(date(2026, 10, 15))), Some(Next::Expected(date(2026, 10, 15))));
        // Never met: fourteen days after 1 September.
        assert_eq!(next(&pairing(&[], None), None), Some(Next::Expected(date(2026, 9, 15))));
        let all = pairing(&[date(2026, 9, 2), date(2026, 9, 16), date(2026, 9, 30)], None);
        assert_eq!(next(&all, None), None);
        assert_eq!(next(&Pairing { until: Some(date(2026, 10, 14)), ..met.clone() }, None), None);
        assert_eq!(next(&Pairing { state: State::Paused, ..met.clone() }, Some(as_of)), None);
        assert_eq!(met.next(&Record::default(), None, as_of), None, "no rhythm, no day");
    }

    #[test]
    fn a_check_up_is_due_until_a_session_is_held() {
        let day = date(2026, 10, 1);
        let is_due = |held: &[Date], as_of| pairing(held, Some(day)).is_checkup_due(as_of);
        assert!(!is_due(&[], date(2026, 9, 30)) && is_due(&[], day));
        assert!(is_due(&[], date(2026, 10, 30)) && !is_due(&[], date(2026, 10, 31)), "thirty days");
        assert!(is_due(&[date(2026, 9, 30)], date(2027, 1, 1)));
        assert!(!is_due(&[day], date(2027, 1, 1)));
        let paused = Pairing { state: State::Paused, ..pairing(&[], Some(day)) };
        assert!(!paused.is_checkup_due(day));
    }

    #[test]
    fn every_two_once() {
        let twos: Vec<(u32, u32)> = pairing(&[], None).twos().map(|(one, other)| (one.0, other.0)).collect();
        assert_eq!(twos, [(1, 2), (1, 3), (2, 3)]);
    }
}
