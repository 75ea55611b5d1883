//! Imports: what is sent, what is not, and what the outcome of each row is told by.

use console::{Bulk, BulkCounts, BulkFilter, BulkKind, BulkState, ErrorCode, FieldRule, RowBucket};
use serde_json::json;

use crate::support::{AURORA, Desk, Sandbox, adds_up, contacts};

#[tokio::test(flavor = "multi_thread")]
async fn contacts_are_sent_once_and_read_back() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let ready = desk.ready(BulkKind::Contacts, &contacts("c", 450)).await;
    assert_eq!((ready.state, ready.counts.rows, ready.counts.problems), (BulkState::Ready, 450, 0));
    let done = desk.sent(&ready).await;
    adds_up(&done);
    assert_eq!((done.counts.confirmed, done.counts.sent), (450, 450));
    assert_eq!(sandbox.asked("POST", "/v2/contacts").await, 5);
    let kept = sandbox.contacts().await;
    assert_eq!(kept["c-7"]["uri"], "https://crm.example/c/7");
    // The link survives although the server shows a path in its place.
    let read = desk.console.contacts_get(AURORA, "c-7").await.unwrap();
    assert_eq!(read.uri.as_deref(), Some("https://crm.example/c/7"));
    assert!(sandbox.writes("contacts").await.values().all(|times| *times == 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_there_already_is_not_sent() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let table = contacts("c", 20);
    let first = desk.ready(BulkKind::Contacts, &table).await;
    desk.sent(&first).await;
    desk.console.users_list(AURORA, "users").await.unwrap();
    desk.console.contacts_list(AURORA, "contacts").await.unwrap();
    let changed = table.replace("Contact 3;", "Contact three;");
    let again = desk.ready(BulkKind::Contacts, &changed).await;
    assert_eq!((again.counts.same, again.counts.changes), (19, 1));
    for (skip, same) in [(true, 18), (false, 19)] {
        desk.console.bulk_skip(&again.bulk_id, 2, skip).await.unwrap();
        let found = desk.console.bulk_list().await.unwrap();
        let found = found.into_iter().find(|bulk| bulk.bulk_id == again.bulk_id).unwrap();
        assert_eq!((found.counts.same, found.counts.skipped), (same, u64::from(skip)));
    }
    let done = desk.sent(&again).await;
    assert_eq!((done.counts.confirmed, done.counts.sent), (20, 1));
    let writes = sandbox.writes("contacts").await;
    assert_eq!((writes["c-3"], writes["c-4"]), (2, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_request_is_followed_down_to_the_guilty_rows() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    // Nothing is known of the account, so that the server is the first to see the phone of Anna.
    let mut table = "id;name;phone\r\n".to_owned();
    for number in 0..60 {
        let phone = if number == 41 { 37_120_001_140 } else { 37_126_000_000_u64 + number };
        table += &format!("n-{number};User {number};{phone}\r\n");
    }
    table += "n-60;;37126000099\r\nn-61;User 61;371\r\n";
    let ready = desk.ready(BulkKind::Users, &table).await;
    assert_eq!(desk.numbers(&ready.bulk_id, BulkFilter::Problems).await, [62, 63]);
    let done = desk.sent(&ready).await;
    adds_up(&done);
    let BulkCounts { confirmed, refused, not_sent, sent, .. } = done.counts;
    assert_eq!((confirmed, refused, not_sent, sent), (59, 1, 2, 60));
    let row = desk.row(&done.bulk_id, 43).await;
    assert_eq!((row.bucket, row.fields), (RowBucket::Refused, vec!["phone".to_owned()]));
    let error = row.error.unwrap();
    assert_eq!((error.code, error.fields[0].rule), (ErrorCode::Refused, FieldRule::Taken));
    let failures = desk.numbers(&done.bulk_id, BulkFilter::Failures).await;
    assert_eq!(failures, [43, 62, 63]);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_value_than_was_sent_is_named() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let ready = desk.ready(BulkKind::Contacts, &contacts("c", 3)).await;
    // What is read back lacks all but the ids.
    let path = "/v2/contacts";
    sandbox
        .fault(json!({ "method": "GET", "path": path, "kind": "drop_fields", "times": 0 }))
        .await;
    let done = desk.sent(&ready).await;
    adds_up(&done);
    assert_eq!(done.counts.differs, 3);
    assert!(desk.row(&done.bulk_id, 2).await.fields.contains(&"name".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_back_is_not_confirmed_until_it_is() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let ready = desk.ready(BulkKind::Contacts, &contacts("c", 250)).await;
    let path = "/v2/contacts";
    let broken =
        json!({ "method": "GET", "path": path, "kind": "status", "status": 503, "times": 0 });
    sandbox.fault(broken).await;
    let done = desk.sent(&ready).await;
    adds_up(&done);
    assert_eq!((done.counts.accepted, done.counts.confirmed), (250, 0));
    assert_eq!(done.error.unwrap().code, ErrorCode::ServerTrouble);
    assert!(desk.row(&done.bulk_id, 2).await.error.is_some());
    sandbox.no_faults().await;
    desk.console.bulk_resume(&done.bulk_id).await.unwrap();
    // The word that what was written is kept now may come in between.
    let is_over = |bulk: &Bulk| bulk.state == BulkState::Done && bulk.counts.accepted == 0;
    let done = desk.until(&done.bulk_id, is_over).await;
    assert_eq!((done.counts.confirmed, done.error), (250, None));
    assert_eq!(sandbox.asked("POST", path).await, 3, "nothing was sent again");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_would_meet_all_rows_alike_pauses_it() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let ready = desk.ready(BulkKind::Contacts, &contacts("c", 1_000)).await;
    let path = "/v2/contacts";
    let no = json!({ "method": "POST", "path": path, "kind": "status", "status": 403, "times": 0 });
    sandbox.fault(no).await;
    desk.console.bulk_send(&ready.bulk_id).await.unwrap();
    let paused = desk.until(&ready.bulk_id, |bulk| bulk.state == BulkState::Paused).await;
    assert_eq!(paused.error.unwrap().code, ErrorCode::Forbidden);
    assert_eq!((paused.counts.sent, paused.counts.refused), (0, 0), "nothing is lost");
    assert!(sandbox.asked("POST", path).await <= 3);
    sandbox.no_faults().await;
    desk.console.bulk_resume(&ready.bulk_id).await.unwrap();
    let done = desk.until(&ready.bulk_id, |bulk| bulk.state == BulkState::Done).await;
    assert_eq!((done.counts.confirmed, done.error), (1_000, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn it_pauses_goes_on_and_ends_as_the_person_says() {
    let slow = sandbox::Options { delay_ms: 10, ..sandbox::Options::default() };
    let sandbox = Sandbox::with(slow).await;
    let desk = Desk::at(&sandbox).await;
    let ready = desk.ready(BulkKind::Contacts, &contacts("c", 3_000)).await;
    let id = &ready.bulk_id;
    desk.console.bulk_send(id).await.unwrap();
    desk.until(id, |bulk| bulk.counts.accepted > 0).await;
    desk.console.bulk_pause(id).await.unwrap();
    let paused = desk.until(id, |bulk| bulk.state == BulkState::Paused).await;
    let accepted = paused.counts.accepted;
    assert!((100..3_000).contains(&accepted), "{accepted}");
    assert_eq!(paused.counts.sent, accepted, "what was not sent waits again");
    assert!(desk.console.bulk_pause(id).await.is_err());
    desk.console.bulk_resume(id).await.unwrap();
    desk.until(id, |bulk| bulk.counts.accepted > accepted).await;
    desk.console.bulk_stop(id).await.unwrap();
    let stopped = desk.until(id, |bulk| bulk.state == BulkState::Stopped).await;
    adds_up(&stopped);
    assert_eq!(stopped.counts.confirmed, stopped.counts.sent);
    assert_eq!(stopped.counts.not_sent, 3_000 - stopped.counts.sent);
    assert!(sandbox.writes("contacts").await.values().all(|times| *times == 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn phones_of_v3_are_looked_up_one_by_one() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    desk.console.v3_key_set(AURORA, sandbox::DEMO_V3_KEY.to_owned().into()).await.unwrap();
    let mut table = "id;name;phone\r\n".to_owned();
    for number in 0..12 {
        let phone = if number < 4 { format!("3712600000{number}") } else { String::new() };
        table += &format!("v-{number};User {number};{phone}\r\n");
    }
    let ready = desk.ready(BulkKind::V3Users, &table).await;
    let done = desk.sent(&ready).await;
    assert_eq!(done.counts.confirmed, 12);
    assert_eq!(sandbox.asked("POST", "/v3/users").await, 1);
    assert_eq!(sandbox.asked("GET", "/v3/users/v-3").await, 1);
    assert_eq!(sandbox.asked("GET", "/v3/users/v-4").await, 0);
}
