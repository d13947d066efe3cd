//! References to other records, and what may stand beside them.
//!
//! In: a spanned value and what it may lead to. Out: [`Reference`]s, or what is wrong and what to
//! write. Never: knows which records exist.

use super::typed::Typed;
use super::values::{Context, text};
use super::{Form, Kind, Target};
use crate::diag::{Code, Diagnosed, Diagnostic, nearest};
use crate::source::Span;
use crate::syntax::{Value, ValueKind, clipped};

/// Another record, as a field names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    /// The kind, when `kind:id` was written.
    pub kind: Option<Kind>,
    /// The id.
    pub id: String,
    /// What stands beside it.
    pub detail: Detail,
    /// Where it was written.
    pub span: Span,
}

/// What stands beside the id of a reference.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Detail {
    /// Nothing.
    None,
    /// A note.
    Note(String),
    /// A level.
    Level(u8),
    /// From one level to another, perhaps for a goal.
    Step {
        /// The level now.
        from: u8,
        /// The level then.
        to: u8,
        /// The goal that needs it.
        goal: Option<String>,
    },
    /// The person whose entry of a table it is.
    By(String),
}

impl Reference {
    /// A reference to `id` with nothing beside it.
    #[must_use]
    pub fn to(id: impl Into<String>, span: Span) -> Self {
        Self { kind: None, id: id.into(), detail: Detail::None, span }
    }
}

/// A single reference.
pub(super) fn one(value: &Value, target: Target, context: &Context<'_>) -> Result<Reference, Diagnostic> {
    read(&text(value, context)?, value, target, context)
}

/// A list of references; a single one is a list of one.
pub(super) fn many(value: &Value, target: Target, context: &Context<'_>) -> Diagnosed<Option<Typed>> {
    let items = value.items().unwrap_or(std::slice::from_ref(value));
    let items = items.iter().filter(|item| item.kind != ValueKind::Null);
    gathered(items.map(|item| one(item, target, context)))
}

/// A table of people, each with one or several records.
pub(super) fn by_person(value: &Value, target: Target, context: &Context<'_>) -> Diagnosed<Option<Typed>> {
    let ValueKind::Table(table) = &value.kind else {
        return Diagnosed { value: None, diagnostics: vec![context.wrong_type(value)] };
    };
    let entries = table.entries.iter().flat_map(|(key, value)| {
        let items = value.items().unwrap_or(std::slice::from_ref(value));
        items.iter().map(move |item| (key, item))
    });
    gathered(entries.map(|(key, item)| {
        one(item, target, context).map(|one| Reference { detail: Detail::By(key.name.clone()), ..one })
    }))
}

fn gathered(read: impl Iterator<Item = Result<Reference, Diagnostic>>) -> Diagnosed<Option<Typed>> {
    let mut references = Vec::new();
    let mut diagnostics = Vec::new();
    for one in read {
        match one {
            Ok(reference) if reference.id.is_empty() => {}
            Ok(reference) => references.push(reference),
            Err(mistake) => diagnostics.push(mistake),
        }
    }
    Diagnosed { value: Some(Typed::Refs(references)), diagnostics }
}

/// `kind:id` with what the form allows beside it.
fn read(
    written: &str,
    value: &Value,
    target: Target,
    context: &Context<'_>,
) -> Result<Reference, Diagnostic> {
    let written = written.trim();
    let (kind, rest) = kind_of(written, value, target)?;
    let (id, detail) = match target.form {
        Form::Id | Form::OrWords => (rest, Detail::None),
        Form::Note => noted(rest),
        Form::Level => leveled(rest, value, context)?,
        Form::Step => stepped(rest, value, context)?,
    };
    Ok(Reference { kind, id: id.trim().to_owned(), detail, span: value.span })
}

/// The kind before the first colon, and the rest.
fn kind_of<'t>(
    written: &'t str,
    value: &Value,
    target: Target,
) -> Result<(Option<Kind>, &'t str), Diagnostic> {
    let Some((word, rest)) = written.split_once(':') else { return Ok((None, written)) };
    let has_note = matches!(target.form, Form::Note) && rest.starts_with(' ');
    let is_word = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    if has_note || target.form == Form::OrWords || !is_word {
        return Ok((None, written));
    }
    match Kind::from_name(word) {
        Some(kind) => Ok((Some(kind), rest.trim())),
        None => Err(unknown_kind(word, rest, target).at(value.span)),
    }
}

fn unknown_kind(word: &str, rest: &str, target: Target) -> Diagnostic {
    let found = Diagnostic::new(Code::UnknownKind, format!("there is no kind `{}`", clipped(word)));
    let near = nearest(word, target.kinds.iter().map(|kind| kind.name()));
    let near = near.or_else(|| nearest(word, Kind::all().map(Kind::name)));
    match near {
        Some(near) => {
            found.label(format!("did you mean `{near}`?")).help(format!("write `{near}:{}`", rest.trim()))
        }
        None => found.help(format!("write `{}:` and an id, or the id alone", target.kinds[0].name())),
    }
}

fn noted(rest: &str) -> (&str, Detail) {
    match rest.split_once(':') {
        Some((id, note)) if !note.trim().is_empty() => (id, Detail::Note(note.trim().to_owned())),
        Some((id, _)) => (id, Detail::None),
        None => (rest, Detail::None),
    }
}

fn leveled<'t>(rest: &'t str, value: &Value, context: &Context<'_>) -> Result<(&'t str, Detail), Diagnostic> {
    let Some((id, level)) = rest.rsplit_once(char::is_whitespace) else { return Ok((rest, Detail::None)) };
    let level = level_of(level).ok_or_else(|| bad_level(rest, value, context))?;
    Ok((id, Detail::Level(level)))
}

/// `facilitation 2 -> 4 for restore-faster`; the goal may be missing, and so may the step.
fn stepped<'t>(rest: &'t str, value: &Value, context: &Context<'_>) -> Result<(&'t str, Detail), Diagnostic> {
    let (step, goal) = match rest.split_once(" for ") {
        Some((step, goal)) => (step.trim(), Some(goal.trim().trim_start_matches("goal:").to_owned())),
        None => (rest, None),
    };
    let wrong = || bad_level(rest, value, context);
    let Some((id, levels)) = step.split_once(char::is_whitespace) else {
        return if goal.is_none() { Ok((step, Detail::None)) } else { Err(wrong()) };
    };
    let (from, to) = levels.split_once("->").or_else(|| levels.split_once('→')).ok_or_else(wrong)?;
    let (from, to) = (level_of(from).ok_or_else(wrong)?, level_of(to).ok_or_else(wrong)?);
    if from >= to {
        return Err(wrong().label("the second level should be higher"));
    }
    Ok((id, Detail::Step { from, to, goal }))
}

fn level_of(text: &str) -> Option<u8> {
    text.trim().parse().ok().filter(|level| *level <= 20)
}

fn bad_level(written: &str, value: &Value, context: &Context<'_>) -> Diagnostic {
    let message = format!("`{}` does not say a level as it should", clipped(written));
    Diagnostic::new(Code::BadLevel, message).at(value.span).help(context.such_as())
}

/// What a target is called in messages.
pub(super) fn noun(target: Target, is_list: bool) -> &'static str {
    match (target.kinds, is_list) {
        ([Kind::Person], false) => "the id of a person",
        ([Kind::Person], true) => "a list of people",
        ([Kind::Team], false) => "the id of a team",
        ([Kind::Team], true) => "a list of teams",
        ([Kind::Skill], true) => "a list of skills",
        ([Kind::Goal], true) => "a list of goals",
        ([Kind::Practice], true) => "a list of practices",
        (_, false) => "the id of another page",
        (_, true) => "a list of ids",
    }
}
