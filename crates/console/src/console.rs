//! The console itself: what it is made of, and how it starts.
//!
//! Opened by the shell and by tests. Its methods stand in the file of their resource, one `impl`
//! each. Absent: globals; everything hangs on this handle.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use serde::Serialize;
use tokio::{
    runtime::Handle,
    sync::{OnceCell, broadcast, watch},
};
use tokio_util::task::TaskTracker;
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    accounts::Refreshes,
    bulk::{self, Bulks},
    connection, creations,
    creations::Creation,
    deletions::Deletions,
    error::Error,
    event::Event,
    fleet::{Gate, Sweeps},
    grants::{Flows, Permissions},
    jobs::Jobs,
    log,
    options::{Options, Pace},
    receiver,
    session::Session,
    settings::Locks,
    sign_in::Place,
    store::{self, Store, bulks, meta},
    v3_keys::V3Keys,
    vault::VaultThread,
};

/// The application without a window; cheap to clone, every clone is the same console.
#[derive(Clone)]
pub struct Console {
    pub(crate) inner: Arc<Inner>,
}

/// What a console holds.
pub(crate) struct Inner {
    pub(crate) options: Options,
    pub(crate) runtime: Handle,
    tasks: TaskTracker,
    pub(crate) store: Store,
    pub(crate) vault: VaultThread,
    /// This installation, in addresses it subscribes.
    pub(crate) install_id: String,
    session: Mutex<Option<Session>>,
    /// Where the passwords are that are not simply in the keychain.
    pub(crate) places: Mutex<HashMap<String, Place>>,
    /// Done once: the profile of the last run has been taken up.
    pub(crate) restored: OnceCell<()>,
    /// Counts the times a person chose to go on without the keychain.
    pub(crate) unsaved: watch::Sender<u64>,
    pub(crate) refreshes: Refreshes,
    /// Whose turn it is to check an account's channels.
    pub(crate) gate: Gate,
    /// Readings of channels, one at a time for each account.
    pub(crate) readings: Locks,
    pub(crate) sweeps: Sweeps,
    pub(crate) deletions: Deletions,
    /// Bulk work under way.
    pub(crate) bulks: Bulks,
    /// Held from the look at what exists until the intent is written.
    pub(crate) creating: tokio::sync::Mutex<()>,
    /// Creations somebody is looking after already.
    pub(crate) watched: Mutex<HashSet<String>>,
    /// Every change of a creation, for the connection that waits for one.
    pub(crate) creations: broadcast::Sender<Creation>,
    pub(crate) connections: connection::Connections,
    pub(crate) receiver: receiver::Slot,
    /// Attempts to get a client's permission.
    pub(crate) flows: Flows,
    pub(crate) permissions: Permissions,
    pub(crate) jobs: Jobs,
    pub(crate) settings_locks: Locks,
    pub(crate) v3_keys: V3Keys,
}

impl Console {
    /// Opens the store in the data folder and starts the vault's thread; nothing is sent and no
    /// password is read before [`Console::sign_in_state`].
    ///
    /// # Errors
    /// `Store` when the folder cannot be used, `Internal` outside a Tokio runtime: the console
    /// starts tasks of its own.
    pub fn open(options: Options) -> Result<Self, Error> {
        let runtime = Handle::try_current()
            .map_err(|_| Error::Internal("opened outside a Tokio runtime".to_owned()))?;
        let now = options.clock.now();
        let store = Store::open(&options.data_dir, now)?;
        let install_id = store.run_now(|connection| {
            if let Some(known) = meta::get(connection, "install_id")? {
                return Ok(known);
            }
            let made = new_id();
            meta::set(connection, "install_id", &made)?;
            Ok(made)
        })?;
        store.run_now(creations::after_a_break(now, &options.pace))?;
        store.run_now(store::grants::after_a_run)?;
        let wanted = store.run_now(bulks::after_a_run)?;
        bulk::after_a_run(&options.data_dir, &wanted);
        let (tasks, vault) = (TaskTracker::new(), VaultThread::start(options.vault.clone())?);
        let permissions = Permissions::new(
            store.clone(),
            vault.clone(),
            options.pace.vault_patience,
            options.clock.clone(),
            tasks.clone(),
        );
        let inner = Inner {
            runtime,
            tasks,
            store,
            vault,
            flows: Flows::default(),
            permissions,
            jobs: Jobs::default(),
            settings_locks: Locks::default(),
            v3_keys: V3Keys::default(),
            install_id,
            session: Mutex::default(),
            places: Mutex::default(),
            restored: OnceCell::new(),
            unsaved: watch::Sender::new(0),
            refreshes: Refreshes::default(),
            gate: Gate::new(options.pace.health_parallel),
            readings: Locks::default(),
            sweeps: Sweeps::default(),
            deletions: Deletions::default(),
            bulks: Bulks::default(),
            creating: tokio::sync::Mutex::default(),
            watched: Mutex::default(),
            creations: broadcast::Sender::new(64),
            connections: connection::Connections::default(),
            receiver: receiver::Slot::default(),
            options,
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// What "About" shows; `version` is the application's.
    pub fn about(&self, version: &str) -> About {
        let data_dir = &self.inner.options.data_dir;
        About {
            version: version.to_owned(),
            data_dir: data_dir.display().to_string(),
            log_file: log::file(data_dir).display().to_string(),
            store_set_aside: self.inner.store.set_aside().map(|path| path.display().to_string()),
        }
    }

    pub(crate) fn emit(&self, event: Event) {
        (self.inner.options.sink)(event);
    }

    pub(crate) fn now(&self) -> i64 {
        self.inner.options.clock.now()
    }

    pub(crate) fn store(&self) -> &Store {
        &self.inner.store
    }

    pub(crate) fn pace(&self) -> &Pace {
        &self.inner.options.pace
    }

    /// Ends the session and waits until the work under way in it has tidied up after itself:
    /// own subscriptions are taken back, rows stay for the next start. Signing in again later is
    /// possible. It may take as long as a call to the server does; the caller bounds it.
    pub async fn close(&self) {
        self.set_session(None);
        self.inner.tasks.close();
        self.inner.tasks.wait().await;
        self.inner.tasks.reopen();
    }

    /// Starts a task of the console's own, from any thread. It ends when its session does.
    pub(crate) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        drop(self.inner.tasks.spawn_on(task, &self.inner.runtime));
    }

    /// Starts a task that [`Console::close`] does not wait for, because only the console's end
    /// ends it.
    pub(crate) fn spawn_untracked(&self, task: impl Future<Output = ()> + Send + 'static) {
        drop(self.inner.runtime.spawn(task));
    }

    pub(crate) fn slot(&self) -> MutexGuard<'_, Option<Session>> {
        self.inner.session.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A new id for something of ours.
pub(crate) fn new_id() -> String {
    Uuid::new_v4().simple().to_string()
}

/// What this program is and where it keeps things.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct About {
    /// The version.
    pub version: String,
    /// The data folder.
    pub data_dir: String,
    /// The log, inside it.
    pub log_file: String,
    /// Where a damaged store was put at this start; a fresh one was begun.
    pub store_set_aside: Option<String>,
}
