//! Once an import has ended: the people it wrote go into the store's lists.
//!
//! The last part of a run, when the person has their answer already: finding a person by every word
//! is made ready here, which takes longer than sending them did. Work that the person is done with
//! before goes when this is done. Absent: what the server has otherwise; that was kept when it was
//! seen.

use super::{
    Bulk, BulkAction, BulkState,
    mapping::whose,
    runner::Reader,
    wire::{Found, Parcel},
};
use crate::{
    console::Console,
    error::Error,
    session::Session,
    store::{
        bulk_journal::{self as journal, Which},
        bulks::{self, Entry},
        people_lists,
    },
};

/// Rows kept in one piece of store work: others want the store too.
const PIECE: u32 = 200;

impl Console {
    /// Keeps what was written and read back.
    pub(super) async fn bulk_keep(&self, session: &Session, entry: Entry) {
        let Entry { number, mut bulk } = entry;
        if bulk.action != BulkAction::Import {
            return;
        }
        // One after the other: whoever comes second finds it done.
        let _keeping = self.inner.bulks.keeping.lock().await;
        let kept = match self.bulk_keep_all(session, number, &bulk).await {
            Err(error) => {
                tracing::warn!(%error, "the people kept here are not up to date");
                self.bulk_unread(session, number, &bulk).await
            }
            kept => kept,
        };
        // Views of these people look again.
        match kept {
            Ok(true) => drop(self.bulk_change(session, &bulk.bulk_id, |_| Ok(())).await),
            Ok(false) => {
                bulk.revision = self.inner.bulks.revision();
                self.bulk_tell_gone(session, bulk);
            }
            Err(error) => tracing::warn!(%error, "nobody knows here what an import wrote"),
        }
    }

    /// Says whether the work is there still.
    async fn bulk_keep_all(
        &self,
        session: &Session,
        number: i64,
        bulk: &Bulk,
    ) -> Result<bool, Error> {
        let whose = whose(session, bulk);
        let reader = Reader::new(self, &whose, bulk).await?;
        self.bulk_doubt(number, &whose, &reader).await?;
        let unkept = self.store().run(move |c| bulks::unkept(c, number)).await?;
        let mut last = 0;
        loop {
            if session.ended().is_cancelled() {
                return Err(Error::Cancelled);
            }
            let (whose, reader) = (whose.clone(), reader.clone());
            let kept = self.store().run(move |c| {
                let rows = journal::some(c, number, Which::Confirmed, last, PIECE)?;
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
        self.store().run(move |c| bulks::kept(c, number, unkept)).await
    }

    /// The list lacks what was written: it counts as never read in full, so that it is read again.
    async fn bulk_unread(
        &self,
        session: &Session,
        number: i64,
        bulk: &Bulk,
    ) -> Result<bool, Error> {
        let whose = whose(session, bulk);
        let unread = self.store().run(move |c| {
            people_lists::unread(c, &whose.profile_id, &whose.account_id, whose.list())?;
            let unkept = bulks::unkept(c, number)?;
            bulks::kept(c, number, unkept)
        });
        unread.await
    }

    /// Tells of work that is gone: as stopped, without an end.
    pub(super) fn bulk_tell_gone(&self, session: &Session, mut bulk: Bulk) -> Bulk {
        (bulk.state, bulk.ended_at) = (BulkState::Stopped, None);
        (bulk.sends_at, bulk.left_ms) = (None, None);
        self.bulk_tell(session, &bulk);
        bulk
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
