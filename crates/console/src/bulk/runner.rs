//! Bulk work under way: what was on its way at a crash is read back, the rest is sent, and what was
//! accepted is read back.
//!
//! One run for each piece of work, made by its `task`. The journal is ahead of the
//! wire at every moment, so that the task may break off anywhere. Absent: going on by itself after
//! a failure that would meet everything alike.

use std::{sync::Arc, time::Instant};

use wazzup::AccountId;

use super::{
    Bulk, BulkAction, BulkState, RowBucket,
    cache::Whose,
    known,
    mapping::whose,
    running::{Running, Wish},
    upload::blocking,
    wire::{Parcel, Wire},
};
use crate::{
    console::Console,
    error::Error,
    options::millis,
    session::Session,
    sheet::{self, BulkKind, Known},
    store::{
        bulk_journal::{self as journal, Which},
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
    /// There is nothing left to send: the person wants to know what became of the rest.
    pub(super) looks_again: bool,
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
    /// No column is for links: those that are known are sent along.
    pub(super) keeps_links: bool,
}

impl Run {
    pub(super) async fn new(
        console: Console,
        session: Session,
        entry: Entry,
        running: Running,
    ) -> Result<Self, Error> {
        let Entry { number, bulk } = entry;
        let whose = whose(&session, &bulk);
        let reader = Reader::new(&console, &whose, &bulk).await?;
        let at_once = console.pace().parallel.saturating_sub(1).max(1);
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
            looks_again: false,
            began: now,
            requests: 0,
            told: now,
        })
    }

    /// Works until there is nothing more to do, or it may not or cannot go on.
    pub(super) async fn work(&mut self) -> End {
        let end = self.go().await.unwrap_or_else(End::Failed);
        // Rows on their way are left so: who knows what links they left behind.
        match self.doubt().await {
            Ok(()) => end,
            Err(error) => End::Failed(error),
        }
    }

    async fn go(&mut self) -> Result<End, Error> {
        let left = self.many(Which::Waiting).await? + self.many(Which::Sending).await?;
        self.looks_again = left == 0;
        if self.running.wish().ends() {
            self.stop().await?;
        }
        let wire = tokio::select! {
            wire = self.wire() => wire,
            () = self.interrupted() => Err(Error::Cancelled),
        };
        let wire = match (wire, self.running.wish()) {
            (Ok(wire), _) => wire,
            // Whoever wants it to end is not kept by a key that is gone or a keychain that waits.
            (Err(_), wish) if wish.ends() => return self.leave().await,
            (Err(Error::Cancelled), Wish::Pause) => return Ok(End::Paused),
            (Err(error), _) => return Err(error),
        };
        if !self.stopping
            && let Some(end) = self.look_before(&wire).await?
        {
            return Ok(end);
        }
        for round in 0..ROUNDS {
            if let Some(end) = self.send_rest(&wire).await? {
                return Ok(end);
            }
            let may_send_again = !self.stopping && round + 1 < ROUNDS;
            // To delete somebody twice does no harm, and that they are gone is hard to see.
            if may_send_again
                && self.reader.action() == BulkAction::Delete
                && self.many(Which::Sending).await? > 0
            {
                self.move_all(RowBucket::Sending, RowBucket::Waiting).await?;
                continue;
            }
            self.enter(BulkState::Checking).await?;
            let number = self.number;
            self.store(move |c| journal::unexplain(c, number)).await?;
            let end = self.read_back(&wire, Which::Sent).await?;
            let lost = self.many(Which::Sending).await?;
            match end {
                // Lost, and not there: sending them again is safe.
                End::Whole if lost > 0 && may_send_again => {
                    self.move_all(RowBucket::Sending, RowBucket::Waiting).await?;
                    continue;
                }
                End::Whole if lost > 0 => self.give_up().await?,
                End::Whole if self.looks_again => self.not_there().await?,
                End::Whole => {}
                End::Failed(error) if self.stopping => {
                    self.unanswered(false).await?;
                    self.unread(error).await?;
                }
                // Whether they are there nobody can say: they are looked for when it goes on.
                End::Failed(error) if lost > 0 => return Ok(End::Failed(error)),
                End::Failed(error) => self.unread(error).await?,
                End::Stopped => return self.leave().await,
                end => return Ok(end),
            }
            break;
        }
        Ok(if self.stopping { End::Stopped } else { End::Whole })
    }

    /// Before anything is sent: rows that may have arrived already, and rows that are said to be in
    /// the account word for word. What is not there, or is not so, waits to be sent. Gives an end,
    /// if it came to one.
    async fn look_before(&mut self, wire: &Wire) -> Result<Option<End>, Error> {
        let is_import = self.reader.action() == BulkAction::Import;
        for which in [Which::Sending, Which::Same] {
            if is_import && self.many(which).await? > 0 {
                self.enter(BulkState::Checking).await?;
                match self.read_back(wire, which).await? {
                    End::Whole => {}
                    // What was accepted before is looked at still.
                    End::Stopped if self.running.wish() == Wish::Stop => {
                        self.stop().await?;
                        return Ok(None);
                    }
                    End::Stopped => return self.leave().await.map(Some),
                    // Whoever wants it to end is not kept by a server that is out of reach.
                    End::Failed(_) if self.running.wish().ends() => {
                        return self.leave().await.map(Some);
                    }
                    end => return Ok(Some(end)),
                }
            }
            self.move_all(RowBucket::Sending, RowBucket::Waiting).await?;
        }
        let number = self.number;
        self.store(move |c| journal::unlike(c, number)).await?;
        Ok(None)
    }

    /// Sends what waits, if anything does; gives an end, if it came to one.
    async fn send_rest(&mut self, wire: &Wire) -> Result<Option<End>, Error> {
        if self.many(Which::Waiting).await? == 0 {
            return Ok(None);
        }
        self.enter(BulkState::Sending).await?;
        match self.send(wire).await? {
            End::Whole => Ok(None),
            End::Stopped if self.running.wish() == Wish::Stop => {
                self.stop().await?;
                self.unanswered(true).await?;
                Ok(None)
            }
            End::Stopped => self.leave().await.map(Some),
            end => Ok(Some(end)),
        }
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

    pub(super) async fn many(&self, which: Which) -> Result<u64, Error> {
        let number = self.number;
        self.store(move |c| journal::many(c, number, which)).await
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
        wanted(self.running.wish(), self.stopping)
    }

    /// Waits until the person wants something else.
    pub(super) fn interrupted(&self) -> impl Future<Output = ()> + use<> {
        let (running, stopping) = (self.running.clone(), self.stopping);
        async move { running.until(|wish| wanted(wish, stopping).is_some()).await }
    }

    /// Tells the page how far it is, when that is worth a word. `left` is how many requests there
    /// are still to make, where that is not the rows' number.
    pub(super) async fn tell(&mut self, left: Option<u64>) {
        if self.told.elapsed() < self.console.pace().bulk_tells {
            return;
        }
        self.told = Instant::now();
        let (profile, id) = (self.whose.profile_id.clone(), self.bulk_id.clone());
        let console = self.console.clone();
        let read = self.store(move |c| {
            let entry = bulks::get(c, &profile, &id)?;
            Ok(entry.map(|entry| console.bulk_seen(entry)))
        });
        match read.await {
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
    /// A reader of work's rows.
    ///
    /// # Errors
    /// `Store`.
    pub(super) async fn new(console: &Console, whose: &Whose, bulk: &Bulk) -> Result<Self, Error> {
        let (store, asked) = (console.store().clone(), whose.clone());
        let known = blocking(move || known::colleagues(&store, &asked, false)).await?;
        let (kind, action, fields) = (bulk.kind, bulk.action, fields(bulk));
        let has_links = fields.iter().flatten().any(|field| field == "link");
        let keeps_links = kind == BulkKind::Contacts && !has_links;
        Ok(Self { kind, action, fields: fields.into(), known: Arc::new(known), keeps_links })
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

    /// What is done with them.
    pub(super) fn action(&self) -> BulkAction {
        self.action
    }
}

/// What the person's wish makes of work; nothing where it goes on.
fn wanted(wish: Wish, stopping: bool) -> Option<End> {
    match wish {
        Wish::GoOn => None,
        Wish::Pause => Some(End::Paused),
        Wish::Stop if stopping => None,
        Wish::Stop | Wish::Leave => Some(End::Stopped),
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
