//! Who is asking: the partner by Basic (API reference 3.1), or a client's account by Bearer (3.6).
//! Extractors for the handlers; no handler reads the header itself.

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::answer::Refusal;
use crate::app::App;
use crate::world::{Account, World};

/// The partner, proven.
pub(crate) struct Partner;

/// The account a client access token stands for, proven and alive.
pub(crate) struct Client {
    pub(crate) account_id: u64,
}

impl Client {
    /// The account itself.
    pub(crate) fn account<'a>(&self, world: &'a mut World) -> Result<&'a mut Account, Refusal> {
        world.account_mut(self.account_id).ok_or_else(|| Refusal::not_found("The account"))
    }
}

impl FromRequestParts<App> for Partner {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let given = credentials(parts, "basic").and_then(|text| BASE64_STANDARD.decode(text).ok());
        let given = given.and_then(|bytes| String::from_utf8(bytes).ok());
        let (email, password) = given
            .as_ref()
            .and_then(|pair| pair.split_once(':'))
            .ok_or_else(Refusal::unauthorized)?;
        let world = app.world();
        let known = &world.partner;
        if known.email.eq_ignore_ascii_case(email) && known.password == password {
            Ok(Self)
        } else {
            Err(Refusal::unauthorized())
        }
    }
}

impl FromRequestParts<App> for Client {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let token = credentials(parts, "bearer").ok_or_else(Refusal::unauthorized)?;
        let account_id = app.world().tokens.account_of(token, app.clock.now_ms());
        account_id.map(|account_id| Self { account_id }).ok_or_else(Refusal::token_unknown)
    }
}

/// What follows the scheme in the Authorization header.
pub(crate) fn credentials<'a>(parts: &'a Parts, scheme: &str) -> Option<&'a str> {
    let value = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (given, rest) = value.split_once(' ')?;
    given.eq_ignore_ascii_case(scheme).then(|| rest.trim())
}
