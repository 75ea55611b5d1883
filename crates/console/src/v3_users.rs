//! The employees of a client, as the public API v3 has them (reference 11).
//!
//! Called by the shell, one command per method. The same people as in `users`, under wider bounds
//! and another key: what is the same is there. Absent: phones in the list; v3 tells them one by one.

use wazzup::{Paging, UserId};

use crate::{
    checks::{Checks, path_id},
    console::Console,
    error::Error,
    jobs::{ItemOutcome, Listed, Noted, not_found},
    users::{Bounds, By, NewUser, User, UsersEdition, checked, ids_of, on_wire},
    v3_keys::failure,
};

const BOUNDS: Bounds = Bounds { id: 200, name: 200 };

impl Console {
    /// Reads the users of an account, by name and without phones; every page is kept, and told as
    /// `v3_users_listed`.
    pub async fn v3_users_list(&self, account_id: &str, job_id: &str) -> Result<Listed, Error> {
        let job = &self.job(job_id)?;
        let client = &self.v3(&job.session, account_id).await?;
        self.users_read(job, account_id, UsersEdition::V3, Paging::v3(), |page| async move {
            client.users().list(page.offset).await.map_err(failure)
        })
        .await
    }

    /// One user, with the phone.
    ///
    /// # Errors
    /// A refusal with `not_found` for an id nobody has.
    pub async fn v3_users_get(&self, account_id: &str, id: &str) -> Result<User, Error> {
        path_id("id", id)?;
        let session = self.session()?;
        let client = &self.v3(&session, account_id).await?;
        self.user_read(&session, account_id, By::V3(client), id).await
    }

    /// Adds users and replaces those whose id is known, a hundred at a time, told as
    /// `job_progressed`. Where the server names the guilty, only they are refused by name. With
    /// `adding` nobody is replaced, and everybody is read back, as by [`Console::users_upsert`].
    ///
    /// # Errors
    /// As [`Console::users_upsert`].
    pub async fn v3_users_upsert(
        &self,
        account_id: &str,
        users: Vec<NewUser>,
        adding: bool,
        job_id: &str,
    ) -> Result<Vec<ItemOutcome>, Error> {
        checked(&users, &BOUNDS)?;
        let (job, users) = (&self.job(job_id)?, &on_wire(users));
        let client = &self.v3(&job.session, account_id).await?;
        let by = By::V3(client);
        self.users_free(&job.session, account_id, by, users).await?;
        if adding {
            self.users_new(job, account_id, by, users).await?;
        }
        let sent = job
            .write(users, |some| async move { client.users().upsert(some).await.map_err(failure) });
        let mut outcomes = ItemOutcome::all(ids_of(users), sent.await);
        self.users_proved(job, account_id, by, users, &mut outcomes).await;
        Ok(outcomes)
    }

    /// Deletes one user.
    ///
    /// # Errors
    /// A refusal with `not_found` for an id nobody has.
    pub async fn v3_users_delete(&self, account_id: &str, id: &str) -> Result<(), Error> {
        path_id("id", id)?;
        let session = self.session()?;
        let client = self.v3(&session, account_id).await?;
        let deleted = client.users().delete(&id.into()).await.map_err(failure);
        if deleted.as_ref().map_or_else(Error::is_not_found, |()| true) {
            self.users_forget(&session, account_id, UsersEdition::V3, vec![id.to_owned()]).await;
        }
        deleted
    }

    /// Deletes users, a hundred at a time; ids nobody has are told as not found.
    ///
    /// # Errors
    /// `Invalid` for a list that is empty, or an id that is empty or repeated.
    pub async fn v3_users_bulk_delete(
        &self,
        account_id: &str,
        ids: Vec<String>,
        job_id: &str,
    ) -> Result<Vec<ItemOutcome>, Error> {
        let mut checks = Checks::default();
        checks.ids("ids", &ids);
        checks.done()?;
        let job = self.job(job_id)?;
        let client = &self.v3(&job.session, account_id).await?;
        let wire: Vec<UserId> = ids.iter().map(|id| id.as_str().into()).collect();
        let missing = Noted::default();
        let noted = &missing;
        let sent = job.write(&wire, |some| async move {
            let unknown = client.users().bulk_delete(some).await.map_err(failure)?;
            noted.extend(unknown.iter().map(UserId::to_string));
            Ok(())
        });
        let mut outcomes = ItemOutcome::all(ids, sent.await);
        not_found(&mut outcomes, &missing.into_ids());
        let gone = ItemOutcome::gone(&outcomes);
        self.users_forget(&job.session, account_id, UsersEdition::V3, gone).await;
        Ok(outcomes)
    }
}
