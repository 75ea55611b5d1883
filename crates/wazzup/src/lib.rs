//! The messaging provider's partner API: wire types and client; HTTP and nothing else.
//!
//! Used by the console, which adds what lasts: profiles, tokens, a store. Deliberately absent: state
//! beyond open connections, words for the user, files, and any window.
//!
//! "Reference" in these comments is the API reference the project keeps; section numbers are its.
//!
//! A method is one expression in its resource's file (`accounts`, `oauth`, `channels`, `webhooks`,
//! `links`); `client` sends, `retry` decides on repeating, `decode` reads. One client type per
//! credential, so that a call with the wrong one does not compile:
//!
//! ```
//! use wazzup::{AccountPage, Http, HttpOptions, Origin, PartnerClient, PartnerCredentials};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let http = Http::new(HttpOptions::new(Origin::parse(Origin::V2_DEFAULT)?))?;
//! let credentials = PartnerCredentials { email: "me@partner.example".into(), password: "…".into() };
//! let partner = PartnerClient::new(http, credentials);
//! for account in partner.accounts().list(&AccountPage::default()).await? {
//!     println!("{}", account.id);
//! }
//! # Ok(())
//! # }
//! ```

mod accounts;
mod channels;
mod client;
mod decode;
mod error;
mod events;
mod http;
mod ids;
mod links;
mod oauth;
mod origin;
mod pace;
mod redact;
mod retry;
mod sensitive;
mod status;
mod webhooks;

pub use accounts::{
    Account, AccountChannel, AccountPage, AccountPatch, AccountSubscription, Accounts, Billing,
    CreatedAccount, Expand, NewAccount, UpdatedAccount,
};
pub use channels::{Channel, ChannelCredentials, Channels, Chats, NewChannel, PairingCode};
pub use client::{AccountClient, PartnerClient, PartnerCredentials};
pub use error::Error;
pub use events::{ChannelEvent, WebhookDelivery};
pub use http::{Http, HttpOptions};
pub use ids::{AccountId, AccountSubscriptionId, ChannelId, SubscriptionId};
pub use links::{ChannelLink, Link, Links};
pub use oauth::{AuthorizeRequest, CodeExchange, OAuth, Pkce, Tokens};
pub use origin::{Origin, OriginError};
pub use sensitive::Sensitive;
pub use status::{Reason, Status};
pub use webhooks::{NewWebhook, Webhook, Webhooks};
