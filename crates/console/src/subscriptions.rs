//! Our own webhook subscriptions: one address per account while a connection is open there.
//!
//! Called by the driver of a connection, and after a sign-in to clear away what an earlier run
//! left. Subscriptions are the account's and may be another program's (API reference 9.1): only
//! those whose address carries this installation's id are touched. Deliberately absent: addresses
//! anywhere but in memory.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
};

use wazzup::{AccountId, ChannelEvent, NewWebhook, Webhook};

use crate::{
    channels::digits,
    connection::{Happening, Seen},
    console::{Console, Inner},
    error::Error,
    qr,
    receiver::{Address, Delivered, Hall},
    session::Session,
    store::{self, received::Received},
};

/// What a connection listens to (API reference 9.2).
const EVENTS: [&str; 2] = ["channel.qr_update", "channel.status_update"];

/// The accounts listened to.
#[derive(Default)]
pub(crate) struct Subscriptions {
    accounts: Mutex<HashMap<(String, AccountId), Turn>>,
}

/// One caller at a time changes an account's subscriptions.
type Turn = Arc<tokio::sync::Mutex<Shared>>;

/// One account's subscription, shared by the connections open there.
#[derive(Default)]
struct Shared {
    users: usize,
    address: Option<(Arc<Hall>, Address)>,
}

impl Subscriptions {
    fn of(&self, session: &Session, account: &AccountId) -> Turn {
        let key = (session.profile.profile_id.clone(), account.clone());
        let mut accounts = self.accounts.lock().unwrap_or_else(PoisonError::into_inner);
        accounts.entry(key).or_default().clone()
    }
}

impl Console {
    /// The port webhooks are received on; starts the receiver when it does not run yet.
    ///
    /// # Errors
    /// [`Error::Store`] when no port can be had.
    pub async fn receiver_port(&self) -> Result<u16, Error> {
        Ok(self.hall().await?.port())
    }

    async fn hall(&self) -> Result<Arc<Hall>, Error> {
        let (hall, deliveries) = self.inner.receiver.running(&self.inner.install_id).await?;
        if let Some(mut deliveries) = deliveries {
            // The stream must not keep the console alive: when the last handle goes, it ends.
            let console = Arc::downgrade(&self.inner);
            self.spawn_untracked(async move {
                while let Some(delivered) = deliveries.recv().await {
                    let Some(console) = upgrade(&console) else { return };
                    console.hear_delivery(delivered).await;
                }
            });
        }
        Ok(hall)
    }

    /// Listens to the account's channels, until [`Console::unlisten`] was called as often. What
    /// earlier runs left there is taken over.
    pub(crate) async fn listen(&self, session: &Session, account: &AccountId) -> Result<(), Error> {
        let shared = self.inner.connections.subscriptions.of(session, account);
        let mut shared = shared.lock().await;
        if shared.address.is_some() {
            shared.users += 1;
            return Ok(());
        }
        let hall = self.hall().await?;
        let (profile, id) = (session.profile.profile_id.clone(), account.to_string());
        let (install, now) = (self.inner.install_id.clone(), self.now());
        self.store()
            .run(move |c| store::subscriptions::add(c, &profile, &id, &install, now))
            .await?;
        let address = hall.open(&session.profile.profile_id, account);
        match self.subscribe(session, account, &address).await {
            Ok(()) => {
                *shared = Shared { users: 1, address: Some((hall, address)) };
                Ok(())
            }
            Err(error) => {
                hall.close(&address);
                self.clear(session, account).await;
                Err(error)
            }
        }
    }

    /// One connection has heard enough; after the last, the subscriptions go.
    pub(crate) async fn unlisten(&self, session: &Session, account: &AccountId) {
        let shared = self.inner.connections.subscriptions.of(session, account);
        let mut shared = shared.lock().await;
        shared.users = shared.users.saturating_sub(1);
        if shared.users == 0
            && let Some((hall, address)) = shared.address.take()
        {
            hall.close(&address);
            self.clear(session, account).await;
        }
    }

    /// Removes what earlier runs left in accounts of this profile.
    pub(crate) async fn subscriptions_sweep(&self, session: &Session) {
        let profile = session.profile.profile_id.clone();
        let left = self.store().run(move |c| store::subscriptions::accounts(c, &profile)).await;
        for account in left.unwrap_or_default() {
            let account = AccountId::from(account);
            let shared = self.inner.connections.subscriptions.of(session, &account);
            let shared = shared.lock().await;
            if shared.address.is_none() {
                self.clear(session, &account).await;
            }
        }
    }

    async fn subscribe(
        &self,
        session: &Session,
        account: &AccountId,
        address: &Address,
    ) -> Result<(), Error> {
        let renewed = self.renew(session, account, address).await?;
        let wanted: Vec<_> = EVENTS
            .iter()
            .filter(|event| !renewed.contains(event))
            .map(|event| NewWebhook { url: address.url.clone(), event: (*event).to_owned() })
            .collect();
        if !wanted.is_empty() {
            let wanted = &wanted;
            session
                .account(account, |client| async move { client.webhooks().subscribe(wanted).await })
                .await?;
        }
        // The answer's body is not documented: the list is what counts (API reference 15).
        let listed = self.listed(session, account).await?;
        let has =
            |event: &str| listed.iter().any(|one| one.event == event && one.url == address.url);
        if EVENTS.iter().all(|event| has(event)) {
            return Ok(());
        }
        Err(Error::Unreadable("the subscription is not among the listed".to_owned()))
    }

    /// Points what an earlier run left behind to this address and gives the events that are heard
    /// so; what cannot be used again is removed.
    async fn renew(
        &self,
        session: &Session,
        account: &AccountId,
        address: &Address,
    ) -> Result<Vec<&'static str>, Error> {
        let mut left = self.own(session, account).await?;
        let mut changed = Vec::new();
        let mut events = Vec::new();
        for event in EVENTS {
            if let Some(at) = left.iter().position(|one| one.event == event) {
                changed.push(Webhook { url: address.url.clone(), ..left.swap_remove(at) });
                events.push(event);
            }
        }
        if !changed.is_empty() {
            let wanted = &changed;
            let answer = session
                .account(account, |client| async move { client.webhooks().change(wanted).await })
                .await;
            // One program alone is known to change subscriptions (API reference 9.1): where that
            // is refused, they are made anew.
            if let Err(error) = answer {
                tracing::info!(%error, "own subscriptions could not be changed");
                left.append(&mut changed);
                events.clear();
            }
        }
        self.remove(session, account, left).await?;
        Ok(events)
    }

    async fn listed(&self, session: &Session, account: &AccountId) -> Result<Vec<Webhook>, Error> {
        session.account(account, |client| async move { client.webhooks().list().await }).await
    }

    /// The subscriptions of this installation.
    async fn own(&self, session: &Session, account: &AccountId) -> Result<Vec<Webhook>, Error> {
        let mark = format!("/h/{}/", self.inner.install_id);
        let listed = self.listed(session, account).await?;
        Ok(listed.into_iter().filter(|one| one.url.expose().contains(&mark)).collect())
    }

    async fn remove(
        &self,
        session: &Session,
        account: &AccountId,
        webhooks: Vec<Webhook>,
    ) -> Result<(), Error> {
        if webhooks.is_empty() {
            return Ok(());
        }
        let ids: Vec<_> = webhooks.into_iter().map(|one| one.id).collect();
        let ids = &ids;
        session.account(account, |client| async move { client.webhooks().remove(ids).await }).await
    }

    /// Removes what is ours and forgets the account; a failure is left to the next sign-in.
    async fn clear(&self, session: &Session, account: &AccountId) {
        let removed = match self.own(session, account).await {
            Ok(own) => self.remove(session, account, own).await,
            Err(error) => Err(error),
        };
        if let Err(error) = removed {
            tracing::warn!(%error, %account, "own subscriptions could not be removed");
            return;
        }
        let (profile, id) = (session.profile.profile_id.clone(), account.to_string());
        let forgotten =
            self.store().run(move |c| store::subscriptions::remove(c, &profile, &id)).await;
        if let Err(error) = forgotten {
            tracing::warn!(%error, "an account's subscription row could not be removed");
        }
    }

    /// Writes down that the events came and hands them to the connections of the account.
    async fn hear_delivery(&self, delivered: Delivered) {
        let Delivered { profile_id, account_id, delivery } = delivered;
        let now = self.now();
        let rows: Vec<Received> = delivery
            .items
            .iter()
            .filter_map(|item| row(item, &profile_id, now, delivery.idempotency_key.clone()))
            .collect();
        if let Err(error) = self.store().run(move |c| store::received::add(c, &rows)).await {
            tracing::warn!(%error, "received events could not be written down");
        }
        for item in delivery.items {
            let Some(channel) = item.channel_id().cloned() else { continue };
            if let Some(happening) = happening(item).await {
                self.inner.connections.hear(&profile_id, &account_id, channel, happening).await;
            }
        }
    }
}

fn upgrade(inner: &Weak<Inner>) -> Option<Console> {
    Some(Console { inner: inner.upgrade()? })
}

fn row(item: &ChannelEvent, profile_id: &str, at: i64, key: Option<String>) -> Option<Received> {
    let (kind, status, reason) = match item {
        ChannelEvent::Qr { .. } => ("qr", None, None),
        ChannelEvent::Status { status, reason, .. } => {
            ("status", word(status.as_str()), reason.as_ref().and_then(|r| word(r.as_str())))
        }
        ChannelEvent::Created { .. } => ("created", None, None),
        ChannelEvent::Deleted { .. } => ("deleted", None, None),
        ChannelEvent::Other { .. } => return None,
    };
    Some(Received {
        profile_id: profile_id.to_owned(),
        channel_id: item.channel_id().and_then(|id| name(id.as_str()))?,
        kind,
        status,
        reason,
        at,
        idempotency_key: key.as_deref().and_then(name),
    })
}

/// A status word, and nothing longer: a forged event must not write stories into the store.
fn word(text: &str) -> Option<String> {
    let fits = text.len() <= 32 && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    fits.then(|| text.to_owned())
}

/// The name of a channel or a delivery, for the same reason; the service's have 36 letters.
fn name(text: &str) -> Option<String> {
    let fits =
        text.len() <= 64 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    fits.then(|| text.to_owned())
}

/// Reads one item; a picture is drawn again on a thread that may take its time.
async fn happening(item: ChannelEvent) -> Option<Happening> {
    Some(match item {
        ChannelEvent::Qr { qr_code, .. } => {
            let drawn = tokio::task::spawn_blocking(move || qr::clean(qr_code.expose())).await;
            Happening::Code(drawn.unwrap_or(Err(qr::Broken::Damaged)).map_err(Into::into))
        }
        ChannelEvent::Status { status, reason, phone, .. } => Happening::Status {
            seen: Seen::read(&status, reason.as_ref()),
            phone: phone.as_deref().and_then(digits),
        },
        ChannelEvent::Created { .. } => Happening::Created,
        ChannelEvent::Deleted { .. } => Happening::Deleted,
        ChannelEvent::Other { .. } => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_down_of_an_event_is_short_whoever_sent_it() {
        let kept = |channel: &str, key: &str| {
            let item = ChannelEvent::Created { channel_id: channel.into() };
            row(&item, "profile", 0, Some(key.to_owned()))
        };
        let row = kept("8ac5dedf-25d0-4ca7-a9e1-1c42ccc94a7d", "k-1").unwrap();
        assert_eq!(row.idempotency_key.as_deref(), Some("k-1"));
        assert_eq!(kept("ours", "a story").unwrap().idempotency_key, None);
        assert_eq!(kept("ours", &"a".repeat(65)).unwrap().idempotency_key, None);
        assert_eq!(kept("a story", "k-1"), None);
        assert_eq!(kept(&"a".repeat(65), "k-1"), None);
    }
}
