//! The check of all accounts: polite, told, stopped, taken up again, and quiet without a network.

use std::{sync::Arc, time::Duration};

use console::{Console, Event, MemoryVault, Pace, Preferences, Sweep};
use serde_json::json;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

use crate::support::{AURORA, Desk, Sandbox, patient, sql_on};

/// One account after another, each told.
fn one_by_one() -> Pace {
    Pace { health_parallel: 1, sweep_tells: Duration::ZERO, ..patient() }
}

async fn with_accounts(sandbox: &Sandbox, pace: Pace) -> (Desk, u64) {
    let desk = Desk::signed_in(sandbox, pace).await;
    let accounts = desk.console.accounts_refresh().await.unwrap().accounts.len();
    (desk, accounts as u64)
}

/// The next word about a check that fits.
async fn swept(desk: &Desk, fits: impl Fn(&Sweep) -> bool) -> Sweep {
    desk.event(|event| match event {
        Event::FleetSwept { sweep } => fits(&sweep).then_some(sweep),
        _ => None,
    })
    .await
}

async fn readings(sandbox: &Sandbox) -> u64 {
    sandbox.asked("GET", "/v2/channels").await as u64
}

async fn slow(sandbox: &Sandbox) {
    let fault = json!({ "method": "GET", "path": "/v2/channels", "kind": "delay", "delay_ms": 20, "times": 0 });
    sandbox.control("faults", json!({ "faults": [fault] })).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_account_is_read_once_the_longest_unchecked_first() {
    let sandbox = Sandbox::demo().await;
    let (desk, accounts) = with_accounts(&sandbox, one_by_one()).await;
    assert_eq!(desk.console.fleet_get().await.unwrap(), Sweep::default());
    desk.console.accounts_health(AURORA).await.unwrap();
    let before = readings(&sandbox).await;
    let begun = desk.console.fleet_sweep().await.unwrap();
    assert!(begun.running && begun.started_at.is_some());
    assert_eq!(begun.total, accounts);
    let joined = desk.console.fleet_sweep().await.unwrap();
    assert_eq!(joined.started_at, begun.started_at, "another wish joins");

    let (mut order, mut done) = (Vec::new(), Vec::new());
    let ended = desk
        .event(|event| match event {
            Event::AccountChanged { account } => {
                order.push(account.account_id);
                None
            }
            Event::FleetSwept { sweep } => {
                done.push(sweep.done);
                (!sweep.running).then_some(sweep)
            }
            _ => None,
        })
        .await;
    assert!(done.is_sorted(), "{done:?}");
    assert_eq!((ended.done, ended.total, ended.failed), (accounts, accounts, 0));
    assert!(ended.is_complete() && ended.ended_at.is_some());
    assert_eq!(desk.console.fleet_get().await.unwrap(), ended);
    assert_eq!(readings(&sandbox).await - before, accounts);
    assert_eq!(order.last().map(String::as_str), Some(AURORA), "it was checked just now");
    let list = desk.console.accounts_list().await.unwrap().accounts;
    assert!(list.iter().all(|account| account.health.is_some()), "kept for the next start");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_at_most_for_every_hundredth() {
    let sandbox = Sandbox::demo().await;
    let pace = Pace { sweep_tells: Duration::from_secs(600), ..patient() };
    let (desk, accounts) = with_accounts(&sandbox, pace).await;
    desk.console.fleet_sweep().await.unwrap();
    let mut words = 0;
    desk.event(|event| match event {
        Event::FleetSwept { sweep } => {
            words += 1;
            (!sweep.running).then_some(())
        }
        _ => None,
    })
    .await;
    assert!(words <= 2 + accounts.min(100), "{words}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stopped_check_is_taken_up_where_it_was_also_by_the_next_run() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(MemoryVault::default());
    let desk = Desk::on(tempfile::tempdir().unwrap(), vault.clone(), one_by_one());
    desk.sign_in(&sandbox).await.unwrap();
    let accounts = desk.console.accounts_refresh().await.unwrap().accounts.len() as u64;
    slow(&sandbox).await;
    let begun = desk.console.fleet_sweep().await.unwrap();
    swept(&desk, |sweep| sweep.done >= 2).await;
    let stopped = desk.console.fleet_stop().await.unwrap();
    assert!(!stopped.running && !stopped.is_complete());
    assert!((2..accounts).contains(&stopped.done), "{stopped:?}");
    assert_eq!(readings(&sandbox).await, stopped.done, "what was on its way was kept");
    assert_eq!(desk.console.fleet_stop().await.unwrap(), stopped, "nothing is left to stop");

    let desk = Desk::on(desk.end().await, vault, one_by_one());
    desk.console.sign_in_state().await.unwrap();
    assert_eq!(desk.console.fleet_get().await.unwrap(), stopped);
    let again = desk.console.fleet_sweep().await.unwrap();
    assert_eq!((again.started_at, again.done), (begun.started_at, stopped.done));
    let ended = swept(&desk, |sweep| !sweep.running).await;
    assert!(ended.is_complete());
    assert_eq!(readings(&sandbox).await, accounts, "none was read twice");
    let next = desk.console.fleet_sweep().await.unwrap();
    assert_eq!(next.done, 0, "a complete one is not taken up");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_or_a_broken_off_check() {
    for (resumes, taken_up) in [(Duration::from_secs(3_600), true), (Duration::ZERO, false)] {
        let sandbox = Sandbox::demo().await;
        let vault = Arc::new(MemoryVault::default());
        let pace = Pace { sweep_resumes: resumes, ..one_by_one() };
        let desk = Desk::on(tempfile::tempdir().unwrap(), vault.clone(), pace.clone());
        desk.sign_in(&sandbox).await.unwrap();
        desk.console.accounts_refresh().await.unwrap();
        slow(&sandbox).await;
        desk.console.fleet_sweep().await.unwrap();
        let at = swept(&desk, |sweep| sweep.done >= 2).await;
        // The program ends in the middle.
        let desk = Desk::on(desk.end().await, vault, pace);
        desk.console.sign_in_state().await.unwrap();
        assert!(!desk.console.fleet_get().await.unwrap().running);
        let again = desk.console.fleet_sweep().await.unwrap();
        assert_eq!(again.done >= at.done, taken_up, "{again:?} after {at:?}");
        assert_eq!(again.started_at == at.started_at, taken_up);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_account_that_fails_does_not_hold_the_others() {
    let sandbox = Sandbox::demo().await;
    let (desk, accounts) = with_accounts(&sandbox, patient()).await;
    let fault = json!({ "method": "GET", "path": "/v2/channels", "kind": "status", "status": 403, "times": 3 });
    sandbox.control("faults", json!({ "faults": [fault] })).await;
    desk.console.fleet_sweep().await.unwrap();
    let ended = swept(&desk, |sweep| !sweep.running).await;
    assert_eq!((ended.done, ended.failed, ended.is_complete()), (accounts, 3, true));
    let list = desk.console.accounts_list().await.unwrap().accounts;
    assert_eq!(list.iter().filter(|account| account.unknown_since.is_some()).count(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_whose_permission_has_ended_is_left_alone() {
    let sandbox = Sandbox::demo().await;
    let (desk, accounts) = with_accounts(&sandbox, patient()).await;
    sql_on(
        desk.folder.path(),
        &format!(
            "INSERT INTO grants SELECT profile_id, '{AURORA}', '1', 'needed', 0 FROM profiles"
        ),
    );
    desk.console.fleet_sweep().await.unwrap();
    let ended = swept(&desk, |sweep| !sweep.running).await;
    assert_eq!((ended.done, ended.failed, ended.is_complete()), (accounts - 1, 0, true));
    assert_eq!(readings(&sandbox).await, accounts - 1);
}

/// A server that can be taken from the network and put back.
struct Server {
    stop: oneshot::Sender<()>,
    served: JoinHandle<()>,
}

impl Server {
    /// On the port of an address used before, or on any.
    async fn at(port: u16) -> (Self, u16) {
        let listener = TcpListener::bind(("127.0.0.1", port)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (stop, stopped) = oneshot::channel::<()>();
        let served = tokio::spawn(async move {
            let stopped = async { drop(stopped.await) };
            sandbox::serve(listener, sandbox::Options::default(), stopped).await.unwrap();
        });
        (Self { stop, served }, port)
    }

    async fn leave(self) {
        self.stop.send(()).unwrap();
        self.served.await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_network_it_stops_and_blames_no_account() {
    let (server, port) = Server::at(0).await;
    let desk = Desk::on(tempfile::tempdir().unwrap(), Arc::new(MemoryVault::default()), patient());
    let origin = format!("http://127.0.0.1:{port}");
    let (email, password) = (crate::support::EMAIL, crate::support::PASSWORD.into());
    desk.console.sign_in_create(Some(&origin), email, password).await.unwrap();
    desk.console.accounts_refresh().await.unwrap();
    server.leave().await;

    let begun = desk.console.fleet_sweep().await.unwrap();
    let ended = swept(&desk, |sweep| !sweep.running).await;
    assert_eq!((ended.done, ended.failed, ended.is_complete()), (0, 0, false));
    let list = desk.console.accounts_list().await.unwrap().accounts;
    assert!(list.iter().all(|account| account.unknown_since.is_none()));

    let (_server, _) = Server::at(port).await;
    let again = desk.console.fleet_sweep().await.unwrap();
    assert_eq!(again.started_at, begun.started_at);
    let ended = swept(&desk, |sweep| !sweep.running).await;
    assert_eq!((ended.done, ended.is_complete()), (list.len() as u64, true));
}

async fn want(console: &Console, watch: bool) {
    let preferences = Preferences { watch, ..console.preferences_get().await.unwrap() };
    console.preferences_set(preferences).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn it_begins_by_itself_while_that_is_wanted() {
    let sandbox = Sandbox::demo().await;
    let pace = Pace { sweep_look: Duration::from_millis(1), ..patient() };
    let desk = Desk::on(tempfile::tempdir().unwrap(), Arc::new(MemoryVault::default()), pace);
    want(&desk.console, false).await;
    desk.sign_in(&sandbox).await.unwrap();
    let accounts = desk.console.accounts_refresh().await.unwrap().accounts.len() as u64;
    assert!(!desk.told(|event| matches!(event, Event::FleetSwept { .. })).await);
    want(&desk.console, true).await;
    let ended = swept(&desk, |sweep| !sweep.running).await;
    assert_eq!((ended.done, ended.is_complete()), (accounts, true));
    // The next one is due in half an hour.
    desk.console.accounts_refresh().await.unwrap();
    assert_eq!(desk.console.fleet_get().await.unwrap(), ended);
    assert_eq!(readings(&sandbox).await, accounts);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_ends_with_the_session() {
    let sandbox = Sandbox::demo().await;
    let (desk, _) = with_accounts(&sandbox, one_by_one()).await;
    slow(&sandbox).await;
    desk.console.fleet_sweep().await.unwrap();
    swept(&desk, |sweep| sweep.done >= 1).await;
    desk.console.close().await;
    let read = readings(&sandbox).await;
    assert!(desk.console.fleet_get().await.is_err(), "nobody is signed in");
    assert_eq!(readings(&sandbox).await, read);
}
