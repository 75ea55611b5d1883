//! Tables of people, as files and as pasted text: read, understood, checked and written.
//!
//! Called by `bulk`, in a blocking task: everything here works on files and in memory, and nothing
//! else. Rows stream, so that 100,000 of them take no more room than 1,000. Absent: the store, the
//! network, and words for people; a file nobody can read is a broken rule of the field `file`.

mod cells;
mod csv_rows;
mod encoding;
mod fields;
mod guess;
mod header;
mod item;
mod known;
mod parts;
mod phone;
mod preflight;
mod rows;
mod save;
mod separator;
mod source;
#[cfg(test)]
mod tests;
mod workbook;

use std::{fmt, path::Path};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Error;

pub(crate) use cells::map;
pub(crate) use fields::{REASON, fields};
pub(crate) use item::{Item, item, of_contact, of_user};
pub(crate) use known::Known;
pub use preflight::Effect;
pub(crate) use preflight::{Checked, Preflight};
pub(crate) use rows::Rows;
pub(crate) use save::write;

/// Whom a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BulkKind {
    /// Employees, by the partner's API (reference 5).
    Users,
    /// Employees, by the public API v3 (reference 11).
    V3Users,
    /// The people an account talks to (reference 8).
    Contacts,
}

/// A table, as it was understood.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Sheet {
    /// What it came as.
    pub format: SheetSource,
    /// How its letters are written, by the name browsers use; none for a workbook.
    pub encoding: Option<String>,
    /// What stands between two cells: one character; none for a workbook.
    pub separator: Option<String>,
    /// The sheets of a workbook, in its order; empty for anything else.
    pub sheets: Vec<String>,
    /// The sheet that was read.
    pub chosen_sheet: Option<String>,
    /// Whether the first line that says something is a heading.
    pub has_header: bool,
    /// The columns, up to the last one that says something.
    pub columns: Vec<SheetColumn>,
}

/// What a table came as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetSource {
    /// Text with commas, semicolons or bars.
    Csv,
    /// Text with tabs.
    Tsv,
    /// A workbook.
    Xlsx,
    /// Text from the clipboard.
    Pasted,
}

/// A column of a table.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SheetColumn {
    /// Its heading; empty when there is none.
    pub title: String,
    /// Up to 3 of its values, all different, each of up to 80 characters.
    pub samples: Vec<String>,
    /// The field it is taken for.
    pub field: Option<String>,
}

/// What the person says about a table; what is left out is guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SheetChoice {
    /// How its letters are written, by a name browsers know.
    pub encoding: Option<String>,
    /// What stands between two cells: one ASCII character.
    pub separator: Option<String>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Whether the first line is a heading.
    pub has_header: Option<bool>,
}

/// What a table can be saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetFormat {
    /// A workbook; every cell is text.
    Xlsx,
    /// Text in UTF-8 with semicolons.
    Csv,
}

/// Opens a table: what it is, and its rows from the first under the heading on, numbered as the
/// spreadsheet numbers them. `file_name` is the one the person knows, empty for pasted text. The
/// columns' fields are guessed for `kind`.
///
/// # Errors
/// `Invalid` at `file` (`nothing_there`, `not_sheet`, `old_sheet`, `locked`, `damaged`,
/// `too_many`), at `encoding`, `separator` or `sheet` for a choice that is none, and `Store` when
/// the file cannot be read. A row that cannot be read is an `Err` of the iterator, and its last.
pub(crate) fn open(
    path: &Path,
    file_name: &str,
    kind: BulkKind,
    choice: &SheetChoice,
) -> Result<(Sheet, Rows), Error> {
    source::open(path, file_name, kind, choice)
}

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet").field("format", &self.format).finish_non_exhaustive() // people
    }
}

impl fmt::Debug for SheetColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SheetColumn") // people
    }
}
