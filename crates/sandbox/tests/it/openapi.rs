//! The published description: that the committed copy is fresh, and that it says what a reader needs.
//! Whether the answers keep to it is `cargo xtask contract`'s to find out.

use std::fs;
use std::path::Path;

use reqwest::Client;
use sandbox::Options;
use serde_json::{Value, json};

use crate::support::{AURORA, Receiver, Sandbox};

/// Every operation with its method and path.
fn operations(document: &Value) -> Vec<(String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    let all = paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().unwrap().iter();
        let operations = methods.filter(|(_, operation)| operation["responses"].is_object());
        operations.map(move |(method, operation)| (format!("{method} {path}"), operation))
    });
    all.collect()
}

fn document() -> Value {
    serde_json::from_str(&sandbox::openapi().unwrap()).unwrap()
}

/// What a reference names, or the thing itself.
fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let target = value["$ref"].as_str().and_then(|target| target.strip_prefix('#'));
    target.map_or(value, |target| document.pointer(target).unwrap())
}

#[test]
fn the_committed_file_is_fresh() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    let committed = fs::read_to_string(file).unwrap_or_default();
    // A checkout may have other line ends.
    let same = committed.replace("\r\n", "\n") == sandbox::openapi().unwrap();
    assert!(same, "docs/openapi.json is stale: run cargo xtask openapi");
}

#[tokio::test]
async fn the_sandbox_serves_it() {
    let sandbox = Sandbox::start(Options::default()).await;
    let (status, served) = sandbox.control("GET", "/openapi.json", Value::Null).await;
    assert_eq!(status, 200);
    assert_eq!(served, document());
}

#[test]
fn it_is_openapi_3_1_and_every_reference_leads_somewhere() {
    let document = document();
    assert_eq!(document["openapi"], "3.1.0");
    fn check(document: &Value, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| check(document, item)),
            Value::Object(fields) => {
                if let Some(target) = fields.get("$ref").and_then(Value::as_str) {
                    let pointer = target.strip_prefix('#').unwrap();
                    assert!(document.pointer(pointer).is_some(), "{target} is missing");
                }
                fields.values().for_each(|field| check(document, field));
            }
            _ => {}
        }
    }
    check(&document, &document);
    for host in ["/v2/users", "/v3/users"].map(|path| &document["paths"][path]["servers"]) {
        assert_eq!(host[0]["url"], "http://127.0.0.1:8024");
    }
    let host = |path: &str| document["paths"][path]["servers"][1]["url"].clone();
    assert_eq!(host("/v2/users"), "https://tech.wazzup24.com");
    assert_eq!(host("/v3/users"), "https://api.wazzup24.com");
}

#[test]
fn every_operation_is_told_completely() {
    let document = document();
    let tags: Vec<_> = document["tags"].as_array().unwrap().iter().map(|t| &t["name"]).collect();
    let mut ids = Vec::new();
    for (what, operation) in operations(&document) {
        let id = operation["operationId"].as_str().unwrap();
        assert!(!ids.contains(&id), "{what}: {id} comes twice");
        ids.push(id);
        let tag = &operation["tags"][0];
        assert!(tags.contains(&tag), "{what}: the tag {tag} is not described");
        assert!(id.starts_with(tag.as_str().unwrap()), "{what}: {id} is not of {tag}");
        let text = |name: &str| operation[name].as_str().is_some_and(|text| text.len() > 10);
        assert!(text("summary") && text("description"), "{what} is not described");
        assert!(operation["x-safe-to-repeat"].is_boolean(), "{what}: is repeating it safe?");
        let open = id == "oauth_authorize";
        let secured = operation["security"].as_array().is_some_and(|kinds| kinds != &[json!({})]);
        assert_eq!(secured, !open, "{what}: which credentials?");
        if let Some(body) = operation.get("requestBody") {
            let content = &body["content"]["application/json"];
            let schema = resolved(&document, &content["schema"]);
            let told = [&content["example"], &content["examples"], &schema["example"]];
            assert!(told.iter().any(|example| !example.is_null()), "{what}: an example body?");
        }
    }
    assert!(ids.len() >= 37, "some operations are missing: {ids:?}");
}

/// The table that the client and the commands are checked against, read as any program would.
#[test]
fn every_operation_is_in_the_table_of_methods_and_agrees_with_it() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/methods.toml");
    let table: Value = toml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let rows = table["method"].as_array().unwrap();
    for (what, operation) in operations(&document()) {
        let (method, path) = what.split_once(' ').unwrap();
        let call = format!("{} {path}", method.to_uppercase());
        let row = rows.iter().find(|row| row["call"] == call.as_str());
        let row = row.unwrap_or_else(|| panic!("{call} is not in the table"));
        let id = operation["operationId"].as_str().unwrap();
        // One method of the token endpoint for each grant, and a page that nobody calls.
        if !id.starts_with("oauth") {
            assert_eq!(row["client"].as_str().unwrap().replace("::", "_"), id, "{call}");
            assert_eq!(row["repeat"] == "safe", operation["x-safe-to-repeat"], "{call}");
        }
        let kinds = operation["security"][0].as_object().unwrap();
        let kind = kinds.keys().next().map_or("none", String::as_str);
        assert_eq!(row["credential"], kind, "{call}");
    }
}

#[test]
fn every_answer_has_an_example_or_no_body() {
    let document = document();
    for (what, operation) in operations(&document) {
        let answers = operation["responses"].as_object().unwrap();
        assert!(answers.keys().any(|status| status.starts_with('2')), "{what}: no success");
        let open = operation["operationId"] == "oauth_authorize";
        assert!(open || answers.contains_key("401"), "{what}: what without credentials?");
        for (status, answer) in answers {
            let answer = resolved(&document, answer);
            assert!(answer["description"].as_str().is_some_and(|text| !text.is_empty()));
            let Some(content) = answer["content"].get("application/json") else { continue };
            let told = [&content["example"], &content["examples"]];
            assert!(told.iter().any(|example| !example.is_null()), "{what} {status}: an example?");
        }
    }
}

/// The events have no handlers to be described from, so a channel's life is held against them.
#[tokio::test]
async fn events_have_exactly_the_fields_that_are_described() {
    let document = document();
    let mut missing: Vec<_> = document["webhooks"].as_object().unwrap().keys().collect();
    let sandbox = Sandbox::fast(100.0).await;
    let receiver = Receiver::start(0).await;
    let token = sandbox.token(AURORA).await;
    let names: Vec<_> = missing.iter().map(|name| name.as_str()).collect();
    sandbox.subscribe(&token, &receiver.url, &names).await;
    let channel = sandbox.create_channel(&token, "whatsapp").await;
    while !missing.is_empty() {
        let event = receiver.next().await;
        let name = event["event"].as_str().unwrap();
        let body = &document["webhooks"][name]["post"]["requestBody"];
        let schema = &body["content"]["application/json"]["schema"];
        check_fields(&document, schema, &event);
        check_fields(&document, &schema["properties"]["data"]["items"], &event["data"][0]);
        check_fields(&document, &schema["properties"]["meta"], &event["meta"]);
        missing.retain(|waited| *waited != name);
        if name == "channel.qr_update" {
            let path = format!("/v2/channels/{channel}?delete_chats=true");
            sandbox.client(&token, "DELETE", &path, Value::Null).await;
        }
    }
}

fn check_fields(document: &Value, schema: &Value, value: &Value) {
    let schema = resolved(document, schema);
    let described = schema["properties"].as_object().unwrap();
    let sent = value.as_object().unwrap();
    assert!(sent.keys().all(|name| described.contains_key(name)), "{sent:?}");
    let required = schema["required"].as_array().unwrap();
    assert!(required.iter().all(|name| sent.contains_key(name.as_str().unwrap())), "{sent:?}");
}

/// What a path and a method that do not exist answer, which no operation can describe.
#[tokio::test]
async fn an_unknown_method_is_405_with_allow_and_an_unknown_path_404() {
    let sandbox = Sandbox::start(Options::default()).await;
    let http = Client::builder().no_proxy().build().unwrap();
    for (path, allowed, code) in [
        ("/v2/accounts", "GET,HEAD,POST", "code"),
        ("/v2/channels/c-1/reinit", "POST", "code"),
        ("/v3/users", "GET,HEAD,POST", "error"),
    ] {
        let answer = http.put(format!("{}{path}", sandbox.origin)).send().await.unwrap();
        assert_eq!(answer.status(), 405, "{path}");
        assert_eq!(answer.headers()["allow"], allowed, "{path}");
        let body: Value = answer.json().await.unwrap();
        assert_eq!(body[code], "METHOD_NOT_ALLOWED", "{path}");
    }
    for (path, code) in [("/v2/nothing", "code"), ("/v3/nothing", "error")] {
        let answer = http.get(format!("{}{path}", sandbox.origin)).send().await.unwrap();
        assert_eq!(answer.status(), 404, "{path}");
        let body: Value = answer.json().await.unwrap();
        assert_eq!(body[code], "NOT_FOUND", "{path}");
    }
}

/// Only what `routes!` collects is described: a plain route of the API would be left out silently.
#[test]
fn no_route_of_the_api_is_outside_the_description() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in fs::read_dir(sources).unwrap() {
        let file = file.unwrap().path();
        let Ok(text) = fs::read_to_string(&file) else { continue };
        for version in ["v2", "v3"] {
            let plain = format!(".route(\"/{version}");
            assert!(!text.contains(&plain), "{} has a plain route", file.display());
        }
    }
}
