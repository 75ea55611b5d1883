//! The simulated phone: what its owner does, and what becomes of the channel. Driven by the control route,
//! by the second-factor call of the API, and by the scenarios.

use serde::Deserialize;

use crate::answer::Refusal;
use crate::app::App;
use crate::attempt::{self, End, SYNC};
use crate::channel::{Channel, Password, Reason, Status};
use crate::hosted;
use crate::script;
use crate::transports;
use crate::world::World;

/// One thing the phone's owner does.
#[derive(Clone, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub(crate) enum Action {
    /// Scans the code. Without a number, the one asked for in pairing, the channel's own, or a fixed one.
    Scan { phone: Option<String> },
    /// Scans the code with a messenger that has a second password: WhatsApp and Telegram.
    #[serde(rename = "scan_with_2fa")]
    ScanWith2fa { password: Option<String>, phone: Option<String> },
    /// Scans the code with a number that is not the channel's.
    ScanForeign { phone: Option<String> },
    /// Types a pairing code.
    EnterPairingCode { code: String },
    /// Opens the page of a WABA channel and presses its button.
    FinishPage { phone: Option<String> },
    /// Leaves: the codes run out, and a scripted client does nothing more.
    WalkAway,
}

impl Action {
    /// Why nobody could do this with such a channel; none when it makes sense.
    fn nonsense(&self, channel: &Channel) -> Option<&'static str> {
        let transport = channel.transport.as_str();
        match self {
            Self::Scan { .. } | Self::ScanWith2fa { .. } | Self::ScanForeign { .. }
                if !transports::has_codes(transport) =>
            {
                Some("This transport has no code to be scanned.")
            }
            Self::ScanWith2fa { .. } if !transports::has_second_factor(transport) => {
                Some("This messenger has no second password: only WhatsApp and Telegram do.")
            }
            Self::EnterPairingCode { .. } if transport != "whatsapp" => {
                Some("A pairing code exists for WhatsApp only.")
            }
            Self::FinishPage { .. } if channel.page.is_none() => {
                Some("No page is open for this channel.")
            }
            _ => None,
        }
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
    if let Some(sentence) = action.nonsense(channel) {
        return Err(Refusal::bad(sentence));
    }
    channel.gone = matches!(action, Action::WalkAway);
    let live = channel.shows_live_code();
    let own = channel.phone.clone();
    let paired = channel.pairing.as_ref().and_then(|pairing| pairing.phone.clone());
    let usual = paired.or_else(|| own.clone());
    let usual = usual.unwrap_or_else(|| transports::usual_name(&channel.transport, channel_id));
    match action {
        Action::WalkAway => {}
        Action::FinishPage { phone } => {
            let one_off = channel.page.as_ref().map(|page| page.one_off.clone());
            hosted::finish(app, world, &one_off.unwrap_or_default(), phone.as_deref())?;
        }
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
            refuse(app, world, channel_id, phone.as_deref());
        }
        Action::Scan { phone } if script::asks_for_code(app, &channel.transport) => {
            let phone = phone.unwrap_or(usual);
            ask(app, world, channel_id, Reason::WaitForCode, None, phone);
        }
        Action::Scan { phone } => {
            connect(app, world, channel_id, &phone.unwrap_or(usual));
        }
        Action::ScanWith2fa { password, phone } => {
            let phone = phone.unwrap_or(usual);
            ask(app, world, channel_id, Reason::WaitForPassword, password, phone);
        }
        Action::ScanForeign { phone } => {
            let phone = phone.unwrap_or_else(|| "37129999999".to_owned());
            refuse(app, world, channel_id, Some(&phone));
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

/// The messenger wants a second password, or a login code; 1234 when none is named.
fn ask(
    app: &App,
    world: &mut World,
    channel_id: &str,
    reason: Reason,
    password: Option<String>,
    phone: String,
) {
    if let Some(channel) = world.channel_mut(channel_id) {
        channel.begin(app.next_session());
        let password = password.unwrap_or_else(|| "1234".to_owned());
        channel.password = Some(Password { password, phone });
    }
    world.set_status(app, channel_id, Status::Init, Some(reason), None);
}

/// The messenger has let the number in: it synchronises, and then the channel works.
fn connect(app: &App, world: &mut World, channel_id: &str, phone: &str) {
    let Some(channel) = world.channel_mut(channel_id) else { return };
    channel.begin(app.next_session());
    world.set_status(app, channel_id, Status::Init, Some(Reason::Sync), None);
    attempt::settle(app, world, channel_id, SYNC, End::Connected(phone.to_owned()));
}

/// Another number than the channel's has scanned.
fn refuse(app: &App, world: &mut World, channel_id: &str, phone: Option<&str>) {
    if let Some(channel) = world.channel_mut(channel_id) {
        channel.begin(app.next_session());
    }
    let reason = Some(Reason::ForeignPhone);
    world.set_status(app, channel_id, Status::Disabled, reason, phone);
}
