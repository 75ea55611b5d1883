//! What the caller of `serve` may choose: the seed, the pace, a scenario, the limits of an embedded run.
//! Read by every part; changed by nobody after the start, except the allowed ports.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, PoisonError, RwLock};

use crate::faults::Fault;
use crate::readings::Readings;

/// How a sandbox begins and how it behaves. `Options::default()` is the demo world in real time.
#[derive(Clone)]
pub struct Options {
    /// The world at the start and after a reset.
    pub seed: Seed,
    /// How many times faster than the clock the world lives; above 0. Codes, tokens, pauses between
    /// deliveries and the scripted phone follow it; `delay_ms` and the delays of faults do not.
    pub time_scale: f64,
    /// A client who acts without a hand, or a misfortune. None leaves the phone to the control routes.
    pub scenario: Option<Scenario>,
    /// Milliseconds of real time that every answer of the API waits.
    pub delay_ms: u64,
    /// When set, every control route demands it in the header `x-sandbox-token`.
    pub control_token: Option<String>,
    /// The loopback ports that webhooks may go to. The handle may be changed while serving.
    pub webhook_ports: AllowedPorts,
    /// Faults present from the start and again after a reset.
    pub faults: Vec<Fault>,
    /// How the settings are understood at the start and after a reset.
    pub readings: Readings,
    /// Where ids, tokens and codes come from: the same number gives the same sequence.
    pub rng_seed: u64,
    /// Where the luck of faults by chance comes from, at the start and again after a reset.
    pub chance_seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            seed: Seed::Demo,
            time_scale: 1.0,
            scenario: None,
            delay_ms: 0,
            control_token: None,
            webhook_ports: AllowedPorts::any(),
            faults: Vec::new(),
            readings: Readings::default(),
            rng_seed: 24,
            chance_seed: 24,
        }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("seed", &self.seed)
            .field("time_scale", &self.time_scale)
            .field("scenario", &self.scenario)
            .field("delay_ms", &self.delay_ms)
            .field("control_token", &self.control_token.as_ref().map(|_| "redacted"))
            .field("webhook_ports", &self.webhook_ports)
            .field("faults", &self.faults)
            .field("readings", &self.readings)
            .field("rng_seed", &self.rng_seed)
            .field("chance_seed", &self.chance_seed)
            .finish()
    }
}

/// The world a sandbox begins with. All have the same partner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Seed {
    /// A partner with many client accounts, in every state a manager meets.
    #[default]
    Demo,
    /// A partner with 500 client accounts of four channels each, a tenth of them in trouble.
    Fleet,
    /// A partner with three client accounts: a thousand users in fifty channels, a hundred thousand
    /// contacts, and nothing at all.
    People,
    /// A partner who has no client yet.
    Empty,
}

impl FromStr for Seed {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word {
            "demo" => Ok(Self::Demo),
            "fleet" => Ok(Self::Fleet),
            "people" => Ok(Self::People),
            "empty" => Ok(Self::Empty),
            _ => Err("the seed is demo, fleet, people or empty".to_owned()),
        }
    }
}

/// What happens to every channel that starts connecting. Seconds are seconds of the world's clock.
///
/// Where a phone scans a code, the client of a WABA channel finishes its page instead, and the credentials
/// of a bot, of Avito and of Instagram are looked at without anybody's help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scenario {
    /// The phone scans 8 s after the first code.
    Happy,
    /// The first code takes 12 s, and the phone scans during the third one; a page is finished after
    /// 86 s, and credentials are looked at for 12 s.
    Slow,
    /// Nobody scans: the codes run out. Nobody opens the page either; credentials work as ever.
    Expires,
    /// A phone with another number scans 8 s after the first code. Without codes as [`Scenario::Happy`].
    ForeignPhone,
    /// The phone scans 8 s after the first code and has the two-factor password 1234: WhatsApp and
    /// Telegram. The others as [`Scenario::Happy`].
    TwoFactor,
    /// The subscription is not paid: no code comes, and neither page nor credentials help.
    Unpaid,
    /// No webhook arrives at all, and the phone scans nevertheless: only reading the channel tells.
    EventsLost,
    /// The number that scans, or the bot, is already connected in another account of the provider.
    Elsewhere,
    /// As happy, and when everything is done the messenger blocks the channel.
    Blocked,
    /// As happy, and when everything is done the messenger rejects the channel.
    Rejected,
    /// As happy, and when everything is done the messenger wants it to be authorized again.
    Unauthorized,
    /// After the scan the messenger wants a login code, which is 1234: WhatsApp and Telegram. The others
    /// as [`Scenario::Happy`].
    WaitForCode,
}

impl Scenario {
    /// Every scenario with its name on the command line.
    pub const NAMES: [(&'static str, Self); 12] = [
        ("happy", Self::Happy),
        ("slow", Self::Slow),
        ("expires", Self::Expires),
        ("foreign_phone", Self::ForeignPhone),
        ("two_factor", Self::TwoFactor),
        ("unpaid", Self::Unpaid),
        ("events_lost", Self::EventsLost),
        ("elsewhere", Self::Elsewhere),
        ("blocked", Self::Blocked),
        ("rejected", Self::Rejected),
        ("unauthorized", Self::Unauthorized),
        ("wait_for_code", Self::WaitForCode),
    ];
}

impl FromStr for Scenario {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let found = Self::NAMES.iter().find(|(name, _)| *name == word);
        found.map(|(_, scenario)| *scenario).ok_or_else(|| {
            let names: Vec<_> = Self::NAMES.iter().map(|(name, _)| *name).collect();
            format!("the scenarios are {}", names.join(", "))
        })
    }
}

/// The loopback ports that webhooks may go to; clones share one setting.
///
/// An embedded sandbox starts with [`AllowedPorts::none`] and learns its receiver's port later.
#[derive(Clone, Debug)]
pub struct AllowedPorts(Arc<RwLock<Option<BTreeSet<u16>>>>);

impl AllowedPorts {
    /// Every port of this machine.
    pub fn any() -> Self {
        Self(Arc::new(RwLock::new(None)))
    }

    /// No port until [`AllowedPorts::set`] names some.
    pub fn none() -> Self {
        Self(Arc::new(RwLock::new(Some(BTreeSet::new()))))
    }

    /// From now on these ports and no others.
    pub fn set(&self, ports: impl IntoIterator<Item = u16>) {
        let ports = Some(ports.into_iter().collect());
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = ports;
    }

    /// Whether a webhook may go to this port of the loopback interface.
    pub fn allows(&self, port: u16) -> bool {
        let ports = self.0.read().unwrap_or_else(PoisonError::into_inner);
        ports.as_ref().is_none_or(|ports| ports.contains(&port))
    }
}

impl Default for AllowedPorts {
    fn default() -> Self {
        Self::any()
    }
}
