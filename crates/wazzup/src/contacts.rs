//! The people an account talks to: upsert, list, get, update, delete (reference 8).
//!
//! Called by the console with a client access token. Deliberately absent: splitting long lists (see
//! `batches`) and going through pages (see `paging`).

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::client::Caller;
use crate::decode::{one_or_many, optional_text, text_or_empty};
use crate::error::Error;
use crate::ids::{ContactId, UserId};
use crate::paging::{Keyed, Page};
use crate::retry::Repeat;
use crate::users::Processed;

/// Whether this can be a link into a CRM. A path within the API, which the service shows in place of
/// one (reference 8.3), cannot.
pub fn is_crm_link(uri: &str) -> bool {
    !uri.is_empty() && !uri.starts_with("/api/")
}

/// The methods on contacts; made by `AccountClient::contacts`.
#[derive(Clone, Copy)]
pub struct Contacts<'a>(pub(crate) &'a Caller);

impl Contacts<'_> {
    /// Adds contacts (reference 8.2), at most 100 at a time, each id once. In v3 this replaces a
    /// contact whose id is known; here that is not stated. Safe to repeat.
    ///
    /// # Errors
    /// [`Error::Refused`]; no code is documented for this method (reference 8.5).
    pub async fn upsert(&self, contacts: &[NewContact]) -> Result<Processed, Error> {
        self.0
            .post("/v2/contacts", Repeat::Safe)
            .json(json!({ "contacts": contacts }))
            .none_or_default()
            .await
    }

    /// One page of the list (reference 8.3). Safe to repeat.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn list(&self, page: &Page) -> Result<Vec<Contact>, Error> {
        self.0
            .get("/v2/contacts")
            .query("limit", page.limit)
            .query("offset", page.offset)
            .many()
            .await
    }

    /// One contact; the service sends a list of one (reference 8.3). Safe to repeat.
    ///
    /// # Errors
    /// [`Error::Refused`] with 404 for an unknown id, also when the service answers with an empty list.
    pub async fn get(&self, contact_id: &ContactId) -> Result<Contact, Error> {
        self.0
            .get("/v2/contacts/{contact_id}")
            .segment("contact_id", contact_id.as_str())
            .found()
            .await
    }

    /// Updates contacts that exist (reference 8.2), at most 100 at a time. Whether `contact_data` is
    /// merged or replaced is not known, so the contacts are complete. Safe to repeat.
    ///
    /// # Errors
    /// [`Error::Refused`]; no code is documented for this method (reference 8.5).
    pub async fn update(&self, contacts: &[NewContact]) -> Result<Processed, Error> {
        self.0
            .patch("/v2/contacts", Repeat::Safe)
            .json(json!({ "contacts": contacts }))
            .none_or_default()
            .await
    }

    /// Deletes contacts by id (reference 8.4), at most 100 at a time. Safe to repeat.
    ///
    /// # Errors
    /// See [`Error`]. Whether an unknown id fails the call is not known.
    pub async fn delete(&self, contact_ids: &[ContactId]) -> Result<(), Error> {
        self.0
            .delete("/v2/contacts", Repeat::Safe)
            .json(json!({ "contact_ids": contact_ids }))
            .nothing()
            .await
    }
}

/// A contact as sent; complete, because what leaving a field out means is not known.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct NewContact {
    /// The id in the client's own CRM, up to 100 characters.
    pub id: ContactId,
    /// The user who answers for the contact.
    pub responsible_user_id: UserId,
    /// Up to 200 characters.
    pub name: String,
    /// Where the contact can be reached; at least one.
    pub contact_data: Vec<ContactData>,
    /// The link to the contact in the CRM, up to 200 characters. Marked as required (reference 15,
    /// row 21); a path within the API is never sent, see [`Contact::crm_link`].
    #[serde(skip_serializing_if = "is_no_crm_link")]
    pub uri: Option<String>,
}

/// A contact as read.
#[derive(Clone, Deserialize, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// The id in the client's own CRM.
    pub id: ContactId,
    /// The user who answers for the contact.
    #[serde(default, deserialize_with = "optional_text")]
    pub responsible_user_id: Option<UserId>,
    /// The name; empty when it was not sent.
    #[serde(default, deserialize_with = "text_or_empty")]
    pub name: String,
    /// Where the contact can be reached.
    #[serde(default, deserialize_with = "one_or_many")]
    pub contact_data: Vec<ContactData>,
    /// As sent: a path within the API rather than the CRM's link (reference 8.3).
    #[serde(default, deserialize_with = "optional_text")]
    pub uri: Option<String>,
}

impl Contact {
    /// The link into the CRM, if the answer has one. The service is known to show a path within the
    /// API instead; sent back, that path would replace the link for good.
    pub fn crm_link(&self) -> Option<&str> {
        self.uri.as_deref().filter(|uri| is_crm_link(uri))
    }
}

/// A contact in one messenger.
#[derive(Clone, Deserialize, PartialEq, Eq, Serialize)]
pub struct ContactData {
    /// `whatsapp`, `viber`, `telegram` and so on; open-ended, and not the words of a channel's
    /// transport (reference 8.1).
    #[serde(default, deserialize_with = "text_or_empty")]
    pub chat_type: String,
    /// The account in the messenger, in a form that depends on `chat_type`. Empty where a username
    /// or phone stands for it (reference 15, row 21), and never sent so.
    #[serde(default, deserialize_with = "text_or_empty", skip_serializing_if = "String::is_empty")]
    pub chat_id: String,
    /// Telegram only, without `@`. Comes back empty, and is never sent so.
    #[serde(default, deserialize_with = "optional_text", skip_serializing_if = "says_nothing")]
    pub username: Option<String>,
    /// Telegram and MAX only, digits. Comes back empty, and is never sent so.
    #[serde(default, deserialize_with = "optional_text", skip_serializing_if = "says_nothing")]
    pub phone: Option<String>,
}

impl Keyed for Contact {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}

impl fmt::Debug for NewContact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewContact").finish_non_exhaustive() // a person
    }
}

impl fmt::Debug for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Contact").finish_non_exhaustive() // a person
    }
}

impl fmt::Debug for ContactData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ContactData").field("chat_type", &self.chat_type).finish_non_exhaustive()
    }
}

fn says_nothing(text: &Option<String>) -> bool {
    text.as_ref().is_none_or(String::is_empty)
}

fn is_no_crm_link(uri: &Option<String>) -> bool {
    !uri.as_deref().is_some_and(is_crm_link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_back_empty_or_as_a_path_is_not_sent() {
        let read: Contact = serde_json::from_str(
            r#"{"id": 7, "responsible_user_id": 1, "name": "A", "uri": "/api/v2/contacts/7",
                "contact_data": [{"chat_type": "whatsapp", "chat_id": 37120000001,
                                  "username": "", "phone": ""}]}"#,
        )
        .unwrap();
        assert_eq!((read.crm_link(), read.id.as_str()), (None, "7"));
        let written = NewContact {
            id: read.id,
            responsible_user_id: read.responsible_user_id.unwrap(),
            name: read.name,
            contact_data: read.contact_data,
            uri: read.uri,
        };
        assert_eq!(
            serde_json::to_value(&written).unwrap(),
            json!({
                "id": "7", "responsible_user_id": "1", "name": "A",
                "contact_data": [{ "chat_type": "whatsapp", "chat_id": "37120000001" }],
            })
        );
        let linked = NewContact { uri: Some("https://crm.example/7".to_owned()), ..written };
        assert_eq!(serde_json::to_value(&linked).unwrap()["uri"], "https://crm.example/7");
    }
}
