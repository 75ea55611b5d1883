//! How a connection begins: by the person's wish, or because it was left open at the last run.
//!
//! Called by the shell and by the sign-in. Deliberately absent: what happens afterwards.

use serde::{Deserialize, Serialize};
use tokio::sync::{mpsc, watch};
use ts_rs::TS;
use wazzup::{AccountId, ChannelId};

use super::{
    Connection, Handle, Stage,
    credentials::{Credentials, checked},
    driver::Driver,
    input::Action,
    plan::{Plan, Waits},
    state::State,
    view::{Meta, view},
    ways::{Way, usual_way, way_for},
};
use crate::{
    channels::digits,
    console::{Console, new_id},
    error::{Error, FieldRule},
    session::Session,
    store::{self, connections::Row},
};

/// What becomes of a connection that is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Keep {
    /// It goes on in the background.
    Waiting,
    /// The channel is deleted, its chats are kept.
    Remove,
}

/// How much waits for one connection at most; more is waited for by the sender.
const INBOX: usize = 32;

impl Console {
    /// Begins to connect a channel: a new one, or `channel_id` again. Answers at once; what
    /// follows comes as events. A connection that is open for that channel already is taken up
    /// again instead. A code to scan is offered only where events can come; without, WhatsApp
    /// pairs instead. The credentials go to the service and nowhere else.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a phone that is none, for a way this messenger does not have or that
    /// is closed now, and for credentials of another shape; [`Error::Conflict`] while the account's
    /// last creation is unsettled, [`Error::Busy`] while one is being made, [`Error::SignedOut`].
    pub async fn channels_connect(
        &self,
        account_id: &str,
        transport: &str,
        expected_phone: Option<&str>,
        channel_id: Option<&str>,
        way: Way,
        credentials: Option<Credentials>,
    ) -> Result<Connection, Error> {
        let session = self.session()?;
        let account_id = AccountId::from(account_id);
        let expected = match expected_phone.map(str::trim).filter(|phone| !phone.is_empty()) {
            None => None,
            Some(phone) => {
                Some(digits(phone).ok_or(Error::invalid("expected_phone", FieldRule::NotDigits))?)
            }
        };
        let events_off = self.events_off(&session).await;
        let way = way_for(transport, way, events_off)?;
        let handed = checked(transport, way, credentials)?;
        if let Some(open) = self.open_already(&account_id, transport, channel_id, way)? {
            let view = self.act(&open, Action::Return).await?;
            let rests = view.stage.is_resting() && !matches!(view.stage, Stage::Confirm { .. });
            if rests || (view.stage == Stage::LinkWaiting && way != Way::Link) {
                return self.act(&open, Action::Take(way, handed)).await;
            }
            return Ok(view);
        }
        let plan = Plan {
            transport: transport.to_owned(),
            way,
            expected,
            reconnect: channel_id.map(ChannelId::from),
            resumed: false,
            events_off,
            origin: session.origin().clone(),
            waits: Waits::of(self.pace()),
        };
        let label = self.account_label(&session, &account_id).await;
        // Nothing is waited for from here on: a deletion that begins finds the connection.
        let going = self.inner.deletions.channels_of(&session.profile.profile_id, &account_id);
        if channel_id.is_some_and(|id| going.iter().any(|channel| channel == id)) {
            return Err(Error::Conflict("the channel is being deleted"));
        }
        let meta = Meta { connection_id: new_id(), account_id, account_label: label };
        let mut state = State::new(plan, self.now());
        state.credentials = handed;
        Ok(self.drive(session, meta, state))
    }

    /// Takes up what was left open at the last run, and clears away what was left subscribed.
    pub(crate) fn connections_resume(&self, session: &Session) {
        let (console, session) = (self.clone(), session.clone());
        self.spawn(async move {
            let ended = session.ended().clone();
            tokio::select! {
                () = ended.cancelled() => {}
                () = console.resume_all(&session) => {}
            }
        });
    }

    async fn resume_all(&self, session: &Session) {
        self.subscriptions_sweep(session).await;
        let profile = session.profile.profile_id.clone();
        let rows = self.store().run(move |c| store::connections::of_profile(c, &profile)).await;
        for row in rows.unwrap_or_default() {
            let known = self.inner.connections.open().contains_key(&row.connection_id);
            match (&row.channel_id, &row.link_before) {
                _ if known => {}
                // Without a channel there is nothing to watch; a creation is in the journal.
                (None, None) => self.forget_connection(row.connection_id).await,
                _ => self.resume(session, row).await,
            }
        }
    }

    /// Goes on with a connection as its row tells: a channel that was under way, or a link that was
    /// handed over. It looks before it does anything.
    async fn resume(&self, session: &Session, row: Row) {
        let account_id = AccountId::from(row.account_id);
        let events_off = self.events_off(session).await;
        let usual = || usual_way(&row.transport, events_off).unwrap_or(Way::Code);
        let way = match row.way {
            _ if row.channel_id.is_none() => Way::Link,
            Some(Way::Code) | None => usual(),
            Some(way) => way,
        };
        let plan = Plan {
            way,
            transport: row.transport,
            expected: row.expected_phone,
            reconnect: row.channel_id.map(ChannelId::from),
            resumed: true,
            events_off,
            origin: session.origin().clone(),
            waits: Waits::of(self.pace()),
        };
        let account_label = self.account_label(session, &account_id).await;
        let meta = Meta { connection_id: row.connection_id, account_id, account_label };
        let mut state = State::new(plan, self.now());
        (state.started_at, state.creation) = (row.started_at, row.creation_id);
        state.before = row.link_before.and_then(|ids| serde_json::from_str(&ids).ok());
        self.drive(session.clone(), meta, state);
    }

    pub(super) async fn forget_connection(&self, connection_id: String) {
        let done = self.store().run(move |c| store::connections::remove(c, &connection_id)).await;
        if let Err(error) = done {
            tracing::warn!(%error, "an open connection's row could not be removed");
        }
    }

    /// What to call an account: what the store knows, or nothing.
    async fn account_label(&self, session: &Session, account_id: &AccountId) -> String {
        let (profile, id) = (session.profile.profile_id.clone(), account_id.to_string());
        let known = self.store().run(move |c| store::accounts::get(c, &profile, &id)).await;
        known.ok().flatten().map(|account| account.label).unwrap_or_default()
    }

    fn drive(&self, session: Session, meta: Meta, state: State) -> Connection {
        let (inbox, messages) = mpsc::channel(INBOX);
        let (show, shown) = watch::channel(view(&meta, &state, None, 0));
        let first = shown.borrow().clone();
        let (id, handle) = (
            meta.connection_id.clone(),
            Handle {
                session: session.clone(),
                meta: meta.clone(),
                inbox: inbox.clone(),
                view: shown,
            },
        );
        self.fleet_follow(&session, handle.view.clone());
        self.inner.connections.open().insert(id, handle);
        let driver = Driver::new(self.clone(), session, meta, state, (inbox, messages), show);
        self.spawn(driver.run());
        first
    }

    /// A connection that the wish is about already.
    fn open_already(
        &self,
        account_id: &AccountId,
        transport: &str,
        channel_id: Option<&str>,
        way: Way,
    ) -> Result<Option<String>, Error> {
        for handle in self.inner.connections.all() {
            let view = handle.view.borrow();
            if handle.meta.account_id != *account_id || view.stage.is_final() {
                continue;
            }
            if channel_id.is_some() && view.channel_id.as_deref() == channel_id {
                return Ok(Some(view.connection_id.clone()));
            }
            let new = channel_id.is_none() && way != Way::Link;
            if new && view.transport == transport && !view.reconnect {
                match view.stage {
                    Stage::Subscribing | Stage::Creating => {
                        return Err(Error::Busy("a channel is being created in this account"));
                    }
                    Stage::CreationUnknown => {
                        return Err(Error::Conflict("the last creation is not settled yet"));
                    }
                    _ => {}
                }
            }
        }
        Ok(None)
    }
}
