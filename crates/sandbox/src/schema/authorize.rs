//! The words of the authorization page's address.

use utoipa::ToSchema;

/// A code is what the page sends back; there is no other kind.
#[derive(ToSchema)]
pub(crate) enum ResponseType {
    #[schema(rename = "code")]
    Code,
}

/// How the challenge was made.
#[derive(ToSchema)]
pub(crate) enum ChallengeMethod {
    #[schema(rename = "S256")]
    S256,
}
