//! What the machine's tests are made of: a plan, an answer, a picture, a failure.
//!
//! Used by `orders.rs` and `scenes.rs`. Deliberately absent: behaviour.

use super::{
    input::{Picture, Seen, Snapshot},
    state::{Plan, Waits, Way},
};
use crate::{
    channels::Channel,
    error::{ErrorCode, UiError},
    options::Pace,
};

/// The number expected.
pub(super) const PHONE: &str = "37120000001";

pub(super) fn plan(way: Way) -> Plan {
    Plan {
        transport: "whatsapp".to_owned(),
        way,
        expected: Some(PHONE.to_owned()),
        reconnect: None,
        resumed: false,
        can_listen: true,
        waits: Waits::of(&Pace::default()),
    }
}

pub(super) fn snapshot(id: &str, seen: Seen, phone: Option<&str>) -> Snapshot {
    let channel = Channel {
        channel_id: id.to_owned(),
        transport: "whatsapp".to_owned(),
        status: String::new(),
        reason: None,
        name: None,
        phone: None,
        username: None,
        tariff: None,
        tier: None,
    };
    Snapshot { id: id.into(), seen, phone: phone.map(str::to_owned), channel }
}

pub(super) fn picture(name: &str) -> Picture {
    Picture { png: name.into(), width: 40 }
}

pub(super) fn failure() -> UiError {
    UiError::new(ErrorCode::OutcomeUnknown, "no answer")
}
