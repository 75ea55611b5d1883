//! Rows of settings as they stood before they were written from here, for restoring.
//!
//! Called by `settings`. Absent: a history. One state is kept, and two only while a write is on
//! its way.

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::{from_json, to_json};
use crate::settings::{Settings, SettingsBefore};

/// The latest state kept.
pub(crate) fn latest(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
) -> Result<Option<SettingsBefore>> {
    let row = connection
        .query_row(
            "SELECT at, settings_json FROM settings_before
             WHERE profile_id = ?1 AND account_id = ?2 ORDER BY before_id DESC LIMIT 1",
            [profile_id, account_id],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    Ok(row.and_then(|(at, json)| Some(SettingsBefore { at, settings: from_json(json)? })))
}

/// Keeps a state beside the one kept so far, and gives its id.
pub(crate) fn insert(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
    at: i64,
    settings: &Settings,
) -> Result<i64> {
    connection.execute(
        "INSERT INTO settings_before (profile_id, account_id, at, settings_json)
         VALUES (?1, ?2, ?3, ?4)",
        params![profile_id, account_id, at, to_json(settings)?],
    )?;
    Ok(connection.last_insert_rowid())
}

/// Drops a state: nothing was written after it.
pub(crate) fn remove(connection: &Connection, before_id: i64) -> Result<()> {
    connection.execute("DELETE FROM settings_before WHERE before_id = ?1", [before_id]).map(drop)
}

/// Drops the states before this one, which is the one to restore from now on.
pub(crate) fn supersede(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
    before_id: i64,
) -> Result<()> {
    connection
        .execute(
            "DELETE FROM settings_before
             WHERE profile_id = ?1 AND account_id = ?2 AND before_id < ?3",
            params![profile_id, account_id, before_id],
        )
        .map(drop)
}
