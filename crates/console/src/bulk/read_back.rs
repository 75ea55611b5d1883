//! Reading back what was accepted: by the list or one by one, whichever takes fewer requests.
//!
//! A part of a run. Equal is confirmed, another value differs, and what is not there stays as it
//! was. Absent: comparing fields (`compare`), and deciding what becomes of rows that are not there.

use std::{
    collections::{BTreeMap, HashSet},
    hash::{BuildHasher, RandomState},
};

use rusqlite::Connection;
use tokio::task::JoinSet;
use wazzup::{Keyed, Page};

use super::{
    BulkAction, RowBucket,
    compare::differences,
    runner::{End, Reader, Run},
    wire::{Found, Parcel, Wire},
};
use crate::{
    error::Error,
    sheet::BulkKind,
    store::{
        bulk_journal::{self as journal, Outcome},
        bulk_rows::Row,
        cached_contacts, cached_users, people_lists,
    },
};

/// Rows looked at one by one between two pieces of store work.
const SINGLES: u32 = 100;
/// Rows found gone at a time.
const GONE: u32 = 1_000;

impl Run {
    /// Reads back rows in these buckets. Rows still in them afterwards are not there, or could not
    /// be looked at, which the end says.
    pub(super) async fn read_back(
        &mut self,
        wire: &Wire,
        buckets: &'static [RowBucket],
    ) -> Result<End, Error> {
        let rows = self.many(buckets).await?;
        if rows == 0 {
            return Ok(End::Whole);
        }
        let pages = self.pages().await?;
        let is_import = self.reader.action() == BulkAction::Import;
        // The list of v3 has no phones (API reference 11.1): whoever has one is looked at.
        if self.reader.kind() == BulkKind::V3Users && is_import {
            let with_phone = |parcel: &Parcel| parcel.needs_a_look(BulkKind::V3Users);
            match self.singly(wire, buckets, with_phone).await? {
                End::Whole => {}
                end => return Ok(end),
            }
            return match self.many(buckets).await? {
                0 => Ok(End::Whole),
                1 => self.singly(wire, buckets, |_| true).await,
                _ => self.listed(wire, buckets).await,
            };
        }
        match rows <= pages {
            true => self.singly(wire, buckets, |_| true).await,
            false => self.listed(wire, buckets).await,
        }
    }

    /// Requests that reading the list will take, as far as its length can be known.
    async fn pages(&self) -> Result<u64, Error> {
        let (whose, number) = (self.whose.clone(), self.number);
        let known = self.store(move |c| {
            let found = people_lists::find(c, &whose.profile_id, &whose.account_id, whose.list())?;
            let Some(list) = found else { return Ok(0) };
            match whose.kind {
                BulkKind::Contacts => cached_contacts::count(c, &list),
                _ => Ok(cached_users::list(c, &list)?.len() as u64),
            }
        });
        let sent = self.store(move |c| journal::many(c, number, &[RowBucket::Accepted])).await?;
        let most = known.await?.max(sent);
        Ok(match self.reader.kind() {
            BulkKind::V3Users => 1,
            _ => most / u64::from(self.page_size()) + 1,
        })
    }

    fn page_size(&self) -> u32 {
        match self.reader.kind() {
            BulkKind::Contacts => self.console.pace().contacts_page,
            BulkKind::Users | BulkKind::V3Users => self.console.pace().users_page,
        }
    }

    /// Looks at rows one by one, those that `which` picks.
    async fn singly(
        &mut self,
        wire: &Wire,
        buckets: &'static [RowBucket],
        which: impl Fn(&Parcel) -> bool,
    ) -> Result<End, Error> {
        let mut last = 0;
        loop {
            let number = self.number;
            let rows =
                self.store(move |c| journal::some(c, number, buckets, last, SINGLES)).await?;
            let Some(row) = rows.last() else { return Ok(End::Whole) };
            last = row.row;
            let picked = rows.into_iter().filter_map(|row| {
                let parcel = self.reader.parcel(&row).ok().filter(&which)?;
                Some((row, parcel))
            });
            let picked: Vec<_> = picked.collect();
            if let Some(end) = self.look(wire, picked).await? {
                return Ok(end);
            }
            let left = self.many(buckets).await?;
            self.tell(Some(left)).await;
        }
    }

    /// Looks at some rows, a few side by side; gives an end before the last, if there is one.
    async fn look(&mut self, wire: &Wire, rows: Vec<(Row, Parcel)>) -> Result<Option<End>, Error> {
        let (mut left, mut under_way) = (rows.into_iter(), JoinSet::new());
        let (mut end, mut seen) = (None, Vec::new());
        let ended = self.session.ended().clone();
        loop {
            end = end.or_else(|| self.wants());
            while end.is_none() && under_way.len() < self.at_once {
                let Some((row, parcel)) = left.next() else { break };
                let (wire, id) = (wire.clone(), parcel.key().to_owned());
                under_way.spawn(async move { (row, parcel, wire.one(id).await) });
            }
            let looked = tokio::select! {
                biased;
                () = ended.cancelled() => return Ok(Some(End::Cut)),
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
        let (number, whose, action) = (self.number, self.whose.clone(), self.reader.action());
        let written = self.store(move |c| {
            let (mut there, mut outcomes, mut links) = (Vec::new(), Vec::new(), Vec::new());
            for (row, parcel, found) in seen {
                links.extend(link(&row, &parcel, found.as_ref()));
                let outcome = judged(action, &row, &parcel, found.as_ref(), true);
                there.extend(found.filter(|_| outcome.as_ref().is_some_and(is_other)));
                outcomes.extend(outcome);
            }
            if !links.is_empty() {
                whose.links(c, &links)?;
            }
            whose.read(c, &there, true)?;
            journal::turn(c, number, &outcomes, 0)
        });
        written.await?;
        Ok(end)
    }

    /// Goes through the list. As long as its pages come full, a few are asked for side by side; a
    /// page that is short may be the last, or the server's own measure, so the next begins behind
    /// what came (API reference 2).
    async fn listed(&mut self, wire: &Wire, buckets: &'static [RowBucket]) -> Result<End, Error> {
        let limit = self.page_size();
        let (mut left, mut seen) = (self.many(buckets).await?, Seen::default());
        let (mut came, mut under_way) = (BTreeMap::new(), JoinSet::new());
        let (mut expected, mut next, mut width) = (0, 0, 1);
        let ended = self.session.ended().clone();
        for _ in 0..self.console.pace().list_pages {
            let rows = loop {
                if let Some(end) = self.wants() {
                    return Ok(end);
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
                    () = ended.cancelled() => return Ok(End::Cut),
                    page = under_way.join_next() => page,
                };
                match page {
                    Some(Ok((offset, Ok(rows)))) => drop(came.insert(offset, rows)),
                    Some(Ok((_, Err(error)))) => return Ok(End::Failed(error)),
                    _ => return Err(Error::Internal("a page broke off".to_owned())),
                }
                self.requests += 1;
            };
            let many = rows.len() as u64;
            let fresh = seen.fresh(rows);
            if fresh.is_empty() {
                return self.gone(buckets, &seen).await;
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
            left = left.saturating_sub(self.met(buckets, fresh).await?);
            self.tell(Some(left / u64::from(limit) + 1)).await;
            if left == 0 && self.reader.action() == BulkAction::Import {
                return Ok(End::Whole);
            }
        }
        Err(Error::Unreadable("the list has no end".to_owned()))
    }

    /// Compares a page with the rows it has people of; gives how many those were.
    async fn met(&mut self, buckets: &'static [RowBucket], page: Vec<Found>) -> Result<u64, Error> {
        let (number, whose, reader) = (self.number, self.whose.clone(), self.reader.clone());
        let whole = reader.kind() != BulkKind::V3Users;
        let met = self.store(move |c| {
            let (mut others, mut outcomes, mut links) = (Vec::new(), Vec::new(), Vec::new());
            for found in page {
                let Some((row, parcel)) = row_of(c, number, &reader, &found, buckets)? else {
                    continue;
                };
                links.extend(link(&row, &parcel, Some(&found)));
                let outcome = judged(reader.action(), &row, &parcel, Some(&found), whole);
                if outcome.as_ref().is_some_and(is_other) {
                    others.push(found);
                }
                outcomes.extend(outcome);
            }
            if !links.is_empty() {
                whose.links(c, &links)?;
            }
            whose.read(c, &others, whole)?;
            let met = outcomes.len() as u64;
            journal::turn(c, number, &outcomes, 0)?;
            Ok(met)
        });
        met.await
    }

    /// The list has come to its end: whoever was to be deleted and did not come is gone.
    async fn gone(&mut self, buckets: &'static [RowBucket], seen: &Seen) -> Result<End, Error> {
        let mut last = 0;
        while self.reader.action() == BulkAction::Delete {
            let number = self.number;
            let rows = self.store(move |c| journal::some(c, number, buckets, last, GONE)).await?;
            let Some(row) = rows.last() else { break };
            last = row.row;
            let (mut outcomes, mut ids) = (Vec::new(), Vec::new());
            for row in &rows {
                let parcel = self.reader.parcel(row)?;
                if !seen.has(parcel.key()) {
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
        Ok(End::Whole)
    }
}

async fn page(wire: Wire, page: Page) -> (u64, Result<Vec<Found>, Error>) {
    (page.offset, wire.page(page).await)
}

/// The row a person of the list is about, and what was sent of it.
fn row_of(
    connection: &Connection,
    number: i64,
    reader: &Reader,
    found: &Found,
    buckets: &[RowBucket],
) -> rusqlite::Result<Option<(Row, Parcel)>> {
    let row = journal::of_key(connection, number, found.key(), buckets)?;
    Ok(row.and_then(|row| {
        let parcel = reader.parcel(&row).ok()?;
        Some((row, parcel))
    }))
}

/// What a look says of a row; nothing where it says nothing new. A row that may never have arrived
/// (`sending`) and is not as it was sent stays where it is: it will be sent again.
fn judged(
    action: BulkAction,
    row: &Row,
    parcel: &Parcel,
    found: Option<&Found>,
    whole: bool,
) -> Option<Outcome> {
    let lost = row.bucket == RowBucket::Sending;
    match (action, found) {
        (BulkAction::Delete, None) => Some(Outcome::plain(row.row, RowBucket::Confirmed)),
        (BulkAction::Delete, Some(_)) if lost => None,
        (BulkAction::Delete, Some(_)) => Some(differs(row, vec!["still_there".to_owned()])),
        (BulkAction::Import, None) => None,
        (BulkAction::Import, Some(found)) => match differences(parcel, found, whole) {
            fields if fields.is_empty() => Some(Outcome::plain(row.row, RowBucket::Confirmed)),
            _ if lost => None,
            fields => Some(differs(row, fields)),
        },
    }
}

/// Whether the server has something else than was sent. Of the rest the store learns at the end,
/// for writing it takes longer than a request does.
fn is_other(outcome: &Outcome) -> bool {
    outcome.bucket == RowBucket::Differs
}

fn differs(row: &Row, fields: Vec<String>) -> Outcome {
    Outcome { row: row.row, bucket: RowBucket::Differs, fields, error: None }
}

/// The link of a contact whose answer was lost, and which is there.
fn link(row: &Row, parcel: &Parcel, found: Option<&Found>) -> Option<(String, Option<String>)> {
    match (parcel, found) {
        (Parcel::Contact(contact), Some(_)) if row.bucket == RowBucket::Sending => {
            Some((contact.id.to_string(), contact.uri.clone()))
        }
        _ => None,
    }
}

/// Who came so far, as hashes: a page without news is the end, however the server counts.
#[derive(Default)]
struct Seen {
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
