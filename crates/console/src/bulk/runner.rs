//! Bulk work under way: what was on its way at a crash is read back, the rest is sent, and what was
//! accepted is read back.
//!
//! One task for each piece of work, begun by `control` and `deleting`. The journal is ahead of the
//! wire at every moment, so that the task may break off anywhere. Absent: going on by itself after
//! a failure that would meet everything alike.

use std::{sync::Arc, time::Instant};

use wazzup::AccountId;

use super::{
    Bulk, BulkAction, BulkState, RowBucket,
    cache::Whose,
    known,
    running::{Running, Wish},
    upload::blocking,
    wire::{Parcel, Wire},
};
use crate::{
    console::Console,
    error::{Error, UiError},
    options::millis,
    session::Session,
    sheet::{self, BulkKind, Known},
    store::{
        bulk_journal as journal,
        bulk_rows::Row,
        bulks::{self, Entry},
    },
};

/// How often rows whose answer was lost, and which are not there, are sent anew.
const ROUNDS: u32 = 3;

/// One piece of work under way.
pub(super) struct Run {
    pub(super) console: Console,
    pub(super) session: Session,
    pub(super) number: i64,
    pub(super) bulk_id: String,
    pub(super) whose: Whose,
    pub(super) reader: Reader,
    pub(super) running: Running,
    /// Calls at the same time: a place is left for the person.
    pub(super) at_once: usize,
    /// Nothing more is sent; what was accepted is still read back.
    pub(super) stopping: bool,
    pub(super) began: Instant,
    /// Requests that came to their end since then.
    pub(super) requests: u32,
    told: Instant,
}

/// How the work, or a part of it, ended.
#[derive(Debug)]
pub(super) enum End {
    /// It came to its end.
    Whole,
    /// The person wants it to pause.
    Paused,
    /// The person wants it to end.
    Stopped,
    /// The session ended.
    Cut,
    /// It would go on failing.
    Failed(Error),
}

/// How rows are read: as what goes out.
#[derive(Clone)]
pub(super) struct Reader {
    kind: BulkKind,
    action: BulkAction,
    fields: Arc<[Option<String>]>,
    known: Arc<Known>,
}

impl Console {
    /// Starts work whose state says that it is under way. `running` is its place among what is.
    pub(super) fn bulk_start(&self, session: Session, entry: &Entry, running: Running) {
        let (console, entry) = (self.clone(), entry.clone());
        let task = async move {
            let bulk_id = entry.bulk.bulk_id.clone();
            let mut run = match Run::new(console.clone(), session.clone(), entry, running).await {
                Ok(run) => run,
                Err(error) => {
                    return console.bulk_ended(&session, &bulk_id, End::Failed(error)).await;
                }
            };
            let end = run.work().await;
            let is_over = matches!(end, End::Whole | End::Stopped);
            console.bulk_ended(&session, &bulk_id, end).await;
            if is_over && let Err(error) = run.keep().await {
                tracing::warn!(%error, "the people kept here are not up to date");
            }
        };
        self.spawn(task);
    }

    /// Writes down how work ended, and tells.
    async fn bulk_ended(&self, session: &Session, bulk_id: &str, end: End) {
        let now = self.now();
        let (state, error) = match end {
            End::Whole => (BulkState::Done, None),
            End::Stopped => (BulkState::Stopped, None),
            End::Paused => (BulkState::Paused, None),
            End::Cut => (BulkState::Interrupted, None),
            End::Failed(error) => {
                tracing::info!(%error, "bulk work paused by itself");
                (BulkState::Paused, Some(UiError::from(error)))
            }
        };
        self.inner.bulks.end(bulk_id);
        let ended = self.bulk_change(session, bulk_id, move |bulk| {
            (bulk.state, bulk.sends_at) = (state, None);
            // A failure to read back was noted before, and its end is an end all the same.
            if error.is_some() || !state.is_over() {
                bulk.error = error;
            }
            bulk.ended_at = state.is_over().then_some(now);
            Ok(())
        });
        if let Err(error) = ended.await {
            tracing::warn!(%error, "the end of bulk work could not be written down");
        }
    }
}

impl Run {
    async fn new(
        console: Console,
        session: Session,
        entry: Entry,
        running: Running,
    ) -> Result<Self, Error> {
        let Entry { number, bulk } = entry;
        let whose = Whose {
            profile_id: session.profile.profile_id.clone(),
            account_id: bulk.account_id.clone(),
            kind: bulk.kind,
        };
        let (store, asked) = (console.store().clone(), whose.clone());
        let known = blocking(move || known::colleagues(&store, &asked, false)).await?;
        let at_once = console.pace().parallel.saturating_sub(1).max(1);
        let reader = Reader::new(&bulk, known);
        let (bulk_id, now) = (bulk.bulk_id, Instant::now());
        Ok(Self {
            console,
            session,
            number,
            bulk_id,
            whose,
            reader,
            running,
            at_once,
            stopping: false,
            began: now,
            requests: 0,
            told: now,
        })
    }

    async fn work(&mut self) -> End {
        match self.go().await {
            Ok(end) => end,
            Err(error) => End::Failed(error),
        }
    }

    async fn go(&mut self) -> Result<End, Error> {
        let wire = self.wire().await?;
        // After a crash: what was on its way may have arrived.
        if self.many(&[RowBucket::Sending]).await? > 0 {
            self.enter(BulkState::Checking).await?;
            match self.read_back(&wire, &[RowBucket::Sending]).await? {
                End::Whole => self.move_all(RowBucket::Sending, RowBucket::Waiting).await?,
                End::Stopped => {}
                // Whoever wants it to end is not kept by a server that is out of reach.
                End::Failed(_) if self.running.wish() == Wish::Stop => {}
                end => return Ok(end),
            }
        }
        for round in 0..ROUNDS {
            if self.many(&[RowBucket::Waiting]).await? > 0 {
                self.enter(BulkState::Sending).await?;
                match self.send(&wire).await? {
                    End::Whole => {}
                    End::Stopped => {
                        self.stopping = true;
                        self.move_all(RowBucket::Waiting, RowBucket::NotSent).await?;
                    }
                    end => return Ok(end),
                }
            }
            self.enter(BulkState::Checking).await?;
            let number = self.number;
            self.store(move |c| journal::unexplain(c, number, RowBucket::Accepted)).await?;
            match self.read_back(&wire, &[RowBucket::Accepted, RowBucket::Sending]).await? {
                End::Whole if self.many(&[RowBucket::Sending]).await? > 0 => {
                    // Lost, and not there: sending them again is safe.
                    if !self.stopping && round + 1 < ROUNDS {
                        self.move_all(RowBucket::Sending, RowBucket::Waiting).await?;
                        continue;
                    }
                    let number = self.number;
                    self.store(move |c| journal::give_up(c, number)).await?;
                }
                End::Whole => {}
                End::Failed(error) => self.unread(error).await?,
                End::Stopped => {
                    self.move_all(RowBucket::Sending, RowBucket::Accepted).await?;
                    return Ok(End::Stopped);
                }
                end => return Ok(end),
            }
            break;
        }
        Ok(if self.stopping { End::Stopped } else { End::Whole })
    }

    /// What was accepted cannot be read back: it stays so, with the reason beside it.
    async fn unread(&mut self, error: Error) -> Result<(), Error> {
        let (number, told) = (self.number, UiError::from(error));
        self.move_all(RowBucket::Sending, RowBucket::Accepted).await?;
        let said = told.clone();
        self.store(move |c| journal::explain(c, number, RowBucket::Accepted, &said)).await?;
        let noted = self.console.bulk_change(&self.session, &self.bulk_id, move |bulk| {
            bulk.error = Some(told);
            Ok(())
        });
        noted.await.map(drop)
    }

    async fn wire(&self) -> Result<Wire, Error> {
        let (session, kind) = (self.session.clone(), self.whose.kind);
        let v3 = match kind {
            BulkKind::V3Users => Some(self.console.v3(&session, &self.whose.account_id).await?),
            BulkKind::Users | BulkKind::Contacts => None,
        };
        let account_id = AccountId::from(self.whose.account_id.as_str());
        Ok(Wire { session, account_id, kind, v3 })
    }

    /// Runs a piece of store work.
    pub(super) async fn store<T: Send + 'static>(
        &self,
        work: impl FnOnce(&rusqlite::Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, Error> {
        self.console.store().run(work).await
    }

    pub(super) async fn many(&self, buckets: &'static [RowBucket]) -> Result<u64, Error> {
        let number = self.number;
        self.store(move |c| journal::many(c, number, buckets)).await
    }

    pub(super) async fn move_all(&self, from: RowBucket, to: RowBucket) -> Result<(), Error> {
        let number = self.number;
        self.store(move |c| journal::move_all(c, number, from, to)).await
    }

    async fn enter(&mut self, state: BulkState) -> Result<(), Error> {
        (self.began, self.requests) = (Instant::now(), 0);
        self.running.set_left(None);
        let entered = self.console.bulk_change(&self.session, &self.bulk_id, move |bulk| {
            (bulk.state, bulk.sends_at, bulk.error, bulk.ended_at) = (state, None, None, None);
            Ok(())
        });
        entered.await.map(drop)
    }

    /// Whether the person wants something else than that it goes on as it does.
    pub(super) fn wants(&self) -> Option<End> {
        match self.running.wish() {
            Wish::GoOn => None,
            Wish::Pause => Some(End::Paused),
            Wish::Stop if self.stopping => None,
            Wish::Stop | Wish::Leave => Some(End::Stopped),
        }
    }

    /// Tells the page how far it is, when that is worth a word. `left` is how many requests there
    /// are still to make, where that is not the rows' number.
    pub(super) async fn tell(&mut self, left: Option<u64>) {
        if self.told.elapsed() < self.console.pace().bulk_tells {
            return;
        }
        self.told = Instant::now();
        let (profile, id) = (self.whose.profile_id.clone(), self.bulk_id.clone());
        match self.store(move |c| bulks::get(c, &profile, &id)).await {
            Ok(Some(entry)) => {
                let rows = || entry.bulk.counts.unsettled().div_ceil(wazzup::BATCH as u64);
                let left = i64::try_from(left.unwrap_or_else(rows)).unwrap_or(i64::MAX);
                let spent = millis(self.began.elapsed());
                let one = (self.requests > 0).then(|| spent / i64::from(self.requests));
                self.running.set_left(one.map(|one| one.saturating_mul(left)));
                let entry = self.console.bulk_timed(entry);
                self.console.bulk_tell(&self.session, &entry.bulk);
            }
            Ok(None) => {}
            Err(error) => tracing::debug!(%error, "how far bulk work is could not be read"),
        }
    }
}

impl Reader {
    fn new(bulk: &Bulk, known: Known) -> Self {
        let (kind, action) = (bulk.kind, bulk.action);
        Self { kind, action, fields: fields(bulk).into(), known: Arc::new(known) }
    }

    /// What goes out of a row.
    ///
    /// # Errors
    /// `Invalid` with what is wrong with it by now.
    pub(super) fn parcel(&self, row: &Row) -> Result<Parcel, Error> {
        let values = row.values(self.kind, &self.fields);
        match self.action {
            BulkAction::Delete => Ok(Parcel::Id(values.get("id").cloned().unwrap_or_default())),
            BulkAction::Import => sheet::item(self.kind, &values, &self.known).map(Parcel::from),
        }
    }

    /// Whether a page of the list shows nothing of them but names: users of v3.
    pub(super) fn kind(&self) -> BulkKind {
        self.kind
    }

    pub(super) fn action(&self) -> BulkAction {
        self.action
    }
}

/// What the columns mean.
pub(super) fn fields(bulk: &Bulk) -> Vec<Option<String>> {
    match &bulk.sheet {
        Some(sheet) => sheet.columns.iter().map(|column| column.field.clone()).collect(),
        None => DELETED.map(|field| Some(field.to_owned())).to_vec(),
    }
}

/// The columns of a deletion.
const DELETED: [&str; 2] = ["id", "name"];
