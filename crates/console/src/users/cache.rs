//! The copy of an account's users that the store keeps, of both editions of the API.
//!
//! Called by the shell for what is known without asking, and by the readings and writings of
//! users, which keep it in step. Absent: deciding by it what exists. It may be old, and where it
//! could not be written, the log says so and the outcome of the call stands.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use wazzup::{NewUser, Page, Paging};

use super::{By, User, UsersEdition};
use crate::{
    checks::BY_HAND,
    console::Console,
    error::{Error, FieldRule},
    event::Event,
    jobs::{Job, Listed},
    session::Session,
    store::{
        cached_users,
        people_lists::{self, Kind, List},
    },
};

/// The users of an account as they were last read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CachedUsers {
    /// In the order of the server's list; later ones at the end.
    pub users: Vec<User>,
    /// When the list was last read to its end, epoch milliseconds; none: never.
    #[ts(type = "number | null")]
    pub read_at: Option<i64>,
}

impl Console {
    /// The users of an account as they were last read; nothing is asked.
    pub async fn users_cached(
        &self,
        account_id: &str,
        edition: UsersEdition,
    ) -> Result<CachedUsers, Error> {
        let (profile, account) = (self.session()?.profile.profile_id, account_id.to_owned());
        self.store()
            .run(move |c| {
                let list = people_lists::find(c, &profile, &account, Kind::Users(edition))?;
                let Some(list) = list else {
                    return Ok(CachedUsers { users: Vec::new(), read_at: None });
                };
                Ok(CachedUsers { users: cached_users::list(c, &list)?, read_at: list.read_at })
            })
            .await
    }

    /// Reads the whole list, keeping and telling every page. What a reading that came to its end
    /// did not meet is kept no longer.
    pub(crate) async fn users_read<F, Fut>(
        &self,
        job: &Job<'_>,
        account_id: &str,
        edition: UsersEdition,
        paging: Paging,
        fetch: F,
    ) -> Result<Listed, Error>
    where
        F: Fn(Page) -> Fut,
        Fut: Future<Output = Result<Vec<wazzup::User>, Error>>,
    {
        let (profile, account) = (job.session.profile.profile_id.clone(), account_id.to_owned());
        let kind = Kind::Users(edition);
        let begin = move |c: &_| people_lists::begin(c, &profile, &account, kind);
        let list = self.store().run(begin).await?;
        let mut walk = job.walk(paging);
        while let Some(users) = walk.next(&fetch).await? {
            let users: Vec<User> = users.into_iter().map(User::from).collect();
            let so_far = walk.so_far();
            let (kept, first) = (users.clone(), so_far - users.len() as u64);
            let has_phones = edition == UsersEdition::V2;
            self.store()
                .run(move |c| cached_users::put_listed(c, &list, first, has_phones, &kept))
                .await?;
            let (job_id, account_id) = (job.job_id.clone(), account_id.to_owned());
            job.tell(match edition {
                UsersEdition::V2 => Event::UsersListed { job_id, account_id, users, so_far },
                UsersEdition::V3 => Event::V3UsersListed { job_id, account_id, users, so_far },
            });
        }
        let (listed, now) = (walk.end(), self.now());
        if !listed.stopped {
            self.store().run(move |c| people_lists::end(c, &list, kind, now)).await?;
        }
        Ok(listed)
    }

    /// Refuses one user whose phone somebody else has. Whom the copy names is asked about again,
    /// because it may be old; where that fails, the server decides. Of many, it names those that
    /// are refused.
    ///
    /// # Errors
    /// `Invalid` at the phone.
    pub(crate) async fn users_free(
        &self,
        session: &Session,
        account_id: &str,
        by: By<'_>,
        users: &[NewUser],
    ) -> Result<(), Error> {
        let [NewUser { id, phone: Some(phone), .. }] = users else { return Ok(()) };
        // More than one owner there can only be in an old copy.
        for _ in 0..BY_HAND {
            let (profile, account) = (session.profile.profile_id.clone(), account_id.to_owned());
            let (id, number, kind) = (id.to_string(), phone.clone(), Kind::Users(by.edition()));
            let owner = move |c: &rusqlite::Connection| {
                let list = people_lists::find(c, &profile, &account, kind)?;
                list.map_or(Ok(None), |list| cached_users::owner(c, &list, &number, &id))
            };
            let Some(owner) = self.store().run(owner).await? else { return Ok(()) };
            match self.user_read(session, account_id, by, &owner).await {
                Ok(user) if user.phone.as_ref() == Some(phone) => {
                    return Err(Error::invalid("users[0].phone", FieldRule::Taken));
                }
                Ok(_) => {}
                Err(error) if error.is_not_found() => {}
                Err(_) => return Ok(()),
            }
        }
        Ok(())
    }

    /// Keeps users as they are known to be.
    pub(crate) async fn users_keep(
        &self,
        session: &Session,
        account_id: &str,
        edition: UsersEdition,
        users: Vec<User>,
    ) {
        if users.is_empty() {
            return;
        }
        let put = move |c: &_, list: &_| cached_users::put(c, list, &users);
        self.users_cache(session, account_id, edition, put).await;
    }

    /// Forgets users who are not there any more.
    pub(crate) async fn users_forget(
        &self,
        session: &Session,
        account_id: &str,
        edition: UsersEdition,
        ids: Vec<String>,
    ) {
        if ids.is_empty() {
            return;
        }
        let remove = move |c: &_, list: &_| cached_users::remove(c, list, &ids);
        self.users_cache(session, account_id, edition, remove).await;
    }

    async fn users_cache(
        &self,
        session: &Session,
        account_id: &str,
        edition: UsersEdition,
        change: impl FnOnce(&rusqlite::Connection, &List) -> rusqlite::Result<()> + Send + 'static,
    ) {
        let (profile, account) = (session.profile.profile_id.clone(), account_id.to_owned());
        let changed = self.store().run(move |c| {
            let list = people_lists::open(c, &profile, &account, Kind::Users(edition))?;
            change(c, &list)
        });
        if let Err(error) = changed.await {
            // What was done at the server matters more than the copy.
            tracing::error!(%error, "users could not be kept");
        }
    }
}
