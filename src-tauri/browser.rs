//! The system's own browser, for pages that the window must not show.
//!
//! Called by commands whose console gave them the address; the page never names one. Absent:
//! everything but https and this machine's own server.

use url::{Host, Url};

/// Opens an address; false when there is no browser, or it is no address for one.
pub(crate) async fn open(address: String) -> bool {
    if !is_fit(&address) {
        return false;
    }
    // Some systems wait for the browser to start.
    let opened = tokio::task::spawn_blocking(move || webbrowser::open(&address)).await;
    match opened {
        Ok(Ok(())) => true,
        Ok(Err(problem)) => {
            tracing::warn!(kind = %problem.kind(), "no browser could be opened");
            false
        }
        Err(_) => false,
    }
}

fn is_fit(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    // A name before the host looks like another's page.
    if !url.username().is_empty() || url.password().is_some() {
        return false;
    }
    match (url.scheme(), url.host()) {
        ("https", Some(_)) => true,
        ("http", Some(Host::Ipv4(address))) => address.is_loopback(),
        ("http", Some(Host::Ipv6(address))) => address.is_loopback(),
        ("http", Some(Host::Domain(name))) => name == "localhost",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_fit;

    #[test]
    fn a_browser_is_sent_to_secure_addresses_and_to_this_machine() {
        for address in [
            "https://a.example/x",
            "http://127.0.0.1:4000/x",
            "http://[::1]/",
            "http://localhost:1",
        ] {
            assert!(is_fit(address), "{address}");
        }
        for address in [
            "http://a.example/",
            "http://127.0.0.1.a.example/",
            "file:///etc/passwd",
            "-x",
            "",
            "https://b.example@a.example/",
        ] {
            assert!(!is_fit(address), "{address}");
        }
    }
}
