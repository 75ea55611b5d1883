//! Commands for clients with an account of their own, who allow the partner in.
//!
//! The address the browser is sent to holds the attempt's state, so it goes to the browser or to
//! the clipboard from here and never to the page.

use console::{Grant, NewGrant};
use serde::Serialize;
use tauri::{AppHandle, Runtime, State};
use tauri_plugin_clipboard_manager::ClipboardExt;

use crate::{Shell, browser, error::Answer};

/// An attempt, and whether a browser shows its page.
#[derive(Serialize)]
pub(crate) struct OpenedGrant {
    grant: Grant,
    opened: bool,
}

/// Begins an attempt and sends the browser to its page.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn grants_begin(shell: State<'_, Shell>, form: NewGrant) -> Answer<OpenedGrant> {
    let console = shell.console();
    let grant = console.grants_begin(form).await?;
    let opened = browser::open(console.grants_address(&grant.grant_id)?).await;
    Ok(OpenedGrant { grant, opened })
}

/// The attempts of this run.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn grants_list(shell: State<'_, Shell>) -> Answer<Vec<Grant>> {
    Ok(shell.console().grants_list()?)
}

/// Sends the browser to the page of an attempt once more; says whether one opened.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn grants_open(shell: State<'_, Shell>, grant_id: String) -> Answer<bool> {
    Ok(browser::open(shell.console().grants_address(&grant_id)?).await)
}

/// Puts the address of an attempt's page on the clipboard; says whether that worked.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn grants_copy_address<R: Runtime>(
    app: AppHandle<R>,
    shell: State<'_, Shell>,
    grant_id: String,
) -> Answer<bool> {
    let address = shell.console().grants_address(&grant_id)?;
    Ok(app.clipboard().write_text(address).is_ok())
}

/// Takes the address the browser returned to, or the code in it.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn grants_paste(
    shell: State<'_, Shell>,
    grant_id: String,
    text: String,
) -> Answer<Grant> {
    Ok(shell.console().grants_paste(&grant_id, &text)?)
}

/// Ends an attempt.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn grants_cancel(shell: State<'_, Shell>, grant_id: String) -> Answer<()> {
    Ok(shell.console().grants_cancel(&grant_id)?)
}

/// Forgets a client who allowed access.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn grants_forget(shell: State<'_, Shell>, account_id: String) -> Answer<()> {
    Ok(shell.console().grants_forget(&account_id).await?)
}
