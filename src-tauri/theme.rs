//! Light or dark, as the person or the system wants it.
//!
//! Called at the start and by `preferences_set`. A chosen theme stands on the page as `data-theme`;
//! this file gives the window's frame the same, and with it the page's media query. On Linux it
//! reads the desktop portal, because the web view there knows GTK's setting only. Absent: colours.

use std::sync::{Arc, Mutex, PoisonError};

use console::Theme;
use tauri::{AppHandle, Manager, Runtime};

/// What was chosen and what the system wants, as far as it had to be asked.
#[derive(Clone, Default)]
pub(crate) struct Lights(Arc<Mutex<Wishes>>);

#[derive(Clone, Copy, Default)]
struct Wishes {
    chosen: Theme,
    system: Option<tauri::Theme>,
}

impl Lights {
    fn change(&self, change: impl FnOnce(&mut Wishes)) -> Wishes {
        let mut wishes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut wishes);
        *wishes
    }
}

/// Takes the person's choice and shows it.
pub(crate) fn choose<R: Runtime>(app: &AppHandle<R>, chosen: Theme) {
    show(app, |wishes| wishes.chosen = chosen);
}

/// Follows the system from now on.
pub(crate) fn follow<R: Runtime>(app: &AppHandle<R>) {
    app.manage(Lights::default());
    #[cfg(target_os = "linux")]
    portal::follow(app.clone());
}

fn show<R: Runtime>(app: &AppHandle<R>, change: impl FnOnce(&mut Wishes)) {
    // Tests on the mock runtime follow no system.
    let Some(lights) = app.try_state::<Lights>() else { return };
    let wishes = lights.change(change);
    let theme = match wishes.chosen {
        Theme::System => wishes.system,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    };
    for window in app.webview_windows().values() {
        if let Err(problem) = window.set_theme(theme) {
            tracing::debug!(%problem, "the window keeps its theme");
        }
    }
}

#[cfg(target_os = "linux")]
mod portal {
    //! The desktop portal's setting `color-scheme`: 0 no wish, 1 dark, 2 light.

    use tauri::{AppHandle, Runtime};
    use zbus::{
        blocking::{Connection, Proxy},
        zvariant::{OwnedValue, Value},
    };

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
        take(app, &first);
        for change in changes {
            let body = change.body();
            let (place, key, value): (String, String, OwnedValue) = body.deserialize()?;
            if place == PLACE && key == KEY {
                take(app, &value);
            }
        }
        Ok(())
    }

    fn take<R: Runtime>(app: &AppHandle<R>, value: &OwnedValue) {
        let wish = super::portal_theme(number(value));
        super::show(app, |wishes| wishes.system = wish);
    }

    /// `Read` wraps its answer once more than the signal does.
    fn number(value: &Value<'_>) -> u32 {
        match value {
            Value::Value(inner) => number(inner),
            Value::U32(number) => *number,
            _ => 0,
        }
    }
}

/// The portal's number as a theme.
#[cfg(target_os = "linux")]
fn portal_theme(number: u32) -> Option<tauri::Theme> {
    match number {
        1 => Some(tauri::Theme::Dark),
        2 => Some(tauri::Theme::Light),
        _ => None,
    }
}
