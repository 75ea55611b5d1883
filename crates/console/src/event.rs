//! What the console tells without being asked.
//!
//! Made anywhere in this crate through `Console::emit`; the shell sends each one to the page under
//! the name [`Event::name`] gives. Absent: secrets and message bodies; no event carries one.

use std::sync::Arc;

use serde::Serialize;
use ts_rs::TS;

use crate::{
    accounts::Account,
    bulk::Bulk,
    connection::Connection,
    creations::Creation,
    deletions::Deletion,
    fleet::{ChannelTurn, Sweep},
    grants::Grant,
    profiles::SecretPlace,
    sign_in::SignInState,
    users::User,
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
    /// Bulk work got further, or is gone.
    BulkChanged {
        /// The work now.
        bulk: Box<Bulk>,
    },
    /// A channel that worked does not any more, or the other way round; told once.
    ChannelTurned {
        /// What turned.
        turn: ChannelTurn,
    },
    /// A deletion waits, is on its way, or ended.
    DeletionChanged {
        /// The deletion now.
        deletion: Deletion,
    },
    /// The check of all accounts began, got further or ended.
    FleetSwept {
        /// The check now.
        sweep: Sweep,
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
    /// An attempt to get a client's permission got further.
    GrantsChanged {
        /// The attempt now.
        grant: Grant,
    },
    /// A page of an account's users was read.
    UsersListed {
        /// The work that reads.
        job_id: String,
        /// The account.
        account_id: String,
        /// The users of this page.
        users: Vec<User>,
        /// Users read so far.
        #[ts(type = "number")]
        so_far: u64,
    },
    /// A page of an account's users was read, as v3 has them.
    V3UsersListed {
        /// The work that reads.
        job_id: String,
        /// The account.
        account_id: String,
        /// The users of this page, without phones.
        users: Vec<User>,
        /// Users read so far.
        #[ts(type = "number")]
        so_far: u64,
    },
    /// A page of an account's contacts was read and kept.
    ContactsListed {
        /// The work that reads.
        job_id: String,
        /// The account.
        account_id: String,
        /// Contacts read so far; they are in the store.
        #[ts(type = "number")]
        so_far: u64,
    },
    /// A writing of many items got further.
    JobProgressed {
        /// The work that writes.
        job_id: String,
        /// Items whose outcome is known.
        #[ts(type = "number")]
        settled: u64,
        /// All items.
        #[ts(type = "number")]
        total: u64,
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
            Self::BulkChanged { .. } => "bulk_changed",
            Self::ChannelTurned { .. } => "channel_turned",
            Self::DeletionChanged { .. } => "deletion_changed",
            Self::FleetSwept { .. } => "fleet_swept",
            Self::ConnectionChanged { .. } => "connection_changed",
            Self::ConnectionEnded { .. } => "connection_ended",
            Self::CreationChanged { .. } => "creation_changed",
            Self::GrantsChanged { .. } => "grants_changed",
            Self::UsersListed { .. } => "users_listed",
            Self::V3UsersListed { .. } => "v3_users_listed",
            Self::ContactsListed { .. } => "contacts_listed",
            Self::JobProgressed { .. } => "job_progressed",
            Self::VaultWaiting { .. } => "vault_waiting",
            Self::VaultSettled { .. } => "vault_settled",
            Self::PasswordNeeded { .. } => "password_needed",
            Self::SignInChanged { .. } => "sign_in_changed",
        }
    }
}
