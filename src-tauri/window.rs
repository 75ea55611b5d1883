//! The one window: opened here, remembered between runs, and never led elsewhere.
//!
//! Called by `run`. Absent: any way for the page to open a window or leave its own files.

use std::path::Path;

use tauri::{
    AppHandle, Manager, Runtime, Url, WebviewWindowBuilder, plugin::TauriPlugin,
    webview::NewWindowResponse,
};
use tauri_plugin_window_state::StateFlags;

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
    WebviewWindowBuilder::from_config(app, &config)?
        .data_directory(data_dir.join("webview"))
        .on_navigation(stays_home)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
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
