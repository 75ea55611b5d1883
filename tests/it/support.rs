//! An app on the mock runtime beside a sandbox, and the calls a page would make.

use std::{
    sync::{
        Arc,
        mpsc::{Receiver, channel},
    },
    time::Duration,
};

use partner_console_lib::Shell;
use serde_json::{Value, json};
use tauri::{
    App, Listener, Manager, WebviewWindow,
    ipc::{CallbackFn, InvokeBody},
    test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder},
    webview::InvokeRequest,
};
use tempfile::TempDir;

/// Longer than anything awaited takes; reached only by a failing test.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// The app, its page, and the folder it keeps things in.
pub(crate) struct Bench {
    app: App<MockRuntime>,
    page: WebviewWindow<MockRuntime>,
    pub(crate) folder: TempDir,
    pub(crate) vault: Arc<console::MemoryVault>,
}

impl Bench {
    /// The app as it starts for the first time.
    pub(crate) fn new() -> Self {
        Self::at(console::Pace::default())
    }

    /// The same, living faster or slower than the product.
    pub(crate) fn at(pace: console::Pace) -> Self {
        Self::open(tempfile::tempdir().unwrap(), Arc::default(), pace)
    }

    /// The app on a folder and a keychain that may hold something already.
    pub(crate) fn on(folder: TempDir, vault: Arc<console::MemoryVault>) -> Self {
        Self::open(folder, vault, console::Pace::default())
    }

    fn open(folder: TempDir, vault: Arc<console::MemoryVault>, pace: console::Pace) -> Self {
        let app = partner_console_lib::builder(mock_builder())
            .build(partner_console_lib::context())
            .unwrap();
        let place = folder.path().to_path_buf();
        let shell = Shell::open_at(app.handle(), place, vault.clone(), pace).unwrap();
        app.manage(shell);
        let page = tauri::WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default())
            .build()
            .unwrap();
        Self { app, page, folder, vault }
    }

    /// Closes the app and opens it again on the same folder and keychain.
    pub(crate) fn restart(self) -> Self {
        let Self { app, page, folder, vault } = self;
        tauri::async_runtime::block_on(app.state::<Shell>().close());
        drop((page, app));
        Self::on(folder, vault)
    }

    /// Calls a command as the page does.
    pub(crate) fn call(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().unwrap(),
            body: InvokeBody::Json(arguments),
            headers: tauri::http::HeaderMap::new(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.page, request).map(|body| body.deserialize().unwrap())
    }

    /// Calls a command that must succeed.
    pub(crate) fn ask(&self, command: &str, arguments: Value) -> Value {
        match self.call(command, arguments) {
            Ok(answer) => answer,
            Err(error) => panic!("{command} was refused: {error}"),
        }
    }

    /// Calls a command that must fail, and gives the code.
    pub(crate) fn refused(&self, command: &str, arguments: Value) -> String {
        match self.call(command, arguments) {
            Ok(answer) => panic!("{command} was not refused: {answer}"),
            Err(error) => error["code"].as_str().map_or(error.to_string(), str::to_owned),
        }
    }

    /// What the page is told under a name from now on.
    pub(crate) fn hear(&self, name: &str) -> Receiver<Value> {
        let (tell, told) = channel();
        self.app.listen_any(name, move |event| {
            drop(tell.send(serde_json::from_str(event.payload()).unwrap()));
        });
        told
    }

    /// Notifies by this from now on.
    pub(crate) fn show_with(&self, show: impl partner_console_lib::notifications::Show) {
        partner_console_lib::notifications::start(self.app.handle(), show);
    }

    /// Signs in to a sandbox with the demo partner's login.
    pub(crate) fn sign_in(&self, server: &Sandbox) -> Value {
        self.ask(
            "sign_in_create",
            json!({
                "server": server.origin,
                "email": "demo@partner.example",
                "password": "demo-partner",
            }),
        )
    }
}

/// A sandbox of its own, on a port of its own.
pub(crate) struct Sandbox {
    pub(crate) origin: String,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
}

impl Sandbox {
    /// Starts one with the demo seed.
    pub(crate) fn start() -> Self {
        Self::with(sandbox::Options::default())
    }

    /// Starts one with options.
    pub(crate) fn with(options: sandbox::Options) -> Self {
        tauri::async_runtime::block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            let origin = format!("http://{}", listener.local_addr().unwrap());
            let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
            tauri::async_runtime::spawn(sandbox::serve(listener, options, async {
                let _ = stopped.await;
            }));
            Self { origin, stop: Some(stop) }
        })
    }

    /// Posts to a control route and gives its answer.
    pub(crate) fn control(&self, path: &str, body: Value) -> Value {
        let url = format!("{}/_sandbox/{path}", self.origin);
        tauri::async_runtime::block_on(async {
            let answer = reqwest::Client::new().post(url).json(&body).send().await.unwrap();
            let status = answer.status();
            let text = answer.text().await.unwrap();
            assert!(status.is_success(), "{path}: {status} {text}");
            serde_json::from_str(&text).unwrap_or(Value::Null)
        })
    }

    /// Reads a control route.
    pub(crate) fn look(&self, path: &str) -> Value {
        let url = format!("{}/_sandbox/{path}", self.origin);
        tauri::async_runtime::block_on(async {
            reqwest::get(url).await.unwrap().json().await.unwrap()
        })
    }

    /// The status of an answer to a request without a credential.
    pub(crate) fn status(&self, method: &str, path: &str) -> u16 {
        let url = format!("{}{path}", self.origin);
        let request = reqwest::Client::new().request(method.parse().unwrap(), url);
        tauri::async_runtime::block_on(async { request.send().await.unwrap().status().as_u16() })
    }

    /// Every request so far: method and path.
    pub(crate) fn requests(&self) -> Vec<(String, String)> {
        let said = |value: &Value| value.as_str().unwrap().to_owned();
        let answer = self.look("requests");
        let requests = answer["requests"].as_array().unwrap();
        requests.iter().map(|one| (said(&one["method"]), said(&one["path"]))).collect()
    }

    /// How often a method was called on a path.
    pub(crate) fn count(&self, method: &str, path: &str) -> usize {
        self.requests().iter().filter(|(asked, at)| asked == method && at == path).count()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
    }
}

/// Asks until the answer is right; the caller's question says how long one round takes.
pub(crate) fn until<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let started = std::time::Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(started.elapsed().as_secs() < 30, "waited in vain for: {what}");
        std::thread::yield_now();
    }
}
