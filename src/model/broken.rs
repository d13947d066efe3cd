//! Words about links that lead nowhere, with the best guess at what was meant.
//!
//! In: a link and why it leads nowhere. Out: a finding with the nearest path, the one page of that
//! name, or where git says the file went. Never: decides whether a link is broken.

use super::places::{Place, ids_of};
use super::resolve::Resolver;
use super::{Page, PageId, address};
use crate::config::LinkForm;
use crate::diag::{Code, Diagnostic, nearest};
use crate::parse::{Document, Link, LinkKind};

/// A link that leads nowhere.
pub(super) struct Miss<'a> {
    pub(super) document: &'a Document,
    pub(super) link: &'a Link,
    /// The path or fragment that is missing, as written.
    pub(super) path: &'a str,
    pub(super) why: Why,
}

/// Why a link leads nowhere.
pub(super) enum Why {
    /// Nothing lies at this path below the root.
    Missing(String),
    /// The path climbs above the root.
    OutsideRoot,
    /// The page has no place of that name.
    Fragment {
        /// The page.
        page: PageId,
        /// Whether it is the page that holds the link.
        same_page: bool,
    },
}

impl Miss<'_> {
    pub(super) fn finding(&self, among: Resolver<'_>) -> Diagnostic {
        let finding = match &self.why {
            Why::OutsideRoot => Diagnostic::new(
                Code::OutsideRoot,
                format!("`{}` leads out of the handbook's folder", self.link.target),
            )
            .help("copy the file into the handbook, or link to the place where readers can open it"),
            Why::Missing(path) => self.missing(path, among),
            Why::Fragment { page, same_page } => self.fragment(among.at(*page), *same_page),
        };
        finding.in_file(&self.document.path).at(self.link.span)
    }

    fn missing(&self, path: &str, among: Resolver<'_>) -> Diagnostic {
        let (code, what) =
            if self.is_asset() { (Code::MissingAsset, "file") } else { (Code::BrokenLink, "page") };
        let finding = Diagnostic::new(code, format!("no {what} `{}`", self.link.target));
        if let Some(address) = self.address_without_scheme() {
            return finding.label("an address without its beginning?").help(format!("write `{address}`"));
        }
        match self.suggestion(path, among) {
            Some((why, to)) => finding.label(why).help(format!("write `{}`", self.written(&to))),
            None if self.path.starts_with('/') => {
                finding.help("a path that starts with `/` starts at the handbook's root")
            }
            None => finding.help(format!("a path starts at the folder of this file: it would be `{path}`")),
        }
    }

    /// `mara@team.example` and `www.team.example/x` are read as files; this is what was meant.
    fn address_without_scheme(&self) -> Option<String> {
        let target = self.link.target.trim_matches(['(', ')']);
        let (host, path) = target.split_once('/').unwrap_or((target, ""));
        let ending = host.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is_host = matches!(ending, "com" | "org" | "net" | "io" | "dev") || host.starts_with("www.");
        match host.split_once('@') {
            Some((name, domain)) if !name.is_empty() && domain.contains('.') => {
                Some(format!("mailto:{target}"))
            }
            None if is_host && (host.starts_with("www.") || !path.is_empty()) => {
                Some(format!("https://{target}"))
            }
            _ => None,
        }
    }

    fn is_asset(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or(self.path);
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        let is_page =
            ending.is_empty() || matches!(ending.as_str(), "md" | "markdown" | "mdx" | "html" | "htm");
        self.link.kind == LinkKind::Picture || !is_page
    }

    /// What was probably meant, as a path below the root, and why we think so.
    fn suggestion(&self, path: &str, among: Resolver<'_>) -> Option<(String, String)> {
        let Resolver { places, git, .. } = among;
        let moved = git.moves.get(path).or_else(|| git.moves.get(&format!("{path}.md")));
        // Git also knows where pages went that are in no build for these readers.
        if let Some(to) = moved.filter(|to| places.at_path(to).is_some()) {
            return Some((format!("it was moved to `{to}`"), to.clone()));
        }
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = name.strip_suffix(".md").unwrap_or(name);
        if let [place] = places.named(stem) {
            let to = source_path(*place, among)?;
            return Some((
                format!("exactly one {} has that name", if self.is_asset() { "file" } else { "page" }),
                to,
            ));
        }
        let beside = places.in_folder(folder);
        let near = nearest(name, beside.iter().copied())
            .or_else(|| nearest(&format!("{stem}.md"), beside.iter().copied()))?;
        let to = if folder.is_empty() { near.to_owned() } else { format!("{folder}/{near}") };
        Some((format!("did you mean `{near}`?"), to))
    }

    /// A path below the root as it would be written in this document.
    fn written(&self, to: &str) -> String {
        let fragment = self.link.target.split_once('#').map_or_else(String::new, |(_, id)| format!("#{id}"));
        address::href(self.document.path.as_str(), to, LinkForm::Pretty) + &fragment
    }

    fn fragment(&self, page: &Page, same_page: bool) -> Diagnostic {
        let place =
            if same_page { "this page".to_owned() } else { format!("\u{201c}{}\u{201d}", page.title) };
        let finding = Diagnostic::new(
            Code::BrokenFragment,
            format!("{place} has no heading or place `#{}`", self.path),
        );
        let ids: Vec<&str> = ids_of(page).collect();
        match nearest(self.path, ids.iter().copied()) {
            Some(id) => finding
                .label(format!("did you mean `#{id}`?"))
                .help(format!("write `{}`", self.with_fragment(id))),
            None if ids.is_empty() => finding.help("the page has no headings to link to; leave the `#…` out"),
            None => finding.help(format!("the page has {}", list(&ids))),
        }
    }

    fn with_fragment(&self, id: &str) -> String {
        let path = self.link.target.split('#').next().unwrap_or("");
        format!("{path}#{id}")
    }
}

fn list(ids: &[&str]) -> String {
    let shown: Vec<String> = ids.iter().take(6).map(|id| format!("`#{id}`")).collect();
    let more = if ids.len() > 6 { format!(" and {} more", ids.len() - 6) } else { String::new() };
    shown.join(", ") + &more
}

fn source_path(place: Place, among: Resolver<'_>) -> Option<String> {
    match place {
        Place::Page(id) => among.at(id).document.as_ref().map(|document| document.path.to_string()),
        Place::Asset(asset) => Some(among.places.asset(asset).0.to_string()),
        Place::Made(_) => None,
    }
}
