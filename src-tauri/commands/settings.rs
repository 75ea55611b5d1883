//! Commands for who may see and answer what in a client's account.

use console::{Settings, SettingsRead, SettingsUpdated};
use tauri::State;

use crate::{Shell, error::Answer};

/// The settings as they are, and as they were before the last writing from here.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn settings_get(
    shell: State<'_, Shell>,
    account_id: String,
) -> Answer<SettingsRead> {
    Ok(shell.console().settings_get(&account_id).await?)
}

/// Writes the settings whole, unless they are not as they were seen.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn settings_update(
    shell: State<'_, Shell>,
    account_id: String,
    seen: Settings,
    wanted: Settings,
) -> Answer<SettingsUpdated> {
    Ok(shell.console().settings_update(&account_id, seen, wanted).await?)
}
