//! Whatever the server does and whenever the person interferes, every row ends in one bucket, and
//! the buckets add up to the table.

use console::{BulkFilter, BulkKind, BulkState};
use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::{Value, json};

use crate::support::{Desk, Sandbox, adds_up, contacts};

/// Something that goes wrong on the way, by method.
fn trouble() -> impl Strategy<Value = Value> {
    let kinds = prop::sample::select(vec![
        ("status", 422),
        ("status", 500),
        ("status", 503),
        ("status", 403),
        ("html", 502),
        ("cut_before", 0),
        ("cut_after", 0),
        ("truncate", 0),
        ("garbage", 0),
        ("drop_fields", 0),
    ]);
    (prop::sample::select(vec!["POST", "GET"]), kinds, 1..4_u32, 0.1..1.0).prop_map(
        |(method, (kind, status), times, chance)| {
            let mut fault = json!({
                "method": method, "path": "/v2/contacts", "kind": kind, "times": times,
                "chance": chance,
            });
            if status > 0 {
                fault["status"] = json!(status);
            }
            fault
        },
    )
}

/// What the person does once so many rows are settled.
#[derive(Clone, Copy, Debug)]
enum Wish {
    Nothing,
    Pause,
    Stop,
    StopTwice,
}

#[test]
fn every_row_ends_in_exactly_one_bucket() {
    let wishes =
        prop::sample::select(vec![Wish::Nothing, Wish::Pause, Wish::Stop, Wish::StopTwice]);
    let given = (prop::collection::vec(trouble(), 0..5), wishes, 1..250_usize, 0..5_usize);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let config = ProptestConfig { cases: 16, failure_persistence: None, ..Default::default() };
    TestRunner::new(config)
        .run(&given, |(troubles, wish, rows, bad)| {
            runtime.block_on(once(troubles, wish, rows, bad));
            Ok(())
        })
        .unwrap();
}

async fn once(troubles: Vec<Value>, wish: Wish, rows: usize, bad: usize) {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let mut table = contacts("c", rows);
    for number in 0..bad {
        table += &format!("bad-{number};;u-anna;;\r\n");
    }
    let ready = desk.ready(BulkKind::Contacts, &table).await;
    for trouble in troubles {
        sandbox.fault(trouble).await;
    }
    let id = &ready.bulk_id;
    desk.console.bulk_send(id).await.unwrap();
    // Each may come too late, which is no matter.
    match wish {
        Wish::Nothing => {}
        Wish::Pause => drop(desk.console.bulk_pause(id).await),
        Wish::Stop => drop(desk.console.bulk_stop(id).await),
        Wish::StopTwice => {
            drop(desk.console.bulk_stop(id).await);
            drop(desk.console.bulk_stop(id).await);
        }
    }
    let ends = [BulkState::Done, BulkState::Stopped, BulkState::Paused];
    let mut bulk = desk.until(id, |bulk| ends.contains(&bulk.state)).await;
    for _ in 0..20 {
        if bulk.state != BulkState::Paused {
            break;
        }
        desk.console.bulk_resume(id).await.unwrap();
        bulk = desk.until(id, |bulk| ends.contains(&bulk.state)).await;
    }
    adds_up(&bulk);
    assert_eq!(bulk.counts.rows, (rows + bad) as u64);
    let mut seen = 0;
    for filter in [
        BulkFilter::Confirmed,
        BulkFilter::Accepted,
        BulkFilter::Differs,
        BulkFilter::Refused,
        BulkFilter::NotSent,
    ] {
        seen += desk.console.bulk_rows(id, filter, 0, 1).await.unwrap().total;
    }
    assert_eq!(seen, bulk.counts.rows);
    // Whatever is called confirmed is there, and whatever was not sent is not.
    let kept = sandbox.contacts().await;
    let rows = desk.console.bulk_rows(id, BulkFilter::Confirmed, 0, 500).await.unwrap().rows;
    for row in rows {
        assert_eq!(kept[&row.values["id"]]["name"], row.values["name"].as_str());
    }
}
