//! Which template renders a page.
//!
//! In: what a page is. Out: the name of a file. Never: whether there is such a file.

use crate::schema::Kind;

/// Which template renders a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Template {
    /// The first page.
    Home,
    /// A folder.
    Section,
    /// A page of text.
    Page,
    /// A record of a kind.
    Record(Kind),
    /// All tags.
    Tags,
    /// The pages with one tag.
    Tag,
    /// All pages, A to Z.
    AToZ,
    /// Recently changed pages.
    Recent,
    /// How the whole handbook is doing.
    Progress,
    /// Where people find each other.
    Coaching,
    /// How coaching goes.
    Programme,
    /// What the numbers mean.
    Numbers,
    /// Where the whole site is searched.
    Search,
    /// The page for addresses that do not exist.
    NotFound,
    /// A former address.
    Redirect,
}

impl Template {
    /// The file that renders it, unless the page names another.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::Home => "home.html",
            Self::Section => "section.html",
            Self::Page => "page.html",
            Self::Record(kind) => record_file(kind),
            Self::Tags => "tags.html",
            Self::Tag => "tag.html",
            Self::AToZ => "a-to-z.html",
            Self::Recent => "recent.html",
            Self::Progress => "progress.html",
            Self::Coaching => "coaching.html",
            Self::Programme => "programme.html",
            Self::Numbers => "numbers.html",
            Self::Search => "search.html",
            Self::NotFound => "not-found.html",
            Self::Redirect => "redirect.html",
        }
    }
}

/// The template of a kind's records.
fn record_file(kind: Kind) -> &'static str {
    match kind {
        Kind::Page => "page.html",
        Kind::Person => "person.html",
        Kind::Team => "team.html",
        Kind::Role => "role.html",
        Kind::Cycle => "cycle.html",
        Kind::Skill => "skill.html",
        Kind::Goal => "goal.html",
        Kind::Plan => "plan.html",
        Kind::Practice => "practice.html",
        Kind::Story => "story.html",
        Kind::Journey => "journey.html",
        Kind::Pair | Kind::Session => "pair.html",
        Kind::Ratings => "ratings.html",
        Kind::Resource => "resource.html",
        Kind::Onboarding => "onboarding.html",
        Kind::Term => "term.html",
        Kind::Retro => "retro.html",
        Kind::Pilot => "pilot.html",
    }
}
