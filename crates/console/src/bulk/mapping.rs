//! What a table's columns mean, and its rows shown and put right before anything is sent.
//!
//! Called by the shell. Absent: what the rows are found to be (`judging`), and the server.

use std::collections::BTreeMap;

use super::{
    Bulk, BulkFilter, BulkRow, BulkRows, BulkState,
    cache::Whose,
    runner::fields,
    upload::{blocking, titles},
};
use crate::{
    console::Console,
    error::{Error, FieldProblem, FieldRule},
    session::Session,
    sheet::{self, Sheet},
    store::{
        bulk_rows::{self, Row},
        bulks,
    },
};

/// The most rows shown at a time.
const SHOWN: u32 = 500;

impl Console {
    /// Says what each column means, none for one that is left out, and judges every row. The
    /// meaning is remembered for titles of these words. What was edited so far is forgotten where
    /// any of it means something else now.
    ///
    /// # Errors
    /// `Invalid` at `fields` for another number of columns, or one that this kind does not have;
    /// `Conflict` before the table is read and once rows were sent.
    pub async fn bulk_map(
        &self,
        bulk_id: &str,
        fields: Vec<Option<String>>,
    ) -> Result<Bulk, Error> {
        let session = self.session()?;
        let Some(reading) = self.inner.bulks.read(bulk_id, session.ended()) else {
            return Err(Error::Busy("the table is being read"));
        };
        let (profile, meant) = (session.profile.profile_id.clone(), fields.clone());
        let before = self.bulk_entry(&session, bulk_id).await?.bulk.sheet;
        let is_new = before.is_some_and(|sheet| meanings(&sheet) != fields);
        let entry = self
            .bulk_change(&session, bulk_id, move |bulk| {
                let (BulkState::Mapping | BulkState::Ready, Some(sheet)) =
                    (bulk.state, &mut bulk.sheet)
                else {
                    return Err(Error::Conflict("there is no table to be understood"));
                };
                let known = sheet::fields(bulk.kind);
                let is_field = |field: &Option<String>| {
                    field
                        .as_deref()
                        .is_none_or(|field| known.contains(&field) || field == sheet::REASON)
                };
                if fields.len() != sheet.columns.len() || !fields.iter().all(is_field) {
                    return Err(Error::invalid("fields", FieldRule::NotAllowed));
                }
                for (column, field) in sheet.columns.iter_mut().zip(fields) {
                    column.field = field;
                }
                bulk.state = BulkState::Mapping;
                Ok(())
            })
            .await?;
        let number = entry.number;
        let (remembered, kind) = (entry.bulk.sheet.clone(), entry.bulk.kind);
        self.store()
            .run(move |c| {
                if is_new {
                    bulk_rows::unedit(c, number)?;
                }
                match remembered.filter(|sheet| sheet.has_header) {
                    Some(sheet) => {
                        bulks::remember_columns(c, &profile, kind, &titles(&sheet), &meant)
                    }
                    None => Ok(()),
                }
            })
            .await?;
        let (console, whose) = (self.clone(), whose(&session, &entry.bulk));
        let stop = reading.stop.clone();
        let judged = blocking(move || console.bulk_judge(&whose, &entry, Some(&stop)));
        let (judge, compared_at) = judged.await?;
        self.inner.bulks.set_judge(bulk_id, Some(judge));
        let ready = self.bulk_change(&session, bulk_id, move |bulk| {
            (bulk.state, bulk.compared_at) = (BulkState::Ready, compared_at);
            Ok(())
        });
        Ok(ready.await?.bulk)
    }

    /// Some rows of a view, at most 500.
    ///
    /// # Errors
    /// `Invalid` at `limit`, `NotFound`.
    pub async fn bulk_rows(
        &self,
        bulk_id: &str,
        filter: BulkFilter,
        offset: u64,
        limit: u32,
    ) -> Result<BulkRows, Error> {
        if limit > SHOWN {
            let problem = FieldProblem::bounded("limit", FieldRule::OutOfRange, SHOWN);
            return Err(Error::Invalid(vec![problem]));
        }
        let session = self.session()?;
        let entry = self.bulk_entry(&session, bulk_id).await?;
        let number = entry.number;
        let page = self.store().run(move |c| bulk_rows::page(c, number, filter, offset, limit));
        let (rows, total) = page.await?;
        let fields = fields(&entry.bulk);
        let rows = rows.into_iter().map(|row| shown(&entry.bulk, &fields, row)).collect();
        Ok(BulkRows { rows, total })
    }

    /// Changes what a row says: the fields given, an empty text for none. Others that repeat it, or
    /// did, are judged anew with it; `bulk_changed` tells the counts.
    ///
    /// # Errors
    /// `Invalid` at `values` for a field that this kind does not have, `Conflict` unless the rows
    /// are ready, `NotFound`.
    pub async fn bulk_edit(
        &self,
        bulk_id: &str,
        row: u32,
        values: BTreeMap<String, String>,
    ) -> Result<BulkRow, Error> {
        self.bulk_rejudge(bulk_id, row, move |bulk, kept| {
            let known = sheet::fields(bulk.kind);
            if !values.keys().all(|field| known.contains(&field.as_str())) {
                return Err(Error::invalid("values", FieldRule::NotAllowed));
            }
            let mut all = kept.values(bulk.kind, &fields(bulk));
            all.extend(values);
            let columns: Vec<_> = all.keys().cloned().map(Some).collect();
            kept.edited = Some(sheet::map(bulk.kind, &columns, all.into_values().collect()));
            Ok(())
        })
        .await
    }

    /// Leaves a row out, or takes it in again.
    ///
    /// # Errors
    /// `Conflict` unless the rows are ready, `NotFound`.
    pub async fn bulk_skip(&self, bulk_id: &str, row: u32, skip: bool) -> Result<BulkRow, Error> {
        self.bulk_rejudge(bulk_id, row, move |_, kept| {
            kept.skipped = skip;
            Ok(())
        })
        .await
    }

    /// Changes a row and judges it anew, with those it has to do with.
    async fn bulk_rejudge(
        &self,
        bulk_id: &str,
        row: u32,
        change: impl FnOnce(&Bulk, &mut Row) -> Result<(), Error> + Send + 'static,
    ) -> Result<BulkRow, Error> {
        let session = self.session()?;
        let Some(_reading) = self.inner.bulks.read(bulk_id, session.ended()) else {
            return Err(Error::Busy("the table is being read"));
        };
        let entry = self.bulk_entry(&session, bulk_id).await?;
        if entry.bulk.state != BulkState::Ready {
            return Err(Error::Conflict("the rows are not ready"));
        }
        let (console, whose) = (self.clone(), whose(&session, &entry.bulk));
        let changed = entry.clone();
        let work = move || {
            let number = changed.number;
            let store = console.store();
            let kept = store.run_now(|c| bulk_rows::get(c, number, row))?;
            let mut kept = kept.ok_or(Error::NotFound("row"))?;
            change(&changed.bulk, &mut kept)?;
            store.run_now(|c| {
                if let Some(values) = &kept.edited {
                    bulk_rows::edit(c, number, row, values)?;
                }
                bulk_rows::skip(c, number, row, kept.skipped)
            })?;
            let known = console.inner.bulks.judge(&changed.bulk.bulk_id);
            match known {
                Some(judge) => console.bulk_judge_some(&judge, &changed, row)?,
                // It was another table's turn: this one is gone through again.
                None => {
                    let (judge, _) = console.bulk_judge(&whose, &changed, None)?;
                    console.inner.bulks.set_judge(&changed.bulk.bulk_id, Some(judge));
                }
            }
            let judged = store.run_now(|c| bulk_rows::get(c, number, row))?;
            Ok(shown(&changed.bulk, &fields(&changed.bulk), judged.ok_or(Error::NotFound("row"))?))
        };
        let row = blocking(work).await?;
        self.bulk_change(&session, bulk_id, |_| Ok(())).await?;
        Ok(row)
    }
}

/// What each column means.
fn meanings(sheet: &Sheet) -> Vec<Option<String>> {
    sheet.columns.iter().map(|column| column.field.clone()).collect()
}

/// A row as the page sees it.
pub(super) fn shown(bulk: &Bulk, fields: &[Option<String>], row: Row) -> BulkRow {
    let values = row.values(bulk.kind, fields);
    let Row { row, problems, warnings, effect, bucket, skipped, fields, error, .. } = row;
    BulkRow { row, values, problems, warnings, effect, bucket, skipped, fields, error }
}

/// Whose people bulk work is about.
pub(super) fn whose(session: &Session, bulk: &Bulk) -> Whose {
    Whose {
        profile_id: session.profile.profile_id.clone(),
        account_id: bulk.account_id.clone(),
        kind: bulk.kind,
    }
}
