//! Keeping the store's copy of people in step with what bulk work learns.
//!
//! Used by `sending`, `verdict` and `keeping`, inside a piece of store work. Absent: a full reading
//! of a list; that is the lists' own.

use rusqlite::{Connection, Result};

use super::wire::Found;
use crate::{
    contacts::{Contact, ContactData},
    sheet::BulkKind,
    store::{
        cached_contacts, cached_users, contact_links,
        people_lists::{self, Kind},
    },
    users::{User, UsersEdition},
};

/// Whose people.
#[derive(Clone)]
pub(super) struct Whose {
    pub(super) profile_id: String,
    pub(super) account_id: String,
    pub(super) kind: BulkKind,
}

impl Whose {
    /// The list they are kept in.
    pub(super) fn list(&self) -> Kind {
        match self.kind {
            BulkKind::Users => Kind::Users(UsersEdition::V2),
            BulkKind::V3Users => Kind::Users(UsersEdition::V3),
            BulkKind::Contacts => Kind::Contacts,
        }
    }

    /// Keeps people as the server has them. A list of v3 says nothing of phones (API reference
    /// 11.1), so what is known of them stays.
    pub(super) fn read(&self, connection: &Connection, found: &[Found], whole: bool) -> Result<()> {
        if found.is_empty() {
            return Ok(());
        }
        let list = people_lists::open(connection, &self.profile_id, &self.account_id, self.list())?;
        if self.kind == BulkKind::Contacts {
            let contacts = self.linked(connection, found)?;
            return cached_contacts::put(connection, &list, &contacts);
        }
        let known: Vec<_> = if whole { Vec::new() } else { cached_users::list(connection, &list)? };
        let phone = |user: &wazzup::User| {
            let told = user.phone.clone().filter(|phone| !phone.is_empty());
            let kept = || known.iter().find(|own| own.id == user.id.as_str())?.phone.clone();
            told.or_else(kept)
        };
        let users: Vec<_> = found
            .iter()
            .filter_map(|found| match found {
                Found::User(user) => Some(User {
                    id: user.id.to_string(),
                    name: user.name.clone(),
                    phone: phone(user),
                }),
                Found::Contact(_) => None,
            })
            .collect();
        cached_users::put(connection, &list, &users)
    }

    /// Takes people off the list whose deletion was accepted. Their links stay, for should they be
    /// there still, nobody else knows them.
    pub(super) fn taken_off(&self, connection: &Connection, ids: &[String]) -> Result<()> {
        let list = people_lists::open(connection, &self.profile_id, &self.account_id, self.list())?;
        match self.kind {
            BulkKind::Contacts => cached_contacts::remove(connection, &list, ids),
            BulkKind::Users | BulkKind::V3Users => cached_users::remove(connection, &list, ids),
        }
    }

    /// Forgets people who are gone, and their links.
    pub(super) fn gone(&self, connection: &Connection, ids: &[String]) -> Result<()> {
        if self.kind == BulkKind::Contacts {
            let links: Vec<_> = ids.iter().map(|id| (id.clone(), None)).collect();
            self.links(connection, &links)?;
        }
        self.taken_off(connection, ids)
    }

    /// Keeps the links of contacts that were written: the server shows a path of its own in their
    /// place (API reference 8.3). None forgets one.
    pub(super) fn links(
        &self,
        connection: &Connection,
        links: &[(String, Option<String>)],
    ) -> Result<()> {
        contact_links::set(connection, &self.profile_id, &self.account_id, links)
    }

    /// The link kept of a contact.
    pub(super) fn link(&self, connection: &Connection, id: &str) -> Result<Option<String>> {
        let ids = [id.to_owned()];
        let mut kept = contact_links::of(connection, &self.profile_id, &self.account_id, &ids)?;
        Ok(kept.remove(id))
    }

    fn linked(&self, connection: &Connection, found: &[Found]) -> Result<Vec<Contact>> {
        let contacts = || {
            found.iter().filter_map(|found| match found {
                Found::Contact(contact) => Some(contact),
                Found::User(_) => None,
            })
        };
        let ids: Vec<String> = contacts()
            .filter(|contact| contact.crm_link().is_none())
            .map(|contact| contact.id.to_string())
            .collect();
        let mut kept = contact_links::of(connection, &self.profile_id, &self.account_id, &ids)?;
        let shown = |contact: &wazzup::Contact| {
            let told = contact.crm_link().map(str::to_owned);
            let own = kept.remove(contact.id.as_str());
            Contact {
                id: contact.id.to_string(),
                responsible_user_id: contact.responsible_user_id.as_ref().map(|id| id.to_string()),
                name: contact.name.clone(),
                contact_data: contact.contact_data.iter().map(read).collect(),
                uri_kept_here: told.is_none() && own.is_some(),
                uri: told.or(own),
            }
        };
        Ok(contacts().map(shown).collect())
    }
}

fn read(data: &wazzup::ContactData) -> ContactData {
    let said = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    ContactData {
        chat_type: data.chat_type.clone(),
        chat_id: data.chat_id.clone(),
        username: said(&data.username),
        phone: said(&data.phone),
    }
}
