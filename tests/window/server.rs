//! A sandbox on a port of its own, and its control routes.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::PATIENCE;

/// The running sandbox.
pub(crate) struct Server {
    pub(crate) origin: String,
    http: reqwest::Client,
}

impl Server {
    /// Starts one with the demo seed and the clock of every day.
    pub(crate) async fn start() -> Self {
        Self::with(sandbox::Options::default()).await
    }

    /// Starts one with options.
    pub(crate) async fn with(options: sandbox::Options) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        // It ends with the journey's runtime.
        tokio::spawn(sandbox::serve(listener, options, std::future::pending()));
        Self::at(&origin)
    }

    /// One that runs already.
    pub(crate) fn at(origin: &str) -> Self {
        Self { origin: origin.to_owned(), http: reqwest::Client::new() }
    }

    /// Posts to a control route.
    pub(crate) async fn control(&self, path: &str, body: Value) -> Value {
        let url = format!("{}/_sandbox/{path}", self.origin);
        let answer = self.http.post(url).json(&body).send().await.unwrap();
        let status = answer.status();
        let text = answer.text().await.unwrap();
        assert!(status.is_success(), "{path}: {status} {text}");
        serde_json::from_str(&text).unwrap_or(Value::Null)
    }

    /// Asks a control route.
    pub(crate) async fn ask(&self, path: &str) -> Value {
        let url = format!("{}/_sandbox/{path}", self.origin);
        self.http.get(url).send().await.unwrap().json().await.unwrap()
    }

    /// The requests of one method on one path so far, whatever their query.
    pub(crate) async fn count(&self, method: &str, path: &str) -> usize {
        let answer = self.ask("requests").await;
        let of = |path: &Value| path.as_str().unwrap().split('?').next().unwrap().to_owned();
        let requests = answer["requests"].as_array().unwrap();
        requests.iter().filter(|one| one["method"] == method && of(&one["path"]) == path).count()
    }

    /// Waits until nothing has been asked for a while.
    pub(crate) async fn quiet(&self) {
        let (started, mut before) = (Instant::now(), None);
        loop {
            let now = self.ask("requests").await["requests"].as_array().unwrap().len();
            if before == Some(now) {
                return;
            }
            assert!(started.elapsed() < PATIENCE, "the server is asked without end");
            before = Some(now);
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    }

    /// The channel created last: the one a journey is connecting.
    pub(crate) async fn newest_channel(&self, account_id: &str) -> String {
        let answer = self.ask(&format!("accounts/{account_id}/channels")).await;
        let channels = answer["channels"].as_array().unwrap();
        channels.last().unwrap()["channel_id"].as_str().unwrap().to_owned()
    }

    /// Lets the client's phone act.
    pub(crate) async fn phone(&self, channel_id: &str, action: Value) -> Value {
        self.control(&format!("phone/{channel_id}"), action).await
    }

    /// The text of the code that is good now.
    pub(crate) async fn payload(&self, channel_id: &str) -> String {
        let answer = self.ask(&format!("qr/{channel_id}")).await;
        answer["payload"].as_str().unwrap_or_default().to_owned()
    }

    /// Makes one request go wrong.
    pub(crate) async fn fault(&self, method: &str, path: &str, kind: &str) {
        let fault = json!({ "method": method, "path": path, "kind": kind, "times": 1 });
        self.control("faults", json!({ "faults": [fault] })).await;
    }
}
