//! The text of one page.
//!
//! In: the plan, the page's number. Out: Markdown with front matter. A page depends on the seed and
//! its number alone, so pages can be written in any order and at the same time.

use super::blocks;
use super::code;
use super::form::Form;
use super::front::{self, Front};
use super::plan::Plan;
use super::random::Random;
use super::text;
use super::words::Vocabulary;

/// Links to other pages in the body of a page, besides those to goals.
const LINKS: usize = 5;

/// What every page is written from.
pub(crate) struct Writer<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) words: &'a Vocabulary,
    pub(crate) form: Form,
}

impl Writer<'_> {
    /// The page's file.
    pub(crate) fn page(&self, page: usize) -> String {
        let mut random = Random::new(self.plan.seed, 3, page);
        let goals = self.goals(page, &mut random);
        let front = front::of(self, page, &goals, &mut random);
        let body = self.body(page, &goals, &mut random);
        front + &body
    }

    /// The file of a folder's own page.
    pub(crate) fn folder(&self, folder: usize) -> String {
        let mut random = Random::new(self.plan.seed, 4, folder);
        let is_yaml = random.one_in(2);
        let mut front = Front::new(is_yaml);
        front.text("title", &self.plan.folders[folder].title);
        front.text(self.form.summary_key(), &text::sentence(&mut random, self.words));
        front.end() + &text::paragraph(3, Vec::new(), &mut random, self.words)
    }

    /// One to three goals that the page serves, none twice.
    fn goals(&self, page: usize, random: &mut Random) -> Vec<usize> {
        let all = &self.plan.goals;
        let mut goals: Vec<usize> =
            (0..random.between(1, 3)).map(|_| all.start + random.below(all.len())).collect();
        goals.sort_unstable();
        goals.dedup();
        goals.retain(|goal| *goal != page);
        goals
    }

    fn body(&self, page: usize, goals: &[usize], random: &mut Random) -> String {
        let mut links: Vec<String> = goals.iter().map(|goal| self.link(page, *goal, random)).collect();
        links.extend((0..LINKS).map(|_| {
            let target = self.target(page, random);
            self.link(page, target, random)
        }));
        let outline = self.plan.outline(page, self.words);
        let mut extras = self.extras(page, random);
        let mut body = text::paragraph(2, links.drain(..1).collect(), random, self.words);
        let length = random.between(0, 3);
        for (at, heading) in outline.iter().enumerate() {
            body.push_str(&format!("{} {}\n\n", "#".repeat(heading.level), heading.text));
            let sections_left = outline.len() - at;
            let links_here = links.len().div_ceil(sections_left);
            let sentences = random.between(5, 7) + length;
            body.push_str(&text::paragraph(
                sentences,
                links.drain(..links_here).collect(),
                random,
                self.words,
            ));
            let extras_here = extras.len().div_ceil(sections_left);
            body.extend(extras.drain(..extras_here));
        }
        body
    }

    /// Blocks that are no prose. A third of the pages has code, a third a table, and so on.
    fn extras(&self, page: usize, random: &mut Random) -> Vec<String> {
        let words = self.words;
        let mut extras = Vec::new();
        extras.extend(page.is_multiple_of(3).then(|| code::block(random, words)));
        extras.extend((page % 3 == 1).then(|| blocks::table(random, words)));
        extras.extend((page % 4 == 1).then(|| blocks::tasks(random, words)));
        extras.extend((page % 4 == 2).then(|| blocks::callout(random, words)));
        extras.extend(page.is_multiple_of(2).then(|| blocks::list(random, words)));
        extras.extend((page % 5 == 3).then(|| self.picture(page, random)));
        extras
    }

    fn picture(&self, page: usize, random: &mut Random) -> String {
        let number = random.below(self.plan.pictures);
        let path = self.form.path_to(&self.plan.path(page), &format!("pictures/{number:03}.png"));
        format!("![{}]({path})\n\n", text::phrase(4, random, self.words))
    }

    /// A page to link to: mostly one nearby, sometimes one of a few that everybody links to.
    fn target(&self, page: usize, random: &mut Random) -> usize {
        let pages = self.plan.places.len();
        let target = match random.below(10) {
            0 => random.below(pages.div_ceil(100)) * 100,
            1..=6 => (page + pages + random.between(1, 60) - 30) % pages,
            _ => random.below(pages),
        };
        let is_itself = target.min(pages - 1) == page;
        if is_itself { (page + 1) % pages } else { target.min(pages - 1) }
    }

    /// A link; one in three leads to a heading.
    fn link(&self, from: usize, to: usize, random: &mut Random) -> String {
        let fragment = random.one_in(3).then(|| {
            let outline = self.plan.outline(to, self.words);
            format!("#{}", outline[random.below(outline.len())].id())
        });
        let path = self.form.page_to(&self.plan.path(from), &self.plan.path(to));
        format!("[{}]({path}{})", self.plan.places[to].title, fragment.unwrap_or_default())
    }
}
