//! The journal of creations: writes that may have happened, of accounts, channels and balances.
//!
//! The intent stands in the store, with everything that existed before, until it is settled; so a
//! lost answer, or a program that ends in the middle, leaves a question and not a double. Called
//! by the shell, and by `connection` for channels. Absent: sending anything twice. Looking is
//! automatic, creating again is a person's choice.

mod account;
mod journal;
mod look;
mod waba_balance;

pub(crate) use journal::{Intent, Outcome, after_a_break};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    accounts::timezone_problem,
    console::Console,
    error::{Error, FieldProblem, FieldRule, UiError},
    store,
};

/// Bounds of a new account (reference 4.1).
const NAME_LEAST: usize = 3;
const LANGS: [&str; 3] = ["en", "es", "pt"];
const CURRENCIES: [&str; 3] = ["EUR", "USD", "KZT"];
const COUNTRIES: [&str; 3] = ["US", "EU", "KZ"];

/// An account to be made (reference 4.1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct NewAccount {
    /// At least 3 characters.
    pub name: String,
    /// `en`, `es` or `pt`.
    pub lang: String,
    /// `EUR`, `USD` or `KZT`.
    pub currency: String,
    /// `US`, `EU` or `KZ`.
    pub country: String,
    /// Hours from UTC, −12…14.
    pub timezone: f64,
}

/// One entry of the journal, as the page sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Creation {
    /// Its id.
    pub creation_id: String,
    /// What is made.
    pub kind: CreationKind,
    /// How far it is.
    pub state: CreationState,
    /// When the intent was written, epoch milliseconds.
    #[ts(type = "number")]
    pub at: i64,
    /// The name given, of an account.
    pub name: Option<String>,
    /// What was asked for, of an account.
    pub form: Option<NewAccount>,
    /// The account the channel is in or whose limit is raised; or the account made, once known.
    pub account_id: Option<String>,
    /// The channel made, once known.
    pub channel_id: Option<String>,
    /// The messenger, of a channel.
    pub transport: Option<String>,
    /// By how much a limit is raised, in whole units of the account's currency.
    pub value: Option<u32>,
    /// What is there now and was not before, when the answer was lost.
    pub candidates: Vec<Candidate>,
    /// Looks done since the answer was lost.
    pub looks_done: u32,
    /// The next look, epoch milliseconds; none once something was found or the looks are over.
    #[ts(type = "number | null")]
    pub next_look_at: Option<i64>,
    /// How the call ended, when it did not end well.
    pub error: Option<UiError>,
}

/// Something that may be what was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Candidate {
    /// Id of the account or channel.
    pub id: String,
    /// What to call it; empty when nothing is known.
    pub label: String,
    /// When the account was registered, epoch milliseconds.
    #[ts(type = "number | null")]
    pub registered_ms: Option<i64>,
}

/// What is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CreationKind {
    /// An end-customer account.
    Account,
    /// A channel.
    Channel,
    /// A higher WABA limit: nothing there shows it, so nothing is looked for.
    WabaBalance,
}

/// How far a creation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CreationState {
    /// The intent is written; the call is on its way.
    Sending,
    /// It was made, as the answer or the person says.
    Created,
    /// The answer was lost: it is looked for, or candidates wait for the person.
    Unknown,
    /// All looks are done and nothing new was seen so far.
    NotSeen,
    /// Certainly not made; `error` says why.
    Refused,
    /// The person said that nothing there is it.
    Dismissed,
}

impl CreationState {
    /// Whether it still waits for an answer, a look or a person.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Sending | Self::Unknown | Self::NotSeen)
    }
}

impl Console {
    /// Creations of this profile that are not settled, oldest first.
    pub async fn creations_list(&self) -> Result<Vec<Creation>, Error> {
        let profile_id = self.session()?.profile.profile_id;
        self.store().run(move |c| store::creations::open(c, &profile_id)).await
    }

    /// Looks now for what an unanswered creation may have made.
    ///
    /// # Errors
    /// `Conflict` when it is settled or cannot be seen, `Busy` while the call is on its way.
    pub async fn creations_check(&self, creation_id: &str) -> Result<Creation, Error> {
        let session = self.session()?;
        let creation = self.creation(creation_id).await?;
        if creation.kind == CreationKind::WabaBalance {
            return Err(Error::Conflict("a limit cannot be read back"));
        }
        match creation.state {
            CreationState::Unknown | CreationState::NotSeen => {}
            CreationState::Sending => return Err(Error::Busy("the creation is on its way")),
            _ => return Err(SETTLED),
        }
        self.creation_look(&session, creation_id).await
    }

    /// Settles an unanswered creation: `id` is it, or, with none, nothing there is it. After that
    /// the person may create again; the console never does. Of a raised limit `id` is the account,
    /// on the person's word alone.
    ///
    /// # Errors
    /// `Conflict` when it is settled already, or `id` is not among its candidates.
    pub async fn creations_settle(
        &self,
        creation_id: &str,
        id: Option<&str>,
    ) -> Result<Creation, Error> {
        let session = self.session()?;
        let creation = self.creation(creation_id).await?;
        match (creation.state, id) {
            (CreationState::Sending, _) => Err(Error::Busy("the creation is on its way")),
            (CreationState::Unknown | CreationState::NotSeen, Some(id)) => {
                if !creation.may_be(id) {
                    return Err(Error::Conflict("this is not among the candidates"));
                }
                self.creation_made(&session, creation_id, id.to_owned()).await
            }
            (CreationState::Unknown | CreationState::NotSeen, None) => {
                self.change_creation(creation_id, |creation| {
                    creation.state = CreationState::Dismissed;
                    creation.next_look_at = None;
                })
                .await
            }
            _ => Err(SETTLED),
        }
    }
}

impl Creation {
    /// Whether the person may say that this is it.
    fn may_be(&self, id: &str) -> bool {
        match self.kind {
            CreationKind::WabaBalance => self.account_id.as_deref() == Some(id),
            _ => self.candidates.iter().any(|candidate| candidate.id == id),
        }
    }
}

const SETTLED: Error = Error::Conflict("this creation is settled");

impl NewAccount {
    /// The account as it is sent: the name without spaces around.
    ///
    /// # Errors
    /// `Invalid` with every rule broken.
    pub fn checked(mut self) -> Result<Self, Error> {
        self.name = self.name.trim().to_owned();
        let mut problems = Vec::new();
        if self.name.is_empty() {
            problems.push(FieldProblem::new("name", FieldRule::Required));
        } else if self.name.chars().count() < NAME_LEAST {
            problems.push(FieldProblem::bounded("name", FieldRule::TooShort, NAME_LEAST));
        }
        let choices: [(&str, &str, &[&str]); 3] = [
            ("lang", &self.lang, &LANGS),
            ("currency", &self.currency, &CURRENCIES),
            ("country", &self.country, &COUNTRIES),
        ];
        for (field, value, allowed) in choices {
            if !allowed.contains(&value) {
                let allowed = allowed.join(", ");
                problems.push(FieldProblem::bounded(field, FieldRule::NotAllowed, allowed));
            }
        }
        problems.extend(timezone_problem(self.timezone));
        if problems.is_empty() { Ok(self) } else { Err(Error::Invalid(problems)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> NewAccount {
        let text = str::to_owned;
        NewAccount {
            name: text(" Acme "),
            lang: text("en"),
            currency: text("EUR"),
            country: text("EU"),
            timezone: 2.0,
        }
    }

    fn broken(change: impl FnOnce(&mut NewAccount)) -> Vec<(String, FieldRule)> {
        let mut form = form();
        change(&mut form);
        match form.checked() {
            Err(Error::Invalid(problems)) => {
                problems.into_iter().map(|problem| (problem.field, problem.rule)).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_documented_bounds_are_checked_before_sending() {
        assert_eq!(form().checked().unwrap().name, "Acme");
        let one = |field: &str, rule| vec![(field.to_owned(), rule)];
        assert_eq!(broken(|f| f.name = "  ".into()), one("name", FieldRule::Required));
        assert_eq!(broken(|f| f.name = " ab ".into()), one("name", FieldRule::TooShort));
        assert_eq!(broken(|f| f.lang = "ru".into()), one("lang", FieldRule::NotAllowed));
        assert_eq!(broken(|f| f.currency = "RUR".into()), one("currency", FieldRule::NotAllowed));
        assert_eq!(broken(|f| f.country = "eu".into()), one("country", FieldRule::NotAllowed));
        for timezone in [-12.5, 14.25, f64::NAN, f64::INFINITY] {
            assert_eq!(broken(|f| f.timezone = timezone), one("timezone", FieldRule::OutOfRange));
        }
        for timezone in [-12.0, 5.75, 14.0] {
            NewAccount { timezone, ..form() }.checked().unwrap();
        }
    }
}
