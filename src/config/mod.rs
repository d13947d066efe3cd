//! The handbook's settings: `handbook.toml`, decoded.
//!
//! In: the text of `handbook.toml`, if there is one. Out: a [`Config`] and all mistakes in the
//! file. Never: reads a file or the environment; command-line settings are laid over it in `build`.

mod checks;
mod clarity;
mod editor;
mod growth;
mod kinds;
mod read;
mod search;

pub use growth::{Cadences, Cutoffs, Limits};
pub use kinds::Kinds;
pub use read::read;
pub use search::{Search, hundredths};

use jiff::civil::Date;
use std::collections::BTreeMap;

use crate::diag::{Code, Severity};
use crate::schema::{Kind, Level};

/// All settings of a handbook. Every one has a default, so that any folder is a handbook.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Config {
    /// Whether there is a `handbook.toml`: then broken links are errors and pages lie in [`Self::content`].
    pub is_handbook: bool,
    /// The site's name; empty when neither `handbook.toml` nor a home page says it.
    pub name: String,
    /// One sentence about the handbook, for feeds and search engines.
    pub description: String,
    /// BCP-47 tag of the interface words and of pages that name no `lang`.
    pub language: String,
    /// IANA name of the time zone that decides what "today" is; UTC when absent.
    pub timezone: Option<String>,
    /// The date that everything that depends on time depends on, when pinned.
    pub as_of: Option<Date>,
    /// Where created and updated dates come from when a page says none.
    pub dates: Dates,
    /// Folder of the pages, relative to the root; empty when the root itself is the content.
    pub content: String,
    /// Folder of a theme that overlays the built-in one.
    pub theme: Option<String>,
    /// Folder of single templates that overlay the theme.
    pub templates: String,
    /// Address where the site is published, ending in `/`.
    pub base_url: Option<String>,
    /// Address of the repository's web page, without a `/` at its end.
    pub repo_url: Option<String>,
    /// Address that opens a page for editing; `{path}` stands for the path below the root.
    pub edit_url: Option<String>,
    /// The form of links inside the site.
    pub links: LinkForm,
    /// Whether a broken link becomes plain text without an error.
    pub soft_links: bool,
    /// Whether drafts are built.
    pub drafts: bool,
    /// Picture shown beside the name, a path below the root.
    pub logo: Option<String>,
    /// Icon of the browser tab, a path below the root.
    pub favicon: Option<String>,
    /// The one accent colour, as `#rrggbb`.
    pub accent: Option<String>,
    /// A line of text at the foot of every page.
    pub footer: Option<String>,
    /// How Markdown is read.
    pub markdown: Markdown,
    /// Severity by code, over the usual one; `None` switches the finding off.
    pub rules: BTreeMap<Code, Option<Severity>>,
    /// The navigation.
    pub nav: Nav,
    /// Which folders hold which kinds.
    pub kinds: Kinds,
    /// Who may read a kind, over the usual ones.
    pub visibility: BTreeMap<Kind, Level>,
    /// Whether a mistake in the settings leaves open which pages are for whom; then nobody is shown any.
    pub is_unclear: bool,
    /// Ids of the people who lead the programme.
    pub programme_leads: Vec<String>,
    /// How often people check in, where no pilot, team or cycle says it.
    pub cadence: Cadences,
    /// How far behind an even pace something may be.
    pub cutoffs: Cutoffs,
    /// How much is too much, where no pilot says it.
    pub limits: Limits,
    /// The names of skill levels, lowest first.
    pub scale: Vec<String>,
    /// What search finds, and what it finds first.
    pub search: Search,
    /// The address that opens a place in an editor, for the live preview; `{path}`, `{line}` and
    /// `{column}` stand for the place.
    pub editor: Option<String>,
}

impl Config {
    /// How much a finding of `code` matters here when it usually matters `usual`; `None` when it is
    /// switched off. Nobody may silence that a page is hidden by mistake.
    #[must_use]
    pub fn severity(&self, code: Code, usual: Severity) -> Option<Severity> {
        let ruled = self.rules.get(&code).filter(|_| code != Code::UnknownAudience);
        ruled.copied().unwrap_or(Some(usual))
    }

    /// Who may read a record of `kind` that says nothing about it.
    #[must_use]
    pub fn level_of(&self, kind: Kind) -> Level {
        self.visibility.get(&kind).cloned().unwrap_or_else(|| kind.usual_level())
    }
}

/// The usual names of skill levels: what somebody does, not how good they are.
const SCALE: [&str; 5] = ["learning", "practising", "independent", "guiding", "shaping"];

/// Where dates of pages come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Dates {
    /// From git where the page says none.
    #[default]
    Git,
    /// Only what pages say.
    Written,
}

/// The form of links inside the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum LinkForm {
    /// `goals/x/`
    #[default]
    Pretty,
    /// `goals/x/index.html`, which also works from a folder without a server.
    File,
}

/// What happens to HTML in Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum RawHtml {
    /// Elements and attributes of a strict list pass, everything else is dropped and reported.
    #[default]
    Safe,
    /// HTML is shown as text.
    Escape,
    /// HTML passes as it is.
    Trusted,
}

/// How Markdown is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Markdown {
    /// What happens to HTML.
    pub raw_html: RawHtml,
    /// Whether straight quotes, `--` and `...` become typographic ones.
    pub smart_punctuation: bool,
    /// Whether code blocks are coloured.
    pub highlight: bool,
    /// Whether `$…$` is mathematics.
    pub math: bool,
    /// Whether words of the glossary become links, unless a page says otherwise.
    pub glossary: bool,
}

impl Default for Markdown {
    fn default() -> Self {
        Self {
            raw_html: RawHtml::Safe,
            smart_punctuation: false,
            highlight: true,
            math: false,
            glossary: true,
        }
    }
}

/// The navigation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Nav {
    /// Paths of sections or pages that become the doors in the header, in order; the first
    /// folders of the content when empty.
    pub doors: Vec<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            is_handbook: false,
            name: String::new(),
            description: String::new(),
            language: "en".to_owned(),
            timezone: None,
            as_of: None,
            dates: Dates::default(),
            content: String::new(),
            theme: None,
            templates: "templates".to_owned(),
            base_url: None,
            repo_url: None,
            edit_url: None,
            links: LinkForm::default(),
            soft_links: false,
            drafts: false,
            logo: None,
            favicon: None,
            accent: None,
            footer: None,
            markdown: Markdown::default(),
            rules: BTreeMap::new(),
            nav: Nav::default(),
            kinds: Kinds::none(),
            visibility: BTreeMap::new(),
            is_unclear: false,
            programme_leads: Vec::new(),
            cadence: Cadences::default(),
            cutoffs: Cutoffs::default(),
            limits: Limits::default(),
            scale: SCALE.map(str::to_owned).to_vec(),
            search: Search::default(),
            editor: None,
        }
    }
}
