//! Hosted links: a page of the service where the client connects the channel alone.
//!
//! Called by the shell, which puts the link on the clipboard or opens it. Deliberately absent:
//! keeping a link. Each one is fetched when it is needed (API reference 10.1).

mod chats;

pub use chats::{ActiveChat, Chat, ChatsLink, ChatsScope, UseEvents};
use serde::Serialize;
use ts_rs::TS;
use url::Url;
use wazzup::{ChannelId, Origin};

use crate::{console::Console, error::Error, session::Session};

/// A link to give to the client.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct HostedLink {
    /// The address.
    pub link: String,
}

impl std::fmt::Debug for HostedLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HostedLink") // whoever has the address can connect a phone
    }
}

impl Console {
    /// A fresh link for an open connection: for its channel once that is known, else, where the
    /// connection waits for a link, for a new channel of its messenger.
    ///
    /// # Errors
    /// [`Error::Conflict`] when there is nothing to link to, [`Error::NotFound`] without such a
    /// connection, [`Error::Unreadable`] when the address is neither https nor our own server's.
    pub async fn links_channel(&self, connection_id: &str) -> Result<HostedLink, Error> {
        let (session, view) = self.connection_found(connection_id)?;
        if !view.ways.link {
            return Err(Error::Conflict("no link can be given at this step"));
        }
        let wanted = wazzup::ChannelLink {
            transport: view.transport,
            channel_id: view.channel_id.map(ChannelId::from),
        };
        let wanted = &wanted;
        let link = session
            .account(&view.account_id.as_str().into(), |client| async move {
                client.links().channel(wanted).await
            })
            .await?;
        HostedLink::fit(link, &session)
    }
}

impl HostedLink {
    /// The link, if it may be opened.
    fn fit(link: wazzup::Link, session: &Session) -> Result<Self, Error> {
        let link = link.link;
        if is_fit(&link, session.origin()) {
            return Ok(Self { link });
        }
        Err(Error::Unreadable("the link is not a secure address".to_owned()))
    }
}

/// Whether an address that the service gave may be opened: https, or our own server's. One with a
/// name before the host is refused: it looks like another's page.
pub(crate) fn is_fit(link: &str, origin: &Origin) -> bool {
    // The parser would drop some of these, and the link is handed on as it came.
    let plain = !link.chars().any(|c| c.is_whitespace() || c.is_control());
    let Ok(url) = Url::parse(link) else { return false };
    let unnamed = url.username().is_empty() && url.password().is_none();
    let own = || url.origin().ascii_serialization() == origin.as_str();
    plain && unnamed && (url.scheme() == "https" || own())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_secure_or_our_own_servers() {
        let origin = Origin::parse("http://127.0.0.1:4000").unwrap();
        for link in ["https://example.test/a?b=1", "http://127.0.0.1:4000/hosted/x"] {
            assert!(is_fit(link, &origin), "{link}");
        }
        for link in [
            "http://example.test/a",
            "http://127.0.0.1:40001/hosted/x",
            "http://127.0.0.1:4000@example.test/",
            "javascript:alert(1)",
            "https://",
            "https://wazzup.example@example.test/",
            "https://a:b@example.test/",
            "http://a@127.0.0.1:4000/hosted/x",
            "data:text/html,a",
            "https://example.test/a\nb",
        ] {
            assert!(!is_fit(link, &origin), "{link}");
        }
    }
}
