//! Beginning, pausing and ending bulk work.
//!
//! Called by the shell. What is asked for happens after what is on its way, for which nobody waits
//! long; how far it is comes as `bulk_changed`. Absent: the work itself (`runner`).

use super::{Bulk, BulkAction, BulkState, running::Wish};
use crate::{
    console::Console,
    error::Error,
    session::Session,
    store::{
        bulk_journal as journal,
        bulks::{self, Entry},
    },
};

impl Console {
    /// Sends the rows that are ready. Those with problems and those left out are not sent, nor
    /// those that a look finds in the account word for word.
    ///
    /// # Errors
    /// `Conflict` unless the rows are ready, `Busy` while others of this kind are on their way to
    /// the account.
    pub async fn bulk_send(&self, bulk_id: &str) -> Result<Bulk, Error> {
        let session = self.session()?;
        let Some(_reading) = self.inner.bulks.read(bulk_id, session.ended()) else {
            return Err(Error::Busy("the table is being read"));
        };
        let entry = self.bulk_entry(&session, bulk_id).await?;
        if entry.bulk.state != BulkState::Ready {
            return Err(Error::Conflict("the rows are not ready"));
        }
        let entry = self.bulk_go(&session, entry, Wish::GoOn).await?;
        self.bulk_drop_file(bulk_id).await;
        self.inner.bulks.set_judge(bulk_id, None);
        Ok(entry.bulk)
    }

    /// Pauses.
    ///
    /// # Errors
    /// `Conflict` unless rows are on their way or are being read back.
    pub async fn bulk_pause(&self, bulk_id: &str) -> Result<Bulk, Error> {
        let session = self.session()?;
        let entry = self.bulk_entry(&session, bulk_id).await?;
        match (entry.bulk.state, self.inner.bulks.find(bulk_id)) {
            (BulkState::Sending | BulkState::Checking, Some(running)) => {
                running.want(|wish| if wish == Wish::GoOn { Wish::Pause } else { wish });
                Ok(self.bulk_entry(&session, bulk_id).await?.bulk)
            }
            _ => Err(Error::Conflict("it is not at work")),
        }
    }

    /// Goes on after a pause or an interruption. A deletion of which nothing was sent waits anew,
    /// to be undone. Work that has ended looks again at what was accepted and is not confirmed.
    ///
    /// # Errors
    /// `Conflict` for work that is under way or not begun, or that has nothing left to do; `Busy`
    /// while others of this kind are on their way to the account.
    pub async fn bulk_resume(&self, bulk_id: &str) -> Result<Bulk, Error> {
        let session = self.session()?;
        let entry = self.bulk_entry(&session, bulk_id).await?;
        let bulk = &entry.bulk;
        let nothing_went = bulk.action == BulkAction::Delete && bulk.counts.sent == 0;
        match bulk.state {
            BulkState::Interrupted | BulkState::Paused if nothing_went => {
                self.bulk_wait(&session, entry).await
            }
            BulkState::Interrupted | BulkState::Paused => {
                Ok(self.bulk_go(&session, entry, Wish::GoOn).await?.bulk)
            }
            BulkState::Done | BulkState::Stopped if bulk.counts.accepted > 0 => {
                Ok(self.bulk_go(&session, entry, Wish::GoOn).await?.bulk)
            }
            _ => Err(Error::Conflict("there is nothing to go on with")),
        }
    }

    /// Ends it: nothing more is sent, and what was accepted is read back, unless that is what is
    /// being done already. Asked for twice, it ends at once. A table that is being read or was not
    /// sent is forgotten.
    ///
    /// # Errors
    /// `Conflict` for a deletion that waits, which is undone instead, and for work that has ended.
    pub async fn bulk_stop(&self, bulk_id: &str) -> Result<Bulk, Error> {
        let session = self.session()?;
        let entry = self.bulk_entry(&session, bulk_id).await?;
        match entry.bulk.state {
            BulkState::Sending | BulkState::Checking => {
                if let Some(running) = self.inner.bulks.find(bulk_id) {
                    running.want(|wish| match wish {
                        Wish::Stop => Wish::Leave,
                        _ => Wish::Stop,
                    });
                }
                Ok(self.bulk_entry(&session, bulk_id).await?.bulk)
            }
            BulkState::Paused | BulkState::Interrupted if entry.bulk.counts.sent == 0 => {
                let (number, now) = (entry.number, self.now());
                let abandoned = self.store().run(move |c| {
                    journal::abandon(c, number)?;
                    let unkept = bulks::unkept(c, number)?;
                    bulks::kept(c, number, unkept)
                });
                abandoned.await?;
                let ended = self.bulk_change(&session, bulk_id, move |bulk| {
                    (bulk.state, bulk.error) = (BulkState::Stopped, None);
                    bulk.ended_at = Some(now);
                    Ok(())
                });
                Ok(ended.await?.bulk)
            }
            BulkState::Paused | BulkState::Interrupted => {
                Ok(self.bulk_go(&session, entry, Wish::Stop).await?.bulk)
            }
            BulkState::Reading | BulkState::Mapping | BulkState::Ready => {
                self.bulk_dismiss(&session, entry).await
            }
            BulkState::Waiting | BulkState::Done | BulkState::Stopped => {
                Err(Error::Conflict("it is not at work"))
            }
        }
    }

    /// All bulk work of the signed-in profile, the latest first.
    ///
    /// # Errors
    /// `SignedOut`.
    pub async fn bulk_list(&self) -> Result<Vec<Bulk>, Error> {
        let (profile, console) = (self.session()?.profile.profile_id, self.clone());
        let entries = self.store().run(move |c| {
            let entries = bulks::list(c, &profile)?;
            Ok(entries.into_iter().map(|entry| console.bulk_seen(entry)).collect::<Vec<_>>())
        });
        let entries = entries.await?;
        Ok(entries.into_iter().map(|entry| self.bulk_timed(entry).bulk).collect())
    }

    /// Forgets it with its rows; what it wrote is put into the lists before they go.
    ///
    /// # Errors
    /// `Conflict` while it is at work, `NotFound`.
    pub async fn bulk_forget(&self, bulk_id: &str) -> Result<(), Error> {
        let session = self.session()?;
        let entry = self.bulk_entry(&session, bulk_id).await?;
        if entry.bulk.state.is_at_work() {
            return Err(Error::Conflict("it is at work"));
        }
        self.bulk_dismiss(&session, entry).await.map(drop)
    }

    /// Removes work with its rows and its table, and tells it as stopped without an end; gives what
    /// it was.
    pub(super) async fn bulk_dismiss(
        &self,
        session: &Session,
        entry: Entry,
    ) -> Result<Bulk, Error> {
        let Entry { number, mut bulk } = entry;
        self.inner.bulks.stop_reading(&bulk.bulk_id);
        self.inner.bulks.set_judge(&bulk.bulk_id, None);
        let console = self.clone();
        let forgotten = self.store().run(move |c| {
            let is_gone = bulks::forget(c, number)?;
            Ok((is_gone, console.inner.bulks.revision()))
        });
        let (is_gone, revision) = forgotten.await?;
        bulk.revision = revision;
        self.bulk_drop_file(&bulk.bulk_id).await;
        if !is_gone {
            let (console, session) = (self.clone(), session.clone());
            let entry = Entry { number, bulk: bulk.clone() };
            self.spawn(async move { console.bulk_keep(&session, entry).await });
        }
        Ok(self.bulk_tell_gone(session, bulk))
    }

    /// Sets work going.
    async fn bulk_go(&self, session: &Session, entry: Entry, wish: Wish) -> Result<Entry, Error> {
        let Entry { number, bulk } = entry;
        let Some(running) = self.inner.bulks.begin(&bulk.bulk_id, wish) else {
            return Err(Error::Busy("it is at work already"));
        };
        let (profile, account, kind) =
            (session.profile.profile_id.clone(), bulk.account_id.clone(), bulk.kind);
        let (console, own) = (self.clone(), bulk.bulk_id.clone());
        let is_free = self.store().run(move |c| {
            let others = bulks::at_work(c, &profile, &account, kind)?;
            let works = |id: &String| *id != own && console.inner.bulks.find(id).is_some();
            let is_free = !others.iter().any(works);
            if is_free {
                journal::begin(c, number)?;
                bulks::unkeep(c, number)?;
            }
            Ok(is_free)
        });
        let begun = match is_free.await {
            Ok(true) => {
                self.bulk_change(session, &bulk.bulk_id, |bulk| {
                    (bulk.state, bulk.error, bulk.ended_at) = (BulkState::Sending, None, None);
                    Ok(())
                })
                .await
            }
            Ok(false) => Err(Error::Busy("others are on their way to the account")),
            Err(error) => Err(error),
        };
        match begun {
            Ok(entry) => {
                self.bulk_start(session.clone(), &entry, running);
                Ok(entry)
            }
            Err(error) => {
                self.inner.bulks.end(&bulk.bulk_id, &running);
                Err(error)
            }
        }
    }
}
