//! What the commands share: the person's own console and, while it runs, the demo's.
//!
//! Made in `setup`, reached by every command. Absent: globals, and any knowledge of the sandbox,
//! which `demo.rs` alone has.

use std::{
    path::PathBuf,
    sync::{
        Arc, RwLock,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use console::{
    Clock, Console, KeychainVault, Options, Pace, Preferences, Profile, ProfileKind, SignInState,
    Sink, Theme, Vault,
};
use tauri::{AppHandle, Runtime};

use crate::{demo::Demo, error::Answer, events};

/// The service name of every entry in the system's keychain.
const KEYCHAIN_SERVICE: &str = "io.github.partner-console.desktop";

/// The state of the app.
pub struct Shell {
    own: Console,
    demo: RwLock<Option<Demo>>,
    // What the demo tells goes to the page only while it runs, and the other way round.
    demo_sink: Sink,
    demo_runs: Arc<AtomicBool>,
}

/// The keychain of this system.
pub(crate) fn keychain() -> Arc<dyn Vault> {
    Arc::new(KeychainVault::new(KEYCHAIN_SERVICE))
}

impl Shell {
    /// Opens the person's console in `data_dir` with `vault`.
    ///
    /// # Errors
    /// When the folder or the store in it cannot be used.
    pub fn open<R: Runtime>(
        app: &AppHandle<R>,
        data_dir: PathBuf,
        vault: Arc<dyn Vault>,
    ) -> Result<Self, console::Error> {
        Self::open_at(app, data_dir, vault, Pace::default())
    }

    /// The same at another pace, for tests that cannot wait as long as a person.
    ///
    /// # Errors
    /// As [`Shell::open`].
    pub fn open_at<R: Runtime>(
        app: &AppHandle<R>,
        data_dir: PathBuf,
        vault: Arc<dyn Vault>,
        pace: Pace,
    ) -> Result<Self, console::Error> {
        let demo_runs = Arc::new(AtomicBool::new(false));
        let (own_sink, demo_sink) = events::sinks(app, &demo_runs);
        let own = tauri::async_runtime::block_on(async {
            Console::open(Options {
                data_dir,
                vault,
                sink: own_sink,
                clock: Clock::system(),
                pace,
                kind: ProfileKind::Partner,
            })
        })?;
        Ok(Self { own, demo: RwLock::default(), demo_sink, demo_runs })
    }

    /// The console the page is looking at: the demo's while it runs.
    pub(crate) fn console(&self) -> Console {
        match &*self.demo.read().unwrap_or_else(std::sync::PoisonError::into_inner) {
            Some(demo) => demo.console.clone(),
            None => self.own.clone(),
        }
    }

    /// The person's own console, demo or not: preferences and profiles live there.
    pub(crate) fn own(&self) -> &Console {
        &self.own
    }

    /// The theme the person chose; the system's until they do.
    pub(crate) fn chosen_theme(&self) -> Theme {
        let preferences = tauri::async_runtime::block_on(self.own.preferences_get());
        preferences.map(|preferences| preferences.theme).unwrap_or_default()
    }

    /// The client's phone, while the demo runs.
    pub(crate) fn demo(&self) -> Option<crate::demo::Phone> {
        let demo = self.demo.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        demo.as_ref().map(Demo::phone)
    }

    /// Who is signed in where, and whether this is the demo.
    ///
    /// While the demo runs nobody else is taken up: no keychain is asked and no real server.
    pub(crate) async fn sign_in_state(&self) -> Answer<SignInState> {
        if self.demo().is_none() {
            return Ok(self.own.sign_in_state().await?);
        }
        let current = self.console().sign_in_state().await?.current;
        Ok(SignInState { current, demo: true, ..self.own.state().await? })
    }

    /// Opens the demo, or finds it open.
    pub(crate) async fn start_demo(&self) -> Answer<Profile> {
        if self.demo().is_none() {
            let demo =
                Demo::start(self.demo_sink.clone(), self.own.preferences_get().await?).await?;
            self.put_demo(Some(demo));
        }
        let state = self.sign_in_state().await?;
        state.current.ok_or_else(|| console::Error::SignedOut.into())
    }

    /// Closes the demo; everything done in it is gone.
    pub(crate) async fn end_demo(&self) -> Answer<SignInState> {
        if let Some(demo) = self.put_demo(None) {
            demo.end().await;
        }
        self.sign_in_state().await
    }

    /// Keeps what the person chose, and tells it to the demo too, whose console has a store of its
    /// own.
    pub(crate) async fn choose(&self, preferences: Preferences) -> Answer<Preferences> {
        let preferences = self.own.preferences_set(preferences).await?;
        if self.demo().is_some() {
            self.console().preferences_set(preferences.clone()).await?;
        }
        Ok(preferences)
    }

    fn put_demo(&self, demo: Option<Demo>) -> Option<Demo> {
        self.demo_runs.store(demo.is_some(), Ordering::SeqCst);
        let mut place = self.demo.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        std::mem::replace(&mut *place, demo)
    }

    /// Ends what should not outlive the window, within two seconds.
    pub async fn close(&self) {
        if let Some(demo) = self.put_demo(None) {
            demo.end().await;
        }
        close(&self.own).await;
    }
}

/// Gives back what the provider holds for a console, and ends its work, within twice the patience.
/// What is left then is cleared away at the next start.
pub(crate) async fn close(console: &Console) {
    const PATIENCE: Duration = Duration::from_secs(2);
    console.connections_suspend(PATIENCE).await;
    if tokio::time::timeout(PATIENCE, console.close()).await.is_err() {
        tracing::info!("closed before everything was tidied; the next start goes on");
    }
}
