//! Accounts: shapes, bounds and codes (API reference 4).

use sandbox::{Options, Seed, demo_names};
use serde_json::{Value, json};

use crate::support::{AURORA, Sandbox};

fn wanted() -> Value {
    json!({ "name": "Demo Client", "lang": "en", "currency": "EUR", "country": "EU", "timezone": 2 })
}

#[tokio::test]
async fn a_new_account_is_listed_and_readable() {
    let sandbox = Sandbox::start(Options { seed: Seed::Empty, ..Options::default() }).await;
    assert_eq!(sandbox.partner("GET", "/v2/accounts", Value::Null).await.1["data"], json!([]));
    let (status, created) = sandbox.partner("POST", "/v2/accounts", wanted()).await;
    assert_eq!(status, 200);
    assert_eq!(created["data"]["account"]["name"], "Demo Client");
    assert!(created["meta"]["timestamp"].is_i64());
    let id = created["data"]["account"]["account_id"].as_u64().unwrap();
    let (_, list) = sandbox.partner("GET", "/v2/accounts", Value::Null).await;
    assert_eq!(list["data"][0]["id"], id);
    let path = format!("/v2/accounts/{id}");
    let (_, updated) =
        sandbox.partner("PATCH", &path, json!({ "timezone": 5.5, "name": "Ignored" })).await;
    assert_eq!(updated["data"]["timezone"], 5.5);
    assert_eq!(updated["data"]["name"], "Demo Client");
    assert_eq!(updated["data"]["type"], "CHILD_POSTPAY");
}

#[tokio::test]
async fn every_bound_has_its_code() {
    let sandbox = Sandbox::fast(1.0).await;
    let cases = [
        ("name", json!("ab"), 422, "VALIDATION_FAILED"),
        ("name", Value::Null, 422, "VALIDATION_FAILED"),
        ("name", json!(7), 422, "VALIDATION_FAILED"),
        ("lang", json!("ru"), 400, "BAD_REQUEST"),
        ("currency", json!("RUR"), 400, "BAD_REQUEST"),
        ("country", json!("GB"), 400, "BAD_REQUEST"),
        ("timezone", json!(-12.5), 400, "BAD_REQUEST"),
        ("timezone", json!(15), 400, "BAD_REQUEST"),
        ("timezone", json!("2"), 400, "BAD_REQUEST"),
        ("timezone", Value::Null, 422, "VALIDATION_FAILED"),
    ];
    for (field, value, status, code) in cases {
        let mut body = wanted();
        body[field] = value;
        let (got, answer) = sandbox.partner("POST", "/v2/accounts", body.clone()).await;
        assert_eq!((got, &answer["code"]), (status, &json!(code)), "{body}");
        assert!(answer["title"].is_string() && answer["detail"].is_string());
        assert!(answer["errors"].is_array());
    }
    for (path, status) in [
        ("/v2/accounts/2401", 400),
        ("/v2/accounts/2401-7788", 400),
        ("/v2/accounts/90000001", 403),
        ("/v2/accounts/99999999", 404),
        ("/v2/accounts?limit=ten", 400),
        ("/v2/accounts?expand=secrets", 400),
        ("/v2/accounts?expand=", 400),
        ("/v2/nowhere", 404),
    ] {
        assert_eq!(sandbox.partner("GET", path, Value::Null).await.0, status, "{path}");
    }
    let wrong =
        sandbox.request("GET", "/v2/accounts").basic_auth("demo@partner.example", Some("x"));
    assert_eq!(crate::support::answer(wrong, Value::Null).await.1["code"], "UNAUTHORIZED");
}

#[tokio::test]
async fn expansion_and_both_forms_of_dates() {
    let sandbox = Sandbox::fast(1.0).await;
    let expand = "?expand=billing,channels,subscriptions";
    let path = format!("/v2/accounts/{AURORA}");
    let (_, plain) = sandbox.partner("GET", &path, Value::Null).await;
    assert!(plain["data"].get("channels").is_none() && plain["data"].get("billing").is_none());
    let (_, full) = sandbox.partner("GET", &format!("{path}{expand}"), Value::Null).await;
    let data = &full["data"];
    assert_eq!(data["billing"]["last_payment"], "partner");
    assert_eq!(data["channels"][0]["transport"], "whatsapp");
    assert_eq!(data["channels"][0]["subscription_id"], data["subscriptions"]["id"]);
    assert_eq!(data["registered_at"].as_str().unwrap().split('.').count(), 3);
    let (_, list) = sandbox.partner("GET", &format!("/v2/accounts{expand}"), Value::Null).await;
    assert!(list["data"][0]["registered_at"].as_str().unwrap().ends_with('Z'));
}

#[tokio::test]
async fn pages_cover_everything_and_no_answer_has_names() {
    let sandbox = Sandbox::fast(1.0).await;
    let mut seen = Vec::new();
    loop {
        let path = format!("/v2/accounts?limit=7&offset={}", seen.len());
        let (_, page) = sandbox.partner("GET", &path, Value::Null).await;
        let rows = page["data"].as_array().unwrap();
        if rows.is_empty() {
            break;
        }
        assert!(rows.iter().all(|row| row.get("name").is_none()));
        seen.extend(rows.iter().map(|row| row["id"].as_u64().unwrap()));
    }
    let mut known: Vec<_> = demo_names().iter().map(|(id, _)| *id).collect();
    known.sort_unstable();
    seen.sort_unstable();
    assert_eq!(seen, known);
}
