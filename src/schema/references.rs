//! References to other records, and what may stand beside them.
//!
//! In: a spanned value and what it may lead to. Out: [`Reference`]s, or what is wrong and what to
//! write. Never: knows which records exist.

use super::typed::Typed;
use super::values::{Context, Read, text};
use super::{Form, Kind, Target, Type};
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

/// A single reference, or the word that stands for none.
pub(super) fn single(value: &Value, target: Target, context: &Context<'_>) -> Read {
    if let Form::OrWord(word) = target.form
        && value.text().is_some_and(|text| text.trim().eq_ignore_ascii_case(word))
    {
        return Ok(Typed::Word(word));
    }
    one(value, target, context).map(|one| Typed::Refs(vec![one]))
}

/// A reference to one record.
pub(super) fn one(value: &Value, target: Target, context: &Context<'_>) -> Result<Reference, Diagnostic> {
    if let Some(id) = in_brackets(value) {
        return Err(written_otherwise(&format!("[[{id}]]"), &id, context).at(value.span));
    }
    let joined = value.one_entry().filter(|_| target.form == Form::Note || target.kinds.len() > 1);
    match joined {
        Some(line) => read(&line, value, target, context),
        None => read(&text(value, context)?, value, target, context),
    }
}

/// The id in `[[mara]]` without quotes, which both languages take for a list in a list.
fn in_brackets(value: &Value) -> Option<String> {
    let [inner] = value.items()? else { return None };
    let inner =
        inner.items().map_or(Some(inner), |items| if let [one] = items { Some(one) } else { None })?;
    inner.text()
}

/// A list of references; a single one is a list of one.
pub(super) fn many(value: &Value, target: Target, context: &Context<'_>) -> Diagnosed<Option<Typed>> {
    gathered(context.items(value).map(|(item, context)| one(item, target, &context)))
}

/// A table of people, each with one or several records.
pub(super) fn by_person(value: &Value, target: Target, context: &Context<'_>) -> Diagnosed<Option<Typed>> {
    let ValueKind::Table(table) = &value.kind else {
        return Diagnosed { value: None, diagnostics: vec![context.wrong_type(value)] };
    };
    let entries = table.entries.iter().flat_map(|(key, value)| {
        let context = Context { key: &key.name, ..*context };
        context.items(value).map(move |(item, _)| (key, item))
    });
    let context = Context { is_item: true, ..*context };
    gathered(entries.map(|(key, item)| {
        one(item, target, &context).map(|one| Reference { detail: Detail::By(key.name.clone()), ..one })
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
    let in_form = |id: &str| written_otherwise(written, id, context).at(value.span);
    if target.form != Form::OrWords
        && let Some(id) = bare_id(written, target)
    {
        return Err(in_form(&id));
    }
    let (kind, rest) = kind_of(written, value, target, context)?;
    let (id, detail) = match target.form {
        Form::Id | Form::OrWords | Form::OrWord(_) => (rest, Detail::None),
        Form::Note => noted(rest),
        Form::Level => leveled(rest, value, context)?,
        Form::Step => stepped(rest, value, context)?,
    };
    Ok(Reference { kind, id: id.trim().to_owned(), detail, span: value.span })
}

/// The id in a text that is written as a link, a path or a mention.
fn bare_id(written: &str, target: Target) -> Option<String> {
    let linked = written.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
    if linked.is_none() && written.contains(char::is_whitespace) {
        return None;
    }
    let inner = linked.and_then(|text| text.split('|').next()).unwrap_or(written).trim();
    let inner = inner.trim_start_matches("./").trim_start_matches("../").trim_start_matches(['/', '@']);
    let inner = inner.strip_suffix(".md").or_else(|| inner.strip_suffix('/')).unwrap_or(inner);
    let folders = target.kinds.iter().filter_map(|kind| kind.folder());
    let below = |folder: &str| {
        let at_start = inner.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
        at_start.or_else(|| inner.split_once(&format!("/{folder}/")).map(|(_, id)| id))
    };
    let id = folders.map(below).find_map(|id| id).unwrap_or(inner);
    (id != written && !id.is_empty()).then(|| id.to_owned())
}

fn written_otherwise(written: &str, id: &str, context: &Context<'_>) -> Diagnostic {
    let message = format!("`{}` is more than the id that `{}` wants", clipped(written), context.key);
    let fix = context.write(&format!("\"{id}\""));
    Diagnostic::new(Code::DanglingReference, message)
        .label(format!("the id is `{}`", clipped(id)))
        .help(format!("{fix}; an id is the path of a file below the folder of its kind, without `.md`"))
}

/// The kind before the first colon, and the rest.
fn kind_of<'t>(
    written: &'t str,
    value: &Value,
    target: Target,
    context: &Context<'_>,
) -> Result<(Option<Kind>, &'t str), Diagnostic> {
    let Some((word, rest)) = written.split_once(':') else { return Ok((None, written)) };
    let is_word = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let has_note = target.form == Form::Note && (rest.starts_with(' ') || Kind::from_name(word).is_none());
    if has_note || target.form == Form::OrWords || !is_word {
        return Ok((None, written));
    }
    match Kind::from_name(word) {
        Some(kind) => Ok((Some(kind), rest.trim())),
        None if matches!(target.form, Form::Level | Form::Step) => Err(bad_level(written, value, context)),
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

/// Levels are counted from 1.
fn level_of(text: &str) -> Option<u8> {
    text.trim().parse().ok().filter(|level| (1..=20).contains(level))
}

/// A level that cannot be read, with the line that was probably meant.
fn bad_level(written: &str, value: &Value, context: &Context<'_>) -> Diagnostic {
    let found =
        Diagnostic::new(Code::BadLevel, format!("`{}` does not say a level as it should", clipped(written)))
            .at(value.span);
    let is_step = matches!(context.field.ty, Type::Refs(Target { form: Form::Step, .. }));
    match meant(written, is_step) {
        Some(line) => found.help(context.write(&format!("\"{line}\""))),
        None => found.help(context.such_as()),
    }
}

/// `facilitation: 2 to 4` as `facilitation 2 -> 4`, the lower level first.
fn meant(written: &str, is_step: bool) -> Option<String> {
    let (step, goal) = written.split_once(" for ").unwrap_or((written, ""));
    let at = step.find([':', ' '])?;
    let levels = step[at..].split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let levels: Vec<u8> = levels.map(level_of).collect::<Option<_>>()?;
    let goal = if goal.is_empty() { String::new() } else { format!(" for {goal}") };
    match (levels.as_slice(), is_step) {
        ([one, other], true) if one != other => {
            Some(format!("{} {} -> {}{goal}", &step[..at], one.min(other), one.max(other)))
        }
        ([one], false) => Some(format!("{} {one}", &step[..at])),
        _ => None,
    }
}

/// What a single record of a target is called in messages.
pub(super) fn noun(target: Target) -> String {
    let kinds: Vec<&str> = target.kinds.iter().map(|kind| kind.noun()).collect();
    let or = match target.form {
        Form::OrWord(word) => format!(", or `{word}`"),
        Form::OrWords => ", or words".to_owned(),
        Form::Id | Form::Note | Form::Level | Form::Step => String::new(),
    };
    format!("the id of {}{or}", kinds.join(" or "))
}

/// What several records of a target are called in messages.
pub(super) fn plural(target: Target) -> String {
    let kinds: Vec<&str> = target.kinds.iter().filter_map(|kind| kind.folder()).collect();
    let beside = match target.form {
        Form::Note => ", each perhaps with a note",
        Form::Level => ", each with a level",
        Form::Step => ", each with two levels and perhaps a goal",
        Form::Id | Form::OrWords | Form::OrWord(_) => "",
    };
    format!("a list of {}{beside}", kinds.join(" or "))
}
