//! The body of a refusal (API reference 13.1) and the refusals that several methods share, each a
//! component of the description under its own name.

use utoipa::{IntoResponses, ToResponse, ToSchema};

/// Why a request of v2 was refused. Programs compare `code`; `detail` and `errors` are for people. The
/// real service may leave out everything but the code.
#[derive(ToSchema)]
pub(crate) struct Problem {
    /// Stable, in capitals. Compare without regard to case and underscores: the service spells some of
    /// its codes in two ways.
    #[schema(example = "VALIDATION_FAILED")]
    code: String,
    /// The code in words.
    title: String,
    /// What happened, as a sentence.
    detail: String,
    /// Every broken field, one sentence each; often empty.
    errors: Vec<String>,
}

/// `BAD_REQUEST`: a value is not one of those allowed, or the body is not a JSON object.
#[derive(ToResponse)]
#[response(example = json!({
    "code": "BAD_REQUEST", "title": "Bad Request",
    "detail": "currency must be one of: EUR, USD, KZT", "errors": [],
}))]
pub(crate) struct BadRequest(Problem);

/// `VALIDATION_FAILED`: a property is not known; here the service checks, and answers 400.
/// `BAD_REQUEST`: a value is not one of those allowed, or the body is not a JSON object.
#[derive(ToResponse)]
#[response(example = json!({
    "code": "VALIDATION_FAILED", "title": "Validation Failed",
    "detail": "The request has missing or broken fields.",
    "errors": ["property colour should not exist"],
}))]
pub(crate) struct UnknownProperty(Problem);

/// `VALIDATION_FAILED`: credentials of a form that cannot be, or that the messenger does not take; `errors`
/// names the field. `BAD_REQUEST`: the transport is not connected by this method, or the body is not a JSON
/// object. Which status and code the real service gives is not documented.
#[derive(ToResponse)]
#[response(example = json!({
    "code": "VALIDATION_FAILED", "title": "Validation Failed",
    "detail": "The request has missing or broken fields.",
    "errors": ["credentials.telegram_token was refused by the messenger"],
}))]
pub(crate) struct BadCredentials(Problem);

/// `UNAUTHORIZED`: the partner's e-mail or password is missing or wrong.
#[derive(ToResponse)]
#[response(example = json!({
    "code": "UNAUTHORIZED", "title": "Unauthorized",
    "detail": "The credentials in the Authorization header are missing or wrong.", "errors": [],
}))]
pub(crate) struct PartnerUnknown(Problem);

/// `UNAUTHORIZED` without a token; `OAUTH_TOKEN_UNKNOWN_OR_REVOKED` when it is unknown, has expired or
/// was revoked. Renew the token once and repeat once.
#[derive(ToResponse)]
#[response(example = json!({
    "code": "OAUTH_TOKEN_UNKNOWN_OR_REVOKED", "title": "Unauthorized",
    "detail": "The token is unknown, expired or revoked.", "errors": [],
}))]
pub(crate) struct TokenUnknown(Problem);

/// `UNAUTHORIZED`: the partner's e-mail or password is wrong. `OAUTH_TOKEN_UNKNOWN_OR_REVOKED`: the
/// token in the body is unknown, has expired, or was used.
#[derive(ToResponse)]
#[response(example = json!({
    "code": "OAUTH_TOKEN_UNKNOWN_OR_REVOKED", "title": "Unauthorized",
    "detail": "The token is unknown, expired or revoked.", "errors": [],
}))]
pub(crate) struct PartnerOrTokenUnknown(Problem);

/// `FORBIDDEN`: the account exists and belongs to another partner.
#[derive(ToResponse)]
#[response(example = json!({
    "code": "FORBIDDEN", "title": "Forbidden",
    "detail": "The account belongs to another partner.", "errors": [],
}))]
pub(crate) struct NotYours(Problem);

/// `NOT_FOUND`: nothing has this id.
#[derive(ToResponse)]
#[response(example = json!({
    "code": "NOT_FOUND", "title": "Not Found",
    "detail": "The account was not found.", "errors": [],
}))]
pub(crate) struct NotFound(Problem);

/// `VALIDATION_FAILED`: something required is missing or a bound is broken. `errors` names every such
/// field at once. The real service has been seen to answer the same code with 400.
#[derive(ToResponse)]
#[response(example = json!({
    "code": "VALIDATION_FAILED", "title": "Validation Failed",
    "detail": "The request has missing or broken fields.",
    "errors": ["name must be longer than or equal to 3 characters"],
}))]
pub(crate) struct Invalid(Problem);

/// What every method for the partner may refuse.
#[derive(IntoResponses)]
pub(crate) enum PartnerRefusals {
    #[response(status = 401)]
    Unauthorized(#[ref_response] PartnerUnknown),
}

/// What the token endpoint refuses besides: another's account, an unknown one, a token that is none.
#[derive(IntoResponses)]
pub(crate) enum TokenRefusals {
    #[response(status = 401)]
    Unauthorized(#[ref_response] PartnerOrTokenUnknown),
    #[response(status = 403)]
    Foreign(#[ref_response] NotYours),
    #[response(status = 404)]
    Unknown(#[ref_response] NotFound),
}

/// What every method for one client's account may refuse.
#[derive(IntoResponses)]
pub(crate) enum ClientRefusals {
    #[response(status = 401)]
    Unauthorized(#[ref_response] TokenUnknown),
}

/// What every method that names a channel may refuse.
#[derive(IntoResponses)]
pub(crate) enum ChannelRefusals {
    #[response(status = 404)]
    Unknown(#[ref_response] NotFound),
}

/// What every method of v2 that reads a body may refuse.
#[derive(IntoResponses)]
pub(crate) enum BodyRefusals {
    #[response(status = 400)]
    Bad(#[ref_response] BadRequest),
    #[response(status = 422)]
    Invalid(#[ref_response] Invalid),
}

/// What every method that takes a messenger's credentials may refuse.
#[derive(IntoResponses)]
pub(crate) enum CredentialRefusals {
    #[response(status = 400)]
    Bad(#[ref_response] BadCredentials),
    #[response(status = 422)]
    Invalid(#[ref_response] Invalid),
}

/// What every method that makes a link may refuse.
#[derive(IntoResponses)]
pub(crate) enum LinkRefusals {
    #[response(status = 400)]
    Bad(#[ref_response] UnknownProperty),
    #[response(status = 422)]
    Invalid(#[ref_response] Invalid),
}

/// What every method that names an account may refuse.
#[derive(IntoResponses)]
pub(crate) enum AccountRefusals {
    #[response(status = 400)]
    Malformed(#[ref_response] BadRequest),
    #[response(status = 403)]
    Foreign(#[ref_response] NotYours),
    #[response(status = 404)]
    Unknown(#[ref_response] NotFound),
}
