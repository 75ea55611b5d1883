//! Rows of the address book: what a person calls an account, and notes about it.
//!
//! Called by `address_book`, and by `accounts` and `creations` for names the server told.

use rusqlite::{Connection, Result, params};

use super::{searched_accounts, to_json};

/// Writes name, note and tags of an account.
pub(crate) fn describe(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
    name: Option<&str>,
    note: &str,
    tags: &[String],
) -> Result<()> {
    connection.execute(
        "INSERT INTO address_book (profile_id, account_id, name, note, tags_json)
         VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET name = excluded.name, note = excluded.note,
                                   tags_json = excluded.tags_json",
        params![profile_id, account_id, name, note, to_json(&tags)?],
    )?;
    searched_accounts::refresh(connection, profile_id, account_id)
}

/// Writes the name of an account, whatever it was.
pub(crate) fn name(connection: &Connection, profile_id: &str, id: &str, name: &str) -> Result<()> {
    connection.execute(
        "INSERT INTO address_book (profile_id, account_id, name) VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET name = excluded.name",
        [profile_id, id, name],
    )?;
    searched_accounts::refresh(connection, profile_id, id)
}

/// Writes the name of an account that has none.
pub(crate) fn name_if_none(
    connection: &Connection,
    profile_id: &str,
    id: &str,
    name: &str,
) -> Result<()> {
    connection.execute(
        "INSERT INTO address_book (profile_id, account_id, name) VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET name = coalesce(name, excluded.name)",
        [profile_id, id, name],
    )?;
    searched_accounts::refresh(connection, profile_id, id)
}

/// All names of a profile's own accounts: number and name, by number. Others have no number.
pub(crate) fn names(connection: &Connection, profile_id: &str) -> Result<Vec<(String, String)>> {
    connection
        .prepare(
            "SELECT account_id, name FROM address_book
             WHERE profile_id = ?1 AND name IS NOT NULL
               AND account_id NOT IN (SELECT account_id FROM grants WHERE profile_id = ?1)
             ORDER BY account_id",
        )?
        .query_map([profile_id], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}
