//! Signing in: what is checked, what is kept, who is in use.

use std::sync::Arc;

use console::{
    Error, ErrorCode, Event, FieldRule, KeychainState, MemoryVault, SecretPlace, UiError, Vault,
};
use serde_json::json;

use crate::support::{AURORA, Desk, EMAIL, PASSWORD, Sandbox, pace};

#[tokio::test(flavor = "multi_thread")]
async fn a_login_is_proved_before_it_is_kept() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(MemoryVault::default());
    let desk = Desk::new(vault.clone());
    let wrong = desk.console.sign_in_create(Some(&sandbox.origin), EMAIL, "wrong".into()).await;
    assert!(matches!(wrong, Err(Error::WrongPassword)), "{wrong:?}");
    let state = desk.console.sign_in_state().await.unwrap();
    assert_eq!((state.profiles.len(), state.current, state.last_server), (0, None, None));

    let profile = desk.sign_in(&sandbox).await.unwrap();
    assert_eq!(profile.secret, SecretPlace::Keychain);
    let state = desk.console.sign_in_state().await.unwrap();
    assert_eq!(state.current.as_ref(), Some(&profile));
    assert_eq!(state.keychain, KeychainState::Ready);
    assert_eq!(state.last_server.as_deref(), Some(&*sandbox.origin));
    assert!(vault.get(&profile.profile_id).unwrap().unwrap().expose().contains(PASSWORD));

    let again = desk.sign_in(&sandbox).await.unwrap();
    assert_eq!(again.profile_id, profile.profile_id, "the same login is the same profile");
    assert_eq!(desk.console.sign_in_state().await.unwrap().profiles.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_breaks_rules_is_not_sent() {
    let desk = Desk::new(Arc::new(MemoryVault::default()));
    let error = desk.console.sign_in_create(Some("http://x.example"), "me", "".into()).await;
    let error = UiError::from(error.unwrap_err());
    assert_eq!(error.code, ErrorCode::Invalid);
    let rules: Vec<_> = error.fields.iter().map(|f| (f.field.as_str(), f.rule)).collect();
    let expected = [
        ("server", FieldRule::NotHttps),
        ("email", FieldRule::NotEmail),
        ("password", FieldRule::Required),
    ];
    assert_eq!(rules, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_run_takes_up_where_this_one_ended() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(MemoryVault::default());
    let desk = Desk::new(vault.clone());
    let profile = desk.sign_in(&sandbox).await.unwrap();
    let desk = Desk::on(desk.end().await, vault, pace());
    assert!(matches!(desk.console.accounts_list().await, Err(Error::SignedOut)));
    let state = desk.console.sign_in_state().await.unwrap();
    assert_eq!(state.current, Some(profile));
    desk.console.accounts_get(AURORA).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn profiles_are_kept_apart_and_leave_nothing_when_removed() {
    let (one, two) = (Sandbox::demo().await, Sandbox::demo().await);
    let vault = Arc::new(MemoryVault::default());
    let desk = Desk::new(vault.clone());
    let first = desk.sign_in(&one).await.unwrap();
    desk.console.accounts_refresh().await.unwrap();
    let name = Some("Ours".to_owned());
    desk.console.accounts_describe(AURORA, name, String::new(), Vec::new()).await.unwrap();
    let second = desk.sign_in(&two).await.unwrap();
    assert_eq!(desk.console.accounts_list().await.unwrap().accounts, []);

    let back = desk.console.sign_in_switch(&first.profile_id).await.unwrap();
    assert_eq!(back.secret, SecretPlace::Keychain);
    let accounts = desk.console.accounts_list().await.unwrap().accounts;
    assert_eq!(accounts.iter().find(|a| a.account_id == AURORA).unwrap().label, "Ours");

    let state = desk.console.sign_in_end(&first.profile_id).await.unwrap();
    assert_eq!(state.current, None);
    assert_eq!(state.profiles[0].secret, SecretPlace::Missing);
    assert!(vault.get(&first.profile_id).unwrap().is_none());
    let missing = desk.console.sign_in_switch(&first.profile_id).await.unwrap();
    assert_eq!(
        missing.secret,
        SecretPlace::Missing,
        "its local data is there, its password is not"
    );

    let state = desk.console.sign_in_remove(&first.profile_id).await.unwrap();
    let ids: Vec<_> = state.profiles.iter().map(|p| p.profile_id.as_str()).collect();
    assert_eq!(ids, [second.profile_id.as_str()]);
    let store = rusqlite::Connection::open(desk.folder.path().join("console.sqlite3")).unwrap();
    for table in ["accounts", "address_book"] {
        let sql = format!("SELECT count(*) FROM {table}");
        let rows: i64 = store.query_row(&sql, [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 0, "{table}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_password_is_asked_for_once_and_mended_in_place() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    sandbox.control("partner", json!({"password": "another"})).await;
    for _ in 0..2 {
        let refused = desk.console.accounts_get(AURORA).await;
        assert!(matches!(refused, Err(Error::WrongPassword)), "{refused:?}");
    }
    let mut asked = 0;
    let profile = desk.console.sign_in_state().await.unwrap().current.unwrap();
    let still_wrong = desk.console.sign_in_password(&profile.profile_id, "wrong".into()).await;
    assert!(matches!(still_wrong, Err(Error::WrongPassword)));
    desk.console.sign_in_password(&profile.profile_id, "another".into()).await.unwrap();
    let signed_in = |event| match event {
        Event::PasswordNeeded { .. } => {
            asked += 1;
            None
        }
        Event::SignInChanged { state } if asked > 0 => Some(state),
        _ => None,
    };
    desk.event(signed_in).await;
    assert_eq!(asked, 1);
    desk.console.accounts_get(AURORA).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_still_under_way_does_not_ask_again_for_what_was_just_typed() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let profile = desk.console.state().await.unwrap().current.unwrap();
    let late = json!({"method": "GET", "path": "/v2/accounts/24017788", "kind": "delay", "delay_ms": 4000});
    sandbox.control("faults", json!({"faults": [late]})).await;
    let mend = async {
        sandbox.control("partner", json!({"password": "another"})).await;
        desk.console.sign_in_password(&profile.profile_id, "another".into()).await.unwrap();
    };
    // Begun first, with the old password, and answered last.
    let (old, ()) = tokio::join!(desk.console.accounts_get("24017788"), mend);
    assert!(matches!(old, Err(console::Error::WrongPassword)), "{old:?}");
    assert!(!desk.told(|event| matches!(event, console::Event::PasswordNeeded { .. })).await);
}
