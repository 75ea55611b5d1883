//! Rows of a table one after the other, whatever the table is, with a look ahead.
//!
//! Made by `source`, consumed by `bulk`. Absent: what the cells mean.

use std::collections::VecDeque;

use crate::error::Error;

/// A row: its number as the spreadsheet shows it, and its cells from the first column on.
pub(super) type Row = (u32, Vec<String>);

/// How much is looked at before anything is decided: rows, and bytes of text.
const AHEAD: usize = 1_000;
const AHEAD_BYTES: usize = 1 << 20;

/// The rows of a table that say something, in order. After an error there are no more.
pub(crate) struct Rows {
    ahead: VecDeque<Row>,
    rest: Box<dyn Iterator<Item = Result<Row, Error>> + Send>,
}

impl Rows {
    pub(super) fn new(rest: impl Iterator<Item = Result<Row, Error>> + Send + 'static) -> Self {
        Self { ahead: VecDeque::new(), rest: Box::new(rest.filter(says_something)) }
    }

    /// Looks ahead: the rows seen come again.
    ///
    /// # Errors
    /// What stood in the way of one of them.
    pub(super) fn ahead(&mut self) -> Result<&VecDeque<Row>, Error> {
        let mut bytes = 0;
        while self.ahead.len() < AHEAD && bytes < AHEAD_BYTES {
            let Some(row) = self.rest.next().transpose()? else { break };
            bytes += row.1.iter().map(String::len).sum::<usize>();
            self.ahead.push_back(row);
        }
        Ok(&self.ahead)
    }
}

impl Iterator for Rows {
    type Item = Result<Row, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.ahead.pop_front().map(Ok).or_else(|| self.rest.next())
    }
}

fn says_something(row: &Result<Row, Error>) -> bool {
    row.as_ref().map_or(true, |(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()))
}
