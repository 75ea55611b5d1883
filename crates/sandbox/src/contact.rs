//! The contacts of one account, as the world keeps them for `contacts` (API reference 8): found by id
//! and listed by page without looking at the others, because an account may have very many.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use indexmap::IndexMap;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::page::Page;
use crate::tally::Tally;

/// What a path segment must not show as it is.
const IN_A_PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A customer of the client.
pub(crate) struct Contact {
    /// The caller's own.
    pub(crate) id: String,
    pub(crate) responsible_user_id: String,
    pub(crate) name: String,
    /// At least one.
    pub(crate) chats: Vec<Chat>,
    /// The link into the client's CRM; no answer of the API shows it again.
    pub(crate) uri: String,
}

/// Where a contact can be written to: an item of `contact_data`.
pub(crate) struct Chat {
    /// One of `contacts::CHAT_TYPES`: not a text of its own, because there may be very many chats.
    pub(crate) chat_type: &'static str,
    pub(crate) chat_id: String,
    pub(crate) username: Option<String>,
    pub(crate) phone: Option<String>,
}

/// A contact as JSON, written straight from where it is kept.
#[derive(Serialize)]
pub(crate) struct Printed<'a> {
    id: &'a str,
    name: &'a str,
    responsible_user_id: &'a str,
    contact_data: Vec<PrintedChat<'a>>,
    uri: Cow<'a, str>,
}

#[derive(Serialize)]
struct PrintedChat<'a> {
    chat_type: &'static str,
    chat_id: &'a str,
    username: &'a str,
    phone: &'a str,
}

impl Contact {
    /// As the API prints it: `uri` is a path of the API instead of the link that was sent, and what is
    /// missing is an empty string (API reference 8.3).
    pub(crate) fn shown(&self) -> Printed<'_> {
        let id = utf8_percent_encode(&self.id, IN_A_PATH);
        self.printed(format!("/api/v2/contacts/{id}").into())
    }

    /// As it is kept, with the link into the CRM.
    pub(crate) fn kept(&self) -> Printed<'_> {
        self.printed(self.uri.as_str().into())
    }

    fn printed<'a>(&'a self, uri: Cow<'a, str>) -> Printed<'a> {
        let chats = self.chats.iter().map(|chat| PrintedChat {
            chat_type: chat.chat_type,
            chat_id: &chat.chat_id,
            username: chat.username.as_deref().unwrap_or_default(),
            phone: chat.phone.as_deref().unwrap_or_default(),
        });
        Printed {
            id: &self.id,
            name: &self.name,
            responsible_user_id: &self.responsible_user_id,
            contact_data: chats.collect(),
            uri,
        }
    }
}

/// All contacts of an account, in the order they were added.
#[derive(Default)]
pub(crate) struct Contacts {
    people: IndexMap<String, Contact>,
    /// Those added and changed since the start.
    pub(crate) written: Tally,
    /// Those named in deletions, whether anybody had the id or not.
    pub(crate) deleted: Tally,
}

impl Contacts {
    /// These and no others, each with an id of its own.
    pub(crate) fn of(contacts: impl IntoIterator<Item = Contact>) -> Self {
        let people = contacts.into_iter().map(|contact| (contact.id.clone(), contact)).collect();
        Self { people, ..Self::default() }
    }

    /// Adds and replaces by id, and counts the contacts it wrote. A later entry with the same id wins.
    pub(crate) fn upsert(&mut self, contacts: Vec<Contact>) -> usize {
        let mut written = HashSet::new();
        for contact in contacts {
            written.insert(contact.id.clone());
            self.people.insert(contact.id.clone(), contact);
        }
        let count = written.len();
        self.written.count(written);
        count
    }

    /// Replaces those that exist and leaves the rest out, otherwise as `upsert`.
    pub(crate) fn update(&mut self, mut contacts: Vec<Contact>) -> usize {
        contacts.retain(|contact| self.people.contains_key(&contact.id));
        self.upsert(contacts)
    }

    /// Removes those that exist; other ids are nobody's.
    pub(crate) fn remove(&mut self, ids: Vec<String>) {
        let ids: HashSet<String> = ids.into_iter().collect();
        // By their places: to look for each of very many contacts among these ids would take too long.
        let places: BTreeSet<usize> =
            ids.iter().filter_map(|id| self.people.get_index_of(id)).collect();
        let (mut place, mut gone) = (0, places.into_iter().peekable());
        self.people.retain(|_, _| {
            let stays = gone.next_if_eq(&place).is_none();
            place += 1;
            stays
        });
        self.deleted.count(ids);
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Contact> {
        self.people.get(id)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Contact> {
        self.people.values()
    }

    /// The rows of a page, however far down, without a look at those before it.
    pub(crate) fn page(&self, page: &Page) -> impl Iterator<Item = &Contact> {
        page.of(self.people.values())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_others_stay_in_their_order() {
        let contact = |place: usize| Contact {
            id: place.to_string(),
            responsible_user_id: "1".to_owned(),
            name: "Somebody".to_owned(),
            chats: Vec::new(),
            uri: String::new(),
        };
        let mut contacts = Contacts::of((0..10).map(contact));
        contacts.remove(["9", "0", "4", "gone", "3"].map(str::to_owned).into());
        contacts.upsert(vec![contact(3), contact(7)]);
        let left: Vec<_> = contacts.all().map(|contact| contact.id.as_str()).collect();
        assert_eq!(left, ["1", "2", "5", "6", "7", "8", "3"]);
        let page: Vec<_> = contacts.page(&Page { limit: 2, offset: 5 }).map(|c| &c.id).collect();
        assert_eq!(page, ["8", "3"]);
        assert!(contacts.get("4").is_none() && contacts.get("8").is_some());
    }
}
