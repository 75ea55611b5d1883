//! Sending rows: in order, a hundred at a time, a few requests side by side.
//!
//! A part of a run. Rows are `sending` in the journal before their request is made, one request
//! ahead of the wire, and the outcomes of a request are written in one piece with the marks of the
//! next. Absent: what an answer means for a row (`piece`), and reading back.

use std::collections::VecDeque;

use tokio::task::{JoinError, JoinSet};

use super::{
    RowBucket,
    piece::{Ending, settled},
    runner::{End, Run},
    running::{Running, Wish},
    wire::{Parcel, Wire},
};
use crate::{
    error::{Error, UiError},
    store::bulk_journal::{self as journal, Outcome},
};

/// Rows of one request, ready to go.
type Piece = Vec<(u32, Parcel)>;

/// A request's rows with what became of them, and why to go no further, if so.
type Came = (Piece, Vec<Ending>, Option<Error>);

impl Run {
    /// Sends what waits. Rows that did not go out when it ends early wait again; what is on its way
    /// when the person is done waiting stays marked, and is looked for before it is sent again.
    pub(super) async fn send(&mut self, wire: &Wire) -> Result<End, Error> {
        let (mut under_way, mut ready) = (JoinSet::new(), VecDeque::new());
        let (mut came, mut end, mut more) = (None, None, true);
        let (ended, running) = (self.session.ended().clone(), self.running.clone());
        let grace = self.console.pace().bulk_grace;
        let waited = async {
            running.until(|wish| wish != Wish::GoOn).await;
            tokio::time::sleep(grace).await;
        };
        tokio::pin!(waited);
        loop {
            end = end.or_else(|| self.wants());
            // First the wire, then the journal: a request takes longer than writing does.
            while end.is_none() && under_way.len() < self.at_once {
                let Some(piece) = ready.pop_front() else { break };
                under_way.spawn(sent(wire.clone(), piece, running.clone()));
            }
            let take = end.is_none() && more && ready.len() < self.at_once;
            let back: Vec<_> = if end.is_some() { ready.drain(..).collect() } else { Vec::new() };
            if take || came.is_some() || !back.is_empty() {
                let (piece, marked) = self.turn(came.take(), back, take).await?;
                more &= marked || !take;
                ready.extend(piece);
                continue;
            }
            let settled = tokio::select! {
                biased;
                () = ended.cancelled() => return Ok(End::Cut),
                // What was made ready goes back first.
                () = self.interrupted(), if end.is_none() => continue,
                () = running.until(|wish| wish == Wish::Leave) => return Ok(End::Stopped),
                settled = under_way.join_next() => settled,
                // A server that hangs does not keep whoever has had enough of it.
                () = &mut waited => return Ok(end.or_else(|| self.wants()).unwrap_or(End::Whole)),
            };
            let Some(settled) = settled else { return Ok(end.unwrap_or(End::Whole)) };
            let (piece, endings, failure) = joined(settled)?;
            self.requests += 1;
            end = end.or(failure.map(End::Failed));
            came = Some((piece, endings));
        }
    }

    /// Writes what came of a request and of rows that go `back`, and marks the next ones, in one
    /// piece of store work. Gives them as a request, and says whether any were marked.
    async fn turn(
        &mut self,
        came: Option<(Piece, Vec<Ending>)>,
        back: Vec<Piece>,
        take: bool,
    ) -> Result<(Option<Piece>, bool), Error> {
        let mut outcomes: Vec<_> = back
            .into_iter()
            .flatten()
            .map(|(row, _)| Outcome::plain(row, RowBucket::Waiting))
            .collect();
        let (mut links, mut taken, mut gone) = (Vec::new(), Vec::new(), Vec::new());
        let (came, endings) = came.unwrap_or_default();
        for ((row, parcel), ending) in came.into_iter().zip(endings) {
            match (&ending, parcel) {
                (Ending::Accepted, Parcel::Contact(contact)) => {
                    links.push((contact.id.to_string(), contact.uri));
                }
                (Ending::Accepted, Parcel::Id(id)) => taken.push(id),
                (Ending::NotFound, Parcel::Id(id)) => gone.push(id),
                _ => {}
            }
            outcomes.push(outcome(row, ending));
        }
        let (number, whose, reader) = (self.number, self.whose.clone(), self.reader.clone());
        let size = if take { wazzup::BATCH as u32 } else { 0 };
        let turned = self.store(move |c| {
            if !links.is_empty() {
                whose.links(c, &links)?;
            }
            if !taken.is_empty() {
                whose.taken_off(c, &taken)?;
            }
            if !gone.is_empty() {
                whose.gone(c, &gone)?;
            }
            let rows = journal::turn(c, number, &outcomes, size)?;
            let mut parcels = Vec::with_capacity(rows.len());
            for row in rows {
                let mut parcel = reader.parcel(&row);
                // Whole contacts are sent (API reference 15, row 13): a table that has no links
                // leaves those alone that are known.
                if let Ok(Parcel::Contact(contact)) = &mut parcel
                    && contact.uri.is_none()
                    && reader.keeps_links
                {
                    contact.uri = whose.link(c, contact.id.as_str())?;
                }
                parcels.push((row.row, parcel));
            }
            Ok(parcels)
        });
        let parcels = turned.await?;
        let marked = !parcels.is_empty();
        self.tell(None).await;
        let (mut piece, mut unfit) = (Vec::with_capacity(parcels.len()), Vec::new());
        for (row, parcel) in parcels {
            match parcel {
                Ok(parcel) => piece.push((row, parcel)),
                Err(error) => unfit.push(unsendable(row, error)),
            }
        }
        if !unfit.is_empty() {
            self.store(move |c| journal::turn(c, number, &unfit, 0)).await?;
        }
        Ok(((!piece.is_empty()).then_some(piece), marked))
    }
}

/// Sends one request's rows until each has its ending, or the person wants it to pause or to end.
async fn sent(wire: Wire, piece: Piece, running: Running) -> Came {
    let parcels = piece.iter().map(|(_, parcel)| parcel.clone()).collect();
    let goes_on = || running.wish() == Wish::GoOn;
    let (endings, end) = settled(parcels, goes_on, |some| wire.clone().send(some)).await;
    (piece, endings, end)
}

fn joined(came: Result<Came, JoinError>) -> Result<Came, Error> {
    came.map_err(|_| Error::Internal("a request of bulk work broke off".to_owned()))
}

/// A row that cannot go out any more as it was judged: a colleague of that name has gone.
fn unsendable(row: u32, error: Error) -> Outcome {
    let error = UiError::from(error);
    let fields = error.fields.iter().map(|problem| problem.field.clone()).collect();
    Outcome { row, bucket: RowBucket::NotSent, fields, error: Some(error) }
}

fn outcome(row: u32, ending: Ending) -> Outcome {
    match ending {
        Ending::Accepted => Outcome::plain(row, RowBucket::Accepted),
        // Nobody of this id: that is what was wanted, and no list will say more.
        Ending::NotFound => {
            let fields = vec!["not_found".to_owned()];
            Outcome { row, bucket: RowBucket::Confirmed, fields, error: None }
        }
        Ending::Refused { error, fields } => {
            Outcome { row, bucket: RowBucket::Refused, fields, error: Some(error) }
        }
        Ending::Lost { error } => {
            Outcome { row, bucket: RowBucket::Sending, fields: Vec::new(), error: Some(error) }
        }
        Ending::Back => Outcome::plain(row, RowBucket::Waiting),
    }
}
