//! Links to hosted pages (API reference 10), as the published description shows them.

use utoipa::ToSchema;

use crate::schema::contacts::ChatType;

/// A request for a page on which a client connects a channel alone.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "options": { "transport": "vk" } }))]
pub(crate) struct ChannelLink {
    options: ChannelLinkOptions,
}

/// What the page is for. Other properties are refused.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChannelLinkOptions {
    transport: HostedTransport,
    /// The channel to be connected again; a new one is made without it.
    channel_id: Option<String>,
}

/// The transports of the hosted page. `vk` is connected there and nowhere else.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
pub(crate) enum HostedTransport {
    Whatsapp,
    Wapi,
    Tgapi,
    Max,
    Maxbot,
    Vk,
    Cian,
}

/// A link that works once. Open it soon and keep it nowhere.
#[derive(ToSchema)]
pub(crate) struct Link {
    #[schema(format = "uri")]
    link: String,
}

/// A request for a window with chats: all of them, or given ones. Other properties are refused.
#[derive(ToSchema)]
#[serde(untagged)]
#[schema(example = json!({
    "user_id": "u-anna", "scope": "card",
    "chats": [{ "chat_type": "whatsapp", "chat_id": "37120001150", "contact_name": "Test Contact" }],
}))]
pub(crate) enum ChatLink {
    Global(GlobalWindow),
    Card(CardWindow),
}

/// A window with everything the user may see. It takes no `chats`.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GlobalWindow {
    /// The user who opens the window, by the caller's own id. A nested `user` is refused.
    #[schema(pattern = r"\S")]
    user_id: String,
    scope: GlobalScope,
    /// The name messages are signed with; the user's own without it.
    author_name: Option<String>,
    active_chat: Option<ActiveChat>,
    use_events: Option<ChatEvents>,
    /// The kind of the CRM.
    client_type: Option<String>,
}

/// A window with given chats, as for one contact's card in the CRM.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CardWindow {
    /// The user who opens the window, by the caller's own id. A nested `user` is refused.
    #[schema(pattern = r"\S")]
    user_id: String,
    scope: CardScope,
    #[schema(min_items = 1)]
    chats: Vec<CardChat>,
    /// The name messages are signed with; the user's own without it.
    author_name: Option<String>,
    active_chat: Option<ActiveChat>,
    use_events: Option<ChatEvents>,
    /// The kind of the CRM.
    client_type: Option<String>,
}

/// Everything the user may see.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
pub(crate) enum GlobalScope {
    Global,
}

/// The chats that are named.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
pub(crate) enum CardScope {
    Card,
}

/// A chat to show, found by its id, or in Telegram by the user's name there.
#[derive(ToSchema)]
#[serde(untagged)]
pub(crate) enum CardChat {
    ById(CardChatById),
    ByName(CardChatByName),
}

/// A chat to show, by its id.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CardChatById {
    contact_name: Option<String>,
    chat_type: ChatType,
    #[schema(pattern = r"\S")]
    chat_id: String,
    /// Telegram only, without the @ sign.
    username: Option<String>,
}

/// A chat to show, by the user's name in Telegram.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CardChatByName {
    contact_name: Option<String>,
    chat_type: ChatType,
    /// Without the @ sign.
    #[schema(min_length = 1)]
    username: String,
}

/// The chat to begin with, found by its id, or in Telegram by the user's name there.
#[derive(ToSchema)]
#[serde(untagged)]
pub(crate) enum ActiveChat {
    ById(ActiveChatById),
    ByName(ActiveChatByName),
}

/// The chat to begin with, by its id.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ActiveChatById {
    channel_id: Option<String>,
    chat_type: ChatType,
    #[schema(pattern = r"\S")]
    chat_id: String,
    /// Telegram only, without the @ sign.
    username: Option<String>,
}

/// The chat to begin with, by the user's name in Telegram.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ActiveChatByName {
    channel_id: Option<String>,
    chat_type: ChatType,
    /// Without the @ sign.
    #[schema(min_length = 1)]
    username: String,
}

/// Which buttons tell the surrounding page.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChatEvents {
    deals: Option<bool>,
    messages: Option<bool>,
}
