//! Nothing is said of a row that nobody knows: lost answers, links the server does not show, lists
//! of yesterday, and people a list skips.

use console::{BulkFilter, BulkKind, BulkState, ErrorCode, RowBucket};
use serde_json::json;

use crate::support::{AURORA, Desk, Sandbox, adds_up, contacts, pace};

const PATH: &str = "/v2/contacts";

/// A server that has trouble with every request of this method.
async fn trouble(sandbox: &Sandbox, method: &str) {
    let fault =
        json!({ "method": method, "path": PATH, "kind": "status", "status": 503, "times": 0 });
    sandbox.fault(fault).await;
}

/// As a crash leaves it: rows marked as being on their way that never went out.
fn crash(folder: &tempfile::TempDir, marked: u32) {
    let store = rusqlite::Connection::open(folder.path().join("console.sqlite3")).unwrap();
    let latest = "number = (SELECT max(number) FROM bulks)";
    let rows = format!(
        "UPDATE bulk_rows SET bucket = 'sending', went = 2
         WHERE {latest} AND row <= {marked} + 1 AND bucket = 'waiting'"
    );
    assert!(store.execute(&rows, []).unwrap() > 0);
    let state = format!("UPDATE bulks SET state = 'sending' WHERE {latest}");
    store.execute(&state, []).unwrap();
}

async fn known(desk: &Desk) {
    desk.console.users_list(AURORA, "users").await.unwrap();
    desk.console.contacts_list(AURORA, "contacts").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_answers_nothing_pauses_a_few_rows_too() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    known(&desk).await;
    let ready = desk.ready(BulkKind::Contacts, &contacts("c", 3)).await;
    let id = &ready.bulk_id;
    trouble(&sandbox, "*").await;
    desk.console.bulk_send(id).await.unwrap();
    let paused = desk.until(id, |bulk| bulk.state == BulkState::Paused).await;
    assert_eq!(paused.error.unwrap().code, ErrorCode::ServerTrouble);
    assert_eq!((paused.counts.accepted, paused.counts.confirmed), (0, 0));
    sandbox.no_faults().await;
    // They went out once, whatever becomes of them now.
    let no = json!({ "method": "POST", "path": PATH, "kind": "status", "status": 403, "times": 0 });
    sandbox.fault(no).await;
    desk.console.bulk_resume(id).await.unwrap();
    let paused = desk.until(id, |bulk| bulk.state == BulkState::Paused).await;
    assert_eq!((paused.error.unwrap().code, paused.counts.sent), (ErrorCode::Forbidden, 3));
    sandbox.no_faults().await;
    desk.console.bulk_resume(id).await.unwrap();
    let done = desk.until(id, |bulk| bulk.state == BulkState::Done).await;
    assert_eq!((done.counts.confirmed, done.counts.sent), (3, 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_without_an_answer_are_never_taken_for_there() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    known(&desk).await;
    let table = contacts("c", 4);
    let ready = desk.ready(BulkKind::Contacts, &table).await;
    let folder = desk.end().await;
    crash(&folder, 3);
    let desk = Desk::on(folder, &sandbox, pace()).await;
    let id = &ready.bulk_id;
    trouble(&sandbox, "*").await;
    desk.console.bulk_stop(id).await.unwrap();
    let stopped = desk.until(id, |bulk| bulk.state == BulkState::Stopped).await;
    adds_up(&stopped);
    assert_eq!((stopped.counts.accepted, stopped.counts.not_sent), (3, 1));
    let row = desk.row(id, 2).await;
    assert_eq!((row.bucket, row.fields), (RowBucket::Accepted, vec!["no_answer".to_owned()]));
    assert_eq!(row.error.unwrap().code, ErrorCode::OutcomeUnknown);
    sandbox.no_faults().await;
    // Nobody takes them for people of the account.
    let again = desk.ready(BulkKind::Contacts, &table).await;
    assert_eq!((again.counts.adds, again.counts.same), (4, 0));
    // A later look says what became of them, and sends nothing.
    desk.console.bulk_resume(id).await.unwrap();
    let done = desk.until(id, |bulk| bulk.state == BulkState::Done).await;
    adds_up(&done);
    assert_eq!((done.counts.accepted, done.counts.not_sent), (0, 4));
    assert_eq!(desk.row(id, 2).await.error.unwrap().code, ErrorCode::Unanswered);
    assert_eq!(sandbox.asked("POST", PATH).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_link_is_sent_again_after_a_crash() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let table = contacts("c", 20);
    let first = desk.ready(BulkKind::Contacts, &table).await;
    desk.sent(&first).await;
    known(&desk).await;
    let changed =
        desk.ready(BulkKind::Contacts, &table.replace("crm.example/c", "new.example")).await;
    assert_eq!(changed.counts.changes, 20);
    let folder = desk.end().await;
    crash(&folder, 20);
    let desk = Desk::on(folder, &sandbox, pace()).await;
    desk.console.bulk_resume(&changed.bulk_id).await.unwrap();
    let done = desk.until(&changed.bulk_id, |bulk| bulk.state == BulkState::Done).await;
    assert_eq!(done.counts.confirmed, 20);
    let kept = sandbox.contacts().await;
    assert!((0..20).all(|n| kept[&format!("c-{n}")]["uri"] == format!("https://new.example/{n}")));
    assert_eq!(sandbox.asked("POST", PATH).await, 2, "once each");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_to_be_there_is_looked_at() {
    let sandbox = Sandbox::demo().await;
    let (desk, other) = (Desk::at(&sandbox).await, Desk::at(&sandbox).await);
    let table = contacts("c", 20);
    let first = desk.ready(BulkKind::Contacts, &table).await;
    desk.sent(&first).await;
    known(&desk).await;
    // Another program changes one and deletes one.
    let changed = other.ready(BulkKind::Contacts, &table.replace("Contact 7;", "Other;")).await;
    other.sent(&changed).await;
    other.console.bulk_delete(AURORA, BulkKind::Contacts, vec!["c-9".to_owned()]).await.unwrap();
    let over = |bulk: &console::Bulk| bulk.state == BulkState::Done;
    let deleted = other.console.bulk_list().await.unwrap()[0].bulk_id.clone();
    other.until(&deleted, over).await;
    let ready = desk.ready(BulkKind::Contacts, &table).await;
    assert_eq!(ready.counts.same, 20, "as far as is known here");
    let done = desk.sent(&ready).await;
    adds_up(&done);
    assert_eq!((done.counts.confirmed, done.counts.sent, done.counts.same), (20, 2, 18));
    let kept = sandbox.contacts().await;
    assert_eq!(
        (&kept["c-7"]["name"], &kept["c-9"]["name"]),
        (&json!("Contact 7"), &json!("Contact 9"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_without_links_leaves_them_alone() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let first = desk.ready(BulkKind::Contacts, &contacts("c", 3)).await;
    desk.sent(&first).await;
    let table = "id;name;responsible_user;whatsapp\r\nc-1;New name;u-anna;37120000001\r\n";
    let ready = desk.ready(BulkKind::Contacts, table).await;
    let done = desk.sent(&ready).await;
    assert_eq!(done.counts.confirmed, 1);
    let kept = &sandbox.contacts().await["c-1"];
    assert_eq!(
        (&kept["name"], &kept["uri"]),
        (&json!("New name"), &json!("https://crm.example/c/1"))
    );
    let read = desk.console.contacts_get(AURORA, "c-1").await.unwrap();
    assert_eq!(read.uri.as_deref(), Some("https://crm.example/c/1"));
}

#[tokio::test(flavor = "multi_thread")]
async fn lost_deletions_are_sent_again_and_many_looked_for_twice() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let ready = desk.ready(BulkKind::Contacts, &contacts("c", 401)).await;
    desk.sent(&ready).await;
    let listed = sandbox.asked("GET", PATH).await;
    let ids = |from: usize, to: usize| (from..to).map(|n| format!("c-{n}")).collect();
    let few = desk.console.bulk_delete(AURORA, BulkKind::Contacts, ids(0, 150)).await.unwrap();
    let done = desk.until(&few.bulk_id, |bulk| bulk.state == BulkState::Done).await;
    assert_eq!(done.counts.confirmed, 150);
    assert_eq!(sandbox.asked("GET", PATH).await, listed, "each was looked for by itself");
    assert_eq!(sandbox.asked("GET", "/v2/contacts/c-149").await, 1);
    let lost = json!({ "method": "DELETE", "path": PATH, "kind": "cut_after", "times": 4 });
    sandbox.fault(lost).await;
    let many = desk.console.bulk_delete(AURORA, BulkKind::Contacts, ids(150, 401)).await.unwrap();
    let done = desk.until(&many.bulk_id, |bulk| bulk.state == BulkState::Done).await;
    assert_eq!(done.counts.confirmed, 251);
    let pages = sandbox.asked("GET", PATH).await - listed;
    assert!(pages >= 2 && pages % 2 == 0, "the list was gone through twice: {pages}");
    assert_eq!(desk.numbers(&many.bulk_id, BulkFilter::Failures).await, [0; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_few_rows_of_an_account_never_read_are_looked_at_one_by_one() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let ready = desk.ready(BulkKind::Contacts, &contacts("c", 2)).await;
    let done = desk.sent(&ready).await;
    assert_eq!(done.counts.confirmed, 2);
    assert_eq!(sandbox.asked("GET", PATH).await, 0);
    assert_eq!(sandbox.asked("GET", "/v2/contacts/c-1").await, 1);
}
