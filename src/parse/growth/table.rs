//! A measure as a table of the front matter: `[[measures]]`.
//!
//! In: the decoded table. Out: the [`Measure`], as its line would say it. Never: tells again what decoding
//! told, such as a number that is none.

use super::measure::{id_of, lens};
use super::{Aim, Commitment, Measure, Phase, value};
use crate::diag::{Code, Diagnostic};
use crate::number::Rational;
use crate::parse::markdown::{heading_slug, plain};
use crate::schema::{Line, Record, Typed};
use crate::source::Span;

/// A table that is being read.
struct Table<'r> {
    record: &'r Record,
    span: Span,
    /// Whether something in it could not be read, which was told.
    is_told: bool,
}

/// Reads a table that stands at `span`. `None` when it has a mistake that leaves nothing to measure.
pub(super) fn read(
    record: &Record,
    span: Span,
    is_told: bool,
    found: &mut Vec<Diagnostic>,
) -> Option<Measure> {
    let table = Table { record, span, is_told };
    let title = plain(&record.text("title")?);
    let mut aim = match table.aim() {
        Ok(aim) => aim?,
        Err(mistake) => {
            found.push(mistake);
            return None;
        }
    };
    found.extend(table.stretch(&mut aim));
    let phases = table.phases(&aim, found);
    let written = record.text("id").map(|id| heading_slug(&id)).filter(|id| !id.is_empty());
    Some(Measure {
        id: written.unwrap_or_else(|| id_of(&title)),
        title,
        aim,
        unit: record.text("unit").unwrap_or_default(),
        commitment: record.word("commitment").map(commitment),
        due: record.date("due"),
        source: record.text("source"),
        lens: record.word("lens").and_then(lens),
        impact: record.word("impact"),
        weight: record.number("weight").unwrap_or_else(Rational::one),
        phases,
        done: None,
        span,
    })
}

fn commitment(word: &'static str) -> Commitment {
    if word == "stretch" { Commitment::Stretch } else { Commitment::Committed }
}

impl Table<'_> {
    fn number(&self, field: &str) -> Option<Rational> {
        self.record.number(field)
    }

    /// Where a field stands; the whole table when it is absent.
    fn at(&self, field: &str) -> Span {
        self.record.get(field).map_or(self.span, |(_, span)| span)
    }

    /// What counts as progress; `None` when that cannot be known because of a mistake that was told.
    fn aim(&self) -> Result<Option<Aim>, Diagnostic> {
        let kind = self.record.word("kind");
        let ends = (self.number("baseline"), self.number("target"));
        let limits = (self.number("low"), self.number("high"));
        let has_ends = ends.0.is_some() || ends.1.is_some();
        let has_limits = limits.0.is_some() || limits.1.is_some();
        match kind {
            _ if has_ends && has_limits => Err(self.mixed()),
            Some("band") if has_ends => {
                Err(self.contradicts("band", "`baseline` or `target`", "`low` or `high`"))
            }
            Some("deliverable") if has_ends || has_limits => {
                Err(self.contradicts("deliverable", "a number", "neither number"))
            }
            Some(kind @ ("increase" | "decrease" | "reach" | "level")) if has_limits => {
                Err(self.contradicts(kind, "`low` or `high`", "`baseline` and `target`"))
            }
            Some("band") => self.band(limits),
            Some("deliverable") => Ok(Some(Aim::Deliverable)),
            Some(kind) => self.step(Some(kind), ends),
            None if has_limits => self.band(limits),
            None if has_ends => self.step(None, ends),
            None => Ok((!self.is_told).then_some(Aim::Deliverable)),
        }
    }

    fn mixed(&self) -> Diagnostic {
        Diagnostic::new(
            Code::BadBand,
            "a measure either goes from one number to another, or stays within limits",
        )
        .at(self.at(if self.record.get("low").is_some() { "low" } else { "high" }))
        .help("keep `baseline` and `target`, or `low` and `high`, and remove the others")
    }

    /// A written kind that its numbers contradict.
    fn contradicts(&self, kind: &str, has: &str, wants: &str) -> Diagnostic {
        Diagnostic::new(Code::BadEnum, format!("`kind` says `{kind}`, but the measure has {has}"))
            .at(self.at("kind"))
            .help(format!("remove the line, because the numbers say what kind it is; `{kind}` has {wants}"))
    }

    fn band(&self, (low, high): (Option<Rational>, Option<Rational>)) -> Result<Option<Aim>, Diagnostic> {
        if low.is_none() && high.is_none() {
            return self.lacks("low", "`low = 4`, `high = 8`, or both");
        }
        if low.as_ref().zip(high.as_ref()).is_some_and(|(low, high)| low > high) {
            return Err(Diagnostic::new(Code::BadBand, "the lower limit is above the upper one")
                .at(self.at("low"))
                .help("exchange `low` and `high`"));
        }
        Ok(Some(Aim::Band { low, high }))
    }

    /// From one number to another, or from one level to another.
    fn step(
        &self,
        kind: Option<&'static str>,
        ends: (Option<Rational>, Option<Rational>),
    ) -> Result<Option<Aim>, Diagnostic> {
        let (baseline, target) = match ends {
            (Some(baseline), Some(target)) => (baseline, target),
            (None, _) => return self.lacks("baseline", "`baseline = 0`, where it started"),
            (_, None) => return self.lacks("target", "`target = 6`, where it should go"),
        };
        if kind == Some("level") {
            return self.level(&baseline, &target).map(Some);
        }
        if baseline == target {
            let number = target.decimal(6);
            let message = format!("this measure begins where it ends, at {number}");
            let help =
                format!("to keep it there, write `low = {number}` or `high = {number}` in place of both");
            return Err(Diagnostic::new(Code::TargetEqualsBaseline, message)
                .at(self.at("target"))
                .help(help));
        }
        self.agrees(kind, &baseline, &target)?;
        Ok(Some(Aim::Change { baseline, target, stretch: None }))
    }

    fn level(&self, baseline: &Rational, target: &Rational) -> Result<Aim, Diagnostic> {
        let step = value::levels(baseline, target).filter(|(from, to)| from < to);
        let (from, to) = step.ok_or_else(|| {
            let message = format!(
                "{} and {} are no step from one level to a higher one",
                baseline.decimal(6),
                target.decimal(6)
            );
            Diagnostic::new(Code::BadLevel, message)
                .at(self.at("target"))
                .help("levels are whole numbers from 1: for example `baseline = 2`, `target = 4`")
        })?;
        Ok(Aim::Level { from, to })
    }

    /// Whether the written kind says the same as the numbers.
    fn agrees(&self, kind: Option<&str>, baseline: &Rational, target: &Rational) -> Result<(), Diagnostic> {
        let rises = baseline < target;
        let Some(kind) = kind.filter(|kind| (*kind == "decrease") == rises) else { return Ok(()) };
        let (from, to) = (baseline.decimal(6), target.decimal(6));
        let (way, other) = if rises { ("up", "increase") } else { ("down", "decrease") };
        Err(Diagnostic::new(
            Code::BadEnum,
            format!("`kind` says `{kind}`, but from {from} to {to} it goes {way}"),
        )
        .at(self.at("kind"))
        .help(format!("remove the line, write `{other}`, or exchange the two numbers")))
    }

    fn lacks(&self, field: &str, lines: &str) -> Result<Option<Aim>, Diagnostic> {
        if self.is_told {
            return Ok(None);
        }
        Err(Diagnostic::new(Code::MissingField, format!("this measure has no `{field}`"))
            .at(self.span)
            .help(format!("add {lines}")))
    }

    fn stretch(&self, aim: &mut Aim) -> Option<Diagnostic> {
        let (message, help) = value::stretched(aim, self.number("stretch")?).err()?;
        let help = help.replace("`(stretch)` alone", "`commitment = \"stretch\"`");
        Some(Diagnostic::new(Code::BadStretch, message).at(self.at("stretch")).help(help))
    }

    fn phases(&self, aim: &Aim, found: &mut Vec<Diagnostic>) -> Vec<Phase> {
        let lines = self.record.lines("phases");
        if let Some((_, span)) =
            lines.first().filter(|_| !matches!(aim, Aim::Change { .. } | Aim::Level { .. }))
        {
            let message = "steps on the way need a measure that goes from one number to another";
            let help = "remove `phases`, or give the measure `baseline` and `target`";
            found.push(Diagnostic::new(Code::BadPhase, message).at(*span).help(help));
            return Vec::new();
        }
        let mut phases: Vec<Phase> = Vec::new();
        for phase in lines.iter().filter_map(|(line, span)| phase(line, *span)) {
            match phases.last() {
                Some(before) if before.by >= phase.by => found.push(out_of_order(before, &phase)),
                Some(_) | None => phases.push(phase),
            }
        }
        phases
    }
}

fn phase(line: &Line, span: Span) -> Option<Phase> {
    let Line::Record(record) = line else { return None };
    let place = match record.get("by") {
        Some((Typed::Date(_), place)) => place,
        _ => span,
    };
    Some(Phase { by: record.date("by")?, value: record.number("value")?, span: place })
}

fn out_of_order(before: &Phase, phase: &Phase) -> Diagnostic {
    let message =
        format!("this step is due on {}, which is not after the step before it ({})", phase.by, before.by);
    Diagnostic::new(Code::BadPhase, message)
        .at(phase.span)
        .help("put the steps in the order of their days, each on a day of its own")
}

#[cfg(test)]
mod tests {
    use super::super::tests::front;
    use super::*;
    use jiff::civil::date;

    fn read(table: &str) -> (Vec<Measure>, Vec<(String, String)>) {
        front(&format!("[[measures]]\ntitle = \"A *b*\"\n{table}\n"))
    }

    fn aim(table: &str) -> Aim {
        let (mut measures, found) = read(table);
        assert!(found.is_empty(), "{table}: {found:?}");
        measures.remove(0).aim
    }

    #[test]
    fn numbers_say_what_counts_as_progress() {
        let change =
            |from: i64, to: i64| Aim::Change { baseline: from.into(), target: to.into(), stretch: None };
        assert_eq!(aim("baseline = 55\ntarget = 30"), change(55, 30));
        assert_eq!(aim("kind = \"reach\"\nbaseline = 0\ntarget = 6"), change(0, 6));
        assert_eq!(aim("kind = \"decrease\"\nbaseline = 55\ntarget = 30"), change(55, 30));
        assert_eq!(aim("low = 4"), Aim::Band { low: Some(4.into()), high: None });
        assert_eq!(
            aim("kind = \"band\"\nlow = 4\nhigh = 4"),
            Aim::Band { low: Some(4.into()), high: Some(4.into()) }
        );
        assert_eq!(aim("kind = \"level\"\nbaseline = 2\ntarget = 4"), Aim::Level { from: 2, to: 4 });
        assert_eq!(aim(""), Aim::Deliverable);
    }

    #[test]
    fn all_fields_are_taken() {
        let (measures, found) = read(
            "id = \"Minutes\"\nbaseline = 55\ntarget = 30\nstretch = 20.5\nunit = \"min\"\ndue = 2026-12-18\n\
             source = \"log\"\nlens = \"outcome\"\nimpact = \"people\"\ncommitment = \"committed\"\nweight = 0.5\n\
             phases = [{ by = 2026-10-01, value = 45 }, { by = 2026-11-01, value = 40 }]",
        );
        assert!(found.is_empty(), "{found:?}");
        let read = &measures[0];
        assert_eq!((read.id.as_str(), read.title.as_str(), read.unit.as_str()), ("minutes", "A b", "min"));
        assert!(
            matches!(&read.aim, Aim::Change { stretch: Some(stretch), .. } if *stretch == Rational::of(41, 2))
        );
        assert_eq!((&read.weight, read.due), (&Rational::of(1, 2), Some(date(2026, 12, 18))));
        assert_eq!((read.commitment, read.source.as_deref()), (Some(Commitment::Committed), Some("log")));
        let phases: Vec<(Date, i64)> =
            read.phases.iter().map(|phase| (phase.by, phase.value.whole().unwrap_or_default())).collect();
        assert_eq!(phases, [(date(2026, 10, 1), 45), (date(2026, 11, 1), 40)]);
    }

    use jiff::civil::Date;

    #[test]
    fn every_mistake_is_told_once_in_its_place() {
        let cases = [
            ("kind = \"increase\"\nbaseline = 55\ntarget = 30", "bad-enum", "\"increase\""),
            ("kind = \"decrease\"\nbaseline = 0\ntarget = 30", "bad-enum", "\"decrease\""),
            ("kind = \"band\"\nbaseline = 0\ntarget = 30", "bad-enum", "\"band\""),
            ("kind = \"deliverable\"\nlow = 3", "bad-enum", "\"deliverable\""),
            ("kind = \"level\"\nlow = 3", "bad-enum", "\"level\""),
            ("baseline = 5\ntarget = 5", "target-equals-baseline", "5"),
            ("low = 8\nhigh = 4", "bad-band", "8"),
            ("low = 8\ntarget = 4", "bad-band", "8"),
            ("baseline = 40\ntarget = 80\nstretch = 70", "bad-stretch", "70"),
            ("low = 4\nstretch = 70", "bad-stretch", "70"),
            ("kind = \"level\"\nbaseline = 4\ntarget = 2", "bad-level", "2"),
            ("kind = \"level\"\nbaseline = 1\ntarget = 2.5", "bad-level", "2.5"),
            (
                "low = 4\nphases = [{ by = 2026-10-01, value = 45 }]",
                "bad-phase",
                "{ by = 2026-10-01, value = 45 }",
            ),
            (
                "baseline = 1\ntarget = 9\nphases = [{ by = 2026-10-01, value = 4 }, { by = 2026-09-01, value = 5 }]",
                "bad-phase",
                "2026-09-01",
            ),
            ("baseline = \"1,5\"\ntarget = 9", "bad-number", "\"1,5\""),
        ];
        for (table, code, place) in cases {
            let (_, found) = read(table);
            assert_eq!(found, [(code.to_owned(), place.to_owned())], "{table}");
        }
        assert_eq!(read("target = 9").1[0].0, "missing-field");
        assert_eq!(read("baseline = 9").1[0].0, "missing-field");
        assert_eq!(read("kind = \"band\"").1[0].0, "missing-field");
    }
}
