//! An instance to speak to, a receiver that records webhooks, and the calls every test makes.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::Router;
use axum::extract::{Json, State};
use axum::http::StatusCode;
use axum::routing::post;
use reqwest::{Client, Method, RequestBuilder};
use sandbox::{Options, serve};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::{Mutex, oneshot};

/// An account of the demo with a paid plan, and one whose free plan has ended.
pub(crate) const AURORA: &str = "24017788";
pub(crate) const UNPAID: &str = "24017975";
/// An account without users, contacts and channels.
pub(crate) const BLANK: &str = "24018042";

/// Ids as callers' own programs may have them, hard to put into a path.
pub(crate) const CALLERS_IDS: [&str; 8] =
    ["a/b", "ü", "%", "%2F", "a b", "?q#f", "a;b=c&d+e", "../accounts"];

/// Longer than anything awaited takes; reached only by a failing test.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct Sandbox {
    pub(crate) origin: String,
    pub(crate) http: Client,
    _stop: oneshot::Sender<()>,
}

/// An answer: the status and the body, null when it is no JSON.
pub(crate) type Answer = (u16, Value);

impl Sandbox {
    pub(crate) async fn start(options: Options) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel();
        tokio::spawn(serve(listener, options, async {
            let _ = stopped.await;
        }));
        let http = Client::builder().no_proxy().build().unwrap();
        Self { origin, http, _stop: stop }
    }

    /// A world that lives `scale` times faster.
    pub(crate) async fn fast(scale: f64) -> Self {
        Self::start(Options { time_scale: scale, ..Options::default() }).await
    }

    pub(crate) fn request(&self, method: &str, path: &str) -> RequestBuilder {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        self.http.request(method, format!("{}{path}", self.origin))
    }

    pub(crate) async fn partner(&self, method: &str, path: &str, body: Value) -> Answer {
        let request = self.request(method, path);
        answer(request.basic_auth("demo@partner.example", Some("demo-partner")), body).await
    }

    pub(crate) async fn client(
        &self,
        token: &str,
        method: &str,
        path: &str,
        body: Value,
    ) -> Answer {
        answer(self.request(method, path).bearer_auth(token), body).await
    }

    pub(crate) async fn control(&self, method: &str, path: &str, body: Value) -> Answer {
        answer(self.request(method, &format!("/_sandbox{path}")), body).await
    }

    /// A client access token, by the two steps of simplified authorization.
    pub(crate) async fn token(&self, account: &str) -> String {
        let (status, tokens) = self.exchange(account).await;
        assert_eq!(status, 200, "{tokens}");
        tokens["data"]["access_token"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn exchange(&self, account: &str) -> Answer {
        let body = json!({
            "grant_type": "client_credentials",
            "client_credentials_data": { "scope": "transport,crm" },
        });
        let (status, machine) = self.partner("POST", "/v2/oauth/token", body).await;
        assert_eq!(status, 200, "{machine}");
        let body = json!({
            "grant_type": "urn:ietf:params:oauth:grant-type:token-exchange",
            "token_exchange_data": {
                "subject_token": machine["data"]["access_token"],
                "subject_token_type": "urn:wazzup:oauth:token-type:machine_token",
                "requested_subject": account, "scope": "transport,crm",
            },
        });
        self.partner("POST", "/v2/oauth/token", body).await
    }

    pub(crate) async fn subscribe(&self, token: &str, url: &str, events: &[&str]) {
        let pairs: Vec<_> = events.iter().map(|e| json!({ "url": url, "event": e })).collect();
        let body = json!({ "data": pairs });
        let (status, answer) = self.client(token, "POST", "/v2/webhooks", body).await;
        assert_eq!(status, 200, "{answer}");
    }

    /// Creates a channel without credentials and gives its id.
    pub(crate) async fn create_channel(&self, token: &str, transport: &str) -> String {
        let (status, answer) = self.create(token, transport, json!({})).await;
        assert_eq!(status, 200, "{answer}");
        answer["data"][0]["channel_id"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn create(&self, token: &str, transport: &str, credentials: Value) -> Answer {
        let body = json!({ "transport": transport, "credentials": credentials });
        self.client(token, "POST", "/v2/channels", body).await
    }

    pub(crate) async fn reinit(&self, token: &str, channel: &str, credentials: Value) -> Answer {
        let path = format!("/v2/channels/{channel}/reinit");
        self.client(token, "POST", &path, json!({ "credentials": credentials })).await
    }

    /// A link to the hosted page.
    pub(crate) async fn link(&self, token: &str, options: Value) -> String {
        let body = json!({ "options": options });
        let (status, answer) = self.client(token, "POST", "/v2/iframe-links/channels", body).await;
        assert_eq!(status, 200, "{answer}");
        answer["data"]["link"].as_str().unwrap().to_owned()
    }

    /// What a browser shows at this address.
    pub(crate) async fn page(&self, url: &str) -> (u16, String) {
        let response = self.http.get(url).send().await.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    }

    /// A channel as it is read alone.
    pub(crate) async fn channel(&self, token: &str, channel: &str) -> Value {
        let path = format!("/v2/channels/{channel}");
        let (status, answer) = self.client(token, "GET", &path, Value::Null).await;
        assert_eq!(status, 200, "{answer}");
        answer["data"][0].clone()
    }

    /// Reads a channel until it is as awaited; no webhook is needed for it.
    pub(crate) async fn until(&self, token: &str, channel: &str, state: (&str, &str)) -> Value {
        let reached = async {
            loop {
                let read = self.channel(token, channel).await;
                if (&read["status"], &read["reason"]) == (&json!(state.0), &json!(state.1)) {
                    return read;
                }
            }
        };
        let reached = tokio::time::timeout(PATIENCE, reached).await;
        reached.unwrap_or_else(|_| panic!("the channel never came to {state:?}"))
    }

    pub(crate) async fn phone(&self, channel: &str, action: Value) -> Answer {
        self.control("POST", &format!("/phone/{channel}"), action).await
    }

    pub(crate) async fn faults(&self, faults: Value) {
        let (status, answer) = self.control("POST", "/faults", json!({ "faults": faults })).await;
        assert_eq!(status, 200, "{answer}");
    }
}

/// Credentials that connect a channel of a transport without codes.
pub(crate) fn good_credentials(transport: &str) -> Value {
    match transport {
        "telegram" => json!({ "telegram_token": "6945215375:AAHffBHffYyCEeT7ffVv0ff8AKhfz4" }),
        "maxbot" => json!({ "access_token": "f9LHodD0cOL5-made-up" }),
        "avito" => json!({ "code": "4f2c-made-up" }),
        "instAPI" => json!({
            "username": "demo.client", "page_id": "100001", "inst_id": "100002",
            "user_token": "EAAB-made-up",
        }),
        _ => json!({}),
    }
}

/// A caller's id as a path has it.
pub(crate) fn encoded(id: &str) -> String {
    let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    id.bytes()
        .map(|byte| match byte {
            byte if unreserved(byte) => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

pub(crate) async fn answer(request: RequestBuilder, body: Value) -> Answer {
    let request = if body.is_null() { request } else { request.json(&body) };
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    (status, response.json().await.unwrap_or_default())
}

/// A receiver of webhooks on loopback; it may refuse the first few.
pub(crate) struct Receiver {
    pub(crate) url: String,
    pub(crate) port: u16,
    arrived: Mutex<UnboundedReceiver<Value>>,
}

#[derive(Clone)]
struct Inbox {
    sender: UnboundedSender<Value>,
    refusals: Arc<AtomicU32>,
}

impl Receiver {
    pub(crate) async fn start(refusals: u32) -> Self {
        let (sender, arrived) = unbounded_channel();
        let inbox = Inbox { sender, refusals: Arc::new(AtomicU32::new(refusals)) };
        let router = Router::new().route("/hook", post(receive)).with_state(inbox);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url: format!("http://127.0.0.1:{port}/hook"), port, arrived: Mutex::new(arrived) }
    }

    /// The next webhook, refused ones included.
    pub(crate) async fn next(&self) -> Value {
        let mut arrived = self.arrived.lock().await;
        tokio::time::timeout(PATIENCE, arrived.recv()).await.expect("no webhook came").unwrap()
    }

    /// Waits for a status of a channel and gives the item.
    pub(crate) async fn status(&self, status: &str, reason: Option<&str>) -> Value {
        loop {
            let event = self.next().await;
            let item = &event["data"][0];
            if item["status"] == json!(status) && item["reason"] == json!(reason) {
                return item.clone();
            }
        }
    }

    /// Waits for the next code and gives its data URL.
    pub(crate) async fn code(&self) -> String {
        loop {
            let event = self.next().await;
            if event["event"] == "channel.qr_update" {
                return event["data"][0]["qr_code"].as_str().unwrap().to_owned();
            }
        }
    }
}

async fn receive(State(inbox): State<Inbox>, Json(event): Json<Value>) -> StatusCode {
    let _ = inbox.sender.send(event);
    let left =
        inbox.refusals.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1));
    if left.is_ok() { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::OK }
}
