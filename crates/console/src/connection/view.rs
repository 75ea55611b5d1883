//! A connection as the page sees it.
//!
//! Made by the driver out of the machine's state. Deliberately absent: words for people, tokens,
//! webhook addresses, and anything to be ticked by a clock: ages are computed where they are shown.

use serde::Serialize;
use ts_rs::TS;

use super::{
    page::Page,
    stage::Stage,
    state::{Listening, State},
    ways::{Way, ways_of},
};
use crate::{channels::Channel, error::UiError};

/// One connection of a channel, from the first step to the last.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Connection {
    /// Its id, ours.
    pub connection_id: String,
    /// The account it belongs to.
    pub account_id: String,
    /// The account's name, as far as it is known.
    pub account_label: String,
    /// The messenger's word (API reference 7.2).
    pub transport: String,
    /// The channel, once it is known.
    pub channel_id: Option<String>,
    /// The channel existed before.
    pub reconnect: bool,
    /// How it is connected.
    pub way: Way,
    /// Where it stands.
    pub stage: Stage,
    /// Since when, epoch milliseconds.
    #[ts(type = "number")]
    pub stage_since: i64,
    /// When it began, epoch milliseconds.
    #[ts(type = "number")]
    pub started_at: i64,
    /// The number expected, digits only.
    pub expected_phone: Option<String>,
    /// Whether events come.
    pub events: ConnectionEvents,
    /// The newest code, also when it is dead.
    pub code: Option<ConnectionCode>,
    /// The pairing code, while it may be typed.
    pub pairing: Option<ConnectionPairing>,
    /// The page the client must open, while it may be opened.
    pub page: Option<ConnectionPage>,
    /// The channel as last read.
    pub channel: Option<Channel>,
    /// The creation in the journal.
    pub creation_id: Option<String>,
    /// The last failure that may pass by itself; null once the same thing succeeded.
    pub trouble: Option<UiError>,
    /// The number that was connected, digits only.
    pub phone_seen: Option<String>,
    /// What the person can use.
    pub ways: ConnectionWays,
    /// Nobody has the stage open.
    pub background: bool,
}

/// Whether events come, and what came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ConnectionEvents {
    /// Listening or not.
    pub mode: EventsMode,
    /// Why not.
    pub why: Option<EventsOff>,
    /// When one for this connection last came, epoch milliseconds.
    #[ts(type = "number | null")]
    pub last_heard: Option<i64>,
    /// How many were not for this connection, or were forged.
    pub refused: u32,
}

/// Listening or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EventsMode {
    /// Events come.
    Listening,
    /// None come (yet).
    Off,
}

/// Why no events come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EventsOff {
    /// The server cannot reach this computer.
    NoPublicAddress,
    /// The subscription failed.
    SubscribeFailed,
    /// The person wants none.
    SwitchedOff,
}

/// A code to scan.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConnectionCode {
    /// The picture as a data URL, drawn by the console itself.
    pub png: String,
    /// When it came, epoch milliseconds.
    #[ts(type = "number")]
    pub shown_at: i64,
    /// It may be scanned.
    pub live: bool,
    /// The picture's width, in pixels.
    pub width: u32,
}

impl std::fmt::Debug for ConnectionCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ConnectionCode({} px, live: {})", self.width, self.live)
    }
}

/// A code to type on the phone.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConnectionPairing {
    /// Eight letters and digits.
    pub code: String,
    /// The number the service understood.
    pub phone: Option<String>,
    /// When it came, epoch milliseconds.
    #[ts(type = "number")]
    pub asked_at: i64,
}

impl std::fmt::Debug for ConnectionPairing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ConnectionPairing")
    }
}

/// A page of the service that the client must open.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConnectionPage {
    /// Its address: https, or our own server's.
    pub url: String,
    /// The address as a code to scan: a data URL, drawn by the console itself.
    pub png: String,
    /// The picture's width, in pixels; 300 at least.
    pub width: u32,
}

impl std::fmt::Debug for ConnectionPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Whoever has the address can connect a channel.
        write!(f, "ConnectionPage({} px)", self.width)
    }
}

/// What the person can use here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ConnectionWays {
    /// A code to scan.
    pub code: bool,
    /// A code to type.
    pub pairing: bool,
    /// A link for the client.
    pub link: bool,
}

/// What does not change in the life of a connection.
#[derive(Clone, Debug)]
pub(crate) struct Meta {
    /// Its id, ours.
    pub connection_id: String,
    /// The account.
    pub account_id: wazzup::AccountId,
    /// The account's name, as far as it is known.
    pub account_label: String,
}

/// The view of a state with its page as it was drawn; `forged` counts deliveries the receiver
/// turned away meanwhile.
pub(crate) fn view(meta: &Meta, state: &State, page: Option<&Page>, forged: u32) -> Connection {
    let transport = state.plan.transport.clone();
    let listening = state.listening == Listening::On && state.wants_events();
    let why = match state.listening {
        _ if !state.plan.way.is_by_code() => None, // it needs none
        Listening::Off => state.plan.events_off,
        Listening::Failed => Some(EventsOff::SubscribeFailed),
        _ => None,
    };
    let linking = state.is_link();
    let has = |way| ways_of(&transport).contains(&way);
    let open = !state.stage.is_final() && state.stage != Stage::Removing;
    Connection {
        connection_id: meta.connection_id.clone(),
        account_id: meta.account_id.to_string(),
        account_label: meta.account_label.clone(),
        channel_id: state.channel.as_ref().map(ToString::to_string),
        // One that was being made when the console ended is still the one being made.
        reconnect: state.plan.reconnect.is_some() && state.creation.is_none(),
        way: state.plan.way,
        stage: state.stage.clone(),
        stage_since: state.since,
        started_at: state.started_at,
        expected_phone: state.expected().map(str::to_owned),
        events: ConnectionEvents {
            mode: if listening { EventsMode::Listening } else { EventsMode::Off },
            why,
            last_heard: state.last_heard,
            refused: state.refused.saturating_add(forged),
        },
        code: state.code.as_ref().map(|code| ConnectionCode {
            png: code.picture.png.to_string(),
            shown_at: code.shown_at,
            live: code.live,
            width: code.picture.width,
        }),
        pairing: state.pairing.as_ref().map(|pairing| ConnectionPairing {
            code: pairing.code.expose().clone(),
            phone: pairing.phone.clone(),
            asked_at: pairing.asked_at,
        }),
        page: page.filter(|_| open && state.page.is_some()).map(|page| ConnectionPage {
            url: page.url.expose().clone(),
            png: page.picture.png.to_string(),
            width: page.picture.width,
        }),
        channel: state.last.as_ref().map(|last| last.channel.clone()),
        creation_id: state.creation.clone(),
        trouble: state.trouble.as_ref().map(|(_, error)| error.clone()),
        phone_seen: match &state.stage {
            Stage::Confirm { phone, .. } | Stage::Connected { phone } => phone.clone(),
            _ => None,
        },
        ways: ConnectionWays {
            code: open
                && !linking
                && has(Way::Code)
                && !matches!(state.listening, Listening::Off | Listening::Failed),
            pairing: open && !linking && has(Way::Pairing),
            link: open && has(Way::Link) && (linking || state.channel.is_some()),
        },
        background: state.background_since.is_some(),
        transport,
    }
}
