//! Commands for what the person likes, and for what support asks.

use console::{About, Preferences};
use tauri::{AppHandle, Runtime, State};

use crate::{Shell, error::Answer, notifications, theme};

/// What the person chose.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn preferences_get(shell: State<'_, Shell>) -> Answer<Preferences> {
    Ok(shell.own().preferences_get().await?)
}

/// Keeps what the person chose and shows it at once.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn preferences_set<R: Runtime>(
    app: AppHandle<R>,
    shell: State<'_, Shell>,
    preferences: Preferences,
) -> Answer<Preferences> {
    let preferences = shell.choose(preferences).await?;
    theme::choose(&app, preferences.theme);
    notifications::choose(&app, preferences.notify);
    Ok(preferences)
}

/// Version and folders, for support.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn app_about(shell: State<'_, Shell>) -> Answer<About> {
    Ok(shell.own().about(env!("CARGO_PKG_VERSION")))
}

/// The page's word that the person can begin; the bench waits for it.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn app_ready() -> Answer<()> {
    if std::env::var_os("PARTNER_CONSOLE_BENCH").is_some() {
        use std::io::Write;
        // A bench that has hung up needs no answer.
        let _ = writeln!(std::io::stdout(), "ready-to-use");
    }
    Ok(())
}
