//! Subscriptions to events (API reference 9.1), each account's own. Bearer.
//! Plain `http` is taken for this machine only; `delivery` carries the events.

use axum::extract::State;
use reqwest::Url;
use serde_json::{Value, json};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::answer::{Answer, Refusal, envelope};
use crate::app::App;
use crate::credentials::Client;
use crate::delivery::{Subscription, loopback_port};
use crate::fields::Fields;
use crate::schema::problem::{BodyRefusals, ClientRefusals, NotFound};
use crate::schema::webhooks as shape;
use crate::schema::{Done, Many};
use crate::world::{Account, World};

/// The events of API reference 9.2.
const EVENTS: [&str; 15] = [
    "message.add",
    "message.status_update",
    "message.edit",
    "message.delete",
    "waba_template.status_update",
    "channel.status_update",
    "channel.create",
    "channel.delete",
    "channel.qr_update",
    "channel.waba_tier_update",
    "group_chat.memberships_update",
    "group_chat.update",
    "crm_entities.contact_add",
    "crm_entities.deal_add",
    "messages_dump.status_update",
];

/// The longest address (API reference 9.5).
const LONGEST_URL: usize = 200;

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, subscribe, change, remove))
}

/// List an account's subscriptions.
///
/// All integrations of the account see each other's, with the whole address: leave those of others
/// alone.
#[utoipa::path(
    get, path = "/v2/webhooks", tag = "webhooks", operation_id = "webhooks_list",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    responses(
        (status = 200, description = "Every subscription.",
         body = inline(Many<shape::Webhook>),
         example = json!({
             "data": [{
                 "id": "5d6f1f0a-77c2-4a3c-9f0e-0f6f5a1c2b3d",
                 "url": "https://console.example/h/made-up", "event": "channel.qr_update",
             }],
             "meta": { "timestamp": 1760000000 },
         })),
        ClientRefusals,
    ),
)]
async fn list(client: Client, State(app): State<App>) -> Answer {
    let mut world = app.world();
    let account = account(&mut world, &client)?;
    Ok(envelope(&app, account.subscriptions.iter().map(Subscription::shown).collect()))
}

/// Subscribe an address to events, one pair of both at a time.
///
/// Nothing prevents the same pair twice: list before subscribing again. Deliveries carry no signature,
/// so the address needs a part that nobody can guess. A receiver answers 200 at once; otherwise the same
/// event comes again, with the same `meta.idempotency_key`. Order is not promised. The sandbox calls
/// only addresses of its own machine.
#[utoipa::path(
    post, path = "/v2/webhooks", tag = "webhooks", operation_id = "webhooks_subscribe",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(false))),
    request_body = shape::NewWebhooks,
    responses(
        (status = 200,
         description = "The new subscriptions. What the service answers is not known: list them.",
         links(
             ("change" = (operation_id = "webhooks_change", request_body = json!({
                 "data": [{
                     "id": "$response.body#/data/0/id",
                     "url": "https://console.example/h/made-up", "event": "channel.create",
                 }],
             }))),
             ("remove" = (operation_id = "webhooks_remove", request_body = json!({
                 "data": [{ "id": "$response.body#/data/0/id" }],
             }))),
         ),
         body = inline(Many<shape::Webhook>),
         example = json!({
             "data": [{
                 "id": "5d6f1f0a-77c2-4a3c-9f0e-0f6f5a1c2b3d",
                 "url": "https://console.example/h/made-up", "event": "channel.qr_update",
             }],
             "meta": { "timestamp": 1760000000 },
         })),
        ClientRefusals, BodyRefusals,
    ),
)]
async fn subscribe(client: Client, State(app): State<App>, body: Fields) -> Answer {
    let pairs: Vec<_> = entries(&body)?
        .into_iter()
        .map(|mut entry| {
            let pair = pair(&app, &mut entry);
            entry.check().map(|()| pair)
        })
        .collect::<Result<_, _>>()?;
    let mut world = app.world();
    let mut added = Vec::new();
    for (url, event) in pairs {
        let mut subscription = Subscription::new(world.new_id(), &url, &event);
        subscription.open(&app, &world.life);
        added.push(subscription.shown());
        account(&mut world, &client)?.subscriptions.push(subscription);
    }
    Ok(envelope(&app, json!(added)))
}

/// Change subscriptions, each given whole.
///
/// All or none: an id that is not known refuses the request.
#[utoipa::path(
    patch, path = "/v2/webhooks", tag = "webhooks", operation_id = "webhooks_change",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    request_body = shape::WebhookChanges,
    responses(
        (status = 200,
         description = "The changed subscriptions. What the service answers is not known: list them.",
         body = inline(Many<shape::Webhook>),
         example = json!({
             "data": [{
                 "id": "5d6f1f0a-77c2-4a3c-9f0e-0f6f5a1c2b3d",
                 "url": "https://console.example/h/made-up", "event": "channel.create",
             }],
             "meta": { "timestamp": 1760000000 },
         })),
        (status = 404, response = NotFound),
        ClientRefusals, BodyRefusals,
    ),
)]
async fn change(client: Client, State(app): State<App>, body: Fields) -> Answer {
    let mut changes = Vec::new();
    for mut entry in entries(&body)? {
        let id = entry.text("id");
        let (url, event) = pair(&app, &mut entry);
        entry.check()?;
        changes.push((id, url, event));
    }
    let mut world = app.world();
    let account = account(&mut world, &client)?;
    known(account, changes.iter().map(|(id, ..)| id))?;
    let mut changed = Vec::new();
    for (id, url, event) in changes {
        let found = account.subscriptions.iter_mut().filter(|found| found.id == id);
        for subscription in found {
            subscription.url.clone_from(&url);
            subscription.event.clone_from(&event);
            changed.push(subscription.shown());
        }
    }
    Ok(envelope(&app, json!(changed)))
}

/// Remove subscriptions by their ids.
///
/// All or none: an id that is not known, such as one removed before, refuses the request.
#[utoipa::path(
    delete, path = "/v2/webhooks", tag = "webhooks", operation_id = "webhooks_remove",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    request_body = shape::WebhookIds,
    responses(
        (status = 200, description = "They are removed.", body = inline(Done),
         example = json!({ "data": null, "meta": { "timestamp": 1760000000 } })),
        (status = 404, response = NotFound),
        ClientRefusals, BodyRefusals,
    ),
)]
async fn remove(client: Client, State(app): State<App>, body: Fields) -> Answer {
    let mut ids = Vec::new();
    for mut entry in entries(&body)? {
        ids.push(entry.text("id"));
        entry.check()?;
    }
    let mut world = app.world();
    let account = account(&mut world, &client)?;
    known(account, ids.iter())?;
    account.subscriptions.retain(|subscription| !ids.contains(&subscription.id));
    Ok(envelope(&app, Value::Null))
}

/// The objects of the array `data`, at least one.
fn entries(body: &Fields) -> Result<Vec<Fields>, Refusal> {
    let entries = body.get("data").and_then(Value::as_array).filter(|entries| !entries.is_empty());
    let entries = entries.ok_or_else(|| {
        Refusal::invalid(vec!["data must be an array with at least one element".to_owned()])
    })?;
    let objects = entries.iter().map(|entry| match entry {
        Value::Object(object) => Ok(Fields::new(object.clone())),
        _ => Err(Refusal::invalid(vec!["each element of data must be an object".to_owned()])),
    });
    objects.collect()
}

fn pair(app: &App, entry: &mut Fields) -> (String, String) {
    let url = entry.text("url");
    let event = entry.choice("event", &EVENTS);
    if url.chars().count() > LONGEST_URL {
        entry.break_bound(format!("url must be shorter than or equal to {LONGEST_URL} characters"));
    } else if !url.is_empty() && !allowed(app, &url) {
        entry.refuse_value("url must be an HTTPS address that this service may call".to_owned());
    }
    (url, event)
}

fn allowed(app: &App, url: &str) -> bool {
    let Ok(url) = Url::parse(url) else { return false };
    let bare = url.username().is_empty() && url.password().is_none();
    let port = loopback_port(&url);
    bare && match url.scheme() {
        "https" => url.has_host(),
        "http" => port.is_some_and(|port| app.options.webhook_ports.allows(port)),
        _ => false,
    }
}

fn known<'a>(account: &Account, mut ids: impl Iterator<Item = &'a String>) -> Result<(), Refusal> {
    let present = |id: &String| account.subscriptions.iter().any(|found| found.id == *id);
    if ids.all(present) { Ok(()) } else { Err(Refusal::not_found("The subscription")) }
}

fn account<'a>(world: &'a mut World, client: &Client) -> Result<&'a mut Account, Refusal> {
    world.account_mut(client.account_id).ok_or_else(|| Refusal::not_found("The account"))
}
