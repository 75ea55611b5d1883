//! What is told to a subscribed address (API reference 9.3 and 9.4), as the published description shows
//! it: the items of the four events that a sandbox has to tell.

use utoipa::ToSchema;

use crate::schema::words::{ChannelStatus, Reason, Transport};

/// About the event itself.
#[derive(ToSchema)]
pub(crate) struct EventMeta {
    /// The same at every try: who has seen it may throw the event away.
    idempotency_key: String,
    /// When it happened, in seconds since 1970.
    timestamp: i64,
}

/// A code to be scanned. It takes the place of the one before.
#[derive(ToSchema)]
pub(crate) struct NewCode {
    channel_id: String,
    platform: Transport,
    /// A PNG as a data URL. How long it is good for is not told: until the next one, or until the status
    /// is another.
    #[schema(example = "data:image/png;base64,iVBORw0KGgo=")]
    qr_code: String,
}

/// How a channel is from now on. Order is not promised: read the channel when it matters.
#[derive(ToSchema)]
pub(crate) struct ChannelChange {
    channel_id: String,
    transport: Transport,
    status: ChannelStatus,
    #[schema(required)]
    reason: Option<Reason>,
    /// With `active` only.
    #[schema(required = false)]
    name: Option<String>,
    /// The number that is connected, or the other one that scanned.
    #[schema(required = false, nullable = false)]
    phone: Option<String>,
}

/// A channel that was made, by a program or on the hosted page.
#[derive(ToSchema)]
pub(crate) struct MadeChannel {
    channel_id: String,
    transport: Transport,
}

/// A channel that was deleted.
#[derive(ToSchema)]
pub(crate) struct GoneChannel {
    channel_id: String,
}
