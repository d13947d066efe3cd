//! Templates into Tera, so that one bad file costs only itself.
//!
//! In: a theme. Out: a Tera with every template that can be used, and findings about the others.
//! Never: leaves a page without a template: the built-in one of a bad file's name stays.

use std::collections::BTreeMap;

use tera::Tera;

use crate::diag::{Code, Diagnosed, Diagnostic};
use crate::theme::{TemplateSource, Theme};

use super::filters;
use super::finding::{Trouble, troubles};

/// What the names of built-in templates start with, for `{% extends "builtin/page.html" %}`.
const PREFIX: &str = "builtin/";

type Sources<'a> = BTreeMap<&'a str, &'a TemplateSource>;

/// All templates of `theme`.
pub(super) fn load(theme: &Theme) -> Diagnosed<Tera> {
    let mut tera = Tera::default();
    let mut diagnostics = Vec::new();
    filters::register(&mut tera, &theme.words);
    // The prefix must be known before the first template; then it cannot fail.
    let added = tera.set_fallback_prefixes([PREFIX]).and_then(|()| {
        tera.add_raw_templates(theme.built_in.iter().map(|(name, text)| (format!("{PREFIX}{name}"), *text)))
    });
    if let Err(error) = added {
        diagnostics
            .push(Diagnostic::new(Code::BadTemplate, format!("the built-in theme is broken: {error}")));
    }
    let mut sources: Sources<'_> =
        theme.templates.iter().map(|(name, source)| (name.as_str(), source)).collect();
    while let Some(error) = add(&mut tera, &sources) {
        diagnostics.extend(drop_bad(&tera, &mut sources, &troubles(&error)));
    }
    Diagnosed { value: tera, diagnostics }
}

fn add(tera: &mut Tera, sources: &Sources<'_>) -> Option<tera::Error> {
    tera.add_raw_templates(sources.iter().map(|(name, source)| (*name, &*source.text))).err()
}

/// Takes the templates that are to blame out of `sources`: at least one, so that loading ends.
fn drop_bad(tera: &Tera, sources: &mut Sources<'_>, troubles: &[Trouble]) -> Vec<Diagnostic> {
    let named = |trouble: &Trouble| {
        let source = sources.get(trouble.template.as_str())?;
        Some(trouble.in_template(source).help(HELP))
    };
    let findings: Vec<Diagnostic> = troubles.iter().filter_map(named).collect();
    if findings.is_empty() {
        return drop_unnamed(tera, sources, troubles);
    }
    sources.retain(|name, _| troubles.iter().all(|trouble| trouble.template != *name));
    findings
}

const HELP: &str = "until it is mended, the built-in template of this name is used";

/// A file can be sound and still break others: a `base.html` without a block that `page.html` fills.
fn drop_unnamed(tera: &Tera, sources: &mut Sources<'_>, troubles: &[Trouble]) -> Vec<Diagnostic> {
    let loads_without = |left_out: &str| {
        let mut rest = sources.clone();
        rest.remove(left_out);
        add(&mut tera.clone(), &rest).is_none()
    };
    let guilty: Vec<&str> = match sources.keys().find(|name| loads_without(name)) {
        Some(name) => vec![name],
        None => sources.keys().copied().collect(),
    };
    let message = troubles.first().map_or(String::new(), describe);
    let removed = guilty.iter().filter_map(|name| sources.remove(name));
    let finding = |source: &TemplateSource| {
        Diagnostic::new(Code::BadTemplate, message.clone()).in_file(&source.path).help(HELP)
    };
    removed.map(finding).collect()
}

fn describe(trouble: &Trouble) -> String {
    let message = super::finding::sentence(&trouble.message);
    match trouble.template.strip_prefix(PREFIX) {
        Some(name) => format!("with this file the built-in `{name}` no longer works: {message}"),
        None => message,
    }
}
