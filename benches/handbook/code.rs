//! Code blocks in seven languages.
//!
//! In: words. Out: fenced blocks of eight to twenty lines; no two equal, so that remembering a
//! highlighted block by its text helps nobody.

use super::random::Random;
use super::words::Vocabulary;

/// The name of a language and the pieces that a block is put together from. `$a`, `$b` and `$c` stand for words,
/// `$n` for a number.
const LANGUAGES: &[(&str, &[&str])] = &[
    (
        "rust",
        &[
            "/// Counts the $a of a $b.\npub fn $a_$b(items: &[u32]) -> usize {\n    items.iter().filter(|item| **item > $n).count()\n}\n",
            "#[derive(Debug, Clone)]\nstruct $A {\n    $b: String,\n    $c: Option<u64>,\n}\n",
            "impl $A {\n    fn $c(&self) -> bool {\n        // A $b is never empty.\n        !self.$b.is_empty()\n    }\n}\n",
            "let $a: Vec<_> = $b.lines().map(str::trim).collect();\nassert_eq!($a.len(), $n, \"one line a $c\");\n",
        ],
    ),
    (
        "toml",
        &[
            "[$a]\n$b = \"$c\"\nlimit = $n\n",
            "[[$a.$b]]\nname = \"$c\"\nenabled = true\nsince = 2025-03-01\n",
            "# How often the $a runs.\n[$b]\nschedule = \"weekly\"\nowners = [\"$a\", \"$c\"]\n",
        ],
    ),
    (
        "yaml",
        &[
            "$a:\n  - name: $b\n    run: make $c\n    timeout: $n\n",
            "# Runs for every $a.\n$b:\n  image: \"$c:1.$n\"\n  retries: 2\n",
            "$c:\n  enabled: true\n  labels: [$a, $b]\n",
        ],
    ),
    (
        "json",
        &[
            "{\n  \"$a\": {\n    \"$b\": $n,\n    \"$c\": [\"$a\", \"$b\"],\n    \"done\": false\n  }\n}\n",
            "[\n  { \"name\": \"$a\", \"minutes\": $n },\n  { \"name\": \"$b\", \"minutes\": null },\n  { \"name\": \"$c\", \"minutes\": 12 }\n]\n",
        ],
    ),
    (
        "sh",
        &[
            "# Restarts the $a.\nset -eu\nfor $b in \"$@\"; do\n  echo \"$b: ${$b}\"\ndone\n",
            "curl --fail --silent https://$a.example.org/$b | grep -c '$c'\n",
            "if [ -f \"$a.log\" ]; then\n  tail -n $n \"$a.log\" > $b.txt\nfi\n",
        ],
    ),
    (
        "python",
        &[
            "def $a_$b($c, limit=$n):\n    \"\"\"The first $c within the limit.\"\"\"\n    return [item for item in $c if item < limit]\n",
            "class $A:\n    def __init__(self, $b):\n        self.$b = $b  # the $c of today\n        self.count = $n\n",
            "with open(\"$a.csv\") as $b:\n    rows = list(csv.reader($b))\nprint(f\"{len(rows)} $c\")\n",
        ],
    ),
    (
        "sql",
        &[
            "SELECT $a.name, COUNT(*) AS $b\nFROM $c AS $a\nWHERE $a.minutes > $n\nGROUP BY $a.name\nORDER BY $b DESC;\n",
            "CREATE TABLE $a (\n  id INTEGER PRIMARY KEY,\n  $b TEXT NOT NULL,\n  $c TIMESTAMP\n);\n",
            "-- Forgets every $a of last year.\nDELETE FROM $b WHERE $c < '2025-01-01';\n",
        ],
    ),
];

/// A fenced block of code.
pub(crate) fn block(random: &mut Random, words: &Vocabulary) -> String {
    let (language, pieces) = random.pick(LANGUAGES);
    let count = random.between(2, 4);
    let filled: Vec<String> = (0..count).map(|_| fill(random.pick(pieces), random, words)).collect();
    format!("```{language}\n{}```\n\n", filled.join("\n"))
}

fn fill(piece: &str, random: &mut Random, words: &Vocabulary) -> String {
    let [a, b, c] = [(); 3].map(|()| words.any_noun(random).to_owned());
    piece
        .replace("$A", &super::plan::capitalised(&a))
        .replace("$a", &a)
        .replace("$b", &b)
        .replace("$c", &c)
        .replace("$n", &random.between(3, 4000).to_string())
}
