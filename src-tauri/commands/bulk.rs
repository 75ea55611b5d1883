//! Commands for bulk work: tables of people read, checked and sent, people deleted, tables written.

use std::{collections::BTreeMap, path::PathBuf};

use console::{
    Bulk, BulkFilter, BulkKind, BulkRow, BulkRows, SheetChoice, SheetFormat, SheetSaved,
    SheetWords, UsersEdition,
};
use tauri::{AppHandle, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use crate::{Shell, error::Answer};

/// Begins an import; the table is handed over next.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn bulk_begin(
    shell: State<'_, Shell>,
    account_id: String,
    kind: BulkKind,
    file_name: String,
) -> Answer<Bulk> {
    Ok(shell.console().bulk_begin(&account_id, kind, &file_name).await?)
}

/// Hands over the next piece of the table.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn bulk_append(
    shell: State<'_, Shell>,
    bulk_id: String,
    bytes: String,
) -> Answer<()> {
    Ok(shell.console().bulk_append(&bulk_id, bytes).await?)
}

/// Reads the table, as chosen or as guessed.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn bulk_read(
    shell: State<'_, Shell>,
    bulk_id: String,
    choice: SheetChoice,
) -> Answer<Bulk> {
    Ok(shell.console().bulk_read(&bulk_id, choice).await?)
}

/// Says what each column means; checks every row.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn bulk_map(
    shell: State<'_, Shell>,
    bulk_id: String,
    fields: Vec<Option<String>>,
) -> Answer<Bulk> {
    Ok(shell.console().bulk_map(&bulk_id, fields).await?)
}

/// Reads the list anew that the rows are compared with; checks every row, as edited.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn bulk_compare(
    shell: State<'_, Shell>,
    bulk_id: String,
    job_id: String,
) -> Answer<Bulk> {
    Ok(shell.console().bulk_compare(&bulk_id, &job_id).await?)
}

/// Some rows of a view.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn bulk_rows(
    shell: State<'_, Shell>,
    bulk_id: String,
    filter: BulkFilter,
    offset: u64,
    limit: u32,
) -> Answer<BulkRows> {
    Ok(shell.console().bulk_rows(&bulk_id, filter, offset, limit).await?)
}

/// Changes what a row says.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn bulk_edit(
    shell: State<'_, Shell>,
    bulk_id: String,
    row: u32,
    values: BTreeMap<String, String>,
) -> Answer<BulkRow> {
    Ok(shell.console().bulk_edit(&bulk_id, row, values).await?)
}

/// Leaves a row out, or takes it in again.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn bulk_skip(
    shell: State<'_, Shell>,
    bulk_id: String,
    row: u32,
    skip: bool,
) -> Answer<BulkRow> {
    Ok(shell.console().bulk_skip(&bulk_id, row, skip).await?)
}

/// Sends the rows that are ready.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn bulk_send(shell: State<'_, Shell>, bulk_id: String) -> Answer<Bulk> {
    Ok(shell.console().bulk_send(&bulk_id).await?)
}

/// Pauses after what is on its way.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn bulk_pause(shell: State<'_, Shell>, bulk_id: String) -> Answer<Bulk> {
    Ok(shell.console().bulk_pause(&bulk_id).await?)
}

/// Goes on after a pause or an interruption, or looks again at what is not confirmed yet.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn bulk_resume(shell: State<'_, Shell>, bulk_id: String) -> Answer<Bulk> {
    Ok(shell.console().bulk_resume(&bulk_id).await?)
}

/// Ends it after what is on its way.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn bulk_stop(shell: State<'_, Shell>, bulk_id: String) -> Answer<Bulk> {
    Ok(shell.console().bulk_stop(&bulk_id).await?)
}

/// Deletes people, after a while in which it may be undone.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn bulk_delete(
    shell: State<'_, Shell>,
    account_id: String,
    kind: BulkKind,
    ids: Vec<String>,
) -> Answer<Bulk> {
    Ok(shell.console().bulk_delete(&account_id, kind, ids).await?)
}

/// Takes a deletion back that waits.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn bulk_undo(shell: State<'_, Shell>, bulk_id: String) -> Answer<Bulk> {
    Ok(shell.console().bulk_undo(&bulk_id).await?)
}

/// All bulk work that is remembered.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn bulk_list(shell: State<'_, Shell>) -> Answer<Vec<Bulk>> {
    Ok(shell.console().bulk_list().await?)
}

/// Forgets it, and the table with it.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn bulk_forget(shell: State<'_, Shell>, bulk_id: String) -> Answer<()> {
    Ok(shell.console().bulk_forget(&bulk_id).await?)
}

/// Rows as a table in a file the person picks; `None` when they pick none.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn bulk_save<R: Runtime>(
    app: AppHandle<R>,
    shell: State<'_, Shell>,
    bulk_id: String,
    filter: BulkFilter,
    format: SheetFormat,
    words: SheetWords,
) -> Answer<Option<SheetSaved>> {
    let Some(path) = picked(&app, format, &words).await else { return Ok(None) };
    Ok(Some(shell.console().bulk_save(&bulk_id, filter, format, &words, &path).await?))
}

/// Users as a table in a file the person picks; `None` when they pick none.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn users_save<R: Runtime>(
    app: AppHandle<R>,
    shell: State<'_, Shell>,
    account_id: String,
    edition: UsersEdition,
    ids: Option<Vec<String>>,
    format: SheetFormat,
    words: SheetWords,
) -> Answer<Option<SheetSaved>> {
    let Some(path) = picked(&app, format, &words).await else { return Ok(None) };
    Ok(Some(shell.console().users_save(&account_id, edition, ids, format, &words, &path).await?))
}

/// Contacts of these ids, or all that a search finds, as a table in a file the person picks; `None`
/// when they pick none.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn contacts_save<R: Runtime>(
    app: AppHandle<R>,
    shell: State<'_, Shell>,
    account_id: String,
    search: String,
    ids: Option<Vec<String>>,
    format: SheetFormat,
    words: SheetWords,
) -> Answer<Option<SheetSaved>> {
    let Some(path) = picked(&app, format, &words).await else { return Ok(None) };
    Ok(Some(shell.console().contacts_save(&account_id, &search, ids, format, &words, &path).await?))
}

/// The file the person picks for a table.
async fn picked<R: Runtime>(
    app: &AppHandle<R>,
    format: SheetFormat,
    words: &SheetWords,
) -> Option<PathBuf> {
    let ending = match format {
        SheetFormat::Xlsx => "xlsx",
        SheetFormat::Csv => "csv",
    };
    let name = format!("{}.{ending}", words.file_name);
    let (told, picked) = tokio::sync::oneshot::channel();
    let dialog =
        app.dialog().file().set_file_name(name).add_filter(ending.to_uppercase(), &[ending]);
    dialog.save_file(|path| drop(told.send(path)));
    picked.await.ok().flatten().and_then(|path| path.into_path().ok())
}
