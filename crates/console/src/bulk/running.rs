//! What is at work in this run: how each piece of bulk work is told to pause or to end.
//!
//! Held by the console. Absent: how far anything is; that stands in the journal.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::sheet::Preflight;

/// What the person wants of work under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// That it goes on.
    GoOn,
    /// That it pauses after what is on its way.
    Pause,
    /// That nothing more is sent, and what was accepted is read back.
    Stop,
    /// That it ends without reading back.
    Leave,
}

impl Wish {
    /// Whether nothing more is to be sent.
    pub(super) fn ends(self) -> bool {
        matches!(self, Self::Stop | Self::Leave)
    }
}

/// Work under way.
#[derive(Clone)]
pub(super) struct Running {
    wish: Arc<watch::Sender<Wish>>,
    /// Milliseconds it will still take; negative while that cannot be told.
    left: Arc<AtomicI64>,
}

/// The rows of one table as they are compared with each other, so that an edited row is judged
/// beside the others without reading them all.
pub(super) type Judge = Arc<Mutex<Preflight>>;

/// All bulk work of this run.
#[derive(Default)]
pub(crate) struct Bulks {
    running: Mutex<HashMap<String, Running>>,
    /// Tables that are being read or checked.
    readings: Mutex<HashMap<String, CancellationToken>>,
    /// Of the table looked at last: the others are judged anew when they are turned to.
    judge: Mutex<Option<(String, Judge)>>,
    /// Held by whoever puts what was written into the lists: one after the other.
    pub(super) keeping: tokio::sync::Mutex<()>,
    /// The last number given to a look at any of it.
    looks: AtomicU64,
}

/// A table is being read or checked until this is dropped.
pub(super) struct Reading<'b> {
    bulks: &'b Bulks,
    bulk_id: String,
    pub(super) stop: CancellationToken,
}

impl Bulks {
    /// Work begins; none when it is under way already.
    pub(super) fn begin(&self, bulk_id: &str, wish: Wish) -> Option<Running> {
        let mut all = guard(&self.running);
        if all.contains_key(bulk_id) {
            return None;
        }
        let left = Arc::new(AtomicI64::new(-1));
        let running = Running { wish: Arc::new(watch::Sender::new(wish)), left };
        all.insert(bulk_id.to_owned(), running.clone());
        Some(running)
    }

    /// Work under way.
    pub(super) fn find(&self, bulk_id: &str) -> Option<Running> {
        guard(&self.running).get(bulk_id).cloned()
    }

    /// Work is not under way any more; saying so twice does no harm to what began since.
    pub(super) fn end(&self, bulk_id: &str, ended: &Running) {
        let mut all = guard(&self.running);
        if all.get(bulk_id).is_some_and(|running| Arc::ptr_eq(&running.wish, &ended.wish)) {
            all.remove(bulk_id);
        }
    }

    /// The number of a look at bulk work, greater than that of any before. Taken while the store is
    /// held, it puts answers and events in the order of what they say.
    pub(super) fn revision(&self) -> u64 {
        self.looks.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// A table begins to be read or checked, which ends when `parent` does; none when it is being
    /// read already.
    pub(super) fn read(&self, bulk_id: &str, parent: &CancellationToken) -> Option<Reading<'_>> {
        let mut all = guard(&self.readings);
        if all.contains_key(bulk_id) {
            return None;
        }
        let stop = parent.child_token();
        all.insert(bulk_id.to_owned(), stop.clone());
        Some(Reading { bulks: self, bulk_id: bulk_id.to_owned(), stop })
    }

    /// Stops the reading of a table; says whether there was one.
    pub(super) fn stop_reading(&self, bulk_id: &str) -> bool {
        guard(&self.readings).get(bulk_id).map(CancellationToken::cancel).is_some()
    }

    /// What judges the rows of a table, if it is the one looked at last.
    pub(super) fn judge(&self, bulk_id: &str) -> Option<Judge> {
        let judge = guard(&self.judge);
        judge.as_ref().filter(|(own, _)| own == bulk_id).map(|(_, judge)| judge.clone())
    }

    /// Keeps what judges the rows of a table in place of another's, or forgets this one's.
    pub(super) fn set_judge(&self, bulk_id: &str, judge: Option<Judge>) {
        let mut kept = guard(&self.judge);
        match judge {
            Some(judge) => *kept = Some((bulk_id.to_owned(), judge)),
            None => *kept = kept.take().filter(|(own, _)| own != bulk_id),
        }
    }
}

impl Running {
    /// What is wanted now.
    pub(super) fn wish(&self) -> Wish {
        *self.wish.borrow()
    }

    /// Wants something else.
    pub(super) fn want(&self, change: impl FnOnce(Wish) -> Wish) {
        self.wish.send_modify(|wish| *wish = change(*wish));
    }

    /// Waits until something is wanted that is such.
    pub(super) async fn until(&self, is_such: impl Fn(Wish) -> bool) {
        // The sender is held here, so the wait does not fail.
        let _ = self.wish.subscribe().wait_for(|wish| is_such(*wish)).await;
    }

    /// How long it will still take, in milliseconds.
    pub(super) fn left(&self) -> Option<u64> {
        u64::try_from(self.left.load(Ordering::Relaxed)).ok()
    }

    /// Says how long it will still take.
    pub(super) fn set_left(&self, left: Option<i64>) {
        self.left.store(left.unwrap_or(-1), Ordering::Relaxed);
    }
}

impl Drop for Reading<'_> {
    fn drop(&mut self) {
        guard(&self.bulks.readings).remove(&self.bulk_id);
    }
}

fn guard<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
