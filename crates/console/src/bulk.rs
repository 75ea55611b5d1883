//! Bulk work: many people imported from a table, or deleted, with one outcome for every row.
//!
//! Called by the shell, one command per method. A journal on disk holds every row and how far it
//! is, so that the program may end at any moment: what was on its way is read back before anything
//! is sent again. Absent: words for people, what a table looks like (`sheet`), and what the store
//! knows of people (`store::people`).

mod cache;
mod compare;
mod control;
mod deleting;
mod exports;
mod judging;
mod keeping;
mod known;
mod mapping;
mod piece;
mod read_back;
mod read_list;
mod reasons;
mod refusal;
mod rows;
mod runner;
mod running;
mod sending;
mod settling;
mod task;
mod told;
mod upload;
mod verdict;
mod wire;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use exports::SheetSaved;
pub use reasons::SheetWords;
pub(crate) use rows::NO_ANSWER;
pub use rows::{BulkFilter, BulkRow, BulkRows, RowBucket};
pub(crate) use running::Bulks;
pub(crate) use upload::after_a_run;

use crate::{
    error::UiError,
    sheet::{BulkKind, Sheet},
};

/// A piece of bulk work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Bulk {
    /// Its id, ours.
    pub bulk_id: String,
    /// Grows from one look at it to the next, in answers and events alike: of two, the one with
    /// the greater number is the newer. Begins anew with every start of the program.
    #[ts(type = "number")]
    pub revision: u64,
    /// The account.
    pub account_id: String,
    /// What to call the account; empty when nothing is known.
    pub account_label: String,
    /// Whom it is about.
    pub kind: BulkKind,
    /// What is done with them.
    pub action: BulkAction,
    /// The file's name as the person knows it; empty for pasted text and for deletions.
    pub file_name: String,
    /// How far it is.
    pub state: BulkState,
    /// The table as it was understood; none before it is read, and for deletions.
    pub sheet: Option<Sheet>,
    /// How many rows are what.
    pub counts: BulkCounts,
    /// When a deletion is sent, unless it is undone before; epoch milliseconds.
    #[ts(type = "number | null")]
    pub sends_at: Option<i64>,
    /// When it was begun, epoch milliseconds.
    #[ts(type = "number")]
    pub began_at: i64,
    /// When it ended, epoch milliseconds. Work that is told as stopped without an end is gone.
    #[ts(type = "number | null")]
    pub ended_at: Option<i64>,
    /// How long it will take from here, in milliseconds, while it is at work and that can be told.
    #[ts(type = "number | null")]
    pub left_ms: Option<u64>,
    /// Why it paused by itself.
    pub error: Option<UiError>,
    /// When the lists that the rows were compared with were read in full, epoch milliseconds: the
    /// older reading where there are two, of contacts and of the users they are given to. None
    /// when one of them never was.
    #[ts(type = "number | null")]
    pub compared_at: Option<i64>,
}

/// What is done with the people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BulkAction {
    /// Added, or replaced where the id is known.
    Import,
    /// Deleted.
    Delete,
}

/// How far bulk work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BulkState {
    /// The table is being handed over or read.
    Reading,
    /// The table is read; what its columns mean is to be said.
    Mapping,
    /// The rows are checked; nothing was sent.
    Ready,
    /// A deletion that may be undone; nothing was sent.
    Waiting,
    /// Rows are on their way.
    Sending,
    /// What was accepted is read back.
    Checking,
    /// Nothing is on its way; it goes on when the person says so.
    Paused,
    /// The program ended before the work did; it goes on when the person says so.
    Interrupted,
    /// Every row has its outcome.
    Done,
    /// The person ended it; every row has its outcome.
    Stopped,
}

/// How many rows are what. Once the work has ended, `confirmed`, `accepted`, `differs`, `refused`
/// and `not_sent` add up to `rows`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BulkCounts {
    /// All rows.
    #[ts(type = "number")]
    pub rows: u64,
    /// Rows with at least one problem: they are not sent.
    #[ts(type = "number")]
    pub problems: u64,
    /// Rows with at least one warning: they are sent.
    #[ts(type = "number")]
    pub warnings: u64,
    /// Rows whose id the account does not have; of these and the next two, none that has a problem
    /// or is left out.
    #[ts(type = "number")]
    pub adds: u64,
    /// Rows that change somebody.
    #[ts(type = "number")]
    pub changes: u64,
    /// Rows that were in the account already, word for word: they are looked for, and sent only
    /// where they are not so any more.
    #[ts(type = "number")]
    pub same: u64,
    /// Rows the person left out.
    #[ts(type = "number")]
    pub skipped: u64,
    /// Rows that went out, whatever came of it.
    #[ts(type = "number")]
    pub sent: u64,
    /// Read back and equal.
    #[ts(type = "number")]
    pub confirmed: u64,
    /// Accepted, or sent without an answer, and not confirmed yet.
    #[ts(type = "number")]
    pub accepted: u64,
    /// Read back, and another value stands there.
    #[ts(type = "number")]
    pub differs: u64,
    /// The server said no.
    #[ts(type = "number")]
    pub refused: u64,
    /// Never sent, or not there after no answer came.
    #[ts(type = "number")]
    pub not_sent: u64,
}

impl BulkState {
    /// Whether a task works on it now.
    pub(crate) fn is_at_work(self) -> bool {
        matches!(self, Self::Waiting | Self::Sending | Self::Checking)
    }

    /// Whether it has come to its end.
    pub(crate) fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Stopped)
    }
}

impl BulkCounts {
    /// Rows that have no outcome yet.
    pub(crate) fn unsettled(&self) -> u64 {
        let settled = self.confirmed + self.accepted + self.differs + self.refused + self.not_sent;
        self.rows.saturating_sub(settled)
    }
}
