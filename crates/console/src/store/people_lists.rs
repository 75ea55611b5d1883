//! Rows of the lists of people kept here, and of how far each has been read.
//!
//! Called by the rows of users and of contacts, and by those who read and write them. Every
//! reading of a list has a number; what a reading that came to its end did not meet, nor anybody
//! wrote since it began, is not there any more. Absent: the people.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use crate::users::UsersEdition;

/// Whose list it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Users(UsersEdition),
    Contacts,
}

/// A list of people.
#[derive(Clone, Copy, Debug)]
pub(crate) struct List {
    pub(crate) id: i64,
    /// The number of the last reading that began.
    pub(crate) reading: i64,
    /// When one last came to its end, epoch milliseconds.
    pub(crate) read_at: Option<i64>,
}

const COLUMNS: &str = "list_id, reading, read_at";

/// A list, if anything of it was ever kept.
pub(crate) fn find(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
    kind: Kind,
) -> Result<Option<List>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM people_lists
             WHERE profile_id = ?1 AND account_id = ?2 AND kind = ?3"
        ))?
        .query_row([profile_id, account_id, kind.word()], read)
        .optional()
}

/// A list to write to, made where there is none.
pub(crate) fn open(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
    kind: Kind,
) -> Result<List> {
    opened(connection, profile_id, account_id, kind, "reading = reading")
}

/// A list as a reading of it begins.
pub(crate) fn begin(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
    kind: Kind,
) -> Result<List> {
    opened(connection, profile_id, account_id, kind, "reading = reading + 1")
}

fn opened(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
    kind: Kind,
    change: &str,
) -> Result<List> {
    connection
        .prepare_cached(&format!(
            "INSERT INTO people_lists (profile_id, account_id, kind) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET {change} RETURNING {COLUMNS}"
        ))?
        .query_row([profile_id, account_id, kind.word()], read)
}

/// A reading has come to its end: what it did not meet goes.
pub(crate) fn end(connection: &Connection, list: &List, kind: Kind, now: i64) -> Result<()> {
    let table = match kind {
        Kind::Users(_) => "cached_users",
        Kind::Contacts => "cached_contacts",
    };
    let transaction = connection.unchecked_transaction()?;
    let sql = format!("DELETE FROM {table} WHERE list_id = ?1 AND reading < ?2");
    transaction.execute(&sql, [list.id, list.reading])?;
    transaction.execute(
        "UPDATE people_lists SET read_at = ?2 WHERE list_id = ?1",
        params![list.id, now],
    )?;
    transaction.commit()
}

/// A list that lacks somebody: it counts as never read in full.
pub(crate) fn unread(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
    kind: Kind,
) -> Result<()> {
    connection
        .execute(
            "UPDATE people_lists SET read_at = NULL
             WHERE profile_id = ?1 AND account_id = ?2 AND kind = ?3",
            params![profile_id, account_id, kind.word()],
        )
        .map(drop)
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Users(UsersEdition::V2) => "users",
            Self::Users(UsersEdition::V3) => "v3_users",
            Self::Contacts => "contacts",
        }
    }
}

fn read(row: &Row<'_>) -> Result<List> {
    Ok(List { id: row.get(0)?, reading: row.get(1)?, read_at: row.get(2)? })
}
