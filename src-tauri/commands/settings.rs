//! Commands for who may see and answer what in a client's account.

use console::{
    Settings, SettingsChange, SettingsChangeRead, SettingsLooked, SettingsRead, SettingsUpdated,
};
use tauri::State;

use crate::{Shell, error::Answer};

/// The settings as they are.
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

/// What became of a writing whose end was not seen; nothing is written.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn settings_look(
    shell: State<'_, Shell>,
    account_id: String,
    seen: Settings,
    wanted: Settings,
) -> Answer<SettingsLooked> {
    Ok(shell.console().settings_look(&account_id, seen, wanted).await?)
}

/// Every writing of an account's settings from here, the newest first.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn settings_history(
    shell: State<'_, Shell>,
    account_id: String,
) -> Answer<Vec<SettingsChange>> {
    Ok(shell.console().settings_history(&account_id).await?)
}

/// One writing of the settings in full.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn settings_change(
    shell: State<'_, Shell>,
    account_id: String,
    change_id: i64,
) -> Answer<SettingsChangeRead> {
    Ok(shell.console().settings_change(&account_id, change_id).await?)
}
