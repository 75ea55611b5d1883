//! The fields a row can have: the same words for reading, mapping and saving.
//!
//! Used by every file of `sheet`, and by `bulk` for the columns of what it saves. Absent: the words
//! of headings (`header`) and the titles of columns, which the page gives.

use super::BulkKind;

/// Why a row failed; written into what is saved, and of no meaning when it is read.
pub(crate) const REASON: &str = "reason";

const USER: &[&str] = &["id", "name", "phone"];

const CONTACT: &[&str] = &[
    "id",
    "name",
    "responsible_user",
    "link",
    "whatsapp",
    "whatsgroup",
    "viber",
    "instagram",
    "telegram",
    "telegram_username",
    "telegram_phone",
    "telegroup",
    "vk",
    "avito",
    "max",
    "max_phone",
    "maxgroup",
];

/// A messenger's kind of chats (reference 8.1).
pub(super) struct Chat {
    /// The field of its ids, and the API's word for it.
    pub(super) field: &'static str,
    /// What an id looks like.
    pub(super) form: Form,
    /// The field of names in the messenger, where the API has a place for them.
    pub(super) username: Option<&'static str>,
    /// The field of numbers beside the ids, where the API has a place for them.
    pub(super) phone: Option<&'static str>,
}

/// What the id of a chat looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A phone number.
    Phone,
    /// A name, without `@`.
    Name,
    /// Whatever the service said; it arrives with messages.
    Opaque,
}

/// All kinds of chats, in the order of the fields.
pub(super) const CHATS: [Chat; 10] = [
    Chat::plain("whatsapp", Form::Phone),
    Chat::plain("whatsgroup", Form::Opaque),
    Chat::plain("viber", Form::Phone),
    Chat::plain("instagram", Form::Name),
    Chat {
        field: "telegram",
        form: Form::Opaque,
        username: Some("telegram_username"),
        phone: Some("telegram_phone"),
    },
    Chat::plain("telegroup", Form::Opaque),
    Chat::plain("vk", Form::Opaque),
    Chat::plain("avito", Form::Opaque),
    Chat { field: "max", form: Form::Opaque, username: None, phone: Some("max_phone") },
    Chat::plain("maxgroup", Form::Opaque),
];

impl Chat {
    const fn plain(field: &'static str, form: Form) -> Self {
        Self { field, form, username: None, phone: None }
    }

    /// Its fields, that of the ids first.
    pub(super) fn fields(&self) -> impl Iterator<Item = &'static str> {
        [Some(self.field), self.username, self.phone].into_iter().flatten()
    }
}

/// The fields of a kind, in the order of their columns; without [`REASON`].
pub(crate) fn fields(kind: BulkKind) -> &'static [&'static str] {
    match kind {
        BulkKind::Users | BulkKind::V3Users => USER,
        BulkKind::Contacts => CONTACT,
    }
}

/// How a field holds several values, if it can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Several {
    /// It has one.
    No,
    /// Parts of one, such as a first and a last name.
    Joined,
    /// Several, in any order.
    Listed,
    /// Several, each belonging to the one at its place in a sister field.
    Paired,
}

/// How `field` holds several values.
pub(super) fn several(field: &str) -> Several {
    if field == "name" {
        return Several::Joined;
    }
    match CHATS.iter().find(|chat| chat.fields().any(|own| own == field)) {
        None => Several::No,
        Some(chat) if chat.fields().count() == 1 => Several::Listed,
        Some(_) => Several::Paired,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chat_has_its_fields_in_the_same_order() {
        let chats: Vec<_> = CHATS.iter().flat_map(Chat::fields).collect();
        assert_eq!(CONTACT[4..], chats);
    }
}
