//! Single values of the installation: its id, the profile in use, the preferences.
//!
//! Called by `console`, `sign_in` and `preferences`, which name the keys.

use rusqlite::{Connection, OptionalExtension, Result};

/// The value of `key`.
pub(crate) fn get(connection: &Connection, key: &str) -> Result<Option<String>> {
    connection
        .query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0))
        .optional()
}

/// Writes the value of `key`, in place of an earlier one.
pub(crate) fn set(connection: &Connection, key: &str, value: &str) -> Result<()> {
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?1, ?2)", [key, value]).map(drop)
}

/// Forgets `key`.
pub(crate) fn remove(connection: &Connection, key: &str) -> Result<()> {
    connection.execute("DELETE FROM meta WHERE key = ?1", [key]).map(drop)
}
