//! Text as it is searched: folded, cut into pieces for the index, and compared with a search.
//!
//! Used by the rows of contacts and of accounts. A search is words, in any order, each of which
//! must be there; a word of digits alone is there if those digits stand anywhere in a number,
//! however either is grouped. The index holds short pieces: the first letters of words, and every
//! three digits in a row. So it has few entries, answers a single letter as quickly as a long
//! word, and finds a little too much, which [`Search::fits`] sorts out. Absent: ranks.

use std::collections::BTreeSet;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Letters of a word that the index knows. The tables' prefix indexes reach up to one less.
const LETTERS: usize = 6;
/// Digits in a row that the index knows.
const DIGITS: usize = 3;
/// What of a search is taken, in characters.
const SEARCH: usize = 200;

/// Text as it is compared: lower case, without accents.
pub(crate) fn fold(text: &str) -> String {
    text.nfkd().filter(|&one| !is_combining_mark(one)).flat_map(char::to_lowercase).collect()
}

/// The name as it is sorted: folded, those with a letter first, those without a name last.
pub(crate) fn name_key(name: &str) -> String {
    let folded = fold(name.trim());
    let rank = match () {
        () if folded.is_empty() => 2,
        () if folded.contains(char::is_alphabetic) => 0,
        () => 1,
    };
    format!("{rank}{folded}")
}

/// Where in a word of the text a word of a search may stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// At its beginning.
    Beginnings,
    /// Anywhere.
    Anywhere,
}

/// What is searched of one thing.
#[derive(PartialEq, Eq)]
pub(super) struct Searched {
    /// Its texts, folded.
    pub(super) text: String,
    /// The digits of each, with whatever groups them left out.
    pub(super) digits: String,
}

impl Searched {
    pub(super) fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let (mut folded, mut numbers) = (Vec::new(), Vec::new());
        for text in texts.into_iter().filter(|text| !text.is_empty()) {
            let text = fold(text);
            numbers.push(text.chars().filter(char::is_ascii_digit).collect::<String>());
            folded.push(text);
        }
        numbers.retain(|number| !number.is_empty());
        Self { text: folded.join("\n"), digits: numbers.join(" ") }
    }

    /// What the index is given, with a `mark` of where it belongs.
    pub(super) fn pieces(&self, mark: &str, reach: Reach) -> String {
        let mut pieces = BTreeSet::new();
        for word in words(&self.text).filter(|word| !is_number(word)) {
            let starts = word.char_indices().map(|(start, _)| start);
            let starts = starts.take(if reach == Reach::Anywhere { usize::MAX } else { 1 });
            pieces.extend(starts.map(|start| first(&word[start..], LETTERS)));
        }
        for number in self.digits.split_whitespace() {
            pieces.extend((0..number.len()).map(|start| first(&number[start..], DIGITS)));
        }
        let mut text = mark_piece(mark);
        for piece in pieces {
            text.push(' ');
            text.push_str(piece);
        }
        text
    }
}

/// What is looked for.
pub(super) struct Search {
    words: Vec<String>,
    reach: Reach,
}

impl Search {
    /// Nothing where the search has no letter and no digit.
    pub(super) fn of(search: &str, reach: Reach) -> Option<Self> {
        let folded = fold(first(search, SEARCH));
        let words: Vec<String> = words(&folded).map(str::to_owned).collect();
        (!words.is_empty()).then_some(Self { words, reach })
    }

    /// The search as the index takes it, among what bears one of the marks or, without any,
    /// everywhere. It finds all that fits, and perhaps more.
    pub(super) fn question(&self, mark: Option<&str>) -> String {
        let mut parts = BTreeSet::new();
        for word in &self.words {
            if is_number(word) {
                parts.extend(digits_wanted(word));
                continue;
            }
            parts.insert(wanted(word, LETTERS));
            let runs = word.split(|one: char| !one.is_ascii_digit());
            parts.extend(runs.filter(|run| run.len() >= DIGITS).flat_map(digits_wanted));
        }
        let mark = mark.map(|mark| format!("\"{}\"", mark_piece(mark)));
        mark.into_iter().chain(parts).collect::<Vec<_>>().join(" AND ")
    }

    /// Whether everything the index finds fits: its pieces are no shorter than the words.
    pub(super) fn is_exact(&self) -> bool {
        self.words.iter().all(|word| match is_number(word) {
            true => word.len() <= DIGITS,
            false => {
                let has_digits = word.contains(|one: char| one.is_ascii_digit());
                word.chars().count() <= LETTERS && !has_digits
            }
        })
    }

    /// Whether every word is there.
    pub(super) fn fits(&self, text: &str, digits: &str) -> bool {
        self.words.iter().all(|word| match (is_number(word), self.reach) {
            (true, _) => digits.contains(word.as_str()),
            (false, Reach::Anywhere) => text.contains(word.as_str()),
            (false, Reach::Beginnings) => text
                .match_indices(word.as_str())
                .any(|(at, _)| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric)),
        })
    }
}

/// The pieces of a number that must be there.
fn digits_wanted(number: &str) -> Vec<String> {
    match number.len().checked_sub(DIGITS) {
        Some(last) => (0..=last).map(|at| wanted(&number[at..], DIGITS)).collect(),
        None => vec![wanted(number, DIGITS)],
    }
}

/// The first `most` characters as a piece, or the beginning of one.
fn wanted(word: &str, most: usize) -> String {
    let piece = first(word, most);
    let star = if piece.chars().count() < most { " *" } else { "" };
    format!("\"{piece}\"{star}")
}

/// A mark as a piece no text has: folding leaves no such sign.
fn mark_piece(mark: &str) -> String {
    format!("№{mark}")
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn first(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the index, taken as a set of pieces, and the comparison after it find the text.
    fn found(texts: &[&str], search: &str, reach: Reach) -> bool {
        let searched = Searched::of(texts.iter().copied());
        let pieces = searched.pieces("1", reach);
        let search = Search::of(search, reach).unwrap();
        let question = search.question(Some("1"));
        let indexed = question.split(" AND ").all(|part| {
            let piece = part.split('"').nth(1).unwrap();
            pieces.split(' ').any(|one| match part.ends_with('*') {
                true => one.starts_with(piece),
                false => one == piece,
            })
        });
        let fits = search.fits(&searched.text, &searched.digits);
        assert!(indexed || !fits, "{texts:?} fits {question}, and the index does not find it");
        assert!(!search.is_exact() || indexed == fits, "{texts:?}, {question}: not exact");
        indexed && fits
    }

    #[test]
    fn words_are_found_whatever_their_case_accents_and_order() {
        let texts = ["Jānis Āboliņš-Kalns", "crm-000123", "janis.abolins", "37120001140"];
        for (search, expected) in [
            ("abolins", true),
            ("ĀBOLIŅŠ", true),
            ("abolins janis", true),
            ("a", true),
            ("kaln", true),
            ("bolins", false),
            ("abolinsk", false),
            ("janis berzins", false),
            ("+371 2000-1140", true),
            ("20001140", true),
            ("1140", true),
            ("40", true),
            ("0", true),
            ("00011", true),
            ("20002140", false),
            ("crm-0001", true),
            ("abolins 2000 1140", true),
        ] {
            assert_eq!(found(&texts, search, Reach::Beginnings), expected, "{search}");
        }
        assert!(found(&["Пётр Йонин"], "петр ионин", Reach::Beginnings));
        assert!(found(&["contact12345"], "contact123", Reach::Beginnings));
        assert!(!found(&["contact92345"], "contact123", Reach::Beginnings));
        assert!(found(&["Straße 7b"], "7B", Reach::Beginnings));
    }

    #[test]
    fn where_it_may_stand_anywhere_it_does() {
        for (search, expected) in [("bolins", true), ("oliņ", true), ("s", true), ("lion", false)]
        {
            assert_eq!(found(&["Āboliņš"], search, Reach::Anywhere), expected, "{search}");
        }
    }

    #[test]
    fn a_search_of_signs_alone_is_none() {
        assert!(Search::of(" +-\"*()", Reach::Beginnings).is_none());
    }

    #[test]
    fn names_in_letters_come_first_and_those_without_a_name_last() {
        let mut names = ["37120001140", "Zane", "", "Ādams", "adam", "7 sisters"];
        names.sort_by_key(|name| name_key(name));
        assert_eq!(names, ["7 sisters", "adam", "Ādams", "Zane", "37120001140", ""]);
    }
}
