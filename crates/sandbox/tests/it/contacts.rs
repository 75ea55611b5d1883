//! Contacts: bounds, codes, and the link that never comes back (API reference 8).

use serde_json::{Value, json};

use crate::support::{AURORA, BLANK, CALLERS_IDS, Sandbox, encoded};

const CONTACTS: &str = "/v2/contacts";

fn contact(id: &str) -> Value {
    json!({
        "id": id, "responsible_user_id": "1", "name": "Test Contact",
        "contact_data": [{ "chat_type": "whatsapp", "chat_id": "37120001150" }],
        "uri": "https://crm.example/contacts/1",
    })
}

fn list_of(contacts: &[Value]) -> Value {
    json!({ "contacts": contacts })
}

#[tokio::test]
async fn a_contact_is_added_read_changed_and_deleted() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(BLANK).await;
    let call = async |method, path: &str, body| sandbox.client(&token, method, path, body).await;
    let (status, answer) = call("POST", CONTACTS, list_of(&[contact("c-1"), contact("c-2")])).await;
    assert_eq!((status, &answer["data"]), (200, &json!({ "processed": 2 })));
    let shown = json!({
        "id": "c-1", "responsible_user_id": "1", "name": "Test Contact",
        "contact_data": [
            { "chat_type": "whatsapp", "chat_id": "37120001150", "username": "", "phone": "" },
        ],
        "uri": "/api/v2/contacts/c-1",
    });
    let (_, list) = call("GET", CONTACTS, Value::Null).await;
    assert_eq!(list["data"][0], shown);
    assert_eq!(call("GET", "/v2/contacts/c-1", Value::Null).await.1["data"], json!([shown]));
    assert_eq!(call("GET", "/v2/contacts/c-3", Value::Null).await.0, 404);

    let mut changed = contact("c-1");
    changed["contact_data"] =
        json!([{ "chat_type": "telegram", "chat_id": "7", "username": "t", "phone": "371200" }]);
    let (_, answer) = call("PATCH", CONTACTS, list_of(&[changed.clone(), contact("c-3")])).await;
    assert_eq!(answer["data"]["processed"], 1);
    let (_, one) = call("GET", "/v2/contacts/c-1", Value::Null).await;
    assert_eq!(one["data"][0]["contact_data"], changed["contact_data"], "replaced, not merged");

    let ids = json!({ "contact_ids": ["c-1", "gone"] });
    let (status, answer) = call("DELETE", CONTACTS, ids).await;
    assert_eq!((status, answer.get("data")), (200, Some(&Value::Null)));
    let (_, list) = call("GET", CONTACTS, Value::Null).await;
    assert_eq!(list["data"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_link_into_the_crm_is_kept_and_never_shown() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(BLANK).await;
    sandbox.client(&token, "POST", CONTACTS, list_of(&[contact("c-1")])).await;
    let kept = async || {
        let path = format!("/accounts/{BLANK}/contacts");
        let (_, kept) = sandbox.control("GET", &path, Value::Null).await;
        kept["contacts"][0]["uri"].clone()
    };
    assert_eq!(kept().await, "https://crm.example/contacts/1");
    let (_, one) = sandbox.client(&token, "GET", "/v2/contacts/c-1", Value::Null).await;
    let sent_back = list_of(&[one["data"][0].clone()]);
    assert_eq!(sandbox.client(&token, "PATCH", CONTACTS, sent_back).await.0, 200);
    assert_eq!(kept().await, "/api/v2/contacts/c-1", "whoever sends it back loses the link");
}

#[tokio::test]
async fn every_bound_has_its_code() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(BLANK).await;
    let with = |field: &str, value: Value| {
        let mut body = contact("c-1");
        body[field] = value;
        body
    };
    let chat = |field: &str, value: Value| {
        let mut body = contact("c-1");
        body["contact_data"][0][field] = value;
        body
    };
    let long = |length: usize| json!("ü".repeat(length));
    for (entry, status) in [
        (with("id", Value::Null), 422),
        (with("id", json!(1)), 422),
        (with("id", long(101)), 422),
        (with("id", long(100)), 200),
        (with("responsible_user_id", Value::Null), 422),
        (with("responsible_user_id", long(101)), 422),
        (with("name", json!("")), 422),
        (with("name", long(201)), 422),
        (with("name", long(200)), 200),
        (with("uri", Value::Null), 422),
        (with("uri", json!(" ")), 422),
        (with("uri", long(201)), 422),
        (with("contact_data", Value::Null), 422),
        (with("contact_data", json!([])), 422),
        (with("contact_data", json!(["7"])), 422),
        (chat("chat_type", json!("tgapi")), 400),
        (chat("chat_type", Value::Null), 422),
        (chat("chat_id", json!("")), 422),
        (chat("chat_id", json!(37_120_001_150_u64)), 422),
        (chat("username", json!(1)), 422),
        (chat("phone", json!("")), 200),
    ] {
        for method in ["POST", "PATCH"] {
            let body = list_of(std::slice::from_ref(&entry));
            let (got, answer) = sandbox.client(&token, method, CONTACTS, body).await;
            assert_eq!(got, status, "{entry}: {answer}");
        }
    }
    let (_, answer) = sandbox.client(&token, "POST", CONTACTS, list_of(&[contact(" ")])).await;
    assert_eq!(answer["code"], "VALIDATION_FAILED");
    assert_eq!(answer["errors"], json!(["contacts.0.id should not be empty"]));
    let many = vec![contact("c-1"); 101];
    assert_eq!(sandbox.client(&token, "POST", CONTACTS, list_of(&many)).await.0, 422);
    let (_, answer) = sandbox.client(&token, "POST", CONTACTS, list_of(&many[..100])).await;
    assert_eq!(answer["data"]["processed"], 1, "one id, one contact");
    for (body, status) in [
        (json!({ "contact_ids": [] }), 422),
        (json!({ "contact_ids": vec!["c"; 101] }), 422),
        (json!({ "contact_ids": "c-1" }), 422),
        (json!([]), 400),
    ] {
        assert_eq!(sandbox.client(&token, "DELETE", CONTACTS, body).await.0, status);
    }
}

#[tokio::test]
async fn any_text_may_be_an_id_and_the_path_has_it_encoded() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(BLANK).await;
    for id in CALLERS_IDS {
        let (_, answer) = sandbox.client(&token, "POST", CONTACTS, list_of(&[contact(id)])).await;
        assert_eq!(answer["data"]["processed"], 1, "{id}");
        let path = format!("{CONTACTS}/{}", encoded(id));
        let (status, one) = sandbox.client(&token, "GET", &path, Value::Null).await;
        assert_eq!((status, &one["data"][0]["id"]), (200, &json!(id)));
        assert_eq!(one["data"][0]["uri"], format!("/api{path}"));
    }
}

#[tokio::test]
async fn many_contacts_are_listed_page_by_page() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(BLANK).await;
    for batch in 0..12 {
        let contacts: Vec<_> =
            (0..100).map(|n| contact(&format!("c-{}", batch * 100 + n))).collect();
        sandbox.client(&token, "POST", CONTACTS, list_of(&contacts)).await;
    }
    let mut ids = std::collections::BTreeSet::new();
    for offset in (0..).step_by(100) {
        let path = format!("{CONTACTS}?offset={offset}&limit=100");
        let (_, page) = sandbox.client(&token, "GET", &path, Value::Null).await;
        let rows = page["data"].as_array().unwrap();
        if rows.is_empty() {
            break;
        }
        ids.extend(rows.iter().map(|row| row["id"].to_string()));
    }
    assert_eq!(ids.len(), 1200);
}

#[tokio::test]
async fn the_demo_has_contacts_in_every_kind_of_chat() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(AURORA).await;
    let (_, list) = sandbox.client(&token, "GET", CONTACTS, Value::Null).await;
    let contacts = list["data"].as_array().unwrap();
    assert_eq!(contacts.len(), 40);
    let chats = contacts.iter().flat_map(|contact| contact["contact_data"].as_array().unwrap());
    let kinds: std::collections::BTreeSet<_> =
        chats.map(|chat| chat["chat_type"].as_str().unwrap()).collect();
    assert_eq!(kinds.len(), 10);
}
