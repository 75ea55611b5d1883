//! What the service posts to a webhook address (reference 9.3, 9.4).
//!
//! Read by the console's receiver. Deliberately absent: trust. The service signs nothing, order is
//! not promised and deliveries repeat, so an event is a hint and a read of the channel the truth.

use std::fmt;

use serde::Deserialize;
use serde_json::Value;

use crate::decode::{self, Unreadable, optional_number, optional_text, row, typed};
use crate::error::Error;
use crate::ids::ChannelId;
use crate::redact::redact;
use crate::sensitive::Sensitive;
use crate::status::{Reason, Status};

/// One call of the service: one kind of event, any number of items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookDelivery {
    /// The kind, such as `channel.qr_update`; `None` for a test call or an empty body.
    pub event: Option<String>,
    /// The items, in the order sent.
    pub items: Vec<ChannelEvent>,
    /// The same for every repetition of this delivery.
    pub idempotency_key: Option<String>,
    /// Unix seconds.
    pub timestamp: Option<u64>,
}

impl WebhookDelivery {
    /// Reads a body. An empty one and `{"test": true}` are deliveries of nothing (reference 9.5); an
    /// item that says too little becomes [`ChannelEvent::Other`], so that the rest is not lost.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when the body is not JSON or not an object.
    pub fn parse(body: &[u8]) -> Result<Self, Error> {
        if decode::is_empty(body) {
            return Ok(Self {
                event: None,
                items: Vec::new(),
                idempotency_key: None,
                timestamp: None,
            });
        }
        let unreadable = |text: String| Error::Unreadable { path: String::new(), text };
        let json = decode::json(body)
            .map_err(|error| unreadable(format!("not JSON: {:?} error", error.classify())))?;
        if !json.is_object() {
            // A derived reader would take a list for the fields in their order.
            return Err(unreadable("not an object".to_owned()));
        }
        let envelope: Envelope =
            typed(String::new(), json).map_err(|Unreadable { path, text }| Error::Unreadable {
                path,
                text: redact(&text, &[]),
            })?;
        let event = envelope.event.unwrap_or_default();
        // Nothing in it is needed, so nothing in it can make the rest unreadable (reference 2).
        let meta: Meta = row(String::new(), envelope.meta).unwrap_or_default();
        let items = match envelope.data {
            Value::Null => Vec::new(),
            Value::Array(items) => items,
            item => vec![item],
        };
        Ok(Self {
            items: items.into_iter().map(|item| ChannelEvent::read(&event, item)).collect(),
            event: (!event.is_empty()).then_some(event),
            idempotency_key: meta.idempotency_key,
            timestamp: meta.timestamp.map(|seconds| seconds as u64),
        })
    }
}

/// One item of a delivery.
#[derive(Clone, PartialEq, Eq)]
pub enum ChannelEvent {
    /// A new code to scan; it replaces every older one of the channel.
    Qr {
        /// The channel.
        channel_id: ChannelId,
        /// The kind of messenger.
        platform: Option<String>,
        /// A picture as a data URL, or its base64 alone. Whoever scans it is connected.
        qr_code: Sensitive<String>,
    },
    /// The state changed.
    Status {
        /// The channel.
        channel_id: ChannelId,
        /// The state.
        status: Status,
        /// Why.
        reason: Option<Reason>,
        /// The kind of messenger, when sent.
        transport: Option<String>,
        /// The number, when sent; with `foreignphone` it may be the other one.
        phone: Option<String>,
        /// The name shown, when sent.
        name: Option<String>,
        /// The user's name in the messenger, when sent.
        username: Option<String>,
    },
    /// A channel was created.
    Created {
        /// The channel.
        channel_id: ChannelId,
    },
    /// A channel was deleted.
    Deleted {
        /// The channel.
        channel_id: ChannelId,
    },
    /// Another kind, or an item without what its kind needs. Its content is not kept.
    Other {
        /// The kind.
        event: String,
    },
}

impl ChannelEvent {
    /// The channel an item is about, when it is about one.
    pub fn channel_id(&self) -> Option<&ChannelId> {
        match self {
            Self::Qr { channel_id, .. }
            | Self::Status { channel_id, .. }
            | Self::Created { channel_id }
            | Self::Deleted { channel_id } => Some(channel_id),
            Self::Other { .. } => None,
        }
    }

    fn read(event: &str, item: Value) -> Self {
        let other = || Self::Other { event: event.to_owned() };
        let Ok(item) = row::<Item>(String::new(), item) else { return other() };
        let Some(channel_id) = item.channel_id else { return other() };
        match (event, item.qr_code) {
            ("channel.qr_update", Some(qr_code)) => {
                Self::Qr { channel_id, platform: item.platform, qr_code }
            }
            ("channel.status_update", _) => Self::Status {
                channel_id,
                status: Status::parse(item.status.as_deref().unwrap_or_default()),
                reason: item.reason.as_deref().and_then(Reason::parse),
                transport: item.transport,
                phone: item.phone,
                name: item.name,
                username: item.username,
            },
            ("channel.create", _) => Self::Created { channel_id },
            ("channel.delete", _) => Self::Deleted { channel_id },
            _ => other(),
        }
    }
}

impl fmt::Debug for ChannelEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Numbers, names and codes are left out: none of them may reach a log.
        match self {
            Self::Qr { channel_id, .. } => write!(f, "Qr({channel_id})"),
            Self::Status { channel_id, status, reason, .. } => {
                write!(f, "Status({channel_id}, {status}, {reason:?})")
            }
            Self::Created { channel_id } => write!(f, "Created({channel_id})"),
            Self::Deleted { channel_id } => write!(f, "Deleted({channel_id})"),
            Self::Other { event } => write!(f, "Other({event})"),
        }
    }
}

#[derive(Deserialize)]
struct Envelope {
    #[serde(default, deserialize_with = "optional_text")]
    event: Option<String>,
    #[serde(default)]
    data: Value,
    #[serde(default)]
    meta: Value,
}

#[derive(Default, Deserialize)]
struct Meta {
    #[serde(default, deserialize_with = "optional_text")]
    idempotency_key: Option<String>,
    #[serde(default, deserialize_with = "optional_number")]
    timestamp: Option<f64>,
}

/// Every field any of the kinds has.
#[derive(Deserialize)]
struct Item {
    #[serde(default, deserialize_with = "optional_text")]
    channel_id: Option<ChannelId>,
    #[serde(default, deserialize_with = "optional_text")]
    platform: Option<String>,
    #[serde(default, deserialize_with = "optional_text")]
    qr_code: Option<Sensitive<String>>,
    #[serde(default, deserialize_with = "optional_text")]
    status: Option<String>,
    #[serde(default, deserialize_with = "optional_text")]
    reason: Option<String>,
    #[serde(default, deserialize_with = "optional_text")]
    transport: Option<String>,
    #[serde(default, deserialize_with = "optional_text")]
    phone: Option<String>,
    #[serde(default, deserialize_with = "optional_text")]
    name: Option<String>,
    #[serde(default, deserialize_with = "optional_text")]
    username: Option<String>,
}
