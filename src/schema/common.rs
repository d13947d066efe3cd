//! The fields that all kinds share.
//!
//! In: nothing. Out: the table. Never: a field that a plain page reads differently.

use super::{Field, Kind, Target, Type};

/// The fields that a record of any kind may have.
pub(super) const COMMON: &[Field] = &[
    Field::new("kind", Type::Any, "The kind, where the folder does not say it.", "\"practice\"")
        .or("by the folder"),
    Field::new("title", Type::Text, "The title, in lists and at the top of the page.", "\"How we review\"")
        .also(&["name"])
        .or("the first heading, else the file's name"),
    Field::new("summary", Type::Short(200), "One sentence about it, at most 200 characters, for lists.", "\"What a good review looks like here.\"")
        .also(&["description"])
        .or("the first paragraph"),
    Field::new("tags", Type::Tags, "Words under which it is listed.", "[\"reviews\", \"onboarding\"]"),
    Field::new("visibility", Type::Any, "Who may read it: `private`, `manager`, `chain`, `pair`, `team`, `programme`, `everyone`, `world`, or `named: mara, jonas`.", "\"team\"")
        .or("as usual for its kind"),
    Field::new("widen", Type::Bool, "Whether a companion may be read by more people than its record.", "true")
        .or("`false`"),
    Field::new("owner", Type::Ref(Target::to(&[Kind::Person])), "Who keeps it true.", "\"mara\""),
    Field::new("review_by", Type::Date, "The day by which somebody should look whether it is still true.", "2026-12-01")
        .or("`reviewed` and `review_every` together"),
    Field::new("review_every", Type::Period, "How long after the last review the next one is due.", "\"6 months\"")
        .also(&["review_in"]),
    Field::new("reviewed", Type::Date, "When somebody last looked whether it is still true.", "2026-06-01")
        .also(&["last_reviewed_on", "last_reviewed_at"]),
    Field::new("aliases", Type::List, "Ids or addresses that it had before.", "[\"code-review\"]")
        .also(&["redirect_from"]),
    Field::new("lang", Type::Lang, "The language of the text.", "\"de\"").or("`language` of `handbook.toml`"),
    Field::new("draft", Type::Bool, "A draft is only built with `--drafts`.", "true").or("`false`"),
    Field::new("date", Type::Date, "When it was written; a date in the future is only built with `--future`.", "2026-03-09")
        .or("the first commit"),
    Field::new("updated", Type::Date, "When it was last changed.", "2026-09-01")
        .also(&["lastmod", "last_modified_at"])
        .or("the last commit"),
    Field::new("expires", Type::Date, "The first day on which it is no longer built.", "2027-01-01"),
    Field::new("weight", Type::Number, "Its place in the navigation; smaller numbers come first.", "10")
        .also(&["order", "nav_order", "sidebar_position"])
        .or("sorted by title"),
    Field::new("slug", Type::Text, "The last part of its address.", "\"reviews\"").or("the file's name"),
    Field::new("template", Type::Text, "Another template for its page.", "\"wide.html\"")
        .or("the template of its kind"),
    Field::new("glossary", Type::Bool, "Whether words of the glossary become links in its text.", "false")
        .or("as `handbook.toml` says"),
    Field::new("search", Type::Bool, "Whether search finds it.", "false").or("`true`"),
    Field::new("boost", Type::Factor, "How many times as much it counts in search as other pages.", "2").or("`1`"),
];
