//! What stands between two cells of a text.
//!
//! Used by `source`. Absent: more than one character, and anything but ASCII.

use super::csv_rows::CsvRows;
use crate::error::{Error, FieldRule};

/// What is tried, the likelier first.
const TRIED: [u8; 4] = [b'\t', b';', b',', b'|'];
/// Rows that are looked at.
const LOOKED_AT: usize = 50;

/// The separator somebody names.
///
/// # Errors
/// `Invalid` at `separator`.
pub(super) fn named(text: &str) -> Result<u8, Error> {
    match text.as_bytes() {
        [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\r' | b'\n' | 0) => Ok(*byte),
        _ => Err(Error::invalid("separator", FieldRule::NotAllowed)),
    }
}

/// The separator a first line `sep=;` declares, and how long that line is in bytes. It is Excel's
/// own, no spreadsheet shows it, and it is no row.
pub(super) fn declared(text: &str) -> Option<(u8, usize)> {
    let rest =
        text.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).map(|_| &text[4..])?;
    let (&separator, rest) = rest.as_bytes().split_first()?;
    let end = match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => return None,
    };
    Some((separator, 5 + end))
        .filter(|(separator, _)| separator.is_ascii_graphic() || *separator == b'\t')
}

/// The separator that parts the beginning of a text most evenly; a comma where none does. `whole`
/// says that the text ends here: a row cut off says nothing.
pub(super) fn guess(text: &str, whole: bool) -> u8 {
    let (mut best, mut most) = (b',', 0);
    for separator in TRIED {
        let evenness = evenness(text, whole, separator);
        if evenness > most {
            (best, most) = (separator, evenness);
        }
    }
    best
}

/// How evenly rows are parted, in thousandths: the part of them that has the commonest number of
/// cells; nothing when that is one.
fn evenness(text: &str, whole: bool, separator: u8) -> usize {
    let rows = CsvRows::new(text.as_bytes(), separator).take(LOOKED_AT).map_while(Result::ok);
    let mut widths: Vec<usize> = rows.map(|(_, cells)| cells.len()).collect();
    if !whole && widths.len() < LOOKED_AT {
        widths.pop();
    }
    let alike = |width: usize| widths.iter().filter(|own| **own == width).count();
    let common = widths.iter().copied().max_by_key(|width| (alike(*width), *width));
    match common {
        Some(width) if width > 1 => 1_000 * alike(width) / widths.len(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_even_separator_is_taken() {
        for (text, expected) in [
            ("id,name\n1,Anna\n2,\"Petrova; Olga\"\n", b','),
            ("id;name;phone\n1;Petrova, Anna;\n2;Ivanov, Igor;+371 20\n", b';'),
            ("id\tname\n1\tAnna, Olga\n2\tIgor; Ivan\n", b'\t'),
            ("id|name\n1|Anna\n", b'|'),
            ("id\n1\n2\n", b','),
            ("", b','),
            ("1;\"one\ntwo\"\n2;x\n", b';'),
        ] {
            assert_eq!(guess(text, true), expected, "{text:?}");
        }
        assert_eq!(guess("a;b;c\n1;2;3\n4;5,6,7,8", false), b';');
    }

    #[test]
    fn excels_own_line_declares_it() {
        for (text, expected) in [
            ("sep=;\r\nid", Some((b';', 7))),
            ("SEP=\t\nid", Some((b'\t', 6))),
            ("sep=\n", None),
            ("sep=;;", None),
            ("sepa", None),
            ("séparé", None),
        ] {
            assert_eq!(declared(text), expected, "{text:?}");
        }
        assert_eq!(named("|").unwrap(), b'|');
        for text in ["", "ab", "\"", "\n", "é"] {
            assert!(named(text).is_err(), "{text:?}");
        }
    }
}
