//! What a table is compared with: read again when somebody asks for it, and nothing that a person
//! did to a row is forgotten by it.

use std::{collections::BTreeMap, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use console::{
    Bulk, BulkFilter, BulkKind, BulkRow, BulkState, Effect, ErrorCode, FieldRule, SheetChoice,
    UiError,
};
use serde_json::json;

use crate::support::{AURORA, Desk, Sandbox};

/// The first is given to a user by name, the second to one by id, the third to nobody there is.
const TABLE: &str = "id;name;responsible_user;whatsapp;link\r\n\
    c-1;Acme;anna bērziņa;37120000001;https://crm.example/1\r\n\
    c-2;;u-anna;37120000002;https://crm.example/2\r\n\
    c-3;Orion;Nobody;37120000003;https://crm.example/3\r\n\
    c-4;Vega;u-anna;37120000004;https://crm.example/4\r\n";

/// Handed over while nothing was ever read of the account.
async fn handed_over(desk: &Desk) -> Bulk {
    let begun = desk.console.bulk_begin(AURORA, BulkKind::Contacts, "c.csv").await.unwrap();
    desk.console.bulk_append(&begun.bulk_id, STANDARD.encode(TABLE)).await.unwrap();
    let read = desk.console.bulk_read(&begun.bulk_id, SheetChoice::default()).await.unwrap();
    desk.console.bulk_map(&begun.bulk_id, fields(&read)).await.unwrap()
}

fn fields(bulk: &Bulk) -> Vec<Option<String>> {
    let columns = &bulk.sheet.as_ref().unwrap().columns;
    columns.iter().map(|column| column.field.clone()).collect()
}

async fn edited(desk: &Desk, bulk: &Bulk, row: u32, field: &str, value: &str) -> BulkRow {
    let values = BTreeMap::from([(field.to_owned(), value.to_owned())]);
    desk.console.bulk_edit(&bulk.bulk_id, row, values).await.unwrap()
}

async fn now(desk: &Desk, bulk: &Bulk) -> Bulk {
    let all = desk.console.bulk_list().await.unwrap();
    all.into_iter().find(|own| own.bulk_id == bulk.bulk_id).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_sent_by_a_name_that_was_not_looked_up() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let ready = handed_over(&desk).await;
    assert_eq!((ready.compared_at, ready.counts.problems), (None, 4));
    let row = desk.row(&ready.bulk_id, 2).await;
    assert_eq!(row.problems[0].rule, FieldRule::Unchecked);
    edited(&desk, &ready, 3, "name", "Lyra").await;
    desk.console.bulk_skip(&ready.bulk_id, 5, true).await.unwrap();
    let compared = desk.console.bulk_compare(&ready.bulk_id, "job").await.unwrap();
    assert_eq!((compared.state, compared.counts.skipped), (BulkState::Ready, 1));
    assert!(compared.compared_at.is_some());
    assert_eq!(desk.numbers(&ready.bulk_id, BulkFilter::Problems).await, [4]);
    assert_eq!(desk.row(&ready.bulk_id, 4).await.problems[0].rule, FieldRule::NoSuchUser);
    let kept = desk.row(&ready.bulk_id, 3).await;
    assert_eq!((kept.values["name"].as_str(), kept.effect), ("Lyra", Effect::Add));
    // What was judged so stands for the edits that follow.
    assert_eq!(edited(&desk, &ready, 4, "responsible_user", "u-anna").await.problems, []);
    let done = desk.sent(&compared).await;
    assert_eq!((done.counts.confirmed, done.counts.not_sent), (3, 1));
    let kept = sandbox.contacts().await;
    for id in ["c-1", "c-2", "c-3"] {
        assert_eq!(kept[id]["responsible_user_id"], "u-anna", "{id}");
    }
    assert!(!kept.contains_key("c-4"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_columns_forget_nothing() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let ready = handed_over(&desk).await;
    edited(&desk, &ready, 3, "name", "Lyra").await;
    let same = desk.console.bulk_map(&ready.bulk_id, fields(&ready)).await.unwrap();
    assert_eq!(desk.row(&ready.bulk_id, 3).await.values["name"], "Lyra");
    // Another meaning is another table.
    let mut others = fields(&same);
    others[4] = None;
    desk.console.bulk_map(&ready.bulk_id, others).await.unwrap();
    assert!(!desk.row(&ready.bulk_id, 3).await.values.contains_key("name"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reading_that_fails_leaves_the_rows_as_they_are() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let ready = handed_over(&desk).await;
    edited(&desk, &ready, 3, "name", "Lyra").await;
    let down = json!({ "method": "GET", "path": "/v2/contacts", "kind": "status", "status": 500, "times": 0 });
    sandbox.fault(down).await;
    let failed = desk.console.bulk_compare(&ready.bulk_id, "job").await.unwrap_err();
    assert_eq!(UiError::from(failed).code, ErrorCode::ServerTrouble);
    let kept = now(&desk, &ready).await;
    assert_eq!((kept.state, kept.compared_at, kept.counts.problems), (BulkState::Ready, None, 4));
    assert_eq!(desk.row(&ready.bulk_id, 3).await.values["name"], "Lyra");
    // The users were read before it failed; without the contacts the comparison is not whole.
    let again = desk.console.bulk_map(&ready.bulk_id, fields(&ready)).await.unwrap();
    assert_eq!((again.compared_at, again.counts.problems), (None, 1));
    sandbox.no_faults().await;
    let compared = desk.console.bulk_compare(&ready.bulk_id, "job").await.unwrap();
    assert!(compared.compared_at.is_some());
    // The older of the two readings counts.
    let before = compared.compared_at;
    desk.console.contacts_list(AURORA, "contacts").await.unwrap();
    let again = desk.console.bulk_map(&ready.bulk_id, fields(&ready)).await.unwrap();
    assert!(again.compared_at.is_some() && again.compared_at <= before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comparison_is_stopped_like_a_list_and_with_the_work() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let ready = handed_over(&desk).await;
    edited(&desk, &ready, 3, "name", "Lyra").await;
    let slow = json!({ "method": "GET", "path": "/v2/contacts", "kind": "delay", "delay_ms": 60_000, "times": 0 });
    sandbox.fault(slow).await;
    for forgotten in [false, true] {
        let comparing = desk.console.bulk_compare(&ready.bulk_id, "job");
        let stopping = async {
            // It has begun once nothing else may be done with the table.
            loop {
                let refused = desk.console.bulk_append(&ready.bulk_id, String::new()).await;
                if UiError::from(refused.unwrap_err()).code == ErrorCode::Busy {
                    break;
                }
                tokio::task::yield_now().await;
            }
            let busy = desk.console.bulk_send(&ready.bulk_id).await.unwrap_err();
            assert_eq!(UiError::from(busy).code, ErrorCode::Busy);
            if forgotten {
                desk.console.bulk_stop(&ready.bulk_id).await.unwrap();
            }
            loop {
                desk.console.jobs_stop(if forgotten { "another" } else { "job" });
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let compared = tokio::select! {
            compared = comparing => compared,
            () = stopping => unreachable!(),
        };
        assert_eq!(UiError::from(compared.unwrap_err()).code, ErrorCode::Cancelled);
        if !forgotten {
            assert_eq!(now(&desk, &ready).await.state, BulkState::Ready);
            assert_eq!(desk.row(&ready.bulk_id, 3).await.values["name"], "Lyra");
        }
    }
    assert_eq!(desk.console.bulk_list().await.unwrap(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_of_many_equal_rows_sets_all_of_them_right() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let mut table = "id;name;phone\r\n".to_owned();
    for number in 0..300 {
        table += &format!("n-{number};User;37126000001\r\n");
    }
    let ready = desk.ready(BulkKind::Users, &table).await;
    assert_eq!(ready.counts.problems, 299);
    desk.console.bulk_skip(&ready.bulk_id, 2, true).await.unwrap();
    assert_eq!(now(&desk, &ready).await.counts.problems, 298);
    let third = desk.row(&ready.bulk_id, 5).await;
    assert_eq!(third.problems[0].limit.as_deref(), Some("3"), "the first is another now");
    desk.console.bulk_skip(&ready.bulk_id, 2, false).await.unwrap();
    assert_eq!(now(&desk, &ready).await.counts.problems, 299);
    let third = desk.row(&ready.bulk_id, 5).await;
    assert_eq!(third.problems[0].limit.as_deref(), Some("2"));
}
