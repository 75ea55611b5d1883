//! The messaging provider's partner API: wire types and client; HTTP and nothing else.
//!
//! Used by the console, which adds what lasts: profiles, tokens, a store. Deliberately absent: state
//! beyond open connections, words for the user, files, and any window.
//!
//! "Reference" in these comments is the API reference the project keeps; section numbers are its.
//!
//! A method is one expression in its resource's file (`accounts`, `oauth`, `users`, `settings`,
//! `channels`, `contacts`, `webhooks`, `links`, `v3_users`); `client` sends, `retry` decides on
//! repeating, `decode` reads. One client type per credential, so that a call with the wrong one does
//! not compile:
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
mod batches;
mod channels;
mod client;
mod contacts;
mod decode;
mod error;
mod events;
mod http;
mod ids;
mod links;
mod oauth;
mod origin;
mod pace;
mod paging;
mod redact;
mod retry;
mod sensitive;
mod settings;
mod status;
mod users;
mod v3_users;
mod webhooks;

pub use accounts::{
    Account, AccountChannel, AccountPage, AccountPatch, AccountSubscription, Accounts, Billing,
    CreatedAccount, Expand, NewAccount, UpdatedAccount,
};
pub use batches::{BATCH, Cause, Outcome, in_batches};
pub use channels::{Channel, ChannelCredentials, Channels, Chats, NewChannel, PairingCode};
pub use client::{AccountClient, PartnerClient, PartnerCredentials, V3Client};
pub use contacts::{Contact, ContactData, Contacts, NewContact, is_crm_link};
pub use error::{Error, RefusedRow};
pub use events::{ChannelEvent, WebhookDelivery};
pub use http::{Http, HttpOptions};
pub use ids::{AccountId, AccountSubscriptionId, ChannelId, ContactId, SubscriptionId, UserId};
pub use links::{ActiveChat, ChannelLink, Chat, ChatsLink, ChatsScope, Link, Links, UseEvents};
pub use oauth::{AuthorizeRequest, CodeExchange, OAuth, Pkce, Tokens};
pub use origin::{Origin, OriginError};
pub use paging::{Keyed, Page, Paging};
pub use sensitive::Sensitive;
pub use settings::{AccountSettings, Role, Settings, UserRole};
pub use status::{Reason, Status};
pub use users::{NewUser, Processed, User, Users};
pub use v3_users::V3Users;
pub use webhooks::{NewWebhook, Webhook, Webhooks};
