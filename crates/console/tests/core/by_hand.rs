//! People written by hand, a few at a time: nobody is replaced who was to be added, and what was
//! written is read back whole.

use console::{
    Contact, ContactData, ContactSort, Error, ErrorCode, FieldRule, ItemOutcome, ItemResult,
    NewContact, NewUser, UiError, UsersEdition,
};
use serde_json::{Value, json};

use crate::{
    deaf::Deaf,
    elsewhere::Elsewhere,
    support::{AURORA, Desk, Sandbox, pace},
    users::{broken, runs, user, users},
};

const ANNA: &str = "u-anna";

fn chat(chat_type: &str, chat_id: &str, username: Option<&str>) -> ContactData {
    ContactData {
        chat_type: chat_type.to_owned(),
        chat_id: chat_id.to_owned(),
        username: username.map(str::to_owned),
        phone: None,
    }
}

fn contact(id: &str, chats: Vec<ContactData>) -> NewContact {
    NewContact {
        id: id.to_owned(),
        responsible_user_id: ANNA.to_owned(),
        name: format!("Name of {id}"),
        contact_data: chats,
        uri: Some("https://crm.example/1".to_owned()),
        without_link: false,
    }
}

fn plain(id: &str) -> NewContact {
    contact(id, vec![chat("whatsapp", "37120000001", None)])
}

async fn with_key(sandbox: &Sandbox) -> Desk {
    let desk = Desk::signed_in(sandbox, pace()).await;
    desk.console.v3_key_set(AURORA, sandbox::DEMO_V3_KEY.into()).await.unwrap();
    desk
}

/// Each outcome with its fields.
fn told(outcomes: &[ItemOutcome]) -> Vec<(ItemResult, String)> {
    outcomes.iter().map(|one| (one.outcome, one.fields.join(" "))).collect()
}

async fn kept_contacts(desk: &Desk) -> Vec<Contact> {
    let found = desk.console.contacts_find(AURORA, "", ContactSort::Listed, 0, 500).await;
    found.unwrap().contacts
}

/// The phones kept here, by id.
async fn phone(desk: &Desk, edition: UsersEdition, id: &str) -> Option<Option<String>> {
    let kept = desk.console.users_cached(AURORA, edition).await.unwrap().users;
    kept.into_iter().find(|one| one.id == id).map(|one| one.phone)
}

#[tokio::test(flavor = "multi_thread")]
async fn adding_replaces_nobody_whether_they_are_known_here_or_not() {
    let sandbox = Sandbox::demo().await;
    let desk = with_key(&sandbox).await;
    let elsewhere = Elsewhere::new(&sandbox).await;
    let before = elsewhere.get("/v2/users/u-anna").await;
    let people = || vec![user("new", None), user(ANNA, None)];
    let taken = |list: &str, place| [(format!("{list}[{place}].id"), FieldRule::Taken)];
    let console = &desk.console;
    assert_eq!(broken(console.users_upsert(AURORA, people(), true, "j").await), taken("users", 1));
    let refused = console.v3_users_upsert(AURORA, people(), true, "j").await;
    assert_eq!(broken(refused), taken("users", 1));
    assert_eq!(elsewhere.get("/v2/users/u-anna").await["data"], before["data"]);
    assert!(phone(&desk, UsersEdition::V2, ANNA).await.is_some(), "now she is known");

    // Somebody else's contact.
    let theirs = json!({
        "id": "c/1", "responsible_user_id": ANNA, "name": "Theirs", "uri": "https://crm.example/9",
        "contact_data": [{ "chat_type": "vk", "chat_id": "9" }],
    });
    elsewhere.call("POST", "/v2/contacts", &json!({ "contacts": [theirs] })).await;
    let refused = console.contacts_upsert(AURORA, vec![plain("c/1")], true, "j").await;
    assert_eq!(broken(refused), taken("contacts", 0));
    assert_eq!(kept_contacts(&desk).await[0].name, "Theirs");
    for path in ["/v2/users", "/v3/users"] {
        assert_eq!(sandbox.asked("POST", path).await, 0);
    }
    assert_eq!(sandbox.asked("POST", "/v2/contacts").await, 1, "theirs");

    // Who is not there is added.
    let new = || vec![user("new", None)];
    let added = console.users_upsert(AURORA, new(), true, "j").await.unwrap();
    assert_eq!(runs(&added), [(ItemResult::Accepted, 1)]);
    console.users_delete(AURORA, vec!["new".to_owned()], "j").await.unwrap();
    let added = console.v3_users_upsert(AURORA, new(), true, "j").await.unwrap();
    assert_eq!(runs(&added), [(ItemResult::Accepted, 1)]);
    let added = console.contacts_upsert(AURORA, vec![plain("c/2")], true, "j").await.unwrap();
    assert_eq!(runs(&added), [(ItemResult::Accepted, 1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn adding_sends_nothing_where_it_cannot_be_seen_who_is_there() {
    let sandbox = Sandbox::demo().await;
    let desk = with_key(&sandbox).await;
    let faults: Vec<_> = ["/v2/users/", "/v3/users/", "/v2/contacts/"]
        .map(|path| {
            json!({"method": "GET", "path": path, "kind": "status", "status": 403,
                           "times": 0})
        })
        .to_vec();
    sandbox.control("faults", json!({ "faults": faults })).await;
    let console = &desk.console;
    let code = |result: Result<Vec<ItemOutcome>, Error>| UiError::from(result.unwrap_err()).code;
    let new = || vec![user("new", None)];
    assert_eq!(code(console.users_upsert(AURORA, new(), true, "j").await), ErrorCode::Forbidden);
    assert_eq!(code(console.v3_users_upsert(AURORA, new(), true, "j").await), ErrorCode::Forbidden);
    let refused = console.contacts_upsert(AURORA, vec![plain("new")], true, "j").await;
    assert_eq!(code(refused), ErrorCode::Forbidden);
    // Nor are many asked about one by one.
    let many = console.users_upsert(AURORA, users(11), true, "j").await;
    assert_eq!(broken(many), [("users".to_owned(), FieldRule::OverLimit)]);
    for path in ["/v2/users", "/v3/users", "/v2/contacts"] {
        assert_eq!(sandbox.asked("POST", path).await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ids_that_would_be_another_address_are_refused() {
    let sandbox = Sandbox::demo().await;
    let desk = with_key(&sandbox).await;
    let console = &desk.console;
    for id in [".", ".."] {
        let dots = || vec![user(id, None)];
        let expected = [("users[0].id".to_owned(), FieldRule::NotAllowed)];
        assert_eq!(broken(console.users_upsert(AURORA, dots(), false, "j").await), expected);
        assert_eq!(broken(console.users_update(AURORA, dots(), "j").await), expected);
        assert_eq!(broken(console.v3_users_upsert(AURORA, dots(), false, "j").await), expected);
        let refused = console.contacts_upsert(AURORA, vec![plain(id)], false, "j").await;
        assert_eq!(broken(refused), [("contacts[0].id".to_owned(), FieldRule::NotAllowed)]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn users_are_as_they_are_read_and_not_as_the_answer_has_it() {
    let deaf = Deaf::start().await;
    let desk = deaf.desk().await;
    let there = [
        ("left", json!({"id": "left", "name": "Name of left", "phone": "37120000009"})),
        ("lost", json!({"id": "lost", "name": "Name of lost", "phone": ""})),
        ("other", json!({"id": "other", "name": "Other", "phone": "37120000003"})),
        ("same", json!({"id": "same", "name": "Name of same"})),
    ];
    for (id, shown) in &there {
        deaf.show(&format!("/v2/users/{id}"), json!({ "data": [shown] }));
        deaf.show(&format!("/v3/users/{id}"), shown.clone());
    }
    let wanted = || {
        vec![
            user("left", None),
            user("lost", Some("37120000001")),
            user("other", Some("37120000002")),
            user("same", None),
            user("gone", None),
        ]
    };
    use ItemResult::{Accepted, NotFound};
    let expected = [
        (Accepted, "phone"),
        (Accepted, "phone"),
        (Accepted, "name phone"),
        (Accepted, ""),
        (NotFound, ""),
    ]
    .map(|(outcome, fields)| (outcome, fields.to_owned()));
    let console = &desk.console;
    let all = [
        console.users_upsert(AURORA, wanted(), false, "j").await,
        console.users_update(AURORA, wanted(), "j").await,
        console.v3_users_upsert(AURORA, wanted(), false, "j").await,
    ];
    for outcomes in all {
        assert_eq!(told(&outcomes.unwrap()), expected);
    }
    for edition in [UsersEdition::V2, UsersEdition::V3] {
        let phone = async |id: &str| phone(&desk, edition, id).await;
        assert_eq!(phone("left").await.unwrap().as_deref(), Some("37120000009"));
        assert_eq!(phone("lost").await.unwrap(), None);
        assert_eq!(phone("gone").await, None, "nobody");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn contacts_are_as_they_are_read_and_not_as_the_answer_has_it() {
    let deaf = Deaf::start().await;
    let desk = deaf.desk().await;
    let shown = |id: &str, responsible: &str, chats: Value| {
        json!({ "data": [{ "id": id, "name": format!("Name of {id}"), "contact_data": chats,
                           "responsible_user_id": responsible,
                           "uri": format!("/api/v2/contacts/{id}") }] })
    };
    let whatsapp = json!({ "chat_type": "whatsapp", "chat_id": "37120000001", "username": "",
                           "phone": "" });
    let telegram = json!({ "chat_type": "telegram", "chat_id": "55", "username": "anna" });
    for (id, responsible, chats) in [
        ("same", ANNA, json!([whatsapp])),
        ("left", ANNA, json!([whatsapp, telegram])),
        ("other", "15", json!([])),
        ("named", ANNA, json!([telegram])),
    ] {
        deaf.show(&format!("/v2/contacts/{id}"), shown(id, responsible, chats));
    }
    let wanted = || {
        let named = vec![chat("telegram", "", Some("anna"))];
        vec![plain("same"), plain("left"), plain("other"), contact("named", named), plain("gone")]
    };
    use ItemResult::{Accepted, NotFound};
    let expected = [
        (Accepted, ""),
        (Accepted, "contact_data"),
        (Accepted, "responsible_user_id contact_data"),
        (Accepted, ""),
        (NotFound, ""),
    ]
    .map(|(outcome, fields)| (outcome, fields.to_owned()));
    let console = &desk.console;
    let upserted = console.contacts_upsert(AURORA, wanted(), false, "j").await.unwrap();
    assert_eq!(told(&upserted), expected);
    assert_eq!(told(&console.contacts_update(AURORA, wanted(), "j").await.unwrap()), expected);
    let kept = kept_contacts(&desk).await;
    let kept = |id: &str| kept.iter().find(|one| one.id == id);
    assert_eq!(kept("left").unwrap().contact_data.len(), 2, "as it is there");
    assert_eq!(kept("named").unwrap().contact_data[0].chat_id, "55");
    assert_eq!(kept("same").unwrap().uri.as_deref(), Some("https://crm.example/1"));
    assert_eq!(kept("gone"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_back_is_said_and_not_kept() {
    let sandbox = Sandbox::demo().await;
    let desk = with_key(&sandbox).await;
    let blind = json!({"method": "GET", "path": "/v2/", "kind": "status", "status": 403,
                       "times": 0});
    sandbox.control("faults", json!({ "faults": [blind] })).await;
    let console = &desk.console;
    let users = console.users_upsert(AURORA, vec![user("new", None)], false, "j").await.unwrap();
    let contacts = console.contacts_upsert(AURORA, vec![plain("new")], false, "j").await.unwrap();
    for outcome in [&users[0], &contacts[0]] {
        assert_eq!(outcome.outcome, ItemResult::Accepted);
        assert_eq!(outcome.error.as_ref().unwrap().code, ErrorCode::Forbidden);
    }
    assert_eq!(phone(&desk, UsersEdition::V2, "new").await, None);
    assert_eq!(kept_contacts(&desk).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_of_telegram_may_be_known_by_a_name_or_a_number_alone() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let console = &desk.console;
    let chats = |one: ContactData| vec![contact("t", vec![one])];
    let number =
        ContactData { phone: Some("37120000001".to_owned()), ..chat("telegram", "", None) };
    for good in [chat("telegram", "", Some("anna")), number.clone()] {
        // This server takes the stricter reading; what it says is told, and nothing is invented.
        let outcomes = console.contacts_upsert(AURORA, chats(good), true, "j").await.unwrap();
        assert_eq!(runs(&outcomes), [(ItemResult::NotTaken, 1)]);
        assert_eq!(outcomes[0].error.as_ref().unwrap().code, ErrorCode::Refused);
    }
    let max = ContactData { chat_type: "max".to_owned(), ..number };
    for bad in [chat("telegram", "", None), chat("vk", "", Some("anna")), max] {
        let refused = console.contacts_upsert(AURORA, chats(bad), true, "j").await;
        let place = "contacts[0].contact_data[0].chat_id".to_owned();
        assert_eq!(broken(refused), [(place, FieldRule::Required)]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_found_gone_is_forgotten() {
    let sandbox = Sandbox::demo().await;
    let desk = with_key(&sandbox).await;
    let elsewhere = Elsewhere::new(&sandbox).await;
    let console = &desk.console;
    console.users_list(AURORA, "j").await.unwrap();
    console.v3_users_list(AURORA, "j").await.unwrap();
    console.contacts_upsert(AURORA, vec![plain("c")], true, "j").await.unwrap();
    elsewhere.call("DELETE", "/v2/users", &json!({ "user_ids": [ANNA, "14"] })).await;
    elsewhere.call("DELETE", "/v2/contacts", &json!({ "contact_ids": ["c"] })).await;
    assert!(console.users_get(AURORA, ANNA).await.is_err());
    assert!(console.v3_users_get(AURORA, ANNA).await.is_err());
    assert!(console.v3_users_delete(AURORA, "14").await.is_err());
    assert!(console.contacts_get(AURORA, "c").await.is_err());
    assert_eq!(phone(&desk, UsersEdition::V2, ANNA).await, None);
    assert_eq!(phone(&desk, UsersEdition::V3, ANNA).await, None);
    assert_eq!(phone(&desk, UsersEdition::V3, "14").await, None);
    assert_eq!(kept_contacts(&desk).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_that_was_looked_up_outlives_a_list_without_phones() {
    let sandbox = Sandbox::demo().await;
    let desk = with_key(&sandbox).await;
    let console = &desk.console;
    console.v3_users_list(AURORA, "j").await.unwrap();
    let anna = console.v3_users_get(AURORA, ANNA).await.unwrap();
    assert!(anna.phone.is_some());
    console.v3_users_list(AURORA, "j").await.unwrap();
    assert_eq!(phone(&desk, UsersEdition::V3, ANNA).await, Some(anna.phone.clone()));

    // It may be old: whoever seems to have it is asked before anybody is refused for it.
    let hers = || vec![NewUser { phone: anna.phone.clone(), ..user("new", None) }];
    let taken = [("users[0].phone".to_owned(), FieldRule::Taken)];
    assert_eq!(broken(console.v3_users_upsert(AURORA, hers(), true, "j").await), taken);
    let elsewhere = Elsewhere::new(&sandbox).await;
    let without = json!({ "users": [{ "id": ANNA, "name": "Anna", "phone": "37120007777" }] });
    elsewhere.call("POST", "/v2/users", &without).await;
    let added = console.v3_users_upsert(AURORA, hers(), true, "j").await.unwrap();
    assert_eq!(told(&added), [(ItemResult::Accepted, String::new())]);

    // The list of v2 has phones: none there means none.
    console.users_list(AURORA, "j").await.unwrap();
    elsewhere.call("DELETE", "/v2/users", &json!({ "user_ids": [ANNA] })).await;
    let bare = json!({ "users": [{ "id": ANNA, "name": "Anna" }] });
    elsewhere.call("POST", "/v2/users", &bare).await;
    console.users_list(AURORA, "j").await.unwrap();
    assert_eq!(phone(&desk, UsersEdition::V2, ANNA).await, Some(None));
}
