//! Contacts (API reference 8), as the published description shows them.

use utoipa::ToSchema;

/// Contacts to be added or changed.
#[derive(ToSchema)]
#[schema(example = json!({
    "contacts": [{
        "id": "c-1001", "responsible_user_id": "u-anna", "name": "Test Contact",
        "contact_data": [
            { "chat_type": "whatsapp", "chat_id": "37120001150" },
            { "chat_type": "telegram", "chat_id": "490018227", "username": "client_1" },
        ],
        "uri": "https://crm.example/contacts/1001",
    }],
}))]
pub(crate) struct ContactList {
    #[schema(min_items = 1, max_items = 100)]
    contacts: Vec<NewContact>,
}

/// One contact, whole: what is left out is gone afterwards.
#[derive(ToSchema)]
pub(crate) struct NewContact {
    /// The caller's own id; it must not be blank.
    #[schema(max_length = 100, pattern = r"\S")]
    id: String,
    /// The caller's own id of the user responsible for the contact.
    #[schema(max_length = 100, pattern = r"\S")]
    responsible_user_id: String,
    #[schema(max_length = 200, pattern = r"\S")]
    name: String,
    #[schema(min_items = 1)]
    contact_data: Vec<NewChat>,
    /// The link to the contact in the CRM. No answer gives it back: never send on the `uri` of an answer.
    #[schema(max_length = 200, pattern = r"\S")]
    uri: String,
}

/// Where the contact can be written to.
#[derive(ToSchema)]
pub(crate) struct NewChat {
    chat_type: ChatType,
    /// For `whatsapp` and `viber` the phone number in digits, for `instagram` the account's name, else an
    /// id that comes by webhook.
    #[schema(pattern = r"\S")]
    chat_id: String,
    /// Telegram only, without the @ sign.
    username: Option<String>,
    /// Telegram and MAX only, in digits with the country code.
    phone: Option<String>,
}

/// The kinds of chats. A channel's `transport` is another vocabulary: `wapi` chats are `whatsapp` here,
/// `tgapi` ones `telegram`, `maxbot` ones `max` and `instAPI` ones `instagram`.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
pub(crate) enum ChatType {
    Whatsapp,
    Whatsgroup,
    Viber,
    Instagram,
    Telegram,
    Telegroup,
    Vk,
    Avito,
    Max,
    Maxgroup,
}

/// Contacts to be deleted.
#[derive(ToSchema)]
#[schema(example = json!({ "contact_ids": ["c-1001"] }))]
pub(crate) struct ContactIds {
    #[schema(min_items = 1, max_items = 100)]
    contact_ids: Vec<OneContactId>,
}

/// The caller's own id of a contact.
#[derive(ToSchema)]
#[schema(pattern = r"\S")]
pub(crate) struct OneContactId(String);

/// A contact.
#[derive(ToSchema)]
pub(crate) struct Contact {
    id: String,
    responsible_user_id: String,
    name: String,
    contact_data: Vec<Chat>,
    /// A path of the API with the percent-encoded id, and not the link that was sent.
    uri: String,
}

/// Where the contact can be written to. An empty text means none: do not send it back.
#[derive(ToSchema)]
pub(crate) struct Chat {
    chat_type: ChatType,
    chat_id: String,
    username: String,
    phone: String,
}
