//! The form that asks a client for permission, checked before anything is done, and the one
//! attempt it makes.
//!
//! Called by `grants`. Absent: whether the number and the address are the ones registered, which
//! only the service knows.

use std::net::IpAddr;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::RngExt;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use url::{Host, Url};
use wazzup::{AuthorizeRequest, CodeExchange, Pkce, Sensitive};

use crate::error::{Error, FieldProblem, FieldRule};

/// Where a browser returns to before an address is registered (API reference 3.5 and 15, row 18).
pub(super) const REDIRECT_DEFAULT: &str = "http://127.0.0.1";

/// Bounds, in characters, on what is typed here.
const NAME_LIMIT: usize = 200;
const CLIENT_ID_LIMIT: usize = 200;
const REDIRECT_LIMIT: usize = 500;
const WORDS_LIMIT: usize = 400;

/// A client to be asked for permission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewGrant {
    /// The partner's number, issued by the service; up to 200 visible characters.
    pub client_id: String,
    /// Where the browser returns to; none means `http://127.0.0.1`.
    pub redirect_uri: Option<String>,
    /// What to call the client, up to 200 characters; an account asked again keeps its name.
    pub name: String,
    /// The account to be asked for again; none for a new client.
    pub account_id: Option<String>,
    /// What the browser shows afterwards.
    pub words: ReturnWords,
}

/// The sentences of the small page that the browser ends on, in the person's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReturnWords {
    /// The language they are in, such as `en`.
    pub lang: String,
    /// The client allowed access.
    pub allowed: String,
    /// The client refused.
    pub refused: String,
    /// The address belongs to no attempt under way.
    pub mistaken: String,
}

/// One attempt: what the address of the browser holds, and what proves that the answer is to it.
/// Without `Debug`: the state and the verifier are secrets while it lasts.
pub(super) struct Attempt {
    pub(super) client_id: String,
    /// Exactly as sent, because it must be repeated exactly.
    pub(super) redirect_uri: String,
    pub(super) returns_to: Url,
    pub(super) name: String,
    pub(super) account_id: Option<String>,
    pub(super) words: ReturnWords,
    pub(super) state: Sensitive<String>,
    pkce: Pkce,
}

impl Attempt {
    /// Checks a form and makes its secrets.
    pub(super) fn of(form: NewGrant) -> Result<Self, Error> {
        let text = |text: &str| text.trim().to_owned();
        let (client_id, name) = (text(&form.client_id), text(&form.name));
        let redirect_uri = form.redirect_uri.as_deref().map(text).filter(|uri| !uri.is_empty());
        let redirect_uri = redirect_uri.unwrap_or_else(|| REDIRECT_DEFAULT.to_owned());
        let mut problems = Vec::new();
        let mut check = |field: &str, text: &str, limit: usize| {
            if text.is_empty() {
                problems.push(FieldProblem::new(field, FieldRule::Required));
            } else if text.chars().count() > limit {
                problems.push(FieldProblem::bounded(field, FieldRule::TooLong, limit));
            }
        };
        check("client_id", &client_id, CLIENT_ID_LIMIT);
        if form.account_id.is_none() {
            check("name", &name, NAME_LIMIT);
        }
        check("redirect_uri", &redirect_uri, REDIRECT_LIMIT);
        let ReturnWords { lang, allowed, refused, mistaken } = &form.words;
        for words in [lang, allowed, refused, mistaken] {
            check("words", words, WORDS_LIMIT);
        }
        if client_id.chars().any(|c| !c.is_ascii_graphic()) {
            problems.push(FieldProblem::new("client_id", FieldRule::NotAllowed));
        }
        match return_address(&redirect_uri) {
            Ok(returns_to) if problems.is_empty() => Ok(Self {
                client_id,
                redirect_uri,
                returns_to,
                name,
                account_id: form.account_id,
                words: form.words,
                state: Sensitive::new(URL_SAFE_NO_PAD.encode(rand::rng().random::<[u8; 32]>())),
                pkce: Pkce::new(&mut rand::rng()),
            }),
            Ok(_) => Err(Error::Invalid(problems)),
            Err(rule) => {
                problems.push(FieldProblem::new("redirect_uri", rule));
                Err(Error::Invalid(problems))
            }
        }
    }

    /// What the browser is sent with.
    pub(super) fn request(&self) -> AuthorizeRequest {
        AuthorizeRequest {
            client_id: self.client_id.clone(),
            redirect_uri: self.redirect_uri.clone(),
            state: self.state.expose().clone(),
            code_challenge: self.pkce.challenge(),
        }
    }

    /// What a code is exchanged with.
    pub(super) fn exchange(&self, code: Sensitive<String>) -> CodeExchange {
        CodeExchange {
            code,
            redirect_uri: self.redirect_uri.clone(),
            client_id: self.client_id.clone(),
            code_verifier: self.pkce.verifier.clone(),
        }
    }
}

/// An address that a code may travel to: encrypted, or this machine.
fn return_address(text: &str) -> Result<Url, FieldRule> {
    let url = Url::parse(text).map_err(|_| FieldRule::NotAllowed)?;
    let plain = url.username().is_empty() && url.password().is_none();
    match url.scheme() {
        _ if url.fragment().is_some() || !plain || url.port() == Some(0) => {
            Err(FieldRule::NotAllowed)
        }
        "https" => Ok(url),
        "http" if own_address(&url).is_some() => Ok(url),
        "http" => Err(FieldRule::NotHttps),
        _ => Err(FieldRule::NotAllowed),
    }
}

/// The address of this machine that a browser would come to by this URL; none for another's.
pub(super) fn own_address(url: &Url) -> Option<IpAddr> {
    match url.host()? {
        Host::Ipv4(address) if address.is_loopback() => Some(address.into()),
        Host::Ipv6(address) if address.is_loopback() => Some(address.into()),
        Host::Domain("localhost") => Some(std::net::Ipv4Addr::LOCALHOST.into()),
        _ => None,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A form that is right, for the tests of this module's neighbours too.
    pub(crate) fn form(redirect_uri: &str) -> NewGrant {
        NewGrant {
            client_id: " partner-7 ".to_owned(),
            redirect_uri: Some(redirect_uri.to_owned()),
            name: " Harbour Bakery ".to_owned(),
            account_id: None,
            words: ReturnWords {
                lang: "en".to_owned(),
                allowed: "Allowed.".to_owned(),
                refused: "Refused <b>.".to_owned(),
                mistaken: "Mistaken.".to_owned(),
            },
        }
    }

    fn rules(form: NewGrant) -> Vec<(String, FieldRule)> {
        match Attempt::of(form) {
            Err(Error::Invalid(problems)) => {
                problems.into_iter().map(|problem| (problem.field, problem.rule)).collect()
            }
            Err(error) => panic!("{error}"),
            Ok(_) => Vec::new(),
        }
    }

    #[test]
    fn a_code_travels_encrypted_or_not_at_all_off_this_machine() {
        for uri in ["", "http://127.0.0.1:8123/back", "http://[::1]:9", "https://a.example/x?y=1"] {
            assert_eq!(rules(form(uri)), [], "{uri}");
        }
        let rule = |uri| rules(form(uri)).pop().map(|(_, rule)| rule);
        for uri in ["http://a.example", "http://127.0.0.1.a.example", "http://192.168.0.1"] {
            assert_eq!(rule(uri), Some(FieldRule::NotHttps), "{uri}");
        }
        let wrong = [
            "back",
            "ftp://127.0.0.1",
            "https://a.example/#x",
            "https://u:p@a.example",
            "http://[::1]:0",
        ];
        for uri in wrong {
            assert_eq!(rule(uri), Some(FieldRule::NotAllowed), "{uri}");
        }
    }

    #[test]
    fn every_field_is_checked_at_once() {
        let empty = NewGrant { client_id: String::new(), name: String::new(), ..form("x") };
        let expected = [
            ("client_id", FieldRule::Required),
            ("name", FieldRule::Required),
            ("redirect_uri", FieldRule::NotAllowed),
        ];
        assert_eq!(rules(empty), expected.map(|(field, rule)| (field.to_owned(), rule)));
        let again = NewGrant { name: String::new(), account_id: Some("g1".to_owned()), ..form("") };
        assert_eq!(rules(again), [], "an account asked again has its name");
        let spaced = NewGrant { client_id: "a b".to_owned(), ..form("") };
        assert_eq!(rules(spaced), [("client_id".to_owned(), FieldRule::NotAllowed)]);
    }

    #[test]
    fn every_attempt_has_secrets_of_its_own() {
        let (one, other) = (Attempt::of(form("")).unwrap(), Attempt::of(form("")).unwrap());
        assert_eq!(one.redirect_uri, REDIRECT_DEFAULT);
        assert_eq!((one.client_id.as_str(), one.name.as_str()), ("partner-7", "Harbour Bakery"));
        assert!(one.state != other.state);
        assert_ne!(one.request().code_challenge, other.request().code_challenge);
        let exchange = one.exchange("c".into());
        assert_eq!(
            Pkce { verifier: exchange.code_verifier }.challenge(),
            one.request().code_challenge
        );
    }
}
