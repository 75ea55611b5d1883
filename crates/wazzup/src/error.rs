//! Everything a call can end with, other than its answer.
//!
//! Made in `client.rs` and `channels.rs`, read by the console. Deliberately absent: words for the
//! user. The screens have their own sentence for each kind; `text` is for details and logs, and is
//! redacted before it gets here.

use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;
use thiserror::Error;

use crate::decode;
use crate::redact::{redact, without_secrets};

/// Why a call did not give its answer. What may have happened on the server is what tells the kinds
/// apart, because that decides what a person may safely do next.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Error {
    /// The server answered and said no (reference 13.1, 13.2); nothing was done.
    #[error("refused with {status}{}: {text}", .code.as_ref().map(|code| format!(" {code}")).unwrap_or_default())]
    Refused {
        /// The HTTP status; 404 also stands for an empty answer to "get one".
        status: u16,
        /// The server's code, such as `VALIDATION_FAILED`, as it was spelled.
        code: Option<String>,
        /// The server's sentence, or a shortened piece of what it sent instead.
        text: String,
        /// The single complaints of a validation, when there are any.
        details: Vec<String>,
        /// The items of the request it names, when it does (reference 11.3).
        rows: Box<[RefusedRow]>,
        /// What support can look the call up by: the body's `requestId`, the `trace-id` header, or both.
        request_id: Option<String>,
    },
    /// 429, still after waiting, or with a wait too long to sit through (reference 13.3).
    #[error("the server asks to slow down")]
    RateLimited {
        /// How long the server said to wait; `None` when it did not say.
        retry_after: Option<Duration>,
    },
    /// The connection was never made, so nothing can have happened.
    #[error("not sent: {text}")]
    NotSent {
        /// What stood in the way.
        text: String,
    },
    /// A write that is unsafe to repeat went out, and its answer did not come or can't be read.
    /// It may have been carried out: look before repeating.
    #[error("the outcome is unknown: {text}")]
    OutcomeUnknown {
        /// How the answer was lost.
        text: String,
    },
    /// A call that is safe to repeat went out, several times, and no answer came.
    #[error("unanswered: {text}")]
    Unanswered {
        /// How the answer was lost the last time.
        text: String,
    },
    /// The answer came and does not mean what was asked for.
    #[error("unreadable answer at \"{path}\": {text}")]
    Unreadable {
        /// Where in the JSON, such as `data[3].id`; empty when the whole is meant.
        path: String,
        /// What is wrong there.
        text: String,
    },
}

/// An item of a request that was refused: `{index, fields}` (reference 11.3).
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct RefusedRow {
    /// Its place in the request, from 0.
    pub index: usize,
    /// The names of its broken fields.
    #[serde(default)]
    pub fields: Vec<String>,
}

impl Error {
    /// The server's code of a refusal, as it was spelled.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Refused { code, .. } => code.as_deref(),
            _ => None,
        }
    }

    /// Whether the refusal has this code; case and underscores do not count (reference 13.1).
    pub fn has_code(&self, code: &str) -> bool {
        self.code().is_some_and(|own| same_word(own, code))
    }

    /// Whether the credential was not accepted: renew it once and repeat once (reference 3.6).
    pub fn is_unauthorized(&self) -> bool {
        matches!(self, Self::Refused { status: 401, .. })
            || self.has_code("OAUTH_TOKEN_UNKNOWN_OR_REVOKED")
    }

    /// Whether the refusal says that there is no such thing.
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::Refused { status: 404, .. }) || self.has_code("NOT_FOUND")
    }

    /// The refusal that "get one" makes of an empty list (reference 5.3, 7.5).
    pub(crate) fn not_found() -> Self {
        let text = "the answer is an empty list".to_owned();
        Self::refused_without_words(404, Some("NOT_FOUND".to_owned()), text)
    }

    /// A refusal of which the server said nothing itself; `text` is redacted.
    pub(crate) fn refused_without_words(status: u16, code: Option<String>, text: String) -> Self {
        let (details, rows, request_id) = Default::default();
        Self::Refused { status, code, text, details, rows, request_id }
    }

    /// The items a refusal names, in the order of the request; empty when it names none.
    pub fn rows(&self) -> &[RefusedRow] {
        match self {
            Self::Refused { rows, .. } => rows,
            _ => &[],
        }
    }

    /// Reads a refusal out of whatever the server sent with it: the first name that says something
    /// wins; with nothing recognisable, a piece of the body (reference 13.1, 13.2).
    pub(crate) fn refused(status: u16, body: &[u8], trace: Option<&str>, secrets: &[&str]) -> Self {
        let mut json = decode::json(body).unwrap_or_default();
        hide_secrets(&mut json);
        let clean = |text: String| redact(&text, secrets);
        let first = |places: &[&str]| {
            places.iter().find_map(|place| sentence(json.pointer(place)?)).map(clean)
        };
        let details = ["/errors", "/data/fields"]
            .iter()
            .filter_map(|place| json.pointer(place))
            .map(list)
            .find(|list| !list.is_empty())
            .unwrap_or_default();
        let request_id: Vec<String> =
            [json.pointer("/requestId").and_then(sentence), trace.map(str::to_owned)]
                .into_iter()
                .flatten()
                .filter(|id| id.len() <= 100 && id.chars().all(|c| c.is_ascii_graphic()))
                .map(|id| without_secrets(&id, secrets))
                .collect();
        let said = ["/detail", "/description", "/error/description", "/message", "/title"];
        Self::Refused {
            status,
            code: first(&["/code", "/error", "/error/code", "/error/error"]),
            text: first(&said).unwrap_or_else(|| {
                clean(match json {
                    Value::Null => String::from_utf8_lossy(body).into_owned(),
                    ref json => json.to_string(),
                })
            }),
            details: details.into_iter().map(clean).collect(),
            rows: json.pointer("/data").map(rows).unwrap_or_default(),
            request_id: (!request_id.is_empty()).then(|| request_id.join(" ")),
        }
    }
}

/// Fields that hold a secret wherever they stand: a gateway may put its own status over a good answer.
const SECRET_FIELDS: [&str; 7] = [
    "access_token",
    "refresh_token",
    "telegram_token",
    "user_token",
    "pairing_code",
    "qr_code",
    "two_factor_code",
];

fn hide_secrets(json: &mut Value) {
    match json {
        Value::Object(fields) => {
            for (name, value) in fields {
                if SECRET_FIELDS.contains(&name.as_str()) {
                    *value = Value::from("[redacted]");
                } else {
                    hide_secrets(value);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(hide_secrets),
        _ => {}
    }
}

/// Whether two words are the same but for case and underscores: the service spells the same word
/// `not_enough_money` and `notEnoughMoney` (reference 7.1, 13.1).
pub(crate) fn same_word(one: &str, other: &str) -> bool {
    let letters = |word: &str| word.replace('_', "").to_lowercase();
    letters(one) == letters(other)
}

/// The items named in `data`; whatever has another form names none.
fn rows(data: &Value) -> Box<[RefusedRow]> {
    let items = data.as_array().into_iter().flatten();
    let rows = items.filter_map(|item| decode::row::<RefusedRow>(String::new(), item.clone()).ok());
    // The names of fields only: anything longer or stranger would be a value.
    let is_name = |name: &String| {
        name.len() <= 40 && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
    };
    rows.map(|row| RefusedRow { fields: row.fields.into_iter().filter(is_name).collect(), ..row })
        .collect()
}

/// A text, a number, or several texts as one; nothing that is empty.
fn sentence(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(_) => list(value).join("; "),
        _ => String::new(),
    };
    (!text.is_empty()).then_some(text)
}

/// Single complaints: texts as they are, objects as compact JSON.
fn list(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().flat_map(list).collect(),
        Value::String(text) if text.trim().is_empty() => Vec::new(),
        Value::String(text) => vec![text.clone()],
        other => vec![other.to_string()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(body: &str) -> (Option<String>, String, Vec<String>, Option<String>) {
        match Error::refused(400, body.as_bytes(), None, &["hunter2"]) {
            Error::Refused { code, text, details, request_id, .. } => {
                (code, text, details, request_id)
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn reads_every_known_form() {
        let some = |text: &str| Some(text.to_owned());
        for (body, code, text, details) in [
            (
                r#"{"code": "VALIDATION_FAILED", "title": "T", "detail": "D.", "errors": ["a", {"b": 1}]}"#,
                some("VALIDATION_FAILED"),
                "D.",
                vec!["a", r#"{"b":1}"#],
            ),
            (r#"{"code": "X", "title": "T", "errors": "one"}"#, some("X"), "T", vec!["one"]),
            (
                r#"{"code": "", "error": "INVALID_APIKEY", "description": "d"}"#,
                some("INVALID_APIKEY"),
                "d",
                vec![],
            ),
            (r#"{"error": {"code": "A", "description": "e"}}"#, some("A"), "e", vec![]),
            (r#"{"error": {"error": "B"}, "message": ["m", "n"]}"#, some("B"), "m; n", vec![]),
            (
                r#"{"error": "C", "data": {"fields": ["name"]}, "message": "m"}"#,
                some("C"),
                "m",
                vec!["name"],
            ),
            ("<html>\n<h1>Bad   Gateway</h1>", None, "<html> <h1>Bad Gateway</h1>", vec![]),
            ("", None, "", vec![]),
            ("[1]", None, "[1]", vec![]),
        ] {
            let read = refused(body);
            assert_eq!((&read.0, read.1.as_str()), (&code, text), "{body}");
            assert_eq!(read.2, details, "{body}");
        }
        // A code may stand alone; then the body itself is all there is to show.
        assert_eq!(refused(r#"{"code": "Y"}"#).0, some("Y"));
    }

    #[test]
    fn items_are_named_by_index() {
        let body = r#"{"error": "INVALID_USERS_DATA", "data": [
            {"index": 12, "fields": ["id", "+7 900 123 45 67"]}, {"index": "x"}, {"index": 3}]}"#;
        let error = Error::refused(400, body.as_bytes(), None, &[]);
        let row = |index, fields: &[&str]| RefusedRow {
            index,
            fields: fields.iter().map(|&field| field.to_owned()).collect(),
        };
        assert_eq!(error.rows(), [row(12, &["id"]), row(3, &[])]);
        let other = br#"{"error": "TOO_MANY_ENTITIES", "data": {"count": 123, "limit": 100}}"#;
        assert_eq!(Error::refused(400, other, None, &[]).rows(), []);
    }

    #[test]
    fn nothing_secret_gets_in() {
        let body = r#"{"code": "hunter2", "detail": "79001234567 hunter2",
                       "errors": ["+7 900 123 45 67"], "requestId": "r-1-hunter2"}"#;
        let error = Error::refused(400, body.as_bytes(), Some("1234567890"), &["hunter2"]);
        let shown = format!("{error} {error:?}");
        assert!(
            !shown.contains("hunter2") && !shown.contains("7900") && !shown.contains("123 45"),
            "{shown}"
        );
        assert!(
            shown.contains("r-1-[redacted] 1234567890"),
            "an id of the request is kept: {shown}"
        );
    }

    #[test]
    fn codes_are_compared_as_the_vendor_spells_them() {
        let error = Error::refused(403, br#"{"code": "OauthTokenUnknownOrRevoked"}"#, None, &[]);
        assert!(error.has_code("OAUTH_TOKEN_UNKNOWN_OR_REVOKED") && error.is_unauthorized());
        assert!(Error::refused(401, b"", None, &[]).is_unauthorized());
        assert!(!Error::not_found().is_unauthorized());
        assert_eq!(Error::not_found().code(), Some("NOT_FOUND"));
        assert!(Error::not_found().is_not_found() && !error.is_not_found());
        assert_eq!(Error::RateLimited { retry_after: None }.code(), None);
    }
}
