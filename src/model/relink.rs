//! Linking again those pages whose own text was changed.
//!
//! In: a [`Linker`], documents that differ from those that it knows only in what their own page shows
//! and in the ids that links may name ([`Document::face`]). Out: the linker, as if it had linked all
//! documents from the beginning. Never: decides whether a document differs in more than that.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::link::{Linker, Tie};
use super::pages::{summary, with_heading};
use super::places::ids_of;
use super::records::Records;
use super::resolve::{Outcome, Resolver};
use super::{Mention, Page, PageId, glossary};
use crate::config::Config;
use crate::parse::Document;
use crate::source::GitHistory;

impl Linker {
    /// Takes documents in place of those of the same path and face, and links their pages anew.
    pub fn relink(&mut self, documents: &[Arc<Document>], config: &Config, git: &GitHistory) {
        let (mut changed, mut renamed) = (BTreeSet::new(), BTreeSet::new());
        for document in documents {
            // A document that is shown on no page, such as a table of contents, changes none.
            let Some(id) = self.page_of(document) else { continue };
            let page = Arc::make_mut(&mut self.handbook.pages[id.index()]);
            let ids: Vec<String> = ids_of(page).map(str::to_owned).collect();
            replace(page, document);
            if !ids_of(page).eq(ids.iter().map(String::as_str)) {
                self.places.forget_ids(id);
                renamed.insert(id);
            }
            changed.insert(id);
        }
        changed.extend(self.asking(&renamed));
        let mut other_assets = false;
        for id in changed {
            let outcome = self.outcome(id, config, git);
            other_assets |= outcome.assets != self.ties[id.index()].assets;
            self.retie(id, outcome);
            self.respread(id, config);
        }
        if other_assets {
            self.gather_assets();
        }
    }

    /// The page that shows the document of this path.
    fn page_of(&self, document: &Document) -> Option<PageId> {
        let shows = |page: &Page| page.documents().any(|shown| shown.path == document.path);
        let likely = self.places.page_at(&document.path);
        let likely = likely.filter(|id| shows(&self.handbook.pages[id.index()]));
        likely.or_else(|| self.handbook.pages.iter().position(|page| shows(page)).map(PageId::at))
    }

    /// The pages with a link that names an id of one of these.
    fn asking(&self, renamed: &BTreeSet<PageId>) -> Vec<PageId> {
        if renamed.is_empty() {
            return Vec::new();
        }
        let asks = |tie: &Tie| tie.asked.iter().any(|page| renamed.contains(page));
        self.ties.iter().enumerate().filter(|(_, tie)| asks(tie)).map(|(at, _)| PageId::at(at)).collect()
    }

    fn outcome(&self, id: PageId, config: &Config, git: &GitHistory) -> Outcome {
        let (pages, places) = (self.handbook.pages.as_slice(), &self.places);
        let records = Records { register: &self.register, pages, config };
        Resolver { pages, places, records, config, git }.page(id)
    }

    /// Gives a page its links, and the pages that it mentions or used to mention their mentions.
    fn retie(&mut self, id: PageId, outcome: Outcome) {
        let pages = &mut self.handbook.pages;
        let (tie, told) = Arc::make_mut(&mut pages[id.index()]).take(outcome);
        let before = std::mem::replace(&mut self.ties[id.index()], tie);
        for to in before.mentioned {
            Arc::make_mut(&mut pages[to.index()]).mentions.retain(|mention| mention.from != id);
        }
        for (to, sentence) in told {
            let mut mentions = std::mem::take(&mut Arc::make_mut(&mut pages[to.index()]).mentions);
            mentions.push(Mention { from: id, sentence });
            mentions.sort_by_key(|mention| self.ranks[mention.from.index()]);
            Arc::make_mut(&mut pages[to.index()]).mentions = mentions;
        }
    }

    /// Finds the words of the glossary in a page anew.
    fn respread(&mut self, id: PageId, config: &Config) {
        if self.glossary.is_empty() {
            return;
        }
        let pages = &mut self.handbook.pages;
        let page = pages[id.index()].clone();
        let parts = page.parts.iter().flat_map(|part| &part.terms);
        for term in page.terms.iter().chain(parts).map(|used| used.term) {
            Arc::make_mut(&mut pages[term.index()]).used_in.retain(|user| *user != id);
        }
        let used = self.glossary.of_page(&page, id, config);
        self.ties[id.index()].findings.extend(glossary::avoided(pages, id.index(), &used));
        let terms: Vec<PageId> = used.iter().flat_map(|usage| &usage.terms).map(|one| one.term).collect();
        glossary::take(pages, id.index(), used);
        for term in terms {
            Arc::make_mut(&mut pages[term.index()]).used_in.sort_unstable();
        }
    }
}

/// Puts a document in the place of the one of its path.
fn replace(page: &mut Page, document: &Arc<Document>) {
    if let Some(own) = page.document.as_mut().filter(|own| own.path == document.path) {
        let with_heading_in_text = document.title_in_body && !own.title_in_body;
        *own = if with_heading_in_text { with_heading(document) } else { document.clone() };
        page.summary = summary(document);
    }
    for part in page.parts.iter_mut().filter(|part| part.document.path == document.path) {
        part.document = document.clone();
    }
}
