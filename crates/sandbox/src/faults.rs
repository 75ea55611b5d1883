//! Misfortunes on demand: a table of faults, asked once per request and once per webhook. The table only
//! decides; `wire` spoils answers and `delivery` spoils webhooks.

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize};

use crate::options::{Options, Scenario};

/// One misfortune: which requests it meets, what it does, and how often.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// The method it meets; `*`, the default, is any. Webhook kinds look at neither method nor path.
    #[serde(default = "any")]
    pub method: String,
    /// A prefix of the path, by whole segments, where `*` is any one segment. The default is every path.
    #[serde(default = "everywhere")]
    pub path: String,
    /// What happens.
    pub kind: Kind,
    /// The status of `status` (default 500) and `html` (default 502).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Seconds for the header `Retry-After` of `status`; the header is left out without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
    /// Milliseconds of real time to wait before anything else.
    #[serde(default)]
    pub delay_ms: u64,
    /// How many times it happens; 0 means until a reset.
    #[serde(default = "once")]
    pub times: u32,
    /// How likely it is for a request that it may meet, from 0 to 1; it is certain without it. Several
    /// that may meet one request share one draw: of 0.2 and 0.1 the first befalls every fifth request and
    /// the second every tenth. Only what happens counts as one of `times`.
    #[serde(default, deserialize_with = "share", skip_serializing_if = "Option::is_none")]
    pub chance: Option<f64>,
}

/// What a fault does. "Work" is what the request asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The answer comes `delay_ms` late.
    Delay,
    /// No work; an error answer with a given status.
    Status,
    /// No work; a gateway's page instead of JSON.
    Html,
    /// The connection is closed before any work.
    CutBefore,
    /// The work is done, and the connection is closed without an answer.
    CutAfter,
    /// The work is done; the answer announces its length and stops half way.
    Truncate,
    /// The work is done; the answer is not JSON, though it says so.
    Garbage,
    /// The work is done; the answer lacks every field that is neither an id nor the point of the call.
    DropFields,
    /// The work is done; the answer waits until the channel's first code has been delivered.
    QrBeforeAnswer,
    /// The next webhook comes twice with the same key.
    WebhookDuplicate,
    /// The next webhook of a subscription comes after the one that follows it.
    WebhookReorder,
    /// The next webhook is not sent.
    WebhookLost,
}

impl Kind {
    /// The name in JSON and in the journal.
    pub fn name(self) -> &'static str {
        match self {
            Self::Delay => "delay",
            Self::Status => "status",
            Self::Html => "html",
            Self::CutBefore => "cut_before",
            Self::CutAfter => "cut_after",
            Self::Truncate => "truncate",
            Self::Garbage => "garbage",
            Self::DropFields => "drop_fields",
            Self::QrBeforeAnswer => "qr_before_answer",
            Self::WebhookDuplicate => "webhook_duplicate",
            Self::WebhookReorder => "webhook_reorder",
            Self::WebhookLost => "webhook_lost",
        }
    }

    fn is_for_webhooks(self) -> bool {
        matches!(self, Self::WebhookDuplicate | Self::WebhookReorder | Self::WebhookLost)
    }
}

/// The faults that wait, in the order they were asked for.
pub(crate) struct Faults {
    waiting: Vec<Fault>,
    /// Where the draws come from: one for each request that may meet a fault by chance, and none else, so
    /// that the same requests in the same order have the same luck.
    luck: StdRng,
}

impl Faults {
    pub(crate) fn new(options: &Options) -> Self {
        let mut waiting = options.faults.clone();
        if options.scenario == Some(Scenario::EventsLost) {
            waiting.push(Fault {
                method: any(),
                path: everywhere(),
                kind: Kind::WebhookLost,
                status: None,
                retry_after: None,
                delay_ms: 0,
                times: 0,
                chance: None,
            });
        }
        Self { waiting, luck: StdRng::seed_from_u64(options.chance_seed) }
    }

    pub(crate) fn add(&mut self, faults: Vec<Fault>) {
        self.waiting.extend(faults);
    }

    pub(crate) fn clear(&mut self) {
        self.waiting.clear();
    }

    pub(crate) fn waiting(&self) -> &[Fault] {
        &self.waiting
    }

    /// The fault that meets this request, used up by one.
    pub(crate) fn meet(&mut self, method: &str, path: &str) -> Option<Fault> {
        self.take(|fault| {
            !fault.kind.is_for_webhooks()
                && (fault.method == "*" || fault.method.eq_ignore_ascii_case(method))
                && reaches(&fault.path, path)
        })
    }

    /// What happens to the next webhook, used up by one.
    pub(crate) fn meet_webhook(&mut self) -> Option<Kind> {
        self.take(|fault| fault.kind.is_for_webhooks()).map(|fault| fault.kind)
    }

    fn take(&mut self, meets: impl Fn(&Fault) -> bool) -> Option<Fault> {
        let luck = &mut self.luck;
        let mut drawn = None;
        let index = self.waiting.iter().position(|fault| match fault.chance {
            _ if !meets(fault) => false,
            None => true,
            Some(chance) => {
                let left = drawn.get_or_insert_with(|| luck.random::<f64>());
                *left -= chance;
                *left < 0.0
            }
        })?;
        let fault = &mut self.waiting[index];
        match fault.times {
            0 => Some(fault.clone()),
            1 => Some(self.waiting.remove(index)),
            _ => {
                fault.times -= 1;
                Some(fault.clone())
            }
        }
    }
}

/// Whether a pattern is a prefix of a path, by whole segments.
fn reaches(pattern: &str, path: &str) -> bool {
    let mut segments = path.split('/').filter(|segment| !segment.is_empty());
    let mut wanted = pattern.split('/').filter(|segment| !segment.is_empty());
    wanted.all(|wanted| segments.next().is_some_and(|found| wanted == "*" || wanted == found))
}

/// A share of all requests, which is from 0 to 1.
fn share<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    let chance = Option::<f64>::deserialize(deserializer)?;
    match chance.filter(|chance| !(0.0..=1.0).contains(chance)) {
        Some(wrong) => {
            Err(D::Error::invalid_value(Unexpected::Float(wrong), &"a chance from 0 to 1"))
        }
        None => Ok(chance),
    }
}

fn any() -> String {
    "*".to_owned()
}

fn everywhere() -> String {
    "/".to_owned()
}

fn once() -> u32 {
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiting(text: &str) -> Faults {
        let mut faults = Faults::new(&Options::default());
        faults.add(serde_json::from_str(text).unwrap());
        faults
    }

    #[test]
    fn a_pattern_is_a_prefix_by_segments() {
        for (pattern, path, expected) in [
            ("/v2/accounts", "/v2/accounts", true),
            ("/v2/accounts", "/v2/accounts/24017788", true),
            ("/v2/acc", "/v2/accounts", false),
            ("/v2/channels/*/reinit", "/v2/channels/c-1/reinit", true),
            ("/v2/channels/*/reinit", "/v2/channels/c-1", false),
            ("/", "/v2/channels", true),
        ] {
            assert_eq!(reaches(pattern, path), expected, "{pattern} {path}");
        }
    }

    #[test]
    fn a_fault_is_used_up() {
        let mut faults = waiting(
            r#"[{"method": "POST", "path": "/v2/accounts", "kind": "status", "times": 2},
                {"kind": "webhook_lost", "times": 0}]"#,
        );
        assert!(faults.meet("GET", "/v2/accounts").is_none());
        assert!(faults.meet("POST", "/v2/accounts").is_some());
        assert!(faults.meet("post", "/v2/accounts").is_some());
        assert!(faults.meet("POST", "/v2/accounts").is_none());
        for _ in 0..3 {
            assert_eq!(faults.meet_webhook(), Some(Kind::WebhookLost));
        }
    }

    const BY_CHANCE: &str = r#"[
        {"path": "/v2/contacts", "kind": "cut_after", "chance": 0.2, "times": 0},
        {"path": "/v2/contacts", "kind": "status", "status": 503, "chance": 0.1, "times": 0},
        {"path": "/v2/contacts", "kind": "truncate", "chance": 0.05, "times": 0}
    ]"#;

    fn met(faults: &mut Faults, count: usize) -> Vec<Option<Kind>> {
        let ask = || faults.meet("POST", "/v2/contacts").map(|fault| fault.kind);
        std::iter::repeat_with(ask).take(count).collect()
    }

    #[test]
    fn faults_by_chance_have_their_shares() {
        let met = met(&mut waiting(BY_CHANCE), 10_000);
        for (kind, share) in [
            (Some(Kind::CutAfter), 2000),
            (Some(Kind::Status), 1000),
            (Some(Kind::Truncate), 500),
            (None, 6500),
        ] {
            let count = met.iter().filter(|met| **met == kind).count();
            assert!(count.abs_diff(share) < 200, "{kind:?}: {count} instead of {share}");
        }
    }

    #[test]
    fn the_same_requests_have_the_same_luck_whatever_is_asked_in_between() {
        let first = met(&mut waiting(BY_CHANCE), 300);
        let mut second = waiting(BY_CHANCE);
        let interrupted = (0..300).flat_map(|_| {
            assert!(second.meet("GET", "/v2/users").is_none(), "no draw is spent on it");
            met(&mut second, 1)
        });
        assert_eq!(first, interrupted.collect::<Vec<_>>());
        let other = Options { chance_seed: 7, ..Options::default() };
        let mut other = Faults::new(&other);
        other.add(serde_json::from_str(BY_CHANCE).unwrap());
        assert_ne!(first, met(&mut other, 300));
    }

    #[test]
    fn what_does_not_happen_is_not_used_up_and_what_cannot_happen_never_does() {
        let mut faults = waiting(
            r#"[{"kind": "html", "chance": 0, "times": 0}, {"kind": "status", "chance": 0.3},
                {"kind": "delay", "chance": 1}]"#,
        );
        let met = met(&mut faults, 40);
        assert_eq!(met.iter().filter(|met| **met == Some(Kind::Status)).count(), 1);
        assert_eq!(met.iter().filter(|met| **met == Some(Kind::Delay)).count(), 1);
        assert_eq!(faults.waiting().len(), 1);
        for wrong in ["-0.1", "1.5", "\"often\""] {
            let text = format!(r#"{{"kind": "html", "chance": {wrong}}}"#);
            assert!(serde_json::from_str::<Fault>(&text).is_err(), "{wrong}");
        }
    }
}
