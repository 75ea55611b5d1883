//! Rows of a text with separators, numbered as a spreadsheet numbers them: an empty line counts, a
//! line break between quotation marks does not.
//!
//! Used by `source`, `separator` and `rows`. The parsing is csv-core's. Absent: letters
//! (`encoding`), and skipping what says nothing (`rows`).

use std::io::{BufRead, BufReader, Read};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::{cells::plain, rows::Row};
use crate::error::{Error, FieldProblem, FieldRule};

/// Bounds on one row: of its text in bytes, and of its cells. A row beyond them is no row of people.
const LONGEST: usize = 1 << 20;
const WIDEST: usize = 1 << 14;

/// The rows of a text.
pub(super) struct CsvRows<R> {
    text: BufReader<R>,
    parser: Reader,
    /// The number of the last line begun.
    row: u32,
    /// The last byte taken.
    last: u8,
    bytes: Vec<u8>,
    ends: Vec<usize>,
    over: bool,
}

impl<R: Read> CsvRows<R> {
    /// The rows of a text in UTF-8. A first line `sep=…` is Excel's and no row.
    pub(super) fn new(text: R, separator: u8) -> Self {
        Self {
            text: BufReader::with_capacity(1 << 16, text),
            parser: ReaderBuilder::new().delimiter(separator).build(),
            row: 0,
            last: 0,
            bytes: vec![0; 1 << 10],
            ends: vec![0; 32],
            over: false,
        }
    }

    fn row(&mut self) -> Result<Option<Row>, Error> {
        if !self.at_a_row()? {
            return Ok(None);
        }
        self.row += 1;
        let (mut length, mut cells) = (0, 0);
        loop {
            let input = self.text.fill_buf()?;
            let at_end = input.is_empty();
            let (result, taken, written, ended) =
                self.parser.read_record(input, &mut self.bytes[length..], &mut self.ends[cells..]);
            self.last = if taken == 0 { self.last } else { input[taken - 1] };
            self.text.consume(taken);
            (length, cells) = (length + written, cells + ended);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.bytes.len() < LONGEST => {
                    self.bytes.resize(self.bytes.len() * 2, 0);
                }
                ReadRecordResult::OutputEndsFull if self.ends.len() < WIDEST => {
                    self.ends.resize(self.ends.len() * 2, 0);
                }
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    return Err(self.unclosed());
                }
                ReadRecordResult::Record if at_end && self.is_unclosed(length) => {
                    return Err(self.unclosed());
                }
                ReadRecordResult::Record => return Ok(Some((self.row, self.cells(cells)))),
                ReadRecordResult::End => return Ok(None),
            }
        }
    }

    /// Goes to where a row begins, counting the empty lines before it, which the parser would pass
    /// over in silence. Tells whether there is a row.
    fn at_a_row(&mut self) -> Result<bool, Error> {
        loop {
            let Some(&next) = self.text.fill_buf()?.first() else { return Ok(false) };
            match next {
                b'\n' if self.last == b'\r' => {} // the other half of the end of the line before
                b'\n' | b'\r' => self.row += 1,
                _ => return Ok(true),
            }
            self.last = next;
            self.text.consume(1);
        }
    }

    /// Whether a text that ended within a row ended within quotation marks: what ends outside of
    /// them with a line break has ended its row too.
    fn is_unclosed(&self, length: usize) -> bool {
        let broken = self.bytes[..length].contains(&b'\n');
        matches!(self.last, b'\n' | b'\r') || broken && self.last != b'"'
    }

    fn unclosed(&self) -> Error {
        Error::Invalid(vec![FieldProblem::bounded("file", FieldRule::OpenQuote, self.row)])
    }

    fn cells(&self, count: usize) -> Vec<String> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let spans = starts.zip(&self.ends[..count]);
        spans
            .map(|(start, end)| {
                plain(String::from_utf8_lossy(&self.bytes[start..*end]).into_owned())
            })
            .collect()
    }
}

impl<R: Read> Iterator for CsvRows<R> {
    type Item = Result<Row, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.over {
            return None;
        }
        let row = self.row().transpose();
        self.over = !matches!(row, Some(Ok(_)));
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> String {
        let row = |row: Result<Row, Error>| match row {
            Ok((row, cells)) => format!("{row}:{}", cells.join("|")),
            Err(error) => error.to_string(),
        };
        CsvRows::new(text.as_bytes(), b';').map(row).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn rows_have_the_numbers_a_spreadsheet_shows() {
        for (text, expected) in [
            ("", ""),
            ("\n\r\n\n", ""),
            ("a;b\nc;d", "1:a|b 2:c|d"),
            ("a;b\r\n\r\nc;d\r\n", "1:a|b 3:c|d"),
            ("a\rb\r\rc", "1:a 2:b 4:c"),
            ("\n\na", "3:a"),
            ("a;\"b\r\nb\"\n\n;;\nd;e;f", "1:a|b\r\nb 3:|| 4:d|e|f"),
            ("\"a\"\"b\";'+1;=\"2\"\n", "1:a\"b|+1|2"),
            ("a;\"b\nc", "file: OpenQuote"),
            ("a;\"b\nc\n", "file: OpenQuote"),
            ("a;\"b\nc\"", "1:a|b\nc"),
            ("a;\"b", "1:a|b"),
        ] {
            assert_eq!(rows(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_row_without_an_end_is_refused() {
        let text = format!("a\n\"{}", "b".repeat(LONGEST + 1));
        assert_eq!(rows(&text), "1:a file: OpenQuote");
        let text = ";".repeat(WIDEST + 1);
        assert_eq!(rows(&text), "file: OpenQuote");
    }
}
