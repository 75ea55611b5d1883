//! One attempt to connect a channel: how it begins, as its transport does it, and how it ends. Used by
//! `channels`, `phone`, `hosted` and the control routes; `codes` and `script` live in between.

use std::time::Duration;

use crate::answer::Refusal;
use crate::app::{App, spawn};
use crate::channel::{Page, Password, Reason, Status};
use crate::codes;
use crate::hosted::{self, Hosted};
use crate::options::Scenario;
use crate::script;
use crate::transports::{self, Connection};
use crate::world::World;

/// World time until an unpaid attempt is refused.
const UNPAID_AFTER: Duration = Duration::from_millis(700);
/// World time that credentials take in the slow scenario, and at least before they are turned away.
const SLOW_LOOK: Duration = Duration::from_secs(12);
const SHORT_LOOK: Duration = Duration::from_secs(2);
/// World time from a number let in to `active`.
pub(crate) const SYNC: Duration = Duration::from_secs(2);

/// What an attempt comes to.
pub(crate) enum End {
    /// The channel works under this number or name, unless the scenario or an unpaid plan forbids it.
    Connected(String),
    Off(Reason),
}

/// Starts an attempt and gives up the one before.
pub(crate) fn begin(
    app: &App,
    world: &mut World,
    account_id: u64,
    channel_id: &str,
    connection: Connection,
) {
    let Some(account) = world.account(account_id) else { return };
    let unpaid = script::is_unpaid(app, account);
    let turned_away = script::turned_away(app, account).is_some();
    let session = app.next_session();
    world.close_page(channel_id);
    let Some(channel) = world.channel_mut(channel_id) else { return };
    channel.begin(session);
    channel.gone = false;
    channel.code = None;
    channel.code_delivered = false;
    let transport = channel.transport.clone();
    if matches!(connection, Connection::Page) {
        open_page(app, world, account_id, channel_id, &transport);
    }
    if unpaid {
        world.set_status(app, channel_id, Status::Init, None, None);
        return settle(app, world, channel_id, UNPAID_AFTER, End::Off(Reason::NotEnoughMoney));
    }
    match connection {
        Connection::Codes => {
            world.set_status(app, channel_id, Status::Init, None, None);
            codes::start(app, world, channel_id, session);
        }
        Connection::Page => {
            world.set_status(app, channel_id, Status::Init, None, None);
            script::play(app, world, channel_id, &transport, session);
        }
        Connection::Credentials { name, takes, taken } => {
            let takes = match app.scenario() {
                Some(Scenario::Slow) => SLOW_LOOK,
                _ if turned_away => takes.max(SHORT_LOOK),
                _ => takes,
            };
            if !takes.is_zero() {
                world.set_status(app, channel_id, Status::Init, None, None);
            }
            let off = End::Off(Reason::Unauthorized);
            settle(app, world, channel_id, takes, if taken { End::Connected(name) } else { off });
        }
    }
}

/// Gives a channel a page of its own, where its client connects it.
fn open_page(app: &App, world: &mut World, account_id: u64, channel_id: &str, transport: &str) {
    let channel = Some(channel_id.to_owned());
    let hosted = Hosted::new(account_id, transport.to_owned(), channel);
    let one_off = hosted::add(world, hosted);
    if let Some(channel) = world.channel_mut(channel_id) {
        channel.page = Some(Page { url: hosted::address(app, &one_off), one_off });
    }
}

/// Ends the attempt of now after so much world time, unless another one has begun by then.
pub(crate) fn settle(app: &App, world: &mut World, channel_id: &str, after: Duration, end: End) {
    let Some(session) = world.channel_mut(channel_id).map(|channel| channel.session) else {
        return;
    };
    if after.is_zero() {
        return finish(app, world, channel_id, end);
    }
    let (life, app, id) = (world.life.clone(), app.clone(), channel_id.to_owned());
    spawn(life, async move {
        app.clock.sleep(after).await;
        let mut world = app.world();
        if world.channel_in(&id, session).is_some() {
            finish(&app, &mut world, &id, end);
        }
    });
}

fn finish(app: &App, world: &mut World, channel_id: &str, end: End) {
    let account = world.owner_of(channel_id);
    let reason = account.and_then(|account| script::turned_away(app, account));
    let reason = match end {
        End::Off(reason) => Some(reason),
        End::Connected(name) => {
            if let Some(channel) = world.channel_mut(channel_id).filter(|_| reason.is_none()) {
                channel.connect_as(&name);
            }
            reason
        }
    };
    let status = if reason.is_some() { Status::Disabled } else { Status::Active };
    world.set_status(app, channel_id, status, reason, None);
}

/// Puts a channel into a state as if the service had found it so, and ends the attempt under way. A
/// second factor asked for like this is 1234; codes of `init` with `qr` come when they are asked for.
pub(crate) fn put(
    app: &App,
    world: &mut World,
    channel_id: &str,
    status: Status,
    reason: Option<Reason>,
) -> Result<(), Refusal> {
    world.close_page(channel_id);
    let channel = world.channel_mut(channel_id).ok_or_else(|| Refusal::not_found("The channel"))?;
    channel.begin(app.next_session());
    let usual = || transports::usual_name(&channel.transport, channel_id);
    let name = channel.phone.clone().unwrap_or_else(usual);
    match reason {
        _ if status == Status::Active => channel.connect_as(&name),
        Some(Reason::WaitForPassword | Reason::WaitForCode) => {
            channel.password = Some(Password { password: "1234".to_owned(), phone: name });
        }
        _ => {}
    }
    world.set_status(app, channel_id, status, reason, None);
    Ok(())
}
