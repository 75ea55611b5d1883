//! Pausing, ending and forgetting: at once, whatever the server, the disk or the key does.

use std::time::{Duration, Instant};

use console::{BulkKind, BulkState, ContactSort, ErrorCode, Pace};
use serde_json::json;

use crate::support::{AURORA, Desk, Sandbox, adds_up, contacts, pace};

const PATH: &str = "/v2/contacts";
/// Much less than a request that hangs takes to fail.
const AT_ONCE: Duration = Duration::from_secs(10);

async fn hangs(sandbox: &Sandbox, method: &str) {
    let fault =
        json!({ "method": method, "path": PATH, "kind": "delay", "delay_ms": 600_000, "times": 0 });
    sandbox.fault(fault).await;
}

/// A desk whose rows are on their way to a server that hangs.
async fn hanging(sandbox: &Sandbox, rows: usize) -> (Desk, String) {
    let pace = Pace { bulk_grace: Duration::from_millis(100), ..pace() };
    let desk = Desk::on(tempfile::tempdir().unwrap(), sandbox, pace).await;
    let ready = desk.ready(BulkKind::Contacts, &contacts("c", rows)).await;
    hangs(sandbox, "POST").await;
    desk.console.bulk_send(&ready.bulk_id).await.unwrap();
    desk.until(&ready.bulk_id, |bulk| bulk.counts.sent > 0).await;
    (desk, ready.bulk_id)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_hangs_keeps_nobody_from_pausing() {
    let sandbox = Sandbox::demo().await;
    let (desk, id) = hanging(&sandbox, 900).await;
    let began = Instant::now();
    desk.console.bulk_pause(&id).await.unwrap();
    let paused = desk.until(&id, |bulk| bulk.state == BulkState::Paused).await;
    assert!(began.elapsed() < AT_ONCE, "{:?}", began.elapsed());
    assert_eq!((paused.counts.accepted, paused.error), (0, None));
    sandbox.no_faults().await;
    desk.console.bulk_resume(&id).await.unwrap();
    let done = desk.until(&id, |bulk| bulk.state == BulkState::Done).await;
    assert_eq!(done.counts.confirmed, 900);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_hangs_keeps_nobody_from_ending_it() {
    let sandbox = Sandbox::demo().await;
    let (desk, id) = hanging(&sandbox, 900).await;
    let began = Instant::now();
    desk.console.bulk_stop(&id).await.unwrap();
    let stopped = desk.until(&id, |bulk| bulk.state == BulkState::Stopped).await;
    assert!(began.elapsed() < AT_ONCE, "{:?}", began.elapsed());
    adds_up(&stopped);
    let counts = &stopped.counts;
    assert_eq!((counts.accepted, counts.accepted + counts.not_sent), (counts.sent, 900));
    assert!(counts.sent <= 300, "what was made ready stayed here: {counts:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn asked_for_twice_it_ends_without_a_look() {
    let sandbox = Sandbox::demo().await;
    let (desk, id) = hanging(&sandbox, 900).await;
    hangs(&sandbox, "GET").await;
    let began = Instant::now();
    desk.console.bulk_stop(&id).await.unwrap();
    desk.until(&id, |bulk| bulk.state == BulkState::Checking).await;
    let answer = desk.console.bulk_stop(&id).await.unwrap();
    let stopped = desk.until(&id, |bulk| bulk.state == BulkState::Stopped).await;
    assert!(began.elapsed() < AT_ONCE, "{:?}", began.elapsed());
    assert!(stopped.revision > answer.revision, "the order of what is told is known");
    adds_up(&stopped);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_end_that_cannot_be_written_is_told_as_an_interruption() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let ready = desk.ready(BulkKind::Contacts, &contacts("c", 5)).await;
    let id = &ready.bulk_id;
    let store = rusqlite::Connection::open(desk.folder.path().join("console.sqlite3")).unwrap();
    let full = "CREATE TRIGGER full BEFORE UPDATE ON bulks WHEN NEW.state = 'done'
                BEGIN SELECT RAISE(ABORT, 'no space is left'); END";
    store.execute_batch(full).unwrap();
    desk.console.bulk_send(id).await.unwrap();
    let told = desk.until(id, |bulk| bulk.state == BulkState::Interrupted).await;
    assert_eq!(told.error.unwrap().code, ErrorCode::Store);
    let listed = &desk.console.bulk_list().await.unwrap()[0];
    assert_eq!(listed.state, BulkState::Interrupted);
    // Others may be sent meanwhile, and it goes on once there is space.
    store.execute_batch("DROP TRIGGER full").unwrap();
    let other = desk.ready(BulkKind::Contacts, &contacts("d", 2)).await;
    desk.sent(&other).await;
    desk.console.bulk_resume(id).await.unwrap();
    let done = desk.until(id, |bulk| bulk.state == BulkState::Done).await;
    assert_eq!(done.counts.confirmed, 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn work_whose_key_is_gone_can_be_ended() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    desk.console.v3_key_set(AURORA, sandbox::DEMO_V3_KEY.to_owned().into()).await.unwrap();
    let ready = desk.ready(BulkKind::V3Users, "id;name\r\nv-1;One\r\nv-2;Two\r\n").await;
    let id = &ready.bulk_id;
    let path = "/v3/users";
    let trouble =
        json!({ "method": "*", "path": path, "kind": "status", "status": 503, "times": 0 });
    sandbox.fault(trouble).await;
    desk.console.bulk_send(id).await.unwrap();
    desk.until(id, |bulk| bulk.state == BulkState::Paused).await;
    desk.console.v3_key_forget(AURORA).await.unwrap();
    desk.console.bulk_stop(id).await.unwrap();
    let stopped = desk.until(id, |bulk| bulk.state == BulkState::Stopped).await;
    adds_up(&stopped);
    assert_eq!((stopped.counts.accepted, stopped.counts.sent), (2, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn forgotten_at_once_its_people_are_kept_all_the_same() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    desk.console.contacts_list(AURORA, "contacts").await.unwrap();
    let kept = async || {
        let find = desk.console.contacts_find(AURORA, "", ContactSort::Listed, 0, 1);
        find.await.unwrap().cached
    };
    let before = kept().await;
    let ready = desk.ready(BulkKind::Contacts, &contacts("kept", 2_000)).await;
    let done = desk.sent(&ready).await;
    assert_eq!(done.counts.confirmed, 2_000);
    desk.console.bulk_forget(&ready.bulk_id).await.unwrap();
    assert_eq!(desk.console.bulk_list().await.unwrap(), [], "it is gone for the person");
    let gone = |bulk: &console::Bulk| bulk.state == BulkState::Stopped && bulk.ended_at.is_none();
    desk.until(&ready.bulk_id, gone).await;
    while kept().await < before + 2_000 {
        desk.until(&ready.bulk_id, gone).await;
    }
    let store = rusqlite::Connection::open(desk.folder.path().join("console.sqlite3")).unwrap();
    let left: i64 =
        store.query_row("SELECT count(*) FROM bulk_rows", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0, "its rows went after that");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_lacks_what_was_written_is_not_taken_for_read() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    desk.console.contacts_list(AURORA, "contacts").await.unwrap();
    let ready = desk.ready(BulkKind::Contacts, &contacts("c", 3)).await;
    desk.sent(&ready).await;
    let folder = desk.end().await;
    // As a kill leaves it between the end and the lists.
    let store = rusqlite::Connection::open(folder.path().join("console.sqlite3")).unwrap();
    store.execute("UPDATE people_lists SET read_at = 1", []).unwrap();
    store.execute("UPDATE bulks SET unkept = 1, forgotten = 1", []).unwrap();
    drop(store);
    let desk = Desk::on(folder, &sandbox, pace()).await;
    let found = desk.console.contacts_find(AURORA, "", ContactSort::Listed, 0, 1).await.unwrap();
    assert_eq!(found.read_at, None);
    assert_eq!(desk.console.bulk_list().await.unwrap(), []);
}
