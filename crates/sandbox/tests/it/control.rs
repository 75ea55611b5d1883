//! The control routes that play the service's part: the next code, and a status out of the blue.

use std::time::{SystemTime, UNIX_EPOCH};

use sandbox::Options;
use serde_json::{Value, json};

use crate::support::{AURORA, Receiver, Sandbox, UNPAID, answer};

/// Milliseconds since 1970 on the wall.
fn now_ms() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs_f64() * 1000.0
}

async fn put(sandbox: &Sandbox, id: &str, body: Value) -> (u16, Value) {
    sandbox.control("POST", &format!("/channels/{id}/status"), body).await
}

#[tokio::test]
async fn as_many_codes_as_are_asked_for_and_when_they_were_sent() {
    let sandbox = Sandbox::fast(1.0).await;
    let receiver = Receiver::start(0).await;
    let token = sandbox.token(AURORA).await;
    sandbox.subscribe(&token, &receiver.url, &["channel.qr_update"]).await;
    let id = sandbox.create_channel(&token, "whatsapp").await;
    // The first one comes by itself, and the next would only after a minute.
    receiver.code().await;
    let started = now_ms();
    for expected in 2..=9 {
        let (status, issued) = sandbox.control("POST", &format!("/codes/{id}"), json!({})).await;
        assert_eq!((status, &issued["number"]), (200, &json!(expected)), "{issued}");
        let sent = issued["sent_ms"].as_f64().unwrap();
        assert!(started <= sent && sent <= now_ms());
        receiver.code().await;
        let (_, code) = sandbox.control("GET", &format!("/qr/{id}"), Value::Null).await;
        assert_eq!((&code["number"], &code["live"]), (&json!(expected), &json!(true)));
    }
    let (_, journal) = sandbox.control("GET", "/deliveries", Value::Null).await;
    let sent: Vec<_> = journal["deliveries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["sent_ms"].as_f64().unwrap())
        .collect();
    assert!(sent.is_sorted() && sent[0] < started && sent[1] >= started, "{sent:?}");
    sandbox.phone(&id, json!({ "action": "scan" })).await;
    let late = sandbox.control("POST", &format!("/codes/{id}"), json!({})).await;
    assert_eq!(late.0, 400, "it was scanned");
    assert_eq!(sandbox.control("POST", "/codes/nobody", json!({})).await.0, 404);
    let page = sandbox.create_channel(&token, "wapi").await;
    assert_eq!(sandbox.control("POST", &format!("/codes/{page}"), json!({})).await.0, 400);
}

/// A code asked for by hand lives its own time, and then the attempt goes on or ends by itself.
#[tokio::test]
async fn an_attempt_goes_on_from_the_newest_code() {
    let sandbox = Sandbox::fast(50.0).await;
    let receiver = Receiver::start(0).await;
    let token = sandbox.token(AURORA).await;
    sandbox.subscribe(&token, &receiver.url, &["channel.qr_update"]).await;
    let statuses = Receiver::start(0).await;
    sandbox.subscribe(&token, &statuses.url, &["channel.status_update"]).await;
    let id = sandbox.create_channel(&token, "max").await;
    receiver.code().await;
    let mut number = Value::Null;
    for _ in 0..6 {
        (_, number) = sandbox.control("POST", &format!("/codes/{id}"), json!({})).await;
    }
    statuses.status("disabled", Some("qridle")).await;
    let (_, last) = sandbox.control("GET", &format!("/qr/{id}"), Value::Null).await;
    assert_eq!(last["number"], number["number"], "no code comes after the sixth");
}

#[tokio::test]
async fn a_status_out_of_the_blue_is_told_and_read() {
    let sandbox = Sandbox::fast(10.0).await;
    let receiver = Receiver::start(0).await;
    let token = sandbox.token(AURORA).await;
    sandbox.subscribe(&token, &receiver.url, &["channel.status_update"]).await;
    let (_, list) = sandbox.client(&token, "GET", "/v2/channels", Value::Null).await;
    let id = list["data"][0]["channel_id"].as_str().unwrap();
    for (status, reason) in [
        ("disabled", json!("unauthorized")),
        ("init", json!("sync")),
        ("active", Value::Null),
        ("disabled", Value::Null),
        ("disabled", json!("blocked")),
    ] {
        let body = json!({ "status": status, "reason": reason });
        let (code, told) = put(&sandbox, id, body.clone()).await;
        assert_eq!((code, &told), (200, &body));
        let event = receiver.status(status, reason.as_str()).await;
        assert_eq!(event["channel_id"], id);
        let read = sandbox.channel(&token, id).await;
        assert_eq!((&read["status"], &read["name"]), (&json!(status), &json!("Aurora reception")));
    }
}

#[tokio::test]
async fn a_status_put_ends_the_attempt_and_can_be_lived_on() {
    let sandbox = Sandbox::fast(10.0).await;
    let token = sandbox.token(AURORA).await;
    let page = sandbox.create_channel(&token, "wapi").await;
    let url = sandbox.channel(&token, &page).await["url"].as_str().unwrap().to_owned();
    put(&sandbox, &page, json!({ "status": "disabled", "reason": "rejected" })).await;
    assert_eq!(sandbox.page(&url).await.0, 404);

    let id = sandbox.create_channel(&token, "tgapi").await;
    put(&sandbox, &id, json!({ "status": "init", "reason": "wait_for_password" })).await;
    let body = json!({ "two_factor_code": "1234", "transport": "tgapi" });
    let path = format!("/v2/channels/{id}/auth/2fa");
    assert_eq!(sandbox.client(&token, "POST", &path, body).await.0, 200);
    sandbox.until(&token, &id, ("active", "null")).await;
    put(&sandbox, &id, json!({ "status": "init", "reason": "qr" })).await;
    assert_eq!(sandbox.control("POST", &format!("/codes/{id}"), json!({})).await.0, 200);
    sandbox.phone(&id, json!({ "action": "scan" })).await;
    sandbox.until(&token, &id, ("active", "null")).await;
}

#[tokio::test]
async fn a_status_that_cannot_be_is_refused() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(AURORA).await;
    let id = sandbox.create_channel(&token, "whatsapp").await;
    for (body, status) in [
        (json!({}), 422),
        (json!({ "status": "asleep" }), 400),
        (json!({ "status": "active", "reason": "qr" }), 422),
        (json!({ "status": "init", "reason": "blocked" }), 422),
        (json!({ "status": "disabled", "reason": "sync" }), 422),
        (json!({ "status": "disabled", "since": 1 }), 422),
    ] {
        assert_eq!(put(&sandbox, &id, body.clone()).await.0, status, "{body}");
    }
    assert_eq!(put(&sandbox, "nobody", json!({ "status": "active" })).await.0, 404);
}

#[tokio::test]
async fn both_need_the_token_of_the_run() {
    let options = Options { control_token: Some("of-this-run".to_owned()), ..Options::default() };
    let sandbox = Sandbox::start(options).await;
    let token = sandbox.token(AURORA).await;
    let id = sandbox.create_channel(&token, "whatsapp").await;
    for (path, body) in [
        (format!("/_sandbox/codes/{id}"), json!({})),
        (format!("/_sandbox/channels/{id}/status"), json!({ "status": "active" })),
    ] {
        assert_eq!(answer(sandbox.request("POST", &path), body.clone()).await.0, 403);
        let page = sandbox.request("POST", &path).header("origin", "https://elsewhere.example");
        let page = page.header("x-sandbox-token", "of-this-run");
        assert_eq!(answer(page, body.clone()).await.0, 403);
        let right = sandbox.request("POST", &path).header("x-sandbox-token", "of-this-run");
        assert_eq!(answer(right, body).await.0, 200);
    }
}

/// An unpaid account gets no code by hand either, and its page and its bot lead nowhere.
#[tokio::test]
async fn nothing_connects_an_unpaid_account() {
    let sandbox = Sandbox::fast(20.0).await;
    let token = sandbox.token(UNPAID).await;
    let (_, made) = sandbox.create(&token, "wapi", json!({})).await;
    let id = made["data"][0]["channel_id"].as_str().unwrap();
    sandbox.phone(id, json!({ "action": "finish_page" })).await;
    sandbox.until(&token, id, ("disabled", "not_enough_money")).await;
    let whatsapp = sandbox.create_channel(&token, "whatsapp").await;
    assert_eq!(sandbox.control("POST", &format!("/codes/{whatsapp}"), json!({})).await.0, 400);
    sandbox.until(&token, &whatsapp, ("disabled", "not_enough_money")).await;
}
