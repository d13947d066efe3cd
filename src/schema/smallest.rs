//! The smallest useful file of each kind, for the reference page.
//!
//! In: nothing. Out: a path below the content and a whole file. Never: a record that has a mistake; a
//! test holds that.

use super::Kind;

/// Where a record of `kind` lies below the content, and the smallest file that is of use.
pub(super) fn smallest(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Page => ("hello.md", "# Hello\n"),
        Kind::Person => ("people/mara.md", "+++\nname = \"Mara Okafor\"\nteam = \"platform\"\n+++\n"),
        Kind::Team => ("teams/platform.md", "+++\nname = \"Platform\"\nlead = \"tomas\"\n+++\n"),
        Kind::Role => ("roles/team-lead.md", "+++\nexpects = [\"facilitation 3\"]\n+++\n# Team lead\n"),
        Kind::Cycle => ("cycles/2026-h2.md", "+++\nstart = 2026-07-01\nend = 2026-12-31\n+++\n"),
        Kind::Skill => (
            "skills/facilitation.md",
            "# Facilitation\n\n## 1 Learning\n- Opens with the purpose and the closing time.\n",
        ),
        Kind::Goal => (
            "goals/restore-faster.md",
            "+++\nteam = \"platform\"\ndue = 2026-12-18\nmeasures = \"Minutes to restore: 55 -> 30 min\"\n+++\n# Restore service in under 30 minutes\n",
        ),
        Kind::Plan => (
            "plans/2026-h2/mara.md",
            "+++\nwith = \"tomas\"\ngoals = \"restore-faster\"\nmeasures = \"Reviews I led: 0 -> 6\"\n+++\n# Lead incident reviews calmly\n",
        ),
        Kind::Practice => (
            "practices/incident-review.md",
            "+++\nskills = \"facilitation\"\n+++\n# Incident review in 45 minutes\n",
        ),
        Kind::Story => (
            "stories/first-calm-incident.md",
            "+++\npeople = [\"mara\", \"jonas\"]\ndate = 2026-09-20\npractices = \"incident-review\"\n+++\n# The first calm incident\n",
        ),
        Kind::Journey => {
            ("journeys/ingrid.md", "+++\nperson = \"ingrid\"\n+++\n# Learning to ask instead of answer\n")
        }
        Kind::Pair => (
            "pairs/2026-h2/mara-jonas.md",
            "+++\npeople = [\"mara\", \"jonas\"]\nstatus = \"active\"\nconfidentiality = \"pair\"\n+++\n",
        ),
        Kind::Session => {
            ("pairs/2026-h2/mara-jonas/2026-09-03.md", "+++\nminutes = 45\n+++\nSilence first.\n")
        }
        Kind::Ratings => ("ratings/mara.md", "## 2026-10-01\n- facilitation: 3 (by: self)\n"),
        Kind::Resource => (
            "resources/three-incidents.md",
            "+++\nurl = \"https://example.org/film\"\nformat = \"video\"\nminutes = 12\n+++\n# Three incidents on film\n",
        ),
        Kind::Onboarding => (
            "onboarding/engineer.md",
            "+++\nfor = \"role:engineer\"\n+++\n# An engineer's first weeks\n\n- [day 1] Meet your buddy (time: 30 min)\n",
        ),
        Kind::Term => ("terms/runbook.md", "# Runbook\n\nSteps that a tired person can carry out.\n"),
        Kind::Retro => ("retros/2026-10-05.md", "+++\ndate = 2026-10-05\n+++\n# Halfway\n"),
        Kind::Pilot => (
            "pilots/ten-minute-updates.md",
            "+++\nhypothesis = \"Slow weeks are noticed sooner.\"\nteams = \"care\"\nstart = 2026-09-04\nend = 2026-10-30\n+++\n# Ten-minute updates\n",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::decode;
    use crate::syntax::Language;

    #[test]
    fn the_smallest_files_have_no_mistake() {
        for kind in Kind::all() {
            let (path, file) = smallest(kind);
            let block = file.strip_prefix("+++\n").and_then(|rest| rest.split_once("+++\n"));
            let block = block.map_or("", |(block, _)| block);
            let parsed = Language::Toml.parse(block, 0);
            let decoded = decode(&parsed.value, kind.schema(), Language::Toml);
            assert!(parsed.diagnostics.is_empty() && decoded.diagnostics.is_empty(), "{path}: {decoded:?}");
            assert!(kind.folder().is_none_or(|folder| path.starts_with(folder)), "{path}");
        }
    }
}
