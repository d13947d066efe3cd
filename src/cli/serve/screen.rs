//! What the person at the terminal sees of a preview.
//!
//! In: events. Out: two lines at the start, one line for every build, findings that are new. Never:
//! says the same twice, or names a file that the readers of the preview may not see.

use std::collections::BTreeMap;

use jiff::Zoned;

use crate::cli::args::Common;
use crate::cli::progress::{counted, seconds, summary};
use crate::cli::report::{Format, Report, Tally, on_one_line};
use crate::cli::terminal;
use crate::diag::{Code, Diagnostic};
use crate::serve::{Changes, Event, Round, Took};
use crate::source::SourcePath;

/// Changed files named in a line at most.
const NAMED: usize = 3;

/// What the person at the terminal has seen.
pub(super) struct Screen<'a> {
    common: &'a Common,
    open: bool,
    known: Known,
    trouble: String,
    /// The line about the last build, which waits for the number of pages.
    pending: Option<Pending>,
}

/// How often each finding was there in the last build. The same words are the same finding: its
/// place moves with every line that is written above it.
#[derive(Default)]
struct Known(BTreeMap<Key, usize>);

type Key = (Option<SourcePath>, Code, String);

/// A line without its middle.
struct Pending {
    number: u64,
    before: String,
    after: String,
}

impl<'a> Screen<'a> {
    /// Nothing was seen yet.
    pub(super) fn new(common: &'a Common, open: bool) -> Self {
        Self { common, open, known: Known::default(), trouble: String::new(), pending: None }
    }

    /// Shows what happens.
    pub(super) fn show(&mut self, event: Event) {
        match event {
            Event::Ready { url, taken } => self.ready(&url, taken),
            Event::Notice(words) => self.note(&on_one_line(&words)),
            Event::Trouble(words) => self.trouble(words),
            Event::Mended => {
                self.trouble.clear();
                self.note("the handbook can be read again; nothing else was changed");
            }
            Event::Built(round) => self.built(&round),
            Event::Rendered { number, pages } => self.rendered(number, pages),
        }
    }

    /// Leaves the terminal as it was: the cursor behind the `^C` goes to a line of its own.
    pub(super) fn end(&mut self) {
        self.overtaken();
        if terminal::is_watched() {
            self.note("");
        }
    }

    fn note(&self, line: &str) {
        if !self.common.quiet {
            terminal::note(line);
        }
    }

    fn ready(&self, url: &str, taken: Option<u16>) {
        let taken = taken.map(|port| format!("port {port} is taken; ")).unwrap_or_default();
        terminal::note(&format!("Open {url} ({taken}Ctrl-C ends)"));
        if self.open {
            open_browser(url);
        }
    }

    /// Says once that the handbook cannot be loaded.
    fn trouble(&mut self, words: String) {
        self.overtaken();
        if self.trouble != words {
            terminal::error(&words);
            self.trouble = words;
        }
    }

    fn built(&mut self, round: &Round) {
        self.overtaken();
        self.trouble.clear();
        let had = self.known.count();
        let is_first = round.number == 1;
        let new: Vec<Diagnostic> = self.known.learn(&round.diagnostics).into_iter().cloned().collect();
        let gone = had + new.len() - self.known.count();
        if is_first || !new.is_empty() {
            self.findings(&new, round, is_first);
        }
        if is_first {
            return self.note(&self.first_line(round));
        }
        let clock = if terminal::is_watched() { format!("{}  ", clock()) } else { String::new() };
        let before = format!("{clock}{} → ", names(&round.changes));
        let after = format!(", {}{}", self.time(round.took), tally(new.len(), gone, self.known.count()));
        self.pending = Some(Pending { number: round.number, before, after });
    }

    fn rendered(&mut self, number: u64, pages: Option<usize>) {
        if let Some(line) = self.pending.take_if(|pending| pending.number == number) {
            let what = match pages {
                None => "overtaken by the next change".to_owned(),
                Some(0) => "no page looks different".to_owned(),
                Some(pages) => format!("{} redone", counted(pages, "page")),
            };
            self.note(&format!("{}{what}{}", line.before, line.after));
        }
    }

    /// The line of a build whose pages will not be counted any more.
    fn overtaken(&mut self) {
        let number = self.pending.as_ref().map(|pending| pending.number);
        number.into_iter().for_each(|number| self.rendered(number, None));
    }

    /// Prints these findings. The preview goes on for the browser even if nobody reads the terminal.
    fn findings(&self, new: &[Diagnostic], round: &Round, is_first: bool) {
        let report = Report {
            // A SARIF document stands for itself.
            diagnostics: if self.common.format == Format::Sarif { &round.diagnostics } else { new },
            tree: &round.tree,
            pages: round.pages,
            format: self.common.format,
            all: self.common.all,
            width: terminal::width(),
        };
        let text = if is_first { report.to_text() } else { report.without_summary() };
        let _ = terminal::print(&text);
    }

    /// `12 pages in 0.04 s, 1 error; for person:mara, as of 2026-10-16`
    fn first_line(&self, round: &Round) -> String {
        let took = round.took.load + round.took.build;
        let mut line = summary(round.pages, took, Tally::of(&round.diagnostics));
        let audience = self.common.audience.as_ref().map(|audience| format!("for {audience}"));
        let day = self.common.as_of.map(|day| format!("as of {day}"));
        let said: Vec<String> = audience.into_iter().chain(day).collect();
        if !said.is_empty() {
            line = format!("{line}; {}", said.join(", "));
        }
        if self.common.verbose { format!("{line} ({})", parts(round.took)) } else { line }
    }

    fn time(&self, took: Took) -> String {
        let all = short(took.load + took.build);
        if self.common.verbose { format!("{all} ({})", parts(took)) } else { all }
    }
}

impl Known {
    fn count(&self) -> usize {
        self.0.values().sum()
    }

    /// Knows these findings from now on, and no others; those that were not known before.
    fn learn<'a>(&mut self, findings: &'a [Diagnostic]) -> Vec<&'a Diagnostic> {
        let mut before = std::mem::take(&mut self.0);
        let mut new = Vec::new();
        for finding in findings {
            let key = (finding.path.clone(), finding.code, finding.message.clone());
            match before.get_mut(&key).filter(|count| **count > 0) {
                Some(count) => *count -= 1,
                None => new.push(finding),
            }
            *self.0.entry(key).or_default() += 1;
        }
        new
    }
}

/// `14:03:12`
fn clock() -> String {
    Zoned::now().strftime("%H:%M:%S").to_string()
}

/// `12 ms`, `1.34 s`
fn short(took: std::time::Duration) -> String {
    match took.as_millis() {
        millis @ ..1000 => format!("{millis} ms"),
        _ => seconds(took),
    }
}

fn parts(took: Took) -> String {
    format!("{} loading, {} building", short(took.load), short(took.build))
}

/// What became of the findings, if anything did.
fn tally(new: usize, gone: usize, left: usize) -> String {
    let found = |count| counted(count, "finding");
    match (new, gone, left) {
        (0, 0, _) => String::new(),
        (_, _, 0) => "; everything is fine again".to_owned(),
        (0, _, _) => format!("; {} fewer, {left} left", found(gone)),
        (_, 0, _) => format!("; {}, {left} in all", found(new).replacen(' ', " new ", 1)),
        _ => format!("; {}, {gone} fewer, {left} in all", found(new).replacen(' ', " new ", 1)),
    }
}

fn names(changes: &Changes) -> String {
    let shown = changes.named.iter().take(NAMED).map(|path| on_one_line(path.as_str()));
    let mut names: Vec<String> = shown.collect();
    let more = changes.named.len() - names.len();
    names.extend((more > 0).then(|| format!("{more} more")));
    names.extend((changes.others > 0).then(|| not_shown(changes.others)));
    match names.pop() {
        None => "no file changed".to_owned(),
        Some(only) if names.is_empty() => only,
        Some(last) => format!("{} and {last}", names.join(", ")),
    }
}

fn not_shown(count: usize) -> String {
    format!("{} that this preview does not show", counted(count, "file"))
}

/// Asks the system to open the address, and says so when it cannot.
fn open_browser(url: &str) {
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let mut command = std::process::Command::new(program);
    command.arg(url).stdin(std::process::Stdio::null());
    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    std::thread::spawn(move || {
        if !command.status().is_ok_and(|status| status.success()) {
            terminal::note("no browser could be started; open the address by hand");
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(path: &str, message: &str, at: usize) -> Diagnostic {
        Diagnostic::new(Code::BrokenLink, message).in_file(&SourcePath::new(path)).at(at..at + 1)
    }

    #[test]
    fn long_lists_of_changes_are_cut_and_hidden_files_are_counted() {
        let paths = ["a", "b", "c", "d", "e"].map(SourcePath::new);
        let changes = |named: usize, others| Changes { named: paths[..named].to_vec(), others };
        assert_eq!(names(&changes(5, 0)), "a, b, c and 2 more");
        assert_eq!(names(&changes(2, 0)), "a and b");
        assert_eq!(names(&changes(1, 1)), "a and 1 file that this preview does not show");
        assert_eq!(names(&changes(0, 2)), "2 files that this preview does not show");
        assert_eq!(names(&changes(0, 0)), "no file changed");
    }

    #[test]
    fn a_finding_that_only_moved_is_not_said_again() {
        let mut known = Known::default();
        assert_eq!(known.learn(&[finding("a.md", "no page `x`", 3)]).len(), 1);
        assert!(known.learn(&[finding("a.md", "no page `x`", 30)]).is_empty());
        let twice = [finding("a.md", "no page `x`", 3), finding("a.md", "no page `x`", 9)];
        assert_eq!(known.learn(&twice), [&twice[1]]);
        assert!(known.learn(&[]).is_empty());
        assert_eq!((known.learn(&twice).len(), known.count()), (2, 2), "it is back");
    }

    #[test]
    fn what_became_of_the_findings() {
        assert_eq!(tally(0, 0, 7), "");
        assert_eq!(tally(0, 2, 3), "; 2 findings fewer, 3 left");
        assert_eq!(tally(0, 2, 0), "; everything is fine again");
        assert_eq!(tally(1, 0, 4), "; 1 new finding, 4 in all");
        assert_eq!(tally(2, 1, 4), "; 2 new findings, 1 fewer, 4 in all");
    }
}
