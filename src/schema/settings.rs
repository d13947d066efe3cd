//! The keys of `handbook.toml`.
//!
//! In: nothing. Out: the table. Never: decides what a setting does.

use super::kinds::shared::{CADENCE, LIMITS};
use super::{Field, Kind, KindSchema, Target, Type};

/// The settings of a handbook. An unknown key is a mistake here.
///
/// A key of a later stage (`roots`) is known, so that a file may hold it already; it is [`Type::Any`] and
/// has no effect yet.
pub const SETTINGS: KindSchema = KindSchema {
    kind: "`handbook.toml`",
    about: "The settings of a handbook.",
    fields: FIELDS,
    common: &[],
    needs: &[],
    open: false,
};

const FIELDS: &[Field] = &[
    Field::new("name", Type::Text, "The name of the site, in its header and titles.", "\"Ferry team handbook\"").or("the title of the home page"),
    Field::new("description", Type::Text, "One sentence about the handbook, for feeds and search engines.", "\"How we work and grow.\""),
    Field::new("language", Type::Text, "The language of the interface words and of pages that name none.", "\"en\"").or("`en`"),
    Field::new("timezone", Type::Text, "The time zone that decides what \"today\" is.", "\"Europe/Lisbon\"").or("UTC"),
    Field::new("as_of", Type::Date, "Pins the date that everything that depends on time depends on.", "2026-10-01").or("today"),
    Field::new("dates", Type::Word(&["git", "written"]), "Where dates come from when a page says none: from git, or from nowhere.", "\"written\"").or("`git`"),
    Field::new("content", Type::Text, "The folder of the pages.", "\"docs\"").or("`content`"),
    Field::new("theme", Type::Text, "A folder with a theme that overlays the built-in one, file by file.", "\"theme\""),
    Field::new("templates", Type::Text, "A folder with single templates that overlay the theme.", "\"templates\"").or("`templates`"),
    Field::new("base_url", Type::Text, "The address at which the site is published.", "\"https://handbook.example.org/\""),
    Field::new("repo_url", Type::Text, "The address of the repository's web page; links to it are checked like links inside.", "\"https://git.example.org/ferry/handbook\""),
    Field::new("edit_url", Type::Text, "The address that opens a page for editing; `{path}` stands for the file.", "\"https://git.example.org/ferry/handbook/edit/main/{path}\""),
    Field::new("links", Type::Word(&["pretty", "file"]), "The form of links: `pretty` (`goals/x/`) or `file` (`goals/x/index.html`), which also works from a folder without a server.", "\"file\"").or("`pretty`"),
    Field::new("soft_links", Type::Bool, "Lets links to pages that do not exist yet become plain text.", "true").or("`false`"),
    Field::new("drafts", Type::Bool, "Builds drafts too.", "true").or("`false`"),
    Field::new("logo", Type::Text, "A picture beside the name, a path below the root.", "\"images/logo.svg\""),
    Field::new("favicon", Type::Text, "The icon of the browser tab, a path below the root.", "\"images/icon.png\""),
    Field::new("accent", Type::Text, "The one accent colour.", "\"#0b6e4f\""),
    Field::new("footer", Type::Text, "A line of text at the foot of every page.", "\"Questions? Ask in #handbook.\""),
    Field::new("markdown", Type::Table(MARKDOWN), "How Markdown is read; see below.", "{ math = true }"),
    Field::new("rules", Type::Any, "How severe a finding is, by its code: `error`, `warning`, `note` or `off`; see below.", "{ broken-fragment = \"warning\" }"),
    Field::new("nav", Type::Table(NAV), "The navigation; see below.", "{ doors = [\"goals\", \"practices\"] }"),
    Field::new("kinds", Type::Any, "Which folders hold which kinds of records, where the names are others than the usual ones; `\"none\"` switches kinds off.", "{ leute = \"person\" }").or("the usual folders"),
    Field::new("visibility", Type::Any, "Who may read a kind of record, where its pages do not say it.", "{ plan = \"team\" }").or("all who work here"),
    Field::new("cadence", Type::Table(CADENCE), "How often people check in, where no pilot, team or cycle says it; see below.", "{ update = \"weekly\" }"),
    Field::new("status", Type::Table(STATUS), "How far behind an even pace something may be; see below.", "{ on_track = 0.1, behind = 0.25 }"),
    Field::new("scale", Type::List, "The names of skill levels, lowest first.", "[\"new\", \"able\", \"guiding\"]").or("learning, practising, independent, guiding, shaping"),
    Field::new("limits", Type::Table(LIMITS), "How much is too much; see below.", "{ focus = 2 }"),
    Field::new("search", Type::Table(SEARCH), "What search finds, and what it finds first; see below.", "{ weights = { practice = 1.5 } }"),
    Field::new("roots", Type::Any, "Further folders that belong to the handbook. Accepted, without effect yet.", "{}"),
    Field::new("programme", Type::Table(PROGRAMME), "Who leads the programme; see below.", "{ leads = [\"ingrid\"] }"),
    Field::new("preview", Type::Table(PREVIEW), "The live preview; see below.", "{ editor = \"vscode\" }"),
];

const MARKDOWN: &[Field] = &[
    Field::new("raw_html", Type::Word(&["safe", "escape", "trusted"]), "What happens to HTML: `safe` lets a list of harmless elements pass, `escape` shows it as text, `trusted` lets all pass.", "\"escape\"").or("`safe`"),
    Field::new("smart_punctuation", Type::Bool, "Turns straight quotes and `--` into typographic ones.", "true").or("`false`"),
    Field::new("highlight", Type::Bool, "Colours code blocks.", "false").or("`true`"),
    Field::new("math", Type::Bool, "Reads `$…$` as a formula and shows its source set off from the text.", "true").or("`false`"),
    Field::new("glossary", Type::Bool, "Makes the first use of each term of the glossary in a page a link, with its definition.", "false").or("`true`"),
];

const SEARCH: &[Field] = &[
    Field::new("enabled", Type::Bool, "Whether the site can be searched.", "false").or("`true`"),
    Field::new("weights", Type::Any, "How many times as much pages of a kind count: a number from 0.1 to 10 for each kind that should differ.", "{ practice = 1.5, story = 0.8 }").or("`1` for every kind"),
    Field::new("leave_out", Type::Words(KINDS), "Kinds that search does not find.", "[\"ratings\", \"retro\"]"),
];

/// The names of all kinds; a test holds them against [`Kind::all`].
const KINDS: &[&str] = &[
    "page",
    "person",
    "team",
    "role",
    "cycle",
    "skill",
    "goal",
    "plan",
    "practice",
    "story",
    "journey",
    "pair",
    "session",
    "ratings",
    "resource",
    "onboarding",
    "term",
    "retro",
    "pilot",
];

const STATUS: &[Field] = &[
    Field::new(
        "on_track",
        Type::NotNegative,
        "A measure that is no more than this part behind an even pace is on track.",
        "0.1",
    )
    .or("`0.165`"),
    Field::new(
        "behind",
        Type::NotNegative,
        "One that is no more than this part behind is behind, and any other at risk; not below `on_track`.",
        "0.25",
    )
    .or("`0.33`"),
];

const PROGRAMME: &[Field] = &[Field::new(
    "leads",
    Type::Refs(Target::to(&[Kind::Person])),
    "The people who may read what is for the programme.",
    "[\"ingrid\"]",
)];

const PREVIEW: &[Field] = &[Field::new(
    "editor",
    Type::Text,
    "The editor in which `understory serve` opens the place of a mistake: `cursor`, `idea`, `sublime`, `textmate`, `vscode`, `vscodium`, `windsurf`, `zed`, or an address of your own with `{path}`, `{line}` and `{column}`.",
    "\"vscode\"",
)
.or("no link; the place can be copied")];

const NAV: &[Field] = &[Field::new(
    "doors",
    Type::List,
    "The sections or pages that become the doors in the header, in order.",
    "[\"goals\", \"practices\", \"people\"]",
)
.or("the first folders")];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_knows_every_kind() {
        assert!(Kind::all().map(Kind::name).eq(KINDS.iter().copied()));
    }
}
