//! The files of the default theme, embedded in the binary.
//!
//! In: `themes/default` at compile time. Out: tables of names and contents. Never: reads the disk
//! at run time. Adding a template means adding its file and one row here.

macro_rules! templates {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../themes/default/templates/", $name))),)*]
    };
}

/// The templates, by name.
pub(super) const TEMPLATES: &[(&str, &str)] = templates! {
    "a-to-z.html" "base.html" "cycle.html" "feed.xml" "goal.html" "home.html" "journey.html" "list.html"
    "not-found.html" "numbers.html" "onboarding.html" "page.html" "pair.html" "parts/block.html"
    "parts/blocks.html" "parts/chart.html" "parts/closing.html" "parts/coaching/arrival.html" "parts/coaching/buddies.html" "parts/coaching/change.html" "parts/coaching/help.html" "parts/coaching/next.html" "parts/coaching/partners.html" "parts/coaching/prompts.html" "parts/coaching/sessions.html" "parts/crumbs.html" "parts/entries.html"
    "parts/facts.html" "parts/footer.html" "parts/groups.html" "parts/growth/barrier-groups.html"
    "parts/growth/barrier-list.html" "parts/growth/barriers.html" "parts/growth/branches.html"
    "parts/growth/entries.html" "parts/growth/levels.html" "parts/growth/lines.html"
    "parts/growth/matrix.html" "parts/growth/measures.html" "parts/growth/milestones.html"
    "parts/growth/moments.html" "parts/growth/next.html" "parts/growth/pipeline.html"
    "parts/growth/prompts.html" "parts/growth/revisions.html" "parts/growth/standing.html"
    "parts/growth/texts.html" "parts/growth/tree.html" "parts/growth/works.html" "parts/head.html"
    "parts/header.html" "parts/keeper.html" "parts/letters.html" "parts/mentions.html" "parts/neighbours.html"
    "parts/notices.html" "parts/opening.html" "parts/outline.html" "parts/pager.html" "parts/part.html" "parts/phrase.html"
    "parts/phrases.html" "parts/readers.html" "parts/record-facts.html" "parts/record-summary.html"
    "parts/relations.html" "parts/search.html" "parts/timeline.html" "parts/where.html" "person.html" "pilot.html" "plan.html"
    "practice.html" "progress.html" "ratings.html" "recent.html" "record.html" "redirect.html" "resource.html"
    "retro.html" "role.html" "search.html" "section.html" "sitemap-index.xml" "sitemap.xml" "skill.html" "story.html"
    "tag.html" "tags.html" "team.html" "term.html"
};

/// The stylesheet; it names fonts by their file names, which [`super::Theme`] replaces by published ones.
pub(super) const STYLESHEET: &str = include_str!("../../themes/default/style.css");

/// The script.
pub(super) const SCRIPT: &str = include_str!("../../themes/default/script.js");

macro_rules! scripts {
    ($($name:literal)*) => {
        &[$((concat!($name, ".js"), include_str!(concat!("../../themes/default/search/", $name, ".js"))),)*]
    };
}

/// The scripts that search, by name, in the order in which they run; what people see comes last.
pub(super) const SEARCH: &[(&str, &str)] =
    scripts! { "words" "files" "lists" "near" "rank" "show" "engine" "ui" };

/// What takes the ends off words, by language below `stem/`; `base` is what all of them need.
pub(super) const STEMMERS: &[(&str, &str)] = scripts! {
    "stem/base" "stem/ar" "stem/ca" "stem/da" "stem/de" "stem/el" "stem/en" "stem/eo" "stem/es" "stem/et"
    "stem/eu" "stem/fi" "stem/fr" "stem/ga" "stem/hi" "stem/hu" "stem/hy" "stem/id" "stem/it" "stem/lt"
    "stem/ne" "stem/nl" "stem/no" "stem/pt" "stem/ro" "stem/ru" "stem/sr" "stem/sv" "stem/ta" "stem/tr"
    "stem/yi"
};

/// The icon of the browser tab.
pub(super) const FAVICON: &[u8] = include_bytes!("../../themes/default/favicon.svg");

/// The fonts, by file name, in the order in which pages preload them.
pub(super) const FONTS: &[(&str, &[u8])] = &[
    ("sans.woff2", include_bytes!("../../themes/default/fonts/sans.woff2")),
    ("serif.woff2", include_bytes!("../../themes/default/fonts/serif.woff2")),
];
