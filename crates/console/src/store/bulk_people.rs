//! People kept here, gone through in pieces.
//!
//! Called by `bulk`, which compares tables with them and saves them. Absent: searching them.

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::{from_json, people_lists::List};
use crate::contacts::Contact;

/// Contacts of a list after a row, in order, each with its row.
pub(crate) fn contacts_after(
    connection: &Connection,
    list: &List,
    row: i64,
    limit: u32,
) -> Result<Vec<(i64, Contact)>> {
    let rows = connection
        .prepare_cached(
            "SELECT contact_row, contact_json FROM cached_contacts
             WHERE list_id = ?1 AND contact_row > ?2 ORDER BY contact_row LIMIT ?3",
        )?
        .query_map(params![list.id, row, limit], |row| {
            Ok((row.get::<_, i64>(0)?, from_json::<Contact>(row.get(1)?)))
        })?
        .collect::<Result<Vec<_>>>()?;
    Ok(rows.into_iter().filter_map(|(row, contact)| Some((row, contact?))).collect())
}

/// A contact kept here.
pub(crate) fn contact(connection: &Connection, list: &List, id: &str) -> Result<Option<Contact>> {
    let json = connection
        .prepare_cached(
            "SELECT contact_json FROM cached_contacts WHERE list_id = ?1 AND contact_id = ?2",
        )?
        .query_row(params![list.id, id], |row| row.get(0))
        .optional()?;
    Ok(from_json(json))
}
