//! What is known of an account's people, for comparing rows with them: hashes, so that 100,000
//! contacts take little room.
//!
//! Filled by `bulk` from the local store, asked by `item` and `preflight`. Absent: the store.

use std::{
    collections::HashMap,
    hash::{BuildHasher, Hash, RandomState},
};

use super::{BulkKind, Item, fields::CHATS, preflight::Effect};
use crate::{
    contacts::{Contact, ContactData},
    users::User,
};

/// An account's people, as far as they are known here.
pub(crate) struct Known {
    kind: BulkKind,
    /// Whether the list was read in full: only then is somebody who is not in it new.
    complete: bool,
    hashes: RandomState,
    people: HashMap<u64, Print>,
    /// Who has a phone number.
    phones: HashMap<u64, u64>,
    /// Which contact is reached in a chat; none where several are.
    chats: HashMap<u64, Option<u64>>,
    colleagues: Option<Colleagues>,
}

/// Somebody known.
enum Print {
    User { name: u64, phone: Kept },
    Contact { name: u64, responsible: u64, chats: u64, in_chats: u32, link: Option<u64> },
}

/// The phone of a user.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    Phone(u64),
    None,
    /// The list of v3 has no phones (reference 11.1).
    NotTold,
}

/// Users who may be responsible for contacts.
#[derive(Default)]
struct Colleagues {
    ids: std::collections::HashSet<String>,
    /// Ids by name; none for a name that several have.
    names: HashMap<String, Option<String>>,
}

/// Who a responsible user is.
pub(super) enum Responsible {
    /// The user of this id.
    Is(String),
    /// Several have this name.
    Several,
    /// Nobody has this id or name.
    Nobody,
    /// The users were never read.
    NotRead,
}

impl Known {
    /// Nobody yet; `complete` says whether the list of this kind was ever read in full.
    pub(crate) fn new(kind: BulkKind, complete: bool) -> Self {
        Self {
            kind,
            complete,
            hashes: RandomState::new(),
            people: HashMap::new(),
            phones: HashMap::new(),
            chats: HashMap::new(),
            colleagues: None,
        }
    }

    /// A user of the account, for users.
    pub(crate) fn user(&mut self, user: &User) {
        let id = self.hash(&user.id);
        let phone = match user.phone.as_deref().filter(|phone| !phone.is_empty()) {
            Some(phone) => Kept::Phone(self.hash(phone)),
            None if self.kind == BulkKind::V3Users => Kept::NotTold,
            None => Kept::None,
        };
        if let Kept::Phone(phone) = phone {
            self.phones.insert(phone, id);
        }
        let name = self.hash(&user.name);
        self.people.insert(id, Print::User { name, phone });
    }

    /// A contact of the account, for contacts.
    pub(crate) fn contact(&mut self, contact: &Contact) {
        let id = self.hash(&contact.id);
        for chat in contact.contact_data.iter().filter(|chat| !chat.chat_id.is_empty()) {
            let chat = self.hash((&chat.chat_type, &chat.chat_id));
            let owner = self.chats.entry(chat).or_insert(Some(id));
            *owner = owner.filter(|owner| *owner == id);
        }
        let print = Print::Contact {
            name: self.hash(&contact.name),
            responsible: self.hash(contact.responsible_user_id.as_deref().unwrap_or_default()),
            chats: self.chats(&contact.contact_data),
            in_chats: in_chats(&contact.contact_data),
            link: contact.uri.as_deref().map(|uri| self.hash(uri)),
        };
        self.people.insert(id, print);
    }

    /// The account's users by id and name, for contacts. Not calling this says that they were never
    /// read.
    pub(crate) fn colleagues(&mut self, users: impl IntoIterator<Item = (String, String)>) {
        let mut colleagues = Colleagues::default();
        for (id, name) in users {
            let alone = Some(id.clone());
            let named = colleagues.names.entry(name.trim().to_lowercase());
            named.and_modify(|several| *several = None).or_insert(alone);
            colleagues.ids.insert(id);
        }
        self.colleagues = Some(colleagues);
    }

    pub(super) fn kind(&self) -> BulkKind {
        self.kind
    }

    /// How many users the account has room for; none when that is not known.
    pub(super) fn room(&self, limit: usize) -> Option<usize> {
        let counted = self.complete && self.kind != BulkKind::Contacts;
        counted.then(|| limit.saturating_sub(self.people.len()))
    }

    pub(super) fn responsible(&self, text: &str) -> Responsible {
        let Some(colleagues) = &self.colleagues else { return Responsible::NotRead };
        if colleagues.ids.contains(text) {
            return Responsible::Is(text.to_owned());
        }
        match colleagues.names.get(&text.to_lowercase()) {
            Some(Some(id)) => Responsible::Is(id.clone()),
            Some(None) => Responsible::Several,
            None => Responsible::Nobody,
        }
    }

    /// Whether a phone belongs to another user.
    pub(super) fn is_taken(&self, phone: &str, id: &str) -> bool {
        self.phones.get(&self.hash(phone)).is_some_and(|owner| *owner != self.hash(id))
    }

    /// The chats of a contact in which the account has another already, by their fields.
    pub(super) fn shared(&self, item: &Item) -> Vec<&'static str> {
        let Item::Contact(contact) = item else { return Vec::new() };
        let id = self.hash(&contact.id);
        let is_shared = |chat: &&ContactData| {
            let owner = self.chats.get(&self.hash((&chat.chat_type, &chat.chat_id)));
            owner.is_some_and(|owner| *owner != Some(id))
        };
        let shared = contact.contact_data.iter().filter(is_shared);
        shared.filter_map(|chat| CHATS.get(place(chat)?)).map(|chat| chat.field).collect()
    }

    /// What the account has now and the item has not: the fields.
    pub(super) fn lost(&self, item: &Item) -> Vec<&'static str> {
        match (item, self.people.get(&self.hash(item.id()))) {
            // A phone that nobody told may be there as well as any.
            (Item::User(user), Some(Print::User { phone: Kept::Phone(_) | Kept::NotTold, .. })) => {
                if user.phone.is_none() {
                    vec!["phone"]
                } else {
                    Vec::new()
                }
            }
            (Item::Contact(contact), Some(Print::Contact { in_chats: before, .. })) => {
                let gone = before & !in_chats(&contact.contact_data);
                let chats = CHATS.iter().enumerate();
                let lost = chats.filter(|(bit, _)| gone & (1 | WITH_ID) << bit != 0);
                lost.map(|(_, chat)| chat.field).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What sending the item does to the account.
    pub(super) fn effect(&self, item: &Item) -> Effect {
        let same = match (item, self.people.get(&self.hash(item.id()))) {
            (_, None) if self.complete => return Effect::Add,
            (_, None) => return Effect::Unknown,
            (Item::User(user), Some(Print::User { name, phone })) => {
                let wanted =
                    user.phone.as_deref().map_or(Kept::None, |own| Kept::Phone(self.hash(own)));
                let phone = if *phone == Kept::NotTold { None } else { Some(*phone == wanted) };
                both(Some(*name == self.hash(&user.name)), phone)
            }
            (
                Item::Contact(contact),
                Some(Print::Contact { name, responsible, chats, link, .. }),
            ) => {
                let told = *name == self.hash(&contact.name)
                    && *responsible == self.hash(&contact.responsible_user_id)
                    && *chats == self.chats(&contact.contact_data);
                // A link that is not known here may be any.
                let link =
                    link.map(|link| Some(link) == contact.uri.as_deref().map(|own| self.hash(own)));
                both(Some(told), link)
            }
            _ => Some(false),
        };
        match same {
            Some(true) if self.complete => Effect::Same,
            Some(false) => Effect::Change,
            _ => Effect::Unknown,
        }
    }

    pub(super) fn hash(&self, what: impl Hash) -> u64 {
        self.hashes.hash_one(what)
    }

    /// All chats together, in any order.
    fn chats(&self, data: &[ContactData]) -> u64 {
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        let mut chats: Vec<_> = data
            .iter()
            .map(|chat| (&chat.chat_type, &chat.chat_id, said(&chat.username), said(&chat.phone)))
            .collect();
        chats.sort();
        self.hash(chats)
    }
}

/// Both equal; not known when one is not known and the other does not decide.
fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// In what a contact is reached: a bit for each kind of chats, and one for an id in it, which
/// may be lost while a name or a number stays.
fn in_chats(data: &[ContactData]) -> u32 {
    let bits = data.iter().filter_map(|chat| {
        let bits = if chat.chat_id.is_empty() { 1 } else { 1 | WITH_ID };
        place(chat).map(|place| bits << place)
    });
    bits.fold(0, |all, bits| all | bits)
}

/// The first bit of ids.
const WITH_ID: u32 = 1 << CHATS.len();

/// The place of a chat's kind among all.
fn place(chat: &ContactData) -> Option<usize> {
    CHATS.iter().position(|own| own.field == chat.chat_type)
}
