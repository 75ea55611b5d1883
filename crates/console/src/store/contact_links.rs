//! Rows of links into the CRM, as they were written from here.
//!
//! Called by `contacts`. Absent: anything else about a contact.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Result, params};

/// The links kept for these contacts, by contact.
pub(crate) fn of(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
    contact_ids: &[String],
) -> Result<HashMap<String, String>> {
    let mut one = connection.prepare_cached(
        "SELECT uri FROM contact_links
         WHERE profile_id = ?1 AND account_id = ?2 AND contact_id = ?3",
    )?;
    let mut found = HashMap::new();
    for id in contact_ids {
        let uri = one.query_row([profile_id, account_id, id], |row| row.get(0)).optional()?;
        found.extend(uri.map(|uri| (id.clone(), uri)));
    }
    Ok(found)
}

/// Keeps links, or, where there is none, forgets what was kept.
pub(crate) fn set(
    connection: &Connection,
    profile_id: &str,
    account_id: &str,
    links: &[(String, Option<String>)],
) -> Result<()> {
    let transaction = connection.unchecked_transaction()?;
    for (contact_id, uri) in links {
        match uri {
            Some(uri) => transaction.execute(
                "INSERT OR REPLACE INTO contact_links (profile_id, account_id, contact_id, uri)
                 VALUES (?1, ?2, ?3, ?4)",
                params![profile_id, account_id, contact_id, uri],
            )?,
            None => transaction.execute(
                "DELETE FROM contact_links
                 WHERE profile_id = ?1 AND account_id = ?2 AND contact_id = ?3",
                [profile_id, account_id, contact_id],
            )?,
        };
    }
    transaction.commit()
}
