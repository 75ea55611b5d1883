//! Tables written into files, in the shape an import takes: rows of bulk work with the reasons why
//! they failed, users, and contacts that a search finds.
//!
//! Called by the shell with the file the person picked. Titles and reasons come from the page, for
//! Rust has no words for people. Absent: the dialog.

use std::{
    collections::{BTreeMap, HashSet, VecDeque},
    path::Path,
};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    BulkFilter, BulkRow, RowBucket, cache::Whose, mapping::shown, runner::fields, upload::blocking,
};
use crate::{
    console::Console,
    contacts::ContactSort,
    error::{Error, FieldProblem},
    sheet::{self, BulkKind, SheetFormat},
    store::{bulk_people, bulk_rows, cached_contacts, cached_users, people_lists},
    users::UsersEdition,
};

/// Rows read at a time.
const PIECE: u32 = 500;

/// The page's words for a table that is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SheetWords {
    /// What to call the file, without an ending.
    pub file_name: String,
    /// The title of each column by its field; one that is missing is the field's name.
    pub titles: BTreeMap<String, String>,
    /// Why a row failed, by code, in sentences with `{field}` and `{limit}` where they belong:
    /// `rule_too_long` and so on for each rule, `error_refused` and so on for each kind of
    /// failure, and `accepted`, `differs`, `not_sent`, `skipped`, `still_there`. One that is
    /// missing is the code itself.
    pub reasons: BTreeMap<String, String>,
}

/// Rows of a table by field.
type Values = BTreeMap<String, String>;

impl Console {
    /// Writes the rows of a view, with a column for why they failed, and gives their number.
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
    ) -> Result<u64, Error> {
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
            sheet::write(&path, format, &columns, rows)
        })
        .await
    }

    /// Writes the users kept here of an account, all or those of these ids, and gives their number.
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
    ) -> Result<u64, Error> {
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
            let wanted =
                users.iter().filter(|user| ids.as_ref().is_none_or(|ids| ids.contains(&user.id)));
            let columns = words.columns(kind, false);
            sheet::write(&path, format, &columns, wanted.map(|user| Ok(sheet::of_user(user))))
        })
        .await
    }

    /// Writes the contacts kept here that a search finds, all for an empty one, and gives their
    /// number. A search finds as many as it counts.
    ///
    /// # Errors
    /// `SignedOut`, and what the file fails with.
    pub async fn contacts_save(
        &self,
        account_id: &str,
        search: &str,
        format: SheetFormat,
        words: &SheetWords,
        path: &Path,
    ) -> Result<u64, Error> {
        let whose = self.whose(account_id, BulkKind::Contacts)?;
        let (store, words, path) = (self.store().clone(), words.clone(), path.to_owned());
        let search = search.trim().to_owned();
        blocking(move || {
            let columns = words.columns(BulkKind::Contacts, false);
            let list = store.run_now(|c| {
                people_lists::find(c, &whose.profile_id, &whose.account_id, whose.list())
            })?;
            let rows = pieces((0_i64, 0_usize), move |(last, offset)| {
                let Some(list) = &list else { return Ok(Vec::new()) };
                let (row, place, size) = (*last, *offset, PIECE as usize);
                let contacts = store.run_now(|c| match search.is_empty() {
                    true => bulk_people::contacts_after(c, list, row, PIECE),
                    false => {
                        let sort = ContactSort::Listed;
                        let found = cached_contacts::find(c, list, &search, sort, place, size)?;
                        Ok(found.contacts.into_iter().map(|contact| (0, contact)).collect())
                    }
                })?;
                *last = contacts.last().map_or(*last, |(row, _)| *row);
                *offset += contacts.len();
                Ok(contacts.iter().map(|(_, contact)| sheet::of_contact(contact)).collect())
            });
            sheet::write(&path, format, &columns, rows)
        })
        .await
    }

    fn whose(&self, account_id: &str, kind: BulkKind) -> Result<Whose, Error> {
        let profile_id = self.session()?.profile.profile_id;
        Ok(Whose { profile_id, account_id: account_id.to_owned(), kind })
    }
}

impl SheetWords {
    /// The fields of a kind with their titles.
    fn columns(&self, kind: BulkKind, with_reason: bool) -> Vec<(String, String)> {
        let reason = with_reason.then_some(sheet::REASON);
        let fields = sheet::fields(kind).iter().copied().chain(reason);
        let title = |field: &str| self.titles.get(field).cloned();
        fields
            .map(|field| (field.to_owned(), title(field).unwrap_or_else(|| field.to_owned())))
            .collect()
    }

    fn with_reason(&self, row: BulkRow) -> Values {
        let reason = self.reason(&row);
        let mut values = row.values;
        if !reason.is_empty() {
            values.insert(sheet::REASON.to_owned(), reason);
        }
        values
    }

    /// Why a row failed; nothing for one that did not.
    fn reason(&self, row: &BulkRow) -> String {
        let of = |problems: &[FieldProblem]| {
            let told = problems.iter().map(|problem| {
                let code = format!("rule_{}", code(&problem.rule));
                self.said(&code, &problem.field, problem.limit.as_deref().unwrap_or_default())
            });
            told.collect::<Vec<_>>().join("; ")
        };
        let refusal = || {
            let error = row.error.as_ref()?;
            match error.fields.is_empty() {
                true => Some(self.said(&format!("error_{}", code(&error.code)), "", "")),
                false => Some(of(&error.fields)),
            }
        };
        let fields = || {
            let title = |field: &String| self.titles.get(field).unwrap_or(field).clone();
            row.fields.iter().map(title).collect::<Vec<_>>().join(", ")
        };
        match row.bucket {
            _ if row.skipped => self.said("skipped", "", ""),
            RowBucket::Confirmed => String::new(),
            RowBucket::Waiting | RowBucket::Sending => of(&row.problems),
            RowBucket::NotSent if !row.problems.is_empty() => of(&row.problems),
            RowBucket::NotSent => refusal().unwrap_or_else(|| self.said("not_sent", "", "")),
            RowBucket::Accepted => self.said("accepted", "", ""),
            RowBucket::Differs if row.fields == ["still_there"] => self.said("still_there", "", ""),
            RowBucket::Differs => self.said("differs", &fields(), ""),
            RowBucket::Refused => refusal().unwrap_or_default(),
        }
    }

    /// The sentence of a code.
    fn said(&self, code: &str, field: &str, limit: &str) -> String {
        let sentence = self.reasons.get(code).map_or(code, String::as_str);
        let title = self.titles.get(field).map_or(field, String::as_str);
        sentence.replace("{field}", title).replace("{limit}", limit)
    }
}

/// The word of a value that is one.
fn code<T: Serialize>(value: &T) -> String {
    let word = serde_json::to_value(value).ok();
    word.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
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
