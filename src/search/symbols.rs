//! Numbers as printable text, so that an index is an ordinary script.
//!
//! In: whole numbers. Out: one or more of 91 printable ASCII characters each; small numbers take one.
//! Never: a quotation mark, a backslash, a `<` or a blank, so that the text stands in a string literal
//! as it is, and a blank can end a word.
//!
//! The first 60 symbols end a number, the other 31 come before the end, most significant first.

/// How many symbols end a number.
const LAST: u64 = 60;
/// How many symbols go on.
const MORE: u64 = 31;
/// The symbols by value, `"`, `\` and `<` left out.
const SYMBOLS: &[u8; 91] =
    b"!#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// Appends `number`.
pub(super) fn write(out: &mut Vec<u8>, number: usize) {
    let number = number as u64;
    let mut rest = number / LAST;
    let mut before = [0; 13];
    let mut count = 0;
    while rest > 0 {
        rest -= 1;
        before[count] = symbol(LAST + rest % MORE);
        count += 1;
        rest /= MORE;
    }
    out.extend(before[..count].iter().rev());
    out.push(symbol(number % LAST));
}

/// The number at the start of `text` and what follows it; `None` at its end or at another character.
pub(super) fn read(text: &[u8]) -> Option<(usize, &[u8])> {
    let mut number = 0_u64;
    for (at, symbol) in text.iter().enumerate() {
        let value = value(*symbol)?;
        if value < LAST {
            let number = number.checked_mul(LAST)?.checked_add(value)?;
            return Some((usize::try_from(number).ok()?, &text[at + 1..]));
        }
        number = number.checked_mul(MORE)?.checked_add(value - LAST + 1)?;
    }
    None
}

/// A hash as six symbols that stand in file names and addresses: enough to tell versions apart.
pub(super) fn short(hash: u64) -> String {
    const NAMES: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    (0..6).map(|place| char::from(NAMES[(hash >> (place * 5) & 31) as usize])).collect()
}

fn symbol(value: u64) -> u8 {
    SYMBOLS[value as usize]
}

fn value(symbol: u8) -> Option<u64> {
    SYMBOLS.binary_search(&symbol).ok().map(|value| value as u64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(number: usize) -> String {
        let mut out = Vec::new();
        write(&mut out, number);
        String::from_utf8(out).expect("ASCII")
    }

    #[test]
    fn small_numbers_take_one_symbol_and_larger_ones_more() {
        // The 60th symbol is `_`; 60 is the first of the other 31 (a backtick) before the first of all (`!`).
        let lengths = [(0, "!"), (1, "#"), (59, "_"), (60, "`!"), (60 * 31 + 59, "~_"), (60 * 32, "``!")];
        for (number, text) in lengths {
            assert_eq!(written(number), text, "{number}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "`", " ", "\"", "é", "~~~~~~~~~~~~~~~~~~~~!"] {
            assert_eq!(read(text.as_bytes()), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_number_is_read_as_it_was_written(number: u32, rest in "[!-~]{0,3}") {
            let text = written(number as usize) + &rest;
            prop_assert_eq!(read(text.as_bytes()), Some((number as usize, rest.as_bytes())));
        }
    }
}
