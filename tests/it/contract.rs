//! The examples of the API's own pages, held against what the sandbox answers: same fields, same
//! kinds of value, same envelope. The client's side of the contract is in `crates/wazzup`.

use serde_json::{Value, json};

use crate::support::{Sandbox, until};

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

/// Whether a refusal has the code of the example, in the place of the example.
fn same_code(path: &str, answer: &Value) {
    let example = example(path);
    let code = |body: &Value| [body["code"].clone(), body["error"].clone()];
    assert_eq!(code(&example), code(answer), "{path}: {answer:#}");
}

struct Caller<'a> {
    server: &'a Sandbox,
    /// A client access token or an API key; the partner's login without one.
    bearer: Option<String>,
}

impl<'a> Caller<'a> {
    fn partner(server: &'a Sandbox) -> Self {
        Self { server, bearer: None }
    }

    /// With a client access token for the account of the demo.
    fn client(server: &'a Sandbox) -> Self {
        let partner = Self::partner(server);
        let token = |body: &Value| partner.call("POST", "/v2/oauth/token", body);
        let machine = token(&example("oauth/machine_request.json"));
        same_shape("oauth/machine_answer.json", &machine);
        let mut exchange = example("oauth/exchange_request.json");
        exchange["token_exchange_data"]["subject_token"] = machine["data"]["access_token"].clone();
        exchange["token_exchange_data"]["requested_subject"] = json!("24017788");
        let exchanged = token(&exchange);
        same_shape("oauth/token_answer.json", &exchanged);
        let token = exchanged["data"]["access_token"].as_str().unwrap();
        Self { server, bearer: Some(token.to_owned()) }
    }

    /// With an account's own key of v3.
    fn v3(server: &'a Sandbox) -> Self {
        Self { server, bearer: Some(sandbox::DEMO_V3_KEY.to_owned()) }
    }

    /// The answer of a call that succeeds; null for an empty one.
    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        let (status, answer) = self.ask(method, path, body);
        assert!((200..300).contains(&status), "{method} {path}: {status} {answer}");
        answer
    }

    /// The refusal of a call that fails.
    fn refusal(&self, expected: u16, method: &str, path: &str, body: &Value) -> Value {
        let (status, answer) = self.ask(method, path, body);
        assert_eq!(status, expected, "{method} {path}: {answer}");
        answer
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let url = format!("{}{path}", self.server.origin);
        let request = reqwest::Client::new().request(method.parse().unwrap(), url);
        let request = match &self.bearer {
            Some(token) => request.bearer_auth(token),
            None => request.basic_auth(sandbox::DEMO_EMAIL, Some(sandbox::DEMO_PASSWORD)),
        };
        let request = if body.is_null() { request } else { request.json(body) };
        tauri::async_runtime::block_on(async {
            let answer = request.send().await.unwrap();
            let status = answer.status().as_u16();
            let body = answer.text().await.unwrap();
            let json = if body.is_empty() { Value::Null } else { body.parse().unwrap() };
            (status, json)
        })
    }
}

#[test]
fn accounts_answer_as_their_page_shows() {
    let server = Sandbox::start();
    let partner = Caller::partner(&server);
    let body = example("accounts/create_request.json");
    same_shape("accounts/create_answer.json", &partner.call("POST", "/v2/accounts", &body));
    same_shape("accounts/list_answer.json", &partner.call("GET", "/v2/accounts", &Value::Null));
    let path = "/v2/accounts/24017788?expand=billing,channels,subscriptions";
    same_shape("accounts/get_answer.json", &partner.call("GET", path, &Value::Null));
    let body = example("accounts/update_request.json");
    let answer = partner.call("PATCH", "/v2/accounts/24017788", &body);
    same_shape("accounts/update_answer.json", &answer);
    let body = example("accounts/waba_balance_request.json");
    let answer = partner.call("POST", "/v2/accounts/24017788/waba-balance", &body);
    same_shape("accounts/waba_balance_answer.json", &answer);
}

/// A channel with a code on it that can be scanned.
fn scannable(server: &Sandbox, client: &Caller, transport: &str) -> String {
    let body = json!({ "transport": transport, "credentials": {} });
    let made = client.call("POST", "/v2/channels", &body);
    let id = made["data"][0]["channel_id"].as_str().unwrap().to_owned();
    until("a live code", || {
        (server.look(&format!("qr/{id}"))["live"] == true).then_some(id.clone())
    })
}

#[test]
fn channels_answer_as_their_page_shows() {
    let server = Sandbox::start();
    let client = Caller::client(&server);
    let body = example("channels/create_request.json");
    let made = client.call("POST", "/v2/channels", &body);
    same_shape("channels/create_answer.json", &made);
    let id = made["data"][0]["channel_id"].as_str().unwrap();
    let one = format!("/v2/channels/{id}");
    same_shape("channels/get_answer.json", &client.call("GET", &one, &Value::Null));
    let body = example("channels/reinit_request.json");
    let answer = client.call("POST", &format!("{one}/reinit"), &body);
    same_shape("channels/reinit_answer.json", &answer);
    let paired = scannable(&server, &client, "whatsapp");
    let body = example("channels/pairing_code_request.json");
    let answer = client.call("POST", &format!("/v2/channels/{paired}/pairing-code"), &body);
    same_shape("channels/pairing_code_answer.json", &answer);
    let guarded = scannable(&server, &client, "tgapi");
    server.control(&format!("phone/{guarded}"), json!({ "action": "scan_with_2fa" }));
    let body = example("channels/two_factor_request.json");
    let answer = client.call("POST", &format!("/v2/channels/{guarded}/auth/2fa"), &body);
    same_shape("channels/two_factor_answer.json", &answer);
    let answer = client.call("DELETE", &format!("{one}?delete_chats=true"), &Value::Null);
    same_shape("channels/delete_answer.json", &answer);
    let waba =
        client.call("POST", "/v2/channels", &json!({ "transport": "wapi", "credentials": {} }));
    same_shape("channels/create_wapi_answer.json", &waba);
}

#[test]
fn users_answer_as_their_page_shows() {
    let server = Sandbox::start();
    let client = Caller::client(&server);
    let send = |method: &str, name: &str| {
        let body = example(&format!("users/{name}_request.json"));
        same_shape(&format!("users/{name}_answer.json"), &client.call(method, "/v2/users", &body));
    };
    send("POST", "upsert");
    let list = client.call("GET", "/v2/users?offset=0&limit=50", &Value::Null);
    same_shape("users/list_answer.json", &list);
    same_shape("users/get_answer.json", &client.call("GET", "/v2/users/1", &Value::Null));
    send("PATCH", "update");
    send("DELETE", "delete");
    let gone = client.refusal(404, "GET", "/v2/users/1", &Value::Null);
    same_shape("errors/not_found.json", &gone);

    let taken = |id: &str| json!({ "users": [{ "id": id, "name": "N", "phone": "37129998877" }] });
    client.call("POST", "/v2/users", &taken("1"));
    let answer = client.refusal(400, "POST", "/v2/users", &taken("2"));
    same_code("errors/user_already_exists.json", &answer);
    let answer = client.refusal(400, "POST", "/v2/users", &json!({ "users": [] }));
    same_code("errors/invalid_user_data.json", &answer);
}

#[test]
fn settings_answer_as_their_page_shows() {
    let server = Sandbox::start();
    let client = Caller::client(&server);
    let body = example("settings/update_request.json");
    let answer = client.call("PATCH", "/v2/settings", &body);
    same_shape("settings/update_answer.json", &answer);
    let answer = client.call("GET", "/v2/settings", &Value::Null);
    same_shape("settings/get_answer.json", &answer);
    let answer = client.refusal(422, "PATCH", "/v2/settings", &json!({ "user_roles": [] }));
    same_code("errors/validation_failed.json", &answer);
}

#[test]
fn contacts_answer_as_their_page_shows() {
    let server = Sandbox::start();
    let client = Caller::client(&server);
    let send = |method: &str, name: &str| {
        let body = example(&format!("contacts/{name}_request.json"));
        let answer = client.call(method, "/v2/contacts", &body);
        same_shape(&format!("contacts/{name}_answer.json"), &answer);
    };
    send("POST", "upsert");
    let list = client.call("GET", "/v2/contacts?offset=0&limit=100", &Value::Null);
    same_shape("contacts/list_answer.json", &list);
    let one = client.call("GET", "/v2/contacts/contacts1", &Value::Null);
    same_shape("contacts/get_answer.json", &one);
    assert_eq!(one["data"][0]["uri"], "/api/v2/contacts/contacts1", "the link does not come back");
    send("PATCH", "update");
    send("DELETE", "delete");
}

#[test]
fn users_of_v3_answer_as_their_page_shows() {
    let server = Sandbox::start();
    let v3 = Caller::v3(&server);
    let users = example("v3_users/upsert_request.json");
    v3.call("POST", "/v3/users", &users);
    same_shape("v3_users/list_answer.json", &v3.call("GET", "/v3/users", &Value::Null));
    let one = format!("/v3/users/{}", users[0]["id"].as_str().unwrap());
    same_shape("v3_users/get_answer.json", &v3.call("GET", &one, &Value::Null));
    let ids = example("v3_users/bulk_delete_request.json");
    let answer = v3.call("PATCH", "/v3/users/bulk_delete", &ids);
    assert_eq!(answer, example("v3_users/bulk_delete_answer.json"), "all are gone");
    let answer = v3.call("PATCH", "/v3/users/bulk_delete", &json!([ids[1]]));
    assert_eq!(answer, example("v3_users/bulk_delete_answer_missing.json"), "and were before");
}

#[test]
fn refusals_of_v3_are_as_its_page_shows() {
    let server = Sandbox::start();
    let v3 = Caller::v3(&server);
    let user = |number: usize| json!({ "id": format!("n-{number}"), "name": "N" });
    let refused = |name: &str, body: Value| {
        let answer = v3.refusal(400, "POST", "/v3/users", &body);
        same_shape(&format!("errors/{name}.json"), &answer);
        same_code(&format!("errors/{name}.json"), &answer);
    };
    refused("v3_too_many_entities", (0..101).map(user).collect());
    refused("v3_invalid_users_data", json!([user(1), { "id": "", "name": "" }]));
    let taken = |id: &str| json!([{ "id": id, "name": "N", "phone": "37129998877" }]);
    v3.call("POST", "/v3/users", &taken("1"));
    refused("v3_duplicate_phone_number", taken("2"));
    for hundred in 0..9 {
        let users: Value = (hundred * 100..hundred * 100 + 100).map(user).collect();
        v3.call("POST", "/v3/users", &users);
    }
    refused("v3_user_limit_exceeded", (900..1_000).map(user).collect());
    let stranger = Caller { server: &server, bearer: Some("00000000".to_owned()) };
    let answer = stranger.refusal(401, "GET", "/v3/users", &Value::Null);
    same_code("errors/v3_invalid_apikey.json", &answer);
    // Neither credential opens the other's door.
    let key_on_v2 = v3.refusal(401, "GET", "/v2/users", &Value::Null);
    same_code("errors/code_alone.json", &key_on_v2);
    let token_on_v3 = Caller::client(&server).refusal(401, "GET", "/v3/users", &Value::Null);
    same_code("errors/v3_invalid_apikey.json", &token_on_v3);
}

#[test]
fn links_and_subscriptions_answer_as_was_seen() {
    let server = Sandbox::start();
    let client = Caller::client(&server);
    let link = |name: &str, body: &Value| {
        let answer = client.call("POST", &format!("/v2/iframe-links/{name}"), body);
        answer["data"]["link"].as_str().unwrap().to_owned()
    };
    link("channels", &json!({ "options": { "transport": "whatsapp" } }));
    client.call("POST", "/v2/users", &json!({ "users": [{ "id": "user_1", "name": "Anna" }] }));
    link("chats", &example("links/chats_global_request.json"));
    let nested = json!({ "user": { "id": "user_1" }, "scope": "global" });
    let answer = client.refusal(400, "POST", "/v2/iframe-links/chats", &nested);
    same_code("errors/validation_failed.json", &answer);

    client.call("POST", "/v2/webhooks", &example("webhooks/subscribe_request.json"));
    let list = client.call("GET", "/v2/webhooks", &Value::Null);
    same_shape("webhooks/list_answer.json", &list);
    let ids: Vec<Value> =
        list["data"].as_array().unwrap().iter().map(|one| json!({ "id": one["id"] })).collect();
    client.call("DELETE", "/v2/webhooks", &json!({ "data": ids }));
    assert_eq!(client.call("GET", "/v2/webhooks", &Value::Null)["data"], json!([]));
}
