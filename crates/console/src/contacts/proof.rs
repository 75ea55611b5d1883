//! Reading contacts back after a writing: what the server took in silence, it may have passed over
//! or changed in silence (reference 8.4).
//!
//! Called by the writings of contacts. Absent: comparing links. The server shows a path of its own
//! where they belong (reference 8.3).

use std::collections::{HashMap, HashSet};

use wazzup::{AccountId, NewContact, Paging};

use super::{Contact, ContactData};
use crate::{
    checks::BY_HAND,
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

/// Contacts to be met, by id, as they should be; and what became of those that were looked for.
struct Missed<'a> {
    waiting: HashMap<&'a str, &'a NewContact>,
    differ: HashMap<String, Vec<String>>,
    missing: HashSet<String>,
}

impl Console {
    /// Compares what is there with what was accepted, whole but for the link, and completes the
    /// outcomes: the fields that are not as sent, and what is not there at all. What is read is
    /// kept. Where it cannot be read, each outcome that hangs on it says so. Contacts are looked up
    /// one by one, or in the list where that takes fewer calls.
    pub(super) async fn contacts_proved(
        &self,
        job: &Job<'_>,
        account_id: &str,
        sent: &[NewContact],
        outcomes: &mut [ItemOutcome],
    ) {
        let accepted = sent.iter().zip(outcomes.iter()).filter(|(_, item)| item.is_accepted());
        let order: Vec<&NewContact> = accepted.map(|(contact, _)| contact).collect();
        if order.is_empty() {
            return;
        }
        let waiting = order.iter().map(|contact| (contact.id.as_str(), *contact)).collect();
        let mut missed = Missed { waiting, differ: HashMap::new(), missing: HashSet::new() };
        let in_list = order.len() > BY_HAND
            && order.len() as u64 > self.contacts_pages(job, account_id).await;
        let met = match in_list {
            true => self.contacts_met(job, account_id, &mut missed).await,
            false => self.contacts_met_singly(job, account_id, &order, &mut missed).await,
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
        self.contacts_forget(&job.session, account_id, missing.into_iter().collect()).await;
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
        missed: &mut Missed<'_>,
    ) -> Result<(), Error> {
        let account = &AccountId::from(account_id);
        let mut walk = job.walk(Paging::new(self.pace().contacts_page));
        while !missed.waiting.is_empty() {
            let page = walk.next(|page| {
                job.session.account(account, move |client| async move {
                    client.contacts().list(&page).await
                })
            });
            let Some(mut contacts) = page.await? else { break };
            contacts.retain(|contact| missed.waiting.contains_key(contact.id.as_str()));
            let contacts = self.contacts_linked(&job.session, account, contacts).await?;
            contacts.iter().for_each(|contact| missed.meet(contact));
            self.contacts_keep(&job.session, account_id, contacts).await;
        }
        if walk.end().stopped {
            return Err(Error::Cancelled);
        }
        missed.missing.extend(missed.waiting.drain().map(|(id, _)| id.to_owned()));
        Ok(())
    }

    /// Looks everybody up.
    async fn contacts_met_singly(
        &self,
        job: &Job<'_>,
        account_id: &str,
        order: &[&NewContact],
        missed: &mut Missed<'_>,
    ) -> Result<(), Error> {
        for contact in order {
            if job.is_stopped() {
                return Err(Error::Cancelled);
            }
            let id = contact.id.as_str();
            match self.contact_read(&job.session, account_id, id).await {
                Ok(contact) => missed.meet(&contact),
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
    fn meet(&mut self, contact: &Contact) {
        let Some(sent) = self.waiting.remove(contact.id.as_str()) else { return };
        let fields = differences(sent, contact);
        if !fields.is_empty() {
            self.differ.insert(contact.id.clone(), fields);
        }
    }
}

/// The fields of `sent` that `found` has otherwise, as the command calls them.
fn differences(sent: &NewContact, found: &Contact) -> Vec<String> {
    let is_same = [
        ("responsible_user_id", {
            found.responsible_user_id.as_deref() == Some(sent.responsible_user_id.as_str())
        }),
        ("name", found.name == sent.name),
        ("contact_data", are_same(&sent.contact_data, &found.contact_data)),
    ];
    is_same.into_iter().filter(|(_, same)| !same).map(|(field, _)| field.to_owned()).collect()
}

/// Whether the same chats are there, in any order: none is missing, and none that was to go is left.
fn are_same(sent: &[wazzup::ContactData], found: &[ContactData]) -> bool {
    let mut left: Vec<_> = found.iter().collect();
    let is_there = |chat: &wazzup::ContactData| {
        let place = left.iter().position(|other| is_same(chat, other));
        place.map(|place| left.swap_remove(place)).is_some()
    };
    sent.iter().all(is_there) && left.is_empty()
}

/// Whether a chat is there as it was sent. Sent by a name or a number alone, it may have got its
/// id from the server.
fn is_same(sent: &wazzup::ContactData, found: &ContactData) -> bool {
    let said = |text: &Option<String>| text.as_deref().unwrap_or_default().to_owned();
    sent.chat_type == found.chat_type
        && (sent.chat_id.is_empty() || sent.chat_id == found.chat_id)
        && said(&sent.username) == said(&found.username)
        && said(&sent.phone) == said(&found.phone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chat(chat_type: &str, chat_id: &str, username: &str) -> ContactData {
        let username = (!username.is_empty()).then(|| username.to_owned());
        let (chat_type, chat_id) = (chat_type.to_owned(), chat_id.to_owned());
        ContactData { chat_type, chat_id, username, phone: None }
    }

    fn found(chats: Vec<ContactData>) -> Contact {
        Contact {
            id: "c".to_owned(),
            responsible_user_id: Some("u".to_owned()),
            name: "A".to_owned(),
            contact_data: chats,
            uri: None,
            uri_kept_here: false,
        }
    }

    fn sent(chats: Vec<ContactData>) -> NewContact {
        NewContact {
            id: "c".into(),
            responsible_user_id: "u".into(),
            name: "A".to_owned(),
            contact_data: chats.into_iter().map(ContactData::on_wire).collect(),
            uri: Some("https://crm.example/1".to_owned()),
        }
    }

    #[test]
    fn what_is_missing_and_what_is_still_there_differ_alike() {
        let (one, two) = (chat("whatsapp", "37120000001", ""), chat("telegram", "7", "anna"));
        let both = || vec![one.clone(), two.clone()];
        let turned = found(vec![two.clone(), one.clone()]);
        assert_eq!(differences(&sent(both()), &turned), [""; 0]);
        assert_eq!(differences(&sent(both()), &found(vec![one.clone()])), ["contact_data"]);
        assert_eq!(differences(&sent(vec![one.clone()]), &turned), ["contact_data"]);
        // A username that was taken away and is still there.
        let plain = sent(vec![one.clone(), chat("telegram", "7", "")]);
        assert_eq!(differences(&plain, &turned), ["contact_data"]);
        // Sent by its name, it comes back with the server's own id.
        let named = sent(vec![chat("telegram", "", "anna")]);
        assert_eq!(differences(&named, &found(vec![two.clone()])), [""; 0]);
        let other = Contact { responsible_user_id: None, name: "B".to_owned(), ..found(vec![two]) };
        assert_eq!(differences(&named, &other), ["responsible_user_id", "name"]);
    }
}
