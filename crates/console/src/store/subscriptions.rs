//! Accounts where this installation subscribed an address of its own.
//!
//! Called by `subscriptions`. A row is written before subscribing and goes when the removal is
//! certain, so that a crash in between is found. Absent: the address, which is a secret.

use rusqlite::{Connection, Result, params};

/// Remembers that the account may hold subscriptions of ours.
pub(crate) fn add(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
    install_id: &str,
    now: i64,
) -> Result<()> {
    connection
        .execute(
            "INSERT OR REPLACE INTO own_subscriptions
               (profile_id, account_id, install_id, created_at) VALUES (?1, ?2, ?3, ?4)",
            params![profile_id, account_id, install_id, now],
        )
        .map(drop)
}

/// The account holds none any more.
pub(crate) fn remove(connection: &Connection, profile_id: &str, account_id: &str) -> Result<()> {
    connection
        .execute(
            "DELETE FROM own_subscriptions WHERE profile_id = ?1 AND account_id = ?2",
            [profile_id, account_id],
        )
        .map(drop)
}

/// Accounts of a profile that may hold subscriptions of ours.
pub(crate) fn accounts(connection: &Connection, profile_id: &str) -> Result<Vec<String>> {
    connection
        .prepare("SELECT account_id FROM own_subscriptions WHERE profile_id = ?1")?
        .query_map([profile_id], |row| row.get(0))?
        .collect()
}
