//! Commands for the check of all accounts.

use console::Sweep;
use tauri::State;

use crate::{Shell, error::Answer};

/// The check that runs, or the last one.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn fleet_get(shell: State<'_, Shell>) -> Answer<Sweep> {
    Ok(shell.console().fleet_get().await?)
}

/// Starts a check of all accounts, or goes on where one was interrupted.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn fleet_sweep(shell: State<'_, Shell>) -> Answer<Sweep> {
    Ok(shell.console().fleet_sweep().await?)
}

/// Stops it after what is on its way.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn fleet_stop(shell: State<'_, Shell>) -> Answer<Sweep> {
    Ok(shell.console().fleet_stop().await?)
}
