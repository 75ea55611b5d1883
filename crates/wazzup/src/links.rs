//! One-off links to hosted pages (reference 10).
//!
//! Called by the console with a client access token. Deliberately absent: keeping a link. How long
//! one lives is not known, so it is fetched when it is needed.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::client::Caller;
use crate::error::Error;
use crate::ids::ChannelId;
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

/// A link. Whoever has it can connect a channel to the account.
#[derive(Clone, Deserialize, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The address.
    #[serde(alias = "url")]
    pub link: String,
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Link").finish_non_exhaustive()
    }
}
