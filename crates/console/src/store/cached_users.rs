//! Rows of users as they were last read, of both editions of the API.
//!
//! Called by `users::cache`. Absent: a search. An account has a thousand users at most, and the
//! page looks through them itself.

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::people_lists::List;
use crate::users::User;

/// The users of a list, in its order.
pub(crate) fn list(connection: &Connection, list: &List) -> Result<Vec<User>> {
    connection
        .prepare_cached(
            "SELECT user_id, name, phone FROM cached_users WHERE list_id = ?1
             ORDER BY place, user_id",
        )?
        .query_map([list.id], |row| {
            Ok(User { id: row.get(0)?, name: row.get(1)?, phone: row.get(2)? })
        })?
        .collect()
}

/// Keeps users as they are known to be: those that are known where they are, the others at the end.
pub(crate) fn put(connection: &Connection, list: &List, users: &[User]) -> Result<()> {
    write(connection, list, None, true, users)
}

/// Keeps a piece of a list; `first` is the place of its first user. Where the list has no phones,
/// as that of v3, a phone that was looked up stays.
pub(crate) fn put_listed(
    connection: &Connection,
    list: &List,
    first: u64,
    has_phones: bool,
    users: &[User],
) -> Result<()> {
    write(connection, list, Some(first), has_phones, users)
}

fn write(
    connection: &Connection,
    list: &List,
    first: Option<u64>,
    whole: bool,
    users: &[User],
) -> Result<()> {
    let transaction = connection.unchecked_transaction()?;
    let first = first.and_then(|first| i64::try_from(first).ok());
    for (place, user) in (0_i64..).zip(users) {
        transaction
            .prepare_cached(
                "INSERT INTO cached_users (list_id, user_id, name, phone, reading, place)
                 VALUES (?1, ?2, ?3, ?4, ?5, coalesce(?6,
                   (SELECT max(place) + 1 FROM cached_users WHERE list_id = ?1), 0))
                 ON CONFLICT DO UPDATE SET name = excluded.name,
                   phone = CASE WHEN ?7 THEN excluded.phone ELSE coalesce(excluded.phone, phone) END,
                   reading = max(reading, excluded.reading), place = coalesce(?6, place)",
            )?
            .execute(params![
                list.id,
                user.id,
                user.name,
                user.phone,
                list.reading,
                first.map(|first| first + place),
                whole
            ])?;
    }
    transaction.commit()
}

/// Forgets users who are gone.
pub(crate) fn remove(connection: &Connection, list: &List, ids: &[String]) -> Result<()> {
    let transaction = connection.unchecked_transaction()?;
    for id in ids {
        transaction
            .prepare_cached("DELETE FROM cached_users WHERE list_id = ?1 AND user_id = ?2")?
            .execute(params![list.id, id])?;
    }
    transaction.commit()
}

/// Who has this phone, other than `user_id`.
pub(crate) fn owner(
    connection: &Connection,
    list: &List,
    phone: &str,
    user_id: &str,
) -> Result<Option<String>> {
    connection
        .query_row(
            "SELECT user_id FROM cached_users WHERE list_id = ?1 AND phone = ?2 AND user_id <> ?3",
            params![list.id, phone, user_id],
            |row| row.get(0),
        )
        .optional()
}
