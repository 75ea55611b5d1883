//! Writing the journal: an intent before anything is sent, an outcome after.
//!
//! Called by `account` here and by `connection` for channels. Absent: the calls themselves.

use rusqlite::{Connection, params};
use wazzup::AccountId;

use super::{Creation, CreationKind, CreationState, NewAccount};
use crate::{
    console::{Console, new_id},
    error::{Error, UiError},
    event::Event,
    options::{Pace, millis},
    session::Session,
    store::{self, creations::Entry},
};

/// What is about to be made.
pub(crate) enum Intent {
    /// An account of this form, which has been checked.
    Account(NewAccount),
    /// A higher WABA limit of an account.
    WabaBalance {
        /// The account.
        account_id: AccountId,
        /// By how much, in whole units of its currency.
        value: u32,
    },
    /// A channel in an account.
    Channel {
        /// The account.
        account_id: AccountId,
        /// The messenger.
        transport: String,
    },
}

/// How the call that makes it ended.
pub(crate) enum Outcome {
    /// It was made and this is its id.
    Created {
        /// Of the account or the channel.
        id: String,
    },
    /// It may have been made.
    Unknown {
        /// How the answer was lost.
        error: UiError,
    },
    /// It was certainly not made.
    Refused {
        /// Why.
        error: UiError,
    },
}

impl Outcome {
    /// The outcome that a call's result means, once the intent is written.
    pub(crate) fn of(result: Result<String, Error>) -> Self {
        match result {
            Ok(id) => Self::Created { id },
            Err(error @ Error::Api(wazzup::Error::OutcomeUnknown { .. })) => {
                Self::Unknown { error: error.into() }
            }
            Err(error) => Self::Refused { error: error.into() },
        }
    }
}

impl Console {
    /// Looks at everything that exists, then writes the intent with it. Only after this may the
    /// call be made, once.
    ///
    /// # Errors
    /// `Conflict` while the same thing is being made or its outcome is not settled; or what kept
    /// the look from being complete. Nothing is written then.
    pub(crate) async fn creation_begin(
        &self,
        session: &Session,
        intent: Intent,
    ) -> Result<String, Error> {
        // Two clicks must not both find the way free.
        let _turn = self.inner.creating.lock().await;
        let profile_id = session.profile.profile_id.clone();
        let open = {
            let profile_id = profile_id.clone();
            self.store().run(move |c| store::creations::open(c, &profile_id)).await?
        };
        if open.iter().any(|creation| intent.is_same(creation)) {
            return Err(Error::Conflict("the same creation is not settled yet"));
        }
        let mut creation = Creation {
            creation_id: new_id(),
            kind: CreationKind::Account,
            state: CreationState::Sending,
            at: 0,
            name: None,
            form: None,
            account_id: None,
            channel_id: None,
            transport: None,
            value: None,
            candidates: Vec::new(),
            looks_done: 0,
            next_look_at: None,
            error: None,
        };
        match intent {
            Intent::Account(form) => {
                creation.name = Some(form.name.clone());
                creation.form = Some(form);
            }
            Intent::WabaBalance { account_id, value } => {
                creation.kind = CreationKind::WabaBalance;
                creation.account_id = Some(account_id.to_string());
                creation.value = Some(value);
            }
            Intent::Channel { account_id, transport } => {
                creation.kind = CreationKind::Channel;
                creation.account_id = Some(account_id.to_string());
                creation.transport = Some(transport);
            }
        }
        let snapshot = self.existing(session, &creation).await?.into_ids();
        creation.at = self.now();
        let entry = Entry { profile_id, creation: creation.clone(), snapshot };
        self.store().run(move |c| store::creations::insert(c, &entry)).await?;
        let creation_id = creation.creation_id.clone();
        self.tell_creation(creation);
        Ok(creation_id)
    }

    /// Writes the outcome; an unknown one is looked after from now on.
    pub(crate) async fn creation_end(
        &self,
        session: &Session,
        creation_id: &str,
        outcome: Outcome,
    ) -> Result<Creation, Error> {
        match outcome {
            Outcome::Created { id } => self.creation_made(session, creation_id, id).await,
            Outcome::Refused { error } => {
                self.change_creation(creation_id, |creation| {
                    creation.state = CreationState::Refused;
                    creation.error = Some(error);
                })
                .await
            }
            Outcome::Unknown { error } => {
                let first = next_look(self.now(), 0, self.pace());
                let creation = self
                    .change_creation(creation_id, move |creation| {
                        creation.state = CreationState::Unknown;
                        creation.error = Some(error);
                        let can_be_seen = creation.kind != CreationKind::WabaBalance;
                        creation.next_look_at = first.filter(|_| can_be_seen);
                    })
                    .await?;
                self.creation_watch(session, creation_id.to_owned());
                Ok(creation)
            }
        }
    }

    /// One creation, settled or not.
    pub(crate) async fn creation(&self, creation_id: &str) -> Result<Creation, Error> {
        Ok(self.creation_entry(creation_id).await?.creation)
    }

    pub(super) async fn creation_entry(&self, creation_id: &str) -> Result<Entry, Error> {
        let id = creation_id.to_owned();
        let found = self.store().run(move |c| store::creations::get(c, &id)).await?;
        found.ok_or(Error::NotFound("creation"))
    }

    /// Changes an entry that is still open, and tells.
    pub(super) async fn change_creation(
        &self,
        creation_id: &str,
        change: impl FnOnce(&mut Creation) + Send + 'static,
    ) -> Result<Creation, Error> {
        let id = creation_id.to_owned();
        let changed = self
            .store()
            .run(move |c| {
                let transaction = c.unchecked_transaction()?;
                let entry = store::creations::get(&transaction, &id)?;
                let Some(mut creation) = entry.map(|entry| entry.creation) else { return Ok(None) };
                if !creation.state.is_open() {
                    return Ok(None);
                }
                change(&mut creation);
                store::creations::update(&transaction, &creation)?;
                transaction.commit()?;
                Ok(Some(creation))
            })
            .await?;
        let creation = changed.ok_or(super::SETTLED)?;
        self.tell_creation(creation.clone());
        Ok(creation)
    }

    fn tell_creation(&self, creation: Creation) {
        // Nobody listening is no failure.
        drop(self.inner.creations.send(creation.clone()));
        self.emit(Event::CreationChanged { creation });
    }
}

impl Intent {
    fn is_same(&self, other: &Creation) -> bool {
        match self {
            Self::Account(form) => {
                let name = form.name.to_lowercase();
                other.name.as_ref().is_some_and(|other| other.to_lowercase() == name)
            }
            Self::WabaBalance { account_id, .. } => {
                other.kind == CreationKind::WabaBalance
                    && other.account_id.as_deref() == Some(account_id.as_str())
            }
            Self::Channel { account_id, transport } => {
                other.kind == CreationKind::Channel
                    && other.account_id.as_deref() == Some(account_id.as_str())
                    && other.transport.as_ref() == Some(transport)
            }
        }
    }
}

impl Creation {
    pub(super) fn made(&mut self, id: String) {
        match self.kind {
            CreationKind::Account => self.account_id = Some(id),
            CreationKind::Channel => self.channel_id = Some(id),
            CreationKind::WabaBalance => {} // the account was there before
        }
        self.state = CreationState::Created;
        self.error = None;
        self.next_look_at = None;
    }
}

/// When to look next, after this many looks; none when they are over.
pub(super) fn next_look(now: i64, looks_done: u32, pace: &Pace) -> Option<i64> {
    pace.creation_looks.get(looks_done as usize).map(|pause| now.saturating_add(millis(*pause)))
}

/// What the program left on its way when it last ended may have happened, and is looked after
/// from now on as if its answer had been lost.
pub(crate) fn after_a_break(
    now: i64,
    pace: &Pace,
) -> impl FnOnce(&Connection) -> rusqlite::Result<()> {
    let first = next_look(now, 0, pace);
    move |connection| {
        connection
            .execute(
                "UPDATE creations SET state = 'unknown', looks_done = 0,
                   next_look_at = CASE kind WHEN 'waba_balance' THEN NULL ELSE ?1 END
                 WHERE state = 'sending'",
                params![first],
            )
            .map(drop)
    }
}
