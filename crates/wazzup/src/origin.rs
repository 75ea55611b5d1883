//! The server a client talks to, checked once.
//!
//! Made by the console from the profile's address. Deliberately absent: paths. The methods know
//! theirs, and a prefix would be a second place to look for them.

use std::fmt;

use thiserror::Error;
use url::{Host, Url};

/// Scheme, host and port of a server: `https`, or `http` on this machine alone.
///
/// Credentials travel with every call, so plain `http` is accepted only where no network is
/// crossed: 127.0.0.0/8, `[::1]` and exactly `localhost`.
#[derive(Clone, PartialEq, Eq)]
pub struct Origin {
    text: String,
    /// The same, taken apart once and not at every call.
    url: Url,
    loopback: bool,
}

/// Why a text is not an [`Origin`]. The text itself is not repeated: it may hold a password.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum OriginError {
    /// Not an absolute address.
    #[error("this is not a server address")]
    NotAnAddress,
    /// Plain `http` to another machine, or another scheme.
    #[error("the address must begin with https, unless the server is on this machine")]
    NotEncrypted,
    /// A user name or password stands in the address.
    #[error("the address must not contain a user name or password")]
    Credentials,
    /// Something follows host and port.
    #[error("the address must end after the host and port")]
    MoreThanOrigin,
}

impl Origin {
    /// The partner API of the real service (reference 2).
    pub const V2_DEFAULT: &'static str = "https://tech.wazzup24.com";
    /// The public API v3 of the real service (reference 2).
    pub const V3_DEFAULT: &'static str = "https://api.wazzup24.com";

    /// Checks an address as a person types it; a single slash at the end is tolerated.
    ///
    /// # Errors
    /// The first rule of [`OriginError`] that the address breaks.
    pub fn parse(text: &str) -> Result<Self, OriginError> {
        let url = Url::parse(text.trim()).map_err(|_| OriginError::NotAnAddress)?;
        let loopback = match url.host() {
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            Some(Host::Domain(name)) => name == "localhost",
            None => return Err(OriginError::NotAnAddress),
        };
        match url.scheme() {
            "https" => {}
            "http" if loopback => {}
            _ => return Err(OriginError::NotEncrypted),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(OriginError::Credentials);
        }
        if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err(OriginError::MoreThanOrigin);
        }
        Ok(Self { text: url.origin().ascii_serialization(), url, loopback })
    }

    /// The address without a slash at the end, such as `https://tech.wazzup24.com`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The address with this path, whose segments are encoded already.
    pub(crate) fn at(&self, path: &str) -> Url {
        let mut url = self.url.clone();
        url.set_path(path);
        url
    }

    /// Whether the server is on this machine, judged on the parsed address.
    pub fn is_loopback(&self) -> bool {
        self.loopback
    }
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Origin({})", self.text)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::str::FromStr for Origin {
    type Err = OriginError;

    fn from_str(text: &str) -> Result<Self, OriginError> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_https_anywhere_and_http_on_this_machine() {
        for (text, origin, loopback) in [
            (Origin::V2_DEFAULT, "https://tech.wazzup24.com", false),
            (" https://TECH.example:443/ ", "https://tech.example", false),
            ("https://127.0.0.1:8443", "https://127.0.0.1:8443", true),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080", true),
            ("http://127.9.8.7", "http://127.9.8.7", true),
            ("http://[::1]:9", "http://[::1]:9", true),
            ("http://LOCALHOST:1", "http://localhost:1", true),
        ] {
            let parsed = Origin::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!((parsed.as_str(), parsed.is_loopback()), (origin, loopback));
        }
    }

    #[test]
    fn names_what_is_wrong() {
        use OriginError::*;
        for (text, error) in [
            ("", NotAnAddress),
            ("tech.example", NotAnAddress),
            ("file:///etc/hosts", NotAnAddress),
            ("http://tech.example", NotEncrypted),
            ("http://localhost.", NotEncrypted),
            ("http://localhost.evil.example", NotEncrypted),
            ("http://sub.localhost", NotEncrypted),
            ("http://128.0.0.1", NotEncrypted),
            ("http://0.0.0.0", NotEncrypted),
            ("http://[::ffff:127.0.0.1]", NotEncrypted),
            ("ftp://127.0.0.1", NotEncrypted),
            ("https://user@tech.example", Credentials),
            ("https://:secret@tech.example", Credentials),
            ("https://tech.example/v2", MoreThanOrigin),
            ("https://tech.example?x=1", MoreThanOrigin),
            ("https://tech.example/#x", MoreThanOrigin),
        ] {
            assert_eq!(Origin::parse(text), Err(error), "{text}");
        }
    }
}
