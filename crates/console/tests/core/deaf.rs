//! A server that says yes to every writing and shows what it was told to show: the provider at its
//! most silent.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use axum::{
    Json, Router,
    extract::{Request, State},
    http::{Method, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde_json::{Value, json};

use crate::support::{AURORA, Desk, EMAIL, PASSWORD};

type Shown = Arc<Mutex<HashMap<String, Value>>>;

/// That server.
pub(crate) struct Deaf {
    origin: String,
    shown: Shown,
}

impl Deaf {
    pub(crate) async fn start() -> Self {
        let shown = Shown::default();
        let token = json!({ "data": { "access_token": "t", "expires_in": 3600 } });
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let app = Router::new()
            .route("/v2/accounts", get(async || Json(json!({ "data": [] }))))
            .route("/v2/oauth/token", post(async || Json(token)))
            .fallback(answer)
            .with_state(shown.clone());
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self { origin, shown }
    }

    /// What is under this path from now on; nothing else is anywhere.
    pub(crate) fn show(&self, path: &str, value: Value) {
        self.shown.lock().unwrap().insert(path.to_owned(), value);
    }

    /// A console signed in here, with a key of v3.
    pub(crate) async fn desk(&self) -> Desk {
        self.show("/v3/users", json!([]));
        let desk = Desk::new(Arc::new(console::MemoryVault::default()));
        desk.console.sign_in_create(Some(&self.origin), EMAIL, PASSWORD.into()).await.unwrap();
        desk.console.v3_key_set(AURORA, "0123456789abcdef".into()).await.unwrap();
        desk
    }
}

async fn answer(State(shown): State<Shown>, request: Request) -> Response {
    if request.method() != Method::GET {
        return Json(json!({ "data": { "processed": 0 } })).into_response();
    }
    match shown.lock().unwrap().get(request.uri().path()) {
        Some(value) => Json(value.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
