//! Rows of profiles, and keychain entries that wait to be removed.
//!
//! Called by `sign_in`; by `accounts` for the end of a pass, and by `grants`.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use crate::profiles::{Profile, ProfileKind, SecretPlace};

const COLUMNS: &str = "profile_id, server, email, kind, label, saved, client_id, redirect_uri";

/// All profiles, oldest first.
pub(crate) fn list(connection: &Connection) -> Result<Vec<Profile>> {
    let sql = format!("SELECT {COLUMNS} FROM profiles ORDER BY created_at, profile_id");
    connection.prepare(&sql)?.query_map([], read)?.collect()
}

/// One profile.
pub(crate) fn get(connection: &Connection, profile_id: &str) -> Result<Option<Profile>> {
    let sql = format!("SELECT {COLUMNS} FROM profiles WHERE profile_id = ?1");
    connection.query_row(&sql, [profile_id], read).optional()
}

/// The profile of this login, if there is one.
pub(crate) fn find(connection: &Connection, server: &str, email: &str) -> Result<Option<Profile>> {
    let sql = format!("SELECT {COLUMNS} FROM profiles WHERE server = ?1 AND email = ?2");
    connection.query_row(&sql, [server, email], read).optional()
}

/// Adds a profile.
pub(crate) fn insert(connection: &Connection, profile: &Profile, now: i64) -> Result<()> {
    let kind = match profile.kind {
        ProfileKind::Partner => "partner",
        ProfileKind::Demo => "demo",
    };
    let Profile { profile_id, server, email, label, .. } = profile;
    connection
        .execute(
            "INSERT INTO profiles (profile_id, server, email, kind, label, saved, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6)",
            params![profile_id, server, email, kind, label, now],
        )
        .map(drop)
}

/// Removes a profile and, by reference, all its rows.
pub(crate) fn remove(connection: &Connection, profile_id: &str) -> Result<()> {
    connection.execute("DELETE FROM profiles WHERE profile_id = ?1", [profile_id]).map(drop)
}

/// Remembers whether the keychain holds the password.
pub(crate) fn set_saved(connection: &Connection, profile_id: &str, saved: bool) -> Result<()> {
    connection
        .execute("UPDATE profiles SET saved = ?2 WHERE profile_id = ?1", params![profile_id, saved])
        .map(drop)
}

/// Remembers the partner's number and the return address typed last.
pub(crate) fn set_grants(
    connection: &Connection,
    profile_id: &str,
    client_id: &str,
    redirect_uri: &str,
) -> Result<()> {
    connection
        .execute(
            "UPDATE profiles SET client_id = ?2, redirect_uri = ?3 WHERE profile_id = ?1",
            [profile_id, client_id, redirect_uri],
        )
        .map(drop)
}

/// Remembers when the last pass over all accounts ended, and whether it reached the end.
pub(crate) fn set_pass(
    connection: &Connection,
    profile_id: &str,
    at: i64,
    complete: bool,
) -> Result<()> {
    connection
        .execute(
            "UPDATE profiles SET accounts_loaded_at = ?2, accounts_complete = ?3
             WHERE profile_id = ?1",
            params![profile_id, at, complete],
        )
        .map(drop)
}

/// When the last pass over all accounts ended, and whether it reached the end.
pub(crate) fn pass(connection: &Connection, profile_id: &str) -> Result<(Option<i64>, bool)> {
    connection
        .query_row(
            "SELECT accounts_loaded_at, accounts_complete FROM profiles WHERE profile_id = ?1",
            [profile_id],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()
        .map(Option::unwrap_or_default)
}

/// Keychain entries that wait to be removed.
pub(crate) fn leftovers(connection: &Connection) -> Result<Vec<String>> {
    connection
        .prepare("SELECT profile_id FROM vault_leftovers")?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// Adds or removes a keychain entry that waits to be removed.
pub(crate) fn set_leftover(connection: &Connection, profile_id: &str, left: bool) -> Result<()> {
    let sql = if left {
        "INSERT OR IGNORE INTO vault_leftovers VALUES (?1)"
    } else {
        "DELETE FROM vault_leftovers WHERE profile_id = ?1"
    };
    connection.execute(sql, [profile_id]).map(drop)
}

fn read(row: &Row<'_>) -> Result<Profile> {
    let kind: String = row.get(3)?;
    let saved: bool = row.get(5)?;
    Ok(Profile {
        profile_id: row.get(0)?,
        server: row.get(1)?,
        email: row.get(2)?,
        kind: if kind == "demo" { ProfileKind::Demo } else { ProfileKind::Partner },
        secret: if saved { SecretPlace::Keychain } else { SecretPlace::Missing },
        label: row.get(4)?,
        client_id: row.get(6)?,
        redirect_uri: row.get(7)?,
    })
}
