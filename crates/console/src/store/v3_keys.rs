//! Rows of accounts whose key of the public API v3 is in the keychain.
//!
//! Called by `v3_keys`. Absent: the key.

use rusqlite::{Connection, Result};

/// The accounts of a profile.
pub(crate) fn list(connection: &Connection, profile_id: &str) -> Result<Vec<String>> {
    connection
        .prepare("SELECT account_id FROM v3_keys WHERE profile_id = ?1")?
        .query_map([profile_id], |row| row.get(0))?
        .collect()
}

/// Whether the keychain has the account's key.
pub(crate) fn has(connection: &Connection, profile_id: &str, account_id: &str) -> Result<bool> {
    connection
        .prepare("SELECT 1 FROM v3_keys WHERE profile_id = ?1 AND account_id = ?2")?
        .exists([profile_id, account_id])
}

/// Notes whether the keychain has the account's key.
pub(crate) fn set(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
    kept: bool,
) -> Result<()> {
    let sql = if kept {
        "INSERT OR IGNORE INTO v3_keys (profile_id, account_id) VALUES (?1, ?2)"
    } else {
        "DELETE FROM v3_keys WHERE profile_id = ?1 AND account_id = ?2"
    };
    connection.execute(sql, [profile_id, account_id]).map(drop)
}
