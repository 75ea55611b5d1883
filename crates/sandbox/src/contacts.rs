//! Contacts of a client's account (API reference 8): add or update, list, get, update, delete. Bearer.
//! No error is documented for them in v2, so they have the general codes of 13.1, and the bounds and the
//! limit of 100 per request that v3 has (8.1, 13.4).

use axum::extract::State;
use serde_json::{Value, json};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::answer::{Answer, Refusal, envelope};
use crate::app::App;
use crate::contact::{Chat, Contact};
use crate::credentials::Client;
use crate::fields::Fields;
use crate::page::{OwnId, Page};
use crate::schema::contacts as shape;
use crate::schema::problem::{BadRequest, BodyRefusals, ClientRefusals, NotFound};
use crate::schema::users::Processed;
use crate::schema::{Done, Many, One};

const PER_REQUEST: usize = 100;
const LONGEST_ID: usize = 100;
const LONGEST_NAME: usize = 200;
const LONGEST_URI: usize = 200;

/// Where people chat: a vocabulary of its own, not that of the channels' transports.
pub(crate) const CHAT_TYPES: [&str; 10] = [
    "whatsapp",
    "whatsgroup",
    "viber",
    "instagram",
    "telegram",
    "telegroup",
    "vk",
    "avito",
    "max",
    "maxgroup",
];

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, upsert, update, delete)).routes(routes!(get_one))
}

/// Add contacts, or change those whose id is known.
///
/// All or nothing. That a known id is changed holds for v3; for v2 the service does not say. Of two
/// entries with one id the later stands.
#[utoipa::path(
    post, path = "/v2/contacts", tag = "contacts", operation_id = "contacts_upsert",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    request_body = shape::ContactList,
    responses(
        (status = 200, description = "All of them are stored.", body = inline(One<Processed>),
         example = json!({
             "data": { "processed": 1 }, "meta": { "timestamp": 1759495852 },
         })),
        ClientRefusals, BodyRefusals,
    ),
)]
async fn upsert(client: Client, State(app): State<App>, body: Fields) -> Answer {
    let contacts = contacts(body)?;
    let mut world = app.world();
    let processed = client.account(&mut world)?.contacts.upsert(contacts);
    Ok(envelope(&app, json!({ "processed": processed })))
}

/// List an account's contacts.
///
/// In the order they were added. There is no total: go on by the number of rows received until a page is
/// empty or brings no new id. `uri` is not the link into the CRM that was sent, but a path of the API.
#[utoipa::path(
    get, path = "/v2/contacts", tag = "contacts", operation_id = "contacts_list",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    params(
        ("limit" = Option<u32>, Query, minimum = 1,
         description = "Rows at most; 50 without it. The imitation gives 100 at most."),
        ("offset" = Option<u32>, Query, description = "Rows to leave out; 0 without it."),
    ),
    responses(
        (status = 200, description = "One page; empty after the last row.",
         body = inline(Many<shape::Contact>),
         example = json!({
             "data": [{
                 "id": "c-1001", "name": "Test Contact", "responsible_user_id": "u-anna",
                 "contact_data": [{
                     "chat_type": "whatsapp", "chat_id": "37120001150", "username": "",
                     "phone": "",
                 }],
                 "uri": "/api/v2/contacts/c-1001",
             }],
             "meta": { "timestamp": 1759496601 },
         })),
        (status = 400, response = BadRequest),
        ClientRefusals,
    ),
)]
async fn list(client: Client, page: Page, State(app): State<App>) -> Answer {
    let mut world = app.world();
    let contacts = client.account(&mut world)?.contacts.page(&page).map(Contact::shown);
    Ok(envelope(&app, json!(contacts.collect::<Vec<_>>())))
}

/// Read one contact.
///
/// The answer is a list of one. `uri` is not the link into the CRM that was sent, but a path of the API:
/// whoever sends it back loses the link.
#[utoipa::path(
    get, path = "/v2/contacts/{contact_id}", tag = "contacts", operation_id = "contacts_get",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    params(("contact_id" = String, Path, description = "The caller's own id, percent-encoded.",
            example = "c-1001")),
    responses(
        (status = 200, description = "The contact, in a list of one.",
         body = inline(Many<shape::Contact>),
         example = json!({
             "data": [{
                 "id": "c-1001", "name": "Test Contact", "responsible_user_id": "u-anna",
                 "contact_data": [{
                     "chat_type": "whatsapp", "chat_id": "37120001150", "username": "",
                     "phone": "",
                 }],
                 "uri": "/api/v2/contacts/c-1001",
             }],
             "meta": { "timestamp": 1759496601 },
         })),
        (status = 404, response = NotFound),
        ClientRefusals,
    ),
)]
async fn get_one(client: Client, OwnId(contact_id): OwnId, State(app): State<App>) -> Answer {
    let mut world = app.world();
    let contact = client.account(&mut world)?.contacts.get(&contact_id).map(Contact::shown);
    let contact = contact.ok_or_else(|| Refusal::not_found("The contact"))?;
    Ok(envelope(&app, json!([contact])))
}

/// Change contacts whose id is known.
///
/// Ids that are not known are left out without an error, and `processed` counts the others. Send whole
/// contacts, with the link into the CRM: whether `contact_data` is merged is not told, and here it is
/// replaced.
#[utoipa::path(
    patch, path = "/v2/contacts", tag = "contacts", operation_id = "contacts_update",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    request_body = shape::ContactList,
    responses(
        (status = 200, description = "Those that exist are stored.", body = inline(One<Processed>),
         example = json!({
             "data": { "processed": 1 }, "meta": { "timestamp": 1759495852 },
         })),
        ClientRefusals, BodyRefusals,
    ),
)]
async fn update(client: Client, State(app): State<App>, body: Fields) -> Answer {
    let contacts = contacts(body)?;
    let mut world = app.world();
    let processed = client.account(&mut world)?.contacts.update(contacts);
    Ok(envelope(&app, json!({ "processed": processed })))
}

/// Delete contacts.
///
/// Ids that nobody has are no error. This DELETE has a body.
#[utoipa::path(
    delete, path = "/v2/contacts", tag = "contacts", operation_id = "contacts_delete",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    request_body = shape::ContactIds,
    responses(
        (status = 200, description = "None of them is left.", body = inline(Done),
         example = json!({ "data": null, "meta": { "timestamp": 1759393502 } })),
        ClientRefusals, BodyRefusals,
    ),
)]
async fn delete(client: Client, State(app): State<App>, mut body: Fields) -> Answer {
    let contact_ids = body.texts("contact_ids", 1..=PER_REQUEST);
    body.check()?;
    let mut world = app.world();
    client.account(&mut world)?.contacts.remove(contact_ids);
    Ok(envelope(&app, Value::Null))
}

/// The contacts of a body, all of them right.
fn contacts(mut body: Fields) -> Result<Vec<Contact>, Refusal> {
    let mut contacts = Vec::new();
    for (index, mut entry) in body.objects("contacts", 1..=PER_REQUEST).into_iter().enumerate() {
        contacts.push(Contact {
            id: entry.bounded("id", LONGEST_ID),
            responsible_user_id: entry.bounded("responsible_user_id", LONGEST_ID),
            name: entry.bounded("name", LONGEST_NAME),
            chats: chats(&mut entry),
            uri: entry.bounded("uri", LONGEST_URI),
        });
        body.absorb(&format!("contacts.{index}"), entry);
    }
    body.check()?;
    Ok(contacts)
}

fn chats(contact: &mut Fields) -> Vec<Chat> {
    let mut chats = Vec::new();
    let entries = contact.objects("contact_data", 1..=usize::MAX);
    for (index, mut entry) in entries.into_iter().enumerate() {
        chats.push(Chat {
            chat_type: entry.one_of("chat_type", &CHAT_TYPES),
            chat_id: entry.text("chat_id"),
            username: entry.optional_text("username"),
            phone: entry.optional_text("phone"),
        });
        contact.absorb(&format!("contact_data.{index}"), entry);
    }
    chats
}
