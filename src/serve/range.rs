//! `Range`: which part of a file a browser wants, so that it can seek in a film or a PDF.
//!
//! In: the header, the length of the file. Out: the part. Never: several parts at once; who wants
//! those gets everything, which is allowed.

use std::ops::Range;

/// What is wanted of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All of it; also when the header makes no sense.
    All,
    /// These bytes.
    Part(Range<u64>),
    /// Bytes that it does not have.
    Nothing,
}

/// Reads the header, such as `bytes=0-99`, `bytes=100-`, `bytes=-100`.
pub(super) fn wanted(header: &str, length: u64) -> Wanted {
    let Some((first, last)) = ends(header) else { return Wanted::All };
    match (first, last) {
        (None, None) => Wanted::All,
        (Some(first), Some(last)) if last < first => Wanted::All,
        (None, Some(0)) => Wanted::Nothing,
        (None, Some(_)) if length == 0 => Wanted::Nothing,
        (None, Some(suffix)) => Wanted::Part(length.saturating_sub(suffix)..length),
        (Some(first), _) if first >= length => Wanted::Nothing,
        (Some(first), None) => Wanted::Part(first..length),
        (Some(first), Some(last)) => Wanted::Part(first..length.min(last.saturating_add(1))),
    }
}

/// The two numbers, of which one may be missing.
fn ends(header: &str) -> Option<(Option<u64>, Option<u64>)> {
    let (unit, range) = header.split_once('=')?;
    let (first, last) = range.trim().split_once('-')?;
    unit.trim().eq_ignore_ascii_case("bytes").then_some(())?;
    Some((number(first)?, number(last)?))
}

fn number(digits: &str) -> Option<Option<u64>> {
    if digits.is_empty() {
        return Some(None);
    }
    // A number too large for us is beyond the end of every file.
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| Some(digits.parse().unwrap_or(u64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::Wanted::{All, Nothing, Part};
    use super::*;

    #[test]
    fn single_ranges() {
        for (header, expected) in [
            ("bytes=0-0", Part(0..1)),
            ("bytes=2-4", Part(2..5)),
            ("Bytes=2-4", Part(2..5)),
            ("bytes=2-", Part(2..10)),
            ("bytes=-3", Part(7..10)),
            ("bytes=-99", Part(0..10)),
            ("bytes=0-99", Part(0..10)),
            ("bytes=9-99999999999999999999999", Part(9..10)),
            ("bytes=10-", Nothing),
            ("bytes=99999999999999999999999-", Nothing),
            ("bytes=-0", Nothing),
        ] {
            assert_eq!(wanted(header, 10), expected, "{header}");
        }
        assert_eq!((wanted("bytes=0-", 0), wanted("bytes=-1", 0)), (Nothing, Nothing));
    }

    #[test]
    fn what_is_no_single_range_gives_everything() {
        for header in
            ["", "bytes", "bytes=", "bytes=-", "bytes=4-2", "bytes=0-1,3-4", "lines=0-1", "bytes=a-b"]
        {
            assert_eq!(wanted(header, 10), All, "{header}");
        }
    }
}
