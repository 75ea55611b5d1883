//! Looking whether contacts are there that an update may have passed over in silence
//! (reference 8.4).
//!
//! Called by the update of contacts. Absent: comparing what they say.

use std::collections::HashSet;

use wazzup::{AccountId, ContactId, Paging};

use crate::{
    console::Console,
    error::{Error, UiError},
    jobs::{ItemOutcome, Job, not_found},
    store::{
        cached_contacts,
        people_lists::{self, Kind},
    },
};

/// How many contacts an account is taken to have whose list was never read.
const UNREAD: u64 = 10_000;

impl Console {
    /// Marks those of the accepted that are not there. They are looked up one by one, or in the
    /// list where that takes fewer calls.
    pub(super) async fn contacts_proved(
        &self,
        job: &Job<'_>,
        account_id: &str,
        doubtful: HashSet<String>,
        outcomes: &mut [ItemOutcome],
    ) {
        let accepted = outcomes.iter().filter(|item| item.is_accepted());
        let ids = accepted.map(|item| item.id.clone()).filter(|id| doubtful.contains(id));
        let mut waiting: HashSet<String> = ids.collect();
        if waiting.is_empty() {
            return;
        }
        let mut missing = HashSet::new();
        let met = match waiting.len() as u64 > self.contacts_pages(job, account_id).await {
            true => self.contacts_met(job, account_id, &mut waiting, &mut missing).await,
            false => self.contacts_met_each(job, account_id, &mut waiting, &mut missing).await,
        };
        not_found(outcomes, &missing);
        if let Err(error) = met {
            let error = UiError::from(error);
            for item in outcomes.iter_mut().filter(|item| waiting.contains(&item.id)) {
                item.error = Some(error.clone());
            }
        }
    }

    /// How many pages the list of contacts seems to have.
    async fn contacts_pages(&self, job: &Job<'_>, account_id: &str) -> u64 {
        let (profile, account) = (job.session.profile.profile_id.clone(), account_id.to_owned());
        let count = move |c: &rusqlite::Connection| {
            let list = people_lists::find(c, &profile, &account, Kind::Contacts)?;
            let read = list.filter(|list| list.read_at.is_some());
            read.map(|list| cached_contacts::count(c, &list)).transpose()
        };
        let count = self.store().run(count).await.ok().flatten().unwrap_or(UNREAD);
        count / u64::from(self.pace().contacts_page) + 1
    }

    /// Goes through the list until everybody was met: at its end, who waits is missing.
    async fn contacts_met(
        &self,
        job: &Job<'_>,
        account_id: &str,
        waiting: &mut HashSet<String>,
        missing: &mut HashSet<String>,
    ) -> Result<(), Error> {
        let account = &AccountId::from(account_id);
        let mut walk = job.walk(Paging::new(self.pace().contacts_page));
        while !waiting.is_empty() {
            let page = walk.next(|page| {
                job.session.account(account, move |client| async move {
                    client.contacts().list(&page).await
                })
            });
            let Some(contacts) = page.await? else { break };
            for contact in contacts {
                waiting.remove(contact.id.as_str());
            }
        }
        if walk.end().stopped {
            return Err(Error::Cancelled);
        }
        missing.extend(waiting.drain());
        Ok(())
    }

    /// Looks everybody up.
    async fn contacts_met_each(
        &self,
        job: &Job<'_>,
        account_id: &str,
        waiting: &mut HashSet<String>,
        missing: &mut HashSet<String>,
    ) -> Result<(), Error> {
        let account = &AccountId::from(account_id);
        for id in waiting.clone() {
            if job.is_stopped() {
                return Err(Error::Cancelled);
            }
            let contact = &ContactId::from(id.as_str());
            let read = job
                .session
                .account(account, |client| async move { client.contacts().get(contact).await });
            match read.await {
                Ok(_) => {}
                Err(Error::Api(wazzup::Error::Refused { status: 404, .. })) => {
                    missing.insert(id.clone());
                }
                Err(error) => return Err(error),
            }
            waiting.remove(&id);
        }
        Ok(())
    }
}
