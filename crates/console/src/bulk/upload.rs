//! A table on its way in: handed over in pieces, kept in a private file, and read into the journal.
//!
//! Called by the shell. The file goes when the rows are sent or the work is forgotten, and at the
//! next start what nobody will read. Absent: what the cells mean (`mapping`).

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    time::Instant,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use tokio_util::sync::CancellationToken;

use super::{Bulk, BulkAction, BulkCounts, BulkState};
use crate::{
    checks,
    console::{Console, new_id},
    error::{Error, FieldProblem, FieldRule},
    session::Session,
    sheet::{self, BulkKind, Rows, Sheet, SheetChoice},
    store::{
        bulk_rows,
        bulks::{self, Entry},
        files,
    },
};

/// The most bytes of one piece.
const PIECE: usize = 1 << 20;
/// The most bytes of a table, in MiB.
const LARGEST: u64 = 64;
/// Rows written in one transaction.
const ROWS: usize = 1_000;

impl Console {
    /// Begins an import into an account. The table is handed over next; `file_name` is the
    /// person's, empty for pasted text.
    ///
    /// # Errors
    /// `Invalid` at `account_id`, `SignedOut`.
    pub async fn bulk_begin(
        &self,
        account_id: &str,
        kind: BulkKind,
        file_name: &str,
    ) -> Result<Bulk, Error> {
        checks::path_id("account_id", account_id)?;
        let session = self.session()?;
        let bulk = self.bulk_new(account_id, kind, BulkAction::Import, file_name);
        Ok(self.bulk_insert(&session, bulk).await?.bulk)
    }

    /// Hands over the next piece of the table: base64, at most 1 MiB of it decoded. All pieces
    /// together may have 64 MiB.
    ///
    /// # Errors
    /// `Invalid` at `bytes` for what is too long or no base64, at `file` for a table that is too
    /// large, `Conflict` once the table is being read.
    pub async fn bulk_append(&self, bulk_id: &str, bytes: String) -> Result<(), Error> {
        if bytes.len() > PIECE.div_ceil(3) * 4 {
            let problem = FieldProblem::bounded("bytes", FieldRule::TooLong, PIECE);
            return Err(Error::Invalid(vec![problem]));
        }
        let bytes = STANDARD.decode(bytes);
        let bytes = bytes.map_err(|_| Error::invalid("bytes", FieldRule::Malformed))?;
        let session = self.session()?;
        let entry = self.bulk_entry(&session, bulk_id).await?;
        let Some(_reading) = self.inner.bulks.read(bulk_id, session.ended()) else {
            return Err(Error::Busy("the table is being read"));
        };
        if entry.bulk.state != BulkState::Reading {
            return Err(Error::Conflict("the table was handed over already"));
        }
        let file = self.bulk_file(bulk_id);
        blocking(move || append(&file, &bytes)).await
    }

    /// Reads the table into the journal, as chosen or as guessed; may be done again with another
    /// choice until its rows are sent. How far it is comes as `bulk_changed`.
    ///
    /// # Errors
    /// `Invalid` at `file` for what is no table, and at a choice that is none; `Cancelled` when it
    /// was stopped; `Conflict` once rows were sent.
    pub async fn bulk_read(&self, bulk_id: &str, choice: SheetChoice) -> Result<Bulk, Error> {
        let session = self.session()?;
        let Some(reading) = self.inner.bulks.read(bulk_id, session.ended()) else {
            return Err(Error::Busy("the table is being read"));
        };
        let file = self.bulk_file(bulk_id);
        let there = file.clone();
        blocking(move || files::private_file(&there).map_err(Error::from)).await?;
        let entry = self
            .bulk_change(&session, bulk_id, |bulk| match bulk.state {
                _ if bulk.action != BulkAction::Import => Err(Error::Conflict("it has no table")),
                BulkState::Reading | BulkState::Mapping | BulkState::Ready => {
                    (bulk.state, bulk.sheet) = (BulkState::Reading, None);
                    Ok(())
                }
                _ => Err(Error::Conflict("its rows were sent already")),
            })
            .await?;
        self.inner.bulks.set_judge(bulk_id, None);
        let number = entry.number;
        let (kind, name) = (entry.bulk.kind, entry.bulk.file_name.clone());
        let (console, told, stop) = (self.clone(), session.clone(), reading.stop.clone());
        let read = blocking(move || {
            console.store().run_now(|c| bulk_rows::clear(c, number))?;
            let (sheet, rows) = sheet::open(&file, &name, kind, &choice)?;
            console.bulk_take_in(&told, &entry, rows, &stop)?;
            Ok(sheet)
        });
        let mut sheet = match read.await {
            Ok(sheet) => sheet,
            Err(error) => {
                self.store().run(move |c| bulk_rows::clear(c, number)).await?;
                return Err(error);
            }
        };
        self.bulk_recall(&session, kind, &mut sheet).await?;
        let read = self.bulk_change(&session, bulk_id, |bulk| {
            (bulk.state, bulk.sheet) = (BulkState::Mapping, Some(sheet));
            Ok(())
        });
        Ok(read.await?.bulk)
    }

    /// Rows into the journal, on this thread; nothing of them stays in memory.
    fn bulk_take_in(
        &self,
        session: &Session,
        entry: &Entry,
        rows: Rows,
        stop: &CancellationToken,
    ) -> Result<(), Error> {
        let mut told = Instant::now();
        let mut bulk = entry.bulk.clone();
        bulk.counts = BulkCounts::default();
        let (mut rows, mut some) = (rows.peekable(), Vec::with_capacity(ROWS));
        while rows.peek().is_some() {
            if stop.is_cancelled() {
                return Err(Error::Cancelled);
            }
            some.clear();
            for row in rows.by_ref().take(ROWS) {
                some.push(row?);
            }
            self.store().run_now(|c| bulk_rows::add(c, entry.number, &some))?;
            bulk.counts.rows += some.len() as u64;
            if told.elapsed() >= self.pace().bulk_tells {
                told = Instant::now();
                bulk.revision = self.inner.bulks.revision();
                self.bulk_tell(session, &bulk);
            }
        }
        Ok(())
    }

    /// Takes the columns for what they were the last time, where titles of these words came before.
    async fn bulk_recall(
        &self,
        session: &Session,
        kind: BulkKind,
        sheet: &mut Sheet,
    ) -> Result<(), Error> {
        if !sheet.has_header {
            return Ok(());
        }
        let (profile, titles) = (session.profile.profile_id.clone(), titles(sheet));
        let known =
            self.store().run(move |c| bulks::remembered_columns(c, &profile, kind, &titles));
        if let Some(fields) = known.await?.filter(|fields| fields.len() == sheet.columns.len()) {
            for (column, field) in sheet.columns.iter_mut().zip(fields) {
                column.field = field;
            }
        }
        Ok(())
    }

    /// Work that begins now.
    pub(super) fn bulk_new(
        &self,
        account_id: &str,
        kind: BulkKind,
        action: BulkAction,
        file_name: &str,
    ) -> Bulk {
        Bulk {
            bulk_id: new_id(),
            revision: 0,
            account_id: account_id.to_owned(),
            account_label: String::new(),
            kind,
            action,
            file_name: file_name.to_owned(),
            state: BulkState::Reading,
            sheet: None,
            counts: BulkCounts::default(),
            sends_at: None,
            began_at: self.now(),
            ended_at: None,
            left_ms: None,
            error: None,
            compared_at: None,
        }
    }

    /// Keeps new work, and tells.
    pub(super) async fn bulk_insert(&self, session: &Session, bulk: Bulk) -> Result<Entry, Error> {
        let (profile, bulk_id) = (session.profile.profile_id.clone(), bulk.bulk_id.clone());
        self.store().run(move |c| bulks::insert(c, &profile, &bulk).map(drop)).await?;
        self.bulk_change(session, &bulk_id, |_| Ok(())).await
    }

    /// Where the table of some work is kept while it may be read again.
    pub(super) fn bulk_file(&self, bulk_id: &str) -> PathBuf {
        self.inner.options.data_dir.join(format!("{PREFIX}{bulk_id}"))
    }

    /// Drops the table, if there is one. What cannot be removed now goes at the next start.
    pub(super) async fn bulk_drop_file(&self, bulk_id: &str) {
        let file = self.bulk_file(bulk_id);
        let dropped = blocking(move || Ok(fs::remove_file(file).is_ok())).await;
        tracing::debug!(dropped = dropped.unwrap_or_default(), "a table was done with");
    }
}

/// What tables are called in the data folder.
const PREFIX: &str = "bulk-table-";

/// After a run: drops the tables in `folder` that nobody will read any more.
pub(crate) fn after_a_run(folder: &Path, wanted: &[String]) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name();
        let Some(id) = name.to_str().and_then(|name| name.strip_prefix(PREFIX)) else { continue };
        if !wanted.iter().any(|own| own == id)
            && let Err(error) = fs::remove_file(entry.path())
        {
            tracing::warn!(kind = %error.kind(), "an old table could not be removed");
        }
    }
}

/// The titles of the columns.
pub(super) fn titles(sheet: &Sheet) -> Vec<String> {
    sheet.columns.iter().map(|column| column.title.clone()).collect()
}

/// Runs what may block on a thread that may.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| Error::Internal("a piece of work on a table broke off".to_owned()))?
}

fn append(file: &Path, bytes: &[u8]) -> Result<(), Error> {
    files::private_file(file)?;
    let mut file = fs::OpenOptions::new().append(true).open(file)?;
    if file.metadata()?.len() + bytes.len() as u64 > LARGEST << 20 {
        let problem = FieldProblem::bounded("file", FieldRule::TooLarge, LARGEST);
        return Err(Error::Invalid(vec![problem]));
    }
    Ok(file.write_all(bytes)?)
}
