//! Commands for the people a client talks to.

use console::{Contact, ItemOutcome, Listed, NewContact};
use tauri::State;

use crate::{Shell, error::Answer};

/// Reads the contacts of an account, page by page.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn contacts_list(
    shell: State<'_, Shell>,
    account_id: String,
    job_id: String,
) -> Answer<Listed> {
    Ok(shell.console().contacts_list(&account_id, &job_id).await?)
}

/// One contact.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn contacts_get(
    shell: State<'_, Shell>,
    account_id: String,
    contact_id: String,
) -> Answer<Contact> {
    Ok(shell.console().contacts_get(&account_id, &contact_id).await?)
}

/// Adds contacts and replaces those whose id is known.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn contacts_upsert(
    shell: State<'_, Shell>,
    account_id: String,
    contacts: Vec<NewContact>,
    job_id: String,
) -> Answer<Vec<ItemOutcome>> {
    Ok(shell.console().contacts_upsert(&account_id, contacts, &job_id).await?)
}

/// Updates contacts that exist.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn contacts_update(
    shell: State<'_, Shell>,
    account_id: String,
    contacts: Vec<NewContact>,
    job_id: String,
) -> Answer<Vec<ItemOutcome>> {
    Ok(shell.console().contacts_update(&account_id, contacts, &job_id).await?)
}

/// Deletes contacts.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn contacts_delete(
    shell: State<'_, Shell>,
    account_id: String,
    contact_ids: Vec<String>,
    job_id: String,
) -> Answer<Vec<ItemOutcome>> {
    Ok(shell.console().contacts_delete(&account_id, contact_ids, &job_id).await?)
}
