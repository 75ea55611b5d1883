//! What every handler and every task of one sandbox shares. Made in `serve`, handed over as an `Arc`;
//! it holds the locks and decides nothing.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;
use crate::faults::Faults;
use crate::journal::Journal;
use crate::options::{Options, Scenario};
use crate::world::World;

/// One running sandbox.
pub(crate) type App = Arc<Shared>;

pub(crate) struct Shared {
    pub(crate) options: Options,
    /// The address the listener is bound to.
    pub(crate) address: SocketAddr,
    pub(crate) clock: Clock,
    /// Carries the webhooks; follows no redirect and uses no proxy.
    pub(crate) caller: reqwest::Client,
    /// Rung after every delivered webhook, for whoever waits for one.
    pub(crate) delivered: Notify,
    /// Ends with the server; everything spawned hangs on a child of it.
    pub(crate) life: CancellationToken,
    world: Mutex<World>,
    faults: Mutex<Faults>,
    journal: Mutex<Journal>,
    sessions: AtomicU64,
}

impl Shared {
    pub(crate) fn new(options: Options, address: SocketAddr, caller: reqwest::Client) -> App {
        let clock = Clock::start(options.time_scale);
        let life = CancellationToken::new();
        let world = World::new(&options, clock.now_ms(), life.child_token());
        let app = Arc::new(Self {
            faults: Mutex::new(Faults::new(&options)),
            world: Mutex::new(world),
            journal: Mutex::default(),
            sessions: AtomicU64::new(1),
            delivered: Notify::new(),
            options,
            address,
            clock,
            caller,
            life,
        });
        app.world().open_outboxes(&app);
        app
    }

    /// The world, locked. Never held over an await.
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn faults(&self) -> MutexGuard<'_, Faults> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn journal(&self) -> MutexGuard<'_, Journal> {
        self.journal.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn scenario(&self) -> Option<Scenario> {
        self.options.scenario
    }

    /// A number no attempt to connect had before, not even before a reset: a task that outlived its
    /// world must not act on a channel of the next one.
    pub(crate) fn next_session(&self) -> u64 {
        self.sessions.fetch_add(1, Ordering::Relaxed)
    }

    /// Back to the seed: everything that lived in the old world ends, and so do its faults.
    pub(crate) fn reset(self: &App) {
        let mut world = self.world();
        world.renew(&self.options, self.clock.now_ms(), self.life.child_token());
        world.open_outboxes(self);
        drop(world);
        *self.faults() = Faults::new(&self.options);
        *self.journal() = Journal::default();
    }

    /// The address of a page of this sandbox.
    pub(crate) fn link(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

/// Runs the work until it is done or the life it hangs on ends.
pub(crate) fn spawn(life: CancellationToken, work: impl Future<Output = ()> + Send + 'static) {
    tokio::spawn(async move {
        life.run_until_cancelled(work).await;
    });
}
