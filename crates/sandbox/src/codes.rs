//! The life of a connection code: the first lives 60 s, five more 20 s each, then the channel idles. How
//! the real service paces them is not documented; these are the sandbox's own figures.

use std::time::Duration;

use serde_json::json;

use crate::answer::Refusal;
use crate::app::{App, spawn};
use crate::channel::{Code, Reason, Status};
use crate::clock::real_ms;
use crate::options::Scenario;
use crate::qr;
use crate::script;
use crate::transports;
use crate::world::World;

/// How many codes an attempt shows before it gives up.
const CODES: u32 = 6;
/// World time until the first code, and until each code dies.
const FIRST_AFTER: Duration = Duration::from_millis(700);
const SLOW_FIRST_AFTER: Duration = Duration::from_secs(12);
const FIRST_LIVES: Duration = Duration::from_secs(60);
const OTHERS_LIVE: Duration = Duration::from_secs(20);
/// Real time an answer waits for its code at most, when it was asked to.
const PATIENCE: Duration = Duration::from_secs(10);

/// A code handed over to the subscribers.
pub(crate) struct Issued {
    pub(crate) number: u32,
    /// Milliseconds of real time since 1970, with a fraction: just before the webhook was handed over.
    pub(crate) sent_ms: f64,
}

/// Shows codes from soon on, for as long as the attempt lasts.
pub(crate) fn start(app: &App, world: &World, channel_id: &str, session: u64) {
    spawn(world.life.clone(), run(app.clone(), channel_id.to_owned(), session));
}

/// Issues the next code at once; the one before dies with it. By hand there may be any number of them,
/// and the attempt goes on by itself from the newest.
pub(crate) fn issue(app: &App, channel_id: &str) -> Result<Issued, Refusal> {
    let session = {
        let mut world = app.world();
        let channel = world.channel_mut(channel_id);
        let channel = channel.ok_or_else(|| Refusal::not_found("The channel"))?;
        let waits = channel.status == Status::Init
            && matches!(channel.reason, None | Some(Reason::Qr))
            && transports::has_codes(&channel.transport);
        let session = waits.then_some(channel.session);
        let account = world.owner_of(channel_id);
        session.filter(|_| account.is_some_and(|account| !script::is_unpaid(app, account)))
    };
    let issued = session.and_then(|session| show(app, channel_id, session));
    issued.ok_or_else(|| Refusal::bad("The channel does not wait for a code to be scanned."))
}

async fn run(app: App, id: String, session: u64) {
    let slow = app.scenario() == Some(Scenario::Slow);
    app.clock.sleep(if slow { SLOW_FIRST_AFTER } else { FIRST_AFTER }).await;
    let mut seen = 0;
    loop {
        let newest = app.world().channel_in(&id, session).map(|channel| channel.codes());
        let shown = match newest {
            None => return,
            // One issued by hand meanwhile lives its own time.
            Some(newest) if newest > seen => Some(newest),
            Some(CODES..) => break,
            Some(_) => show(&app, &id, session).map(|issued| issued.number),
        };
        let Some(shown) = shown else { return };
        seen = shown;
        app.clock.sleep(if seen == 1 { FIRST_LIVES } else { OTHERS_LIVE }).await;
    }
    let next = app.next_session();
    let mut world = app.world();
    if let Some(channel) = world.channel_in(&id, session) {
        channel.begin(next);
        world.set_status(&app, &id, Status::Disabled, Some(Reason::QrIdle), None);
    }
}

/// Shows the next code; none when the attempt is over.
fn show(app: &App, id: &str, session: u64) -> Option<Issued> {
    let (payload, transport) = {
        let mut world = app.world();
        let transport = world.channel_in(id, session)?.transport.clone();
        (qr::payload(&transport, &mut world.rng), transport)
    };
    // Drawn outside the lock: it is the slowest thing the sandbox does.
    let picture = qr::data_url(&payload)?;
    let mut world = app.world();
    let channel = world.channel_in(id, session)?;
    let issued_ms = app.clock.now_ms();
    let number = channel.codes() + 1;
    let first = channel.reason != Some(Reason::Qr);
    channel.code = Some(Code { payload, issued_ms, number, live: true });
    if first {
        world.set_status(app, id, Status::Init, Some(Reason::Qr), None);
    }
    if number == 1 {
        script::play(app, &world, id, &transport, session);
    }
    let item = json!({ "channel_id": id, "platform": transport, "qr_code": picture });
    let sent_ms = real_ms();
    world.emit(app, id, "channel.qr_update", item);
    Some(Issued { number, sent_ms })
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
