//! Nothing secret reaches a file: not the log, though everything is logged, and not the store.
//!
//! Alone in its binary, because it installs the log for the whole process.

#![allow(clippy::unwrap_used, reason = "a panic here is the failure report")]

use std::{
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Request, State},
    response::Response,
};
use base64::{Engine, prelude::BASE64_STANDARD};
use console::{
    Clock, Console, GrantStage, MemoryVault, NewAccount, NewGrant, NewUser, Options, Pace,
    ProfileKind, ReturnWords,
};
use serde_json::{Value, json};
use tokio::net::TcpListener;

const EMAIL: &str = "demo@partner.example";
const PASSWORD: &str = "demo-partner";
/// The phone of a user of that account.
const TAKEN: &str = "37120001140";
const KEY: &str = sandbox::DEMO_V3_KEY;
const AURORA: &str = "24017788";

/// Passes everything on to the sandbox and keeps the tokens that come back.
#[derive(Clone)]
struct Ear {
    sandbox: String,
    http: reqwest::Client,
    tokens: Arc<Mutex<Vec<String>>>,
}

async fn pass_on(State(ear): State<Ear>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
    let url = format!("{}{}", ear.sandbox, parts.uri);
    let mut asked = ear.http.request(parts.method, url).body(body);
    for name in ["authorization", "content-type"] {
        if let Some(value) = parts.headers.get(name) {
            asked = asked.header(name, value);
        }
    }
    let answer = asked.send().await.unwrap();
    let status = answer.status();
    let body: Bytes = answer.bytes().await.unwrap();
    if parts.uri.path() == "/v2/oauth/token" {
        let told: Value = serde_json::from_slice(&body).unwrap();
        for field in ["access_token", "refresh_token"] {
            if let Some(token) = told["data"][field].as_str() {
                ear.tokens.lock().unwrap().push(token.to_owned());
            }
        }
    }
    let answer = Response::builder().status(status).header("content-type", "application/json");
    answer.body(Body::from(body)).unwrap()
}

async fn listener() -> (TcpListener, String) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    (listener, origin)
}

/// A client allows access, and takes it back: the secrets the browser carried, in the order of the
/// attempts. The first exchange is lost, the second one is good.
async fn grant(console: &Console, ear: &Ear) -> Vec<String> {
    let text = str::to_owned;
    let control = |path: &str, body: Value| {
        ear.http.post(format!("{}/_sandbox/{path}", ear.sandbox)).json(&body).send()
    };
    let mut secrets = Vec::new();
    for lost in [true, false] {
        let words = ReturnWords {
            lang: text("en"),
            allowed: text("a"),
            refused: text("r"),
            mistaken: text("m"),
        };
        let form = NewGrant {
            client_id: text(sandbox::CLIENT_ID),
            redirect_uri: Some(text("https://partner.example/back")),
            name: text("Harbour Bakery"),
            account_id: None,
            words,
        };
        let grant_id = console.grants_begin(form).await.unwrap().grant_id;
        let address = reqwest::Url::parse(&console.grants_address(&grant_id).unwrap()).unwrap();
        let find = |wanted: &str| {
            let mut pairs = address.query_pairs();
            pairs.find(|(name, _)| name == wanted).unwrap().1.into_owned()
        };
        let asked = json!({
            "account_id": "90000001", "client_id": sandbox::CLIENT_ID,
            "redirect_uri": find("redirect_uri"), "code_challenge": find("code_challenge"),
        });
        let answer: Value = control("authorize", asked).await.unwrap().json().await.unwrap();
        let code = answer["code"].as_str().unwrap();
        console.grants_paste(&grant_id, &format!("?code={code}&state=x")).unwrap_err();
        if lost {
            let fault = json!({
                "method": "POST", "path": "/v2/oauth/token", "kind": "truncate", "times": 1,
            });
            control("faults", json!({"faults": [fault]})).await.unwrap();
        }
        console.grants_paste(&grant_id, code).unwrap();
        let over = |stage| !matches!(stage, GrantStage::Waiting | GrantStage::Exchanging);
        let grant = loop {
            let grant = console.grants_list().unwrap().pop().unwrap();
            if over(grant.stage) {
                break grant;
            }
            tokio::task::yield_now().await;
        };
        assert!(!format!("{grant:?}").contains(code));
        secrets.extend([find("state"), text(code)]);
        if let Some(account) = grant.account_id {
            control("tokens/expire", json!({})).await.unwrap();
            console.accounts_health(&account).await.unwrap();
            control("tokens/revoke", json!({})).await.unwrap();
            console.accounts_health(&account).await.unwrap_err();
        }
    }
    secrets
}

/// Every file below a folder, with what is in it.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.display().to_string(), std::fs::read(&path).unwrap()));
        }
    }
    found
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[tokio::test(flavor = "multi_thread")]
async fn no_secret_reaches_the_log_or_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let subscriber = console::log::subscriber(folder.path(), "trace").unwrap();
    tracing::subscriber::set_global_default(subscriber).unwrap();

    let (inner, sandbox) = listener().await;
    let served = sandbox::serve(inner, sandbox::Options::default(), std::future::pending());
    tokio::spawn(async move { served.await.unwrap() });
    let tokens = Arc::new(Mutex::new(Vec::new()));
    let (outer, origin) = listener().await;
    let ear = Ear { sandbox: sandbox.clone(), http: reqwest::Client::new(), tokens };
    let app = Router::new().fallback(pass_on).with_state(ear.clone());
    tokio::spawn(async move { axum::serve(outer, app).await.unwrap() });

    let console = Console::open(Options {
        data_dir: folder.path().to_owned(),
        vault: Arc::new(MemoryVault::default()),
        sink: Arc::new(drop),
        clock: Clock::system(),
        pace: Pace {
            requests_per_second: 1_000,
            backoff: Duration::from_millis(1),
            ..Pace::default()
        },
        kind: ProfileKind::Partner,
    })
    .unwrap();
    let wrong = "a wrong one, typed by mistake";
    console.sign_in_create(Some(&origin), EMAIL, wrong.into()).await.unwrap_err();
    console.sign_in_create(Some(&origin), EMAIL, PASSWORD.into()).await.unwrap();
    console.accounts_refresh().await.unwrap();
    console.accounts_health(AURORA).await.unwrap();
    let text = str::to_owned;
    let wrong_key = "0123456789abcdef0123456789abcdef";
    console.v3_key_set(AURORA, wrong_key.into()).await.unwrap_err();
    console.v3_key_set(AURORA, KEY.into()).await.unwrap();
    // The refusal quotes the number.
    let double = NewUser { id: text("double"), name: text("Double"), phone: Some(text(TAKEN)) };
    console.users_upsert(AURORA, vec![double.clone()], false, "write").await.unwrap();
    console.v3_users_upsert(AURORA, vec![double], false, "write").await.unwrap();
    // Calls that fail in many ways, because error texts are where secrets like to go.
    let kinds = ["html", "garbage", "truncate", "cut_after", "drop_fields"];
    for kind in kinds {
        let fault = json!({"method": "*", "path": "/v2", "kind": kind, "status": 502, "times": 4});
        let v3 = json!({"method": "*", "path": "/v3", "kind": kind, "status": 502, "times": 2});
        let control = ear.http.post(format!("{sandbox}/_sandbox/faults"));
        control.json(&json!({"faults": [fault, v3]})).send().await.unwrap();
        drop(console.v3_users_list(AURORA, "v3").await);
        drop(console.accounts_health("24017793").await);
        drop(console.accounts_get(AURORA).await);
        drop(console.users_list(AURORA, "users").await);
        drop(console.contacts_list(AURORA, "contacts").await);
    }
    let clear = ear.http.delete(format!("{sandbox}/_sandbox/faults"));
    clear.send().await.unwrap();
    let form = NewAccount {
        name: text("Nordic Tiles"),
        lang: text("en"),
        currency: text("EUR"),
        country: text("EU"),
        timezone: 2.0,
    };
    console.accounts_create(form).await.unwrap();
    let carried = grant(&console, &ear).await;
    console.close().await;

    let tokens = ear.tokens.lock().unwrap().clone();
    assert!(tokens.len() >= 3, "a machine token, an access token and its refresh token");
    let basic = BASE64_STANDARD.encode(format!("{EMAIL}:{PASSWORD}"));
    let secrets = [PASSWORD, wrong, KEY, wrong_key, basic.as_str()];
    let secrets = secrets.into_iter().chain(tokens.iter().chain(&carried).map(String::as_str));
    let files = files(folder.path());
    // All of it, should it have been turned over to a second file.
    let log: Vec<u8> = (files.iter().filter(|(name, _)| name.contains("console.log")))
        .flat_map(|(_, bytes)| bytes.clone())
        .collect();
    assert!(log.len() > 10_000, "everything was logged: {} bytes", log.len());
    for secret in secrets {
        for (name, bytes) in &files {
            assert!(!holds(bytes, secret), "{name} holds a secret of {} characters", secret.len());
        }
    }
    let log = String::from_utf8_lossy(&log);
    for phone in phones(&files).into_iter().chain([text(TAKEN)]) {
        assert!(!log.contains(&phone), "the log holds a phone number");
    }
}

/// Phone numbers the store knows, which the log shall not.
fn phones(files: &[(String, Vec<u8>)]) -> Vec<String> {
    let (store, _) = files.iter().find(|(name, _)| name.ends_with("console.sqlite3")).unwrap();
    let store = rusqlite::Connection::open(store).unwrap();
    let mut query = store.prepare("SELECT channels_json FROM accounts").unwrap();
    let lists = query.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let mut phones = Vec::new();
    for list in lists {
        let channels: Value = serde_json::from_str(&list.unwrap()).unwrap();
        for channel in channels.as_array().unwrap() {
            let name = channel["name"].as_str().unwrap_or_default();
            let digits: String = name.chars().filter(char::is_ascii_digit).collect();
            if digits.len() >= 10 {
                phones.push(digits);
            }
        }
    }
    assert!(!phones.is_empty(), "the seed has numbers");
    phones
}
