//! Finding bulk work, changing how far it is, and telling the page.
//!
//! Used by every file of `bulk`. Absent: what a state allows.

use crate::{
    bulk::{Bulk, BulkState},
    console::Console,
    error::Error,
    event::Event,
    session::Session,
    store::bulks::{self, Entry},
};

impl Console {
    /// Work of the signed-in profile.
    ///
    /// # Errors
    /// `NotFound` when there is no such.
    pub(super) async fn bulk_entry(
        &self,
        session: &Session,
        bulk_id: &str,
    ) -> Result<Entry, Error> {
        let (profile, id) = (session.profile.profile_id.clone(), bulk_id.to_owned());
        let console = self.clone();
        let entry = self.store().run(move |c| {
            let entry = bulks::get(c, &profile, &id)?;
            Ok(entry.map(|entry| console.bulk_seen(entry)))
        });
        entry.await?.map(|entry| self.bulk_timed(entry)).ok_or(Error::NotFound("bulk work"))
    }

    /// Changes how far work is where `change` finds that it may, and tells.
    ///
    /// # Errors
    /// `NotFound`, or what `change` says; nothing is changed then.
    pub(super) async fn bulk_change(
        &self,
        session: &Session,
        bulk_id: &str,
        change: impl FnOnce(&mut Bulk) -> Result<(), Error> + Send + 'static,
    ) -> Result<Entry, Error> {
        let (profile, id) = (session.profile.profile_id.clone(), bulk_id.to_owned());
        let console = self.clone();
        let changed = self.store().run(move |c| {
            let Some(entry) = bulks::get(c, &profile, &id)? else {
                return Ok(Err(Error::NotFound("bulk work")));
            };
            let mut entry = console.bulk_seen(entry);
            if let Err(error) = change(&mut entry.bulk) {
                return Ok(Err(error));
            }
            bulks::update(c, &entry)?;
            Ok(Ok(entry))
        });
        let entry = self.bulk_timed(changed.await??);
        self.bulk_tell(session, &entry.bulk);
        Ok(entry)
    }

    /// Work as it was just read, with the store still held: its place in the order of looks, and
    /// whether anybody works on it. Work whose end could not be written down, as on a full disk,
    /// stands there as if it went on, and was interrupted in truth.
    pub(super) fn bulk_seen(&self, mut entry: Entry) -> Entry {
        let bulk = &mut entry.bulk;
        bulk.revision = self.inner.bulks.revision();
        if bulk.state.is_at_work() && self.inner.bulks.find(&bulk.bulk_id).is_none() {
            (bulk.state, bulk.sends_at) = (BulkState::Interrupted, None);
        }
        entry
    }

    /// Tells the page, unless it shows another partner by now.
    pub(super) fn bulk_tell(&self, session: &Session, bulk: &Bulk) {
        if !session.ended().is_cancelled() {
            self.emit(Event::BulkChanged { bulk: Box::new(bulk.clone()) });
        }
    }

    /// The work with the time it will still take.
    pub(super) fn bulk_timed(&self, mut entry: Entry) -> Entry {
        let running = self.inner.bulks.find(&entry.bulk.bulk_id);
        entry.bulk.left_ms = running.and_then(|running| running.left());
        entry
    }
}
