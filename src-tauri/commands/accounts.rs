//! Commands for the accounts of the partner's clients and the names the partner gives them.

use console::{Account, AccountList, Creation, NamesImported, NewAccount};
use tauri::{AppHandle, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use crate::{Shell, error::Answer};

/// The accounts the store knows, at once.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn accounts_list(shell: State<'_, Shell>) -> Answer<AccountList> {
    Ok(shell.console().accounts_list().await?)
}

/// The ids of the accounts that a search finds, in what the store knows of them.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn accounts_search(
    shell: State<'_, Shell>,
    search: String,
) -> Answer<Vec<String>> {
    Ok(shell.console().accounts_search(&search).await?)
}

/// Reads all accounts anew, page by page.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn accounts_refresh(shell: State<'_, Shell>) -> Answer<AccountList> {
    Ok(shell.console().accounts_refresh().await?)
}

/// Stops the reading; what was read stays.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn accounts_refresh_stop(shell: State<'_, Shell>) -> Answer<()> {
    shell.console().accounts_refresh_stop();
    Ok(())
}

/// One account, fresh.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn accounts_get(shell: State<'_, Shell>, account_id: String) -> Answer<Account> {
    Ok(shell.console().accounts_get(&account_id).await?)
}

/// Checks the channels of an account.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn accounts_health(
    shell: State<'_, Shell>,
    account_id: String,
) -> Answer<Account> {
    Ok(shell.console().accounts_health(&account_id).await?)
}

/// Creates an account, through the journal.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn accounts_create(
    shell: State<'_, Shell>,
    account: NewAccount,
) -> Answer<Creation> {
    Ok(shell.console().accounts_create(account).await?)
}

/// Changes the time zone, the one thing the API lets change.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn accounts_update(
    shell: State<'_, Shell>,
    account_id: String,
    timezone: f64,
) -> Answer<Account> {
    Ok(shell.console().accounts_update(&account_id, timezone).await?)
}

/// Raises the WABA spending limit, through the journal.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn accounts_waba_balance(
    shell: State<'_, Shell>,
    account_id: String,
    value: f64,
) -> Answer<Creation> {
    Ok(shell.console().accounts_waba_balance(&account_id, value).await?)
}

/// Writes name, note and tags in the address book.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn accounts_describe(
    shell: State<'_, Shell>,
    account_id: String,
    name: Option<String>,
    note: String,
    tags: Vec<String>,
) -> Answer<Account> {
    Ok(shell.console().accounts_describe(&account_id, name, note, tags).await?)
}

/// Takes names from a pasted or opened table.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn accounts_import_names(
    shell: State<'_, Shell>,
    text: String,
) -> Answer<NamesImported> {
    Ok(shell.console().accounts_import_names(text).await?)
}

/// The names as a table, for the clipboard.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn accounts_export_names(shell: State<'_, Shell>) -> Answer<String> {
    Ok(shell.console().accounts_export_names().await?)
}

/// The names as a table, in a file the person picks; `None` when they pick none.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn accounts_save_names<R: Runtime>(
    app: AppHandle<R>,
    shell: State<'_, Shell>,
) -> Answer<Option<String>> {
    let table = shell.console().accounts_export_names().await?;
    let (told, picked) = tokio::sync::oneshot::channel();
    let dialog = app.dialog().file().set_file_name("clients.csv").add_filter("CSV", &["csv"]);
    dialog.save_file(|path| drop(told.send(path)));
    let Some(path) = picked.await.ok().flatten().and_then(|path| path.into_path().ok()) else {
        return Ok(None);
    };
    tokio::fs::write(&path, table).await.map_err(console::Error::from)?;
    Ok(Some(path.display().to_string()))
}
