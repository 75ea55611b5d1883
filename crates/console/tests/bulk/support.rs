//! What these tests share: a sandbox, a console on a folder, and tables on their way in.

use std::{collections::BTreeMap, path::Path, sync::Arc, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use console::{
    Bulk, BulkFilter, BulkKind, BulkRow, BulkState, Clock, Console, Event, MemoryVault, Options,
    Pace, ProfileKind, SheetChoice,
};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{
    net::TcpListener,
    sync::{Mutex, mpsc},
    time::timeout,
};

pub(crate) const EMAIL: &str = "demo@partner.example";
pub(crate) const PASSWORD: &str = "demo-partner";
/// An account of the demo seed.
pub(crate) const AURORA: &str = "24017788";
/// Nothing here takes long; this only ends a test that has gone wrong.
const PATIENCE: Duration = Duration::from_secs(60);

/// A provider's imitation of its own.
pub(crate) struct Sandbox {
    pub(crate) origin: String,
    http: reqwest::Client,
}

impl Sandbox {
    pub(crate) async fn demo() -> Self {
        Self::with(sandbox::Options::default()).await
    }

    pub(crate) async fn with(options: sandbox::Options) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let served = sandbox::serve(listener, options, std::future::pending());
        tokio::spawn(async move { served.await.unwrap() });
        Self { origin, http: reqwest::Client::new() }
    }

    pub(crate) async fn fault(&self, fault: Value) {
        let url = format!("{}/_sandbox/faults", self.origin);
        let answer = self.http.post(url).json(&json!({ "faults": [fault] })).send().await.unwrap();
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
    }

    pub(crate) async fn no_faults(&self) {
        let url = format!("{}/_sandbox/faults", self.origin);
        self.http.delete(url).send().await.unwrap();
    }

    pub(crate) async fn look(&self, path: &str) -> Value {
        let url = format!("{}/_sandbox/{path}", self.origin);
        self.http.get(url).send().await.unwrap().json().await.unwrap()
    }

    /// How often this was asked; the journal remembers the last two thousand requests.
    pub(crate) async fn asked(&self, method: &str, path: &str) -> usize {
        let journal = self.look("requests").await;
        let is_it = |line: &&Value| {
            let asked = line["path"].as_str().unwrap();
            line["method"] == method && asked.split('?').next() == Some(path)
        };
        journal["requests"].as_array().unwrap().iter().filter(is_it).count()
    }

    /// How often each id was written, by the kind of writing.
    pub(crate) async fn writes(&self, what: &str) -> BTreeMap<String, u64> {
        let all = self.look(&format!("accounts/{AURORA}/writes")).await;
        serde_json::from_value(all[what].clone()).unwrap_or_default()
    }

    /// The contacts as the server keeps them, by id.
    pub(crate) async fn contacts(&self) -> BTreeMap<String, Value> {
        self.people("contacts").await
    }

    /// The users of both editions, by id.
    pub(crate) async fn users(&self) -> BTreeMap<String, Value> {
        self.people("users").await
    }

    async fn people(&self, what: &str) -> BTreeMap<String, Value> {
        let all = self.look(&format!("accounts/{AURORA}/{what}")).await;
        let all = all[what].as_array().unwrap().iter();
        all.map(|one| (one["id"].as_str().unwrap().to_owned(), one.clone())).collect()
    }
}

/// A console, the folder it stands on, and what it told.
pub(crate) struct Desk {
    pub(crate) console: Console,
    pub(crate) folder: TempDir,
    events: Mutex<mpsc::UnboundedReceiver<Event>>,
}

impl Desk {
    pub(crate) async fn at(sandbox: &Sandbox) -> Self {
        Self::on(tempfile::tempdir().unwrap(), sandbox, pace()).await
    }

    /// On a folder that may hold something already.
    pub(crate) async fn on(folder: TempDir, sandbox: &Sandbox, pace: Pace) -> Self {
        let (console, events) = open(folder.path(), &sandbox.origin, pace).await;
        Self { console, folder, events: Mutex::new(events) }
    }

    /// Ends the console and gives its folder to the next.
    pub(crate) async fn end(self) -> TempDir {
        self.console.close().await;
        self.folder
    }

    /// Hands a table over, up to where its rows are ready.
    pub(crate) async fn ready(&self, kind: BulkKind, table: &str) -> Bulk {
        hand_over(&self.console, kind, table).await
    }

    /// Sends what is ready and waits for the end.
    pub(crate) async fn sent(&self, ready: &Bulk) -> Bulk {
        self.console.bulk_send(&ready.bulk_id).await.unwrap();
        self.until(&ready.bulk_id, |bulk| bulk.state == BulkState::Done).await
    }

    /// The work once it is told to be so; events before those seen last do not count.
    pub(crate) async fn until(&self, bulk_id: &str, is_so: impl Fn(&Bulk) -> bool) -> Bulk {
        until(&mut *self.events.lock().await, bulk_id, is_so).await
    }

    pub(crate) async fn row(&self, bulk_id: &str, row: u32) -> BulkRow {
        let rows = self.console.bulk_rows(bulk_id, BulkFilter::All, 0, 500).await.unwrap().rows;
        rows.into_iter().find(|own| own.row == row).unwrap()
    }

    /// The numbers of the rows of a view.
    pub(crate) async fn numbers(&self, bulk_id: &str, filter: BulkFilter) -> Vec<u32> {
        let rows = self.console.bulk_rows(bulk_id, filter, 0, 500).await.unwrap().rows;
        rows.into_iter().map(|row| row.row).collect()
    }
}

/// Hands a table over, up to where its rows are ready.
pub(crate) async fn hand_over(console: &Console, kind: BulkKind, table: &str) -> Bulk {
    if kind == BulkKind::Contacts {
        // Nobody can be responsible whom nobody has read.
        console.users_list(AURORA, "colleagues").await.unwrap();
    }
    let begun = console.bulk_begin(AURORA, kind, "people.csv").await.unwrap();
    for piece in table.as_bytes().chunks(100_000) {
        console.bulk_append(&begun.bulk_id, STANDARD.encode(piece)).await.unwrap();
    }
    let read = console.bulk_read(&begun.bulk_id, SheetChoice::default()).await.unwrap();
    let columns = read.sheet.unwrap().columns;
    let fields = columns.into_iter().map(|column| column.field).collect();
    console.bulk_map(&begun.bulk_id, fields).await.unwrap()
}

pub(crate) async fn until(
    events: &mut mpsc::UnboundedReceiver<Event>,
    bulk_id: &str,
    is_so: impl Fn(&Bulk) -> bool,
) -> Bulk {
    let found = async {
        loop {
            match events.recv().await.unwrap() {
                Event::BulkChanged { bulk } if bulk.bulk_id == bulk_id && is_so(&bulk) => {
                    return *bulk;
                }
                _ => {}
            }
        }
    };
    timeout(PATIENCE, found).await.expect("it did not come so far")
}

/// A console signed in to a server, and what it tells.
pub(crate) async fn open(
    folder: &Path,
    origin: &str,
    pace: Pace,
) -> (Console, mpsc::UnboundedReceiver<Event>) {
    let (tell, events) = mpsc::unbounded_channel();
    let console = Console::open(Options {
        data_dir: folder.to_owned(),
        vault: Arc::new(MemoryVault::default()),
        sink: Arc::new(move |event| drop(tell.send(event))),
        clock: Clock::system(),
        pace,
        kind: ProfileKind::Partner,
    })
    .unwrap();
    console.sign_in_create(Some(origin), EMAIL, PASSWORD.into()).await.unwrap();
    (console, events)
}

/// The product's pace, without its politeness.
pub(crate) fn pace() -> Pace {
    Pace {
        requests_per_second: 1_000,
        parallel: 4,
        backoff: Duration::from_millis(1),
        undo_for: Duration::from_millis(20),
        bulk_tells: Duration::ZERO,
        vault_patience: Duration::from_secs(3),
        ..Pace::default()
    }
}

/// A table of contacts whose ids begin with `prefix`.
pub(crate) fn contacts(prefix: &str, many: usize) -> String {
    let mut table = "id;name;responsible_user;whatsapp;link\r\n".to_owned();
    for number in 0..many {
        let phone = 37_120_000_000_u64 + number as u64;
        table += &format!(
            "{prefix}-{number};Contact {number};u-anna;{phone};https://crm.example/{prefix}/{number}\r\n"
        );
    }
    table
}

/// Every row is in exactly one bucket, and they add up.
pub(crate) fn adds_up(bulk: &Bulk) {
    let counts = &bulk.counts;
    let sum =
        counts.confirmed + counts.accepted + counts.differs + counts.refused + counts.not_sent;
    assert_eq!(sum, counts.rows, "{counts:?} in {:?}", bulk.state);
}
