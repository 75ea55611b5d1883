//! What the control routes tell of an account's people, and what somebody else does to its settings.

use sandbox::{DEMO_V3_KEY, Options};
use serde_json::{Value, json};

use crate::support::{AURORA, BLANK, Sandbox, answer};

fn users(ids: &[&str]) -> Value {
    let users = ids.iter().map(|id| json!({ "id": id, "name": "Somebody" }));
    json!({ "users": users.collect::<Vec<_>>() })
}

fn contacts(ids: &[&str]) -> Value {
    let contacts = ids.iter().map(|id| {
        json!({
            "id": id, "responsible_user_id": "1", "name": "Test Contact",
            "contact_data": [{ "chat_type": "whatsapp", "chat_id": "37120001150" }],
            "uri": "https://crm.example/contacts/1",
        })
    });
    json!({ "contacts": contacts.collect::<Vec<_>>() })
}

async fn of(sandbox: &Sandbox, account: &str, what: &str) -> Value {
    let path = format!("/accounts/{account}/{what}");
    let (status, told) = sandbox.control("GET", &path, Value::Null).await;
    assert_eq!(status, 200, "{told}");
    told
}

#[tokio::test]
async fn every_request_that_did_its_work_is_counted_once_for_each_id() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(BLANK).await;
    let call = async |method, path, body| sandbox.client(&token, method, path, body).await.0;
    assert_eq!(call("POST", "/v2/users", users(&["a", "b", "b"])).await, 200);
    assert_eq!(call("PATCH", "/v2/users", users(&["b", "nobody"])).await, 200);
    assert_eq!(call("POST", "/v2/users", users(&["a", " "])).await, 400);
    assert_eq!(
        call("DELETE", "/v2/users", json!({ "user_ids": ["a", "gone", "gone"] })).await,
        200
    );
    assert_eq!(call("POST", "/v2/contacts", contacts(&["x"])).await, 200);
    assert_eq!(call("POST", "/v2/contacts", contacts(&["x", ""])).await, 422);
    assert_eq!(call("PATCH", "/v2/contacts", contacts(&["x", "nobody"])).await, 200);
    assert_eq!(call("DELETE", "/v2/contacts", json!({ "contact_ids": ["x"] })).await, 200);
    assert_eq!(call("DELETE", "/v2/contacts", json!({ "contact_ids": ["x"] })).await, 200);
    let expected = json!({
        "users": { "a": 1, "b": 2 }, "contacts": { "x": 2 },
        "deleted_users": { "a": 1, "gone": 1 }, "deleted_contacts": { "x": 2 },
    });
    assert_eq!(of(&sandbox, BLANK, "writes").await, expected);
    let nothing = json!({
        "users": {}, "contacts": {}, "deleted_users": {}, "deleted_contacts": {},
    });
    assert_eq!(of(&sandbox, AURORA, "writes").await, nothing, "the seed wrote nothing");
    sandbox.control("POST", "/reset", json!({})).await;
    assert_eq!(of(&sandbox, BLANK, "writes").await, nothing);
}

#[tokio::test]
async fn a_request_counts_when_its_answer_is_lost_and_not_when_it_never_came() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(BLANK).await;
    let kinds = ["cut_after", "truncate", "garbage", "cut_before", "status", "html"];
    let faults = kinds.map(|kind| json!({ "method": "POST", "path": "/v2/users", "kind": kind }));
    sandbox.faults(json!(faults)).await;
    for kind in kinds {
        let request = sandbox.request("POST", "/v2/users").bearer_auth(&token);
        if let Ok(answer) = request.json(&users(&[kind])).send().await {
            let _spoilt = answer.bytes().await;
        }
    }
    let written = of(&sandbox, BLANK, "writes").await;
    assert_eq!(written["users"], json!({ "cut_after": 1, "truncate": 1, "garbage": 1 }));
}

#[tokio::test]
async fn both_versions_write_the_same_people() {
    let sandbox = Sandbox::fast(1.0).await;
    let v3 = async |method, path, body| sandbox.client(DEMO_V3_KEY, method, path, body).await.0;
    let added = json!([{ "id": "v-1", "name": "New", "phone": "37120001190" }]);
    assert_eq!(v3("POST", "/v3/users", added.clone()).await, 200);
    assert_eq!(v3("POST", "/v3/users", json!([{ "id": "v-2", "name": "" }])).await, 400);
    let everybody = of(&sandbox, AURORA, "users").await;
    assert_eq!(everybody["users"].as_array().unwrap().last(), Some(&added[0]), "with the number");
    assert_eq!(v3("DELETE", "/v3/users/v-1", Value::Null).await, 200);
    assert_eq!(v3("PATCH", "/v3/users/bulk_delete", json!(["v-1", "14"])).await, 200);
    let written = of(&sandbox, AURORA, "writes").await;
    assert_eq!(written["users"], json!({ "v-1": 1 }));
    assert_eq!(written["deleted_users"], json!({ "v-1": 2, "14": 1 }));
}

#[tokio::test]
async fn somebody_else_changes_the_settings_cell_by_cell() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(AURORA).await;
    let read = async || sandbox.client(&token, "GET", "/v2/settings", Value::Null).await.1;
    let before = read().await;
    let channel = &before["user_roles"][0]["channel_id"];
    let path = format!("/accounts/{AURORA}/settings");
    let change = async |body: Value| sandbox.control("POST", &path, body).await;

    assert_eq!(change(json!({})).await, (200, before.clone()), "nothing asked, nothing changed");
    let set = json!([
        { "channel_id": channel, "user_id": "u-anna", "role": "auditor", "allow_get_new_clients": false },
        { "channel_id": channel, "user_id": "u-maris", "role": null, "allow_get_new_clients": false },
        { "channel_id": channel, "user_id": "nobody", "role": null },
    ]);
    let (_, after) = change(json!({ "set": set })).await;
    let mut expected = before.clone();
    expected["user_roles"][0] = set[0].clone();
    expected["user_roles"].as_array_mut().unwrap().remove(1);
    assert_eq!(after, expected, "every other cell is as it was");
    let (_, after) = change(json!({ "hidden": [], "notify": false })).await;
    expected["hide_phone_numbers_for_user_ids"] = json!([]);
    expected["push_input_output_message_events_for_managers"] = json!(false);
    assert_eq!((&after, read().await), (&expected, expected.clone()));

    let cell = |field: &str, value: Value| {
        let mut cell = set[0].clone();
        cell[field] = value;
        json!({ "set": [cell] })
    };
    for (body, status) in [
        (cell("role", json!("supervisor")), 400),
        (cell("channel_id", Value::Null), 422),
        (cell("allow_get_new_clients", Value::Null), 422),
        (cell("hidden", json!(true)), 422),
        (json!({ "set": {} }), 422),
        (json!({ "set": [] , "hidden": "14" }), 422),
        (json!({ "roles": [] }), 422),
    ] {
        assert_eq!(change(body.clone()).await.0, status, "{body}");
    }
    assert_eq!(read().await, expected, "what is refused changes nothing");
    assert_eq!(sandbox.control("POST", "/accounts/10000000/settings", json!({})).await.0, 404);
}

#[tokio::test]
async fn they_need_the_token_of_the_run() {
    let options = Options { control_token: Some("of-this-run".to_owned()), ..Options::default() };
    let sandbox = Sandbox::start(options).await;
    for (method, what) in [("GET", "users"), ("GET", "writes"), ("POST", "settings")] {
        let path = format!("/_sandbox/accounts/{AURORA}/{what}");
        let body = if method == "POST" { json!({}) } else { Value::Null };
        assert_eq!(answer(sandbox.request(method, &path), body.clone()).await.0, 403, "{what}");
        let right = sandbox.request(method, &path).header("x-sandbox-token", "of-this-run");
        assert_eq!(answer(right, body).await.0, 200, "{what}");
    }
}
