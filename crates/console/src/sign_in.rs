//! Signing in and out: which partner speaks to which server.
//!
//! Called by the shell, one command per method. A password is tried on the server before it is
//! kept; `passwords` moves it to and from the keychain. Absent: any answer that carries a secret.

mod form;
mod passwords;

use std::sync::PoisonError;

use form::checked;
pub(crate) use passwords::Place;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use wazzup::{AccountPage, Origin, PartnerCredentials, Sensitive};

use crate::{
    console::{Console, new_id},
    error::Error,
    event::Event,
    profiles::{Profile, ProfileKind, SecretPlace},
    session::Session,
    store::{meta, profiles},
    vault::{Answer, Login, VaultFault},
};

const CURRENT: &str = "current_profile";
const LAST_SERVER: &str = "last_server";

/// Who is signed in, who could be, and how the keychain does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SignInState {
    /// All profiles, oldest first.
    pub profiles: Vec<Profile>,
    /// The one in use; its secret is `missing` when the password must be typed.
    pub current: Option<Profile>,
    /// Whether this is the demo.
    pub demo: bool,
    /// How the keychain does.
    pub keychain: KeychainState,
    /// The server typed last, for the next form.
    pub last_server: Option<String>,
}

/// How the keychain does, as of its last answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeychainState {
    /// It answers.
    Ready,
    /// There is none.
    Absent,
    /// It is there, and locked.
    Locked,
    /// It has been asked and has not answered: the system may be asking the person.
    Waiting,
    /// It has not been asked, or failed in another way.
    Unknown,
}

impl KeychainState {
    /// What an answer says of the keychain.
    pub(crate) fn after<T>(answer: &Answer<T>) -> Self {
        match answer {
            Ok(_) => Self::Ready,
            Err(VaultFault::Absent) => Self::Absent,
            Err(VaultFault::Locked) => Self::Locked,
            Err(VaultFault::Failed(_)) => Self::Unknown,
        }
    }
}

impl Console {
    /// Who is signed in. The first call takes up the profile of the last run, which may wait for
    /// the keychain as long as its patience; after that `vault_settled` and `sign_in_changed` say
    /// how it ended.
    pub async fn sign_in_state(&self) -> Result<SignInState, Error> {
        let restore = || async {
            if let Ok(Some(profile)) = self.current().await {
                self.take_up(profile).await;
            }
        };
        self.inner.restored.get_or_init(restore).await;
        self.state().await
    }

    /// Signs in: checks the fields, tries the login on the server with one read, then keeps it.
    /// The same login again brings its profile up to date. `server` is an origin; none means the
    /// real service.
    ///
    /// # Errors
    /// `Invalid` before anything is sent, `WrongPassword`, or what the server's read ended with.
    /// A keychain that fails is no error: the profile's `secret` says where the password went.
    pub async fn sign_in_create(
        &self,
        server: Option<&str>,
        email: &str,
        password: Sensitive<String>,
    ) -> Result<Profile, Error> {
        let (login, origin) = checked(server, email, password)?;
        let (server, email) = (login.server.clone(), login.email.clone());
        let known = self.store().run(move |c| profiles::find(c, &server, &email)).await?;
        let profile = known.clone().unwrap_or_else(|| Profile {
            profile_id: new_id(),
            server: login.server.clone(),
            email: login.email.clone(),
            kind: self.inner.options.kind,
            secret: SecretPlace::Missing,
            label: None,
            client_id: None,
            redirect_uri: None,
        });
        let session = self.verified(&profile, &login, origin).await?;
        let (now, row, new) = (self.now(), profile.clone(), known.is_none());
        self.store()
            .run(move |c| {
                let transaction = c.unchecked_transaction()?;
                if new {
                    profiles::insert(&transaction, &row, now)?;
                }
                meta::set(&transaction, LAST_SERVER, &row.server)?;
                transaction.commit()
            })
            .await?;
        self.begin(session, login).await
    }

    /// A new password for a profile whose old one is refused or missing.
    ///
    /// # Errors
    /// As [`Console::sign_in_create`].
    pub async fn sign_in_password(
        &self,
        profile_id: &str,
        password: Sensitive<String>,
    ) -> Result<Profile, Error> {
        let profile = self.profile(profile_id).await?;
        let (login, origin) = checked(Some(&profile.server), &profile.email, password)?;
        let session = self.verified(&profile, &login, origin).await?;
        match self.session() {
            // In place: a code on the screen stays there.
            Ok(present) if present.profile.profile_id == profile_id => {
                present.go_on_with(&session);
                self.keep_password(profile_id, login).await?;
                self.tell_state().await;
                self.profile(profile_id).await
            }
            _ => self.begin(session, login).await,
        }
    }

    /// Puts another profile in use. Its `secret` is `missing` when the password must be typed.
    pub async fn sign_in_switch(&self, profile_id: &str) -> Result<Profile, Error> {
        let profile = self.profile(profile_id).await?;
        self.set_session(None);
        self.set_current(Some(profile_id)).await?;
        self.take_up(profile).await;
        self.tell_state().await;
        self.profile(profile_id).await
    }

    /// Goes on without the keychain while it waits: passwords are kept for this run only.
    pub fn sign_in_continue_unsaved(&self) {
        self.inner.unsaved.send_modify(|times| *times += 1);
    }

    /// Makes the way to the keychain anew, as when it was started or unlocked since, and takes up
    /// the profile in use if its password was missing.
    pub async fn sign_in_retry_vault(&self) -> Result<SignInState, Error> {
        let mut asked = self.inner.vault.reopen();
        if asked.within(self.pace().vault_patience).await.is_none() {
            self.inner.vault.note_waiting();
        }
        if let Ok(session) = self.session() {
            for account in self.inner.permissions.save(&session.profile).await? {
                self.emit(Event::AccountChanged { account });
            }
        }
        match self.current().await? {
            Some(profile) if self.session().is_err() => self.take_up(profile).await,
            Some(profile) => match self.at_hand(&profile.profile_id) {
                // Unless the person chose to go on without saving: that choice stands.
                Some(login) if *self.inner.unsaved.borrow() == 0 => {
                    self.keep_password(&profile.profile_id, login).await?;
                    self.tell_state().await;
                }
                _ => self.remove_leftovers(),
            },
            None => self.remove_leftovers(),
        }
        self.state().await
    }

    /// Signs out: forgets the password, keeps the profile and its local data.
    pub async fn sign_in_end(&self, profile_id: &str) -> Result<SignInState, Error> {
        let profile = self.profile(profile_id).await?;
        self.leave(&profile).await?;
        self.tell_state().await;
        self.state().await
    }

    /// Signs out and removes the profile with its local data. Nothing changes on the server.
    pub async fn sign_in_remove(&self, profile_id: &str) -> Result<SignInState, Error> {
        let profile = self.profile(profile_id).await?;
        self.leave(&profile).await?;
        let gone = profile.profile_id;
        self.store().run(move |c| profiles::remove(c, &gone)).await?;
        self.tell_state().await;
        self.state().await
    }

    /// A session for the login, which one small read has proved good.
    async fn verified(
        &self,
        profile: &Profile,
        login: &Login,
        origin: Origin,
    ) -> Result<Session, Error> {
        let session = self.session_for(profile, login, origin)?;
        let page = AccountPage { expand: Vec::new(), limit: 1, offset: 0 };
        session.partner(|partner| async move { partner.accounts().list(&page).await }).await?;
        Ok(session)
    }

    fn session_for(
        &self,
        profile: &Profile,
        login: &Login,
        origin: Origin,
    ) -> Result<Session, Error> {
        let (clock, sink) = (self.inner.options.clock.clone(), self.inner.options.sink.clone());
        let permissions = self.inner.permissions.clone();
        Session::new(profile.clone(), login, origin, clock, self.pace(), sink, permissions)
    }

    /// Puts a proved session in use and its password away.
    async fn begin(&self, session: Session, login: Login) -> Result<Profile, Error> {
        let profile_id = session.profile.profile_id.clone();
        self.set_current(Some(&profile_id)).await?;
        self.put_in_use(session);
        self.keep_password(&profile_id, login).await?;
        self.tell_state().await;
        tracing::info!("signed in");
        self.profile(&profile_id).await
    }

    /// Puts a session in use and takes up what was left undone in it.
    fn put_in_use(&self, session: Session) {
        self.set_session(Some(session.clone()));
        self.creations_resume(&session);
        self.connections_resume(&session);
        self.permissions_resume(&session);
        self.fleet_watch(&session);
    }

    async fn leave(&self, profile: &Profile) -> Result<(), Error> {
        let profile_id = &profile.profile_id;
        if self.session().is_ok_and(|session| session.profile.profile_id == *profile_id) {
            self.set_session(None);
        }
        if self.current().await?.is_some_and(|current| current.profile_id == *profile_id) {
            self.set_current(None).await?;
        }
        self.permissions_forget(profile_id).await?;
        self.v3_keys_forget(profile_id).await?;
        self.forget_password(profile_id).await
    }

    /// Who is signed in, without taking up anybody.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn state(&self) -> Result<SignInState, Error> {
        let (profiles, last_server) =
            self.store().run(|c| Ok((profiles::list(c)?, meta::get(c, LAST_SERVER)?))).await?;
        Ok(SignInState {
            profiles: profiles.into_iter().map(|profile| self.placed(profile)).collect(),
            current: self.current().await?,
            demo: self.inner.options.kind == ProfileKind::Demo,
            keychain: self.inner.vault.state(),
            last_server,
        })
    }

    pub(crate) async fn tell_state(&self) {
        match self.state().await {
            Ok(state) => self.emit(Event::SignInChanged { state }),
            Err(error) => tracing::error!(%error, "the sign-in state could not be read"),
        }
    }

    async fn profile(&self, profile_id: &str) -> Result<Profile, Error> {
        let id = profile_id.to_owned();
        let found = self.store().run(move |c| profiles::get(c, &id)).await?;
        found.map(|profile| self.placed(profile)).ok_or(Error::NotFound("profile"))
    }

    /// The profile in use, signed in or not.
    async fn current(&self) -> Result<Option<Profile>, Error> {
        let found = self
            .store()
            .run(|c| match meta::get(c, CURRENT)? {
                Some(id) => profiles::get(c, &id),
                None => Ok(None),
            })
            .await?;
        Ok(found.map(|profile| self.placed(profile)))
    }

    async fn set_current(&self, profile_id: Option<&str>) -> Result<(), Error> {
        let profile_id = profile_id.map(str::to_owned);
        self.store()
            .run(move |c| match profile_id {
                Some(id) => meta::set(c, CURRENT, &id),
                None => meta::remove(c, CURRENT),
            })
            .await
    }

    /// The profile with what this run knows of its password's place.
    fn placed(&self, mut profile: Profile) -> Profile {
        let places = self.inner.places.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = places.get(&profile.profile_id) {
            profile.secret = place.secret();
        }
        profile
    }
}

impl Login {
    /// The login as the client takes it.
    pub(crate) fn credentials(&self) -> PartnerCredentials {
        PartnerCredentials { email: self.email.clone(), password: self.password.clone() }
    }
}
