//! The control routes, for tests, the demo and the curious: the phone, the faults, the journal, the reset,
//! and in a file of their own the accounts. They live under `/_sandbox`, and nothing else does; the
//! service imitated has none of them.

mod accounts;

use axum::extract::{Path, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::answer::Refusal;
use crate::app::App;
use crate::attempt;
use crate::channel::{Reason, Status};
use crate::codes;
use crate::faults::Fault;
use crate::fields::Fields;
use crate::hosted;
use crate::oauth::{self, Granted};
use crate::phone::{self, Action};
use crate::readings::Readings;
use crate::world::World;

type Control = Result<Json<Value>, Refusal>;

/// The body that sets faults.
#[derive(Deserialize)]
struct FaultList {
    faults: Vec<Fault>,
}

pub(crate) fn router() -> Router<App> {
    Router::new()
        .route("/_sandbox/phone/{channel_id}", post(act))
        .route("/_sandbox/qr/{channel_id}", get(code))
        .route("/_sandbox/codes/{channel_id}", post(next_code))
        .route("/_sandbox/channels/{channel_id}/status", post(set_status))
        .route("/_sandbox/readings", get(readings).post(set_readings))
        .route("/_sandbox/hosted/{one_off}", post(finish_page))
        .route("/_sandbox/faults", get(faults).post(add_faults).delete(clear_faults))
        .route("/_sandbox/requests", get(requests))
        .route("/_sandbox/deliveries", get(deliveries))
        .route("/_sandbox/authorize", post(authorize))
        .route("/_sandbox/tokens/expire", post(expire_tokens))
        .route("/_sandbox/tokens/revoke", post(revoke_tokens))
        .route("/_sandbox/partner", post(partner))
        .route("/_sandbox/reset", post(reset))
        .merge(accounts::router())
}

async fn act(State(app): State<App>, Path(channel_id): Path<String>, body: Fields) -> Control {
    let action = read::<Action>(&body, &["action", "phone", "password", "code"])?;
    let mut world = app.world();
    phone::act(&app, &mut world, &channel_id, action)?;
    status(&mut world, &channel_id).map(Json)
}

/// The newest code of a channel, so that a test can compare it with what a screen shows.
async fn code(State(app): State<App>, Path(channel_id): Path<String>) -> Control {
    let mut world = app.world();
    let code = world.channel_mut(&channel_id).and_then(|channel| channel.code.as_ref());
    let code = code.ok_or_else(|| Refusal::not_found("A code of this channel"))?;
    Ok(Json(json!({
        "payload": code.payload, "issued_at": code.issued_ms,
        "number": code.number, "live": code.live,
    })))
}

/// The next code, now instead of when the one before has lived.
async fn next_code(State(app): State<App>, Path(channel_id): Path<String>) -> Control {
    let issued = codes::issue(&app, &channel_id)?;
    Ok(Json(json!({ "number": issued.number, "sent_ms": issued.sent_ms })))
}

/// Puts a channel into a state, as if something had happened to it; its subscribers are told.
async fn set_status(
    State(app): State<App>,
    Path(channel_id): Path<String>,
    mut body: Fields,
) -> Control {
    let known = Status::of(&body.choice("status", &["active", "init", "disabled"]));
    let word = body.optional_text("reason");
    body.only(&["status", "reason"]);
    let reasons = known.map_or(&[][..], Status::reasons);
    let reason = reasons.iter().copied().find(|reason| word.as_deref() == Some(reason.word()));
    if known.is_some() && word.is_some() && reason.is_none() {
        body.break_bound("reason must be one that the status may have".to_owned());
    }
    body.check()?;
    let known = known.ok_or_else(|| Refusal::not_found("The status"))?;
    let mut world = app.world();
    attempt::put(&app, &mut world, &channel_id, known, reason)?;
    status(&mut world, &channel_id).map(Json)
}

async fn readings(State(app): State<App>) -> Json<Value> {
    Json(json!(app.world().readings))
}

/// From now on these; points not named go back to the default.
async fn set_readings(State(app): State<App>, body: Fields) -> Control {
    let readings: Readings = read(&body, &["user_roles", "hidden_omitted", "vanished"])?;
    app.world().readings = readings;
    Ok(Json(json!(readings)))
}

/// Presses the button of a hosted page.
async fn finish_page(
    State(app): State<App>,
    Path(one_off): Path<String>,
    mut body: Fields,
) -> Control {
    let phone = body.optional_text("phone");
    body.check()?;
    let mut world = app.world();
    let channel_id = hosted::finish(&app, &mut world, &one_off, phone.as_deref())?;
    let mut answer = status(&mut world, &channel_id)?;
    answer["channel_id"] = json!(channel_id);
    Ok(Json(answer))
}

async fn faults(State(app): State<App>) -> Json<Value> {
    Json(json!({ "faults": app.faults().waiting() }))
}

/// Adds to those that wait, in this order.
async fn add_faults(State(app): State<App>, body: Fields) -> Control {
    let list = read::<FaultList>(&body, &["faults"])?;
    let mut faults = app.faults();
    faults.add(list.faults);
    Ok(Json(json!({ "faults": faults.waiting() })))
}

async fn clear_faults(State(app): State<App>) -> Json<Value> {
    app.faults().clear();
    Json(json!({ "faults": [] }))
}

async fn requests(State(app): State<App>) -> Json<Value> {
    Json(json!({ "requests": app.journal().requests }))
}

async fn deliveries(State(app): State<App>) -> Json<Value> {
    Json(json!({ "deliveries": app.journal().deliveries }))
}

/// Stands for the page of API reference 3.5: the client has agreed, and here is the code.
async fn authorize(State(app): State<App>, mut body: Fields) -> Control {
    let account_id = body.text("account_id");
    body.choice("client_id", &[oauth::CLIENT_ID]);
    let redirect_uri = body.text("redirect_uri");
    let code_challenge = body.text("code_challenge");
    body.check()?;
    let mut world = app.world();
    // Any account: its owner grants, not the partner.
    let account = account_id.parse().ok().and_then(|id| world.account(id));
    let account_id = account.ok_or_else(|| Refusal::not_found("The account"))?.id;
    let granted = Granted { account_id, redirect_uri, code_challenge };
    Ok(Json(json!({ "code": oauth::grant_code(&app, &mut world, granted) })))
}

async fn expire_tokens(State(app): State<App>) -> Json<Value> {
    app.world().tokens.expire_access();
    Json(json!({}))
}

async fn revoke_tokens(State(app): State<App>) -> Json<Value> {
    app.world().tokens.revoke();
    Json(json!({}))
}

async fn partner(State(app): State<App>, mut body: Fields) -> Control {
    let password = body.text("password");
    body.check()?;
    app.world().partner.password = password;
    Ok(Json(json!({})))
}

async fn reset(State(app): State<App>) -> Json<Value> {
    app.reset();
    Json(json!({}))
}

fn status(world: &mut World, channel_id: &str) -> Result<Value, Refusal> {
    let gone = || Refusal::not_found("The channel");
    let channel = world.channel_mut(channel_id).ok_or_else(gone)?;
    Ok(json!({ "status": channel.status.word(), "reason": channel.reason.map(Reason::word) }))
}

/// Reads a body into its type; what is wrong with it is said in the type's own words.
fn read<T: serde::de::DeserializeOwned>(body: &Fields, names: &[&str]) -> Result<T, Refusal> {
    if let Some(name) = body.names().find(|name| !names.contains(name)) {
        return Err(Refusal::invalid(vec![format!("property {name} should not exist")]));
    }
    let object =
        names.iter().filter_map(|name| Some(((*name).to_owned(), body.get(name)?.clone())));
    serde_json::from_value(Value::Object(object.collect()))
        .map_err(|error| Refusal::invalid(vec![error.to_string()]))
}
