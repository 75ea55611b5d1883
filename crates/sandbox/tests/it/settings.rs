//! Settings: every field checked, the whole replaced, and each reading of what is not documented
//! (API reference 6).

use sandbox::{HiddenOmitted, Options, Readings, UserRoles, Vanished};
use serde_json::{Value, json};

use crate::support::{AURORA, Sandbox};

const SETTINGS: &str = "/v2/settings";
const HIDDEN: &str = "hide_phone_numbers_for_user_ids";
const PUSH: &str = "push_input_output_message_events_for_managers";

fn entry(channel_id: &str, user_id: &str, role: &str) -> Value {
    json!({
        "channel_id": channel_id, "user_id": user_id, "role": role, "allow_get_new_clients": true,
    })
}

/// The settings of the first account of the demo, and the id of its first channel.
async fn seen(sandbox: &Sandbox, token: &str) -> (Value, String) {
    let (status, settings) = sandbox.client(token, "GET", SETTINGS, Value::Null).await;
    assert_eq!(status, 200);
    let channel = settings["user_roles"][0]["channel_id"].as_str().unwrap().to_owned();
    (settings, channel)
}

#[tokio::test]
async fn they_are_read_and_written_whole_without_an_envelope() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(AURORA).await;
    let (settings, channel) = seen(&sandbox, &token).await;
    assert!(settings.get("data").is_none() && settings.get("meta").is_none());
    assert!(settings["user_roles"].as_array().unwrap().len() > 10);
    assert!(!settings[HIDDEN].as_array().unwrap().is_empty());
    let wanted = json!({
        "user_roles": [entry(&channel, "u-anna", "auditor")], (HIDDEN): ["14"], (PUSH): false,
    });
    let (status, echo) = sandbox.client(&token, "PATCH", SETTINGS, wanted.clone()).await;
    assert_eq!((status, &echo), (200, &wanted));
    assert_eq!(seen(&sandbox, &token).await.0, wanted, "roles not mentioned are gone");
    let twice = [entry(&channel, "14", "seller"), entry(&channel, "14", "manager")];
    let wanted = json!({ "user_roles": twice, (PUSH): true });
    let (_, echo) = sandbox.client(&token, "PATCH", SETTINGS, wanted).await;
    let expected = json!({ "user_roles": [twice[1]], (HIDDEN): ["14"], (PUSH): true });
    assert_eq!(echo, expected, "one role for a pair, and a list left out is kept");
}

#[tokio::test]
async fn every_field_is_checked() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(AURORA).await;
    let (before, channel) = seen(&sandbox, &token).await;
    let right = || json!({ "user_roles": [entry(&channel, "14", "seller")], (PUSH): true });
    let first = |field: &str, value: Value| {
        let mut body = right();
        body["user_roles"][0][field] = value;
        body
    };
    let with = |field: &str, value: Value| {
        let mut body = right();
        body[field] = value;
        body
    };
    for (body, status) in [
        (json!({}), 422),
        (with("user_roles", Value::Null), 422),
        (with("user_roles", json!({})), 422),
        (with("user_roles", json!(["14"])), 422),
        (with(PUSH, Value::Null), 422),
        (with(PUSH, json!("true")), 422),
        (with(HIDDEN, json!("14")), 422),
        (with(HIDDEN, json!([14])), 422),
        (first("channel_id", Value::Null), 422),
        (first("user_id", json!(14)), 422),
        (first("role", Value::Null), 422),
        (first("allow_get_new_clients", Value::Null), 422),
        (first("allow_get_new_clients", json!(1)), 422),
        (first("role", json!("supervisor")), 400),
    ] {
        let (got, answer) = sandbox.client(&token, "PATCH", SETTINGS, body.clone()).await;
        assert_eq!(got, status, "{body}: {answer}");
    }
    assert_eq!(seen(&sandbox, &token).await.0, before, "a refused update changes nothing");
    let bare = json!({ "user_roles": [], (PUSH): false });
    assert_eq!(sandbox.client(&token, "PATCH", SETTINGS, bare).await.0, 200);
}

#[tokio::test]
async fn roles_may_be_merged_instead() {
    let readings = Readings { user_roles: UserRoles::Merge, ..Readings::default() };
    let sandbox = Sandbox::start(Options { readings, ..Options::default() }).await;
    let token = sandbox.token(AURORA).await;
    let (before, channel) = seen(&sandbox, &token).await;
    let body = json!({ "user_roles": [entry(&channel, "14", "auditor")], (PUSH): true });
    let (_, after) = sandbox.client(&token, "PATCH", SETTINGS, body).await;
    let count = |settings: &Value| settings["user_roles"].as_array().unwrap().len();
    assert_eq!(count(&after), count(&before));
    let changed: Vec<_> = after["user_roles"].as_array().unwrap().iter().collect();
    assert!(changed.contains(&&entry(&channel, "14", "auditor")));
}

#[tokio::test]
async fn a_list_left_out_may_be_cleared_instead() {
    let readings = Readings { hidden_omitted: HiddenOmitted::Clear, ..Readings::default() };
    let sandbox = Sandbox::start(Options { readings, ..Options::default() }).await;
    let token = sandbox.token(AURORA).await;
    let body = json!({ "user_roles": [], (PUSH): true });
    let (_, after) = sandbox.client(&token, "PATCH", SETTINGS, body).await;
    assert_eq!(after[HIDDEN], json!([]));
}

#[tokio::test]
async fn vanished_users_and_channels_may_be_refused_instead() {
    let sandbox = Sandbox::fast(1.0).await;
    let token = sandbox.token(AURORA).await;
    let (settings, channel) = seen(&sandbox, &token).await;
    let gone = json!({ "user_ids": ["14"] });
    sandbox.client(&token, "DELETE", "/v2/users", gone).await;
    assert_eq!(seen(&sandbox, &token).await.0, settings, "roles of the deleted stay");
    let patch = async |body| sandbox.client(&token, "PATCH", SETTINGS, body).await;
    assert_eq!(patch(settings.clone()).await.0, 200, "and are taken");

    let refuse = json!({ "vanished": "refuse" });
    assert_eq!(sandbox.control("POST", "/readings", refuse).await.0, 200);
    let (status, answer) = patch(settings).await;
    assert_eq!((status, &answer["code"]), (422, &json!("VALIDATION_FAILED")));
    let errors = answer["errors"].to_string();
    assert!(errors.contains("user_id 14 ") && errors.contains("user_id u-janis "), "{errors}");
    let unknown = json!({ "user_roles": [entry("c-1", "u-anna", "seller")], (PUSH): true });
    let (_, answer) = patch(unknown).await;
    assert_eq!(answer["errors"], json!(["user_roles.0.channel_id c-1 does not exist"]));
    let known = json!({ "user_roles": [entry(&channel, "u-anna", "seller")], (PUSH): true });
    assert_eq!(patch(known).await.0, 200);
}

#[tokio::test]
async fn readings_are_switched_while_serving_and_a_reset_brings_the_first_back() {
    let readings = Readings { vanished: Vanished::Refuse, ..Readings::default() };
    let sandbox = Sandbox::start(Options { readings, ..Options::default() }).await;
    let first = json!({ "user_roles": "replace", "hidden_omitted": "keep", "vanished": "refuse" });
    assert_eq!(sandbox.control("GET", "/readings", Value::Null).await.1, first);
    let merge = json!({ "user_roles": "merge" });
    let (_, now) = sandbox.control("POST", "/readings", merge).await;
    let second = json!({ "user_roles": "merge", "hidden_omitted": "keep", "vanished": "accept" });
    assert_eq!(now, second);
    for wrong in [json!({ "user_roles": "guess" }), json!({ "roles": "merge" })] {
        assert_eq!(sandbox.control("POST", "/readings", wrong).await.0, 422);
    }
    sandbox.control("POST", "/reset", json!({})).await;
    assert_eq!(sandbox.control("GET", "/readings", Value::Null).await.1, first);
}
