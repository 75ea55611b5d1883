//! Passwords on their way to the keychain and back.
//!
//! Called by `sign_in`. The keychain may take any time: after its patience the page is told, and
//! the person may go on without. Absent: a decision to store a password anywhere else.

use std::sync::PoisonError;

use tokio::sync::watch;
use wazzup::{Origin, Sensitive};

use crate::{
    console::Console,
    error::Error,
    event::Event,
    profiles::{Profile, SecretPlace},
    store::profiles,
    vault::{Answer, Asked, Login},
};

use super::KeychainState;

/// Where a password is, when it is not simply in the keychain.
pub(crate) enum Place {
    /// Here, until the program ends.
    ThisRun(Login),
    /// Nowhere that answers.
    Missing,
}

impl Place {
    pub(crate) fn secret(&self) -> SecretPlace {
        match self {
            Self::ThisRun(_) => SecretPlace::ThisRun,
            Self::Missing => SecretPlace::Missing,
        }
    }
}

impl Console {
    /// Puts a password into the keychain, or, when that fails or is not waited for, keeps it for
    /// this run.
    pub(super) async fn keep_password(&self, profile_id: &str, login: Login) -> Result<(), Error> {
        // From here on it is known, whatever the keychain does with it.
        let entry = login.to_entry();
        self.place(profile_id, Some(Place::ThisRun(login)));
        let mut waited = false;
        let answer = if self.waits_already() {
            None
        } else {
            let choice = self.inner.unsaved.subscribe();
            let mut asked = self.inner.vault.put(profile_id, entry);
            match asked.within(self.pace().vault_patience).await {
                Some(answer) => Some(answer),
                None => {
                    waited = true;
                    self.wait_or_go_on(profile_id, asked, choice).await
                }
            }
        };
        let saved = matches!(answer, Some(Ok(())));
        if let Some(Err(error)) = &answer {
            tracing::warn!(%error, "the password is kept for this run only");
        }
        let id = profile_id.to_owned();
        self.store()
            .run(move |c| {
                profiles::set_saved(c, &id, saved)?;
                if saved { profiles::set_leftover(c, &id, false) } else { Ok(()) }
            })
            .await?;
        if saved {
            self.place(profile_id, None);
            self.remove_leftovers();
        }
        if waited {
            self.tell_settled(profile_id).await;
        }
        Ok(())
    }

    /// Signs a profile in with the password at hand or in the keychain. When the keychain takes
    /// longer than its patience this returns, and goes on by itself.
    pub(super) async fn take_up(&self, profile: Profile) {
        if let Some(login) = self.at_hand(&profile.profile_id) {
            return self.sign_in_with(&profile, &login);
        }
        let choice = self.inner.unsaved.subscribe();
        let mut asked = self.inner.vault.get(&profile.profile_id);
        match asked.within(self.pace().vault_patience).await {
            Some(answer) => self.taken_up(&profile, Some(answer)).await,
            None => {
                self.place(&profile.profile_id, Some(Place::Missing));
                let console = self.clone();
                self.spawn_untracked(async move {
                    let answer = console.wait_or_go_on(&profile.profile_id, asked, choice).await;
                    // Only if nobody typed the password, or went elsewhere, in the meantime.
                    let current = console.current().await.ok().flatten();
                    let still = current.is_some_and(|now| now.profile_id == profile.profile_id);
                    if still && console.session().is_err() {
                        console.taken_up(&profile, answer).await;
                    }
                    console.tell_settled(&profile.profile_id).await;
                    console.tell_state().await;
                });
            }
        }
    }

    /// The login kept for this run, where it is.
    pub(super) fn at_hand(&self, profile_id: &str) -> Option<Login> {
        let places = self.inner.places.lock().unwrap_or_else(PoisonError::into_inner);
        match places.get(profile_id) {
            Some(Place::ThisRun(login)) => Some(login.clone()),
            _ => None,
        }
    }

    async fn taken_up(&self, profile: &Profile, answer: Option<Answer<Option<Sensitive<String>>>>) {
        let id = profile.profile_id.clone();
        match answer {
            Some(Ok(Some(entry))) => {
                match Login::from_entry(&entry, &profile.server, &profile.email) {
                    Some(login) => {
                        self.place(&id, None);
                        self.sign_in_with(profile, &login);
                        self.remove_leftovers();
                    }
                    None => {
                        tracing::warn!("a keychain entry is for another login and is not used");
                        self.place(&id, Some(Place::Missing));
                    }
                }
            }
            Some(Ok(None)) => {
                self.place(&id, Some(Place::Missing));
                if let Err(error) =
                    self.store().run(move |c| profiles::set_saved(c, &id, false)).await
                {
                    tracing::error!(%error, "a profile could not be brought up to date");
                }
            }
            Some(Err(_)) | None => self.place(&id, Some(Place::Missing)),
        }
    }

    fn sign_in_with(&self, profile: &Profile, login: &Login) {
        let session = Origin::parse(&profile.server)
            .map_err(|error| Error::Internal(error.to_string()))
            .and_then(|origin| self.session_for(profile, login, origin));
        match session {
            Ok(session) => self.put_in_use(session),
            Err(error) => {
                tracing::error!(%error, "a profile could not be taken up");
                self.place(&profile.profile_id, Some(Place::Missing));
            }
        }
    }

    /// Forgets a password everywhere. What the keychain does not forget now it is asked to forget
    /// again whenever it next answers, in this run or a later one.
    pub(super) async fn forget_password(&self, profile_id: &str) -> Result<(), Error> {
        self.place(profile_id, None);
        let id = profile_id.to_owned();
        self.store().run(move |c| profiles::set_saved(c, &id, false)).await?;
        self.forget_entry(profile_id).await
    }

    /// Removes an entry of the keychain, now or whenever it answers.
    pub(crate) async fn forget_entry(&self, key: &str) -> Result<(), Error> {
        let noted = key.to_owned();
        self.store().run(move |c| profiles::set_leftover(c, &noted, true)).await?;
        let mut asked = self.inner.vault.forget(key);
        match asked.within(self.pace().vault_patience).await {
            Some(Ok(())) => self.forgotten(key).await,
            Some(Err(error)) => tracing::warn!(%error, "a keychain entry waits to be removed"),
            None => {
                self.inner.vault.note_waiting();
                let (console, id) = (self.clone(), key.to_owned());
                self.spawn_untracked(async move {
                    if asked.answer().await.is_ok() {
                        console.forgotten(&id).await;
                    }
                });
            }
        }
        Ok(())
    }

    /// Removes, while the keychain answers, the entries that could not be removed before.
    pub(super) fn remove_leftovers(&self) {
        let console = self.clone();
        self.spawn(async move {
            let Ok(leftovers) = console.store().run(profiles::leftovers).await else { return };
            for profile_id in leftovers {
                // Signed in again and saved in the meantime, it is no leftover any more.
                let still = console.store().run(profiles::leftovers).await.unwrap_or_default();
                if !still.contains(&profile_id) {
                    continue;
                }
                let mut asked = console.inner.vault.forget(&profile_id);
                match asked.within(console.pace().vault_patience).await {
                    Some(Ok(())) => console.forgotten(&profile_id).await,
                    _ => return, // it does not answer now: the next time it does
                }
            }
        });
    }

    async fn forgotten(&self, profile_id: &str) {
        let id = profile_id.to_owned();
        if let Err(error) = self.store().run(move |c| profiles::set_leftover(c, &id, false)).await {
            tracing::error!(%error, "a removed keychain entry could not be noted");
        }
    }

    /// Waits for the keychain beyond its patience, until it answers or the person goes on; `None`
    /// when they did, and then nothing will have been kept.
    async fn wait_or_go_on<T>(
        &self,
        profile_id: &str,
        mut asked: Asked<T>,
        mut choice: watch::Receiver<u64>,
    ) -> Option<Answer<T>> {
        self.inner.vault.note_waiting();
        self.emit(Event::VaultWaiting { profile_id: profile_id.to_owned() });
        let answered = tokio::select! {
            answer = asked.answer() => Some(answer),
            _ = choice.changed() => None,
        };
        let answer = match answered {
            Some(answer) => Some(answer),
            None => asked.withdraw(),
        };
        if let Some(answer) = &answer {
            self.inner.vault.note_answer(answer);
        }
        answer
    }

    /// Tells where the password is, now that the waiting is over.
    async fn tell_settled(&self, profile_id: &str) {
        if let Ok(Profile { profile_id, secret, .. }) = self.profile(profile_id).await {
            self.emit(Event::VaultSettled { profile_id, secret });
        }
    }

    /// Whether the keychain is being waited for and the person chose not to: then it is not asked
    /// again until it has answered.
    fn waits_already(&self) -> bool {
        self.inner.vault.state() == KeychainState::Waiting && *self.inner.unsaved.borrow() > 0
    }

    fn place(&self, profile_id: &str, place: Option<Place>) {
        let mut places = self.inner.places.lock().unwrap_or_else(PoisonError::into_inner);
        match place {
            Some(place) => places.insert(profile_id.to_owned(), place),
            None => places.remove(profile_id),
        };
    }
}
