//! The copy of an account's contacts that the store keeps.
//!
//! Called by the readings and writings of contacts, which keep it in step; `find` looks through
//! it. Absent: deciding by it what exists. It may be old, and where it could not be written, the
//! log says so and the outcome of the call stands.

use wazzup::{AccountId, Paging};

use super::Contact;
use crate::{
    console::Console,
    error::Error,
    event::Event,
    jobs::{Job, Listed},
    session::Session,
    store::{
        cached_contacts,
        people_lists::{self, Kind, List},
    },
};

impl Console {
    /// Reads the whole list into the store, telling how far it is. What a reading that came to its
    /// end did not meet is kept no longer.
    pub(super) async fn contacts_read(
        &self,
        job: &Job<'_>,
        account_id: &str,
    ) -> Result<Listed, Error> {
        let account = &AccountId::from(account_id);
        let (profile, id) = (job.session.profile.profile_id.clone(), account_id.to_owned());
        let begin = move |c: &_| people_lists::begin(c, &profile, &id, Kind::Contacts);
        let list = self.store().run(begin).await?;
        let mut walk = job.walk(Paging::new(self.pace().contacts_page));
        while let Some(read) = walk
            .next(|page| {
                job.session.account(account, move |client| async move {
                    client.contacts().list(&page).await
                })
            })
            .await?
        {
            let contacts = self.contacts_linked(&job.session, account, read).await?;
            self.store().run(move |c| cached_contacts::put(c, &list, &contacts)).await?;
            let (job_id, account_id) = (job.job_id.clone(), account_id.to_owned());
            job.tell(Event::ContactsListed { job_id, account_id, so_far: walk.so_far() });
        }
        let (listed, now) = (walk.end(), self.now());
        if !listed.stopped {
            self.store().run(move |c| people_lists::end(c, &list, Kind::Contacts, now)).await?;
        }
        Ok(listed)
    }

    /// Keeps contacts as they are known to be.
    pub(crate) async fn contacts_keep(
        &self,
        session: &Session,
        account_id: &str,
        contacts: Vec<Contact>,
    ) {
        if contacts.is_empty() {
            return;
        }
        let put = move |c: &_, list: &_| cached_contacts::put(c, list, &contacts);
        self.contacts_cache(session, account_id, put).await;
    }

    /// Forgets contacts that are not there any more.
    pub(crate) async fn contacts_forget(
        &self,
        session: &Session,
        account_id: &str,
        ids: Vec<String>,
    ) {
        if ids.is_empty() {
            return;
        }
        let remove = move |c: &_, list: &_| cached_contacts::remove(c, list, &ids);
        self.contacts_cache(session, account_id, remove).await;
    }

    async fn contacts_cache(
        &self,
        session: &Session,
        account_id: &str,
        change: impl FnOnce(&rusqlite::Connection, &List) -> rusqlite::Result<()> + Send + 'static,
    ) {
        let (profile, account) = (session.profile.profile_id.clone(), account_id.to_owned());
        let changed = self.store().run(move |c| {
            let list = people_lists::open(c, &profile, &account, Kind::Contacts)?;
            change(c, &list)
        });
        if let Err(error) = changed.await {
            // What was done at the server matters more than the copy.
            tracing::error!(%error, "contacts could not be kept");
        }
    }
}
