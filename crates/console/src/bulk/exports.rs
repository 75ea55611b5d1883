//! Tables written into files, in the shape an import takes: rows of bulk work with the reasons why
//! they failed, users, and contacts that a search finds.
//!
//! Called by the shell with the file the person picked. Absent: the dialog, and the words
//! (`reasons`).

use std::{
    collections::{HashSet, VecDeque},
    path::Path,
};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    BulkFilter,
    cache::Whose,
    mapping::shown,
    reasons::{SheetWords, Values},
    runner::fields,
    upload::blocking,
};
use crate::{
    console::Console,
    contacts::Contact,
    error::Error,
    sheet::{self, BulkKind, SheetFormat},
    store::{
        Store, bulk_people, bulk_rows, cached_contacts, cached_users,
        people_lists::{self, List},
    },
    users::{User, UsersEdition},
};

/// Rows read at a time.
const PIECE: u32 = 500;

/// A table that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SheetSaved {
    /// The file, as the person would name it.
    pub path: String,
    /// Its rows, without the line of titles.
    #[ts(type = "number")]
    pub rows: u64,
    /// Of users of the public API v3: rows without a phone because none is known here, which is
    /// not to say that there is none. Imported as they are, they may take it away.
    #[ts(type = "number")]
    pub phones_missing: u64,
}

impl Console {
    /// Writes the rows of a view, with a column for why they failed.
    ///
    /// # Errors
    /// `NotFound`, and what the file fails with.
    pub async fn bulk_save(
        &self,
        bulk_id: &str,
        filter: BulkFilter,
        format: SheetFormat,
        words: &SheetWords,
        path: &Path,
    ) -> Result<SheetSaved, Error> {
        let session = self.session()?;
        let entry = self.bulk_entry(&session, bulk_id).await?;
        let (store, words, path) = (self.store().clone(), words.clone(), path.to_owned());
        blocking(move || {
            let fields = fields(&entry.bulk);
            let columns = words.columns(entry.bulk.kind, true);
            let rows = pieces(0_u32, move |last| {
                let rows =
                    store.run_now(|c| bulk_rows::after(c, entry.number, filter, *last, PIECE))?;
                *last = rows.last().map_or(*last, |row| row.row);
                let rows = rows.into_iter().map(|row| shown(&entry.bulk, &fields, row));
                Ok(rows.map(|row| words.with_reason(row)).collect())
            });
            let rows = sheet::write(&path, format, &columns, rows)?;
            Ok(SheetSaved::at(&path, rows))
        })
        .await
    }

    /// Writes the users kept here of an account, all or those of these ids.
    ///
    /// # Errors
    /// `SignedOut`, and what the file fails with.
    pub async fn users_save(
        &self,
        account_id: &str,
        edition: UsersEdition,
        ids: Option<Vec<String>>,
        format: SheetFormat,
        words: &SheetWords,
        path: &Path,
    ) -> Result<SheetSaved, Error> {
        let kind = match edition {
            UsersEdition::V2 => BulkKind::Users,
            UsersEdition::V3 => BulkKind::V3Users,
        };
        let whose = self.whose(account_id, kind)?;
        let (store, words, path) = (self.store().clone(), words.clone(), path.to_owned());
        blocking(move || {
            let ids: Option<HashSet<_>> = ids.map(|ids| ids.into_iter().collect());
            let users = store.run_now(|c| {
                let (profile, account) = (&whose.profile_id, &whose.account_id);
                match people_lists::find(c, profile, account, whose.list())? {
                    Some(list) => cached_users::list(c, &list),
                    None => Ok(Vec::new()),
                }
            })?;
            let is_wanted = |user: &&User| ids.as_ref().is_none_or(|ids| ids.contains(&user.id));
            let wanted = users.iter().filter(is_wanted);
            let untold = wanted.clone().filter(|user| user.phone.is_none()).count() as u64;
            let columns = words.columns(kind, false);
            let rows = wanted.map(|user| Ok(sheet::of_user(user)));
            let rows = sheet::write(&path, format, &columns, rows)?;
            // Only the list of v3 leaves phones out; that of v2 says that there is none.
            let phones_missing = if edition == UsersEdition::V3 { untold } else { 0 };
            Ok(SheetSaved { phones_missing, ..SheetSaved::at(&path, rows) })
        })
        .await
    }

    /// Writes contacts kept here: those of these ids, in their order, or else all that a search
    /// finds, everybody for an empty one.
    ///
    /// # Errors
    /// `SignedOut`, and what the file fails with.
    pub async fn contacts_save(
        &self,
        account_id: &str,
        search: &str,
        ids: Option<Vec<String>>,
        format: SheetFormat,
        words: &SheetWords,
        path: &Path,
    ) -> Result<SheetSaved, Error> {
        let whose = self.whose(account_id, BulkKind::Contacts)?;
        let (store, words, path) = (self.store().clone(), words.clone(), path.to_owned());
        let search = search.to_owned();
        blocking(move || {
            let columns = words.columns(BulkKind::Contacts, false);
            let list = store.run_now(|c| {
                people_lists::find(c, &whose.profile_id, &whose.account_id, whose.list())
            })?;
            let mut ids = ids.map(Vec::into_iter);
            let rows = pieces(0_i64, move |last| {
                let Some(list) = &list else { return Ok(Vec::new()) };
                let contacts = match &mut ids {
                    Some(ids) => some_of(&store, list, ids)?,
                    None => {
                        let found = store.run_now(|c| {
                            cached_contacts::found_after(c, list, &search, *last, PIECE as usize)
                        })?;
                        *last = found.last().map_or(*last, |(row, _)| *row);
                        found.into_iter().map(|(_, contact)| contact).collect()
                    }
                };
                Ok(contacts.iter().map(sheet::of_contact).collect())
            });
            let rows = sheet::write(&path, format, &columns, rows)?;
            Ok(SheetSaved::at(&path, rows))
        })
        .await
    }

    fn whose(&self, account_id: &str, kind: BulkKind) -> Result<Whose, Error> {
        let profile_id = self.session()?.profile.profile_id;
        Ok(Whose { profile_id, account_id: account_id.to_owned(), kind })
    }
}

/// The next contacts of these ids that are kept; none when there are no more.
fn some_of(
    store: &Store,
    list: &List,
    ids: &mut std::vec::IntoIter<String>,
) -> Result<Vec<Contact>, Error> {
    loop {
        let some: Vec<String> = ids.by_ref().take(PIECE as usize).collect();
        let found = store.run_now(|c| {
            some.iter()
                .filter_map(|id| bulk_people::contact(c, list, id).transpose())
                .collect::<rusqlite::Result<Vec<_>>>()
        })?;
        if some.is_empty() || !found.is_empty() {
            return Ok(found);
        }
    }
}

impl SheetSaved {
    fn at(path: &Path, rows: u64) -> Self {
        Self { path: path.display().to_string(), rows, phones_missing: 0 }
    }
}

/// Rows read piece by piece, until a piece is empty.
fn pieces<P>(
    mut place: P,
    mut next: impl FnMut(&mut P) -> Result<Vec<Values>, Error>,
) -> impl Iterator<Item = Result<Values, Error>> {
    let (mut some, mut over) = (VecDeque::new(), false);
    std::iter::from_fn(move || {
        if some.is_empty() && !over {
            match next(&mut place) {
                Ok(piece) => {
                    over = piece.is_empty();
                    some.extend(piece);
                }
                Err(error) => {
                    over = true;
                    return Some(Err(error));
                }
            }
        }
        some.pop_front().map(Ok)
    })
}
