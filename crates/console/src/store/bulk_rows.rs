//! The rows of bulk work: what stands in them, how they were judged, and leafing through them.
//!
//! Called by `bulk`. Absent: how rows get from bucket to bucket (`bulk_journal`).

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::{
    bulks::{of_word, word},
    from_json, to_json,
};
use crate::{
    bulk::{BulkCounts, BulkFilter, RowBucket},
    error::{FieldProblem, UiError},
    sheet::{self, BulkKind, Effect},
};

/// A row as it is kept.
#[derive(Clone)]
pub(crate) struct Row {
    /// Its number in the table.
    pub(crate) row: u32,
    /// The person's id, once it was judged.
    pub(crate) key: String,
    /// As the table has it.
    pub(crate) cells: Vec<String>,
    /// By field, once a person has edited it.
    pub(crate) edited: Option<BTreeMap<String, String>>,
    pub(crate) problems: Vec<FieldProblem>,
    pub(crate) warnings: Vec<FieldProblem>,
    pub(crate) effect: Effect,
    pub(crate) bucket: RowBucket,
    pub(crate) skipped: bool,
    /// Whether it was sent.
    pub(crate) went: bool,
    pub(crate) fields: Vec<String>,
    pub(crate) error: Option<UiError>,
}

/// What a row was found to be before anything is sent.
pub(crate) struct Verdict {
    pub(crate) row: u32,
    /// The person's id.
    pub(crate) key: String,
    pub(crate) problems: Vec<FieldProblem>,
    pub(crate) warnings: Vec<FieldProblem>,
    pub(crate) effect: Effect,
}

impl Verdict {
    /// Whether the row is kept with it already.
    pub(crate) fn stands_in(&self, row: &Row) -> bool {
        let Self { row: number, key, problems, warnings, effect } = self;
        (number, key, effect) == (&row.row, &row.key, &row.effect)
            && (problems, warnings) == (&row.problems, &row.warnings)
    }
}

impl Row {
    /// What it says by field: as edited, else as the table has it under columns of this meaning.
    pub(crate) fn values(
        &self,
        kind: BulkKind,
        fields: &[Option<String>],
    ) -> BTreeMap<String, String> {
        match &self.edited {
            Some(values) => values.clone(),
            None => sheet::map(kind, fields, self.cells.clone()),
        }
    }
}

const COLUMNS: &str = "row, cells_json, values_json, problems_json, warnings_json, effect, bucket,
    skipped, fields_json, error_json, went, key";

/// Adds rows of a table, in one transaction.
pub(crate) fn add(connection: &Connection, number: i64, rows: &[(u32, Vec<String>)]) -> Result<()> {
    let transaction = connection.unchecked_transaction()?;
    {
        let mut insert = transaction.prepare_cached(
            "INSERT INTO bulk_rows (number, row, cells_json) VALUES (?1, ?2, ?3)",
        )?;
        for (row, cells) in rows {
            insert.execute(params![number, row, to_json(cells)?])?;
        }
    }
    transaction.commit()
}

/// Drops all rows: the table is read anew.
pub(crate) fn clear(connection: &Connection, number: i64) -> Result<()> {
    connection.execute("DELETE FROM bulk_rows WHERE number = ?1", [number]).map(drop)
}

/// Writes how rows were judged, in one transaction.
pub(crate) fn judge(connection: &Connection, number: i64, verdicts: &[Verdict]) -> Result<()> {
    let transaction = connection.unchecked_transaction()?;
    {
        let mut update = transaction.prepare_cached(
            "UPDATE bulk_rows SET key = ?3, problems_json = ?4, warnings_json = ?5, problems = ?6,
               warnings = ?7, effect = ?8
             WHERE number = ?1 AND row = ?2",
        )?;
        for Verdict { row, key, problems, warnings, effect } in verdicts {
            update.execute(params![
                number,
                row,
                key,
                some_json(problems)?,
                some_json(warnings)?,
                problems.len() as i64,
                warnings.len() as i64,
                word(effect),
            ])?;
        }
    }
    transaction.commit()
}

/// Keeps what a person wrote into a row.
pub(crate) fn edit(
    connection: &Connection,
    number: i64,
    row: u32,
    values: &BTreeMap<String, String>,
) -> Result<()> {
    connection
        .execute(
            "UPDATE bulk_rows SET values_json = ?3 WHERE number = ?1 AND row = ?2",
            params![number, row, to_json(values)?],
        )
        .map(drop)
}

/// Forgets what was edited: the columns mean something else now.
pub(crate) fn unedit(connection: &Connection, number: i64) -> Result<()> {
    connection
        .execute(
            "UPDATE bulk_rows SET values_json = NULL WHERE number = ?1 AND values_json NOT NULL",
            [number],
        )
        .map(drop)
}

/// Leaves a row out, or takes it in again.
pub(crate) fn skip(connection: &Connection, number: i64, row: u32, skip: bool) -> Result<()> {
    connection
        .execute(
            "UPDATE bulk_rows SET skipped = ?3 WHERE number = ?1 AND row = ?2",
            params![number, row, skip],
        )
        .map(drop)
}

/// One row.
pub(crate) fn get(connection: &Connection, number: i64, row: u32) -> Result<Option<Row>> {
    let sql = format!("SELECT {COLUMNS} FROM bulk_rows WHERE number = ?1 AND row = ?2");
    connection.prepare_cached(&sql)?.query_row(params![number, row], read).optional()
}

/// The rows after one, in order; of one view.
pub(crate) fn after(
    connection: &Connection,
    number: i64,
    filter: BulkFilter,
    row: u32,
    limit: u32,
) -> Result<Vec<Row>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM bulk_rows WHERE number = ?1 AND row > ?2 AND {}
         ORDER BY row LIMIT ?3",
        sql_of(filter)
    );
    connection.prepare_cached(&sql)?.query_map(params![number, row, limit], read)?.collect()
}

/// Some rows of a view, by number, and how many it has.
pub(crate) fn page(
    connection: &Connection,
    number: i64,
    filter: BulkFilter,
    offset: u64,
    limit: u32,
) -> Result<(Vec<Row>, u64)> {
    let of_view = format!(
        "FROM bulk_rows INDEXED BY bulk_rows_by_bucket WHERE number = ?1 AND {}",
        sql_of(filter)
    );
    let total: i64 = connection
        .prepare_cached(&format!("SELECT count(*) {of_view}"))?
        .query_row([number], |row| row.get(0))?;
    // The rows themselves are looked up for those shown alone; the index counts off the others.
    let sql = format!(
        "SELECT {COLUMNS} FROM bulk_rows WHERE number = ?1 AND row IN
           (SELECT row {of_view} ORDER BY row LIMIT ?2 OFFSET ?3)
         ORDER BY row"
    );
    let offset = i64::try_from(offset).unwrap_or(i64::MAX);
    let rows = connection
        .prepare_cached(&sql)?
        .query_map(params![number, limit, offset], read)?
        .collect::<Result<_>>()?;
    Ok((rows, u64::try_from(total).unwrap_or_default()))
}

/// How many rows are what.
pub(crate) fn counts(connection: &Connection, number: i64) -> Result<BulkCounts> {
    let mut counts = BulkCounts::default();
    let mut groups = connection.prepare_cached(
        "SELECT bucket, effect, skipped, problems > 0, warnings > 0, went, count(*)
         FROM bulk_rows INDEXED BY bulk_rows_by_bucket WHERE number = ?1
         GROUP BY 1, 2, 3, 4, 5, 6",
    )?;
    let mut groups = groups.query([number])?;
    while let Some(group) = groups.next()? {
        let many = u64::try_from(group.get::<_, i64>(6)?).unwrap_or_default();
        let (problems, warnings): (bool, bool) = (group.get(3)?, group.get(4)?);
        let (skipped, went): (bool, bool) = (group.get(2)?, group.get(5)?);
        let add = |count: &mut u64, is_such: bool| *count += if is_such { many } else { 0 };
        let bucket: RowBucket = of_word(group.get(0)?)?;
        let effect: Effect = of_word(group.get(1)?)?;
        // What comes of a row is told only of those that are neither left out nor held back.
        let counts_for = |wanted| !skipped && !problems && effect == wanted;
        add(&mut counts.rows, true);
        add(&mut counts.problems, problems);
        add(&mut counts.warnings, warnings);
        add(&mut counts.skipped, skipped);
        add(&mut counts.sent, went);
        add(&mut counts.adds, counts_for(Effect::Add));
        add(&mut counts.changes, counts_for(Effect::Change));
        add(&mut counts.same, counts_for(Effect::Same));
        add(&mut counts.confirmed, bucket == RowBucket::Confirmed);
        add(&mut counts.accepted, bucket == RowBucket::Accepted);
        add(&mut counts.differs, bucket == RowBucket::Differs);
        add(&mut counts.refused, bucket == RowBucket::Refused);
        add(&mut counts.not_sent, bucket == RowBucket::NotSent);
    }
    Ok(counts)
}

/// The condition of a view; its words are columns of the index.
fn sql_of(filter: BulkFilter) -> &'static str {
    match filter {
        BulkFilter::All => "1",
        BulkFilter::Problems => "problems > 0",
        BulkFilter::Warnings => "warnings > 0",
        BulkFilter::Ready => {
            "bucket = 'waiting' AND NOT skipped AND problems = 0 AND effect <> 'same'"
        }
        BulkFilter::Confirmed => "bucket = 'confirmed'",
        BulkFilter::Accepted => "bucket = 'accepted'",
        BulkFilter::Differs => "bucket = 'differs'",
        BulkFilter::Refused => "bucket = 'refused'",
        BulkFilter::NotSent => "bucket = 'not_sent'",
        BulkFilter::Failures => "bucket IN ('accepted', 'differs', 'refused', 'not_sent')",
    }
}

/// A list as JSON; none when it is empty.
pub(super) fn some_json<T: serde::Serialize>(list: &[T]) -> Result<Option<String>> {
    (!list.is_empty()).then(|| to_json(&list)).transpose()
}

fn read(row: &rusqlite::Row<'_>) -> Result<Row> {
    Ok(Row {
        row: row.get(0)?,
        cells: from_json(row.get(1)?).unwrap_or_default(),
        edited: from_json(row.get(2)?),
        problems: from_json(row.get(3)?).unwrap_or_default(),
        warnings: from_json(row.get(4)?).unwrap_or_default(),
        effect: of_word(row.get(5)?)?,
        bucket: of_word(row.get(6)?)?,
        skipped: row.get(7)?,
        fields: from_json(row.get(8)?).unwrap_or_default(),
        error: from_json(row.get(9)?),
        went: row.get(10)?,
        key: row.get(11)?,
    })
}
