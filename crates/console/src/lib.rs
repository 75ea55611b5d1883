//! The application without a window: profiles, vault, tokens, store, accounts, and the connection
//! of a channel.
//!
//! Called by the desktop shell, one command per method of [`Console`], and by the tests. Knows no
//! window, no Tauri and no sandbox: the demo is another `Console` on a temporary folder. Types
//! that cross to the page derive `ts_rs::TS` without `#[ts(export)]`; the list of what is written
//! to the page's types stands in `tests/types.rs`, so that a plain test run writes nothing.

mod accounts;
mod address_book;
mod bulk;
mod channels;
mod checks;
mod connection;
mod console;
mod contacts;
mod creations;
mod deletions;
mod error;
mod event;
mod fleet;
mod grants;
mod jobs;
mod links;
pub mod log;
mod options;
mod preferences;
mod profiles;
mod qr;
mod receiver;
mod role_templates;
mod session;
mod settings;
mod sheet;
mod sign_in;
mod store;
mod subscriptions;
mod tokens;
mod users;
mod v3_keys;
mod v3_users;
mod vault;

pub use accounts::{Account, AccountChannel, AccountHealth, AccountList, AccountSubscription};
pub use address_book::{NamesImported, UnreadableLine};
pub use bulk::{
    Bulk, BulkAction, BulkCounts, BulkFilter, BulkRow, BulkRows, BulkState, RowBucket, SheetSaved,
    SheetWords,
};
pub use channels::Channel;
pub use connection::{
    ChannelWays, Connection, ConnectionCode, ConnectionEvents, ConnectionPage, ConnectionPairing,
    ConnectionWays, Credentials, EventsMode, EventsOff, Keep, Stage, StuckCause, Way, WayOpen,
};
pub use console::{About, Console};
pub use contacts::{Contact, ContactData, ContactSort, ContactsFound, FoundContact, NewContact};
pub use creations::{Candidate, Creation, CreationKind, CreationState, NewAccount};
pub use deletions::{Chats, Deletion, DeletionState};
pub use error::{Error, ErrorCode, FieldProblem, FieldRule, UiError};
pub use event::{Event, Sink};
pub use fleet::{ChannelTurn, Sweep, SweepEnd, Turn};
pub use grants::{Grant, GrantStage, NewGrant, Permission, ReturnWords};
pub use jobs::{ItemOutcome, ItemResult, Listed};
pub use links::{ActiveChat, Chat, ChatsLink, ChatsScope, HostedLink, UseEvents};
pub use options::{Clock, Options, Pace};
pub use preferences::{Preferences, Theme};
pub use profiles::{Profile, ProfileKind, SecretPlace};
pub use role_templates::{RoleTemplate, TemplateCell};
pub use settings::{
    Settings, SettingsChange, SettingsChangeRead, SettingsConflict, SettingsDifference,
    SettingsLooked, SettingsPart, SettingsRead, SettingsUpdated, SettingsValue, SettingsWritten,
    UserRole,
};
pub use sheet::{BulkKind, Effect, Sheet, SheetChoice, SheetColumn, SheetFormat, SheetSource};
pub use sign_in::{KeychainState, SignInState};
pub use users::{CachedUsers, NewUser, User, UsersEdition};
pub use vault::{KeychainVault, MemoryVault, Vault, VaultFault};
