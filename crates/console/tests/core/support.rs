//! What these tests share: a sandbox, a console on a folder, its events, and a keychain that does
//! as it is told.

use std::{
    path::Path,
    sync::{
        Arc, Condvar, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use console::{
    Clock, Console, Error, Event, MemoryVault, NewAccount, Options, Pace, Profile, ProfileKind,
    Vault, VaultFault,
};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{
    net::TcpListener,
    sync::{Mutex as AsyncMutex, mpsc},
    time::timeout,
};
use wazzup::Sensitive;

pub(crate) const EMAIL: &str = "demo@partner.example";
pub(crate) const PASSWORD: &str = "demo-partner";
/// An account of the demo seed.
pub(crate) const AURORA: &str = "24017788";
/// Nothing here takes long; this only ends a test that has gone wrong.
const PATIENCE: Duration = Duration::from_secs(20);

/// A provider's imitation of its own.
pub(crate) struct Sandbox {
    pub(crate) origin: String,
    http: reqwest::Client,
}

impl Sandbox {
    pub(crate) async fn demo() -> Self {
        Self::fast(1.0).await
    }

    /// A world that lives `scale` times faster.
    pub(crate) async fn fast(scale: f64) -> Self {
        let options = sandbox::Options { time_scale: scale, ..sandbox::Options::default() };
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let served = sandbox::serve(listener, options, std::future::pending());
        tokio::spawn(async move { served.await.unwrap() });
        Self { origin, http: reqwest::Client::new() }
    }

    pub(crate) async fn control(&self, path: &str, body: Value) {
        let url = format!("{}/_sandbox/{path}", self.origin);
        let answer = self.http.post(url).json(&body).send().await.unwrap();
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
    }

    /// The next POST on accounts meets this misfortune.
    pub(crate) async fn fail_creation(&self, kind: &str) {
        let fault = json!({"method": "POST", "path": "/v2/accounts", "kind": kind, "times": 1});
        self.control("faults", json!({"faults": [fault]})).await;
    }

    /// Creates an account as another program of the same partner would.
    pub(crate) async fn create_elsewhere(&self, name: &str) {
        let form =
            json!({"name": name, "lang": "en", "currency": "EUR", "country": "EU", "timezone": 1});
        let request = self.http.post(format!("{}/v2/accounts", self.origin)).json(&form);
        let answer = request.basic_auth(EMAIL, Some(PASSWORD)).send().await.unwrap();
        assert!(answer.status().is_success());
    }

    /// How often this was asked.
    pub(crate) async fn asked(&self, method: &str, path: &str) -> usize {
        let url = format!("{}/_sandbox/requests", self.origin);
        let journal: Value = self.http.get(url).send().await.unwrap().json().await.unwrap();
        let lines = journal["requests"].as_array().unwrap();
        let is_it = |line: &&Value| {
            let asked = line["path"].as_str().unwrap();
            line["method"] == method && asked.split('?').next() == Some(path)
        };
        lines.iter().filter(is_it).count()
    }
}

/// A console, the folder it stands on, and what it told.
pub(crate) struct Desk {
    pub(crate) console: Console,
    pub(crate) folder: TempDir,
    events: AsyncMutex<mpsc::UnboundedReceiver<Event>>,
}

impl Desk {
    pub(crate) fn new(vault: Arc<dyn Vault>) -> Self {
        Self::on(tempfile::tempdir().unwrap(), vault, pace())
    }

    pub(crate) fn on(folder: TempDir, vault: Arc<dyn Vault>, pace: Pace) -> Self {
        let (tell, events) = mpsc::unbounded_channel();
        let console = open(folder.path(), vault, pace, tell);
        Self { console, folder, events: AsyncMutex::new(events) }
    }

    /// A console signed in to the sandbox, with a keychain that works.
    pub(crate) async fn signed_in(sandbox: &Sandbox, pace: Pace) -> Self {
        let vault = Arc::new(MemoryVault::default());
        let desk = Self::on(tempfile::tempdir().unwrap(), vault, pace);
        desk.sign_in(sandbox).await.unwrap();
        desk
    }

    pub(crate) async fn sign_in(&self, sandbox: &Sandbox) -> Result<Profile, Error> {
        self.console.sign_in_create(Some(&sandbox.origin), EMAIL, PASSWORD.into()).await
    }

    /// The first event, from the last one seen, that `pick` takes.
    pub(crate) async fn event<T>(&self, mut pick: impl FnMut(Event) -> Option<T>) -> T {
        let mut events = self.events.lock().await;
        let found = async {
            loop {
                if let Some(found) = pick(events.recv().await.unwrap()) {
                    return found;
                }
            }
        };
        timeout(PATIENCE, found).await.expect("the event did not come")
    }

    /// Whether anything told since was such an event.
    pub(crate) async fn told(&self, is_such: impl Fn(&Event) -> bool) -> bool {
        let mut events = self.events.lock().await;
        std::iter::from_fn(|| events.try_recv().ok()).any(|event| is_such(&event))
    }

    /// Ends the console and gives its folder to the next.
    pub(crate) async fn end(self) -> TempDir {
        self.console.close().await;
        self.folder
    }
}

/// Changes a store from outside, as a crash or a person would leave it.
pub(crate) fn sql_on(folder: &Path, sql: &str) {
    let connection = rusqlite::Connection::open(folder.join("console.sqlite3")).unwrap();
    connection.execute_batch(sql).unwrap();
}

fn open(
    folder: &Path,
    vault: Arc<dyn Vault>,
    pace: Pace,
    tell: mpsc::UnboundedSender<Event>,
) -> Console {
    Console::open(Options {
        data_dir: folder.to_owned(),
        vault,
        sink: Arc::new(move |event| drop(tell.send(event))),
        clock: Clock::system(),
        pace,
        kind: ProfileKind::Partner,
    })
    .unwrap()
}

/// The product's pace, without its politeness.
pub(crate) fn pace() -> Pace {
    Pace {
        requests_per_second: 1_000,
        parallel: 16,
        backoff: Duration::from_millis(1),
        vault_patience: Duration::from_millis(50),
        ..Pace::default()
    }
}

/// The same, with the product's patience for the keychain: for what begins a second run.
pub(crate) fn patient() -> Pace {
    Pace { vault_patience: Pace::default().vault_patience, ..pace() }
}

pub(crate) fn form(name: &str) -> NewAccount {
    NewAccount {
        name: name.to_owned(),
        lang: "en".to_owned(),
        currency: "EUR".to_owned(),
        country: "EU".to_owned(),
        timezone: 2.0,
    }
}

/// A keychain that can be made to hang, as over a dialog, or to be absent.
#[derive(Default)]
pub(crate) struct ScriptedVault {
    pub(crate) inside: MemoryVault,
    absent: AtomicBool,
    hangs: Mutex<bool>,
    freed: Condvar,
}

impl ScriptedVault {
    pub(crate) fn hang(&self) {
        *self.hangs.lock().unwrap() = true;
    }

    /// The person has answered the dialog.
    pub(crate) fn answer(&self) {
        *self.hangs.lock().unwrap() = false;
        self.freed.notify_all();
    }

    pub(crate) fn set_absent(&self, absent: bool) {
        self.absent.store(absent, Ordering::SeqCst);
    }

    fn wait(&self) -> Result<(), VaultFault> {
        drop(self.freed.wait_while(self.hangs.lock().unwrap(), |hangs| *hangs).unwrap());
        if self.absent.load(Ordering::SeqCst) { Err(VaultFault::Absent) } else { Ok(()) }
    }
}

impl Vault for ScriptedVault {
    fn reopen(&self) -> Result<(), VaultFault> {
        self.wait()
    }

    fn get(&self, key: &str) -> Result<Option<Sensitive<String>>, VaultFault> {
        self.wait()?;
        self.inside.get(key)
    }

    fn put(&self, key: &str, secret: &Sensitive<String>) -> Result<(), VaultFault> {
        self.wait()?;
        self.inside.put(key, secret)
    }

    fn forget(&self, key: &str) -> Result<(), VaultFault> {
        self.wait()?;
        self.inside.forget(key)
    }
}
