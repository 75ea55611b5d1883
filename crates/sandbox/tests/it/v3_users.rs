//! Users, v3: bare shapes, errors of their own, and a key that v2 does not take (API reference 11).

use sandbox::DEMO_V3_KEY;
use serde_json::{Value, json};

use crate::support::{AURORA, Answer, CALLERS_IDS, Sandbox, answer, encoded};

const USERS: &str = "/v3/users";

/// A call with the demo's key; every answer must have its name.
async fn call(sandbox: &Sandbox, method: &str, path: &str, body: Value) -> Answer {
    let request = sandbox.request(method, path).bearer_auth(DEMO_V3_KEY);
    let request = if body.is_null() { request } else { request.json(&body) };
    let response = request.send().await.unwrap();
    assert_eq!(response.headers()["trace-id"].len(), 32, "{method} {path}");
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    let empty = text.is_empty();
    (status, if empty { json!("") } else { serde_json::from_str(&text).unwrap() })
}

fn many(range: std::ops::Range<u32>) -> Value {
    range.map(|n| json!({ "id": format!("n-{n}"), "name": "Somebody" })).collect()
}

#[tokio::test]
async fn the_list_is_sorted_by_name_and_has_no_phones() {
    let sandbox = Sandbox::fast(1.0).await;
    let (status, list) = call(&sandbox, "GET", USERS, Value::Null).await;
    assert_eq!(status, 200);
    let users = list.as_array().unwrap();
    assert!(users.iter().all(|user| user.as_object().unwrap().len() == 2));
    let names: Vec<_> = users.iter().map(|user| user["name"].as_str().unwrap()).collect();
    let mut sorted = names.clone();
    sorted.sort_by_key(|name| name.to_lowercase());
    assert_eq!(names, sorted);
    let (_, one) = call(&sandbox, "GET", "/v3/users/u-anna", Value::Null).await;
    let expected = json!({ "id": "u-anna", "name": "Anna Bērziņa", "phone": "37120001140" });
    assert_eq!(one, expected);
    let (status, answer) = call(&sandbox, "GET", "/v3/users/nobody", Value::Null).await;
    assert_eq!((status, &answer["error"]), (404, &json!("NOT_FOUND")));
    assert!(answer["description"].is_string());
}

#[tokio::test]
async fn both_versions_show_the_same_people() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(AURORA).await;
    let new = json!([{ "id": "x", "name": "New", "phone": "37120001190" },
                     { "id": "y", "name": "Mute", "phone": "+371" }]);
    assert_eq!(call(&sandbox, "POST", USERS, new).await, (200, json!("")));
    let (_, one) = sandbox.client(&token, "GET", "/v2/users/x", Value::Null).await;
    assert_eq!(one["data"], json!([{ "id": "x", "name": "New", "phone": "37120001190" }]));
    let (_, mute) = call(&sandbox, "GET", "/v3/users/y", Value::Null).await;
    assert_eq!(mute, json!({ "id": "y", "name": "Mute" }), "a malformed phone is dropped");
    assert_eq!(call(&sandbox, "DELETE", "/v3/users/x", Value::Null).await, (200, json!("")));
    assert_eq!(call(&sandbox, "DELETE", "/v3/users/x", Value::Null).await.0, 404);
    assert_eq!(sandbox.client(&token, "GET", "/v2/users/x", Value::Null).await.0, 404);
    let ids = json!(["y", "nobody", "15", "nobody"]);
    let (status, missing) = call(&sandbox, "PATCH", "/v3/users/bulk_delete", ids).await;
    assert_eq!((status, missing), (200, json!(["nobody"])));
    let (_, all) = call(&sandbox, "PATCH", "/v3/users/bulk_delete", json!(["14"])).await;
    assert_eq!(all, json!([]));
}

#[tokio::test]
async fn every_error_has_the_shape_of_v3() {
    let sandbox = Sandbox::fast(1.0).await;
    let post = async |body| call(&sandbox, "POST", USERS, body).await;
    let long = "ü".repeat(201);
    let (status, answer) = post(json!([
        { "id": "1", "name": "Right" }, { "id": " " }, { "id": long, "name": "N" }, "user",
        { "id": "2", "name": "N", "phone": 7 },
    ]))
    .await;
    assert_eq!((status, &answer["error"]), (400, &json!("INVALID_USERS_DATA")));
    let data = json!([
        { "index": 1, "fields": ["id", "name"] }, { "index": 2, "fields": ["id"] },
        { "index": 3, "fields": ["id", "name"] }, { "index": 4, "fields": ["phone"] },
    ]);
    assert_eq!(answer["data"], data);
    assert_eq!(call(&sandbox, "GET", "/v3/users/1", Value::Null).await.0, 404, "all or nothing");
    for empty in [json!([]), json!({}), json!("users")] {
        let (status, answer) = post(empty).await;
        assert_eq!((status, &answer["error"]), (400, &json!("INVALID_USERS_DATA")));
    }
    let (status, answer) = post(many(0..123)).await;
    assert_eq!((status, &answer["error"]), (400, &json!("TOO_MANY_ENTITIES")));
    assert_eq!(answer["data"], json!({ "count": 123, "limit": 100 }));
    let taken = json!([{ "id": "new", "name": "N", "phone": "37120001140" }]);
    let (status, answer) = post(taken).await;
    let description = "User with phone number 37120001140 already exists in the CRM.";
    assert_eq!(status, 400);
    assert_eq!(answer["requestId"].as_str().unwrap().len(), 32);
    let expected = json!({
        "status": 400, "requestId": answer["requestId"], "error": "DUPLICATE_PHONE_NUMBER",
        "description": description, "data": { "phone": "37120001140" },
    });
    assert_eq!(answer, expected);
    let longest = "ü".repeat(200);
    assert_eq!(post(json!([{ "id": longest, "name": longest }])).await.0, 200);
    let bulk = async |body| call(&sandbox, "PATCH", "/v3/users/bulk_delete", body).await;
    let (status, answer) = bulk(json!(vec!["x"; 101])).await;
    assert_eq!((status, &answer["error"]), (400, &json!("TOO_MANY_ENTITIES")));
    let (status, answer) = bulk(json!(["x", 7])).await;
    assert_eq!((status, &answer["error"]), (400, &json!("INVALID_USERS_DATA")));
    assert_eq!(answer["data"], json!([{ "index": 1, "fields": ["id"] }]));
    assert_eq!(bulk(json!({ "ids": [] })).await.0, 400);
}

#[tokio::test]
async fn a_repeated_id_is_a_server_error() {
    let sandbox = Sandbox::fast(1.0).await;
    let twice = json!([{ "id": "1", "name": "First" }, { "id": "1", "name": "Last" }]);
    let (status, answer) = call(&sandbox, "POST", USERS, twice).await;
    assert_eq!((status, &answer["error"]), (500, &json!("INTERNAL_SERVER_ERROR")));
    assert_eq!(call(&sandbox, "GET", "/v3/users/1", Value::Null).await.0, 404);
}

#[tokio::test]
async fn the_1001st_user_is_one_too_many() {
    let sandbox = Sandbox::fast(1.0).await;
    // Twelve are there.
    for batch in 0..9 {
        let body = many(batch * 100..(batch + 1) * 100);
        assert_eq!(call(&sandbox, "POST", USERS, body).await.0, 200);
    }
    assert_eq!(call(&sandbox, "POST", USERS, many(900..988)).await.0, 200);
    let (status, answer) = call(&sandbox, "POST", USERS, many(988..989)).await;
    assert_eq!((status, &answer["error"]), (400, &json!("USER_LIMIT_EXCEEDED")));
    assert_eq!(answer["data"], json!({ "limit": 1000 }));
}

#[tokio::test]
async fn any_text_may_be_an_id() {
    let sandbox = Sandbox::fast(1.0).await;
    for id in CALLERS_IDS {
        let body = json!([{ "id": id, "name": "N" }]);
        assert_eq!(call(&sandbox, "POST", USERS, body).await.0, 200);
        let path = format!("{USERS}/{}", encoded(id));
        assert_eq!(call(&sandbox, "GET", &path, Value::Null).await.1["id"], id);
        assert_eq!(call(&sandbox, "DELETE", &path, Value::Null).await.0, 200);
    }
    assert_eq!(call(&sandbox, "GET", "/v3/users/%ff", Value::Null).await.0, 404);
}

#[tokio::test]
async fn only_a_key_opens_them() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(AURORA).await;
    let refused = [
        sandbox.request("GET", USERS).bearer_auth(&token),
        sandbox.request("GET", USERS).bearer_auth("c8cf90444442348"),
        sandbox.request("GET", USERS).basic_auth("demo@partner.example", Some("demo-partner")),
        sandbox.request("GET", USERS),
    ];
    for request in refused {
        let (status, answer) = answer(request, Value::Null).await;
        assert_eq!((status, &answer["error"]), (401, &json!("INVALID_APIKEY")));
        assert!(answer["description"].is_string() && answer.get("code").is_none());
    }
}

#[tokio::test]
async fn unknown_addresses_of_v3_answer_in_its_form() {
    let sandbox = Sandbox::fast(1.0).await;
    let (status, answer) = call(&sandbox, "GET", "/v3/nowhere", Value::Null).await;
    assert_eq!((status, &answer["error"]), (404, &json!("NOT_FOUND")));
    let (status, answer) = call(&sandbox, "PUT", USERS, json!([])).await;
    assert_eq!((status, &answer["error"]), (405, &json!("METHOD_NOT_ALLOWED")));
}
