//! Rows of a workbook. It is unpacked as it is read, on a thread of its own, so that only its
//! table of texts is held in memory.
//!
//! Used by `source`. The format is calamine's, once `parts` has looked at the file. Absent: formulas (their last values stand in the
//! file) and how cells are coloured.

use std::{
    fs::File,
    io::{BufReader, Read},
    path::Path,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};

use super::{parts, rows::Row};
use crate::error::{Error, FieldRule};

/// Rows handed over at once, and how many such packs may wait.
const PACK: usize = 256;
const PACKS: usize = 4;
/// Columns beyond this one are not looked at: no table of people has so many.
const WIDEST: u32 = 1_000;
/// Bytes of a cell's text, of which a spreadsheet writes 32,767 characters, and of all cells: one
/// text may stand in every cell of a small file.
const CELL: usize = 128 << 10;
const TEXT: usize = 512 << 20;
/// Bytes handed over at once.
const PACK_BYTES: usize = 1 << 20;
/// Whole numbers from here on are not exact in a workbook.
const EXACT: f64 = 1e15;

type Book = Xlsx<BufReader<File>>;
type Pack = Result<Vec<Row>, Error>;

/// The sheets of a workbook and the rows of one.
pub(super) struct Workbook {
    pub(super) sheets: Vec<String>,
    pub(super) chosen: String,
    pub(super) rows: BookRows,
}

/// Opens a workbook at the sheet asked for, else at the first that can be seen.
///
/// # Errors
/// `Invalid` at `file`, or at `sheet` when there is none of this name.
pub(super) fn open(path: &Path, wanted: Option<&str>) -> Result<Workbook, Error> {
    let book = book(path)?;
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let shown = sheets.clone().find(|sheet| sheet.visible == SheetVisible::Visible);
    let first = shown.or(sheets.clone().next()).map(|sheet| sheet.name.clone());
    let sheets: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    let chosen = match wanted {
        Some(name) if !sheets.iter().any(|sheet| sheet == name) => {
            return Err(Error::invalid("sheet", FieldRule::NotAllowed));
        }
        Some(name) => name.to_owned(),
        None => first.ok_or_else(|| Error::invalid("file", FieldRule::NothingThere))?,
    };
    let (sender, packs) = sync_channel(PACKS);
    let sheet = chosen.clone();
    thread::Builder::new().name("workbook".to_owned()).spawn(move || {
        let mut book = book;
        if let Err(error) = read(&mut book, &sheet, &sender) {
            let _ = sender.send(Err(error)); // nobody listens any more: nobody minds
        }
    })?;
    let rows = BookRows { packs, pack: Vec::new().into_iter(), ended: false };
    Ok(Workbook { sheets, chosen, rows })
}

/// What an old or a locked workbook is refused with. Both are containers of the same kind, and only
/// a locked one has a part of this name in its list. The lists are chains anybody may tangle, so
/// the name is looked for and no chain is followed.
pub(super) fn refusal(path: &Path) -> Error {
    const LOCKED: &str = "EncryptedPackage";
    let name: Vec<u8> = LOCKED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let found = File::open(path).and_then(|file| holds(file, &name));
    match found {
        Ok(true) => Error::invalid("file", FieldRule::Locked),
        Ok(false) => Error::invalid("file", FieldRule::OldSheet),
        Err(error) => error.into(),
    }
}

/// Whether a file holds these bytes anywhere.
fn holds(mut file: impl Read, bytes: &[u8]) -> std::io::Result<bool> {
    let mut seen = Vec::new();
    loop {
        let kept = seen.len().saturating_sub(bytes.len() - 1);
        seen.drain(..kept); // the end may be the beginning of them
        if (&mut file).take(1 << 16).read_to_end(&mut seen)? == 0 {
            return Ok(false);
        }
        if seen.windows(bytes.len()).any(|window| window == bytes) {
            return Ok(true);
        }
    }
}

fn book(path: &Path) -> Result<Book, Error> {
    let file = || File::open(path).map(BufReader::new);
    parts::check(&mut zip::ZipArchive::new(file()?).map_err(|_| damaged())?)?;
    Xlsx::new(file()?).map_err(|_| damaged())
}

/// Reads all rows of a sheet; ends early when nobody takes them.
fn read(book: &mut Book, sheet: &str, sender: &SyncSender<Pack>) -> Result<(), Error> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|_| damaged())?;
    let (mut pack, mut row) = (Vec::with_capacity(PACK), (0, Vec::new()));
    let (mut all, mut sent) = (0, 0);
    while let Some(cell) = cells.next_cell().map_err(|_| damaged())? {
        let (line, column) = cell.get_position();
        let line = line.saturating_add(1);
        if line < row.0 {
            return Err(damaged());
        }
        if line > row.0 {
            pack.push(std::mem::replace(&mut row, (line, Vec::new())));
            if pack.len() == PACK || all - sent >= PACK_BYTES {
                sent = all;
                if sender.send(Ok(std::mem::take(&mut pack))).is_err() {
                    return Ok(());
                }
            }
        }
        let text = text(cell.get_value())?;
        all += text.len();
        if all > TEXT {
            return Err(Error::invalid("file", FieldRule::TooLarge));
        }
        if column < WIDEST && !text.is_empty() {
            let column = column as usize; // below 1,000
            row.1.resize(row.1.len().max(column + 1), String::new());
            row.1[column] = text;
        }
    }
    pack.push(row);
    let _ = sender.send(Ok(pack)); // the last rows
    let _ = sender.send(Ok(Vec::new())); // and that they were the last
    Ok(())
}

/// A cell's text: numbers in full, so that those of phones stay what they are.
fn text(value: &DataRef<'_>) -> Result<String, Error> {
    let said = match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text,
        DataRef::SharedString(text) => *text,
        _ => "",
    };
    if said.len() > CELL {
        return Err(damaged());
    }
    Ok(match value {
        DataRef::Empty
        | DataRef::String(_)
        | DataRef::SharedString(_)
        | DataRef::DateTimeIso(_)
        | DataRef::DurationIso(_) => said.to_owned(),
        DataRef::Int(number) => number.to_string(),
        // Digits that were lost must show as lost: with an exponent, as a spreadsheet shows them.
        DataRef::Float(number) if number.abs() >= EXACT => format!("{number:.14E}"),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(moment) => date(moment),
        DataRef::Error(error) => error.to_string(),
    })
}

fn date(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if moment.is_duration() {
        moment.as_f64().to_string()
    } else if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    }
}

fn damaged() -> Error {
    Error::invalid("file", FieldRule::Damaged)
}

/// The rows as they come from the thread; dropping them ends it.
pub(super) struct BookRows {
    packs: Receiver<Pack>,
    pack: std::vec::IntoIter<Row>,
    ended: bool,
}

impl Iterator for BookRows {
    type Item = Result<Row, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            if let Some(row) = self.pack.next() {
                return Some(Ok(row));
            }
            // A thread that ends without saying so has fallen over a workbook it could not read.
            match self.packs.recv().unwrap_or_else(|_| Err(damaged())) {
                Ok(pack) if pack.is_empty() => self.ended = true,
                Ok(pack) => self.pack = pack.into_iter(),
                Err(error) => {
                    self.ended = true;
                    return Some(Err(error));
                }
            }
        }
        None
    }
}
