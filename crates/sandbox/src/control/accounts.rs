//! The control routes of one account: what no answer of the API shows, and what somebody else may do to
//! it meanwhile. Part of `control`; they need no token of the account.

use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Serialize;
use serde_json::{Value, json};

use crate::accounts;
use crate::answer::{self, Refusal};
use crate::app::App;
use crate::channel::Channel;
use crate::contact::{Contact, Printed};
use crate::control::Control;
use crate::fields::Fields;
use crate::settings::{Pair, ROLES, Role};
use crate::tally::Tally;
use crate::user::User;
use crate::users;

/// All contacts of an account, written out one by one: there may be very many.
#[derive(Serialize)]
struct Contacts<'a> {
    contacts: Vec<Printed<'a>>,
}

/// How often each id was written, and named in a deletion.
#[derive(Serialize)]
struct Writes<'a> {
    users: &'a Tally,
    contacts: &'a Tally,
    deleted_users: &'a Tally,
    deleted_contacts: &'a Tally,
}

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/_sandbox/accounts/{account_id}/channels", get(channels))
        .route("/_sandbox/accounts/{account_id}/contacts", get(contacts))
        .route("/_sandbox/accounts/{account_id}/users", get(users).post(add_user))
        .route("/_sandbox/accounts/{account_id}/writes", get(writes))
        .route("/_sandbox/accounts/{account_id}/settings", post(set_settings))
        .route("/_sandbox/accounts/{account_id}/waba-balance", get(waba_balance))
}

/// The channels of an account in the order they were made, without a token: a test finds the one a
/// screen has just begun to connect.
async fn channels(State(app): State<App>, Path(account_id): Path<String>) -> Control {
    let world = app.world();
    let account = accounts::owned(&world, &account_id)?;
    let channels: Vec<Value> = account.channels.iter().map(Channel::listed).collect();
    Ok(Json(json!({ "channels": channels })))
}

/// The contacts of an account with the links into the CRM, which no answer of the API shows.
async fn contacts(
    State(app): State<App>,
    Path(account_id): Path<String>,
) -> Result<Response, Refusal> {
    let world = app.world();
    let contacts = &accounts::owned(&world, &account_id)?.contacts;
    let contacts = contacts.all().map(Contact::kept).collect();
    Ok(answer::bare(&Contacts { contacts }))
}

/// The users of an account on one page and with their numbers, whichever version wrote them.
async fn users(State(app): State<App>, Path(account_id): Path<String>) -> Control {
    let world = app.world();
    let users = accounts::owned(&world, &account_id)?.users.all().map(User::shown);
    Ok(Json(json!({ "users": users.collect::<Vec<_>>() })))
}

/// Adds or changes one user as another program would.
async fn add_user(
    State(app): State<App>,
    Path(account_id): Path<String>,
    mut body: Fields,
) -> Control {
    let user =
        User { id: body.text("id"), name: body.text("name"), phone: body.optional_text("phone") };
    body.only(&["id", "name", "phone"]);
    body.check()?;
    let mut world = app.world();
    let id = accounts::owned(&world, &account_id)?.id;
    let account = world.account_mut(id).ok_or_else(|| Refusal::not_found("The account"))?;
    let shown = user.shown();
    account.users.upsert(vec![user]).map_err(users::refused)?;
    Ok(Json(shown))
}

/// What the requests of both versions have written since the start, so that a test can tell what was sent
/// twice: every request that did its work counts, whatever became of its answer.
async fn writes(
    State(app): State<App>,
    Path(account_id): Path<String>,
) -> Result<Response, Refusal> {
    let world = app.world();
    let account = accounts::owned(&world, &account_id)?;
    let writes = Writes {
        users: &account.users.written,
        contacts: &account.contacts.written,
        deleted_users: &account.users.deleted,
        deleted_contacts: &account.contacts.deleted,
    };
    Ok(answer::bare(&writes))
}

/// Changes the settings as another program would: roles one by one, where null takes one away, the list
/// of those who see masked numbers, and the notifications. The answer has the settings as they are now.
async fn set_settings(
    State(app): State<App>,
    Path(account_id): Path<String>,
    mut body: Fields,
) -> Result<Response, Refusal> {
    let mut roles = Vec::new();
    if body.get("set").is_some() {
        for (index, mut entry) in body.objects("set", 0..=usize::MAX).into_iter().enumerate() {
            roles.push(role(&mut entry));
            body.absorb(&format!("set.{index}"), entry);
        }
    }
    let given = body.get("hidden").is_some();
    let hidden = given.then(|| body.texts("hidden", 0..=usize::MAX));
    let given = body.get("notify").is_some();
    let notify = given.then(|| body.flag("notify"));
    body.only(&["set", "hidden", "notify"]);
    body.check()?;
    let mut world = app.world();
    let id = accounts::owned(&world, &account_id)?.id;
    let account = world.account_mut(id).ok_or_else(|| Refusal::not_found("The account"))?;
    let settings = &mut account.settings;
    for (pair, role) in roles {
        match role {
            Some(role) => settings.roles.insert(pair, role),
            None => settings.roles.shift_remove(&pair),
        };
    }
    settings.hidden = hidden.unwrap_or_else(|| std::mem::take(&mut settings.hidden));
    settings.push_for_managers = notify.unwrap_or(settings.push_for_managers);
    Ok(answer::bare(&settings.shown()))
}

/// One cell, and the role it gets or loses.
fn role(entry: &mut Fields) -> (Pair, Option<Role>) {
    let pair = Pair { channel_id: entry.text("channel_id"), user_id: entry.text("user_id") };
    let given = entry.get("role").is_some();
    let role = given.then(|| Role {
        role: entry.one_of("role", &ROLES),
        allow_get_new_clients: entry.flag("allow_get_new_clients"),
    });
    entry.only(&["channel_id", "user_id", "role", "allow_get_new_clients"]);
    (pair, role)
}

/// What the WABA limit of an account was raised by; the API shows it nowhere.
async fn waba_balance(State(app): State<App>, Path(account_id): Path<String>) -> Control {
    let world = app.world();
    Ok(Json(json!({ "value": accounts::owned(&world, &account_id)?.waba_balance })))
}
