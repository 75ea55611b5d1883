//! Answers that say no: redirects, refusals of every form and of none, limits, and broken servers.

use serde_json::json;

use super::{Limited, Refused, Ugly, ugly, wire};
use crate::support::answer;

pub(super) fn table() -> Vec<Ugly> {
    [redirects(), statuses(), forms(), limits(), failures()].into_iter().flatten().collect()
}

/// An answer whose name begins with its status.
fn said(name: &'static str, headers: &'static str, body: impl AsRef<[u8]>) -> Ugly {
    let status = name.split_once(' ').map_or(name, |(status, _)| status);
    let body = body.as_ref().to_vec();
    ugly(name, [Refused(status.parse().expect("a status")); 7], move |_| {
        answer(&format!("{status} Said"), headers, &body)
    })
}

fn redirects() -> Vec<Ugly> {
    let (here, there) = ("location: /login\r\n", "location: https://else.example/79001234567\r\n");
    vec![
        said("300", "", ""),
        said("301 there", there, ""),
        said("301 nowhere", "", ""),
        said("302 here", here, "<a href=\"/login\">79001234567</a>"),
        said("302 nonsense", "location: ://\r\n", ""),
        said("303 there", there, ""),
        said("304", "", ""),
        said("305 there", there, ""),
        said("307 there", there, ""),
        said("307 itself", "location: http://127.0.0.1/\r\n", ""),
        said("308 here", here, ""),
        said("399", "", "{}"),
    ]
}

fn statuses() -> Vec<Ugly> {
    vec![
        said("401 empty", "", ""),
        said("401 asking", "www-authenticate: Basic realm=\"79001234567\"\r\n", ""),
        said("402", "", r#"{"code": "NOT_ENOUGH_MONEY"}"#),
        said("403", "", r#"{"code": "FORBIDDEN"}"#),
        said("404 page", "content-type: text/html\r\n", "<h1>Not Found</h1>"),
        said("404 empty", "", ""),
        said("405", "allow: GET\r\n", ""),
        said("407", "proxy-authenticate: Basic\r\n", ""),
        said("408", "", ""),
        said("409", "", "{}"),
        said("410", "", ""),
        said("413", "", "<html>"),
        said("415", "", ""),
        said("418", "", "I'm a teapot"),
        said("422 empty", "", ""),
        said("426", "upgrade: HTTP/2.0\r\n", ""),
        said("431", "", ""),
        said("451", "", ""),
        said("499", "", ""),
    ]
}

/// A refusal is a refusal whatever is in it: nothing of these may hide its status.
fn forms() -> Vec<Ugly> {
    let utf16: Vec<u8> = "\u{feff}79001234567".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let phones = json!({
        "code": "79001234567", "detail": "+7 900 123-45-67 and 37199999999", "requestId": 7,
        "errors": { "phone": ["37199999999", { "79999999999": 79001234567_u64 }] },
    });
    vec![
        said("400 code", "", r#"{"code": "BAD_REQUEST"}"#),
        said("400 error", "", r#"{"error": "BAD", "description": "d", "data": {"fields": "id"}}"#),
        said("400 error object", "", r#"{"error": {"code": 7, "description": ["a", {"b": 1}]}}"#),
        said("400 code object", "", r#"{"code": {"code": {}}, "errors": {"a": {"b": [null]}}}"#),
        said("400 nulls", "", r#"{"code": null, "detail": null, "errors": null, "data": null}"#),
        said("400 rows", "", r#"{"error": "X", "data": [null, 7, [0, ["id"]], {"index": -1}]}"#),
        said(
            "400 row far away",
            "",
            r#"{"data": [{"index": 18446744073709551615, "fields": []}]}"#,
        ),
        said("400 in data", "", r#"{"data": {"code": "X"}}"#),
        said("400 list", "", "[1, [2], {}]"),
        said("400 text", "", r#""no""#),
        said("400 number", "", "79001234567"),
        said("400 null", "", "null"),
        said("400 empty", "", ""),
        said("400 spaces", "", "  \r\n"),
        said("400 page", "", "<html><body>79001234567</body></html>"),
        said("400 half", "", r#"{"code": "BAD_REQ"#),
        said("400 marked", "", "\u{feff}{\"code\": \"BAD_REQUEST\"}"),
        said("400 UTF-16", "", utf16),
        said("400 bytes", "", b"\xff\xfe\x00\x80\xc3\x28"),
        said("400 deep", "", "[".repeat(10_000)),
        said("400 large", "", "7".repeat(10 << 20)),
        said("400 long code", "", json!({ "code": "X".repeat(20_000) }).to_string()),
        said("400 control", "", "{\"code\": \"\\u001b[2J\\u0007\\u0000\"}"),
        said("400 phones", "", phones.to_string()),
        said("400 gzip", "content-encoding: gzip\r\n", wire::gzip(br#"{"code": "BAD"}"#)),
        said("400 gzip that is none", "content-encoding: gzip\r\n", r#"{"code": "BAD"}"#),
        ugly("400 with the good answer", [Refused(400); 7], |good| {
            answer("400 Bad", "", good.to_string())
        }),
    ]
}

fn limits() -> Vec<Ugly> {
    let limited = |name, headers: &'static str, body: &'static str| {
        ugly(name, [Limited; 7], move |_| answer("429 Slow", headers, body))
    };
    vec![
        limited("429", "", ""),
        limited("429 with a page", "", "<html>79001234567"),
        limited("429 now", "retry-after: 0\r\n", ""),
        limited("429 with a word", "retry-after: soon\r\n", "{}"),
        limited("429 in the past", "retry-after: Sun, 06 Nov 1994 08:49:37 GMT\r\n", ""),
        limited("429 below zero", "retry-after: -1\r\n", ""),
        limited("429 with a fraction", "retry-after: 1.5\r\n", ""),
        limited("429 for ever", "retry-after: 18446744073709551615\r\n", ""),
        limited("429 longer than for ever", "retry-after: 99999999999999999999999\r\n", ""),
        limited("429 with nothing", "retry-after:\r\n", ""),
        limited("429 twice told", "retry-after: 1\r\nretry-after: 2\r\n", ""),
    ]
}

fn failures() -> Vec<Ugly> {
    vec![
        said("500 empty", "", ""),
        said("500 JSON", "", r#"{"statusCode": 500, "message": "Internal server error"}"#),
        said("500 good", "", r#"{"data": null}"#),
        said("501", "", ""),
        said("502 page", "content-type: text/html\r\n", "<h1>Bad Gateway</h1>"),
        said("503 later", "retry-after: 1\r\n", ""),
        said("504", "", "upstream request timeout"),
        said("520", "", ""),
        said("599", "", ""),
        said("600", "", ""),
        said("999", "", r#"{"data": []}"#),
        ugly("502 with the good answer", [Refused(502); 7], |good| {
            answer("502 Bad Gateway", "", good.to_string())
        }),
    ]
}
