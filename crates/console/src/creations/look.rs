//! Looking for what an unanswered creation may have made.
//!
//! Started by `journal` after a lost answer and by `sign_in` for what an earlier run left; also
//! called when a person wants it now. Absent: any write to the provider.

use std::{collections::HashSet, sync::PoisonError, time::Duration};

use wazzup::AccountId;

use super::{Candidate, Creation, CreationKind, CreationState, journal::next_look};
use crate::{
    channels::Channel,
    console::Console,
    error::Error,
    session::Session,
    store::{self, creations::Entry},
};

/// New accounts that are read one by one for their label; others are shown by number alone.
const DESCRIBED: usize = 10;

/// Everything there is where a creation would show.
pub(super) enum Existing {
    Accounts(HashSet<AccountId>),
    Channels(Vec<Channel>),
    /// It would show nowhere.
    Nothing,
}

impl Existing {
    pub(super) fn into_ids(self) -> HashSet<String> {
        match self {
            Self::Accounts(ids) => ids.iter().map(AccountId::to_string).collect(),
            Self::Channels(channels) => channels.into_iter().map(|c| c.channel_id).collect(),
            Self::Nothing => HashSet::new(),
        }
    }
}

impl Console {
    /// Looks after the open creations of a session's profile that an earlier run left.
    pub(crate) fn creations_resume(&self, session: &Session) {
        let (console, session) = (self.clone(), session.clone());
        self.spawn(async move {
            let profile_id = session.profile.profile_id.clone();
            let open = console.store().run(move |c| store::creations::open(c, &profile_id)).await;
            for creation in open.unwrap_or_default() {
                console.creation_watch(&session, creation.creation_id);
            }
        });
    }

    /// Makes the looks an unanswered creation is due, unless somebody does already.
    pub(super) fn creation_watch(&self, session: &Session, creation_id: String) {
        let watched = || self.inner.watched.lock().unwrap_or_else(PoisonError::into_inner);
        if !watched().insert(creation_id.clone()) {
            return;
        }
        // A creation may end after its sign-in: then the looks go on in the present one.
        let profile_id = &session.profile.profile_id;
        let present = self.session().ok().filter(|now| now.profile.profile_id == *profile_id);
        let (console, session) = (self.clone(), present.unwrap_or_else(|| session.clone()));
        self.spawn(async move {
            tokio::select! {
                () = session.ended().cancelled() => {}
                () = console.make_looks(&session, &creation_id) => {}
            }
            let watched = &console.inner.watched;
            watched.lock().unwrap_or_else(PoisonError::into_inner).remove(&creation_id);
        });
    }

    async fn make_looks(&self, session: &Session, creation_id: &str) {
        loop {
            let Ok(creation) = self.creation(creation_id).await else { return };
            let (CreationState::Unknown, Some(at)) = (creation.state, creation.next_look_at) else {
                return;
            };
            let pause = u64::try_from(at.saturating_sub(self.now())).unwrap_or(0);
            tokio::time::sleep(Duration::from_millis(pause)).await;
            if let Err(error) = self.creation_look(session, creation_id).await {
                tracing::warn!(%error, "a look for a creation failed");
                // A look that saw nothing for lack of a view is no look: the same one again.
                let again = next_look(self.now(), creation.looks_done, self.pace());
                let put_off = self
                    .change_creation(creation_id, move |creation| creation.next_look_at = again)
                    .await;
                if put_off.is_err() {
                    return;
                }
            }
        }
    }

    /// Compares what is there with what was there before, and writes down what came of it.
    pub(super) async fn creation_look(
        &self,
        session: &Session,
        creation_id: &str,
    ) -> Result<Creation, Error> {
        let entry = self.creation_entry(creation_id).await?;
        if entry.profile_id != session.profile.profile_id {
            return Err(Error::NotFound("creation"));
        }
        let candidates = self.candidates(session, &entry).await?;
        let (now, pace) = (self.now(), self.pace().clone());
        self.change_creation(creation_id, move |creation| {
            creation.looks_done += 1;
            creation.next_look_at = None;
            creation.state = CreationState::Unknown;
            if candidates.is_empty() {
                creation.next_look_at = next_look(now, creation.looks_done, &pace);
                if creation.next_look_at.is_none() {
                    creation.state = CreationState::NotSeen;
                }
            }
            creation.candidates = candidates;
        })
        .await
    }

    /// Everything there is now where this creation would show.
    pub(super) async fn existing(
        &self,
        session: &Session,
        creation: &Creation,
    ) -> Result<Existing, Error> {
        match (creation.kind, &creation.account_id) {
            (CreationKind::Channel, Some(account_id)) => {
                let account_id = AccountId::from(account_id.as_str());
                let channels = session
                    .account(&account_id, |client| async move { client.channels().list().await })
                    .await?;
                Ok(Existing::Channels(channels.iter().map(Channel::from).collect()))
            }
            (CreationKind::WabaBalance, _) => Ok(Existing::Nothing),
            _ => Ok(Existing::Accounts(self.account_ids(session).await?)),
        }
    }

    async fn candidates(&self, session: &Session, entry: &Entry) -> Result<Vec<Candidate>, Error> {
        let profile_id = entry.profile_id.clone();
        // What another entry of the journal is known to have made is not this one's.
        let others = self.store().run(move |c| store::creations::made(c, &profile_id)).await?;
        let new = |id: &str| !entry.snapshot.contains(id) && !others.contains(id);
        match self.existing(session, &entry.creation).await? {
            Existing::Channels(channels) => Ok(channels
                .into_iter()
                .filter(|channel| new(&channel.channel_id))
                .filter(|channel| {
                    let asked = entry.creation.transport.as_ref();
                    asked.is_none_or(|asked| channel.transport.eq_ignore_ascii_case(asked))
                })
                .map(|channel| Candidate {
                    label: channel.name.or(channel.phone).unwrap_or_default(),
                    id: channel.channel_id,
                    registered_ms: None,
                })
                .collect()),
            Existing::Nothing => Ok(Vec::new()),
            Existing::Accounts(ids) => {
                let mut ids: Vec<_> = ids.into_iter().filter(|id| new(id.as_str())).collect();
                ids.sort();
                let mut candidates = Vec::with_capacity(ids.len());
                for (index, id) in ids.into_iter().enumerate() {
                    candidates.push(self.candidate(&id, index < DESCRIBED).await);
                }
                Ok(candidates)
            }
        }
    }

    async fn candidate(&self, id: &AccountId, describe: bool) -> Candidate {
        let mut candidate =
            Candidate { id: id.to_string(), label: String::new(), registered_ms: None };
        // Reading more about it is a courtesy: without it the number still stands.
        if describe && let Ok(account) = self.accounts_get(id.as_str()).await {
            candidate.label = account.label;
            candidate.registered_ms = account.registered_ms;
        }
        candidate
    }
}
