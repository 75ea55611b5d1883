//! The life of a connection code: the first lives 60 s, five more 20 s each, then the channel idles. How
//! the real service paces them is not documented; these are the sandbox's own figures.

use std::time::Duration;

use serde_json::json;

use crate::app::{App, spawn};
use crate::channel::{Code, Reason, Status};
use crate::options::Scenario;
use crate::phone;
use crate::qr;
use crate::world::World;

/// How many codes an attempt shows before it gives up.
const CODES: u32 = 6;
/// World time until the first code, until each code dies, and until an unpaid attempt is refused.
const FIRST_AFTER: Duration = Duration::from_millis(700);
const SLOW_FIRST_AFTER: Duration = Duration::from_secs(12);
const FIRST_LIVES: Duration = Duration::from_secs(60);
const OTHERS_LIVE: Duration = Duration::from_secs(20);
/// Real time an answer waits for its code at most, when it was asked to.
const PATIENCE: Duration = Duration::from_secs(10);

/// Starts an attempt: `init` at once, and soon the first code, or the refusal of an unpaid account.
pub(crate) fn start(app: &App, world: &mut World, account_id: u64, channel_id: &str, session: u64) {
    let unpaid = app.scenario() == Some(Scenario::Unpaid)
        || world
            .account(account_id)
            .and_then(|account| account.plan.as_ref())
            .is_some_and(|plan| plan.tariff == "free" && plan.expires_ms <= app.clock.now_ms());
    if let Some(channel) = world.channel_mut(channel_id) {
        channel.code = None;
        channel.code_delivered = false;
    }
    world.set_status(app, channel_id, Status::Init, None, None);
    let (life, app, id) = (world.life.clone(), app.clone(), channel_id.to_owned());
    if unpaid {
        spawn(life, refuse(app, id, session));
    } else {
        spawn(life, run(app, id, session));
    }
}

async fn refuse(app: App, id: String, session: u64) {
    app.clock.sleep(FIRST_AFTER).await;
    let mut world = app.world();
    if world.channel_in(&id, session).is_some() {
        world.set_status(&app, &id, Status::Disabled, Some(Reason::NotEnoughMoney), None);
    }
}

async fn run(app: App, id: String, session: u64) {
    let slow = app.scenario() == Some(Scenario::Slow);
    app.clock.sleep(if slow { SLOW_FIRST_AFTER } else { FIRST_AFTER }).await;
    for number in 1..=CODES {
        if !show(&app, &id, session, number) {
            return;
        }
        app.clock.sleep(if number == 1 { FIRST_LIVES } else { OTHERS_LIVE }).await;
    }
    let next = app.next_session();
    let mut world = app.world();
    if let Some(channel) = world.channel_in(&id, session) {
        channel.begin(next);
        world.set_status(&app, &id, Status::Disabled, Some(Reason::QrIdle), None);
    }
}

/// Shows one code; false when the attempt is over.
fn show(app: &App, id: &str, session: u64, number: u32) -> bool {
    let drawn = {
        let mut world = app.world();
        let transport = world.channel_in(id, session).map(|channel| channel.transport.clone());
        transport.map(|transport| (qr::payload(&transport, &mut world.rng), transport))
    };
    let Some((payload, transport)) = drawn else { return false };
    // Drawn outside the lock: it is the slowest thing the sandbox does.
    let Some(picture) = qr::data_url(&payload) else { return false };
    let mut world = app.world();
    let Some(channel) = world.channel_in(id, session) else { return false };
    let issued_ms = app.clock.now_ms();
    channel.code = Some(Code { payload, issued_ms, number, live: true });
    if number == 1 {
        world.set_status(app, id, Status::Init, Some(Reason::Qr), None);
        phone::play(app, &world, id, session);
    }
    let item = json!({ "channel_id": id, "platform": transport, "qr_code": picture });
    world.emit(app, id, "channel.qr_update", item);
    true
}

/// Waits until a code of this channel has reached a receiver.
pub(crate) async fn wait_until_delivered(app: &App, channel_id: &str) {
    let arrival = async {
        loop {
            let rung = app.delivered.notified();
            tokio::pin!(rung);
            // Listening before looking, so that a delivery in between is not missed.
            rung.as_mut().enable();
            if app.world().channel_mut(channel_id).is_none_or(|channel| channel.code_delivered) {
                return;
            }
            rung.await;
        }
    };
    // Too late is no error here: nobody may have subscribed.
    let _in_time = tokio::time::timeout(PATIENCE, arrival).await;
}
