//! The system's notifications: a channel dropped, works again, or was connected by a client.
//!
//! Fed by `events` with what the consoles tell; shown by whatever [`Show`] was started with, the
//! system's in the app and a list in the tests. A click brings the window forward and leads the
//! page to the account. Absent: deciding what is news, which the console does once per turn.

mod desktop;

use std::{
    collections::HashSet,
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
};

use console::{ChannelTurn, Event, Stage, Turn, Way};
use serde::Serialize;
use tauri::{AppHandle, Emitter, Manager, Runtime};

pub use self::desktop::Desktop;
use crate::{Shell, window, words::Words};

/// The name under which the page is told to open an account.
const GO_TO_ACCOUNT: &str = "go_to_account";

/// One notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The line in bold.
    pub title: String,
    /// The sentence below it.
    pub text: String,
    /// What a click on it does, where the system shows it as a button.
    pub open: String,
}

/// What a click does; it may come from any thread.
pub type Clicked = Box<dyn Fn() + Send + Sync>;

/// Something that shows notifications.
pub trait Show: Send + 'static {
    /// Shows one. It must not wait for the click.
    fn show(&mut self, notice: &Notice, clicked: Clicked);
}

/// The way to the thread that notifies, and whether it is wanted; kept as the app's state.
struct Notifications {
    tell: Sender<News>,
    wanted: AtomicBool,
}

/// What is worth a notification.
enum News {
    Turned(ChannelTurn),
    Linked { connection_id: String, account_id: String, client: String, transport: String },
}

/// The page's order to open an account.
#[derive(Clone, Serialize)]
struct GoToAccount {
    account_id: String,
}

/// Notifies from now on, until the app ends, as the person likes it. The shell is there already.
pub fn start<R: Runtime>(app: &AppHandle<R>, show: impl Show) {
    let preferences = tauri::async_runtime::block_on(app.state::<Shell>().own().preferences_get());
    // Where that cannot be read, what everybody gets.
    let wanted = AtomicBool::new(preferences.unwrap_or_default().notify);
    let (tell, told) = channel();
    let handle = app.clone();
    // A thread of its own: the system's service may take its time.
    std::thread::spawn(move || run(&handle, &told, show));
    app.manage(Notifications { tell, wanted });
}

/// Takes the person's choice: whether they are to be told.
pub(crate) fn choose<R: Runtime>(app: &AppHandle<R>, wanted: bool) {
    if let Some(notifications) = app.try_state::<Notifications>() {
        notifications.wanted.store(wanted, Ordering::SeqCst);
    }
}

/// Takes what a console tells, if it is worth a notification.
pub(crate) fn hear<R: Runtime>(app: &AppHandle<R>, event: &Event) {
    let Some(notifications) = app.try_state::<Notifications>() else { return };
    if !notifications.wanted.load(Ordering::SeqCst) {
        return;
    }
    let news = match event {
        Event::ChannelTurned { turn } => News::Turned(turn.clone()),
        Event::ConnectionChanged { connection } => {
            let settled =
                matches!(connection.stage, Stage::Confirm { .. } | Stage::Connected { .. });
            if connection.way != Way::Link || !connection.background || !settled {
                return;
            }
            News::Linked {
                connection_id: connection.connection_id.clone(),
                account_id: connection.account_id.clone(),
                client: connection.account_label.clone(),
                transport: connection.transport.clone(),
            }
        }
        _ => return,
    };
    // The thread is there as long as the app is.
    let _ = notifications.tell.send(news);
}

fn run<R: Runtime>(app: &AppHandle<R>, told: &Receiver<News>, mut show: impl Show) {
    let words = Words::new();
    // A connection goes through more than one stage after its client is done.
    let mut linked = HashSet::new();
    for news in told {
        let (notice, account_id) = match news {
            News::Turned(turn) => (words.turned(&turn), turn.account_id),
            News::Linked { connection_id, account_id, client, transport } => {
                if !linked.insert(connection_id) {
                    continue;
                }
                (words.linked(&client, &transport), account_id)
            }
        };
        let app = app.clone();
        let clicked = move || go_to(&app, &account_id);
        show.show(&notice, Box::new(clicked));
    }
}

/// Brings the window forward and leads the page to an account.
fn go_to<R: Runtime>(app: &AppHandle<R>, account_id: &str) {
    window::forward(app);
    let order = GoToAccount { account_id: account_id.to_owned() };
    if let Err(problem) = app.emit(GO_TO_ACCOUNT, order) {
        tracing::debug!(%problem, "no page to lead to the account");
    }
}

impl Words {
    fn turned(&self, turn: &ChannelTurn) -> Notice {
        let channel = &turn.channel;
        let name = channel.name.as_deref().or(channel.phone.as_deref()).unwrap_or_default();
        let (client, transport) = (turn.account_label.as_str(), channel.transport.as_str());
        // An account without a name of its own is called by its channel: once is enough.
        let client = if client == name { "" } else { client };
        let (title, text) = match (turn.turn, client.is_empty(), name.is_empty()) {
            (Turn::Dropped, false, false) => ("notify-dropped-title", "notify-dropped"),
            (Turn::Dropped, false, true) => ("notify-dropped-title", "notify-dropped-unnamed"),
            (Turn::Dropped, true, false) => ("notify-dropped-title-alone", "notify-dropped"),
            (Turn::Dropped, true, true) => ("notify-dropped-title-alone", "notify-dropped-unnamed"),
            (Turn::Works, false, false) => ("notify-works-title", "notify-works"),
            (Turn::Works, false, true) => ("notify-works-title", "notify-works-unnamed"),
            (Turn::Works, true, false) => ("notify-works-title-alone", "notify-works"),
            (Turn::Works, true, true) => ("notify-works-title-alone", "notify-works-unnamed"),
        };
        self.notice(title, text, client, transport, name)
    }

    fn linked(&self, client: &str, transport: &str) -> Notice {
        let title = match client.is_empty() {
            false => "notify-linked-title",
            true => "notify-linked-title-alone",
        };
        self.notice(title, "notify-linked", client, transport, "")
    }

    fn notice(&self, title: &str, text: &str, client: &str, transport: &str, name: &str) -> Notice {
        let transport = transport.to_lowercase();
        let messenger = self.say("notify-messenger", &[("transport", &transport)]);
        let named = [("client", client), ("messenger", messenger.as_str()), ("channel", name)];
        Notice {
            title: self.say(title, &named),
            text: self.say(text, &named),
            open: self.say("notify-open", &[]),
        }
    }
}
