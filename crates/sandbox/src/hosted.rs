//! The hosted page where a client connects a channel alone: a small imitation of the provider's own. Two
//! ways lead to it, a link of the API (API reference 10.1) and the `url` of a WABA channel (7.2). The
//! secret in its address is its only credential. It works once; a second visit says that it is done.

use std::time::Duration;

use axum::Router;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;

use crate::answer::Refusal;
use crate::app::App;
use crate::attempt::{self, End};
use crate::channel::{Reason, Status};
use crate::channels;
use crate::oauth::random_text;
use crate::script;
use crate::transports;
use crate::world::World;

/// What a page was made for.
#[derive(Clone)]
pub(crate) struct Hosted {
    account_id: u64,
    transport: String,
    /// The channel to connect or reconnect; a new one is made without it.
    channel_id: Option<String>,
    /// The client has pressed the button.
    done: bool,
}

impl Hosted {
    pub(crate) fn new(account_id: u64, transport: String, channel_id: Option<String>) -> Self {
        Self { account_id, transport, channel_id, done: false }
    }

    /// What the page asks for, for people.
    fn question(&self) -> &'static str {
        match self.transport.as_str() {
            "vk" => "Name of the community",
            "cian" => "Name of the agency",
            "maxbot" => "Name of the bot",
            _ => "Phone, digits only",
        }
    }
}

/// What the page's form sends; the field is called `phone` whatever the page asks for.
#[derive(Deserialize)]
struct Connect {
    phone: Option<String>,
}

/// The pages. They are not the API's.
pub(crate) fn pages() -> Router<App> {
    Router::new().route("/hosted/{one_off}", get(page).post(press))
}

/// Keeps a page under a fresh secret and gives the secret.
pub(crate) fn add(world: &mut World, hosted: Hosted) -> String {
    let one_off = random_text(world);
    world.links.insert(one_off.clone(), hosted);
    one_off
}

/// Where a browser finds the page with this secret.
pub(crate) fn address(app: &App, one_off: &str) -> String {
    app.link(&format!("/hosted/{one_off}"))
}

/// The client has connected: uses the page up and gives the id of the channel. It works from now on,
/// unless the scenario or an unpaid plan turns it away a moment later.
pub(crate) fn finish(
    app: &App,
    world: &mut World,
    one_off: &str,
    phone: Option<&str>,
) -> Result<String, Refusal> {
    let gone = || Refusal::not_found("The channel");
    let hosted = world.links.get(one_off).filter(|hosted| !hosted.done).cloned();
    let hosted = hosted.ok_or_else(|| Refusal::not_found("The link"))?;
    let account_id = hosted.account_id;
    let channel_id = match &hosted.channel_id {
        Some(channel_id) => channel_id.clone(),
        None => channels::add(app, world, account_id, &hosted.transport)?,
    };
    // The page used up stays to say that it is done; another one of this channel closes.
    world.channel_mut(&channel_id).ok_or_else(gone)?.page.take_if(|page| page.one_off == one_off);
    world.close_page(&channel_id);
    world.links.insert(one_off.to_owned(), Hosted { done: true, ..hosted });
    let account = world.account(account_id).ok_or_else(gone)?;
    let turned_away = script::turned_away(app, account).is_some();
    let channel = world.channel_mut(&channel_id).ok_or_else(gone)?;
    channel.begin(app.next_session());
    let known = phone.map(str::to_owned).or_else(|| channel.phone.clone());
    let usual = || transports::usual_name(&channel.transport, &channel_id);
    let end = End::Connected(known.unwrap_or_else(usual));
    if turned_away {
        world.set_status(app, &channel_id, Status::Init, Some(Reason::Sync), None);
    }
    let after = if turned_away { attempt::SYNC } else { Duration::ZERO };
    attempt::settle(app, world, &channel_id, after, end);
    Ok(channel_id)
}

async fn page(State(app): State<App>, Path(one_off): Path<String>) -> Response {
    let mut world = app.world();
    if let Some(window) = world.windows.remove(&one_off) {
        let content = window.sentence();
        let line = format!("This page stands for the provider's chat window, {content}.");
        return written(StatusCode::OK, &format!("<h1>Chats</h1><p>{line}</p>"));
    }
    match world.links.get(&one_off) {
        Some(hosted) if hosted.done => done(),
        Some(hosted) => written(
            StatusCode::OK,
            &format!(
                "<h1>Connect a channel</h1><p>Transport: {}. This page stands for the \
                 provider's own.</p><form method=\"post\"><label>{} \
                 <input name=\"phone\"></label> <button>Connect</button></form>",
                hosted.transport,
                hosted.question()
            ),
        ),
        None => nothing(),
    }
}

async fn press(
    State(app): State<App>,
    Path(one_off): Path<String>,
    Form(form): Form<Connect>,
) -> Response {
    let mut world = app.world();
    if world.links.get(&one_off).is_some_and(|hosted| hosted.done) {
        return done();
    }
    let phone = form.phone.as_deref().map(str::trim).filter(|phone| !phone.is_empty());
    match finish(&app, &mut world, &one_off, phone) {
        Ok(_) => written(
            StatusCode::OK,
            "<h1>Done</h1><p>The provider connects the channel. This page can be closed.</p>",
        ),
        Err(_) => nothing(),
    }
}

fn done() -> Response {
    let body = "<h1>This is done</h1><p>The form was sent before, and there is nothing left to do. \
                The page can be closed.</p>";
    written(StatusCode::OK, body)
}

fn nothing() -> Response {
    written(StatusCode::NOT_FOUND, "<h1>This link has been used or is unknown</h1>")
}

/// A page without scripts that nobody may frame or index.
fn written(status: StatusCode, body: &str) -> Response {
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <title>Hosted page</title></head><body>{body}</body></html>\n"
    );
    let mut response = (status, Html(page)).into_response();
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; form-action 'self'; frame-ancestors 'none'"),
    );
    response
}
