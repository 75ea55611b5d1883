//! Links to the hosted page where a client connects a channel alone (API reference 10.1). Bearer. The page
//! itself is in `hosted`.

use axum::extract::State;
use serde_json::json;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::answer::{Answer, Refusal, envelope};
use crate::app::App;
use crate::credentials::Client;
use crate::fields::Fields;
use crate::hosted::{self, Hosted};
use crate::schema::One;
use crate::schema::links as shape;
use crate::schema::problem::{ClientRefusals, LinkRefusals, NotFound};
use crate::transports::HOSTED;

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(channel))
}

/// Get a link to a page where a client connects a channel alone.
///
/// The outcome comes by webhook (`channel.create`, `channel.status_update`) or by reading the list. Each
/// request gives a fresh link; links not followed do no harm.
#[utoipa::path(
    post, path = "/v2/iframe-links/channels", tag = "links", operation_id = "links_channel",
    security(("client" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    request_body = shape::ChannelLink,
    responses(
        (status = 200, description = "The link.", body = inline(One<shape::Link>),
         example = json!({
             "data": { "link": "https://pages.example/made-up" },
             "meta": { "timestamp": 1760000000 },
         })),
        (status = 404, response = NotFound),
        ClientRefusals, LinkRefusals,
    ),
)]
async fn channel(client: Client, State(app): State<App>, mut body: Fields) -> Answer {
    let mut options = body.object("options");
    let unknown = |fields: &Fields, allowed: &[&str]| -> Vec<String> {
        let names = fields.names().filter(|name| !allowed.contains(name));
        names.map(|name| format!("property {name} should not exist")).collect()
    };
    let mut errors = unknown(&body, &["options"]);
    errors.extend(unknown(&options, &["transport", "channel_id"]));
    if !errors.is_empty() {
        return Err(Refusal::malformed(errors));
    }
    let transport = options.choice("transport", &HOSTED);
    let channel_id = options.optional_text("channel_id");
    body.absorb("options", options);
    body.check()?;
    let mut world = app.world();
    if let Some(channel_id) = &channel_id {
        let owner = world.owner_of(channel_id).map(|account| account.id);
        if owner != Some(client.account_id) {
            return Err(Refusal::not_found("The channel"));
        }
    }
    let hosted = Hosted::new(client.account_id, transport, channel_id);
    let one_off = hosted::add(&mut world, hosted);
    Ok(envelope(&app, json!({ "link": hosted::address(&app, &one_off) })))
}
