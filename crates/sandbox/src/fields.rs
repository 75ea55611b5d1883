//! Reading a JSON body field by field, so that an answer can name every broken field at once
//! (API reference 4.5: 422 for what is missing or breaks a bound, 400 for a value that is not allowed or
//! has an impossible form).

use std::ops::RangeInclusive;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use serde_json::{Map, Value};

use crate::answer::Refusal;

/// The object a request carried, with the faults found in it so far.
pub(crate) struct Fields {
    object: Map<String, Value>,
    missing: Vec<String>,
    malformed: Vec<String>,
    wrong: Vec<String>,
}

/// A body that says it is JSON, as it came.
pub(crate) struct Body(pub(crate) Bytes);

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if !kind.to_ascii_lowercase().starts_with("application/json") {
            return Err(Refusal::bad("The Content-Type must be application/json."));
        }
        let body = Bytes::from_request(request, state).await;
        body.map(Self).map_err(|_| Refusal::bad("The body could not be read."))
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let Body(body) = Body::from_request(request, state).await?;
        Self::parse(&body)
    }
}

impl Fields {
    pub(crate) fn parse(body: &[u8]) -> Result<Self, Refusal> {
        match serde_json::from_slice(body) {
            Ok(Value::Object(object)) => Ok(Self::new(object)),
            Ok(_) => Err(Refusal::bad("The body must be a JSON object.")),
            Err(_) => Err(Refusal::bad("The body is not valid JSON.")),
        }
    }

    pub(crate) fn new(object: Map<String, Value>) -> Self {
        Self { object, missing: Vec::new(), malformed: Vec::new(), wrong: Vec::new() }
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
            Some(Value::String(text)) if !is_blank(text) => text.clone(),
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

    /// As `choice`, with the word of the list itself; the first stands in when it is none of them.
    pub(crate) fn one_of(&mut self, name: &str, allowed: &[&'static str]) -> &'static str {
        let text = self.choice(name, allowed);
        let found = allowed.iter().find(|word| **word == text).or(allowed.first());
        found.copied().unwrap_or_default()
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

    /// A required, non-empty string of at most so many characters.
    pub(crate) fn bounded(&mut self, name: &str, most: usize) -> String {
        let text = self.text(name);
        if text.chars().count() > most {
            self.break_bound(format!("{name} must be shorter than or equal to {most} characters"));
        }
        text
    }

    /// A required boolean; false stands in when it is missing.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let flag = self.get(name).and_then(Value::as_bool);
        if flag.is_none() {
            self.break_bound(format!("{name} must be a boolean value"));
        }
        flag.unwrap_or_default()
    }

    /// A required array of objects. None at all stand in when it or one of them is broken.
    pub(crate) fn objects(&mut self, name: &str, counts: RangeInclusive<usize>) -> Vec<Fields> {
        let objects = self.array(name, counts).into_iter().map(|value| match value {
            Value::Object(object) => Some(Fields::new(object)),
            _ => None,
        });
        objects.collect::<Option<_>>().unwrap_or_else(|| {
            self.break_bound(format!("each value in {name} must be an object"));
            Vec::new()
        })
    }

    /// A required array of non-empty strings. None at all stand in when it or one of them is broken.
    pub(crate) fn texts(&mut self, name: &str, counts: RangeInclusive<usize>) -> Vec<String> {
        let texts = self.array(name, counts).into_iter().map(|value| match value {
            Value::String(text) if !is_blank(&text) => Some(text),
            _ => None,
        });
        texts.collect::<Option<_>>().unwrap_or_else(|| {
            self.break_bound(format!("each value in {name} must be a string that is not empty"));
            Vec::new()
        })
    }

    /// Takes the values out, because there may be very many: an array is read once.
    fn array(&mut self, name: &str, counts: RangeInclusive<usize>) -> Vec<Value> {
        let broken = match self.object.get_mut(name).filter(|value| !value.is_null()) {
            Some(Value::Array(values)) if counts.contains(&values.len()) => {
                return std::mem::take(values);
            }
            Some(Value::Array(values)) if values.len() > *counts.end() => {
                format!("{name} must contain not more than {} elements", counts.end())
            }
            Some(Value::Array(_)) | None => format!("{name} should not be empty"),
            Some(_) => format!("{name} must be an array"),
        };
        self.break_bound(broken);
        Vec::new()
    }

    /// Notes every property that is none of those allowed.
    pub(crate) fn only(&mut self, allowed: &[&str]) {
        let unknown = self.object.keys().filter(|name| !allowed.contains(&name.as_str()));
        self.missing.extend(unknown.map(|name| format!("property {name} should not exist")));
    }

    /// Notes something missing or out of bounds: 422.
    pub(crate) fn break_bound(&mut self, text: String) {
        self.missing.push(text);
    }

    /// Notes a value whose form is wrong, or that somebody else does not take: 400 with the field's name.
    pub(crate) fn break_form(&mut self, text: String) {
        self.malformed.push(text);
    }

    /// Notes a value that is not allowed: 400.
    pub(crate) fn refuse_value(&mut self, text: String) {
        self.wrong.push(text);
    }

    /// Takes over what a nested object was found to lack, under its name.
    pub(crate) fn absorb(&mut self, name: &str, nested: Fields) {
        self.missing.extend(nested.missing.iter().map(|text| format!("{name}.{text}")));
        self.malformed.extend(nested.malformed.iter().map(|text| format!("{name}.{text}")));
        self.wrong.extend(nested.wrong.iter().map(|text| format!("{name}.{text}")));
    }

    /// Everything noted so far, for methods that answer all of it with one code of their own.
    pub(crate) fn problems(&self) -> Vec<String> {
        self.missing.iter().chain(&self.malformed).chain(&self.wrong).cloned().collect()
    }

    /// Refuses the request if anything was noted.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        if !self.missing.is_empty() {
            return Err(Refusal::invalid(self.missing.clone()));
        }
        if !self.malformed.is_empty() {
            return Err(Refusal::malformed(self.malformed.clone()));
        }
        match self.wrong.as_slice() {
            [] => Ok(()),
            wrong => Err(Refusal::bad(wrong.join("; "))),
        }
    }
}

/// Whether a text says nothing: where the description's pattern `\S` finds no match.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(is_space)
}

/// White space as the patterns of JSON Schema have it, which differs from Rust's in two characters.
pub(crate) fn is_space(letter: char) -> bool {
    letter == '\u{feff}' || letter != '\u{85}' && letter.is_whitespace()
}
