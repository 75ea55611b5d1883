//! The loopback receiver of webhooks (API reference 9).
//!
//! Started by the first subscription, or by the demo, which has to know the port. Every account
//! has an address of its own with a secret in it; the service signs nothing, so that secret is
//! all there is, and the machine trusts no event. Deliberately absent: what events mean.

use std::{
    collections::VecDeque,
    hash::{DefaultHasher, Hash, Hasher},
    net::Ipv4Addr,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, Request, State},
    http::{StatusCode, header},
    middleware::{self, Next},
    response::Response,
    routing::post,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::RngExt;
use subtle::ConstantTimeEq;
use tokio::{net::TcpListener, sync::mpsc};
use tokio_util::sync::{CancellationToken, DropGuard};
use wazzup::{AccountId, WebhookDelivery};

use crate::error::Error;

/// The largest body taken, in bytes.
const BODY: usize = 1024 * 1024;
/// Deliveries waiting to be looked at; more are answered with 503 and come again.
const QUEUE: usize = 64;
/// Deliveries remembered, so that a repeated one is not taken twice.
const RECENT: usize = 1024;

/// One authentic delivery.
#[derive(Debug)]
pub(crate) struct Delivered {
    /// Whose.
    pub profile_id: String,
    /// Which account's address it came to.
    pub account_id: AccountId,
    /// What it holds.
    pub delivery: WebhookDelivery,
}

/// The receiver's place in the console; empty until it is started.
#[derive(Default)]
pub(crate) struct Slot {
    running: tokio::sync::Mutex<Option<Running>>,
    refused: Arc<AtomicU32>,
}

impl Slot {
    /// The running receiver, started when there is none, and the stream of its deliveries when
    /// this call started it.
    pub(crate) async fn running(
        &self,
        install_id: &str,
    ) -> Result<(Arc<Hall>, Option<mpsc::Receiver<Delivered>>), Error> {
        let mut slot = self.running.lock().await;
        if let Some(running) = slot.as_ref().filter(|running| !running.hall.queue.is_closed()) {
            return Ok((running.hall.clone(), None));
        }
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let (queue, deliveries) = mpsc::channel(QUEUE);
        let hall = Arc::new(Hall {
            port: listener.local_addr()?.port(),
            install_id: install_id.to_owned(),
            routes: Mutex::default(),
            recent: Mutex::default(),
            refused: self.refused.clone(),
            queue,
        });
        let end = CancellationToken::new();
        tokio::spawn(serve(listener, hall.clone(), end.clone()));
        *slot = Some(Running { hall: hall.clone(), _end: end.drop_guard() });
        Ok((hall, Some(deliveries)))
    }

    /// Requests turned away since the console was opened.
    pub(crate) fn refused(&self) -> u32 {
        self.refused.load(Ordering::Relaxed)
    }
}

struct Running {
    hall: Arc<Hall>,
    /// Ends the server together with the console.
    _end: DropGuard,
}

/// What the receiver knows while it runs.
pub(crate) struct Hall {
    port: u16,
    install_id: String,
    routes: Mutex<Vec<Route>>,
    recent: Mutex<VecDeque<u64>>,
    refused: Arc<AtomicU32>,
    queue: mpsc::Sender<Delivered>,
}

struct Route {
    secret: String,
    profile_id: String,
    account_id: AccountId,
}

impl Hall {
    /// The port it listens on.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Opens an address for an account: 256 random bits, for this run alone.
    pub(crate) fn open(&self, profile_id: &str, account_id: &AccountId) -> Address {
        let secret = URL_SAFE_NO_PAD.encode(rand::rng().random::<[u8; 32]>());
        let url = format!("http://127.0.0.1:{}/h/{}/{secret}", self.port, self.install_id);
        self.routes().push(Route {
            secret: secret.clone(),
            profile_id: profile_id.to_owned(),
            account_id: account_id.clone(),
        });
        Address { url: wazzup::Sensitive::new(url), secret: wazzup::Sensitive::new(secret) }
    }

    /// Closes an address.
    pub(crate) fn close(&self, address: &Address) {
        self.routes().retain(|route| route.secret != *address.secret.expose());
    }

    fn routes(&self) -> MutexGuard<'_, Vec<Route>> {
        self.routes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whose the path is. Every secret is compared to its end, so that the time taken tells
    /// nothing of how much of one was right.
    fn whose(&self, install_id: &str, secret: &str) -> Option<(String, AccountId)> {
        let routes = self.routes();
        let mut found = None;
        for route in routes.iter() {
            if bool::from(route.secret.as_bytes().ct_eq(secret.as_bytes())) {
                found = Some((route.profile_id.clone(), route.account_id.clone()));
            }
        }
        found.filter(|_| install_id == self.install_id)
    }

    fn refuse(&self, status: StatusCode) -> StatusCode {
        self.refused.fetch_add(1, Ordering::Relaxed);
        status
    }

    /// Whether a delivery is new; it counts as taken once it stands in the queue.
    fn take(&self, mark: u64, delivered: Delivered) -> StatusCode {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        if recent.contains(&mark) {
            return StatusCode::OK;
        }
        if self.queue.try_send(delivered).is_err() {
            return StatusCode::SERVICE_UNAVAILABLE;
        }
        recent.push_back(mark);
        if recent.len() > RECENT {
            recent.pop_front();
        }
        StatusCode::OK
    }
}

/// An address opened for an account.
#[derive(Debug, Clone)]
pub(crate) struct Address {
    /// The whole address, to be subscribed.
    pub url: wazzup::Sensitive<String>,
    secret: wazzup::Sensitive<String>,
}

async fn serve(listener: TcpListener, hall: Arc<Hall>, end: CancellationToken) {
    let router = Router::new()
        .route("/h/{install_id}/{secret}", post(receive))
        .fallback(nothing_here)
        .layer(DefaultBodyLimit::max(BODY))
        .layer(middleware::from_fn_with_state(hall.clone(), guard))
        .with_state(hall);
    let served = axum::serve(listener, router).with_graceful_shutdown(end.cancelled_owned()).await;
    if let Err(error) = served {
        tracing::warn!(kind = %error.kind(), "the webhook receiver ended");
    }
}

/// Refuses what a page in a browser could send: another host's name, or a browser's marks.
async fn guard(State(hall): State<Arc<Hall>>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let own = format!("127.0.0.1:{}", hall.port);
    let host = headers.get(header::HOST).is_some_and(|host| host.as_bytes() == own.as_bytes());
    let browser = headers.contains_key(header::ORIGIN) || headers.contains_key("sec-fetch-site");
    if !host || browser {
        let mut response = Response::default();
        *response.status_mut() = hall.refuse(StatusCode::FORBIDDEN);
        return response;
    }
    next.run(request).await
}

async fn nothing_here(State(hall): State<Arc<Hall>>) -> StatusCode {
    hall.refuse(StatusCode::NOT_FOUND)
}

async fn receive(
    State(hall): State<Arc<Hall>>,
    Path((install_id, secret)): Path<(String, String)>,
    body: Bytes,
) -> StatusCode {
    let Some((profile_id, account_id)) = hall.whose(&install_id, &secret) else {
        return hall.refuse(StatusCode::NOT_FOUND);
    };
    // Whatever is authentic is answered with 200 (API reference 9.5), also a call we cannot read:
    // sent again, it would be no more readable.
    let Ok(delivery) = WebhookDelivery::parse(&body) else {
        hall.refuse(StatusCode::OK);
        return StatusCode::OK;
    };
    if delivery.items.is_empty() {
        return StatusCode::OK;
    }
    let mut mark = DefaultHasher::new();
    account_id.hash(&mut mark);
    match &delivery.idempotency_key {
        Some(key) => key.hash(&mut mark),
        None => body.hash(&mut mark),
    }
    let mark = mark.finish();
    hall.take(mark, Delivered { profile_id, account_id, delivery })
}

#[cfg(test)]
#[path = "receiver_tests.rs"]
mod tests;
