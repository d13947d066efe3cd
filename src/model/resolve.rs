//! Where a link leads.
//!
//! In: one document's links and all [`Places`]. Out: a [`Resolved`] for each link, the pages it
//! mentions, the files it uses, and a finding for each link that leads nowhere.
//! Never: gives up at the first broken link.
//!
//! The rules, first match wins: the file as written; without its ending or with `.html`; a folder;
//! written against the page's address instead of its file; an address, present or former; another
//! case of letters (with a warning).

use std::collections::BTreeMap;
use std::sync::Arc;

use super::broken::{Miss, Why};
use super::places::{Place, Places};
use super::{LinkClass, PageId, Resolved, address};
use crate::config::{Config, LinkForm};
use crate::diag::{Code, Diagnostic};
use crate::parse::{Document, Link, LinkKind};
use crate::source::{GitHistory, SourcePath, join};

/// What resolving needs beside the document itself.
pub(super) struct Resolver<'a> {
    pub(super) places: Places<'a>,
    pub(super) config: &'a Config,
    pub(super) git: &'a GitHistory,
}

/// What became of a document's links.
#[derive(Debug, Default)]
pub(super) struct Outcome<'a> {
    pub(super) links: Vec<Resolved>,
    /// The first link to every other page, by page.
    pub(super) mentions: BTreeMap<PageId, &'a str>,
    pub(super) assets: Vec<(String, SourcePath)>,
    pub(super) findings: Vec<Diagnostic>,
}

/// A link's destination, taken apart.
struct Target<'l> {
    path: String,
    fragment: Option<String>,
    query: &'l str,
    base: Base,
}

/// What a path starts from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Base {
    /// The folder of the file.
    File,
    /// The root of the site or of the repository.
    Root,
    /// The root of the site only: the link names the site's own address.
    Site,
    /// The root of the repository only: the link names the repository's own address.
    Repository,
}

impl<'a> Resolver<'a> {
    /// Resolves all links of the page `id`.
    pub(super) fn page(&self, id: PageId) -> Outcome<'a> {
        let mut outcome = Outcome::default();
        let Some(document) = self.places.page(id).document.as_deref() else { return outcome };
        for link in &document.links {
            let resolved = self.link(id, document, link, &mut outcome);
            outcome.links.push(resolved);
        }
        outcome
    }

    fn link(
        &self,
        from: PageId,
        document: &'a Document,
        link: &'a Link,
        outcome: &mut Outcome<'a>,
    ) -> Resolved {
        let Some(target) = self.target(&link.target) else { return external(&link.target) };
        let is_own_place = target.path.is_empty() && target.base == Base::File;
        let found = if is_own_place {
            Ok((Place::Page(from), false))
        } else {
            self.find(from, document, link, &target)
        };
        match found {
            Ok((place, guessed)) => {
                if guessed {
                    outcome.findings.push(self.guessed(from, document, link, place));
                }
                self.take(from, document, link, (&target, place), outcome)
            }
            Err(_) if link.kind == LinkKind::Wiki => missing(LinkClass::Text),
            Err(why) => {
                let miss = Miss { document, link, path: &target.path, why };
                outcome
                    .findings
                    .extend(miss.finding(&self.places, self.git).filter(|_| !self.config.soft_links));
                missing(LinkClass::Broken)
            }
        }
    }

    /// Takes a destination apart; `None` when it leads to another site.
    fn target<'l>(&self, written: &'l str) -> Option<Target<'l>> {
        let (rest, base) = self.own_address(written);
        if base == Base::File && (has_scheme(rest) || rest.starts_with("//")) {
            return None;
        }
        let (rest, fragment) = rest.split_once('#').map_or((rest, None), |(rest, id)| (rest, Some(id)));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let base = if base == Base::File && path.starts_with('/') { Base::Root } else { base };
        let fragment = fragment.filter(|id| !id.is_empty()).map(decoded);
        Some(Target { path: address::composed(&decoded(path)), fragment, query, base })
    }

    /// What remains of a link to the handbook's own address or repository.
    fn own_address<'l>(&self, written: &'l str) -> (&'l str, Base) {
        let below = |base: &Option<String>| {
            let rest = written.strip_prefix(base.as_deref()?.trim_end_matches('/'))?;
            (rest.is_empty() || rest.starts_with(['/', '#', '?'])).then_some(rest)
        };
        if let Some(rest) = below(&self.config.base_url) {
            return (rest, Base::Site);
        }
        let in_repository = below(&self.config.repo_url).and_then(|rest| {
            let (_, rest) = ["/blob/", "/tree/", "/raw/", "/edit/", "/src/"]
                .iter()
                .find_map(|view| rest.split_once(view))?;
            rest.split_once('/').map(|(_branch, path)| path)
        });
        in_repository.map_or((written, Base::File), |path| (path, Base::Repository))
    }

    /// The place that a path leads to, and whether that was a guess.
    fn find(
        &self,
        from: PageId,
        document: &Document,
        link: &Link,
        target: &Target<'_>,
    ) -> Result<(Place<'a>, bool), Why> {
        let paths = self.paths(from, document, target)?;
        let exact = paths.iter().find_map(|path| self.places.at_path(path));
        let by_address = || self.addresses(from, target).iter().find_map(|path| self.places.at_address(path));
        if let Some(place) = exact.or_else(by_address) {
            return Ok((place, false));
        }
        if let Some(place) = self.by_name(link, target) {
            return Ok((place, false));
        }
        let rescued = paths.iter().find_map(|path| self.places.in_another_case(path));
        rescued.map(|place| (place, true)).ok_or(Why::Missing(paths.into_iter().next().unwrap_or_default()))
    }

    /// The paths below the root that a destination may mean, most literal first.
    fn paths(&self, from: PageId, document: &Document, target: &Target<'_>) -> Result<Vec<String>, Why> {
        let relative = target.path.trim_start_matches('/');
        let content = join("", relative).map(|path| self.places.in_content(&path));
        let root = join("", relative);
        let paths: Vec<Option<String>> = match target.base {
            Base::Root => vec![content, root],
            Base::Site => vec![content],
            Base::Repository => vec![root],
            Base::File => {
                let against_file = join(document.path.folder(), relative).ok_or(Why::OutsideRoot)?;
                let page_folder = self.places.page(from).url.trim_end_matches('/');
                let against_page = join(page_folder, relative).map(|path| self.places.in_content(&path));
                vec![Some(against_file), against_page]
            }
        };
        Ok(paths.into_iter().flatten().collect())
    }

    /// The addresses below the site's root that a destination may mean.
    fn addresses(&self, from: PageId, target: &Target<'_>) -> Vec<String> {
        let relative = target.path.trim_start_matches('/');
        let slash = if relative.ends_with('/') { "/" } else { "" };
        let url = &self.places.page(from).url;
        let page_folder = url.trim_end_matches('/');
        let beside = page_folder.rsplit_once('/').map_or("", |(folder, _)| folder);
        let folders: &[&str] = if target.base == Base::File { &[beside, page_folder] } else { &[""] };
        let joined = folders.iter().filter_map(|folder| join(folder, relative));
        joined.map(|path| if path.is_empty() { path } else { path + slash }).collect()
    }

    /// `[[Name]]` means the one page or file of that name, wherever it lies.
    fn by_name(&self, link: &Link, target: &Target<'_>) -> Option<Place<'a>> {
        let name = target.path.rsplit('/').next().filter(|_| link.kind == LinkKind::Wiki)?;
        match self.places.named(name) {
            [place] => Some(*place),
            _ => None,
        }
    }

    fn take(
        &self,
        from: PageId,
        document: &'a Document,
        link: &'a Link,
        (target, place): (&Target<'_>, Place<'a>),
        outcome: &mut Outcome<'a>,
    ) -> Resolved {
        let from_url = &self.places.page(from).url;
        let form = self.config.links;
        match place {
            Place::Page(to) => {
                if to != from {
                    outcome.mentions.entry(to).or_insert(&link.sentence);
                }
                let fragment = self.fragment(from, to, document, link, target, outcome);
                let page = self.places.page(to);
                let href = if to == from && fragment.len() > 1 {
                    fragment
                } else {
                    address::href(from_url, &page.url, form) + &fragment
                };
                internal(href, Some(&page.title), None)
            }
            Place::Asset(path, size) => {
                let published = self.places.published(path);
                let mut href = address::href(from_url, &published, LinkForm::Pretty);
                if !target.query.is_empty() {
                    href = href + "?" + target.query;
                }
                href.extend(target.fragment.iter().map(|id| format!("#{}", address::fragment(id))));
                outcome.assets.push((published, path.clone()));
                internal(href, None, size)
            }
            Place::Made(url) => internal(address::href(from_url, url, form), None, None),
        }
    }

    /// The fragment to write, `#` included; empty when there is none or the page has no such place.
    fn fragment(
        &self,
        from: PageId,
        to: PageId,
        document: &'a Document,
        link: &Link,
        target: &Target<'_>,
        outcome: &mut Outcome<'a>,
    ) -> String {
        let Some(id) = target.fragment.as_deref() else { return String::new() };
        if self.places.has_id(to, id) || id.eq_ignore_ascii_case("top") {
            return format!("#{}", address::fragment(id));
        }
        let is_beginning = id.eq_ignore_ascii_case("readme") || id.starts_with(":~:");
        let lower = id.to_lowercase();
        if !is_beginning && self.places.has_id(to, &lower) {
            return format!("#{}", address::fragment(&lower));
        }
        let has_ids = self.places.page(to).document.is_some();
        if !is_beginning && has_ids && !self.config.soft_links {
            let miss =
                Miss { document, link, path: id, why: Why::Fragment { page: to, same_page: to == from } };
            outcome.findings.extend(miss.finding(&self.places, self.git));
        }
        String::new()
    }

    fn guessed(&self, from: PageId, document: &Document, link: &Link, place: Place<'_>) -> Diagnostic {
        let real = match place {
            Place::Page(id) => {
                self.places.page(id).document.as_ref().map_or_else(String::new, |page| page.path.to_string())
            }
            Place::Asset(path, _) => path.to_string(),
            Place::Made(url) => url.to_owned(),
        };
        let own = self.places.page(from).document.as_ref().map_or("", |page| page.path.as_str());
        let better = address::href(own, &real, LinkForm::Pretty);
        Diagnostic::new(
            Code::GuessedLink,
            format!("`{}` is written in another case of letters than its file", link.target),
        )
        .in_file(&document.path)
        .at(link.span)
        .help(format!("write `{better}`; on many systems the link breaks as it is"))
    }
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), Into::into)
}

/// Whether a destination starts with a scheme (RFC 3986, 3.1); a single letter is a Windows drive.
fn has_scheme(target: &str) -> bool {
    let Some((scheme, _)) = target.split_once(':') else { return false };
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.');
    scheme.len() > 1
        && scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme.chars().all(is_name)
}

fn external(target: &str) -> Resolved {
    Resolved { href: Some(Arc::from(target)), class: LinkClass::External, title: None, size: None }
}

fn missing(class: LinkClass) -> Resolved {
    Resolved { href: None, class, title: None, size: None }
}

fn internal(href: String, title: Option<&str>, size: Option<crate::source::PixelSize>) -> Resolved {
    Resolved { href: Some(Arc::from(href)), class: LinkClass::Internal, title: title.map(Arc::from), size }
}
