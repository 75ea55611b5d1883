//! Leaving in the middle, and coming back: the background, the removal, the next start.

use std::time::Duration;

use console::{Keep, Stage, Way};
use serde_json::json;

use crate::support::{AURORA, Bench, connected};

const PHONE: &str = "37120001122";

#[tokio::test]
async fn left_waiting_it_goes_on_and_ends_by_itself() {
    let bench = Bench::fast(10.0).await;
    let id = bench.connect(Some(PHONE), Way::Code).await.connection_id;
    let (_, channel) = bench.code(&id).await;
    bench.console.channels_leave(&id, Keep::Waiting).await.unwrap();
    let open = bench.console.channels_connections().unwrap();
    assert!(open.len() == 1 && open[0].background, "{open:?}");
    bench.phone(&channel, json!({ "action": "scan", "phone": PHONE })).await;
    bench.until(&id, "connected", connected).await;
    bench.ended(&id).await;
    bench.silent().await;
}

#[tokio::test]
async fn left_and_removed_the_channel_is_gone() {
    let bench = Bench::fast(10.0).await;
    let id = bench.connect(None, Way::Code).await.connection_id;
    let (_, channel) = bench.code(&id).await;
    bench.console.channels_leave(&id, Keep::Remove).await.unwrap();
    bench.ended(&id).await;
    bench.silent().await;
    assert_eq!(bench.asked("DELETE", &format!("/v2/channels/{channel}")).await, 1);
    assert!(bench.console.channels_connections().unwrap().is_empty());
}

#[tokio::test]
async fn removed_before_its_id_is_known_it_goes_afterwards() {
    let bench = Bench::fast(10.0).await;
    bench
        .fault(
            json!({ "method": "POST", "path": "/v2/channels", "kind": "delay", "delay_ms": 300 }),
        )
        .await;
    let id = bench.connect(None, Way::Code).await.connection_id;
    bench.until(&id, "creating", |view| view.stage == Stage::Creating).await;
    bench.console.channels_leave(&id, Keep::Remove).await.unwrap();
    bench.ended(&id).await;
    assert_eq!(bench.asked("POST", "/v2/channels").await, 1);
    let views = bench.told.views();
    let channel = views.iter().rev().find_map(|view| view.channel_id.clone()).unwrap();
    assert_eq!(bench.asked("DELETE", &format!("/v2/channels/{channel}")).await, 1);
}

#[tokio::test]
async fn a_deletion_that_fails_leaves_it_open() {
    let bench = Bench::fast(10.0).await;
    let id = bench.connect(None, Way::Code).await.connection_id;
    bench.code(&id).await;
    let refused = json!({ "method": "DELETE", "path": "/v2/channels/*", "kind": "status",
        "status": 403 });
    bench.fault(refused).await;
    bench.console.channels_leave(&id, Keep::Remove).await.unwrap_err();
    let open = bench.console.channels_connections().unwrap();
    assert!(open.len() == 1 && open[0].trouble.is_some(), "{open:?}");
    bench.console.channels_leave(&id, Keep::Remove).await.unwrap();
    bench.ended(&id).await;
}

#[tokio::test]
async fn two_connections_share_one_subscription() {
    let bench = Bench::fast(10.0).await;
    let first = bench.connect(None, Way::Code).await.connection_id;
    bench.code(&first).await;
    let second = bench.connect(None, Way::Code).await.connection_id;
    bench.code(&second).await;
    assert_eq!(bench.subscriptions().await.len(), 2);
    bench.console.channels_leave(&first, Keep::Remove).await.unwrap();
    bench.ended(&first).await;
    assert_eq!(bench.subscriptions().await.len(), 2, "the other still listens");
    bench.console.channels_leave(&second, Keep::Remove).await.unwrap();
    bench.ended(&second).await;
    bench.silent().await;
}

#[tokio::test]
async fn what_was_open_at_the_end_of_a_run_is_taken_up_at_the_next() {
    let bench = Bench::fast(10.0).await;
    let id = bench.connect(Some(PHONE), Way::Code).await.connection_id;
    let (_, channel) = bench.code(&id).await;
    let before = bench.subscriptions().await;
    // A second console on the same folder finds what a crash would have left.
    let next = bench.again().await;
    let view = next
        .until(&id, "it again", |view| view.events.mode == console::EventsMode::Listening)
        .await;
    assert_eq!(view.channel_id.as_deref(), Some(&*channel));
    let after = next.subscriptions().await;
    assert_eq!(after.len(), 2, "the old ones are cleared away");
    assert!(after.iter().all(|one| !before.contains(one)), "no secret lives longer than its run");
    next.phone(&channel, json!({ "action": "scan", "phone": PHONE })).await;
    next.until(&id, "connected", connected).await;
    next.ended(&id).await;
}

#[tokio::test]
async fn other_programs_subscriptions_are_left_alone() {
    let bench = Bench::fast(10.0).await;
    let theirs = wazzup::NewWebhook {
        url: wazzup::Sensitive::new("https://crm.example/h/other/hook".to_owned()),
        event: "channel.status_update".to_owned(),
    };
    bench.client(AURORA).await.webhooks().subscribe(&[theirs]).await.unwrap();
    let id = bench.connect(None, Way::Code).await.connection_id;
    bench.code(&id).await;
    assert_eq!(bench.subscriptions().await.len(), 3);
    bench.console.channels_leave(&id, Keep::Remove).await.unwrap();
    bench.ended(&id).await;
    let left = bench.subscriptions().await;
    assert_eq!(left.len(), 1);
    assert!(left[0].1.starts_with("https://crm.example/"));
}

#[tokio::test]
async fn signing_out_stops_the_work_and_listens_no_more() {
    let bench = Bench::fast(10.0).await;
    let id = bench.connect(None, Way::Code).await.connection_id;
    bench.code(&id).await;
    let state = bench.console.sign_in_state().await.unwrap();
    bench.console.sign_in_end(&state.current.unwrap().profile_id).await.unwrap();
    bench.ended(&id).await;
    bench.silent().await;
}

#[tokio::test]
async fn the_end_of_the_program_gives_the_subscriptions_back_and_keeps_the_rest() {
    let bench = Bench::fast(10.0).await;
    let id = bench.connect(Some(PHONE), Way::Code).await.connection_id;
    let (_, channel) = bench.code(&id).await;
    bench.console.connections_suspend(Duration::from_secs(30)).await;
    assert!(bench.subscriptions().await.is_empty());
    let next = bench.again().await;
    let (_, again) = next.code(&id).await;
    assert_eq!(again, channel, "its codes go on");
}
