//! What a browser comes back with: a code, or the client's refusal (API reference 3.5).
//!
//! Read from the address that the browser opens, or that a person pastes. Absent: what is done
//! with it.

use subtle::ConstantTimeEq;
use url::{Url, form_urlencoded};
use wazzup::Sensitive;

use crate::error::FieldRule;

/// The longest text read, in bytes; no address is longer.
const LONGEST: usize = 8 * 1024;
/// Most of a refusal's words that is shown again, in characters.
const REASON_SHOWN: usize = 200;

/// The end of the browser's part.
pub(super) enum Returned {
    /// The client allowed access.
    Code(Sensitive<String>),
    /// The client, or the service, refused; in its words (API reference 15, row 19).
    Refused(String),
}

/// Why a text is no answer to the attempt under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mistaken {
    /// There is no code in it.
    NotReturn,
    /// It is the answer to another attempt.
    OtherAttempt,
}

impl From<Mistaken> for FieldRule {
    fn from(mistaken: Mistaken) -> Self {
        match mistaken {
            Mistaken::NotReturn => Self::NotReturn,
            Mistaken::OtherAttempt => Self::OtherAttempt,
        }
    }
}

impl Returned {
    /// Reads the query of an address that a browser opened; the state must be in it.
    pub(super) fn in_query(query: &str, state: &Sensitive<String>) -> Result<Self, Mistaken> {
        Self::read(query, state, true)
    }

    /// Reads what a person pasted: the whole address, its query, or the bare code. The state is
    /// compared where there is one: the person vouches for the rest.
    pub(super) fn in_text(text: &str, state: &Sensitive<String>) -> Result<Self, Mistaken> {
        let text = text.trim();
        if text.is_empty() || text.len() > LONGEST || text.contains(char::is_whitespace) {
            return Err(Mistaken::NotReturn);
        }
        if let Some(query) =
            Url::parse(text).ok().filter(Url::has_host).map(|url| url.query().map(str::to_owned))
        {
            return Self::read(&query.unwrap_or_default(), state, false);
        }
        let query = text.split_once('?').map_or(text, |(_, query)| query);
        if ["code=", "error=", "state="].iter().any(|name| query.contains(name)) {
            return Self::read(query, state, false);
        }
        if text.chars().all(|c| c.is_ascii_alphanumeric() || "-._~%+/=".contains(c)) {
            // Copied out of an address, it may still be encoded.
            return Self::read(&format!("code={}", text.replace('+', "%2B")), state, false);
        }
        Err(Mistaken::NotReturn)
    }

    fn read(query: &str, state: &Sensitive<String>, must: bool) -> Result<Self, Mistaken> {
        let query = query.split('#').next().unwrap_or_default();
        let find = |wanted: &str| {
            let mut pairs = form_urlencoded::parse(query.as_bytes());
            pairs.find(|(name, value)| name == wanted && !value.is_empty())
        };
        match find("state") {
            // To its end, so that the time taken tells nothing of how much was right.
            Some((_, told)) if bool::from(told.as_bytes().ct_eq(state.expose().as_bytes())) => {}
            None if !must => {}
            None => return Err(Mistaken::NotReturn),
            Some(_) => return Err(Mistaken::OtherAttempt),
        }
        if let Some((_, error)) = find("error") {
            let reason = match find("error_description") {
                Some((_, description)) => format!("{error}: {description}"),
                None => error.into_owned(),
            };
            let shown = reason.chars().filter(|c| !c.is_control()).take(REASON_SHOWN);
            return Ok(Self::Refused(shown.collect()));
        }
        let code = find("code").ok_or(Mistaken::NotReturn)?.1;
        Ok(Self::Code(Sensitive::new(code.into_owned())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state() -> Sensitive<String> {
        "s&1".into()
    }

    /// In short: the code, the refusal, or what is wrong.
    fn told(returned: Result<Returned, Mistaken>) -> Result<String, Mistaken> {
        returned.map(|returned| match returned {
            Returned::Code(code) => format!("code {}", code.expose()),
            Returned::Refused(reason) => format!("refused {reason}"),
        })
    }

    #[test]
    fn a_browser_must_bring_the_state() {
        let read = |query| told(Returned::in_query(query, &state()));
        assert_eq!(read("code=a%2Fb&state=s%261"), Ok("code a/b".to_owned()));
        assert_eq!(
            read("error=access_denied&error_description=not+now%0A&state=s%261"),
            Ok("refused access_denied: not now".to_owned())
        );
        assert_eq!(read("error=x&code=c&state=s%261"), Ok("refused x".to_owned()));
        assert_eq!(read("code=c"), Err(Mistaken::NotReturn));
        assert_eq!(read("state=s%261"), Err(Mistaken::NotReturn));
        assert_eq!(read("code=&state=s%261"), Err(Mistaken::NotReturn));
        for other in ["code=c&state=s%262", "code=c&state=s", "error=e&state=s%261x"] {
            assert_eq!(read(other), Err(Mistaken::OtherAttempt), "{other}");
        }
    }

    #[test]
    fn a_person_may_paste_less() {
        let read = |text| told(Returned::in_text(text, &state()));
        for text in [
            "http://127.0.0.1/?code=c-1.x&state=s%261",
            "  https://a.example/back?x=1&code=c-1.x#end ",
            "127.0.0.1/?code=c-1.x&state=s%261",
            "127.0.0.1:8123/?code=c-1.x&state=s%261",
            "?code=c-1.x",
            "code=c-1.x&state=s%261",
            "c-1.x",
            "c%2D1.x",
        ] {
            assert_eq!(read(text), Ok("code c-1.x".to_owned()), "{text}");
        }
        assert_eq!(read("ab+/="), Ok("code ab+/=".to_owned()), "base64 of the older alphabet");
        assert_eq!(read("http://127.0.0.1/?code=c&state=x"), Err(Mistaken::OtherAttempt));
        let long = "c".repeat(LONGEST + 1);
        for text in ["", "two words", "http://127.0.0.1/", "https://a.example?x=1", "naïve", &long]
        {
            assert_eq!(read(text), Err(Mistaken::NotReturn), "{text}");
        }
    }
}
