//! A milestone in one line: `[x] 2026-09-14 Shadow two reviews (done 2026-09-20)`.
//!
//! In: the words of an item. Out: the [`Milestone`]. Never: takes a missing mark for an open one.

use super::piece::Piece;
use super::suffix::{self, Known, Suffixes, Takes};
use super::{Milestone, MilestoneState, day};
use crate::diag::{Code, Diagnostic};
use crate::parse::markdown::plain;
use crate::syntax::clipped;

const KNOWN: &[Known] = &[
    Known::new("done", Takes::Day, "(done 2026-09-20)"),
    Known::new("evidence", Takes::Words, "(evidence: https://tidewise.example/1)"),
    Known::new("work", Takes::Words, "(work: https://board.example/7)"),
    Known::new("stretch", Takes::Nothing, "(stretch)"),
];

/// Dashes before `dropped: reason`.
const DASHES: [&str; 3] = ["—", "–", "-"];

/// What stands in the brackets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open,
    Done,
    Dropped,
}

/// Reads an item as a milestone; `None` when it has no mark or no day.
pub(super) fn read(line: Piece<'_>, found: &mut Vec<Diagnostic>) -> Option<Milestone> {
    let line = line.trim();
    let (mark, brackets, rest) = mark(line).map_err(|mistake| found.push(mistake)).ok()?;
    let Some((date, rest)) = day::split(rest) else {
        found.push(undated(line, rest));
        return None;
    };
    let date = day::read(date).map_err(|mistake| found.push(mistake)).ok()?;
    let (words, suffixes) = suffix::behind_words(rest, KNOWN, found);
    let (words, dropped) = dropped(words);
    // The parts may also stand before the reason.
    let (words, more) = suffix::behind_words(words, KNOWN, found);
    let get = |name: &str| suffixes.words(name).or_else(|| more.words(name));
    if words.is_empty() {
        let message = "this milestone does not say what it is";
        found.push(line.wrong(Code::BadMilestone, message).help("write what will be done behind the day"));
    }
    let both = [&suffixes, &more];
    let state = state(mark, brackets, &both, dropped, found);
    Some(Milestone {
        date,
        text: plain(words.text()),
        state,
        is_stretch: get("stretch").is_some(),
        evidence: get("evidence"),
        work: get("work"),
        words: words.span(),
        span: line.span(),
    })
}

/// The mark, its brackets, and what follows.
fn mark(line: Piece<'_>) -> Result<(Mark, Piece<'_>, Piece<'_>), Diagnostic> {
    let text = line.text();
    let close = text.find(']').filter(|_| text.starts_with('[') && !text.starts_with("[["));
    let is_link = |close: usize| text[close + 1..].starts_with(['(', '[', ':']);
    let Some(close) = close.filter(|close| !is_link(*close)) else { return Err(unmarked(line)) };
    let (brackets, rest) = (line.to(close + 1), line.from(close + 1));
    let mark = match text[1..close].trim() {
        "" if close > 1 => Mark::Open,
        "x" | "X" => Mark::Done,
        "~" => Mark::Dropped,
        _ => return Err(no_such_mark(brackets, &text[1..close])),
    };
    Ok((mark, brackets, rest.trim()))
}

fn unmarked(line: Piece<'_>) -> Diagnostic {
    let message = "a milestone begins with a mark: `[ ]` open, `[x]` done, `[~]` dropped";
    line.wrong(Code::BadMilestone, message).help(line.to(0).write("[ ] "))
}

fn no_such_mark(brackets: Piece<'_>, inside: &str) -> Diagnostic {
    let meant = match inside.trim().to_lowercase().as_str() {
        "" => "[ ]",
        "✓" | "✔" | "v" | "*" | "done" | "yes" => "[x]",
        "-" | "–" | "—" | "/" | "dropped" => "[~]",
        _ => "",
    };
    let message = format!("`[{}]` is no mark: `[ ]` is open, `[x]` done, `[~]` dropped", clipped(inside));
    let found = brackets.wrong(Code::BadMilestone, message);
    if meant.is_empty() {
        return found.help("write one of the three in its place");
    }
    found.help(brackets.write(meant))
}

fn undated(line: Piece<'_>, rest: Piece<'_>) -> Diagnostic {
    let message = "this milestone has no day behind its mark";
    let fix = rest.to(0).write("2026-10-01 ");
    line.wrong(Code::BadMilestone, message).help(format!("{fix}, with the day on which it should be done"))
}

/// Takes `— dropped: reason` off the end.
fn dropped(words: Piece<'_>) -> (Piece<'_>, Option<(Piece<'_>, Piece<'_>)>) {
    let text = words.text();
    let dash = |(at, dash): (usize, &str)| {
        let rest = text[at + dash.len()..].trim_start();
        let is_word = rest.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("dropped"));
        let behind = rest.get(7..).unwrap_or_default();
        let has_room = text[..at].is_empty() || text[..at].ends_with(char::is_whitespace);
        let is_it = is_word && has_room && (behind.trim().is_empty() || behind.trim_start().starts_with(':'));
        let reason = behind.trim_start().strip_prefix(':').unwrap_or_default();
        is_it.then(|| (at, text.len() - reason.len()))
    };
    let places = DASHES.iter().flat_map(|mark| text.match_indices(mark));
    match places.filter_map(dash).max() {
        Some((at, reason)) => (words.to(at).trim(), Some((words.from(at), words.from(reason).trim()))),
        None => (words, None),
    }
}

fn state(
    mark: Mark,
    brackets: Piece<'_>,
    suffixes: &[&Suffixes<'_>; 2],
    dropped: Option<(Piece<'_>, Piece<'_>)>,
    found: &mut Vec<Diagnostic>,
) -> MilestoneState {
    let holder = suffixes.iter().find(|suffixes| suffixes.get("done").is_some());
    let done = holder.and_then(|suffixes| suffixes.get("done"));
    if let Some(suffix) = done.filter(|_| mark != Mark::Done) {
        let is = if mark == Mark::Open { "open" } else { "dropped" };
        let message = format!("this milestone is {is} and has a day on which it was done");
        let fix = brackets.write("[x]");
        let help = format!("{fix}; or remove `{}`", suffix.whole.words());
        found.push(suffix.whole.wrong(Code::BadMilestone, message).help(help));
    }
    if let Some((whole, _)) = dropped.filter(|_| mark != Mark::Dropped) {
        let is = if mark == Mark::Open { "open" } else { "done" };
        let message = format!("this milestone is {is} and says why it was dropped");
        found.push(whole.wrong(Code::BadMilestone, message).help(brackets.write("[~]")));
    }
    match mark {
        Mark::Open => MilestoneState::Open,
        Mark::Done => MilestoneState::Done(holder.and_then(|suffixes| suffixes.day("done", found))),
        Mark::Dropped => {
            let reason = dropped.map(|(_, reason)| plain(reason.text()));
            MilestoneState::Dropped(reason.filter(|reason| !reason.is_empty()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn read(text: &str) -> (Option<Milestone>, Vec<Diagnostic>) {
        let mut found = Vec::new();
        (super::read(Piece::exact(text, 0), &mut found), found)
    }

    fn milestone(text: &str) -> Milestone {
        let (milestone, found) = read(text);
        assert!(found.is_empty(), "{text}: {found:?}");
        milestone.expect(text)
    }

    #[test]
    fn the_three_marks() {
        let text = "[ ] 2026-10-01 Publish *it* (all) (stretch) (work: https://b/7)";
        let read = milestone(text);
        assert_eq!(
            (read.date, read.text.as_str(), &read.state),
            (date(2026, 10, 1), "Publish it (all)", &MilestoneState::Open)
        );
        assert_eq!(&text[read.words.range()], "Publish *it* (all)");
        assert_eq!((read.is_stretch, read.work.as_deref()), (true, Some("https://b/7")));
        let read = milestone("[x] 2026-09-14 Shadow (done 2026-09-20) (evidence: https://e)");
        assert_eq!(
            (read.state, read.evidence.as_deref()),
            (MilestoneState::Done(Some(date(2026, 9, 20))), Some("https://e"))
        );
        assert_eq!(milestone("[X] 2026-09-14 Shadow").state, MilestoneState::Done(None));
    }

    #[test]
    fn what_was_dropped_says_why() {
        let reason = |text| match milestone(text).state {
            MilestoneState::Dropped(reason) => reason.unwrap_or_default(),
            other => panic!("{other:?}"),
        };
        assert_eq!(
            reason("[~] 2026-11-01 Speak at meet-up — dropped: event (again) cancelled"),
            "event (again) cancelled"
        );
        assert_eq!(reason("[~] 2026-11-01 Speak - Dropped: no (stretch)"), "no");
        assert_eq!(reason("[~] 2026-11-01 Speak (stretch) – dropped : a — b"), "a — b");
        assert_eq!(reason("[~] 2026-11-01 Speak"), "");
        assert_eq!(milestone("[~] 2026-11-01 Speak (stretch) – dropped: a").text, "Speak");
        assert_eq!(milestone("[ ] 2026-11-01 Re-dropped: x").text, "Re-dropped: x");
    }

    #[test]
    fn every_mistake_stands_in_its_place() {
        let cases = [
            ("2026-10-01 Publish", "bad-milestone", "2026-10-01 Publish", "write `[ ] 2026-10-01 Publish`"),
            ("[✓] 2026-10-01 Publish", "bad-milestone", "[✓]", "write `[x] 2026-10-01 Publish`"),
            ("[] 2026-10-01 Publish", "bad-milestone", "[]", "write `[ ] 2026-10-01 Publish`"),
            ("[?] 2026-10-01 Publish", "bad-milestone", "[?]", ""),
            ("[ ] Publish", "bad-milestone", "[ ] Publish", ""),
            ("[ ] 2026-10-01", "bad-milestone", "[ ] 2026-10-01", ""),
            ("[ ] 2026-9-3 Publish", "bad-date", "2026-9-3", "write `[ ] 2026-09-03 Publish`"),
            ("[ ] 3/9/26 Publish", "bad-date", "3/9/26", ""),
            ("[ ] 2026-02-30 Publish", "bad-date", "2026-02-30", ""),
            ("[ ] 2026-10-01 A (done 2026-10-02)", "bad-milestone", "(done 2026-10-02)", ""),
            ("[~] 2026-10-01 A (done 2026-10-02)", "bad-milestone", "(done 2026-10-02)", ""),
            (
                "[ ] 2026-10-01 A — dropped: b",
                "bad-milestone",
                "— dropped: b",
                "write `[~] 2026-10-01 A — dropped: b`",
            ),
            ("[x] 2026-10-01 A (done 2/3/26)", "bad-date", "2/3/26", ""),
            ("[x] 2026-10-01 A (evidnce: b)", "bad-suffix", "(evidnce: b)", ""),
        ];
        for (text, code, place, help) in cases {
            let (_, found) = read(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            let span = found[0].span.expect("a place");
            assert_eq!((found[0].code.as_str(), &text[span.range()]), (code, place), "{text}");
            let told = found[0].help.as_deref().unwrap_or_default();
            assert!(help.is_empty() || told == help, "{text}: {told}");
        }
    }
}
