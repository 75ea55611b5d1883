//! The employees of a client (reference 5).
//!
//! Called by the shell, one command per method. Lists go to the page as they come; writings give
//! an outcome per user, told from what `proof` reads back: how many the answer says it processed
//! proves nothing about any one of them. The store's copy of both editions is kept by `cache`.
//! Absent: v3's own calls, in `v3_users`.

mod cache;
mod proof;
mod single;

use std::fmt;

pub use cache::CachedUsers;
use serde::{Deserialize, Serialize};
pub(crate) use single::By;
use ts_rs::TS;
use wazzup::{AccountId, Paging, UserId};

use crate::{
    checks::{Checks, path_id},
    console::Console,
    error::Error,
    jobs::{ItemOutcome, Listed},
};

/// Users an account has room for (reference 5).
pub(crate) const MOST_USERS: usize = 1_000;

/// An employee, as read.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct User {
    /// The id in the client's CRM.
    pub id: String,
    /// The name; empty when the server has none.
    pub name: String,
    /// Digits, when there are any; the list of v3 has none.
    pub phone: Option<String>,
}

/// An employee to write, complete: what is left out may be gone afterwards.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewUser {
    /// The id in the client's CRM: up to 64 characters, in v3 up to 200.
    pub id: String,
    /// Up to 150 characters, in v3 up to 200.
    pub name: String,
    /// Digits with the country code, unique in the account; empty is as good as none.
    pub phone: Option<String>,
}

/// Which of the two editions of the API an account's users are read and written by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UsersEdition {
    /// By the partner's access (reference 5).
    V2,
    /// By the account's own key (reference 11).
    V3,
}

/// How long texts may be, in characters.
pub(crate) struct Bounds {
    pub(crate) id: usize,
    pub(crate) name: usize,
}

const BOUNDS: Bounds = Bounds { id: 64, name: 150 };

impl Console {
    /// Reads the users of an account; every page is kept, and told as `users_listed`. What was
    /// told before a failure stays told.
    pub async fn users_list(&self, account_id: &str, job_id: &str) -> Result<Listed, Error> {
        let job = &self.job(job_id)?;
        let account = &AccountId::from(account_id);
        let paging = Paging::new(self.pace().users_page);
        self.users_read(job, account_id, UsersEdition::V2, paging, |page| {
            job.session
                .account(account, move |client| async move { client.users().list(&page).await })
        })
        .await
    }

    /// One user.
    ///
    /// # Errors
    /// A refusal with `not_found` for an id nobody has.
    pub async fn users_get(&self, account_id: &str, user_id: &str) -> Result<User, Error> {
        path_id("user_id", user_id)?;
        self.user_read(&self.session()?, account_id, By::V2, user_id).await
    }

    /// Adds users and replaces those whose id is known, a hundred at a time, told as
    /// `job_progressed`. With `adding` nobody is replaced: ids that are there are refused, and at
    /// most ten go at once. Users are read back: fields that are not as sent stand in the
    /// outcome's fields, and who was taken and is not there is told as not found.
    ///
    /// # Errors
    /// `Invalid` with every problem of every user, or where a single user's phone is another's, or
    /// with the ids that are taken; and nothing was sent. With `adding` also what looking for the
    /// ids failed with.
    pub async fn users_upsert(
        &self,
        account_id: &str,
        users: Vec<NewUser>,
        adding: bool,
        job_id: &str,
    ) -> Result<Vec<ItemOutcome>, Error> {
        checked(&users, &BOUNDS)?;
        let (job, users) = (&self.job(job_id)?, &on_wire(users));
        self.users_free(&job.session, account_id, By::V2, users).await?;
        if adding {
            self.users_new(job, account_id, By::V2, users).await?;
        }
        let account = &AccountId::from(account_id);
        let sent = job.write(users, |some| {
            job.session.account(account, move |client| async move {
                client.users().upsert(some).await.map(drop)
            })
        });
        let mut outcomes = ItemOutcome::all(ids_of(users), sent.await);
        self.users_proved(job, account_id, By::V2, users, &mut outcomes).await;
        Ok(outcomes)
    }

    /// Updates users that exist, read back as by [`Console::users_upsert`]: whom the server passed
    /// over in silence is told as not found.
    ///
    /// # Errors
    /// `Invalid` as of [`Console::users_upsert`].
    pub async fn users_update(
        &self,
        account_id: &str,
        users: Vec<NewUser>,
        job_id: &str,
    ) -> Result<Vec<ItemOutcome>, Error> {
        checked(&users, &BOUNDS)?;
        let (job, users) = (&self.job(job_id)?, &on_wire(users));
        self.users_free(&job.session, account_id, By::V2, users).await?;
        let account = &AccountId::from(account_id);
        let sent = job.write(users, |some| {
            job.session.account(account, move |client| async move {
                client.users().update(some).await.map(drop)
            })
        });
        let mut outcomes = ItemOutcome::all(ids_of(users), sent.await);
        self.users_proved(job, account_id, By::V2, users, &mut outcomes).await;
        Ok(outcomes)
    }

    /// Deletes users. Ids nobody has count as accepted: the server does not tell them apart. Their
    /// roles are not said to go with them (reference 15, row 12).
    ///
    /// # Errors
    /// `Invalid` for a list that is empty, or an id that is empty or repeated.
    pub async fn users_delete(
        &self,
        account_id: &str,
        user_ids: Vec<String>,
        job_id: &str,
    ) -> Result<Vec<ItemOutcome>, Error> {
        let mut checks = Checks::default();
        checks.ids("user_ids", &user_ids);
        checks.done()?;
        let job = &self.job(job_id)?;
        let account = &AccountId::from(account_id);
        let ids: Vec<UserId> = user_ids.iter().map(|id| id.as_str().into()).collect();
        let sent = job.write(&ids, |some| {
            job.session
                .account(account, move |client| async move { client.users().delete(some).await })
        });
        let sent = sent.await;
        let outcomes = ItemOutcome::all(user_ids, sent);
        let gone = ItemOutcome::gone(&outcomes);
        self.users_forget(&job.session, account_id, UsersEdition::V2, gone).await;
        Ok(outcomes)
    }
}

/// Checks users before any is sent.
///
/// # Errors
/// `Invalid` with every problem of every user.
pub(crate) fn checked(users: &[NewUser], bounds: &Bounds) -> Result<(), Error> {
    let mut checks = Checks::default();
    checks.some("users", users);
    for (index, user) in users.iter().enumerate() {
        let mut item = checks.item("users", index);
        item.id(&user.id, bounds.id);
        item.text("name", &user.name, bounds.name);
        let phone = user.phone();
        item.phone("phone", phone);
        item.once("phone", "phone", phone.unwrap_or_default());
    }
    checks.done()
}

pub(crate) fn on_wire(users: Vec<NewUser>) -> Vec<wazzup::NewUser> {
    let on_wire = |user: NewUser| wazzup::NewUser {
        phone: user.phone().map(str::to_owned),
        id: user.id.into(),
        name: user.name,
    };
    users.into_iter().map(on_wire).collect()
}

pub(crate) fn ids_of(users: &[wazzup::NewUser]) -> impl Iterator<Item = String> {
    users.iter().map(|user| user.id.to_string())
}

impl NewUser {
    fn phone(&self) -> Option<&str> {
        self.phone.as_deref().filter(|phone| !phone.is_empty())
    }
}

impl From<wazzup::User> for User {
    fn from(user: wazzup::User) -> Self {
        let phone = user.phone.filter(|phone| !phone.is_empty());
        Self { id: user.id.to_string(), name: user.name, phone }
    }
}

impl fmt::Debug for User {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("User") // a person
    }
}

impl fmt::Debug for NewUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewUser") // a person
    }
}
