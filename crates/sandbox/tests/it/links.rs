//! The hosted page and its one-off links (API reference 10.1).

use serde_json::{Value, json};

use crate::support::{AURORA, Receiver, Sandbox};

const LINKS: &str = "/v2/iframe-links/channels";

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
