//! Users, v3 (API reference 11): list, get, add or update, delete one, delete many. An API key proves the
//! account; the people are those that v2 shows, and no answer has an envelope.

use std::collections::HashSet;

use axum::Json;
use axum::extract::{FromRequest, Request, State};
use axum::http::StatusCode;
use serde_json::{Value, json};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::fields::is_blank;
use crate::page::OwnId;
use crate::schema::v3_users::{
    self as shape, KeyRefusals, V3IdsRefused, V3NotFound, V3RepeatedId, V3UsersRefused,
};
use crate::user::{Clash, PER_ACCOUNT, PER_REQUEST, User, is_international};
use crate::v3::{Key, Refusal, name_of_request};

/// Longer than in v2 (API reference 14.13).
const LONGEST_ID: usize = 200;
const LONGEST_NAME: usize = 200;

type Id = Result<OwnId, crate::answer::Refusal>;
type Answer = Result<Json<Value>, Refusal>;
/// A success with an empty body: what the service writes there is not documented.
type Done = Result<StatusCode, Refusal>;

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, upsert))
        .routes(routes!(get_one, delete))
        .routes(routes!(bulk_delete))
}

/// List all users, sorted by name.
///
/// A bare list without pages and without phone numbers. An older edition of the service answers pages of
/// a hundred under `data`: be ready for both.
#[utoipa::path(
    get, path = "/v3/users", tag = "v3_users", operation_id = "v3_users_list",
    security(("key" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    responses(
        (status = 200, description = "Everybody.", body = Vec<shape::V3UserName>,
         headers(("trace-id" = String, description = "A name of this answer, for the provider's support.")),
         example = json!([
             { "id": "u-anna", "name": "Anna Example" }, { "id": "14", "name": "Front desk" },
         ])),
        KeyRefusals,
    ),
)]
async fn list(key: Key, State(app): State<App>) -> Answer {
    let mut world = app.world();
    let users = key.account(&mut world)?.users.by_name().into_iter();
    Ok(Json(users.map(|user| json!({ "id": user.id, "name": user.name })).collect()))
}

/// Read one user, with the phone number.
///
/// The only way to see the number in v3.
#[utoipa::path(
    get, path = "/v3/users/{id}", tag = "v3_users", operation_id = "v3_users_get",
    security(("key" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    params(("id" = String, Path, description = "The caller's own id, percent-encoded.",
            example = "u-anna")),
    responses(
        (status = 200, description = "The user, bare.", body = shape::V3User,
         headers(("trace-id" = String, description = "A name of this answer, for the provider's support.")),
         example = json!({ "id": "u-anna", "name": "Anna Example", "phone": "37120001140" })),
        (status = 404, response = V3NotFound),
        KeyRefusals,
    ),
)]
async fn get_one(key: Key, id: Id, State(app): State<App>) -> Answer {
    let gone = || Refusal::not_found("The user");
    let OwnId(id) = id.map_err(|_| gone())?;
    let mut world = app.world();
    let user = key.account(&mut world)?.users.get(&id).map(User::shown);
    user.map(Json).ok_or_else(gone)
}

/// Add users, or change those whose id is known.
///
/// All or nothing. A phone number in a wrong format is dropped without an error. The same id twice in one
/// request is answered with 500, which looks like a fault of the service and is none.
#[utoipa::path(
    post, path = "/v3/users", tag = "v3_users", operation_id = "v3_users_upsert",
    security(("key" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    request_body = shape::V3UserList,
    responses(
        (status = 200, description = "All of them are stored. What the service writes in the body is not told; here it is empty.",
         headers(("trace-id" = String, description = "A name of this answer, for the provider's support."))),
        (status = 400, response = V3UsersRefused),
        (status = 500, response = V3RepeatedId),
        KeyRefusals,
    ),
)]
async fn upsert(key: Key, State(app): State<App>, List(entries): List) -> Done {
    if entries.is_empty() {
        return Err(Refusal::users_data(Vec::new()));
    }
    let users = users(&entries)?;
    let mut ids = HashSet::new();
    if !users.iter().all(|user| ids.insert(&user.id)) {
        return Err(Refusal::repeated_id());
    }
    let mut world = app.world();
    let done = key.account(&mut world)?.users.upsert(users);
    match done {
        Ok(_) => Ok(StatusCode::OK),
        Err(Clash::Full) => Err(Refusal::user_limit(PER_ACCOUNT)),
        Err(Clash::Phone(phone)) => {
            Err(Refusal::duplicate_phone(&phone, name_of_request(&mut world)))
        }
    }
}

/// Delete one user.
///
/// An unknown id is refused here, other than in v2. After a lost answer 404 means that it is done.
#[utoipa::path(
    delete, path = "/v3/users/{id}", tag = "v3_users", operation_id = "v3_users_delete",
    security(("key" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    params(("id" = String, Path, description = "The caller's own id, percent-encoded.",
            example = "u-anna")),
    responses(
        (status = 200, description = "The user is deleted; the body is empty.",
         headers(("trace-id" = String, description = "A name of this answer, for the provider's support."))),
        (status = 404, response = V3NotFound),
        KeyRefusals,
    ),
)]
async fn delete(key: Key, id: Id, State(app): State<App>) -> Done {
    let gone = || Refusal::not_found("The user");
    let OwnId(id) = id.map_err(|_| gone())?;
    let mut world = app.world();
    let missing = key.account(&mut world)?.users.remove(vec![id]);
    if missing.is_empty() { Ok(StatusCode::OK) } else { Err(gone()) }
}

/// Delete many users.
///
/// The answer has the ids that nobody had, each once, and is empty when all were deleted: ids in it are
/// no error.
#[utoipa::path(
    patch, path = "/v3/users/bulk_delete", tag = "v3_users", operation_id = "v3_users_bulk_delete",
    security(("key" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    request_body = shape::V3UserIds,
    responses(
        (status = 200, description = "None of them is left. The ids that were not found.",
         body = Vec<String>,
         headers(("trace-id" = String, description = "A name of this answer, for the provider's support.")),
         example = json!(["u-unknown"])),
        (status = 400, response = V3IdsRefused),
        KeyRefusals,
    ),
)]
async fn bulk_delete(key: Key, State(app): State<App>, List(entries): List) -> Answer {
    let mut ids = Vec::new();
    let mut broken = Vec::new();
    for (index, entry) in entries.into_iter().enumerate() {
        match entry {
            Value::String(id) if !id.is_empty() => ids.push(id),
            _ => broken.push(json!({ "index": index, "fields": ["id"] })),
        }
    }
    if !broken.is_empty() {
        return Err(Refusal::users_data(broken));
    }
    let mut world = app.world();
    Ok(Json(json!(key.account(&mut world)?.users.remove(ids))))
}

/// The users of a body; entries that are wrong are named by their place and fields.
fn users(entries: &[Value]) -> Result<Vec<User>, Refusal> {
    let mut users = Vec::new();
    let mut broken = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        match user(entry) {
            Ok(user) => users.push(user),
            Err(fields) => broken.push(json!({ "index": index, "fields": fields })),
        }
    }
    if broken.is_empty() { Ok(users) } else { Err(Refusal::users_data(broken)) }
}

/// One user, or the names of its broken fields. A phone in a wrong format is dropped without a word;
/// one that is no text at all is broken.
fn user(entry: &Value) -> Result<User, Vec<&'static str>> {
    let id = text(&entry["id"], LONGEST_ID);
    let name = text(&entry["name"], LONGEST_NAME);
    let phone = match &entry["phone"] {
        Value::Null => Some(None),
        Value::String(phone) => Some(Some(phone.clone()).filter(|phone| is_international(phone))),
        _ => None,
    };
    match (id, name, phone) {
        (Some(id), Some(name), Some(phone)) => Ok(User { id, name, phone }),
        (id, name, phone) => {
            let fields =
                [("id", id.is_none()), ("name", name.is_none()), ("phone", phone.is_none())];
            Err(fields.into_iter().filter(|(_, broken)| *broken).map(|(name, _)| name).collect())
        }
    }
}

fn text(value: &Value, most: usize) -> Option<String> {
    let fits = |text: &&str| !is_blank(text) && text.chars().count() <= most;
    value.as_str().filter(fits).map(str::to_owned)
}

/// A body that is a bare array of at most 100 entries.
struct List(Vec<Value>);

impl FromRequest<App> for List {
    type Rejection = Refusal;

    async fn from_request(request: Request, app: &App) -> Result<Self, Refusal> {
        let body = Json::from_request(request, app).await;
        match body {
            Ok(Json(Value::Array(entries))) if entries.len() > PER_REQUEST => {
                Err(Refusal::too_many(entries.len(), PER_REQUEST))
            }
            Ok(Json(Value::Array(entries))) => Ok(Self(entries)),
            _ => Err(Refusal::users_data(Vec::new())),
        }
    }
}
