//! Workbooks that say of themselves what is not so: each would end the program if it were believed.

use std::{fs, io::Write};

use tempfile::TempDir;
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::sheet::{BulkKind, SheetChoice, open};

const RELS: &str = r#"<Relationships><Relationship Id="r" Type="x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook><sheets><sheet name="One" r:id="s"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<Relationships><Relationship Id="s" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const STYLES: &str = "<styleSheet></styleSheet>";
const TEXTS: &str =
    r#"<sst count="2" uniqueCount="2"><si><t>id</t></si><si><t>name</t></si></sst>"#;
const SHEET: &str = r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2"><v>7</v></c></row></sheetData></worksheet>"#;

/// A workbook with some of its parts in place of the plain ones, as it is read: its rows, or why
/// not.
fn read(others: &[(&str, &str)]) -> String {
    let plain = [
        ("_rels/.rels", RELS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", TEXTS),
        ("xl/worksheets/sheet1.xml", SHEET),
    ];
    let kept = plain.iter().filter(|(name, _)| others.iter().all(|(other, _)| other != name));
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("book.xlsx");
    let mut file = ZipWriter::new(fs::File::create(&path).unwrap());
    for (name, text) in kept.chain(others) {
        file.start_file(*name, SimpleFileOptions::default()).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }
    file.finish().unwrap();
    let opened = open(&path, "book.xlsx", BulkKind::Users, &SheetChoice::default());
    let shown = |cells: Vec<String>| cells.join("|").chars().take(80).collect::<String>();
    let rows = opened.and_then(|(_, rows)| {
        rows.map(|row| row.map(|(_, cells)| shown(cells))).collect::<Result<Vec<_>, _>>()
    });
    rows.map_or_else(|error| error.to_string(), |rows| rows.join("\n"))
}

#[test]
fn a_plain_workbook_is_read() {
    assert_eq!(read(&[]), "7");
    // What nobody reads may be as it likes.
    assert_eq!(read(&[("xl/media/image1.png", "no picture")]), "7");
    let link =
        format!(r#"<Relationship Id="l" Target="https://x.example/{}"/>"#, "y".repeat(9_000));
    assert_eq!(read(&[("xl/worksheets/_rels/sheet1.xml.rels", &link)]), "7");
}

#[test]
fn room_is_made_for_no_more_texts_than_there_can_be() {
    for count in ["18446744073709551615", "9000000000", "99999999999999999999999", "100000"] {
        let texts = format!(r#"<sst uniqueCount="{count}"><si><t>id</t></si></sst>"#);
        assert_eq!(read(&[("xl/sharedStrings.xml", &texts)]), "file: Damaged", "{count}");
        // However the part and the tag are written.
        let texts = format!(r#"<x:sst  a='"' uniqueCount ='{count}'></x:sst>"#);
        assert_eq!(read(&[("XL\\SharedStrings.XML", &texts)]), "file: Damaged", "{count}");
    }
    let many = format!(r#"<sst uniqueCount="8000001">{}</sst>"#, " ".repeat(9_000_000));
    assert_eq!(read(&[("xl/sharedStrings.xml", &many)]), "file: TooLarge");
}

#[test]
fn a_name_is_not_copied_into_every_format_or_sheet() {
    let name = "n".repeat(20_000);
    let font =
        format!(r#"<styleSheet><fonts><font><name val="{name}"/></font></fonts></styleSheet>"#);
    assert_eq!(read(&[("xl/styles.xml", &font)]), "file: Damaged");
    let formats =
        format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(150_000));
    assert_eq!(read(&[("xl/styles.xml", &formats)]), "file: TooLarge");
    let sheets = format!("<workbook>{}</workbook>", r#"<sheet name="a" r:id="s"/>"#.repeat(2_000));
    assert_eq!(read(&[("xl/workbook.xml", &sheets)]), "file: TooLarge");
    let target = BOOK_RELS.replace("sheet1", &name);
    assert_eq!(read(&[("xl/_rels/workbook.xml.rels", &target)]), "file: Damaged");
    // Under other names too: the first list says which part is the book.
    let elsewhere = RELS.replace("xl/workbook.xml", "/XL/other");
    let moved = [("_rels/.rels", &*elsewhere), ("xl/other", &*sheets)];
    assert_eq!(read(&moved), "file: TooLarge");
    let moved =
        [("_rels/.rels", &*elsewhere), ("xl/other", BOOK), ("xl/_rels/other.rels", &target)];
    assert_eq!(read(&moved), "file: Damaged");
}

#[test]
fn a_small_file_does_not_hold_the_world() {
    let blank = " ".repeat(17 << 20);
    for part in ["xl/styles.xml", "xl/workbook.xml", "xl/theme/theme1.xml"] {
        assert_eq!(read(&[(part, &blank)]), "file: TooLarge", "{part}");
    }
    let cell = |text: &str| {
        format!(
            "<worksheet><sheetData><row><c t=\"str\"><v>{text}</v></c></row></sheetData></worksheet>"
        )
    };
    assert_eq!(read(&[("xl/worksheets/sheet1.xml", &cell(&"x".repeat(200_000)))]), "file: Damaged");
    // One text of a hundred thousand characters, in ten thousand cells.
    let texts = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(100_000));
    let cells = r#"<row><c t="s"><v>0</v></c></row>"#.repeat(10_000);
    let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let found = read(&[("xl/sharedStrings.xml", &texts), ("xl/worksheets/sheet1.xml", &sheet)]);
    assert_eq!(found, "file: TooLarge");
}

#[test]
fn what_stands_anywhere_in_a_sheet_only_ends_the_reading() {
    for (from, to) in [
        (r#"r="A2""#, r#"r="ZZZZZZZZZZZZZZ4294967296""#),
        (r#"r="2""#, r#"r="99999999999999999999""#),
        ("<v>7</v>", r#"<f t="shared" si="99999999999999" ref="A1:B2">A1</f><v>7</v>"#),
        ("<v>1</v>", "<v>99999999999999999999</v>"),
        ("<sheetData>", r#"<dimension ref="C9:A1"/><sheetData>"#),
        ("<sheetData>", r#"<mergeCells><mergeCell ref="B2:A1"/></mergeCells><sheetData>"#),
    ] {
        let sheet = SHEET.replacen(from, to, 1);
        assert_ne!(sheet, SHEET);
        let found = read(&[("xl/worksheets/sheet1.xml", &sheet)]);
        assert!(["7", "file: Damaged"].contains(&&*found), "{to}: {found}");
    }
}

#[test]
fn a_tangled_container_is_only_looked_through() {
    // A file of the old kind whose list of sectors leads in a circle, or out of it.
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("old.xls");
    for next in [0_u32, 1, 7, 0xffff_fff0] {
        let mut bytes = vec![0xff_u8; 512];
        bytes[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
        bytes[26..28].copy_from_slice(&3_u16.to_le_bytes());
        bytes[30..34].copy_from_slice(&[9, 0, 6, 0]);
        bytes[48..52].copy_from_slice(&1_u32.to_le_bytes()); // the directory
        bytes[68..72].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
        bytes[76..80].copy_from_slice(&0_u32.to_le_bytes()); // the list of sectors
        bytes.extend(next.to_le_bytes().repeat(128));
        bytes.extend([0; 1024]);
        fs::write(&path, &bytes).unwrap();
        let opened = open(&path, "old.xls", BulkKind::Users, &SheetChoice::default());
        assert_eq!(opened.err().unwrap().to_string(), "file: OldSheet", "{next}");
    }
}
