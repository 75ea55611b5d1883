//! What the machine remembers of one connection.
//!
//! Made by the driver, changed by `machine.rs` alone, read by `view.rs`. Deliberately absent:
//! rules, and anything that does I/O.

use std::collections::VecDeque;

use wazzup::{ChannelId, Sensitive};

use super::{
    credentials::Handed,
    input::{Happening, Picture, Seen, Snapshot},
    plan::Plan,
    stage::{Stage, StuckCause},
    ways::Way,
};
use crate::error::{ErrorCode, UiError};

/// Events held while the id of the channel is not known yet.
pub(crate) const HELD: usize = 8;
/// Attempts to get a pairing code without being asked again: the first ones may come before the
/// service has a code alive, and without events nothing tells when it has.
pub(crate) const PAIRING_TRIES: u8 = 6;
/// Failed attempts that are not worth a word yet.
pub(crate) const PAIRING_QUIET: u8 = 2;

/// Codes of this connection that are remembered, so that none is shown twice.
pub(crate) const SHOWN: usize = 128;

/// Whether events come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Listening {
    /// Not asked for yet.
    NotYet,
    /// Being asked for.
    Asking,
    /// They come.
    On,
    /// They cannot come; the plan says why.
    Off,
    /// The subscription failed.
    Failed,
}

/// What follows once the subscription is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Next {
    /// Nothing: it was asked for on the way.
    Nothing,
    /// Create the channel.
    Create,
    /// Start the codes of the known channel.
    Reinit,
}

/// The newest code. A dead one stays, greyed, until the next.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Code {
    /// The picture.
    pub picture: Picture,
    /// When it arrived, epoch milliseconds.
    pub shown_at: i64,
    /// It may still be scanned. Never true again after it was false.
    pub live: bool,
}

/// A pairing code.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pairing {
    /// Eight letters and digits (API reference 7.7). It links a phone, so it is never printed.
    pub code: Sensitive<String>,
    /// The phone the server understood.
    pub phone: Option<String>,
    /// When it was asked for, epoch milliseconds.
    pub asked_at: i64,
}

/// An event's word on the status, not yet confirmed by an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hint {
    /// What it said.
    pub seen: Seen,
    /// When, epoch milliseconds.
    pub at: i64,
}

/// A second-factor secret on its way; the secret itself is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SecretSent {
    /// When, epoch milliseconds.
    pub at: i64,
    /// An event asked for one again afterwards.
    pub asked_again: bool,
}

/// Which work a passing failure belongs to; success of the same work clears it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Work {
    /// Reading the channel.
    Looking,
    /// The pairing code.
    Pairing,
    /// The second-factor secret.
    Secret,
    /// Starting the channel again.
    Reinit,
    /// The page to open.
    Page,
    /// Deleting the channel.
    Deleting,
}

/// When the channel is looked at next.
#[derive(Debug, Clone, Default)]
pub(crate) struct Looking {
    /// The next look, epoch milliseconds; none: nothing to look at.
    pub due: Option<i64>,
    /// One is on its way.
    pub running: bool,
    /// When the last one was asked, epoch milliseconds.
    pub asked_at: i64,
    /// When the newest answer was asked for, epoch milliseconds.
    pub known_at: Option<i64>,
    /// It slept and has not looked since: nothing is judged before.
    pub unlooked: bool,
    /// Answers to questions of an earlier epoch are out of date.
    pub epoch: u32,
    /// Since when the server does not know the channel.
    pub missing_since: Option<i64>,
}

/// Everything the machine knows.
#[derive(Debug, Clone)]
pub(crate) struct State {
    /// What was asked for.
    pub plan: Plan,
    /// The time of the last step, epoch milliseconds.
    pub now: i64,
    /// Where it stands.
    pub stage: Stage,
    /// Since when, epoch milliseconds.
    pub since: i64,
    /// When it began, epoch milliseconds.
    pub started_at: i64,
    /// Whether events come.
    pub listening: Listening,
    /// What follows the subscription.
    pub next: Next,
    /// The channel, once known.
    pub channel: Option<ChannelId>,
    /// We created it or started its codes, so its codes may be shown.
    pub own: bool,
    /// The channel was asked to be created; it never is again.
    pub create_asked: bool,
    /// The journal's name for the creation.
    pub creation: Option<String>,
    /// Why the creation is unknown.
    pub creation_error: Option<UiError>,
    /// What the next call to the service takes along; nothing else ever sees it.
    pub credentials: Option<Handed>,
    /// The page the client must open: an address that may be opened.
    pub page: Option<Sensitive<String>>,
    /// The newest code.
    pub code: Option<Code>,
    /// Marks of the codes shown so far, the oldest first.
    pub shown: VecDeque<u64>,
    /// A code that came while the answers said that none is waited for.
    pub parked: Option<(Result<Picture, UiError>, i64)>,
    /// The pairing code.
    pub pairing: Option<Pairing>,
    /// Pairing codes still asked for without being told to.
    pub pairing_tries: u8,
    /// When the next of them may be made, epoch milliseconds.
    pub pairing_due: i64,
    /// A pairing code is on its way.
    pub pairing_asked: bool,
    /// The newest answer.
    pub last: Option<Snapshot>,
    /// The newest event that no answer has confirmed.
    pub hint: Option<Hint>,
    /// A phone that an event named together with `foreignphone`.
    pub foreign: Option<String>,
    /// The number the channel had before it was connected again.
    pub known_phone: Option<String>,
    /// The last secret given.
    pub secret: Option<SecretSent>,
    /// `reinit` is on its way.
    pub reinit_asked: bool,
    /// The deletion is on its way.
    pub delete_asked: bool,
    /// The person does not want the channel; it goes as soon as it is known.
    pub remove_wanted: bool,
    /// The last passing failure.
    pub trouble: Option<(Work, UiError)>,
    /// Events that came before the channel's id.
    pub held: VecDeque<(ChannelId, Happening, i64)>,
    /// Events that were not for us.
    pub refused: u32,
    /// When an event for us last came, epoch milliseconds.
    pub last_heard: Option<i64>,
    /// Channels of the account before the link was given; none: not listed yet.
    pub before: Option<Vec<ChannelId>>,
    /// Looks at the channel.
    pub looking: Looking,
    /// Since when nobody has the stage open.
    pub background_since: Option<i64>,
    /// The person left and nothing is waited for.
    pub left: bool,
}

impl State {
    /// What a link that is still being watched is compared with, for the store.
    pub(crate) fn link_before(&self) -> Option<String> {
        let watched = self.plan.way == Way::Link && self.channel.is_none();
        let before = self.before.as_ref().filter(|_| watched)?;
        serde_json::to_string(before).ok()
    }

    /// A connection at its beginning; the first `Tick` sets it going.
    pub(crate) fn new(plan: Plan, now: i64) -> Self {
        let listening = if plan.events_off.is_none() { Listening::NotYet } else { Listening::Off };
        Self {
            now,
            stage: Stage::Subscribing,
            since: now,
            started_at: now,
            listening,
            next: Next::Nothing,
            channel: plan.reconnect.clone(),
            own: plan.resumed && plan.way != Way::Link,
            create_asked: false,
            creation: None,
            creation_error: None,
            credentials: None,
            page: None,
            code: None,
            shown: VecDeque::new(),
            parked: None,
            pairing: None,
            pairing_tries: if plan.way == Way::Pairing { PAIRING_TRIES } else { 0 },
            pairing_due: now,
            pairing_asked: false,
            last: None,
            hint: None,
            foreign: None,
            known_phone: None,
            secret: None,
            reinit_asked: false,
            delete_asked: false,
            remove_wanted: false,
            trouble: None,
            held: VecDeque::new(),
            refused: 0,
            last_heard: None,
            before: None,
            looking: Looking::default(),
            background_since: plan.resumed.then_some(now),
            left: false,
            plan,
        }
    }

    /// Whether events are still of use.
    pub(crate) fn wants_events(&self) -> bool {
        let possible = self.plan.events_off.is_none();
        possible && !self.stage.is_final() && !self.left && !self.is_link()
    }

    /// The client does the rest alone, by a link.
    pub(crate) fn is_link(&self) -> bool {
        self.plan.way == Way::Link && !self.own
    }

    /// What is waited for while the channel starts.
    pub(crate) fn waiting(&self) -> Stage {
        match self.plan.way {
            _ if self.page.is_some() => Stage::Page,
            Way::Link if !self.own => Stage::LinkWaiting,
            Way::Code | Way::Pairing | Way::Link => Stage::WaitingCode,
            Way::Credentials | Way::Page => Stage::Checking,
        }
    }

    /// The service refused the last start: there is no word about what was handed over.
    pub(crate) fn start_refused(&self) -> bool {
        use ErrorCode::{Invalid, Refused};
        // A lost answer is no refusal: the channel itself says what came of it.
        self.trouble.as_ref().is_some_and(|(work, error)| {
            *work == Work::Reinit && matches!(error.code, Invalid | Refused)
        })
    }

    /// Whether the connection may be forgotten.
    pub(crate) fn is_over(&self) -> bool {
        let (now, away) = (self.now, self.background_since);
        let resting = self.stage.is_resting() || self.stage.is_final();
        let forgotten = now - self.since >= self.plan.waits.forgotten;
        self.left
            || self.stage == Stage::Removed
            || (self.stage.is_final() && (away.is_some() || forgotten))
            || (resting
                && forgotten
                && away.is_some_and(|at| now - at >= self.plan.waits.forgotten))
    }

    /// What the newest answer said.
    pub(crate) fn seen(&self) -> Seen {
        self.last.as_ref().map_or(Seen::Unknown, |last| last.seen)
    }

    /// The number to compare with: the one the person named, else the one the channel had.
    pub(crate) fn expected(&self) -> Option<&str> {
        self.plan.expected.as_deref().or(self.known_phone.as_deref())
    }

    /// When the driver must call again though nothing happened, epoch milliseconds.
    pub(crate) fn wake_at(&self) -> Option<i64> {
        let look = self.looking.due.filter(|_| !self.looking.running);
        let waits = &self.plan.waits;
        let forgotten = match self.background_since {
            _ if self.stage.is_final() => Some(self.since + waits.forgotten),
            Some(away) if self.stage.is_resting() => Some(self.since.max(away) + waits.forgotten),
            _ => None,
        };
        let stuck = self.stuck().map(|(at, _)| at);
        [look, stuck, forgotten].into_iter().flatten().min()
    }

    /// When the present wait is called stuck, epoch milliseconds, and what for.
    pub(crate) fn stuck(&self) -> Option<(i64, StuckCause)> {
        if self.looking.unlooked {
            return None;
        }
        let waits = &self.plan.waits;
        let silent = match &self.stage {
            Stage::WaitingCode if self.pairing.is_some() || self.listening != Listening::On => {
                let from = self.pairing.as_ref().map_or(self.since, |pairing| pairing.asked_at);
                Some(from.max(self.since) + waits.unchanged)
            }
            // Refused, it waits for other credentials, and that is a person's time.
            Stage::Checking if self.start_refused() => None,
            Stage::WaitingCode | Stage::CodeBroken { .. } | Stage::Checking => {
                Some(self.since + waits.silent)
            }
            Stage::Code => {
                let from = self.code.as_ref().map_or(self.since, |code| code.shown_at);
                Some(from.max(self.since) + waits.unchanged)
            }
            Stage::Syncing => Some(self.since + waits.unchanged),
            Stage::LinkWaiting | Stage::Page => Some(self.since + waits.link),
            _ => return None,
        };
        // Only an answer asked for after the event can contradict it.
        let doubt = self
            .hint
            .filter(|hint| self.looking.known_at.is_some_and(|known| known >= hint.at))
            .filter(|hint| hint.seen.rank() > self.seen().rank() && self.last.is_some())
            .map(|hint| (hint.at + waits.contradiction, StuckCause::Disagree));
        let silent = silent.map(|at| (at, StuckCause::Silent));
        [silent, doubt].into_iter().flatten().min_by_key(|(at, _)| *at)
    }
}
