//! The list of accounts: read page by page, kept, described.

use std::{
    collections::HashSet,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use axum::{Json, Router, extract::State, routing::get};
use console::{Error, Event, MemoryVault, Pace};
use serde_json::{Value, json};

use crate::support::{AURORA, Desk, EMAIL, PASSWORD, Sandbox, pace};

#[tokio::test(flavor = "multi_thread")]
async fn pages_come_one_by_one_and_the_whole_stays_in_the_store() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, Pace { accounts_page: 7, ..pace() }).await;
    let list = desk.console.accounts_refresh().await.unwrap();
    assert!(list.complete && list.loaded_at.is_some());
    let mut seen = HashSet::new();
    let mut pages = 0;
    desk.event(|event| match event {
        Event::AccountsPaged { accounts, total, done } => {
            pages += usize::from(!accounts.is_empty());
            seen.extend(accounts.into_iter().map(|account| account.account_id));
            assert_eq!(total, seen.len() as u64);
            done.then_some(())
        }
        _ => None,
    })
    .await;
    assert_eq!(seen.len(), list.accounts.len());
    assert_eq!(pages, list.accounts.len().div_ceil(7));
    assert_eq!(desk.console.accounts_list().await.unwrap(), list);
    let aurora = list.accounts.iter().find(|account| account.account_id == AURORA).unwrap();
    assert!(aurora.registered_ms.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_vanished_leaves_the_list_and_keeps_its_name() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    desk.console.accounts_create(console_form()).await.unwrap();
    let before = desk.console.accounts_refresh().await.unwrap().accounts.len();
    sandbox.control("reset", json!({})).await;
    let list = desk.console.accounts_refresh().await.unwrap();
    assert_eq!(list.accounts.len(), before - 1);
    assert!(list.accounts.iter().all(|account| account.label != "Nordic Tiles"));
    assert!(desk.console.accounts_export_names().await.unwrap().contains("Nordic Tiles"));
}

fn console_form() -> console::NewAccount {
    crate::support::form("Nordic Tiles")
}

/// A server that ignores `offset`, and so has the same page for ever.
async fn looping_server(pages: Arc<AtomicUsize>) -> String {
    async fn page(State(pages): State<Arc<AtomicUsize>>) -> Json<Value> {
        pages.fetch_add(1, Ordering::SeqCst);
        let accounts: Vec<_> = (0..50).map(|n| json!({"id": 10_000_000 + n})).collect();
        Json(json!({"data": accounts, "meta": {"timestamp": 1}}))
    }
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let app = Router::new().route("/v2/accounts", get(page)).with_state(pages);
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    origin
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_repeats_itself_ends() {
    let pages = Arc::new(AtomicUsize::new(0));
    let origin = looping_server(pages.clone()).await;
    let desk = Desk::new(Arc::new(MemoryVault::default()));
    desk.console.sign_in_create(Some(&origin), EMAIL, PASSWORD.into()).await.unwrap();
    let list = desk.console.accounts_refresh().await.unwrap();
    assert_eq!((list.accounts.len(), list.complete), (50, true));
    assert_eq!(pages.load(Ordering::SeqCst), 3, "the sign-in's, the first, and the same again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_call_joins_and_a_stop_ends_both() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let asked = sandbox.asked("GET", "/v2/accounts").await;
    let (one, two) = tokio::join!(desk.console.accounts_refresh(), desk.console.accounts_refresh());
    assert_eq!(one.unwrap(), two.unwrap());
    assert_eq!(sandbox.asked("GET", "/v2/accounts").await, asked + 2, "one page, and an empty one");

    let delay = json!({"method": "GET", "path": "/v2/accounts", "kind": "delay", "delay_ms": 60_000, "times": 0});
    sandbox.control("faults", json!({"faults": [delay]})).await;
    let stop = async {
        tokio::task::yield_now().await;
        desk.console.accounts_refresh_stop();
    };
    let (one, two, ()) =
        tokio::join!(desk.console.accounts_refresh(), desk.console.accounts_refresh(), stop);
    for stopped in [one, two] {
        let Err(Error::Told(told)) = stopped else { panic!("{stopped:?}") };
        assert_eq!(told.code, console::ErrorCode::Cancelled);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_person_writes_is_kept_bounded_and_carried_over() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    desk.console.accounts_refresh().await.unwrap();
    let tags = vec!["VIP".to_owned(), "vip".to_owned(), " new ".to_owned()];
    let name = Some(" Aurora Dental ".to_owned());
    let account =
        desk.console.accounts_describe(AURORA, name, " calls on Mondays ".to_owned(), tags).await;
    let account = account.unwrap();
    assert_eq!(
        (account.label.as_str(), account.note.as_str()),
        ("Aurora Dental", "calls on Mondays")
    );
    assert_eq!(account.tags, ["VIP", "new"]);
    let long = desk.console.accounts_describe(AURORA, None, "x".repeat(4_001), Vec::new()).await;
    assert!(matches!(long, Err(Error::Invalid(_))));

    let text = "number;name\n2401-7793;Baltic Auto Parts\n10000001;Nobody\nrubbish;\n";
    let imported = desk.console.accounts_import_names(text.to_owned()).await.unwrap();
    assert_eq!((imported.taken, imported.unknown), (1, vec!["10000001".to_owned()]));
    assert_eq!(imported.unreadable[0].line, 4);
    let exported = desk.console.accounts_export_names().await.unwrap();
    assert_eq!(exported, "number,name\n24017788,Aurora Dental\n24017793,Baltic Auto Parts\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_time_zone_is_checked_changed_and_remembered() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let list = desk.console.accounts_refresh().await.unwrap();
    assert_eq!(list.accounts[0].timezone, None, "not known before the first update");
    let far = desk.console.accounts_update(AURORA, 15.0).await;
    assert!(matches!(far, Err(Error::Invalid(_))));
    let account = desk.console.accounts_update(AURORA, 5.75).await.unwrap();
    assert_eq!((account.timezone, account.label.as_str()), (Some(5.75), "Aurora Dental"));
    assert_eq!(account.name.as_deref(), Some("Aurora Dental"), "the answer's name is kept");
    let fresh = desk.console.accounts_get(AURORA).await.unwrap();
    assert_eq!(fresh.timezone, Some(5.75));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_health_of_an_account_has_its_time() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    desk.console.accounts_refresh().await.unwrap();
    let account = desk.console.accounts_health(AURORA).await.unwrap();
    let health = account.health.clone().unwrap();
    assert_eq!(health.channels.len(), account.channels.len());
    assert!(health.checked_at >= account.loaded_at);
    let list = desk.console.accounts_list().await.unwrap();
    let kept = list.accounts.iter().find(|account| account.account_id == AURORA).unwrap();
    assert_eq!(kept.health, Some(health));
}
