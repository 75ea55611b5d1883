//! The published description of the API as it is imitated here: OpenAPI 3.1, put together from the
//! handlers themselves, so that no route of the API is without its description. The control routes and
//! the hosted pages are the sandbox's own and stay out of it.

mod events;

use axum::Router;
use axum::http::header;
use axum::routing::get;
use serde_json::Value;
use utoipa::openapi::path::Operation;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::server::{Server, ServerBuilder};
use utoipa::{Modify, OpenApi};

use crate::app::App;
use crate::schema::{accounts, authorize, problem, users, v3_users};

/// Where the sandbox listens unless it is told otherwise, and the two hosts of the real service.
const SANDBOX: &str = "http://127.0.0.1:8024";
const V2: &str = "https://tech.wazzup24.com";
const V3: &str = "https://api.wazzup24.com";

/// What holds for the whole description; the paths come from the handlers.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Wazzup partner API, as the sandbox imitates it",
        description = include_str!("openapi/description.md"),
        license(name = "MIT", identifier = "MIT"),
    ),
    tags(
        (name = "accounts", description = "The accounts of a partner's clients."),
        (name = "oauth", description = "Tokens for one client's account, in the two ways to get them."),
        (name = "users", description = "The employees of a client, up to 1,000 in an account."),
        (name = "settings", description = "Who sees which channel, in which role."),
        (name = "channels", description = "A client's messengers, and how they are connected."),
        (name = "contacts", description = "The people a client writes to."),
        (name = "webhooks", description = "Who is told when something happens."),
        (name = "links", description = "Links to pages that the service shows in a browser."),
        (name = "v3_users", description = "The same employees through the older public API, with a key \
            of its own and no envelope."),
    ),
    components(
        schemas(
            accounts::Expansion, authorize::ChallengeMethod, authorize::ResponseType,
            problem::Problem, v3_users::Trouble,
        ),
        responses(
            problem::BadCredentials, problem::BadRequest, problem::Invalid, problem::NotFound, problem::NotYours,
            problem::PartnerOrTokenUnknown, problem::PartnerUnknown, problem::TokenUnknown,
            problem::UnknownProperty, users::UsersRefused, v3_users::V3IdsRefused,
            v3_users::V3KeyUnknown, v3_users::V3NotFound, v3_users::V3RepeatedId,
            v3_users::V3TooManyRequests, v3_users::V3UsersRefused,
        ),
    ),
    modifiers(&Credentials),
)]
pub(crate) struct Description;

/// The three kinds of credentials.
struct Credentials;

impl Modify for Credentials {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let components = openapi.components.get_or_insert_default();
        let http = |scheme, description: &str| {
            let scheme = HttpBuilder::new().scheme(scheme).description(Some(description));
            SecurityScheme::Http(scheme.build())
        };
        for (name, scheme, description) in [
            ("partner", HttpAuthScheme::Basic, "The partner's e-mail and password, in UTF-8."),
            (
                "client",
                HttpAuthScheme::Bearer,
                "A client access token from POST /v2/oauth/token. It speaks for one account and lives \
                 for an hour; v3 does not take it.",
            ),
            (
                "key",
                HttpAuthScheme::Bearer,
                "A key of the older public API, as an account's own cabinet shows it. v2 does not \
                 take it.",
            ),
        ] {
            components.add_security_scheme(name, http(scheme, description));
        }
    }
}

/// The finished description. Each path names its hosts, the sandbox before the real service: a program
/// that takes the first and tries things out does no harm.
fn document() -> utoipa::openapi::OpenApi {
    let mut document = crate::api().into_openapi();
    document.merge(events::Items::openapi());
    document.webhooks = Some(events::events());
    document.servers = Some(vec![server(SANDBOX, "The sandbox at its usual address.")]);
    for (path, item) in &mut document.paths.paths {
        let real = if path.starts_with("/v3/") { V3 } else { V2 };
        item.servers = Some(vec![
            server(SANDBOX, "The sandbox at its usual address."),
            server(real, "The real service, which this description was not made by."),
        ]);
        let methods = [&mut item.get, &mut item.post, &mut item.patch, &mut item.delete];
        methods.into_iter().flatten().for_each(say_whether_to_repeat);
    }
    document
}

/// Says in words what the mark says to programs.
fn say_whether_to_repeat(operation: &mut Operation) {
    let safe = operation.extensions.as_ref().and_then(|marks| marks.get("x-safe-to-repeat"));
    let sentence = match safe.and_then(Value::as_bool) {
        Some(true) => "Sending it again is safe.",
        _ => "Sending it again is **not** safe.",
    };
    let told = operation.description.take().unwrap_or_default();
    operation.description = Some(format!("{}\n\n{sentence}", told.trim_end()));
}

fn server(url: &str, description: &str) -> Server {
    ServerBuilder::new().url(url).description(Some(description)).build()
}

/// The description as indented JSON with a closing line break.
///
/// # Errors
/// When it cannot be written as JSON, which would be a mistake in this crate.
pub fn openapi() -> Result<String, serde_json::Error> {
    document().to_pretty_json().map(|text| text + "\n")
}

/// The route that gives the description, beside the control routes.
pub(crate) fn router(description: String) -> Router<App> {
    let answer = ([(header::CONTENT_TYPE, "application/json")], description);
    Router::new().route("/_sandbox/openapi.json", get(async move || answer))
}
