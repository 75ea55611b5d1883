//! Going through the list of an account's people for those that rows are about.
//!
//! A part of `read_back`. Absent: judging what is found (`verdict`).

use std::{
    collections::{BTreeMap, HashSet},
    hash::{BuildHasher, RandomState},
};

use tokio::task::JoinSet;
use wazzup::{Keyed, Page};

use super::{
    BulkAction, RowBucket,
    runner::{End, Run},
    wire::{Found, Wire},
};
use crate::{
    error::Error,
    sheet::BulkKind,
    store::bulk_journal::{self as journal, Outcome, Which},
};

/// Rows found gone at a time.
const GONE: u32 = 1_000;

impl Run {
    /// Goes through the list, and gives who was in it. As long as its pages come full, a few are
    /// asked for side by side; a page that is short may be the last, or the server's own measure,
    /// so the next begins behind what came (API reference 2).
    pub(super) async fn listed(&mut self, wire: &Wire, which: Which) -> Result<(End, Seen), Error> {
        let limit = self.page_size();
        let (mut left, mut seen) = (self.many(which).await?, Seen::default());
        let (mut came, mut under_way) = (BTreeMap::new(), JoinSet::new());
        let (mut expected, mut next, mut width) = (0, 0, 1);
        let ended = self.session.ended().clone();
        for _ in 0..self.console.pace().list_pages {
            let rows = loop {
                if let Some(end) = self.wants() {
                    return Ok((end, seen));
                }
                if let Some(rows) = came.remove(&expected) {
                    break rows;
                }
                while under_way.len() < width && came.len() < width {
                    under_way.spawn(page(wire.clone(), Page { limit, offset: next }));
                    next += u64::from(limit);
                }
                let page = tokio::select! {
                    biased;
                    () = ended.cancelled() => return Ok((End::Cut, seen)),
                    () = self.interrupted() => continue,
                    page = under_way.join_next() => page,
                };
                match page {
                    Some(Ok((offset, Ok(rows)))) => drop(came.insert(offset, rows)),
                    Some(Ok((_, Err(error)))) => return Ok((End::Failed(error), seen)),
                    _ => return Err(Error::Internal("a page broke off".to_owned())),
                }
                self.requests += 1;
            };
            let many = rows.len() as u64;
            let fresh = seen.fresh(rows);
            if fresh.is_empty() {
                return Ok((End::Whole, seen));
            }
            if many == u64::from(limit) {
                width = self.at_once;
            } else {
                // What was asked for beyond this page may have left a gap.
                (under_way, width) = (JoinSet::new(), 1);
                came.clear();
                next = expected + many;
            }
            expected += many;
            // Unless this page may be all that is needed, the next are on their way meanwhile.
            while left > many && under_way.len() < width {
                under_way.spawn(page(wire.clone(), Page { limit, offset: next }));
                next += u64::from(limit);
            }
            left = left.saturating_sub(self.met(which, fresh).await?);
            self.tell(Some(left / u64::from(limit) + 1)).await;
            if left == 0 && self.reader.action() == BulkAction::Import {
                return Ok((End::Whole, seen));
            }
        }
        Err(Error::Unreadable("the list has no end".to_owned()))
    }

    /// Compares a page with the rows it has people of; gives how many that settles.
    async fn met(&mut self, which: Which, page: Vec<Found>) -> Result<u64, Error> {
        let (judge, whole) = (self.judge(), self.whose.kind != BulkKind::V3Users);
        let met = self.store(move |c| {
            let mut looks = Vec::new();
            for found in page {
                let row = judge.row_of(c, &found, which)?;
                looks.extend(row.map(|(row, parcel)| (row, parcel, Some(found))));
            }
            judge.write(c, looks, whole)
        });
        Ok(met.await? as u64)
    }

    /// Whoever was to be deleted and was not in any of these lists is gone.
    pub(super) async fn gone(&mut self, which: Which, lists: &[Seen]) -> Result<End, Error> {
        let mut last = 0;
        loop {
            let number = self.number;
            let rows = self.store(move |c| journal::some(c, number, which, last, GONE)).await?;
            let Some(row) = rows.last() else { return Ok(End::Whole) };
            last = row.row;
            let (mut outcomes, mut ids) = (Vec::new(), Vec::new());
            for row in &rows {
                let parcel = self.reader.parcel(row)?;
                if !lists.iter().any(|seen| seen.has(parcel.key())) {
                    outcomes.push(Outcome::plain(row.row, RowBucket::Confirmed));
                    ids.push(parcel.key().to_owned());
                }
            }
            let whose = self.whose.clone();
            let written = self.store(move |c| {
                whose.gone(c, &ids)?;
                journal::turn(c, number, &outcomes, 0)
            });
            written.await?;
        }
    }
}

async fn page(wire: Wire, page: Page) -> (u64, Result<Vec<Found>, Error>) {
    (page.offset, wire.page(page).await)
}

/// Who came so far, as hashes: a page without news is the end, however the server counts.
#[derive(Default)]
pub(super) struct Seen {
    hasher: RandomState,
    hashes: HashSet<u64>,
}

impl Seen {
    fn fresh(&mut self, rows: Vec<Found>) -> Vec<Found> {
        let Self { hasher, hashes } = self;
        rows.into_iter().filter(|row| hashes.insert(hasher.hash_one(row.key()))).collect()
    }

    fn has(&self, key: &str) -> bool {
        self.hashes.contains(&self.hasher.hash_one(key))
    }
}
