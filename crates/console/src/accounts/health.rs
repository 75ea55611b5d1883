//! How the channels of an account do: read, compared with the time before, and kept.
//!
//! Every reading of an account's channels goes through [`Console::read_channels`], whoever asks, so
//! that a change is noticed once. Absent: when to look, which the page and `fleet` decide.

use std::collections::HashMap;

use rusqlite::Connection;
use wazzup::AccountId;

use super::{Account, AccountHealth};
use crate::{
    channels::Channel,
    console::Console,
    error::{Error, UiError},
    event::Event,
    fleet::{ChannelTurn, Standing, Turn},
    options::millis,
    session::Session,
    store::{self, channel_states},
};

/// Who asks for the channels, and so what is news and what a failure means.
#[derive(Clone, Copy)]
pub(crate) enum Asker<'a> {
    /// A person, by a row in sight or by an account's screen.
    Person,
    /// The check of all accounts. That the server cannot be reached is then no account's fault.
    Sweep,
    /// What a person has just done to this channel: how it stands now is no news.
    Hand {
        /// The channel, where it is known.
        channel_id: Option<&'a str>,
    },
}

/// What a reading found.
pub(crate) struct Reading {
    /// The channels, each with the time since when it is so.
    pub(crate) channels: Vec<Channel>,
    /// The account with them; none when the store has no row of it.
    pub(crate) account: Option<Account>,
}

/// Which turns of a channel are no news.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hush {
    /// None is.
    Any,
    /// That it works: the person has just seen it connected. That it drops afterwards is.
    Works,
}

impl Hush {
    fn takes(self, turn: Turn) -> bool {
        self == Self::Any || turn == Turn::Works
    }
}

/// What was written down of a reading.
type Kept = (Vec<Channel>, Option<Account>, Vec<(Channel, Turn)>);

impl Console {
    /// Reads the channels of an account with their status and keeps them with the time. Calls
    /// beyond the pace's number wait their turn.
    ///
    /// # Errors
    /// Whatever the server says; the account then says since when that is so.
    pub async fn accounts_health(&self, account_id: &str) -> Result<Account, Error> {
        let session = self.session()?;
        let place = self.inner.gate.for_a_person().await;
        let reading = self.read_channels(&session, &account_id.into(), Asker::Person).await;
        drop(place);
        let account = reading?.account.ok_or(Error::NotFound("account"))?;
        if session.ended().is_cancelled() { Err(Error::SignedOut) } else { Ok(account) }
    }

    /// Reads the channels of an account and keeps what came of it, also a failure. One reading of
    /// an account at a time: an answer that was overtaken by a newer one would turn channels back.
    pub(crate) async fn read_channels(
        &self,
        session: &Session,
        account_id: &AccountId,
        asker: Asker<'_>,
    ) -> Result<Reading, Error> {
        let turn = self.inner.readings.of(&session.profile.profile_id, account_id);
        let _turn = turn.lock().await;
        let answer = session
            .account(account_id, |client| async move { client.channels().list().await })
            .await;
        match answer {
            Ok(channels) => {
                let channels = channels.iter().map(Channel::from).collect();
                self.keep_channels(session, account_id, channels, asker).await
            }
            Err(error) => {
                if asker.blames(&error) {
                    self.keep_failure(session, account_id, (&error).into()).await;
                }
                Err(error)
            }
        }
    }

    async fn keep_channels(
        &self,
        session: &Session,
        account_id: &AccountId,
        channels: Vec<Channel>,
        asker: Asker<'_>,
    ) -> Result<Reading, Error> {
        let (profile, account) = (session.profile.profile_id.clone(), account_id.to_string());
        let (now, patience) = (self.now(), millis(self.pace().drop_after));
        let mut quiet = self.channels_at_hand(&profile, account_id);
        if let Asker::Hand { channel_id: Some(channel_id) } = asker {
            quiet.insert(channel_id.to_owned(), Hush::Any);
        }
        let keep = move |c: &Connection| {
            let kept = AccountHealth { checked_at: now, channels };
            keep(c, (&profile, &account), kept, &quiet, patience)
        };
        let (channels, account, turned) = self.store().run(keep).await?;
        // Kept for its own partner; the page may be showing another by now.
        if !session.ended().is_cancelled() {
            let account_label = account.as_ref().map(|a| a.label.clone()).unwrap_or_default();
            if let Some(account) = account.clone() {
                self.emit(Event::AccountChanged { account });
            }
            for (channel, turn) in turned {
                let (account_id, account_label) = (account_id.to_string(), account_label.clone());
                let turn = ChannelTurn { account_id, account_label, channel, turn };
                self.emit(Event::ChannelTurned { turn });
            }
        }
        Ok(Reading { channels, account })
    }

    async fn keep_failure(&self, session: &Session, account_id: &AccountId, why: UiError) {
        let now = self.now();
        let keep = move |c: &Connection, profile: &str, account: &str| {
            store::accounts::set_unknown(c, profile, account, &why, now)
        };
        match self.change_account(session, account_id, keep).await {
            Ok(_) | Err(Error::NotFound(_) | Error::SignedOut) => {}
            Err(error) => tracing::warn!(%error, "a failed check could not be written down"),
        }
    }

    /// Channels of an account that the person is busy with: what becomes of them is their doing.
    fn channels_at_hand(&self, profile_id: &str, account_id: &AccountId) -> HashMap<String, Hush> {
        let connections = self.inner.connections.channels_of(profile_id, account_id).into_iter();
        let hush = |connected| if connected { Hush::Works } else { Hush::Any };
        let connections = connections.map(|(channel, connected)| (channel, hush(connected)));
        let deletions = self.inner.deletions.channels_of(profile_id, account_id).into_iter();
        connections.chain(deletions.map(|channel| (channel, Hush::Any))).collect()
    }
}

impl Asker<'_> {
    /// Whether a failure is one of the account's check.
    fn blames(self, error: &Error) -> bool {
        use wazzup::Error::{NotSent, RateLimited};
        match error {
            Error::Api(NotSent { .. } | RateLimited { .. }) => !matches!(self, Self::Sweep),
            Error::Api(_) => true,
            // The partner's login, a client's permission, the keychain, the store.
            _ => false,
        }
    }
}

/// Writes a reading down, with everything it changes, in one piece: what is told afterwards is
/// told once, also when the program ends in between.
fn keep(
    connection: &Connection,
    (profile, account): (&str, &str),
    mut health: AccountHealth,
    quiet: &HashMap<String, Hush>,
    patience: i64,
) -> rusqlite::Result<Kept> {
    let transaction = connection.unchecked_transaction()?;
    let before = channel_states::of_account(&transaction, profile, account)?;
    let mut turned = Vec::new();
    for channel in &mut health.channels {
        let known = before.get(&channel.channel_id);
        let reading = (channel.status.as_str(), channel.reason.as_deref());
        let (standing, turn) = Standing::after(known, reading, health.checked_at, patience);
        (channel.since, channel.since_known) = (Some(standing.since), standing.since_known);
        if known != Some(&standing) {
            channel_states::put(&transaction, profile, account, &channel.channel_id, &standing)?;
        }
        let hush = quiet.get(&channel.channel_id);
        if let Some(turn) = turn.filter(|turn| !hush.is_some_and(|hush| hush.takes(*turn))) {
            turned.push((channel.clone(), turn));
        }
    }
    let met = health.channels.iter().map(|channel| channel.channel_id.as_str()).collect();
    channel_states::forget_vanished(&transaction, profile, account, &before, &met)?;
    store::accounts::set_health(&transaction, profile, account, &health)?;
    let kept = store::accounts::get(&transaction, profile, account)?;
    transaction.commit()?;
    Ok((health.channels, kept, turned))
}
