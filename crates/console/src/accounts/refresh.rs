//! Reading all accounts, page by page.
//!
//! Started by the page; the same pass serves everybody who asks while it runs. Where a list ends
//! is the client's to know. Absent: trust in a list that seems to have no end.

use std::{
    collections::HashSet,
    sync::{Mutex, PoisonError},
};

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use wazzup::{AccountId, AccountPage, Expand, Paging};

use super::{AccountList, EXPAND};
use crate::{
    console::Console,
    error::{Error, UiError},
    event::Event,
    session::Session,
    store,
};

/// The pass that runs, if one does.
#[derive(Default)]
pub(crate) struct Refreshes(Mutex<Option<Running>>);

#[derive(Clone)]
struct Running {
    profile_id: String,
    stop: CancellationToken,
    ended: watch::Receiver<Option<Result<(), UiError>>>,
}

impl Console {
    /// Reads all accounts; every page is told as `accounts_paged`. While a pass runs, another call
    /// joins it. Accounts that a whole pass did not meet leave the list.
    ///
    /// # Errors
    /// `Cancelled` after [`Console::accounts_refresh_stop`]; what was read by then is kept.
    pub async fn accounts_refresh(&self) -> Result<AccountList, Error> {
        let mut ended = self.join_or_begin(self.session()?);
        let outcome = match ended.wait_for(Option::is_some).await {
            Ok(outcome) => outcome.clone(),
            Err(_) => None, // the task is gone, so the program is ending
        };
        match outcome {
            Some(Ok(())) => self.accounts_list().await,
            Some(Err(error)) => Err(Error::Told(Box::new(error))),
            None => Err(Error::Cancelled),
        }
    }

    /// Stops the pass that runs.
    pub fn accounts_refresh_stop(&self) {
        if let Some(running) = &*self.running() {
            running.stop.cancel();
        }
    }

    fn join_or_begin(&self, session: Session) -> watch::Receiver<Option<Result<(), UiError>>> {
        let mut running = self.running();
        if let Some(running) = &*running {
            let same = running.profile_id == session.profile.profile_id;
            if same && running.ended.borrow().is_none() && !running.stop.is_cancelled() {
                return running.ended.clone();
            }
            running.stop.cancel();
        }
        let (tell, ended) = watch::channel(None);
        let stop = session.ended().child_token();
        let profile_id = session.profile.profile_id.clone();
        *running = Some(Running { profile_id, stop: stop.clone(), ended: ended.clone() });
        let console = self.clone();
        self.spawn(async move {
            let outcome = tokio::select! {
                biased;
                () = stop.cancelled() => Err(Error::Cancelled),
                outcome = console.pass(&session) => outcome,
            };
            drop(tell.send(Some(outcome.map_err(UiError::from))));
        });
        ended
    }

    async fn pass(&self, session: &Session) -> Result<(), Error> {
        let began = self.now();
        let mut met = HashSet::new();
        let mut pages = Pages::new(self, EXPAND.to_vec());
        while let Some(page) = pages.next(self, session).await? {
            met.extend(page.iter().map(|account| account.id.to_string()));
            let accounts = self.keep_accounts(session, page).await?;
            let total = met.len() as u64;
            self.emit(Event::AccountsPaged { accounts, total, done: false });
        }
        let complete = !pages.cut_short;
        let (profile_id, now) = (session.profile.profile_id.clone(), self.now());
        let total = met.len() as u64;
        self.store()
            .run(move |c| {
                let transaction = c.unchecked_transaction()?;
                if complete {
                    store::accounts::mark_gone(&transaction, &profile_id, &met, began)?;
                }
                store::profiles::set_pass(&transaction, &profile_id, now, complete)?;
                transaction.commit()
            })
            .await?;
        self.emit(Event::AccountsPaged { accounts: Vec::new(), total, done: true });
        Ok(())
    }

    /// The ids of all accounts there are now, from a complete fresh list.
    ///
    /// # Errors
    /// Also when the list has no end: half a list is no ground to judge a creation on.
    pub(crate) async fn account_ids(&self, session: &Session) -> Result<HashSet<AccountId>, Error> {
        let mut ids = HashSet::new();
        let mut pages = Pages::new(self, Vec::new());
        while let Some(page) = pages.next(self, session).await? {
            ids.extend(page.into_iter().map(|account| account.id));
        }
        if pages.cut_short {
            return Err(Error::Unreadable("the list of accounts has no end".to_owned()));
        }
        Ok(ids)
    }

    fn running(&self) -> std::sync::MutexGuard<'_, Option<Running>> {
        self.inner.refreshes.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The pages of the list of accounts, one after another.
struct Pages {
    expand: Vec<Expand>,
    paging: Paging,
    read: u32,
    /// The pace's number of pages did not suffice.
    cut_short: bool,
}

impl Pages {
    fn new(console: &Console, expand: Vec<Expand>) -> Self {
        let paging = Paging::new(console.pace().accounts_page);
        Self { expand, paging, read: 0, cut_short: false }
    }

    /// The accounts of the next page that had not come before; none at the end, or when there have
    /// been too many pages.
    async fn next(
        &mut self,
        console: &Console,
        session: &Session,
    ) -> Result<Option<Vec<wazzup::Account>>, Error> {
        let Some(wazzup::Page { limit, offset }) = self.paging.next() else { return Ok(None) };
        if self.read == console.pace().list_pages {
            self.cut_short = true;
            return Ok(None);
        }
        let page = AccountPage { expand: self.expand.clone(), limit, offset };
        let accounts =
            session.partner(|partner| async move { partner.accounts().list(&page).await }).await?;
        self.read += 1;
        let fresh = self.paging.take(accounts);
        Ok((!fresh.is_empty()).then_some(fresh))
    }
}
