//! Rows of how each channel was last read.
//!
//! Called by `accounts::health`, in the transaction that keeps a reading. Absent: what a change
//! means, which `fleet::standing` says.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, Result, params};

use crate::fleet::Standing;

/// How the channels of an account were last read, by their ids.
pub(crate) fn of_account(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
) -> Result<HashMap<String, Standing>> {
    connection
        .prepare_cached(
            "SELECT channel_id, status, reason, since, since_known, works, between_since
             FROM channel_states WHERE profile_id = ?1 AND account_id = ?2",
        )?
        .query_map([profile_id, account_id], |row| {
            let standing = Standing {
                status: row.get(1)?,
                reason: row.get(2)?,
                since: row.get(3)?,
                since_known: row.get(4)?,
                works: row.get(5)?,
                between_since: row.get(6)?,
            };
            Ok((row.get(0)?, standing))
        })?
        .collect()
}

/// Writes how a channel was read now.
pub(crate) fn put(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
    channel_id: &str,
    standing: &Standing,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO channel_states (profile_id, account_id, channel_id, status,
               reason, since, since_known, works, between_since)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            profile_id,
            account_id,
            channel_id,
            standing.status,
            standing.reason,
            standing.since,
            standing.since_known,
            standing.works,
            standing.between_since,
        ])
        .map(drop)
}

/// Forgets the channels of an account that are not there any more: of those known `before`, the
/// ones that were not `met`.
pub(crate) fn forget_vanished(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
    before: &HashMap<String, Standing>,
    met: &HashSet<&str>,
) -> Result<()> {
    let mut gone = before.keys().filter(|id| !met.contains(id.as_str()));
    gone.try_for_each(|channel_id| forget(connection, profile_id, account_id, channel_id))
}

/// Forgets how one channel was: its next reading is the first.
pub(crate) fn forget(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
    channel_id: &str,
) -> Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM channel_states
             WHERE profile_id = ?1 AND account_id = ?2 AND channel_id = ?3",
        )?
        .execute([profile_id, account_id, channel_id])
        .map(drop)
}
