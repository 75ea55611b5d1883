//! The people a client talks to (reference 8).
//!
//! Called by the shell, one command per method. The server shows a path of its own where a
//! contact's link into the CRM belongs, so links written from here are kept here (reference 8.3).
//! What became of a writing is told from what `proof` reads back. A list goes into the store alone, because it may be longer than anybody's memory; `find` looks
//! through it. Absent: rows in events.

mod cache;
mod find;
mod links;
mod proof;
mod single;

use std::fmt;

pub use find::{ContactSort, ContactsFound, FoundContact};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use wazzup::{AccountId, ContactId, is_crm_link};

use crate::{
    checks::{Checks, path_id},
    console::Console,
    error::{Error, FieldRule},
    jobs::{ItemOutcome, Listed},
};

/// Bounds of v3, taken here too (reference 8.1), in characters.
const ID: usize = 100;
const NAME: usize = 200;
const URI: usize = 200;

/// A contact, as read.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Contact {
    /// The id in the client's CRM.
    pub id: String,
    /// The user who answers for the contact.
    pub responsible_user_id: Option<String>,
    /// The name; empty when the server has none.
    pub name: String,
    /// Where the contact can be reached.
    pub contact_data: Vec<ContactData>,
    /// The link into the CRM; none when it is not known, which is not to say that there is none.
    pub uri: Option<String>,
    /// Whether that link is the one last written from here, for want of the server's.
    pub uri_kept_here: bool,
}

/// A contact to write, complete: what is left out may be gone afterwards.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewContact {
    /// The id in the client's CRM, up to 100 characters.
    pub id: String,
    /// The user who answers for the contact, up to 100 characters.
    pub responsible_user_id: String,
    /// Up to 200 characters.
    pub name: String,
    /// At least one.
    pub contact_data: Vec<ContactData>,
    /// The link into the CRM, up to 200 characters.
    pub uri: Option<String>,
    /// The person's choice to send no link, after a warning: whether the server then takes the
    /// contact, and what becomes of a link it has, is not known (reference 15, row 21). Without
    /// this choice a missing link is a broken rule, not a silent loss.
    pub without_link: bool,
}

/// A contact in one messenger.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContactData {
    /// `whatsapp`, `viber`, `telegram` and so on; an open list (reference 8.1).
    pub chat_type: String,
    /// The account in the messenger; may be empty for Telegram beside a username or phone.
    pub chat_id: String,
    /// Telegram only, without `@`; empty is as good as none.
    pub username: Option<String>,
    /// Telegram and MAX only: digits with the country code; empty is as good as none.
    pub phone: Option<String>,
}

impl Console {
    /// Reads the contacts of an account into the store, page by page, told as `contacts_listed`.
    /// What was read before a stop or a failure stays, and so does what was there before.
    pub async fn contacts_list(&self, account_id: &str, job_id: &str) -> Result<Listed, Error> {
        self.contacts_read(&self.job(job_id)?, account_id).await
    }

    /// One contact.
    ///
    /// # Errors
    /// A refusal with `not_found` for an id nobody has.
    pub async fn contacts_get(&self, account_id: &str, contact_id: &str) -> Result<Contact, Error> {
        path_id("contact_id", contact_id)?;
        self.contact_read(&self.session()?, account_id, contact_id).await
    }

    /// Adds contacts and replaces those whose id is known, a hundred at a time, told as
    /// `job_progressed`. With `adding` nobody is replaced: ids that are there are refused, and at
    /// most ten go at once. Contacts are read back: fields that are not as sent stand in the
    /// outcome's fields, and what was taken and is not there is told as not found.
    ///
    /// # Errors
    /// `Invalid` with every problem of every contact, or with the ids that are taken; and nothing
    /// was sent. With `adding` also what looking for the ids failed with.
    pub async fn contacts_upsert(
        &self,
        account_id: &str,
        contacts: Vec<NewContact>,
        adding: bool,
        job_id: &str,
    ) -> Result<Vec<ItemOutcome>, Error> {
        checked(&contacts)?;
        let job = &self.job(job_id)?;
        let (account, contacts) = (&AccountId::from(account_id), &on_wire(contacts));
        if adding {
            self.contacts_new(job, account_id, contacts).await?;
        }
        let sent = job.write(contacts, |some| {
            job.session.account(account, move |client| async move {
                client.contacts().upsert(some).await.map(drop)
            })
        });
        let mut outcomes = ItemOutcome::all(ids_of(contacts), sent.await);
        self.links_keep(&job.session, account, contacts, &outcomes).await;
        self.contacts_proved(job, account_id, contacts, &mut outcomes).await;
        Ok(outcomes)
    }

    /// Updates contacts that exist, read back as by [`Console::contacts_upsert`]: what the server
    /// passed over in silence is told as not found.
    ///
    /// # Errors
    /// `Invalid` with every problem of every contact, and nothing was sent.
    pub async fn contacts_update(
        &self,
        account_id: &str,
        contacts: Vec<NewContact>,
        job_id: &str,
    ) -> Result<Vec<ItemOutcome>, Error> {
        checked(&contacts)?;
        let job = &self.job(job_id)?;
        let (account, contacts) = (&AccountId::from(account_id), &on_wire(contacts));
        let sent = job.write(contacts, |some| {
            job.session.account(account, move |client| async move {
                client.contacts().update(some).await.map(drop)
            })
        });
        let mut outcomes = ItemOutcome::all(ids_of(contacts), sent.await);
        self.links_keep(&job.session, account, contacts, &outcomes).await;
        self.contacts_proved(job, account_id, contacts, &mut outcomes).await;
        Ok(outcomes)
    }

    /// Deletes contacts. Ids nobody has count as accepted: the server does not tell them apart.
    ///
    /// # Errors
    /// `Invalid` for a list that is empty, or an id that is empty or repeated.
    pub async fn contacts_delete(
        &self,
        account_id: &str,
        contact_ids: Vec<String>,
        job_id: &str,
    ) -> Result<Vec<ItemOutcome>, Error> {
        let mut checks = Checks::default();
        checks.ids("contact_ids", &contact_ids);
        checks.done()?;
        let job = &self.job(job_id)?;
        let account = &AccountId::from(account_id);
        let ids: Vec<ContactId> = contact_ids.iter().map(|id| id.as_str().into()).collect();
        let sent = job.write(&ids, |some| {
            job.session
                .account(account, move |client| async move { client.contacts().delete(some).await })
        });
        let sent = sent.await;
        let outcomes = ItemOutcome::all(contact_ids, sent);
        self.links_drop(&job.session, account, &outcomes).await;
        let gone = ItemOutcome::gone(&outcomes);
        self.contacts_forget(&job.session, account_id, gone).await;
        Ok(outcomes)
    }
}

/// Checks contacts before any is sent.
fn checked(contacts: &[NewContact]) -> Result<(), Error> {
    let mut checks = Checks::default();
    checks.some("contacts", contacts);
    for (index, contact) in contacts.iter().enumerate() {
        let mut item = checks.item("contacts", index);
        item.id(&contact.id, ID);
        item.text("responsible_user_id", &contact.responsible_user_id, ID);
        item.text("name", &contact.name, NAME);
        if contact.contact_data.is_empty() {
            item.problem("contact_data", FieldRule::Required);
        }
        match contact.link() {
            Some(uri) if !is_crm_link(uri) => item.problem("uri", FieldRule::NotAllowed),
            Some(uri) => item.at_most("uri", uri, URI),
            None if contact.without_link => {}
            None => item.problem("uri", FieldRule::Required),
        }
        for (index, data) in contact.contact_data.iter().enumerate() {
            let mut item = item.inner("contact_data", index);
            item.required("chat_type", &data.chat_type);
            if !data.is_found_otherwise() {
                item.required("chat_id", &data.chat_id);
            }
            if data.username.as_deref().is_some_and(|name| name.starts_with('@')) {
                item.problem("username", FieldRule::NotAllowed);
            }
            item.phone("phone", data.phone.as_deref().filter(|phone| !phone.is_empty()));
        }
    }
    checks.done()
}

/// The contacts as sent; what is empty the client leaves out.
fn on_wire(contacts: Vec<NewContact>) -> Vec<wazzup::NewContact> {
    let on_wire = |contact: NewContact| wazzup::NewContact {
        uri: contact.link().map(str::to_owned),
        id: contact.id.into(),
        responsible_user_id: contact.responsible_user_id.into(),
        name: contact.name,
        contact_data: contact.contact_data.into_iter().map(ContactData::on_wire).collect(),
    };
    contacts.into_iter().map(on_wire).collect()
}

fn ids_of(contacts: &[wazzup::NewContact]) -> impl Iterator<Item = String> {
    contacts.iter().map(|contact| contact.id.to_string())
}

impl NewContact {
    fn link(&self) -> Option<&str> {
        self.uri.as_deref().map(str::trim).filter(|uri| !uri.is_empty())
    }
}

impl ContactData {
    /// Whether it says who is meant without the id, which a person of Telegram tells nobody: it
    /// comes with the first message. Whether v2 takes that is not known (reference 15, row 21), so
    /// the server decides.
    fn is_found_otherwise(&self) -> bool {
        let said = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.is_empty());
        self.chat_type == "telegram" && (said(&self.username) || said(&self.phone))
    }

    fn on_wire(self) -> wazzup::ContactData {
        let Self { chat_type, chat_id, username, phone } = self;
        wazzup::ContactData { chat_type, chat_id, username, phone }
    }

    fn read(data: wazzup::ContactData) -> Self {
        let said = |text: Option<String>| text.filter(|text| !text.is_empty());
        let wazzup::ContactData { chat_type, chat_id, username, phone } = data;
        Self { chat_type, chat_id, username: said(username), phone: said(phone) }
    }
}

impl fmt::Debug for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Contact") // a person
    }
}

impl fmt::Debug for NewContact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewContact") // a person
    }
}

impl fmt::Debug for ContactData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ContactData") // a person
    }
}
