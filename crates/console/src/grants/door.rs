//! The door a browser comes back to: one address on this machine, open for one answer.
//!
//! Opened by a flow, where the return address is this machine's. Unlike every other server of
//! ours it exists for a browser; it takes nothing but a navigation, by its own name, that brings
//! the state of the attempt under way. Absent: the exchange, which a flow makes afterwards.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use url::Url;

use super::{
    form::{Attempt, own_address},
    returned::Returned,
};
use crate::console::Console;

/// How long a browser that holds on to its connection is waited for.
const LAST_WORDS: Duration = Duration::from_secs(1);

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;\
    padding:0 1.5rem}:root{color-scheme:light dark}";

/// An address of this machine, taken and not yet served.
pub(super) struct Door {
    listener: TcpListener,
    /// What a browser calls this place.
    hosts: Vec<String>,
    path: String,
}

/// What the server knows while the door is open.
struct Room {
    console: Console,
    grant_id: String,
    attempt: Arc<Attempt>,
    hosts: Vec<String>,
    path: String,
    close: CancellationToken,
}

impl Door {
    /// Takes the address; none when it is not this machine's, or somebody else has it, or the
    /// system keeps it back, as many do with port 80.
    pub(super) async fn at(returns_to: &Url) -> Option<Self> {
        let address = own_address(returns_to).filter(|_| returns_to.scheme() == "http")?;
        let (host, port) = (returns_to.host_str()?, returns_to.port_or_known_default()?);
        let listener = TcpListener::bind(SocketAddr::new(address, port)).await.ok()?;
        let mut hosts = vec![format!("{host}:{port}")];
        if port == 80 {
            hosts.push(host.to_owned());
        }
        Some(Self { listener, hosts, path: returns_to.path().to_owned() })
    }

    /// Serves until one answer came or `close` is done; returns when the address is free again.
    pub(super) async fn open(
        self,
        console: Console,
        grant_id: String,
        attempt: Arc<Attempt>,
        close: CancellationToken,
    ) {
        let Self { listener, hosts, path } = self;
        let room = Room { console, grant_id, attempt, hosts, path, close: close.clone() };
        let router = Router::new().fallback(answer).with_state(Arc::new(room));
        let served = axum::serve(listener, router)
            .with_graceful_shutdown(close.clone().cancelled_owned())
            .into_future();
        let late = async {
            close.cancelled().await;
            tokio::time::sleep(LAST_WORDS).await;
        };
        tokio::select! {
            served = served => if let Err(error) = served {
                tracing::warn!(kind = %error.kind(), "the door for a browser's return ended");
            },
            () = late => {}
        }
    }
}

async fn answer(State(room): State<Arc<Room>>, request: Request) -> Response {
    let headers = request.headers();
    if !room.is_called(headers) || !is_navigation(headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    if request.uri().path() != room.path {
        return StatusCode::NOT_FOUND.into_response();
    }
    if request.method() != Method::GET {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let words = &room.attempt.words;
    let query = request.uri().query().unwrap_or_default();
    let Ok(returned) = Returned::in_query(query, &room.attempt.state) else {
        return page(StatusCode::BAD_REQUEST, &words.lang, &words.mistaken);
    };
    let said = match returned {
        Returned::Code(_) => &words.allowed,
        Returned::Refused(_) => &words.refused,
    };
    if room.console.grant_returned(&room.grant_id, returned).is_err() {
        return page(StatusCode::BAD_REQUEST, &words.lang, &words.mistaken);
    }
    room.close.cancel();
    page(StatusCode::OK, &words.lang, said)
}

impl Room {
    fn is_called(&self, headers: &HeaderMap) -> bool {
        let mut hosts = headers.get_all(header::HOST).iter();
        let own = |host: &HeaderValue| self.hosts.iter().any(|own| host == own.as_str());
        hosts.next().is_some_and(own) && hosts.next().is_none()
    }
}

/// Whether a person's browser went here, rather than a page that asked from behind.
fn is_navigation(headers: &HeaderMap) -> bool {
    let mode = headers.get("sec-fetch-mode").is_none_or(|mode| mode == "navigate");
    mode && !headers.contains_key(header::ORIGIN)
}

/// A page of one sentence, without scripts.
fn page(status: StatusCode, lang: &str, sentence: &str) -> Response {
    let (lang, sentence) = (escaped(lang), escaped(sentence));
    let text = format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <title>{sentence}</title><style>{STYLE}</style></head><body><p>{sentence}</p></body></html>\n"
    );
    let style = STANDARD.encode(Sha256::digest(STYLE));
    let policy = format!("default-src 'none'; style-src 'sha256-{style}'; frame-ancestors 'none'");
    let mut response = (status, Html(text)).into_response();
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CONNECTION, "close"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
