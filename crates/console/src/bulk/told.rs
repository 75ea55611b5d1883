//! Finding bulk work, changing how far it is, and telling the page.
//!
//! Used by every file of `bulk`. Absent: what a state allows.

use crate::{
    bulk::Bulk,
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
        let entry = self.store().run(move |c| bulks::get(c, &profile, &id)).await?;
        entry.map(|entry| self.bulk_timed(entry)).ok_or(Error::NotFound("bulk work"))
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
        let changed = self.store().run(move |c| {
            let Some(mut entry) = bulks::get(c, &profile, &id)? else {
                return Ok(Err(Error::NotFound("bulk work")));
            };
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
