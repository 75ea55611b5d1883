//! Subscriptions (API reference 9.1), as the published description shows them.

use utoipa::ToSchema;

/// Pairs of address and event to be subscribed.
#[derive(ToSchema)]
#[schema(example = json!({
    "data": [{ "url": "https://console.example/h/made-up", "event": "channel.qr_update" }],
}))]
pub(crate) struct NewWebhooks {
    #[schema(min_items = 1)]
    data: Vec<NewWebhook>,
}

/// One pair.
#[derive(ToSchema)]
pub(crate) struct NewWebhook {
    /// HTTPS; plain HTTP for this machine only. No user name and no password in it.
    #[schema(max_length = 200, pattern = "^(https://|http://127)", format = "uri")]
    url: String,
    event: EventName,
}

/// Subscriptions as they are to be from now on.
#[derive(ToSchema)]
#[schema(example = json!({
    "data": [{
        "id": "5d6f1f0a-77c2-4a3c-9f0e-0f6f5a1c2b3d",
        "url": "https://console.example/h/made-up", "event": "channel.create",
    }],
}))]
pub(crate) struct WebhookChanges {
    #[schema(min_items = 1)]
    data: Vec<WebhookChange>,
}

/// One subscription, whole.
#[derive(ToSchema)]
pub(crate) struct WebhookChange {
    #[schema(pattern = r"\S")]
    id: String,
    /// HTTPS; plain HTTP for this machine only. No user name and no password in it.
    #[schema(max_length = 200, pattern = "^(https://|http://127)", format = "uri")]
    url: String,
    event: EventName,
}

/// Subscriptions to be removed.
#[derive(ToSchema)]
#[schema(example = json!({ "data": [{ "id": "5d6f1f0a-77c2-4a3c-9f0e-0f6f5a1c2b3d" }] }))]
pub(crate) struct WebhookIds {
    #[schema(min_items = 1)]
    data: Vec<WebhookId>,
}

/// One subscription by its id.
#[derive(ToSchema)]
pub(crate) struct WebhookId {
    #[schema(pattern = r"\S")]
    id: String,
}

/// A subscription. The address comes back letter for letter.
#[derive(ToSchema)]
pub(crate) struct Webhook {
    id: String,
    url: String,
    /// Take other words for events to come.
    event: String,
}

/// What can be subscribed. `channel.qr_update` brings the code to be scanned, and nothing else does.
#[derive(ToSchema)]
pub(crate) enum EventName {
    #[schema(rename = "message.add")]
    MessageAdd,
    #[schema(rename = "message.status_update")]
    MessageStatusUpdate,
    #[schema(rename = "message.edit")]
    MessageEdit,
    #[schema(rename = "message.delete")]
    MessageDelete,
    #[schema(rename = "waba_template.status_update")]
    TemplateStatusUpdate,
    #[schema(rename = "channel.status_update")]
    ChannelStatusUpdate,
    #[schema(rename = "channel.create")]
    ChannelCreate,
    #[schema(rename = "channel.delete")]
    ChannelDelete,
    #[schema(rename = "channel.qr_update")]
    ChannelQrUpdate,
    #[schema(rename = "channel.waba_tier_update")]
    ChannelTierUpdate,
    #[schema(rename = "group_chat.memberships_update")]
    GroupMembershipsUpdate,
    #[schema(rename = "group_chat.update")]
    GroupUpdate,
    #[schema(rename = "crm_entities.contact_add")]
    ContactAdd,
    #[schema(rename = "crm_entities.deal_add")]
    DealAdd,
    #[schema(rename = "messages_dump.status_update")]
    ExportStatusUpdate,
}
