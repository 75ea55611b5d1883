//! The two shapes of an answer: the envelope of a success (API reference 2) and the error body of a
//! refusal (API reference 13.1). Used by every handler of v2; `settings` alone has no envelope.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Serialize;
use serde_json::{Value, json};

use crate::app::App;

/// What a handler of the API gives: a success already in its envelope, or a refusal.
pub(crate) type Answer = Result<Json<Value>, Refusal>;

/// `{"data": …, "meta": {"timestamp": …}}` with the world's time in seconds.
pub(crate) fn envelope(app: &App, data: Value) -> Json<Value> {
    Json(json!({ "data": data, "meta": { "timestamp": app.clock.now_secs() } }))
}

/// A long answer without an envelope, written in one go.
pub(crate) fn bare(data: &impl Serialize) -> Response {
    let body = serde_json::to_vec(data).unwrap_or_default();
    ([(header::CONTENT_TYPE, "application/json")], body).into_response()
}

/// A refusal with a documented code; it becomes `{code, title, detail, errors}`.
#[derive(Debug)]
pub(crate) struct Refusal {
    status: StatusCode,
    code: &'static str,
    title: &'static str,
    detail: String,
    errors: Vec<String>,
}

impl Refusal {
    /// 400 `BAD_REQUEST`: a value is not one of those allowed.
    pub(crate) fn bad(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "BAD_REQUEST", "Bad Request", detail)
    }

    /// 401 `UNAUTHORIZED`: no credentials, or wrong ones.
    pub(crate) fn unauthorized() -> Self {
        let detail = "The credentials in the Authorization header are missing or wrong.";
        Self::new(StatusCode::UNAUTHORIZED, "UNAUTHORIZED", "Unauthorized", detail)
    }

    /// 401 `OAUTH_TOKEN_UNKNOWN_OR_REVOKED` (API reference 3.6).
    pub(crate) fn token_unknown() -> Self {
        let detail = "The token is unknown, expired or revoked.";
        Self::new(
            StatusCode::UNAUTHORIZED,
            "OAUTH_TOKEN_UNKNOWN_OR_REVOKED",
            "Unauthorized",
            detail,
        )
    }

    /// 403 `FORBIDDEN`.
    pub(crate) fn forbidden(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "FORBIDDEN", "Forbidden", detail)
    }

    /// 404 `NOT_FOUND`; `what` begins the sentence, for example "The channel".
    pub(crate) fn not_found(what: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "NOT_FOUND", "Not Found", format!("{what} was not found."))
    }

    /// 405 `METHOD_NOT_ALLOWED`; `what` is the method and the path.
    pub(crate) fn wrong_method(what: &str) -> Self {
        let detail = format!("{what} is not among the methods of this path.");
        let status = StatusCode::METHOD_NOT_ALLOWED;
        Self::new(status, "METHOD_NOT_ALLOWED", "Method Not Allowed", detail)
    }

    /// 422 `VALIDATION_FAILED`: something required is missing or a bound is broken.
    pub(crate) fn invalid(errors: Vec<String>) -> Self {
        Self::validation(StatusCode::UNPROCESSABLE_ENTITY, errors)
    }

    /// The same code with status 400, as the methods for links answer where a property is not known, and
    /// as a value of an impossible form is refused (API reference 2 and 14.10).
    pub(crate) fn malformed(errors: Vec<String>) -> Self {
        Self::validation(StatusCode::BAD_REQUEST, errors)
    }

    /// 400 `INVALID_USER_DATA` (API reference 5.1). The statuses of the three codes for users are not
    /// documented; 400 is the one that v3 gives for the same mistakes.
    pub(crate) fn user_data(errors: Vec<String>) -> Self {
        let detail = "The request body is empty, or some of its fields are invalid.";
        let title = "Invalid User Data";
        Self { errors, ..Self::new(StatusCode::BAD_REQUEST, "INVALID_USER_DATA", title, detail) }
    }

    /// 400 `USER_ALREADY_EXISTS`, in the words of API reference 5.1.
    pub(crate) fn user_exists(phone: &str) -> Self {
        let detail = format!("User with phone number {phone} already exists in the CRM.");
        let title = "User Already Exists";
        Self::new(StatusCode::BAD_REQUEST, "USER_ALREADY_EXISTS", title, detail)
    }

    /// 400 `USER_LIMIT_EXCEEDED`.
    pub(crate) fn user_limit(limit: usize) -> Self {
        let detail = format!("The account may have at most {limit} users.");
        let title = "User Limit Exceeded";
        Self::new(StatusCode::BAD_REQUEST, "USER_LIMIT_EXCEEDED", title, detail)
    }

    /// The sentence that says what is wrong.
    pub(crate) fn detail(&self) -> &str {
        &self.detail
    }

    fn validation(status: StatusCode, errors: Vec<String>) -> Self {
        let detail = "The request has missing or broken fields.";
        Self { errors, ..Self::new(status, "VALIDATION_FAILED", "Validation Failed", detail) }
    }

    fn new(
        status: StatusCode,
        code: &'static str,
        title: &'static str,
        detail: impl Into<String>,
    ) -> Self {
        Self { status, code, title, detail: detail.into(), errors: Vec::new() }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = json!({
            "code": self.code, "title": self.title, "detail": self.detail, "errors": self.errors,
        });
        (self.status, Json(body)).into_response()
    }
}

/// An answer that a fault dictates: a bare status with the usual body, and `Retry-After` if named.
pub(crate) fn dictated(status: StatusCode, retry_after: Option<u64>) -> Response {
    let title = status.canonical_reason().unwrap_or("Error");
    let code = title.to_uppercase().replace([' ', '-'], "_");
    let body = json!({ "code": code, "title": title, "detail": title, "errors": [] });
    let mut response = (status, Json(body)).into_response();
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// The page of a gateway that has lost its server.
pub(crate) fn gateway_page(status: StatusCode) -> Response {
    let title = status.canonical_reason().unwrap_or("Error");
    let page = format!(
        "<!DOCTYPE html>\n<html><head><title>{0} {title}</title></head>\n\
         <body><center><h1>{0} {title}</h1></center><hr><center>nginx</center></body></html>\n",
        status.as_u16()
    );
    (status, Html(page)).into_response()
}
