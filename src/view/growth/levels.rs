//! Levels of skills: of a person over time, and of a team by skill.
//!
//! In: the card of a person, of their ratings, or of a team. Out: [`LevelView`]s, a [`MatrixView`]. Only in
//! builds whose readers may see ratings; a wide build has none to show. Never: a mean of levels, or people
//! in the order of theirs.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::charts::drawn;
use super::say;
use super::shapes::{LevelView, MatrixRow, MatrixView};
use crate::chart::{levels as stack, proficiency as curves};
use crate::insight::coverage::{Cover, TeamSkill};
use crate::insight::proficiency::Curve;
use crate::model::PageId;
use crate::parse::growth::Rater;
use crate::view::card::Card;
use crate::view::chart::ChartView;

/// How many days a picture of counts needs.
const DAYS: usize = 2;

/// The levels of `person`, by skill.
pub(super) fn of_person(card: &Card<'_>, person: PageId) -> Vec<LevelView> {
    let known = card.context.insights.figures.proficiency.get(&person);
    let curves = known.into_iter().flat_map(|known| &known.curves);
    curves.map(|(skill, curve)| level(card, *skill, curve)).collect()
}

/// The levels of the person whose ratings the page of `card` holds.
pub(super) fn of_ratings(card: &Card<'_>) -> Vec<LevelView> {
    let person = card.out("person").first().map(|relation| relation.page);
    person.map(|person| of_person(card, person)).unwrap_or_default()
}

fn level(card: &Card<'_>, skill: PageId, curve: &Curve) -> LevelView {
    let page = card.context.page(skill);
    let key = |own: bool| if own { "level_own" } else { "level_agreed" };
    let agreed = curve.agreed_on(card.context.as_of);
    let line = agreed.map(|agreed| {
        let level = card.level(u8::try_from(agreed.level).unwrap_or(u8::MAX), page);
        card.filled(key(agreed.is_own), &[("level", &level), ("day", &say::day(card, agreed.date))])
    });
    LevelView {
        skill: card.link(skill),
        line: line.unwrap_or_default(),
        chart: over_time(card, skill, curve),
    }
}

/// The names of the levels of a skill.
fn names(card: &Card<'_>, skill: PageId) -> Vec<String> {
    let own = card.context.page(skill).fields().map(|fields| fields.list("scale")).unwrap_or_default();
    match own {
        [] => card.context.config.scale.clone(),
        own => own.iter().map(|(name, _)| name.clone()).collect(),
    }
}

fn over_time(card: &Card<'_>, skill: PageId, curve: &Curve) -> ChartView {
    let mut ratings: Vec<curves::Rating> = curve
        .lines
        .iter()
        .flat_map(|(rater, points)| points.iter().map(move |point| (rater, point)))
        .filter(|(_, point)| point.date <= card.context.as_of)
        .map(|(rater, point)| curves::Rating {
            date: point.date,
            level: point.level,
            by: if *rater == Rater::Own { curves::By::Own } else { curves::By::Observed },
            evidence: point.evidence.clone().unwrap_or_default(),
            is_old: point.is_dated,
        })
        .collect();
    ratings.sort_by_key(|rating| rating.date);
    let names = names(card, skill);
    let title = card.context.page(skill).title.clone();
    let prefix = format!("level-{}", skill.0);
    let picture = curves::Proficiency { names: &names, ratings };
    drawn(card, (&title, &prefix), "rule-15", |setting| curves::draw(&picture, setting))
}

/// The skills of a team, as far as the build may see the levels of its people.
pub(super) fn of_team(card: &Card<'_>) -> Option<MatrixView> {
    let figures = &card.context.insights.figures;
    let skills: Vec<&TeamSkill> = figures.coverage.iter().filter(|one| one.team == card.id).collect();
    let people = people(card, &skills);
    (!skills.is_empty()).then(|| MatrixView {
        people: people.iter().map(|person| card.link(*person)).collect(),
        rows: skills.iter().map(|skill| row(card, skill, &people)).collect(),
        charts: skills.iter().filter_map(|skill| counts(card, skill)).collect(),
    })
}

/// The people of the team with a level in one of the skills, in the order of pages.
fn people(card: &Card<'_>, skills: &[&TeamSkill]) -> Vec<PageId> {
    let wanted: BTreeSet<PageId> = skills.iter().map(|one| one.skill).collect();
    let members = super::team::members(card);
    let known = &card.context.insights.figures.proficiency;
    let has = |person: &PageId| {
        known.get(person).is_some_and(|known| known.curves.keys().any(|skill| wanted.contains(skill)))
    };
    members.into_iter().filter(has).collect()
}

fn row(card: &Card<'_>, skill: &TeamSkill, people: &[PageId]) -> MatrixRow {
    let known = &card.context.insights.figures.proficiency;
    let level = |person: &PageId| {
        let curve = known.get(person).and_then(|known| known.curves.get(&skill.skill));
        curve.and_then(|curve| curve.agreed_on(card.context.as_of)).map(|agreed| agreed.level)
    };
    let cover = match skill.cover() {
        Cover::Gap => "cover_gap",
        Cover::SinglePoint => "cover_single",
        Cover::Covered => "cover_many",
    };
    let growth = skill.growth;
    let matched = growth.matched();
    let up =
        [("up", growth.up), ("down", growth.down), ("n", matched)].map(|(name, n)| (name, n.to_string()));
    let up = up.each_ref().map(|(name, number)| (*name, number.as_str()));
    MatrixRow {
        skill: card.link(skill.skill),
        levels: people.iter().map(level).collect(),
        cover: card.filled(cover, &[("n", &skill.independents.to_string())]),
        growth: if matched > 0 { card.filled("level_growth", &up) } else { String::new() },
    }
}

/// How many people were on each level over time.
fn counts(card: &Card<'_>, skill: &TeamSkill) -> Option<ChartView> {
    let names = names(card, skill.skill);
    let counts: Vec<(Date, Vec<usize>)> = skill.over_time.clone();
    let is_worth_it = counts.len() >= DAYS && skill.levels.iter().sum::<usize>() >= DAYS;
    let title = card.context.page(skill.skill).title.clone();
    let prefix = format!("levels-{}", skill.skill.0);
    let picture = stack::Levels { names: &names, counts };
    is_worth_it.then(|| drawn(card, (&title, &prefix), "rule-16", |setting| stack::draw(&picture, setting)))
}
