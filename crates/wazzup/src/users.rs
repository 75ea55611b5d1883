//! The employees of one account: upsert, list, get, update, delete (reference 5).
//!
//! Called by the console with a client access token. Deliberately absent: splitting long lists (see
//! `batches`), going through pages (see `paging`), and judging phones: the service drops a malformed
//! one in silence, so whoever sends phones reads the users back.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::client::Caller;
use crate::decode::{optional_text, text_or_empty};
use crate::error::Error;
use crate::ids::UserId;
use crate::paging::{Keyed, Page};
use crate::retry::Repeat;

/// The methods on users; made by `AccountClient::users`.
#[derive(Clone, Copy)]
pub struct Users<'a>(pub(crate) &'a Caller);

impl Users<'_> {
    /// Adds users and replaces those whose id is known (reference 5.1). At most 100 at a time, each
    /// id once: the neighbouring API answers 500 to a repeated id (reference 11.3). Safe to repeat.
    ///
    /// # Errors
    /// [`Error::Refused`] with `INVALID_USER_DATA`, `USER_ALREADY_EXISTS` for a phone that is taken,
    /// or `USER_LIMIT_EXCEEDED` above 1,000 users; none of the request is done then.
    pub async fn upsert(&self, users: &[NewUser]) -> Result<Processed, Error> {
        self.0
            .post("/v2/users", Repeat::Safe)
            .json(json!({ "users": users }))
            .none_or_default()
            .await
    }

    /// One page of the list (reference 5.2). A phone may be missing. Safe to repeat.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn list(&self, page: &Page) -> Result<Vec<User>, Error> {
        self.0.get("/v2/users").query("limit", page.limit).query("offset", page.offset).many().await
    }

    /// One user; the service sends a list of one (reference 5.3). Safe to repeat.
    ///
    /// # Errors
    /// [`Error::Refused`] with 404 for an unknown id, also when the service answers with an empty list.
    pub async fn get(&self, user_id: &UserId) -> Result<User, Error> {
        self.0.get("/v2/users/{user_id}").segment("user_id", user_id.as_str()).found().await
    }

    /// Updates users that exist (reference 5.4). Whether a field that is left out is kept is not
    /// known, so the users are complete. At most 100 at a time. Safe to repeat.
    ///
    /// # Errors
    /// As [`Users::upsert`]. What becomes of an unknown id is not known: compare `processed`.
    pub async fn update(&self, users: &[NewUser]) -> Result<Processed, Error> {
        self.0
            .patch("/v2/users", Repeat::Safe)
            .json(json!({ "users": users }))
            .none_or_default()
            .await
    }

    /// Deletes users by id (reference 5.5), at most 100 at a time. Their roles in the settings are
    /// not said to go with them. Safe to repeat.
    ///
    /// # Errors
    /// See [`Error`]. Whether an unknown id fails the call is not known.
    pub async fn delete(&self, user_ids: &[UserId]) -> Result<(), Error> {
        self.0
            .delete("/v2/users", Repeat::Safe)
            .json(json!({ "user_ids": user_ids }))
            .nothing()
            .await
    }
}

/// A user as sent, to this API or to v3 (reference 5.1, 11.3).
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
pub struct NewUser {
    /// The id in the client's own CRM: up to 64 characters, in v3 up to 200.
    pub id: UserId,
    /// Up to 150 characters, in v3 up to 200.
    pub name: String,
    /// Digits with the country code, unique in the account; needed for the mobile app alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// A user as read.
#[derive(Clone, Deserialize, PartialEq, Eq, Serialize)]
pub struct User {
    /// The id in the client's own CRM.
    pub id: UserId,
    /// The name; empty when it was not sent.
    #[serde(default, deserialize_with = "text_or_empty")]
    pub name: String,
    /// Digits, when there are any. The list of v3 never has them.
    #[serde(default, deserialize_with = "optional_text")]
    pub phone: Option<String>,
}

impl Keyed for User {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}

impl fmt::Debug for NewUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewUser").finish_non_exhaustive() // a person
    }
}

impl fmt::Debug for User {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("User").finish_non_exhaustive() // a person
    }
}

/// What an upsert or an update answers.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
pub struct Processed {
    /// How many the service says it took; `None` when it does not say.
    #[serde(default, deserialize_with = "count")]
    pub processed: Option<u64>,
}

fn count<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    let number = crate::decode::optional_number(deserializer)?;
    // The cast is bounded; half a user or fewer than none says nothing.
    Ok(number.filter(|n| *n >= 0.0 && n.fract() == 0.0).map(|n| n as u64))
}
