//! What a workbook may hold, looked at before calamine takes it in: it believes what a file says
//! of itself, and a small file may say anything.
//!
//! Used by `workbook`. A part is unpacked once more for this, because the length in the archive's
//! list is a claim like any other. Only what multiplies is looked into: texts that are counted
//! beforehand, names that are copied into every format or sheet. Absent: what the cells say.

use std::{
    collections::HashSet,
    io::{BufRead, BufReader, Read, Seek, copy, sink},
};

use quick_xml::{
    Reader,
    escape::unescape,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

use crate::error::{Error, FieldRule};

/// Bytes of one part, unpacked: of the table of texts, of one that every opening reads, and of any
/// other, which may be the sheet.
const TEXTS: u64 = 256 << 20;
const CORE: u64 = 16 << 20;
const SHEET: u64 = 512 << 20;
/// Bytes of all parts together.
const ALL: u64 = 2 << 30;
/// Parts of an archive.
const PARTS: usize = 10_000;
/// Texts of the table, formats of cells (a spreadsheet has 65,490 at most, listed twice), sheets.
const MOST_TEXTS: u64 = 8_000_000;
const MOST_FORMATS: u64 = 140_000;
const MOST_SHEETS: u64 = 1_000;
/// Bytes of a tag with all it says: no name of a font, a format or a sheet comes near.
const TAG: usize = 4 << 10;

/// What a part is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// The texts of all cells.
    Texts,
    /// Lists of parts, sheets and formats.
    Core,
    /// The cells, or what nobody here reads.
    Other,
}

/// Looks through the parts.
///
/// # Errors
/// `Invalid` at `file`: `not_sheet` for an archive that is no workbook, `too_large`, or `damaged`
/// for what cannot be as it says.
pub(super) fn check<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<(), Error> {
    if archive.len() > PARTS {
        return Err(too_large());
    }
    let names = (0..archive.len()).map(|part| {
        let part = archive.by_index_raw(part).map_err(|_| damaged())?;
        part.name().map(|name| normal(&name)).map_err(|_| damaged())
    });
    let names = names.collect::<Result<Vec<String>, Error>>()?;
    if !names.iter().any(|name| name.starts_with("xl/")) {
        return Err(Error::invalid("file", FieldRule::NotSheet));
    }
    let mut books = HashSet::new();
    for (part, _) in names.iter().enumerate().filter(|(_, name)| *name == "_rels/.rels") {
        books.extend(targets(opened(archive, part)?.take(CORE))?);
    }
    let mut all = 0;
    for (part, name) in names.iter().enumerate() {
        let role = role(name, &books);
        let most = match role {
            Role::Texts => TEXTS,
            Role::Core => CORE,
            Role::Other => SHEET,
        };
        let bytes = copy(&mut opened(archive, part)?.take(most + 1), &mut sink());
        let bytes = bytes.map_err(|_| damaged())?;
        all += bytes;
        if bytes > most || all > ALL {
            return Err(too_large());
        }
        match role {
            Role::Texts => texts(opened(archive, part)?, bytes)?,
            Role::Core => core(opened(archive, part)?)?,
            Role::Other => {}
        }
    }
    Ok(())
}

/// A part, unpacked as it is read.
fn opened<R: Read + Seek>(archive: &mut ZipArchive<R>, part: usize) -> Result<impl BufRead, Error> {
    archive.by_index(part).map(BufReader::new).map_err(|_| damaged())
}

fn role(name: &str, books: &HashSet<String>) -> Role {
    const CORES: [&str; 3] = ["_rels/.rels", "styles.xml", "theme1.xml"];
    if name.ends_with("sharedstrings.xml") {
        Role::Texts
    } else if books.contains(name) || CORES.iter().any(|end| name.ends_with(end)) {
        Role::Core
    } else {
        Role::Other
    }
}

/// A part's name as calamine compares it.
fn normal(name: &str) -> String {
    name.replace('\\', "/").to_ascii_lowercase()
}

/// The parts an archive calls its documents, and the lists of what belongs to each.
fn targets(text: impl BufRead) -> Result<HashSet<String>, Error> {
    let mut targets = HashSet::new();
    each(text, |tag| {
        for value in values(tag, "Target")? {
            let target = normal(&unescape(&value).map_err(|_| damaged())?);
            let target = target.strip_prefix('/').unwrap_or(&target);
            // One that ends as a folder does means the usual name in it.
            for book in [target.to_owned(), format!("{target}workbook.xml")] {
                let file = book.rfind('/').map_or(0, |slash| slash + 1);
                targets.insert(format!("{}_rels/{}.rels", &book[..file], &book[file..]));
                targets.insert(book);
            }
        }
        Ok(())
    })?;
    Ok(targets)
}

/// The table of texts: room is made for as many as it announces.
fn texts(text: impl BufRead, bytes: u64) -> Result<(), Error> {
    let mut count = 0;
    each(text, |tag| {
        match tag.local_name().as_ref() {
            "si" => count += 1,
            "sst" => {
                for announced in values(tag, "uniqueCount")? {
                    let number = announced.trim().parse().unwrap_or(u64::MAX);
                    // Each text takes a tag, so there cannot be more of them than bytes.
                    if number > bytes {
                        return Err(damaged());
                    }
                    count = count.max(number);
                }
            }
            _ => {}
        }
        if count > MOST_TEXTS { Err(too_large()) } else { Ok(()) }
    })
}

/// A part that every opening reads whole.
fn core(text: impl BufRead) -> Result<(), Error> {
    let (mut formats, mut sheets) = (0, 0);
    each(text, |tag| {
        match tag.local_name().as_ref() {
            "xf" => formats += 1,
            "sheet" => sheets += 1,
            _ => {}
        }
        match () {
            () if tag.len() > TAG => Err(damaged()),
            () if formats > MOST_FORMATS || sheets > MOST_SHEETS => Err(too_large()),
            () => Ok(()),
        }
    })
}

/// Goes through all tags that open, read as calamine reads them.
fn each(
    text: impl BufRead,
    mut look: impl FnMut(&BytesStart<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut reader = Reader::from_reader(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.check_comments = false;
    config.expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| damaged())? {
            Event::Start(tag) => look(&tag)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// What a tag says under a name.
fn values(tag: &BytesStart<'_>, name: &str) -> Result<Vec<String>, Error> {
    let mut values = Vec::new();
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| damaged())?;
        if attribute.key.as_ref() == name {
            values.push(attribute.value.into_owned());
        }
    }
    Ok(values)
}

fn damaged() -> Error {
    Error::invalid("file", FieldRule::Damaged)
}

fn too_large() -> Error {
    Error::invalid("file", FieldRule::TooLarge)
}

#[cfg(test)]
mod tests;
