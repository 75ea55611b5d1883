//! The task of a piece of bulk work: from its state, which says that it is under way, to its end
//! written down.
//!
//! Begun by `control` and `deleting`. Absent: the work itself (`runner`).

use super::{
    BulkState,
    runner::{End, Run},
    running::Running,
};
use crate::{
    console::Console,
    error::UiError,
    session::Session,
    store::bulks::{self, Entry},
};

impl Console {
    /// Starts work whose state says that it is under way. `running` is its place among what is.
    pub(super) fn bulk_start(&self, session: Session, entry: &Entry, running: Running) {
        let (console, entry) = (self.clone(), entry.clone());
        let task = async move {
            let run = Run::new(console.clone(), session.clone(), entry.clone(), running.clone());
            let end = match run.await {
                Ok(mut run) => run.work().await,
                Err(error) => End::Failed(error),
            };
            let is_over = matches!(end, End::Whole | End::Stopped);
            console.bulk_ended(&session, &entry, &running, end).await;
            if is_over {
                console.bulk_keep(&session, entry).await;
            }
        };
        self.spawn(task);
    }

    /// Writes down how work ended, and tells.
    async fn bulk_ended(&self, session: &Session, entry: &Entry, running: &Running, end: End) {
        let now = self.now();
        let (state, error) = match end {
            End::Whole => (BulkState::Done, None),
            End::Stopped => (BulkState::Stopped, None),
            End::Paused => (BulkState::Paused, None),
            End::Cut => (BulkState::Interrupted, None),
            End::Failed(error) => {
                tracing::info!(%error, "bulk work paused by itself");
                (BulkState::Paused, Some(UiError::from(error)))
            }
        };
        let (number, console, own) = (entry.number, self.clone(), running.clone());
        let (profile, id) = (session.profile.profile_id.clone(), entry.bulk.bulk_id.clone());
        let written = self.store().run(move |c| {
            let written = bulks::get(c, &profile, &id).and_then(|entry| {
                let Some(mut entry) = entry else { return Ok(None) };
                let bulk = &mut entry.bulk;
                (bulk.state, bulk.sends_at) = (state, None);
                // A failure to read back was noted before, and its end is an end all the same.
                if error.is_some() || !state.is_over() {
                    bulk.error = error;
                }
                bulk.ended_at = state.is_over().then_some(now);
                bulks::unkeep(c, number)?;
                bulks::update(c, &entry)?;
                Ok(Some(entry))
            });
            // Nobody works on it any more, whether that could be written down or not. It is said
            // while the store is held: nobody sees the one without the other.
            console.inner.bulks.end(&id, &own);
            written.map(|entry| entry.map(|entry| console.bulk_seen(entry)))
        });
        match written.await {
            Ok(entry) => {
                if let Some(entry) = entry {
                    self.bulk_tell(session, &entry.bulk);
                }
            }
            Err(error) => {
                tracing::warn!(%error, "the end of bulk work could not be written down");
                self.inner.bulks.end(&entry.bulk.bulk_id, running);
                // It stands there as if it went on, and is seen as interrupted.
                if let Ok(Entry { mut bulk, .. }) =
                    self.bulk_entry(session, &entry.bulk.bulk_id).await
                {
                    bulk.error = Some(UiError::from(error));
                    self.bulk_tell(session, &bulk);
                }
            }
        }
    }
}
