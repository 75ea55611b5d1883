//! Subscriptions and deliveries (API reference 9).

use sandbox::{AllowedPorts, Options};
use serde_json::{Value, json};

use crate::support::{AURORA, Receiver, Sandbox};

const WEBHOOKS: &str = "/v2/webhooks";

fn pair(url: &str, event: &str) -> Value {
    json!({ "data": [{ "url": url, "event": event }] })
}

#[tokio::test]
async fn subscriptions_are_listed_changed_and_removed() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(AURORA).await;
    let call =
        async |method: &str, body: Value| sandbox.client(&token, method, WEBHOOKS, body).await;
    let (_, added) = call("POST", pair("https://crm.example/h", "message.add")).await;
    let mut entry = added["data"][0].clone();
    entry["url"] = json!("https://crm.example/other");
    assert_eq!(call("PATCH", json!({ "data": [entry] })).await.0, 200);
    assert_eq!(call("GET", Value::Null).await.1["data"], json!([entry]));
    assert_eq!(call("DELETE", json!({ "data": [{ "id": "unknown" }] })).await.0, 404);
    assert_eq!(call("DELETE", json!({ "data": [{ "id": entry["id"] }] })).await.0, 200);
    assert_eq!(call("GET", Value::Null).await.1["data"], json!([]));
}

#[tokio::test]
async fn addresses_have_bounds() {
    let ports = AllowedPorts::none();
    let options = Options { webhook_ports: ports.clone(), ..Options::default() };
    let sandbox = Sandbox::start(options).await;
    let token = sandbox.token(AURORA).await;
    let post = async |url: &str, event: &str| {
        sandbox.client(&token, "POST", WEBHOOKS, pair(url, event)).await.0
    };
    assert_eq!(post("http://127.0.0.1:9/h", "channel.create").await, 400);
    ports.set([9]);
    assert_eq!(post("http://127.0.0.1:9/h", "channel.create").await, 200);
    assert_eq!(post("http://crm.example/h", "channel.create").await, 400);
    assert_eq!(post("http://127.0.0.1.crm.example:9/h", "channel.create").await, 400);
    assert_eq!(post("https://user:pass@crm.example/h", "channel.create").await, 400);
    assert_eq!(
        post(&format!("https://crm.example/{}", "h".repeat(200)), "channel.create").await,
        422
    );
    assert_eq!(post("https://crm.example/h", "channel.sneeze").await, 400);
    assert_eq!(sandbox.client(&token, "POST", WEBHOOKS, json!({ "data": [] })).await.0, 422);
}

#[tokio::test]
async fn a_refused_delivery_is_repeated_with_its_key() {
    let sandbox = Sandbox::fast(100.0).await;
    let receiver = Receiver::start(2).await;
    let token = sandbox.token(AURORA).await;
    sandbox.subscribe(&token, &receiver.url, &["channel.create"]).await;
    let id = sandbox.create_channel(&token, "whatsapp").await;
    let tries = [receiver.next().await, receiver.next().await, receiver.next().await];
    assert_eq!(tries[0]["data"][0]["channel_id"], id);
    assert!(tries[0]["meta"]["timestamp"].is_i64());
    assert!(tries.iter().all(|one| one["meta"] == tries[0]["meta"]));
    let other = sandbox.create_channel(&token, "whatsapp").await;
    let next = receiver.next().await;
    assert_eq!(next["data"][0]["channel_id"], other);
    assert_ne!(next["meta"]["idempotency_key"], tries[0]["meta"]["idempotency_key"]);
}

#[tokio::test]
async fn webhooks_are_lost_doubled_and_reordered_on_demand() {
    let sandbox = Sandbox::fast(1.0).await;
    let receiver = Receiver::start(0).await;
    assert_ne!(receiver.port, 0);
    let token = sandbox.token(AURORA).await;
    sandbox.subscribe(&token, &receiver.url, &["channel.create"]).await;
    sandbox
        .faults(json!([
            { "kind": "webhook_lost" }, { "kind": "webhook_duplicate" }, { "kind": "webhook_reorder" },
        ]))
        .await;
    let mut ids = Vec::new();
    for _ in 0..4 {
        ids.push(sandbox.create_channel(&token, "whatsapp").await);
    }
    let mut arrived = Vec::new();
    for _ in 0..4 {
        arrived.push(receiver.next().await["data"][0]["channel_id"].clone());
    }
    let expected = [&ids[1], &ids[1], &ids[3], &ids[2]];
    assert_eq!(json!(arrived), json!(expected));
    let (_, journal) = sandbox.control("GET", "/deliveries", Value::Null).await;
    assert_eq!(journal["deliveries"][0]["note"], "webhook_lost");
    assert!(!journal.to_string().contains("/hook"));
}
