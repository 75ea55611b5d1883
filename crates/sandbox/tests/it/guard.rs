//! Who is let in, and what the journal keeps.

use sandbox::Options;
use serde_json::{Value, json};

use crate::support::{AURORA, Sandbox, answer};

#[tokio::test]
async fn pages_and_other_hosts_are_refused() {
    let sandbox = Sandbox::fast(1.0).await;
    for (name, value) in [
        ("host", "rebound.example"),
        ("origin", "http://127.0.0.1"),
        ("sec-fetch-site", "cross-site"),
    ] {
        for path in ["/v2/accounts", "/_sandbox/requests", "/hosted/x"] {
            let request = sandbox.request("GET", path).header(name, value);
            assert_eq!(answer(request, Value::Null).await.0, 403, "{name} {path}");
        }
    }
}

#[tokio::test]
async fn control_needs_the_token_of_the_run() {
    let options = Options { control_token: Some("of-this-run".to_owned()), ..Options::default() };
    assert!(!format!("{options:?}").contains("of-this-run"));
    let sandbox = Sandbox::start(options).await;
    assert_eq!(sandbox.control("GET", "/requests", Value::Null).await.0, 403);
    let wrong = sandbox.request("POST", "/_sandbox/reset").header("x-sandbox-token", "guess");
    assert_eq!(answer(wrong, Value::Null).await.0, 403);
    let right = sandbox.request("GET", "/_sandbox/requests");
    let right = right.header("x-sandbox-token", "of-this-run");
    assert_eq!(answer(right, Value::Null).await.0, 200);
}

#[tokio::test]
async fn the_journal_masks_and_the_reset_clears() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(AURORA).await;
    let path = "/v2/channels?access_token=leaked";
    sandbox.client(&token, "GET", path, Value::Null).await;
    let (_, journal) = sandbox.control("GET", "/requests", Value::Null).await;
    let last = journal["requests"].as_array().unwrap().last().unwrap();
    assert_eq!(last["path"], "/v2/channels?access_token=***");
    assert_eq!((&last["method"], &last["status"]), (&json!("GET"), &json!(200)));
    assert!(!journal.to_string().contains(&token));
    sandbox.control("POST", "/reset", Value::Null).await;
    let (_, journal) = sandbox.control("GET", "/requests", Value::Null).await;
    assert_eq!(journal, json!({ "requests": [] }));
    assert_eq!(sandbox.client(&token, "GET", "/v2/channels", Value::Null).await.0, 401);
}
