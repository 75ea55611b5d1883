//! The one thread that talks to the keychain, and what is known of the keychain since.
//!
//! Made by `Console::open`, asked by `sign_in` and `grants`. A call that takes long stays where it is: the
//! asker is told after its patience ends, and may go on without. Nothing here decides what
//! happens then.

use std::{
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread,
    time::Duration,
};

use tokio::{sync::oneshot, time::timeout};
use wazzup::Sensitive;

use super::{Vault, VaultFault};
use crate::sign_in::KeychainState;

type Work = Box<dyn FnOnce(&dyn Vault) + Send>;

/// The thread, cheap to clone; it ends when the last one is dropped and the work at hand is done.
#[derive(Clone)]
pub(crate) struct VaultThread {
    work: mpsc::Sender<Work>,
    state: Arc<Mutex<KeychainState>>,
}

/// An answer of the keychain.
pub(crate) type Answer<T> = Result<T, VaultFault>;

/// Something the keychain was asked, which it may take any time to answer.
pub(crate) struct Asked<T>(oneshot::Receiver<Answer<T>>);

impl<T> Asked<T> {
    /// The answer, or `None` when `patience` ends first; then the question still stands.
    pub(crate) async fn within(&mut self, patience: Duration) -> Option<Answer<T>> {
        timeout(patience, self.answer()).await.ok()
    }

    /// The answer, however long it takes.
    pub(crate) async fn answer(&mut self) -> Answer<T> {
        (&mut self.0).await.unwrap_or_else(|_| Err(ended()))
    }

    /// Withdraws the question. Exactly one of two things is true afterwards: the answer had come
    /// and is returned, or the thread will find nobody waiting and undo what it did.
    pub(crate) fn withdraw(mut self) -> Option<Answer<T>> {
        self.0.close();
        self.0.try_recv().ok()
    }
}

impl VaultThread {
    /// Starts the thread.
    pub(crate) fn start(vault: Arc<dyn Vault>) -> std::io::Result<Self> {
        let (work, jobs) = mpsc::channel::<Work>();
        thread::Builder::new().name("vault".to_owned()).spawn(move || {
            for job in jobs {
                job(&*vault);
            }
        })?;
        Ok(Self { work, state: Arc::new(Mutex::new(KeychainState::Unknown)) })
    }

    /// How the keychain was when it last answered, or that it is being waited for.
    pub(crate) fn state(&self) -> KeychainState {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Remembers that the keychain takes longer than patience; its next answer says better.
    pub(crate) fn note_waiting(&self) {
        note(&self.state, KeychainState::Waiting);
    }

    /// Remembers an answer again, for whoever noted the waiting at the moment it came.
    pub(crate) fn note_answer<T>(&self, answer: &Answer<T>) {
        note(&self.state, KeychainState::after(answer));
    }

    /// Asks for the entry of `key`.
    pub(crate) fn get(&self, key: &str) -> Asked<Option<Sensitive<String>>> {
        let key = key.to_owned();
        self.ask(move |vault| vault.get(&key), |_, _| {})
    }

    /// Asks to keep `secret`. Withdrawn too late to be prevented, it is forgotten again: whoever
    /// chose to go on without saving shall find nothing saved.
    pub(crate) fn put(&self, key: &str, secret: Sensitive<String>) -> Asked<()> {
        let (key, undone) = (key.to_owned(), key.to_owned());
        self.ask(
            move |vault| vault.put(&key, &secret),
            move |vault, ()| {
                if let Err(error) = vault.forget(&undone) {
                    tracing::warn!(%error, "a secret saved after all could not be forgotten");
                }
            },
        )
    }

    /// Asks to forget the entry of `key`.
    pub(crate) fn forget(&self, key: &str) -> Asked<()> {
        let key = key.to_owned();
        self.ask(move |vault| vault.forget(&key), |_, ()| {})
    }

    /// Asks to make the way to the keychain anew.
    pub(crate) fn reopen(&self) -> Asked<()> {
        self.ask(|vault| vault.reopen(), |_, ()| {})
    }

    fn ask<T: Send + 'static>(
        &self,
        call: impl FnOnce(&dyn Vault) -> Answer<T> + Send + 'static,
        undo: impl FnOnce(&dyn Vault, T) + Send + 'static,
    ) -> Asked<T> {
        let (tell, told) = oneshot::channel();
        let state = self.state.clone();
        let job: Work = Box::new(move |vault| {
            if tell.is_closed() {
                note_free(&state);
                return; // withdrawn while it stood in line
            }
            let answer = call(vault);
            note(&state, KeychainState::after(&answer));
            if let Err(Ok(done)) = tell.send(answer) {
                undo(vault, done);
            }
        });
        // A thread that is gone drops the job, and with it `tell`; the asker sees that.
        drop(self.work.send(job));
        Asked(told)
    }
}

fn note(state: &Mutex<KeychainState>, now: KeychainState) {
    *state.lock().unwrap_or_else(PoisonError::into_inner) = now;
}

/// The thread is free again, so nobody waits for the keychain any more.
fn note_free(state: &Mutex<KeychainState>) {
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    if *state == KeychainState::Waiting {
        *state = KeychainState::Unknown;
    }
}

fn ended() -> VaultFault {
    VaultFault::Failed("the vault's thread has ended".to_owned())
}
