//! Who may see and answer which channel, whose phone numbers are hidden, and the one switch for
//! supervisors: a single document per account, read and written whole (reference 6).
//!
//! Called by the console with a client access token. Deliberately absent: editing. Reading again
//! before a write, the lock and the comparison afterwards are the console's.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

use crate::client::Caller;
use crate::decode::{nullable_list, rows, text};
use crate::error::Error;
use crate::ids::{ChannelId, UserId};
use crate::retry::Repeat;

/// The methods on the settings; made by `AccountClient::settings`.
#[derive(Clone, Copy)]
pub struct AccountSettings<'a>(pub(crate) &'a Caller);

impl AccountSettings<'_> {
    /// The whole document (reference 6.1); it comes without the usual envelope. Safe to repeat.
    ///
    /// # Errors
    /// [`Error::Unreadable`] also when the roles, the list of users or the switch are missing: taken
    /// for "none", they would be written back as none.
    pub async fn get(&self) -> Result<Settings, Error> {
        self.0.get("/v2/settings").one().await
    }

    /// Writes the whole document (reference 6.2): what is left out of `user_roles` is gone, so never
    /// send a part. The answer repeats the settings and is ignored: read them. Safe to repeat.
    ///
    /// # Errors
    /// [`Error::Refused`] with `VALIDATION_FAILED`. Whether entries of users or channels that no
    /// longer exist are refused is not known (reference 15, row 12).
    pub async fn update(&self, settings: &Settings) -> Result<(), Error> {
        self.0.patch("/v2/settings", Repeat::Safe).json(settings).nothing().await
    }
}

/// The settings of an account.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Settings {
    /// One entry per channel and user; no entry means no access.
    #[serde(deserialize_with = "rows")]
    pub user_roles: Vec<UserRole>,
    /// Users who see the numbers of contacts masked. Always sent, empty for nobody: whether leaving
    /// it out keeps or clears it is not known (reference 15, row 11). Read, `null` is nobody, and
    /// nothing at all is not known.
    #[serde(deserialize_with = "nullable_list")]
    pub hide_phone_numbers_for_user_ids: Vec<UserId>,
    /// Whether supervisors are notified of everybody's chats.
    pub push_input_output_message_events_for_managers: bool,
}

/// What one user may do on one channel.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct UserRole {
    /// The channel.
    pub channel_id: ChannelId,
    /// The user, by the id in the client's CRM.
    pub user_id: UserId,
    /// The role.
    pub role: Role,
    /// Whether new clients, whom nobody is responsible for, come to this user on this channel.
    pub allow_get_new_clients: bool,
}

/// A role in the API's words. Beware: the product calls `seller` "Manager" and `manager`
/// "Supervisor" (reference 6.2).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Own contacts only.
    Seller,
    /// Sees and writes everything.
    Manager,
    /// Sees everything, writes nothing.
    Auditor,
    /// A word this version does not know; it is sent back as it came.
    Other(String),
}

impl Role {
    /// The word on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Seller => "seller",
            Self::Manager => "manager",
            Self::Auditor => "auditor",
            Self::Other(word) => word,
        }
    }
}

impl From<&str> for Role {
    fn from(word: &str) -> Self {
        match word {
            "seller" => Self::Seller,
            "manager" => Self::Manager,
            "auditor" => Self::Auditor,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Role {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Role {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text(deserializer).map(|word| Self::from(word.as_str()))
    }
}
