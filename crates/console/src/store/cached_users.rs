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

/// Keeps users as they were read; `first` is the place of the first one, or none to leave those
/// where they are that are known, and to put the others at the end.
pub(crate) fn put(
    connection: &Connection,
    list: &List,
    first: Option<u64>,
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
                 ON CONFLICT DO UPDATE SET name = excluded.name, phone = excluded.phone,
                   reading = max(reading, excluded.reading), place = coalesce(?6, place)",
            )?
            .execute(params![
                list.id,
                user.id,
                user.name,
                user.phone,
                list.reading,
                first.map(|first| first + place)
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

/// Whether somebody other than `user_id` has this phone.
pub(crate) fn is_taken(
    connection: &Connection,
    list: &List,
    phone: &str,
    user_id: &str,
) -> Result<bool> {
    connection
        .query_row(
            "SELECT 1 FROM cached_users WHERE list_id = ?1 AND phone = ?2 AND user_id <> ?3",
            params![list.id, phone, user_id],
            |_| Ok(()),
        )
        .optional()
        .map(|found| found.is_some())
}
