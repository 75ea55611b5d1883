//! Channels (API reference 7): create, list, get, delete, reinit, second factor, pairing code. Bearer.
//! What happens to a channel afterwards is told by `codes` and `phone`.

use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::{get, post};
use rand::RngExt;
use serde_json::{Value, json};

use crate::answer::{Answer, Refusal, envelope};
use crate::app::App;
use crate::channel::{Channel, Pairing, Reason, Status};
use crate::codes;
use crate::credentials::Client;
use crate::fields::Fields;
use crate::links::{self, Hosted};
use crate::phone;
use crate::transports::{self, Connection};
use crate::world::World;

pub(crate) fn router() -> Router<App> {
    Router::new()
        .route("/v2/channels", get(list).post(create))
        .route("/v2/channels/{channel_id}", get(get_one).delete(delete))
        .route("/v2/channels/{channel_id}/reinit", post(reinit))
        .route("/v2/channels/{channel_id}/auth/2fa", post(two_factor))
        .route("/v2/channels/{channel_id}/pairing-code", post(pairing_code))
}

async fn create(client: Client, State(app): State<App>, mut body: Fields) -> Answer {
    let transport = body.text("transport");
    if transport == "vk" {
        body.refuse_value("vk is connected with POST /v2/iframe-links/channels".to_owned());
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
    begin(&app, &mut world, client.account_id, &id, connection);
    let channel = own(&mut world, &client, &id)?;
    Ok(envelope(&app, json!([channel.created()])))
}

async fn list(client: Client, State(app): State<App>) -> Answer {
    let world = app.world();
    let channels = world.account(client.account_id).map_or(&[][..], |account| &account.channels);
    Ok(envelope(&app, channels.iter().map(Channel::listed).collect()))
}

async fn get_one(client: Client, State(app): State<App>, Path(channel_id): Path<String>) -> Answer {
    let mut world = app.world();
    let channel = own(&mut world, &client, &channel_id)?;
    Ok(envelope(&app, json!([channel.single()])))
}

async fn delete(
    client: Client,
    State(app): State<App>,
    Path(channel_id): Path<String>,
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

async fn reinit(
    client: Client,
    State(app): State<App>,
    Path(channel_id): Path<String>,
    mut body: Fields,
) -> Answer {
    let mut world = app.world();
    let transport = own(&mut world, &client, &channel_id)?.transport.clone();
    if transport == "vk" {
        return Err(Refusal::bad("vk is reconnected with POST /v2/iframe-links/channels."));
    }
    let mut credentials = body.object("credentials");
    let connection = transports::connection(&transport, &mut credentials);
    body.absorb("credentials", credentials);
    body.check()?;
    begin(&app, &mut world, client.account_id, &channel_id, connection);
    let channel = own(&mut world, &client, &channel_id)?;
    Ok(envelope(&app, json!([channel.reinitialised()])))
}

async fn two_factor(
    client: Client,
    State(app): State<App>,
    Path(channel_id): Path<String>,
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

async fn pairing_code(
    client: Client,
    State(app): State<App>,
    Path(channel_id): Path<String>,
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

/// Starts an attempt to connect, as the transport does it.
fn begin(app: &App, world: &mut World, account_id: u64, channel_id: &str, connection: Connection) {
    let session = app.next_session();
    let Some(channel) = world.channel_mut(channel_id) else { return };
    channel.begin(session);
    channel.url = None;
    match connection {
        Connection::Codes => codes::start(app, world, account_id, channel_id, session),
        Connection::Page { transport } => {
            let one_off = links::add(
                world,
                Hosted { account_id, transport, channel_id: Some(channel_id.to_owned()) },
            );
            if let Some(channel) = world.channel_mut(channel_id) {
                channel.url = Some(app.link(&format!("/hosted/{one_off}")));
            }
            world.set_status(app, channel_id, Status::Init, None, None);
        }
        Connection::AtOnce { name } => {
            if let Some(channel) = world.channel_mut(channel_id) {
                channel.connect_as(&name);
            }
            world.set_status(app, channel_id, Status::Active, None, None);
        }
        Connection::Refused => {
            world.set_status(app, channel_id, Status::Disabled, Some(Reason::Unauthorized), None);
        }
    }
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
