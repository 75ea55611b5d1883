//! Who may speak to a sandbox at all: programs of this machine that know its address. A page in a
//! browser may not, whatever it calls this host. Two pages are excepted, because they exist to be
//! opened in a browser: the hosted one, behind a link nobody can guess, and the one that asks a
//! client for access. Asked by the server loop before anything else.

use std::net::SocketAddr;

use axum::http::{HeaderMap, Request, header};

use crate::answer::Refusal;
use crate::app::App;
use crate::authorize;

/// Refuses a request for another host, or one that a browser's page sent.
pub(crate) fn check<B>(request: &Request<B>, address: SocketAddr) -> Result<(), Refusal> {
    let headers = request.headers();
    let path = request.uri().path();
    let page = path.starts_with("/hosted/") || path == authorize::PATH;
    let from_page = headers.contains_key(header::ORIGIN) || headers.contains_key("sec-fetch-site");
    if from_page && !(page && is_own_page(headers, address)) {
        return Err(Refusal::forbidden("The sandbox does not answer pages in a browser."));
    }
    if hosts(headers, request) != Some(address.to_string()) {
        return Err(Refusal::forbidden("The sandbox answers only to its own address."));
    }
    Ok(())
}

/// Whether a person typed or followed the address, or the page itself sent its form.
fn is_own_page(headers: &HeaderMap, address: SocketAddr) -> bool {
    let is = |name: &str, wanted: &[&str]| {
        let value = headers.get(name).map(|value| value.to_str().unwrap_or_default());
        value.is_none_or(|value| wanted.contains(&value))
    };
    is("origin", &[format!("http://{address}").as_str()])
        && is("sec-fetch-site", &["none", "same-origin"])
}

/// Refuses a control request that lacks the token of this run, where one was given.
pub(crate) fn check_control(headers: &HeaderMap, app: &App) -> Result<(), Refusal> {
    let Some(token) = &app.options.control_token else { return Ok(()) };
    let given = headers.get("x-sandbox-token").map(|value| value.as_bytes());
    if given == Some(token.as_bytes()) {
        Ok(())
    } else {
        Err(Refusal::forbidden("The control routes need the token of this run."))
    }
}

/// The one host a request names; none when it names several that differ, or none at all.
fn hosts<B>(headers: &HeaderMap, request: &Request<B>) -> Option<String> {
    let mut named: Vec<String> = headers
        .get_all(header::HOST)
        .iter()
        .map(|host| String::from_utf8_lossy(host.as_bytes()).into_owned())
        .collect();
    named.extend(request.uri().authority().map(ToString::to_string));
    named.dedup();
    match named.as_slice() {
        [host] => Some(host.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(headers: &[(&str, &str)]) -> Request<()> {
        request_to("/v2/accounts", headers)
    }

    fn request_to(path: &str, headers: &[(&str, &str)]) -> Request<()> {
        let mut builder = Request::builder().uri(path);
        for (name, value) in headers {
            builder = builder.header(*name, *value);
        }
        builder.body(()).unwrap()
    }

    #[test]
    fn only_its_own_address_and_no_page() {
        let v4: SocketAddr = "127.0.0.1:8080".parse().unwrap();
        let v6: SocketAddr = "[::1]:8080".parse().unwrap();
        let allowed = |headers: &[(&str, &str)], at| check(&request(headers), at).is_ok();
        assert!(allowed(&[("host", "127.0.0.1:8080")], v4));
        assert!(allowed(&[("host", "[::1]:8080")], v6));
        assert!(!allowed(&[("host", "[::1]:8080")], v4));
        assert!(!allowed(&[("host", "127.0.0.1:8081")], v4));
        assert!(!allowed(&[("host", "127.0.0.1")], v4));
        assert!(!allowed(&[("host", "rebound.example:8080")], v4));
        assert!(!allowed(&[("host", "127.0.0.1:8080"), ("host", "a.example")], v4));
        assert!(!allowed(&[], v4));
        assert!(!allowed(&[("host", "127.0.0.1:8080"), ("origin", "null")], v4));
        assert!(!allowed(&[("host", "127.0.0.1:8080"), ("sec-fetch-site", "none")], v4));
    }

    #[test]
    fn pages_for_a_browser_open_there_and_serve_no_other_site() {
        let address: SocketAddr = "127.0.0.1:8080".parse().unwrap();
        for path in ["/hosted/x", "/v2/oauth/authorize?state=s"] {
            let allowed = |headers: &[(&str, &str)]| {
                let headers = [headers, &[("host", "127.0.0.1:8080")]].concat();
                check(&request_to(path, &headers), address).is_ok()
            };
            assert!(allowed(&[("sec-fetch-site", "none")]));
            let own = ("origin", "http://127.0.0.1:8080");
            assert!(allowed(&[own, ("sec-fetch-site", "same-origin")]));
            assert!(!allowed(&[("sec-fetch-site", "cross-site")]));
            assert!(!allowed(&[("origin", "https://a.example")]));
        }
    }
}
