//! The contacts of one account, as the world keeps them for `contacts` (API reference 8): found by id
//! and listed by page without looking at the others, because an account may have very many.

use std::collections::HashSet;

use indexmap::IndexMap;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::page::Page;

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
    pub(crate) chat_type: String,
    pub(crate) chat_id: String,
    pub(crate) username: Option<String>,
    pub(crate) phone: Option<String>,
}

impl Contact {
    /// As the API prints it: `uri` is a path of the API instead of the link that was sent, and what is
    /// missing is an empty string (API reference 8.3).
    pub(crate) fn shown(&self) -> Value {
        let id = utf8_percent_encode(&self.id, IN_A_PATH);
        self.printed(&format!("/api/v2/contacts/{id}"))
    }

    /// As it is kept, with the link into the CRM.
    pub(crate) fn kept(&self) -> Value {
        self.printed(&self.uri)
    }

    fn printed(&self, uri: &str) -> Value {
        let chats = self.chats.iter().map(|chat| {
            json!({
                "chat_type": chat.chat_type, "chat_id": chat.chat_id,
                "username": chat.username.as_deref().unwrap_or_default(),
                "phone": chat.phone.as_deref().unwrap_or_default(),
            })
        });
        json!({
            "id": self.id, "name": self.name, "responsible_user_id": self.responsible_user_id,
            "contact_data": chats.collect::<Vec<_>>(), "uri": uri,
        })
    }
}

/// All contacts of an account, in the order they were added.
#[derive(Default)]
pub(crate) struct Contacts(IndexMap<String, Contact>);

impl Contacts {
    /// Adds and replaces by id, and counts the contacts it wrote. A later entry with the same id wins.
    pub(crate) fn upsert(&mut self, contacts: Vec<Contact>) -> usize {
        let mut written = HashSet::new();
        for contact in contacts {
            written.insert(contact.id.clone());
            self.0.insert(contact.id.clone(), contact);
        }
        written.len()
    }

    /// Replaces those that exist and leaves the rest out, otherwise as `upsert`.
    pub(crate) fn update(&mut self, mut contacts: Vec<Contact>) -> usize {
        contacts.retain(|contact| self.0.contains_key(&contact.id));
        self.upsert(contacts)
    }

    /// Removes those that exist; other ids are nobody's.
    pub(crate) fn remove(&mut self, ids: Vec<String>) {
        let ids: HashSet<String> = ids.into_iter().collect();
        self.0.retain(|id, _| !ids.contains(id));
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Contact> {
        self.0.get(id)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Contact> {
        self.0.values()
    }

    pub(crate) fn page(&self, page: &Page) -> impl Iterator<Item = &Contact> {
        page.of(self.0.values())
    }
}
