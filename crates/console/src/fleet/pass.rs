//! One check of all accounts, from its beginning or from where an earlier one was.
//!
//! Run in a task of its own, begun by `fleet`. A few accounts are read at a time, one fewer than
//! the pace allows requests, so that a person's own call always finds a place. A call that did not
//! reach the server says nothing of an account: the account goes back to the end, and after a few
//! in a row the whole check stops there, to be taken up later. Absent: trying again by itself.

use std::collections::VecDeque;

use tokio::{
    sync::watch,
    task::{JoinError, JoinSet},
    time::Instant,
};
use tokio_util::sync::CancellationToken;
use wazzup::AccountId;

use super::{Sweep, SweepEnd};
use crate::{
    accounts::Asker, console::Console, error::Error, event::Event, options::millis,
    session::Session, store::sweeps,
};

/// A check at work.
pub(super) struct Pass {
    console: Console,
    session: Session,
    stop: CancellationToken,
    left: VecDeque<String>,
    sweep: Sweep,
    show: watch::Sender<Sweep>,
    /// Calls in a row that did not reach the server.
    misses: u32,
    /// When the page was last told, and how much was done then.
    told: (Instant, u64),
}

/// What came of one account.
enum Checked {
    /// Its channels were read.
    Good,
    /// They could not be, and the account says why.
    Failed,
    /// The server was not reached, or asked to slow down.
    Missed,
    /// The partner's own login is refused; there is no point in going on.
    Refused,
    /// Its owner's permission has just ended.
    Closed,
}

impl Pass {
    /// Writes down that a check begins, and finds out what it has to do.
    pub(super) async fn begin(
        console: &Console,
        session: &Session,
        stop: CancellationToken,
        show: watch::Sender<Sweep>,
    ) -> Result<Self, Error> {
        let (profile, now) = (session.profile.profile_id.clone(), console.now());
        let resumes = millis(console.pace().sweep_resumes);
        let begin = move |c: &rusqlite::Connection| {
            let transaction = c.unchecked_transaction()?;
            sweeps::begin(&transaction, &profile, now, resumes)?;
            let left = sweeps::left(&transaction, &profile)?;
            let sweep = sweeps::view(&transaction, &profile)?;
            transaction.commit()?;
            Ok((left, sweep))
        };
        let (left, sweep) = console.store().run(begin).await?;
        let sweep = Sweep { running: true, ..sweep };
        show.send_replace(sweep.clone());
        Ok(Self {
            console: console.clone(),
            session: session.clone(),
            stop,
            left: left.into(),
            told: (Instant::now(), sweep.done),
            sweep,
            show,
            misses: 0,
        })
    }

    /// Goes through the accounts; ends with the last one, at a stop, or with the session.
    pub(super) async fn run(mut self) {
        let end = self.go_through().await;
        let (now, profile) = (self.console.now(), self.session.profile.profile_id.clone());
        let ended = self.console.store().run(move |c| {
            sweeps::end(c, &profile, end, now)?;
            sweeps::view(c, &profile)
        });
        match ended.await {
            Ok(sweep) => self.sweep = sweep,
            Err(error) => {
                tracing::warn!(%error, "the end of a check could not be written down");
                (self.sweep.running, self.sweep.ended_at) = (false, Some(now));
                self.sweep.end = Some(end);
            }
        }
        tracing::info!(end = end.word(), done = self.sweep.done, "all accounts were checked");
        self.show.send_replace(self.sweep.clone());
        if end != SweepEnd::Cut {
            self.console.emit(Event::FleetSwept { sweep: self.sweep });
        }
    }

    async fn go_through(&mut self) -> SweepEnd {
        let pace = self.console.pace();
        let at_once = pace.health_parallel.min(pace.parallel.saturating_sub(1)).max(1);
        let (ended, stop) = (self.session.ended().clone(), self.stop.clone());
        let mut end = None;
        let mut work = JoinSet::new();
        loop {
            while end.is_none() && work.len() < at_once {
                let Some(account) = self.left.pop_front() else { break };
                work.spawn(check(self.console.clone(), self.session.clone(), account));
            }
            tokio::select! {
                biased;
                () = ended.cancelled() => {
                    work.shutdown().await;
                    return SweepEnd::Cut;
                }
                () = stop.cancelled(), if end.is_none() => end = Some(SweepEnd::Stopped),
                done = work.join_next() => match done {
                    Some(done) => end = end.or(self.take(done).await),
                    None => return end.unwrap_or(SweepEnd::Complete),
                },
            }
        }
    }

    /// Takes what came of one account; says when that ends the whole.
    async fn take(&mut self, done: Result<(String, Checked), JoinError>) -> Option<SweepEnd> {
        let (account, checked) = match done {
            Ok(done) => done,
            Err(error) => {
                tracing::error!(panicked = error.is_panic(), "the check of an account broke off");
                return Some(SweepEnd::Cut);
            }
        };
        match checked {
            Checked::Missed => {
                self.left.push_back(account);
                self.misses += 1;
                return (self.misses >= self.console.pace().sweep_misses)
                    .then_some(SweepEnd::Offline);
            }
            // Not to be tried again by itself: the old password asked for often may lock the login.
            Checked::Refused => return Some(SweepEnd::Stopped),
            Checked::Closed => self.sweep.total = self.sweep.total.saturating_sub(1),
            Checked::Good => self.sweep.done += 1,
            Checked::Failed => {
                self.sweep.done += 1;
                self.sweep.failed += 1;
            }
        }
        self.misses = 0;
        self.tell().await;
        None
    }

    /// Tells how far it is, when that is worth a word.
    async fn tell(&mut self) {
        let (at, done) = self.told;
        let more = self.sweep.done.saturating_sub(done);
        let hundredth = more > 0 && more >= self.sweep.total / 100;
        if !hundredth && at.elapsed() < self.console.pace().sweep_tells {
            return;
        }
        self.told = (Instant::now(), self.sweep.done);
        self.show.send_replace(self.sweep.clone());
        self.console.emit(Event::FleetSwept { sweep: self.sweep.clone() });
        let (profile, now) = (self.session.profile.profile_id.clone(), self.console.now());
        if let Err(error) = self.console.store().run(move |c| sweeps::moved(c, &profile, now)).await
        {
            tracing::warn!(%error, "how far a check is could not be written down");
        }
    }
}

async fn check(console: Console, session: Session, account: String) -> (String, Checked) {
    let _place = console.inner.gate.for_the_sweep().await;
    let id = AccountId::from(account.as_str());
    let checked = match console.read_channels(&session, &id, Asker::Sweep).await {
        Ok(_) => Checked::Good,
        Err(Error::Api(wazzup::Error::NotSent { .. } | wazzup::Error::RateLimited { .. })) => {
            Checked::Missed
        }
        Err(Error::PermissionNeeded) => Checked::Closed,
        Err(Error::WrongPassword) => Checked::Refused,
        Err(_) => Checked::Failed,
    };
    (account, checked)
}
