//! What the page of a pair shows: when they meet next and what they agreed on first, then what each works on, what
//! was held, and which practices help.
//!
//! In: the card of a pair, what `insight` knows of it. Out: a [`PairView`], and the outline of its page. Never: why it
//! was proposed, or that a session is late where the edition cannot know it.

use jiff::civil::Date;

use super::helpers::state_word;
use super::record::{PairView, TermView};
use super::{partners, sessions};
use crate::edition::Audience;
use crate::insight::coaching::{Form, Next, Pairing, State};
use crate::model::{PageId, href};
use crate::schema::Kind;
use crate::view::OutlineItem;
use crate::view::calendar_path;
use crate::view::card::Card;
use crate::view::context::PageRef;
use crate::view::growth::{Pieces, is_part_of, say};
use crate::view::page::outline as outline_of;
use crate::view::shapes::{Related, RelationGroup};

/// What the page of a pair shows.
pub(super) fn view(card: &Card<'_>, pieces: &mut Pieces) -> Option<PairView> {
    let pairing = card.context.insights.figures.coaching.pairings.get(&card.id)?;
    let sessions = sessions::views(card, pieces);
    let plans = partners::plans(card);
    let next = next_key(card, pairing);
    let is_said = next.0 == OWN_DAYS;
    Some(PairView {
        state: state_word(pairing.state),
        next: said(card, pairing, next),
        terms: terms(card, pairing),
        partners: partners::views(card, pairing, &plans),
        held: if is_said { String::new() } else { sessions::held(card, pairing) },
        readers: sessions::readers(card, &sessions),
        sessions,
        calendar: calendar_path(card.context, card.id)
            .map(|path| href(card.url, &path, card.context.config.links))
            .unwrap_or_default(),
        hub: href(card.url, &card.context.url(PageRef::Coaching), card.context.config.links),
        practices: practices(card, &plans),
    })
}

/// What is said of sessions that the edition does not have.
const OWN_DAYS: &str = "pair_own_days";

/// Which sentence says when they meet again, and its day.
fn next_key(card: &Card<'_>, pairing: &Pairing) -> (&'static str, Option<Date>) {
    let as_of = card.context.as_of;
    match (pairing.state, pairing.next) {
        (State::Proposed, _) => ("pair_proposed", None),
        (State::Paused, _) => ("pair_paused", None),
        (State::Ended, _) => match pairing.until.filter(|until| *until <= as_of) {
            Some(until) => ("pair_ended_on", Some(until)),
            None => ("pair_ended", None),
        },
        (State::Active, Some(Next::Agreed(day))) => ("pair_agreed", Some(day)),
        (State::Active, Some(Next::Expected(day))) if day >= as_of => ("pair_expected", Some(day)),
        (State::Active, Some(Next::Expected(day))) if knows_sessions(card, pairing) => {
            ("pair_due", Some(day))
        }
        (State::Active, Some(Next::Expected(_))) => (OWN_DAYS, None),
        (State::Active, None) => match pairing.until.filter(|until| *until < as_of) {
            Some(until) => ("pair_past", Some(until)),
            None if pairing.held.len() >= pairing.planned => ("pair_all_held", None),
            None if knows_sessions(card, pairing) => ("pair_open", None),
            None => (OWN_DAYS, None),
        },
    }
}

fn said(card: &Card<'_>, pairing: &Pairing, (key, day): (&str, Option<Date>)) -> String {
    let day = day.map(|day| say::day(card, day)).unwrap_or_default();
    card.filled(key, &[("day", &day), ("n", &pairing.planned.to_string())])
}

/// Whether the edition can tell that no session was held: it is for one of the two, or they write their sessions
/// where everybody reads them.
fn knows_sessions(card: &Card<'_>, pairing: &Pairing) -> bool {
    !pairing.held.is_empty() || is_for_one_of_them(card, pairing)
}

/// Whether the edition is for somebody in the pair, who may read all of its files.
pub(super) fn is_for_one_of_them(card: &Card<'_>, pairing: &Pairing) -> bool {
    let Audience::Person(reader) = &card.context.audience else { return false };
    let id = |person: &PageId| card.context.page(*person).record().map(|file| file.id.as_str());
    pairing.people.iter().any(|person| id(person) == Some(reader.as_str()))
}

/// What they agreed on: who brings the topic, how often they meet, what stays between them, how to move a session.
fn terms(card: &Card<'_>, pairing: &Pairing) -> Vec<TermView> {
    let term = |label: &str, lines: Vec<String>| {
        (!lines.is_empty()).then(|| TermView { label: card.say(label), lines, is_due: false })
    };
    let secrecy = card.word("confidentiality").map(|word| card.value("confidentiality", word));
    let notice = card.length("notice").map(|time| card.filled("term_notice_text", &[("time", &time)]));
    let checkup = pairing.checkup.map(|day| say::day(card, day));
    let checkup = checkup.filter(|_| pairing.state != State::Ended);
    let is_due = pairing.is_checkup_due;
    let checkup =
        checkup.map(|day| card.filled(if is_due { "checkup_due" } else { "checkup" }, &[("day", &day)]));
    let turn = if pairing.state == State::Active { turn(card, pairing) } else { Vec::new() };
    let notice: Vec<String> = notice.into_iter().chain(checkup).collect();
    let notice = (!notice.is_empty()).then(|| notice.join("; "));
    let terms = [
        term("term_topic", turn),
        term("term_meets", rhythm(card).into_iter().collect()),
        term("term_secrecy", secrecy.into_iter().collect()),
        term("term_notice", notice.into_iter().collect()).map(|term| TermView { is_due, ..term }),
    ];
    terms.into_iter().flatten().collect()
}

/// How often they meet, and how many times in all.
fn rhythm(card: &Card<'_>) -> Option<String> {
    let often = card.word("cadence").map(|word| card.value("often", word));
    let planned = card.whole("sessions_planned").and_then(|number| u64::try_from(number).ok());
    let planned = planned.map(|number| card.count("sessions_in_all", number));
    let said: Vec<String> = [often, planned].into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// Who brings the topic next. Two who help each other take turns; in a triad the roles go round.
fn turn(card: &Card<'_>, pairing: &Pairing) -> Vec<String> {
    let name = |person: PageId| card.context.page(person).title.as_str();
    match pairing.form {
        Form::Peer => {
            let last = sessions::last_roles(card).filter(|last| pairing.people.contains(&last.coach));
            let known = last.map(|last| {
                let day = say::day(card, last.date);
                card.filled("turn_known", &[("person", name(last.coach)), ("day", &day)])
            });
            vec![known.unwrap_or_else(|| card.say("turn_peer"))]
        }
        Form::Triad => rounds(card, pairing),
        Form::Buddy | Form::Mentor => {
            let receiver = pairing.gifts.first().map(|gift| gift.receiver);
            receiver.map(|one| card.filled("turn_receiver", &[("person", name(one))])).into_iter().collect()
        }
    }
}

/// The three rounds of a triad, the next one first where the last is known. Whoever coaches is followed by whom they
/// coach.
fn rounds(card: &Card<'_>, pairing: &Pairing) -> Vec<String> {
    let [first, ..] = pairing.people[..] else { return Vec::new() };
    let follower = |person: PageId| {
        let gift = pairing.gifts.iter().find(|gift| gift.giver == person);
        gift.map(|gift| gift.receiver)
    };
    let last = sessions::last_roles(card).map(|last| last.coach);
    let start = last.and_then(follower).unwrap_or(first);
    let ring = follower(start).and_then(|next| Some([start, next, follower(next)?]));
    let Some(ring) = ring.filter(|[one, two, three]| one != two && two != three && one != three) else {
        return vec![card.say("turn_triad")];
    };
    let name = |at: usize| card.context.page(ring[at % 3]).title.as_str();
    let round = |at: usize| {
        let roles = [("coach", name(at)), ("coachee", name(at + 1)), ("observer", name(at + 2))];
        card.filled("turn_round", &roles)
    };
    (0..3).map(round).collect()
}

/// The practices that their files link, and those of the plans that run beside.
fn practices(card: &Card<'_>, plans: &[PageId]) -> Vec<Related> {
    let all = card.context.handbook.records.get(&Kind::Practice);
    let linked = all.into_iter().flat_map(|all| all.values().copied()).filter(|practice| {
        card.context.page(*practice).mentions.iter().any(|mention| mention.from == card.id)
    });
    let mut practices: Vec<(PageId, Vec<String>)> = linked.map(|practice| (practice, Vec::new())).collect();
    for plan in plans.iter().map(|plan| Card::new(card.context, *plan, card.url)) {
        for practice in plan.out("practices").into_iter().map(|relation| relation.page) {
            let at = practices.iter().position(|(known, _)| *known == practice).unwrap_or_else(|| {
                practices.push((practice, Vec::new()));
                practices.len() - 1
            });
            practices[at].1.extend(plan.title("owner"));
        }
    }
    practices.into_iter().map(|(practice, users)| card.related(practice, used_by(card, &users))).collect()
}

/// Who uses a practice, by their plans; else that it is linked.
fn used_by(card: &Card<'_>, users: &[String]) -> String {
    let users: Vec<&str> = users.iter().map(String::as_str).collect();
    match users[..] {
        [] => card.say("practice_linked"),
        _ => card.filled("practice_planned", &[("people", &card.context.words.listed(&users))]),
    }
}

/// The outline of the page: its own parts, and the headings of its text.
pub(super) fn outline(card: &Card<'_>, pair: &PairView) -> Vec<OutlineItem> {
    let part = |id: &str, key: &str, is_there: bool| {
        is_there.then(|| OutlineItem { id: format!("ui:{id}"), text: card.say(key), level: 2 })
    };
    let goes_on = matches!(pair.state, "active" | "paused");
    let headings = card.page.document.iter().flat_map(|document| &document.outline);
    let text = outline_of(headings.filter(|heading| !is_part_of(card, heading.span)));
    let after = [
        part("partners", "part_partners", true),
        part("prompts", "part_pair_prompts", goes_on),
        part("sessions", "part_sessions", !pair.held.is_empty()),
        part("practices", "part_pair_practices", !pair.practices.is_empty()),
        part("change", "part_pair_change", pair.state != "proposed"),
    ];
    let first = part("next-session", next_heading(pair), true);
    first.into_iter().chain(text).chain(after.into_iter().flatten()).collect()
}

/// The heading of the first part.
fn next_heading(pair: &PairView) -> &'static str {
    if pair.state == "proposed" { "part_proposal" } else { "part_next_session" }
}

/// Leaves out of the lists below a pair what its page says above.
pub(in crate::view) fn said_by_the_page(pair: &PairView, groups: &mut Vec<RelationGroup>) {
    let plans = pair.partners.iter().flat_map(|partner| &partner.plans);
    let shown: Vec<&str> = plans.filter_map(|plan| plan.href.as_deref()).collect();
    groups.iter_mut().for_each(|group| group.entries.retain(|entry| !shown.contains(&entry.href.as_str())));
    groups.retain(|group| !group.entries.is_empty());
}
