//! The keychain that hangs, is locked away, or is not there.

use std::sync::Arc;

use console::{Event, KeychainState, SecretPlace, SignInState, Vault};

use crate::support::{AURORA, Desk, Sandbox, ScriptedVault, pace, sql_on};

async fn waiting(desk: &Desk) -> String {
    desk.event(|event| match event {
        Event::VaultWaiting { profile_id } => Some(profile_id),
        _ => None,
    })
    .await
}

async fn settled(desk: &Desk) -> SecretPlace {
    desk.event(|event| match event {
        Event::VaultSettled { secret, .. } => Some(secret),
        _ => None,
    })
    .await
}

async fn changed(desk: &Desk) -> SignInState {
    desk.event(|event| match event {
        Event::SignInChanged { state } => Some(state),
        _ => None,
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn going_on_without_saving_leaves_nothing_saved() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(ScriptedVault::default());
    let desk = Desk::new(vault.clone());
    vault.hang();
    let go_on = async {
        waiting(&desk).await;
        let state = desk.console.sign_in_state().await.unwrap();
        assert_eq!(state.keychain, KeychainState::Waiting);
        desk.console.sign_in_continue_unsaved();
    };
    let (profile, ()) = tokio::join!(desk.sign_in(&sandbox), go_on);
    let profile = profile.unwrap();
    assert_eq!(profile.secret, SecretPlace::ThisRun);
    assert_eq!(settled(&desk).await, SecretPlace::ThisRun);
    desk.console.accounts_get(AURORA).await.unwrap();

    // Hung still, it is not asked again: the same login goes through at once.
    let again = desk.sign_in(&sandbox).await.unwrap();
    assert_eq!(again.secret, SecretPlace::ThisRun);

    vault.answer();
    // The thread does one thing after another: once this is answered, the late success before it
    // has been undone.
    let state = desk.console.sign_in_retry_vault().await.unwrap();
    assert_eq!(state.keychain, KeychainState::Ready);
    assert!(vault.inside.get(&profile.profile_id).unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_after_the_patience_still_counts() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(ScriptedVault::default());
    let desk = Desk::new(vault.clone());
    vault.hang();
    let unlock = async {
        waiting(&desk).await;
        vault.answer();
    };
    let (profile, ()) = tokio::join!(desk.sign_in(&sandbox), unlock);
    assert_eq!(profile.unwrap().secret, SecretPlace::Keychain);
    assert_eq!(settled(&desk).await, SecretPlace::Keychain);
    assert_eq!(changed(&desk).await.keychain, KeychainState::Ready);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_does_not_wait_for_the_dialog() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(ScriptedVault::default());
    let desk = Desk::new(vault.clone());
    let profile = desk.sign_in(&sandbox).await.unwrap();
    let folder = desk.end().await;

    vault.hang();
    let desk = Desk::on(folder, vault.clone(), pace());
    let state = desk.console.sign_in_state().await.unwrap();
    assert_eq!(state.current.unwrap().secret, SecretPlace::Missing);
    assert_eq!(waiting(&desk).await, profile.profile_id);
    vault.answer();
    assert_eq!(settled(&desk).await, SecretPlace::Keychain);
    assert_eq!(changed(&desk).await.current.unwrap().secret, SecretPlace::Keychain);
    desk.console.accounts_get(AURORA).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_keychain_a_password_lives_for_this_run() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(ScriptedVault::default());
    vault.set_absent(true);
    let desk = Desk::new(vault.clone());
    let profile = desk.sign_in(&sandbox).await.unwrap();
    assert_eq!(profile.secret, SecretPlace::ThisRun);
    let state = desk.console.sign_in_state().await.unwrap();
    assert_eq!(state.keychain, KeychainState::Absent);

    // Another profile and back: the password is still at hand.
    let other = Sandbox::demo().await;
    desk.sign_in(&other).await.unwrap();
    let back = desk.console.sign_in_switch(&profile.profile_id).await.unwrap();
    assert_eq!(back.secret, SecretPlace::ThisRun);
    desk.console.accounts_get(AURORA).await.unwrap();

    let folder = desk.end().await;
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(crate::support::PASSWORD), "never a file");
    }
    let desk = Desk::on(folder, vault, pace());
    let current = desk.console.sign_in_state().await.unwrap().current.unwrap();
    assert_eq!(current.secret, SecretPlace::Missing);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keychain_started_later_is_found_without_a_restart() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(ScriptedVault::default());
    let desk = Desk::new(vault.clone());
    desk.sign_in(&sandbox).await.unwrap();
    let folder = desk.end().await;

    vault.set_absent(true);
    let desk = Desk::on(folder, vault.clone(), pace());
    let state = desk.console.sign_in_state().await.unwrap();
    assert_eq!(state.keychain, KeychainState::Absent);
    assert_eq!(state.current.unwrap().secret, SecretPlace::Missing);
    vault.set_absent(false);
    let state = desk.console.sign_in_retry_vault().await.unwrap();
    assert_eq!(state.keychain, KeychainState::Ready);
    assert_eq!(state.current.unwrap().secret, SecretPlace::Keychain);
    desk.console.accounts_get(AURORA).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_kept_for_this_run_goes_into_a_keychain_found_later() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(ScriptedVault::default());
    vault.set_absent(true);
    let desk = Desk::new(vault.clone());
    let profile = desk.sign_in(&sandbox).await.unwrap();
    assert_eq!(profile.secret, SecretPlace::ThisRun);
    vault.set_absent(false);
    let state = desk.console.sign_in_retry_vault().await.unwrap();
    assert_eq!(state.current.unwrap().secret, SecretPlace::Keychain);
    assert!(vault.inside.get(&profile.profile_id).unwrap().is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_could_not_be_forgotten_is_forgotten_later() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(ScriptedVault::default());
    let desk = Desk::new(vault.clone());
    let gone = desk.sign_in(&sandbox).await.unwrap();
    vault.set_absent(true);
    let state = desk.console.sign_in_remove(&gone.profile_id).await.unwrap();
    assert_eq!(state.profiles, []);
    vault.set_absent(false);
    assert!(vault.inside.get(&gone.profile_id).unwrap().is_some());

    let desk = Desk::on(desk.end().await, vault.clone(), pace());
    desk.sign_in(&sandbox).await.unwrap();
    desk.console.close().await;
    assert!(vault.inside.get(&gone.profile_id).unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_not_sent_to_another_server_than_its_own() {
    let (sandbox, other) = (Sandbox::demo().await, Sandbox::demo().await);
    let vault = Arc::new(ScriptedVault::default());
    let desk = Desk::new(vault.clone());
    desk.sign_in(&sandbox).await.unwrap();
    let folder = desk.end().await;
    sql_on(folder.path(), &format!("UPDATE profiles SET server = '{}'", other.origin));

    let desk = Desk::on(folder, vault, pace());
    let current = desk.console.sign_in_state().await.unwrap().current.unwrap();
    assert_eq!(current.secret, SecretPlace::Missing);
    assert!(desk.console.accounts_refresh().await.is_err());
    assert_eq!(other.asked("GET", "/v2/accounts").await, 0);
}
