//! Whole tables: files as programs write them, files that are none, and what is written here.

use std::{collections::BTreeMap, fs, path::PathBuf};

use proptest::prelude::*;
use rust_xlsxwriter::{Formula, Workbook};
use tempfile::TempDir;

use super::*;

fn fixture(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "sheets", name].iter().collect()
}

/// A table as the person sees it: format, encoding, separator, columns with their fields, and
/// below the rows.
fn shown(sheet: &Sheet, rows: Rows) -> String {
    let mark = match sheet.separator.as_deref() {
        Some("\t") => "tab",
        Some(separator) => separator,
        None => "-",
    };
    let encoding = sheet.encoding.as_deref().unwrap_or("-");
    let column = |column: &SheetColumn| {
        format!("{}>{}", column.title, column.field.as_deref().unwrap_or("-"))
    };
    let columns: Vec<_> = sheet.columns.iter().map(column).collect();
    let mut lines = vec![format!("{:?} {encoding} {mark} {}", sheet.format, columns.join("|"))];
    lines.extend(rows.map(|row| match row {
        Ok((row, cells)) => format!("{row}: {}", cells.join("|")),
        Err(error) => error.to_string(),
    }));
    lines.join("\n")
}

fn opened(name: &str, kind: BulkKind, choice: &SheetChoice) -> String {
    match open(&fixture(name), name, kind, choice) {
        Ok((sheet, rows)) => shown(&sheet, rows),
        Err(error) => error.to_string(),
    }
}

/// Bytes as a table of `kind`, under a file's name.
fn read(bytes: &[u8], file_name: &str, kind: BulkKind, choice: &SheetChoice) -> String {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("table");
    fs::write(&path, bytes).unwrap();
    match open(&path, file_name, kind, choice) {
        Ok((sheet, rows)) => shown(&sheet, rows),
        Err(error) => error.to_string(),
    }
}

#[test]
fn tables_of_other_programs_are_understood() {
    for (name, expected) in [
        (
            "cyrillic-1251.csv",
            "Csv windows-1251 ; Идентификатор>id|Имя>name|Телефон>phone\n\
             2: 1|Анна Петрова|+7 916 123-45-67\n\
             3: 2|Кузнецов; Игорь|89161234568",
        ),
        (
            "excel-de.csv",
            "Csv windows-1252 ; id>id|name>name|phone>phone\n\
             2: 1|Jürgen Müller|4915112345678||\n\
             4: 2|Zwei\r\nZeilen|+49 151 12345679||",
        ),
        (
            "unicode-text.txt",
            "Tsv UTF-16LE tab ID>id|Nombre>name|Teléfono>phone\n2: 7|María Peña|34612345678",
        ),
        (
            "baltic-1257.csv",
            "Csv windows-1257 , id>id|vārds>-|tālrunis>phone\n\
             2: 1|Jānis Bērziņš|37120001140\n\
             3: 2|Ērika Kļaviņa|37120001141\n\
             4: 3|Līga Šķērsiņa|37120001142",
        ),
        (
            "google-contacts.csv",
            "Csv UTF-8 , First Name>name|Last Name>name|Phone 1 - Value>phone|\
             Phone 2 - Value>-|Organization>-\n\
             2: Anna|Petrova|+371 20 001 140|+371 67 000 001|Acme\n\
             3: Igor||37120001141||",
        ),
        (
            "openpyxl.xlsx",
            "Xlsx - - >-|ID>id|ФИО>name|Телефон>phone|Принят>-\n\
             3: |1|Анна Петрова|37120001140|2026-11-21\n\
             5: |u-2|Igor Kuznetsov|+371 20 001-141|2026-11-21 09:30:00\n\
             6: |3|Long Number|1.23456789012346E19|TRUE\n\
             8: |4||37120001142",
        ),
    ] {
        let found = opened(name, BulkKind::Users, &SheetChoice::default());
        assert_eq!(found, expected, "{name}");
    }
    let contacts = opened("google-contacts.csv", BulkKind::Contacts, &SheetChoice::default());
    assert!(contacts.contains("Phone 1 - Value>whatsapp|Phone 2 - Value>whatsapp"), "{contacts}");
}

#[test]
fn what_is_no_table_is_named() {
    for (name, expected) in [
        ("picture.csv", "file: NotSheet"),
        ("page.xls", "file: NotSheet"),
        ("old.xls", "file: OldSheet"),
        ("locked.xlsx", "file: Locked"),
        ("empty.xlsx", "file: NothingThere"),
    ] {
        assert_eq!(opened(name, BulkKind::Users, &SheetChoice::default()), expected, "{name}");
    }
    let whole = fs::read(fixture("openpyxl.xlsx")).unwrap();
    for (bytes, expected) in [
        (&b""[..], "file: NothingThere"),
        (b"\xef\xbb\xbf", "file: NothingThere"),
        (b"\n ; \r\n;;\n", "file: NothingThere"),
        (b"PK\x03\x04 and no more", "file: Damaged"),
        (&whole[..whole.len() / 2], "file: Damaged"),
        (b"%PDF-1.7\nnot a table", "file: NotSheet"),
        (b"id;name\n1;\"Anna\n2;Igor\n", "file: OpenQuote"),
    ] {
        let found = read(bytes, "table.csv", BulkKind::Users, &SheetChoice::default());
        assert_eq!(found, expected, "{} bytes", bytes.len());
    }
}

#[test]
fn the_person_has_the_last_word() {
    let choose = |choice: SheetChoice| opened("cyrillic-1251.csv", BulkKind::Users, &choice);
    let none = SheetChoice::default;
    for (choice, expected) in [
        (SheetChoice { has_header: Some(false), ..none() }, "Csv windows-1251 ; >id|>name|>-\n1: "),
        (
            SheetChoice { separator: Some(",".into()), ..none() },
            "Csv windows-1251 , >name\n1: Идентификатор;Имя;",
        ),
        (SheetChoice { encoding: Some("cp866".into()), ..none() }, "Csv IBM866 ; "),
        (SheetChoice { encoding: Some("nonsense".into()), ..none() }, "encoding: NotAllowed"),
        (SheetChoice { separator: Some(";;".into()), ..none() }, "separator: NotAllowed"),
    ] {
        let found = choose(choice);
        assert!(found.starts_with(expected), "{found}");
    }
    let sheet = |name: &str| SheetChoice { sheet: Some(name.to_owned()), ..none() };
    let hidden = opened("openpyxl.xlsx", BulkKind::Users, &sheet("Readme"));
    assert_eq!(hidden, "Xlsx - - >name\n1: not this one");
    assert_eq!(opened("openpyxl.xlsx", BulkKind::Users, &sheet("No")), "sheet: NotAllowed");
}

#[test]
fn pasted_text_needs_no_heading() {
    for (text, expected) in [
        (
            "7\tAnna Petrova\t37120001140\n8\tIgor Kuznetsov\t37120001141",
            "Pasted UTF-8 tab >id|>name|>phone\n\
             1: 7|Anna Petrova|37120001140\n2: 8|Igor Kuznetsov|37120001141",
        ),
        ("Max\t37120001140\n", "Pasted UTF-8 tab >name|>phone\n1: Max|37120001140"),
        ("Name;ID\nAnna;a1", "Pasted UTF-8 ; Name>name|ID>id\n2: Anna|a1"),
        ("Kto\tNr\nAnna\t1\nIgor\t2", "Pasted UTF-8 tab Kto>-|Nr>-\n2: Anna|1\n3: Igor|2"),
        ("<b>;1", "Pasted UTF-8 ; >name|>id\n1: <b>|1"),
    ] {
        let found = read(text.as_bytes(), "", BulkKind::Users, &SheetChoice::default());
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_workbook_shows_numbers_and_formulas_as_they_stand() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("book.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, title) in ["ID", "Name", "Phone"].into_iter().enumerate() {
        sheet.write(0, column as u16, title).unwrap();
    }
    sheet.write(1, 0, 1.0).unwrap();
    sheet.write_formula(1, 1, Formula::new("=A1&\"x\"").set_result("Anna")).unwrap();
    sheet.write(1, 2, 3.712_000_114_0E10).unwrap();
    sheet.write(2, 0, 12.5).unwrap();
    sheet.write_formula(2, 1, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write(9, 0, "beyond").unwrap();
    book.save(&path).unwrap();
    let (sheet, rows) = open(&path, "b.xlsx", BulkKind::Users, &SheetChoice::default()).unwrap();
    assert_eq!(
        shown(&sheet, rows),
        "Xlsx - - ID>id|Name>name|Phone>phone\n\
         2: 1|Anna|37120001140\n3: 12.5|#DIV/0!\n10: beyond"
    );
}

#[test]
fn a_row_that_cannot_be_read_is_the_last() {
    let mut text = "id;name\n".to_owned();
    for row in 2..5_000 {
        text.push_str(&format!("{row};Anna\n"));
    }
    text.push_str("5000;\"never closed\n");
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("table.csv");
    fs::write(&path, text).unwrap();
    let (_, rows) = open(&path, "t.csv", BulkKind::Users, &SheetChoice::default()).unwrap();
    let rows: Vec<_> = rows.collect();
    assert_eq!(rows.len(), 4_999);
    let last = rows.last().unwrap().as_ref().unwrap_err();
    let Error::Invalid(problems) = last else { panic!("{last}") };
    assert_eq!(problems[0].limit.as_deref(), Some("5000"));
}

#[test]
fn a_failed_writing_leaves_what_was_there() {
    let folder = TempDir::new().unwrap();
    for (name, format) in [("t.csv", SheetFormat::Csv), ("t.xlsx", SheetFormat::Xlsx)] {
        let path = folder.path().join(name);
        fs::write(&path, "before").unwrap();
        let columns = [("id".to_owned(), "ID".to_owned())];
        let rows = [Ok(BTreeMap::new()), Err(Error::Cancelled)];
        assert!(matches!(write(&path, format, &columns, rows.into_iter()), Err(Error::Cancelled)));
        assert_eq!(fs::read_to_string(&path).unwrap(), "before");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing half-written is left");
}

#[test]
fn what_is_written_does_nothing_in_a_spreadsheet() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("table.csv");
    let columns = ["id", "name", "reason"].map(|field| (field.to_owned(), field.to_uppercase()));
    let row = [("id", "+1"), ("name", "=cmd|' /C calc'!A0"), ("reason", "@SUM(A1)")];
    let row = row.map(|(field, value)| (field.to_owned(), value.to_owned()));
    let count = write(&path, SheetFormat::Csv, &columns, [Ok(row.into())].into_iter()).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    let expected = "\u{feff}ID;NAME;REASON\r\n'+1;'=cmd|' /C calc'!A0;'@SUM(A1)\r\n";
    assert_eq!((count, &*text), (1, expected));
    // The reason is known, and is nothing to import.
    let (sheet, mut rows) = open(&path, "t.csv", BulkKind::Users, &SheetChoice::default()).unwrap();
    let fields: Vec<_> = sheet.columns.into_iter().map(|column| column.field).collect();
    assert_eq!(fields, ["id", "name", "reason"].map(|field| Some(field.to_owned())));
    let values = map(BulkKind::Users, &fields, rows.next().unwrap().unwrap().1);
    assert_eq!(values.keys().collect::<Vec<_>>(), ["id", "name"]);
}

/// A value a field of contacts can have after reading: tidied, and in lists without empty ends.
fn value(field: &'static str) -> BoxedStrategy<String> {
    let text = "[\\PC\"';,=+@\\-0-9a-zа-я ]{0,12}".prop_map(|text: String| cells::tidy(&text));
    let piece = text.clone().prop_map(|text| cells::tidy(&text.replace(';', "")));
    match fields::several(field) {
        fields::Several::No | fields::Several::Joined => text.boxed(),
        fields::Several::Listed => prop::collection::vec(piece, 0..3)
            .prop_map(|pieces| {
                let said: Vec<_> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
                said.join(";")
            })
            .boxed(),
        fields::Several::Paired => prop::collection::vec(piece, 0..3)
            .prop_map(|pieces| pieces.join(";").trim_end_matches(';').to_owned())
            .boxed(),
    }
}

fn contact() -> impl Strategy<Value = BTreeMap<String, String>> {
    let values: Vec<_> = fields(BulkKind::Contacts)
        .iter()
        .map(|field| value(field).prop_map(|value| ((*field).to_owned(), value)))
        .collect();
    values.prop_map(|values| values.into_iter().filter(|(_, value)| !value.is_empty()).collect())
}

fn there_and_back(
    format: SheetFormat,
    rows: &[BTreeMap<String, String>],
) -> Vec<BTreeMap<String, String>> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("table");
    let columns: Vec<_> = fields(BulkKind::Contacts)
        .iter()
        .map(|field| ((*field).to_owned(), (*field).to_owned()))
        .collect();
    write(&path, format, &columns, rows.iter().cloned().map(Ok)).unwrap();
    let choice = SheetChoice { has_header: Some(true), ..SheetChoice::default() };
    let (sheet, rows) = open(&path, "table", BulkKind::Contacts, &choice).unwrap();
    let titles: Vec<_> = sheet.columns.iter().map(|column| Some(column.title.clone())).collect();
    rows.map(|row| map(BulkKind::Contacts, &titles, row.unwrap().1)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read_back(rows in prop::collection::vec(contact(), 1..8)) {
        let said: Vec<_> = rows.iter().filter(|row| !row.is_empty()).cloned().collect();
        for format in [SheetFormat::Csv, SheetFormat::Xlsx] {
            prop_assert_eq!(&there_and_back(format, &rows), &said, "{:?}", format);
        }
    }

    #[test]
    fn no_bytes_break_the_reader(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        head in prop::sample::select(vec![&b""[..], b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"sep=;\n", b"\xef\xbb\xbf"]),
        name in prop::sample::select(vec!["", "t.csv"]),
    ) {
        let bytes = [head, &bytes].concat();
        read(&bytes, name, BulkKind::Contacts, &SheetChoice::default());
    }

    #[test]
    fn no_text_breaks_the_reader(text in "([a-z0-9;,\t\"'=+\r\n]|\\PC){0,200}") {
        for kind in [BulkKind::Users, BulkKind::Contacts] {
            read(text.as_bytes(), "t.csv", kind, &SheetChoice::default());
        }
    }

    #[test]
    fn no_damage_to_a_workbook_breaks_the_reader(
        spots in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = fs::read(fixture("openpyxl.xlsx")).unwrap();
        for (spot, byte) in spots {
            let spot = spot.index(bytes.len());
            bytes[spot] = byte;
        }
        read(&bytes, "t.xlsx", BulkKind::Users, &SheetChoice::default());
    }
}
