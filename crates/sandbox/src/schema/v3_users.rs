//! Users in v3 (API reference 11) and the refusals of v3 (13.2), as the published description shows them.

use serde_json::Value;
use utoipa::{IntoResponses, ToResponse, ToSchema};

/// Users to be added or changed; an id must not come twice.
#[derive(ToSchema)]
#[schema(min_items = 1, max_items = 100, example = json!([
    { "id": "u-anna", "name": "Anna Example", "phone": "37120001140" },
    { "id": "14", "name": "Front desk" },
]))]
pub(crate) struct V3UserList(Vec<V3NewUser>);

/// One user, whole: what is left out is gone afterwards.
#[derive(ToSchema)]
pub(crate) struct V3NewUser {
    /// The caller's own id. More than 64 characters do not fit into v2.
    #[schema(max_length = 200, pattern = r"\S")]
    id: String,
    /// More than 150 characters do not fit into v2.
    #[schema(max_length = 200, pattern = r"\S")]
    name: String,
    /// Needed for the mobile app alone: digits with the country code, 7 to 15 of them and no plus sign,
    /// and nobody else's in the account. Anything else is dropped without an error.
    phone: Option<String>,
}

/// Users to be deleted.
#[derive(ToSchema)]
#[schema(max_items = 100, example = json!(["u-anna", "14"]))]
pub(crate) struct V3UserIds(Vec<V3UserId>);

/// The caller's own id of a user.
#[derive(ToSchema)]
#[schema(min_length = 1)]
pub(crate) struct V3UserId(String);

/// A user as the list has it.
#[derive(ToSchema)]
pub(crate) struct V3UserName {
    id: String,
    name: String,
}

/// A user.
#[derive(ToSchema)]
pub(crate) struct V3User {
    id: String,
    name: String,
    /// Absent when the user has none.
    #[schema(required = false, nullable = false)]
    phone: Option<String>,
}

/// Why a request of v3 was refused. The real service may also refuse with an empty body.
#[derive(ToSchema)]
pub(crate) struct Trouble {
    /// Stable, in capitals.
    #[schema(example = "INVALID_APIKEY")]
    error: String,
    /// What happened, as a sentence.
    description: String,
    /// More about it, in a form of each code's own.
    #[schema(required = false, nullable = false)]
    data: Option<Value>,
    /// The status once more; with some codes only.
    #[schema(required = false, nullable = false)]
    status: Option<u16>,
    /// A name of this request, for the provider's support; with some codes only.
    #[schema(rename = "requestId", required = false, nullable = false)]
    request_id: Option<String>,
}

/// `INVALID_USERS_DATA`: the body is no array or empty, or entries are wrong; `data` has the index and
/// the fields of each of them. `TOO_MANY_ENTITIES`: more than 100 entries. `USER_LIMIT_EXCEEDED`: the
/// account would have more than 1,000 users. `DUPLICATE_PHONE_NUMBER`: the number is somebody else's.
/// Nothing was changed.
#[derive(ToResponse)]
#[response(examples(
    ("data" = (summary = "Two fields of one entry are broken", value = json!({
        "error": "INVALID_USERS_DATA",
        "description": "One or more of provided users identifiers are not valid.",
        "data": [{ "index": 12, "fields": ["id", "name"] }],
    }))),
    ("many" = (summary = "Too many entries", value = json!({
        "error": "TOO_MANY_ENTITIES", "description": "Too many entities per request.",
        "data": { "count": 123, "limit": 100 },
    }))),
    ("limit" = (summary = "The account is full", value = json!({
        "error": "USER_LIMIT_EXCEEDED", "description": "User limit exceeded.",
        "data": { "limit": 1000 },
    }))),
    ("phone" = (summary = "The phone number is taken", value = json!({
        "status": 400, "requestId": "0f3a9d51c2e84b7f9a6e1d2c3b4a5f60",
        "error": "DUPLICATE_PHONE_NUMBER",
        "description": "User with phone number 37120001140 already exists in the CRM.",
        "data": { "phone": "37120001140" },
    }))),
))]
pub(crate) struct V3UsersRefused(Trouble);

/// `INVALID_USERS_DATA`: the body is no array, or an entry is no id. `TOO_MANY_ENTITIES`: more than 100
/// ids.
#[derive(ToResponse)]
#[response(example = json!({
    "error": "TOO_MANY_ENTITIES", "description": "Too many entities per request.",
    "data": { "count": 123, "limit": 100 },
}))]
pub(crate) struct V3IdsRefused(Trouble);

/// `INVALID_APIKEY`: the key is missing or wrong; a client access token of v2 is wrong here.
#[derive(ToResponse)]
#[response(example = json!({
    "error": "INVALID_APIKEY",
    "description": "The API key in the Authorization header is missing or wrong.",
}))]
pub(crate) struct V3KeyUnknown(Trouble);

/// `NOT_FOUND`: no user has this id.
#[derive(ToResponse)]
#[response(example = json!({ "error": "NOT_FOUND", "description": "The user was not found." }))]
pub(crate) struct V3NotFound(Trouble);

/// `TOO_MANY_REQUESTS`: more than 500 requests with this key within five seconds. The counter begins
/// anew every five seconds; no header says when.
#[derive(ToResponse)]
#[response(example = json!({
    "error": "TOO_MANY_REQUESTS",
    "description": "The limit of requests for this API key has been reached.",
}))]
pub(crate) struct V3TooManyRequests(Trouble);

/// `INTERNAL_SERVER_ERROR`: the same id came twice in one request. The service documents it so; look
/// for repeated ids before sending.
#[derive(ToResponse)]
#[response(example = json!({
    "error": "INTERNAL_SERVER_ERROR", "description": "Internal server error.",
}))]
pub(crate) struct V3RepeatedId(Trouble);

/// What every method of v3 may refuse.
#[derive(IntoResponses)]
pub(crate) enum KeyRefusals {
    #[response(status = 401)]
    Unauthorized(#[ref_response] V3KeyUnknown),
    #[response(status = 429)]
    TooMany(#[ref_response] V3TooManyRequests),
}
