//! Deletions: a while in which they may be undone, and nothing sent that nobody confirmed.

use console::{BulkKind, BulkState, Pace, RowBucket};

use crate::support::{AURORA, Desk, Sandbox, adds_up, contacts, pace};

fn ids(prefix: &str, many: usize) -> Vec<String> {
    (0..many).map(|number| format!("{prefix}-{number}")).collect()
}

/// One whose deletions wait for longer than a test does.
fn slow() -> Pace {
    Pace { undo_for: std::time::Duration::from_secs(3_600), ..pace() }
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_deleted_after_a_while_and_looked_for() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let ready = desk.ready(BulkKind::Contacts, &contacts("c", 250)).await;
    desk.sent(&ready).await;
    desk.console.contacts_list(AURORA, "contacts").await.unwrap();
    let waits = desk.console.bulk_delete(AURORA, BulkKind::Contacts, ids("c", 250)).await.unwrap();
    assert_eq!((waits.state, waits.counts.rows), (BulkState::Waiting, 250));
    assert!(waits.sends_at.unwrap() >= waits.began_at);
    assert_eq!(desk.row(&waits.bulk_id, 8).await.values["name"], "Contact 7");
    let done = desk.until(&waits.bulk_id, |bulk| bulk.state == BulkState::Done).await;
    adds_up(&done);
    assert_eq!(done.counts.confirmed, 250);
    assert_eq!(sandbox.asked("DELETE", "/v2/contacts").await, 3);
    assert!(!sandbox.contacts().await.contains_key("c-7"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_undone_deletion_sends_nothing_and_is_gone() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::on(tempfile::tempdir().unwrap(), &sandbox, slow()).await;
    let wish = ids("c", 3);
    let waits = desk.console.bulk_delete(AURORA, BulkKind::Contacts, wish).await.unwrap();
    desk.console.bulk_undo(&waits.bulk_id).await.unwrap();
    assert_eq!(desk.console.bulk_list().await.unwrap(), []);
    assert!(desk.console.bulk_undo(&waits.bulk_id).await.is_err());
    assert_eq!(sandbox.asked("DELETE", "/v2/contacts").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deletion_that_waits_at_the_end_is_asked_about_anew() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::on(tempfile::tempdir().unwrap(), &sandbox, slow()).await;
    let wish = vec!["u-anna".to_owned()];
    let waits = desk.console.bulk_delete(AURORA, BulkKind::Users, wish).await.unwrap();
    let desk = Desk::on(desk.end().await, &sandbox, pace()).await;
    let found = desk.console.bulk_list().await.unwrap();
    assert_eq!((found[0].state, found[0].sends_at), (BulkState::Interrupted, None));
    assert_eq!(sandbox.asked("DELETE", "/v2/users").await, 0);
    let anew = desk.console.bulk_resume(&waits.bulk_id).await.unwrap();
    assert_eq!(anew.state, BulkState::Waiting, "with a while to undo it");
    let done = desk.until(&waits.bulk_id, |bulk| bulk.state == BulkState::Done).await;
    assert_eq!(done.counts.confirmed, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn ids_nobody_has_are_confirmed_with_a_note() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    desk.console.v3_key_set(AURORA, sandbox::DEMO_V3_KEY.to_owned().into()).await.unwrap();
    let wish = vec!["nobody".to_owned(), "u-anna".to_owned()];
    let waits = desk.console.bulk_delete(AURORA, BulkKind::V3Users, wish).await.unwrap();
    let done = desk.until(&waits.bulk_id, |bulk| bulk.state == BulkState::Done).await;
    assert_eq!(done.counts.confirmed, 2);
    let (nobody, anna) = (desk.row(&done.bulk_id, 1).await, desk.row(&done.bulk_id, 2).await);
    assert_eq!(
        (nobody.bucket, nobody.fields),
        (RowBucket::Confirmed, vec!["not_found".to_owned()])
    );
    assert_eq!((anna.bucket, anna.fields), (RowBucket::Confirmed, vec![]));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_listed_still_is_not_called_gone() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let ready = desk.ready(BulkKind::Contacts, &contacts("c", 250)).await;
    desk.sent(&ready).await;
    let wish = ids("c", 250);
    let slow = Desk::on(desk.end().await, &sandbox, slow()).await;
    let waits = slow.console.bulk_delete(AURORA, BulkKind::Contacts, wish).await.unwrap();
    // As a crash leaves it: marked, and never sent.
    let folder = slow.end().await;
    let store = rusqlite::Connection::open(folder.path().join("console.sqlite3")).unwrap();
    let marked = "UPDATE bulk_rows SET bucket = 'sending', went = 1 WHERE row <= 200
                  AND number = (SELECT max(number) FROM bulks)";
    assert_eq!(store.execute(marked, []).unwrap(), 200);
    drop(store);
    let desk = Desk::on(folder, &sandbox, pace()).await;
    desk.console.bulk_resume(&waits.bulk_id).await.unwrap();
    let done = desk.until(&waits.bulk_id, |bulk| bulk.state == BulkState::Done).await;
    assert_eq!(done.counts.confirmed, 250);
    assert!(!sandbox.contacts().await.contains_key("c-7"));
    assert_eq!(sandbox.asked("DELETE", "/v2/contacts").await, 3);
}
