//! What a look at somebody says of a row, and writing that down.
//!
//! Used by `read_back` and `read_list`, inside a piece of store work. Absent: asking the server,
//! and what becomes of rows whose people are not there.

use rusqlite::{Connection, Result};

use super::{
    BulkAction, NO_ANSWER, RowBucket,
    cache::Whose,
    compare::differences,
    runner::Reader,
    wire::{Found, Parcel},
};
use crate::store::{
    bulk_journal::{self as journal, Outcome, Which},
    bulk_rows::Row,
};

/// How looks are judged.
#[derive(Clone)]
pub(super) struct Judge {
    pub(super) number: i64,
    pub(super) whose: Whose,
    pub(super) reader: Reader,
    /// Nothing is sent in this run: what is found now is the last word on rows without an answer.
    pub(super) looks_again: bool,
}

/// A row with what was sent of it, and whom a look at that found.
pub(super) type Look = (Row, Parcel, Option<Found>);

impl Judge {
    /// The row somebody is about, and what was sent of it.
    pub(super) fn row_of(
        &self,
        connection: &Connection,
        found: &Found,
        which: Which,
    ) -> Result<Option<(Row, Parcel)>> {
        let row = journal::of_key(connection, self.number, wazzup::Keyed::key(found), which)?;
        Ok(row.and_then(|row| {
            let parcel = self.reader.parcel(&row).ok()?;
            Some((row, parcel))
        }))
    }

    /// Writes down what looks say, `whole` where they showed everything of a person; gives how many
    /// rows that settles.
    pub(super) fn write(
        &self,
        connection: &Connection,
        looks: Vec<Look>,
        whole: bool,
    ) -> Result<usize> {
        let (mut others, mut gone) = (Vec::new(), Vec::new());
        let (mut links, mut outcomes) = (Vec::new(), Vec::new());
        for (row, parcel, found) in looks {
            let Some(outcome) = self.judged(connection, &row, &parcel, found.as_ref(), whole)?
            else {
                continue;
            };
            match (outcome.bucket, parcel) {
                // Of the rest the store learns at the end: writing it takes longer than a request.
                (RowBucket::Differs, _) => others.extend(found),
                (_, Parcel::Id(id)) => gone.push(id),
                // With an answer its link was kept already.
                (_, Parcel::Contact(contact)) if contact.uri.is_some() && !arrived(&row) => {
                    links.push((contact.id.to_string(), contact.uri));
                }
                _ => {}
            }
            outcomes.push(outcome);
        }
        if !gone.is_empty() {
            self.whose.gone(connection, &gone)?;
        }
        if !links.is_empty() {
            self.whose.links(connection, &links)?;
        }
        self.whose.read(connection, &others, whole)?;
        let settled = outcomes.len();
        journal::turn(connection, self.number, &outcomes, 0)?;
        Ok(settled)
    }

    /// What a look says of a row; nothing where it says nothing new. A row that may never have
    /// arrived, or was not sent at all, and is not as it should be stays where it is.
    fn judged(
        &self,
        connection: &Connection,
        row: &Row,
        parcel: &Parcel,
        found: Option<&Found>,
        whole: bool,
    ) -> Result<Option<Outcome>> {
        let arrived = arrived(row);
        let decides = arrived || row.bucket == RowBucket::Accepted && self.looks_again;
        let differs = |fields| {
            let outcome = Outcome { row: row.row, bucket: RowBucket::Differs, fields, error: None };
            decides.then_some(outcome)
        };
        let confirmed = || Some(Outcome::plain(row.row, RowBucket::Confirmed));
        Ok(match (self.reader.action(), found) {
            (BulkAction::Delete, None) => confirmed(),
            (BulkAction::Delete, Some(_)) => differs(vec!["still_there".to_owned()]),
            (BulkAction::Import, None) => None,
            (BulkAction::Import, Some(found)) => match differences(parcel, found, whole) {
                fields if !fields.is_empty() => differs(fields),
                _ if arrived || self.is_linked(connection, parcel, found)? => confirmed(),
                // All else arrived, and of the link nobody knows.
                _ => None,
            },
        })
    }

    /// Whether the contact has the link of its row, as far as anybody can know: as the server shows
    /// it, or, where that shows a path of its own (API reference 8.3), as it was written from here
    /// the last time.
    fn is_linked(&self, connection: &Connection, parcel: &Parcel, found: &Found) -> Result<bool> {
        let (Parcel::Contact(sent), Found::Contact(found)) = (parcel, found) else {
            return Ok(true);
        };
        match (&sent.uri, found.crm_link()) {
            (None, _) => Ok(true),
            (Some(sent), Some(shown)) => Ok(sent == shown),
            (sent, None) => Ok(*sent == self.whose.link(connection, found.id.as_str())?),
        }
    }
}

/// Whether the server said that it took the row.
fn arrived(row: &Row) -> bool {
    row.bucket == RowBucket::Accepted && !row.fields.iter().any(|field| field == NO_ANSWER)
}
