//! The fields of a plain page.
//!
//! In: nothing. Out: the table. Never: refuses a key; existing handbooks carry many.

use super::{Field, KindSchema, Type};

/// A plain page: everything in it is optional and unknown keys are left alone.
pub const PAGE: KindSchema = KindSchema {
    kind: "a page",
    about: "Plain text: everything that is nothing else.",
    fields: FIELDS,
    common: &[],
    needs: &[],
    open: true,
};

const FIELDS: &[Field] = &[
    Field::new("kind", Type::Any, "What the page is, when it is more than a page: `practice`, `term` and so on.", "\"practice\"")
        .or("by the folder, see [Kinds](kinds.md)"),
    Field::new("title", Type::Text, "The title of the page, in lists, in the navigation and at its top.", "\"How we review\"").also(&["name"]).or("the first heading, else the file's name"),
    Field::new("summary", Type::Text, "One sentence about the page, for lists and search engines.", "\"What a good review looks like here.\"").also(&["description"]).or("the first paragraph"),
    Field::new("slug", Type::Text, "The last part of the page's address.", "\"reviews\"").or("the file's name"),
    Field::new("permalink", Type::Text, "The whole address of the page, from the root of the site.", "\"/practices/reviews/\"").or("the place of the file"),
    Field::new("weight", Type::Number, "The place of the page in the navigation; smaller numbers come first.", "10").also(&["order", "nav_order", "sidebar_position"]).or("sorted by title, after the pages that have a number"),
    Field::new("aliases", Type::List, "Former addresses of the page; visitors of those are led here.", "[\"/reviews/\", \"/code-review/\"]").also(&["redirect_from"]),
    Field::new("redirect_to", Type::Text, "Another address where this page now lives.", "\"/practices/reviews/\""),
    Field::new("tags", Type::Tags, "Words under which the page is listed.", "[\"reviews\", \"onboarding\"]"),
    Field::new("draft", Type::Bool, "A draft is only built with `--drafts`.", "true").or("`false`"),
    Field::new("date", Type::Date, "When the page was written; a page with a date in the future is only built with `--future`.", "2026-03-09").or("the first commit"),
    Field::new("updated", Type::Date, "When the page was last changed.", "2026-09-01").also(&["lastmod", "last_modified_at"]).or("the last commit"),
    Field::new("expires", Type::Date, "The first day on which the page is no longer built.", "2027-01-01"),
    Field::new("lang", Type::Text, "The language of the page.", "\"de\"").also(&["language"]).or("`language` of `handbook.toml`"),
    Field::new("glossary", Type::Bool, "Whether words of the glossary become links in this page.", "false").or("as in `handbook.toml`"),
    Field::new("visibility", Type::Any, "Who may read it: `private`, `manager`, `chain`, `pair`, `team`, `programme`, `everyone`, `world`, or `named: mara, jonas`.", "\"team\"")
        .also(&["audience"])
        .or("`everyone`"),
    Field::new("template", Type::Text, "Another template for this page.", "\"wide.html\"").or("the template of its kind"),
    Field::new("owner", Type::List, "Who keeps the page true.", "[\"mara\"]").also(&["owners", "owner_slack", "dri", "dris"]),
    Field::new("reviewed", Type::Date, "When somebody last looked whether the page is still true.", "2026-06-01").also(&["last_reviewed_on", "last_reviewed_at"]),
    Field::new("review_in", Type::Period, "How long after the last review the next one is due.", "\"6 months\"").also(&["review_every"]),
    Field::new("review_by", Type::Date, "The day by which the page should be reviewed.", "2026-12-01").or("`reviewed` and `review_in` together"),
    Field::new("status", Type::Text, "Where the page stands, in your own words; `draft` means the same as `draft = true`.", "\"agreed\""),
    Field::new("outdated", Type::Bool, "Says on the page that it is out of date.", "true").or("`false`"),
    Field::new("search", Type::Bool, "Whether search finds the page.", "false").also(&["pagefind"]).or("`true`"),
    Field::new("boost", Type::Factor, "How many times as much the page counts in search as others.", "2").or("`1`"),
];
