//! All accounts at once: one polite check of every account's channels, by wish or by the clock.
//!
//! Called by the shell. `standing` says what a reading of a channel means, `pass` goes through the
//! accounts, `watch` begins that by itself, `follow` reads once more after a connection. Absent:
//! what to do about a channel that dropped; the page says that in the person's words.

mod follow;
mod gate;
mod pass;
mod standing;
mod watch;

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use tokio::sync::watch as told;
use tokio_util::sync::CancellationToken;
use ts_rs::TS;

pub(crate) use self::{gate::Gate, standing::Standing};
use crate::{
    channels::Channel, console::Console, error::Error, event::Event, session::Session, store,
};

/// A check of all accounts: the one that runs, or the last one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Sweep {
    /// It runs now.
    pub running: bool,
    /// Accounts checked in it, whatever came of it.
    #[ts(type = "number")]
    pub done: u64,
    /// All accounts it is about.
    #[ts(type = "number")]
    pub total: u64,
    /// Of those checked, the ones that could not be read.
    #[ts(type = "number")]
    pub failed: u64,
    /// When it began, epoch milliseconds; none before the first one.
    #[ts(type = "number | null")]
    pub started_at: Option<i64>,
    /// When it ended or was interrupted, epoch milliseconds.
    #[ts(type = "number | null")]
    pub ended_at: Option<i64>,
    /// How it ended; none while it runs, and when the program ended in the middle.
    pub end: Option<SweepEnd>,
}

impl Sweep {
    /// It met every account.
    pub fn is_complete(&self) -> bool {
        self.end == Some(SweepEnd::Complete)
    }
}

/// A channel that worked and does not, or did not and does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ChannelTurn {
    /// The account it is in.
    pub account_id: String,
    /// What to call the account; empty when nothing is known.
    pub account_label: String,
    /// The channel as it is now.
    pub channel: Channel,
    /// Which way it turned.
    pub turn: Turn,
}

/// Which way a channel turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// It worked, and does not any more.
    Dropped,
    /// It did not work, and does now.
    Works,
}

/// How a check of all accounts ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SweepEnd {
    /// Every account was met.
    Complete,
    /// The person stopped it.
    Stopped,
    /// The session ended in the middle.
    Cut,
    /// The server could not be reached.
    Offline,
}

impl SweepEnd {
    /// The word in the store.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Stopped => "stopped",
            Self::Cut => "cut",
            Self::Offline => "offline",
        }
    }

    /// What a word in the store means; an unknown one is an interruption.
    pub(crate) fn from_word(word: &str) -> Self {
        match word {
            "complete" => Self::Complete,
            "stopped" => Self::Stopped,
            "offline" => Self::Offline,
            _ => Self::Cut,
        }
    }
}

/// The check that runs, if one does.
#[derive(Default)]
pub(crate) struct Sweeps {
    running: Mutex<Option<Running>>,
    /// Held while one begins, so that two wishes do not begin two.
    beginning: tokio::sync::Mutex<()>,
}

#[derive(Clone)]
struct Running {
    profile_id: String,
    stop: CancellationToken,
    view: told::Receiver<Sweep>,
}

impl Sweeps {
    fn running(&self) -> MutexGuard<'_, Option<Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The check of this profile that runs.
    fn of(&self, profile_id: &str) -> Option<Running> {
        let running = self.running().clone()?;
        (running.profile_id == profile_id && running.view.borrow().running).then_some(running)
    }
}

impl Console {
    /// The check of all accounts that runs, or the last one.
    ///
    /// # Errors
    /// [`Error::SignedOut`], or when the store cannot be read.
    pub async fn fleet_get(&self) -> Result<Sweep, Error> {
        let profile_id = self.session()?.profile.profile_id;
        if let Some(running) = self.inner.sweeps.of(&profile_id) {
            return Ok(running.view.borrow().clone());
        }
        self.store().run(move |c| store::sweeps::view(c, &profile_id)).await
    }

    /// Checks the channels of all accounts, the one checked longest ago first, and answers at once;
    /// `fleet_swept` and `account_changed` tell the rest. One that was stopped or interrupted
    /// within the hour is taken up where it was; while one runs, another call joins it.
    ///
    /// # Errors
    /// As [`Console::fleet_get`].
    pub async fn fleet_sweep(&self) -> Result<Sweep, Error> {
        let view = self.sweep(&self.session()?).await?;
        let begun = view.borrow().clone();
        Ok(begun)
    }

    /// Stops the check; what is on its way is waited for, and kept.
    ///
    /// # Errors
    /// As [`Console::fleet_get`].
    pub async fn fleet_stop(&self) -> Result<Sweep, Error> {
        let profile_id = self.session()?.profile.profile_id;
        if let Some(mut running) = self.inner.sweeps.of(&profile_id) {
            running.stop.cancel();
            // Its task may be gone with the session; then the store has the last word.
            let _ = running.view.wait_for(|sweep| !sweep.running).await;
        }
        self.fleet_get().await
    }

    /// The check that runs for this session, begun now if there is none.
    async fn sweep(&self, session: &Session) -> Result<told::Receiver<Sweep>, Error> {
        let sweeps = &self.inner.sweeps;
        let profile_id = session.profile.profile_id.clone();
        let _beginning = sweeps.beginning.lock().await;
        if let Some(mut running) = sweeps.of(&profile_id) {
            if !running.stop.is_cancelled() {
                return Ok(running.view);
            }
            let _ = running.view.wait_for(|sweep| !sweep.running).await;
        }
        let (stop, (tell, view)) = (CancellationToken::new(), told::channel(Sweep::default()));
        let pass = pass::Pass::begin(self, session, stop.clone(), tell).await?;
        *sweeps.running() = Some(Running { profile_id, stop, view: view.clone() });
        self.emit(Event::FleetSwept { sweep: view.borrow().clone() });
        self.spawn(pass.run());
        Ok(view)
    }
}
