//! Front matter: half of the pages in TOML, half in YAML.
//!
//! In: what a page says about itself. Out: the block at the top of its file.

use super::page::Writer;
use super::random::Random;
use super::text;

/// How many tags there are; a page has three.
const TAGS: usize = 60;

/// A block of front matter while it is written.
pub(crate) struct Front {
    is_yaml: bool,
    text: String,
}

impl Front {
    /// The beginning of a block.
    pub(crate) fn new(is_yaml: bool) -> Self {
        Self { is_yaml, text: (if is_yaml { "---\n" } else { "+++\n" }).to_owned() }
    }

    /// A value in quotation marks; it holds none itself.
    pub(crate) fn text(&mut self, key: &str, value: &str) {
        self.raw(key, &format!("\"{value}\""));
    }

    /// A value as it is: a number, a date.
    fn raw(&mut self, key: &str, value: &str) {
        let sign = if self.is_yaml { ":" } else { " =" };
        self.text.push_str(&format!("{key}{sign} {value}\n"));
    }

    /// A list on one line.
    fn list(&mut self, key: &str, values: &[String]) {
        let quoted: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
        self.raw(key, &format!("[{}]", quoted.join(", ")));
    }

    /// The whole block, with an empty line behind it.
    pub(crate) fn end(self) -> String {
        let fence = if self.is_yaml { "---" } else { "+++" };
        format!("{}{fence}\n\n", self.text)
    }
}

/// The front matter of a page.
pub(crate) fn of(writer: &Writer<'_>, page: usize, goals: &[usize], random: &mut Random) -> String {
    let (plan, words) = (writer.plan, writer.words);
    let place = &plan.places[page];
    let mut front = Front::new(page % 2 == 1);
    front.text("title", &place.title);
    front.text(writer.form.summary_key(), &text::sentence(random, words).replace('`', ""));
    let (year, month, day) = (random.between(2022, 2024), random.between(1, 12), random.between(1, 28));
    front.raw("date", &format!("{year}-{month:02}-{day:02}"));
    let (year, month, day) = (random.between(2025, 2026), random.between(1, 9), random.between(1, 28));
    front.raw(writer.form.updated_key(), &format!("{year}-{month:02}-{day:02}"));
    front.list("tags", &tags(writer, random));
    if let Some(weight) = place.weight {
        front.raw("weight", &weight.to_string());
    }
    let owner = plan.people.start + random.below(plan.people.len());
    front.text("owner", &plan.places[owner].name);
    let goals: Vec<String> = goals.iter().map(|goal| plan.places[*goal].name.clone()).collect();
    front.list("goals", &goals);
    front.end()
}

/// Three tags, none twice.
fn tags(writer: &Writer<'_>, random: &mut Random) -> Vec<String> {
    let first = random.below(TAGS);
    let (second, third) = (random.between(1, 25), random.between(26, TAGS - 1));
    [first, first + second, first + third].iter().map(|at| tag(writer, at % TAGS)).collect()
}

fn tag(writer: &Writer<'_>, number: usize) -> String {
    writer.words.noun(3000 + number).to_owned()
}
