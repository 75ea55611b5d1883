//! The simulated phone: what its owner does, and what becomes of the channel. Driven by the control route,
//! by the second-factor call of the API, and by the scenarios.

use std::time::Duration;

use serde::Deserialize;

use crate::answer::Refusal;
use crate::app::{App, spawn};
use crate::channel::{Password, Reason, Status};
use crate::options::Scenario;
use crate::world::World;

/// World time from a scan to `active`.
const SYNC: Duration = Duration::from_secs(2);
/// World time from the first code to the scan of a scripted phone; the slow one scans the third code.
const SCANS_AFTER: Duration = Duration::from_secs(8);
const SLOW_SCANS_AFTER: Duration = Duration::from_secs(86);

/// One thing the phone's owner does.
#[derive(Clone, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub(crate) enum Action {
    /// Scans the code. Without a number, the one asked for in pairing, the channel's own, or a fixed one.
    Scan { phone: Option<String> },
    /// Scans the code with a messenger that has a second password.
    #[serde(rename = "scan_with_2fa")]
    ScanWith2fa { password: Option<String>, phone: Option<String> },
    /// Scans the code with a number that is not the channel's.
    ScanForeign { phone: Option<String> },
    /// Types a pairing code.
    EnterPairingCode { code: String },
    /// Leaves: the codes run out, and a scripted phone does nothing more.
    WalkAway,
}

impl Action {
    fn scan() -> Self {
        Self::Scan { phone: None }
    }
}

/// Does it. Scanning a dead code changes nothing.
pub(crate) fn act(
    app: &App,
    world: &mut World,
    channel_id: &str,
    action: Action,
) -> Result<(), Refusal> {
    let not_found = || Refusal::not_found("The channel");
    let channel = world.channel_mut(channel_id).ok_or_else(not_found)?;
    channel.gone = matches!(action, Action::WalkAway);
    let live = channel.shows_live_code();
    let own = channel.phone.clone();
    let paired = channel.pairing.as_ref().and_then(|pairing| pairing.phone.clone());
    let usual = paired.or_else(|| own.clone()).unwrap_or_else(|| usual_phone(channel_id));
    match action {
        Action::WalkAway => {}
        Action::EnterPairingCode { code } => {
            let typed = code.replace(['-', ' '], "");
            let asked = channel.pairing.as_ref().filter(|_| live);
            if !asked.is_some_and(|asked| asked.code.eq_ignore_ascii_case(&typed)) {
                return Err(Refusal::invalid(vec![
                    "The pairing code is wrong or dead.".to_owned(),
                ]));
            }
            connect(app, world, channel_id, &usual);
        }
        _ if !live => {}
        Action::Scan { phone } | Action::ScanWith2fa { phone, .. }
            if phone.is_some() && own.is_some() && phone != own =>
        {
            refuse(app, world, channel_id, Reason::ForeignPhone, phone.as_deref());
        }
        Action::Scan { .. } if app.scenario() == Some(Scenario::Elsewhere) => {
            refuse(app, world, channel_id, Reason::OpenElsewhere, None);
        }
        Action::Scan { phone } => {
            connect(app, world, channel_id, &phone.unwrap_or(usual));
        }
        Action::ScanWith2fa { password, phone } => {
            let password = password.unwrap_or_else(|| "1234".to_owned());
            let phone = phone.unwrap_or(usual);
            channel.begin(app.next_session());
            channel.password = Some(Password { password, phone });
            let reason = Some(Reason::WaitForPassword);
            world.set_status(app, channel_id, Status::Init, reason, None);
        }
        Action::ScanForeign { phone } => {
            let phone = phone.unwrap_or_else(|| "37129999999".to_owned());
            refuse(app, world, channel_id, Reason::ForeignPhone, Some(&phone));
        }
    }
    Ok(())
}

/// The second factor, as the API's caller gives it. A wrong one is no error of the call: the status is
/// told again (which of the two the real service does is not documented).
pub(crate) fn give_password(
    app: &App,
    world: &mut World,
    channel_id: &str,
    given: &str,
) -> Result<(), Refusal> {
    let not_found = || Refusal::not_found("The channel");
    let channel = world.channel_mut(channel_id).ok_or_else(not_found)?;
    let waits = matches!(channel.reason, Some(Reason::WaitForPassword | Reason::WaitForCode));
    if !waits {
        return Err(Refusal::bad("The channel does not wait for a password."));
    }
    let reason = channel.reason;
    let right = channel.password.as_ref().filter(|known| known.password == given);
    match right.map(|known| known.phone.clone()) {
        Some(phone) => connect(app, world, channel_id, &phone),
        None => world.set_status(app, channel_id, Status::Init, reason, None),
    }
    Ok(())
}

/// Lets the scenario's phone act, once the first code is there.
pub(crate) fn play(app: &App, world: &World, channel_id: &str, session: u64) {
    let (after, action) = match app.scenario() {
        None | Some(Scenario::Expires | Scenario::Unpaid) => return,
        Some(Scenario::Happy | Scenario::Elsewhere | Scenario::EventsLost) => {
            (SCANS_AFTER, Action::scan())
        }
        Some(Scenario::Slow) => (SLOW_SCANS_AFTER, Action::scan()),
        Some(Scenario::ForeignPhone) => (SCANS_AFTER, Action::ScanForeign { phone: None }),
        Some(Scenario::TwoFactor) => {
            (SCANS_AFTER, Action::ScanWith2fa { password: None, phone: None })
        }
    };
    let (app, id) = (app.clone(), channel_id.to_owned());
    spawn(world.life.clone(), async move {
        app.clock.sleep(after).await;
        let mut world = app.world();
        if world.channel_in(&id, session).is_some_and(|channel| !channel.gone) {
            // The channel is there, and a scripted phone types no codes: nothing to refuse.
            let _done = act(&app, &mut world, &id, action);
        }
    });
}

/// The messenger has let the number in: it synchronises, and then the channel works.
fn connect(app: &App, world: &mut World, channel_id: &str, phone: &str) {
    let session = app.next_session();
    let Some(channel) = world.channel_mut(channel_id) else { return };
    channel.begin(session);
    world.set_status(app, channel_id, Status::Init, Some(Reason::Sync), None);
    let (life, app) = (world.life.clone(), app.clone());
    let (id, phone) = (channel_id.to_owned(), phone.to_owned());
    spawn(life, async move {
        app.clock.sleep(SYNC).await;
        let mut world = app.world();
        if let Some(channel) = world.channel_in(&id, session) {
            channel.connect_as(&phone);
            world.set_status(&app, &id, Status::Active, None, None);
        }
    });
}

fn refuse(app: &App, world: &mut World, channel_id: &str, reason: Reason, phone: Option<&str>) {
    if let Some(channel) = world.channel_mut(channel_id) {
        channel.begin(app.next_session());
    }
    world.set_status(app, channel_id, Status::Disabled, Some(reason), phone);
}

/// A number kept for fiction, the same for the same channel each time.
pub(crate) fn usual_phone(channel_id: &str) -> String {
    let sum: u32 = channel_id.bytes().map(u32::from).sum();
    format!("120255501{:02}", sum % 100)
}
