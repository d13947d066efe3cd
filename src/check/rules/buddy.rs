//! Buddies who lead the newcomer, who are new themselves, or who are hardly awake at the same time.
//!
//! In: the buddies that stand; the rules on the onboarding path for the newcomer's role, else for their team, else
//! three months and two hours. Out: a finding for each rule that does not hold. Never: other forms of pairs.

use super::pairs::{Standing, length};
use super::{Seen, related};
use crate::diag::{Code, Diagnostic};
use crate::insight::coaching::{BuddyRules, Form, Gift};
use crate::model::{Direction, PageId};
use crate::schema::{Kind, Period, Record};
use crate::words::date_text;

/// The findings.
pub(super) fn find(seen: Seen<'_>) -> Vec<Diagnostic> {
    let buddies = seen.standing().filter(|pair| pair.pairing.form == Form::Buddy);
    buddies.flat_map(|pair| findings(seen, &pair)).collect()
}

fn findings(seen: Seen<'_>, pair: &Standing<'_>) -> Vec<Diagnostic> {
    let Some(gift) = pair.pairing.gifts.first() else { return Vec::new() };
    let rules = BuddyRules::of(rules(seen, gift.receiver));
    let found = [leads(seen, gift), is_new(seen, gift, rules), apart(seen, pair, gift, rules)];
    let found = found.into_iter().flatten();
    found.map(|(message, help)| pair.finding(Code::BuddyRule, "people", message, help)).collect()
}

/// A message and what to do about it.
type Found = Option<(String, String)>;

fn leads(seen: Seen<'_>, gift: &Gift) -> Found {
    let (buddy, newcomer) = (seen.name(gift.giver), seen.name(gift.receiver));
    seen.leads(gift.giver, gift.receiver).then(|| {
        let message = format!("{buddy} leads {newcomer} and is their buddy, so {newcomer} has nobody to ask what one does not ask a boss");
        (message, "ask somebody to be their buddy who does not lead them".to_owned())
    })
}

fn is_new(seen: Seen<'_>, gift: &Gift, rules: BuddyRules) -> Found {
    let joined = seen.says(gift.giver, |fields| fields.date("joined"))?;
    let settled = rules.settled(joined);
    let (buddy, since) = (seen.name(gift.giver), date_text(joined, seen.words));
    (settled > seen.insights.as_of).then(|| {
        let message = format!(
            "{buddy} has been here since {since}, and a buddy has been here for {}",
            period(rules.tenure)
        );
        let day = date_text(settled, seen.words);
        (
            message,
            format!("ask somebody who knows more of the ways here; {buddy} can be a buddy from {day} on"),
        )
    })
}

fn apart(seen: Seen<'_>, pair: &Standing<'_>, gift: &Gift, rules: BuddyRules) -> Found {
    let needed = rules.overlap;
    let day = seen.day(pair.pairing);
    let shared = seen.shared((gift.giver, gift.receiver), day).filter(|shared| *shared < needed)?;
    let (buddy, newcomer) = (seen.name(gift.giver), seen.name(gift.receiver));
    let date = date_text(day, seen.words);
    let message = format!(
        "on {date} {buddy} and {newcomer} share {} of their working day, and a buddy is there for {}: {}; {}",
        length(shared),
        length(needed),
        seen.works(gift.giver, day)?,
        seen.works(gift.receiver, day)?,
    );
    Some((
        message,
        "ask somebody to be their buddy who works when they do, or correct `hours` on their cards".to_owned(),
    ))
}

/// What the path for the role of a newcomer says of buddies, else the one for their team.
fn rules<'a>(seen: Seen<'a>, newcomer: PageId) -> Option<&'a Record> {
    let own = |field| related(seen.handbook.page(newcomer), (Kind::Person, field), Direction::Out);
    let paths = own("role")
        .chain(own("team"))
        .flat_map(|one| related(seen.handbook.page(one.page), (Kind::Onboarding, "for"), Direction::In));
    paths.filter_map(|path| seen.handbook.page(path.page).fields()?.record("buddy_rules")).next()
}

/// `3 months`, `1 month 14 days`.
fn period(period: Period) -> String {
    let part = |count: i32, noun: &str| match count {
        0 => None,
        1 => Some(format!("1 {noun}")),
        _ => Some(format!("{count} {noun}s")),
    };
    let parts: Vec<String> =
        [part(period.months, "month"), part(period.days, "day")].into_iter().flatten().collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_in_words() {
        let of = |months, days| period(Period { months, days });
        assert_eq!([of(3, 0), of(0, 14), of(1, 1)], ["3 months", "14 days", "1 month 1 day"]);
    }
}
