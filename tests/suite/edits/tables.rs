//! What the edits choose from: places, names, lines, and the interactions between pages that are easily missed.

/// The handbook that every sequence of edits starts with.
pub const HANDBOOK: &str = include_str!("handbook.txt");

/// Files that do not exist at first, beside those of [`HANDBOOK`]: where pages may be written or moved to.
pub const PLACES: &[&str] = &[
    "content/a.md",
    "content/guide.md",
    "content/guide/README.md",
    "content/guide/index.md",
    "content/guide/Night.md",
    "content/guide/02-later.md",
    "content/guide/deep/index.md",
    "content/guide/night.de.md",
    "content/goals/quiet.team.md",
    "content/goals/calm/updates/2026-10-09-jonas.md",
    "content/people/ines.md",
    "content/plans/h2/jonas.private.md",
    "content/ratings/mara.md",
    "content/tags/shift.md",
    "content/terms/duty.md",
    "content/SUMMARY.md",
    "docs/a.md",
    "docs/_index.md",
];

/// Folders that may be moved, and where to.
pub const FOLDERS: &[&str] = &[
    "content/guide",
    "content/guide/deep",
    "content/goals",
    "content/people",
    "content/plans/h2",
    "content/terms",
    "content/notes",
    "content",
    "docs",
    "theme",
    "templates",
];

/// Titles of pages.
pub const TITLES: &[&str] =
    &["Night shift", "Day shift", "Fog", "Aa first", "Zz last", "Über", "x: y", "", "Mara", "🌊 <b>"];

/// Lines of front matter; of each key there is one at a time.
pub const FRONTS: &[&str] = &[
    "aliases = [\"/old/day/\"]",
    "aliases = [\"/old/day/\", \"/older/\", \"/guide/day/\"]",
    "aka = [\"outage\", \"haze\"]",
    "aka = \"pager\"",
    "avoid = [\"outage\"]",
    "consent = false",
    "date = 2026-09-01",
    "date = 2027-01-01",
    "draft = true",
    "due = 2026-13-01",
    "due = \"h2\"",
    "expires = 2026-01-01",
    "glossary = false",
    "goals = [\"calm\", \"quiet\"]",
    "kind = \"practice\"",
    "kind = \"term\"",
    "kind = \"nonsense\"",
    "lang = \"de\"",
    "left = 2026-09-01",
    "nonsense = 1",
    "outdated = true",
    "owner = \"tomas\"",
    "owner = \"nobody\"",
    "parent = \"calm\"",
    "parent = \"quiet\"",
    "permalink = \"/guide/day/\"",
    "people = [\"mara\", \"tomas\"]",
    "redirect_to = \"/guide/day/\"",
    "reports_to = \"jonas\"",
    "review_by = 2026-10-17",
    "skills = [\"sql\", \"pager\"]",
    "slug = \"day\"",
    "slug = \"../x\"",
    "status = \"draft\"",
    "status = \"active\"",
    "summary = \"Said in *one* sentence.\"",
    "tags = [\"Shift\"]",
    "tags = [\"safety\", \"new\"]",
    "team = \"nowhere\"",
    "template = \"poster.html\"",
    "title = \"Written above\"",
    "updated = 2026-10-01",
    "visibility = \"private\"",
    "visibility = \"team\"",
    "visibility = \"world\"",
    "visibility = \"mangaer\"",
    "weight = -1",
    "weight = 9",
];

/// Blocks of text.
pub const BLOCKS: &[&str] = &[
    "Words of an outage in the fog, and a pager.",
    "## At night",
    "## At night, again",
    "# Another title",
    "[night](/guide/night.md#at-night)",
    "[day](/guide/day.md) and [rows](/guide/sheet.csv)",
    "[gone](/guide/gone.md)",
    "[[Night shift]] [[Fog]] [[guide/day]] [[nobody]]",
    "[[goal:calm]] [[goal:quiet|a goal]] [[person:mara]] [[plan:h2/mara]]",
    "![chart](/guide/chart.png)",
    "![none](/guide/none.png)",
    "![far](https://example.org/x.png)",
    "[old](/old/day/)",
    "[tags](/tags/shift/) [all](/a-z/)",
    "## Measures\n- Calls: 9 -> 2",
    "## Measures\n- Calls: 9 -> 3 (stretch 1)\n- Nights: stay <= 4\n- Publish the rota by 2026-11-01",
    "## Milestones\n- [x] 2026-10-01 Calm (done 2026-09-30)\n- [~] 2026-09-01 Loud — dropped: too loud",
    "## Revisions\n- 2026-10-02 calls: 3 -> 2 — [fog](/terms/fog.md)",
    "## 2026-10-01 reflection\n- win: calm",
    "## 2026-10-02 review\n- calls: 5\n- confidence: 0.6\n- barrier: fog (kind: time) (asked: tomas)\n\nWords.",
    "## 2026-10-03 update\n- goal calm/calls: 4\n- barrier resolved: fog",
    "## 2026-10-20 review\n- calls: 2",
    "- calls: 6\n- nights: 3",
    "<marquee>loud</marquee>",
    "[^1]\n\n[^1]: A note on fog.",
    "{{< call >}}",
    "\"quoted\" -- $x$",
];

/// Lines of `handbook.toml`.
pub const SETTINGS: &[&str] = &[
    "accent = \"#0b5cad\"",
    "as_of = 2026-10-18",
    "base_url = \"https://example.org/\"",
    "base_url = \"https://example.org/team/\"",
    "content = \"docs\"",
    "content = \"\"",
    "content = \"nowhere\"",
    "dates = \"written\"",
    "description = \"How we work.\"",
    "drafts = true",
    "edit_url = \"https://example.org/edit/{path}\"",
    "favicon = \"content/guide/chart.png\"",
    "footer = \"Ask Mara\"",
    "kinds = \"none\"",
    "kinds = { guide = \"practice\" }",
    "language = \"de\"",
    "language = \"fr\"",
    "links = \"file\"",
    "logo = \"content/people/mara.png\"",
    "markdown = { smart_punctuation = true, math = true, raw_html = \"escape\" }",
    "markdown = { glossary = false }",
    "name = \"Harbour\"",
    "nav = { doors = [\"terms\", \"guide\"] }",
    "nmae = 1",
    "programme = { leads = [\"tomas\"] }",
    "repo_url = \"https://example.org/repo\"",
    "rules = { broken-link = \"off\", broken-fragment = \"warning\" }",
    "rules = { bad-date = \"warning\", missing-field = \"warning\", unknown-field = \"off\", dangling-reference = \"off\" }",
    "scale = [\"new\", \"able\"]",
    "soft_links = true",
    "templates = \"parts\"",
    "theme = \"theme\"",
    "timezone = \"Europe/Oslo\"",
    "visibility = { plan = \"team\", page = \"world\" }",
    "visibility = { plans = \"team\" }",
];

/// Files of a look of one's own; the last ones have mistakes.
pub const LOOKS: &[(&str, &str)] = &[
    ("templates/parts/footer.html", "<footer>{{ site.name }}</footer>"),
    ("templates/parts/mentions.html", "<p>{{ page.mentions | length }}</p>"),
    (
        "templates/poster.html",
        "{% extends \"builtin/page.html\" %}{% block text %}<p>Poster</p>{{ super() }}{% endblock text %}",
    ),
    (
        "templates/person.html",
        "{% extends \"builtin/person.html\" %}{% block relations %}Hello{% endblock relations %}",
    ),
    ("theme/custom.css", ":root { --measure: 30rem; }"),
    ("theme/style.css", "p { color: red; }"),
    ("theme/templates/page.html", "<title>{{ page.title }}</title>{{ body }}"),
    ("theme/words/fr.toml", "menu = \"Carte\"\ndate = \"{day} {month} {year}\"\n"),
    ("theme/words/en.toml", "menu = \"All of it\"\npages_one = \"a page\"\n"),
    ("theme/static/paper.png", "x"),
    ("theme/script.js", "1"),
    ("templates/goal.html", "{{ page.nickname }}"),
    ("templates/page.html", "{% block"),
    ("theme/words/en.toml", "menu = "),
];

/// For whom.
pub const AUDIENCES: &[&str] = &[
    "everyone",
    "world",
    "team:platform",
    "leads",
    "programme",
    "person:mara",
    "person:jonas",
    "person:gone",
];

/// Interactions: words of a file and what may stand in their place, back and forth.
pub const FLIPS: &[(&str, &str, &str)] = &[
    // A heading that others link to.
    ("content/guide/night.md", "## At night", "## After dark"),
    // The title by which it is linked, sorted and listed.
    ("content/guide/day.md", "# Day shift", "# A day shift"),
    // Two pages of one name.
    ("content/guide/deep/drill.md", "# Drill", "# Day shift"),
    // The first paragraph, which lists show.
    ("content/practices/review.md", "Two pairs of eyes", "Four eyes"),
    // A sentence around a link, which the page linked shows.
    ("content/guide/day.md", "Back to [night]", "See also [night]"),
    // A link that other pages show as a mention comes and goes.
    ("content/goals/calm.md", "calls at [night](../guide/night.md)", "calls at all"),
    // The other words for a term.
    ("content/terms/fog.md", "aka = \"outage\"", "aka = \"haze\""),
    // Two terms of one word.
    ("content/terms/pager.md", "# Pager", "# Fog"),
    // The definition, which pages show that use the term.
    ("content/terms/fog.md", "What wakes", "Whatever wakes"),
    // A term that is none any more.
    ("content/terms/fog.md", "+++\naka", "+++\nkind = \"page\"\naka"),
    // A former address that two pages claim.
    ("content/guide/_index.md", "title = \"Guide\"", "title = \"Guide\"\naliases = [\"/old/day/\"]"),
    // A former address that is another page's own.
    ("content/guide/day.md", "/old/day/", "/guide/night/"),
    // Two pages of one address.
    ("content/guide/deep/drill.md", "# Drill", "+++\npermalink = \"/guide/day/\"\n+++\n# Drill"),
    // A record that becomes faulty, and is shown as a plain page.
    ("content/goals/quiet.md", "due = \"h2\"", "due = 2026-13-45"),
    ("content/skills/sql.md", "# SQL", "+++\nnonsense = 1\n+++\n# SQL"),
    ("content/cycles/h2.md", "start = 2026-07-01\n", "start = \"soon\"\n"),
    ("content/goals/calm.md", "due = 2026-12-18", "due = \"someday\""),
    ("content/goals/calm.md", "owner = \"mara\"\nteam", "team"),
    // A relation that changes its other end.
    ("content/goals/quiet.md", "parent = \"calm\"", "parent = \"loud\""),
    ("content/goals/calm.md", "skills = \"sql\"", "skills = \"sql\"\nparent = \"quiet\""),
    ("content/practices/review.md", "supersedes = \"old-review\"", "supersedes = \"older\""),
    ("content/people/mara.md", "reports_to = \"tomas\"", "reports_to = \"jonas\""),
    ("content/people/mara.md", "team = \"platform\"", "team = \"care\""),
    ("content/people/mara.md", "photo = \"mara.png\"", "photo = \"gone.png\""),
    ("content/people/tomas.md", "team = \"platform\"", "team = \"platform\"\nleft = 2026-09-30"),
    ("content/people/jonas.md", "# Jonas", "# Jonas the second"),
    // Who may read it: those who link to it lose a link, those who are related lose a relation.
    ("content/people/mara.md", "+++\nteam", "+++\nvisibility = \"private\"\nteam"),
    ("content/goals/quiet.md", "+++\nowner", "+++\nvisibility = \"team\"\nowner"),
    ("content/plans/h2/mara.md", "+++\ngoals", "+++\ndraft = true\ngoals"),
    ("content/teams/platform.md", "lead = \"tomas\"", "lead = \"jonas\""),
    // A broken block of front matter.
    ("content/guide/night.md", "+++\ntags", "+++\ntags = [\ntags"),
    ("content/people/mara.md", "+++\n# Mara", "# Mara"),
    // Front matter of the other kind that says the same.
    ("content/terms/fog.md", "+++\naka = \"outage\"\n+++", "---\naka: outage\n---"),
    // A tag written in another way first.
    ("content/guide/day.md", "tags = [\"shift\"]", "tags = [\"Shift\"]"),
    // What the companion and the entry say.
    ("content/plans/h2/mara.chain.md", "the fog", "the pager"),
    ("content/plans/h2/mara/2026-10-04.md", "[quiet](/goals/quiet.md)", "[quiet](/goals/silent.md)"),
    ("content/goals/calm/updates/2026-10-02-mara.md", "[[practice:review]]", "[[practice:old-review]]"),
    // The end of a cycle, by which goals are due.
    ("content/cycles/h2.md", "end = 2026-12-31", "end = 2026-10-17"),
    ("content/cycles/h2.md", "# Second half", "# Winter"),
    // Same size, other bytes.
    ("content/guide/day.md", "An outage is rare", "An outage is race"),
];

/// Files that come and go.
pub const GUESTS: &[(&str, &str)] = &[
    (
        "content/SUMMARY.md",
        "# Contents\n\n- [Days](guide/day.md)\n- [Nights](guide/night.md)\n- [Gone](gone.md)\n",
    ),
    ("mkdocs.yml", "nav:\n  - Later: guide/night.md\n  - guide/day.md\n"),
    ("content/people/mara.private.md", "+++\ngoals = \"calm\"\n+++\nPrivate words.\n"),
    ("content/goals/calm.team.md", "For the team: [[Fog]].\n"),
    ("content/plans/h2/mara/2026-10-05.md", "Another entry, with an outage.\n"),
    ("content/guide/index.md", "# Another index\n"),
    ("content/guide/night/_index.md", "# A folder of nights\n"),
    ("content/old/day.md", "# The old day is back\n"),
    ("content/tags/shift.md", "# Shift\n"),
    ("content/a-z.md", "# A to Z\n"),
    ("content/404.md", "# Nothing here\n"),
    ("content/goals/loud.md", "+++\nowner = \"tomas\"\ndue = 2026-11-01\n+++\n# Loud\n"),
    ("content/teams/care.md", "+++\nparent = \"platform\"\n+++\n# Care\n"),
    ("content/terms/night.md", "# Night shift\n\nWhen it is dark.\n"),
    ("content/guide/NIGHT.md", "# Shouted\n"),
    ("content/guide/gone.md", "# Gone\n"),
    ("content/people/nobody.md", "# Nobody\n"),
];

/// Pictures, which are copied but whose sizes stand in pages.
pub const PICTURES: &[&str] =
    &["content/guide/chart.png", "content/guide/none.png", "content/people/mara.png"];
