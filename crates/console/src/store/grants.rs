//! Rows of what clients with an account of their own have allowed.
//!
//! Called by `grants`; the list of accounts joins them. Absent: the token, which is in the
//! keychain or in memory.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use crate::grants::Permission;

/// One client's permission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Granted {
    pub(crate) account_id: String,
    /// The partner's number it was given to.
    pub(crate) client_id: String,
    pub(crate) permission: Permission,
    /// When its token was last renewed, epoch milliseconds.
    pub(crate) renewed_at: i64,
}

/// All of a profile.
pub(crate) fn list(connection: &Connection, profile_id: &str) -> Result<Vec<Granted>> {
    connection
        .prepare(
            "SELECT account_id, client_id, permission, renewed_at FROM grants
             WHERE profile_id = ?1 ORDER BY account_id",
        )?
        .query_map([profile_id], read)?
        .collect()
}

/// The one of an account, if it is such an account.
pub(crate) fn get(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
) -> Result<Option<Granted>> {
    connection
        .query_row(
            "SELECT account_id, client_id, permission, renewed_at FROM grants
             WHERE profile_id = ?1 AND account_id = ?2",
            [profile_id, account_id],
            read,
        )
        .optional()
}

/// Writes a permission just given, in place of an earlier one.
pub(crate) fn upsert(connection: &Connection, profile_id: &str, granted: &Granted) -> Result<()> {
    let Granted { account_id, client_id, permission, renewed_at } = granted;
    connection
        .execute(
            "INSERT OR REPLACE INTO grants
               (profile_id, account_id, client_id, permission, renewed_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![profile_id, account_id, client_id, permission.word(), renewed_at],
        )
        .map(drop)
}

/// Notes a renewal; false when the permission was forgotten in the meantime.
pub(crate) fn renewed(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
    permission: Permission,
    now: i64,
) -> Result<bool> {
    connection
        .execute(
            "UPDATE grants SET permission = ?3, renewed_at = ?4
             WHERE profile_id = ?1 AND account_id = ?2 AND permission <> 'needed'",
            params![profile_id, account_id, permission.word(), now],
        )
        .map(|rows| rows > 0)
}

/// The keychain has taken after all what lived for this run.
pub(crate) fn kept(connection: &Connection, profile_id: &str, account_id: &str) -> Result<bool> {
    connection
        .execute(
            "UPDATE grants SET permission = 'kept'
             WHERE profile_id = ?1 AND account_id = ?2 AND permission = 'this_run'",
            [profile_id, account_id],
        )
        .map(|rows| rows > 0)
}

/// The client must be asked again; false when that was known.
pub(crate) fn needed(connection: &Connection, profile_id: &str, account_id: &str) -> Result<bool> {
    connection
        .execute(
            "UPDATE grants SET permission = 'needed'
             WHERE profile_id = ?1 AND account_id = ?2 AND permission <> 'needed'",
            [profile_id, account_id],
        )
        .map(|rows| rows > 0)
}

/// Another run has begun: what lived for one run only is gone.
pub(crate) fn after_a_run(connection: &Connection) -> Result<()> {
    connection
        .execute("UPDATE grants SET permission = 'needed' WHERE permission = 'this_run'", [])
        .map(drop)
}

/// Removes an account that was only here by its owner's permission, with all that is known of it.
pub(crate) fn remove(connection: &Connection, profile_id: &str, account_id: &str) -> Result<()> {
    for table in [
        "grants",
        "accounts",
        "address_book",
        "own_subscriptions",
        "open_connections",
        "channel_states",
        "contact_links",
        "settings_changes",
        "people_lists",
        "bulks",
    ] {
        let sql = format!("DELETE FROM {table} WHERE profile_id = ?1 AND account_id = ?2");
        connection.execute(&sql, [profile_id, account_id])?;
    }
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Granted> {
    let permission: String = row.get(2)?;
    Ok(Granted {
        account_id: row.get(0)?,
        client_id: row.get(1)?,
        permission: Permission::from_word(&permission),
        renewed_at: row.get(3)?,
    })
}
