//! The page where a client lets the partner in (API reference 3.5), as a browser meets it.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use reqwest::redirect::Policy;
use reqwest::{Client, Response, Url};
use sandbox::{CLIENT_ID, Options, Seed};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::support::Sandbox;

const FOREIGN: &str = "90000001";
const RETURN: &str = "http://127.0.0.1:4555/back";

fn verifier() -> String {
    "v".repeat(64)
}

/// The parameters of a good request; a test spoils one of them.
fn parameters() -> Vec<(&'static str, String)> {
    let challenge = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(verifier()));
    vec![
        ("response_type", "code".to_owned()),
        ("client_id", CLIENT_ID.to_owned()),
        ("redirect_uri", RETURN.to_owned()),
        ("scope", "transport,crm".to_owned()),
        ("state", "a&b".to_owned()),
        ("code_challenge", challenge),
        ("code_challenge_method", "S256".to_owned()),
    ]
}

fn page(sandbox: &Sandbox, parameters: &[(&str, String)]) -> Url {
    let base = format!("{}/v2/oauth/authorize", sandbox.origin);
    Url::parse_with_params(&base, parameters).unwrap()
}

/// A browser that stops where it is sent to.
fn browser() -> Client {
    Client::builder().no_proxy().redirect(Policy::none()).build().unwrap()
}

async fn press(sandbox: &Sandbox, body: &'static str) -> Response {
    let request = browser().post(page(sandbox, &parameters())).body(body);
    let form = request.header("content-type", "application/x-www-form-urlencoded");
    let own = form.header("origin", &sandbox.origin).header("sec-fetch-site", "same-origin");
    own.send().await.unwrap()
}

fn sent_back(response: &Response) -> Vec<(String, String)> {
    assert_eq!(response.status(), 303);
    let to = response.headers()["location"].to_str().unwrap();
    assert!(to.starts_with(&format!("{RETURN}?")), "{to}");
    Url::parse(to).unwrap().query_pairs().into_owned().collect()
}

#[tokio::test]
async fn a_client_allows_and_the_code_opens_the_account() {
    let sandbox = Sandbox::fast(1.0).await;
    let asked = browser().get(page(&sandbox, &parameters()));
    let answer = asked.header("sec-fetch-site", "none").send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let policy = answer.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.contains("form-action 'self' http://127.0.0.1:4555;"), "{policy}");
    // A browser hides the origin of a form from a page that sends no referrer, and the guard asks it.
    assert_eq!(answer.headers()["referrer-policy"], "same-origin");
    let text = answer.text().await.unwrap();
    assert!(text.contains("Harbour Bakery") && text.contains("Aurora"), "{text}");

    let pairs = sent_back(&press(&sandbox, "account_id=90000001&decision=allow").await);
    assert_eq!((pairs[0].0.as_str(), pairs.len()), ("code", 2));
    assert_eq!(pairs[1], ("state".to_owned(), "a&b".to_owned()));
    let body = json!({ "grant_type": "authorization_code", "authorize_code_data": {
        "code": pairs[0].1, "redirect_uri": RETURN, "client_id": CLIENT_ID,
        "code_verifier": verifier(),
    }});
    let (status, tokens) = sandbox.partner("POST", "/v2/oauth/token", body).await;
    assert_eq!(status, 200, "{tokens}");
    let access = tokens["data"]["access_token"].as_str().unwrap();
    let (_, channels) = sandbox.client(access, "GET", "/v2/channels", Value::Null).await;
    assert_eq!(channels["data"].as_array().unwrap().len(), 3);
    // As the partner it stays out of reach: only the client's own word opens it.
    let path = format!("/v2/accounts/{FOREIGN}");
    assert_eq!(sandbox.partner("GET", &path, Value::Null).await.0, 403);

    let (_, journal) = sandbox.control("GET", "/requests", Value::Null).await;
    assert!(!journal.to_string().contains(&pairs[0].1), "no code is kept");
    let refresh = json!({ "grant_type": "refresh_token", "refresh_token_data": {
        "refresh_token": tokens["data"]["refresh_token"], "client_id": CLIENT_ID,
    }});
    sandbox.control("POST", "/tokens/revoke", json!({})).await;
    let (status, refused) = sandbox.partner("POST", "/v2/oauth/token", refresh).await;
    assert_eq!((status, &refused["code"]), (401, &json!("OAUTH_TOKEN_UNKNOWN_OR_REVOKED")));
}

#[tokio::test]
async fn a_client_refuses() {
    let options = Options { seed: Seed::Empty, ..Options::default() };
    let sandbox = Sandbox::start(options).await;
    let text = browser().get(page(&sandbox, &parameters())).send().await.unwrap();
    assert!(text.text().await.unwrap().contains("Harbour Bakery"), "in both seeds");
    let pairs = sent_back(&press(&sandbox, "decision=refuse").await);
    let names: Vec<_> = pairs.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["error", "error_description", "state"]);
    assert_eq!((pairs[0].1.as_str(), pairs[2].1.as_str()), ("access_denied", "a&b"));
}

#[tokio::test]
async fn a_wrong_request_is_never_sent_back() {
    let sandbox = Sandbox::fast(1.0).await;
    let wrong = [
        ("response_type", "token"),
        ("client_id", "somebody"),
        ("redirect_uri", "http://a.example/back"),
        ("redirect_uri", "https://a.example/back#x"),
        ("redirect_uri", "javascript:alert(1)"),
        ("scope", "transport,all"),
        ("state", ""),
        ("code_challenge", "too-short"),
        ("code_challenge_method", "plain"),
    ];
    for (name, value) in wrong {
        let mut parameters = parameters();
        let place = parameters.iter_mut().find(|(key, _)| *key == name).unwrap();
        place.1 = value.to_owned();
        let answer = browser().get(page(&sandbox, &parameters)).send().await.unwrap();
        assert_eq!((answer.status().as_u16(), name), (400, name), "{value}");
        assert!(answer.text().await.unwrap().contains(name), "{name} is named");
        let missing: Vec<_> = parameters.into_iter().filter(|(key, _)| *key != name).collect();
        let answer = browser().get(page(&sandbox, &missing)).send().await.unwrap();
        assert_eq!(answer.status(), 400, "without {name}");
    }
    let mut twice = parameters();
    twice.push(("state", "c".to_owned()));
    let answer = browser().get(page(&sandbox, &twice)).send().await.unwrap();
    assert_eq!(answer.status(), 400);
    for body in ["decision=allow", "decision=allow&account_id=1", "decision=maybe"] {
        assert_eq!(press(&sandbox, body).await.status(), 400, "{body}");
    }
    let none = browser().get(format!("{}/v2/oauth/authorize", sandbox.origin));
    let text = none.send().await.unwrap().text().await.unwrap();
    for (name, _) in parameters() {
        assert!(text.contains(name), "{name} is named");
    }
}

#[tokio::test]
async fn another_site_cannot_press_the_button() {
    let sandbox = Sandbox::fast(1.0).await;
    for (name, value) in [("origin", "https://a.example"), ("sec-fetch-site", "cross-site")] {
        let request = browser().post(page(&sandbox, &parameters())).header(name, value);
        let form = request.header("content-type", "application/x-www-form-urlencoded");
        let answer = form.body("decision=allow&account_id=90000001").send().await.unwrap();
        assert_eq!(answer.status(), 403, "{name}");
    }
}
