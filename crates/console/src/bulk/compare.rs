//! What was sent beside what is there: which fields hold another value.
//!
//! Used by `verdict`. Pure. The link of a contact is compared where there is one: the server may
//! show a path of its own in its place (API reference 8.3), which says nothing. Absent: what is not
//! there at all.

use std::collections::BTreeSet;

use super::wire::{Found, Parcel};

/// The fields of `sent` that `found` has otherwise, by the names of a table's columns; none when
/// both are the same. `whole` says that `found` came with everything, phones too.
pub(super) fn differences(sent: &Parcel, found: &Found, whole: bool) -> Vec<String> {
    let mut fields = BTreeSet::new();
    match (sent, found) {
        (Parcel::User(sent), Found::User(found)) => {
            if sent.name != found.name {
                fields.insert("name");
            }
            // A phone dropped in silence (API reference 5.1) differs like any other; one that was
            // not sent says nothing about what was there before.
            if whole && sent.phone.is_some() && sent.phone != found.phone {
                fields.insert("phone");
            }
        }
        (Parcel::Contact(sent), Found::Contact(found)) => {
            if sent.name != found.name {
                fields.insert("name");
            }
            if Some(&sent.responsible_user_id) != found.responsible_user_id.as_ref() {
                fields.insert("responsible_user");
            }
            if found
                .crm_link()
                .is_some_and(|link| sent.uri.as_deref().is_some_and(|own| own != link))
            {
                fields.insert("link");
            }
            chats(&sent.contact_data, &found.contact_data, &mut fields);
        }
        _ => {}
    }
    fields.into_iter().map(str::to_owned).collect()
}

/// The columns of chats that are there and were not sent, or the other way round.
fn chats<'a>(
    sent: &'a [wazzup::ContactData],
    found: &'a [wazzup::ContactData],
    fields: &mut BTreeSet<&'a str>,
) {
    let mut left: Vec<_> = found.iter().collect();
    for chat in sent {
        match left.iter().position(|other| is_same(chat, other)) {
            Some(place) => drop(left.swap_remove(place)),
            None => drop(fields.insert(column(chat))),
        }
    }
    fields.extend(left.into_iter().map(column));
}

/// Whether a chat is there as it was sent. Sent by a name or a number alone, it may have got its
/// id from the server.
fn is_same(sent: &wazzup::ContactData, found: &wazzup::ContactData) -> bool {
    let said = |text: &Option<String>| text.as_deref().unwrap_or_default().to_owned();
    sent.chat_type == found.chat_type
        && (sent.chat_id.is_empty() || sent.chat_id == found.chat_id)
        && said(&sent.username) == said(&found.username)
        && said(&sent.phone) == said(&found.phone)
}

/// The column a chat stands in; of a kind that has none, the kind.
fn column(chat: &wazzup::ContactData) -> &str {
    let said = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.is_empty());
    match chat.chat_type.as_str() {
        "telegram" if chat.chat_id.is_empty() && said(&chat.username) => "telegram_username",
        "telegram" if chat.chat_id.is_empty() && said(&chat.phone) => "telegram_phone",
        "max" if chat.chat_id.is_empty() && said(&chat.phone) => "max_phone",
        kind => kind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(name: &str, phone: Option<&str>) -> Parcel {
        let phone = phone.map(str::to_owned);
        Parcel::User(wazzup::NewUser { id: "u".into(), name: name.to_owned(), phone })
    }

    fn chat(chat_type: &str, chat_id: &str, username: &str) -> wazzup::ContactData {
        let username = Some(username.to_owned());
        let (chat_type, chat_id) = (chat_type.to_owned(), chat_id.to_owned());
        wazzup::ContactData { chat_type, chat_id, username, phone: None }
    }

    #[test]
    fn a_phone_dropped_in_silence_differs() {
        let there = |phone: Option<&str>| {
            let phone = phone.map(str::to_owned);
            Found::User(wazzup::User { id: "u".into(), name: "A".to_owned(), phone })
        };
        let sent = user("A", Some("37120000001"));
        assert_eq!(differences(&sent, &there(Some("37120000001")), true), [""; 0]);
        assert_eq!(differences(&sent, &there(None), true), ["phone"]);
        assert_eq!(differences(&sent, &there(Some("37120000002")), true), ["phone"]);
        assert_eq!(differences(&sent, &there(None), false), [""; 0], "a list without phones");
        assert_eq!(differences(&user("A", None), &there(Some("1")), true), [""; 0]);
        assert_eq!(differences(&user("B", None), &there(None), true), ["name"]);
    }

    #[test]
    fn a_link_differs_where_the_server_shows_one() {
        let sent = |uri: Option<&str>| {
            Parcel::Contact(wazzup::NewContact {
                id: "c".into(),
                responsible_user_id: "u".into(),
                name: "A".to_owned(),
                contact_data: Vec::new(),
                uri: uri.map(str::to_owned),
            })
        };
        let there = |uri: &str| {
            Found::Contact(wazzup::Contact {
                id: "c".into(),
                responsible_user_id: Some("u".into()),
                name: "A".to_owned(),
                contact_data: Vec::new(),
                uri: Some(uri.to_owned()),
            })
        };
        let (one, two) = ("https://crm.example/1", "https://crm.example/2");
        assert_eq!(differences(&sent(Some(one)), &there(two), true), ["link"]);
        assert_eq!(differences(&sent(Some(one)), &there(one), true), [""; 0]);
        assert_eq!(differences(&sent(Some(one)), &there("/api/v2/contacts/c"), true), [""; 0]);
        assert_eq!(differences(&sent(None), &there(two), true), [""; 0]);
    }

    #[test]
    fn chats_are_compared_in_any_order_and_a_path_is_no_link() {
        let sent = |chats: Vec<wazzup::ContactData>| {
            Parcel::Contact(wazzup::NewContact {
                id: "c".into(),
                responsible_user_id: "u".into(),
                name: "A".to_owned(),
                contact_data: chats,
                uri: Some("https://crm.example/1".to_owned()),
            })
        };
        let there = |responsible: &str, chats: Vec<wazzup::ContactData>| {
            Found::Contact(wazzup::Contact {
                id: "c".into(),
                responsible_user_id: Some(responsible.into()),
                name: "A".to_owned(),
                contact_data: chats,
                uri: Some("/api/v2/contacts/c".to_owned()),
            })
        };
        let (one, two) = (chat("whatsapp", "37120000001", ""), chat("vk", "7", ""));
        let both = sent(vec![one.clone(), two.clone()]);
        let found = there("u", vec![two.clone(), one.clone()]);
        assert_eq!(differences(&both, &found, true), [""; 0]);
        assert_eq!(
            differences(&both, &there("v", vec![one.clone()]), true),
            ["responsible_user", "vk"]
        );
        let more = there("u", vec![two.clone(), one.clone(), chat("viber", "37120000001", "")]);
        assert_eq!(differences(&both, &more, true), ["viber"]);
        // Sent by its name, it comes back with the server's own id.
        let named = sent(vec![chat("telegram", "", "anna")]);
        assert_eq!(
            differences(&named, &there("u", vec![chat("telegram", "55", "anna")]), true),
            [""; 0]
        );
        let other = there("u", vec![chat("telegram", "55", "inga")]);
        assert_eq!(differences(&named, &other, true), ["telegram", "telegram_username"]);
    }
}
