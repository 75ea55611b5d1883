//! Once an import has ended: the people it wrote go into the store's lists.
//!
//! The last part of a run, when the person has their answer already: finding a person by every word
//! is made ready here, which takes longer than sending them did. Absent: what the server has
//! otherwise; that was kept when it was seen.

use super::{
    BulkAction, RowBucket,
    runner::Run,
    wire::{Found, Parcel},
};
use crate::{error::Error, store::bulk_journal as journal};

/// Rows kept in one piece of store work: others want the store too.
const PIECE: u32 = 200;
/// What the server is known, or said, to have as it was sent.
const WRITTEN: &[RowBucket] = &[RowBucket::Confirmed, RowBucket::Accepted];

impl Run {
    /// Keeps what was written; ends early with the session, or when the work is forgotten.
    ///
    /// # Errors
    /// `Store`.
    pub(super) async fn keep(&self) -> Result<(), Error> {
        if self.reader.action() != BulkAction::Import {
            return Ok(());
        }
        let mut last = 0;
        while !self.session.ended().is_cancelled() {
            let (number, whose, reader) = (self.number, self.whose.clone(), self.reader.clone());
            let kept = self.store(move |c| {
                let rows = journal::some(c, number, WRITTEN, last, PIECE)?;
                let written = rows.iter().filter(|row| row.went);
                let parcels = written.filter_map(|row| reader.parcel(row).ok());
                let people: Vec<_> = parcels.filter_map(found).collect();
                whose.read(c, &people, false)?;
                Ok(rows.last().map(|row| row.row))
            });
            match kept.await? {
                Some(row) => last = row,
                None => break,
            }
        }
        // Views of these people look again.
        match self.console.bulk_change(&self.session, &self.bulk_id, |_| Ok(())).await {
            Ok(_) | Err(Error::NotFound(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// Somebody as they were sent, as the server would show them: without the link, which is kept
/// beside.
fn found(parcel: Parcel) -> Option<Found> {
    match parcel {
        Parcel::User(user) => {
            let wazzup::NewUser { id, name, phone } = user;
            Some(Found::User(wazzup::User { id, name, phone }))
        }
        Parcel::Contact(contact) => {
            let wazzup::NewContact { id, responsible_user_id, name, contact_data, uri: _ } =
                contact;
            let responsible_user_id = Some(responsible_user_id);
            let uri = None;
            Some(Found::Contact(wazzup::Contact {
                id,
                responsible_user_id,
                name,
                contact_data,
                uri,
            }))
        }
        Parcel::Id(_) => None,
    }
}
