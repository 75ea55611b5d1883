//! What rows are found to be, beside each other and beside the account, before anything is sent.
//!
//! Called by `mapping`, and by the shell to compare with the account anew. A row says here what a
//! person made of it: nothing edited or left out is ever forgotten. Absent: the checks themselves
//! (`sheet::Preflight`).

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};

use tokio_util::sync::CancellationToken;

use super::{
    Bulk, BulkFilter, BulkState, cache::Whose, known, mapping::whose, runner::fields,
    running::Judge, upload::blocking,
};
use crate::{
    console::Console,
    error::Error,
    jobs::Listed,
    sheet::{BulkKind, Checked, Preflight},
    store::{
        bulk_rows::{self, Row, Verdict},
        bulks::Entry,
    },
};

/// Rows judged at a time.
const PIECE: u32 = 1_000;

impl Console {
    /// Reads the lists anew that the rows are compared with, told as those lists are and stopped
    /// like them, and judges every row again, as edited. Of contacts these are the contacts and
    /// the users they are given to.
    ///
    /// # Errors
    /// `Conflict` unless the rows are ready, `Cancelled` when it was stopped, and what a reading
    /// fails with; the rows are as they were then.
    pub async fn bulk_compare(&self, bulk_id: &str, job_id: &str) -> Result<Bulk, Error> {
        let session = self.session()?;
        let Some(reading) = self.inner.bulks.read(bulk_id, session.ended()) else {
            return Err(Error::Busy("the table is being read"));
        };
        let entry = self.bulk_entry(&session, bulk_id).await?;
        if entry.bulk.state != BulkState::Ready {
            return Err(Error::Conflict("the rows are not ready"));
        }
        tokio::select! {
            biased;
            () = reading.stop.cancelled() => return Err(Error::Cancelled), // it was forgotten
            read = self.bulk_people(&entry.bulk, job_id) => read?,
        }
        let (console, whose) = (self.clone(), whose(&session, &entry.bulk));
        let stop = reading.stop.clone();
        let judged = blocking(move || console.bulk_judge(&whose, &entry, Some(&stop)));
        let (judge, compared_at) = judged.await?;
        self.inner.bulks.set_judge(bulk_id, Some(judge));
        let compared = self.bulk_change(&session, bulk_id, move |bulk| {
            bulk.compared_at = compared_at;
            Ok(())
        });
        Ok(compared.await?.bulk)
    }

    /// Reads the lists that rows are compared with.
    async fn bulk_people(&self, bulk: &Bulk, job_id: &str) -> Result<(), Error> {
        let account = &bulk.account_id;
        match bulk.kind {
            BulkKind::Users => whole(self.users_list(account, job_id).await?),
            BulkKind::V3Users => whole(self.v3_users_list(account, job_id).await?),
            BulkKind::Contacts => {
                whole(self.users_list(account, job_id).await?)?;
                whole(self.contacts_list(account, job_id).await?)
            }
        }
    }

    /// Judges all rows, on this thread, in pieces; gives what judges them from now on, and when
    /// the lists they were compared with were read. What is found as before is not written again.
    pub(super) fn bulk_judge(
        &self,
        whose: &Whose,
        entry: &Entry,
        stop: Option<&CancellationToken>,
    ) -> Result<(Judge, Option<i64>), Error> {
        let (known, compared_at) = known::everybody(self.store(), whose)?;
        let (kind, fields) = (entry.bulk.kind, fields(&entry.bulk));
        let mut preflight = Preflight::new(kind, known);
        let mut last = 0;
        loop {
            if stop.is_some_and(CancellationToken::is_cancelled) {
                return Err(Error::Cancelled);
            }
            let number = entry.number;
            let some = self
                .store()
                .run_now(|c| bulk_rows::after(c, number, BulkFilter::All, last, PIECE))?;
            let Some(row) = some.last() else { break };
            last = row.row;
            let judged = |row| {
                let (verdict, _) = judged(&mut preflight, row, row.values(kind, &fields));
                (!verdict.stands_in(row)).then_some(verdict)
            };
            let news: Vec<Verdict> = some.iter().filter_map(judged).collect();
            if !news.is_empty() {
                self.store().run_now(|c| bulk_rows::judge(c, number, &news))?;
            }
        }
        Ok((Arc::new(Mutex::new(preflight)), compared_at))
    }

    /// Judges one row anew, then those it has to do with, on this thread. All is written at once:
    /// a thousand rows that say the same may change by one edit.
    pub(super) fn bulk_judge_some(
        &self,
        judge: &Judge,
        entry: &Entry,
        row: u32,
    ) -> Result<(), Error> {
        let mut preflight = judge.lock().unwrap_or_else(PoisonError::into_inner);
        let (number, kind, fields) = (entry.number, entry.bulk.kind, fields(&entry.bulk));
        let mut left = BTreeSet::from([row]);
        // Each is judged once: what a second look at one changes, it has told at the first.
        let (mut done, mut news) = (BTreeSet::new(), Vec::new());
        while let Some(row) = left.pop_first() {
            done.insert(row);
            let kept = self.store().run_now(|c| bulk_rows::get(c, number, row))?;
            let Some(kept) = kept else { continue };
            let (verdict, touched) = judged(&mut preflight, &kept, kept.values(kind, &fields));
            left.extend(touched.difference(&done));
            if !verdict.stands_in(&kept) {
                news.push(verdict);
            }
        }
        self.store().run_now(|c| bulk_rows::judge(c, number, &news))
    }
}

/// What a row is found to be, and the rows of which something else is true now. One that is left
/// out is judged by itself, and not there for the others.
fn judged(
    preflight: &mut Preflight,
    row: &Row,
    values: BTreeMap<String, String>,
) -> (Verdict, BTreeSet<u32>) {
    let Checked { problems, warnings, effect, mut touched } = preflight.check(row.row, &values);
    if row.skipped {
        touched.extend(preflight.forget(row.row));
    }
    let key = values.get("id").cloned().unwrap_or_default();
    (Verdict { row: row.row, key, problems, warnings, effect }, touched)
}

/// A list that was stopped says nothing of who is not in it.
fn whole(listed: Listed) -> Result<(), Error> {
    if listed.stopped { Err(Error::Cancelled) } else { Ok(()) }
}
