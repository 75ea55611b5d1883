//! What a console is opened with: where it keeps things, how it asks for secrets, whom it tells,
//! what time it is, and every duration and limit it goes by.
//!
//! Made by the shell with [`Pace::default`], and by tests with numbers of their own. Absent: any
//! switch that changes what the product does; those are preferences.

use std::{
    ops::RangeInclusive,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use crate::{event::Sink, profiles::ProfileKind, vault::Vault};

/// What [`Console::open`](crate::Console::open) needs.
#[derive(Clone)]
pub struct Options {
    /// Folder for the store and the log; made, with mode 0700, when it is not there.
    pub data_dir: PathBuf,
    /// Where passwords are kept between runs.
    pub vault: Arc<dyn Vault>,
    /// Called with every event, from any thread; it must return quickly.
    pub sink: Sink,
    /// The time of day.
    pub clock: Clock,
    /// Durations and limits.
    pub pace: Pace,
    /// What profiles made here are: `Demo` for the console the demo opens.
    pub kind: ProfileKind,
}

/// The time of day: the system's, or one a test moves by hand.
#[derive(Clone, Default)]
pub struct Clock {
    manual: Option<Arc<AtomicI64>>,
}

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        Self::default()
    }

    /// A clock that stands at `now` (epoch milliseconds) until [`Clock::advance`] moves it.
    pub fn manual(now: i64) -> Self {
        Self { manual: Some(Arc::new(AtomicI64::new(now))) }
    }

    /// Epoch milliseconds.
    pub fn now(&self) -> i64 {
        match &self.manual {
            Some(now) => now.load(Ordering::SeqCst),
            None => SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX)),
        }
    }

    /// Moves a manual clock and all its copies forward; the system's clock is left alone.
    pub fn advance(&self, by: Duration) {
        if let Some(now) = &self.manual {
            now.fetch_add(millis(by), Ordering::SeqCst);
        }
    }
}

/// Every duration and limit of the console; the default holds the product's numbers.
#[derive(Clone, Debug)]
pub struct Pace {
    /// How long the keychain may take before the person is told that it waits.
    pub vault_patience: Duration,
    /// When to look for an account or channel whose creation went unanswered: pauses in a row.
    pub creation_looks: Vec<Duration>,
    /// How long before its end a token is renewed; the moment is drawn from this range, inside
    /// the provider's window of the last three minutes (reference 3.6).
    pub token_slack: RangeInclusive<Duration>,
    /// How long the partner's token in between is exchanged for those of accounts.
    pub machine_for: Duration,
    /// Accounts asked for in one page (reference 4.3).
    pub accounts_page: u32,
    /// Users asked for in one page: as the API's own example has it (reference 5.2).
    pub users_page: u32,
    /// Contacts asked for in one page: as the API's own example has it (reference 8.3).
    pub contacts_page: u32,
    /// Pages after which a list is taken to have no end.
    pub list_pages: u32,
    /// Accounts whose channels are checked at the same time.
    pub health_parallel: usize,
    /// How long a person may undo a deletion before anything is sent.
    pub undo_for: Duration,
    /// How long a channel that worked may be connecting again before it counts as dropped.
    pub drop_after: Duration,
    /// After a sign-in, and then from time to time: whether a check of all accounts is due.
    pub sweep_look: Duration,
    /// From one check of all accounts to the next.
    pub sweep_every: Duration,
    /// After one that could not reach the server.
    pub sweep_again: Duration,
    /// How old a check that did not come to its end may be to be taken up where it was.
    pub sweep_resumes: Duration,
    /// Between two words about how far it is, unless a hundredth more is done.
    pub sweep_tells: Duration,
    /// Calls in a row that do not reach the server, after which it counts as out of reach.
    pub sweep_misses: u32,
    /// Between two words about how far bulk work is.
    pub bulk_tells: Duration,
    /// How long requests under way are waited for once bulk work is to pause or to end.
    pub bulk_grace: Duration,
    /// Requests per second to one host.
    pub requests_per_second: u32,
    /// Requests to one host at the same time.
    pub parallel: usize,
    /// First pause before a call is repeated; later ones grow.
    pub backoff: Duration,
    /// How long one call may take.
    pub call_timeout: Duration,
    /// Between two looks at a channel while its connection is on the screen.
    pub poll_stage: Duration,
    /// Between two looks at a channel that connects in the background, or has for long.
    pub poll_background: Duration,
    /// After this long with no progress the quicker polling gives way to the slower one.
    pub poll_slow_after: Duration,
    /// How long a silent step is borne before the stage calls it stuck.
    pub stuck_after: Duration,
    /// How long an event may say what the answers do not confirm.
    pub contradiction_after: Duration,
    /// A connection whose machine was not called for so long has slept; it is called three times
    /// as often at least.
    pub asleep_after: Duration,
    /// How long a browser is waited for that asks a client for permission.
    pub grant_patience: Duration,
    /// Treats every server as public, so that no webhook is subscribed; for tests of that way.
    pub pretend_public: bool,
}

impl Default for Pace {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self {
            vault_patience: seconds(3),
            creation_looks: vec![seconds(5), seconds(30), seconds(120)],
            token_slack: seconds(60)..=seconds(180),
            machine_for: seconds(60),
            accounts_page: 50,
            users_page: 50,
            contacts_page: 100,
            list_pages: 2_000,
            health_parallel: 4,
            undo_for: seconds(10),
            drop_after: seconds(120),
            sweep_look: seconds(60),
            sweep_every: seconds(1_800),
            sweep_again: seconds(300),
            sweep_resumes: seconds(3_600),
            sweep_tells: Duration::from_millis(200),
            sweep_misses: 4,
            bulk_grace: seconds(5),
            bulk_tells: Duration::from_millis(250),
            requests_per_second: 10,
            parallel: 4,
            backoff: Duration::from_millis(500),
            call_timeout: seconds(30),
            poll_stage: seconds(2),
            poll_background: seconds(10),
            poll_slow_after: seconds(600),
            stuck_after: seconds(90),
            contradiction_after: seconds(6),
            asleep_after: seconds(30),
            grant_patience: seconds(900),
            pretend_public: false,
        }
    }
}

/// A duration in whole milliseconds, as the store and the page count.
pub(crate) fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
