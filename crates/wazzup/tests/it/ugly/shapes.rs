//! JSON that is JSON and not what the pages show.

use serde_json::{Map, Value, json};

use super::{
    Absent, Empty, First, Good, NO_CONTENT, Ugly, Unreadable as Un, Wants, json_step, ugly,
};
use crate::support::answer;

/// There is something, and nothing in it that is known: a count alone may be missing.
const NOTHING_KNOWN: Wants = [Un, Un, Un, Good, Empty, Un, Un];
/// There are none of what was asked for.
const NONE: Wants = [Un, Absent, Empty, Good, Empty, Un, Empty];
/// Ids that are none.
const NO_IDS: Wants = [Un, Un, Un, Good, Good, Un, Un];

/// Fields without which a row means nothing.
const KEYS: [&str; 8] =
    ["id", "account_id", "channel_id", "user_id", "access_token", "pairing_code", "link", "url"];

pub(super) fn table() -> Vec<Ugly> {
    [envelopes(), contents(), fields()].into_iter().flatten().collect()
}

fn envelopes() -> Vec<Ugly> {
    let with = |name, wants: Wants, wrap: fn(Value) -> Value| {
        ugly(name, wants, move |good| json_step(&wrap(inner(good))))
    };
    vec![
        with("bare", [Good; 7], |inner| inner),
        with("in data alone", [Good; 7], |inner| json!({ "data": inner })),
        with("meta empty", [Good; 7], |inner| json!({ "data": inner, "meta": {} })),
        with("meta null", [Good; 7], |inner| json!({ "data": inner, "meta": null })),
        with("meta a text", [Good; 7], |inner| json!({ "data": inner, "meta": "none" })),
        with("in data beside others", [Good; 7], |inner| json!({ "data": inner, "count": "1" })),
        with("object and list exchanged", [Good, Good, First, Good, Good, Good, Un], |inner| {
            match inner {
                Value::Array(rows) => rows.into_iter().next().unwrap_or_default(),
                Value::Object(row) => json!([row]),
                other => other,
            }
        }),
        with("envelope twice", NOTHING_KNOWN, |inner| json!({ "data": { "data": inner } })),
        with("envelope in a list", NOTHING_KNOWN, |inner| json!({ "data": [{ "data": inner }] })),
        with("list in a list", NO_CONTENT, |inner| json!({ "data": [[inner]] })),
        with("JSON as a text", NO_CONTENT, |inner| json!({ "data": inner.to_string() })),
        ugly("data twice, the last one right", [Good; 7], |good| {
            answer("200 OK", "", format!(r#"{{"data": 7, "data": {}}}"#, inner(good)))
        }),
        ugly("a hundred levels beside it", [Good; 7], |good| {
            let (open, close) = ("[".repeat(100), "]".repeat(100));
            let body = format!(r#"{{"data": {}, "meta": {open}{close}}}"#, inner(good));
            answer("200 OK", "", body)
        }),
        ugly("a number too long beside it", [Good; 7], |good| {
            let body = format!(r#"{{"data": {}, "meta": 18446744073709551617}}"#, inner(good));
            answer("200 OK", "", body)
        }),
        ugly("a number too large beside it", NO_CONTENT, |good| {
            answer("200 OK", "", format!(r#"{{"data": {}, "meta": 1e400}}"#, inner(good)))
        }),
    ]
}

fn contents() -> Vec<Ugly> {
    let fixed = |name, wants: Wants, body: Value| ugly(name, wants, move |_| json_step(&body));
    let row = || json!({ "code": "VALIDATION_FAILED", "detail": "No.", "errors": ["no"] });
    vec![
        fixed("data an empty list", NONE, json!({ "data": [] })),
        fixed("data an empty list, counted", NONE, json!({ "count": "0", "data": [] })),
        fixed("an empty list", NONE, json!([])),
        fixed("data null", NOTHING_KNOWN, json!({ "data": null })),
        fixed("null", NOTHING_KNOWN, json!(null)),
        fixed("data an empty object", NOTHING_KNOWN, json!({ "data": {} })),
        fixed("an empty object", NOTHING_KNOWN, json!({})),
        fixed("nothing but meta", NOTHING_KNOWN, json!({ "meta": { "timestamp": 1 } })),
        fixed("a list of an empty object", NOTHING_KNOWN, json!([{}])),
        fixed("a refusal", NOTHING_KNOWN, row()),
        fixed("a refusal in data", NOTHING_KNOWN, json!({ "data": row() })),
        fixed("a refusal beside no data", NOTHING_KNOWN, json!({ "data": null, "error": row() })),
        fixed("data a text", NO_CONTENT, json!({ "data": "done" })),
        fixed("data an empty text", NO_CONTENT, json!({ "data": "" })),
        fixed("data a number", NO_CONTENT, json!({ "data": 7 })),
        fixed("data true", NO_CONTENT, json!({ "data": true })),
        fixed("data false", NO_CONTENT, json!({ "data": false })),
        fixed("data a list of null", NO_CONTENT, json!({ "data": [null] })),
        fixed("data many nulls", NO_CONTENT, json!({ "data": [null, null, null] })),
        fixed("data a list of lists", NO_CONTENT, json!({ "data": [[], []] })),
        fixed("data a list of flags", NO_CONTENT, json!({ "data": [true] })),
        fixed("a text", NO_CONTENT, json!("done")),
        fixed("a number", NO_CONTENT, json!(0)),
        fixed("true", NO_CONTENT, json!(true)),
        ugly("ten thousand levels", NO_CONTENT, |_| answer("200 OK", "", "[".repeat(10_000))),
        ugly("ten thousand levels, closed", NO_CONTENT, |_| {
            answer("200 OK", "", r#"{"data":"#.repeat(10_000) + "1" + &"}".repeat(10_000))
        }),
    ]
}

fn fields() -> Vec<Ugly> {
    let keys_are = |name, value: &'static str| {
        ugly(name, NO_IDS, move |good| {
            // As text, because no JSON value holds every number.
            let marked = keyed(good.clone(), &json!("<here>"));
            answer("200 OK", "", marked.to_string().replace("\"<here>\"", value))
        })
    };
    let each = |name, wants: Wants, change: fn(Value) -> Value| {
        ugly(name, wants, move |good| json_step(&leaves(good.clone(), &change)))
    };
    vec![
        keys_are("every id true", "true"),
        keys_are("every id null", "null"),
        keys_are("every id empty", r#""""#),
        keys_are("every id a list", r#"["1"]"#),
        keys_are("every id an object", r#"{"id": "1"}"#),
        keys_are("every id a fraction", "1.5"),
        keys_are("every id in powers", "1e3"),
        keys_are("every id too long a number", "18446744073709551617"),
        keys_are("every id too far below zero", "-9223372036854775809"),
        each("every value null", NOTHING_KNOWN, |_| Value::Null),
        each("numbers as texts", [Good; 7], |value| match value {
            Value::Number(number) => Value::String(number.to_string()),
            other => other,
        }),
        each("digits as numbers", [Good; 7], |value| match &value {
            Value::String(text) => text.parse::<u64>().map_or(value, Value::from),
            _ => value,
        }),
        each("flags as texts", [Good, Good, Good, Good, Good, Un, Good], |value| match value {
            Value::Bool(flag) => Value::String(flag.to_string()),
            other => other,
        }),
        ugly("more fields than are known", [Good; 7], |good| {
            json_step(&objects(good.clone(), &|mut fields| {
                fields.insert("zz".to_owned(), json!({ "id": [null, {}], "data": "7" }));
                fields
            }))
        }),
        ugly("names in capitals", [Un, Un, Un, Good, Empty, Un, Good], |good| {
            let louder = |fields: Map<String, Value>| {
                fields.into_iter().map(|(name, value)| (name.to_uppercase(), value)).collect()
            };
            json_step(&objects(good.clone(), &louder))
        }),
        ugly("rows without names", [Un, Un, Un, Good, Un, Un, Good], |good| {
            let values = |row: Value| match row {
                Value::Object(fields) => fields.into_iter().map(|(_, value)| value).collect(),
                other => other,
            };
            json_step(&match inner(good) {
                Value::Array(rows) => rows.into_iter().map(values).collect(),
                one => values(one),
            })
        }),
    ]
}

/// What an envelope holds.
fn inner(good: &Value) -> Value {
    good.get("data").unwrap_or(good).clone()
}

/// With everything that names something replaced.
fn keyed(value: Value, by: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let replaced = fields.into_iter().map(|(name, value)| {
                let is_key = KEYS.contains(&name.as_str()) && !value.is_object();
                let value = if is_key { by.clone() } else { keyed(value, by) };
                (name, value)
            });
            replaced.collect()
        }
        Value::Array(items) => {
            let replaced = items.into_iter().map(|item| match item {
                Value::String(_) => by.clone(),
                other => keyed(other, by),
            });
            replaced.collect()
        }
        other => other,
    }
}

/// With every single value changed.
pub(super) fn leaves(value: Value, change: &impl Fn(Value) -> Value) -> Value {
    match value {
        Value::Object(fields) => {
            fields.into_iter().map(|(name, value)| (name, leaves(value, change))).collect()
        }
        Value::Array(items) => items.into_iter().map(|item| leaves(item, change)).collect(),
        single => change(single),
    }
}

/// With every object changed, from the inside out.
fn objects(value: Value, change: &impl Fn(Map<String, Value>) -> Map<String, Value>) -> Value {
    match value {
        Value::Object(fields) => {
            let inside = fields.into_iter().map(|(name, value)| (name, objects(value, change)));
            Value::Object(change(inside.collect()))
        }
        Value::Array(items) => items.into_iter().map(|item| objects(item, change)).collect(),
        single => single,
    }
}

/// What is not needed may be missing, null or empty, and that is one and the same.
#[tokio::test]
async fn missing_null_and_empty_are_the_same() {
    use crate::methods::{Clients, Reader, methods};
    use crate::support::Server;

    let server = Server::start([]).await;
    let clients = Clients::new(server.options());
    let without = |good: &Value, by: Option<Value>| {
        objects(good.clone(), &|fields| {
            let kept = fields.into_iter().filter_map(|(name, value)| {
                let needed = KEYS.contains(&name.as_str()) || value.is_object();
                let text = value.is_string() || by != Some(json!(""));
                match (&by, needed) {
                    (_, true) => Some((name, value)),
                    (Some(by), false) if text => Some((name, by.clone())),
                    (_, false) => None,
                }
            });
            kept.collect()
        })
    };
    for method in methods().iter().filter(|method| method.reads != Reader::Settings) {
        // The list in an envelope stays, the lists in its rows go.
        let good = inner(&method.good());
        let mut read = Vec::new();
        for by in [None, Some(Value::Null), Some(json!(""))] {
            server.always(json_step(&without(&good, by.clone())));
            let result = (method.send)(&clients).await;
            read.push(result.unwrap_or_else(|error| panic!("{}, {by:?}: {error:?}", method.name)));
        }
        assert!(read.windows(2).all(|two| two[0] == two[1]), "{}: {read:#?}", method.name);
    }
}
