//! Users in v2 (API reference 5), as the published description shows them.

use utoipa::{ToResponse, ToSchema};

use crate::schema::problem::Problem;

/// Users to be added or changed.
#[derive(ToSchema)]
#[schema(example = json!({
    "users": [
        { "id": "u-anna", "name": "Anna Example", "phone": "37120001140" },
        { "id": "14", "name": "Front desk" },
    ],
}))]
pub(crate) struct UserList {
    #[schema(min_items = 1, max_items = 100)]
    users: Vec<NewUser>,
}

/// One user, whole: what is left out is gone afterwards.
#[derive(ToSchema)]
pub(crate) struct NewUser {
    /// The caller's own id; it must not be blank.
    #[schema(max_length = 64, pattern = r"\S")]
    id: String,
    #[schema(max_length = 150, pattern = r"\S")]
    name: String,
    /// Needed for the mobile app alone: digits with the country code, 7 to 15 of them and no plus sign,
    /// and nobody else's in the account. Anything else is dropped without an error.
    phone: Option<String>,
}

/// Users to be deleted.
#[derive(ToSchema)]
#[schema(example = json!({ "user_ids": ["u-anna", "14"] }))]
pub(crate) struct UserIds {
    #[schema(min_items = 1, max_items = 100)]
    user_ids: Vec<OneUserId>,
}

/// The caller's own id of a user.
#[derive(ToSchema)]
#[schema(pattern = r"\S")]
pub(crate) struct OneUserId(String);

/// A user.
#[derive(ToSchema)]
pub(crate) struct User {
    id: String,
    name: String,
    /// Absent when the user has none.
    #[schema(required = false, nullable = false)]
    phone: Option<String>,
}

/// How many were written. An id that came twice counts once, one that an update does not know not at
/// all: compare it with what was sent.
#[derive(ToSchema)]
pub(crate) struct Processed {
    #[schema(minimum = 0)]
    processed: u64,
}

/// `INVALID_USER_DATA`: the body is empty, or a field is missing or too long; `errors` names every such
/// field. `USER_ALREADY_EXISTS`: the phone number is somebody else's. `USER_LIMIT_EXCEEDED`: the account
/// would have more than 1,000 users. Nothing was changed. The service does not say which status these
/// codes have.
#[derive(ToResponse)]
#[response(examples(
    ("data" = (summary = "A field is broken", value = json!({
        "code": "INVALID_USER_DATA", "title": "Invalid User Data",
        "detail": "The request body is empty, or some of its fields are invalid.",
        "errors": ["users.0.name should not be empty"],
    }))),
    ("phone" = (summary = "The phone number is taken", value = json!({
        "code": "USER_ALREADY_EXISTS", "title": "User Already Exists",
        "detail": "User with phone number 37120001140 already exists in the CRM.", "errors": [],
    }))),
    ("limit" = (summary = "The account is full", value = json!({
        "code": "USER_LIMIT_EXCEEDED", "title": "User Limit Exceeded",
        "detail": "The account may have at most 1000 users.", "errors": [],
    }))),
))]
pub(crate) struct UsersRefused(Problem);
