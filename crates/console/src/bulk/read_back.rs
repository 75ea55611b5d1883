//! Reading back what was sent: by the list or one by one, whichever takes fewer requests.
//!
//! A part of a run. Equal is confirmed, another value differs, and what is not there stays as it
//! was. Absent: going through the list (`read_list`), judging what is found (`verdict`), and
//! deciding what becomes of rows that are not there.

use tokio::task::JoinSet;

use super::{
    BulkAction,
    runner::{End, Run},
    verdict::Judge,
    wire::{Parcel, Wire},
};
use crate::{
    error::Error,
    sheet::BulkKind,
    store::{
        bulk_journal::{self as journal, Which},
        bulk_rows::Row,
        cached_contacts, cached_users, people_lists,
    },
};

/// Rows looked at one by one between two pieces of store work.
const SINGLES: u32 = 100;
/// The most rows looked at one by one while nobody knows how long the list is: it may have a
/// hundred thousand people.
const UNKNOWN: u64 = 100;
/// The most people who are looked for one by one after their deletion. A list is read by offsets
/// (API reference 2): when another program deletes somebody on a page that is read already, the
/// next page begins one too late, and whoever it skips seems gone. An answer about one person
/// cannot be wrong like that, and so many take twenty seconds.
const GONE_SINGLY: u64 = 200;

impl Run {
    /// Reads back such rows. Those that are such still afterwards are not there, or could not be
    /// looked at, which the end says.
    pub(super) async fn read_back(&mut self, wire: &Wire, which: Which) -> Result<End, Error> {
        let rows = self.many(which).await?;
        if rows == 0 {
            return Ok(End::Whole);
        }
        if self.reader.action() == BulkAction::Delete {
            return self.look_for_deleted(wire, which, rows).await;
        }
        // The list of v3 has no phones (API reference 11.1): whoever has one is looked at.
        if self.whose.kind == BulkKind::V3Users {
            let with_phone = |parcel: &Parcel| parcel.needs_a_look(BulkKind::V3Users);
            match self.singly(wire, which, with_phone).await? {
                End::Whole => {}
                end => return Ok(end),
            }
        }
        let rows = self.many(which).await?;
        if rows <= self.pages(rows).await?.unwrap_or(UNKNOWN) {
            return self.singly(wire, which, |_| true).await;
        }
        Ok(self.listed(wire, which).await?.0)
    }

    /// Looks for people who were deleted. Where there are too many for a look at each, the list is
    /// gone through twice: that somebody is skipped both times takes two deletions by others, each
    /// in the moment before that person's page.
    async fn look_for_deleted(
        &mut self,
        wire: &Wire,
        which: Which,
        rows: u64,
    ) -> Result<End, Error> {
        if rows > GONE_SINGLY {
            let first = match self.listed(wire, which).await? {
                (End::Whole, seen) => seen,
                (end, _) => return Ok(end),
            };
            if self.many(which).await? > GONE_SINGLY {
                return match self.listed(wire, which).await? {
                    (End::Whole, second) => self.gone(which, &[first, second]).await,
                    (end, _) => Ok(end),
                };
            }
        }
        self.singly(wire, which, |_| true).await
    }

    /// Requests that reading the list will take for so many rows; none where it was never read, and
    /// may be of any length.
    async fn pages(&self, rows: u64) -> Result<Option<u64>, Error> {
        if self.whose.kind == BulkKind::V3Users {
            return Ok(Some(1));
        }
        let whose = self.whose.clone();
        let known = self.store(move |c| {
            let found = people_lists::find(c, &whose.profile_id, &whose.account_id, whose.list())?;
            let Some(list) = found.filter(|list| list.read_at.is_some()) else { return Ok(None) };
            match whose.kind {
                BulkKind::Contacts => cached_contacts::count(c, &list).map(Some),
                _ => Ok(Some(cached_users::list(c, &list)?.len() as u64)),
            }
        });
        let most = known.await?.map(|known| known.max(rows));
        Ok(most.map(|most| most / u64::from(self.page_size()) + 1))
    }

    pub(super) fn page_size(&self) -> u32 {
        match self.whose.kind {
            BulkKind::Contacts => self.console.pace().contacts_page,
            BulkKind::Users | BulkKind::V3Users => self.console.pace().users_page,
        }
    }

    /// Looks at rows one by one, those that `picks` picks.
    async fn singly(
        &mut self,
        wire: &Wire,
        which: Which,
        picks: impl Fn(&Parcel) -> bool,
    ) -> Result<End, Error> {
        let mut last = 0;
        loop {
            let number = self.number;
            let rows = self.store(move |c| journal::some(c, number, which, last, SINGLES)).await?;
            let Some(row) = rows.last() else { return Ok(End::Whole) };
            last = row.row;
            let picked = rows.into_iter().filter_map(|row| {
                let parcel = self.reader.parcel(&row).ok().filter(&picks)?;
                Some((row, parcel))
            });
            let picked: Vec<_> = picked.collect();
            if let Some(end) = self.look(wire, picked).await? {
                return Ok(end);
            }
            let left = self.many(which).await?;
            self.tell(Some(left)).await;
        }
    }

    /// Looks at some rows, a few side by side; gives an end before the last, if there is one.
    async fn look(&mut self, wire: &Wire, rows: Vec<(Row, Parcel)>) -> Result<Option<End>, Error> {
        let (mut left, mut under_way) = (rows.into_iter(), JoinSet::new());
        let (mut end, mut seen) = (None, Vec::new());
        let ended = self.session.ended().clone();
        loop {
            while end.is_none() && under_way.len() < self.at_once {
                let Some((row, parcel)) = left.next() else { break };
                let (wire, id) = (wire.clone(), parcel.key().to_owned());
                under_way.spawn(async move { (row, parcel, wire.one(id).await) });
            }
            let looked = tokio::select! {
                biased;
                () = ended.cancelled() => return Ok(Some(End::Cut)),
                // Nothing is lost with a look that is broken off.
                () = self.interrupted() => {
                    end = self.wants();
                    break;
                }
                looked = under_way.join_next() => looked,
            };
            let Some(looked) = looked else { break };
            let looked = looked.map_err(|_| Error::Internal("a look broke off".to_owned()))?;
            self.requests += 1;
            match looked {
                (row, parcel, Ok(found)) => seen.push((row, parcel, found)),
                (.., Err(error)) => end = end.or(Some(End::Failed(error))),
            }
        }
        let judge = self.judge();
        self.store(move |c| judge.write(c, seen, true)).await?;
        Ok(end)
    }

    /// What judges looks in this run.
    pub(super) fn judge(&self) -> Judge {
        let (whose, reader) = (self.whose.clone(), self.reader.clone());
        Judge { number: self.number, whose, reader, looks_again: self.looks_again }
    }
}
