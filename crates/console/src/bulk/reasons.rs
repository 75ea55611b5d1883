//! The words of a table that is written: titles, and why a row failed.
//!
//! Used by `exports`. Rust has no words for people; the page gives them by code. Absent: how the
//! page says the same beside its own rows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BulkRow, RowBucket};
use crate::{
    error::{ErrorCode, FieldProblem},
    sheet::{self, BulkKind},
};

/// The page's words for a table that is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SheetWords {
    /// What to call the file, without an ending.
    pub file_name: String,
    /// The title of each column by its field; one that is missing is the field's name.
    pub titles: BTreeMap<String, String>,
    /// Why a row failed, by code, in sentences with `{field}` and `{limit}` where they belong:
    /// `rule_too_long` and so on for each rule, `error_refused` and so on for each kind of
    /// failure, and `accepted`, `no_answer`, `differs`, `not_sent`, `skipped`, `still_there`. A
    /// field or a failure may have its own sentence, `differs_phone` or `not_sent_unanswered`, and
    /// `refused_field` is said of a field that the server complained about. One that is missing is
    /// the code itself.
    pub reasons: BTreeMap<String, String>,
}

/// Rows of a table by field.
pub(super) type Values = BTreeMap<String, String>;

impl SheetWords {
    /// The fields of a kind with their titles.
    pub(super) fn columns(&self, kind: BulkKind, with_reason: bool) -> Vec<(String, String)> {
        let reason = with_reason.then_some(sheet::REASON);
        let fields = sheet::fields(kind).iter().copied().chain(reason);
        let title = |field: &str| self.titles.get(field).cloned();
        fields
            .map(|field| (field.to_owned(), title(field).unwrap_or_else(|| field.to_owned())))
            .collect()
    }

    pub(super) fn with_reason(&self, row: BulkRow) -> Values {
        let reason = self.reason(&row);
        let mut values = row.values;
        if !reason.is_empty() {
            values.insert(sheet::REASON.to_owned(), reason);
        }
        values
    }

    /// Why a row failed; nothing for one that did not.
    fn reason(&self, row: &BulkRow) -> String {
        let of = |problems: &[FieldProblem]| {
            let told = problems.iter().map(|problem| {
                let code = format!("rule_{}", code(&problem.rule));
                self.said(&code, &problem.field, problem.limit.as_deref().unwrap_or_default())
            });
            told.collect::<Vec<_>>().join(" ")
        };
        let each = |code: &str| {
            let told = row.fields.iter().map(|field| {
                let own = format!("{code}_{field}");
                let code = if self.reasons.contains_key(&own) { &own } else { code };
                self.said(code, field, "")
            });
            told.collect::<Vec<_>>().join(" ")
        };
        let refusal = || {
            let error = row.error.as_ref()?;
            Some(match error.fields.is_empty() {
                false => of(&error.fields),
                true if error.code == ErrorCode::Refused && !row.fields.is_empty() => {
                    each("refused_field")
                }
                true => {
                    let code = code(&error.code);
                    let own = format!("not_sent_{code}");
                    let is_own =
                        row.bucket == RowBucket::NotSent && self.reasons.contains_key(&own);
                    self.said(&if is_own { own } else { format!("error_{code}") }, "", "")
                }
            })
        };
        match row.bucket {
            _ if row.skipped => self.said("skipped", "", ""),
            RowBucket::Confirmed => String::new(),
            RowBucket::Waiting | RowBucket::Sending => of(&row.problems),
            RowBucket::NotSent if !row.problems.is_empty() => of(&row.problems),
            RowBucket::NotSent => refusal().unwrap_or_else(|| self.said("not_sent", "", "")),
            RowBucket::Accepted if row.fields.iter().any(|field| field == "no_answer") => {
                self.said("no_answer", "", "")
            }
            RowBucket::Accepted => refusal().unwrap_or_else(|| self.said("accepted", "", "")),
            RowBucket::Differs if row.fields == ["still_there"] => self.said("still_there", "", ""),
            RowBucket::Differs => each("differs"),
            RowBucket::Refused => refusal().unwrap_or_default(),
        }
    }

    /// The sentence of a code.
    fn said(&self, code: &str, field: &str, limit: &str) -> String {
        let sentence = self.reasons.get(code).map_or(code, String::as_str);
        let title = self.titles.get(field).map_or(field, String::as_str);
        sentence.replace("{field}", title).replace("{limit}", limit)
    }
}

/// The word of a value that is one.
fn code<T: Serialize>(value: &T) -> String {
    let word = serde_json::to_value(value).ok();
    word.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        error::{FieldRule, UiError},
        sheet::Effect,
    };

    fn row(bucket: RowBucket, fields: &[&str], error: Option<UiError>) -> BulkRow {
        BulkRow {
            row: 2,
            values: BTreeMap::new(),
            problems: Vec::new(),
            warnings: Vec::new(),
            effect: Effect::Add,
            bucket,
            skipped: false,
            fields: fields.iter().map(|field| (*field).to_owned()).collect(),
            error,
        }
    }

    #[test]
    fn a_reason_says_what_is_known_of_it() {
        let own = |(code, sentence): (&str, &str)| (code.to_owned(), sentence.to_owned());
        let reasons = [
            ("differs", "{field} is another."),
            ("differs_phone", "The phone was dropped."),
            ("accepted", "Not read back."),
            ("no_answer", "It may be there."),
            ("not_sent_unanswered", "Not found later."),
            ("error_unanswered", "No answer came."),
            ("error_refused", "Refused."),
            ("refused_field", "Not this {field}."),
            ("rule_taken", "{field} is taken."),
            ("rule_required", "{field} is missing."),
        ];
        let words = SheetWords {
            file_name: String::new(),
            titles: [("name", "Name"), ("phone", "Phone")].map(own).into(),
            reasons: reasons.map(own).into(),
        };
        let failed = |code| Some(UiError::new(code, ""));
        let taken = UiError {
            fields: vec![FieldProblem::new("phone", FieldRule::Taken)],
            ..UiError::new(ErrorCode::Refused, "")
        };
        let (accepted, refused) = (RowBucket::Accepted, RowBucket::Refused);
        for (row, reason) in [
            (row(RowBucket::Differs, &["name"], None), "Name is another."),
            (
                row(RowBucket::Differs, &["name", "phone"], None),
                "Name is another. The phone was dropped.",
            ),
            (row(accepted, &[], None), "Not read back."),
            (row(accepted, &[], failed(ErrorCode::Unanswered)), "No answer came."),
            (row(accepted, &["no_answer"], failed(ErrorCode::Unanswered)), "It may be there."),
            (row(RowBucket::NotSent, &[], failed(ErrorCode::Unanswered)), "Not found later."),
            (row(refused, &[], failed(ErrorCode::Refused)), "Refused."),
            (row(refused, &["name"], failed(ErrorCode::Refused)), "Not this Name."),
            (row(refused, &["phone"], Some(taken)), "Phone is taken."),
        ] {
            assert_eq!(words.reason(&row), reason);
        }
        let mut held = row(RowBucket::NotSent, &[], None);
        held.problems =
            ["name", "phone"].map(|field| FieldProblem::new(field, FieldRule::Required)).to_vec();
        assert_eq!(words.reason(&held), "Name is missing. Phone is missing.");
    }
}
