//! Rows as requests, and people read back: the one place where the three kinds differ on the way.
//!
//! Used by `sending` and `read_back`. Absent: batches, repeating, and judging what is read.

use std::collections::HashSet;

use wazzup::{AccountId, ContactId, Page, UserId, V3Client};

use crate::{
    contacts::{ContactData, NewContact},
    error::Error,
    session::Session,
    sheet::{BulkKind, Item},
    users::NewUser,
    v3_keys::failure,
};

/// What goes out of one row.
#[derive(Clone)]
pub(super) enum Parcel {
    /// A user of either edition.
    User(wazzup::NewUser),
    /// A contact.
    Contact(wazzup::NewContact),
    /// The id of somebody to delete.
    Id(String),
}

/// Somebody as the server has them.
pub(super) enum Found {
    /// A user; the list of v3 has no phones.
    User(wazzup::User),
    /// A contact.
    Contact(wazzup::Contact),
}

/// The way to the people of one account.
#[derive(Clone)]
pub(super) struct Wire {
    pub(super) session: Session,
    pub(super) account_id: AccountId,
    pub(super) kind: BulkKind,
    /// With the account's own key, for the kind that needs it.
    pub(super) v3: Option<V3Client>,
}

impl Wire {
    /// Sends at most a hundred of one sort. Gives the places of ids nobody has, where the server
    /// says so.
    pub(super) async fn send(self, parcels: Vec<Parcel>) -> Result<HashSet<usize>, Error> {
        let (mut users, mut contacts, mut ids) = (Vec::new(), Vec::new(), Vec::new());
        for parcel in parcels {
            match parcel {
                Parcel::User(user) => users.push(user),
                Parcel::Contact(contact) => contacts.push(contact),
                Parcel::Id(id) => ids.push(id),
            }
        }
        match (self.kind, ids.is_empty()) {
            (BulkKind::V3Users, true) => {
                self.v3()?.users().upsert(&users).await.map_err(failure)?;
            }
            (BulkKind::V3Users, false) => {
                let ids: Vec<UserId> = ids.into_iter().map(UserId::from).collect();
                let missing = self.v3()?.users().bulk_delete(&ids).await.map_err(failure)?;
                let missing: HashSet<_> = missing.iter().map(UserId::as_str).collect();
                let places = 0..ids.len();
                return Ok(places.filter(|&at| missing.contains(ids[at].as_str())).collect());
            }
            (BulkKind::Users, true) => {
                let users = &users;
                let call = |client: wazzup::AccountClient| async move {
                    client.users().upsert(users).await.map(drop)
                };
                self.session.account(&self.account_id, call).await?;
            }
            (BulkKind::Users, false) => {
                let ids = &ids.into_iter().map(UserId::from).collect::<Vec<_>>();
                let call =
                    |client: wazzup::AccountClient| async move { client.users().delete(ids).await };
                self.session.account(&self.account_id, call).await?;
            }
            (BulkKind::Contacts, true) => {
                let contacts = &contacts;
                let call = |client: wazzup::AccountClient| async move {
                    client.contacts().upsert(contacts).await.map(drop)
                };
                self.session.account(&self.account_id, call).await?;
            }
            (BulkKind::Contacts, false) => {
                let ids = &ids.into_iter().map(ContactId::from).collect::<Vec<_>>();
                let call = |client: wazzup::AccountClient| async move {
                    client.contacts().delete(ids).await
                };
                self.session.account(&self.account_id, call).await?;
            }
        }
        Ok(HashSet::new())
    }

    /// One page of the list. Of v3 the limit is its own.
    pub(super) async fn page(self, page: Page) -> Result<Vec<Found>, Error> {
        let page = &page;
        match self.kind {
            BulkKind::V3Users => {
                let users = self.v3()?.users().list(page.offset).await.map_err(failure)?;
                Ok(users.into_iter().map(Found::User).collect())
            }
            BulkKind::Users => {
                let call =
                    |client: wazzup::AccountClient| async move { client.users().list(page).await };
                let users = self.session.account(&self.account_id, call).await?;
                Ok(users.into_iter().map(Found::User).collect())
            }
            BulkKind::Contacts => {
                let call = |client: wazzup::AccountClient| async move {
                    client.contacts().list(page).await
                };
                let contacts = self.session.account(&self.account_id, call).await?;
                Ok(contacts.into_iter().map(Found::Contact).collect())
            }
        }
    }

    /// One person, with everything; none when there is nobody of this id.
    pub(super) async fn one(self, id: String) -> Result<Option<Found>, Error> {
        let found = match self.kind {
            BulkKind::V3Users => {
                let id = UserId::from(id);
                self.v3()?.users().get(&id).await.map(Found::User).map_err(failure)
            }
            BulkKind::Users => {
                let id = &UserId::from(id);
                let call =
                    |client: wazzup::AccountClient| async move { client.users().get(id).await };
                self.session.account(&self.account_id, call).await.map(Found::User)
            }
            BulkKind::Contacts => {
                let id = &ContactId::from(id);
                let call =
                    |client: wazzup::AccountClient| async move { client.contacts().get(id).await };
                self.session.account(&self.account_id, call).await.map(Found::Contact)
            }
        };
        match found {
            Ok(found) => Ok(Some(found)),
            Err(Error::Api(wazzup::Error::Refused { status: 404, .. })) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn v3(&self) -> Result<&V3Client, Error> {
        self.v3.as_ref().ok_or(Error::V3KeyMissing)
    }
}

impl Parcel {
    /// The person's id.
    pub(super) fn key(&self) -> &str {
        match self {
            Self::User(user) => user.id.as_str(),
            Self::Contact(contact) => contact.id.as_str(),
            Self::Id(id) => id,
        }
    }

    /// Whether only a look at this one person shows all of what was sent: the list of v3 has no
    /// phones (reference 11.1).
    pub(super) fn needs_a_look(&self, kind: BulkKind) -> bool {
        let Self::User(user) = self else { return false };
        kind == BulkKind::V3Users && user.phone.is_some()
    }
}

impl From<Item> for Parcel {
    fn from(item: Item) -> Self {
        match item {
            Item::User(NewUser { id, name, phone }) => Self::User(wazzup::NewUser {
                id: id.into(),
                name,
                phone: phone.filter(|phone| !phone.is_empty()),
            }),
            Item::Contact(NewContact {
                id,
                responsible_user_id,
                name,
                contact_data,
                uri,
                without_link: _,
            }) => Self::Contact(wazzup::NewContact {
                id: id.into(),
                responsible_user_id: responsible_user_id.into(),
                name,
                contact_data: contact_data.into_iter().map(on_wire).collect(),
                uri: uri.map(|uri| uri.trim().to_owned()).filter(|uri| !uri.is_empty()),
            }),
        }
    }
}

fn on_wire(data: ContactData) -> wazzup::ContactData {
    let said = |text: Option<String>| text.filter(|text| !text.is_empty());
    let ContactData { chat_type, chat_id, username, phone } = data;
    wazzup::ContactData { chat_type, chat_id, username: said(username), phone: said(phone) }
}

impl wazzup::Keyed for Found {
    fn key(&self) -> &str {
        match self {
            Self::User(user) => user.id.as_str(),
            Self::Contact(contact) => contact.id.as_str(),
        }
    }
}
