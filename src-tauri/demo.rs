//! The demo: the real app on an imitation of the provider inside it.
//!
//! The only file that knows the sandbox. Called by the shell. Absent: the keychain and the
//! person's own folder; a demo lives in memory and a temporary folder, and leaves nothing behind.

use std::sync::Arc;

use console::{
    Clock, Console, MemoryVault, Options, Pace, Preferences, ProfileKind, Sink, UiError,
};
use serde::{Deserialize, Serialize};
use tempfile::TempDir;
use tokio::{net::TcpListener, sync::oneshot};

/// A running demo: its console, and the imitation that ends with it.
pub(crate) struct Demo {
    pub(crate) console: Console,
    phone: Phone,
    stop: oneshot::Sender<()>,
    // Removed when the demo is dropped.
    _folder: TempDir,
}

impl Demo {
    /// Starts the imitation, signs in to it with the person's own preferences and writes the
    /// clients' names in the address book, because the API's lists have none.
    ///
    /// # Errors
    /// When no port, no folder or no store can be had.
    pub(crate) async fn start(sink: Sink, preferences: Preferences) -> Result<Self, UiError> {
        let folder = tempfile::Builder::new().prefix("partner-console-demo-").tempdir();
        let folder = folder.map_err(console::Error::from)?;
        let console = Console::open(Options {
            data_dir: folder.path().to_path_buf(),
            vault: Arc::new(MemoryVault::default()),
            sink,
            clock: Clock::system(),
            // A machine talking to itself need not be polite.
            pace: Pace { requests_per_second: 100, ..Pace::default() },
            kind: ProfileKind::Demo,
        })?;
        console.preferences_set(preferences).await?;
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.map_err(console::Error::from)?;
        let address = listener.local_addr().map_err(console::Error::from)?;
        let token = uuid::Uuid::new_v4().to_string();
        let ports = sandbox::AllowedPorts::none();
        ports.set([console.receiver_port().await?]);
        let options = sandbox::Options {
            control_token: Some(token.clone()),
            webhook_ports: ports,
            ..sandbox::Options::default()
        };
        let (stop, stopped) = oneshot::channel::<()>();
        tauri::async_runtime::spawn(async move {
            let served = sandbox::serve(listener, options, async {
                // Either word ends it: told so, or the demo dropped.
                let _ = stopped.await;
            });
            if let Err(problem) = served.await {
                tracing::error!(%problem, "the demo's imitation ended");
            }
        });

        let origin = format!("http://{address}");
        let (email, password) = (sandbox::DEMO_EMAIL, sandbox::DEMO_PASSWORD);
        console.sign_in_create(Some(&origin), email, password.to_owned().into()).await?;
        console.accounts_refresh().await?;
        for (account_id, name) in sandbox::demo_names() {
            let name = Some(name.to_owned());
            console
                .accounts_describe(&account_id.to_string(), name, String::new(), Vec::new())
                .await?;
        }
        console.grants_remember(sandbox::CLIENT_ID, &free_address().await?).await?;
        let phone = Phone { origin, token, http: reqwest::Client::new() };
        Ok(Self { console, phone, stop, _folder: folder })
    }

    /// The client's phone in this demo.
    pub(crate) fn phone(&self) -> Phone {
        self.phone.clone()
    }

    /// Ends the imitation.
    pub(crate) async fn end(self) {
        crate::shell::close(&self.console).await;
        // It may have ended by itself.
        let _ = self.stop.send(());
    }
}

/// Where a browser of the demo returns to: the usual address is one that many systems keep back.
async fn free_address() -> Result<String, UiError> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.map_err(console::Error::from)?;
    Ok(format!("http://{}", listener.local_addr().map_err(console::Error::from)?))
}

/// What the person lets the client's phone do; the words are the imitation's.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PhoneAction {
    pub(crate) action: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) password: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) code: Option<String>,
}

/// Where the channel stands after the phone's action.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PhoneAnswer {
    status: String,
    reason: Option<String>,
}

/// The simulated phone, reached over HTTP like everything of the imitation.
#[derive(Clone)]
pub(crate) struct Phone {
    origin: String,
    token: String,
    http: reqwest::Client,
}

impl Phone {
    /// Lets the phone act on a channel.
    ///
    /// # Errors
    /// When the imitation refuses, in its words.
    pub(crate) async fn act(
        &self,
        channel_id: &str,
        action: &PhoneAction,
    ) -> Result<PhoneAnswer, UiError> {
        let failed = |text: String| UiError::new(console::ErrorCode::Refused, text);
        let url = format!("{}/_sandbox/phone/{channel_id}", self.origin);
        let request = self.http.post(url).header("x-sandbox-token", &self.token).json(action);
        let answer = request.send().await.map_err(|problem| failed(problem.to_string()))?;
        if !answer.status().is_success() {
            return Err(failed(answer.text().await.unwrap_or_default()));
        }
        answer.json().await.map_err(|problem| failed(problem.to_string()))
    }
}
