//! What a messenger gave out so that its channel can be connected: checked for its shape here, and
//! then on its way to the service.
//!
//! Called by `open`, and by the page's form through the shell. Deliberately absent: keeping any of
//! it. The machine gives it away with the call that needs it, and nothing prints or stores it.

use std::fmt;

use serde::Deserialize;
use ts_rs::TS;
use wazzup::{ChannelCredentials, Sensitive};

use super::ways::{Way, ways_of};
use crate::error::{Error, FieldProblem, FieldRule};

/// No token or code is longer, in characters.
const LONGEST: usize = 4096;
/// A MAX bot's token has no documented form; a shorter one is a slip of the hand.
const SHORTEST_TOKEN: usize = 10;
/// The service's names for people are no longer than this, in characters.
const LONGEST_NAME: usize = 30;

/// What the messenger gave out, as typed (API reference 7.2).
#[derive(Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Credentials {
    /// A bot's token.
    Token {
        /// The token.
        #[ts(type = "string")]
        token: Sensitive<String>,
    },
    /// An authorization code.
    Code {
        /// The code.
        #[ts(type = "string")]
        code: Sensitive<String>,
    },
    /// What Instagram's API asks for.
    Instagram {
        /// The account's name; an `@` before it is dropped.
        username: String,
        /// The page, digits only.
        page_id: String,
        /// The account, digits only.
        inst_id: String,
        /// The user's token.
        #[ts(type = "string")]
        user_token: Sensitive<String>,
    },
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials")
    }
}

/// Checked credentials on their way to the service.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Handed(pub ChannelCredentials);

impl fmt::Debug for Handed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Handed")
    }
}

/// Checks what was typed for a connection by `way`.
///
/// # Errors
/// [`Error::Invalid`]: with `credentials` for some where none are used or for another messenger's,
/// with the fields that are empty or of another shape.
pub(super) fn checked(
    transport: &str,
    way: Way,
    credentials: Option<Credentials>,
) -> Result<Option<Handed>, Error> {
    match (way, credentials) {
        (Way::Credentials, credentials) => handed(transport, credentials).map(Some),
        (_, None) => Ok(None),
        (_, Some(_)) => Err(Error::invalid("credentials", FieldRule::NotAllowed)),
    }
}

/// Checks what was typed to start the channel again: needed where the messenger lives by it, and
/// not taken elsewhere.
///
/// # Errors
/// As [`checked`].
pub(super) fn checked_again(
    transport: &str,
    credentials: Option<Credentials>,
) -> Result<Option<Handed>, Error> {
    let ways = ways_of(transport);
    let way = if ways.contains(&Way::Credentials) { Way::Credentials } else { Way::Code };
    checked(transport, way, credentials)
}

fn handed(transport: &str, credentials: Option<Credentials>) -> Result<Handed, Error> {
    let mut form = Form::default();
    let credentials = match (transport, credentials) {
        ("telegram", Some(Credentials::Token { token })) => {
            ChannelCredentials::TelegramBot { telegram_token: form.telegram_token(&token) }
        }
        ("maxbot", Some(Credentials::Token { token })) => {
            ChannelCredentials::MaxBot { access_token: form.token("token", &token) }
        }
        ("avito", Some(Credentials::Code { code })) => {
            ChannelCredentials::Avito { code: form.secret("code", &code) }
        }
        ("instAPI", Some(Credentials::Instagram { username, page_id, inst_id, user_token })) => {
            ChannelCredentials::Instagram {
                username: form.username(&username),
                page_id: form.number("page_id", &page_id),
                inst_id: form.number("inst_id", &inst_id),
                user_token: form.secret("user_token", &user_token),
            }
        }
        (_, None) => return Err(Error::invalid("credentials", FieldRule::Required)),
        (_, Some(_)) => return Err(Error::invalid("credentials", FieldRule::NotAllowed)),
    };
    match form.problems.is_empty() {
        true => Ok(Handed(credentials)),
        false => Err(Error::Invalid(form.problems)),
    }
}

/// The fields read so far, and what is wrong with them.
#[derive(Default)]
struct Form {
    problems: Vec<FieldProblem>,
}

impl Form {
    /// A secret without spaces around; one inside means that more than it was copied.
    fn secret(&mut self, field: &str, typed: &Sensitive<String>) -> Sensitive<String> {
        let text = typed.expose().trim();
        let whole = text.chars().all(|c| !c.is_whitespace() && !c.is_control());
        self.check(field, text, LONGEST, whole);
        text.into()
    }

    fn token(&mut self, field: &str, typed: &Sensitive<String>) -> Sensitive<String> {
        let token = self.secret(field, typed);
        if self.problems.is_empty() && token.expose().chars().count() < SHORTEST_TOKEN {
            self.problems.push(FieldProblem::bounded(field, FieldRule::TooShort, SHORTEST_TOKEN));
        }
        token
    }

    /// Digits, a colon, and the secret: the form a Telegram bot's token has had since there are any.
    fn telegram_token(&mut self, typed: &Sensitive<String>) -> Sensitive<String> {
        let text = typed.expose().trim();
        let (number, secret) = text.split_once(':').unwrap_or_default();
        let letters = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        let fits = number.len() >= 6
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && secret.len() >= 20
            && secret.bytes().all(letters);
        self.check("token", text, LONGEST, fits);
        text.into()
    }

    fn username(&mut self, typed: &str) -> String {
        let text = typed.trim();
        let text = text.strip_prefix('@').unwrap_or(text);
        let letters = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.';
        self.check("username", text, LONGEST_NAME, text.bytes().all(letters));
        text.to_owned()
    }

    fn number(&mut self, field: &str, typed: &str) -> String {
        let text = typed.trim();
        if !text.is_empty() && !text.bytes().all(|byte| byte.is_ascii_digit()) {
            self.problems.push(FieldProblem::new(field, FieldRule::NotDigits));
        } else {
            self.check(field, text, LONGEST_NAME, true);
        }
        text.to_owned()
    }

    fn check(&mut self, field: &str, text: &str, longest: usize, fits: bool) {
        if text.is_empty() {
            self.problems.push(FieldProblem::new(field, FieldRule::Required));
        } else if text.chars().count() > longest {
            self.problems.push(FieldProblem::bounded(field, FieldRule::TooLong, longest));
        } else if !fits {
            self.problems.push(FieldProblem::new(field, FieldRule::Malformed));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "1234567890:made-up_letters_of_a_token";

    fn token(text: &str) -> Option<Credentials> {
        Some(Credentials::Token { token: text.into() })
    }

    fn instagram(name: &str, page: &str, inst: &str, secret: &str) -> Option<Credentials> {
        let (username, page_id, inst_id) = (name.into(), page.into(), inst.into());
        Some(Credentials::Instagram { username, page_id, inst_id, user_token: secret.into() })
    }

    fn broken(transport: &str, credentials: Option<Credentials>) -> Vec<(String, FieldRule)> {
        match checked(transport, Way::Credentials, credentials) {
            Err(Error::Invalid(problems)) => {
                problems.into_iter().map(|problem| (problem.field, problem.rule)).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_messenger_has_its_own_and_spaces_around_do_not_count() {
        let taken = |transport, credentials| {
            checked(transport, Way::Credentials, credentials).unwrap().unwrap().0
        };
        assert_eq!(
            taken("telegram", token(&format!(" {TOKEN}\n"))),
            ChannelCredentials::TelegramBot { telegram_token: TOKEN.into() }
        );
        assert_eq!(
            taken("maxbot", token("made-up-max-token")),
            ChannelCredentials::MaxBot { access_token: "made-up-max-token".into() }
        );
        let code = Credentials::Code { code: "abc".into() };
        assert_eq!(taken("avito", Some(code)), ChannelCredentials::Avito { code: "abc".into() });
        assert_eq!(
            taken("instAPI", instagram("@shop.name", "17", " 18 ", "secret")),
            ChannelCredentials::Instagram {
                username: "shop.name".to_owned(),
                page_id: "17".to_owned(),
                inst_id: "18".to_owned(),
                user_token: "secret".into(),
            }
        );
        assert!(checked("whatsapp", Way::Code, None).unwrap().is_none());
        assert!(checked_again("wapi", None).unwrap().is_none());
    }

    #[test]
    fn every_field_that_cannot_be_right_is_named_before_anything_is_sent() {
        let one = |field: &str, rule| vec![(field.to_owned(), rule)];
        assert_eq!(broken("telegram", token("  ")), one("token", FieldRule::Required));
        for text in ["123:short", "abc:made-up_letters_of_a_token", "1234567890", "1 2"] {
            assert_eq!(
                broken("telegram", token(text)),
                one("token", FieldRule::Malformed),
                "{text}"
            );
        }
        let long = format!("1234567890:{}", "a".repeat(LONGEST));
        assert_eq!(broken("telegram", token(&long)), one("token", FieldRule::TooLong));
        assert_eq!(broken("maxbot", token("short")), one("token", FieldRule::TooShort));
        assert_eq!(broken("maxbot", token("two words here")), one("token", FieldRule::Malformed));
        assert_eq!(
            broken("instAPI", instagram("", "x", "", "a b")),
            [
                ("username".to_owned(), FieldRule::Required),
                ("page_id".to_owned(), FieldRule::NotDigits),
                ("inst_id".to_owned(), FieldRule::Required),
                ("user_token".to_owned(), FieldRule::Malformed),
            ]
        );
        assert_eq!(broken("avito", token(TOKEN)), one("credentials", FieldRule::NotAllowed));
        assert_eq!(broken("avito", None), one("credentials", FieldRule::Required));
        checked("whatsapp", Way::Code, token(TOKEN)).unwrap_err();
        checked_again("telegram", None).unwrap_err();
        checked_again("whatsapp", token(TOKEN)).unwrap_err();
    }

    #[test]
    fn none_of_it_is_printed() {
        let typed = instagram("shop.name", "17", "18", "secret");
        let handed = checked("instAPI", Way::Credentials, typed.clone()).unwrap();
        assert_eq!(format!("{typed:?} {handed:?}"), "Some(Credentials) Some(Handed)");
    }
}
