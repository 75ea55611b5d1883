//! Reading users back after a writing: what the server took in silence, it may have dropped in
//! silence (reference 5.1, 5.4, 11.3).
//!
//! Called by the writings of users. Absent: taking the answer's word for what was written.

use std::collections::{HashMap, HashSet};

use wazzup::{AccountId, NewUser, Paging};

use super::{By, User, UsersEdition};
use crate::{
    checks::BY_HAND,
    console::Console,
    error::{Error, UiError},
    jobs::{ItemOutcome, Job, not_found},
};

/// Users to be met, by id, as they should be; and what became of those who were looked for.
struct Missed<'a> {
    waiting: HashMap<&'a str, &'a NewUser>,
    differ: HashMap<String, Vec<String>>,
    missing: HashSet<String>,
}

impl Console {
    /// Compares who is there with who was accepted, whole, and completes the outcomes: the fields
    /// that are not as sent, and who is not there at all. What is read is kept. Where it cannot be
    /// read, each outcome that hangs on it says so.
    pub(crate) async fn users_proved(
        &self,
        job: &Job<'_>,
        account_id: &str,
        by: By<'_>,
        sent: &[NewUser],
        outcomes: &mut [ItemOutcome],
    ) {
        let accepted = sent.iter().zip(outcomes.iter()).filter(|(_, item)| item.is_accepted());
        let order: Vec<&NewUser> = accepted.map(|(user, _)| user).collect();
        if order.is_empty() {
            return;
        }
        let waiting = order.iter().map(|user| (user.id.as_str(), *user)).collect();
        let mut missed = Missed { waiting, differ: HashMap::new(), missing: HashSet::new() };
        let met = match by {
            By::V2 if order.len() > BY_HAND => self.users_met(job, account_id, &mut missed).await,
            // The list of v3 has no phones.
            _ => self.users_met_singly(job, account_id, by, &order, &mut missed).await,
        };
        let Missed { waiting, mut differ, missing } = missed;
        for item in outcomes.iter_mut() {
            item.fields.extend(differ.remove(&item.id).into_iter().flatten());
        }
        not_found(outcomes, &missing);
        if let Err(error) = met {
            let error = UiError::from(error);
            for item in outcomes.iter_mut().filter(|item| waiting.contains_key(&*item.id)) {
                item.error = Some(error.clone());
            }
        }
        let gone = missing.into_iter().collect();
        self.users_forget(&job.session, account_id, by.edition(), gone).await;
    }

    /// Goes through the list until everybody was met: at its end, who waits is missing.
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
        if walk.end().stopped {
            return Err(Error::Cancelled);
        }
        missed.missing.extend(missed.waiting.drain().map(|(id, _)| id.to_owned()));
        Ok(())
    }

    /// Looks everybody up.
    async fn users_met_singly(
        &self,
        job: &Job<'_>,
        account_id: &str,
        by: By<'_>,
        order: &[&NewUser],
        missed: &mut Missed<'_>,
    ) -> Result<(), Error> {
        for user in order {
            if job.is_stopped() {
                return Err(Error::Cancelled);
            }
            let id = user.id.as_str();
            match self.user_read(&job.session, account_id, by, id).await {
                Ok(user) => missed.meet(&user),
                Err(error) if error.is_not_found() => {
                    missed.waiting.remove(id);
                    missed.missing.insert(id.to_owned());
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

impl Missed<'_> {
    fn meet(&mut self, user: &User) {
        let Some(sent) = self.waiting.remove(user.id.as_str()) else { return };
        let mut fields = Vec::new();
        if user.name != sent.name {
            fields.push("name".to_owned());
        }
        // Also one that was to go and is still there.
        if user.phone.as_deref() != sent.phone.as_deref() {
            fields.push("phone".to_owned());
        }
        if !fields.is_empty() {
            self.differ.insert(user.id.clone(), fields);
        }
    }
}
