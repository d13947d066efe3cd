//! The glossary: its terms, and where pages use them.
//!
//! In: the names of terms, their other forms and the words to avoid. Out: the first use of each term
//! in a document, and the first use of each word to avoid. Cost: one look at every word of a text,
//! however many terms there are. Never: finds a term inside a word, or in a link, heading or code.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::forms::{Form, Place, fold, is_letter, keys, next_word};
use super::{Page, PageId, TermUse};
use crate::config::Config;
use crate::diag::{Code, Diagnostic};
use crate::parse::{Document, Part};
use crate::schema::Kind;
use crate::source::Span;

/// A term of the glossary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The page that defines it.
    pub page: PageId,
    /// Its name.
    pub name: String,
    /// Other words that mean the same.
    pub aka: Vec<String>,
    /// Words that should not be used for it.
    pub avoid: Vec<String>,
}

/// Words that two terms claim; they link to neither.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The words as the first of the terms has them.
    pub form: String,
    /// The terms, in order.
    pub terms: Vec<PageId>,
}

/// The first use of words that a term asks to avoid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Avoided {
    /// Where they stand in the file.
    pub span: Span,
    /// The words as the term has them.
    pub form: String,
    /// The term to be used instead.
    pub term: PageId,
}

/// What a document uses of the glossary, by place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Usage {
    /// The first use of each term.
    pub terms: Vec<TermUse>,
    /// The first use of each form that should not be used.
    pub avoided: Vec<Avoided>,
}

/// All terms, by the words that mean them.
#[derive(Debug, Default)]
pub struct Glossary {
    forms: Vec<Form>,
    /// The forms by their first word in lower case.
    by_word: HashMap<String, Vec<usize>>,
    /// Words that several terms claim.
    pub clashes: Vec<Clash>,
}

/// The terms among the pages.
pub(super) fn terms(pages: &[Arc<Page>]) -> Vec<Term> {
    let term = |(at, page): (usize, &Arc<Page>)| {
        let record = page.document.as_deref()?.record.as_ref()?;
        let forms = |field| record.fields.list(field).iter().map(|(form, _)| form.clone()).collect();
        let is_term = record.kind == Kind::Term && record.part == Part::Main;
        is_term.then(|| Term {
            page: PageId::at(at),
            name: page.title.clone(),
            aka: forms("aka"),
            avoid: forms("avoid"),
        })
    };
    pages.iter().enumerate().filter_map(term).collect()
}

/// Gives the page at `at` the terms that it uses, and every term the page.
pub(super) fn take(pages: &mut [Arc<Page>], at: usize, used: Vec<Usage>) {
    for term in used.iter().flat_map(|usage| &usage.terms).map(|one| one.term) {
        Arc::make_mut(&mut pages[term.index()]).used_in.push(PageId::at(at));
    }
    let mut terms = used.into_iter().map(|usage| usage.terms);
    let page = Arc::make_mut(&mut pages[at]);
    page.terms = terms.next().unwrap_or_default();
    page.parts.iter_mut().zip(terms).for_each(|(part, terms)| part.terms = terms);
}

/// The findings about words that a page should not use.
pub(super) fn avoided(pages: &[Arc<Page>], at: usize, usages: &[Usage]) -> Vec<Diagnostic> {
    let found = pages[at].documents().zip(usages);
    let found = found.flat_map(|(document, usage)| usage.avoided.iter().map(move |one| (document, one)));
    let finding = |(document, one): (&Arc<Document>, &Avoided)| {
        let term = &pages[one.term.index()].title;
        Diagnostic::new(
            Code::AvoidedWord,
            format!("the glossary asks not to say \u{201c}{}\u{201d}", one.form),
        )
        .in_file(&document.path)
        .at(one.span)
        .help(format!("say \u{201c}{term}\u{201d}, unless somebody is quoted"))
    };
    found.map(finding).collect()
}

impl Clash {
    fn finding(&self, pages: &[Arc<Page>]) -> Option<Diagnostic> {
        let titles: Vec<String> =
            self.terms.iter().map(|term| format!("\u{201c}{}\u{201d}", pages[term.index()].title)).collect();
        let path = &pages[self.terms.last()?.index()].document.as_deref()?.path;
        let message = format!(
            "\u{201c}{}\u{201d} is a name of {}, so it is linked to none of them",
            self.form,
            titles.join(" and ")
        );
        Some(
            Diagnostic::new(Code::NearDuplicate, message)
                .in_file(path)
                .help("leave the word to one of them; remove it from `aka` of the others"),
        )
    }
}

impl Glossary {
    /// The glossary of these terms.
    #[must_use]
    pub fn new(terms: &[Term]) -> Self {
        let mut glossary = Self::default();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for term in terms {
            for words in std::iter::once(&term.name).chain(&term.aka) {
                let form = glossary.form(words, &mut known);
                form.into_iter().for_each(|form| form.means(term.page));
            }
            for words in &term.avoid {
                let form = glossary.form(words, &mut known);
                form.into_iter().for_each(|form| form.avoided_for = form.avoided_for.or(Some(term.page)));
            }
        }
        let clashing = glossary.forms.iter().filter(|form| form.terms.len() > 1);
        glossary.clashes =
            clashing.map(|form| Clash { form: form.words.clone(), terms: form.terms.clone() }).collect();
        glossary
    }

    /// Whether nothing can be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// The form of these words, a new one if they are new; `None` when there is no word in them.
    fn form(&mut self, words: &str, known: &mut BTreeMap<String, usize>) -> Option<&mut Form> {
        let form = Form::new(words)?;
        let at = *known.entry(form.key()).or_insert_with(|| {
            self.by_word.entry(form.first_word()).or_default().push(self.forms.len());
            self.forms.push(form);
            self.forms.len() - 1
        });
        self.forms.get_mut(at)
    }

    /// The findings about words that two terms claim.
    pub(super) fn findings(&self, pages: &[Arc<Page>]) -> Vec<Diagnostic> {
        self.clashes.iter().filter_map(|clash| clash.finding(pages)).collect()
    }

    /// What each file of a page uses, terms only once over all of them.
    pub(super) fn of_page(&self, page: &Page, id: PageId, config: &Config) -> Vec<Usage> {
        let mut seen = BTreeSet::new();
        let usage = |document: &Arc<Document>| {
            let is_on = document.front.glossary.unwrap_or(config.markdown.glossary);
            let mut usage = if is_on { self.usage(document, id) } else { Usage::default() };
            usage.terms.retain(|used| seen.insert(used.term));
            usage
        };
        page.documents().map(usage).collect()
    }

    /// What `document`, which is the text of `page`, uses. A term's own page uses neither the term
    /// nor the words to avoid for it.
    #[must_use]
    pub fn usage(&self, document: &Document, page: PageId) -> Usage {
        let mut usage = Usage::default();
        if self.is_empty() {
            return usage;
        }
        let (mut terms, mut avoided) = (BTreeSet::from([page]), BTreeSet::new());
        for run in &document.prose {
            self.search(&document.text, *run, |at, span| {
                let form = &self.forms[at];
                if let [term] = form.terms[..]
                    && terms.insert(term)
                {
                    usage.terms.push(TermUse { span, term });
                }
                if let Some(term) = form.avoided_for.filter(|term| *term != page && avoided.insert(at)) {
                    usage.avoided.push(Avoided { span, form: form.words.clone(), term });
                }
            });
        }
        usage
    }

    /// Finds the forms in one run of a text: leftmost first, the longest of those, none in another.
    fn search(&self, text: &str, run: Span, mut found: impl FnMut(usize, Span)) {
        let (mut from, end) = (run.start as usize, run.end as usize);
        let mut folded = String::new();
        while let Some(word) = next_word(text, from, end) {
            from = word.end;
            fold(&text[word.clone()], &mut folded);
            let place = Place { text, run, word: word.start };
            let best = keys(&folded).filter_map(|key| self.by_word.get(key)).flatten();
            let best = best.filter_map(|at| Some((self.forms[*at].find(place)?, *at)));
            if let Some((span, at)) = best.max_by_key(|(span, at)| self.forms[*at].rank(*span)) {
                found(at, span);
                from = from.max(span.end as usize);
            }
        }
    }
}

/// Longest definition that a page shows beside a term, in characters.
const DEFINITION: usize = 160;

/// A definition short enough to stand beside a word: cut behind a word, with an ellipsis.
#[must_use]
pub fn definition(summary: &str) -> String {
    let Some((end, _)) = summary.char_indices().nth(DEFINITION) else { return summary.to_owned() };
    let limit = summary.char_indices().nth(DEFINITION - 1).map_or(end, |(at, _)| at);
    let head = &summary[..limit];
    let is_whole = !summary[limit..].starts_with(is_letter);
    let last_blank = head.rfind(char::is_whitespace).filter(|_| !is_whole);
    let cut = last_blank.unwrap_or(head.len());
    let kept = head[..cut].trim_end_matches(|letter: char| !is_letter(letter));
    format!("{kept}\u{2026}")
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::source::SourcePath;

    fn term(page: u32, name: &str, aka: &[&str], avoid: &[&str]) -> Term {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Term { page: PageId(page), name: name.to_owned(), aka: owned(aka), avoid: owned(avoid) }
    }

    fn document(markdown: &str) -> Document {
        crate::parse::document(&SourcePath::new("a.md"), 0, Arc::from(markdown), &Config::default())
    }

    /// The uses of the glossary in a text, as `words=term`.
    fn uses(terms: &[Term], markdown: &str) -> Vec<String> {
        let document = document(markdown);
        let usage = Glossary::new(terms).usage(&document, PageId(99));
        let show = |used: &TermUse| format!("{}={}", &markdown[used.span.range()], used.term.0);
        usage.terms.iter().map(show).collect()
    }

    fn one(name: &str, markdown: &str) -> Vec<String> {
        uses(&[term(1, name, &[], &[])], markdown)
    }

    const NONE: [&str; 0] = [];

    #[test]
    fn a_term_is_a_whole_word() {
        assert_eq!(one("fog", "The fog, thick."), ["fog=1"]);
        assert_eq!(one("fog", "(fog) fog"), ["fog=1"]);
        assert_eq!(one("fog", "befog foggy fog2 fog_lamp \u{e9}fog fog\u{301} 2fog"), NONE);
        assert_eq!(one("fog", "*fog*gy"), ["fog=1"]);
        assert_eq!(one("fog", "anti-fog"), ["fog=1"]);
    }

    #[test]
    fn letters_of_any_script_make_a_longer_word() {
        assert_eq!(one("SBI", "SBI\u{30e2}\u{30c7}\u{30eb}"), NONE);
        assert_eq!(one("\u{9727}", "\u{9727}\u{3002}"), ["\u{9727}=1"]);
        assert_eq!(one("\u{9727}", "\u{6fc3}\u{9727}\u{3002}"), NONE);
    }

    #[test]
    fn plural_and_genitive_belong_to_the_term() {
        assert_eq!(one("pair", "two pairs"), ["pairs=1"]);
        assert_eq!(one("crash", "two crashes"), ["crashes=1"]);
        assert_eq!(one("pair", "the pair's work"), ["pair's=1"]);
        assert_eq!(one("pair", "the pair\u{2019}s work"), ["pair\u{2019}s=1"]);
        assert_eq!(one("pair", "the pairs' work"), ["pairs=1"]);
        assert_eq!(one("pair", "a 'pair'"), ["pair=1"]);
        assert_eq!(one("pair", "pairss pairing"), NONE);
        assert_eq!(one("harbour feed", "all harbour feeds"), ["harbour feeds=1"]);
        assert_eq!(one("C++", "in C++s or C++."), ["C++=1"]);
    }

    #[test]
    fn own_capitals_count_and_others_do_not() {
        assert_eq!(one("Fog", "FOG"), ["FOG=1"]);
        assert_eq!(one("Harbour Feed", "a harbour feed"), ["harbour feed=1"]);
        assert_eq!(one("\u{dc}bergabe", "\u{fc}bergabe"), ["\u{fc}bergabe=1"]);
        assert_eq!(one("SBI", "sbi, Sbi, SBIS, SBIs"), ["SBIs=1"]);
        assert_eq!(one("GitHub", "github, GITHUB, GitHub"), ["GitHub=1"]);
    }

    #[test]
    fn blanks_match_any_white_space_also_a_line_break() {
        assert_eq!(one("harbour  feed", "a harbour\nfeed"), ["harbour\nfeed=1"]);
        assert_eq!(one("harbour feed", "- a harbour\n  feed"), ["harbour\n  feed=1"]);
        assert_eq!(one("harbour feed", "harbour\u{a0}feed"), ["harbour\u{a0}feed=1"]);
        assert_eq!(one("harbour feed", "harbour\n\nfeed, harbour  \nfeed, harbour *feed*"), NONE);
    }

    #[test]
    fn the_first_then_the_longest_wins_and_none_lies_in_another() {
        let terms = [
            term(1, "review", &[], &[]),
            term(2, "incident review", &[], &[]),
            term(3, "review board", &[], &[]),
        ];
        assert_eq!(uses(&terms, "The incident review board."), ["incident review=2"]);
        assert_eq!(uses(&terms, "The review board, a review."), ["review board=3", "review=1"]);
        let terms = [term(1, "retro", &[], &[]), term(2, "retros", &[], &[]), term(3, ".net", &[], &[])];
        assert_eq!(uses(&terms, "our retros, a retro"), ["retros=2", "retro=1"]);
        assert_eq!(uses(&terms, "asp.net .net"), [".net=3"]);
    }

    #[test]
    fn only_the_first_use_in_running_text_counts() {
        let text = "# fog\n\n[fog](x) `fog` ![fog](y)\n\n    fog\n\n| fog |\n|---|\n| Fog |\n\nfog\n";
        let document = document(text);
        let usage = Glossary::new(&[term(1, "fog", &[], &[])]).usage(&document, PageId(99));
        let at = text.find("Fog").expect("in the cell");
        assert_eq!(usage.terms, [TermUse { span: Span::new(at, at + 3), term: PageId(1) }]);
    }

    #[test]
    fn other_forms_lead_to_the_term_and_claimed_ones_nowhere() {
        let terms = [term(1, "check-in", &["reflection", "note"], &[]), term(2, "entry", &["Note"], &[])];
        assert_eq!(uses(&terms, "A reflection, a note, an entry."), ["reflection=1", "entry=2"]);
        let clashes = Glossary::new(&terms).clashes;
        assert_eq!(clashes, [Clash { form: "note".to_owned(), terms: vec![PageId(1), PageId(2)] }]);
    }

    #[test]
    fn words_to_avoid_are_found_once_and_not_on_the_page_of_their_term() {
        let terms = [term(1, "buddy", &[], &["mentor", "boss"]), term(2, "mentor", &[], &[])];
        let glossary = Glossary::new(&terms);
        let text = "A mentor, two mentors, a boss, a buddy.";
        let usage = glossary.usage(&document(text), PageId(99));
        let avoided: Vec<(&str, &str, u32)> = usage
            .avoided
            .iter()
            .map(|one| (&text[one.span.range()], one.form.as_str(), one.term.0))
            .collect();
        assert_eq!(avoided, [("mentor", "mentor", 1), ("boss", "boss", 1)]);
        assert_eq!(usage.terms.iter().map(|used| used.term.0).collect::<Vec<_>>(), [2, 1]);
        let own = glossary.usage(&document(text), PageId(1));
        assert_eq!((own.avoided.len(), own.terms.len()), (0, 1));
    }

    #[test]
    fn names_without_letters_are_no_terms() {
        assert!(Glossary::new(&[term(1, "\u{1f30a} !", &[], &[]), term(2, "", &[" "], &[])]).is_empty());
    }

    #[test]
    fn definitions_are_cut_behind_a_word() {
        assert_eq!(definition("Short."), "Short.");
        let long = format!("{} end, more", "words ".repeat(26).trim_end());
        assert_eq!(long.chars().nth(158), Some('d'));
        assert_eq!(definition(&long), format!("{} end\u{2026}", "words ".repeat(26).trim_end()));
        let exact = "w".repeat(160);
        assert_eq!(definition(&exact), exact);
        assert_eq!(definition(&"\u{9727}".repeat(161)).chars().count(), 160);
    }
}
