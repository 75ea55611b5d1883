//! Bodies that are no JSON, or only just.

use serde_json::Value;

use super::{Empty, Good, NO_CONTENT, Ugly, Unreadable as Un, Wants, ugly};
use crate::support::answer;

/// Nothing came with the status, which says enough where nothing is to be read.
const EMPTY: Wants = [Un, Un, Un, Good, Empty, Un, Empty];

const PAGE: &str = "<!DOCTYPE html>\n<html><body><h1>Welcome to the hotel</h1></body></html>";
const MARK: &str = "\u{feff}";

pub(super) fn table() -> Vec<Ugly> {
    [absent(), pages(), broken(), strange(), large()].into_iter().flatten().collect()
}

fn fixed(name: &'static str, wants: Wants, body: impl AsRef<[u8]>) -> Ugly {
    let body = body.as_ref().to_vec();
    ugly(name, wants, move |_| answer("200 OK", "", &body))
}

/// The good body, rewritten as text.
fn text(name: &'static str, wants: Wants, rewrite: fn(String) -> String) -> Ugly {
    ugly(name, wants, move |good| answer("200 OK", "", rewrite(good.to_string())))
}

fn absent() -> Vec<Ugly> {
    vec![
        fixed("no body", EMPTY, ""),
        fixed("a space", EMPTY, " "),
        fixed("empty lines", EMPTY, "\r\n\r\n\t"),
        fixed("a mark of UTF-8 alone", EMPTY, MARK),
        ugly("204", EMPTY, |_| answer("204 No Content", "", "")),
        ugly("205", EMPTY, |_| answer("205 Reset Content", "", "")),
        ugly("201 without a body", EMPTY, |_| answer("201 Created", "", "")),
    ]
}

fn pages() -> Vec<Ugly> {
    let json = "content-type: application/json\r\n";
    vec![
        fixed("a page", [Un; 7], PAGE),
        fixed("a page after empty lines", [Un; 7], format!("\n\n  {PAGE}")),
        fixed("a page after a mark of UTF-8", [Un; 7], format!("{MARK}{PAGE}")),
        fixed("a piece of a page", [Un; 7], "<script>location='/login'</script>"),
        fixed("XML", [Un; 7], "<?xml version=\"1.0\"?><data><id>1</id></data>"),
        ugly("a page that says it is JSON", [Un; 7], move |_| answer("200 OK", json, PAGE)),
        ugly("201 with a page", [Un; 7], |_| answer("201 Created", "", PAGE)),
        fixed("a word", NO_CONTENT, "OK"),
        fixed("a sentence", NO_CONTENT, "Created 1 of 1."),
        fixed("a picture", [Un; 7], b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    ]
}

fn broken() -> Vec<Ugly> {
    vec![
        text("without its last character", NO_CONTENT, |mut body| {
            body.pop();
            body
        }),
        text("its first half", NO_CONTENT, |body| body[..body.len() / 2].to_owned()),
        text("its second half", NO_CONTENT, |body| body[body.len() / 2..].to_owned()),
        text("twice", NO_CONTENT, |body| format!("{body}{body}")),
        text("twice, in lines", NO_CONTENT, |body| format!("{body}\n{body}\n")),
        text("with a comma at the end", NO_CONTENT, |body| format!(r#"{{"data": {body},}}"#)),
        text("in single quotes", NO_CONTENT, |body| format!("{{'data': {body}}}")),
        text("with a comment", NO_CONTENT, |body| format!("/* fresh */ {body}")),
        text("with a word that is no number", NO_CONTENT, |body| {
            format!(r#"{{"data": {body}, "meta": NaN}}"#)
        }),
        text("with Infinity", NO_CONTENT, |body| format!(r#"[{body}, Infinity]"#)),
        text("behind a guard", NO_CONTENT, |body| format!(")]}}',\n{body}")),
        text("as a call of a function", NO_CONTENT, |body| format!("callback({body});")),
        text("as a form", NO_CONTENT, |_| "data=1&id=2".to_owned()),
        text("as YAML", NO_CONTENT, |_| "data:\n  - id: 1\n".to_owned()),
    ]
}

fn strange() -> Vec<Ugly> {
    vec![
        text("after a mark of UTF-8", [Good; 7], |body| format!("{MARK}{body}")),
        text("after two marks of UTF-8", NO_CONTENT, |body| format!("{MARK}{MARK}{body}")),
        text("between empty lines", [Good; 7], |body| format!("\r\n\t {body} \r\n\r\n")),
        ugly("over many lines", [Good; 7], |good| {
            let body = serde_json::to_string_pretty(good).expect("JSON").replace('\n', "\r\n");
            answer("200 OK", "", body)
        }),
        ugly("every letter escaped", [Good; 7], |good| answer("200 OK", "", escaped(good))),
        ugly("UTF-16, marked", [Un; 7], |good| {
            answer("200 OK", "", utf16(&format!("{MARK}{good}"), u16::to_le_bytes))
        }),
        ugly("UTF-16 the other way, marked", [Un; 7], |good| {
            answer("200 OK", "", utf16(&format!("{MARK}{good}"), u16::to_be_bytes))
        }),
        ugly("UTF-16", NO_CONTENT, |good| {
            answer("200 OK", "", utf16(&good.to_string(), u16::to_le_bytes))
        }),
        ugly("a byte that is no UTF-8", [Un; 7], |good| {
            let tail = b", \"name\": \"M\xfcller\"}";
            answer("200 OK", "", [format!(r#"{{"data": {good}"#).as_bytes(), tail].concat())
        }),
        text("half of a pair", NO_CONTENT, |body| format!(r#"[{body}, "\ud800"]"#)),
        text("a zero in a text", NO_CONTENT, |body| format!("[{body}, \"\0\"]")),
        text("an escaped zero beside it", [Good; 7], |body| beside(&body, r#""\u0000\u001b[31m""#)),
        text("zeros behind it", NO_CONTENT, |body| body + "\0\0\0\0"),
    ]
}

fn large() -> Vec<Ugly> {
    vec![
        text("a megabyte beside it", [Good; 7], |body| {
            beside(&body, &format!(r#""{}""#, "ж".repeat(500_000)))
        }),
        text("a number of a hundred thousand digits", NO_CONTENT, |body| {
            beside(&body, &"9".repeat(100_000))
        }),
        text("ten thousand fields beside it", [Good; 7], |body| {
            let fields: Vec<String> = (0..10_000).map(|n| format!(r#""f{n}":{n}"#)).collect();
            beside(&body, &format!("{{{}}}", fields.join(",")))
        }),
        fixed("ten megabytes of nothing", [Un; 7], " ".repeat(10 << 20)),
        fixed("ten megabytes of a text", [Un; 7], format!("{{\"data\":\"{}", "x".repeat(10 << 20))),
    ]
}

/// The same answer in an envelope with one more field.
fn beside(body: &str, value: &str) -> String {
    let good: Value = serde_json::from_str(body).expect("JSON");
    let data = good.get("data").unwrap_or(&good);
    format!(r#"{{"data": {data}, "meta": {value}}}"#)
}

/// Each letter within quotes as `\u`.
fn escaped(good: &Value) -> String {
    let mut inside = false;
    let mut body = String::new();
    for c in good.to_string().chars() {
        inside ^= c == '"';
        if inside && c.is_ascii_alphabetic() {
            body += &format!("\\u{:04x}", u32::from(c));
        } else {
            body.push(c);
        }
    }
    body
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}
