//! Tokens (API reference 3): the one endpoint with its four grants, and who is known by which token.
//! The page where a client grants access is in `authorize`; a control route gives a code without it.

use std::collections::HashMap;

use axum::extract::State;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use rand::RngExt;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::accounts;
use crate::answer::{Answer, Refusal, envelope};
use crate::app::App;
use crate::credentials::Partner;
use crate::fields::Fields;
use crate::schema::One;
use crate::schema::oauth as shape;
use crate::schema::problem::{BodyRefusals, TokenRefusals};
use crate::world::World;

/// The `client_id` the provider has issued to the demo's partner.
pub const CLIENT_ID: &str = "demo-client";

const EXCHANGE: &str = "urn:ietf:params:oauth:grant-type:token-exchange";
const GRANTS: [&str; 4] = ["client_credentials", EXCHANGE, "authorization_code", "refresh_token"];
const MACHINE_TYPE: &str = "urn:wazzup:oauth:token-type:machine_token";

/// Lifetimes in seconds. Those of the machine token and the code are not documented: short ones show a
/// client that keeps them.
const ACCESS_S: i64 = 3600;
const REFRESH_S: i64 = 7 * 24 * 3600;
const MACHINE_S: i64 = 300;
const CODE_S: i64 = 120;

/// Every token and code that was issued and not used up. Their text appears in answers only.
#[derive(Default)]
pub(crate) struct Tokens {
    issued: HashMap<String, Token>,
    codes: HashMap<String, Code>,
}

struct Token {
    kind: Kind,
    expires_ms: i64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Machine,
    Access(u64),
    Refresh(u64),
}

/// What a client has granted on the page of API reference 3.5.
pub(crate) struct Granted {
    pub(crate) account_id: u64,
    pub(crate) redirect_uri: String,
    pub(crate) code_challenge: String,
}

struct Code {
    granted: Granted,
    expires_ms: i64,
}

impl Tokens {
    /// The account of a live access token.
    pub(crate) fn account_of(&self, token: &str, now_ms: i64) -> Option<u64> {
        match self.issued.get(token).filter(|token| token.expires_ms > now_ms)?.kind {
            Kind::Access(account_id) => Some(account_id),
            _ => None,
        }
    }

    /// Ends every client access token, as if its hour had passed.
    pub(crate) fn expire_access(&mut self) {
        self.issued.retain(|_, token| !matches!(token.kind, Kind::Access(_)));
    }

    /// Ends everything issued, as when every client takes back what they allowed.
    pub(crate) fn revoke(&mut self) {
        *self = Self::default();
    }
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(token))
}

/// Issues an authorization code; it may be used once.
pub(crate) fn grant_code(app: &App, world: &mut World, granted: Granted) -> String {
    let code = random_text(world);
    let expires_ms = app.clock.now_ms() + CODE_S * 1000;
    world.tokens.codes.insert(code.clone(), Code { granted, expires_ms });
    code
}

/// Get tokens, by one of four grants.
///
/// For an account that the partner created: `client_credentials` gives a machine token, and the exchange
/// of that one the client's tokens. For a client who owns the account: the code that the authorization
/// page sent back gives them. `refresh_token` renews them.
///
/// The body is JSON, not a form, and names one nested object by its grant; note `authorize_code_data`.
/// A code and a refresh token are used up by the first try: after a lost answer begin anew.
#[utoipa::path(
    post, path = "/v2/oauth/token", tag = "oauth", operation_id = "oauth_token",
    security(("partner" = [])), extensions(("x-safe-to-repeat" = json!(false))),
    request_body(content = shape::Grant, examples(
        ("machine" = (summary = "A machine token", value = json!({
            "grant_type": "client_credentials",
            "client_credentials_data": { "scope": "transport,crm" },
        }))),
        ("exchange" = (summary = "A client's tokens for a machine token", value = json!({
            "grant_type": "urn:ietf:params:oauth:grant-type:token-exchange",
            "token_exchange_data": {
                "subject_token": "the-machine-token",
                "subject_token_type": "urn:wazzup:oauth:token-type:machine_token",
                "requested_subject": "24017788", "scope": "transport,crm",
            },
        }))),
        ("code" = (summary = "A client's tokens for a code", value = json!({
            "grant_type": "authorization_code",
            "authorize_code_data": {
                "code": "the-code", "redirect_uri": "http://127.0.0.1", "client_id": "demo-client",
                "code_verifier": "made-up-verifier-of-at-least-forty-three-characters",
            },
        }))),
        ("refresh" = (summary = "New tokens for a refresh token", value = json!({
            "grant_type": "refresh_token",
            "refresh_token_data": {
                "refresh_token": "the-refresh-token", "client_id": "demo-client",
            },
        }))),
    )),
    responses(
        (status = 200, description = "The tokens.", body = inline(One<shape::Tokens>),
         example = json!({
             "data": {
                 "access_token": "the-access-token", "refresh_token": "the-refresh-token",
                 "expires_in": 3600,
             },
             "meta": { "timestamp": 1763026882 },
         })),
        TokenRefusals, BodyRefusals,
    ),
)]
async fn token(_: Partner, State(app): State<App>, mut body: Fields) -> Answer {
    let grant = body.choice("grant_type", &GRANTS);
    body.check()?;
    match grant.as_str() {
        "client_credentials" => machine(&app, body),
        EXCHANGE => exchange(&app, body),
        "authorization_code" => authorization_code(&app, body),
        _ => refresh(&app, body),
    }
}

fn machine(app: &App, mut body: Fields) -> Answer {
    let mut data = body.object("client_credentials_data");
    check_scope(&mut data);
    body.absorb("client_credentials_data", data);
    body.check()?;
    let mut world = app.world();
    let token = random_text(&mut world);
    keep(app, &mut world, &token, Kind::Machine, MACHINE_S);
    Ok(envelope(app, json!({ "access_token": token, "expires_in": MACHINE_S })))
}

fn exchange(app: &App, mut body: Fields) -> Answer {
    let mut data = body.object("token_exchange_data");
    let machine = data.text("subject_token");
    data.choice("subject_token_type", &[MACHINE_TYPE]);
    let subject = data.text("requested_subject");
    check_scope(&mut data);
    body.absorb("token_exchange_data", data);
    body.check()?;
    let mut world = app.world();
    live(app, &world, &machine, |kind| kind == Kind::Machine)?;
    let account_id = accounts::owned(&world, &subject)?.id;
    Ok(envelope(app, issue(app, &mut world, account_id)))
}

fn authorization_code(app: &App, mut body: Fields) -> Answer {
    let mut data = body.object("authorize_code_data");
    let code = data.text("code");
    let redirect_uri = data.text("redirect_uri");
    data.choice("client_id", &[CLIENT_ID]);
    let verifier = data.text("code_verifier");
    let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let long_enough = (43..=128).contains(&verifier.len());
    if !(verifier.is_empty() || long_enough && verifier.bytes().all(unreserved)) {
        data.break_bound("code_verifier must have 43 to 128 unreserved characters".to_owned());
    }
    body.absorb("authorize_code_data", data);
    body.check()?;
    let mut world = app.world();
    let refused = || Refusal::bad("The authorization code is unknown, used, expired or not yours.");
    // Used up whatever follows: a code is never good for a second try.
    let code = world.tokens.codes.remove(&code).ok_or_else(refused)?;
    let granted = code.granted;
    let challenge = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
    let dead = code.expires_ms <= app.clock.now_ms();
    if dead || granted.redirect_uri != redirect_uri || granted.code_challenge != challenge {
        return Err(refused());
    }
    Ok(envelope(app, issue(app, &mut world, granted.account_id)))
}

fn refresh(app: &App, mut body: Fields) -> Answer {
    let mut data = body.object("refresh_token_data");
    let token = data.text("refresh_token");
    data.choice("client_id", &[CLIENT_ID]);
    body.absorb("refresh_token_data", data);
    body.check()?;
    let mut world = app.world();
    let kind = live(app, &world, &token, |kind| matches!(kind, Kind::Refresh(_)))?;
    let Kind::Refresh(account_id) = kind else { return Err(Refusal::token_unknown()) };
    // Single use: whether the service does so is unknown, and a careful client copes (reference 3.6).
    world.tokens.issued.remove(&token);
    Ok(envelope(app, issue(app, &mut world, account_id)))
}

/// Scope is a comma-separated text; a space after the comma is tolerated (API reference 3.2).
pub(crate) fn is_scope(scope: &str) -> bool {
    scope.split(',').all(|part| matches!(part.trim_matches(' '), "transport" | "crm"))
}

fn check_scope(data: &mut Fields) {
    let scope = data.text("scope");
    if !scope.is_empty() && !is_scope(&scope) {
        data.refuse_value("scope must be some of: transport, crm".to_owned());
    }
}

fn live(
    app: &App,
    world: &World,
    token: &str,
    fits: impl Fn(Kind) -> bool,
) -> Result<Kind, Refusal> {
    let found = world.tokens.issued.get(token);
    let found = found.filter(|token| token.expires_ms > app.clock.now_ms() && fits(token.kind));
    found.map(|token| token.kind).ok_or_else(Refusal::token_unknown)
}

fn issue(app: &App, world: &mut World, account_id: u64) -> Value {
    let claims = json!({ "account_id": account_id, "exp": app.clock.now_secs() + ACCESS_S });
    let part = |value: Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
    let header = json!({ "alg": "HS256", "typ": "JWT" });
    let access = format!("{}.{}.{}", part(header), part(claims), random_text(world));
    let refresh = random_text(world);
    keep(app, world, &access, Kind::Access(account_id), ACCESS_S);
    keep(app, world, &refresh, Kind::Refresh(account_id), REFRESH_S);
    json!({ "access_token": access, "refresh_token": refresh, "expires_in": ACCESS_S })
}

fn keep(app: &App, world: &mut World, token: &str, kind: Kind, seconds: i64) {
    let expires_ms = app.clock.now_ms() + seconds * 1000;
    world.tokens.issued.insert(token.to_owned(), Token { kind, expires_ms });
}

/// 256 bits in URL-safe letters: a token, a code, or the secret part of a link.
pub(crate) fn random_text(world: &mut World) -> String {
    let bytes: [u8; 32] = world.rng.random();
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}
