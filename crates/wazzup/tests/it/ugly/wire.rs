//! Answers whose trouble is in the transfer: statuses, headers, compression, cut connections.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use super::{Good, Lost, NO_CONTENT, Refused, Ugly, Unreadable, Wants, ugly};
use crate::support::{Step, answer};

const GZIP: &str = "content-encoding: gzip\r\n";

pub(super) fn table() -> Vec<Ugly> {
    [heads(), packed(), lengths(), no_http()].into_iter().flatten().collect()
}

/// The good body under another head.
fn head(name: &'static str, status: &'static str, headers: &'static str) -> Ugly {
    ugly(name, [Good; 7], move |good| answer(status, headers, good.to_string()))
}

/// The good body in bytes of this test's own making, with all that stands before it.
fn raw(name: &'static str, wants: Wants, make: fn(&str) -> Vec<u8>) -> Ugly {
    ugly(name, wants, move |good| Step::Answer(make(&good.to_string())))
}

fn heads() -> Vec<Ugly> {
    vec![
        head("201", "201 Created", ""),
        head("202", "202 Accepted", ""),
        head("203", "203 From Elsewhere", ""),
        head("206", "206 Partial", "content-range: bytes 0-9/10\r\n"),
        head("299", "299 Nobody Knows", ""),
        head("a page's type", "200 OK", "content-type: text/html; charset=utf-8\r\n"),
        head("a text's type", "200 OK", "content-type: text/plain\r\n"),
        head("a picture's type", "200 OK", "content-type: image/png\r\n"),
        head(
            "another charset's type",
            "200 OK",
            "content-type: application/json; charset=utf-16\r\n",
        ),
        head("a type that is none", "200 OK", "content-type: ;;;\r\n"),
        head("a type twice", "200 OK", "content-type: a/b\r\ncontent-type: application/json\r\n"),
        head("a place to go to", "200 OK", "location: https://else.example/\r\n"),
        head("a wait that was not asked for", "200 OK", "retry-after: 3600\r\n"),
        head("a compression nobody asked for", "200 OK", "content-encoding: identity\r\n"),
        raw("no reason", [Good; 7], |body| {
            format!("HTTP/1.1 200\r\ncontent-length: {}\r\n\r\n{body}", body.len()).into_bytes()
        }),
        raw("HTTP/1.0", [Good; 7], |body| format!("HTTP/1.0 200 OK\r\n\r\n{body}").into_bytes()),
        raw("100 before it", [Good; 7], |body| {
            format!("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{body}").into_bytes()
        }),
        raw("103 before it", [Good; 7], |body| {
            let early = "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n";
            format!("{early}HTTP/1.1 200 OK\r\n\r\n{body}").into_bytes()
        }),
        raw("101", [Refused(101); 7], |body| {
            let head =
                "HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n";
            format!("{head}{body}").into_bytes()
        }),
    ]
}

fn packed() -> Vec<Ugly> {
    let packed = |name, wants: Wants, pack: fn(Vec<u8>) -> Vec<u8>| {
        ugly(name, wants, move |good: &Value| {
            answer("200 OK", GZIP, pack(good.to_string().into_bytes()))
        })
    };
    let bomb = gzip(&vec![b' '; 16 << 20]);
    vec![
        packed("gzip", [Good; 7], |body| gzip(&body)),
        packed("gzip in two members", NO_CONTENT, |body| {
            // Allowed by the format and used by nobody: the second one is not unpacked.
            let (one, two) = body.split_at(body.len() / 2);
            [gzip(one), gzip(two)].concat()
        }),
        packed("gzip in gzip", [Unreadable; 7], |body| gzip(&gzip(&body))),
        packed("gzip, cut", [Lost; 7], |body| {
            let bytes = gzip(&body);
            bytes[..bytes.len() / 2].to_vec()
        }),
        packed("gzip, damaged", [Lost; 7], |body| {
            let mut bytes = gzip(&body);
            let middle = bytes.len() - 6;
            bytes[middle] ^= 0xff;
            bytes
        }),
        packed("gzip that is none", [Lost; 7], |body| body),
        ugly("gzip of far too much", [Unreadable; 7], move |_| answer("200 OK", GZIP, &bomb)),
        ugly("gzip that nobody says", [Unreadable; 7], |good| {
            answer("200 OK", "", gzip(good.to_string().as_bytes()))
        }),
        ugly("a compression nobody knows", [Unreadable; 7], |_| {
            answer("200 OK", "content-encoding: br\r\n", b"\x8b\x03\x80\xff\xfe\x03")
        }),
    ]
}

fn lengths() -> Vec<Ugly> {
    vec![
        raw("a length too long", [Lost; 7], |body| {
            format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len() + 1)
                .into_bytes()
        }),
        raw("a length too short", NO_CONTENT, |body| {
            format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len() - 1)
                .into_bytes()
        }),
        raw("no length", [Good; 7], |body| format!("HTTP/1.1 200 OK\r\n\r\n{body}").into_bytes()),
        raw("two lengths", [Lost; 7], |body| {
            format!("HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 9\r\n\r\n{body}")
                .into_bytes()
        }),
        raw("a length that is no number", [Lost; 7], |body| {
            format!("HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n{body}").into_bytes()
        }),
        raw("in pieces", [Good; 7], |body| {
            let (one, two) = body.split_at(body.len() / 2);
            let pieces =
                format!("{:x}\r\n{one}\r\n{:x}\r\n{two}\r\n0\r\n\r\n", one.len(), two.len());
            format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{pieces}").into_bytes()
        }),
        raw("in pieces without an end", [Lost; 7], |body| {
            let piece = format!("{:x}\r\n{body}\r\n", body.len());
            format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{piece}").into_bytes()
        }),
        raw("in pieces of no length", [Lost; 7], |body| {
            format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{body}")
                .into_bytes()
        }),
    ]
}

fn no_http() -> Vec<Ugly> {
    vec![
        ugly("no answer", [Lost; 7], |_| Step::CutAfter),
        raw("half of a head", [Lost; 7], |_| b"HTTP/1.1 200 OK\r\ncontent-le".to_vec()),
        raw("a head alone", [Lost; 7], |_| {
            b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n".to_vec()
        }),
        raw("a body alone", [Lost; 7], |body| body.as_bytes().to_vec()),
        raw("another protocol", [Lost; 7], |_| b"SSH-2.0-OpenSSH_9.7\r\n".to_vec()),
        raw("an encrypted answer", [Lost; 7], |_| b"\x15\x03\x03\x00\x02\x02\x50".to_vec()),
        raw("a status that is no number", [Lost; 7], |_| b"HTTP/1.1 abc OK\r\n\r\n".to_vec()),
        raw("a status of four digits", [Lost; 7], |_| b"HTTP/1.1 2000 OK\r\n\r\n".to_vec()),
        raw("a status below all", [Lost; 7], |_| b"HTTP/1.1 099 OK\r\n\r\n".to_vec()),
        raw("a header without a name", [Lost; 7], |body| {
            format!("HTTP/1.1 200 OK\r\n: 79001234567\r\n\r\n{body}").into_bytes()
        }),
        raw("a thousand headers", [Lost; 7], |body| {
            format!("HTTP/1.1 200 OK\r\n{}\r\n{body}", "a: 79001234567\r\n".repeat(1_000))
                .into_bytes()
        }),
        raw("a header of a megabyte", [Lost; 7], |body| {
            format!("HTTP/1.1 200 OK\r\na: {}\r\n\r\n{body}", "7".repeat(1 << 20)).into_bytes()
        }),
    ]
}

pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}
