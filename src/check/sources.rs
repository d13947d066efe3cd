//! Findings about files that could not be taken as they are.
//!
//! In: the tree, and which of its files may be spoken of. Out: a finding for each file that could not be read, is no UTF-8 text, or is of a
//! format that we do not read (one finding per ending).

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Severity};
use crate::source::{FileBody, ProblemKind, SourceFile, SourcePath, SourceProblem, SourceTree, Span};

/// The findings about those files of `tree` that may be spoken of.
#[must_use]
pub fn sources(tree: &SourceTree, is_told: &dyn Fn(&SourcePath) -> bool) -> Vec<Diagnostic> {
    let told: Vec<&SourceProblem> = tree.problems.iter().filter(|problem| is_told(&problem.path)).collect();
    let problems = told.iter().filter_map(|found| problem(found));
    let damaged = tree.files.iter().filter(|file| matches!(file.body, FileBody::Bytes(_)));
    let texts = damaged.filter(|file| is_told(&file.path)).filter_map(|file| not_utf8(file));
    let shallow = tree.git.shallow.then(shallow);
    problems.chain(texts).chain(foreign_formats(&told)).chain(shallow).collect()
}

fn problem(problem: &SourceProblem) -> Option<Diagnostic> {
    let finding = match &problem.kind {
        ProblemKind::Unreadable(why) => {
            Diagnostic::new(Code::UnreadableFile, format!("cannot be read: {why}"))
                .help("check who may read it; the page is left out")
        }
        ProblemKind::SymlinkLoop => {
            Diagnostic::new(Code::UnreadableFile, "a symbolic link that leads back to a folder above it")
                .severity(Severity::Warning)
                .help("remove the link; what it leads to is in the handbook already")
        }
        ProblemKind::DanglingLink => {
            Diagnostic::new(Code::UnreadableFile, "a symbolic link to something that does not exist")
                .severity(Severity::Warning)
                .help("remove the link, or put back what it leads to")
        }
        ProblemKind::OutsideRoot => {
            Diagnostic::new(Code::OutsideRoot, "a symbolic link that leads out of the handbook's folder")
                .help("copy what it leads to into the handbook; nothing outside it is ever published")
        }
        ProblemKind::TooLarge(bytes) => {
            Diagnostic::new(Code::TooLarge, format!("a page of {} MB; the limit is 64 MB", bytes >> 20))
                .help("split the page; it is left out")
        }
        ProblemKind::NameNotUnicode => {
            Diagnostic::new(Code::UnreadableFile, "a file name that is no Unicode text")
                .severity(Severity::Warning)
                .help("rename the file; it is left out")
        }
        ProblemKind::UnsupportedFormat => return None,
    };
    Some(finding.in_file(&problem.path))
}

/// One finding per ending, at the first file of that ending.
fn foreign_formats(problems: &[&SourceProblem]) -> Vec<Diagnostic> {
    let mut by_ending: BTreeMap<String, (u32, &SourceProblem)> = BTreeMap::new();
    for problem in problems.iter().filter(|problem| problem.kind == ProblemKind::UnsupportedFormat) {
        by_ending.entry(problem.path.extension()).or_insert((0, problem)).0 += 1;
    }
    let finding = |(ending, (count, first)): (String, (u32, &SourceProblem))| {
        let files = if count == 1 { "1 file".to_owned() } else { format!("{count} files") };
        Diagnostic::new(
            Code::UnsupportedFormat,
            format!("{files} in the format `.{ending}`, which is not Markdown, left out"),
        )
        .in_file(&first.path)
        .help("save the page as Markdown with the ending `.md`")
        .counted(count)
    };
    by_ending.into_iter().map(finding).collect()
}

fn not_utf8(file: &SourceFile) -> Option<Diagnostic> {
    let FileBody::Bytes(bytes) = &file.body else { return None };
    let at = std::str::from_utf8(bytes).err()?.valid_up_to();
    let byte = bytes.get(at).copied().unwrap_or_default();
    let message = format!("the byte 0x{byte:02x} is no UTF-8 text; it is shown as \u{fffd}");
    let help = "save the file with the encoding UTF-8 (editors call it \u{201c}Save with encoding\u{201d})";
    Some(Diagnostic::new(Code::InvalidUtf8, message).in_file(&file.path).at(Span::new(at, at + 3)).help(help))
}

fn shallow() -> Diagnostic {
    Diagnostic::new(Code::ShallowClone, "this is a shallow clone: git does not know when pages were written")
        .help("fetch the whole history (`git fetch --unshallow`; `fetch-depth: 0` in CI), or set `dates = \"written\"`")
}
