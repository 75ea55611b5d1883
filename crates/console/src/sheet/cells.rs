//! Cells as people and spreadsheets write them, and rows of cells as fields.
//!
//! Used by the readers, by `save`, and by `bulk` for every row. Absent: what a field's text means
//! (`item`).

use std::collections::BTreeMap;

use super::{
    BulkKind,
    fields::{Several, fields, several},
};

/// Between several values of one cell.
pub(super) const SEPARATOR: &str = ";";

/// A row's cells as fields, tidied; `columns` says which field each column is. Fields that are
/// empty are left out, and so are those this kind does not have.
pub(crate) fn map(
    kind: BulkKind,
    columns: &[Option<String>],
    cells: Vec<String>,
) -> BTreeMap<String, String> {
    let mut parts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (column, cell) in columns.iter().zip(&cells) {
        let Some(field) = fields(kind).iter().find(|field| column.as_deref() == Some(field)) else {
            continue;
        };
        let parts = parts.entry(field).or_default();
        match several(field) {
            Several::No if !parts.is_empty() => {}
            Several::No | Several::Joined => parts.extend(said(tidy(cell))),
            Several::Listed => parts.extend(pieces(cell).filter_map(said)),
            Several::Paired => parts.extend(pieces(cell)),
        }
    }
    let mut values = BTreeMap::new();
    for (field, mut parts) in parts {
        while parts.last().is_some_and(String::is_empty) {
            parts.pop();
        }
        if !parts.is_empty() {
            let between = if several(field) == Several::Joined { " " } else { SEPARATOR };
            values.insert(field.to_owned(), parts.join(between));
        }
    }
    values
}

/// The values of one cell, tidied; empty ones keep their place.
pub(super) fn pieces(cell: &str) -> impl Iterator<Item = String> {
    cell.split([';', '\n']).map(tidy)
}

/// A text without what nobody sees: spaces and marks of direction around it, control characters
/// within it. Numbers copied from a phone's address book come with such marks.
pub(super) fn tidy(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || c.is_control() || is_mark(c))
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// A character that shows nothing: joiners, marks of direction, the mark of byte order.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn said(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

/// What a cell of a text file says: spreadsheets write `="371…"` and `'+371…` to keep a number as
/// it is, and [`guarded`] writes such apostrophes too.
pub(super) fn plain(cell: String) -> String {
    disarmed(begun(cell), Turn::Off)
}

/// A value as a cell of a text file that no spreadsheet takes for a formula, and that [`plain`]
/// gives back. A spreadsheet that parts cells otherwise than the file does would begin one in the
/// midst of it: behind a comma as well as at its beginning.
pub(super) fn guarded(value: &str) -> String {
    let value = disarmed(value.to_owned(), Turn::On);
    if value.starts_with(acts) || begun(value.clone()) != value {
        format!("'{value}")
    } else {
        value
    }
}

/// A cell without what keeps its beginning as it is.
fn begun(cell: String) -> String {
    if let Some(rest) = cell.strip_prefix('\'')
        && rest.starts_with(|c: char| acts(c) || c == '\'' || c.is_ascii_digit())
    {
        return rest.to_owned();
    }
    match cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        Some(text) if !text.contains('"') => text.to_owned(),
        _ => cell,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    On,
    Off,
}

/// A text with an apostrophe more, or less, before each character that would act if a cell began
/// behind the comma, semicolon, tab or break before it. Quotation marks and spaces between the two
/// change nothing of that, nor do apostrophes: so what was there before comes back.
fn disarmed(text: String, turn: Turn) -> String {
    if !text.contains(parts) {
        return text;
    }
    let (mut out, mut armed) = (String::with_capacity(text.len() + 1), false);
    for c in text.chars() {
        if armed && acts(c) && !parts(c) {
            match turn {
                Turn::On => out.push('\''),
                Turn::Off if out.ends_with('\'') => drop(out.pop()),
                Turn::Off => {}
            }
        }
        armed = parts(c) || armed && (c.is_whitespace() || matches!(c, '"' | '\''));
        out.push(c);
    }
    out
}

/// Whether a spreadsheet may begin a cell behind it.
fn parts(c: char) -> bool {
    matches!(c, ',' | ';' | '\t' | '\r' | '\n')
}

/// Whether a cell that begins so does something in a spreadsheet.
fn acts(first: char) -> bool {
    matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mapped(columns: &[&str], cells: &[&str]) -> String {
        let columns: Vec<_> =
            columns.iter().map(|c| Some((*c).to_owned()).filter(|c| !c.is_empty())).collect();
        let cells = cells.iter().map(|&c| c.to_owned()).collect();
        let values = map(BulkKind::Contacts, &columns, cells);
        values.iter().map(|(field, value)| format!("{field}={value}")).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn cells_become_fields() {
        for (columns, cells, expected) in [
            (
                &["id", "", "name"][..],
                &[" 7\u{a0}", "x", "Anna\nPetrova"][..],
                "id=7|name=Anna Petrova",
            ),
            (&["id", "id"], &["", "8", "beyond"], "id=8"),
            (&["name", "name"], &["Petrova", "Anna"], "name=Petrova Anna"),
            (&["whatsapp", "whatsapp"], &["1; 2;\r\n3", "4"], "whatsapp=1;2;3;4"),
            (&["whatsapp", "whatsapp"], &["", "4"], "whatsapp=4"),
            (
                &["telegram", "telegram_username", "telegram"],
                &["", ";b", "5;"],
                "telegram=;5|telegram_username=;b",
            ),
            (&["phone", "reason", "nonsense"], &["1", "2", "3"], ""),
            (&["id"], &["\u{feff}\u{202a}7\u{202c}"], "id=7"),
            (&["name"], &["semi;colon;"], "name=semi;colon;"),
        ] {
            assert_eq!(mapped(columns, cells), expected, "{columns:?} {cells:?}");
        }
    }

    #[test]
    fn what_keeps_a_number_as_it_is_is_taken_off() {
        for (cell, value) in [
            ("=\"37120001140\"", "37120001140"),
            ("'+37120001140", "+37120001140"),
            ("'0042", "0042"),
            ("'t Hooft", "'t Hooft"),
            ("=\"a\"&\"b\"", "=\"a\"&\"b\""),
            ("=1+1", "=1+1"),
            ("=\"", "=\""),
            ("'+371 1;'+371 2", "+371 1;+371 2"),
            ("Anna, 'tis", "Anna, 'tis"),
        ] {
            assert_eq!(plain(cell.to_owned()), value, "{cell}");
        }
    }

    #[test]
    fn a_value_parted_otherwise_does_nothing_either() {
        for (value, cell) in [
            ("Anna,=HYPERLINK(\"x\")", "Anna,'=HYPERLINK(\"x\")"),
            ("Anna, \"=1+1\"", "Anna, \"'=1+1\""),
            ("one\n@two", "one\n'@two"),
            ("+371 1;+371 2", "'+371 1;'+371 2"),
            ("Petrova, Anna - Riga", "Petrova, Anna - Riga"),
            ("a-b+c=d", "a-b+c=d"),
            ("1,'-2", "1,''-2"),
        ] {
            assert_eq!(guarded(value), cell, "{value}");
            assert_eq!(plain(cell.to_owned()), value, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn a_guarded_value_does_nothing_and_comes_back(
            value in "['=+\\-@\"0-9a\t\n]{0,6}|['=+@\",; \ta\r\n-]{0,10}|\\PC{0,8}",
        ) {
            let cell = guarded(&value);
            prop_assert!(!cell.starts_with(acts));
            for part in cell.split(parts).skip(1) {
                let begins = part.trim_start_matches(|c: char| c.is_whitespace() || c == '"');
                prop_assert!(!begins.starts_with(['=', '+', '-', '@']), "{:?}", cell);
            }
            prop_assert_eq!(plain(cell), value);
        }
    }
}
