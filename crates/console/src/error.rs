//! Every way a call of the console can fail, and the one shape that crosses to the page.
//!
//! Made anywhere in this crate; the shell turns it into [`UiError`] with `From`. Absent: sentences
//! for people. The page reads `error-<code>` in its own language; `text` is for details and logs,
//! and holds no credential, phone number or message body.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{settings::SettingsConflict, users::MOST_USERS};

/// Single complaints of a refusal that are told.
const COMPLAINTS: usize = 10;

/// Why a call failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The provider's side: refused, unreachable, unreadable or unknown.
    #[error(transparent)]
    Api(#[from] wazzup::Error),
    /// What was typed breaks a rule; nothing was sent.
    #[error("{}", Listed(.0))]
    Invalid(Vec<FieldProblem>),
    /// The server does not accept the partner's e-mail and password.
    #[error("the e-mail or the password was not accepted")]
    WrongPassword,
    /// Nobody is signed in, or the password is not at hand.
    #[error("not signed in")]
    SignedOut,
    /// The thing asked for is not there (any more).
    #[error("{0} not found")]
    NotFound(&'static str),
    /// The keychain failed.
    #[error("the keychain failed: {0}")]
    Vault(String),
    /// The local store failed.
    #[error("the local store failed: {0}")]
    Store(String),
    /// The present state does not allow it.
    #[error("{0}")]
    Conflict(&'static str),
    /// Settings are not as the person saw them; nothing was written.
    #[error("the settings were changed in the meantime, in {} places", .0.differences.len())]
    SettingsChanged(Box<SettingsConflict>),
    /// The same thing is being done already.
    #[error("{0}")]
    Busy(&'static str),
    /// The client's permission for their account has ended.
    #[error("the client must allow access again")]
    PermissionNeeded,
    /// No key of the public API v3 is at hand for the account.
    #[error("the account's key of the API v3 is not at hand")]
    V3KeyMissing,
    /// The server does not accept the account's key of the public API v3.
    #[error("the account's key of the API v3 was not accepted: {0}")]
    V3KeyRefused(Box<wazzup::Error>),
    /// A client's permission opened another account than the one meant.
    #[error("the permission opens another account than the one meant")]
    OtherAccount,
    /// Stopped by the person.
    #[error("stopped")]
    Cancelled,
    /// Only a demo profile may do this.
    #[error("only in the demo")]
    DemoOnly,
    /// The pairing code is of no use any more.
    #[error("the pairing code has expired")]
    PairingExpired,
    /// A received picture or text could not be used.
    #[error("{0}")]
    Unreadable(String),
    /// A failure another caller of the same work was told too.
    #[error("{}", .0.text)]
    Told(Box<UiError>),
    /// A mistake of the console itself.
    #[error("{0}")]
    Internal(String),
}

impl Error {
    /// One broken rule at one field.
    pub(crate) fn invalid(field: &str, rule: FieldRule) -> Self {
        Self::Invalid(vec![FieldProblem::new(field, rule)])
    }

    /// Whether the server says that there is no such thing.
    pub(crate) fn is_not_found(&self) -> bool {
        matches!(self, Self::Api(error) if error.is_not_found())
    }
}

impl wazzup::Cause for Error {
    fn cause(&self) -> Option<&wazzup::Error> {
        match self {
            Self::Api(error) => Some(error),
            Self::V3KeyRefused(error) => Some(error),
            _ => None,
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.to_string())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        // The kind only: the full text may carry a path, and with it a person's name.
        Self::Store(error.kind().to_string())
    }
}

struct Listed<'a>(&'a [FieldProblem]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            write!(f, "{separator}{}: {:?}", problem.field, problem.rule)?;
        }
        Ok(())
    }
}

/// A rule broken at one field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldProblem {
    /// The field's name, as the command calls it.
    pub field: String,
    /// The rule.
    pub rule: FieldRule,
    /// The rule's bound, where it has one, as text: "3", "-12…14".
    pub limit: Option<String>,
}

impl FieldProblem {
    /// A rule with no bound.
    pub fn new(field: &str, rule: FieldRule) -> Self {
        Self { field: field.to_owned(), rule, limit: None }
    }

    /// A rule with its bound.
    pub fn bounded(field: &str, rule: FieldRule, limit: impl fmt::Display) -> Self {
        Self { field: field.to_owned(), rule, limit: Some(limit.to_string()) }
    }
}

/// What a field may break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the rules")]
pub enum FieldRule {
    Required,
    TooShort,
    TooLong,
    NotEmail,
    NotOrigin,
    NotHttps,
    OutOfRange,
    NotAllowed,
    NotDigits,
    NotPhone,
    NotV3Key,
    Malformed,
    Repeated,
    Taken,
    NotReturn,
    OtherAttempt,
    Unknown,
    NoCountryCode,
    Unusual,
    Rounded,
    Garbled,
    RepeatsRow,
    OverLimit,
    NoSuchUser,
    SharedName,
    Unchecked,
    NoLink,
    NotLink,
    NoChat,
    NoChatId,
    ChatTaken,
    NotChatId,
    NotUsername,
    MayBeLost,
    LongElsewhere,
    NothingThere,
    NotSheet,
    OldSheet,
    Locked,
    Damaged,
    TooLarge,
    OpenQuote,
}

/// The kinds of failure the page tells apart: a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the codes; the page has a sentence for each")]
pub enum ErrorCode {
    Invalid,
    WrongPassword,
    SignedOut,
    Forbidden,
    NotFound,
    Refused,
    RateLimited,
    NotSent,
    Unanswered,
    ServerTrouble,
    OutcomeUnknown,
    Unreadable,
    Vault,
    Store,
    Conflict,
    Busy,
    Cancelled,
    DemoOnly,
    PairingExpired,
    PermissionNeeded,
    OtherAccount,
    V3KeyMissing,
    V3KeyRefused,
    Command,
    Internal,
}

/// A failure as the page receives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UiError {
    /// Which kind.
    pub code: ErrorCode,
    /// Details, in English, for folding away and for the log.
    pub text: String,
    /// Rules broken, field by field.
    pub fields: Vec<FieldProblem>,
    /// When the server asked to come back, in milliseconds from now.
    #[ts(type = "number | null")]
    pub retry_after_ms: Option<u64>,
    /// The provider's name for the request, for its support.
    pub request_id: Option<String>,
    /// What differs, where settings were changed in the meantime.
    pub conflict: Option<Box<SettingsConflict>>,
}

impl UiError {
    /// A failure with nothing but its kind and details.
    pub fn new(code: ErrorCode, text: impl Into<String>) -> Self {
        let (fields, retry_after_ms, request_id, conflict) = (Vec::new(), None, None, None);
        Self { code, text: text.into(), fields, retry_after_ms, request_id, conflict }
    }
}

impl From<Error> for UiError {
    fn from(error: Error) -> Self {
        Self::from(&error)
    }
}

impl From<&Error> for UiError {
    fn from(error: &Error) -> Self {
        let text = error.to_string();
        let plain = |code| Self::new(code, text);
        match error {
            Error::Api(error) => error.into(),
            Error::Told(told) => (**told).clone(),
            Error::Invalid(fields) => Self { fields: fields.clone(), ..plain(ErrorCode::Invalid) },
            Error::WrongPassword => plain(ErrorCode::WrongPassword),
            Error::SignedOut => plain(ErrorCode::SignedOut),
            Error::NotFound(_) => plain(ErrorCode::NotFound),
            Error::Vault(_) => plain(ErrorCode::Vault),
            Error::Store(_) => plain(ErrorCode::Store),
            Error::Conflict(_) => plain(ErrorCode::Conflict),
            Error::SettingsChanged(conflict) => {
                Self { conflict: Some(conflict.clone()), ..plain(ErrorCode::Conflict) }
            }
            Error::Busy(_) => plain(ErrorCode::Busy),
            Error::Cancelled => plain(ErrorCode::Cancelled),
            Error::DemoOnly => plain(ErrorCode::DemoOnly),
            Error::PairingExpired => plain(ErrorCode::PairingExpired),
            Error::PermissionNeeded => plain(ErrorCode::PermissionNeeded),
            Error::OtherAccount => plain(ErrorCode::OtherAccount),
            Error::V3KeyMissing => plain(ErrorCode::V3KeyMissing),
            Error::V3KeyRefused(_) => plain(ErrorCode::V3KeyRefused),
            Error::Unreadable(_) => plain(ErrorCode::Unreadable),
            Error::Internal(_) => plain(ErrorCode::Internal),
        }
    }
}

impl From<&wazzup::Error> for UiError {
    fn from(error: &wazzup::Error) -> Self {
        use wazzup::Error as E;
        let mut text = error.to_string();
        let code = match error {
            E::Refused { status: 401 | 403, .. } => ErrorCode::Forbidden,
            E::Refused { status: 404, .. } => ErrorCode::NotFound,
            E::Refused { status: 500.., .. } => ErrorCode::ServerTrouble,
            E::Refused { .. } => ErrorCode::Refused,
            E::RateLimited { .. } => ErrorCode::RateLimited,
            E::NotSent { .. } => ErrorCode::NotSent,
            E::Unanswered { .. } => ErrorCode::Unanswered,
            E::OutcomeUnknown { .. } => ErrorCode::OutcomeUnknown,
            E::Unreadable { .. } => ErrorCode::Unreadable,
        };
        // The single complaints, redacted where they came in: of many items, the first will do.
        if let E::Refused { details, .. } = error {
            for detail in details.iter().take(COMPLAINTS) {
                text.push_str("; ");
                text.push_str(detail);
            }
        }
        let mut told = Self::new(code, text);
        match error {
            E::Refused { request_id, .. } => {
                told.request_id = request_id.clone();
                told.fields.extend(complaint(error));
            }
            E::RateLimited { retry_after, .. } => {
                told.retry_after_ms =
                    retry_after.map(|wait| u64::try_from(wait.as_millis()).unwrap_or(u64::MAX));
            }
            _ => {}
        }
        told
    }
}

/// What the documented refusals of people mean, where they mean one field (API reference 13.1,
/// 13.2).
fn complaint(error: &wazzup::Error) -> Option<FieldProblem> {
    let is = |code| error.has_code(code);
    if is("USER_ALREADY_EXISTS") || is("DUPLICATE_PHONE_NUMBER") {
        return Some(FieldProblem::new("phone", FieldRule::Taken));
    }
    is("USER_LIMIT_EXCEEDED").then(|| FieldProblem::bounded("id", FieldRule::OverLimit, MOST_USERS))
}
