//! Reading answers: one tolerant door for every shape the service is known to send.
//!
//! Called by `client.rs` on the body of a 2xx and by `events.rs` on a delivery. An answer comes in an
//! envelope or without one, as an object or as an array of one (reference 2 and 14); "required"
//! fields are missing in practice. Deliberately absent: statuses and errors of the service.

use std::fmt;

use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor};
use serde::{Deserialize, de};
use serde_json::Value;

/// An answer, or a place in it, that does not mean what was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unreadable {
    /// Where, as in `data[3].id`; empty when the whole is meant.
    pub(crate) path: String,
    /// What is wrong there. Never a value out of the answer: it may be a number or a token.
    pub(crate) text: String,
}

/// The one object of an answer; an array gives its first.
pub(crate) fn one<T: DeserializeOwned>(body: &[u8]) -> Result<T, Unreadable> {
    one_or_none(body)?.ok_or_else(|| unreadable("data", "the list is empty"))
}

/// As [`one`], but an empty array is "there is none" (reference 5.3, 7.5).
pub(crate) fn one_or_none<T: DeserializeOwned>(body: &[u8]) -> Result<Option<T>, Unreadable> {
    match open(body)? {
        (path, Value::Array(items)) => {
            items.into_iter().next().map(|item| row(format!("{path}[0]"), item)).transpose()
        }
        (path, item) => row(path, item).map(Some),
    }
}

/// As [`one`] for an object that is pleasant to have and not needed: without a body, with `null` and
/// with an empty array it is the default one.
pub(crate) fn one_or_default<T: DeserializeOwned + Default>(body: &[u8]) -> Result<T, Unreadable> {
    if is_empty(body) {
        return Ok(T::default());
    }
    match open(body)? {
        (_, Value::Null) => Ok(T::default()),
        (path, Value::Array(items)) => {
            items.into_iter().next().map_or(Ok(T::default()), |item| row(path + "[0]", item))
        }
        (path, item) => row(path, item),
    }
}

/// The list of an answer; a single object is a list of one. An empty body or `null` is **not** an
/// empty list: showing "no accounts" for a broken answer would invite a second creation.
pub(crate) fn many<T: DeserializeOwned>(body: &[u8]) -> Result<Vec<T>, Unreadable> {
    match open(body)? {
        (path, item @ Value::Object(_)) => row(path, item).map(|item| vec![item]),
        (path, items) => {
            let list = items.as_array().and_then(|rows| rows.iter().position(Value::is_array));
            match list {
                Some(number) => row(format!("{path}[{number}]"), Value::Array(Vec::new())),
                None => typed(path, items),
            }
        }
    }
}

/// An answer whose content does not matter: none, JSON, or a word such as "OK". A web page is not
/// one: a gateway or a sign-in of the network stands between, and the call may never have arrived.
pub(crate) fn nothing(body: &[u8]) -> Result<(), Unreadable> {
    match std::str::from_utf8(without_mark(body)) {
        Ok(text) if !text.trim_start().starts_with('<') => Ok(()),
        Ok(_) => Err(unreadable("", "a web page")),
        Err(_) => Err(unreadable("", "not text")),
    }
}

/// Whether an answer has no content at all.
pub(crate) fn is_empty(body: &[u8]) -> bool {
    without_mark(body).iter().all(u8::is_ascii_whitespace)
}

/// Parses a body, whatever it means.
pub(crate) fn json(body: &[u8]) -> serde_json::Result<Value> {
    serde_json::from_slice(without_mark(body))
}

/// Parses a body and takes the envelope off: `{"data": X}` is X, anything else is itself.
pub(crate) fn open(body: &[u8]) -> Result<(String, Value), Unreadable> {
    let value = json(body)
        .map_err(|error| unreadable("", &format!("not JSON: {}", without_values(&error))))?;
    Ok(match value {
        Value::Object(mut fields) => match fields.remove("data") {
            Some(data) => ("data".to_owned(), data),
            None => (String::new(), Value::Object(fields)),
        },
        bare => (String::new(), bare),
    })
}

/// Decodes `value`, which stood at `base`, and says where in the answer it went wrong.
pub(crate) fn typed<T: DeserializeOwned>(base: String, value: Value) -> Result<T, Unreadable> {
    // Keeping track of the place costs more than reading, so it waits until there is a reason.
    if let Ok(read) = T::deserialize(&value) {
        return Ok(read);
    }
    serde_path_to_error::deserialize(value).map_err(|error| {
        let inner = error.path().to_string();
        let path = match (inner.as_str(), base.as_str()) {
            (".", _) => base,
            (_, "") => inner,
            (below, _) if below.starts_with('[') => base + below,
            (below, _) => format!("{base}.{below}"),
        };
        Unreadable { path, text: without_values(error.inner()) }
    })
}

/// As [`typed`], for one row. A list in its place is refused: a derived reader would take it for the
/// fields in their order.
pub(crate) fn row<T: DeserializeOwned>(base: String, value: Value) -> Result<T, Unreadable> {
    if value.is_array() {
        return Err(unreadable(&base, "a list where an object was expected"));
    }
    typed(base, value)
}

/// Field: an id or a word that may arrive as a number (reference 2). Empty is refused.
pub(crate) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    struct TextOrNumber;

    impl Visitor<'_> for TextOrNumber {
        type Value = String;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a text that is not empty, or a whole number")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<String, E> {
            if text.is_empty() {
                return Err(E::invalid_value(de::Unexpected::Str(text), &self));
            }
            Ok(text.to_owned())
        }

        fn visit_u64<E>(self, number: u64) -> Result<String, E> {
            Ok(number.to_string())
        }

        fn visit_i64<E>(self, number: i64) -> Result<String, E> {
            Ok(number.to_string())
        }
    }

    deserializer.deserialize_any(TextOrNumber)
}

/// Field: as [`text`], but `null`, absent (with `serde(default)`) and the empty text are "none".
pub(crate) fn optional_text<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: From<String>,
    D: Deserializer<'de>,
{
    match Option::<Value>::deserialize(deserializer)? {
        None => Ok(None),
        Some(Value::String(empty)) if empty.is_empty() => Ok(None),
        Some(value) => text(value).map(T::from).map(Some).map_err(D::Error::custom),
    }
}

/// Field: as [`optional_text`], with the empty text for "none".
pub(crate) fn text_or_empty<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: From<String> + Default,
    D: Deserializer<'de>,
{
    optional_text(deserializer).map(Option::unwrap_or_default)
}

/// Field: a number, also when it is written as a text; anything else is "none".
pub(crate) fn optional_number<'de, D>(deserializer: D) -> Result<Option<f64>, D::Error>
where
    D: Deserializer<'de>,
{
    Ok(match Option::<Value>::deserialize(deserializer)? {
        Some(Value::Number(number)) => number.as_f64(),
        Some(Value::String(text)) => {
            text.trim().parse().ok().filter(|number: &f64| number.is_finite())
        }
        _ => None,
    })
}

/// Field: yes or no, also when it is written as a text; anything else is "none".
pub(crate) fn optional_flag<'de, D>(deserializer: D) -> Result<Option<bool>, D::Error>
where
    D: Deserializer<'de>,
{
    Ok(match Option::<Value>::deserialize(deserializer)? {
        Some(Value::Bool(flag)) => Some(flag),
        Some(Value::String(text)) => text.trim().parse().ok(),
        _ => None,
    })
}

/// Field: a list that may be one object, `null`, or hold empty objects (reference 14, row 17).
pub(crate) fn one_or_many<'de, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    T: DeserializeOwned,
    D: Deserializer<'de>,
{
    let items = match Value::deserialize(deserializer)? {
        Value::Null => Vec::new(),
        Value::Array(items) => items,
        item => vec![item],
    };
    let says_something =
        |item: &Value| !item.is_null() && item.as_object().is_none_or(|o| !o.is_empty());
    items
        .into_iter()
        .filter(says_something)
        .map(|item| row(String::new(), item))
        .collect::<Result<_, Unreadable>>()
        .map_err(|inner| D::Error::custom(format!("{} {}", inner.path, inner.text).trim()))
}

/// Field: a list of objects, and nothing that stands in for one.
pub(crate) fn rows<'de, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    T: DeserializeOwned,
    D: Deserializer<'de>,
{
    let items = Vec::<Value>::deserialize(deserializer)?.into_iter().enumerate();
    items
        .map(|(number, item)| row(format!("[{number}]"), item))
        .collect::<Result<_, Unreadable>>()
        .map_err(|inner| D::Error::custom(format!("{} {}", inner.path, inner.text)))
}

/// Field: a list; `null` is an empty one.
pub(crate) fn nullable_list<'de, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// The part of a body after the mark that some programs put before UTF-8 (U+FEFF), which JSON does
/// not know.
fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body)
}

/// The message of a decoder without what it quotes from the answer: texts stand in quotes, numbers
/// in backticks after their kind, as names of fields do after the word "field".
fn without_values(error: &serde_json::Error) -> String {
    let mut message = error.to_string();
    if let (Some(first), Some(last)) = (message.find('"'), message.rfind('"'))
        && first < last
    {
        message.replace_range(first + 1..last, "…");
    }
    for kind in ["integer `", "floating point `"] {
        if let Some(found) = message.find(kind) {
            let first = found + kind.len();
            let last = message[first..].find('`').map_or(message.len(), |end| first + end);
            message.replace_range(first..last, "…");
        }
    }
    message
}

fn unreadable(path: &str, text: &str) -> Unreadable {
    Unreadable { path: path.to_owned(), text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    struct Row {
        #[serde(deserialize_with = "text")]
        id: String,
        #[serde(default, deserialize_with = "optional_text")]
        phone: Option<String>,
        #[serde(default, deserialize_with = "optional_number")]
        zone: Option<f64>,
        #[serde(default, deserialize_with = "one_or_many")]
        rows: Vec<Row>,
    }

    fn row(id: &str) -> Row {
        Row { id: id.to_owned(), phone: None, zone: None, rows: Vec::new() }
    }

    #[test]
    fn every_envelope_gives_the_same_object() {
        for body in [
            r#"{"data": {"id": 1}, "meta": {"timestamp": 1}}"#,
            r#"{"data": {"id": "1"}}"#,
            r#"{"data": [{"id": 1}], "meta": {}}"#,
            r#"{"id": 1}"#,
            r#"[{"id": "1"}]"#,
        ] {
            assert_eq!(one::<Row>(body.as_bytes()).unwrap(), row("1"), "{body}");
            assert_eq!(many::<Row>(body.as_bytes()).unwrap(), [row("1")], "{body}");
        }
        assert_eq!(one_or_none::<Row>(br#"{"data": []}"#), Ok(None));
        assert_eq!(many::<Row>(b"[]"), Ok(Vec::new()));
        assert_eq!(nothing(b""), Ok(()));
    }

    #[test]
    fn fields_are_read_in_every_known_spelling() {
        for (fields, phone, zone) in [
            (r#""phone": 79990000001, "zone": 5.5"#, Some("79990000001"), Some(5.5)),
            (r#""phone": "x", "zone": "-3""#, Some("x"), Some(-3.0)),
            (r#""phone": "", "zone": "soon""#, None, None),
            (r#""phone": null, "zone": null"#, None, None),
        ] {
            let body = format!(r#"{{"id": 1, {fields}}}"#);
            let read: Row = one(body.as_bytes()).unwrap();
            assert_eq!((read.phone.as_deref(), read.zone), (phone, zone), "{body}");
        }
        for (rows, count) in [
            (r#"{"id": 1}"#, 1),
            (r#"[{"id": 1}, {"id": 2}]"#, 2),
            (r#"[{"id": 1}, {}, null]"#, 1),
            ("{}", 0),
            ("null", 0),
            ("[]", 0),
        ] {
            let body = format!(r#"{{"id": 1, "rows": {rows}}}"#);
            assert_eq!(one::<Row>(body.as_bytes()).unwrap().rows.len(), count, "{body}");
        }
    }

    #[test]
    fn an_error_names_the_place_and_no_value() {
        for (body, path, says) in [
            ("", "", "not JSON: EOF"),
            ("<html>", "", "not JSON: expected value"),
            (r#"{"data": [{"id": 1}, {"id": true}]}"#, "data[1].id", "invalid type: boolean"),
            (r#"{"data": [{"id": 1}, {}]}"#, "data[1]", "missing field `id`"),
            (r#"[{"id": 1}, {"id": []}]"#, "[1].id", "invalid type: sequence"),
            (r#"{"data": [{"id": 7.25}]}"#, "data[0].id", "invalid type: floating point `…`"),
            (r#"[["hunter2"]]"#, "[0]", "a list where an object was expected"),
            (r#"{"data": null}"#, "data", "invalid type: null"),
            (r#"{"data": "hunter2"}"#, "data", "invalid type: string \"…\""),
            (r#"{"data": {"id": 1, "rows": {"phone": 1}}}"#, "data.rows", "missing field `id`"),
            (r#"{"data": {"id": 1, "rows": ["hunter2"]}}"#, "data.rows", "string \"…\""),
        ] {
            let error = many::<Row>(body.as_bytes()).unwrap_err();
            assert_eq!(error.path, path, "{body}: {error:?}");
            assert!(error.text.contains(says), "{body}: {error:?}");
            assert!(!error.text.contains("hunter2"), "{error:?}");
        }
        let empty = one::<Row>(br#"{"data": []}"#).unwrap_err();
        assert_eq!((empty.path.as_str(), empty.text.as_str()), ("data", "the list is empty"));
    }
}
