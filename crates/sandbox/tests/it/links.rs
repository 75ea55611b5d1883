//! The hosted pages and their one-off links (API reference 10).

use serde_json::{Value, json};

use crate::support::{AURORA, Receiver, Sandbox};

const LINKS: &str = "/v2/iframe-links/channels";
const CHATS: &str = "/v2/iframe-links/chats";

#[tokio::test]
async fn a_link_connects_a_channel_once() {
    let sandbox = Sandbox::fast(1.0).await;
    let receiver = Receiver::start(0).await;
    let token = sandbox.token(AURORA).await;
    sandbox.subscribe(&token, &receiver.url, &["channel.create"]).await;
    let body = json!({ "options": { "transport": "vk" } });
    let (_, answer) = sandbox.client(&token, "POST", LINKS, body).await;
    let link = answer["data"]["link"].as_str().unwrap().to_owned();
    let one_off = link.rsplit('/').next().unwrap();
    let page = sandbox.http.get(&link).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("Connect"));
    let path = format!("/hosted/{one_off}");
    let phone = json!({ "phone": "37120000555" });
    let (_, connected) = sandbox.control("POST", &path, phone.clone()).await;
    assert_eq!(connected["status"], "active");
    assert_eq!(receiver.next().await["data"][0]["channel_id"], connected["channel_id"]);
    assert_eq!(sandbox.control("POST", &path, phone).await.0, 404);
    let (_, journal) = sandbox.control("GET", "/requests", Value::Null).await;
    assert!(!journal.to_string().contains(one_off));
}

#[tokio::test]
async fn unknown_properties_and_transports_are_refused() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(AURORA).await;
    let post = async |body: Value| sandbox.client(&token, "POST", LINKS, body).await;
    let (status, answer) = post(json!({ "options": { "transport": "vk", "user": 1 } })).await;
    assert_eq!((status, &answer["errors"]), (400, &json!(["property user should not exist"])));
    assert_eq!(post(json!({ "options": { "transport": "viber" } })).await.0, 400);
    assert_eq!(post(json!({ "options": {} })).await.0, 422);
    let unknown = json!({ "options": { "transport": "vk", "channel_id": "c-1" } });
    assert_eq!(post(unknown).await.0, 404);
}

#[tokio::test]
async fn a_chat_link_opens_one_page() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(AURORA).await;
    let post = async |body| sandbox.client(&token, "POST", CHATS, body).await;
    let chat = json!({ "chat_type": "whatsapp", "chat_id": "37120001150", "contact_name": "N" });
    let card = json!({
        "user_id": "u-anna", "scope": "card", "chats": [chat],
        "active_chat": { "chat_type": "telegram", "username": "client", "channel_id": "c-1" },
        "use_events": { "deals": true }, "author_name": "Anna", "client_type": "crm",
    });
    for body in [card, json!({ "user_id": "u-anna", "scope": "global" })] {
        let (status, answer) = post(body).await;
        assert_eq!(status, 200, "{answer}");
        let link = answer["data"]["link"].as_str().unwrap().to_owned();
        let opened = sandbox.http.get(&link).send().await.unwrap();
        let policy = opened.headers()["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'"));
        assert!(opened.text().await.unwrap().contains("chat window"));
        assert_eq!(sandbox.http.get(&link).send().await.unwrap().status(), 404, "works once");
    }
}

#[tokio::test]
async fn a_chat_link_tells_everything_wrong_at_once() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(AURORA).await;
    let global = |field: &str, value: Value| {
        let mut body = json!({ "user_id": "u-anna", "scope": "global" });
        body[field] = value;
        body
    };
    let card = |chat: Value| json!({ "user_id": "u-anna", "scope": "card", "chats": [chat] });
    for (body, errors) in [
        (
            json!({ "user": { "id": "u-anna" }, "scope": "global" }),
            json!(["property user should not exist", "user_id should not be empty"]),
        ),
        (json!({ "user_id": "u", "scope": "card" }), json!(["chats should not be empty"])),
        (json!({ "user_id": "u" }), json!(["scope should not be empty"])),
        (global("scope", json!("all")), json!(["scope must be one of: global, card"])),
        (global("chats", json!([])), json!(["chats should be absent when scope is global"])),
        (
            global("use_events", json!({ "deals": 1 })),
            json!(["use_events.deals must be a boolean value"]),
        ),
        (
            global("use_events", json!({ "calls": true })),
            json!(["use_events.property calls should not exist"]),
        ),
        (
            global("active_chat", json!({ "chat_type": "max" })),
            json!(["active_chat.chat_id should not be empty"]),
        ),
        (
            card(json!({ "chat_type": "max", "chat_id": "7", "transport": "max" })),
            json!(["chats.0.property transport should not exist"]),
        ),
    ] {
        let (status, answer) = sandbox.client(&token, "POST", CHATS, body.clone()).await;
        assert_eq!((status, &answer["code"]), (400, &json!("VALIDATION_FAILED")), "{body}");
        assert_eq!(answer["errors"], errors);
    }
    let wrong = card(json!({ "chat_type": "tgapi", "chat_id": "7" }));
    let (_, answer) = sandbox.client(&token, "POST", CHATS, wrong).await;
    assert!(answer["errors"][0].as_str().unwrap().starts_with("chats.0.chat_type must be one of"));
}
