//! Commands for the people a client talks to.

use console::{Contact, ContactSort, ContactsFound, FoundContact, ItemOutcome, Listed, NewContact};
use tauri::State;

use crate::{Shell, error::Answer};

/// Reads the contacts of an account into the store, page by page.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn contacts_list(
    shell: State<'_, Shell>,
    account_id: String,
    job_id: String,
) -> Answer<Listed> {
    Ok(shell.console().contacts_list(&account_id, &job_id).await?)
}

/// A piece of the contacts that a search finds among those kept.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn contacts_find(
    shell: State<'_, Shell>,
    account_id: String,
    search: String,
    sort: ContactSort,
    offset: u32,
    limit: u32,
) -> Answer<ContactsFound> {
    Ok(shell.console().contacts_find(&account_id, &search, sort, offset, limit).await?)
}

/// Contacts of any client that a search finds among those kept.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn contacts_search(
    shell: State<'_, Shell>,
    search: String,
    limit: u32,
) -> Answer<Vec<FoundContact>> {
    Ok(shell.console().contacts_search(&search, limit).await?)
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

/// Adds contacts; those whose id is known are replaced, or refused where only adding is meant.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn contacts_upsert(
    shell: State<'_, Shell>,
    account_id: String,
    contacts: Vec<NewContact>,
    adding: bool,
    job_id: String,
) -> Answer<Vec<ItemOutcome>> {
    Ok(shell.console().contacts_upsert(&account_id, contacts, adding, &job_id).await?)
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
