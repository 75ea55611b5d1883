//! Every example of the API's own pages and every variant seen elsewhere, both ways: what goes out
//! is the example, and what comes in is read as the same values whichever way it is written.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};
use wazzup::{ChannelEvent, WebhookDelivery};

use crate::methods::{Clients, method, methods};
use crate::support::{Server, answer, fixture, fixture_answer, fixture_json};

/// What a fixture that is no method's own request or answer is for.
enum Use {
    /// An answer read by this method as the same as that other fixture.
    Like(&'static str, &'static str),
    /// An answer read by this method as this, with the fields that are null left out.
    Reads(&'static str, Value),
    /// A refusal with these statuses, read as this code.
    Refusal(&'static [u16], &'static str),
    /// A delivery of so many items of this event.
    Delivery(&'static str, usize),
}
use Use::{Delivery, Like, Reads, Refusal};

fn variants() -> Vec<(&'static str, Use)> {
    let bot = |reason: Value| {
        json!({
            "channel_id": "0b1f7601-1e21-4ae8-b105-51d028182a", "transport": "telegram",
            "status": "active", "reason": reason, "state": "active", "phone": "My_Ferret2_Bot",
            "messenger_id": "My_Ferret2_Bot", "name": "My_Ferret2_Bot", "tariff": "max",
        })
    };
    let whatsapp = |status: &str, reason: &str| {
        json!({
            "channel_id": "c-2", "transport": "whatsapp", "status": status, "reason": reason,
            "state": reason, "phone": "37120000001", "messenger_id": "37120000001",
            "name": "37120000001",
        })
    };
    let nameless = json!({
        "id": "12345678", "registered_at": "01.01.2022", "assigned_at": "01.01.2022",
        "channels": [], "subscriptions": [],
    });
    let two_paid = json!([
        { "id": "16fdb3-998d-4948-888c-6729c2e6be", "expired_at": "01.01.2022",
          "has_auto_renewal": true, "tariff": "max" },
        { "id": "s-2", "expired_at": "01.02.2022", "has_auto_renewal": false, "tariff": "waba" },
    ]);
    let mut twice_paid = fixture_json("accounts/get_answer")["data"].clone();
    twice_paid["id"] = json!("12345678");
    twice_paid["subscriptions"] = two_paid;
    let without_phone = json!({ "id": "1", "name": "Test" });
    let linked = json!({
        "id": "contacts1", "name": "TestContact", "responsible_user_id": "1",
        "contact_data": [{ "chat_type": "whatsapp", "chat_id": "37199999999" }],
        "uri": "https://example.com/contact/1",
    });
    vec![
        ("accounts/get_answer_in_array", Like("accounts::get", "accounts/get_answer")),
        ("accounts/get_answer_subscriptions_array", Reads("accounts::get", twice_paid)),
        ("accounts/get_answer_parts_null", Reads("accounts::get", nameless)),
        (
            "accounts/get_answer_bare",
            Reads(
                "accounts::get",
                json!({ "id": "12345678", "channels": [], "subscriptions": [] }),
            ),
        ),
        ("oauth/token_answer_top_level", Like("oauth::exchange", "oauth/token_answer")),
        ("users/get_answer_object", Like("users::get", "users/get_answer")),
        ("users/get_answer_empty", Refusal(&[200], "NOT_FOUND")),
        ("users/list_answer_phone_missing", Reads("users::list", json!([without_phone]))),
        ("users/list_answer_phone_empty", Reads("users::list", json!([without_phone]))),
        ("settings/get_answer_in_data", Like("settings::get", "settings/get_answer")),
        ("settings/update_answer_in_data", Like("settings::update", "settings/update_answer")),
        ("contacts/get_answer_object", Like("contacts::get", "contacts/get_answer")),
        ("contacts/get_answer_crm_link", Reads("contacts::get", linked)),
        ("v3_users/list_answer_counted", Like("v3_users::list", "v3_users/list_answer")),
        ("v3_users/bulk_delete_answer", Reads("v3_users::bulk_delete", json!([]))),
        ("channels/create_answer_object", Like("channels::create", "channels/create_answer")),
        ("channels/get_answer_object", Like("channels::get", "channels/get_answer")),
        ("channels/get_answer_empty", Refusal(&[200], "NOT_FOUND")),
        ("channels/get_answer_reason_null", Reads("channels::get", bot(Value::Null))),
        ("channels/get_answer_reason_empty", Reads("channels::get", bot(Value::Null))),
        ("channels/get_answer_reason_absent", Reads("channels::get", bot(Value::Null))),
        (
            "channels/get_answer_reason_in_state",
            Reads("channels::get", whatsapp("disabled", "qridle")),
        ),
        (
            "channels/pairing_code_answer_digits",
            Reads(
                "channels::pairing_code",
                json!({ "pairing_code": "12345678", "pairing_phone": "79999999999" }),
            ),
        ),
        ("links/channel_answer_top_level", Like("links::channel", "links/channel_answer")),
        ("errors/bad_request", Refusal(&[400], "BAD_REQUEST")),
        ("errors/unauthorized", Refusal(&[401], "UNAUTHORIZED")),
        ("errors/forbidden", Refusal(&[403], "FORBIDDEN")),
        ("errors/not_found", Refusal(&[404], "NOT_FOUND")),
        ("errors/validation_failed", Refusal(&[422, 400], "VALIDATION_FAILED")),
        ("errors/invalid_user_data", Refusal(&[400, 422], "INVALID_USER_DATA")),
        ("errors/user_already_exists", Refusal(&[400, 409], "USER_ALREADY_EXISTS")),
        ("errors/user_limit_exceeded", Refusal(&[400], "USER_LIMIT_EXCEEDED")),
        ("errors/code_alone", Refusal(&[400, 401], "OAUTH_TOKEN_UNKNOWN_OR_REVOKED")),
        ("errors/with_request_id", Refusal(&[400], "DUPLICATE_PHONE_NUMBER")),
        ("errors/v3_invalid_users_data", Refusal(&[400], "INVALID_USERS_DATA")),
        ("errors/v3_too_many_entities", Refusal(&[400], "TOO_MANY_ENTITIES")),
        ("errors/v3_user_limit_exceeded", Refusal(&[400], "USER_LIMIT_EXCEEDED")),
        ("errors/v3_duplicate_phone_number", Refusal(&[400], "DUPLICATE_PHONE_NUMBER")),
        ("errors/v3_invalid_apikey", Refusal(&[401], "INVALID_APIKEY")),
        ("webhooks/qr_update", Delivery("channel.qr_update", 1)),
        ("webhooks/qr_update_max", Delivery("channel.qr_update", 1)),
        ("webhooks/status_update", Delivery("channel.status_update", 1)),
        ("webhooks/status_update_object", Delivery("channel.status_update", 1)),
        ("webhooks/create", Delivery("channel.create", 1)),
        ("webhooks/delete", Delivery("channel.delete", 1)),
        ("webhooks/message_add_inbound", Delivery("message.add", 1)),
        ("webhooks/message_add_outbound", Delivery("message.add", 1)),
        ("webhooks/message_add_in", Delivery("message.add", 1)),
        ("webhooks/test_call", Delivery("", 0)),
    ]
}

/// Reference 14, row by row: what goes out one way only, and what is read in each of its ways.
const DISAGREEMENTS: [(u8, &[&str]); 24] = [
    (1, &["oauth/token_answer", "oauth/token_answer_top_level"]),
    (2, &["oauth/refresh_request"]),
    (3, &["oauth/code_request"]),
    (4, &["oauth/machine_request", "oauth/exchange_request"]),
    (5, &["oauth/token_answer", "oauth/machine_answer"]),
    (6, &["links/chats_global_request", "links/chats_card_request"]),
    (7, &["links/channel_request"]),
    (8, &["settings/get_answer", "settings/get_answer_in_data", "settings/update_answer_in_data"]),
    (9, &["settings/update_request"]),
    (10, &["errors/validation_failed"]),
    (11, &["users/get_answer_object", "contacts/get_answer_object", "channels/get_answer_object"]),
    (
        12,
        &[
            "users/upsert_request_without_phone",
            "users/list_answer_phone_missing",
            "users/list_answer_phone_empty",
        ],
    ),
    // The bounds of ids and names are the forms' business: the client sends what it is given.
    (13, &["v3_users/upsert_request"]),
    (14, &["v3_users/list_answer", "v3_users/list_answer_counted"]),
    (
        15,
        &[
            "channels/get_answer",
            "channels/get_answer_reason_null",
            "channels/get_answer_reason_empty",
            "channels/get_answer_reason_absent",
            "channels/get_answer_reason_in_state",
        ],
    ),
    (16, &["accounts/list_answer", "accounts/get_answer"]),
    (
        17,
        &[
            "accounts/get_answer",
            "accounts/get_answer_subscriptions_array",
            "accounts/get_answer_parts_null",
        ],
    ),
    (18, &["channels/pairing_code_answer", "channels/pairing_code_answer_digits"]),
    (19, &["webhooks/qr_update", "webhooks/qr_update_max"]),
    (20, &["channels/create_instagram_request", "channels/create_instagram_answer_url"]),
    // Each credential has a client of its own, so that neither can be sent to the other's host.
    (21, &["errors/v3_invalid_apikey"]),
    (22, &["errors/unauthorized"]),
    (23, &["contacts/get_answer", "contacts/get_answer_crm_link"]),
    (
        24,
        &[
            "webhooks/message_add_inbound",
            "webhooks/message_add_outbound",
            "webhooks/message_add_in",
        ],
    ),
];

#[tokio::test]
async fn what_goes_out_is_the_example() {
    let server = Server::start([]).await;
    let clients = Clients::new(server.options());
    for method in methods() {
        server.always(answer("200 OK", "", method.good().to_string()));
        let result = (method.send)(&clients).await;
        assert!(result.is_ok(), "{}: {result:?}", method.name);
        let asked = server.asked().pop().unwrap();
        assert_eq!(asked.line, method.line, "{}", method.name);
        let credential = match method.line.split('/').nth(1) {
            Some("v3") => "Bearer api-key",
            _ if method.name.starts_with("accounts") || method.name.starts_with("oauth") => {
                "Basic bWVAcGFydG5lci5leGFtcGxlOnDDpHNzd29yZA=="
            }
            _ => "Bearer access-token",
        };
        assert_eq!(asked.header("authorization"), Some(credential), "{}", method.name);
        if method.request.is_empty() {
            assert!(!asked.has_body(), "{}", method.name);
        } else {
            assert_eq!(asked.json(), fixture_json(method.request), "{}", method.name);
        }
    }
}

#[tokio::test]
async fn every_way_of_writing_an_answer_is_read() {
    let server = Server::start([]).await;
    let clients = Clients::new(server.options());
    let read = async |by: &str, name: &str| {
        server.always(fixture_answer(name));
        let result = (method(by).send)(&clients).await;
        without_nulls(result.unwrap_or_else(|error| panic!("{name}: {error:?}")))
    };
    for (name, purpose) in variants() {
        match purpose {
            Like(by, other) => assert_eq!(read(by, name).await, read(by, other).await, "{name}"),
            Reads(by, expected) => assert_eq!(read(by, name).await, without_nulls(expected)),
            Refusal(statuses, code) => {
                for status in statuses {
                    server.always(answer(&format!("{status} Said"), "", fixture(name)));
                    for by in ["users::get", "channels::get", "contacts::get", "v3_users::get"] {
                        let error = (method(by).send)(&clients).await.unwrap_err();
                        assert!(error.has_code(code), "{name}, {by}: {error:?}");
                    }
                }
            }
            Delivery(event, items) => {
                let delivery = WebhookDelivery::parse(&fixture(name)).unwrap();
                assert_eq!(delivery.event.unwrap_or_default(), event, "{name}");
                assert_eq!(delivery.items.len(), items, "{name}");
                let other = |item: &ChannelEvent| matches!(item, ChannelEvent::Other { .. });
                let ours = event.starts_with("channel.");
                assert!(delivery.items.iter().all(|item| other(item) != ours), "{name}");
            }
        }
    }
}

#[tokio::test]
async fn an_address_is_read_whatever_it_is_called_and_wherever_it_is() {
    let server = Server::start([]).await;
    let clients = Clients::new(server.options());
    let mut read = Vec::new();
    for method in methods() {
        if ["links::chats", "channels::create"].contains(&method.name) {
            server.always(answer("200 OK", "", method.good().to_string()));
            let value = (method.send)(&clients).await.unwrap();
            read.push(value.get("link").or(value.get("url")).cloned().unwrap_or_default());
        }
    }
    let chats = json!("https://example.test/chats");
    let authorize = json!("https://example.test/authorize");
    let gs = json!("https://gs.tc.im/5GYyg");
    assert_eq!(read, [Value::Null, gs, authorize, chats.clone(), chats]);
}

#[test]
fn every_fixture_is_used() {
    let mut used: BTreeSet<String> = BTreeSet::new();
    for method in methods() {
        used.extend([method.request, method.answer].map(str::to_owned));
    }
    used.remove("");
    for (name, _) in variants() {
        assert!(used.insert(name.to_owned()), "{name} is listed twice");
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    let mut there = BTreeSet::new();
    for folder in std::fs::read_dir(&root).unwrap() {
        let folder = folder.unwrap().path();
        if folder.is_dir() && !OTHERS.iter().any(|other| folder.ends_with(other)) {
            for file in std::fs::read_dir(&folder).unwrap() {
                let file = file.unwrap().path().with_extension("");
                let name = file.strip_prefix(&root).unwrap().to_str().unwrap();
                there.insert(name.replace('\\', "/"));
            }
        }
    }
    assert_eq!(used, there);
}

/// Folders of fixtures that are other tests' own, and no examples of the API.
const OTHERS: [&str; 0] = [];

#[test]
fn every_disagreement_has_its_fixtures() {
    let rows: Vec<u8> = DISAGREEMENTS.iter().map(|(row, _)| *row).collect();
    assert_eq!(rows, (1..=24).collect::<Vec<u8>>());
    for (row, names) in DISAGREEMENTS {
        assert!(!names.is_empty(), "row {row}");
        for name in names {
            assert!(!fixture_json(name).is_null(), "row {row}: {name}");
        }
    }
}

fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name, without_nulls(value)))
            .collect(),
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        other => other,
    }
}
