//! Rows of what accounts are searched by: all that the store knows of them.
//!
//! Written by the rows of accounts and of the address book whenever theirs change, and filled in
//! when the store opens. Absent: accounts that are gone.

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::{
    accounts,
    search::{Reach, Search, Searched},
};
use crate::accounts::Account;

/// The ids of the accounts that a search finds, or all there are.
pub(crate) fn find(connection: &Connection, profile_id: &str, search: &str) -> Result<Vec<String>> {
    let Some(search) = Search::of(search, Reach::Anywhere) else {
        return connection
            .prepare_cached("SELECT account_id FROM searched_accounts WHERE profile_id = ?1")?
            .query_map([profile_id], |row| row.get(0))?
            .collect();
    };
    let question = search.question(Some(profile_id));
    let of = "FROM account_pieces p JOIN searched_accounts a ON a.account_row = p.rowid
              WHERE p.account_pieces MATCH ?1";
    if search.is_exact() {
        return connection
            .prepare_cached(&format!("SELECT a.account_id {of}"))?
            .query_map([question], |row| row.get(0))?
            .collect();
    }
    let mut rows = connection.prepare_cached(&format!("SELECT a.account_id, text, digits {of}"))?;
    let (mut rows, mut found) = (rows.query([question])?, Vec::new());
    while let Some(row) = rows.next()? {
        if search.fits(row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?) {
            found.push(row.get(0)?);
        }
    }
    Ok(found)
}

/// What is known of an account may have changed.
pub(super) fn refresh(connection: &Connection, profile_id: &str, account_id: &str) -> Result<()> {
    let Some(account) = accounts::get_present(connection, profile_id, account_id)? else {
        return remove(connection, profile_id, account_id);
    };
    let searched = searched(&account);
    let known = connection
        .prepare_cached(
            "SELECT account_row, text, digits FROM searched_accounts
             WHERE profile_id = ?1 AND account_id = ?2",
        )?
        .query_row([profile_id, account_id], |row| {
            Ok((row.get::<_, i64>(0)?, Searched { text: row.get(1)?, digits: row.get(2)? }))
        })
        .optional()?;
    match known {
        Some((_, before)) if before == searched => return Ok(()),
        Some(_) => remove(connection, profile_id, account_id)?,
        None => {}
    }
    connection
        .prepare_cached(
            "INSERT INTO searched_accounts (profile_id, account_id, text, digits)
             VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute([profile_id, account_id, &searched.text, &searched.digits])?;
    let row = connection.last_insert_rowid();
    connection
        .prepare_cached("INSERT INTO account_pieces (rowid, pieces) VALUES (?1, ?2)")?
        .execute(params![row, searched.pieces(profile_id, Reach::Anywhere)])
        .map(drop)
}

/// An account is gone.
pub(super) fn remove(connection: &Connection, profile_id: &str, account_id: &str) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM searched_accounts WHERE profile_id = ?1 AND account_id = ?2")?
        .execute([profile_id, account_id])
        .map(drop)
}

/// Fills in the accounts of a store that had no search yet.
pub(super) fn fill(connection: &Connection) -> Result<()> {
    let missing: Vec<(String, String)> = connection
        .prepare(
            "SELECT a.profile_id, a.account_id
             FROM accounts a LEFT JOIN searched_accounts s USING (profile_id, account_id)
             WHERE s.account_row IS NULL AND NOT a.gone",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_>>()?;
    let transaction = connection.unchecked_transaction()?;
    for (profile_id, account_id) in missing {
        refresh(&transaction, &profile_id, &account_id)?;
    }
    transaction.commit()
}

/// What an account is found by.
fn searched(account: &Account) -> Searched {
    let listed = account.channels.iter().map(|channel| channel.name.as_str());
    let checked = account.health.iter().flat_map(|health| &health.channels).flat_map(|channel| {
        [&channel.name, &channel.phone, &channel.username].into_iter().flatten()
    });
    let own = [account.account_id.as_str(), &account.label, &account.note];
    let own = own.into_iter().chain(account.name.as_deref());
    let tags = account.tags.iter().map(String::as_str);
    Searched::of(own.chain(tags).chain(listed).chain(checked.map(String::as_str)))
}
