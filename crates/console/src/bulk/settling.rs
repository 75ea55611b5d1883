//! What becomes of rows that a run will not send or look at any more: nothing is said of them that
//! nobody knows.
//!
//! A part of a run. Absent: looks at what is there (`read_back`).

use super::{
    Bulk, BulkAction, RowBucket,
    cache::Whose,
    runner::{End, Reader, Run},
    wire::Parcel,
};
use crate::{
    console::Console,
    error::{Error, ErrorCode, UiError},
    store::bulk_journal::{self as journal, Which},
};

/// Rows gone through in one piece of store work.
const PIECE: u32 = 200;

impl Run {
    /// Nothing more is sent: what waits stays here.
    pub(super) async fn stop(&mut self) -> Result<(), Error> {
        self.stopping = true;
        self.move_all(RowBucket::Waiting, RowBucket::NotSent).await
    }

    /// Ends it as far as it is. Rows whose answer nobody waits for any more may have arrived.
    pub(super) async fn leave(&mut self) -> Result<End, Error> {
        self.stop().await?;
        self.unanswered(false).await?;
        Ok(End::Stopped)
    }

    /// Says of rows on their way that no answer came; with `dropped` only of those whose request
    /// did not come to its end.
    pub(super) async fn unanswered(&mut self, dropped: bool) -> Result<(), Error> {
        self.doubt().await?;
        let number = self.number;
        let why = UiError::new(ErrorCode::OutcomeUnknown, "it was not waited for");
        self.store(move |c| journal::unanswered(c, number, &why, dropped)).await
    }

    /// What was accepted cannot be read back: it stays so, with the reason beside it.
    pub(super) async fn unread(&mut self, error: Error) -> Result<(), Error> {
        let (number, told) = (self.number, UiError::from(error));
        let said = told.clone();
        self.store(move |c| journal::explain(c, number, RowBucket::Accepted, &said)).await?;
        let noted =
            self.console.bulk_change(&self.session, &self.bulk_id, move |bulk: &mut Bulk| {
                bulk.error = Some(told);
                Ok(())
            });
        noted.await.map(drop)
    }

    /// Rows on their way to which no answer came, which are not there and are not sent again.
    pub(super) async fn give_up(&mut self) -> Result<(), Error> {
        let (number, why) = (self.number, not_there());
        self.store(move |c| journal::give_up(c, number, &why)).await
    }

    /// Rows to which no answer came, and which a later look does not find.
    pub(super) async fn not_there(&mut self) -> Result<(), Error> {
        let (number, why) = (self.number, not_there());
        self.store(move |c| journal::not_there(c, number, &why)).await
    }

    /// Forgets the links of rows that may have arrived and may not have.
    pub(super) async fn doubt(&self) -> Result<(), Error> {
        self.console.bulk_doubt(self.number, &self.whose, &self.reader).await
    }
}

impl Console {
    /// Forgets the kept links of contacts who may have got another one by a request without an
    /// answer: the server does not show them (API reference 8.3), and taken for known, the old one
    /// would be called confirmed.
    pub(super) async fn bulk_doubt(
        &self,
        number: i64,
        whose: &Whose,
        reader: &Reader,
    ) -> Result<(), Error> {
        if reader.action() != BulkAction::Import {
            return Ok(());
        }
        let mut last = 0;
        loop {
            let (whose, reader) = (whose.clone(), reader.clone());
            let gone_through = self.store().run(move |c| {
                let rows = journal::some(c, number, Which::Sending, last, PIECE)?;
                let mut doubtful = Vec::new();
                for row in &rows {
                    let Ok(Parcel::Contact(contact)) = reader.parcel(row) else { continue };
                    let id = contact.id.as_str();
                    if contact.uri.is_some() && contact.uri != whose.link(c, id)? {
                        doubtful.push((id.to_owned(), None));
                    }
                }
                whose.links(c, &doubtful)?;
                Ok(rows.last().map(|row| row.row))
            });
            match gone_through.await? {
                Some(row) => last = row,
                None => return Ok(()),
            }
        }
    }
}

fn not_there() -> UiError {
    UiError::new(ErrorCode::Unanswered, "it was looked for, and is not there")
}
