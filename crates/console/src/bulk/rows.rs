//! One row of bulk work, and which rows a view asks for.
//!
//! Read and written by `store::bulk_rows`; shown by the page. Absent: how a row gets from one
//! bucket to another (`sending`, `read_back`).

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    error::{FieldProblem, UiError},
    sheet::Effect,
};

/// A row with all that is known of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BulkRow {
    /// Its number as the spreadsheet shows it: the first line is 1.
    pub row: u32,
    /// What it says, by field, as the table has it and as edited since.
    pub values: BTreeMap<String, String>,
    /// What keeps it from being sent.
    pub problems: Vec<FieldProblem>,
    /// What the person should know before it is sent.
    pub warnings: Vec<FieldProblem>,
    /// What sending it does.
    pub effect: Effect,
    /// How far it is.
    pub bucket: RowBucket,
    /// Whether the person left it out.
    pub skipped: bool,
    /// The fields that differ or were complained about. Of a deletion also `not_found`: there was
    /// nobody of this id, and `still_there`: it was accepted, and the id is listed all the same. Of
    /// any row in `accepted` also `no_answer`: it was sent, and whether it arrived is not known.
    pub fields: Vec<String>,
    /// Why it was refused, or could not be looked at again.
    pub error: Option<UiError>,
}

/// What `fields` say of a row to which no answer came.
pub(crate) const NO_ANSWER: &str = "no_answer";

/// Some rows of a view.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BulkRows {
    /// The rows from the offset on, by number.
    pub rows: Vec<BulkRow>,
    /// All rows of the view.
    #[ts(type = "number")]
    pub total: u64,
}

/// How far a row is. At the end each is in exactly one of the last five.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowBucket {
    /// To be sent.
    Waiting,
    /// On its way; after a crash: it may have arrived.
    Sending,
    /// Read back and equal.
    Confirmed,
    /// Accepted, and not confirmed yet; or sent and not answered, which `fields` say.
    Accepted,
    /// Read back, and another value stands there.
    Differs,
    /// The server said no.
    Refused,
    /// Never sent; or sent without an answer and not there, which the error says.
    NotSent,
}

/// Which rows are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BulkFilter {
    /// Every row.
    All,
    /// Rows with problems.
    Problems,
    /// Rows with warnings.
    Warnings,
    /// Rows that would be sent as they are.
    Ready,
    /// Read back and equal.
    Confirmed,
    /// Accepted, and not confirmed yet.
    Accepted,
    /// Another value stands there.
    Differs,
    /// The server said no.
    Refused,
    /// Never sent.
    NotSent,
    /// All that is not confirmed at the end.
    Failures,
}

impl fmt::Debug for BulkRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BulkRow").field("row", &self.row).finish_non_exhaustive() // a person
    }
}

impl fmt::Debug for BulkRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BulkRows").field("total", &self.total).finish_non_exhaustive()
    }
}
