//! Deleting a channel, with a while in which the person may think again (API reference 7.6).
//!
//! Called by the shell. One task per deletion: it waits, sends, and looks when the answer is lost.
//! Absent: the store. A program that ends while a deletion waits has deleted nothing.

mod sending;

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use serde::{Deserialize, Serialize};
use tokio_util::sync::CancellationToken;
use ts_rs::TS;
use wazzup::AccountId;

use crate::{
    accounts::Asker,
    channels::Channel,
    checks,
    console::{Console, new_id},
    error::{Error, UiError},
    event::Event,
    options::millis,
    session::Session,
    store,
};

/// A channel that is about to be deleted, is being deleted, or could not be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Deletion {
    /// Its id, ours.
    pub deletion_id: String,
    /// The account.
    pub account_id: String,
    /// What to call the account; empty when nothing is known.
    pub account_label: String,
    /// The channel.
    pub channel_id: String,
    /// The messenger's word.
    pub transport: String,
    /// The channel's name or number; empty when it has neither.
    pub name: String,
    /// What becomes of the conversations.
    pub chats: Chats,
    /// How far it is.
    pub state: DeletionState,
    /// When it is sent, unless it is undone before; epoch milliseconds.
    #[ts(type = "number")]
    pub sends_at: i64,
    /// Why it failed, or why nothing is known of it.
    pub error: Option<UiError>,
}

/// What becomes of the conversations of a deleted channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Chats {
    /// They stay readable, and the channel stays in the list, disabled.
    Keep,
    /// They are deleted too.
    Drop,
}

/// How far a deletion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeletionState {
    /// Nothing was sent; it may be undone.
    Waiting,
    /// It is on its way.
    Sending,
    /// The channel is deleted.
    Done,
    /// The person thought again; nothing was sent.
    Undone,
    /// The channel is not deleted; `error` says why.
    Failed,
    /// The answer was lost, and looking did not tell.
    Unknown,
}

/// Deletions of this run that have not come to a good end.
#[derive(Default)]
pub(crate) struct Deletions(Mutex<HashMap<String, Entry>>);

struct Entry {
    profile_id: String,
    deletion: Deletion,
    undo: CancellationToken,
}

impl Deletions {
    fn all(&self) -> MutexGuard<'_, HashMap<String, Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The channels of an account that are being deleted.
    pub(crate) fn channels_of(&self, profile_id: &str, account: &AccountId) -> Vec<String> {
        let all = self.all();
        let ours = all.values().filter(|entry| {
            entry.profile_id == profile_id
                && entry.deletion.account_id == account.as_str()
                && entry.deletion.state == DeletionState::Sending
        });
        ours.map(|entry| entry.deletion.channel_id.clone()).collect()
    }
}

impl Console {
    /// Deletes a channel, after a while in which it may be undone. Answers at once; what follows
    /// comes as `deletion_changed`. The same wish again is the one that waits already.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a channel the account does not have, [`Error::Conflict`] while it is
    /// being deleted in another way, [`Error::SignedOut`].
    pub async fn channels_delete(
        &self,
        account_id: &str,
        channel_id: &str,
        chats: Chats,
    ) -> Result<Deletion, Error> {
        checks::path_id("channel_id", channel_id)?;
        let session = self.session()?;
        let account = AccountId::from(account_id);
        let (account_label, transport, name) =
            self.channel_named(&session, &account, channel_id).await?;
        let profile_id = session.profile.profile_id.clone();
        let deletion = Deletion {
            deletion_id: new_id(),
            account_id: account.to_string(),
            account_label,
            channel_id: channel_id.to_owned(),
            transport,
            name,
            chats,
            state: DeletionState::Waiting,
            sends_at: self.now().saturating_add(millis(self.pace().undo_for)),
            error: None,
        };
        let undo = CancellationToken::new();
        {
            let mut all = self.inner.deletions.all();
            let same = |entry: &Entry| {
                entry.profile_id == profile_id
                    && entry.deletion.account_id == deletion.account_id
                    && entry.deletion.channel_id == deletion.channel_id
            };
            let under_way = all.values().find(|entry| same(entry) && entry.deletion.is_open());
            if let Some(Entry { deletion: before, .. }) = under_way {
                return match before.chats == chats {
                    true => Ok(before.clone()),
                    false => Err(Error::Conflict("the channel is being deleted already")),
                };
            }
            // A new try takes the place of one that failed.
            all.retain(|_, entry| !same(entry));
            let entry = Entry { profile_id, deletion: deletion.clone(), undo: undo.clone() };
            all.insert(deletion.deletion_id.clone(), entry);
        }
        self.emit(Event::DeletionChanged { deletion: deletion.clone() });
        let task = self.clone().delete_later(session, deletion.deletion_id.clone(), undo);
        self.spawn(task);
        Ok(deletion)
    }

    /// Takes a deletion back.
    ///
    /// # Errors
    /// [`Error::NotFound`] without such a one, [`Error::Conflict`] once it is on its way.
    pub fn channels_undelete(&self, deletion_id: &str) -> Result<(), Error> {
        let profile_id = self.session()?.profile.profile_id;
        let undone = {
            let mut all = self.inner.deletions.all();
            let entry = all.get(deletion_id).filter(|entry| entry.profile_id == profile_id);
            match entry.map(|entry| entry.deletion.state) {
                None => return Err(Error::NotFound("deletion")),
                Some(DeletionState::Waiting) => all.remove(deletion_id),
                Some(_) => return Err(Error::Conflict("the deletion is not waiting any more")),
            }
        };
        if let Some(Entry { deletion, undo, .. }) = undone {
            undo.cancel();
            let deletion = Deletion { state: DeletionState::Undone, ..deletion };
            self.emit(Event::DeletionChanged { deletion });
        }
        Ok(())
    }

    /// Deletions of the signed-in profile that wait, are on their way, or did not succeed; the one
    /// asked for first is the first. Those that succeeded or were undone are told once.
    ///
    /// # Errors
    /// [`Error::SignedOut`].
    pub fn channels_deletions(&self) -> Result<Vec<Deletion>, Error> {
        let profile_id = self.session()?.profile.profile_id;
        let all = self.inner.deletions.all();
        let ours = all.values().filter(|entry| entry.profile_id == profile_id);
        let mut deletions: Vec<_> = ours.map(|entry| entry.deletion.clone()).collect();
        deletions.sort_by(|a, b| (a.sends_at, &a.deletion_id).cmp(&(b.sends_at, &b.deletion_id)));
        Ok(deletions)
    }

    /// What to call the account, the channel's messenger and what to call the channel.
    async fn channel_named(
        &self,
        session: &Session,
        account_id: &AccountId,
        channel_id: &str,
    ) -> Result<(String, String, String), Error> {
        let (profile, id) = (session.profile.profile_id.clone(), account_id.to_string());
        let account = self.store().run(move |c| store::accounts::get(c, &profile, &id)).await?;
        let label = account.as_ref().map(|account| account.label.clone()).unwrap_or_default();
        let checked = account.and_then(|account| account.health).map(|health| health.channels);
        let is_it = |channel: &Channel| channel.channel_id == channel_id;
        let known = checked.and_then(|channels| channels.into_iter().find(is_it));
        let channel = match known {
            Some(channel) => channel,
            None => {
                let read = self.read_channels(session, account_id, Asker::Person).await?;
                let found = read.channels.into_iter().find(is_it);
                found.ok_or(Error::NotFound("channel"))?
            }
        };
        let name = channel.name.or(channel.phone).or(channel.username).unwrap_or_default();
        Ok((label, channel.transport, name))
    }

    async fn delete_later(self, session: Session, deletion_id: String, undo: CancellationToken) {
        let ended = session.ended().clone();
        tokio::select! {
            biased;
            () = undo.cancelled() => return,
            () = ended.cancelled() => {
                self.inner.deletions.all().remove(&deletion_id);
                return;
            }
            () = tokio::time::sleep(self.pace().undo_for) => {}
        }
        let begun = self.change_deletion(&deletion_id, |deletion| {
            (deletion.state == DeletionState::Waiting).then(|| {
                deletion.state = DeletionState::Sending;
            })
        });
        // Undone in the last moment.
        let Some(deletion) = begun else { return };
        // From here it goes to its end, whoever is signed in then: what was sent was sent.
        let (state, error) = self.delete_now(&session, &deletion).await;
        if state == DeletionState::Done {
            // With its chats kept it stays listed, off: the person's doing, and no news.
            self.forget_standing(&session, &deletion).await;
            let asker = Asker::Hand { channel_id: Some(&deletion.channel_id) };
            let account_id = deletion.account_id.as_str().into();
            if let Err(error) = self.read_channels(&session, &account_id, asker).await {
                tracing::debug!(%error, "the channels could not be read after a deletion");
            }
        }
        self.change_deletion(&deletion_id, |deletion| {
            (deletion.state, deletion.error) = (state, error);
            Some(())
        });
    }

    /// Changes a deletion where `change` finds that it may, and tells. One that is done is told
    /// and forgotten.
    fn change_deletion(
        &self,
        deletion_id: &str,
        change: impl FnOnce(&mut Deletion) -> Option<()>,
    ) -> Option<Deletion> {
        let changed = {
            let mut all = self.inner.deletions.all();
            let deletion = &mut all.get_mut(deletion_id)?.deletion;
            change(deletion)?;
            let changed = deletion.clone();
            if changed.state == DeletionState::Done {
                all.remove(deletion_id);
            }
            changed
        };
        self.emit(Event::DeletionChanged { deletion: changed.clone() });
        Some(changed)
    }
}

impl Deletion {
    /// It may still be sent, or was and has not been answered.
    fn is_open(&self) -> bool {
        matches!(self.state, DeletionState::Waiting | DeletionState::Sending)
    }
}

impl From<Chats> for wazzup::Chats {
    fn from(chats: Chats) -> Self {
        match chats {
            Chats::Keep => Self::Keep,
            Chats::Drop => Self::Drop,
        }
    }
}
