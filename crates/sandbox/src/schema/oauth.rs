//! Token requests and answers (API reference 3.2), as the published description shows them.

use utoipa::ToSchema;

/// A request for tokens: `grant_type`, and one object whose name depends on it.
#[derive(ToSchema)]
#[serde(tag = "grant_type")]
pub(crate) enum Grant {
    /// A machine token: the partner for itself.
    #[serde(rename = "client_credentials")]
    Machine { client_credentials_data: Scope },
    /// A client's tokens for a machine token, of an account that this partner created.
    #[serde(rename = "urn:ietf:params:oauth:grant-type:token-exchange")]
    Exchange { token_exchange_data: Exchange },
    /// A client's tokens for the code that the authorization page sent back.
    #[serde(rename = "authorization_code")]
    Code { authorize_code_data: CodeExchange },
    /// A client's tokens for the refresh token that came with the last ones.
    #[serde(rename = "refresh_token")]
    Refresh { refresh_token_data: Refresh },
}

/// What the tokens are to be good for.
#[derive(ToSchema)]
pub(crate) struct Scope {
    /// Some of `transport` and `crm`, with commas between.
    #[schema(pattern = "^ *(transport|crm) *(, *(transport|crm) *)*$", example = "transport,crm")]
    scope: String,
}

/// A machine token and the account to speak for.
#[derive(ToSchema)]
pub(crate) struct Exchange {
    /// The machine token.
    #[schema(pattern = r"\S")]
    subject_token: String,
    subject_token_type: SubjectTokenType,
    /// The account id as text: eight digits, no hyphen. A JSON number is refused.
    #[schema(pattern = "^[0-9]{8}$")]
    requested_subject: String,
    /// Some of `transport` and `crm`, with commas between.
    #[schema(pattern = "^ *(transport|crm) *(, *(transport|crm) *)*$", example = "transport,crm")]
    scope: String,
}

/// The kind of token that an exchange takes.
#[derive(ToSchema)]
pub(crate) enum SubjectTokenType {
    #[schema(rename = "urn:wazzup:oauth:token-type:machine_token")]
    MachineToken,
}

/// A code, with the proof that it comes back to whoever asked for it.
#[derive(ToSchema)]
pub(crate) struct CodeExchange {
    /// Good for one try, and for two minutes in the imitation.
    #[schema(pattern = r"\S")]
    code: String,
    /// Exactly what the authorization page was given.
    #[schema(pattern = r"\S")]
    redirect_uri: String,
    client_id: ClientId,
    /// What the page was given the SHA-256 of.
    #[schema(pattern = "^[A-Za-z0-9._~-]{43,128}$")]
    code_verifier: String,
}

/// A refresh token; single use in the imitation.
#[derive(ToSchema)]
pub(crate) struct Refresh {
    #[schema(pattern = r"\S")]
    refresh_token: String,
    client_id: ClientId,
}

/// What the service has issued to the partner's program; the imitation has issued one.
#[derive(ToSchema)]
pub(crate) enum ClientId {
    #[schema(rename = "demo-client")]
    Demo,
}

/// Tokens. Treat them as opaque text.
#[derive(ToSchema)]
pub(crate) struct Tokens {
    access_token: String,
    /// Comes with client tokens only.
    #[schema(required = false, nullable = false)]
    refresh_token: Option<String>,
    /// Seconds the access token lives: 3600, and 300 for a machine token. The service may leave it out;
    /// take an hour then.
    #[schema(minimum = 1)]
    expires_in: i64,
}
