//! A server that follows a script, one step per connection, and remembers what it was asked.
//!
//! Deliberately absent: any knowledge of the API; the sandbox is for that.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use wazzup::{
    AccountClient, Http, HttpOptions, Origin, PartnerClient, PartnerCredentials, V3Client,
};

/// What the server does with one connection.
#[derive(Clone)]
pub(crate) enum Step {
    /// Reads the request and sends these bytes.
    Answer(Vec<u8>),
    /// Closes the connection before reading.
    CutBefore,
    /// Reads the request and closes the connection.
    CutAfter,
    /// Reads the request, stops listening for good and closes the connection.
    Leave,
    /// Reads the request and never answers.
    Hang,
}

/// A request as it came in.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// Method and target, such as `GET /v2/accounts?limit=50`.
    pub(crate) line: String,
    /// The head as it came.
    head: String,
    body: Vec<u8>,
}

impl Asked {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (own, value) = line.split_once(':')?;
            own.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// The body, which must say that it is JSON.
    pub(crate) fn json(&self) -> Value {
        assert_eq!(self.header("content-type"), Some("application/json"), "{}", self.line);
        serde_json::from_slice(&self.body).expect("a JSON body")
    }

    pub(crate) fn has_body(&self) -> bool {
        !self.body.is_empty()
    }
}

pub(crate) struct Server {
    pub(crate) address: String,
    asked: Arc<Mutex<Vec<Option<Asked>>>>,
    beyond: Arc<Mutex<Step>>,
    task: JoinHandle<()>,
}

impl Server {
    /// Starts on a port of its own; connections beyond the script are closed and counted, until
    /// [`Server::always`] says otherwise.
    pub(crate) async fn start(script: impl IntoIterator<Item = Step>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("bound").to_string();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let beyond = Arc::new(Mutex::new(Step::CutBefore));
        let mut script = script.into_iter().collect::<Vec<_>>().into_iter();
        let task = tokio::spawn({
            let (asked, beyond) = (asked.clone(), beyond.clone());
            async move {
                let mut hanging = Vec::new();
                while let Ok((mut stream, _)) = listener.accept().await {
                    let step =
                        script.next().unwrap_or_else(|| beyond.lock().expect("lock").clone());
                    let request = match step {
                        Step::CutBefore => None,
                        _ => read(&mut stream).await,
                    };
                    asked.lock().expect("lock").push(request);
                    match step {
                        Step::Answer(bytes) => {
                            // The client may stop reading an answer that is too long.
                            let _ = stream.write_all(&bytes).await;
                            let _ = stream.shutdown().await;
                        }
                        Step::Leave => {
                            drop(listener);
                            return;
                        }
                        Step::Hang => hanging.push(stream),
                        Step::CutBefore | Step::CutAfter => drop(stream),
                    }
                }
            }
        });
        Self { address, asked, beyond, task }
    }

    /// What every connection beyond the script gets from now on.
    pub(crate) fn always(&self, step: Step) {
        *self.beyond.lock().expect("lock") = step;
    }

    /// How many connections were made.
    pub(crate) fn connections(&self) -> usize {
        self.asked.lock().expect("lock").len()
    }

    /// Every request that was read, in order.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("lock").iter().flatten().cloned().collect()
    }

    /// The only request that was made.
    pub(crate) fn only(&self) -> Asked {
        let asked = self.asked.lock().expect("lock");
        assert_eq!(asked.len(), 1, "exactly one request");
        asked[0].clone().expect("a request that was read")
    }

    /// Options for this server that wait as little as they may.
    pub(crate) fn options(&self) -> HttpOptions {
        options(&format!("http://{}", self.address))
    }

    pub(crate) fn partner(&self) -> PartnerClient {
        partner(self.options())
    }

    pub(crate) fn account(&self) -> AccountClient {
        AccountClient::new(Http::new(self.options()).expect("http"), "access-token".into())
    }

    pub(crate) fn v3(&self) -> V3Client {
        V3Client::new(Http::new(self.options()).expect("http"), "api-key".into())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

pub(crate) fn options(origin: &str) -> HttpOptions {
    let mut options = HttpOptions::new(Origin::parse(origin).expect("an origin"));
    options.backoff = Duration::from_millis(1);
    options.limited_pause = Duration::from_millis(1);
    options.requests_per_second = 10_000;
    options
}

pub(crate) fn partner(options: HttpOptions) -> PartnerClient {
    let credentials =
        PartnerCredentials { email: "me@partner.example".to_owned(), password: "pässword".into() };
    PartnerClient::new(Http::new(options).expect("http"), credentials)
}

/// An origin where nobody listens.
pub(crate) async fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    format!("http://{}", listener.local_addr().expect("bound"))
}

/// An answer with this status line, these further header lines and this body.
pub(crate) fn answer(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Step {
    let body = body.as_ref();
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n"
    );
    Step::Answer([head.as_bytes(), body].concat())
}

/// 200 with a file of `tests/fixtures`.
pub(crate) fn fixture_answer(name: &str) -> Step {
    answer("200 OK", "content-type: application/json\r\n", fixture(name))
}

/// A file of `tests/fixtures`, such as `accounts/list_answer`.
pub(crate) fn fixture(name: &str) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    let path = root.join(name).with_extension("json");
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The same as JSON.
pub(crate) fn fixture_json(name: &str) -> Value {
    serde_json::from_slice(&fixture(name)).expect("a JSON fixture")
}

/// Reads one request; `None` when the client gave up in the middle.
async fn read(stream: &mut TcpStream) -> Option<Asked> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end + 4;
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8(bytes[..end].to_vec()).ok()?;
    let line = head.lines().next()?.trim_end_matches(" HTTP/1.1").to_owned();
    let mut asked = Asked { line, head, body: bytes.split_off(end) };
    let length = asked.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    while asked.body.len() < length {
        if stream.read_buf(&mut asked.body).await.ok()? == 0 {
            return None;
        }
    }
    Some(asked)
}
