//! Commands for the channels of an account and for connecting one.

use console::{Channel, Connection, Keep, Way};
use tauri::State;

use crate::{Shell, error::Answer};

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
) -> Answer<Connection> {
    let console = shell.console();
    let (phone, channel) = (expected_phone.as_deref(), channel_id.as_deref());
    Ok(console.channels_connect(&account_id, &transport, phone, channel, way).await?)
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

/// Asks for new codes.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn channels_reinit(
    shell: State<'_, Shell>,
    connection_id: String,
) -> Answer<Connection> {
    Ok(shell.console().channels_reinit(&connection_id).await?)
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

/// Leaves the stage: the channel waits on, or is removed.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn channels_leave(
    shell: State<'_, Shell>,
    connection_id: String,
    keep: Keep,
) -> Answer<()> {
    Ok(shell.console().channels_leave(&connection_id, keep).await?)
}
