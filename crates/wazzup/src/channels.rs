//! Channels: create, list, get, delete, reconnect, second factor, pairing code (reference 7).
//!
//! Called by the console with a client access token. Deliberately absent: waiting. A channel is
//! created in a moment and connected in minutes; what happens in between are events and reads.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::client::Caller;
use crate::decode::optional_text;
use crate::error::Error;
use crate::ids::ChannelId;
use crate::retry::Repeat;
use crate::sensitive::Sensitive;
use crate::status::{Reason, Status};

/// The methods on channels; made by `AccountClient::channels`.
#[derive(Clone, Copy)]
pub struct Channels<'a>(pub(crate) &'a Caller);

impl Channels<'_> {
    /// Creates a channel (reference 7.2). Subscribe to its events first: the QR code comes only so.
    ///
    /// # Errors
    /// [`Error::OutcomeUnknown`] when it may have been created; the others mean that it was not.
    pub async fn create(&self, channel: &NewChannel) -> Result<Channel, Error> {
        let body = json!({
            "transport": channel.transport,
            "credentials": channel.credentials.body(),
        });
        self.0
            .post("/v2/channels", Repeat::Unsafe)
            .json(body)
            .secrets(channel.credentials.secret())
            .one()
            .await
    }

    /// All channels of the account (reference 7.5); there are no pages.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn list(&self) -> Result<Vec<Channel>, Error> {
        self.0.get("/v2/channels").many().await
    }

    /// One channel (reference 7.5).
    ///
    /// # Errors
    /// [`Error::Refused`] with 404, also when the service answers with an empty list.
    pub async fn get(&self, channel_id: &ChannelId) -> Result<Channel, Error> {
        self.0
            .get("/v2/channels/{channel_id}")
            .segment("channel_id", channel_id.as_str())
            .found()
            .await
    }

    /// Deletes a channel, for good (reference 7.6).
    ///
    /// # Errors
    /// [`Error::Refused`] with 404 when it is gone already, which may be this call's own first try.
    pub async fn delete(&self, channel_id: &ChannelId, chats: Chats) -> Result<(), Error> {
        self.0
            .delete("/v2/channels/{channel_id}", Repeat::Safe)
            .segment("channel_id", channel_id.as_str())
            .query("delete_chats", chats == Chats::Drop)
            .nothing()
            .await
    }

    /// Connects a channel again (reference 7.4). A fresh QR code may follow as an event. Safe to
    /// repeat, but with a one-time code.
    ///
    /// # Errors
    /// [`Error::OutcomeUnknown`] with an authorization code that was sent and not answered; else
    /// see [`Error`].
    pub async fn reinit(
        &self,
        channel_id: &ChannelId,
        credentials: &ChannelCredentials,
    ) -> Result<Channel, Error> {
        // An authorization code works once: sent again, it would turn a success into a refusal.
        let repeat = match credentials {
            ChannelCredentials::Avito { .. } => Repeat::Unsafe,
            _ => Repeat::Safe,
        };
        self.0
            .post("/v2/channels/{channel_id}/reinit", repeat)
            .segment("channel_id", channel_id.as_str())
            .json(json!({ "credentials": credentials.body() }))
            .secrets(credentials.secret())
            .one()
            .await
    }

    /// Hands over the messenger's second-factor secret (reference 7.3). Success means "submitted":
    /// whether it was right, the status tells. Each submission may count as an attempt, so it is
    /// not repeated.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn two_factor(
        &self,
        channel_id: &ChannelId,
        transport: &str,
        code: &Sensitive<String>,
    ) -> Result<(), Error> {
        self.0
            .post("/v2/channels/{channel_id}/auth/2fa", Repeat::Unsafe)
            .segment("channel_id", channel_id.as_str())
            .json(json!({ "two_factor_code": code.expose(), "transport": transport }))
            .secrets([code])
            .nothing()
            .await
    }

    /// A code to type into WhatsApp instead of scanning (reference 7.7), for the number `phone`
    /// (digits only). Works while a QR code is alive.
    ///
    /// # Errors
    /// [`Error::Refused`] when the QR code is too old; the code of that refusal is not known.
    pub async fn pairing_code(
        &self,
        channel_id: &ChannelId,
        phone: Option<&str>,
    ) -> Result<PairingCode, Error> {
        let mut body = json!({ "transport": "whatsapp" });
        if let Some(phone) = phone {
            body["pairing_phone"] = Value::from(phone);
        }
        self.0
            .post("/v2/channels/{channel_id}/pairing-code", Repeat::Safe)
            .segment("channel_id", channel_id.as_str())
            .json(body)
            .one()
            .await
    }
}

/// A channel to be created.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewChannel {
    /// The kind of messenger: `whatsapp`, `tgapi`, `wapi`, …; open-ended (reference 7.2).
    pub transport: String,
    /// What this kind needs.
    pub credentials: ChannelCredentials,
}

/// What a kind of messenger needs to be connected (reference 7.2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ChannelCredentials {
    /// Nothing: `whatsapp`, `tgapi`, `viber`, `max` and `wapi`.
    #[default]
    None,
    /// `telegram`.
    TelegramBot {
        /// The bot's token.
        telegram_token: Sensitive<String>,
    },
    /// `maxbot`.
    MaxBot {
        /// The bot's token.
        access_token: Sensitive<String>,
    },
    /// `avito`.
    Avito {
        /// An authorization code.
        code: Sensitive<String>,
    },
    /// `instAPI`.
    Instagram {
        /// The user's name.
        username: String,
        /// The page.
        page_id: String,
        /// The user.
        inst_id: String,
        /// The user's token.
        user_token: Sensitive<String>,
    },
}

impl ChannelCredentials {
    fn body(&self) -> Value {
        match self {
            Self::None => json!({}),
            Self::TelegramBot { telegram_token } => {
                json!({ "telegram_token": telegram_token.expose() })
            }
            Self::MaxBot { access_token } => json!({ "access_token": access_token.expose() }),
            Self::Avito { code } => json!({ "code": code.expose() }),
            Self::Instagram { username, page_id, inst_id, user_token } => json!({
                "username": username,
                "page_id": page_id,
                "inst_id": inst_id,
                "user_token": user_token.expose(),
            }),
        }
    }

    fn secret(&self) -> Option<&Sensitive<String>> {
        match self {
            Self::None => None,
            Self::TelegramBot { telegram_token: secret }
            | Self::MaxBot { access_token: secret }
            | Self::Avito { code: secret }
            | Self::Instagram { user_token: secret, .. } => Some(secret),
        }
    }
}

/// What happens to the conversations of a deleted channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chats {
    /// They stay readable.
    Keep,
    /// They are deleted too.
    Drop,
}

/// A channel as read. Every field but the id is missing in some answer (reference 7.1).
#[derive(Clone, Deserialize, PartialEq, Eq, Serialize)]
#[serde(try_from = "OnTheWire")]
pub struct Channel {
    /// The channel.
    pub channel_id: ChannelId,
    /// The kind of messenger; open-ended.
    pub transport: Option<String>,
    /// The word as sent; see [`Channel::status`].
    pub status: Option<String>,
    /// The word as sent, without the look-alikes of null, or `state` standing in for it; see
    /// [`Channel::reason`].
    pub reason: Option<String>,
    /// Deprecated, still sent.
    pub state: Option<String>,
    /// The number, or a bot's name.
    pub phone: Option<String>,
    /// The user's name in the messenger.
    pub username: Option<String>,
    /// The id in the messenger.
    pub messenger_id: Option<String>,
    /// The name shown.
    pub name: Option<String>,
    /// What is paid for it.
    pub tariff: Option<String>,
    /// The channel's address, or one that a person must open to connect it.
    pub url: Option<String>,
    /// WABA: how many conversations are allowed.
    pub tier: Option<String>,
}

impl Channel {
    /// The state; an answer without `status` may have it in `state`, as after `reinit`.
    pub fn status(&self) -> Status {
        let stand_in = self.state.as_deref().filter(|state| is_status(state));
        Status::parse(self.status.as_deref().or(stand_in).unwrap_or_default())
    }

    /// Why the channel is in this state, when the service says.
    pub fn reason(&self) -> Option<Reason> {
        Reason::parse(self.reason.as_deref()?)
    }
}

impl fmt::Debug for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Numbers and names are left out: a phone number must not reach a log.
        f.debug_struct("Channel")
            .field("channel_id", &self.channel_id)
            .field("transport", &self.transport)
            .field("status", &self.status)
            .field("reason", &self.reason)
            .finish_non_exhaustive()
    }
}

/// A code to type on the phone. Whoever types it connects that phone.
#[derive(Clone, Deserialize, PartialEq, Eq, Serialize)]
pub struct PairingCode {
    /// Eight letters and digits; text, whatever it is called (reference 14, row 18).
    #[serde(deserialize_with = "crate::decode::text")]
    pub pairing_code: String,
    /// The number as the service understood it.
    #[serde(default, deserialize_with = "optional_text")]
    pub pairing_phone: Option<String>,
}

impl fmt::Debug for PairingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PairingCode").finish_non_exhaustive()
    }
}

/// A channel as sent, where "no reason" and "no word about a reason" still differ.
#[derive(Deserialize)]
struct OnTheWire {
    #[serde(default, deserialize_with = "optional_text")]
    channel_id: Option<ChannelId>,
    /// As an account calls it (reference 4.2). An answer may have both.
    #[serde(default, deserialize_with = "optional_text")]
    id: Option<ChannelId>,
    #[serde(default, deserialize_with = "optional_text")]
    transport: Option<String>,
    #[serde(default, deserialize_with = "optional_text")]
    status: Option<String>,
    #[serde(default, deserialize_with = "said")]
    reason: Option<Option<String>>,
    #[serde(default, deserialize_with = "optional_text")]
    state: Option<String>,
    #[serde(default, deserialize_with = "optional_text")]
    phone: Option<String>,
    #[serde(default, deserialize_with = "optional_text")]
    username: Option<String>,
    #[serde(default, deserialize_with = "optional_text")]
    messenger_id: Option<String>,
    #[serde(default, deserialize_with = "optional_text")]
    name: Option<String>,
    #[serde(default, deserialize_with = "optional_text")]
    tariff: Option<String>,
    #[serde(default, deserialize_with = "optional_text")]
    url: Option<String>,
    #[serde(default, deserialize_with = "optional_text")]
    tier: Option<String>,
}

impl TryFrom<OnTheWire> for Channel {
    type Error = &'static str;

    fn try_from(wire: OnTheWire) -> Result<Self, &'static str> {
        let stand_in = || wire.state.clone().filter(|state| !is_status(state));
        let reason = wire.reason.unwrap_or_else(stand_in);
        Ok(Self {
            channel_id: wire.channel_id.or(wire.id).ok_or("missing field `channel_id`")?,
            transport: wire.transport,
            status: wire.status,
            reason: reason.filter(|word| Reason::parse(word).is_some()),
            state: wire.state,
            phone: wire.phone,
            username: wire.username,
            messenger_id: wire.messenger_id,
            name: wire.name,
            tariff: wire.tariff,
            url: wire.url,
            tier: wire.tier,
        })
    }
}

fn said<'de, D: serde::Deserializer<'de>>(d: D) -> Result<Option<Option<String>>, D::Error> {
    optional_text(d).map(Some)
}

fn is_status(word: &str) -> bool {
    !matches!(Status::parse(word), Status::Unknown(_))
}
