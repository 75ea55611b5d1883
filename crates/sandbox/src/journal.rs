//! What was asked, answered and delivered, for tests and for the person watching. Secrets, one-off
//! links and receiver addresses are masked before they are kept; bodies are never kept at all.

use std::collections::VecDeque;

use axum::http::Uri;
use serde::Serialize;

/// Older lines than this many are dropped.
const KEPT: usize = 2000;

/// Query parameters whose value says nothing secret.
const PLAIN: [&str; 4] = ["expand", "limit", "offset", "delete_chats"];

#[derive(Default)]
pub(crate) struct Journal {
    pub(crate) requests: VecDeque<Asked>,
    pub(crate) deliveries: VecDeque<Delivered>,
}

/// One request. `status` is missing when the connection was closed without an answer.
#[derive(Clone, Serialize)]
pub(crate) struct Asked {
    pub(crate) at: i64,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) status: Option<u16>,
    pub(crate) fault: Option<&'static str>,
}

/// One try to deliver a webhook. `status` is missing when nobody answered or nothing was sent.
#[derive(Clone, Serialize)]
pub(crate) struct Delivered {
    pub(crate) at: i64,
    /// Milliseconds of real time since 1970, with a fraction: just before the request was sent.
    pub(crate) sent_ms: Option<f64>,
    pub(crate) event: &'static str,
    pub(crate) idempotency_key: String,
    pub(crate) attempt: u32,
    pub(crate) status: Option<u16>,
    pub(crate) note: Option<&'static str>,
}

impl Journal {
    pub(crate) fn asked(&mut self, line: Asked) {
        keep(&mut self.requests, line);
    }

    pub(crate) fn delivered(&mut self, line: Delivered) {
        keep(&mut self.deliveries, line);
    }
}

fn keep<T>(lines: &mut VecDeque<T>, line: T) {
    if lines.len() == KEPT {
        lines.pop_front();
    }
    lines.push_back(line);
}

/// The path and query as they may be kept.
pub(crate) fn masked(uri: &Uri) -> String {
    let path = match uri.path() {
        path if path.starts_with("/hosted/") => "/hosted/***",
        path => path,
    };
    let Some(query) = uri.query() else { return path.to_owned() };
    let pairs: Vec<String> = query
        .split('&')
        .map(|pair| match pair.split_once('=') {
            Some((name, _)) if !PLAIN.contains(&name) => format!("{name}=***"),
            _ => pair.to_owned(),
        })
        .collect();
    format!("{path}?{}", pairs.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_off_links_and_unknown_values_are_masked() {
        let masked = |text: &str| masked(&text.parse().unwrap());
        assert_eq!(masked("/hosted/8f2c"), "/hosted/***");
        assert_eq!(masked("/v2/accounts?limit=5&code=abc"), "/v2/accounts?limit=5&code=***");
        assert_eq!(masked("/v2/channels"), "/v2/channels");
    }
}
