//! Who may see and answer what in a client's account: one document, read and written whole
//! (reference 6).
//!
//! Called by the shell. `update` writes, `look` says what became of a writing, `compare` tells
//! documents apart, `history` says what was written when. Absent: writing a part. What is left out
//! of the roles may be gone afterwards.

mod compare;
mod history;
mod look;
mod update;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

pub use history::{SettingsChange, SettingsChangeRead};
pub use look::SettingsLooked;
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex as AsyncMutex;
use ts_rs::TS;
use wazzup::AccountId;

pub(crate) use update::ROLES;

use crate::{console::Console, error::Error, session::Session};

/// The settings of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Settings {
    /// One entry per channel and user; no entry means no access.
    pub user_roles: Vec<UserRole>,
    /// Users who see the numbers of contacts masked.
    pub hide_phone_numbers_for_user_ids: Vec<String>,
    /// Whether supervisors are notified of everybody's chats.
    pub push_input_output_message_events_for_managers: bool,
}

/// What one user may do on one channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UserRole {
    /// The channel.
    pub channel_id: String,
    /// The user, by the id in the client's CRM.
    pub user_id: String,
    /// The API's word: `seller` (the product says "Manager"), `manager` ("Supervisor"), `auditor`
    /// ("Quality control"), or another as read.
    pub role: String,
    /// Whether new clients come to this user on this channel.
    pub allow_get_new_clients: bool,
}

/// The settings, as they were read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettingsRead {
    /// As they are now.
    pub settings: Settings,
}

/// How a writing of the settings ended; told from what was read back, not from the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettingsUpdated {
    /// Whether they are as wanted.
    pub outcome: SettingsWritten,
    /// As they are now.
    pub settings: Settings,
    /// As they were, and kept for restoring.
    pub before: Settings,
    /// What the person changed and is not as wanted.
    pub differences: Vec<SettingsDifference>,
    /// What the person left as it was and is otherwise now: somebody else wrote at the same time,
    /// or the server did more than it was asked.
    pub taken_over: Vec<SettingsDifference>,
    /// How the answer of the write was lost, if it was.
    pub error: Option<crate::error::UiError>,
}

/// Whether settings are as wanted, in every place that the person changed. What others did to the
/// rest meanwhile does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SettingsWritten {
    /// They are.
    Saved,
    /// They were written, and the server kept or dropped something.
    Differs,
    /// The answer was lost, and nothing of it is there.
    NotSaved,
    /// Only in the history: they were sent, and have not been read since.
    Unknown,
}

/// Why settings were not written: somebody else changed them since they were shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettingsConflict {
    /// Where they are not as shown.
    pub differences: Vec<SettingsDifference>,
    /// As they are now.
    pub settings: Settings,
}

/// One place where settings differ: a cell of the roles, a user's masked numbers, or the switch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettingsDifference {
    /// Which part.
    pub what: SettingsPart,
    /// The channel, of a role.
    pub channel_id: Option<String>,
    /// The user, of a role or of masked numbers.
    pub user_id: Option<String>,
    /// As it was shown to the person; none for no role.
    pub seen: Option<SettingsValue>,
    /// As it is.
    pub now: Option<SettingsValue>,
    /// As the person wants it.
    pub wanted: Option<SettingsValue>,
}

/// A part of the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SettingsPart {
    /// A user's role on a channel.
    Role,
    /// Whether a user sees masked numbers.
    HiddenPhones,
    /// Whether supervisors are notified of everybody's chats.
    Notifications,
}

/// What stands in one place of the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum SettingsValue {
    /// A role.
    Role {
        /// The API's word.
        role: String,
        /// Whether new clients come.
        allow_get_new_clients: bool,
    },
    /// Yes or no.
    Switch(bool),
}

/// One lock per account; with settings, held from the look at what is there until what was written
/// is read back.
#[derive(Default)]
pub(crate) struct Locks(Mutex<HashMap<String, Arc<AsyncMutex<()>>>>);

impl Locks {
    pub(crate) fn of(&self, profile_id: &str, account_id: &AccountId) -> Arc<AsyncMutex<()>> {
        let mut locks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        locks.entry(format!("{profile_id}/{account_id}")).or_default().clone()
    }
}

impl Console {
    /// The settings as they are.
    pub async fn settings_get(&self, account_id: &str) -> Result<SettingsRead, Error> {
        let session = self.session()?;
        let account = &AccountId::from(account_id);
        let lock = self.inner.settings_locks.of(&session.profile.profile_id, account);
        // While a writing is on its way, its end is its own to tell.
        let turn = lock.try_lock();
        let settings = read(&session, account).await?;
        if turn.is_ok() {
            self.settings_settle(&session, account_id, &settings).await?;
        }
        Ok(SettingsRead { settings })
    }
}

async fn read(session: &Session, account_id: &AccountId) -> Result<Settings, Error> {
    let settings =
        session.account(account_id, |client| async move { client.settings().get().await });
    settings.await.map(Settings::from)
}

impl Settings {
    /// The whole document, as it is sent: the list of users with masked numbers is always there.
    fn on_wire(&self) -> wazzup::Settings {
        let role = |entry: &UserRole| wazzup::UserRole {
            channel_id: entry.channel_id.as_str().into(),
            user_id: entry.user_id.as_str().into(),
            role: entry.role.as_str().into(),
            allow_get_new_clients: entry.allow_get_new_clients,
        };
        let hidden = self.hide_phone_numbers_for_user_ids.iter();
        wazzup::Settings {
            user_roles: self.user_roles.iter().map(role).collect(),
            hide_phone_numbers_for_user_ids: hidden.map(|id| id.as_str().into()).collect(),
            push_input_output_message_events_for_managers: self
                .push_input_output_message_events_for_managers,
        }
    }
}

impl From<wazzup::Settings> for Settings {
    fn from(settings: wazzup::Settings) -> Self {
        let role = |entry: wazzup::UserRole| UserRole {
            channel_id: entry.channel_id.to_string(),
            user_id: entry.user_id.to_string(),
            role: entry.role.to_string(),
            allow_get_new_clients: entry.allow_get_new_clients,
        };
        let hidden = settings.hide_phone_numbers_for_user_ids.into_iter();
        Self {
            user_roles: settings.user_roles.into_iter().map(role).collect(),
            hide_phone_numbers_for_user_ids: hidden.map(|id| id.to_string()).collect(),
            push_input_output_message_events_for_managers: settings
                .push_input_output_message_events_for_managers,
        }
    }
}
