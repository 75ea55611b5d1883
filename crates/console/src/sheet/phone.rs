//! Phone numbers as people write them, judged by the library that knows every country's numbers.
//!
//! Used by `item` and `guess`. A number without its country code is never completed: whose country
//! it would be is not known. Absent: how a number is shown.

use std::sync::Once;

use phonenumber::metadata::DATABASE;

use super::cells::is_mark;

/// What a number is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Judged {
    /// One that exists in its country's plan: digits with the country code.
    Good(String),
    /// Of a length its country has, but from no range the library knows of.
    Unusual(String),
    /// It may be one, but its country cannot be told.
    NoCountryCode,
    /// A spreadsheet has rounded it.
    Rounded,
    /// No phone number.
    NotPhone,
}

/// Digits that follow an international call's prefix, or a plus.
const FEWEST: usize = 7;
const MOST: usize = 15;

/// Patterns the library keeps at hand. Of its own accord it keeps 100, which a table with numbers
/// of ten countries overruns: each number then costs 5 ms instead of 30 µs.
const PATTERNS: usize = 1_000;
static WIDENED: Once = Once::new();

/// Judges a number.
pub(super) fn judge(text: &str) -> Judged {
    WIDENED.call_once(|| {
        if let Ok(mut patterns) = DATABASE.cache().lock() {
            patterns.set_capacity(PATTERNS);
        }
    });
    let text = match written_out(text) {
        Written::Rounded => return Judged::Rounded,
        Written::Whole(digits) => digits,
        Written::Plain => text.chars().filter(|c| !is_mark(*c)).collect(),
    };
    let text = text.trim().strip_prefix("tel:").unwrap_or(text.trim());
    let ordinary = |c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || matches!(c, '-' | '‐'..='―' | '.' | '/' | '(' | ')')
    };
    let (marked, number) = match text.strip_prefix('+').or_else(|| text.strip_prefix("00")) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    if !number.chars().all(ordinary) {
        return Judged::NotPhone;
    }
    // In "+44 (0)20" the zero is for those who leave the country code out.
    let digits: String =
        number.replacen("(0)", "", 1).chars().filter(char::is_ascii_digit).collect();
    if digits.len() < FEWEST {
        return Judged::NotPhone;
    }
    let local = if marked { Judged::NotPhone } else { Judged::NoCountryCode };
    if digits.len() > MOST || digits.starts_with('0') {
        return local;
    }
    let Ok(parsed) = phonenumber::parse(None, format!("+{digits}")) else { return local };
    let whole = parsed.format().mode(phonenumber::Mode::E164).to_string();
    let whole = whole.trim_start_matches('+').to_owned();
    let national = whole.len().saturating_sub(parsed.country().code().to_string().len());
    let possible = has_length(parsed.country().code(), national);
    match (parsed.is_valid(), possible) {
        (true, _) => Judged::Good(whole),
        (false, true) => Judged::Unusual(whole),
        (false, false) => local,
    }
}

/// Whether any kind of number in a country of this code has so many digits after the code.
fn has_length(code: u16, national: usize) -> bool {
    let countries = DATABASE.by_code(&code).unwrap_or_default();
    countries.iter().map(|country| country.descriptors()).any(|kinds| {
        let kinds = [
            kinds.fixed_line(),
            kinds.mobile(),
            kinds.toll_free(),
            kinds.premium_rate(),
            kinds.shared_cost(),
            kinds.personal_number(),
            kinds.voip(),
            kinds.pager(),
            kinds.uan(),
        ];
        let mut lengths = kinds.into_iter().flatten().flat_map(|kind| kind.possible_length());
        lengths.any(|length| usize::from(*length) == national)
    })
}

/// How a spreadsheet has written a number.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// As it is.
    Plain,
    /// With an exponent or a fraction of zeros, all its digits there: these are they.
    Whole(String),
    /// With an exponent, and without its last digits.
    Rounded,
}

/// Undoes "3.7120001140E10" and "37120001140.0"; recognises "3.71E+10", of which the rest is lost.
pub(super) fn written_out(text: &str) -> Written {
    let (mantissa, exponent) = match text.split_once(['E', 'e']) {
        Some((mantissa, exponent)) => match exponent.trim_start_matches('+').parse::<usize>() {
            Ok(exponent) => (mantissa, exponent),
            Err(_) => return Written::Plain,
        },
        None => (text, 0),
    };
    let Some((whole, fraction)) = mantissa.split_once(['.', ',']) else { return Written::Plain };
    let numeric = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !numeric(whole) || !numeric(fraction) {
        return Written::Plain;
    }
    match fraction.split_at_checked(exponent) {
        Some((kept, rest)) if rest.bytes().all(|b| b == b'0') => {
            Written::Whole(format!("{whole}{kept}"))
        }
        _ if exponent > 0 && whole.len() == 1 => Written::Rounded,
        _ => Written::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_judged_as_people_write_them() {
        let good = |digits: &str| Judged::Good(digits.to_owned());
        for (text, expected) in [
            ("37120001140", good("37120001140")),
            ("+371 20 001-140", good("37120001140")),
            ("(371) 20001140", good("37120001140")),
            ("0037120001140", good("37120001140")),
            ("tel:+371-20-001-140", good("37120001140")),
            ("\u{202a}+371\u{a0}20001140\u{202c}", good("37120001140")),
            ("3.7120001140E10", good("37120001140")),
            ("37120001140.0", good("37120001140")),
            ("+44 (0)20 7946 0018", good("442079460018")),
            ("+52 55 1234 5678", good("525512345678")),
            ("+54 9 11 2345-6789", good("5491123456789")),
            ("+55 (11) 91234-5678", good("5511912345678")),
            ("+39 06 698 12345", good("390669812345")),
            ("7 (916) 123-45-67", good("79161234567")),
            ("37199999999", Judged::Unusual("37199999999".to_owned())),
            ("20001140", Judged::NoCountryCode),
            ("8 (916) 123-45-67", Judged::NoCountryCode),
            ("020 7946 0018", Judged::NoCountryCode),
            ("371200011401234567", Judged::NoCountryCode),
            ("+371 2000", Judged::NotPhone),
            ("+371 20 001 1409", Judged::NotPhone),
            ("+999 20 001 140", Judged::NotPhone),
            ("123456", Judged::NotPhone),
            ("+371 20001140 ext. 5", Judged::NotPhone),
            ("1-800-FLOWERS", Judged::NotPhone),
            ("anna@example.com", Judged::NotPhone),
            ("", Judged::NotPhone),
            ("3.712E+10", Judged::Rounded),
            ("3,71200E+10", Judged::Rounded),
        ] {
            assert_eq!(judge(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_of_a_spreadsheet_stays() {
        for text in [
            "1E5",
            "12.5",
            "1.2.3E4",
            "E10",
            "7",
            "1.5E",
            "1,250.00",
            "\u{661}.0",
            "1.0E99999999999999999999",
        ] {
            assert_eq!(written_out(text), Written::Plain, "{text}");
        }
        assert_eq!(written_out("1.23456789012346E+19"), Written::Rounded);
        assert_eq!(written_out("1.50E1"), Written::Whole("15".to_owned()));
    }
}
