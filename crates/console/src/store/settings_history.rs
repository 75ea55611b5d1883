//! Rows of the settings' history: what was there before each writing, what was sent, and what was
//! read afterwards.
//!
//! Called by `settings`. Documents are compressed: a large one differs little from row to row, and
//! none is ever dropped. Absent: an end. A row goes with its profile, or when nothing was written.

use std::io::{Read, Write};

use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};
use rusqlite::{
    Connection, OptionalExtension, Result, Row, ToSql, params,
    types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef},
};

use crate::settings::{Settings, SettingsChange, SettingsWritten};

/// One writing, as it is kept.
pub(crate) struct Kept {
    pub(crate) change_id: i64,
    /// Epoch milliseconds.
    pub(crate) at: i64,
    pub(crate) before: Settings,
    /// None in rows of an earlier version.
    pub(crate) wanted: Option<Settings>,
    /// None while the outcome is unknown.
    pub(crate) after: Option<Settings>,
}

/// Keeps what is about to be written, and gives its number.
pub(crate) fn insert(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
    at: i64,
    places: u32,
    before: &Settings,
    wanted: &Settings,
) -> Result<i64> {
    connection.execute(
        "INSERT INTO settings_changes (profile_id, account_id, at, outcome, places, before, wanted)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            profile_id,
            account_id,
            at,
            word(SettingsWritten::Unknown),
            places,
            Packed(before),
            Packed(wanted)
        ],
    )?;
    Ok(connection.last_insert_rowid())
}

/// Keeps how a writing ended.
pub(crate) fn settle(
    connection: &Connection,
    change_id: i64,
    outcome: SettingsWritten,
    places: u32,
    after: &Settings,
) -> Result<()> {
    connection
        .execute(
            "UPDATE settings_changes SET outcome = ?2, places = ?3, after = ?4
             WHERE change_id = ?1",
            params![change_id, word(outcome), places, Packed(after)],
        )
        .map(drop)
}

/// Drops a writing that certainly wrote nothing.
pub(crate) fn remove(connection: &Connection, change_id: i64) -> Result<()> {
    connection.execute("DELETE FROM settings_changes WHERE change_id = ?1", [change_id]).map(drop)
}

/// All writings of an account's settings, the newest first.
pub(crate) fn list(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
) -> Result<Vec<SettingsChange>> {
    connection
        .prepare(
            "SELECT change_id, at, outcome, places FROM settings_changes
             WHERE profile_id = ?1 AND account_id = ?2 ORDER BY change_id DESC",
        )?
        .query_map([profile_id, account_id], |row| {
            Ok(SettingsChange {
                change_id: row.get(0)?,
                at: row.get(1)?,
                outcome: from_word(&row.get::<_, String>(2)?),
                places: row.get(3)?,
            })
        })?
        .collect()
}

/// One writing.
pub(crate) fn get(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
    change_id: i64,
) -> Result<Option<Kept>> {
    connection
        .query_row(
            "SELECT change_id, at, before, wanted, after FROM settings_changes
             WHERE profile_id = ?1 AND account_id = ?2 AND change_id = ?3",
            params![profile_id, account_id, change_id],
            read,
        )
        .optional()
}

/// The writings of which it is not known how they ended, the oldest first.
pub(crate) fn unsettled(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
) -> Result<Vec<Kept>> {
    connection
        .prepare(
            "SELECT change_id, at, before, wanted, after FROM settings_changes
             WHERE profile_id = ?1 AND account_id = ?2 AND outcome = ?3 ORDER BY change_id",
        )?
        .query_map([profile_id, account_id, word(SettingsWritten::Unknown)], read)?
        .collect()
}

fn read(row: &Row<'_>) -> Result<Kept> {
    Ok(Kept {
        change_id: row.get(0)?,
        at: row.get(1)?,
        before: row.get::<_, Unpacked>(2)?.0,
        wanted: row.get::<_, Option<Unpacked>>(3)?.map(|unpacked| unpacked.0),
        after: row.get::<_, Option<Unpacked>>(4)?.map(|unpacked| unpacked.0),
    })
}

/// The word a row has for an outcome.
fn word(outcome: SettingsWritten) -> &'static str {
    match outcome {
        SettingsWritten::Saved => "saved",
        SettingsWritten::Differs => "differs",
        SettingsWritten::NotSaved => "not_saved",
        SettingsWritten::Unknown => "unknown",
    }
}

fn from_word(word: &str) -> SettingsWritten {
    match word {
        "saved" => SettingsWritten::Saved,
        "differs" => SettingsWritten::Differs,
        "not_saved" => SettingsWritten::NotSaved,
        _ => SettingsWritten::Unknown,
    }
}

/// A document on its way into a column.
struct Packed<'a>(&'a Settings);

/// A document out of a column.
struct Unpacked(Settings);

impl ToSql for Packed<'_> {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        let failed =
            |error: std::io::Error| rusqlite::Error::ToSqlConversionFailure(Box::new(error));
        let json = super::to_json(self.0)?;
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
        packer.write_all(json.as_bytes()).map_err(failed)?;
        Ok(packer.finish().map_err(failed)?.into())
    }
}

impl FromSql for Unpacked {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let other = |error: Box<dyn std::error::Error + Send + Sync>| FromSqlError::Other(error);
        let mut json = Vec::new();
        match value {
            ValueRef::Text(plain) => json.extend_from_slice(plain),
            ValueRef::Blob(packed) => {
                ZlibDecoder::new(packed).read_to_end(&mut json).map_err(|e| other(e.into()))?;
            }
            _ => return Err(FromSqlError::InvalidType),
        }
        serde_json::from_slice(&json).map(Self).map_err(|error| other(error.into()))
    }
}
