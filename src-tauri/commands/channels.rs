//! Commands for the channels of an account and for connecting one.

use console::{Channel, ChannelWays, Chats, Connection, Credentials, Deletion, Keep, Way};
use tauri::State;

use crate::{Shell, browser, error::Answer};

/// The channels of an account.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn channels_list(
    shell: State<'_, Shell>,
    account_id: String,
) -> Answer<Vec<Channel>> {
    Ok(shell.console().channels_list(&account_id).await?)
}

/// Starts connecting a channel, a new one or one that is there.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn channels_connect(
    shell: State<'_, Shell>,
    account_id: String,
    transport: String,
    expected_phone: Option<String>,
    channel_id: Option<String>,
    way: Way,
    credentials: Option<Credentials>,
) -> Answer<Connection> {
    let (console, phone) = (shell.console(), expected_phone.as_deref());
    let channel = channel_id.as_deref();
    let begun = console.channels_connect(&account_id, &transport, phone, channel, way, credentials);
    Ok(begun.await?)
}

/// The messengers, and the ways to connect each that are open now.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn channels_ways(
    shell: State<'_, Shell>,
    account_id: String,
) -> Answer<Vec<ChannelWays>> {
    Ok(shell.console().channels_ways(&account_id).await?)
}

/// Opens the page that a connection waits for in the system's browser.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn channels_open_page(
    shell: State<'_, Shell>,
    connection_id: String,
) -> Answer<()> {
    match browser::open(shell.console().channels_page(&connection_id)?).await {
        true => Ok(()),
        false => Err(console::Error::NotFound("browser").into()),
    }
}

/// The connections that are open, on a screen or behind it.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn channels_connections(shell: State<'_, Shell>) -> Answer<Vec<Connection>> {
    Ok(shell.console().channels_connections()?)
}

/// Asks for a code to type on the phone.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn channels_pairing_code(
    shell: State<'_, Shell>,
    connection_id: String,
    phone: String,
) -> Answer<Connection> {
    Ok(shell.console().channels_pairing_code(&connection_id, &phone).await?)
}

/// Hands over the messenger's second password.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn channels_two_factor(
    shell: State<'_, Shell>,
    connection_id: String,
    code: String,
) -> Answer<Connection> {
    Ok(shell.console().channels_two_factor(&connection_id, code.into()).await?)
}

/// Starts the channel again: its codes, its page, or with new credentials.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn channels_reinit(
    shell: State<'_, Shell>,
    connection_id: String,
    credentials: Option<Credentials>,
) -> Answer<Connection> {
    Ok(shell.console().channels_reinit(&connection_id, credentials).await?)
}

/// Takes the person's word that the number is right.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn channels_confirm(
    shell: State<'_, Shell>,
    connection_id: String,
) -> Answer<Connection> {
    Ok(shell.console().channels_confirm(&connection_id).await?)
}

/// Disconnects a number that is not the right one.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn channels_reject(
    shell: State<'_, Shell>,
    connection_id: String,
) -> Answer<Connection> {
    Ok(shell.console().channels_reject(&connection_id).await?)
}

/// Opens the stage of a connection that went on in the background.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn channels_return(
    shell: State<'_, Shell>,
    connection_id: String,
) -> Answer<Connection> {
    Ok(shell.console().channels_return(&connection_id).await?)
}

/// Leaves the stage: the channel waits on, or is removed.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn channels_leave(
    shell: State<'_, Shell>,
    connection_id: String,
    keep: Keep,
) -> Answer<()> {
    Ok(shell.console().channels_leave(&connection_id, keep).await?)
}

/// Deletes a channel, unless the person thinks again within the time there is for that.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn channels_delete(
    shell: State<'_, Shell>,
    account_id: String,
    channel_id: String,
    chats: Chats,
) -> Answer<Deletion> {
    Ok(shell.console().channels_delete(&account_id, &channel_id, chats).await?)
}

/// Takes a deletion back that was not sent yet.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn channels_undelete(shell: State<'_, Shell>, deletion_id: String) -> Answer<()> {
    Ok(shell.console().channels_undelete(&deletion_id)?)
}

/// The deletions that wait, are on their way, or did not succeed.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn channels_deletions(shell: State<'_, Shell>) -> Answer<Vec<Deletion>> {
    Ok(shell.console().channels_deletions()?)
}
