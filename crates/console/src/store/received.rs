//! What was received: that an event came, never what it carried.
//!
//! Called by the listener. Absent: codes, numbers, names and texts; the table has no place for
//! them.

use rusqlite::{Connection, Result, params};

/// How long a row is kept, in milliseconds.
const KEPT: i64 = 90 * 24 * 60 * 60 * 1000;
/// Most rows kept: whoever knows the address could send events without end.
const ROWS: i64 = 10_000;

/// One event of one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Received {
    /// Whose.
    pub profile_id: String,
    /// About which channel.
    pub channel_id: String,
    /// `qr`, `status`, `created` or `deleted`.
    pub kind: &'static str,
    /// The status it named.
    pub status: Option<String>,
    /// The reason it named.
    pub reason: Option<String>,
    /// When it came, epoch milliseconds.
    pub at: i64,
    /// The service's name for the delivery.
    pub idempotency_key: Option<String>,
}

/// Adds the events of one delivery, and lets go of old ones.
pub(crate) fn add(connection: &Connection, received: &[Received]) -> Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO received_events
           (profile_id, channel_id, kind, status, reason, at, idempotency_key)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for event in received {
        insert.execute(params![
            event.profile_id,
            event.channel_id,
            event.kind,
            event.status,
            event.reason,
            event.at,
            event.idempotency_key,
        ])?;
    }
    let Some(newest) = received.iter().map(|event| event.at).max() else { return Ok(()) };
    connection.execute("DELETE FROM received_events WHERE at < ?1", [newest - KEPT])?;
    connection.execute(
        "DELETE FROM received_events
         WHERE rowid <= (SELECT max(rowid) FROM received_events) - ?1",
        [ROWS],
    )?;
    Ok(())
}
