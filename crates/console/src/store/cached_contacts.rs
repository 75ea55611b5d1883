//! Rows of contacts as they were last read, with the index they are searched by.
//!
//! Called by `contacts`, and by `bulk` for saving them. A hundred thousand of an account stay on disk: what is asked for is a
//! piece of them. Absent: counting on where a search finds more than anybody looks through.

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::{
    bulk_people, from_json,
    people_lists::List,
    search::{Reach, Search, Searched, name_key},
    to_json,
};
use crate::contacts::{Contact, ContactSort};

/// How many contacts a search counts, and gives.
pub(crate) const COUNTED: usize = 2_000;

/// Rows a search found, or all of them.
pub(crate) struct Found {
    pub(crate) contacts: Vec<Contact>,
    pub(crate) total: u64,
    pub(crate) more: bool,
}

/// Keeps contacts as they were read or written.
pub(crate) fn put(connection: &Connection, list: &List, contacts: &[Contact]) -> Result<()> {
    let transaction = connection.unchecked_transaction()?;
    for contact in contacts {
        let json = to_json(contact)?;
        let known = transaction
            .prepare_cached(
                "SELECT contact_row, contact_json = ?3 FROM cached_contacts
                 WHERE list_id = ?1 AND contact_id = ?2",
            )?
            .query_row(params![list.id, contact.id, json], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, bool>(1)?))
            })
            .optional()?;
        if let Some((row, true)) = known {
            transaction
                .prepare_cached(
                    "UPDATE cached_contacts SET reading = ?2
                     WHERE contact_row = ?1 AND reading < ?2",
                )?
                .execute([row, list.reading])?;
            continue;
        }
        let searched = searched(contact);
        let row: i64 = transaction
            .prepare_cached(
                "INSERT INTO cached_contacts
                   (list_id, contact_id, reading, name_key, text, digits, contact_json)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT DO UPDATE SET reading = max(reading, excluded.reading),
                   name_key = excluded.name_key, text = excluded.text,
                   digits = excluded.digits, contact_json = excluded.contact_json
                 RETURNING contact_row",
            )?
            .query_row(
                params![
                    list.id,
                    contact.id,
                    list.reading,
                    name_key(&contact.name),
                    searched.text,
                    searched.digits,
                    json
                ],
                |row| row.get(0),
            )?;
        if known.is_some() {
            transaction
                .prepare_cached("DELETE FROM contact_pieces WHERE rowid = ?1")?
                .execute([row])?;
        }
        transaction
            .prepare_cached("INSERT INTO contact_pieces (rowid, pieces) VALUES (?1, ?2)")?
            .execute(params![row, searched.pieces(&list.id.to_string(), Reach::Beginnings)])?;
    }
    transaction.commit()
}

/// Forgets contacts that are gone.
pub(crate) fn remove(connection: &Connection, list: &List, ids: &[String]) -> Result<()> {
    let transaction = connection.unchecked_transaction()?;
    for id in ids {
        transaction
            .prepare_cached("DELETE FROM cached_contacts WHERE list_id = ?1 AND contact_id = ?2")?
            .execute(params![list.id, id])?;
    }
    transaction.commit()
}

/// How many contacts of a list there are.
pub(crate) fn count(connection: &Connection, list: &List) -> Result<u64> {
    connection
        .prepare_cached("SELECT contacts FROM people_lists WHERE list_id = ?1")?
        .query_row([list.id], |row| row.get::<_, i64>(0))
        .map(i64::unsigned_abs)
}

/// A piece of a list: `limit` contacts from the one at `offset`, of those a search finds.
pub(crate) fn find(
    connection: &Connection,
    list: &List,
    search: &str,
    sort: ContactSort,
    offset: usize,
    limit: usize,
) -> Result<Found> {
    let Some(search) = Search::of(search, Reach::Beginnings) else {
        let rows = walk(connection, list, sort, offset, limit)?;
        let total = count(connection, list)?;
        return Ok(Found { contacts: contacts(connection, &rows)?, total, more: false });
    };
    let mut rows = matched(connection, list, &search, 0, COUNTED + 1)?;
    let more = rows.len() > COUNTED;
    rows.truncate(COUNTED);
    let total = rows.len() as u64;
    let last = offset.saturating_add(limit).min(COUNTED);
    match (sort, more) {
        (ContactSort::Listed, _) => {}
        (_, false) => rows = by_name(connection, rows, sort)?,
        // Too many to sort: the names in order are gone through instead, and as there are so many
        // of them, the first come soon.
        (_, true) => rows = fitting(connection, list, &search, sort, last)?,
    }
    let shown = rows.get(offset.min(rows.len())..last.min(rows.len())).unwrap_or_default();
    Ok(Found { contacts: contacts(connection, shown)?, total, more })
}

/// Contacts that a search finds, all for one without a word, after a row and in order, each with
/// its row: however many there are, a piece of them is read.
pub(crate) fn found_after(
    connection: &Connection,
    list: &List,
    search: &str,
    row: i64,
    limit: usize,
) -> Result<Vec<(i64, Contact)>> {
    let Some(search) = Search::of(search, Reach::Beginnings) else {
        return bulk_people::contacts_after(
            connection,
            list,
            row,
            u32::try_from(limit).unwrap_or(u32::MAX),
        );
    };
    let mut found = Vec::with_capacity(limit);
    for row in matched(connection, list, &search, row, limit)? {
        let contact = contacts(connection, &[row])?.pop();
        found.extend(contact.map(|contact| (row, contact)));
    }
    Ok(found)
}

/// Contacts of all a profile's clients that a search finds, with their accounts.
pub(crate) fn find_everywhere(
    connection: &Connection,
    profile_id: &str,
    search: &str,
    limit: usize,
) -> Result<Vec<(String, Contact)>> {
    let Some(search) = Search::of(search, Reach::Beginnings) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    let mut rows = connection.prepare_cached(
        "SELECT l.account_id, c.contact_json, c.text, c.digits
         FROM contact_pieces p JOIN cached_contacts c ON c.contact_row = p.rowid
                               JOIN people_lists l USING (list_id)
         WHERE p.contact_pieces MATCH ?1 AND l.profile_id = ?2 ORDER BY p.rowid",
    )?;
    let mut rows = rows.query(params![search.question(None), profile_id])?;
    while found.len() < limit
        && let Some(row) = rows.next()?
    {
        if search.is_exact() || search.fits(row.get_ref(2)?.as_str()?, row.get_ref(3)?.as_str()?) {
            let account_id: String = row.get(0)?;
            found.extend(from_json(row.get(1)?).map(|contact| (account_id, contact)));
        }
    }
    Ok(found)
}

/// The rows a search finds after one, in the order of the list, up to `most`.
fn matched(
    connection: &Connection,
    list: &List,
    search: &Search,
    after: i64,
    most: usize,
) -> Result<Vec<i64>> {
    let mut found = connection.prepare_cached(
        "SELECT rowid FROM contact_pieces
         WHERE contact_pieces MATCH ?1 AND rowid > ?2 ORDER BY rowid",
    )?;
    let mut found = found.query(params![search.question(Some(&list.id.to_string())), after])?;
    let mut fits = connection
        .prepare_cached("SELECT text, digits FROM cached_contacts WHERE contact_row = ?1")?;
    let mut rows = Vec::new();
    while rows.len() < most
        && let Some(row) = found.next()?
    {
        let id: i64 = row.get(0)?;
        let is_one = search.is_exact()
            || fits.query_row([id], |row| {
                Ok(search.fits(row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?))
            })?;
        rows.extend(is_one.then_some(id));
    }
    Ok(rows)
}

/// These rows, by name.
fn by_name(connection: &Connection, rows: Vec<i64>, sort: ContactSort) -> Result<Vec<i64>> {
    let mut name =
        connection.prepare_cached("SELECT name_key FROM cached_contacts WHERE contact_row = ?1")?;
    let mut keyed = (rows.into_iter())
        .map(|id| Ok((name.query_row([id], |row| row.get::<_, String>(0))?, id)))
        .collect::<Result<Vec<_>>>()?;
    keyed.sort_unstable();
    if sort == ContactSort::NameDown {
        keyed.reverse();
    }
    Ok(keyed.into_iter().map(|(_, id)| id).collect())
}

/// The first rows in order that fit, up to `most`.
fn fitting(
    connection: &Connection,
    list: &List,
    search: &Search,
    sort: ContactSort,
    most: usize,
) -> Result<Vec<i64>> {
    let order = order(sort);
    let mut walk = connection.prepare_cached(&format!(
        "SELECT contact_row, text, digits FROM cached_contacts WHERE list_id = ?1 ORDER BY {order}"
    ))?;
    let (mut walk, mut rows) = (walk.query([list.id])?, Vec::new());
    while rows.len() < most
        && let Some(row) = walk.next()?
    {
        if search.fits(row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?) {
            rows.push(row.get(0)?);
        }
    }
    Ok(rows)
}

/// Rows of a list in order, from the one at `offset`.
fn walk(
    connection: &Connection,
    list: &List,
    sort: ContactSort,
    offset: usize,
    limit: usize,
) -> Result<Vec<i64>> {
    let order = order(sort);
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    // The index alone answers this: no contact is read for the sake of being passed over.
    connection
        .prepare_cached(&format!(
            "SELECT contact_row FROM cached_contacts WHERE list_id = ?1
             ORDER BY {order} LIMIT ?2 OFFSET ?3"
        ))?
        .query_map([list.id, number(limit), number(offset)], |row| row.get(0))?
        .collect()
}

fn order(sort: ContactSort) -> &'static str {
    match sort {
        ContactSort::Listed => "contact_row",
        ContactSort::Name => "name_key, contact_row",
        ContactSort::NameDown => "name_key DESC, contact_row DESC",
    }
}

fn contacts(connection: &Connection, rows: &[i64]) -> Result<Vec<Contact>> {
    let mut one = connection
        .prepare_cached("SELECT contact_json FROM cached_contacts WHERE contact_row = ?1")?;
    let mut contacts = Vec::with_capacity(rows.len());
    for row in rows {
        contacts.extend(from_json::<Contact>(one.query_row([row], |row| row.get(0)).optional()?));
    }
    Ok(contacts)
}

/// What a contact is found by.
fn searched(contact: &Contact) -> Searched {
    let data = contact.contact_data.iter().flat_map(|data| {
        let said = [data.username.as_deref(), data.phone.as_deref()];
        [Some(data.chat_id.as_str())].into_iter().chain(said).flatten()
    });
    let own = [contact.name.as_str(), contact.id.as_str()];
    Searched::of(own.into_iter().chain(contact.responsible_user_id.as_deref()).chain(data))
}
