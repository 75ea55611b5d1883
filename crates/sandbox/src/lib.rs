//! An imitation of the messaging provider's partner API, with a memory, a clock of its own, a simulated
//! phone and faults on demand. Serves the demo, the tests and the curious.
//!
//! Written from the API reference alone: it shares no code with the client, so that a misreading on either
//! side shows. It listens on loopback only, calls nobody outside this machine, and writes no file.

mod accounts;
mod answer;
mod app;
mod channel;
mod channels;
mod clock;
mod codes;
mod control;
mod credentials;
mod delivery;
mod faults;
mod fields;
mod guard;
mod journal;
mod links;
mod oauth;
mod options;
mod phone;
mod qr;
mod seed;
mod transports;
mod webhooks;
mod wire;
mod world;

use std::future::Future;
use std::io;
use std::time::Duration;

use axum::Router;
use axum::http::{Method, Uri};
use tokio::net::TcpListener;

pub use crate::faults::{Fault, Kind};
pub use crate::oauth::CLIENT_ID;
pub use crate::options::{AllowedPorts, Options, Scenario, Seed};
pub use crate::seed::{DEMO_EMAIL, DEMO_PASSWORD, demo_names};

use crate::answer::Refusal;
use crate::app::{App, Shared};

/// How long a receiver of webhooks may take, in real time.
const RECEIVER_TIMEOUT: Duration = Duration::from_secs(10);

/// Serves one sandbox until `shutdown` is ready. Each call makes its own world.
///
/// # Errors
/// `InvalidInput` when the listener is not on loopback or the time scale is not above 0, and the
/// listener's own error when its address cannot be told.
pub async fn serve(
    listener: TcpListener,
    options: Options,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let address = listener.local_addr()?;
    let invalid = |text| io::Error::new(io::ErrorKind::InvalidInput, text);
    if !address.ip().is_loopback() {
        return Err(invalid("the sandbox has a known password and listens on loopback only"));
    }
    if !(options.time_scale.is_finite() && options.time_scale > 0.0) {
        return Err(invalid("the time scale must be a number above 0"));
    }
    let caller = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(RECEIVER_TIMEOUT)
        .build()
        .map_err(io::Error::other)?;
    let app = Shared::new(options, address, caller);
    let _everything_spawned = app.life.clone().drop_guard();
    let router = router(app.clone());
    wire::run(listener, app, router, shutdown).await
}

/// Every route, one line per resource.
fn router(app: App) -> Router {
    Router::new()
        .merge(accounts::router())
        .merge(oauth::router())
        .merge(channels::router())
        .merge(webhooks::router())
        .merge(links::router())
        .merge(control::router())
        .fallback(unknown)
        .method_not_allowed_fallback(unknown)
        .with_state(app)
}

async fn unknown(method: Method, uri: Uri) -> Refusal {
    Refusal::not_found(&format!("{method} {}", journal::masked(&uri)))
}
