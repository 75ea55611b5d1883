//! Reading users back after a writing: what the server took in silence, it may have dropped in
//! silence (reference 5.1, 5.4, 11.3).
//!
//! Called by the writings of users. Absent: reading back a writing of nothing doubtful.

use std::collections::{HashMap, HashSet};

use wazzup::{AccountId, NewUser, Paging, UserId, V3Client};

use super::{User, UsersEdition};
use crate::{
    console::Console,
    error::{Error, UiError},
    jobs::{ItemOutcome, Job, not_found},
    v3_keys::failure,
};

/// What there is to prove.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// That the phones arrived.
    Phones,
    /// Also that everybody is there.
    Everybody,
}

/// How users are read back: here the two editions differ.
#[derive(Clone, Copy)]
pub(crate) enum Look<'a> {
    /// In the list of v2, many at once.
    List,
    /// One by one: the list of v3 has no phones.
    Each(&'a V3Client),
}

/// Users to be met, by id, with the phone each should have; and those met with another.
struct Missed<'a> {
    waiting: HashMap<&'a str, Option<&'a str>>,
    lost: HashSet<String>,
}

impl Console {
    /// Compares what is there with what was accepted, and completes the outcomes. What is read is
    /// kept. Where it cannot be read, each outcome that hangs on it says so.
    pub(crate) async fn users_proved(
        &self,
        job: &Job<'_>,
        account_id: &str,
        look: Look<'_>,
        sent: &[NewUser],
        outcomes: &mut [ItemOutcome],
        wanted: Wanted,
    ) {
        let doubtful = (sent.iter().zip(outcomes.iter())).filter(|(user, outcome)| {
            let doubtful = wanted == Wanted::Everybody || user.phone.is_some();
            doubtful && outcome.is_accepted()
        });
        let waiting = doubtful.map(|(user, _)| (user.id.as_str(), user.phone.as_deref())).collect();
        let mut missed = Missed { waiting, lost: HashSet::new() };
        if missed.waiting.is_empty() {
            return;
        }
        let met = match look {
            Look::List => self.users_met(job, account_id, &mut missed).await,
            Look::Each(client) => self.users_met_each(job, account_id, client, &mut missed).await,
        };
        let Missed { waiting, lost } = missed;
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

    /// Goes through the list until everybody was met.
    async fn users_met(
        &self,
        job: &Job<'_>,
        account_id: &str,
        missed: &mut Missed<'_>,
    ) -> Result<(), Error> {
        let account = &AccountId::from(account_id);
        let mut walk = job.walk(Paging::new(self.pace().users_page));
        while !missed.waiting.is_empty() {
            let page = walk.next(|page| {
                job.session
                    .account(account, move |client| async move { client.users().list(&page).await })
            });
            let Some(users) = page.await? else { break };
            let users: Vec<User> = users.into_iter().map(User::from).collect();
            users.iter().for_each(|user| missed.meet(user));
            self.users_keep(&job.session, account_id, UsersEdition::V2, users).await;
        }
        if walk.end().stopped { Err(Error::Cancelled) } else { Ok(()) }
    }

    /// Looks everybody up.
    async fn users_met_each(
        &self,
        job: &Job<'_>,
        account_id: &str,
        client: &V3Client,
        missed: &mut Missed<'_>,
    ) -> Result<(), Error> {
        let ids: Vec<&str> = missed.waiting.keys().copied().collect();
        for id in ids {
            if job.is_stopped() {
                return Err(Error::Cancelled);
            }
            match client.users().get(&UserId::from(id)).await.map_err(failure) {
                Ok(user) => {
                    let user = User::from(user);
                    missed.meet(&user);
                    self.users_keep(&job.session, account_id, UsersEdition::V3, vec![user]).await;
                }
                Err(Error::Api(wazzup::Error::Refused { status: 404, .. })) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

impl Missed<'_> {
    fn meet(&mut self, user: &User) {
        if let Some(phone) = self.waiting.remove(user.id.as_str())
            && phone.is_some_and(|phone| user.phone.as_deref() != Some(phone))
        {
            self.lost.insert(user.id.clone());
        }
    }
}
