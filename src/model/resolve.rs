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
use super::records::{Found, Records, Wanted};
use super::{AssetCopy, LinkClass, Page, PageId, Resolved, address};
use crate::config::{Config, LinkForm};
use crate::diag::{Code, Diagnostic};
use crate::parse::markdown::heading_slug;
use crate::parse::{Document, Link, LinkKind};
use crate::schema::Kind;
use crate::source::{GitHistory, composed, join};

/// What resolving needs beside the document itself.
#[derive(Clone, Copy)]
pub(super) struct Resolver<'a> {
    pub(super) pages: &'a [Arc<Page>],
    pub(super) places: &'a Places,
    pub(super) records: Records<'a>,
    pub(super) config: &'a Config,
    pub(super) git: &'a GitHistory,
}

/// What became of a document's links.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) links: Vec<Resolved>,
    /// Where the picture lies that the front matter names.
    pub(super) photo: Option<Resolved>,
    /// The first link to every other page, by page.
    pub(super) mentions: BTreeMap<PageId, String>,
    /// The pages whose ids its links name.
    pub(super) asked: Vec<PageId>,
    pub(super) assets: Vec<AssetCopy>,
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

/// A link in its page.
#[derive(Clone, Copy)]
struct Reference<'a> {
    from: PageId,
    document: &'a Document,
    link: &'a Link,
}

impl<'a> Resolver<'a> {
    /// The page with this number.
    pub(super) fn at(self, id: PageId) -> &'a Page {
        &self.pages[id.index()]
    }

    /// Resolves all links of the page `id`.
    pub(super) fn page(self, id: PageId) -> Outcome {
        let mut outcome = Outcome::default();
        let page = self.at(id);
        if let Some((document, link)) = page.document.as_deref().and_then(|it| Some((it, it.photo.as_ref()?)))
        {
            outcome.photo = Some(self.link(Reference { from: id, document, link }, &mut outcome));
        }
        for document in page.documents() {
            for link in &document.links {
                let resolved = self.link(Reference { from: id, document, link }, &mut outcome);
                outcome.links.push(resolved);
            }
        }
        outcome
    }

    fn link(self, reference: Reference<'a>, outcome: &mut Outcome) -> Resolved {
        let Reference { from, document, link } = reference;
        let is_wiki = link.kind == LinkKind::Wiki;
        if link.target.contains("{{") || link.target.contains("{%") {
            // The address is made by a call of another tool, which was said already.
            return missing(LinkClass::Broken);
        }
        if let Some(kind) = self.typed(link) {
            return self.record(reference, kind, outcome);
        }
        let Some(target) = self.target(&link.target) else {
            return if is_wiki { missing(LinkClass::Text) } else { elsewhere(document, link, outcome) };
        };
        let is_own_page = target.path.is_empty() && target.base == Base::File;
        let found = if is_own_page { Ok((Place::Page(from), false)) } else { self.find(reference, &target) };
        match found {
            Ok((place, guessed)) => {
                outcome.findings.extend(guessed.then(|| self.guessed(reference, place)));
                self.take(reference, &target, place, outcome)
            }
            Err(_) if is_wiki => missing(LinkClass::Text),
            Err(why) => {
                let miss = Miss { document, link, path: &target.path, why };
                outcome.findings.extend(self.finding(&miss));
                missing(LinkClass::Broken)
            }
        }
    }

    /// The kind that `[[kind:id]]` names. A folder of another tool may mean something else by it.
    fn typed(self, link: &Link) -> Option<Kind> {
        let (word, id) = link.target.split_once(':').filter(|_| link.kind == LinkKind::Wiki)?;
        let kind = Kind::from_name(word.trim()).filter(|kind| *kind != Kind::Page)?;
        (self.config.is_handbook && !id.trim().is_empty()).then_some(kind)
    }

    /// `[[kind:id]]`, perhaps with a place in the page behind a `#`.
    fn record(self, reference: Reference<'a>, kind: Kind, outcome: &mut Outcome) -> Resolved {
        let Reference { document, link, .. } = reference;
        let written = link.target.split_once(':').map_or("", |(_, id)| id.trim());
        let (id, fragment) = written.split_once('#').map_or((written, None), |(id, at)| (id, Some(at)));
        match self.records.find(&[kind], id) {
            Found::Page(to) => {
                let fragment = fragment.map(str::to_owned);
                let target = Target { path: String::new(), fragment, query: "", base: Base::File };
                self.take_page(reference, &target, to, outcome)
            }
            found => {
                if !self.config.soft_links {
                    let wanted = Wanted { kinds: &[kind], id, field: "" };
                    let write = |id: &str| {
                        if id.contains(':') {
                            format!("[[{id}]]")
                        } else {
                            format!("[[{}:{id}]]", kind.name())
                        }
                    };
                    let finding = self.records.miss(&found, wanted, write);
                    outcome.findings.push(finding.in_file(&document.path).at(link.span));
                }
                missing(LinkClass::Broken)
            }
        }
    }

    fn finding(self, miss: &Miss<'_>) -> Option<Diagnostic> {
        (!self.config.soft_links).then(|| miss.finding(self))
    }

    /// Takes a destination apart; `None` when it leads to another site.
    fn target<'l>(self, written: &'l str) -> Option<Target<'l>> {
        let (rest, base) = self.own_address(written);
        if base == Base::File && (has_scheme(rest) || rest.starts_with("//")) {
            return None;
        }
        let (rest, fragment) = rest.split_once('#').map_or((rest, None), |(rest, id)| (rest, Some(id)));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let base = if base == Base::File && path.starts_with('/') { Base::Root } else { base };
        let fragment = fragment.filter(|id| !id.is_empty()).map(decoded);
        Some(Target { path: composed(&decoded(path)), fragment, query, base })
    }

    /// What remains of a link to the handbook's own address or repository.
    fn own_address(self, written: &str) -> (&str, Base) {
        let below = |base: &Option<String>| {
            let rest = written.strip_prefix(base.as_deref()?.trim_end_matches('/'))?;
            (rest.is_empty() || rest.starts_with(['/', '#', '?'])).then_some(rest)
        };
        if let Some(rest) = below(&self.config.base_url) {
            return (rest, Base::Site);
        }
        let views = ["/blob/", "/tree/", "/raw/", "/edit/", "/src/"];
        let in_repository = below(&self.config.repo_url).and_then(|rest| {
            let after_view = views.iter().find_map(|view| rest.strip_prefix(view))?;
            after_view.split_once('/').map(|(_branch, path)| path)
        });
        in_repository.map_or((written, Base::File), |path| (path, Base::Repository))
    }

    /// The place that a path leads to, and whether that was a guess.
    fn find(self, reference: Reference<'_>, target: &Target<'_>) -> Result<(Place, bool), Why> {
        if let Some(place) = self.as_written(reference, target) {
            return Ok((place, false));
        }
        let paths = self.paths(reference, target)?;
        let exact = paths.iter().find_map(|path| self.places.at_path(path));
        let by_address =
            || self.addresses(reference.from, target).iter().find_map(|path| self.places.at_address(path));
        if let Some(place) = exact.or_else(by_address).or_else(|| self.by_name(reference.link, target)) {
            return Ok((place, false));
        }
        let rescued = paths.iter().find_map(|path| self.places.in_another_case(path));
        let rescued = rescued.or_else(|| self.below_repository(target));
        rescued.map(|place| (place, true)).ok_or(Why::Missing(paths.into_iter().next().unwrap_or_default()))
    }

    /// The file as written from the folder of the page, which most links mean.
    fn as_written(self, reference: Reference<'_>, target: &Target<'_>) -> Option<Place> {
        let folder = Some(reference.document.path.folder()).filter(|_| target.base == Base::File)?;
        self.places.at_path(&join(folder, &target.path)?)
    }

    /// The handbook may be a folder of a larger repository, whose root such a path starts from: what
    /// remains of the path without its first folder or two.
    fn below_repository(self, target: &Target<'_>) -> Option<Place> {
        let path = target.path.strip_prefix('/').filter(|_| target.base == Base::Root)?;
        let cuts = path.match_indices('/').take(2).map(|(at, _)| self.places.in_content(&path[at + 1..]));
        cuts.filter(|path| !path.is_empty()).find_map(|path| self.places.at_path(&path))
    }

    /// The paths below the root that a destination may mean, most literal first.
    fn paths(self, reference: Reference<'_>, target: &Target<'_>) -> Result<Vec<String>, Why> {
        let relative = target.path.trim_start_matches('/');
        let content = join("", relative).map(|path| self.places.in_content(&path));
        let root = join("", relative);
        let paths: Vec<Option<String>> = match target.base {
            // Other tools start it at the folder of their pages.
            Base::Root if !self.config.is_handbook => {
                let folders = ["docs", "content", "src"].iter().map(|folder| join(folder, relative));
                [content, root].into_iter().chain(folders).collect()
            }
            Base::Root => vec![content, root],
            Base::Site => vec![content],
            Base::Repository => vec![root],
            Base::File => {
                let against_file =
                    join(reference.document.path.folder(), relative).ok_or(Why::OutsideRoot)?;
                let page_folder = self.at(reference.from).url.trim_end_matches('/');
                let against_page = join(page_folder, relative).map(|path| self.places.in_content(&path));
                vec![Some(against_file), against_page]
            }
        };
        Ok(paths.into_iter().flatten().collect())
    }

    /// The addresses below the site's root that a destination may mean.
    fn addresses(self, from: PageId, target: &Target<'_>) -> Vec<String> {
        let relative = target.path.trim_start_matches('/');
        let slash = if relative.ends_with('/') { "/" } else { "" };
        let page_folder = self.at(from).url.trim_end_matches('/');
        let beside = page_folder.rsplit_once('/').map_or("", |(folder, _)| folder);
        let folders: &[&str] = if target.base == Base::File { &[beside, page_folder] } else { &[""] };
        let joined = folders.iter().filter_map(|folder| join(folder, relative));
        joined.map(|path| if path.is_empty() { path } else { path + slash }).collect()
    }

    /// `[[Name]]` and `![[picture.png]]` mean the one page or file of that name, wherever it lies.
    fn by_name(self, link: &Link, target: &Target<'_>) -> Option<Place> {
        let is_name =
            link.kind == LinkKind::Wiki || link.kind == LinkKind::Picture && !target.path.contains('/');
        let name = target.path.rsplit('/').next().filter(|_| is_name)?;
        let term = || self.records.term(name).filter(|_| link.kind == LinkKind::Wiki).map(Place::Page);
        match self.places.named(name) {
            [place] => Some(*place),
            _ => term(),
        }
    }

    fn take(
        &self,
        reference: Reference<'a>,
        target: &Target<'_>,
        place: Place,
        outcome: &mut Outcome,
    ) -> Resolved {
        let from_url = &self.at(reference.from).url;
        match place {
            Place::Page(to) => self.take_page(reference, target, to, outcome),
            Place::Asset(asset) => {
                let (path, size) = self.places.asset(asset);
                let published = self.places.published(path);
                let mut href = address::href(from_url, &published, LinkForm::Pretty);
                if !target.query.is_empty() {
                    href = href + "?" + target.query;
                }
                href.extend(target.fragment.iter().map(|id| format!("#{}", address::fragment(id))));
                outcome.assets.push(AssetCopy { output: published, source: path.clone() });
                internal(href, None, size)
            }
            Place::Made(url) => internal(address::href(from_url, url, self.config.links), None, None),
        }
    }

    fn take_page(
        &self,
        reference: Reference<'a>,
        target: &Target<'_>,
        to: PageId,
        outcome: &mut Outcome,
    ) -> Resolved {
        let Reference { from, document, link } = reference;
        outcome.asked.extend(target.fragment.is_some().then_some(to));
        let fragment = match target.fragment.as_deref().map(|id| (id, self.fragment(to, id, link.kind))) {
            None => String::new(),
            Some((_, Some(id))) => id,
            Some((_, None)) if link.kind == LinkKind::Wiki => return missing(LinkClass::Text),
            Some((id, None)) => {
                let why = Why::Fragment { page: to, same_page: to == from };
                outcome.findings.extend(self.finding(&Miss { document, link, path: id, why }));
                String::new()
            }
        };
        if to != from {
            outcome.mentions.entry(to).or_insert_with(|| self.sentence(link, to));
        }
        let page = self.at(to);
        let is_jump = to == from && !fragment.is_empty();
        let path = if is_jump {
            String::new()
        } else {
            address::href(&self.at(from).url, &page.url, self.config.links)
        };
        internal(path + &fragment, Some(&page.title), None)
    }

    /// The sentence around a link, with the title in place of an id that stands for it.
    fn sentence(self, link: &'a Link, to: PageId) -> String {
        let is_bare = link.kind == LinkKind::Wiki && link.text == link.target;
        if !is_bare || !link.sentence.contains(&link.target) {
            return link.sentence.clone();
        }
        link.sentence.replacen(&link.target, &self.at(to).title, 1)
    }

    /// The fragment to write, `#` included: empty for the beginning of a page, `None` when the page
    /// has no such place.
    fn fragment(self, page: PageId, id: &str, kind: LinkKind) -> Option<String> {
        let is_beginning = id.eq_ignore_ascii_case("readme") || id.starts_with(":~:");
        if is_beginning || self.at(page).document.is_none() {
            return Some(String::new());
        }
        let lower = id.to_lowercase();
        // `[[Page#Who to call?]]` names a heading by its words, after those of the headings above it.
        let words = id.rsplit('#').next().filter(|_| kind == LinkKind::Wiki).map(heading_slug);
        let known = [Some(id), Some(&lower), words.as_deref()]
            .into_iter()
            .flatten()
            .find(|id| self.places.has_id(self.at(page), page, id) || *id == "top");
        known.map(|id| format!("#{}", address::fragment(id)))
    }

    fn guessed(self, reference: Reference<'_>, place: Place) -> Diagnostic {
        let Reference { document, link, .. } = reference;
        let real = match place {
            Place::Page(id) => {
                self.at(id).document.as_ref().map_or_else(String::new, |page| page.path.to_string())
            }
            Place::Asset(asset) => self.places.asset(asset).0.to_string(),
            Place::Made(url) => url.to_owned(),
        };
        let better = address::href(document.path.as_str(), &real, LinkForm::Pretty);
        Diagnostic::new(Code::GuessedLink, format!("`{}` leads to `{real}` only by a guess", link.target))
            .in_file(&document.path)
            .at(link.span)
            .help(format!("write `{better}`; as it is, the link breaks on other systems"))
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

/// A link to another site. Nothing in the output may be loaded from there, so a picture becomes a link.
fn elsewhere(document: &Document, link: &Link, outcome: &mut Outcome) -> Resolved {
    let is_remote = link.kind == LinkKind::Picture && !link.target.starts_with("data:");
    if is_remote {
        let message = format!("the picture `{}` lies on another site; it is shown as a link", link.target);
        let finding = Diagnostic::new(Code::RemotePicture, message).in_file(&document.path).at(link.span);
        outcome.findings.push(finding.help("save the picture beside the page and write its path"));
    }
    let class = if is_remote { LinkClass::Remote } else { LinkClass::External };
    Resolved { href: Some(Arc::from(link.target.as_str())), class, title: None, size: None }
}

fn missing(class: LinkClass) -> Resolved {
    Resolved { href: None, class, title: None, size: None }
}

fn internal(href: String, title: Option<&str>, size: Option<crate::source::PixelSize>) -> Resolved {
    Resolved { href: Some(Arc::from(href)), class: LinkClass::Internal, title: title.map(Arc::from), size }
}
