//! Channels: printed forms, credentials, deletion, and the life of a code (API reference 7).

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::support::{AURORA, Receiver, Sandbox, UNPAID};

#[tokio::test]
async fn no_reason_is_null_in_the_list_and_a_word_alone() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(AURORA).await;
    let (_, list) = sandbox.client(&token, "GET", "/v2/channels", Value::Null).await;
    let first = &list["data"][0];
    assert_eq!((&first["status"], &first["reason"]), (&json!("active"), &Value::Null));
    let path = format!("/v2/channels/{}", first["channel_id"].as_str().unwrap());
    let (_, single) = sandbox.client(&token, "GET", &path, Value::Null).await;
    assert_eq!(single["data"][0]["reason"], "null");
    let older = sandbox.token("24017793").await;
    let (_, list) = sandbox.client(&older, "GET", "/v2/channels", Value::Null).await;
    assert!(list["data"][0].get("reason").is_none());
    assert_eq!(list["data"][0]["state"], "qridle");
}

#[tokio::test]
async fn deletion_keeps_or_drops() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(AURORA).await;
    let id = sandbox.create_channel(&token, "viber").await;
    let path = format!("/v2/channels/{id}");
    let delete = async |query: &str| {
        sandbox.client(&token, "DELETE", &format!("{path}{query}"), Value::Null).await
    };
    assert_eq!(delete("?delete_chats=maybe").await.0, 400);
    assert_eq!(delete("?delete_chats=false").await.1["data"], Value::Null);
    let (_, kept) = sandbox.client(&token, "GET", &path, Value::Null).await;
    assert_eq!(kept["data"][0]["status"], "disabled");
    assert_eq!(delete("?delete_chats=true").await.0, 200);
    assert_eq!(sandbox.client(&token, "GET", &path, Value::Null).await.0, 404);
    let other = sandbox.token(UNPAID).await;
    assert_eq!(sandbox.client(&other, "GET", &path, Value::Null).await.0, 404);
}

#[tokio::test]
async fn six_scannable_codes_and_then_idle() {
    let sandbox = Sandbox::fast(100.0).await;
    let receiver = Receiver::start(0).await;
    let token = sandbox.token(AURORA).await;
    sandbox.subscribe(&token, &receiver.url, &["channel.qr_update"]).await;
    let statuses = Receiver::start(0).await;
    sandbox.subscribe(&token, &statuses.url, &["channel.status_update"]).await;
    let id = sandbox.create_channel(&token, "whatsapp").await;
    let mut payloads = Vec::new();
    for _ in 0..6 {
        payloads.push(read(&receiver.code().await));
    }
    assert!(payloads.iter().all(|payload| payload.starts_with("2@")));
    payloads.dedup();
    assert_eq!(payloads.len(), 6);
    statuses.status("init", Some("qr")).await;
    statuses.status("disabled", Some("qridle")).await;
    let (_, code) = sandbox.control("GET", &format!("/qr/{id}"), Value::Null).await;
    assert_eq!(code["payload"], payloads[5]);
    assert_eq!((&code["number"], &code["live"]), (&json!(6), &json!(false)));
    let (_, dead) = sandbox.phone(&id, json!({ "action": "scan" })).await;
    assert_eq!(dead, json!({ "status": "disabled", "reason": "qridle" }));
    let path = format!("/v2/channels/{id}");
    let pairing = json!({ "transport": "whatsapp" });
    let refused = sandbox.client(&token, "POST", &format!("{path}/pairing-code"), pairing).await;
    assert_eq!(refused.0, 400);
    let again = json!({ "credentials": {} });
    let (_, answer) = sandbox.client(&token, "POST", &format!("{path}/reinit"), again).await;
    assert!(answer["data"][0].get("status").is_none());
    assert_ne!(read(&receiver.code().await), payloads[5]);
}

#[tokio::test]
async fn an_unpaid_account_gets_no_code() {
    let sandbox = Sandbox::fast(100.0).await;
    let receiver = Receiver::start(0).await;
    let token = sandbox.token(UNPAID).await;
    sandbox.subscribe(&token, &receiver.url, &["channel.status_update"]).await;
    sandbox.create_channel(&token, "whatsapp").await;
    receiver.status("disabled", Some("not_enough_money")).await;
}

/// What a phone would read from the picture.
fn read(data_url: &str) -> String {
    let text = data_url.strip_prefix("data:image/png;base64,").unwrap();
    let png = BASE64_STANDARD.decode(text).unwrap();
    let picture = image::load_from_memory(&png).unwrap().to_luma8();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        picture.get_pixel(x as u32, y as u32).0[0]
    });
    prepared.detect_grids()[0].decode().unwrap().1
}
