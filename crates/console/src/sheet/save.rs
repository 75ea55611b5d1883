//! Tables written into files, so that a spreadsheet shows them right and `open` reads them back.
//!
//! Called by `bulk`. Rows stream. Absent: words; titles are the page's.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::Path,
};

use rust_xlsxwriter::{Workbook, Worksheet};

use super::{SheetFormat, cells::guarded};
use crate::error::{Error, FieldRule};

/// Rows a workbook's sheet has, and characters its cells take.
const ROWS: u32 = 1 << 20;
const CELL: usize = 32_767;

/// Writes rows into a file, under the titles of `columns` (field, title), and gives their number.
/// The file appears when it is whole: another of its name is replaced then.
///
/// # Errors
/// `Store` when the file cannot be written, `Invalid` at `file` (`too_large`) for more rows than a
/// workbook holds, and what the rows themselves bring.
pub(crate) fn write(
    path: &Path,
    format: SheetFormat,
    columns: &[(String, String)],
    rows: impl Iterator<Item = Result<BTreeMap<String, String>, Error>>,
) -> Result<u64, Error> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let written = match format {
        SheetFormat::Csv => csv(&part, columns, rows),
        SheetFormat::Xlsx => xlsx(&part, columns, rows),
    };
    let done = written.and_then(|count| Ok(fs::rename(&part, path).map(|()| count)?));
    if done.is_err() {
        let _ = fs::remove_file(&part); // it may not have come to be
    }
    done
}

/// With a mark of UTF-8 and semicolons: opened by a click, it is right where a comma is for
/// decimals, and no line of Excel's own makes it forget the mark.
fn csv(
    path: &Path,
    columns: &[(String, String)],
    rows: impl Iterator<Item = Result<BTreeMap<String, String>, Error>>,
) -> Result<u64, Error> {
    let mut file = fs::File::create(path)?;
    file.write_all("\u{feff}".as_bytes())?;
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(io::BufWriter::new(file));
    let failed = |error: csv::Error| match error.into_kind() {
        csv::ErrorKind::Io(error) => Error::from(error),
        _ => Error::Internal("a row could not be written".to_owned()),
    };
    writer.write_record(columns.iter().map(|(_, title)| title)).map_err(failed)?;
    let mut count = 0;
    for values in rows {
        let values = values?;
        let cell =
            |(field, _): &(String, String)| values.get(field).map_or(String::new(), |v| guarded(v));
        writer.write_record(columns.iter().map(cell)).map_err(failed)?;
        count += 1;
    }
    writer.flush()?;
    let file =
        writer.into_inner().map_err(|error| Error::from(io::Error::from(error.error().kind())))?;
    file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    Ok(count)
}

fn xlsx(
    path: &Path,
    columns: &[(String, String)],
    rows: impl Iterator<Item = Result<BTreeMap<String, String>, Error>>,
) -> Result<u64, Error> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory().map_err(failed)?;
    let titles: BTreeMap<String, String> = columns.iter().cloned().collect();
    line(sheet, 0, columns, &titles)?;
    sheet.set_freeze_panes(1, 0).map_err(failed)?;
    let mut count = 0;
    for values in rows {
        let row = count + 1;
        if row >= ROWS {
            return Err(Error::invalid("file", FieldRule::TooLarge));
        }
        line(sheet, row, columns, &values?)?;
        count = row;
    }
    book.save(path).map_err(failed)?;
    Ok(u64::from(count))
}

/// One line of a workbook. Every cell is text, so that numbers stay as they are.
fn line(
    sheet: &mut Worksheet,
    row: u32,
    columns: &[(String, String)],
    values: &BTreeMap<String, String>,
) -> Result<(), Error> {
    for (column, (field, _)) in (0..).zip(columns) {
        let Some(value) = values.get(field).filter(|value| !value.is_empty()) else { continue };
        let cell: String = value.chars().take(CELL).collect();
        sheet.write_string(row, column, cell).map_err(failed)?;
    }
    Ok(())
}

/// The kind of the failure only: its text may carry a path.
fn failed(error: rust_xlsxwriter::XlsxError) -> Error {
    match error {
        rust_xlsxwriter::XlsxError::IoError(error) => error.into(),
        _ => Error::Internal("the workbook could not be written".to_owned()),
    }
}
