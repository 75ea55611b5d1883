//! The one window: opened here, remembered between runs, never led elsewhere, and not closed over
//! something unsaved without a question.
//!
//! Called by `run`. Absent: any way for the page to open a window or leave its own files.

use std::{
    path::Path,
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
    time::Duration,
};

use tauri::{
    AppHandle, Emitter, Manager, Runtime, Url, WebviewWindowBuilder, WindowEvent,
    plugin::TauriPlugin, webview::NewWindowResponse,
};
use tauri_plugin_window_state::StateFlags;

/// The name under which the page is told that the window is to be closed.
const WINDOW_CLOSING: &str = "window_closing";

/// How long the page may take to say that it asks the person. One that hangs traps nobody.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether the page would lose something, and whether it answers when the window is to be closed.
#[derive(Default)]
pub(crate) struct Hold {
    held: AtomicBool,
    asked: AtomicU64,
    answered: AtomicU64,
}

impl Hold {
    /// The page's word, which answers whatever it was asked before.
    fn set(&self, held: bool) {
        self.held.store(held, Ordering::SeqCst);
        self.answered.store(self.asked.load(Ordering::SeqCst), Ordering::SeqCst);
    }

    /// The number of the question to ask before closing; none when nothing would be lost.
    fn ask(&self) -> Option<u64> {
        self.held.load(Ordering::SeqCst).then(|| self.asked.fetch_add(1, Ordering::SeqCst) + 1)
    }

    fn is_open(&self, question: u64) -> bool {
        self.answered.load(Ordering::SeqCst) < question
    }
}

/// Remembers size, place and whether it was maximised, in the app's own folder.
pub(crate) fn remembered<R: Runtime>(data_dir: &Path) -> TauriPlugin<R> {
    tauri_plugin_window_state::Builder::new()
        .with_filename(data_dir.join("window.json").to_string_lossy())
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .build()
}

/// Opens the window of the configuration.
///
/// # Errors
/// When the system gives no window.
pub(crate) fn open<R: Runtime>(app: &AppHandle<R>, data_dir: &Path) -> tauri::Result<()> {
    let config = app.config().app.windows.first().cloned().unwrap_or_default();
    let window = WebviewWindowBuilder::from_config(app, &config)?
        .data_directory(data_dir.join("webview"))
        .on_navigation(stays_home)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    let app = app.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event
            && let Some(question) = app.state::<Hold>().ask()
        {
            api.prevent_close();
            ask(&app, question);
        }
    });
    Ok(())
}

/// Asks the page before the window goes, and lets it go when the page does not answer.
fn ask<R: Runtime>(app: &AppHandle<R>, question: u64) {
    if let Err(problem) = app.emit(WINDOW_CLOSING, ()) {
        tracing::debug!(%problem, "no page to ask");
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(PATIENCE).await;
        if app.state::<Hold>().is_open(question) {
            tracing::warn!("the page did not answer; the window closes");
            close(&app);
        }
    });
}

/// Whether the page would lose something when the window went now.
pub(crate) fn hold<R: Runtime>(app: &AppHandle<R>, held: bool) {
    app.state::<Hold>().set(held);
}

/// Closes the window without a further question.
pub(crate) fn close<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window("main")
        && let Err(problem) = window.destroy()
    {
        tracing::error!(%problem, "the window did not close");
    }
}

/// Brings the window to the front, where there is one.
pub(crate) fn forward<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window("main") {
        // Each may be refused by the window manager, which knows best.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// The page's own files: `tauri://localhost`, `http(s)://tauri.localhost` on Windows, and Vite's
/// server while developing.
fn stays_home(url: &Url) -> bool {
    let own = matches!(
        (url.scheme(), url.host_str()),
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost"))
    );
    let vite = cfg!(dev) && url.host_str() == Some("localhost") && url.port() == Some(5173);
    own || vite || url.as_str() == "about:blank"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_with_nothing_to_lose_is_not_asked() {
        let hold = Hold::default();
        assert_eq!(hold.ask(), None);
        hold.set(true);
        assert!(hold.ask().is_some());
        hold.set(false);
        assert_eq!(hold.ask(), None);
    }

    #[test]
    fn a_question_stays_open_until_the_page_answers_that_very_one() {
        let hold = Hold::default();
        hold.set(true);
        let first = hold.ask().unwrap();
        assert!(hold.is_open(first), "what was said before is no answer");
        hold.set(true);
        assert!(!hold.is_open(first));
        let second = hold.ask().unwrap();
        assert!(hold.is_open(second), "closing again is asked again");
    }

    #[test]
    fn the_page_cannot_be_led_elsewhere() {
        let home = |text: &str| stays_home(&Url::parse(text).unwrap());
        assert!(home("tauri://localhost/index.html#/accounts"));
        assert!(home("http://tauri.localhost/"));
        assert!(!home("https://example.com/"));
        assert!(!home("http://127.0.0.1:8080/"));
        assert!(!home("data:text/html,x"));
        assert!(!home("https://tauri.localhost.example.com/"));
    }
}
