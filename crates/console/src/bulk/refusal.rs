//! What the server's refusal of a row says about its fields, in the words the page has sentences
//! for.
//!
//! Used by `piece`. Absent: sentences; a code that is not known stays in the error's text.

use crate::error::{Error, FieldProblem, FieldRule, UiError};

/// The refusal of one row, and the columns it is about; `named` are the fields the server names.
pub(super) fn told(error: &Error, named: &[String]) -> (UiError, Vec<String>) {
    let mut told = UiError::from(error);
    if told.fields.is_empty() {
        told.fields.extend(
            named.iter().map(|name| FieldProblem::new(column(name), FieldRule::NotAllowed)),
        );
    }
    let fields = told.fields.iter().map(|problem| problem.field.clone()).collect();
    (told, fields)
}

/// The column of a field of the API.
fn column(field: &str) -> &str {
    match field {
        "responsible_user_id" => "responsible_user",
        "uri" => "link",
        field => field,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(code: &str, named: &[&str]) -> Vec<FieldProblem> {
        let error = Error::Api(wazzup::Error::Refused {
            status: 400,
            code: Some(code.to_owned()),
            text: String::new(),
            details: Vec::new(),
            rows: Box::default(),
            request_id: None,
        });
        let named: Vec<_> = named.iter().map(|&name| name.to_owned()).collect();
        let (told, fields) = told(&error, &named);
        assert!(told.fields.iter().map(|problem| &problem.field).eq(&fields));
        told.fields
    }

    #[test]
    fn codes_become_rules_of_columns() {
        let taken = [FieldProblem::new("phone", FieldRule::Taken)];
        assert_eq!(refusal("USER_ALREADY_EXISTS", &["phone"]), taken);
        assert_eq!(refusal("DUPLICATE_PHONE_NUMBER", &[]), taken);
        let limit = FieldProblem::bounded("id", FieldRule::OverLimit, 1_000);
        assert_eq!(refusal("UserLimitExceeded", &[]), [limit]);
        let link = [FieldProblem::new("link", FieldRule::NotAllowed)];
        assert_eq!(refusal("INVALID_CONTACTS_DATA", &["uri"]), link);
        assert_eq!(refusal("VALIDATION_FAILED", &[]), []);
    }
}
