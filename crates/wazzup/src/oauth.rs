//! Tokens: the four grants of one endpoint, and the address that begins the browser's part
//! (reference 3).
//!
//! Called by the console, which keeps, renews and forgets them. Deliberately absent: any memory of a
//! token, and the browser.

use std::fmt;
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use rand::CryptoRng;
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use url::Url;
use zeroize::Zeroize;

use crate::client::Caller;
use crate::decode::{optional_number, optional_text};
use crate::error::Error;
use crate::ids::AccountId;
use crate::origin::Origin;
use crate::retry::Repeat;
use crate::sensitive::Sensitive;

/// Sent without the space that one page prints (reference 14, row 4).
const SCOPE: &str = "transport,crm";

/// The grants; made by `PartnerClient::oauth`.
#[derive(Clone, Copy)]
pub struct OAuth<'a>(pub(crate) &'a Caller);

impl OAuth<'_> {
    /// A machine token, good for exchanging at once (reference 3.4, step 2).
    ///
    /// # Errors
    /// [`Error::Refused`] with 401 when the login is wrong.
    pub async fn machine_token(&self) -> Result<Tokens, Error> {
        let body = json!({
            "grant_type": "client_credentials",
            "client_credentials_data": { "scope": SCOPE },
        });
        self.0.post("/v2/oauth/token", Repeat::Safe).json(body).one().await
    }

    /// A client access token for one of the partner's own accounts (reference 3.4, step 3).
    ///
    /// # Errors
    /// [`Error::Refused`] when the account is not this partner's.
    pub async fn exchange(
        &self,
        machine: &Sensitive<String>,
        account_id: &AccountId,
    ) -> Result<Tokens, Error> {
        let body = json!({
            "grant_type": "urn:ietf:params:oauth:grant-type:token-exchange",
            "token_exchange_data": {
                "subject_token": machine.expose(),
                "subject_token_type": "urn:wazzup:oauth:token-type:machine_token",
                // Text, not a number: a number is refused.
                "requested_subject": account_id.as_str(),
                "scope": SCOPE,
            },
        });
        self.0.post("/v2/oauth/token", Repeat::Safe).json(body).secrets([machine]).one().await
    }

    /// The tokens for a code that the browser brought back (reference 3.5). A code works once.
    ///
    /// # Errors
    /// [`Error::OutcomeUnknown`] when the code may be spent: begin again in the browser.
    pub async fn authorization_code(&self, exchange: &CodeExchange) -> Result<Tokens, Error> {
        let body = json!({
            "grant_type": "authorization_code",
            "authorize_code_data": {
                "code": exchange.code.expose(),
                "redirect_uri": exchange.redirect_uri,
                "client_id": exchange.client_id,
                "code_verifier": exchange.code_verifier.expose(),
            },
        });
        self.0
            .post("/v2/oauth/token", Repeat::Unsafe)
            .json(body)
            .secrets([&exchange.code, &exchange.code_verifier])
            .one()
            .await
    }

    /// New tokens for a refresh token. Whether one works twice is not known (reference 15, row 16),
    /// so it is not tried. When the answer has no refresh token, the old one stays.
    ///
    /// # Errors
    /// [`Error::OutcomeUnknown`] when the token may be spent.
    pub async fn refresh(
        &self,
        refresh_token: &Sensitive<String>,
        client_id: &str,
    ) -> Result<Tokens, Error> {
        let body = json!({
            "grant_type": "refresh_token",
            "refresh_token_data": { "refresh_token": refresh_token.expose(), "client_id": client_id },
        });
        self.0
            .post("/v2/oauth/token", Repeat::Unsafe)
            .json(body)
            .secrets([refresh_token])
            .one()
            .await
    }

    /// The address to open in the system browser, on this client's server (reference 3.5).
    pub fn authorize_url(&self, request: &AuthorizeRequest) -> String {
        request.url(self.0.origin())
    }
}

/// What every grant answers.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Tokens {
    /// The token to call with.
    #[serde(deserialize_with = "secret_text")]
    pub access_token: Sensitive<String>,
    /// The token to renew with, when one was given.
    #[serde(default, deserialize_with = "optional_text")]
    pub refresh_token: Option<Sensitive<String>>,
    /// Seconds the access token lives, when the server says.
    #[serde(default, deserialize_with = "optional_seconds")]
    pub expires_in: Option<u64>,
}

impl Tokens {
    /// How long the access token lives; an hour when the server does not say (reference 3.2).
    pub fn lifetime(&self) -> Duration {
        Duration::from_secs(self.expires_in.unwrap_or(3600))
    }
}

/// A code and what must be repeated with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeExchange {
    /// The code of the returned address.
    pub code: Sensitive<String>,
    /// Exactly as in the [`AuthorizeRequest`].
    pub redirect_uri: String,
    /// The partner's number at the service.
    pub client_id: String,
    /// The verifier behind the challenge of the request.
    pub code_verifier: Sensitive<String>,
}

/// Proof that who exchanges a code is who asked for it (RFC 7636, method S256).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pkce {
    /// 43 characters, of which only the hash travels through the browser.
    pub verifier: Sensitive<String>,
}

impl Pkce {
    /// A fresh verifier of 256 random bits.
    pub fn new(rng: &mut impl CryptoRng) -> Self {
        let mut bytes = [0; 32];
        rng.fill_bytes(&mut bytes);
        let verifier = Sensitive::new(BASE64_URL_SAFE_NO_PAD.encode(bytes));
        bytes.zeroize();
        Self { verifier }
    }

    /// base64url of SHA-256 of the verifier, unpadded.
    pub fn challenge(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(self.verifier.expose()))
    }
}

/// What the authorization page is told (reference 3.5).
#[derive(Clone, PartialEq, Eq)]
pub struct AuthorizeRequest {
    /// The partner's number at the service.
    pub client_id: String,
    /// Where the browser returns to; registered for this `client_id`.
    pub redirect_uri: String,
    /// Unguessable, compared on return.
    pub state: String,
    /// From [`Pkce::challenge`].
    pub code_challenge: String,
}

impl AuthorizeRequest {
    /// The address on this server, with everything encoded.
    pub fn url(&self, origin: &Origin) -> String {
        let base = format!("{origin}/v2/oauth/authorize");
        let parameters = [
            ("response_type", "code"),
            ("client_id", self.client_id.as_str()),
            ("redirect_uri", self.redirect_uri.as_str()),
            ("scope", SCOPE),
            ("state", self.state.as_str()),
            ("code_challenge", self.code_challenge.as_str()),
            ("code_challenge_method", "S256"),
        ];
        // An origin followed by a fixed path is always an address.
        Url::parse_with_params(&base, parameters).map_or(base, String::from)
    }
}

impl fmt::Debug for AuthorizeRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The state is left out: who knows it can forge the return.
        f.debug_struct("AuthorizeRequest")
            .field("client_id", &self.client_id)
            .finish_non_exhaustive()
    }
}

/// A token is text or there is none; an empty one would be sent as "Bearer".
fn secret_text<'de, D: serde::Deserializer<'de>>(d: D) -> Result<Sensitive<String>, D::Error> {
    crate::decode::text(d).map(Sensitive::new)
}

fn optional_seconds<'de, D: serde::Deserializer<'de>>(d: D) -> Result<Option<u64>, D::Error> {
    // The cast rounds down and is bounded; a negative lifetime says nothing.
    Ok(optional_number(d)?.filter(|seconds| *seconds >= 0.0).map(|seconds| seconds as u64))
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    #[test]
    fn the_challenge_is_that_of_rfc_7636_appendix_b() {
        let pkce = Pkce { verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".into() };
        assert_eq!(pkce.challenge(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn verifiers_are_long_allowed_and_never_the_same() {
        let mut rng = StdRng::seed_from_u64(4);
        let (one, other) = (Pkce::new(&mut rng), Pkce::new(&mut rng));
        assert_ne!(one, other);
        let text = one.verifier.expose();
        assert_eq!(text.len(), 43);
        assert!(text.chars().all(|c| c.is_ascii_alphanumeric() || "-._~".contains(c)), "{text}");
    }

    #[test]
    fn the_address_of_the_browser_says_everything() {
        let origin = Origin::parse(Origin::V2_DEFAULT).unwrap();
        let request = AuthorizeRequest {
            client_id: "c 1".to_owned(),
            redirect_uri: "http://127.0.0.1".to_owned(),
            state: "s&t".to_owned(),
            code_challenge: "abc".to_owned(),
        };
        assert_eq!(
            request.url(&origin),
            "https://tech.wazzup24.com/v2/oauth/authorize?response_type=code&client_id=c+1\
             &redirect_uri=http%3A%2F%2F127.0.0.1&scope=transport%2Ccrm&state=s%26t\
             &code_challenge=abc&code_challenge_method=S256"
        );
        assert!(!format!("{request:?}").contains("s&t"));
    }

    #[test]
    fn a_lifetime_that_says_nothing_is_an_hour() {
        for (expires_in, seconds) in
            [("7200", 7200), (r#""7200""#, 7200), ("null", 3600), ("-5", 3600), (r#""soon""#, 3600)]
        {
            let json = format!(r#"{{"access_token": "a", "expires_in": {expires_in}}}"#);
            let tokens: Tokens = serde_json::from_str(&json).unwrap();
            assert_eq!(tokens.lifetime(), Duration::from_secs(seconds), "{json}");
        }
        assert!(serde_json::from_str::<Tokens>(r#"{"access_token": ""}"#).is_err());
    }
}
