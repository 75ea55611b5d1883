//! What the machine's tests are made of: a plan, an answer, a page, a picture, a failure.
//!
//! Used by `orders.rs` and `scenes.rs`. Deliberately absent: behaviour.

use serde_json::json;
use wazzup::{ChannelCredentials, Origin};

use super::{
    credentials::Handed,
    input::{Picture, Seen, Snapshot},
    plan::{Plan, Waits},
    ways::Way,
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
        events_off: None,
        origin: Origin::parse("http://127.0.0.1:4000").unwrap(),
        waits: Waits::of(&Pace::default()),
    }
}

pub(super) fn snapshot(id: &str, seen: Seen, phone: Option<&str>) -> Snapshot {
    let channel = json!({ "channel_id": id, "transport": "whatsapp" });
    let channel = serde_json::from_value::<wazzup::Channel>(channel).unwrap();
    let (channel, phone) = (Channel::from(&channel), phone.map(str::to_owned));
    Snapshot { id: id.into(), seen, phone, url: None, channel }
}

/// An answer that names a page to open.
pub(super) fn snapshot_with_page(id: &str, seen: Seen, url: &str) -> Snapshot {
    Snapshot { url: Some(url.into()), ..snapshot(id, seen, None) }
}

/// What a messenger gave out.
pub(super) fn handed() -> Handed {
    Handed(ChannelCredentials::MaxBot { access_token: "made-up-token".into() })
}

pub(super) fn picture(name: &str) -> Picture {
    Picture { png: name.into(), width: 40 }
}

pub(super) fn failure() -> UiError {
    UiError::new(ErrorCode::OutcomeUnknown, "no answer")
}
