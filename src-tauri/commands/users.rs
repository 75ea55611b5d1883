//! Commands for the employees of a client.

use console::{CachedUsers, ItemOutcome, Listed, NewUser, User, UsersEdition};
use tauri::State;

use crate::{Shell, error::Answer};

/// Reads the users of an account, page by page.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn users_list(
    shell: State<'_, Shell>,
    account_id: String,
    job_id: String,
) -> Answer<Listed> {
    Ok(shell.console().users_list(&account_id, &job_id).await?)
}

/// The users of an account as they were last read; nothing is asked.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn users_cached(
    shell: State<'_, Shell>,
    account_id: String,
    edition: UsersEdition,
) -> Answer<CachedUsers> {
    Ok(shell.console().users_cached(&account_id, edition).await?)
}

/// One user.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn users_get(
    shell: State<'_, Shell>,
    account_id: String,
    user_id: String,
) -> Answer<User> {
    Ok(shell.console().users_get(&account_id, &user_id).await?)
}

/// Adds users; those whose id is known are replaced, or refused where only adding is meant.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn users_upsert(
    shell: State<'_, Shell>,
    account_id: String,
    users: Vec<NewUser>,
    adding: bool,
    job_id: String,
) -> Answer<Vec<ItemOutcome>> {
    Ok(shell.console().users_upsert(&account_id, users, adding, &job_id).await?)
}

/// Updates users that exist.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn users_update(
    shell: State<'_, Shell>,
    account_id: String,
    users: Vec<NewUser>,
    job_id: String,
) -> Answer<Vec<ItemOutcome>> {
    Ok(shell.console().users_update(&account_id, users, &job_id).await?)
}

/// Deletes users.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn users_delete(
    shell: State<'_, Shell>,
    account_id: String,
    user_ids: Vec<String>,
    job_id: String,
) -> Answer<Vec<ItemOutcome>> {
    Ok(shell.console().users_delete(&account_id, user_ids, &job_id).await?)
}
