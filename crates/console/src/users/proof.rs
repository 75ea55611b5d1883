//! Reading users back after a writing: what the server took in silence, it may have dropped in
//! silence (reference 5.1, 5.4).
//!
//! Called by the writings of users. Absent: reading back a writing of nothing doubtful, and v3,
//! whose list has no phones.

use std::collections::{HashMap, HashSet};

use wazzup::{AccountId, NewUser, Paging};

use crate::{
    console::Console,
    error::{Error, UiError},
    jobs::{ItemOutcome, Job, not_found},
};

/// What there is to prove.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// That the phones arrived.
    Phones,
    /// Also that everybody is there.
    Everybody,
}

impl Console {
    /// Compares the list of users with what was accepted and completes the outcomes. Where the
    /// list cannot be read, each outcome that hangs on it says so.
    pub(super) async fn users_proved(
        &self,
        job: &Job<'_>,
        account_id: &AccountId,
        sent: &[NewUser],
        outcomes: &mut [ItemOutcome],
        wanted: Wanted,
    ) {
        let mut waiting: HashMap<&str, Option<&str>> = (sent.iter().zip(outcomes.iter()))
            .filter(|(user, outcome)| {
                let doubtful = wanted == Wanted::Everybody || user.phone.is_some();
                doubtful && outcome.is_accepted()
            })
            .map(|(user, _)| (user.id.as_str(), user.phone.as_deref()))
            .collect();
        if waiting.is_empty() {
            return;
        }
        let mut lost = HashSet::new();
        let met = self.users_met(job, account_id, &mut waiting, &mut lost).await;
        for item in outcomes.iter_mut().filter(|item| lost.contains(&item.id)) {
            item.fields.push("phone".to_owned());
        }
        match met {
            Ok(()) => not_found(outcomes, &waiting.into_keys().map(str::to_owned).collect()),
            Err(error) => {
                let error = UiError::from(error);
                for item in outcomes.iter_mut().filter(|item| waiting.contains_key(&*item.id)) {
                    item.error = Some(error.clone());
                }
            }
        }
    }

    /// Takes everybody the list has out of `waiting`; those whose phone is another there are `lost`.
    async fn users_met(
        &self,
        job: &Job<'_>,
        account_id: &AccountId,
        waiting: &mut HashMap<&str, Option<&str>>,
        lost: &mut HashSet<String>,
    ) -> Result<(), Error> {
        let mut walk = job.walk(Paging::new(self.pace().users_page));
        while !waiting.is_empty() {
            let page = walk.next(|page| {
                job.session.account(account_id, move |client| async move {
                    client.users().list(&page).await
                })
            });
            let Some(users) = page.await? else { break };
            for user in users {
                if let Some(phone) = waiting.remove(user.id.as_str())
                    && phone.is_some_and(|phone| user.phone.as_deref() != Some(phone))
                {
                    lost.insert(user.id.to_string());
                }
            }
        }
        if walk.end().stopped { Err(Error::Cancelled) } else { Ok(()) }
    }
}
