//! Commands for the employees of a client in the public API v3, and for the key it takes.

use console::{ItemOutcome, Listed, NewUser, SecretPlace, User};
use tauri::State;

use crate::{Shell, error::Answer};

/// Tries an account's key on the server and keeps it; it never comes back.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn v3_key_set(
    shell: State<'_, Shell>,
    account_id: String,
    key: String,
) -> Answer<SecretPlace> {
    Ok(shell.console().v3_key_set(&account_id, key.into()).await?)
}

/// Forgets an account's key.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn v3_key_forget(
    shell: State<'_, Shell>,
    account_id: String,
) -> Answer<SecretPlace> {
    Ok(shell.console().v3_key_forget(&account_id).await?)
}

/// Where an account's key is.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn v3_key_state(
    shell: State<'_, Shell>,
    account_id: String,
) -> Answer<SecretPlace> {
    Ok(shell.console().v3_key_state(&account_id).await?)
}

/// Reads the users of an account, as v3 has them.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn v3_users_list(
    shell: State<'_, Shell>,
    account_id: String,
    job_id: String,
) -> Answer<Listed> {
    Ok(shell.console().v3_users_list(&account_id, &job_id).await?)
}

/// One user, with the phone.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn v3_users_get(
    shell: State<'_, Shell>,
    account_id: String,
    id: String,
) -> Answer<User> {
    Ok(shell.console().v3_users_get(&account_id, &id).await?)
}

/// Adds users; those whose id is known are replaced, or refused where only adding is meant.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn v3_users_upsert(
    shell: State<'_, Shell>,
    account_id: String,
    users: Vec<NewUser>,
    adding: bool,
    job_id: String,
) -> Answer<Vec<ItemOutcome>> {
    Ok(shell.console().v3_users_upsert(&account_id, users, adding, &job_id).await?)
}

/// Deletes one user.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn v3_users_delete(
    shell: State<'_, Shell>,
    account_id: String,
    id: String,
) -> Answer<()> {
    Ok(shell.console().v3_users_delete(&account_id, &id).await?)
}

/// Deletes users, and tells those that were not there.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn v3_users_bulk_delete(
    shell: State<'_, Shell>,
    account_id: String,
    ids: Vec<String>,
    job_id: String,
) -> Answer<Vec<ItemOutcome>> {
    Ok(shell.console().v3_users_bulk_delete(&account_id, ids, &job_id).await?)
}
