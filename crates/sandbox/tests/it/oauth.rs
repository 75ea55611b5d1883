//! Tokens: four grants, their refusals and their ends (API reference 3).

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sandbox::CLIENT_ID;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::support::{AURORA, Sandbox};

const TOKEN: &str = "/v2/oauth/token";

#[tokio::test]
async fn exchange_refresh_and_expiry() {
    let sandbox = Sandbox::fast(1.0).await;
    let (_, tokens) = sandbox.exchange(AURORA).await;
    assert_eq!(tokens["data"]["expires_in"], 3600);
    let refresh = json!({ "grant_type": "refresh_token", "refresh_token_data": {
        "refresh_token": tokens["data"]["refresh_token"], "client_id": CLIENT_ID,
    }});
    let (status, renewed) = sandbox.partner("POST", TOKEN, refresh.clone()).await;
    assert_eq!(status, 200);
    let (status, again) = sandbox.partner("POST", TOKEN, refresh).await;
    assert_eq!((status, &again["code"]), (401, &json!("OAUTH_TOKEN_UNKNOWN_OR_REVOKED")));
    let access = renewed["data"]["access_token"].as_str().unwrap();
    let list = async || sandbox.client(access, "GET", "/v2/channels", Value::Null).await;
    assert_eq!(list().await.0, 200);
    sandbox.control("POST", "/tokens/expire", json!({})).await;
    let (status, refused) = list().await;
    assert_eq!((status, &refused["code"]), (401, &json!("OAUTH_TOKEN_UNKNOWN_OR_REVOKED")));
    let (status, refused) =
        crate::support::answer(sandbox.request("GET", "/v2/channels"), Value::Null).await;
    assert_eq!((status, &refused["code"]), (401, &json!("UNAUTHORIZED")));
}

#[tokio::test]
async fn a_code_needs_its_verifier_and_works_once() {
    let sandbox = Sandbox::fast(1.0).await;
    let verifier = "v".repeat(64);
    let challenge = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
    let grant = async || {
        let body = json!({
            "account_id": AURORA, "client_id": CLIENT_ID,
            "redirect_uri": "http://127.0.0.1", "code_challenge": challenge,
        });
        let (status, answer) = sandbox.control("POST", "/authorize", body).await;
        assert_eq!(status, 200, "{answer}");
        answer["code"].clone()
    };
    let exchange = async |code: &Value, verifier: &str, redirect: &str| {
        let body = json!({ "grant_type": "authorization_code", "authorize_code_data": {
            "code": code, "redirect_uri": redirect, "client_id": CLIENT_ID,
            "code_verifier": verifier,
        }});
        sandbox.partner("POST", TOKEN, body).await.0
    };
    let code = grant().await;
    assert_eq!(exchange(&code, &verifier, "http://127.0.0.1").await, 200);
    assert_eq!(exchange(&code, &verifier, "http://127.0.0.1").await, 400);
    assert_eq!(exchange(&grant().await, &"w".repeat(64), "http://127.0.0.1").await, 400);
    assert_eq!(exchange(&grant().await, &verifier, "http://127.0.0.1:1").await, 400);
    assert_eq!(exchange(&grant().await, "short", "http://127.0.0.1").await, 422);
}

#[tokio::test]
async fn malformed_grants_and_other_peoples_accounts() {
    let sandbox = Sandbox::fast(1.0).await;
    for (account, status) in [("90000001", 403), ("99999999", 404), ("2401-7788", 400)] {
        assert_eq!(sandbox.exchange(account).await.0, status, "{account}");
    }
    for (body, status) in [
        (json!({}), 422),
        (json!({ "grant_type": "password" }), 400),
        (json!({ "grant_type": "client_credentials" }), 422),
        (
            json!({ "grant_type": "client_credentials", "client_credentials_data": { "scope": "x" } }),
            400,
        ),
        (json!({ "grant_type": "refresh_token", "refresh_token": "flat" }), 422),
    ] {
        assert_eq!(sandbox.partner("POST", TOKEN, body.clone()).await.0, status, "{body}");
    }
    sandbox.control("POST", "/partner", json!({ "password": "changed" })).await;
    assert_eq!(sandbox.partner("GET", "/v2/accounts", Value::Null).await.0, 401);
    sandbox.control("POST", "/reset", Value::Null).await;
    assert_eq!(sandbox.partner("GET", "/v2/accounts", Value::Null).await.0, 200);
}
