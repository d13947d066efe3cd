//! Records by kind and id, and what was probably meant by an id that none has.
//!
//! In: the pages, the records that a mistake leaves out. Out: [`Found`] for a reference.
//! Never: sees a record that the edition left out.

use std::collections::BTreeMap;

use super::{Page, PageId};
use crate::config::Config;
use crate::diag::{Code, Diagnostic, Severity, nearest};
use crate::parse::RecordFile;
use crate::schema::Kind;
use crate::source::SourcePath;

/// All records, by kind and id.
pub(super) struct Records<'a> {
    pages: &'a [Page],
    config: &'a Config,
    by_id: BTreeMap<(Kind, &'a str), PageId>,
    by_former_id: BTreeMap<(Kind, &'a str), PageId>,
    by_last: BTreeMap<(Kind, &'a str), Vec<PageId>>,
    /// Terms by their names and other words, in lower case; `None` where two claim one.
    terms: BTreeMap<String, Option<PageId>>,
    left_out: &'a BTreeMap<(Kind, String), SourcePath>,
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

impl<'a> Records<'a> {
    pub(super) fn new(
        pages: &'a [Page],
        left_out: &'a BTreeMap<(Kind, String), SourcePath>,
        config: &'a Config,
    ) -> Self {
        let empty = BTreeMap::new;
        let (by_id, by_former_id, by_last, terms) = (empty(), empty(), BTreeMap::new(), BTreeMap::new());
        let mut records = Self { pages, config, by_id, by_former_id, by_last, terms, left_out };
        for (at, page) in pages.iter().enumerate() {
            let Some((file, document)) =
                page.document.as_deref().and_then(|it| Some((it.record.as_ref()?, it)))
            else {
                continue;
            };
            let id = PageId::at(at);
            records.by_id.insert((file.kind, &file.id), id);
            records.by_last.entry((file.kind, file.name())).or_default().push(id);
            if file.kind == Kind::Term {
                records.name_term(id, file);
            }
            for (alias, _) in &document.front.aliases {
                records.by_former_id.entry((file.kind, alias)).or_insert(id);
            }
        }
        records
    }

    fn name_term(&mut self, id: PageId, file: &RecordFile) {
        let other = file.fields.list("aka").iter().map(|(word, _)| word.as_str());
        for name in std::iter::once(self.pages[id.index()].title.as_str()).chain(other) {
            let claim = self.terms.entry(name.to_lowercase()).or_insert(Some(id));
            *claim = claim.filter(|known| *known == id);
        }
    }

    /// The term that `words` name.
    pub(super) fn term(&self, words: &str) -> Option<PageId> {
        self.terms.get(&words.trim().to_lowercase()).copied().flatten()
    }

    /// The record that `id` names among `kinds`.
    pub(super) fn find(&self, kinds: &[Kind], id: &str) -> Found<'a> {
        let exact = kinds.iter().filter_map(|kind| self.by_id.get(&(*kind, id)).copied()).collect();
        let former =
            || kinds.iter().filter_map(|kind| self.by_former_id.get(&(*kind, id)).copied()).collect();
        let last =
            || kinds.iter().filter_map(|kind| self.by_last.get(&(*kind, id))).flatten().copied().collect();
        let steps: [&dyn Fn() -> Vec<PageId>; 3] = [&|| Vec::clone(&exact), &former, &last];
        for step in steps {
            match step().as_slice() {
                [] => {}
                [one] => return Found::Page(*one),
                several => return Found::Several(several.to_vec()),
            }
        }
        let left_out = kinds.iter().find_map(|kind| self.left_out.get(&(*kind, id.to_owned())));
        if let Some(path) = left_out {
            return Found::LeftOut(path);
        }
        let other = Kind::all().find_map(|kind| self.by_id.get(&(kind, id)));
        other.map_or(Found::Nothing, |page| Found::OtherKind(*page))
    }

    /// All records, for those who look them up later.
    pub(super) fn into_ids(self) -> BTreeMap<(Kind, String), PageId> {
        self.by_id.into_iter().map(|((kind, id), page)| ((kind, id.to_owned()), page)).collect()
    }

    fn file(&self, page: PageId) -> Option<&'a RecordFile> {
        self.pages[page.index()].document.as_deref()?.record.as_ref()
    }

    /// Why `id` leads nowhere, and what was probably meant. `write` puts an id into the form in which
    /// it was written.
    pub(super) fn miss(
        &self,
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

    fn other_kind(&self, page: PageId, Wanted { kinds, id, field }: Wanted<'_>) -> Diagnostic {
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
    fn near(&self, kinds: &[Kind], id: &str) -> Option<(&'a str, &'a str)> {
        let of_kind = |(key, _): &(&(Kind, &'a str), &PageId)| kinds.contains(&key.0);
        let known: Vec<(&'a str, &'a str)> = self
            .by_id
            .iter()
            .filter(of_kind)
            .map(|((_, id), page)| (*id, self.pages[page.index()].title.as_str()))
            .collect();
        let by_title = known.iter().find(|(_, title)| title.to_lowercase() == id.to_lowercase());
        let by_letters = || {
            let near = nearest(id, known.iter().map(|(id, _)| *id))?;
            known.iter().find(|(id, _)| *id == near)
        };
        by_title.or_else(by_letters).copied()
    }

    /// The file that would make the record exist.
    fn make(&self, kinds: &[Kind], id: &str, field: &str) -> String {
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
