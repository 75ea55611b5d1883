//! Rows of accounts, joined with the address book.
//!
//! Called by `accounts`, `address_book` and `creations`.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::{from_json, profiles, searched_accounts, to_json};
use crate::{
    accounts::{Account, AccountHealth, AccountList},
    error::{ErrorCode, UiError},
    grants::Permission,
};

const SELECT: &str = "
    SELECT a.account_id, b.name, b.note, b.tags_json, a.registered_at, a.assigned_at,
           a.last_payment, a.subscriptions_json, a.channels_json, a.health_json, a.timezone,
           a.currency, a.lang, a.loaded_at, g.permission, a.unknown_since, a.unknown_why_json
    FROM accounts a LEFT JOIN address_book b USING (profile_id, account_id)
                    LEFT JOIN grants g USING (profile_id, account_id)
    WHERE a.profile_id = ?1";

/// All accounts of a profile that are there, and how good the list is.
pub(crate) fn list(connection: &Connection, profile_id: &str) -> Result<AccountList> {
    let sql = format!("{SELECT} AND NOT a.gone ORDER BY a.account_id");
    let accounts =
        connection.prepare(&sql)?.query_map([profile_id], read)?.collect::<Result<_>>()?;
    let (loaded_at, complete) = profiles::pass(connection, profile_id)?;
    Ok(AccountList { accounts, loaded_at, complete })
}

/// One account, gone or not.
pub(crate) fn get(connection: &Connection, profile_id: &str, id: &str) -> Result<Option<Account>> {
    let sql = format!("{SELECT} AND a.account_id = ?2");
    connection.query_row(&sql, [profile_id, id], read).optional()
}

/// One account that is there.
pub(super) fn get_present(
    connection: &Connection,
    profile_id: &str,
    id: &str,
) -> Result<Option<Account>> {
    connection
        .prepare_cached(&format!("{SELECT} AND a.account_id = ?2 AND NOT a.gone"))?
        .query_row([profile_id, id], read)
        .optional()
}

/// Writes an account as the server tells it; what it does not tell is left as it was.
pub(crate) fn upsert(connection: &Connection, profile_id: &str, account: &Account) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO accounts (profile_id, account_id, registered_at, assigned_at,
                                   last_payment, subscriptions_json, channels_json, loaded_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT DO UPDATE SET
               registered_at = coalesce(excluded.registered_at, registered_at),
               assigned_at = coalesce(excluded.assigned_at, assigned_at),
               last_payment = coalesce(excluded.last_payment, last_payment),
               subscriptions_json = excluded.subscriptions_json,
               channels_json = excluded.channels_json,
               loaded_at = excluded.loaded_at, gone = 0",
        )?
        .execute(params![
            profile_id,
            account.account_id,
            account.registered_at,
            account.assigned_at,
            account.last_payment,
            to_json(&account.subscriptions)?,
            to_json(&account.channels)?,
            account.loaded_at,
        ])?;
    searched_accounts::refresh(connection, profile_id, &account.account_id)
}

/// Makes sure an account has a row, without a word about it.
pub(crate) fn touch(connection: &Connection, profile_id: &str, id: &str, now: i64) -> Result<()> {
    connection.execute(
        "INSERT INTO accounts (profile_id, account_id, loaded_at) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET gone = 0",
        params![profile_id, id, now],
    )?;
    searched_accounts::refresh(connection, profile_id, id)
}

/// Keeps what a check of the channels found.
pub(crate) fn set_health(
    connection: &Connection,
    profile_id: &str,
    id: &str,
    health: &AccountHealth,
) -> Result<()> {
    connection.execute(
        &format!(
            "UPDATE accounts SET health_json = ?3, unknown_since = NULL,
               unknown_why_json = NULL, {SWEPT}
             WHERE profile_id = ?1 AND account_id = ?2"
        ),
        params![profile_id, id, to_json(health)?],
    )?;
    searched_accounts::refresh(connection, profile_id, id)
}

/// Keeps that a check of the channels failed; what was known before is left.
pub(crate) fn set_unknown(
    connection: &Connection,
    profile_id: &str,
    id: &str,
    why: &UiError,
    now: i64,
) -> Result<()> {
    // Where the server was not reached, the account was not met.
    let swept = match why.code {
        ErrorCode::NotSent | ErrorCode::RateLimited => "swept = swept",
        _ => SWEPT,
    };
    connection
        .execute(
            &format!(
                "UPDATE accounts SET unknown_since = coalesce(unknown_since, ?4),
                   unknown_why_json = ?3, {swept}
                 WHERE profile_id = ?1 AND account_id = ?2"
            ),
            params![profile_id, id, to_json(why)?, now],
        )
        .map(drop)
}

/// Met in the present check of all accounts, or in the last one.
const SWEPT: &str = "
    swept = coalesce((SELECT number FROM sweeps WHERE sweeps.profile_id = ?1), swept)";

/// Keeps what only a creation or an update tells; what is not told is left as it was.
pub(crate) fn set_details(
    connection: &Connection,
    profile_id: &str,
    id: &str,
    timezone: Option<f64>,
    currency: Option<&str>,
    lang: Option<&str>,
) -> Result<()> {
    connection
        .execute(
            "UPDATE accounts SET timezone = coalesce(?3, timezone),
               currency = coalesce(?4, currency), lang = coalesce(?5, lang)
             WHERE profile_id = ?1 AND account_id = ?2",
            params![profile_id, id, timezone, currency, lang],
        )
        .map(drop)
}

/// Marks what a complete pass did not meet. Rows written since the pass began are spared: an
/// account made during it may stand on a page read before. Accounts open by their owner's
/// permission are on no page.
pub(crate) fn mark_gone(
    connection: &Connection,
    profile_id: &str,
    met: &HashSet<String>,
    began: i64,
) -> Result<()> {
    let known: Vec<String> = connection
        .prepare(
            "SELECT account_id FROM accounts WHERE profile_id = ?1 AND loaded_at < ?2
             AND account_id NOT IN (SELECT account_id FROM grants WHERE profile_id = ?1)",
        )?
        .query_map(params![profile_id, began], |row| row.get(0))?
        .collect::<Result<_>>()?;
    let mut mark = connection
        .prepare("UPDATE accounts SET gone = 1 WHERE profile_id = ?1 AND account_id = ?2")?;
    for id in known.iter().filter(|id| !met.contains(*id)) {
        mark.execute([profile_id, id])?;
        searched_accounts::remove(connection, profile_id, id)?;
    }
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Account> {
    let account = Account {
        account_id: row.get(0)?,
        name: row.get(1)?,
        note: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
        tags: from_json(row.get(3)?).unwrap_or_default(),
        registered_at: row.get(4)?,
        assigned_at: row.get(5)?,
        last_payment: row.get(6)?,
        subscriptions: from_json(row.get(7)?).unwrap_or_default(),
        channels: from_json(row.get(8)?).unwrap_or_default(),
        health: from_json(row.get(9)?),
        timezone: row.get(10)?,
        currency: row.get(11)?,
        lang: row.get(12)?,
        loaded_at: row.get(13)?,
        granted: row.get::<_, Option<String>>(14)?.map(|word| Permission::from_word(&word)),
        unknown_since: row.get(15)?,
        unknown_why: from_json(row.get(16)?),
        ..Account::default()
    };
    Ok(account.completed())
}
