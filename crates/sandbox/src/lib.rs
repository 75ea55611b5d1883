//! An imitation of the messaging provider's partner API, with a memory, a clock of its own, a simulated
//! phone and faults on demand. Serves the demo, the tests and the curious.
//!
//! Written from the API reference alone: it shares no code with the client, so that a misreading on either
//! side shows. It listens on loopback only, calls nobody outside this machine, and writes no file.

mod accounts;
mod answer;
mod app;
mod attempt;
mod authorize;
mod channel;
mod channels;
mod chats;
mod clock;
mod codes;
mod contact;
mod contacts;
mod control;
mod credentials;
mod delivery;
mod faults;
mod fields;
mod guard;
mod hosted;
mod journal;
mod links;
mod oauth;
mod openapi;
mod options;
mod page;
mod phone;
mod qr;
mod rate;
mod readings;
#[allow(dead_code, reason = "the types are described, never made")]
mod schema;
mod script;
mod seed;
mod settings;
mod tally;
mod transports;
mod user;
mod users;
mod v3;
mod v3_users;
mod waba_balance;
mod webhooks;
mod wire;
mod world;

use std::future::Future;
use std::io;
use std::time::Duration;

use axum::extract::DefaultBodyLimit;
use axum::http::{Method, Uri};
use axum::response::{IntoResponse, Response};
use axum::{Router, middleware};
use tokio::net::TcpListener;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

pub use crate::faults::{Fault, Kind};
pub use crate::oauth::CLIENT_ID;
pub use crate::openapi::openapi;
pub use crate::options::{AllowedPorts, Options, Scenario, Seed};
pub use crate::readings::{HiddenOmitted, Reading, Readings, UserRoles, Vanished};
pub use crate::seed::{
    DEMO_EMAIL, DEMO_PASSWORD, DEMO_V3_KEY, PEOPLE_V3_KEY, demo_names, fleet_names, people_names,
};

use crate::answer::Refusal;
use crate::app::{App, Shared};

/// A body at most, in bytes: settings with every role that a full account may have are some 7 MB.
const LARGEST_BODY: usize = 16 << 20;

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
    let router = router(app.clone())?;
    wire::run(listener, app, router, shutdown).await
}

/// Every route: the API, and beside it what only a sandbox has.
fn router(app: App) -> io::Result<Router> {
    let description = openapi::openapi().map_err(io::Error::other)?;
    let (api, _) = api().split_for_parts();
    let router = api
        .merge(authorize::pages())
        .merge(hosted::pages())
        .merge(control::router())
        .merge(openapi::router(description))
        .fallback(unknown)
        .method_not_allowed_fallback(wrong_method)
        .layer(middleware::from_fn_with_state(app.clone(), v3::trace))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(app);
    Ok(router)
}

/// The API as it is imitated, one line per resource: no route without its description.
fn api() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(openapi::Description::openapi())
        .merge(accounts::router())
        .merge(authorize::router())
        .merge(oauth::router())
        .merge(channels::router())
        .merge(webhooks::router())
        .merge(links::router())
        .merge(chats::router())
        .merge(users::router())
        .merge(settings::router())
        .merge(contacts::router())
        .merge(waba_balance::router())
        .merge(v3_users::router())
}

async fn unknown(method: Method, uri: Uri) -> Response {
    let what = format!("{method} {}", journal::masked(&uri));
    match v3::owns(&uri) {
        true => v3::Refusal::not_found(&what).into_response(),
        false => Refusal::not_found(&what).into_response(),
    }
}

/// The server adds the header `Allow` to it.
async fn wrong_method(method: Method, uri: Uri) -> Response {
    let what = format!("{method} {}", journal::masked(&uri));
    match v3::owns(&uri) {
        true => v3::Refusal::wrong_method(&what).into_response(),
        false => Refusal::wrong_method(&what).into_response(),
    }
}
