//! Channels (API reference 7): create, list, get, delete, reinit, second factor, pairing code. Bearer.
//! What happens to a channel afterwards is told by `attempt`, `codes` and `phone`.

use axum::extract::{RawQuery, State};
use rand::RngExt;
use serde_json::{Value, json};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::answer::{Answer, Refusal, envelope};
use crate::app::App;
use crate::attempt;
use crate::channel::{Channel, Pairing, Status};
use crate::credentials::Client;
use crate::fields::Fields;
use crate::page::OwnId;
use crate::phone;
use crate::schema::channels as shape;
use crate::schema::problem::{
    BadRequest, BodyRefusals, ChannelRefusals, ClientRefusals, CredentialRefusals,
};
use crate::schema::{Done, Many};
use crate::transports;
use crate::world::World;

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(get_one, delete))
        .routes(routes!(reinit))
        .routes(routes!(two_factor))
        .routes(routes!(pairing_code))
}

/// Create a channel and begin to connect it.
///
/// Subscribe to `channel.qr_update` and `channel.status_update` first: the code that a phone scans comes
/// by webhook only, perhaps before this answer. Bots, Avito and Instagram need no code: their credentials
/// are enough, and the next status tells whether the messenger takes them. For `wapi` the answer has the
/// address of a page that the client opens. `vk` and `cian` are connected on the hosted page alone. After
/// a lost answer list before creating again.
#[utoipa::path(
    post, path = "/v2/channels", tag = "channels", operation_id = "channels_create",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(false))),
    request_body(content = shape::NewChannel, examples(
        ("whatsapp" = (summary = "WhatsApp, by a code", value = json!({
            "transport": "whatsapp", "credentials": {},
        }))),
        ("telegram" = (summary = "A Telegram bot", value = json!({
            "transport": "telegram",
            "credentials": { "telegram_token": "1234567890:made-up-letters-of-a-token" },
        }))),
    )),
    responses(
        (status = 200, description = "The channel exists; it is not connected yet. A list of one.",
         body = inline(Many<shape::CreatedChannel>),
         example = json!({
             "data": [{
                 "channel_id": "b7936d81-1053-4c1c-9b9c-6ef6cf2", "transport": "wapi",
                 "url": "https://pages.example/made-up",
             }],
             "meta": { "timestamp": 1762944046 },
         })),
        ClientRefusals, CredentialRefusals,
    ),
)]
async fn create(client: Client, State(app): State<App>, mut body: Fields) -> Answer {
    let transport = body.text("transport");
    if transports::is_hosted_only(&transport) {
        body.refuse_value(format!("{transport} is connected with POST /v2/iframe-links/channels"));
    } else if !transport.is_empty() && !transports::CREATED.contains(&transport.as_str()) {
        let allowed = transports::CREATED.join(", ");
        body.refuse_value(format!("transport must be one of: {allowed}"));
    }
    let mut credentials = body.object("credentials");
    let connection = transports::connection(&transport, &mut credentials);
    body.absorb("credentials", credentials);
    body.check()?;
    let mut world = app.world();
    let id = add(&app, &mut world, client.account_id, &transport)?;
    attempt::begin(&app, &mut world, client.account_id, &id, connection);
    let channel = own(&mut world, &client, &id)?;
    Ok(envelope(&app, json!([channel.created()])))
}

/// List an account's channels.
///
/// All of them: there are no pages. Deleted ones whose conversations were kept stay, disabled.
#[utoipa::path(
    get, path = "/v2/channels", tag = "channels", operation_id = "channels_list",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    responses(
        (status = 200, description = "The channels, in the order they were made.",
         body = inline(Many<shape::Channel>),
         example = json!({
             "data": [
                 {
                     "channel_id": "db72fd40-bc63-4d4b-9e14-a9a345712f", "transport": "whatsapp",
                     "state": "active", "status": "active", "reason": null,
                     "phone": "37120000001", "messenger_id": "37120000001", "name": "Reception",
                     "tariff": "max",
                 },
                 {
                     "channel_id": "0b1f701-1e21-4ae8-b105-5028f6a", "transport": "tgapi",
                     "state": "qridle", "status": "disabled", "reason": "qridle",
                 },
             ],
             "meta": { "timestamp": 1763041358 },
         })),
        ClientRefusals,
    ),
)]
async fn list(client: Client, State(app): State<App>) -> Answer {
    let world = app.world();
    let channels = world.account(client.account_id).map_or(&[][..], |account| &account.channels);
    Ok(envelope(&app, channels.iter().map(Channel::listed).collect()))
}

/// Read one channel.
///
/// The answer is a list of one. No reason is printed here as the word `null`.
#[utoipa::path(
    get, path = "/v2/channels/{channel_id}", tag = "channels", operation_id = "channels_get",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    params(("channel_id" = String, Path, description = "As the list names it.")),
    responses(
        (status = 200, description = "The channel, in a list of one.",
         body = inline(Many<shape::Channel>),
         example = json!({
             "data": [{
                 "channel_id": "db72fd40-bc63-4d4b-9e14-a9a345712f", "transport": "whatsapp",
                 "state": "active", "status": "active", "reason": "null", "phone": "37120000001",
                 "messenger_id": "37120000001", "name": "Reception", "tariff": "max",
             }],
             "meta": { "timestamp": 1763041358 },
         })),
        ClientRefusals, ChannelRefusals,
    ),
)]
async fn get_one(client: Client, State(app): State<App>, OwnId(channel_id): OwnId) -> Answer {
    let mut world = app.world();
    let channel = own(&mut world, &client, &channel_id)?;
    Ok(envelope(&app, json!([channel.single()])))
}

/// Delete a channel, with its conversations or without.
///
/// It cannot be taken back. Name `delete_chats` always: without it the conversations are kept, and the
/// channel stays in the list, disabled.
#[utoipa::path(
    delete, path = "/v2/channels/{channel_id}", tag = "channels", operation_id = "channels_delete",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    params(
        ("channel_id" = String, Path, description = "As the list names it."),
        ("delete_chats" = Option<bool>, Query,
         description = "Whether the conversations go too; false without it."),
    ),
    responses(
        (status = 200, description = "The channel is deleted.", body = inline(Done),
         example = json!({ "data": null, "meta": { "timestamp": 1759312346 } })),
        (status = 400, response = BadRequest),
        ClientRefusals, ChannelRefusals,
    ),
)]
async fn delete(
    client: Client,
    State(app): State<App>,
    OwnId(channel_id): OwnId,
    RawQuery(query): RawQuery,
) -> Answer {
    let pairs = query.as_deref().unwrap_or_default().split('&');
    let drop_chats = match pairs.filter_map(|pair| pair.strip_prefix("delete_chats=")).next() {
        None | Some("false") => false,
        Some("true") => true,
        Some(_) => return Err(Refusal::bad("delete_chats must be true or false.")),
    };
    let session = app.next_session();
    let mut world = app.world();
    own(&mut world, &client, &channel_id)?.begin(session);
    world.close_page(&channel_id);
    world.emit(&app, &channel_id, "channel.delete", json!({ "channel_id": channel_id }));
    if drop_chats {
        if let Some(account) = world.account_mut(client.account_id) {
            account.channels.retain(|channel| channel.id != channel_id);
        }
    } else {
        // Deleted with its messages kept, a channel stays and is disabled (API reference 7.1).
        world.set_status(&app, &channel_id, Status::Disabled, None, None);
    }
    Ok(envelope(&app, Value::Null))
}

/// Connect a channel again.
///
/// For one that lost its connection or whose codes ran out. A fresh code comes by webhook; an attempt
/// under way is given up. `vk` and `cian` are connected again on the hosted page alone. Sending
/// the same again does no harm, but with an authorization code, which works once.
#[utoipa::path(
    post, path = "/v2/channels/{channel_id}/reinit", tag = "channels",
    operation_id = "channels_reinit",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(false))),
    params(("channel_id" = String, Path, description = "As the list names it.")),
    request_body = shape::Reinit,
    responses(
        (status = 200, description = "The attempt has begun. The channel, in a list of one.",
         body = inline(Many<shape::ReinitialisedChannel>),
         example = json!({
             "data": [{
                 "channel_id": "db72fd40-bc63-4d4b-9e14-a9a3457182f", "transport": "telegram",
                 "state": "active", "phone": "demo_client_bot", "messenger_id": "demo_client_bot",
                 "tariff": "max", "name": "demo_client_bot",
             }],
             "meta": { "timestamp": 1763041358 },
         })),
        ClientRefusals, ChannelRefusals, CredentialRefusals,
    ),
)]
async fn reinit(
    client: Client,
    State(app): State<App>,
    OwnId(channel_id): OwnId,
    mut body: Fields,
) -> Answer {
    let mut world = app.world();
    let transport = own(&mut world, &client, &channel_id)?.transport.clone();
    if transports::is_hosted_only(&transport) {
        let how = "is reconnected with POST /v2/iframe-links/channels.";
        return Err(Refusal::bad(format!("{transport} {how}")));
    }
    let mut credentials = body.object("credentials");
    let connection = transports::connection(&transport, &mut credentials);
    body.absorb("credentials", credentials);
    body.check()?;
    attempt::begin(&app, &mut world, client.account_id, &channel_id, connection);
    let channel = own(&mut world, &client, &channel_id)?;
    Ok(envelope(&app, json!([channel.reinitialised()])))
}

/// Give the messenger's second password.
///
/// Asked for by the status `init` with the reason `wait_for_password`. The answer says only that the
/// password was passed on: the next status tells whether it was right.
#[utoipa::path(
    post, path = "/v2/channels/{channel_id}/auth/2fa", tag = "channels",
    operation_id = "channels_two_factor",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(false))),
    params(("channel_id" = String, Path, description = "As the list names it.")),
    request_body = shape::TwoFactor,
    responses(
        (status = 200, description = "The password was passed on.",
         body = inline(Done),
         example = json!({ "data": null, "meta": { "timestamp": 1759312346 } })),
        ClientRefusals, ChannelRefusals, BodyRefusals,
    ),
)]
async fn two_factor(
    client: Client,
    State(app): State<App>,
    OwnId(channel_id): OwnId,
    mut body: Fields,
) -> Answer {
    let mut world = app.world();
    let expected = own(&mut world, &client, &channel_id)?.transport.clone();
    let password = body.text("two_factor_code");
    let transport = body.choice("transport", &transports::CREATED);
    if !transport.is_empty() && transport != expected {
        body.refuse_value("transport must be the transport of the channel".to_owned());
    }
    body.check()?;
    phone::give_password(&app, &mut world, &channel_id, &password)?;
    Ok(envelope(&app, Value::Null))
}

/// Get a code to be typed into the phone instead of scanned.
///
/// WhatsApp only, and only while a code to be scanned is alive: ask right after a `channel.qr_update`.
#[utoipa::path(
    post, path = "/v2/channels/{channel_id}/pairing-code", tag = "channels",
    operation_id = "channels_pairing_code",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    params(("channel_id" = String, Path, description = "As the list names it.")),
    request_body = shape::PairingRequest,
    responses(
        (status = 200, description = "The code, in a list of one.",
         body = inline(Many<shape::Pairing>),
         example = json!({
             "data": [{ "pairing_code": "AB12CD34", "pairing_phone": "37120000001" }],
             "meta": { "timestamp": 1760000000 },
         })),
        ClientRefusals, ChannelRefusals, BodyRefusals,
    ),
)]
async fn pairing_code(
    client: Client,
    State(app): State<App>,
    OwnId(channel_id): OwnId,
    mut body: Fields,
) -> Answer {
    let mut world = app.world();
    own(&mut world, &client, &channel_id)?;
    body.choice("transport", &["whatsapp"]);
    let phone = body.optional_text("pairing_phone");
    let digits = |phone: &String| {
        (7..=15).contains(&phone.len()) && phone.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !phone.as_ref().is_none_or(digits) {
        body.refuse_value("pairing_phone must have 7 to 15 digits and no plus sign".to_owned());
    }
    body.check()?;
    let code: String = {
        const LETTERS: &[u8] = b"123456789ABCDEFGHJKLMNPQRSTVWXYZ";
        (0..8).map(|_| char::from(LETTERS[world.rng.random_range(0..LETTERS.len())])).collect()
    };
    let channel = own(&mut world, &client, &channel_id)?;
    if channel.transport != "whatsapp" {
        return Err(Refusal::bad("A pairing code exists for WhatsApp only."));
    }
    if !channel.shows_live_code() {
        return Err(Refusal::bad("The QR code has expired: wait for the next one or reconnect."));
    }
    channel.pairing = Some(Pairing { code: code.clone(), phone: phone.clone() });
    let mut item = json!({ "pairing_code": code });
    if let Some(phone) = phone {
        item["pairing_phone"] = json!(phone);
    }
    Ok(envelope(&app, json!([item])))
}

/// Adds a channel to an account and announces it; nothing else has happened to it yet.
pub(crate) fn add(
    app: &App,
    world: &mut World,
    account_id: u64,
    transport: &str,
) -> Result<String, Refusal> {
    let id = world.new_id();
    let account = world.account_mut(account_id).ok_or_else(|| Refusal::not_found("The account"))?;
    let tariff = account.plan.as_ref().map(|plan| plan.tariff);
    account.channels.push(Channel::new(id.clone(), transport, tariff));
    world.emit(app, &id, "channel.create", json!({ "channel_id": id, "transport": transport }));
    Ok(id)
}

/// A channel of the account that asks.
fn own<'a>(
    world: &'a mut World,
    client: &Client,
    channel_id: &str,
) -> Result<&'a mut Channel, Refusal> {
    let account = world.account_mut(client.account_id);
    let channels = account.map(|account| account.channels.iter_mut());
    let found = channels.and_then(|mut channels| channels.find(|c| c.id == channel_id));
    found.ok_or_else(|| Refusal::not_found("The channel"))
}
