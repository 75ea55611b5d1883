//! Clients with an account of their own, who allow the partner in (API reference 3.5): asking,
//! and what came of it.
//!
//! Called by the shell, which opens the browser. One attempt at a time: `form` checks it, `flow`
//! waits for the browser at a `door` or for a pasted address and exchanges the code, `permissions`
//! keeps the token, `renewal` renews it. Absent: the journal. A lost answer to an exchange leaves
//! nothing behind that matters, because a fresh permission replaces it.

mod door;
mod flow;
mod form;
mod permissions;
mod renewal;
mod returned;
mod whose;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

pub use form::{NewGrant, ReturnWords};
pub(crate) use permissions::Permissions;
use serde::{Deserialize, Serialize};
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;
use ts_rs::TS;
use wazzup::AccountId;

use self::{form::Attempt, returned::Returned};
use crate::{
    console::Console,
    error::{Error, UiError},
    event::Event,
    session::Session,
    store,
};

/// One attempt to get a client's permission, as the page sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Grant {
    /// Its id.
    pub grant_id: String,
    /// How far it is.
    pub stage: GrantStage,
    /// Whether the browser's return is noticed here; if not, its address must be pasted.
    pub can_listen: bool,
    /// Where the browser returns to.
    pub redirect_uri: String,
    /// What the client is called.
    pub name: String,
    /// The account, once there is one; from the start where it is asked for again.
    pub account_id: Option<String>,
    /// When waiting ends, epoch milliseconds.
    #[ts(type = "number")]
    pub ends_at: i64,
    /// Why it came to nothing, where it did.
    pub error: Option<UiError>,
    /// Of an `other_account`: which of the clients it is, where it is one of them.
    pub same_as: Option<String>,
}

/// Why an exchange came to nothing.
struct GrantStop {
    error: UiError,
    same_as: Option<String>,
}

impl From<Error> for GrantStop {
    fn from(error: Error) -> Self {
        Self { error: error.into(), same_as: None }
    }
}

/// How far an attempt is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GrantStage {
    /// The client has the browser's page before them.
    Waiting,
    /// The answer came and is exchanged for a token.
    Exchanging,
    /// The account is among the clients.
    Done,
    /// The client or the service said no; `error` has their words.
    Refused,
    /// The exchange failed; the code is spent, so it begins again in the browser.
    Failed,
    /// Nobody came back in time.
    Expired,
}

/// What a client's permission is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// It is in the keychain.
    Kept,
    /// It lasts until the program ends: the keychain did not take it.
    ThisRun,
    /// It has ended: the client must be asked again.
    Needed,
}

impl Permission {
    /// The word in the store.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::ThisRun => "this_run",
            Self::Needed => "needed",
        }
    }

    /// What a word in the store means; an unknown one is no permission.
    pub(crate) fn from_word(word: &str) -> Self {
        match word {
            "kept" => Self::Kept,
            "this_run" => Self::ThisRun,
            _ => Self::Needed,
        }
    }
}

/// The attempts of this run.
#[derive(Default)]
pub(crate) struct Flows(Mutex<HashMap<String, Flow>>);

/// An attempt that is, or was, under way.
struct Flow {
    session: Session,
    grant: Grant,
    attempt: Arc<Attempt>,
    /// Takes the browser's answer, once.
    answer: Option<oneshot::Sender<Returned>>,
    /// Ends it from outside.
    end: CancellationToken,
    /// Done when the address it listened at is free again.
    over: CancellationToken,
}

impl Flows {
    fn all(&self) -> MutexGuard<'_, HashMap<String, Flow>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Console {
    /// Begins an attempt, in place of one that still waits. The browser is then to be sent to
    /// [`Console::grants_address`]; `grants_changed` tells the rest.
    ///
    /// # Errors
    /// `Invalid` for a field of the form, `NotFound` for an account to be asked again that no
    /// client has allowed, `Busy` while an answer is being exchanged.
    pub async fn grants_begin(&self, form: NewGrant) -> Result<Grant, Error> {
        let session = self.session()?;
        let mut attempt = Attempt::of(form)?;
        let profile_id = session.profile.profile_id.clone();
        if let Some(account_id) = attempt.account_id.clone() {
            let of = self.inner.permissions.of(&profile_id, &account_id).await?;
            of.ok_or(Error::NotFound("account"))?;
            let profile = profile_id.clone();
            let account = self.store().run(move |c| store::accounts::get(c, &profile, &account_id));
            attempt.name = account.await?.ok_or(Error::NotFound("account"))?.label;
        }
        self.grants_end_waiting().await?;
        self.grants_remember(&attempt.client_id, &attempt.redirect_uri).await?;
        Ok(self.begin_flow(session, attempt).await)
    }

    /// Keeps the partner's number and the return address in the profile, for the next form.
    ///
    /// # Errors
    /// `SignedOut`.
    pub async fn grants_remember(&self, client_id: &str, redirect_uri: &str) -> Result<(), Error> {
        let profile = self.session()?.profile.profile_id;
        let (number, uri) = (client_id.to_owned(), redirect_uri.to_owned());
        self.store().run(move |c| store::profiles::set_grants(c, &profile, &number, &uri)).await?;
        self.tell_state().await;
        Ok(())
    }

    /// The attempts of this run, the latest last.
    ///
    /// # Errors
    /// `SignedOut`.
    pub fn grants_list(&self) -> Result<Vec<Grant>, Error> {
        let profile = self.session()?.profile.profile_id;
        let flows = self.inner.flows.all();
        let own = flows.values().filter(|flow| flow.session.profile.profile_id == profile);
        let mut grants: Vec<_> = own.map(|flow| flow.grant.clone()).collect();
        grants.sort_by_key(|grant| grant.ends_at);
        Ok(grants)
    }

    /// The address the browser is sent to, for the shell: it holds the state, which the page is
    /// not to know.
    ///
    /// # Errors
    /// `NotFound` without such an attempt, `Conflict` when it waits no longer.
    pub fn grants_address(&self, grant_id: &str) -> Result<String, Error> {
        let flows = self.inner.flows.all();
        let flow = flows.get(grant_id).ok_or(Error::NotFound("attempt"))?;
        if flow.grant.stage != GrantStage::Waiting {
            return Err(Error::Conflict("it waits for no browser any more"));
        }
        Ok(flow.attempt.request().url(flow.session.origin()))
    }

    /// Takes the address the browser returned to, or the bare code, from a person's hand.
    ///
    /// # Errors
    /// `Invalid` when it is neither, or belongs to another attempt; `Conflict` when this one waits
    /// no longer; `NotFound`.
    pub fn grants_paste(&self, grant_id: &str, text: &str) -> Result<Grant, Error> {
        let attempt = {
            let flows = self.inner.flows.all();
            flows.get(grant_id).ok_or(Error::NotFound("attempt"))?.attempt.clone()
        };
        let returned = Returned::in_text(text, &attempt.state)
            .map_err(|mistaken| Error::invalid("text", mistaken.into()))?;
        self.grant_returned(grant_id, returned)
    }

    /// Ends an attempt that waits, and forgets one that is over.
    ///
    /// # Errors
    /// `NotFound`, and `Busy` while an answer is being exchanged.
    pub fn grants_cancel(&self, grant_id: &str) -> Result<(), Error> {
        let mut flows = self.inner.flows.all();
        let flow = flows.get(grant_id).ok_or(Error::NotFound("attempt"))?;
        if flow.grant.stage == GrantStage::Exchanging {
            return Err(Error::Busy("the answer is being exchanged"));
        }
        flow.end.cancel();
        flows.remove(grant_id);
        Ok(())
    }

    /// Forgets a client who allowed access: the token, the name and what was read. At the service
    /// nothing changes; there the client takes the permission back.
    ///
    /// # Errors
    /// `NotFound` when it is no such account, `Conflict` while a channel is being connected in it.
    pub async fn grants_forget(&self, account_id: &str) -> Result<(), Error> {
        let session = self.session()?;
        let profile_id = session.profile.profile_id.clone();
        let of = self.inner.permissions.of(&profile_id, account_id).await?;
        of.ok_or(Error::NotFound("account"))?;
        let mut open = self.channels_connections()?.into_iter();
        if open.any(|one| one.account_id == account_id && !one.stage.is_final()) {
            return Err(Error::Conflict("a channel is being connected in this account"));
        }
        // Work that begins after this look refuses by itself to be forgotten.
        let (at_work, over): (Vec<_>, Vec<_>) = (self.bulk_list().await?.into_iter())
            .filter(|bulk| bulk.account_id == account_id)
            .partition(|bulk| bulk.state.is_at_work());
        if !at_work.is_empty() {
            return Err(Error::Conflict("people of this account are being sent"));
        }
        for bulk in over {
            self.bulk_forget(&bulk.bulk_id).await?;
        }
        let (profile, account) = (profile_id.clone(), account_id.to_owned());
        self.store().run(move |c| store::grants::remove(c, &profile, &account)).await?;
        self.v3_key_forget(account_id).await?;
        session.drop_token(&AccountId::from(account_id)).await;
        let key = self.inner.permissions.drop_held(&profile_id, account_id);
        self.forget_entry(&key).await
    }

    /// Whether the account is open by its owner's permission, not as the partner's own.
    pub(crate) async fn is_granted(
        &self,
        session: &Session,
        id: &AccountId,
    ) -> Result<bool, Error> {
        let profile_id = &session.profile.profile_id;
        Ok(self.inner.permissions.of(profile_id, id.as_str()).await?.is_some())
    }

    /// Refuses what can be asked as the partner alone, of an account that is not the partner's.
    pub(crate) async fn only_own(&self, session: &Session, id: &AccountId) -> Result<(), Error> {
        match self.is_granted(session, id).await? {
            true => Err(Error::Conflict("the account is the client's own")),
            false => Ok(()),
        }
    }

    /// Signing out: what clients allowed is forgotten on this machine, and must be given again.
    pub(crate) async fn permissions_forget(&self, profile_id: &str) -> Result<(), Error> {
        let profile = profile_id.to_owned();
        let all = self
            .store()
            .run(move |c| {
                let all = store::grants::list(c, &profile)?;
                for granted in &all {
                    store::grants::needed(c, &profile, &granted.account_id)?;
                }
                Ok(all)
            })
            .await?;
        for granted in all {
            let key = self.inner.permissions.drop_held(profile_id, &granted.account_id);
            self.forget_entry(&key).await?;
        }
        Ok(())
    }

    /// Changes what the page sees of an attempt, and tells.
    fn change_grant(&self, grant_id: &str, change: impl FnOnce(&mut Grant)) {
        let changed = self.inner.flows.all().get_mut(grant_id).map(|flow| {
            change(&mut flow.grant);
            flow.grant.clone()
        });
        if let Some(grant) = changed {
            self.emit(Event::GrantsChanged { grant });
        }
    }
}
