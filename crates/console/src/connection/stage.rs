//! The stages of a connection: the one word the screen is built around.
//!
//! Used by the machine, which decides the stage, and by the view, which sends it to the page.
//! Deliberately absent: rules. When a stage is entered and left stands in `machine.rs`.

use serde::Serialize;
use ts_rs::TS;

use crate::error::UiError;

/// Where a connection stands, as the page sees it.
///
/// Every stage either waits for something it names, or is the end. The states behind them are
/// those of API reference 7.1.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Stage {
    /// Asking the server to send events, before anything else is done.
    Subscribing,
    /// The channel is being created.
    Creating,
    /// The creation was sent and not answered; the journal finds out what became of it.
    CreationUnknown,
    /// The channel starts; no code has come yet.
    WaitingCode,
    /// The client must open the connection's page and follow it to the end.
    Page,
    /// The credentials are with the service, or the channel starts and needs no code.
    Checking,
    /// A code is shown, or a dead one is greyed until the next.
    Code,
    /// The newest code could not be read; the next one may be fine.
    CodeBroken {
        /// What was wrong with the picture.
        error: UiError,
    },
    /// The messenger's second-factor password is needed.
    Password {
        /// The last one given was not accepted.
        wrong: bool,
        /// One was given and nothing has come back yet.
        sent: bool,
    },
    /// A code from the messenger is needed (API reference 15, question 10).
    EnterCode {
        /// The last one given was not accepted.
        wrong: bool,
        /// One was given and nothing has come back yet.
        sent: bool,
    },
    /// The phone has answered; the service loads what it needs.
    Syncing,
    /// The channel is active, and the person has to say whether the number is the right one.
    Confirm {
        /// Whether the number is the expected one; null when one of the two is not known.
        matches: Option<bool>,
        /// The number that was connected, digits only.
        phone: Option<String>,
    },
    /// Active, with the right number.
    Connected {
        /// The number that was connected, digits only.
        phone: Option<String>,
    },
    /// Nobody scanned in time.
    Expired,
    /// Another phone scanned the code.
    ForeignPhone {
        /// The other number, only when an answer or an event carried it.
        phone: Option<String>,
    },
    /// The channel is not paid for.
    Unpaid,
    /// The number is connected in another account of the service.
    Elsewhere,
    /// The messenger wants to be authorised again.
    Unauthorized,
    /// Blocked by the messenger's owner.
    Blocked,
    /// Rejected by the messenger's owner.
    Rejected,
    /// Off, without a reason we know.
    Disabled,
    /// The wait has taken too long, or events and answers contradict each other.
    Stuck {
        /// How long it had been waited when that was decided, in milliseconds.
        #[ts(type = "number")]
        waited_ms: i64,
        /// What was waited for.
        cause: StuckCause,
    },
    /// It cannot go on.
    Failed {
        /// Why.
        error: UiError,
    },
    /// The channel is being deleted.
    Removing,
    /// The channel is gone.
    Removed,
    /// A link was given to the client; the channel has not become active yet.
    LinkWaiting,
}

/// Why a wait is called stuck.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StuckCause {
    /// Nothing was heard for long.
    Silent,
    /// An event says what the answers do not confirm.
    Disagree,
}

impl Stage {
    /// Nothing more will happen here by itself.
    pub(crate) fn is_final(&self) -> bool {
        matches!(self, Stage::Connected { .. } | Stage::Failed { .. } | Stage::Removed)
    }

    /// The status has settled into something only a person can change.
    pub(crate) fn is_resting(&self) -> bool {
        use Stage::*;
        matches!(
            self,
            Confirm { .. }
                | Expired
                | ForeignPhone { .. }
                | Unpaid
                | Elsewhere
                | Unauthorized
                | Blocked
                | Rejected
                | Disabled
                | Stuck { .. }
        )
    }

    /// The same stage, whatever its details.
    pub(crate) fn same_kind(&self, other: &Stage) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}
