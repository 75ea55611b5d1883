//! What the console tells without being asked.
//!
//! Made anywhere in this crate through `Console::emit`; the shell sends each one to the page under
//! the name [`Event::name`] gives. Absent: secrets and message bodies; no event carries one.

use std::sync::Arc;

use serde::Serialize;
use ts_rs::TS;

use crate::{
    accounts::Account, connection::Connection, creations::Creation, profiles::SecretPlace,
    sign_in::SignInState,
};

/// Where events go.
pub type Sink = Arc<dyn Fn(Event) + Send + Sync>;

/// One thing that happened. Serialised without its name: the name is the event's own.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(untagged)]
pub enum Event {
    /// A page of accounts was read, or the reading ended.
    AccountsPaged {
        /// The accounts of this page, as the store now holds them.
        accounts: Vec<Account>,
        /// Accounts read so far in this pass.
        #[ts(type = "number")]
        total: u64,
        /// Whether this was the last page.
        done: bool,
    },
    /// What is known of one account changed.
    AccountChanged {
        /// The account now.
        account: Account,
    },
    /// A connection's view changed.
    ConnectionChanged {
        /// The connection now.
        connection: Box<Connection>,
    },
    /// A connection was left, finished or removed.
    ConnectionEnded {
        /// Which one.
        connection_id: String,
    },
    /// A creation got further.
    CreationChanged {
        /// The creation now.
        creation: Creation,
    },
    /// The keychain has not answered for the patience given.
    VaultWaiting {
        /// Whose password it was asked about.
        profile_id: String,
    },
    /// The keychain answered after all, or was given up.
    VaultSettled {
        /// Whose password it was.
        profile_id: String,
        /// Where the password is now.
        secret: SecretPlace,
    },
    /// The server refused the partner's login: the password must be typed again.
    PasswordNeeded {
        /// Whose.
        profile_id: String,
    },
    /// Who is signed in, or what the keychain does, changed.
    SignInChanged {
        /// The state now.
        state: SignInState,
    },
}

impl Event {
    /// The name the page listens to.
    pub fn name(&self) -> &'static str {
        match self {
            Self::AccountsPaged { .. } => "accounts_paged",
            Self::AccountChanged { .. } => "account_changed",
            Self::ConnectionChanged { .. } => "connection_changed",
            Self::ConnectionEnded { .. } => "connection_ended",
            Self::CreationChanged { .. } => "creation_changed",
            Self::VaultWaiting { .. } => "vault_waiting",
            Self::VaultSettled { .. } => "vault_settled",
            Self::PasswordNeeded { .. } => "password_needed",
            Self::SignInChanged { .. } => "sign_in_changed",
        }
    }
}
