//! Faults on demand: what reaches the caller, and whether the work was done.

use std::time::{Duration, Instant};

use sandbox::Options;
use serde_json::{Value, json};

use crate::support::{AURORA, Receiver, Sandbox};

fn account() -> Value {
    json!({ "name": "Demo Client", "lang": "en", "currency": "EUR", "country": "EU", "timezone": 2 })
}

/// The one request that a fault shall meet.
fn create(sandbox: &Sandbox) -> reqwest::RequestBuilder {
    let request = sandbox.request("POST", "/v2/accounts").json(&account());
    request.basic_auth("demo@partner.example", Some("demo-partner"))
}

async fn count(sandbox: &Sandbox) -> usize {
    let (_, list) = sandbox.partner("GET", "/v2/accounts?limit=100", Value::Null).await;
    list["data"].as_array().unwrap().len()
}

async fn with(kind: &str) -> (Sandbox, usize) {
    let sandbox = Sandbox::fast(1.0).await;
    let before = count(&sandbox).await;
    sandbox.faults(json!([{ "method": "POST", "path": "/v2/accounts", "kind": kind }])).await;
    (sandbox, before)
}

#[tokio::test]
async fn a_cut_before_does_no_work_and_a_cut_after_has_done_it() {
    for (kind, added) in [("cut_before", 0), ("cut_after", 1)] {
        let (sandbox, before) = with(kind).await;
        let error = create(&sandbox).send().await.unwrap_err();
        assert!(error.is_request() && !error.is_connect(), "{kind}: {error:?}");
        assert_eq!(count(&sandbox).await, before + added, "{kind}");
        let (_, journal) = sandbox.control("GET", "/requests", Value::Null).await;
        let lines = journal["requests"].as_array().unwrap();
        let line = lines.iter().find(|line| line["method"] == "POST").unwrap();
        assert_eq!((&line["fault"], &line["status"]), (&json!(kind), &Value::Null));
        assert!(create(&sandbox).send().await.unwrap().status().is_success(), "once only");
    }
}

#[tokio::test]
async fn spoilt_answers_come_after_the_work() {
    let (sandbox, before) = with("truncate").await;
    let response = create(&sandbox).send().await.unwrap();
    let announced = response.content_length().unwrap();
    assert!(announced > 40);
    assert!(response.bytes().await.is_err());
    assert_eq!(count(&sandbox).await, before + 1);

    let (sandbox, before) = with("garbage").await;
    let response = create(&sandbox).send().await.unwrap();
    assert_eq!(response.headers()["content-type"], "application/json");
    assert!(response.json::<Value>().await.is_err());
    assert_eq!(count(&sandbox).await, before + 1);

    let (sandbox, _) = with("drop_fields").await;
    let answer: Value = create(&sandbox).send().await.unwrap().json().await.unwrap();
    assert!(answer["data"]["account"]["account_id"].is_u64());
    assert!(answer["data"]["account"].get("name").is_none() && answer.get("meta").is_none());
}

#[tokio::test]
async fn dictated_answers_replace_the_work() {
    let sandbox = Sandbox::fast(1.0).await;
    let before = count(&sandbox).await;
    sandbox
        .faults(json!([
            { "method": "POST", "path": "/v2/accounts", "kind": "status", "status": 429, "retry_after": 2 },
            { "method": "POST", "path": "/v2/accounts", "kind": "status", "status": 429 },
            { "method": "POST", "path": "/v2/accounts", "kind": "status" },
            { "method": "POST", "path": "/v2/accounts", "kind": "html", "times": 2 },
        ]))
        .await;
    let first = create(&sandbox).send().await.unwrap();
    assert_eq!(
        (first.status().as_u16(), &first.headers()["retry-after"]),
        (429, &"2".parse().unwrap())
    );
    let second = create(&sandbox).send().await.unwrap();
    assert_eq!(second.status(), 429);
    assert!(!second.headers().contains_key("retry-after"));
    assert_eq!(create(&sandbox).send().await.unwrap().status(), 500);
    for _ in 0..2 {
        let page = create(&sandbox).send().await.unwrap();
        assert_eq!(page.status(), 502);
        assert!(page.headers()["content-type"].to_str().unwrap().starts_with("text/html"));
    }
    assert_eq!(count(&sandbox).await, before);
}

#[tokio::test]
async fn an_answer_can_be_late_or_wait_for_its_code() {
    let sandbox = Sandbox::fast(10.0).await;
    let receiver = Receiver::start(0).await;
    let token = sandbox.token(AURORA).await;
    sandbox.subscribe(&token, &receiver.url, &["channel.qr_update"]).await;
    sandbox
        .faults(json!([
            { "method": "POST", "path": "/v2/channels", "kind": "qr_before_answer" },
            { "method": "GET", "path": "/v2/channels/*", "kind": "delay", "delay_ms": 150 },
        ]))
        .await;
    let id = sandbox.create_channel(&token, "whatsapp").await;
    let (_, journal) = sandbox.control("GET", "/deliveries", Value::Null).await;
    assert_eq!(journal["deliveries"][0]["event"], "channel.qr_update");
    assert_eq!(receiver.next().await["data"][0]["channel_id"], id);
    let asked = Instant::now();
    sandbox.client(&token, "GET", &format!("/v2/channels/{id}"), Value::Null).await;
    assert!(asked.elapsed() >= Duration::from_millis(150));
    let bad = json!({ "faults": [{ "kind": "earthquake" }] });
    assert_eq!(sandbox.control("POST", "/faults", bad).await.0, 422);
}

#[tokio::test]
async fn faults_by_chance_come_the_same_way_after_a_reset_and_in_another_sandbox() {
    let faults = json!([
        { "path": "/v2/accounts", "kind": "status", "status": 503, "chance": 0.3, "times": 0 },
        { "path": "/v2/accounts", "kind": "cut_after", "chance": 0.2, "times": 0 },
    ]);
    let luck = async |sandbox: &Sandbox| {
        sandbox.faults(faults.clone()).await;
        let mut met = Vec::new();
        for _ in 0..60 {
            let request = sandbox.request("GET", "/v2/accounts");
            let request = request.basic_auth("demo@partner.example", Some("demo-partner"));
            met.push(request.send().await.ok().map(|answer| answer.status().as_u16()));
        }
        met
    };
    let sandbox = Sandbox::fast(1.0).await;
    let first = luck(&sandbox).await;
    for kind in [Some(200), Some(503), None] {
        assert!(first.contains(&kind), "{first:?}");
    }
    sandbox.control("POST", "/reset", json!({})).await;
    assert_eq!(luck(&sandbox).await, first);
    assert_eq!(luck(&Sandbox::fast(1.0).await).await, first);
    let other = Options { chance_seed: 7, ..Options::default() };
    assert_ne!(luck(&Sandbox::start(other).await).await, first);
    let wrong = json!({ "faults": [{ "kind": "html", "chance": 2 }] });
    let (status, refused) = sandbox.control("POST", "/faults", wrong).await;
    assert_eq!((status, refused["errors"][0].to_string().contains("from 0 to 1")), (422, true));
}
