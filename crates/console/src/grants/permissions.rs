//! Where the tokens of clients' permissions are: in the keychain, or for this run in memory.
//!
//! One for the whole console, handed to every session. A token goes into the keychain before its
//! successor is used, and one change of an account's token is made at a time (API reference 3.6).
//! Absent: asking the server, which `renewal` does.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{sync::OwnedMutexGuard, task::JoinHandle};
use tokio_util::task::TaskTracker;
use wazzup::Sensitive;

use super::Permission;
use crate::{
    accounts::Account,
    error::Error,
    options::Clock,
    profiles::Profile,
    store::{self, Store, grants::Granted, profiles},
    vault::{Permit, VaultThread},
};

/// The tokens of every profile; cheap to clone.
#[derive(Clone)]
pub(crate) struct Permissions {
    store: Store,
    vault: VaultThread,
    /// How long the keychain may take; after that a token is kept for this run.
    patience: Duration,
    clock: Clock,
    tasks: TaskTracker,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    /// Refresh tokens by the keys of their entries.
    held: Mutex<HashMap<String, Sensitive<String>>>,
    turns: Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>,
}

/// Whose turn it is to change the token of an account.
pub(super) type Turn = OwnedMutexGuard<()>;

impl Permissions {
    /// None at hand yet. `tasks` are those that the console waits for when it closes.
    pub(crate) fn new(
        store: Store,
        vault: VaultThread,
        patience: Duration,
        clock: Clock,
        tasks: TaskTracker,
    ) -> Self {
        Self { store, vault, patience, clock, tasks, shared: Arc::default() }
    }

    /// Runs work that must come to its end once begun.
    pub(super) fn spawn<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> JoinHandle<T> {
        self.tasks.spawn(work)
    }

    /// What is known of an account's permission; none when it needs none.
    pub(crate) async fn of(
        &self,
        profile_id: &str,
        account_id: &str,
    ) -> Result<Option<Granted>, Error> {
        let (profile, account) = (profile_id.to_owned(), account_id.to_owned());
        self.store.run(move |c| store::grants::get(c, &profile, &account)).await
    }

    /// Waits until nobody else changes the token of this account.
    pub(super) async fn turn(&self, profile_id: &str, account_id: &str) -> Turn {
        let key = Permit::key(profile_id, account_id);
        let turn = lock(&self.shared.turns).entry(key).or_default().clone();
        turn.lock_owned().await
    }

    /// The token to renew with; none when it is gone, or was given for something else.
    ///
    /// # Errors
    /// `Vault` when the keychain does not say.
    pub(super) async fn token(
        &self,
        profile: &Profile,
        granted: &Granted,
    ) -> Result<Option<Sensitive<String>>, Error> {
        let key = Permit::key(&profile.profile_id, &granted.account_id);
        if let Some(held) = lock(&self.shared.held).get(&key) {
            return Ok(Some(held.clone()));
        }
        let entry = match self.vault.get(&key).within(self.patience).await {
            Some(Ok(entry)) => entry,
            Some(Err(fault)) => return Err(Error::Vault(fault.to_string())),
            None => return Err(Error::Vault("it has not answered".to_owned())),
        };
        let read = |entry| Permit::from_entry(&entry, &profile.server, &granted.client_id);
        let token = entry.and_then(read).map(|permit| permit.refresh_token);
        if let Some(token) = &token {
            lock(&self.shared.held).insert(key, token.clone());
        }
        Ok(token)
    }

    /// Keeps a token, the keychain first; says where it is now.
    pub(super) async fn keep(
        &self,
        profile: &Profile,
        account_id: &str,
        client_id: &str,
        token: Sensitive<String>,
    ) -> Permission {
        let key = Permit::key(&profile.profile_id, account_id);
        lock(&self.shared.held).insert(key.clone(), token.clone());
        let permit = Permit {
            server: profile.server.clone(),
            client_id: client_id.to_owned(),
            refresh_token: token,
        };
        let mut asked = self.vault.put(&key, permit.to_entry());
        let answer = match asked.within(self.patience).await {
            Some(answer) => Some(answer),
            None => asked.withdraw(),
        };
        match answer {
            Some(Ok(())) => Permission::Kept,
            Some(Err(error)) => {
                tracing::warn!(%error, "a client's permission is kept for this run only");
                Permission::ThisRun
            }
            None => Permission::ThisRun,
        }
    }

    /// Writes down a permission just given, and its account when that is new. The entry is noted
    /// as one to be removed until the account's row is there, should the program end in between.
    pub(super) async fn give(
        &self,
        profile: &Profile,
        account_id: &str,
        client_id: &str,
        name: Option<String>,
        token: Option<Sensitive<String>>,
    ) -> Result<Account, Error> {
        let _turn = self.turn(&profile.profile_id, account_id).await;
        let key = Permit::key(&profile.profile_id, account_id);
        let noted = key.clone();
        self.store.run(move |c| profiles::set_leftover(c, &noted, true)).await?;
        let permission = match token {
            Some(token) => self.keep(profile, account_id, client_id, token).await,
            // Nothing to renew with: it lasts as long as the access token at hand.
            None => Permission::ThisRun,
        };
        let (profile_id, now) = (profile.profile_id.clone(), self.clock.now());
        let granted = Granted {
            account_id: account_id.to_owned(),
            client_id: client_id.to_owned(),
            permission,
            renewed_at: now,
        };
        let written = self.store.run(move |c| {
            let transaction = c.unchecked_transaction()?;
            let account_id = &granted.account_id;
            store::accounts::touch(&transaction, &profile_id, account_id, now)?;
            if let Some(name) = &name {
                store::address_book::name(&transaction, &profile_id, account_id, name)?;
            }
            store::grants::upsert(&transaction, &profile_id, &granted)?;
            profiles::set_leftover(&transaction, &key, false)?;
            transaction.commit()?;
            store::accounts::get(c, &profile_id, account_id)
        });
        written.await?.ok_or(Error::NotFound("account"))
    }

    /// Notes that the token was renewed; false when the permission was forgotten meanwhile.
    pub(super) async fn renewed(
        &self,
        profile_id: &str,
        account_id: &str,
        permission: Permission,
    ) -> Result<bool, Error> {
        let (profile, account) = (profile_id.to_owned(), account_id.to_owned());
        let now = self.clock.now();
        self.store
            .run(move |c| store::grants::renewed(c, &profile, &account, permission, now))
            .await
    }

    /// Tries the keychain again for what is kept for this run only; gives the accounts it took.
    pub(crate) async fn save(&self, profile: &Profile) -> Result<Vec<Account>, Error> {
        let profile_id = profile.profile_id.clone();
        let all = self.store.run(move |c| store::grants::list(c, &profile_id)).await?;
        let mut saved = Vec::new();
        for granted in all.into_iter().filter(|one| one.permission == Permission::ThisRun) {
            let Granted { account_id, client_id, .. } = granted;
            let _turn = self.turn(&profile.profile_id, &account_id).await;
            let key = Permit::key(&profile.profile_id, &account_id);
            let Some(token) = lock(&self.shared.held).get(&key).cloned() else { continue };
            if self.keep(profile, &account_id, &client_id, token).await == Permission::Kept {
                let profile_id = profile.profile_id.clone();
                let account = self.store.run(move |c| {
                    let taken = store::grants::kept(c, &profile_id, &account_id)?;
                    Ok(store::accounts::get(c, &profile_id, &account_id)?.filter(|_| taken))
                });
                saved.extend(account.await?);
            }
        }
        Ok(saved)
    }

    /// The client must be asked again: the token is forgotten. Gives the account if that is news.
    pub(super) async fn withdraw(
        &self,
        profile_id: &str,
        account_id: &str,
    ) -> Result<Option<Account>, Error> {
        let (profile, account) = (profile_id.to_owned(), account_id.to_owned());
        let changed = self
            .store
            .run(move |c| match store::grants::needed(c, &profile, &account)? {
                true => store::accounts::get(c, &profile, &account),
                false => Ok(None),
            })
            .await?;
        let key = Permit::key(profile_id, account_id);
        lock(&self.shared.held).remove(&key);
        // A token that serves nothing may stay if the keychain does not answer.
        drop(self.vault.forget(&key).within(self.patience).await);
        Ok(changed)
    }

    /// Drops what is in memory of an account; gives the key of its entry, to be forgotten too.
    pub(super) fn drop_held(&self, profile_id: &str, account_id: &str) -> String {
        let key = Permit::key(profile_id, account_id);
        lock(&self.shared.held).remove(&key);
        key
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
