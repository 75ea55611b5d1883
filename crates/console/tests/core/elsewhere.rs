//! Another program of the same client, which speaks to the server on its own: to compete, and to
//! see what is really there.

use serde_json::{Value, json};

use crate::support::{AURORA, EMAIL, PASSWORD, Sandbox};

/// That program, with a token of its own.
pub(crate) struct Elsewhere {
    origin: String,
    token: String,
    http: reqwest::Client,
}

impl Elsewhere {
    /// In the first account of the demo.
    pub(crate) async fn new(sandbox: &Sandbox) -> Self {
        let http = reqwest::Client::new();
        let url = format!("{}/v2/oauth/token", sandbox.origin);
        let token = async |body: Value| {
            let request = http.post(&url).basic_auth(EMAIL, Some(PASSWORD)).json(&body);
            let answer: Value = request.send().await.unwrap().json().await.unwrap();
            answer["data"]["access_token"].as_str().unwrap().to_owned()
        };
        let machine = token(json!({
            "grant_type": "client_credentials",
            "client_credentials_data": { "scope": "transport,crm" },
        }));
        let machine = machine.await;
        let token = token(json!({
            "grant_type": "urn:ietf:params:oauth:grant-type:token-exchange",
            "token_exchange_data": {
                "subject_token": machine,
                "subject_token_type": "urn:wazzup:oauth:token-type:machine_token",
                "requested_subject": AURORA,
                "scope": "transport,crm",
            },
        }));
        Self { origin: sandbox.origin.clone(), token: token.await, http }
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        self.call("GET", path, &Value::Null).await
    }

    pub(crate) async fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        let url = format!("{}{path}", self.origin);
        let request = self.http.request(method.parse().unwrap(), url).bearer_auth(&self.token);
        let request = if body.is_null() { request } else { request.json(body) };
        let answer = request.send().await.unwrap();
        assert!(answer.status().is_success(), "{method} {path}: {}", answer.status());
        answer.json().await.unwrap()
    }
}
