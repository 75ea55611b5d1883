//! What became of each item of a writing, as the page sees it.
//!
//! Made from the client's outcomes. Absent: one error for all. A piece of a hundred may be refused
//! for the sake of one item, and the others must know.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use wazzup::Outcome;

use crate::error::{Error, UiError};

/// What became of one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ItemOutcome {
    /// Its id.
    pub id: String,
    /// How it ended.
    pub outcome: ItemResult,
    /// Why, where it did not end well; beside `accepted`, why it could not be looked at again: then
    /// it is not known whether it is as sent.
    pub error: Option<UiError>,
    /// The fields complained about; beside `accepted`, those that were read back and are not as
    /// sent.
    pub fields: Vec<String>,
}

/// How an item ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ItemResult {
    /// The server took it. What was written, without an error and without fields, was also read
    /// back as it was sent.
    Accepted,
    /// The server named it as the reason for refusing.
    Refused,
    /// It was refused with others: for another's sake, or without saying for whose.
    NotTaken,
    /// It was sent and no answer came: it may have been done, and may be sent again.
    Unanswered,
    /// It was never sent.
    NotSent,
    /// There is none of this id to update or delete; of something added, the server took it and
    /// does not have it.
    NotFound,
}

impl ItemOutcome {
    /// The outcomes of `ids`, in their order.
    pub(crate) fn all(
        ids: impl IntoIterator<Item = String>,
        outcomes: Vec<Outcome<Error>>,
    ) -> Vec<Self> {
        ids.into_iter().zip(outcomes).map(|(id, outcome)| Self::of(id, outcome)).collect()
    }

    fn of(id: String, outcome: Outcome<Error>) -> Self {
        let told = |error: &Error| Some(UiError::from(error));
        let (outcome, error, fields) = match outcome {
            Outcome::Accepted => (ItemResult::Accepted, None, Vec::new()),
            Outcome::Refused { error, fields } => (ItemResult::Refused, told(&error), fields),
            Outcome::NotTaken { error, .. } => (ItemResult::NotTaken, told(&error), Vec::new()),
            Outcome::Unanswered { error } => (ItemResult::Unanswered, told(&error), Vec::new()),
            Outcome::NotSent { error } => {
                (ItemResult::NotSent, error.as_deref().and_then(told), Vec::new())
            }
        };
        Self { id, outcome, error, fields }
    }

    /// The ids of what a deletion leaves nothing of.
    pub(crate) fn gone(outcomes: &[Self]) -> Vec<String> {
        let gone = |one: &&Self| matches!(one.outcome, ItemResult::Accepted | ItemResult::NotFound);
        outcomes.iter().filter(gone).map(|one| one.id.clone()).collect()
    }

    pub(crate) fn is_accepted(&self) -> bool {
        self.outcome == ItemResult::Accepted
    }

    /// Whether it may be as it was sent: accepted, or gone out without an answer.
    pub(crate) fn may_be_done(&self) -> bool {
        matches!(self.outcome, ItemResult::Accepted | ItemResult::Unanswered)
    }
}

/// Marks those of the accepted whose id the server did not know.
pub(crate) fn not_found(outcomes: &mut [ItemOutcome], missing: &HashSet<String>) {
    for item in outcomes.iter_mut().filter(|item| item.is_accepted()) {
        if missing.contains(&item.id) {
            item.outcome = ItemResult::NotFound;
        }
    }
}
