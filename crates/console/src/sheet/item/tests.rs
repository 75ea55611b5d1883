//! What single rows become, and what is said about them.

use super::*;

fn values(fields: &[(&str, &str)]) -> BTreeMap<String, String> {
    fields.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect()
}

fn worded(findings: &[FieldProblem]) -> String {
    let word = |found: &FieldProblem| {
        let limit = found.limit.as_ref().map(|limit| format!("({limit})")).unwrap_or_default();
        format!("{}:{:?}{limit}", found.field, found.rule)
    };
    findings.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// Problems and warnings of a row, by the account in `known`.
fn found(kind: BulkKind, fields: &[(&str, &str)], known: &Known) -> (String, String) {
    let (_, findings) = made(kind, &values(fields), known);
    (worded(&findings.problems), worded(&findings.warnings))
}

#[test]
fn users_keep_to_their_bounds() {
    let (long_id, long_name) = (&*"i".repeat(65), &*"ü".repeat(151));
    let (far_id, far_name) = (&*"i".repeat(201), &*"n".repeat(201));
    for (fields, v2, v3) in [
        (&[("id", "1"), ("name", "Anna")][..], ("", ""), ("", "")),
        (&[("id", "1"), ("name", "Anna"), ("phone", "+371 20 001-140")], ("", ""), ("", "")),
        (&[("name", " ")], ("id:Required name:Required", ""), ("id:Required name:Required", "")),
        (
            &[("id", long_id), ("name", long_name)],
            ("id:TooLong(64) name:TooLong(150)", ""),
            ("", "id:LongElsewhere(64) name:LongElsewhere(150)"),
        ),
        (
            &[("id", far_id), ("name", far_name)],
            ("id:TooLong(64) name:TooLong(150)", ""),
            ("id:TooLong(200) name:TooLong(200)", ""),
        ),
        (
            &[("id", ".."), ("name", "#N/A"), ("phone", "20001140")],
            ("id:NotAllowed name:Garbled phone:NoCountryCode", ""),
            ("id:NotAllowed name:Garbled phone:NoCountryCode", ""),
        ),
        (&[("id", "1"), ("name", "Ann\u{fffd}")], ("name:Garbled", ""), ("name:Garbled", "")),
        (&[("id", "1.23E+15"), ("name", "A")], ("id:Rounded", ""), ("id:Rounded", "")),
        (
            &[("id", "1"), ("name", "A"), ("phone", "37199999999")],
            ("", "phone:Unusual"),
            ("", "phone:Unusual"),
        ),
    ] {
        for (kind, expected) in [(BulkKind::Users, v2), (BulkKind::V3Users, v3)] {
            let (problems, warnings) = found(kind, fields, &Known::new(kind, true));
            assert_eq!((&*problems, &*warnings), expected, "{kind:?} {fields:?}");
        }
    }
}

#[test]
fn a_user_is_sent_with_digits() {
    let known = Known::new(BulkKind::Users, true);
    let fields = values(&[("id", "7"), ("name", "Anna"), ("phone", "(371) 20-001-140")]);
    let Ok(Item::User(user)) = item(BulkKind::Users, &fields, &known) else { panic!("no user") };
    assert_eq!((&*user.id, &*user.name, user.phone.as_deref()), ("7", "Anna", Some("37120001140")));
    assert!(item(BulkKind::Users, &values(&[("id", "7")]), &known).is_err());
}

#[test]
fn contacts_keep_to_the_forms_of_their_chats() {
    let mut known = Known::new(BulkKind::Contacts, true);
    known.colleagues(
        [("u1", "Anna"), ("u2", "Igor"), ("u3", "Igor")].map(|(i, n)| (i.into(), n.into())),
    );
    let link = ("link", "https://crm.example/7");
    let (id, name, whose) = (("id", "7"), ("name", "Acme"), ("responsible_user", "anna"));
    let long = format!("https://crm.example/{}", "x".repeat(200));
    for (rest, problems, warnings) in [
        (&[whose, link, ("whatsapp", "+371 20001140")][..], "", ""),
        (&[whose, link], "whatsapp:NoChat", ""),
        (&[whose, ("vk", "1")], "", "link:NoLink"),
        (&[whose, ("link", "/api/v2/contacts/7"), ("vk", "1")], "link:NotLink", ""),
        (&[whose, ("link", &long), ("vk", "1")], "link:TooLong(200)", ""),
        (&[link, ("vk", "1")], "responsible_user:Required", ""),
        (&[("responsible_user", "Igor"), link, ("vk", "1")], "responsible_user:SharedName", ""),
        (&[("responsible_user", "Olga"), link, ("vk", "1")], "responsible_user:NoSuchUser", ""),
        (&[("responsible_user", "u3"), link, ("vk", "1")], "", ""),
        (
            &[whose, link, ("whatsapp", "20001140;nobody")],
            "whatsapp:NoCountryCode whatsapp:NotPhone",
            "",
        ),
        (&[whose, link, ("viber", "37199999999")], "", "viber:Unusual"),
        (&[whose, link, ("instagram", "@anna.p")], "", ""),
        (&[whose, link, ("instagram", "anna p")], "instagram:NotUsername", ""),
        (&[whose, link, ("telegram", "@anna")], "telegram:NotChatId", ""),
        (&[whose, link, ("telegram_username", "@anna")], "", "telegram:NoChatId"),
        (
            &[whose, link, ("telegram_username", "@")],
            "telegram_username:NotUsername",
            "telegram:NoChatId",
        ),
        (&[whose, link, ("telegram_phone", "37120001140")], "", "telegram:NoChatId"),
        (&[whose, link, ("max_phone", "37120001140")], "max:Required", ""),
        (&[whose, link, ("telegram", "1;2"), ("telegram_username", ";@b")], "", ""),
        (&[whose, link, ("telegram", "1"), ("telegram_phone", "x")], "telegram_phone:NotPhone", ""),
        (&[whose, link, ("max", "5"), ("max_phone", "37120001140")], "", ""),
        (&[whose, link, ("maxgroup", "1 2")], "maxgroup:NotChatId", ""),
    ] {
        let fields = [&[id, name][..], rest].concat();
        let expected = (problems.to_owned(), warnings.to_owned());
        assert_eq!(found(BulkKind::Contacts, &fields, &known), expected, "{rest:?}");
    }
}

#[test]
fn a_contact_is_sent_complete() {
    let mut known = Known::new(BulkKind::Contacts, true);
    known.colleagues([("u1".to_owned(), "Anna".to_owned())]);
    let fields = values(&[
        ("id", "7"),
        ("name", "Acme"),
        ("responsible_user", "u1"),
        ("whatsapp", "+371 20001140;37120001140;37120001141"),
        ("telegram", "1;2"),
        ("telegram_username", ";@bob"),
        ("telegram_phone", "37120001142"),
    ]);
    let (item, findings) = made(BulkKind::Contacts, &fields, &known);
    assert_eq!(worded(&findings.warnings), "link:NoLink");
    let Item::Contact(contact) = item else { panic!("no contact") };
    assert_eq!((contact.uri, contact.without_link), (None, true));
    let chats: Vec<_> = contact
        .contact_data
        .iter()
        .map(|chat| {
            (&*chat.chat_type, &*chat.chat_id, chat.username.as_deref(), chat.phone.as_deref())
        })
        .collect();
    assert_eq!(
        chats,
        [
            ("whatsapp", "37120001140", None, None), // once, however it is written
            ("whatsapp", "37120001141", None, None),
            ("telegram", "1", None, Some("37120001142")),
            ("telegram", "2", Some("bob"), None),
        ]
    );
}

#[test]
fn people_as_read_are_rows_that_say_the_same() {
    let chat =
        |chat_type: &str, chat_id: &str, username: Option<&str>, phone: Option<&str>| ContactData {
            chat_type: chat_type.to_owned(),
            chat_id: chat_id.to_owned(),
            username: username.map(str::to_owned),
            phone: phone.map(str::to_owned),
        };
    let contact = Contact {
        id: "7".to_owned(),
        responsible_user_id: Some("u1".to_owned()),
        name: "Acme".to_owned(),
        contact_data: vec![
            chat("whatsapp", "37120001140", None, None),
            chat("telegram", "1", None, None),
            chat("telegram", "2", Some("bob"), Some("37120001141")),
            chat("telegram", "", Some("inga"), None),
            chat("telegram", "", None, Some("37120001142")),
        ],
        uri: Some("https://crm.example/7".to_owned()),
        uri_kept_here: true,
    };
    let row = of_contact(&contact);
    assert_eq!(row["telegram_username"], ";bob;inga");
    let mut known = Known::new(BulkKind::Contacts, true);
    known.colleagues([("u1".to_owned(), "Anna".to_owned())]);
    let Ok(Item::Contact(again)) = item(BulkKind::Contacts, &row, &known) else {
        panic!("no contact")
    };
    assert!(again.contact_data == contact.contact_data && again.uri == contact.uri);
    let user = User { id: "1".to_owned(), name: "Anna".to_owned(), phone: None };
    assert_eq!(of_user(&user), values(&[("id", "1"), ("name", "Anna")]));
}

#[test]
fn nobody_is_responsible_before_the_users_are_read() {
    let chat = [("id", "7"), ("name", "Acme"), ("vk", "1"), ("link", "https://crm.example/7")];
    let never_read = Known::new(BulkKind::Contacts, true);
    for who in ["Anna", "u1"] {
        let fields = [&chat[..], &[("responsible_user", who)]].concat();
        let expected = ("responsible_user:Unchecked".to_owned(), String::new());
        assert_eq!(found(BulkKind::Contacts, &fields, &never_read), expected);
        assert!(item(BulkKind::Contacts, &values(&fields), &never_read).is_err());
    }
}
