//! Opening a table: what it is, how it is written, and where its rows begin.
//!
//! Called by `open`. Absent: a verdict by the file's name, which anybody can change.

use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
    path::Path,
};

use encoding_rs::Encoding;
use encoding_rs_io::DecodeReaderBytesBuilder;

use super::{
    BulkKind, Rows, Sheet, SheetChoice, SheetSource, csv_rows::CsvRows, encoding, guess, rows::Row,
    separator, workbook,
};
use crate::error::{Error, FieldRule};

/// How much of a text is looked at for its separator, in bytes.
const LOOKED_AT: u64 = 1 << 16;
/// How a workbook begins, and how one of the old kind does, which a locked one looks like too.
const ZIP: &[u8] = b"PK\x03\x04";
const OLD: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// How texts begin that are no tables: programs save such under a table's name.
const OTHERS: [&[u8]; 3] = [b"<", b"%PDF-", b"{\\rtf"];

/// See [`super::open`].
pub(super) fn open(
    path: &Path,
    file_name: &str,
    kind: BulkKind,
    choice: &SheetChoice,
) -> Result<(Sheet, Rows), Error> {
    let mut head = Vec::new();
    File::open(path)?.take(64).read_to_end(&mut head)?;
    if head.is_empty() {
        return Err(nothing());
    }
    let pasted = file_name.is_empty();
    let (mut sheet, rows) = if !pasted && head.starts_with(ZIP) {
        book(path, choice)?
    } else if head.starts_with(OLD) {
        return Err(workbook::refusal(path));
    } else {
        text(path, pasted, choice)?
    };
    let mut rows = Rows::new(rows);
    let ahead: Vec<&Row> = rows.ahead()?.iter().collect();
    if ahead.is_empty() {
        return Err(nothing());
    }
    sheet.has_header = choice.has_header.unwrap_or_else(|| guess::has_header(kind, &ahead));
    let (first, below) = ahead.split_at(usize::from(sheet.has_header));
    sheet.columns = guess::columns(kind, first.first().copied(), below);
    if sheet.has_header {
        rows.next().transpose()?;
    }
    Ok((sheet, rows))
}

type Opened = (Sheet, Box<dyn Iterator<Item = Result<Row, Error>> + Send>);

fn book(path: &Path, choice: &SheetChoice) -> Result<Opened, Error> {
    let workbook::Workbook { sheets, chosen, rows } =
        workbook::open(path, choice.sheet.as_deref())?;
    let sheet = Sheet { sheets, chosen_sheet: Some(chosen), ..sheet(SheetSource::Xlsx) };
    Ok((sheet, Box::new(rows)))
}

fn text(path: &Path, pasted: bool, choice: &SheetChoice) -> Result<Opened, Error> {
    let mut file = File::open(path)?;
    let letters = match choice.encoding.as_deref() {
        Some(name) => encoding::named(name)?,
        None if pasted => encoding_rs::UTF_8,
        None => encoding::guess(&file)?,
    };
    file.seek(SeekFrom::Start(0))?;
    let mut sample = Vec::new();
    decoded(&file, letters).take(LOOKED_AT).read_to_end(&mut sample)?;
    let whole = (sample.len() as u64) < LOOKED_AT;
    let sample = String::from_utf8_lossy(&sample);
    let begin = sample.trim_start();
    if !pasted && OTHERS.iter().any(|other| begin.as_bytes().starts_with(other)) {
        return Err(Error::invalid("file", FieldRule::NotSheet));
    }
    let declared = separator::declared(&sample);
    let own_line = declared.map_or(0, |(_, length)| length);
    let separator = match &choice.separator {
        Some(text) => separator::named(text)?,
        None => declared.map_or_else(|| separator::guess(&sample, whole), |(declared, _)| declared),
    };
    file.seek(SeekFrom::Start(0))?;
    let mut text = decoded(file, letters);
    std::io::copy(&mut (&mut text).take(own_line as u64), &mut std::io::sink())?;
    let format = match separator {
        _ if pasted => SheetSource::Pasted,
        b'\t' => SheetSource::Tsv,
        _ => SheetSource::Csv,
    };
    let sheet = Sheet {
        encoding: Some(letters.name().to_owned()),
        separator: Some(char::from(separator).to_string()),
        ..sheet(format)
    };
    Ok((sheet, Box::new(CsvRows::new(text, separator))))
}

/// A text in UTF-8, without a mark at its beginning.
fn decoded<R: Read>(file: R, letters: &'static Encoding) -> impl Read {
    DecodeReaderBytesBuilder::new().encoding(Some(letters)).strip_bom(true).build(file)
}

fn sheet(format: SheetSource) -> Sheet {
    Sheet {
        format,
        encoding: None,
        separator: None,
        sheets: Vec::new(),
        chosen_sheet: None,
        has_header: false,
        columns: Vec::new(),
    }
}

fn nothing() -> Error {
    Error::invalid("file", FieldRule::NothingThere)
}
