//! Commands for signing in and out, for several partner logins, and for the demo.
//!
//! None gives back a token or a password.

use console::{Profile, SignInState};
use tauri::State;

use crate::{Shell, error::Answer};

/// Who is signed in, who could be, and what the keychain does.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn sign_in_state(shell: State<'_, Shell>) -> Answer<SignInState> {
    shell.sign_in_state().await
}

/// Verifies a partner's login and remembers it.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn sign_in_create(
    shell: State<'_, Shell>,
    server: Option<String>,
    email: String,
    password: String,
) -> Answer<Profile> {
    let profile = shell.own().sign_in_create(server.as_deref(), &email, password.into()).await?;
    shell.end_demo().await?;
    Ok(profile)
}

/// Takes a known login's new password.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn sign_in_password(
    shell: State<'_, Shell>,
    profile_id: String,
    password: String,
) -> Answer<Profile> {
    Ok(shell.console().sign_in_password(&profile_id, password.into()).await?)
}

/// Goes over to another login.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn sign_in_switch(shell: State<'_, Shell>, profile_id: String) -> Answer<Profile> {
    let profile = shell.own().sign_in_switch(&profile_id).await?;
    shell.end_demo().await?;
    Ok(profile)
}

/// Goes on without the keychain, which has not answered yet.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn sign_in_continue_unsaved(shell: State<'_, Shell>) -> Answer<()> {
    shell.own().sign_in_continue_unsaved();
    Ok(())
}

/// Asks for the keychain again.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn sign_in_retry_vault(shell: State<'_, Shell>) -> Answer<SignInState> {
    shell.own().sign_in_retry_vault().await?;
    shell.sign_in_state().await
}

/// Forgets a login's password and keeps its data.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn sign_in_end(
    shell: State<'_, Shell>,
    profile_id: String,
) -> Answer<SignInState> {
    shell.own().sign_in_end(&profile_id).await?;
    shell.sign_in_state().await
}

/// Removes a login with everything kept for it here.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn sign_in_remove(
    shell: State<'_, Shell>,
    profile_id: String,
) -> Answer<SignInState> {
    shell.own().sign_in_remove(&profile_id).await?;
    shell.sign_in_state().await
}

/// Opens the demo.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn sign_in_demo(shell: State<'_, Shell>) -> Answer<Profile> {
    shell.start_demo().await
}

/// Leaves the demo.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn sign_in_demo_end(shell: State<'_, Shell>) -> Answer<SignInState> {
    shell.end_demo().await
}
