//! Numbers as JSON.
//!
//! In: what is to be explained. Out: one JSON value: numbers are JSON numbers, the nearest double where they are
//! no whole ones; what is unknown is `null`. Never: a number as text.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::subject::{Record, Subject};
use crate::insight::MeasureStanding;
use crate::number::Rational;
use crate::parse::growth::{Aim, Commitment};

/// The value that explains `subject`.
pub(super) fn of(subject: &Subject<'_>, as_of: Date) -> Value {
    match subject {
        Subject::Record(record) => of_record(record),
        Subject::Measure(record, at) => of_one(record, *at),
        Subject::Person(page, plans) => json!({
            "ref": page.record().map(|person| person.reference()),
            "kind": "person",
            "as_of": as_of.to_string(),
            "plans": plans.iter().map(of_record).collect::<Vec<_>>(),
        }),
    }
}

fn of_record(record: &Record<'_>) -> Value {
    let standing = record.standing;
    let measures: Vec<Value> = standing.measures.iter().map(of_measure).collect();
    let steps = standing.milestones;
    json!({
        "ref": record.reference(),
        "kind": record.noun(),
        "as_of": standing.as_of.to_string(),
        "start": day(standing.start),
        "due": day(standing.due),
        "status": standing.status.as_str(),
        "score": maybe(standing.score.as_ref()),
        "stretch_score": maybe(standing.stretch_score.as_ref()),
        "progress": maybe(standing.progress.as_ref()),
        "expected": maybe(standing.expected.as_ref()),
        "confidence": maybe(standing.confidence.as_ref().map(|felt| &felt.value)),
        "disagree": standing.disagree,
        "measures": measures,
        "milestones": { "done": steps.done, "dropped": steps.dropped, "all": steps.all },
        "rule": rule(standing.clause, standing.decided_by.map(|at| &standing.measures[at])),
    })
}

/// A measure alone: its own object, with what it belongs to.
fn of_one(record: &Record<'_>, at: usize) -> Value {
    let measure = &record.standing.measures[at];
    let mut value = json!({
        "ref": format!("measure:{}/{}", record.reference(), measure.tracked.measure.id),
        "as_of": record.standing.as_of.to_string(),
    });
    if let (Value::Object(object), Value::Object(own)) = (&mut value, of_measure(measure)) {
        object.extend(own);
    }
    value
}

fn of_measure(standing: &MeasureStanding) -> Value {
    let measure = &standing.tracked.measure;
    let (stretch, low, high) = match &measure.aim {
        Aim::Change { stretch, .. } => (stretch.as_ref(), None, None),
        Aim::Band { low, high } => (None, low.as_ref(), high.as_ref()),
        Aim::Deliverable | Aim::Level { .. } => (None, None, None),
    };
    json!({
        "id": measure.id,
        "title": measure.title,
        "kind": kind(&measure.aim),
        "commitment": match standing.commitment {
            Commitment::Committed => "committed",
            Commitment::Stretch => "stretch",
        },
        "weight": number(&measure.weight),
        "baseline": maybe(standing.baseline().as_ref()),
        "target": maybe(standing.target.as_ref()),
        "stretch": maybe(stretch),
        "low": maybe(low),
        "high": maybe(high),
        "unit": (!measure.unit.is_empty()).then_some(&measure.unit),
        "current": maybe(standing.current.as_ref()),
        "reading_date": day(standing.read_on),
        "progress": number(&standing.progress),
        "score": number(&standing.score),
        "expected": maybe(standing.expected.as_ref()),
        "due": day(standing.due),
        "status": standing.status.as_str(),
        "source": measure.source,
        "rule": rule(standing.clause, Some(standing)),
    })
}

/// The word for what counts as progress.
pub(super) fn kind(aim: &Aim) -> &'static str {
    match aim {
        Aim::Change { baseline, target, .. } if target < baseline => "decrease",
        Aim::Change { .. } => "increase",
        Aim::Band { .. } => "band",
        Aim::Deliverable => "deliverable",
        Aim::Level { .. } => "level",
    }
}

fn rule(clause: u8, measure: Option<&MeasureStanding>) -> Value {
    json!({ "clause": clause, "measure": measure.map(|one| &one.tracked.measure.id) })
}

fn day(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn maybe(number_or_not: Option<&Rational>) -> Value {
    number_or_not.map_or(Value::Null, number)
}

/// A number as JSON, whole where it is whole.
pub(in crate::cli) fn number(number: &Rational) -> Value {
    number.whole().map_or_else(|| json!(number.to_f64()), |whole| json!(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_whole_or_the_nearest_double() {
        let shown = |above, below| number(&Rational::of(above, below)).to_string();
        assert_eq!(
            (shown(4, 1), shown(14, 25), shown(1, 3)),
            ("4".into(), "0.56".into(), "0.3333333333333333".into())
        );
    }
}
