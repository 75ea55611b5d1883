//! Users, v2: bounds, codes and the limits (API reference 5).

use sandbox::DEMO_V3_KEY;
use serde_json::{Value, json};

use crate::support::{AURORA, BLANK, CALLERS_IDS, Sandbox, encoded};

const USERS: &str = "/v2/users";

/// An account without users, and a token for it.
async fn blank() -> (Sandbox, String) {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(BLANK).await;
    (sandbox, token)
}

fn user(id: &str, phone: &str) -> Value {
    json!({ "id": id, "name": format!("Name of {id}"), "phone": phone })
}

fn many(range: std::ops::Range<u32>) -> Value {
    let users: Vec<_> = range.map(|n| json!({ "id": n.to_string(), "name": "Somebody" })).collect();
    json!({ "users": users })
}

#[tokio::test]
async fn a_user_is_added_read_changed_and_deleted() {
    let (sandbox, token) = blank().await;
    let call = async |method, path: &str, body| sandbox.client(&token, method, path, body).await;
    let users = json!({ "users": [user("1", "37120001140"), { "id": "2", "name": "Second" }] });
    let (status, answer) = call("POST", USERS, users).await;
    assert_eq!((status, &answer["data"]), (200, &json!({ "processed": 2 })));
    assert!(answer["meta"]["timestamp"].is_i64());
    let (_, list) = call("GET", USERS, Value::Null).await;
    assert_eq!(list["data"], json!([user("1", "37120001140"), { "id": "2", "name": "Second" }]));
    let (_, one) = call("GET", "/v2/users/1", Value::Null).await;
    assert_eq!(one["data"], json!([user("1", "37120001140")]));
    assert_eq!(call("GET", "/v2/users/3", Value::Null).await.0, 404);

    let patch = json!({ "users": [{ "id": "1", "name": "Tester" }, { "id": "3", "name": "New" }] });
    let (_, answer) = call("PATCH", USERS, patch).await;
    assert_eq!(answer["data"], json!({ "processed": 1 }), "an unknown id is left out");
    let (_, list) = call("GET", USERS, Value::Null).await;
    let expected = json!([{ "id": "1", "name": "Tester" }, { "id": "2", "name": "Second" }]);
    assert_eq!(list["data"], expected, "an update replaces the user, the phone included");

    let (status, answer) = call("DELETE", USERS, json!({ "user_ids": ["1", "gone"] })).await;
    assert_eq!((status, answer.get("data")), (200, Some(&Value::Null)));
    let (_, list) = call("GET", USERS, Value::Null).await;
    assert_eq!(list["data"], json!([{ "id": "2", "name": "Second" }]));
}

#[tokio::test]
async fn every_broken_field_has_its_code() {
    let (sandbox, token) = blank().await;
    let long = |length: usize| "ü".repeat(length);
    let cases = [
        (json!({}), "users should not be empty"),
        (json!({ "users": [] }), "users should not be empty"),
        (json!({ "users": {} }), "users must be an array"),
        (json!({ "users": ["1"] }), "each value in users must be an object"),
        (many(0..101), "users must contain not more than 100 elements"),
        (json!({ "users": [{ "name": "N" }] }), "users.0.id should not be empty"),
        (json!({ "users": [{ "id": 1, "name": "N" }] }), "users.0.id must be a string"),
        (json!({ "users": [{ "id": "1", "name": " " }] }), "users.0.name should not be empty"),
        (
            json!({ "users": [{ "id": "1", "name": "N", "phone": 7 }] }),
            "users.0.phone must be a string",
        ),
        (
            json!({ "users": [{ "id": long(65), "name": "N" }] }),
            "users.0.id must be shorter than or equal to 64 characters",
        ),
        (
            json!({ "users": [{ "id": "0", "name": "N" }, { "id": "1", "name": long(151) }] }),
            "users.1.name must be shorter than or equal to 150 characters",
        ),
    ];
    for (body, error) in cases {
        for method in ["POST", "PATCH"] {
            let (status, answer) = sandbox.client(&token, method, USERS, body.clone()).await;
            assert_eq!((status, &answer["code"]), (400, &json!("INVALID_USER_DATA")), "{body}");
            assert_eq!(answer["errors"], json!([error]), "{body}");
        }
    }
    let empty = sandbox.request("POST", USERS).bearer_auth(&token).body("");
    let empty = empty.header("content-type", "application/json");
    assert_eq!(crate::support::answer(empty, Value::Null).await.1["code"], "INVALID_USER_DATA");
    let both = json!({ "users": [{}] });
    let (_, answer) = sandbox.client(&token, "POST", USERS, both).await;
    assert_eq!(answer["errors"].as_array().unwrap().len(), 2, "all at once");
    let longest = json!({ "users": [{ "id": long(64), "name": long(150) }] });
    assert_eq!(sandbox.client(&token, "POST", USERS, longest).await.0, 200);
    for (body, status) in [
        (json!({}), 422),
        (json!({ "user_ids": [] }), 422),
        (json!({ "user_ids": [1] }), 422),
        (json!({ "user_ids": vec!["1"; 101] }), 422),
        (json!({ "user_ids": vec!["1"; 100] }), 200),
    ] {
        assert_eq!(sandbox.client(&token, "DELETE", USERS, body).await.0, status);
    }
    for query in ["?limit=0", "?limit=x", "?offset=-1"] {
        let path = format!("{USERS}{query}");
        assert_eq!(sandbox.client(&token, "GET", &path, Value::Null).await.0, 400, "{query}");
    }
}

#[tokio::test]
async fn phones_are_unique_and_malformed_ones_vanish() {
    let (sandbox, token) = blank().await;
    let post =
        async |users: Value| sandbox.client(&token, "POST", USERS, json!({ "users": users })).await;
    let phones = ["+37120001140", "12", "0037120001140", "", "1234567890123456"];
    let malformed: Vec<_> = phones.iter().map(|phone| user(&format!("m{phone}"), phone)).collect();
    assert_eq!(post(json!(malformed)).await.1["data"]["processed"], phones.len());
    let (_, list) = sandbox.client(&token, "GET", USERS, Value::Null).await;
    assert!(list["data"].as_array().unwrap().iter().all(|user| user.get("phone").is_none()));

    assert_eq!(post(json!([user("1", "37120001140")])).await.0, 200);
    assert_eq!(post(json!([user("1", "37120001140")])).await.0, 200, "one's own number is free");
    let taken = json!([user("new", "37120001141"), user("2", "37120001140")]);
    let (status, answer) = post(taken).await;
    assert_eq!((status, &answer["code"]), (400, &json!("USER_ALREADY_EXISTS")));
    let detail = "User with phone number 37120001140 already exists in the CRM.";
    assert_eq!(answer["detail"], detail);
    assert_eq!(sandbox.client(&token, "GET", "/v2/users/new", Value::Null).await.0, 404);
    let twins = json!([user("3", "37120001150"), user("4", "37120001150")]);
    assert_eq!(post(twins).await.1["code"], "USER_ALREADY_EXISTS");
    assert_eq!(post(json!([user("5", "37120001151")])).await.0, 200);
    let patch = json!({ "users": [user("5", "37120001140")] });
    let (_, answer) = sandbox.client(&token, "PATCH", USERS, patch).await;
    assert_eq!(answer["code"], "USER_ALREADY_EXISTS");
    let patch = json!({ "users": [user("unknown", "37120001140")] });
    let (status, answer) = sandbox.client(&token, "PATCH", USERS, patch).await;
    assert_eq!((status, &answer["data"]["processed"]), (200, &json!(0)));
}

#[tokio::test]
async fn the_1001st_user_is_one_too_many() {
    let (sandbox, token) = blank().await;
    for batch in 0..10 {
        let body = many(batch * 100..(batch + 1) * 100);
        assert_eq!(sandbox.client(&token, "POST", USERS, body).await.0, 200);
    }
    let (status, answer) = sandbox.client(&token, "POST", USERS, many(999..1001)).await;
    assert_eq!((status, &answer["code"]), (400, &json!("USER_LIMIT_EXCEEDED")));
    assert_eq!(sandbox.client(&token, "POST", USERS, many(900..1000)).await.0, 200);
    let mut seen = 0;
    loop {
        let path = format!("{USERS}?limit=500&offset={seen}");
        let (_, page) = sandbox.client(&token, "GET", &path, Value::Null).await;
        match page["data"].as_array().unwrap().len() {
            0 => break,
            rows => {
                assert_eq!(rows, 100, "a page has a maximum");
                seen += rows;
            }
        }
    }
    assert_eq!(seen, 1000);
    let (_, first) = sandbox.client(&token, "GET", USERS, Value::Null).await;
    assert_eq!(first["data"].as_array().unwrap().len(), 50);
}

#[tokio::test]
async fn of_two_entries_with_one_id_the_later_stands() {
    let (sandbox, token) = blank().await;
    let body = json!({ "users": [{ "id": "1", "name": "First" }, { "id": "1", "name": "Last" }] });
    let (_, answer) = sandbox.client(&token, "POST", USERS, body).await;
    assert_eq!(answer["data"]["processed"], 1);
    let (_, one) = sandbox.client(&token, "GET", "/v2/users/1", Value::Null).await;
    assert_eq!(one["data"][0]["name"], "Last");
}

#[tokio::test]
async fn any_text_may_be_an_id() {
    let (sandbox, token) = blank().await;
    for id in CALLERS_IDS {
        let body = json!({ "users": [user(id, "")] });
        assert_eq!(sandbox.client(&token, "POST", USERS, body).await.0, 200, "{id}");
        let path = format!("{USERS}/{}", encoded(id));
        let (status, one) = sandbox.client(&token, "GET", &path, Value::Null).await;
        assert_eq!((status, &one["data"][0]["id"]), (200, &json!(id)));
    }
    let broken = sandbox.client(&token, "GET", "/v2/users/%ff", Value::Null).await;
    assert_eq!((broken.0, &broken.1["code"]), (404, &json!("NOT_FOUND")));
}

#[tokio::test]
async fn only_a_client_access_token_opens_them() {
    let sandbox = Sandbox::fast(1.0).await;
    let (status, answer) = sandbox.client(DEMO_V3_KEY, "GET", USERS, Value::Null).await;
    assert_eq!((status, &answer["code"]), (401, &json!("OAUTH_TOKEN_UNKNOWN_OR_REVOKED")));
    let (status, answer) = sandbox.partner("GET", USERS, Value::Null).await;
    assert_eq!((status, &answer["code"]), (401, &json!("UNAUTHORIZED")));
}

#[tokio::test]
async fn the_demo_has_believable_people() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(AURORA).await;
    let (_, list) = sandbox.client(&token, "GET", USERS, Value::Null).await;
    let users = list["data"].as_array().unwrap();
    assert_eq!(users.len(), 12);
    assert!(users.iter().any(|user| user.get("phone").is_none()));
    let all = json!({ "users": users });
    let (status, answer) = sandbox.client(&token, "POST", USERS, all).await;
    assert_eq!((status, &answer["data"]["processed"]), (200, &json!(12)), "they keep the rules");
}
