//! Long work that the page may stop: reading a whole list, and writing many items.
//!
//! Used by the files of users and contacts, which say what is read or sent; the page names the
//! work by an id it made. Absent: a copy of what was read. Every page goes to the page at once.

mod outcomes;
mod walk;

use std::{
    collections::{HashMap, HashSet},
    ops::ControlFlow,
    sync::{Mutex, MutexGuard, PoisonError},
};

pub(crate) use outcomes::not_found;
pub use outcomes::{ItemOutcome, ItemResult};
use serde::{Deserialize, Serialize};
use tokio_util::sync::CancellationToken;
use ts_rs::TS;
use wazzup::Outcome;

use crate::{
    console::Console,
    error::{Error, FieldRule},
    event::Event,
    session::Session,
};

/// The work under way, by the page's ids.
#[derive(Default)]
pub(crate) struct Jobs(Mutex<HashMap<String, CancellationToken>>);

impl Jobs {
    fn running(&self) -> MutexGuard<'_, HashMap<String, CancellationToken>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How the reading of a list ended; its rows were told page by page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Listed {
    /// Rows read.
    #[ts(type = "number")]
    pub count: u64,
    /// Whether it was stopped before its end.
    pub stopped: bool,
}

/// One piece of work in one session. Its id is free again when this is dropped.
pub(crate) struct Job<'a> {
    console: &'a Console,
    pub(crate) session: Session,
    pub(crate) job_id: String,
    stop: CancellationToken,
}

impl Console {
    /// Stops a piece of work: a list after the page at hand, a writing after what is on its way.
    /// Work that is over already needs no stopping.
    pub fn jobs_stop(&self, job_id: &str) {
        if let Some(stop) = self.inner.jobs.running().get(job_id) {
            stop.cancel();
        }
    }

    /// Begins a piece of work in the present session, whose end stops it too.
    ///
    /// # Errors
    /// `Busy` while another has this id.
    pub(crate) fn job(&self, job_id: &str) -> Result<Job<'_>, Error> {
        if job_id.trim().is_empty() {
            return Err(Error::invalid("job_id", FieldRule::Required));
        }
        let session = self.session()?;
        let stop = session.ended().child_token();
        let mut running = self.inner.jobs.running();
        if running.contains_key(job_id) {
            return Err(Error::Busy("work under this id is under way"));
        }
        running.insert(job_id.to_owned(), stop.clone());
        Ok(Job { console: self, session, job_id: job_id.to_owned(), stop })
    }
}

impl Job<'_> {
    /// Tells the page, unless it shows another partner by now.
    pub(crate) fn tell(&self, event: Event) {
        if !self.session.ended().is_cancelled() {
            self.console.emit(event);
        }
    }

    /// Whether the person, or the session's end, stopped it.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stop.is_cancelled()
    }

    /// Sends `items` in pieces through `send`, in order and within the pace, and gives one outcome
    /// per item. What is on its way at a stop is still waited for: its outcome is wanted.
    pub(crate) async fn write<'a, T, F, Fut>(&self, items: &'a [T], send: F) -> Vec<Outcome<Error>>
    where
        F: Fn(&'a [T]) -> Fut,
        Fut: Future<Output = Result<(), Error>>,
    {
        let total = items.len() as u64;
        wazzup::in_batches(items, self.console.pace().parallel, send, |settled| {
            let (job_id, settled) = (self.job_id.clone(), settled as u64);
            self.tell(Event::JobProgressed { job_id, settled, total });
            match self.stop.is_cancelled() {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        })
        .await
    }
}

impl Drop for Job<'_> {
    fn drop(&mut self) {
        self.console.inner.jobs.running().remove(&self.job_id);
    }
}

/// Ids noted while pieces are on their way: by the calls, side by side.
#[derive(Default)]
pub(crate) struct Noted(Mutex<HashSet<String>>);

impl Noted {
    pub(crate) fn extend(&self, ids: impl IntoIterator<Item = String>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(ids);
    }

    pub(crate) fn into_ids(self) -> HashSet<String> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}
