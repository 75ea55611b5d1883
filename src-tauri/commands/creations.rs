//! Commands for the journal of accounts and channels whose creation is not settled.

use console::Creation;
use tauri::State;

use crate::{Shell, error::Answer};

/// The creations still to be settled.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn creations_list(shell: State<'_, Shell>) -> Answer<Vec<Creation>> {
    Ok(shell.console().creations_list().await?)
}

/// Looks now whether the thing exists.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn creations_check(
    shell: State<'_, Shell>,
    creation_id: String,
) -> Answer<Creation> {
    Ok(shell.console().creations_check(&creation_id).await?)
}

/// Takes the person's word on which one it is, or that it is none.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn creations_settle(
    shell: State<'_, Shell>,
    creation_id: String,
    id: Option<String>,
) -> Answer<Creation> {
    Ok(shell.console().creations_settle(&creation_id, id.as_deref()).await?)
}
