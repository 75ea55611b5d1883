//! The examples of the API's own pages, held against what the sandbox answers: same fields, same
//! kinds of value, same envelope. The client's side of the contract is in `crates/wazzup`.

use serde_json::{Value, json};

use crate::support::Sandbox;

fn example(path: &str) -> Value {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    serde_json::from_str(&std::fs::read_to_string(folder.join(path)).unwrap()).unwrap()
}

/// Where `answer` lacks a field of `example` or has another kind of value there.
fn differences(example: &Value, answer: &Value, place: &str, found: &mut Vec<String>) {
    match (example, answer) {
        (Value::Object(example), Value::Object(answer)) => {
            for (name, value) in example {
                match answer.get(name) {
                    Some(other) => differences(value, other, &format!("{place}.{name}"), found),
                    None => found.push(format!("{place}.{name} is missing")),
                }
            }
        }
        (Value::Array(example), Value::Array(answer)) => match (example.first(), answer.first()) {
            (Some(value), Some(other)) => differences(value, other, &format!("{place}[]"), found),
            (Some(_), None) => found.push(format!("{place} is empty")),
            (None, _) => {}
        },
        (one, other) if std::mem::discriminant(one) == std::mem::discriminant(other) => {}
        (one, other) => found.push(format!("{place} is {other} where the example has {one}")),
    }
}

fn same_shape(path: &str, answer: &Value) {
    let mut found = Vec::new();
    differences(&example(path), answer, "", &mut found);
    assert!(found.is_empty(), "{path}: {found:#?}\n{answer:#}");
}

struct Caller<'a> {
    server: &'a Sandbox,
    token: Option<String>,
}

impl Caller<'_> {
    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        let url = format!("{}{path}", self.server.origin);
        let request = reqwest::Client::new().request(method.parse().unwrap(), url);
        let request = match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request.basic_auth(sandbox::DEMO_EMAIL, Some(sandbox::DEMO_PASSWORD)),
        };
        let request = if body.is_null() { request } else { request.json(body) };
        tauri::async_runtime::block_on(async {
            let answer = request.send().await.unwrap();
            assert!(answer.status().is_success(), "{method} {path}: {}", answer.status());
            answer.json().await.unwrap()
        })
    }
}

#[test]
fn accounts_answer_as_their_page_shows() {
    let server = Sandbox::start();
    let partner = Caller { server: &server, token: None };
    let body = example("accounts/create_request.json");
    same_shape("accounts/create_answer.json", &partner.call("POST", "/v2/accounts", &body));
    same_shape("accounts/list_answer.json", &partner.call("GET", "/v2/accounts", &Value::Null));
    let path = "/v2/accounts/24017788?expand=billing,channels,subscriptions";
    same_shape("accounts/get_answer.json", &partner.call("GET", path, &Value::Null));
    let body = example("accounts/update_request.json");
    let answer = partner.call("PATCH", "/v2/accounts/24017788", &body);
    same_shape("accounts/update_answer.json", &answer);
}

#[test]
fn channels_answer_as_their_page_shows() {
    let server = Sandbox::start();
    let partner = Caller { server: &server, token: None };
    let token = |body: &Value| {
        let answer = partner.call("POST", "/v2/oauth/token", body);
        answer["data"]["access_token"].as_str().unwrap().to_owned()
    };
    let machine = token(&json!({
        "grant_type": "client_credentials",
        "client_credentials_data": { "scope": "transport,crm" },
    }));
    let client = token(&json!({
        "grant_type": "urn:ietf:params:oauth:grant-type:token-exchange",
        "token_exchange_data": {
            "subject_token": machine,
            "subject_token_type": "urn:wazzup:oauth:token-type:machine_token",
            "requested_subject": "24017788",
            "scope": "transport,crm",
        },
    }));
    let client = Caller { server: &server, token: Some(client) };

    let body = example("channels/create_request.json");
    let made = client.call("POST", "/v2/channels", &body);
    same_shape("channels/create_answer.json", &made);
    let id = made["data"][0]["channel_id"].as_str().unwrap();
    let one = format!("/v2/channels/{id}");
    same_shape("channels/get_answer.json", &client.call("GET", &one, &Value::Null));
    let body = example("channels/reinit_request.json");
    let answer = client.call("POST", &format!("{one}/reinit"), &body);
    same_shape("channels/reinit_answer.json", &answer);
    let answer = client.call("DELETE", &format!("{one}?delete_chats=true"), &Value::Null);
    same_shape("channels/delete_answer.json", &answer);
    let waba =
        client.call("POST", "/v2/channels", &json!({ "transport": "wapi", "credentials": {} }));
    same_shape("channels/create_wapi_answer.json", &waba);
}
