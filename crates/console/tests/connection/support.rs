//! A console and a sandbox of its own for each test, and the waits every test makes.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use console::{
    Clock, Connection, Console, Event, MemoryVault, Options, Pace, ProfileKind, Stage, Way,
};
use reqwest::Client;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{net::TcpListener, sync::Notify, sync::oneshot};
use wazzup::Sensitive;

/// An account of the demo seed with a paid plan.
pub(crate) const AURORA: &str = "24017788";
/// Longer than anything awaited takes; reached only by a failing test.
const PATIENCE: Duration = Duration::from_secs(30);

/// What was told, kept in order.
#[derive(Clone, Default)]
pub(crate) struct Told {
    events: Arc<Mutex<Vec<Event>>>,
    more: Arc<Notify>,
}

impl Told {
    fn sink(&self) -> console::Sink {
        let told = self.clone();
        Arc::new(move |event| {
            told.events.lock().unwrap().push(event);
            told.more.notify_waiters();
        })
    }

    /// Every view of connections so far.
    pub(crate) fn views(&self) -> Vec<Connection> {
        let views = |event: &Event| match event {
            Event::ConnectionChanged { connection } => Some((**connection).clone()),
            _ => None,
        };
        self.events.lock().unwrap().iter().filter_map(views).collect()
    }

    fn ended(&self, id: &str) -> bool {
        let ends = |event: &Event| matches!(event, Event::ConnectionEnded { connection_id } if connection_id == id);
        self.events.lock().unwrap().iter().any(ends)
    }

    /// Waits until `found` finds something in what was told.
    pub(crate) async fn wait<T>(&self, what: &str, found: impl Fn(&Self) -> Option<T>) -> T {
        let looking = async {
            loop {
                let more = self.more.notified();
                if let Some(found) = found(self) {
                    return found;
                }
                more.await;
            }
        };
        match tokio::time::timeout(PATIENCE, looking).await {
            Ok(found) => found,
            Err(_) => panic!("no {what}; the last view: {:?}", self.views().last()),
        }
    }
}

/// One setting.
pub(crate) struct Bench {
    pub(crate) console: Console,
    pub(crate) told: Told,
    pub(crate) origin: String,
    pub(crate) folder: Arc<TempDir>,
    vault: Arc<MemoryVault>,
    http: Client,
    _sandbox: Arc<oneshot::Sender<()>>,
}

/// Numbers for tests: the same steps, in less time.
pub(crate) fn pace() -> Pace {
    let ms = Duration::from_millis;
    Pace {
        requests_per_second: 1_000,
        parallel: 16,
        backoff: ms(5),
        creation_looks: vec![ms(50), ms(100), ms(200)],
        poll_stage: ms(40),
        poll_background: ms(60),
        ..Pace::default()
    }
}

impl Bench {
    /// A signed-in console beside a sandbox that lives `scale` times faster.
    pub(crate) async fn fast(scale: f64) -> Self {
        Self::with(scale, pace()).await
    }

    pub(crate) async fn with(scale: f64, pace: Pace) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel::<()>();
        let options = sandbox::Options { time_scale: scale, ..sandbox::Options::default() };
        tokio::spawn(sandbox::serve(listener, options, async {
            let _ = stopped.await;
        }));
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let vault = Arc::new(MemoryVault::default());
        let told = Told::default();
        let console = open(&folder, &vault, &told, pace);
        let password = Sensitive::new("demo-partner".to_owned());
        console.sign_in_create(Some(&origin), "demo@partner.example", password).await.unwrap();
        let http = Client::builder().no_proxy().build().unwrap();
        Self { console, told, origin, folder, vault, http, _sandbox: Arc::new(stop) }
    }

    /// Another run on the same folder and vault; the run before has just stopped being asked.
    pub(crate) async fn again(&self) -> Self {
        let told = Told::default();
        let console = open(&self.folder, &self.vault, &told, pace());
        console.sign_in_state().await.unwrap();
        let (origin, http) = (self.origin.clone(), self.http.clone());
        let (folder, vault) = (self.folder.clone(), self.vault.clone());
        Self { console, told, origin, folder, vault, http, _sandbox: self._sandbox.clone() }
    }

    pub(crate) async fn connect(&self, expected: Option<&str>, way: Way) -> Connection {
        self.console.channels_connect(AURORA, "whatsapp", expected, None, way, None).await.unwrap()
    }

    /// Waits for a view of this connection that `fits`.
    pub(crate) async fn until(
        &self,
        id: &str,
        what: &str,
        fits: impl Fn(&Connection) -> bool,
    ) -> Connection {
        let last = |told: &Told| {
            told.views()
                .into_iter()
                .rfind(|view| view.connection_id == id)
                .filter(|view| fits(view))
        };
        self.told.wait(what, last).await
    }

    /// Waits for a live code, and gives its channel.
    pub(crate) async fn code(&self, id: &str) -> (Connection, String) {
        let live = |view: &Connection| view.code.as_ref().is_some_and(|code| code.live);
        let view = self.until(id, "live code", |v| live(v) && v.channel_id.is_some()).await;
        let channel = view.channel_id.clone().unwrap();
        (view, channel)
    }

    pub(crate) async fn ended(&self, id: &str) {
        self.told.wait("end", |told| told.ended(id).then_some(())).await;
    }

    pub(crate) async fn control(&self, path: &str, body: Value) -> Value {
        let request = self.http.post(format!("{}/_sandbox{path}", self.origin)).json(&body);
        request.send().await.unwrap().json().await.unwrap()
    }

    pub(crate) async fn look(&self, path: &str) -> Value {
        let request = self.http.get(format!("{}/_sandbox{path}", self.origin));
        request.send().await.unwrap().json().await.unwrap()
    }

    pub(crate) async fn phone(&self, channel: &str, action: Value) -> Value {
        self.control(&format!("/phone/{channel}"), action).await
    }

    /// Follows a fresh link of a connection to its end, as the client would; gives the channel.
    pub(crate) async fn follow_link(&self, id: &str, phone: &str) -> String {
        let link = self.console.links_channel(id).await.unwrap().link;
        assert!(link.starts_with(&self.origin), "{link}");
        let one_off = link.rsplit('/').next().unwrap();
        let done = self.control(&format!("/hosted/{one_off}"), json!({ "phone": phone })).await;
        done["channel_id"].as_str().unwrap().to_owned()
    }

    /// A channel that a client made by a link.
    pub(crate) async fn linked_channel(&self, transport: &str, phone: &str) -> String {
        let client = self.client(AURORA).await;
        let wanted = wazzup::ChannelLink { transport: transport.to_owned(), channel_id: None };
        let link = client.links().channel(&wanted).await.unwrap().link;
        let one_off = link.rsplit('/').next().unwrap();
        let done = self.control(&format!("/hosted/{one_off}"), json!({ "phone": phone })).await;
        done["channel_id"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn fault(&self, fault: Value) {
        self.control("/faults", json!({ "faults": [fault] })).await;
    }

    pub(crate) async fn no_faults(&self) {
        let request = self.http.delete(format!("{}/_sandbox/faults", self.origin));
        request.send().await.unwrap();
    }

    /// How many requests of a method and path the sandbox was sent.
    pub(crate) async fn asked(&self, method: &str, path: &str) -> usize {
        let requests = self.look("/requests").await;
        let requests = requests["requests"].as_array().unwrap().clone();
        requests
            .iter()
            .filter(|request| {
                let asked = request["path"].as_str().unwrap().split('?').next();
                request["method"] == method && asked == Some(path)
            })
            .count()
    }

    /// The subscriptions the account holds, as any integration of it can list them.
    pub(crate) async fn subscriptions(&self) -> Vec<(String, String)> {
        self.hooks(AURORA).await
    }

    async fn hooks(&self, account: &str) -> Vec<(String, String)> {
        let client = self.client(account).await;
        let listed = client.webhooks().list().await.unwrap();
        listed.into_iter().map(|hook| (hook.event, hook.url.expose().clone())).collect()
    }

    /// A client of the account that is not the console's.
    pub(crate) async fn client(&self, account: &str) -> wazzup::AccountClient {
        let origin = wazzup::Origin::parse(&self.origin).unwrap();
        let http = wazzup::Http::new(wazzup::HttpOptions::new(origin)).unwrap();
        let credentials = wazzup::PartnerCredentials {
            email: "demo@partner.example".to_owned(),
            password: Sensitive::new("demo-partner".to_owned()),
        };
        let partner = wazzup::PartnerClient::new(http.clone(), credentials);
        let machine = partner.oauth().machine_token().await.unwrap();
        let tokens =
            partner.oauth().exchange(&machine.access_token, &account.into()).await.unwrap();
        wazzup::AccountClient::new(http, tokens.access_token)
    }

    /// Waits until the account holds no subscription of ours.
    pub(crate) async fn silent(&self) {
        let silent = async {
            while !self.subscriptions().await.is_empty() {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(PATIENCE, silent).await.expect("own subscriptions are left");
    }

    /// Posts an event to a webhook address.
    pub(crate) async fn forge(&self, url: &str, event: Value) -> u16 {
        self.http.post(url).json(&event).send().await.unwrap().status().as_u16()
    }

    /// The whole of the data folder, as bytes.
    pub(crate) fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = Vec::new();
        let mut folders = vec![self.folder.path().to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    files.push((path.display().to_string(), std::fs::read(&path).unwrap()));
                }
            }
        }
        files
    }
}

fn open(folder: &TempDir, vault: &Arc<MemoryVault>, told: &Told, pace: Pace) -> Console {
    Console::open(Options {
        data_dir: folder.path().to_path_buf(),
        vault: vault.clone(),
        sink: told.sink(),
        clock: Clock::system(),
        pace,
        kind: ProfileKind::Partner,
    })
    .unwrap()
}

pub(crate) fn connected(view: &Connection) -> bool {
    matches!(view.stage, Stage::Connected { .. })
}

pub(crate) fn confirming(view: &Connection) -> bool {
    matches!(view.stage, Stage::Confirm { .. })
}
