//! The chat window of a user, for the client's own eyes (reference 10.2).
//!
//! Called by the shell, which puts the link on the clipboard. The window shows conversations, so
//! whoever has its address can read them: it is fetched when it is needed and not kept.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use wazzup::AccountId;

use super::HostedLink;
use crate::{
    checks::{Checks, Item},
    console::Console,
    error::{Error, FieldRule},
};

/// Whose window, and what it shows.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChatsLink {
    /// The user, by the id in the client's CRM.
    pub user_id: String,
    /// The sender's name; without it the user's own.
    pub author_name: Option<String>,
    /// How much is shown.
    pub scope: ChatsScope,
    /// The chats of a card; none for everything.
    pub chats: Vec<Chat>,
    /// The chat that is open at first.
    pub active_chat: Option<ActiveChat>,
    /// What the window reports to the page around it.
    pub use_events: Option<UseEvents>,
    /// The kind of CRM.
    pub client_type: Option<String>,
}

/// How much a chat window shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChatsScope {
    /// Everything the user may see.
    Global,
    /// The chats given.
    Card,
}

/// A chat of a card.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Chat {
    /// The contact's name.
    pub contact_name: Option<String>,
    /// As in a contact's data.
    pub chat_type: String,
    /// As in a contact's data.
    pub chat_id: String,
    /// Telegram only, without `@`.
    pub username: Option<String>,
}

/// The chat that is open at first.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ActiveChat {
    /// The channel to write from.
    pub channel_id: Option<String>,
    /// As in a contact's data.
    pub chat_type: String,
    /// As in a contact's data.
    pub chat_id: String,
    /// Telegram only, without `@`.
    pub username: Option<String>,
}

/// What the window reports to the page around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UseEvents {
    /// A deal is to be created.
    pub deals: bool,
    /// Messages came or went.
    pub messages: bool,
}

impl Console {
    /// A fresh link to the chat window.
    ///
    /// # Errors
    /// `Invalid` with every problem before anything is sent; `Unreadable` when the address is
    /// neither https nor our own server's.
    pub async fn links_chats(
        &self,
        account_id: &str,
        link: ChatsLink,
    ) -> Result<HostedLink, Error> {
        link.check()?;
        let session = self.session()?;
        let (account, wanted) = (&AccountId::from(account_id), &link.on_wire());
        let link = session
            .account(account, |client| async move { client.links().chats(wanted).await })
            .await?;
        HostedLink::fit(link, &session)
    }
}

impl ChatsLink {
    fn check(&self) -> Result<(), Error> {
        let mut checks = Checks::default();
        let mut link = checks.one("link");
        link.required("user_id", &self.user_id);
        match self.scope {
            ChatsScope::Card if self.chats.is_empty() => link.problem("chats", FieldRule::Required),
            ChatsScope::Global if !self.chats.is_empty() => {
                link.problem("chats", FieldRule::NotAllowed);
            }
            _ => {}
        }
        for (index, chat) in self.chats.iter().enumerate() {
            is_reachable(&mut link.inner("chats", index), &chat.chat_type, &chat.chat_id);
        }
        if let Some(chat) = &self.active_chat {
            is_reachable(&mut link.part("active_chat"), &chat.chat_type, &chat.chat_id);
        }
        checks.done()
    }

    fn on_wire(self) -> wazzup::ChatsLink {
        let chat = |chat: Chat| wazzup::Chat {
            contact_name: said(chat.contact_name),
            chat_type: chat.chat_type,
            chat_id: chat.chat_id,
            username: said(chat.username),
        };
        let active = |chat: ActiveChat| wazzup::ActiveChat {
            channel_id: said(chat.channel_id).map(Into::into),
            chat_type: chat.chat_type,
            chat_id: chat.chat_id,
            username: said(chat.username),
        };
        wazzup::ChatsLink {
            user_id: self.user_id.into(),
            author_name: said(self.author_name),
            scope: match self.scope {
                ChatsScope::Global => wazzup::ChatsScope::Global,
                ChatsScope::Card => {
                    wazzup::ChatsScope::Card(self.chats.into_iter().map(chat).collect())
                }
            },
            active_chat: self.active_chat.map(active),
            use_events: self
                .use_events
                .map(|UseEvents { deals, messages }| wazzup::UseEvents { deals, messages }),
            client_type: said(self.client_type),
        }
    }
}

fn is_reachable(item: &mut Item<'_>, chat_type: &str, chat_id: &str) {
    item.required("chat_type", chat_type);
    item.required("chat_id", chat_id);
}

/// What a form left empty is not sent: the service refuses what it does not expect.
fn said(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

impl fmt::Debug for ChatsLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ChatsLink") // people and their numbers
    }
}

impl fmt::Debug for Chat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chat") // a person
    }
}

impl fmt::Debug for ActiveChat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ActiveChat") // a person
    }
}
