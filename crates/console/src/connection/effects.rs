//! What the machine asks for, done: one call each, answered by one input.
//!
//! Run by the driver in a task of its own. Each is bounded by the client's time limits.
//! Deliberately absent: repeating; the client decides that, and never for a creation.

use tokio::sync::{mpsc, oneshot};
use wazzup::{AccountId, ChannelCredentials, ChannelId, Chats, NewChannel, Sensitive};

use super::{
    credentials::Handed,
    driver::Message,
    input::{Creating, Effect, Input, Settled, Snapshot},
};
use crate::{
    channels::{Channel, digits},
    connection::Seen,
    console::Console,
    creations::{CreationState, Intent, Outcome},
    error::{Error, ErrorCode, UiError},
    session::Session,
};

/// Everything an effect needs, copied out of the state when it is asked for.
#[derive(Clone)]
pub(super) struct Call {
    /// The console.
    pub console: Console,
    /// Who asks.
    pub session: Session,
    /// The account.
    pub account: AccountId,
    /// The channel, once known.
    pub channel: Option<ChannelId>,
    /// The messenger's word.
    pub transport: String,
    /// The creation in the journal.
    pub creation: Option<String>,
    /// The driver's own inbox, for what is known before the answer.
    pub inbox: mpsc::Sender<Message>,
}

impl Call {
    /// Does one thing. None for what is not answered.
    pub(super) async fn run(self, effect: Effect) -> Option<Input> {
        Some(match effect {
            Effect::Subscribe => {
                let done = self.console.listen(&self.session, &self.account).await;
                if let Err(error) = &done {
                    tracing::warn!(%error, account = %self.account, "no events: not subscribed");
                }
                Input::Subscribed(done.is_ok())
            }
            Effect::Create(handed) => Input::Created(self.create_to_the_end(handed).await),
            Effect::CheckCreation => Input::Settled(self.settled().await),
            Effect::Poll { epoch } => Input::Polled { epoch, answer: self.poll().await },
            Effect::List { epoch } => {
                let answer = self.list().await;
                // Asked afterwards, so that one named meanwhile is among them.
                Input::Listed { others: self.others(), epoch, answer }
            }
            Effect::Reinit(handed) => Input::Reinited(self.reinit(handed).await),
            Effect::Pair { phone, by_hand } => {
                Input::Paired { answer: self.pair(&phone).await, by_hand }
            }
            Effect::TwoFactor(secret) => Input::TwoFactored(self.two_factor(&secret).await),
            Effect::Delete => Input::Deleted(self.delete().await),
            Effect::Refuse(_) => return None,
        })
    }

    fn id(&self) -> Result<&ChannelId, UiError> {
        self.channel.as_ref().ok_or_else(|| Error::NotFound("channel").into())
    }

    /// Creates in a task of its own: a driver may be closed in the middle, but a creation begun is
    /// always written down to its end, or the journal would call it on its way for ever.
    async fn create_to_the_end(self, handed: Option<Handed>) -> Creating {
        let (tell, told) = oneshot::channel();
        self.console.clone().spawn(async move {
            // A driver that has closed is not there to be told.
            drop(tell.send(self.create(handed).await));
        });
        told.await.unwrap_or_else(|_| Creating::Unknown(Error::Cancelled.into()))
    }

    /// Creates the channel under the journal: the intent is written first, the end afterwards.
    async fn create(&self, handed: Option<Handed>) -> Creating {
        let intent =
            Intent::Channel { account_id: self.account.clone(), transport: self.transport.clone() };
        let creation = match self.console.creation_begin(&self.session, intent).await {
            Ok(creation) => creation,
            Err(error) => return Creating::Refused(error.into()),
        };
        // The driver may be closing; then nobody needs to know.
        let _ = self.inbox.send(Message::Journalled(creation.clone())).await;
        let wanted = NewChannel { transport: self.transport.clone(), credentials: taken(handed) };
        let wanted = &wanted;
        let answer = self
            .session
            .account(&self.account, |client| async move { client.channels().create(wanted).await })
            .await;
        let (outcome, created) = match answer {
            Ok(channel) => {
                let id = channel.channel_id.to_string();
                (Outcome::Created { id }, Creating::Done(Box::new(Snapshot::of(&channel))))
            }
            Err(error) => {
                let error = UiError::from(error);
                if error.code == ErrorCode::OutcomeUnknown {
                    (Outcome::Unknown { error: error.clone() }, Creating::Unknown(error))
                } else {
                    (Outcome::Refused { error: error.clone() }, Creating::Refused(error))
                }
            }
        };
        if let Err(error) = self.console.creation_end(&self.session, &creation, outcome).await {
            tracing::error!(%error, "the end of a creation could not be written down");
        }
        created
    }

    async fn settled(&self) -> Settled {
        let Some(creation) = &self.creation else { return Settled::Dismissed };
        let Ok(creation) = self.console.creation(creation).await else { return Settled::Open };
        match (creation.state, creation.channel_id) {
            (CreationState::Created, Some(id)) => Settled::Found(id.into()),
            (CreationState::Dismissed | CreationState::Refused, _) => Settled::Dismissed,
            _ => Settled::Open,
        }
    }

    async fn poll(&self) -> Result<Option<Snapshot>, UiError> {
        let id = self.id()?;
        let answer = self
            .session
            .account(&self.account, |client| async move { client.channels().get(id).await })
            .await;
        match answer.map_err(UiError::from) {
            Ok(channel) => Ok(Some(Snapshot::of(&channel))),
            Err(error) if error.code == ErrorCode::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn others(&self) -> Vec<ChannelId> {
        let profile = &self.session.profile.profile_id;
        let busy = self.console.inner.connections.channels_of(profile, &self.account);
        busy.into_keys().map(ChannelId::from).collect()
    }

    async fn list(&self) -> Result<Vec<Snapshot>, UiError> {
        let channels = self
            .session
            .account(&self.account, |client| async move { client.channels().list().await })
            .await?;
        Ok(channels.iter().map(Snapshot::of).collect())
    }

    async fn reinit(&self, handed: Option<Handed>) -> Result<Snapshot, UiError> {
        let id = self.id()?;
        let credentials = &taken(handed);
        let channel = self
            .session
            .account(&self.account, |client| async move {
                client.channels().reinit(id, credentials).await
            })
            .await?;
        Ok(Snapshot::of(&channel))
    }

    async fn pair(&self, phone: &str) -> Result<(Sensitive<String>, Option<String>), UiError> {
        let id = self.id()?;
        let answer = self
            .session
            .account(&self.account, |client| async move {
                client.channels().pairing_code(id, Some(phone)).await
            })
            .await?;
        let phone = answer.pairing_phone.as_deref().and_then(digits);
        Ok((Sensitive::new(answer.pairing_code), phone))
    }

    async fn two_factor(&self, secret: &Sensitive<String>) -> Result<(), UiError> {
        let (id, transport) = (self.id()?, self.transport.as_str());
        Ok(self
            .session
            .account(&self.account, |client| async move {
                client.channels().two_factor(id, transport, secret).await
            })
            .await?)
    }

    async fn chats(&self) -> Chats {
        let Ok(id) = self.id() else { return Chats::Keep };
        let read = |client: wazzup::AccountClient| async move { client.channels().get(id).await };
        let channel = self.session.account(&self.account, read).await;
        let made_here = self.creation.is_some();
        channel.as_ref().map_or(Chats::Keep, |channel| chats_of(channel, made_here))
    }

    async fn delete(&self) -> Result<(), UiError> {
        let (id, chats) = (self.id()?, self.chats().await);
        let answer =
            self.session
                .account(&self.account, |client| async move {
                    client.channels().delete(id, chats).await
                })
                .await;
        match answer.map_err(UiError::from) {
            // Gone is gone: it may have been the first try of this very call.
            Err(error) if error.code == ErrorCode::NotFound => Ok(()),
            done => done,
        }
    }
}

fn taken(handed: Option<Handed>) -> ChannelCredentials {
    handed.map_or(ChannelCredentials::None, |Handed(credentials)| credentials)
}

/// What a deletion does with the conversations: they are kept, unless there can be none. A channel
/// that never had a number, deleted with its conversations kept, would stay in the account's list
/// for ever, disabled (API reference 7.1). Of one that was there before, an answer without a number
/// proves nothing: every field is missing in some answer.
fn chats_of(channel: &wazzup::Channel, made_here: bool) -> Chats {
    let never_connected = channel.phone.is_none() && channel.messenger_id.is_none();
    if made_here && never_connected && channel.status() != wazzup::Status::Active {
        Chats::Drop
    } else {
        Chats::Keep
    }
}

impl Snapshot {
    fn of(channel: &wazzup::Channel) -> Self {
        let reason = channel.reason();
        Self {
            id: channel.channel_id.clone(),
            seen: Seen::read(&channel.status(), reason.as_ref()),
            phone: channel.phone.as_deref().and_then(digits),
            url: channel.url.as_deref().filter(|url| !url.is_empty()).map(Sensitive::from),
            channel: Channel::from(channel),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conversations_go_only_where_there_can_be_none() {
        for (made_here, channel, expected) in [
            (true, r#"{ "status": "init", "reason": "qr" }"#, Chats::Drop),
            (true, r#"{ "status": "disabled", "phone": "37120001122" }"#, Chats::Keep),
            (true, r#"{ "status": "disabled", "messenger_id": "17" }"#, Chats::Keep),
            (true, r#"{ "status": "active" }"#, Chats::Keep),
            (false, r#"{ "status": "disabled" }"#, Chats::Keep),
        ] {
            let mut answer = serde_json::from_str::<serde_json::Value>(channel).unwrap();
            answer["channel_id"] = "ours".into();
            let read = serde_json::from_value(answer).unwrap();
            assert_eq!(chats_of(&read, made_here), expected, "{channel}, ours: {made_here}");
        }
    }
}
