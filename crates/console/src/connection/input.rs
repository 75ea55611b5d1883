//! What can happen to a connection, and what the machine may ask for in return.
//!
//! Used by the machine and by the driver that stands between it and the world.
//! Deliberately absent: clocks, HTTP and raw pictures. A code arrives here decoded and clean.

use std::{
    fmt,
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

use wazzup::{ChannelId, Reason, Sensitive, Status};

use super::{credentials::Handed, view::EventsOff, ways::Way};
use crate::{channels::Channel, error::UiError};

/// Status and reason of a channel read as one word (API reference 7.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Seen {
    /// `init` with no reason.
    Starting,
    /// `init`, `qr`.
    Qr,
    /// `init`, `wait_for_password`.
    WaitPassword,
    /// `init`, `wait_for_code`.
    WaitCode,
    /// `init`, `sync`.
    Sync,
    /// `active`.
    Active,
    /// `disabled`, `qridle` (or `qr`: it needs scanning and shows nothing to scan).
    Expired,
    /// `disabled`, `foreignphone`.
    Foreign,
    /// `disabled`, `not_enough_money`.
    Unpaid,
    /// `disabled`, `openelsewhere`.
    Elsewhere,
    /// `disabled`, `unauthorized`.
    Unauthorized,
    /// `disabled`, `blocked`.
    Blocked,
    /// `disabled`, `rejected`.
    Rejected,
    /// `disabled` with no reason, or one this version does not know.
    Disabled,
    /// No status at all, or one this version does not know: it decides nothing.
    Unknown,
}

impl Seen {
    /// Reads the pair as the service sends it.
    pub(crate) fn read(status: &Status, reason: Option<&Reason>) -> Seen {
        match (status, reason) {
            (Status::Active, _) => Seen::Active,
            (Status::Init, None) => Seen::Starting,
            (Status::Init, Some(Reason::WaitForPassword)) => Seen::WaitPassword,
            (Status::Init, Some(Reason::WaitForCode)) => Seen::WaitCode,
            (Status::Init, Some(Reason::Sync)) => Seen::Sync,
            (Status::Init, Some(Reason::Qr)) => Seen::Qr,
            (Status::Init, Some(_)) => Seen::Starting,
            (Status::Disabled, Some(Reason::Qr | Reason::QrIdle)) => Seen::Expired,
            (Status::Disabled, Some(Reason::ForeignPhone)) => Seen::Foreign,
            (Status::Disabled, Some(Reason::NotEnoughMoney)) => Seen::Unpaid,
            (Status::Disabled, Some(Reason::OpenElsewhere)) => Seen::Elsewhere,
            (Status::Disabled, Some(Reason::Unauthorized)) => Seen::Unauthorized,
            (Status::Disabled, Some(Reason::Blocked)) => Seen::Blocked,
            (Status::Disabled, Some(Reason::Rejected)) => Seen::Rejected,
            (Status::Disabled, _) => Seen::Disabled,
            (Status::Unknown(_), _) => Seen::Unknown,
        }
    }

    /// A code may be alive: the service waits for a scan, or has not said anything yet.
    pub(crate) fn takes_code(self) -> bool {
        matches!(self, Seen::Starting | Seen::Qr | Seen::Unknown)
    }

    /// How far along the way it is; an event that is ahead of the answers is worth a doubt.
    pub(crate) fn rank(self) -> u8 {
        match self {
            Seen::Unknown => 0,
            Seen::Starting => 1,
            Seen::Qr => 2,
            Seen::WaitPassword | Seen::WaitCode => 3,
            Seen::Sync => 4,
            _ => 5,
        }
    }

    /// The channel is off.
    pub(crate) fn is_off(self) -> bool {
        self.rank() == 5 && self != Seen::Active
    }
}

/// What one answer said about one channel: the truth at the time it was asked.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Snapshot {
    /// Which channel.
    pub id: ChannelId,
    /// Status and reason.
    pub seen: Seen,
    /// The phone as digits; absent when the field holds something else.
    pub phone: Option<String>,
    /// The address the answer names: a page to open, or the way to the channel's chats.
    pub url: Option<Sensitive<String>>,
    /// The whole answer, for the page.
    pub channel: Channel,
}

/// One code, decoded and drawn again by us.
#[derive(Clone, PartialEq)]
pub(crate) struct Picture {
    /// `data:image/png;base64,…`
    pub png: Arc<str>,
    /// Width and height, in pixels.
    pub width: u32,
}

impl Picture {
    /// A mark by which the same picture is known again.
    pub(crate) fn mark(&self) -> u64 {
        let mut mark = DefaultHasher::new();
        self.png.hash(&mut mark);
        mark.finish()
    }
}

impl fmt::Debug for Picture {
    /// A code opens the client's messenger: it is never printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({} px)", self.width)
    }
}

/// What an event says. It is a hint: anybody who can read the subscriptions can send one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Happening {
    /// A new code, or why it could not be read.
    Code(Result<Picture, UiError>),
    /// The status changed.
    Status {
        /// Status and reason.
        seen: Seen,
        /// The phone it names, digits only.
        phone: Option<String>,
    },
    /// A channel appeared.
    Created,
    /// A channel was deleted.
    Deleted,
}

/// What the person asked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Action {
    /// A pairing code for this number, digits only.
    Pair(String),
    /// The second-factor secret.
    TwoFactor(Sensitive<String>),
    /// Start the channel again, with what the messenger gave out where it lives by that.
    Reinit(Option<Handed>),
    /// Connect the channel by this way instead.
    Take(Way, Option<Handed>),
    /// "This is the right number."
    Confirm,
    /// "This is not the number": the channel goes, its chats stay.
    Reject,
    /// The stage was closed; the connection goes on in the background.
    Leave,
    /// The stage was closed and the channel is not wanted.
    Remove,
    /// The stage was opened again.
    Return,
}

/// What became of the creation of a channel.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Creating {
    /// The server named the channel.
    Done(Box<Snapshot>),
    /// Sent, and not answered.
    Unknown(UiError),
    /// Not created.
    Refused(UiError),
}

/// What the journal says of a creation that was not answered.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Settled {
    /// Nothing new.
    Open,
    /// It is this channel.
    Found(ChannelId),
    /// It was none of them, the person said.
    Dismissed,
}

/// Everything that can reach the machine.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Input {
    /// Time has passed.
    Tick,
    /// The subscription is in place, or is not.
    Subscribed(bool),
    /// The journal has written the intent.
    Journalled(String),
    /// The creation ended.
    Created(Creating),
    /// The journal was asked.
    Settled(Settled),
    /// `reinit` was answered.
    Reinited(Result<Snapshot, UiError>),
    /// The channel was read; None when the server does not know it.
    Polled {
        /// The number the question carried.
        epoch: u32,
        /// The answer.
        answer: Result<Option<Snapshot>, UiError>,
    },
    /// The channels of the account were listed.
    Listed {
        /// Channels that other connections are about: none of them is what a link brings.
        others: Vec<ChannelId>,
        /// The number the question carried.
        epoch: u32,
        /// The answer.
        answer: Result<Vec<Snapshot>, UiError>,
    },
    /// The pairing code was answered.
    Paired {
        /// The code and the phone the server understood.
        answer: Result<(Sensitive<String>, Option<String>), UiError>,
        /// The person asked for it, and hears of the failure directly.
        by_hand: bool,
    },
    /// The second-factor secret was answered; the verdict comes later.
    TwoFactored(Result<(), UiError>),
    /// The deletion was answered.
    Deleted(Result<(), UiError>),
    /// An event arrived.
    Event(ChannelId, Happening),
    /// Whether events can come now, where that is asked again: why not.
    Reach(Option<EventsOff>),
    /// The person did something.
    Action(Action),
}

/// Why an action was not taken up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Not at this stage.
    NotNow,
    /// The channel does not wait for a phone any more; the codes must be started again first.
    PairingExpired,
    /// Not with this messenger.
    NotOffered,
}

/// What the machine asks for. The driver answers each with exactly one input.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Effect {
    /// Ask the server for events: answered by `Subscribed`.
    Subscribe,
    /// Create the channel: answered by `Created`. Asked for once in the life of a connection.
    Create(Option<Handed>),
    /// Ask the journal: answered by `Settled`.
    CheckCreation,
    /// Read the channel: answered by `Polled`.
    Poll {
        /// Returned with the answer, so that an old one is known as such.
        epoch: u32,
    },
    /// List the channels: answered by `Listed`.
    List {
        /// Returned with the answer, so that an old one is known as such.
        epoch: u32,
    },
    /// Start the channel again: answered by `Reinited`.
    Reinit(Option<Handed>),
    /// Ask for a pairing code: answered by `Paired`.
    Pair {
        /// The number to connect, digits only.
        phone: String,
        /// The person asked for it.
        by_hand: bool,
    },
    /// Hand over the second-factor secret: answered by `TwoFactored`.
    TwoFactor(Sensitive<String>),
    /// Delete the channel, keeping its chats: answered by `Deleted`.
    Delete,
    /// Tell the person that the action does not fit: not answered.
    Refuse(Refusal),
}
