//! The connection of a channel, from the first step to the confirmed number.
//!
//! Called by the shell's `channels` commands. `machine` decides, `driver` acts, `view` shows.
//! Deliberately absent: a second way to create a channel, and any trust in events.

mod actions;
mod answers;
mod clock;
mod credentials;
mod driver;
mod effects;
mod elsewhere;
mod events;
mod input;
mod machine;
mod open;
#[cfg(test)]
mod orders;
mod outcomes;
mod page;
#[cfg(test)]
mod pages;
mod plan;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod scene;
#[cfg(test)]
mod scenes;
#[cfg(test)]
mod sleeps;
mod stage;
mod state;
mod view;
mod ways;

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::sync::{Notify, mpsc, oneshot, watch};
use wazzup::{AccountId, ChannelId, Sensitive};

pub use self::{
    credentials::Credentials,
    open::Keep,
    stage::{Stage, StuckCause},
    view::{
        Connection, ConnectionCode, ConnectionEvents, ConnectionPage, ConnectionPairing,
        ConnectionWays, EventsMode, EventsOff,
    },
    ways::{ChannelWays, Way, WayOpen},
};
use self::{credentials::checked_again, input::Action, view::Meta};
pub(crate) use self::{
    driver::Message,
    input::{Happening, Picture, Seen},
};
use crate::{
    channels::digits,
    console::Console,
    error::{Error, FieldRule},
    session::Session,
    subscriptions::Subscriptions,
};

/// All open connections, and the subscriptions they share.
#[derive(Default)]
pub(crate) struct Connections {
    open: Mutex<HashMap<String, Handle>>,
    /// Told when a connection has ended.
    fewer: Notify,
    pub(crate) subscriptions: Subscriptions,
}

/// How a connection is reached from outside its task.
#[derive(Clone)]
pub(crate) struct Handle {
    session: Session,
    meta: Meta,
    inbox: mpsc::Sender<Message>,
    view: watch::Receiver<Connection>,
}

impl Connections {
    fn open(&self) -> MutexGuard<'_, HashMap<String, Handle>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn all(&self) -> Vec<Handle> {
        self.open().values().cloned().collect()
    }

    fn remove(&self, connection_id: &str) {
        self.open().remove(connection_id);
        self.fewer.notify_waiters();
    }

    /// Hands an event to every connection of the account; each knows its own channel.
    pub(crate) async fn hear(
        &self,
        profile_id: &str,
        account: &AccountId,
        channel: ChannelId,
        happening: Happening,
    ) {
        for handle in self.all() {
            let ours = handle.session.profile.profile_id == profile_id;
            if ours && handle.meta.account_id == *account {
                let message = Message::Happened(channel.clone(), happening.clone());
                // A connection that has ended does not listen any more.
                let _ = handle.inbox.send(message).await;
            }
        }
    }
}

impl Console {
    /// Every open connection of the signed-in profile, also those in the background, the oldest
    /// first.
    ///
    /// # Errors
    /// [`Error::SignedOut`].
    pub fn channels_connections(&self) -> Result<Vec<Connection>, Error> {
        let profile_id = self.session()?.profile.profile_id;
        let handles = self.inner.connections.all().into_iter();
        let mut views: Vec<_> = handles
            .filter(|handle| handle.session.profile.profile_id == profile_id)
            .map(|handle| handle.view.borrow().clone())
            .collect();
        views.sort_by(|a, b| {
            a.started_at.cmp(&b.started_at).then_with(|| a.connection_id.cmp(&b.connection_id))
        });
        Ok(views)
    }

    /// A pairing code for `phone` (API reference 7.7).
    ///
    /// # Errors
    /// [`Error::Invalid`] for a phone that is none, [`Error::PairingExpired`] when the codes must
    /// be started again first, [`Error::Conflict`] at a step where there is no channel yet, and
    /// whatever the server says.
    pub async fn channels_pairing_code(
        &self,
        connection_id: &str,
        phone: &str,
    ) -> Result<Connection, Error> {
        let phone = digits(phone).ok_or(Error::invalid("phone", FieldRule::NotDigits))?;
        self.act(connection_id, Action::Pair(phone)).await
    }

    /// Hands over the messenger's second-factor secret (API reference 7.3); whether it was right
    /// shows in the stage. It is neither kept nor logged.
    ///
    /// # Errors
    /// [`Error::Invalid`] for an empty one, [`Error::Conflict`] when none is asked for, and
    /// whatever the server says.
    pub async fn channels_two_factor(
        &self,
        connection_id: &str,
        code: Sensitive<String>,
    ) -> Result<Connection, Error> {
        if code.expose().is_empty() {
            return Err(Error::invalid("code", FieldRule::Required));
        }
        self.act(connection_id, Action::TwoFactor(code)).await
    }

    /// Starts the channel again (API reference 7.4): its codes, its page, or with new credentials
    /// where it lives by those. They are neither kept nor logged.
    ///
    /// # Errors
    /// [`Error::Invalid`] for credentials that are missing, not used here or of another shape,
    /// [`Error::Conflict`] at a step where that makes no sense and with a messenger that is
    /// connected by a link alone, and whatever the server says.
    pub async fn channels_reinit(
        &self,
        connection_id: &str,
        credentials: Option<Credentials>,
    ) -> Result<Connection, Error> {
        let (_, view) = self.connection_found(connection_id)?;
        let handed = checked_again(&view.transport, credentials)?;
        self.act(connection_id, Action::Reinit(handed)).await
    }

    /// "This is the right number."
    ///
    /// # Errors
    /// [`Error::Conflict`] when no number waits to be confirmed.
    pub async fn channels_confirm(&self, connection_id: &str) -> Result<Connection, Error> {
        self.act(connection_id, Action::Confirm).await
    }

    /// "This is not the number": the channel is deleted, its chats stay (API reference 7.6).
    ///
    /// # Errors
    /// [`Error::Conflict`] when no number waits to be confirmed, and whatever the server says.
    pub async fn channels_reject(&self, connection_id: &str) -> Result<Connection, Error> {
        self.act(connection_id, Action::Reject).await
    }

    /// The stage of a connection that went on in the background is open again.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the connection has ended.
    pub async fn channels_return(&self, connection_id: &str) -> Result<Connection, Error> {
        self.act(connection_id, Action::Return).await
    }

    /// Leaves the stage: the connection goes on in the background, or the channel is deleted with
    /// its chats kept. One that has ended is forgotten either way.
    ///
    /// # Errors
    /// Whatever the server says to the deletion; the connection is open then as before.
    pub async fn channels_leave(&self, connection_id: &str, keep: Keep) -> Result<(), Error> {
        let action = match keep {
            Keep::Waiting => Action::Leave,
            Keep::Remove => Action::Remove,
        };
        self.act(connection_id, action).await.map(drop)
    }

    /// Stops all work before the program ends, and gives back every subscription; the next sign-in
    /// takes the connections up again. Waits no longer than `patience`: what is left then is
    /// cleared away at the next sign-in too.
    pub async fn connections_suspend(&self, patience: Duration) {
        self.set_session(None);
        let connections = &self.inner.connections;
        let stopped = async {
            loop {
                let fewer = connections.fewer.notified();
                if connections.open().is_empty() {
                    return;
                }
                fewer.await;
            }
        };
        if tokio::time::timeout(patience, stopped).await.is_err() {
            tracing::warn!("some connections did not stop in time");
        }
    }

    pub(crate) fn connection_found(
        &self,
        connection_id: &str,
    ) -> Result<(Session, Connection), Error> {
        let handle = self.handle(connection_id)?;
        let view = handle.view.borrow().clone();
        Ok((handle.session, view))
    }

    fn handle(&self, connection_id: &str) -> Result<Handle, Error> {
        let open = self.inner.connections.open();
        open.get(connection_id).cloned().ok_or(Error::NotFound("connection"))
    }

    async fn act(&self, connection_id: &str, action: Action) -> Result<Connection, Error> {
        let handle = self.handle(connection_id)?;
        let (reply, answer) = oneshot::channel();
        let gone = || Error::NotFound("connection");
        handle.inbox.send(Message::Act(action, reply)).await.map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }
}
