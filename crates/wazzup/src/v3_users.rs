//! The employees of one account as the public API v3 has them: list, get, upsert, delete, bulk
//! delete (reference 11).
//!
//! Called by the console with an account's own API key. No envelope here, errors of another form
//! (reference 13.2), and wider bounds than in v2. Deliberately absent: everything else of v3.

use crate::client::Caller;
use crate::decode;
use crate::error::Error;
use crate::ids::UserId;
use crate::retry::Repeat;
use crate::users::{NewUser, User};

/// The methods on users of v3; made by `V3Client::users`.
#[derive(Clone, Copy)]
pub struct V3Users<'a>(pub(crate) &'a Caller);

impl V3Users<'_> {
    /// The users sorted by name, without phones (reference 11.1). The present edition sends all at
    /// once; an older one sends pages of 100 from `offset`, see [`crate::Paging::v3`]. Safe to repeat.
    ///
    /// # Errors
    /// [`Error::Refused`] with 401 `INVALID_APIKEY` for a bad key.
    pub async fn list(&self, offset: u64) -> Result<Vec<User>, Error> {
        let offset = if offset == 0 { String::new() } else { offset.to_string() };
        self.0.get("/v3/users").query_if("offset", offset).many().await
    }

    /// One user, with the phone (reference 11.2). Safe to repeat.
    ///
    /// # Errors
    /// [`Error::Refused`] with 404 for an unknown id.
    pub async fn get(&self, id: &UserId) -> Result<User, Error> {
        self.0.get("/v3/users/{id}").segment("id", id.as_str()).found().await
    }

    /// Adds users and replaces those whose id is known (reference 11.3). At most 100 at a time, ids
    /// and names up to 200 characters, each id once: a repeated one is answered by 500, which is
    /// therefore not repeated. A malformed phone is dropped in silence. Safe to repeat.
    ///
    /// # Errors
    /// [`Error::Refused`] with `INVALID_USERS_DATA` (its `rows` name the users), `TOO_MANY_ENTITIES`,
    /// `USER_LIMIT_EXCEEDED` or `DUPLICATE_PHONE_NUMBER`.
    pub async fn upsert(&self, users: &[NewUser]) -> Result<(), Error> {
        self.0.post("/v3/users", Repeat::Safe).json(users).nothing().await
    }

    /// Deletes one user (reference 11.4). Safe to repeat.
    ///
    /// # Errors
    /// [`Error::Refused`] with 404 for an unknown id.
    pub async fn delete(&self, id: &UserId) -> Result<(), Error> {
        self.0.delete("/v3/users/{id}", Repeat::Safe).segment("id", id.as_str()).nothing().await
    }

    /// Deletes users by id, at most 100 at a time, and gives the ids that did not exist, which is no
    /// error (reference 11.5). Safe to repeat.
    ///
    /// # Errors
    /// [`Error::Refused`] with `TOO_MANY_ENTITIES`.
    pub async fn bulk_delete(&self, ids: &[UserId]) -> Result<Vec<UserId>, Error> {
        self.0
            .patch("/v3/users/bulk_delete", Repeat::Safe)
            .json(ids)
            .read(|body| if decode::is_empty(body) { Ok(Vec::new()) } else { decode::many(body) })
            .await
    }
}
