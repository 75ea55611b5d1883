//! Finding contacts among those the store keeps: by words, numbers and ids, in pieces.
//!
//! Called by the shell with every letter typed. Absent: asking the server, which cannot search.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Contact;
use crate::{
    checks::at_most,
    console::Console,
    error::Error,
    store::{
        accounts, cached_contacts,
        people_lists::{self, Kind},
    },
};

/// Contacts given at once.
const PIECE: u32 = 500;
/// Contacts of all clients given at once.
const PIECE_OF_ALL: u32 = 50;

/// The order of contacts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContactSort {
    /// As they first came.
    Listed,
    /// By name, those with a name in letters first.
    Name,
    /// The other way round.
    NameDown,
}

/// A piece of the contacts that a search finds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContactsFound {
    /// Those asked for.
    pub contacts: Vec<Contact>,
    /// How many the search finds, or without one how many there are.
    #[ts(type = "number")]
    pub total: u64,
    /// Whether it finds more than `total`: no search counts further than 2,000.
    pub more_than_total: bool,
    /// When the list was last read to its end, epoch milliseconds; none: never.
    #[ts(type = "number | null")]
    pub read_at: Option<i64>,
    /// Contacts of the account that are kept here.
    #[ts(type = "number")]
    pub cached: u64,
}

/// A contact found among those of all clients.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FoundContact {
    /// The client's account.
    pub account_id: String,
    /// What the client is called.
    pub account_label: String,
    /// The contact.
    pub contact: Contact,
}

impl Console {
    /// A piece of the contacts kept here, of those in which every word of a search is: names, ids,
    /// chats, usernames and numbers, whatever their case and accents, and however a number is
    /// grouped. Nothing is asked.
    ///
    /// # Errors
    /// `Invalid` for a limit above 500.
    pub async fn contacts_find(
        &self,
        account_id: &str,
        search: &str,
        sort: ContactSort,
        offset: u32,
        limit: u32,
    ) -> Result<ContactsFound, Error> {
        at_most("limit", limit, PIECE)?;
        let (profile, account) = (self.session()?.profile.profile_id, account_id.to_owned());
        let search = search.to_owned();
        let find = move |c: &rusqlite::Connection| {
            let Some(list) = people_lists::find(c, &profile, &account, Kind::Contacts)? else {
                return Ok(ContactsFound::default());
            };
            let (offset, limit) = (offset as usize, limit as usize);
            let cached_contacts::Found { contacts, total, more } =
                cached_contacts::find(c, &list, &search, sort, offset, limit)?;
            let (read_at, cached) = (list.read_at, cached_contacts::count(c, &list)?);
            Ok(ContactsFound { contacts, total, more_than_total: more, read_at, cached })
        };
        self.store().run(find).await
    }

    /// The first contacts of all clients that a search finds among those kept here.
    ///
    /// # Errors
    /// `Invalid` for a limit above 50.
    pub async fn contacts_search(
        &self,
        search: &str,
        limit: u32,
    ) -> Result<Vec<FoundContact>, Error> {
        at_most("limit", limit, PIECE_OF_ALL)?;
        let (profile, search) = (self.session()?.profile.profile_id, search.to_owned());
        let find = move |c: &rusqlite::Connection| {
            let found = cached_contacts::find_everywhere(c, &profile, &search, limit as usize)?;
            let labelled = found.into_iter().map(|(account_id, contact)| {
                let account = accounts::get(c, &profile, &account_id)?;
                let label = account.map(|account| account.label).filter(|label| !label.is_empty());
                let account_label = label.unwrap_or_else(|| account_id.clone());
                Ok(FoundContact { account_id, account_label, contact })
            });
            labelled.collect()
        };
        self.store().run(find).await
    }
}
