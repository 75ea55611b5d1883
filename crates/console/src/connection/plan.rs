//! What a connection is begun with, and how long it waits for what.
//!
//! Made by `open`, part of the machine's state. Deliberately absent: what becomes of it.

use std::time::Duration;

use wazzup::{ChannelId, Origin};

use super::{view::EventsOff, ways::Way};
use crate::options::{Pace, millis};

/// Durations in milliseconds, taken from the console's pace.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Waits {
    /// Between two looks while the stage is on the screen.
    pub quick: i64,
    /// Between two looks in the background, at rest, or after long.
    pub slow: i64,
    /// When quick looks end, without progress.
    pub slow_after: i64,
    /// Between a look and one that an event asks for.
    pub gap: i64,
    /// A step that says nothing for so long is stuck.
    pub silent: i64,
    /// A code, a pairing code or a synchronisation that does not end for so long is stuck.
    pub unchanged: i64,
    /// An event that the answers do not confirm for so long is a contradiction.
    pub contradiction: i64,
    /// A channel the server does not know for so long is gone; one just made may not be found at
    /// once.
    pub missing: i64,
    /// A second-factor secret that changes nothing for so long was wrong.
    pub secret: i64,
    /// Nobody looks and nothing moves for so long: the connection is given up.
    pub forgotten: i64,
    /// A link or a page that nobody used for so long.
    pub link: i64,
    /// The machine is called this often at least, so that it can tell waiting from sleeping.
    pub beat: i64,
    /// It was not called for so long: the computer slept, or its clock was set forward.
    pub asleep: i64,
}

impl Waits {
    /// The waits that go with a pace.
    pub(crate) fn of(pace: &Pace) -> Self {
        let whole = |duration: Duration| millis(duration).max(1);
        let (quick, slow) = (whole(pace.poll_stage), whole(pace.poll_background));
        let silent = whole(pace.stuck_after);
        let beat = whole(pace.asleep_after).div_euclid(3).max(1);
        Self {
            quick,
            slow,
            slow_after: whole(pace.poll_slow_after),
            gap: (quick / 8).max(1),
            silent,
            unchanged: silent.saturating_mul(4),
            contradiction: whole(pace.contradiction_after),
            missing: (silent / 3).max(1),
            secret: quick.saturating_mul(4),
            forgotten: whole(pace.poll_slow_after).saturating_mul(3),
            link: whole(pace.poll_slow_after).saturating_mul(144),
            beat,
            asleep: beat.saturating_mul(3),
        }
    }
}

/// What the connection was begun with. It does not change, but for the way and the events: a page
/// may turn out to be needed, who starts a channel again may take another way, and events have a
/// switch.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    /// The messenger's word (API reference 7.2).
    pub transport: String,
    /// How the channel is to be connected.
    pub way: Way,
    /// The number expected, digits only.
    pub expected: Option<String>,
    /// The channel to connect again; none: a new one.
    pub reconnect: Option<ChannelId>,
    /// It was under way when the console ended: look before doing anything.
    pub resumed: bool,
    /// Why no event can reach this computer; none: they can.
    pub events_off: Option<EventsOff>,
    /// The server, whose own pages may be opened.
    pub origin: Origin,
    /// The waits.
    pub waits: Waits,
}
