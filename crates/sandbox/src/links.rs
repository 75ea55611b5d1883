//! Links to the hosted page where a client connects a channel alone (API reference 10.1), and a small
//! imitation of that page. The link's secret is its only credential, and it works once.

use axum::Router;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use serde_json::json;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::answer::{Answer, Refusal, envelope};
use crate::app::App;
use crate::channel::Status;
use crate::channels;
use crate::credentials::Client;
use crate::fields::Fields;
use crate::oauth::random_text;
use crate::phone::usual_phone;
use crate::schema::One;
use crate::schema::links as shape;
use crate::schema::problem::{ClientRefusals, LinkRefusals, NotFound};
use crate::transports::HOSTED;
use crate::world::World;

/// What a link was made for.
#[derive(Clone)]
pub(crate) struct Hosted {
    pub(crate) account_id: u64,
    pub(crate) transport: String,
    /// The channel to reconnect; a new one without it.
    pub(crate) channel_id: Option<String>,
}

/// What the page's form sends.
#[derive(Deserialize)]
struct Connect {
    phone: Option<String>,
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(channel))
}

/// The pages that the links lead to. They are not the API's.
pub(crate) fn pages() -> Router<App> {
    Router::new().route("/hosted/{one_off}", get(page).post(press))
}

/// Get a link to a page where a client connects a channel alone.
///
/// The outcome comes by webhook (`channel.create`, `channel.status_update`) or by reading the list. Each
/// request gives a fresh link; links not followed do no harm.
#[utoipa::path(
    post, path = "/v2/iframe-links/channels", tag = "links", operation_id = "links_channel",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    request_body = shape::ChannelLink,
    responses(
        (status = 200, description = "The link.", body = inline(One<shape::Link>),
         example = json!({
             "data": { "link": "https://pages.example/made-up" },
             "meta": { "timestamp": 1760000000 },
         })),
        (status = 404, response = NotFound),
        ClientRefusals, LinkRefusals,
    ),
)]
async fn channel(client: Client, State(app): State<App>, mut body: Fields) -> Answer {
    let mut options = body.object("options");
    let unknown = |fields: &Fields, allowed: &[&str]| -> Vec<String> {
        let names = fields.names().filter(|name| !allowed.contains(name));
        names.map(|name| format!("property {name} should not exist")).collect()
    };
    let mut errors = unknown(&body, &["options"]);
    errors.extend(unknown(&options, &["transport", "channel_id"]));
    if !errors.is_empty() {
        return Err(Refusal::unknown_properties(errors));
    }
    let transport = options.choice("transport", &HOSTED);
    let channel_id = options.optional_text("channel_id");
    body.absorb("options", options);
    body.check()?;
    let mut world = app.world();
    if let Some(channel_id) = &channel_id {
        let owner = world.owner_of(channel_id).map(|account| account.id);
        if owner != Some(client.account_id) {
            return Err(Refusal::not_found("The channel"));
        }
    }
    let hosted = Hosted { account_id: client.account_id, transport, channel_id };
    let one_off = add(&mut world, hosted);
    Ok(envelope(&app, json!({ "link": app.link(&format!("/hosted/{one_off}")) })))
}

/// Keeps a page under a fresh secret and gives the secret.
pub(crate) fn add(world: &mut World, hosted: Hosted) -> String {
    let one_off = random_text(world);
    world.links.insert(one_off.clone(), hosted);
    one_off
}

/// The client has connected: uses the link up and gives the id of the channel, now active.
pub(crate) fn connect(app: &App, one_off: &str, phone: Option<&str>) -> Result<String, Refusal> {
    let mut world = app.world();
    let hosted = world.links.remove(one_off).ok_or_else(|| Refusal::not_found("The link"))?;
    let channel_id = match hosted.channel_id {
        Some(channel_id) => channel_id,
        None => channels::add(app, &mut world, hosted.account_id, &hosted.transport)?,
    };
    let session = app.next_session();
    let gone = || Refusal::not_found("The channel");
    let channel = world.channel_mut(&channel_id).ok_or_else(gone)?;
    channel.begin(session);
    let known = phone.map(str::to_owned).or_else(|| channel.phone.clone());
    channel.connect_as(&known.unwrap_or_else(|| usual_phone(&channel_id)));
    channel.url = None;
    if hosted.transport == "wapi" {
        channel.tier = Some("TIER_250");
    }
    world.set_status(app, &channel_id, Status::Active, None, None);
    Ok(channel_id)
}

async fn page(State(app): State<App>, Path(one_off): Path<String>) -> Response {
    if let Some(window) = app.world().windows.remove(&one_off) {
        let content = window.sentence();
        let line = format!("This page stands for the provider's chat window, {content}.");
        return written(StatusCode::OK, &format!("<h1>Chats</h1><p>{line}</p>"));
    }
    let transport = app.world().links.get(&one_off).map(|hosted| hosted.transport.clone());
    match transport {
        Some(transport) => written(
            StatusCode::OK,
            &format!(
                "<h1>Connect a channel</h1><p>Transport: {transport}. This page stands for the \
                 provider's own.</p><form method=\"post\"><label>Phone, digits only \
                 <input name=\"phone\" inputmode=\"numeric\"></label> \
                 <button>Connect</button></form>"
            ),
        ),
        None => written(StatusCode::NOT_FOUND, "<h1>This link has been used or is unknown</h1>"),
    }
}

async fn press(
    State(app): State<App>,
    Path(one_off): Path<String>,
    Form(form): Form<Connect>,
) -> Response {
    let phone = form.phone.filter(|phone| !phone.is_empty());
    match connect(&app, &one_off, phone.as_deref()) {
        Ok(_) => written(StatusCode::OK, "<h1>The channel is connected</h1>"),
        Err(_) => written(StatusCode::NOT_FOUND, "<h1>This link has been used or is unknown</h1>"),
    }
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
