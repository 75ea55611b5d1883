//! One-off links to hosted pages (reference 10).
//!
//! Called by the console with a client access token. Deliberately absent: keeping a link. How long
//! one lives is not known, so it is fetched when it is needed.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::client::Caller;
use crate::decode::text;
use crate::error::Error;
use crate::ids::{ChannelId, UserId};
use crate::retry::Repeat;

/// The methods on links; made by `AccountClient::links`.
#[derive(Clone, Copy)]
pub struct Links<'a>(pub(crate) &'a Caller);

impl Links<'_> {
    /// A page on which the client connects or reconnects a channel (reference 10.1).
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn channel(&self, link: &ChannelLink) -> Result<Link, Error> {
        self.0
            .post("/v2/iframe-links/channels", Repeat::Safe)
            .json(json!({ "options": link }))
            .one()
            .await
    }

    /// The chats as one user sees them (reference 10.2). Unknown properties are refused there, so
    /// nothing is sent that was not asked for. Safe to repeat: a link that is not opened does nothing.
    ///
    /// # Errors
    /// [`Error::Refused`] with `VALIDATION_FAILED`, and 400 where other methods have 422.
    pub async fn chats(&self, link: &ChatsLink) -> Result<Link, Error> {
        self.0.post("/v2/iframe-links/chats", Repeat::Safe).json(link).one().await
    }
}

/// What the page is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChannelLink {
    /// `whatsapp`, `wapi`, `tgapi`, `max`, `maxbot`, `vk` or `cian`; always sent (reference 14, row 7).
    pub transport: String,
    /// The channel to reconnect; without it a new one is connected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel_id: Option<ChannelId>,
}

/// Whose chat window, and what it shows.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ChatsLink {
    /// The user who opens the window. Flat, not nested: reference 14, row 6.
    pub user_id: UserId,
    /// The sender's name; without it the user's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author_name: Option<String>,
    /// Everything the user may see, or some chats.
    #[serde(flatten)]
    pub scope: ChatsScope,
    /// The chat that is open at first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active_chat: Option<ActiveChat>,
    /// What the window reports to the page around it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_events: Option<UseEvents>,
    /// The kind of CRM.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_type: Option<String>,
}

/// How much the window shows.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "scope", content = "chats", rename_all = "snake_case")]
pub enum ChatsScope {
    /// Everything the user may see; `chats` must be absent then.
    Global,
    /// These chats.
    Card(Vec<Chat>),
}

/// A chat of a card.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Chat {
    /// The contact's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_name: Option<String>,
    /// As in a contact's data (reference 8.1).
    pub chat_type: String,
    /// As in a contact's data (reference 8.1).
    pub chat_id: String,
    /// Telegram only, without `@`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
}

/// The chat that is open at first.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ActiveChat {
    /// The channel to write from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel_id: Option<ChannelId>,
    /// As in a contact's data (reference 8.1).
    pub chat_type: String,
    /// As in a contact's data (reference 8.1).
    pub chat_id: String,
    /// Telegram only, without `@`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
}

/// What the window reports to the page around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct UseEvents {
    /// A deal is to be created.
    pub deals: bool,
    /// Messages came or went.
    pub messages: bool,
}

impl fmt::Debug for ChatsLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChatsLink").finish_non_exhaustive() // people and their numbers
    }
}

/// A link. Whoever has it can connect a channel to the account.
#[derive(Clone, Deserialize, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The address.
    #[serde(alias = "url", deserialize_with = "text")]
    pub link: String,
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Link").finish_non_exhaustive()
    }
}
