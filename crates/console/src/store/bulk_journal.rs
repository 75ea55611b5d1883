//! The journal of bulk work: which rows go out next, and what became of those that did.
//!
//! Called by `bulk`. A row is `sending` here before anything of it is sent, and gets its outcome in
//! one transaction with all rows of its request. Absent: what an answer means.

use rusqlite::{Connection, Result, params};

use super::{
    bulk_rows::{self, Row, some_json},
    bulks::word,
    to_json,
};
use crate::{bulk::RowBucket, error::UiError};

/// What became of a row.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    pub(crate) row: u32,
    pub(crate) bucket: RowBucket,
    /// The fields that differ or were complained about.
    pub(crate) fields: Vec<String>,
    pub(crate) error: Option<UiError>,
}

impl Outcome {
    /// A row in a bucket, with no more to say.
    pub(crate) fn plain(row: u32, bucket: RowBucket) -> Self {
        Self { row, bucket, fields: Vec::new(), error: None }
    }
}

/// Before the first row goes out: those that need no sending, and those that may not be sent.
pub(crate) fn begin(connection: &Connection, number: i64) -> Result<()> {
    let transaction = connection.unchecked_transaction()?;
    let move_all = |to: &str, which: &str| {
        let sql = format!(
            "UPDATE bulk_rows SET bucket = '{to}'
             WHERE number = ?1 AND bucket = 'waiting' AND {which}"
        );
        transaction.execute(&sql, [number])
    };
    move_all("not_sent", "(skipped OR problems > 0)")?;
    move_all("confirmed", "effect = 'same'")?;
    transaction.commit()
}

/// The person ends it before anything went out.
pub(crate) fn abandon(connection: &Connection, number: i64) -> Result<()> {
    begin(connection, number)?;
    move_all(connection, number, RowBucket::Waiting, RowBucket::NotSent)
}

/// Writes outcomes, and marks the next rows as being on their way and gives them, all in one
/// transaction.
pub(crate) fn turn(
    connection: &Connection,
    number: i64,
    outcomes: &[Outcome],
    take: u32,
) -> Result<Vec<Row>> {
    let transaction = connection.unchecked_transaction()?;
    settle(&transaction, number, outcomes)?;
    let mut rows = Vec::new();
    if take > 0 {
        let numbers = {
            let mut next = transaction.prepare_cached(
                "SELECT row FROM bulk_rows INDEXED BY bulk_rows_by_bucket
                 WHERE number = ?1 AND bucket = 'waiting' ORDER BY row LIMIT ?2",
            )?;
            next.query_map(params![number, take], |row| row.get(0))?
                .collect::<Result<Vec<u32>>>()?
        };
        let mut mark = transaction.prepare_cached(
            "UPDATE bulk_rows SET bucket = 'sending', went = 1, fields_json = NULL,
               error_json = NULL
             WHERE number = ?1 AND row = ?2",
        )?;
        for row in numbers {
            mark.execute(params![number, row])?;
            rows.extend(bulk_rows::get(&transaction, number, row)?);
        }
    }
    transaction.commit()?;
    Ok(rows)
}

/// Writes outcomes; a row that is `waiting` again did not go out.
pub(crate) fn settle(connection: &Connection, number: i64, outcomes: &[Outcome]) -> Result<()> {
    let mut update = connection.prepare_cached(
        "UPDATE bulk_rows SET bucket = ?3, fields_json = ?4, error_json = ?5,
           went = CASE ?3 WHEN 'waiting' THEN 0 ELSE went END
         WHERE number = ?1 AND row = ?2",
    )?;
    for Outcome { row, bucket, fields, error } in outcomes {
        let error = error.as_ref().map(to_json).transpose()?;
        update.execute(params![number, row, word(bucket), some_json(fields)?, error])?;
    }
    Ok(())
}

/// Writes outcomes of rows that were marked and did not go out after all.
pub(crate) fn unsend(connection: &Connection, number: i64, outcomes: &[Outcome]) -> Result<()> {
    let transaction = connection.unchecked_transaction()?;
    settle(&transaction, number, outcomes)?;
    for outcome in outcomes {
        transaction
            .prepare_cached("UPDATE bulk_rows SET went = 0 WHERE number = ?1 AND row = ?2")?
            .execute(params![number, outcome.row])?;
    }
    transaction.commit()
}

/// Puts a reason beside all rows of a bucket that have none.
pub(crate) fn explain(
    connection: &Connection,
    number: i64,
    bucket: RowBucket,
    error: &UiError,
) -> Result<()> {
    connection
        .execute(
            "UPDATE bulk_rows SET error_json = coalesce(error_json, ?3)
             WHERE number = ?1 AND bucket = ?2",
            params![number, word(&bucket), to_json(error)?],
        )
        .map(drop)
}

/// Takes away what stood in the way of looking at rows of a bucket: they are looked at again.
pub(crate) fn unexplain(connection: &Connection, number: i64, bucket: RowBucket) -> Result<()> {
    connection
        .execute(
            "UPDATE bulk_rows SET error_json = NULL
             WHERE number = ?1 AND bucket = ?2 AND error_json NOT NULL",
            params![number, word(&bucket)],
        )
        .map(drop)
}

/// Rows that went out without an answer, again and again, and are not there: the failure is their
/// reason. Those without one were on their way when the program ended.
pub(crate) fn give_up(connection: &Connection, number: i64) -> Result<()> {
    connection
        .execute(
            "UPDATE bulk_rows SET bucket = iif(error_json IS NULL, 'not_sent', 'refused')
             WHERE number = ?1 AND bucket = 'sending'",
            [number],
        )
        .map(drop)
}

/// How many rows are in one of these buckets.
pub(crate) fn many(connection: &Connection, number: i64, buckets: &[RowBucket]) -> Result<u64> {
    let sql = format!("SELECT count(*) FROM bulk_rows WHERE number = ?1 AND {}", within(buckets));
    let many: i64 = connection.prepare_cached(&sql)?.query_row([number], |row| row.get(0))?;
    Ok(u64::try_from(many).unwrap_or_default())
}

/// Rows in one of these buckets after a number, in order.
pub(crate) fn some(
    connection: &Connection,
    number: i64,
    buckets: &[RowBucket],
    after: u32,
    limit: u32,
) -> Result<Vec<Row>> {
    let sql = format!(
        "SELECT row FROM bulk_rows WHERE number = ?1 AND row > ?2 AND {} ORDER BY row LIMIT ?3",
        within(buckets)
    );
    let numbers: Vec<u32> = connection
        .prepare_cached(&sql)?
        .query_map(params![number, after, limit], |row| row.get(0))?
        .collect::<Result<_>>()?;
    let rows = numbers.into_iter().map(|row| bulk_rows::get(connection, number, row));
    rows.filter_map(Result::transpose).collect()
}

/// The row of somebody in one of these buckets; the first, should there be several.
pub(crate) fn of_key(
    connection: &Connection,
    number: i64,
    key: &str,
    buckets: &[RowBucket],
) -> Result<Option<Row>> {
    let sql = format!(
        "SELECT row FROM bulk_rows WHERE number = ?1 AND key = ?2 AND {} ORDER BY row LIMIT 1",
        within(buckets)
    );
    let row: Option<u32> = connection
        .prepare_cached(&sql)?
        .query_map(params![number, key], |row| row.get(0))?
        .next()
        .transpose()?;
    row.map_or(Ok(None), |row| bulk_rows::get(connection, number, row))
}

/// Puts all rows of one bucket into another; why they are there stays with them.
pub(crate) fn move_all(
    connection: &Connection,
    number: i64,
    from: RowBucket,
    to: RowBucket,
) -> Result<()> {
    connection
        .execute(
            "UPDATE bulk_rows SET bucket = ?3,
               went = CASE ?3 WHEN 'waiting' THEN 0 ELSE went END
             WHERE number = ?1 AND bucket = ?2",
            params![number, word(&from), word(&to)],
        )
        .map(drop)
}

fn within(buckets: &[RowBucket]) -> String {
    let words: Vec<_> = buckets.iter().map(|bucket| format!("'{}'", word(bucket))).collect();
    format!("bucket IN ({})", words.join(", "))
}
