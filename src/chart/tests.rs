//! What holds for every picture, whatever its numbers: its SVG is well formed, everything lies on the
//! sheet, texts mean nothing to XML, there is no style in it, and its table is a table.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{
    Drawing, Reading, Setting, band, bullet, burnup, dots, levels, network, proficiency, rungs, spark, steps,
    strip,
};
use crate::number::Rational;
use crate::words::Words;

/// The day of all tests.
pub(super) const TODAY: Date = date(2026, 10, 16);

/// A picture's setting in tests.
pub(super) fn setting(words: &Words) -> Setting<'_> {
    Setting { title: "Minutes to restore", prefix: "m", as_of: TODAY, words }
}

/// The attributes of the elements whose beginning is this, in order.
pub(super) fn elements(drawing: &Drawing, start: &str) -> Vec<String> {
    let rest = drawing.svg.split('<').filter_map(|element| element.strip_prefix(start));
    rest.map(|rest| rest.split(['>', '/']).next().unwrap_or_default().trim().to_owned()).collect()
}

/// The texts in the picture.
pub(super) fn texts(drawing: &Drawing) -> Vec<String> {
    let texts = drawing.svg.split("<text ").skip(1);
    texts.filter_map(|text| Some(text.split_once('>')?.1.split('<').next()?.to_owned())).collect()
}

/// What is wrong with a picture; nothing when it is sound.
fn faults(drawing: &Drawing) -> Vec<String> {
    let mut faults = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    let height = sheet(&drawing.svg);
    for part in drawing.svg.split('<').skip(1) {
        let Some((tag, text)) = part.split_once('>') else {
            faults.push(format!("a tag does not end: {part}"));
            continue;
        };
        if text.contains('"') || text.replace("&amp;", "").contains("&;") || !entities_are_known(text) {
            faults.push(format!("a text is not escaped: {text}"));
        }
        let name = tag.trim_end_matches('/').split(' ').next().unwrap_or_default();
        match (tag.strip_prefix('/'), tag.ends_with('/')) {
            (Some(name), _) if open.pop() != Some(name) => {
                faults.push(format!("</{name}> ends another element"));
            }
            (None, false) => open.push(name),
            _ => {}
        }
        faults.extend(attributes(tag).filter_map(|(name, value)| misplaced(name, value, height)));
    }
    if !open.is_empty() {
        faults.push(format!("still open: {open:?}"));
    }
    if drawing.table.rows.iter().any(|row| row.len() != drawing.table.head.len()) {
        faults.push("a row is not as long as the head".to_owned());
    }
    if [&drawing.takeaway, &drawing.caption].iter().any(|text| text.is_empty() || text.contains('{')) {
        faults.push(format!("a sentence is not whole: {} / {}", drawing.takeaway, drawing.caption));
    }
    faults
}

/// The height of the sheet.
fn sheet(svg: &str) -> f64 {
    let sheet = svg.split("viewBox=\"0 0 360 ").nth(1).expect("a sheet of 360");
    sheet.split('"').next().expect("its height").parse().expect("a number")
}

fn entities_are_known(text: &str) -> bool {
    let known = ["amp;", "lt;", "gt;", "quot;", "#39;"];
    text.split('&').skip(1).all(|rest| known.iter().any(|name| rest.starts_with(name)))
}

/// The attributes of a tag; a value that is not quoted makes the rest of them one name.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut parts = tag.split('"');
    std::iter::from_fn(move || {
        let name = parts.next()?.rsplit(' ').next()?.strip_suffix('=')?;
        Some((name, parts.next()?))
    })
}

/// That an attribute does not belong into a picture, or a place not onto the sheet.
fn misplaced(name: &str, value: &str, height: f64) -> Option<String> {
    let within = |place: &str, end: f64| place.parse::<f64>().is_ok_and(|place| (0.0..=end).contains(&place));
    let is_right = match name {
        "x" | "x1" | "x2" | "cx" | "width" => within(value, 360.0),
        "y" | "y1" | "y2" | "cy" | "height" => within(value, height),
        "r" => within(value, 10.0),
        "d" => {
            let places: Vec<&str> =
                value.split(['M', 'L', 'V', 'A', 'Z', ' ']).filter(|it| !it.is_empty()).collect();
            places.iter().all(|place| within(place, height.max(360.0)))
        }
        "class" | "role" | "aria-hidden" | "id" | "aria-labelledby" | "viewBox" => {
            !value.contains(['<', '&'])
        }
        _ => false,
    };
    (!is_right).then(|| format!("{name}=\"{value}\" on a sheet {height} high"))
}

fn number() -> impl Strategy<Value = Rational> {
    let above = prop_oneof![-20_i64..200, any::<i64>(), Just(0)];
    (above, prop_oneof![Just(1_i64), Just(10), Just(3), Just(1_000_000)])
        .prop_map(|(a, b)| Rational::of(a, b))
}

fn day() -> impl Strategy<Value = Date> {
    (prop_oneof![-400_i64..400, Just(0_i64)])
        .prop_map(|days| TODAY.checked_add(jiff::Span::new().days(days)).expect("a date"))
}

fn readings() -> impl Strategy<Value = Vec<Reading>> {
    let reading = || (day(), number()).prop_map(|(date, value)| Reading { date, value });
    let some = prop_oneof![prop::collection::vec(reading(), 0..6), prop::collection::vec(reading(), 0..120)];
    some.prop_map(|mut readings| {
        readings.retain(|reading| reading.date <= TODAY);
        readings.sort_by_key(|reading| reading.date);
        readings
    })
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("min".to_owned()),
        Just("<script>alert('x')</script> & \"more\" ]]>".to_owned()),
        Just("Restoring services across harbours without waking anybody up twice in a night ".repeat(4)),
        Just("دقائق للاستعادة".to_owned()),
        "[^\\p{C}{}]{0,40}",
    ]
}

fn sound(draw: impl Fn(&Setting<'_>) -> Drawing, title: &str) {
    for language in ["en", "de", "ar"] {
        let words = Words::of(language);
        let drawing = draw(&Setting { title, prefix: "a\"<b", ..setting(&words) });
        assert_eq!(faults(&drawing), Vec::<String>::new(), "{drawing:#?}");
        assert_eq!(drawing, draw(&Setting { title, prefix: "a\"<b", ..setting(&words) }), "always the same");
        assert!(drawing.svg.contains("<title id=\"a--b-title\">") && drawing.svg.contains("role=\"img\""));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn measures_now_are_sound(
        (baseline, target, stretch) in (number(), number(), prop::option::of(number())),
        (readings, share) in (readings(), prop::option::of(0_i64..=10)),
        (unit, title) in (words(), words()),
    ) {
        let reading = readings.last().cloned();
        let (low, high) = (Some(baseline.clone()), stretch.clone());
        let band = band::Band { unit: &unit, low, high, reading: reading.clone(), days_in: None, readings: 1 };
        sound(|setting| band::draw(&band, setting), &title);
        let expected = share.map(|share| Rational::of(share, 10));
        let bullet = bullet::Bullet { unit: &unit, baseline, target, stretch, reading, expected, readings: 1 };
        sound(|setting| bullet::draw(&bullet, setting), &title);
        sound(|setting| spark::draw(&bullet, setting), &title);
    }

    #[test]
    fn measures_over_time_are_sound(
        (baseline, target, stretch) in (number(), number(), prop::option::of(number())),
        (readings, revisions) in (readings(), readings()),
        (start, due, is_old) in (prop::option::of(day()), prop::option::of(day()), any::<bool>()),
        (unit, title) in (words(), words()),
    ) {
        let revisions = revisions.into_iter().take(3).map(|reading| (reading.date, reading.value)).collect();
        let change = steps::Aim::Change { baseline: baseline.clone(), target, revisions, stretch: stretch.clone() };
        for aim in [change, steps::Aim::Band { low: Some(baseline), high: stretch }] {
            let steps = steps::Steps { unit: &unit, aim, readings: readings.clone(), start, due, is_old };
            sound(|setting| steps::draw(&steps, setting), &title);
        }
    }

    #[test]
    fn counts_over_time_are_sound(
        (days, counts) in (prop::collection::vec(day(), 0..8), prop::collection::vec(0_usize..6, 1..8)),
        (start, due, dropped) in (prop::option::of(day()), prop::option::of(day()), 0_usize..3),
        (name, title) in (words(), words()),
    ) {
        let mut days = days;
        days.retain(|day| *day <= TODAY);
        days.sort_unstable();
        let scope = days.iter().copied().zip(counts.iter().copied()).collect();
        let burnup = burnup::Burnup { scope, done: days.clone(), dropped, start, due };
        sound(|setting| burnup::draw(&burnup, setting), &title);
        let names = vec![name; counts.len()];
        let counts = days.iter().map(|day| (*day, counts.clone())).collect();
        sound(|setting| levels::draw(&levels::Levels { names: &names, counts: Clone::clone(&counts) }, setting), &title);
    }

    #[test]
    fn people_and_rhythms_are_sound(
        ratings in prop::collection::vec((day(), 1_u32..7, any::<bool>(), any::<bool>()), 0..12),
        (from, to, start, end) in (0_u32..9, 0_u32..9, day(), day()),
        (name, title) in (words(), words()),
    ) {
        let names = vec![name.clone(); 5];
        let mut ratings = ratings;
        ratings.retain(|(day, ..)| *day <= TODAY);
        ratings.sort_unstable();
        let reading = ratings.last().map(|(day, level, ..)| (*day, *level));
        let rungs = rungs::Rungs { from, to, reading, names: &names, readings: 1 };
        sound(|setting| rungs::draw(&rungs, setting), &title);
        let kind = |level: u32| [strip::Mark::Review, strip::Mark::Reflection, strip::Mark::Update][level as usize % 3];
        let entries = ratings.iter().map(|(day, level, ..)| (*day, kind(*level))).collect();
        let strip = strip::Strip { start, end, entries };
        sound(|setting| strip::draw(&strip, setting), &title);
        let by = |own| if own { proficiency::By::Own } else { proficiency::By::Observed };
        let rating = |(date, level, own, is_old): &(Date, u32, bool, bool)| proficiency::Rating {
            date: *date, level: *level, by: by(*own), evidence: name.clone(), is_old: *is_old,
        };
        let all = proficiency::Proficiency { names: &names, ratings: ratings.iter().map(rating).collect() };
        sound(|setting| proficiency::draw(&all, setting), &title);
    }

    #[test]
    fn scores_are_sound(scores in prop::collection::vec((words(), 0_i64..=1000), 0..90), title in words()) {
        let scores = scores.into_iter().map(|(name, score)| (name, Rational::of(score, 1000))).collect();
        let dots = dots::Dots { scores };
        sound(|setting| dots::draw(&dots, setting), &title);
    }

    #[test]
    fn networks_are_sound(
        names in prop::collection::vec((words(), 0_usize..5), 0..14),
        ties in prop::collection::vec((0_usize..15, words(), 0_usize..15), 0..40),
        (group, title) in (words(), words()),
    ) {
        let people = names.iter().map(|(name, group)| network::Knot { name, group: *group }).collect();
        let tie = |(giver, what, receiver): &(usize, String, usize)| (*giver, what.clone(), *receiver);
        let ties: Vec<_> = ties.iter().map(tie).collect();
        let ties = ties.iter().map(|(giver, what, receiver)| network::Tie { giver: *giver, what, receiver: *receiver });
        let network = network::Network { groups: vec![&group; 4], people, ties: ties.collect() };
        sound(|setting| network::draw(&network, setting), &title);
    }
}
