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
use crate::{
    bulk::{NO_ANSWER, RowBucket},
    error::UiError,
};

/// Some of the rows, by how far they are.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Which {
    /// To be sent.
    Waiting,
    /// Of these, the ones judged to be in the account word for word.
    Same,
    /// They may have arrived.
    Sending,
    /// They may have arrived, or the server took them.
    Sent,
    /// Read back and equal.
    Confirmed,
}

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

/// Before the first row goes out: those that may not be sent.
pub(crate) fn begin(connection: &Connection, number: i64) -> Result<()> {
    connection
        .execute(
            "UPDATE bulk_rows SET bucket = 'not_sent'
             WHERE number = ?1 AND bucket = 'waiting' AND (skipped OR problems > 0)",
            [number],
        )
        .map(drop)
}

/// The person ends it before anything went out.
pub(crate) fn abandon(connection: &Connection, number: i64) -> Result<()> {
    begin(connection, number)?;
    move_all(connection, number, RowBucket::Waiting, RowBucket::NotSent)
}

/// Writes outcomes, and marks the next rows as being on their way and gives them, all in one
/// transaction. `went` is 1 for a row that was sent, and 2 for one that is marked for the first
/// time: should it not go out after all, it never did.
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
            "UPDATE bulk_rows SET bucket = 'sending', went = iif(went = 0, 2, went),
               fields_json = NULL, error_json = NULL
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

/// Writes outcomes; a row that was marked and is `waiting` or `not_sent` did not go out this time.
pub(crate) fn settle(connection: &Connection, number: i64, outcomes: &[Outcome]) -> Result<()> {
    let mut update = connection.prepare_cached(
        "UPDATE bulk_rows SET bucket = ?3, fields_json = ?4, error_json = ?5,
           went = CASE went WHEN 2 THEN ?3 NOT IN ('waiting', 'not_sent') ELSE went END
         WHERE number = ?1 AND row = ?2",
    )?;
    for Outcome { row, bucket, fields, error } in outcomes {
        let error = error.as_ref().map(to_json).transpose()?;
        update.execute(params![number, row, word(bucket), some_json(fields)?, error])?;
    }
    Ok(())
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

/// Takes away what stood in the way of looking at rows that were accepted: they are looked at
/// again. That no answer came to a row stays with it.
pub(crate) fn unexplain(connection: &Connection, number: i64) -> Result<()> {
    connection
        .execute(
            "UPDATE bulk_rows SET error_json = NULL
             WHERE number = ?1 AND bucket = 'accepted' AND error_json NOT NULL
               AND fields_json IS NOT ?2",
            params![number, no_answer()?],
        )
        .map(drop)
}

/// Rows that went out without an answer, again and again, and are not there: the failure is their
/// reason. Those without one, for which `why` stands, were on their way when the program ended or
/// the person had waited long enough.
pub(crate) fn give_up(connection: &Connection, number: i64, why: &UiError) -> Result<()> {
    connection
        .execute(
            "UPDATE bulk_rows SET bucket = iif(error_json IS NULL, 'not_sent', 'refused'),
               error_json = coalesce(error_json, ?2), went = min(went, 1)
             WHERE number = ?1 AND bucket = 'sending'",
            params![number, to_json(why)?],
        )
        .map(drop)
}

/// Rows that were said to be in the account word for word, and are not: what sending them does is
/// not known.
pub(crate) fn unlike(connection: &Connection, number: i64) -> Result<()> {
    connection
        .execute(
            "UPDATE bulk_rows SET effect = 'unknown'
             WHERE number = ?1 AND bucket = 'waiting' AND effect = 'same'",
            [number],
        )
        .map(drop)
}

/// Rows that may have arrived, and that nobody waits for any more: `why` stands beside each. With
/// `dropped` only those whose request did not come to its end.
pub(crate) fn unanswered(
    connection: &Connection,
    number: i64,
    why: &UiError,
    dropped: bool,
) -> Result<()> {
    connection
        .execute(
            "UPDATE bulk_rows SET bucket = 'accepted', went = min(went, 1), fields_json = ?2,
               error_json = ?3
             WHERE number = ?1 AND bucket = 'sending' AND (NOT ?4 OR error_json IS NULL)",
            params![number, no_answer()?, to_json(why)?, dropped],
        )
        .map(drop)
}

/// Rows to which no answer came, and which are not there: they did not arrive, for the reason
/// given.
pub(crate) fn not_there(connection: &Connection, number: i64, why: &UiError) -> Result<()> {
    connection
        .execute(
            "UPDATE bulk_rows SET bucket = 'not_sent', fields_json = NULL, error_json = ?3
             WHERE number = ?1 AND bucket = 'accepted' AND fields_json = ?2",
            params![number, no_answer()?, to_json(why)?],
        )
        .map(drop)
}

/// How many such rows there are.
pub(crate) fn many(connection: &Connection, number: i64, which: Which) -> Result<u64> {
    let sql = format!("SELECT count(*) FROM bulk_rows WHERE number = ?1 AND {}", which.sql());
    let many: i64 = connection.prepare_cached(&sql)?.query_row([number], |row| row.get(0))?;
    Ok(u64::try_from(many).unwrap_or_default())
}

/// Such rows after a number, in order.
pub(crate) fn some(
    connection: &Connection,
    number: i64,
    which: Which,
    after: u32,
    limit: u32,
) -> Result<Vec<Row>> {
    let sql = format!(
        "SELECT row FROM bulk_rows WHERE number = ?1 AND row > ?2 AND {} ORDER BY row LIMIT ?3",
        which.sql()
    );
    let numbers: Vec<u32> = connection
        .prepare_cached(&sql)?
        .query_map(params![number, after, limit], |row| row.get(0))?
        .collect::<Result<_>>()?;
    let rows = numbers.into_iter().map(|row| bulk_rows::get(connection, number, row));
    rows.filter_map(Result::transpose).collect()
}

/// Such a row of somebody; the first, should there be several.
pub(crate) fn of_key(
    connection: &Connection,
    number: i64,
    key: &str,
    which: Which,
) -> Result<Option<Row>> {
    // Left to itself, SQLite would go through all rows for the sake of their order.
    let sql = format!(
        "SELECT row FROM bulk_rows INDEXED BY bulk_rows_by_key
         WHERE number = ?1 AND key = ?2 AND {} ORDER BY row LIMIT 1",
        which.sql()
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
            "UPDATE bulk_rows SET bucket = ?3, went = min(went, 1)
             WHERE number = ?1 AND bucket = ?2",
            params![number, word(&from), word(&to)],
        )
        .map(drop)
}

impl Which {
    /// The condition; its words are columns of the index.
    fn sql(self) -> &'static str {
        match self {
            Self::Waiting => "bucket = 'waiting'",
            Self::Same => "bucket = 'waiting' AND effect = 'same'",
            Self::Sending => "bucket = 'sending'",
            Self::Sent => "bucket IN ('accepted', 'sending')",
            Self::Confirmed => "bucket = 'confirmed'",
        }
    }
}

/// The fields of a row to which no answer came.
fn no_answer() -> Result<String> {
    to_json(&[NO_ANSWER])
}
