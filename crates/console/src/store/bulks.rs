//! Rows of bulk work: what it is, how far it is, and what columns meant the last time.
//!
//! Called by `bulk`. Absent: the rows of a table (`bulk_rows`), and deciding what a state allows.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::{accounts, bulk_rows, from_json, to_json};
use crate::{
    bulk::{Bulk, BulkState},
    sheet::BulkKind,
};

/// Bulk work as it is kept.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// Its number in this store.
    pub(crate) number: i64,
    /// What it is, with its counts.
    pub(crate) bulk: Bulk,
}

const COLUMNS: &str = "number, bulk_id, account_id, kind, action, file_name, state, sheet_json,
    sends_at, began_at, ended_at, error_json, compared_at";

/// Keeps new work and gives its number.
pub(crate) fn insert(connection: &Connection, profile_id: &str, bulk: &Bulk) -> Result<i64> {
    connection.execute(
        "INSERT INTO bulks (bulk_id, profile_id, account_id, kind, action, file_name, state,
           sheet_json, sends_at, began_at, ended_at, error_json, compared_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        params![
            bulk.bulk_id,
            profile_id,
            bulk.account_id,
            word(&bulk.kind),
            word(&bulk.action),
            bulk.file_name,
            word(&bulk.state),
            bulk.sheet.as_ref().map(to_json).transpose()?,
            bulk.sends_at,
            bulk.began_at,
            bulk.ended_at,
            bulk.error.as_ref().map(to_json).transpose()?,
            bulk.compared_at,
        ],
    )?;
    Ok(connection.last_insert_rowid())
}

/// Work of a profile; `None` when there is no such, or it is forgotten.
pub(crate) fn get(
    connection: &Connection,
    profile_id: &str,
    bulk_id: &str,
) -> Result<Option<Entry>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM bulks WHERE profile_id = ?1 AND bulk_id = ?2 AND NOT forgotten"
    );
    let entry = connection.query_row(&sql, [profile_id, bulk_id], read).optional()?;
    entry.map(|entry| completed(connection, profile_id, entry)).transpose()
}

/// All work of a profile, the latest first.
pub(crate) fn list(connection: &Connection, profile_id: &str) -> Result<Vec<Entry>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM bulks WHERE profile_id = ?1 AND NOT forgotten
         ORDER BY began_at DESC, number DESC"
    );
    let entries: Vec<_> =
        connection.prepare(&sql)?.query_map([profile_id], read)?.collect::<Result<_>>()?;
    entries.into_iter().map(|entry| completed(connection, profile_id, entry)).collect()
}

/// Writes what may change of it.
pub(crate) fn update(connection: &Connection, entry: &Entry) -> Result<()> {
    let bulk = &entry.bulk;
    connection
        .execute(
            "UPDATE bulks SET state = ?2, sheet_json = ?3, sends_at = ?4, ended_at = ?5,
               error_json = ?6, compared_at = ?7
             WHERE number = ?1",
            params![
                entry.number,
                word(&bulk.state),
                bulk.sheet.as_ref().map(to_json).transpose()?,
                bulk.sends_at,
                bulk.ended_at,
                bulk.error.as_ref().map(to_json).transpose()?,
                bulk.compared_at,
            ],
        )
        .map(drop)
}

/// Removes it with its rows.
fn remove(connection: &Connection, number: i64) -> Result<()> {
    connection.execute("DELETE FROM bulks WHERE number = ?1", [number]).map(drop)
}

/// What it writes is not in the store's lists of people from now on, until `kept` says so.
pub(crate) fn unkeep(connection: &Connection, number: i64) -> Result<()> {
    let sql = "UPDATE bulks SET unkept = unkept + 1 WHERE number = ?1 AND action = 'import'";
    connection.prepare_cached(sql)?.execute([number]).map(drop)
}

/// How often that was said and did not come true yet.
pub(crate) fn unkept(connection: &Connection, number: i64) -> Result<i64> {
    let sql = "SELECT unkept FROM bulks WHERE number = ?1";
    Ok(connection.query_row(sql, [number], |row| row.get(0)).optional()?.unwrap_or_default())
}

/// What it wrote is in the lists, unless it wrote more since `unkept` was asked; with that, work
/// that is forgotten goes. Says whether it is still there.
pub(crate) fn kept(connection: &Connection, number: i64, unkept: i64) -> Result<bool> {
    let transaction = connection.unchecked_transaction()?;
    let sql = "UPDATE bulks SET unkept = 0 WHERE number = ?1 AND unkept = ?2";
    transaction.execute(sql, [number, unkept])?;
    let sql = "DELETE FROM bulks WHERE number = ?1 AND forgotten AND unkept = 0";
    transaction.execute(sql, [number])?;
    let sql = "SELECT EXISTS (SELECT 1 FROM bulks WHERE number = ?1 AND NOT forgotten)";
    let is_there = transaction.query_row(sql, [number], |row| row.get(0))?;
    transaction.commit()?;
    Ok(is_there)
}

/// Forgets it: it goes with its rows, at once unless what it wrote is not in the lists yet. Says
/// whether it is gone.
pub(crate) fn forget(connection: &Connection, number: i64) -> Result<bool> {
    connection.execute("UPDATE bulks SET forgotten = 1 WHERE number = ?1", [number])?;
    if unkept(connection, number)? > 0 {
        return Ok(false);
    }
    remove(connection, number)?;
    Ok(true)
}

/// After a run: what was at work was interrupted, and a table that was being handed over is gone.
/// Lists that lack what was written count as never read in full, so that they are read again.
/// Gives the ids of those whose tables may be of use still.
pub(crate) fn after_a_run(connection: &Connection) -> Result<Vec<String>> {
    let transaction = connection.unchecked_transaction()?;
    transaction.execute_batch(
        "UPDATE people_lists SET read_at = NULL WHERE EXISTS
           (SELECT 1 FROM bulks WHERE bulks.profile_id = people_lists.profile_id
              AND bulks.account_id = people_lists.account_id AND bulks.kind = people_lists.kind
              AND unkept > 0 AND (forgotten OR state IN ('done', 'stopped')));
         UPDATE bulks SET unkept = 0 WHERE state IN ('done', 'stopped');
         DELETE FROM bulks WHERE forgotten OR state = 'reading';
         UPDATE bulks SET state = 'interrupted', sends_at = NULL
         WHERE state IN ('waiting', 'sending', 'checking');",
    )?;
    let ids = transaction
        .prepare("SELECT bulk_id FROM bulks WHERE state IN ('mapping', 'ready')")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_>>()?;
    transaction.commit()?;
    Ok(ids)
}

/// The ids of work of this kind on the account that stands there as being at work.
pub(crate) fn at_work(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
    kind: BulkKind,
) -> Result<Vec<String>> {
    connection
        .prepare_cached(
            "SELECT bulk_id FROM bulks WHERE profile_id = ?1 AND account_id = ?2 AND kind = ?3
               AND state IN ('sending', 'checking')",
        )?
        .query_map(params![profile_id, account_id, word(&kind)], |row| row.get(0))?
        .collect()
}

/// Remembers what columns of these titles mean.
pub(crate) fn remember_columns(
    connection: &Connection,
    profile_id: &str,
    kind: BulkKind,
    titles: &[String],
    fields: &[Option<String>],
) -> Result<()> {
    connection
        .execute(
            "INSERT OR REPLACE INTO bulk_columns VALUES (?1, ?2, ?3, ?4)",
            params![profile_id, word(&kind), to_json(&titles)?, to_json(&fields)?],
        )
        .map(drop)
}

/// What columns of these titles meant the last time.
pub(crate) fn remembered_columns(
    connection: &Connection,
    profile_id: &str,
    kind: BulkKind,
    titles: &[String],
) -> Result<Option<Vec<Option<String>>>> {
    let fields = connection
        .query_row(
            "SELECT fields_json FROM bulk_columns
             WHERE profile_id = ?1 AND kind = ?2 AND titles_json = ?3",
            params![profile_id, word(&kind), to_json(&titles)?],
            |row| row.get(0),
        )
        .optional()?;
    Ok(from_json(fields))
}

/// The word of a value that is one, as the page has it.
pub(super) fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The value of a word.
pub(super) fn of_word<T: DeserializeOwned>(word: String) -> Result<T> {
    serde_json::from_value(Value::String(word)).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
    })
}

fn read(row: &Row<'_>) -> Result<Entry> {
    let bulk = Bulk {
        bulk_id: row.get("bulk_id")?,
        revision: 0,
        account_id: row.get("account_id")?,
        account_label: String::new(),
        kind: of_word(row.get("kind")?)?,
        action: of_word(row.get("action")?)?,
        file_name: row.get("file_name")?,
        state: of_word::<BulkState>(row.get("state")?)?,
        sheet: from_json(row.get("sheet_json")?),
        counts: Default::default(),
        sends_at: row.get("sends_at")?,
        began_at: row.get("began_at")?,
        ended_at: row.get("ended_at")?,
        left_ms: None,
        error: from_json(row.get("error_json")?),
        compared_at: row.get("compared_at")?,
    };
    Ok(Entry { number: row.get("number")?, bulk })
}

fn completed(connection: &Connection, profile_id: &str, mut entry: Entry) -> Result<Entry> {
    let account = accounts::get(connection, profile_id, &entry.bulk.account_id)?;
    entry.bulk.account_label = account.map(|account| account.label).unwrap_or_default();
    entry.bulk.counts = bulk_rows::counts(connection, entry.number)?;
    Ok(entry)
}
