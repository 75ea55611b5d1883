//! Light or dark, as the person or the system wants it.
//!
//! Called at the start and by `preferences_set`. The page decides by `data-theme` and by its own
//! media query; this file sets the window's frame, and on Linux reads the desktop portal, because
//! the web view there knows GTK's theme only. Absent: colours.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use console::Theme;
use tauri::{AppHandle, Manager, Runtime};

/// Sets the window's frame.
pub(crate) fn set<R: Runtime>(app: &AppHandle<R>, theme: Theme) {
    let chosen = match theme {
        Theme::System => app.state::<Wish>().theme(),
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    };
    for window in app.webview_windows().values() {
        if let Err(problem) = window.set_theme(chosen) {
            tracing::debug!(%problem, "the window keeps its theme");
        }
    }
}

/// What the system wants, where it must be asked, as the portal numbers it; kept so that nobody
/// waits for the bus on the way to a window.
#[derive(Clone, Default)]
pub(crate) struct Wish(Arc<AtomicU32>);

impl Wish {
    /// `None` leaves it to the web view.
    fn theme(&self) -> Option<tauri::Theme> {
        match self.0.load(Ordering::Relaxed) {
            1 => Some(tauri::Theme::Dark),
            2 => Some(tauri::Theme::Light),
            _ => None,
        }
    }

    /// The word for the page.
    pub(crate) fn word(&self) -> &'static str {
        match self.theme() {
            Some(tauri::Theme::Dark) => "dark",
            Some(_) => "light",
            None => "system",
        }
    }
}

/// Follows the system from now on.
pub(crate) fn follow<R: Runtime>(app: &AppHandle<R>) {
    #[cfg(target_os = "linux")]
    portal::follow(app.clone());
    #[cfg(not(target_os = "linux"))]
    let _ = app;
}

#[cfg(target_os = "linux")]
mod portal {
    //! The desktop portal's setting `color-scheme`: 0 no wish, 1 dark, 2 light.

    use std::sync::atomic::Ordering;

    use tauri::{AppHandle, Emitter, Manager, Runtime};
    use zbus::{
        blocking::{Connection, Proxy},
        zvariant::{OwnedValue, Value},
    };

    use super::Wish;

    const PLACE: &str = "org.freedesktop.appearance";
    const KEY: &str = "color-scheme";

    pub(super) fn follow<R: Runtime>(app: AppHandle<R>) {
        std::thread::spawn(move || {
            if let Err(problem) = listen(&app) {
                tracing::debug!(%problem, "no desktop portal: the theme is GTK's");
            }
        });
    }

    fn listen<R: Runtime>(app: &AppHandle<R>) -> zbus::Result<()> {
        let bus = Connection::session()?;
        let settings = Proxy::new(
            &bus,
            "org.freedesktop.portal.Desktop",
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.Settings",
        )?;
        let changes = settings.receive_signal("SettingChanged")?;
        let first: OwnedValue = settings.call("Read", &(PLACE, KEY))?;
        tell(app, &first);
        for change in changes {
            let body = change.body();
            let (place, key, value): (String, String, OwnedValue) = body.deserialize()?;
            if place == PLACE && key == KEY {
                tell(app, &value);
            }
        }
        Ok(())
    }

    fn tell<R: Runtime>(app: &AppHandle<R>, value: &OwnedValue) {
        // `Read` wraps its answer once more than the signal does.
        let number = match &**value {
            Value::Value(inner) => u32::try_from(&**inner).ok(),
            other => u32::try_from(other).ok(),
        };
        let wish = app.state::<Wish>();
        wish.0.store(number.unwrap_or(0), Ordering::Relaxed);
        // A page that is not there yet asks when it comes.
        let _ = app.emit("theme_changed", serde_json::json!({ "theme": wish.word() }));
    }
}
