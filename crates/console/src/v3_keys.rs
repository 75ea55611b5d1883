//! The keys of accounts for the public API v3: typed once, kept in the keychain, never given back.
//!
//! Called by the shell and by `v3_users`. An account has its own key, which the client finds in
//! the cabinet; a token of v2 is not accepted in its place, nor the reverse (reference 3.6).
//! Absent: a file. Without a keychain a key lives for this run only, and the state says so.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use wazzup::{Sensitive, V3Client};

use crate::{
    console::Console,
    error::{Error, FieldProblem, FieldRule},
    profiles::SecretPlace,
    session::Session,
    store,
    store::profiles,
    vault::V3Key,
};

/// The longest key there may be; real ones are of 32 characters.
const LONGEST: usize = 512;

/// Keys at hand in this run, by the names of their entries.
#[derive(Default)]
pub(crate) struct V3Keys(Mutex<HashMap<String, Sensitive<String>>>);

impl V3Keys {
    fn held(&self) -> MutexGuard<'_, HashMap<String, Sensitive<String>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Console {
    /// Where the account's key is.
    pub async fn v3_key_state(&self, account_id: &str) -> Result<SecretPlace, Error> {
        let session = self.session()?;
        let (profile, account) = (session.profile.profile_id.clone(), account_id.to_owned());
        let held = V3Key::entry_name(&profile, &account);
        if self.store().run(move |c| store::v3_keys::has(c, &profile, &account)).await? {
            return Ok(SecretPlace::Keychain);
        }
        match self.inner.v3_keys.held().contains_key(&held) {
            true => Ok(SecretPlace::ThisRun),
            false => Ok(SecretPlace::Missing),
        }
    }

    /// Tries a key on the server with one read and keeps it, in place of an earlier one. Says
    /// where it went: a keychain that fails is no error.
    ///
    /// # Errors
    /// `Invalid` before anything is sent, `V3KeyRefused`, or what the read ended with; an earlier
    /// key stays then. `SignedOut` where the session ended meanwhile: nothing is kept.
    pub async fn v3_key_set(
        &self,
        account_id: &str,
        key: Sensitive<String>,
    ) -> Result<SecretPlace, Error> {
        let key = checked(key)?;
        let session = self.session()?;
        session.v3(key.clone()).users().list(0).await.map_err(failure)?;
        if session.ended().is_cancelled() {
            return Err(Error::SignedOut);
        }
        let (profile, account) = (session.profile.profile_id.clone(), account_id.to_owned());
        let name = V3Key::entry_name(&profile, &account);
        // An entry to be removed until the row is there, should the program end in between.
        let noted = name.clone();
        self.store().run(move |c| profiles::set_leftover(c, &noted, true)).await?;
        let entry = V3Key { server: session.v3_origin().to_string(), key: key.clone() }.to_entry();
        let mut asked = self.inner.vault.put(&name, entry);
        let answer = match asked.within(self.pace().vault_patience).await {
            Some(answer) => Some(answer),
            None => asked.withdraw(),
        };
        if let Some(Err(error)) = &answer {
            tracing::warn!(%error, "a key of the API v3 is kept for this run only");
        }
        let kept = matches!(answer, Some(Ok(())));
        self.inner.v3_keys.held().insert(name.clone(), key);
        self.store()
            .run(move |c| {
                let transaction = c.unchecked_transaction()?;
                store::v3_keys::set(&transaction, &profile, &account, kept)?;
                profiles::set_leftover(&transaction, &name, !kept)?;
                transaction.commit()
            })
            .await?;
        if session.ended().is_cancelled() {
            // Signing out may have looked for keys before this one was there.
            self.v3_key_removed(&session.profile.profile_id, account_id).await?;
            return Err(Error::SignedOut);
        }
        Ok(if kept { SecretPlace::Keychain } else { SecretPlace::ThisRun })
    }

    /// Forgets the account's key everywhere here.
    pub async fn v3_key_forget(&self, account_id: &str) -> Result<SecretPlace, Error> {
        let profile_id = self.session()?.profile.profile_id;
        self.v3_key_removed(&profile_id, account_id).await?;
        Ok(SecretPlace::Missing)
    }

    /// Forgets every key of a profile, which is signing out.
    pub(crate) async fn v3_keys_forget(&self, profile_id: &str) -> Result<(), Error> {
        let profile = profile_id.to_owned();
        let kept = self.store().run(move |c| store::v3_keys::list(c, &profile)).await?;
        for account_id in kept {
            self.v3_key_removed(profile_id, &account_id).await?;
        }
        let own = V3Key::entry_name(profile_id, "");
        self.inner.v3_keys.held().retain(|name, _| !name.starts_with(&own));
        Ok(())
    }

    async fn v3_key_removed(&self, profile_id: &str, account_id: &str) -> Result<(), Error> {
        let name = V3Key::entry_name(profile_id, account_id);
        self.inner.v3_keys.held().remove(&name);
        let (profile, account) = (profile_id.to_owned(), account_id.to_owned());
        self.store().run(move |c| store::v3_keys::set(c, &profile, &account, false)).await?;
        self.forget_entry(&name).await
    }

    /// A client with the account's key.
    ///
    /// # Errors
    /// `V3KeyMissing` when it must be typed, `Vault` when the keychain does not say.
    pub(crate) async fn v3(&self, session: &Session, account_id: &str) -> Result<V3Client, Error> {
        let profile_id = &session.profile.profile_id;
        let name = V3Key::entry_name(profile_id, account_id);
        let held = self.inner.v3_keys.held().get(&name).cloned();
        if let Some(key) = held {
            return Ok(session.v3(key));
        }
        let (profile, account) = (profile_id.clone(), account_id.to_owned());
        if !self.store().run(move |c| store::v3_keys::has(c, &profile, &account)).await? {
            return Err(Error::V3KeyMissing);
        }
        let entry = match self.inner.vault.get(&name).within(self.pace().vault_patience).await {
            Some(Ok(entry)) => entry,
            Some(Err(fault)) => return Err(Error::Vault(fault.to_string())),
            None => return Err(Error::Vault("it has not answered".to_owned())),
        };
        let server = session.v3_origin().as_str();
        let read = entry.and_then(|entry| V3Key::from_entry(&entry, server));
        let Some(V3Key { key, .. }) = read else {
            // Removed in the keychain itself, or typed for another server.
            let (profile, account) = (profile_id.clone(), account_id.to_owned());
            self.store().run(move |c| store::v3_keys::set(c, &profile, &account, false)).await?;
            return Err(Error::V3KeyMissing);
        };
        let mut held = self.inner.v3_keys.held();
        // Signing out ends the session first and then drops what is held.
        if session.ended().is_cancelled() {
            return Err(Error::SignedOut);
        }
        held.insert(name, key.clone());
        Ok(session.v3(key))
    }
}

/// What a call of v3 failed with: a key that is refused must be typed again.
pub(crate) fn failure(error: wazzup::Error) -> Error {
    if error.is_unauthorized() { Error::V3KeyRefused(Box::new(error)) } else { Error::Api(error) }
}

/// The key without spaces around. Keys are opaque; three parts between dots are a token of v2,
/// typed here by mistake.
fn checked(key: Sensitive<String>) -> Result<Sensitive<String>, Error> {
    let text = key.expose().trim();
    let problem = |rule| FieldProblem::new("key", rule);
    let problem = match text {
        "" => problem(FieldRule::Required),
        _ if text.len() > LONGEST => FieldProblem::bounded("key", FieldRule::TooLong, LONGEST),
        _ if !text.bytes().all(|byte| byte.is_ascii_graphic()) => problem(FieldRule::NotV3Key),
        _ if text.split('.').count() == 3 => problem(FieldRule::NotV3Key),
        _ => return Ok(Sensitive::new(text.to_owned())),
    };
    Err(Error::Invalid(vec![problem]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_of_a_key_is_checked_before_it_is_sent() {
        let rule = |text: &str| match checked(text.into()) {
            Ok(key) => Err(key.expose().clone()),
            Err(Error::Invalid(problems)) => Ok(problems[0].rule),
            Err(error) => panic!("{error}"),
        };
        assert_eq!(rule(" 5a0d.b0 "), Err("5a0d.b0".to_owned()));
        assert_eq!(rule("  "), Ok(FieldRule::Required));
        assert_eq!(rule("two words"), Ok(FieldRule::NotV3Key));
        assert_eq!(rule("ключ"), Ok(FieldRule::NotV3Key));
        assert_eq!(rule("eyJh.eyJz.c2ln"), Ok(FieldRule::NotV3Key), "a token of v2");
        assert_eq!(rule(&"k".repeat(513)), Ok(FieldRule::TooLong));
    }
}
