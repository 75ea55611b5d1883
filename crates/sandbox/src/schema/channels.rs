//! Channels (API reference 7), as the published description shows them.

use utoipa::ToSchema;

use crate::schema::words::{ChannelStatus, Reason, Tariff, Tier, Transport};

/// A channel to be created: which transport, and what that transport must be told. `vk` and `cian` are not
/// among them: they are connected on the hosted page alone.
#[derive(ToSchema)]
#[serde(tag = "transport")]
pub(crate) enum NewChannel {
    /// WhatsApp: a code is scanned, or a pairing code typed.
    #[serde(rename = "whatsapp")]
    Whatsapp { credentials: Empty },
    /// A person's Telegram: a code is scanned.
    #[serde(rename = "tgapi")]
    Tgapi { credentials: Empty },
    /// Viber: a code is scanned.
    #[serde(rename = "viber")]
    Viber { credentials: Empty },
    /// A person's MAX: a code is scanned.
    #[serde(rename = "max")]
    Max { credentials: Empty },
    /// WABA: the client opens the page whose address is in the answer.
    #[serde(rename = "wapi")]
    Wapi { credentials: Empty },
    /// A Telegram bot.
    #[serde(rename = "telegram")]
    Telegram { credentials: TelegramBot },
    /// A MAX bot.
    #[serde(rename = "maxbot")]
    Maxbot { credentials: MaxBot },
    /// Avito.
    #[serde(rename = "avito")]
    Avito { credentials: Avito },
    /// Instagram.
    #[serde(rename = "instAPI")]
    Instagram { credentials: Instagram },
}

/// Nothing is needed.
#[derive(ToSchema)]
pub(crate) struct Empty {}

/// What a Telegram bot is connected with.
#[derive(ToSchema)]
pub(crate) struct TelegramBot {
    /// The token of the bot. One that the messenger has revoked gives a disabled channel.
    #[schema(
        pattern = "^[0-9]{6,}:[A-Za-z0-9_-]{20,}$",
        example = "1234567890:made-up-letters-of-a-token"
    )]
    telegram_token: String,
}

/// What a MAX bot is connected with.
#[derive(ToSchema)]
pub(crate) struct MaxBot {
    /// The token of the bot. One that the messenger has revoked gives a disabled channel.
    #[schema(pattern = "^[!-~]{10,}$", example = "made-up-letters-of-a-token")]
    access_token: String,
}

/// What Avito is connected with.
#[derive(ToSchema)]
pub(crate) struct Avito {
    /// The authorization code that Avito gave. One that has expired is refused.
    #[schema(pattern = r"\S", example = "made-up-code")]
    code: String,
}

/// What Instagram is connected with.
#[derive(ToSchema)]
pub(crate) struct Instagram {
    #[schema(pattern = r"\S", example = "demo.client")]
    username: String,
    /// The page on Facebook.
    #[schema(pattern = r"\S", example = "1000000000001")]
    page_id: String,
    /// The account on Instagram.
    #[schema(pattern = r"\S", example = "1000000000002")]
    inst_id: String,
    #[schema(pattern = r"\S", example = "made-up-letters-of-a-token")]
    user_token: String,
}

/// What a creation answers.
#[derive(ToSchema)]
pub(crate) struct CreatedChannel {
    channel_id: String,
    transport: Transport,
    /// Where the client connects it, for a transport that needs a page.
    #[schema(required = false, nullable = false)]
    url: Option<String>,
}

/// A channel. Some listed by the service lack `reason`; their `state` carries it.
#[derive(ToSchema)]
pub(crate) struct Channel {
    /// Opaque: the service's own examples are no valid UUIDs.
    channel_id: String,
    transport: Transport,
    /// The older reading of status and reason in one word.
    #[schema(required)]
    state: String,
    status: ChannelStatus,
    /// Null or the word `null` where there is none.
    #[schema(required = false)]
    reason: Option<Reason>,
    /// The number in digits, for bots the bot's name. Absent before the first connection.
    #[schema(required = false, nullable = false)]
    phone: Option<String>,
    #[schema(required = false, nullable = false)]
    username: Option<String>,
    /// The id in the messenger.
    #[schema(required = false, nullable = false)]
    messenger_id: Option<String>,
    #[schema(required = false, nullable = false)]
    name: Option<String>,
    #[schema(required = false, nullable = false)]
    tariff: Option<Tariff>,
    /// Where the client connects it, for a transport that needs a page.
    #[schema(required = false, nullable = false)]
    url: Option<String>,
    /// WABA only.
    #[schema(required = false, nullable = false)]
    tier: Option<Tier>,
}

/// A channel that is being connected again. There is no `status` in this answer.
#[derive(ToSchema)]
pub(crate) struct ReinitialisedChannel {
    channel_id: String,
    transport: Transport,
    state: String,
    #[schema(required = false, nullable = false)]
    phone: Option<String>,
    #[schema(required = false, nullable = false)]
    username: Option<String>,
    #[schema(required = false, nullable = false)]
    messenger_id: Option<String>,
    #[schema(required = false, nullable = false)]
    name: Option<String>,
    #[schema(required = false, nullable = false)]
    tariff: Option<Tariff>,
    #[schema(required = false, nullable = false)]
    url: Option<String>,
    #[schema(required = false, nullable = false)]
    tier: Option<Tier>,
}

/// What a channel needs to be connected again: the same credentials as at its creation, and no
/// transport.
#[derive(ToSchema)]
#[schema(example = json!({ "credentials": {} }))]
pub(crate) struct Reinit {
    #[schema(value_type = Object)]
    credentials: Empty,
}

/// The second password of the messenger.
#[derive(ToSchema)]
#[schema(example = json!({ "two_factor_code": "1234", "transport": "tgapi" }))]
pub(crate) struct TwoFactor {
    /// Never keep or log it.
    #[schema(pattern = r"\S")]
    two_factor_code: String,
    transport: CreatedTransport,
}

/// The transports of channels that this API creates.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
pub(crate) enum CreatedTransport {
    Whatsapp,
    Wapi,
    Telegram,
    Tgapi,
    #[schema(rename = "instAPI")]
    Instagram,
    Viber,
    Avito,
    Max,
    Maxbot,
}

/// A request for a code to be typed into the phone.
#[derive(ToSchema)]
#[schema(example = json!({ "transport": "whatsapp", "pairing_phone": "37120000001" }))]
pub(crate) struct PairingRequest {
    transport: PairingTransport,
    /// The phone that will type it, digits only. An empty text counts as absent.
    #[schema(pattern = "^([0-9]{7,15})?$")]
    pairing_phone: Option<String>,
}

/// The only transport with a pairing code.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
pub(crate) enum PairingTransport {
    Whatsapp,
}

/// A code to be typed into the phone.
#[derive(ToSchema)]
pub(crate) struct Pairing {
    /// Eight characters, letters too.
    #[schema(min_length = 8, max_length = 8, example = "AB12CD34")]
    pairing_code: String,
    /// What the service understood of the request's.
    #[schema(required = false, nullable = false)]
    pairing_phone: Option<String>,
}
