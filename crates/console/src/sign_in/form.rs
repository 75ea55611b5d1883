//! The sign-in form, checked before anything is sent.
//!
//! Called by `sign_in`. Absent: whether the login is good, which only the server knows.

use wazzup::{Origin, OriginError, Sensitive};

use crate::{
    error::{Error, FieldProblem, FieldRule},
    vault::Login,
};

/// The longest e-mail address there can be.
const EMAIL_LIMIT: usize = 254;

/// Checks what was typed, before anything is sent.
pub(super) fn checked(
    server: Option<&str>,
    email: &str,
    password: Sensitive<String>,
) -> Result<(Login, Origin), Error> {
    let server = server.map(str::trim).filter(|server| !server.is_empty());
    let origin = Origin::parse(server.unwrap_or(Origin::V2_DEFAULT));
    let email = email.trim();
    let mut problems = Vec::new();
    if let Err(error) = &origin {
        let rule = match error {
            OriginError::NotEncrypted => FieldRule::NotHttps,
            _ => FieldRule::NotOrigin,
        };
        problems.push(FieldProblem::new("server", rule));
    }
    if email.is_empty() {
        problems.push(FieldProblem::new("email", FieldRule::Required));
    } else if email.len() > EMAIL_LIMIT {
        problems.push(FieldProblem::bounded("email", FieldRule::TooLong, EMAIL_LIMIT));
    } else if !looks_like_email(email) {
        problems.push(FieldProblem::new("email", FieldRule::NotEmail));
    }
    if password.expose().is_empty() {
        problems.push(FieldProblem::new("password", FieldRule::Required));
    }
    match origin {
        Ok(origin) if problems.is_empty() => {
            let server = origin.as_str().to_owned();
            Ok((Login { server, email: email.to_owned(), password }, origin))
        }
        _ => Err(Error::Invalid(problems)),
    }
}

/// Basic authentication ends the name at its first colon, so an address with one could never work.
fn looks_like_email(text: &str) -> bool {
    let barred = |c: char| c.is_whitespace() || c.is_control() || c == ':';
    !text.contains(barred)
        && text
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(server: &str, email: &str, password: &str) -> Vec<(String, FieldRule)> {
        match checked(Some(server), email, password.into()) {
            Ok(_) => Vec::new(),
            Err(Error::Invalid(problems)) => {
                problems.into_iter().map(|problem| (problem.field, problem.rule)).collect()
            }
            Err(error) => panic!("{error}"),
        }
    }

    #[test]
    fn every_field_is_checked_at_once() {
        let all = rules("ftp://x", " ", "");
        let expected = [
            ("server".to_owned(), FieldRule::NotHttps),
            ("email".to_owned(), FieldRule::Required),
            ("password".to_owned(), FieldRule::Required),
        ];
        assert_eq!(all, expected);
        assert_eq!(rules("what?", "a@b", "p"), [("server".to_owned(), FieldRule::NotOrigin)]);
        for email in ["ab", "@b", "a@", "a@b@c", "a b@c", "a:b@c"] {
            assert_eq!(
                rules("", email, "p"),
                [("email".to_owned(), FieldRule::NotEmail)],
                "{email}"
            );
        }
    }

    #[test]
    fn spaces_around_are_dropped_and_no_server_means_the_real_one() {
        let (login, origin) = checked(Some(" "), " a@b.example ", " p ".into()).unwrap();
        assert_eq!(login.email, "a@b.example");
        assert_eq!(login.password.expose(), " p ", "a password may begin with a space");
        assert_eq!(origin.as_str(), Origin::V2_DEFAULT);
    }
}
