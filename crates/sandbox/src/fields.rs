//! Reading a JSON body field by field, so that an answer can name every broken field at once
//! (API reference 4.5: 422 for what is missing or breaks a bound, 400 for a value not allowed).

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use serde_json::{Map, Value};

use crate::answer::Refusal;

/// The object a request carried, with the faults found in it so far.
pub(crate) struct Fields {
    object: Map<String, Value>,
    missing: Vec<String>,
    wrong: Vec<String>,
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if !kind.to_ascii_lowercase().starts_with("application/json") {
            return Err(Refusal::bad("The Content-Type must be application/json."));
        }
        let body = Bytes::from_request(request, state).await;
        let body = body.map_err(|_| Refusal::bad("The body could not be read."))?;
        match serde_json::from_slice(&body) {
            Ok(Value::Object(object)) => Ok(Self::new(object)),
            Ok(_) => Err(Refusal::bad("The body must be a JSON object.")),
            Err(_) => Err(Refusal::bad("The body is not valid JSON.")),
        }
    }
}

impl Fields {
    pub(crate) fn new(object: Map<String, Value>) -> Self {
        Self { object, missing: Vec::new(), wrong: Vec::new() }
    }

    /// The value as it came; null counts as absent.
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        self.object.get(name).filter(|value| !value.is_null())
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.object.keys().map(String::as_str)
    }

    /// A required, non-empty string; an empty one stands in when it is missing.
    pub(crate) fn text(&mut self, name: &str) -> String {
        match self.get(name) {
            Some(Value::String(text)) if !text.trim().is_empty() => text.clone(),
            Some(Value::String(_)) | None => {
                self.break_bound(format!("{name} should not be empty"));
                String::new()
            }
            Some(_) => {
                self.break_bound(format!("{name} must be a string"));
                String::new()
            }
        }
    }

    /// A string that may be absent or empty.
    pub(crate) fn optional_text(&mut self, name: &str) -> Option<String> {
        match self.get(name) {
            None => None,
            Some(Value::String(text)) => Some(text.clone()).filter(|text| !text.is_empty()),
            Some(_) => {
                self.break_bound(format!("{name} must be a string"));
                None
            }
        }
    }

    /// A required string out of a closed list.
    pub(crate) fn choice(&mut self, name: &str, allowed: &[&str]) -> String {
        let text = self.text(name);
        if !text.is_empty() && !allowed.contains(&text.as_str()) {
            self.refuse_value(format!("{name} must be one of: {}", allowed.join(", ")));
        }
        text
    }

    /// A required nested object.
    pub(crate) fn object(&mut self, name: &str) -> Fields {
        match self.get(name) {
            Some(Value::Object(object)) => Fields::new(object.clone()),
            Some(_) => {
                self.break_bound(format!("{name} must be an object"));
                Fields::new(Map::new())
            }
            None => {
                self.break_bound(format!("{name} should not be empty"));
                Fields::new(Map::new())
            }
        }
    }

    /// Notes something missing or out of bounds: 422.
    pub(crate) fn break_bound(&mut self, text: String) {
        self.missing.push(text);
    }

    /// Notes a value that is not allowed: 400.
    pub(crate) fn refuse_value(&mut self, text: String) {
        self.wrong.push(text);
    }

    /// Takes over what a nested object was found to lack, under its name.
    pub(crate) fn absorb(&mut self, name: &str, nested: Fields) {
        self.missing.extend(nested.missing.iter().map(|text| format!("{name}.{text}")));
        self.wrong.extend(nested.wrong.iter().map(|text| format!("{name}.{text}")));
    }

    /// Refuses the request if anything was noted.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        if !self.missing.is_empty() {
            return Err(Refusal::invalid(self.missing.clone()));
        }
        match self.wrong.as_slice() {
            [] => Ok(()),
            wrong => Err(Refusal::bad(wrong.join("; "))),
        }
    }
}
