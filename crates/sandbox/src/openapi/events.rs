//! What the sandbox sends by itself: the webhooks of the description. They have no handlers to be put
//! together from, so they stand here as a list; `delivery` carries them.

use serde_json::{Value, json};
use utoipa::openapi::path::{OperationBuilder, PathItem, Paths, PathsBuilder};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Ref, Schema, Type};
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{ContentBuilder, HttpMethod, RefOr, ResponseBuilder};
use utoipa::{OpenApi, ToSchema};

use crate::schema::events;

/// The types of the items.
#[derive(OpenApi)]
#[openapi(components(schemas(
    events::ChannelChange,
    events::EventMeta,
    events::GoneChannel,
    events::MadeChannel,
    events::NewCode,
)))]
pub(crate) struct Items;

/// Every event that a sandbox sends, under its name.
pub(crate) fn events() -> Paths {
    PathsBuilder::new()
        .path(
            "channel.qr_update",
            event::<events::NewCode>(
                "channel.qr_update",
                "There is a code to be scanned.",
                "The only way to the code. Ask for the subscription before the channel is made.",
                json!({
                    "channel_id": "656cc30c-7d6d-4ec4-a3d9-87abbeaf92", "platform": "whatsapp",
                    "qr_code": "data:image/png;base64,iVBORw0KGgo=",
                }),
            ),
        )
        .path(
            "channel.status_update",
            event::<events::ChannelChange>(
                "channel.status_update",
                "A channel's status has changed.",
                "It comes again unchanged when a second password was wrong.",
                json!({
                    "channel_id": "656cc30c-7d6d-4ec4-a3d9-87abbeaf92", "transport": "tgapi",
                    "status": "init", "reason": "wait_for_password",
                }),
            ),
        )
        .path(
            "channel.create",
            event::<events::MadeChannel>(
                "channel.create",
                "A channel was made.",
                "Its connection has only begun.",
                json!({
                    "channel_id": "656cc30c-7d6d-4ec4-a3d9-87abbeaf92", "transport": "whatsapp",
                }),
            ),
        )
        .path(
            "channel.delete",
            event::<events::GoneChannel>(
                "channel.delete",
                "A channel was deleted.",
                "Whether its conversations are kept is not told.",
                json!({ "channel_id": "656cc30c-7d6d-4ec4-a3d9-87abbeaf92" }),
            ),
        )
        .build()
}

fn event<T: ToSchema>(name: &str, summary: &str, description: &str, item: Value) -> PathItem {
    let example = json!({
        "event": name, "data": [item],
        "meta": { "idempotency_key": "daa4e9e6-ca92-41a2-a91b-8cf212f687", "timestamp": 1_760_947_913 },
    });
    let content = ContentBuilder::new().schema(Some(body::<T>(name))).example(Some(example));
    let body = RequestBodyBuilder::new().content("application/json", content.build());
    let arrived =
        "It has arrived; any other 2xx says so too. Otherwise it comes again, twice at most.";
    let operation = OperationBuilder::new()
        .tag("webhooks")
        .summary(Some(summary))
        .description(Some(description))
        .operation_id(Some(format!("event_{}", name.replace('.', "_"))))
        // No signature and no credentials: the address is the only secret.
        .security(SecurityRequirement::default())
        .request_body(Some(body.build()))
        .response("200", ResponseBuilder::new().description(arrived));
    PathItem::new(HttpMethod::Post, operation)
}

fn body<T: ToSchema>(name: &str) -> RefOr<Schema> {
    let event = ObjectBuilder::new().schema_type(Type::String).enum_values(Some([name]));
    let items = ArrayBuilder::new().items(Ref::from_schema_name(T::name()));
    let meta = Ref::from_schema_name(events::EventMeta::name());
    let object = ObjectBuilder::new().property("event", event).required("event");
    let object = object.property("data", items).required("data");
    object.property("meta", meta).required("meta").into()
}
