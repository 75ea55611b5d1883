//! What the methods of v3 have in common (API reference 11, 13.2 and 13.3): the key that proves an
//! account, the error body, the header that names an answer. The methods are in `v3_users`.

use axum::Json;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use rand::RngExt;
use serde_json::{Value, json};

use crate::app::App;
use crate::credentials::credentials;
use crate::world::{Account, World};

/// The account an API key stands for, proven and within its limit.
pub(crate) struct Key {
    account_id: u64,
}

impl Key {
    /// The account itself.
    pub(crate) fn account<'a>(&self, world: &'a mut World) -> Result<&'a mut Account, Refusal> {
        world.account_mut(self.account_id).ok_or_else(Refusal::key)
    }
}

impl FromRequestParts<App> for Key {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let key = credentials(parts, "bearer").ok_or_else(Refusal::key)?;
        let mut world = app.world();
        let account_id = world.holder_of(key).ok_or_else(Refusal::key)?;
        if world.v3_rate.admits(account_id, app.clock.since_start()) {
            Ok(Self { account_id })
        } else {
            Err(Refusal::rate())
        }
    }
}

/// A refusal with a code of v3; it becomes `{error, description, data?}`.
#[derive(Debug)]
pub(crate) struct Refusal {
    status: StatusCode,
    error: &'static str,
    description: String,
    data: Option<Box<Value>>,
    /// Names the request in the body, together with the status: one code alone does so.
    request_id: Option<String>,
}

impl Refusal {
    /// 401 `INVALID_APIKEY`: no key, a wrong one, or a client access token of v2.
    pub(crate) fn key() -> Self {
        let description = "The API key in the Authorization header is missing or wrong.";
        Self::new(StatusCode::UNAUTHORIZED, "INVALID_APIKEY", description)
    }

    /// 429. Neither a code nor `Retry-After` is documented.
    fn rate() -> Self {
        let description = "The limit of requests for this API key has been reached.";
        Self::new(StatusCode::TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", description)
    }

    /// 404; `what` begins the sentence, for example "The user".
    pub(crate) fn not_found(what: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "NOT_FOUND", format!("{what} was not found."))
    }

    /// 405; `what` is the method and the path.
    pub(crate) fn wrong_method(what: &str) -> Self {
        let description = format!("{what} is not among the methods of this path.");
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", description)
    }

    /// 400 `INVALID_USERS_DATA`; `broken` has `{index, fields}` for each entry that is wrong, and is
    /// empty when there are no entries at all.
    pub(crate) fn users_data(broken: Vec<Value>) -> Self {
        let description = match broken.as_slice() {
            [] => "The request body is empty or not an array.",
            _ => "One or more of provided users identifiers are not valid.",
        };
        Self::new(StatusCode::BAD_REQUEST, "INVALID_USERS_DATA", description).with(json!(broken))
    }

    /// 400 `TOO_MANY_ENTITIES`.
    pub(crate) fn too_many(count: usize, limit: usize) -> Self {
        let description = "Too many entities per request.";
        Self::new(StatusCode::BAD_REQUEST, "TOO_MANY_ENTITIES", description)
            .with(json!({ "count": count, "limit": limit }))
    }

    /// 400 `USER_LIMIT_EXCEEDED`.
    pub(crate) fn user_limit(limit: usize) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "USER_LIMIT_EXCEEDED", "User limit exceeded.")
            .with(json!({ "limit": limit }))
    }

    /// 400 `DUPLICATE_PHONE_NUMBER`, the one whose body also has `status` and `requestId`.
    pub(crate) fn duplicate_phone(phone: &str, request_id: String) -> Self {
        let description = format!("User with phone number {phone} already exists in the CRM.");
        let refusal = Self::new(StatusCode::BAD_REQUEST, "DUPLICATE_PHONE_NUMBER", description);
        Self { request_id: Some(request_id), ..refusal.with(json!({ "phone": phone })) }
    }

    /// 500, which the service gives for the same id twice in one request (API reference 11.3).
    pub(crate) fn repeated_id() -> Self {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        Self::new(status, "INTERNAL_SERVER_ERROR", "Internal server error.")
    }

    fn new(status: StatusCode, error: &'static str, description: impl Into<String>) -> Self {
        Self { status, error, description: description.into(), data: None, request_id: None }
    }

    fn with(self, data: Value) -> Self {
        Self { data: Some(Box::new(data)), ..self }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut body = json!({ "error": self.error, "description": self.description });
        if let Some(data) = self.data {
            body["data"] = *data;
        }
        if let Some(request_id) = self.request_id {
            body["status"] = json!(self.status.as_u16());
            body["requestId"] = json!(request_id);
        }
        (self.status, Json(body)).into_response()
    }
}

/// Whether an address is one of v3.
pub(crate) fn owns(uri: &Uri) -> bool {
    uri.path().starts_with("/v3/")
}

/// Names every answer of v3 in the header `trace-id` (API reference 2); others pass as they are.
pub(crate) async fn trace(State(app): State<App>, request: Request, next: Next) -> Response {
    let named = owns(request.uri());
    let mut response = next.run(request).await;
    if !named {
        return response;
    }
    if let Ok(id) = HeaderValue::try_from(name_of_request(&mut app.world())) {
        response.headers_mut().insert("trace-id", id);
    }
    response
}

/// 32 hexadecimal digits, as `requestId` and `trace-id` have them.
pub(crate) fn name_of_request(world: &mut World) -> String {
    format!("{:032x}", world.rng.random::<u128>())
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use tower::ServiceExt;

    use crate::app::Shared;
    use crate::rate::{LIMIT, WINDOW};
    use crate::seed::DEMO_V3_KEY;

    use super::*;

    async fn status(router: &Router, key: &str) -> StatusCode {
        let request = Request::builder().uri("/v3/users/u-anna");
        let request = request.header("authorization", format!("Bearer {key}"));
        let request = request.body(Body::empty()).unwrap();
        router.clone().oneshot(request).await.unwrap().status()
    }

    #[tokio::test(start_paused = true)]
    async fn a_key_is_refused_after_its_limit_until_the_counter_begins_anew() {
        // The world's pace is not the caller's.
        let options = crate::Options { time_scale: 60.0, ..crate::Options::default() };
        let address = "127.0.0.1:8024".parse().unwrap();
        let app = Shared::new(options, address, reqwest::Client::new());
        let router = crate::router(app).unwrap();
        for _ in 0..LIMIT {
            assert_eq!(status(&router, DEMO_V3_KEY).await, StatusCode::OK);
        }
        assert_eq!(status(&router, DEMO_V3_KEY).await, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(status(&router, "another").await, StatusCode::UNAUTHORIZED);
        tokio::time::advance(WINDOW).await;
        assert_eq!(status(&router, DEMO_V3_KEY).await, StatusCode::OK);
    }
}
