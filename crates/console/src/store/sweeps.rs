//! Rows of the checks of all accounts, one per profile, and what one has still to do.
//!
//! Called by `fleet`. Which accounts were met stands with the accounts: a check that is taken up
//! again goes on with the others.

use rusqlite::{Connection, OptionalExtension, Result, params};

use crate::fleet::{Sweep, SweepEnd};

/// The check of a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// Counts the checks begun.
    pub(crate) number: i64,
    /// When it began, epoch milliseconds.
    pub(crate) started_at: i64,
    /// When it ended, epoch milliseconds.
    pub(crate) ended_at: Option<i64>,
    /// How it ended; none while it runs and after a crash.
    pub(crate) end: Option<SweepEnd>,
}

/// The check of a profile that runs, or the last one.
pub(crate) fn get(connection: &Connection, profile_id: &str) -> Result<Option<Row>> {
    connection
        .query_row(
            "SELECT number, started_at, ended_at, outcome FROM sweeps WHERE profile_id = ?1",
            [profile_id],
            |row| {
                Ok(Row {
                    number: row.get(0)?,
                    started_at: row.get(1)?,
                    ended_at: row.get(2)?,
                    end: row.get::<_, Option<String>>(3)?.map(|word| SweepEnd::from_word(&word)),
                })
            },
        )
        .optional()
}

/// Begins a check, or takes up the last one where it did not come to its end and last moved less
/// than `resumes` milliseconds before `now`.
pub(crate) fn begin(
    connection: &Connection,
    profile_id: &str,
    now: i64,
    resumes: i64,
) -> Result<()> {
    let taken_up = connection.execute(
        "UPDATE sweeps SET moved_at = ?2, ended_at = NULL, outcome = NULL
         WHERE profile_id = ?1 AND outcome IS NOT 'complete'
           AND moved_at <= ?2 AND moved_at > ?2 - ?3",
        params![profile_id, now, resumes],
    )?;
    if taken_up > 0 {
        return Ok(());
    }
    connection
        .execute(
            "INSERT INTO sweeps (profile_id, number, started_at, moved_at) VALUES (?1, 1, ?2, ?2)
             ON CONFLICT DO UPDATE SET number = number + 1, started_at = excluded.started_at,
               moved_at = excluded.moved_at, ended_at = NULL, outcome = NULL",
            params![profile_id, now],
        )
        .map(drop)
}

/// Notes that the check gets further.
pub(crate) fn moved(connection: &Connection, profile_id: &str, now: i64) -> Result<()> {
    connection
        .execute("UPDATE sweeps SET moved_at = ?2 WHERE profile_id = ?1", params![profile_id, now])
        .map(drop)
}

/// Notes how the check ended.
pub(crate) fn end(
    connection: &Connection,
    profile_id: &str,
    end: SweepEnd,
    now: i64,
) -> Result<()> {
    connection
        .execute(
            "UPDATE sweeps SET moved_at = ?2, ended_at = ?2, outcome = ?3 WHERE profile_id = ?1",
            params![profile_id, now, end.word()],
        )
        .map(drop)
}

/// The accounts the present check has still to meet, the one checked longest ago first. Those whose
/// owner's permission has ended are left out.
pub(crate) fn left(connection: &Connection, profile_id: &str) -> Result<Vec<String>> {
    let sql = format!(
        "SELECT a.account_id {ACCOUNTS} AND a.swept <> s.number
         ORDER BY coalesce(json_extract(a.health_json, '$.checked_at'), 0), a.account_id"
    );
    connection.prepare(&sql)?.query_map([profile_id], |row| row.get(0))?.collect()
}

/// The check as the page sees it, when nothing is known of it but what stands here.
pub(crate) fn view(connection: &Connection, profile_id: &str) -> Result<Sweep> {
    let Some(row) = get(connection, profile_id)? else { return Ok(Sweep::default()) };
    let met = "a.swept = s.number";
    let sql = format!(
        "SELECT count(*), count(*) FILTER (WHERE {met}),
                count(*) FILTER (WHERE {met} AND a.unknown_since IS NOT NULL) {ACCOUNTS}"
    );
    let count = |number: i64| u64::try_from(number).unwrap_or_default();
    let (total, done, failed) = connection.query_row(&sql, [profile_id], |row| {
        Ok((count(row.get(0)?), count(row.get(1)?), count(row.get(2)?)))
    })?;
    let complete = row.end == Some(SweepEnd::Complete);
    Ok(Sweep {
        running: false,
        done,
        // Accounts that came since are not what it was about.
        total: if complete { done } else { total },
        failed,
        started_at: Some(row.started_at),
        ended_at: row.ended_at,
        end: row.end,
    })
}

const ACCOUNTS: &str = "
    FROM accounts a JOIN sweeps s USING (profile_id)
                    LEFT JOIN grants g USING (profile_id, account_id)
    WHERE a.profile_id = ?1 AND NOT a.gone AND coalesce(g.permission, '') <> 'needed'";
