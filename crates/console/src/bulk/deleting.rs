//! Deleting many people, with a while in which it may be undone.
//!
//! Called by the shell. A task waits, and then the deletion is bulk work like any other. Absent:
//! anything sent by itself at a start; a program that ends while a deletion waits has deleted
//! nobody.

use std::collections::HashMap;

use super::{
    Bulk, BulkAction, BulkState,
    cache::Whose,
    mapping::whose,
    running::{Running, Wish},
};
use crate::{
    checks::{Checks, path_id},
    console::Console,
    error::Error,
    options::millis,
    session::Session,
    sheet::{BulkKind, Effect},
    store::{
        bulk_people,
        bulk_rows::{self, Verdict},
        bulks::{self, Entry},
        cached_users, people_lists,
    },
};

impl Console {
    /// Deletes people of an account, after a while in which it may be undone.
    ///
    /// # Errors
    /// `Invalid` for a list that is empty, or an id that is empty or repeated.
    pub async fn bulk_delete(
        &self,
        account_id: &str,
        kind: BulkKind,
        ids: Vec<String>,
    ) -> Result<Bulk, Error> {
        path_id("account_id", account_id)?;
        let mut checks = Checks::default();
        checks.ids("ids", &ids);
        checks.done()?;
        let session = self.session()?;
        let bulk = self.bulk_new(account_id, kind, BulkAction::Delete, "");
        let (profile, of) = (session.profile.profile_id.clone(), whose(&session, &bulk));
        let kept = bulk.clone();
        self.store()
            .run(move |c| {
                let rows = named(c, &of, ids)?;
                let number = bulks::insert(c, &profile, &kept)?;
                bulk_rows::add(c, number, &rows)?;
                let judged: Vec<_> =
                    rows.into_iter().map(|(row, cells)| nothing_wrong(row, key(cells))).collect();
                bulk_rows::judge(c, number, &judged)
            })
            .await?;
        let entry = self.bulk_entry(&session, &bulk.bulk_id).await?;
        self.bulk_wait(&session, entry).await
    }

    /// Takes a deletion back that waits, or that was interrupted before anything was sent.
    ///
    /// # Errors
    /// `Conflict` once it is on its way, `NotFound`.
    pub async fn bulk_undo(&self, bulk_id: &str) -> Result<Bulk, Error> {
        let session = self.session()?;
        let entry = self.bulk_entry(&session, bulk_id).await?;
        let nothing_went = entry.bulk.counts.sent == 0;
        match (entry.bulk.state, entry.bulk.action) {
            (BulkState::Waiting, _) => {
                // Whoever changes the state first has it: the task, or this.
                let undone = self.bulk_change(&session, bulk_id, |bulk| match bulk.state {
                    BulkState::Waiting => {
                        (bulk.state, bulk.sends_at) = (BulkState::Stopped, None);
                        Ok(())
                    }
                    _ => Err(Error::Conflict("the deletion is on its way")),
                });
                let entry = undone.await?;
                if let Some(running) = self.inner.bulks.find(bulk_id) {
                    running.want(|_| Wish::Stop);
                }
                self.bulk_dismiss(&session, entry).await
            }
            (BulkState::Interrupted | BulkState::Paused, BulkAction::Delete) if nothing_went => {
                self.bulk_dismiss(&session, entry).await
            }
            _ => Err(Error::Conflict("the deletion is on its way")),
        }
    }

    /// Lets a deletion wait, from now.
    pub(super) async fn bulk_wait(&self, session: &Session, entry: Entry) -> Result<Bulk, Error> {
        let Some(running) = self.inner.bulks.begin(&entry.bulk.bulk_id, Wish::GoOn) else {
            return Err(Error::Busy("it is at work already"));
        };
        let sends_at = self.now().saturating_add(millis(self.pace().undo_for));
        let waits = self.bulk_change(session, &entry.bulk.bulk_id, move |bulk| {
            (bulk.state, bulk.sends_at) = (BulkState::Waiting, Some(sends_at));
            (bulk.error, bulk.ended_at) = (None, None);
            Ok(())
        });
        match waits.await {
            Ok(entry) => {
                let task = self.clone().bulk_delete_later(session.clone(), entry.clone(), running);
                self.spawn(task);
                Ok(entry.bulk)
            }
            Err(error) => {
                self.inner.bulks.end(&entry.bulk.bulk_id, &running);
                Err(error)
            }
        }
    }

    async fn bulk_delete_later(self, session: Session, entry: Entry, running: Running) {
        let bulk_id = &entry.bulk.bulk_id;
        let ended = session.ended().clone();
        let to = tokio::select! {
            biased;
            () = running.until(|wish| wish != Wish::GoOn) => {
                self.inner.bulks.end(bulk_id, &running);
                return;
            }
            () = ended.cancelled() => BulkState::Interrupted,
            () = tokio::time::sleep(self.pace().undo_for) => BulkState::Sending,
        };
        let begun = self.bulk_change(&session, bulk_id, move |bulk| match bulk.state {
            BulkState::Waiting => {
                (bulk.state, bulk.sends_at) = (to, None);
                Ok(())
            }
            _ => Err(Error::Conflict("it was undone in the last moment")),
        });
        match begun.await {
            Ok(entry) if to == BulkState::Sending => self.bulk_start(session, &entry, running),
            Ok(_) => self.inner.bulks.end(bulk_id, &running),
            Err(error) => {
                tracing::debug!(%error, "a deletion that waited was not begun");
                self.inner.bulks.end(bulk_id, &running);
            }
        }
    }
}

/// The people as rows, with the names that are known of them.
fn named(
    connection: &rusqlite::Connection,
    whose: &Whose,
    ids: Vec<String>,
) -> rusqlite::Result<Vec<(u32, Vec<String>)>> {
    let (profile, account) = (&whose.profile_id, &whose.account_id);
    let list = people_lists::find(connection, profile, account, whose.list())?;
    let users = match (&list, whose.kind) {
        (Some(list), BulkKind::Users | BulkKind::V3Users) => cached_users::list(connection, list)?,
        _ => Vec::new(),
    };
    let users: HashMap<_, _> = users.into_iter().map(|user| (user.id, user.name)).collect();
    let name = |id: &str| -> rusqlite::Result<Option<String>> {
        match (&list, whose.kind) {
            (Some(list), BulkKind::Contacts) => {
                Ok(bulk_people::contact(connection, list, id)?.map(|contact| contact.name))
            }
            _ => Ok(users.get(id).cloned()),
        }
    };
    (1_u32..)
        .zip(ids)
        .map(|(row, id)| Ok((row, vec![id.clone(), name(&id)?.unwrap_or_default()])))
        .collect()
}

fn key(cells: Vec<String>) -> String {
    cells.into_iter().next().unwrap_or_default()
}

fn nothing_wrong(row: u32, key: String) -> Verdict {
    let (problems, warnings) = (Vec::new(), Vec::new());
    Verdict { row, key, problems, warnings, effect: Effect::Unknown }
}
