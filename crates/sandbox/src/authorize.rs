//! The page where a client lets the partner in (API reference 3.5): it is opened in a browser, lists
//! the accounts that may be let into, and goes back with a code or a refusal. Scripts it has none,
//! and no login: whoever sits at this machine is taken for the client.

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::post;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use reqwest::Url;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::oauth::{self, CLIENT_ID, Granted};
use crate::schema::authorize as shape;
use crate::schema::oauth::ClientId;
use crate::world::World;

/// Where the page is.
pub(crate) const PATH: &str = "/v2/oauth/authorize";

/// What the refusal says. Its words on the real service are not known (API reference 15, row 19);
/// these are those of the standard.
const REFUSED: [(&str, &str); 2] =
    [("error", "access_denied"), ("error_description", "The client did not allow access.")];

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;color:#12161c;background:#f5f6f8;\
    margin:0}main{max-width:30rem;margin:4rem auto;padding:2rem;background:#fff;\
    border:1px solid #e2e6eb;border-radius:12px}h1{font-size:1.4rem;margin:0 0 1rem}\
    label{display:block;margin:1.5rem 0 .25rem}select,button{font:inherit;padding:.5rem .75rem;\
    border-radius:8px;border:1px solid #5a6472;background:#fff;color:inherit}select{width:100%}\
    .choice{display:flex;gap:.75rem;margin-top:1.5rem}button[value=allow]{background:#0a7a60;\
    border-color:#0a7a60;color:#fff}.note{color:#5a6472;font-size:.9rem}";

/// A request for access that may be answered at its return address.
struct Asked {
    redirect_uri: String,
    returns_to: Url,
    state: String,
    code_challenge: String,
}

/// What the page's form sends.
#[derive(Deserialize)]
struct Pressed {
    decision: String,
    account_id: Option<u64>,
}

type Pairs = Vec<(String, String)>;

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(page))
}

/// Where the page's own form goes. It is not the API's.
pub(crate) fn pages() -> Router<App> {
    Router::new().route(PATH, post(press))
}

/// Ask a client for access to their account, in a browser.
///
/// To be opened in the client's own browser, never called by a program. When the client allows access,
/// the browser goes to the return address with `code` and `state`; when they refuse, with `error`,
/// `error_description` and `state`. Compare `state` with what was sent, and exchange the code at once.
///
/// The real page may silently take the account that the browser is signed in to. Which parameters it
/// sends on a refusal is not documented.
#[utoipa::path(
    get, path = "/v2/oauth/authorize", tag = "oauth", operation_id = "oauth_authorize",
    security(()), extensions(("x-safe-to-repeat" = json!(true))),
    params(
        ("response_type" = shape::ResponseType, Query, description = "Always `code`."),
        ("client_id" = ClientId, Query, description = "What the service has issued to the partner."),
        ("redirect_uri" = String, Query, min_length = 1, example = "http://127.0.0.1",
         description = "Where the browser returns to: https, or http on this machine, without a \
            fragment. The real service wants it registered for the `client_id`."),
        ("scope" = String, Query, pattern = "^ *(transport|crm) *(, *(transport|crm) *)*$",
         example = "transport,crm", description = "Comma-separated."),
        ("state" = String, Query, min_length = 1,
         description = "Unguessable; it comes back unchanged, and only then is the answer one's own."),
        ("code_challenge" = String, Query, pattern = "^[A-Za-z0-9_-]{43}$",
         description = "SHA-256 of the code verifier, in unpadded base64url."),
        ("code_challenge_method" = shape::ChallengeMethod, Query,
         description = "Sent by every program known, and demanded here."),
    ),
    responses(
        (status = 200, description = "The page.", body = String, content_type = "text/html"),
        (status = 400, description = "A page that names what is wrong. The browser is not sent back: \
            an address from a wrong request is not to be trusted.", body = String,
         content_type = "text/html"),
    ),
)]
async fn page(State(app): State<App>, Query(pairs): Query<Pairs>) -> Response {
    match Asked::read(&pairs) {
        Ok(asked) => question(&app.world(), &asked),
        Err(wrong) => mistaken(&wrong),
    }
}

async fn press(
    State(app): State<App>,
    Query(pairs): Query<Pairs>,
    Form(pressed): Form<Pressed>,
) -> Response {
    let asked = match Asked::read(&pairs) {
        Ok(asked) => asked,
        Err(wrong) => return mistaken(&wrong),
    };
    match pressed.decision.as_str() {
        "allow" => {
            let mut world = app.world();
            let chosen = pressed.account_id.filter(|id| world.account(*id).is_some());
            let Some(account_id) = chosen else {
                return mistaken(&["account_id is not an account of this page".to_owned()]);
            };
            let Asked { redirect_uri, returns_to, state, code_challenge } = asked;
            let granted = Granted { account_id, redirect_uri, code_challenge };
            let code = oauth::grant_code(&app, &mut world, granted);
            back(returns_to, &[("code", &code)], &state)
        }
        "refuse" => back(asked.returns_to, &REFUSED, &asked.state),
        _ => mistaken(&["decision must be one of: allow, refuse".to_owned()]),
    }
}

impl Asked {
    /// Checks every parameter, and says all that is wrong at once.
    fn read(pairs: &[(String, String)]) -> Result<Self, Vec<String>> {
        let mut wrong = Vec::new();
        let mut once = |name: &str| {
            let mut values = pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| value);
            let value = values.next().filter(|value| !value.is_empty()).cloned();
            if values.next().is_some() {
                wrong.push(format!("{name} must be given once"));
            } else if value.is_none() {
                wrong.push(format!("{name} should not be empty"));
            }
            value.unwrap_or_default()
        };
        let [kind, client_id, redirect_uri, scope] =
            ["response_type", "client_id", "redirect_uri", "scope"].map(&mut once);
        let [state, code_challenge, method] =
            ["state", "code_challenge", "code_challenge_method"].map(&mut once);
        let mut hold = |name: &str, value: &str, holds: bool, rule: &str| {
            if !value.is_empty() && !holds {
                wrong.push(format!("{name} {rule}"));
            }
        };
        hold("response_type", &kind, kind == "code", "must be code");
        hold("client_id", &client_id, client_id == CLIENT_ID, "is not known");
        hold("scope", &scope, oauth::is_scope(&scope), "must be some of: transport, crm");
        hold("code_challenge_method", &method, method == "S256", "must be S256");
        hold(
            "code_challenge",
            &code_challenge,
            is_challenge(&code_challenge),
            "must be SHA-256 in unpadded base64url",
        );
        let returns_to = return_address(&redirect_uri);
        let rule = "must be https, or http on this machine, without a fragment";
        hold("redirect_uri", &redirect_uri, returns_to.is_some(), rule);
        match returns_to {
            Some(returns_to) if wrong.is_empty() => {
                Ok(Self { redirect_uri, returns_to, state, code_challenge })
            }
            _ => Err(wrong),
        }
    }
}

fn is_challenge(text: &str) -> bool {
    text.len() == 43 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// Where a browser may be sent back to. The real service also wants it registered for the client.
fn return_address(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok().filter(|url| url.fragment().is_none())?;
    let here = matches!(url.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
    let fits = url.scheme() == "https" || (url.scheme() == "http" && here);
    fits.then_some(url)
}

/// Sends the browser back, with the caller's state beside the answer.
fn back(mut to: Url, answer: &[(&str, &str)], state: &str) -> Response {
    to.query_pairs_mut().extend_pairs(answer).append_pair("state", state);
    (StatusCode::SEE_OTHER, [(header::LOCATION, to.to_string())]).into_response()
}

/// The question itself. The account of another partner stands first: it is the kind of client this
/// page exists for.
fn question(world: &World, asked: &Asked) -> Response {
    let mut accounts: Vec<_> = world.accounts.iter().collect();
    accounts.sort_by_key(|account| account.owned);
    let options: String = accounts
        .iter()
        .map(|account| {
            let (id, name) = (account.id, escaped(&account.name));
            format!("<option value=\"{id}\">{name} ({id})</option>")
        })
        .collect();
    let body = format!(
        "<h1>Allow a partner to work in your account?</h1>\
         <p>The partner <strong>{CLIENT_ID}</strong> asks to connect channels and to manage users \
         and contacts. It does not learn your password.</p>\
         <form method=\"post\"><label for=\"account\">Your account</label>\
         <select id=\"account\" name=\"account_id\">{options}</select>\
         <div class=\"choice\"><button name=\"decision\" value=\"allow\">Allow</button>\
         <button name=\"decision\" value=\"refuse\">Refuse</button></div></form>\
         <p class=\"note\">This page stands for the provider's own. Afterwards the browser goes \
         to {}.</p>",
        escaped(&asked.returns_to.origin().ascii_serialization())
    );
    written(StatusCode::OK, &body, Some(&asked.returns_to))
}

/// Something is wrong with the request: said here, because its return address is not to be trusted.
fn mistaken(wrong: &[String]) -> Response {
    let list: String = wrong.iter().map(|text| format!("<li>{}</li>", escaped(text))).collect();
    let body = format!("<h1>This request for access cannot be used</h1><ul>{list}</ul>");
    written(StatusCode::BAD_REQUEST, &body, None)
}

/// A page without scripts that nobody may frame. Browsers hold the answer of a form to the rule for
/// forms too, so the return address is named in it.
fn written(status: StatusCode, body: &str, returns_to: Option<&Url>) -> Response {
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <title>Allow access</title><style>{STYLE}</style></head><body><main>{body}</main></body>\
         </html>\n"
    );
    let style = BASE64_STANDARD.encode(Sha256::digest(STYLE));
    let target = returns_to.map(|url| format!(" {}", url.origin().ascii_serialization()));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{style}'; form-action 'self'{}; \
         frame-ancestors 'none'; base-uri 'none'",
        target.unwrap_or_default()
    );
    let mut response = (status, Html(page)).into_response();
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // With less, a browser would hide where the page's own form comes from, and it would be refused.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}

fn escaped(text: &str) -> String {
    let entity = |c: char| match c {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '"' => "&quot;".to_owned(),
        _ => c.to_string(),
    };
    text.chars().map(entity).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_safe_address_is_returned_to() {
        for text in
            ["http://127.0.0.1", "http://[::1]:81/x", "http://localhost:9", "https://a.example/b"]
        {
            assert!(return_address(text).is_some(), "{text}");
        }
        for text in [
            "http://a.example",
            "http://127.0.0.1.a.example",
            "https://a.example/#x",
            "ftp://127.0.0.1",
            "x",
        ] {
            assert!(return_address(text).is_none(), "{text}");
        }
    }

    #[test]
    fn names_cannot_break_the_page() {
        assert_eq!(escaped("<b a=\"1\">&"), "&lt;b a=&quot;1&quot;&gt;&amp;");
    }
}
