//! The employees of a client, as the public API v3 has them (reference 11).
//!
//! Called by the shell, one command per method. The same people as in `users`, under wider bounds
//! and another key. Absent: reading phones back; the list of v3 has none.

use wazzup::{Paging, UserId};

use crate::{
    checks::{Checks, path_id},
    console::Console,
    error::Error,
    event::Event,
    jobs::{ItemOutcome, Listed, Noted, not_found},
    users::{Bounds, NewUser, User, checked, ids_of, on_wire},
    v3_keys::failure,
};

const BOUNDS: Bounds = Bounds { id: 200, name: 200 };

impl Console {
    /// Reads the users of an account, by name and without phones; every page is told as
    /// `v3_users_listed`.
    pub async fn v3_users_list(&self, account_id: &str, job_id: &str) -> Result<Listed, Error> {
        let job = self.job(job_id)?;
        let client = self.v3(&job.session, account_id).await?;
        let client = &client;
        let mut walk = job.walk(Paging::v3());
        while let Some(users) = walk
            .next(|page| async move { client.users().list(page.offset).await.map_err(failure) })
            .await?
        {
            job.tell(Event::V3UsersListed {
                job_id: job_id.to_owned(),
                account_id: account_id.to_owned(),
                users: users.into_iter().map(User::from).collect(),
                so_far: walk.so_far(),
            });
        }
        Ok(walk.end())
    }

    /// One user, with the phone.
    ///
    /// # Errors
    /// A refusal with `not_found` for an id nobody has.
    pub async fn v3_users_get(&self, account_id: &str, id: &str) -> Result<User, Error> {
        path_id("id", id)?;
        let session = self.session()?;
        let client = self.v3(&session, account_id).await?;
        Ok(client.users().get(&id.into()).await.map_err(failure)?.into())
    }

    /// Adds users and replaces those whose id is known, a hundred at a time, told as
    /// `job_progressed`. Where the server names the guilty, only they are refused by name.
    ///
    /// # Errors
    /// `Invalid` with every problem of every user, and nothing was sent.
    pub async fn v3_users_upsert(
        &self,
        account_id: &str,
        users: Vec<NewUser>,
        job_id: &str,
    ) -> Result<Vec<ItemOutcome>, Error> {
        checked(&users, &BOUNDS)?;
        let job = self.job(job_id)?;
        let client = &self.v3(&job.session, account_id).await?;
        let users = &on_wire(users);
        let sent = job
            .write(users, |some| async move { client.users().upsert(some).await.map_err(failure) });
        let sent = sent.await;
        Ok(ItemOutcome::all(ids_of(users), sent))
    }

    /// Deletes one user.
    ///
    /// # Errors
    /// A refusal with `not_found` for an id nobody has.
    pub async fn v3_users_delete(&self, account_id: &str, id: &str) -> Result<(), Error> {
        path_id("id", id)?;
        let session = self.session()?;
        let client = self.v3(&session, account_id).await?;
        client.users().delete(&id.into()).await.map_err(failure)
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
        Ok(outcomes)
    }
}
