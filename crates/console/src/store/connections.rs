//! Connections left open, so that the next start can go on with them.
//!
//! Called by `connection`. Absent: codes and secrets.

use rusqlite::{Connection, Result, params};

use crate::connection::Way;

/// One open connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its id.
    pub connection_id: String,
    /// Whose.
    pub profile_id: String,
    /// The account.
    pub account_id: String,
    /// The channel, once known.
    pub channel_id: Option<String>,
    /// The messenger's word.
    pub transport: String,
    /// The number expected, digits only.
    pub expected_phone: Option<String>,
    /// When it began, epoch milliseconds.
    pub started_at: i64,
    /// The creation in the journal.
    pub creation_id: Option<String>,
    /// For a link handed over: the ids of the channels there were before, as JSON.
    pub link_before: Option<String>,
    /// How it is made; none in rows of an earlier version.
    pub way: Option<Way>,
}

/// Writes a row, in place of an earlier one of the same connection.
pub(crate) fn put(connection: &Connection, row: &Row) -> Result<()> {
    connection
        .execute(
            "INSERT OR REPLACE INTO open_connections
               (connection_id, profile_id, account_id, channel_id, transport, expected_phone,
                started_at, creation_id, link_before, way)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                row.connection_id,
                row.profile_id,
                row.account_id,
                row.channel_id,
                row.transport,
                row.expected_phone,
                row.started_at,
                row.creation_id,
                row.link_before,
                row.way.map(Way::word),
            ],
        )
        .map(drop)
}

/// Forgets a connection.
pub(crate) fn remove(connection: &Connection, connection_id: &str) -> Result<()> {
    connection
        .execute("DELETE FROM open_connections WHERE connection_id = ?1", [connection_id])
        .map(drop)
}

/// The open connections of a profile, oldest first.
pub(crate) fn of_profile(connection: &Connection, profile_id: &str) -> Result<Vec<Row>> {
    connection
        .prepare(
            "SELECT connection_id, profile_id, account_id, channel_id, transport, expected_phone,
                    started_at, creation_id, link_before, way
             FROM open_connections WHERE profile_id = ?1 ORDER BY started_at",
        )?
        .query_map([profile_id], |row| {
            Ok(Row {
                connection_id: row.get(0)?,
                profile_id: row.get(1)?,
                account_id: row.get(2)?,
                channel_id: row.get(3)?,
                transport: row.get(4)?,
                expected_phone: row.get(5)?,
                started_at: row.get(6)?,
                creation_id: row.get(7)?,
                link_before: row.get(8)?,
                way: row.get::<_, Option<String>>(9)?.as_deref().and_then(Way::from_word),
            })
        })?
        .collect()
}
