//! Contacts: the link into the CRM is never lost to the path the server shows in its place.

use std::sync::{Arc, Mutex};

use axum::{
    Json, Router,
    extract::State,
    routing::{get, patch, post},
};
use console::{
    Contact, ContactData, ContactSort, Event, FieldRule, ItemResult, Listed, MemoryVault,
    NewContact, Pace,
};
use serde_json::{Value, json};

use crate::{
    support::{AURORA, Desk, EMAIL, PASSWORD, Sandbox, pace},
    users::{broken, runs},
};

const LINK: &str = "https://crm.example/contact/1";

fn data(chat_type: &str, chat_id: &str) -> ContactData {
    let (chat_type, chat_id) = (chat_type.to_owned(), chat_id.to_owned());
    ContactData { chat_type, chat_id, username: Some(String::new()), phone: Some(String::new()) }
}

fn contact(id: &str, uri: Option<&str>) -> NewContact {
    NewContact {
        id: id.to_owned(),
        responsible_user_id: "u-anna".to_owned(),
        name: format!("Name of {id}"),
        contact_data: vec![data("whatsapp", "37120000001")],
        uri: uri.map(str::to_owned),
        without_link: false,
    }
}

/// What a person changes of a contact that was read.
fn edited(read: Contact) -> NewContact {
    NewContact {
        id: read.id,
        responsible_user_id: read.responsible_user_id.unwrap(),
        name: format!("{}, edited", read.name),
        contact_data: read.contact_data,
        uri: read.uri,
        without_link: false,
    }
}

/// The contact as the server keeps it, with the link no answer shows.
async fn kept(sandbox: &Sandbox, id: &str) -> Value {
    let url = format!("{}/_sandbox/accounts/{AURORA}/contacts", sandbox.origin);
    let all: Value = reqwest::get(url).await.unwrap().json().await.unwrap();
    let all = all["contacts"].as_array().unwrap();
    all.iter().find(|one| one["id"] == id).cloned().unwrap_or_default()
}

async fn upsert(desk: &Desk, contact: NewContact) {
    let outcomes = desk.console.contacts_upsert(AURORA, vec![contact], false, "job").await.unwrap();
    assert_eq!(runs(&outcomes), [(ItemResult::Accepted, 1)]);
}

/// How far the reading is.
async fn so_far(desk: &Desk) -> u64 {
    desk.event(|event| match event {
        Event::ContactsListed { so_far, .. } => Some(so_far),
        _ => None,
    })
    .await
}

/// All contacts kept.
async fn all(desk: &Desk) -> Vec<Contact> {
    let (console, sort) = (&desk.console, ContactSort::Listed);
    console.contacts_find(AURORA, "", sort, 0, 500).await.unwrap().contacts
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_written_from_here_survives_an_edit() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(MemoryVault::default());
    let desk = Desk::on(tempfile::tempdir().unwrap(), vault.clone(), pace());
    desk.sign_in(&sandbox).await.unwrap();
    upsert(&desk, contact("a/b", Some(LINK))).await;
    let desk = Desk::on(desk.end().await, vault, pace());
    desk.console.sign_in_state().await.unwrap();

    let read = desk.console.contacts_get(AURORA, "a/b").await.unwrap();
    assert_eq!((read.uri.as_deref(), read.uri_kept_here), (Some(LINK), true));
    let said = (&read.contact_data[0].username, &read.contact_data[0].phone);
    assert_eq!(said, (&None, &None), "what comes back empty is nothing");
    let outcomes = desk.console.contacts_update(AURORA, vec![edited(read)], "job").await.unwrap();
    assert_eq!(runs(&outcomes), [(ItemResult::Accepted, 1)]);
    let there = kept(&sandbox, "a/b").await;
    assert_eq!((&there["uri"], &there["name"]), (&json!(LINK), &json!("Name of a/b, edited")));
}

/// A server that has one contact as the provider shows them, and keeps what it is sent.
async fn watching_server(sent: Arc<Mutex<Vec<Value>>>) -> String {
    async fn keep(
        State(sent): State<Arc<Mutex<Vec<Value>>>>,
        Json(body): Json<Value>,
    ) -> Json<Value> {
        let processed = body["contacts"].as_array().unwrap().len();
        sent.lock().unwrap().push(body);
        Json(json!({ "data": { "processed": processed } }))
    }
    let shown = json!({ "data": [{
        "id": "1", "responsible_user_id": "u", "name": "A", "uri": "/api/v2/contacts/1",
        "contact_data": [{ "chat_type": "telegram", "chat_id": "7", "username": "", "phone": "" }],
    }]});
    let token = json!({ "data": { "access_token": "t", "expires_in": 3600 } });
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let app = Router::new()
        .route("/v2/accounts", get(async || Json(json!({ "data": [] }))))
        .route("/v2/oauth/token", post(async || Json(token)))
        .route("/v2/contacts", patch(keep))
        .route("/v2/contacts/{id}", get(async || Json(shown)))
        .with_state(sent);
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    origin
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_back_empty_is_not_sent() {
    let sent = Arc::new(Mutex::new(Vec::new()));
    let origin = watching_server(sent.clone()).await;
    let desk = Desk::new(Arc::new(MemoryVault::default()));
    desk.console.sign_in_create(Some(&origin), EMAIL, PASSWORD.into()).await.unwrap();
    let read = desk.console.contacts_get(AURORA, "1").await.unwrap();
    let edit = NewContact { without_link: true, ..edited(read) };
    desk.console.contacts_update(AURORA, vec![edit], "job").await.unwrap();
    let expected = json!({ "contacts": [{
        "id": "1", "responsible_user_id": "u", "name": "A, edited",
        "contact_data": [{ "chat_type": "telegram", "chat_id": "7" }],
    }]});
    assert_eq!(*sent.lock().unwrap(), [expected]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_is_not_known_is_asked_for() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    desk.console.contacts_list(AURORA, "job").await.unwrap();
    let read = all(&desk).await.into_iter().next().unwrap();
    assert_eq!((&read.uri, read.uri_kept_here), (&None, false), "another program wrote it");
    let before = kept(&sandbox, &read.id).await;
    let unlinked = edited(read.clone());
    let refused = desk.console.contacts_update(AURORA, vec![unlinked.clone()], "job").await;
    assert_eq!(broken(refused), [("contacts[0].uri".to_owned(), FieldRule::Required)]);
    // The path itself, as a screen might have taken it from somewhere.
    let path =
        NewContact { uri: Some(format!("/api/v2/contacts/{}", read.id)), ..unlinked.clone() };
    let refused = desk.console.contacts_update(AURORA, vec![path], "job").await;
    assert_eq!(broken(refused), [("contacts[0].uri".to_owned(), FieldRule::NotAllowed)]);
    assert_eq!(kept(&sandbox, &read.id).await, before);
    assert_eq!(sandbox.asked("PATCH", "/v2/contacts").await, 0);

    // Without a link, if the person says so: this server then refuses, and nothing is lost.
    let chosen = NewContact { without_link: true, ..unlinked.clone() };
    let outcomes = desk.console.contacts_update(AURORA, vec![chosen], "job").await.unwrap();
    assert_eq!(runs(&outcomes), [(ItemResult::NotTaken, 1)]);
    assert_eq!(kept(&sandbox, &read.id).await, before);

    let linked = NewContact { uri: Some(LINK.to_owned()), ..unlinked };
    desk.console.contacts_update(AURORA, vec![linked], "job").await.unwrap();
    let read = desk.console.contacts_get(AURORA, &read.id).await.unwrap();
    assert_eq!(read.uri.as_deref(), Some(LINK));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_comes_page_by_page_with_the_links_known_here() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, Pace { contacts_page: 20, ..pace() }).await;
    let new = (0..150).map(|n| contact(&format!("n-{n}"), Some(&format!("{LINK}{n}")))).collect();
    let outcomes = desk.console.contacts_upsert(AURORA, new, false, "job").await.unwrap();
    assert_eq!(runs(&outcomes), [(ItemResult::Accepted, 150)]);
    let listed = desk.console.contacts_list(AURORA, "job").await.unwrap();
    let Listed { count, stopped: false } = listed else { panic!("{listed:?}") };
    let mut told = 0;
    while told < count {
        let further = so_far(&desk).await;
        assert!(told < further && further <= told + 20, "page by page");
        told = further;
    }
    let kept = all(&desk).await;
    assert_eq!(kept.len() as u64, count);
    assert_eq!(kept.iter().filter(|contact| contact.uri_kept_here).count(), 150);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_update_names_those_that_are_not_there() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    upsert(&desk, contact("here", Some(LINK))).await;
    let wanted = vec![contact("here", Some(LINK)), contact("%2F", Some(LINK))];
    let outcomes = desk.console.contacts_update(AURORA, wanted, "job").await.unwrap();
    assert_eq!(runs(&outcomes), [(ItemResult::Accepted, 1), (ItemResult::NotFound, 1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_that_may_not_be_there_are_looked_for_in_the_list() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    desk.console.contacts_list(AURORA, "job").await.unwrap();
    upsert(&desk, contact("here", Some(LINK))).await;
    let pages = sandbox.asked("GET", "/v2/contacts").await;
    let mut wanted: Vec<_> = (0..90).map(|n| contact(&format!("n-{n}"), Some(LINK))).collect();
    wanted.insert(30, contact("here", Some(LINK)));
    let outcomes = desk.console.contacts_update(AURORA, wanted, "job").await.unwrap();
    let expected =
        [(ItemResult::NotFound, 30), (ItemResult::Accepted, 1), (ItemResult::NotFound, 60)];
    assert_eq!(runs(&outcomes), expected);
    assert!(sandbox.asked("GET", "/v2/contacts").await > pages, "in the list");
    assert_eq!(sandbox.asked("GET", "/v2/contacts/n-0").await, 0, "not one by one");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_contact_leaves_no_link_behind() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    for id in ["ü", "%"] {
        upsert(&desk, contact(id, Some(LINK))).await;
    }
    let gone = ["ü", "%"].map(str::to_owned).to_vec();
    let outcomes = desk.console.contacts_delete(AURORA, gone, "job").await.unwrap();
    assert_eq!(runs(&outcomes), [(ItemResult::Accepted, 2)]);
    assert_eq!(kept(&sandbox, "ü").await, Value::Null);
    // Made again by another program, it has a link that is not known here.
    upsert(&desk, contact("other", Some(LINK))).await;
    let folder = desk.end().await;
    let store = rusqlite::Connection::open(folder.path().join("console.sqlite3")).unwrap();
    let count = "SELECT count(*) FROM contact_links";
    assert_eq!(store.query_row(count, [], |row| row.get::<_, i64>(0)).unwrap(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_keeps_the_link_that_was_meant() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    upsert(&desk, contact("1", Some(LINK))).await;
    let lost = json!({"method": "PATCH", "path": "/v2/contacts", "kind": "cut_after", "times": 4});
    sandbox.control("faults", json!({"faults": [lost]})).await;
    let newer = vec![contact("1", Some("https://crm.example/newer"))];
    let outcomes = desk.console.contacts_update(AURORA, newer, "job").await.unwrap();
    assert_eq!(runs(&outcomes), [(ItemResult::Unanswered, 1)]);
    let read = desk.console.contacts_get(AURORA, "1").await.unwrap();
    assert_eq!(read.uri.as_deref(), Some("https://crm.example/newer"));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_problem_of_every_contact_is_told_and_nothing_is_sent() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let long = "x".repeat(201);
    let wrong = vec![
        NewContact { id: "x".repeat(101), contact_data: Vec::new(), ..contact("", Some(&long)) },
        NewContact { responsible_user_id: String::new(), name: long, ..contact("1", Some(LINK)) },
        NewContact {
            contact_data: vec![
                data("telegram", "1"),
                ContactData { username: Some("@name".to_owned()), ..data("telegram", "2") },
                ContactData { phone: Some("+371".to_owned()), ..data("", " ") },
            ],
            ..contact("1", Some(LINK))
        },
    ];
    let expected = [
        ("contacts[0].id", FieldRule::TooLong),
        ("contacts[0].contact_data", FieldRule::Required),
        ("contacts[0].uri", FieldRule::TooLong),
        ("contacts[1].responsible_user_id", FieldRule::Required),
        ("contacts[1].name", FieldRule::TooLong),
        ("contacts[2].id", FieldRule::Repeated),
        ("contacts[2].contact_data[1].username", FieldRule::NotAllowed),
        ("contacts[2].contact_data[2].chat_type", FieldRule::Required),
        ("contacts[2].contact_data[2].chat_id", FieldRule::Required),
        ("contacts[2].contact_data[2].phone", FieldRule::NotPhone),
    ]
    .map(|(field, rule)| (field.to_owned(), rule));
    assert_eq!(broken(desk.console.contacts_upsert(AURORA, wrong, false, "job").await), expected);
    assert_eq!(sandbox.asked("POST", "/v2/contacts").await, 0);
}
