//! The server loop and what stands between it and the handlers: the guard, the delay, the faults and the
//! journal. The loop is our own because only here a connection can be dropped without an answer.

use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::io;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, Response, StatusCode, header};
use axum::response::IntoResponse;
use futures_util::stream;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tower::ServiceExt;

use crate::answer;
use crate::app::App;
use crate::codes;
use crate::faults::{Fault, Kind};
use crate::guard;
use crate::journal::{Asked, masked};

/// How long a listener that cannot accept (too many open files) rests.
const REST: Duration = Duration::from_millis(50);

/// The handler ended the conversation: the connection is closed as it is.
#[derive(Debug)]
struct Cut;

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection was cut on demand")
    }
}

impl std::error::Error for Cut {}

/// Accepts until `shutdown` is ready; open conversations are dropped then.
pub(crate) async fn run(
    listener: TcpListener,
    app: App,
    router: Router,
    shutdown: impl Future<Output = ()> + Send,
) -> io::Result<()> {
    let mut conversations = JoinSet::new();
    tokio::pin!(shutdown);
    loop {
        tokio::select! {
            () = &mut shutdown => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    conversations.spawn(converse(stream, app.clone(), router.clone()));
                }
                Err(_) => tokio::time::sleep(REST).await,
            },
            Some(_) = conversations.join_next() => {}
        }
    }
    conversations.shutdown().await;
    Ok(())
}

async fn converse(stream: TcpStream, app: App, router: Router) {
    let service = service_fn(move |request: Request<hyper::body::Incoming>| {
        exchange(app.clone(), router.clone(), request.map(Body::new))
    });
    // An error here is a caller who went away, or a cut on demand: neither is worth a word.
    let _ended = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}

async fn exchange(app: App, router: Router, request: Request<Body>) -> Result<Response<Body>, Cut> {
    if let Err(refusal) = guard::check(&request, app.address) {
        return Ok(refusal.into_response());
    }
    if request.uri().path().starts_with("/_sandbox") {
        return Ok(match guard::check_control(request.headers(), &app) {
            Ok(()) => work(router, request).await,
            Err(refusal) => refusal.into_response(),
        });
    }
    let mut line = Asked {
        at: app.clock.now_ms(),
        method: request.method().to_string(),
        path: masked(request.uri()),
        status: None,
        fault: None,
    };
    let fault = app.faults().meet(request.method().as_str(), request.uri().path());
    line.fault = fault.as_ref().map(|fault| fault.kind.name());
    let extra = fault.as_ref().map_or(0, |fault| fault.delay_ms);
    let wait = app.options.delay_ms.saturating_add(extra);
    // The timer counts whole milliseconds: waiting for none would still cost one.
    if wait > 0 {
        tokio::time::sleep(Duration::from_millis(wait)).await;
    }
    let answer = match &fault {
        Some(fault) => spoilt(&app, router, request, fault).await,
        None => Ok(work(router, request).await),
    };
    line.status = answer.as_ref().ok().map(|response| response.status().as_u16());
    app.journal().asked(line);
    answer
}

async fn work(router: Router, request: Request<Body>) -> Response<Body> {
    router.oneshot(request).await.unwrap_or_else(|never: Infallible| match never {})
}

async fn spoilt(
    app: &App,
    router: Router,
    request: Request<Body>,
    fault: &Fault,
) -> Result<Response<Body>, Cut> {
    let status = |otherwise: StatusCode| {
        fault.status.and_then(|status| StatusCode::from_u16(status).ok()).unwrap_or(otherwise)
    };
    match fault.kind {
        Kind::Status => {
            let status = status(StatusCode::INTERNAL_SERVER_ERROR);
            return Ok(answer::dictated(status, fault.retry_after));
        }
        Kind::Html => return Ok(answer::gateway_page(status(StatusCode::BAD_GATEWAY))),
        Kind::CutBefore => return Err(Cut),
        _ => {}
    }
    let response = work(router, request).await;
    Ok(match fault.kind {
        Kind::CutAfter => return Err(Cut),
        Kind::Truncate => {
            let (mut parts, body) = whole(response).await;
            parts.headers.insert(header::CONTENT_LENGTH, body.len().into());
            Response::from_parts(parts, half(body))
        }
        Kind::Garbage => {
            let (mut parts, body) = whole(response).await;
            parts.headers.remove(header::CONTENT_LENGTH);
            let text = format!("<<{}", String::from_utf8_lossy(&body).replace(':', "="));
            Response::from_parts(parts, Body::from(text))
        }
        Kind::DropFields => {
            let (mut parts, body) = whole(response).await;
            parts.headers.remove(header::CONTENT_LENGTH);
            Response::from_parts(parts, Body::from(bare(&body)))
        }
        Kind::QrBeforeAnswer => {
            let (parts, body) = whole(response).await;
            let answer: Value = serde_json::from_slice(&body).unwrap_or_default();
            if let Some(channel_id) = answer["data"][0]["channel_id"].as_str() {
                codes::wait_until_delivered(app, channel_id).await;
            }
            Response::from_parts(parts, Body::from(body))
        }
        _ => response,
    })
}

/// An answer of ours, read whole: its body is in memory already, so reading cannot fail.
async fn whole(response: Response<Body>) -> (axum::http::response::Parts, Bytes) {
    let (parts, body) = response.into_parts();
    (parts, to_bytes(body, usize::MAX).await.unwrap_or_default())
}

/// The first half of a body, and then an error that closes the connection.
fn half(body: Bytes) -> Body {
    let first = body.slice(..body.len() / 2);
    Body::from_stream(stream::unfold(Some(first), |first| async move {
        match first {
            Some(first) => Some((Ok(first), None)),
            None => {
                // One turn for the server to send what it has: an error at once would discard it.
                tokio::task::yield_now().await;
                Some((Err(Cut), None))
            }
        }
    }))
}

/// The answer without everything a tolerant client can do without: `meta`, and all plain values except
/// ids and those the call was made for.
fn bare(body: &[u8]) -> String {
    const KEPT: [&str; 5] = ["id", "access_token", "refresh_token", "link", "pairing_code"];
    fn strip(value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(strip),
            Value::Object(fields) => {
                fields.retain(|name, value| {
                    let nested = value.is_object() || value.is_array();
                    let kept = nested || name.ends_with("_id") || KEPT.contains(&name.as_str());
                    kept && name != "meta"
                });
                fields.values_mut().for_each(strip);
            }
            _ => {}
        }
    }
    let mut value: Value = serde_json::from_slice(body).unwrap_or_default();
    strip(&mut value);
    value.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_answer_keeps_ids_and_the_point_of_the_call() {
        let full =
            r#"{"data": {"account": {"account_id": 7, "name": "A"}}, "meta": {"timestamp": 1}}"#;
        assert_eq!(bare(full.as_bytes()), r#"{"data":{"account":{"account_id":7}}}"#);
        let list = r#"{"data": [{"channel_id": "c", "status": "init", "reason": null}]}"#;
        assert_eq!(bare(list.as_bytes()), r#"{"data":[{"channel_id":"c"}]}"#);
    }
}
