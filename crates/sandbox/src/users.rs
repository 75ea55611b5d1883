//! Users of a client's account, v2 (API reference 5): add or update, list, get, update, delete. Bearer.
//! A refused request changes nothing, whatever part of it was right.

use axum::extract::State;
use serde_json::{Value, json};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::answer::{Answer, Refusal, envelope};
use crate::app::App;
use crate::credentials::Client;
use crate::fields::Fields;
use crate::page::{OwnId, Page};
use crate::schema::problem::{BadRequest, BodyRefusals, ClientRefusals, NotFound};
use crate::schema::users::{self as shape, UsersRefused};
use crate::schema::{Done, Many, One};
use crate::user::{Clash, PER_ACCOUNT, PER_REQUEST, User, is_international};

const LONGEST_ID: usize = 64;
const LONGEST_NAME: usize = 150;

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, upsert, update, delete)).routes(routes!(get_one))
}

/// Add users, or change those whose id is known.
///
/// All or nothing: a refused request changes nobody. A phone number in a wrong format is dropped without
/// an error, so read users back after sending numbers. Of two entries with one id the later stands,
/// though the service does not say so, and v3 fails on it: send each id once.
#[utoipa::path(
    post, path = "/v2/users", tag = "users", operation_id = "users_upsert",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    request_body = shape::UserList,
    responses(
        (status = 200, description = "All of them are stored.",
         body = inline(One<shape::Processed>),
         example = json!({
             "data": { "processed": 2 }, "meta": { "timestamp": 1759495852 },
         })),
        (status = 400, response = UsersRefused),
        ClientRefusals,
    ),
)]
async fn upsert(client: Client, State(app): State<App>, body: Result<Fields, Refusal>) -> Answer {
    let users = users(body)?;
    let mut world = app.world();
    let processed = client.account(&mut world)?.users.upsert(users).map_err(refused)?;
    Ok(envelope(&app, json!({ "processed": processed })))
}

/// List an account's users.
///
/// In the order they were added. There is no total: go on by the number of rows received until a page is
/// empty or brings no new id.
#[utoipa::path(
    get, path = "/v2/users", tag = "users", operation_id = "users_list",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    params(
        ("limit" = Option<u32>, Query, minimum = 1,
         description = "Rows at most; 50 without it. The imitation gives 100 at most."),
        ("offset" = Option<u32>, Query, description = "Rows to leave out; 0 without it."),
    ),
    responses(
        (status = 200, description = "One page; empty after the last row.",
         body = inline(Many<shape::User>),
         example = json!({
             "data": [
                 { "id": "u-anna", "name": "Anna Example", "phone": "37120001140" },
                 { "id": "14", "name": "Front desk" },
             ],
             "meta": { "timestamp": 1759496425 },
         })),
        (status = 400, response = BadRequest),
        ClientRefusals,
    ),
)]
async fn list(client: Client, page: Page, State(app): State<App>) -> Answer {
    let mut world = app.world();
    let users = client.account(&mut world)?.users.page(&page).map(User::shown);
    Ok(envelope(&app, users.collect()))
}

/// Read one user.
///
/// The answer is a list of one. What the service answers for an unknown id is not told: be ready for 404
/// and for an empty list.
#[utoipa::path(
    get, path = "/v2/users/{user_id}", tag = "users", operation_id = "users_get",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    params(("user_id" = String, Path, description = "The caller's own id, percent-encoded.",
            example = "u-anna")),
    responses(
        (status = 200, description = "The user, in a list of one.",
         body = inline(Many<shape::User>),
         example = json!({
             "data": [{ "id": "u-anna", "name": "Anna Example", "phone": "37120001140" }],
             "meta": { "timestamp": 1759496425 },
         })),
        (status = 404, response = NotFound),
        ClientRefusals,
    ),
)]
async fn get_one(client: Client, OwnId(user_id): OwnId, State(app): State<App>) -> Answer {
    let mut world = app.world();
    let user = client.account(&mut world)?.users.get(&user_id).map(User::shown);
    // An unknown id may as well give an empty array: not documented (API reference 5.3).
    let user = user.ok_or_else(|| Refusal::not_found("The user"))?;
    Ok(envelope(&app, json!([user])))
}

/// Change users whose id is known.
///
/// Ids that are not known are left out without an error, and `processed` counts the others. Send whole
/// users: whether a field left out is kept is not told, and here it is gone.
#[utoipa::path(
    patch, path = "/v2/users", tag = "users", operation_id = "users_update",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    request_body = shape::UserList,
    responses(
        (status = 200, description = "Those that exist are stored.",
         body = inline(One<shape::Processed>),
         example = json!({
             "data": { "processed": 1 }, "meta": { "timestamp": 1759495852 },
         })),
        (status = 400, response = UsersRefused),
        ClientRefusals,
    ),
)]
async fn update(client: Client, State(app): State<App>, body: Result<Fields, Refusal>) -> Answer {
    let users = users(body)?;
    let mut world = app.world();
    let processed = client.account(&mut world)?.users.update(users).map_err(refused)?;
    Ok(envelope(&app, json!({ "processed": processed })))
}

/// Delete users.
///
/// Ids that nobody has are no error. The deleted users' roles may stay in the settings. This DELETE has a
/// body.
#[utoipa::path(
    delete, path = "/v2/users", tag = "users", operation_id = "users_delete",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    request_body = shape::UserIds,
    responses(
        (status = 200, description = "None of them is left.", body = inline(Done),
         example = json!({ "data": null, "meta": { "timestamp": 1759393502 } })),
        ClientRefusals, BodyRefusals,
    ),
)]
async fn delete(client: Client, State(app): State<App>, mut body: Fields) -> Answer {
    let user_ids = body.texts("user_ids", 1..=PER_REQUEST);
    body.check()?;
    let mut world = app.world();
    // Ids that nobody has are not an error here; only v3 names them. Roles stay, as those of somebody who
    // has vanished: what the service does with them is not documented (API reference 15.12).
    client.account(&mut world)?.users.remove(user_ids);
    Ok(envelope(&app, Value::Null))
}

/// The users of a body. Everything wrong with it has one code, an empty body included.
fn users(body: Result<Fields, Refusal>) -> Result<Vec<User>, Refusal> {
    let mut body = body.map_err(|refusal| Refusal::user_data(vec![refusal.detail().to_owned()]))?;
    let mut users = Vec::new();
    for (index, mut entry) in body.objects("users", 1..=PER_REQUEST).into_iter().enumerate() {
        users.push(User {
            id: entry.bounded("id", LONGEST_ID),
            name: entry.bounded("name", LONGEST_NAME),
            phone: entry.optional_text("phone").filter(|phone| is_international(phone)),
        });
        body.absorb(&format!("users.{index}"), entry);
    }
    match body.problems() {
        problems if problems.is_empty() => Ok(users),
        problems => Err(Refusal::user_data(problems)),
    }
}

pub(crate) fn refused(clash: Clash) -> Refusal {
    match clash {
        Clash::Full => Refusal::user_limit(PER_ACCOUNT),
        Clash::Phone(phone) => Refusal::user_exists(&phone),
    }
}
