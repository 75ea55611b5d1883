//! Tokens of accounts: made when needed, one at a time, renewed once.

use std::time::Duration;

use console::{Clock, Console, MemoryVault, Options, ProfileKind};
use serde_json::json;

use crate::support::{AURORA, Desk, EMAIL, PASSWORD, Sandbox, pace};

/// One token costs two calls: the machine's and the exchange.
const ONE: usize = 2;

async fn token_calls(sandbox: &Sandbox) -> usize {
    sandbox.asked("POST", "/v2/oauth/token").await
}

#[tokio::test(flavor = "multi_thread")]
async fn many_who_need_a_token_share_one() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    desk.console.accounts_refresh().await.unwrap();
    assert_eq!(token_calls(&sandbox).await, 0, "the list needs none");
    let checks = (0..8).map(|_| {
        let console = desk.console.clone();
        tokio::spawn(async move { console.accounts_health(AURORA).await.map(drop) })
    });
    for check in checks.collect::<Vec<_>>() {
        check.await.unwrap().unwrap();
    }
    assert_eq!(token_calls(&sandbox).await, ONE);
    desk.console.accounts_health("24017793").await.unwrap();
    assert_eq!(token_calls(&sandbox).await, ONE + 1, "another account's comes of the same");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_token_is_renewed_once_for_all() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    desk.console.accounts_refresh().await.unwrap();
    desk.console.accounts_health(AURORA).await.unwrap();
    sandbox.control("tokens/expire", json!({})).await;
    let checks = (0..4).map(|_| {
        let console = desk.console.clone();
        tokio::spawn(async move { console.accounts_health(AURORA).await.map(drop) })
    });
    for check in checks.collect::<Vec<_>>() {
        check.await.unwrap().unwrap();
    }
    assert_eq!(token_calls(&sandbox).await, 2 * ONE);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_refused_again_is_not_renewed_for_ever() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let fault = json!({"method": "GET", "path": "/v2/channels", "kind": "status", "status": 401, "times": 0});
    sandbox.control("faults", json!({"faults": [fault]})).await;
    desk.console.accounts_health(AURORA).await.unwrap_err();
    assert_eq!(token_calls(&sandbox).await, 2 * ONE);
    assert_eq!(sandbox.asked("GET", "/v2/channels").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_in_between_that_is_gone_is_no_wrong_password() {
    // So fast a world that the machine's token has always ended when it is exchanged.
    let sandbox = Sandbox::fast(1e9).await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let error = desk.console.accounts_health(AURORA).await.unwrap_err();
    assert!(matches!(error, console::Error::Api(_)), "{error:?}");
    assert_eq!(token_calls(&sandbox).await, 2 * ONE, "tried anew, once");
    assert!(!desk.told(|event| matches!(event, console::Event::PasswordNeeded { .. })).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_renewed_before_it_ends() {
    let sandbox = Sandbox::demo().await;
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::manual(1_800_000_000_000);
    let console = Console::open(Options {
        data_dir: folder.path().to_owned(),
        vault: std::sync::Arc::new(MemoryVault::default()),
        sink: std::sync::Arc::new(drop),
        clock: clock.clone(),
        pace: pace(),
        kind: ProfileKind::Partner,
    })
    .unwrap();
    console.sign_in_create(Some(&sandbox.origin), EMAIL, PASSWORD.into()).await.unwrap();
    console.accounts_refresh().await.unwrap();
    console.accounts_health(AURORA).await.unwrap();
    clock.advance(Duration::from_secs(3600 - 181));
    console.accounts_health(AURORA).await.unwrap();
    assert_eq!(token_calls(&sandbox).await, ONE, "not earlier than three minutes before");
    clock.advance(Duration::from_secs(122));
    console.accounts_health(AURORA).await.unwrap();
    assert_eq!(token_calls(&sandbox).await, 2 * ONE, "but at least one minute before");
}
