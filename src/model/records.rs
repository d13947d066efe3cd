//! Records by kind and id, and what was probably meant by an id that none has.
//!
//! In: the pages, the records that a mistake leaves out. Out: [`Found`] for a reference.
//! Never: sees a record that the edition left out.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Ids, Page, PageId};
use crate::config::Config;
use crate::diag::{Code, Diagnostic, Severity, nearest};
use crate::parse::RecordFile;
use crate::schema::Kind;
use crate::source::SourcePath;

/// The records of a handbook, by everything that names them.
#[derive(Debug, Default)]
pub(super) struct Register {
    by_id: Arc<Ids>,
    by_former_id: Ids,
    by_last: BTreeMap<Kind, BTreeMap<String, Vec<PageId>>>,
    /// Terms by their names and other words, in lower case; `None` where two claim one.
    terms: BTreeMap<String, Option<PageId>>,
    /// Records that a mistake leaves out, and the file that has it.
    left_out: BTreeMap<(Kind, String), SourcePath>,
}

/// All records, and what is known of their pages.
#[derive(Clone, Copy)]
pub(super) struct Records<'a> {
    pub(super) register: &'a Register,
    pub(super) pages: &'a [Arc<Page>],
    pub(super) config: &'a Config,
}

/// What a reference leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found<'a> {
    /// A page.
    Page(PageId),
    /// A record that a mistake in its file leaves out.
    LeftOut(&'a SourcePath),
    /// Several records.
    Several(Vec<PageId>),
    /// A record of a kind that is not wanted here.
    OtherKind(PageId),
    /// Nothing.
    Nothing,
}

impl Register {
    pub(super) fn new(pages: &[Arc<Page>], left_out: BTreeMap<(Kind, String), SourcePath>) -> Self {
        let mut register = Self { left_out, ..Self::default() };
        let mut by_id = Ids::new();
        for (at, page) in pages.iter().enumerate() {
            let Some((file, document)) =
                page.document.as_deref().and_then(|it| Some((it.record.as_ref()?, it)))
            else {
                continue;
            };
            let id = PageId::at(at);
            by_id.entry(file.kind).or_default().insert(file.id.clone(), id);
            register
                .by_last
                .entry(file.kind)
                .or_default()
                .entry(file.name().to_owned())
                .or_default()
                .push(id);
            if file.kind == Kind::Term {
                register.name_term(id, page, file);
            }
            for (alias, _) in &document.front.aliases {
                register.by_former_id.entry(file.kind).or_default().entry(alias.clone()).or_insert(id);
            }
        }
        register.by_id = Arc::new(by_id);
        register
    }

    fn name_term(&mut self, id: PageId, page: &Page, file: &RecordFile) {
        let other = file.fields.list("aka").iter().map(|(word, _)| word.as_str());
        for name in std::iter::once(page.title.as_str()).chain(other) {
            let claim = self.terms.entry(name.to_lowercase()).or_insert(Some(id));
            *claim = claim.filter(|known| *known == id);
        }
    }

    /// The pages of all records.
    pub(super) fn ids(&self) -> Arc<Ids> {
        self.by_id.clone()
    }

    /// The files whose mistakes leave a record out.
    pub(super) fn left_out(&self) -> impl Iterator<Item = &SourcePath> {
        self.left_out.values()
    }
}

impl<'a> Records<'a> {
    /// The term that `words` name.
    pub(super) fn term(self, words: &str) -> Option<PageId> {
        self.register.terms.get(&words.trim().to_lowercase()).copied().flatten()
    }

    /// The record that `id` names among `kinds`: by its whole id, else by a former one, else by the
    /// last part of its path.
    pub(super) fn find(self, kinds: &[Kind], id: &str) -> Found<'a> {
        let Register { by_id, by_former_id, by_last, left_out, .. } = self.register;
        let among = |ids: &Ids| -> Vec<PageId> {
            kinds.iter().filter_map(|kind| ids.get(kind)?.get(id).copied()).collect()
        };
        let last = || kinds.iter().filter_map(|kind| by_last.get(kind)?.get(id)).flatten().copied().collect();
        let steps: [&dyn Fn() -> Vec<PageId>; 3] = [&|| among(by_id), &|| among(by_former_id), &last];
        let found = steps.iter().map(|step| step()).find(|found| !found.is_empty());
        match found.as_deref() {
            Some([one]) => return Found::Page(*one),
            Some(several) => return Found::Several(several.to_vec()),
            None => {}
        }
        if let Some(path) = kinds.iter().find_map(|kind| left_out.get(&(*kind, id.to_owned()))) {
            return Found::LeftOut(path);
        }
        let other = by_id.values().find_map(|ids| ids.get(id));
        other.map_or(Found::Nothing, |page| Found::OtherKind(*page))
    }

    fn file(self, page: PageId) -> Option<&'a RecordFile> {
        self.pages[page.index()].document.as_deref()?.record.as_ref()
    }

    /// Why `id` leads nowhere, and what was probably meant. `write` puts an id into the form in which
    /// it was written.
    pub(super) fn miss(
        self,
        found: &Found<'_>,
        wanted: Wanted<'_>,
        write: impl Fn(&str) -> String,
    ) -> Diagnostic {
        let Wanted { kinds, id, field } = wanted;
        match found {
            Found::LeftOut(path) => Diagnostic::new(
                Code::DanglingReference,
                format!("`{id}` is left out as long as `{path}` has a mistake"),
            )
            .severity(Severity::Warning)
            .help(mend(path)),
            Found::Several(pages) => {
                let ids: Vec<String> =
                    pages.iter().filter_map(|page| self.file(*page)).map(RecordFile::reference).collect();
                let listed = ids.iter().map(|id| format!("`{}`", write(id))).collect::<Vec<_>>();
                Diagnostic::new(
                    Code::AmbiguousReference,
                    format!("`{id}` may be any of {}", listed.join(", ")),
                )
                .help(format!("write one of them, such as {}", listed.first().cloned().unwrap_or_default()))
            }
            Found::OtherKind(page) => self.other_kind(*page, wanted),
            Found::Page(_) | Found::Nothing => {
                let message = format!("there is no {} `{id}`", listed_or(kinds));
                let finding = Diagnostic::new(Code::DanglingReference, message);
                match self.near(kinds, id) {
                    Some((near, title)) => finding
                        .label(format!("did you mean `{near}`?"))
                        .help(format!("write `{}` for \u{201c}{title}\u{201d}", write(near))),
                    None => finding.help(self.make(kinds, id, field)),
                }
            }
        }
    }

    fn other_kind(self, page: PageId, Wanted { kinds, id, field }: Wanted<'_>) -> Diagnostic {
        let noun = self.file(page).map_or("a page", |file| file.kind.noun());
        let what = if field.is_empty() { "this".to_owned() } else { format!("`{field}`") };
        let message = format!("`{id}` is {noun}, but {what} wants {}", noun_or(kinds));
        let finding = Diagnostic::new(Code::WrongKind, message);
        match self.near(kinds, id) {
            Some((near, title)) => finding.help(format!(
                "write the id of {}, such as `{near}` for \u{201c}{title}\u{201d}",
                noun_or(kinds)
            )),
            None => finding.help(format!("write the id of {}", noun_or(kinds))),
        }
    }

    /// The id that was probably meant, by its title or by its letters, and its title.
    fn near(self, kinds: &[Kind], id: &str) -> Option<(&'a str, &'a str)> {
        let of_kinds = self.register.by_id.iter().filter(|(kind, _)| kinds.contains(kind));
        let known: Vec<(&'a str, &'a str)> = of_kinds
            .flat_map(|(_, ids)| ids)
            .map(|(id, page)| (id.as_str(), self.pages[page.index()].title.as_str()))
            .collect();
        let by_title = known.iter().find(|(_, title)| title.to_lowercase() == id.to_lowercase());
        let by_letters = || {
            let near = nearest(id, known.iter().map(|(id, _)| *id))?;
            known.iter().find(|(id, _)| *id == near)
        };
        by_title.or_else(by_letters).copied()
    }

    /// The file that would make the record exist.
    fn make(self, kinds: &[Kind], id: &str, field: &str) -> String {
        let slug = super::address::slugify(id);
        let folder = kinds.first().and_then(|kind| self.config.kinds.folder(*kind));
        match folder {
            Some(folder) if !id.contains('/') => {
                let content = if self.config.content.is_empty() {
                    String::new()
                } else {
                    format!("{}/", self.config.content)
                };
                format!("make the file `{content}{folder}/{slug}.md`, or write another id")
            }
            _ if field.is_empty() => "write the id of a page that exists".to_owned(),
            _ => format!("write an id that exists, or remove it from `{field}`"),
        }
    }
}

/// What to do about a record that is left out.
pub(super) fn mend(path: &SourcePath) -> String {
    format!("mend `{path}` first")
}

/// What a reference wants.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'w> {
    pub(super) kinds: &'w [Kind],
    pub(super) id: &'w str,
    /// The field that names it; empty in running text.
    pub(super) field: &'w str,
}

fn listed_or(kinds: &[Kind]) -> String {
    kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(" or ")
}

fn noun_or(kinds: &[Kind]) -> String {
    kinds.iter().map(|kind| kind.noun()).collect::<Vec<_>>().join(" or ")
}
