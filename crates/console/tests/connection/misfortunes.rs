//! What goes wrong on the way: lost answers, lost and forged events, a channel nobody paid for.

use console::{Connection, CreationState, Error, Keep, Stage, Way};
use serde_json::json;

use crate::support::{AURORA, Bench, connected};

const PHONE: &str = "37120001122";

#[tokio::test]
async fn an_answer_that_was_lost_is_found_and_nothing_is_sent_twice() {
    let bench = Bench::fast(10.0).await;
    bench.fault(json!({ "method": "POST", "path": "/v2/channels", "kind": "cut_after" })).await;
    let id = bench.connect(Some(PHONE), Way::Code).await.connection_id;
    bench.until(&id, "unknown", |view| view.stage == Stage::CreationUnknown).await;
    let second =
        bench.console.channels_connect(AURORA, "whatsapp", None, None, Way::Code, None).await;
    assert!(matches!(second, Err(Error::Conflict(_))), "{second:?}");
    let creation = loop {
        let open = bench.console.creations_list().await.unwrap();
        if let Some(creation) = open.into_iter().find(|c| !c.candidates.is_empty()) {
            break creation;
        }
        tokio::task::yield_now().await;
    };
    assert_eq!((creation.state, creation.candidates.len()), (CreationState::Unknown, 1));
    let channel = creation.candidates[0].id.clone();
    bench.console.creations_settle(&creation.creation_id, Some(&channel)).await.unwrap();
    let (_, found) = bench.code(&id).await;
    assert_eq!(found, channel);
    bench.phone(&channel, json!({ "action": "scan", "phone": PHONE })).await;
    bench.until(&id, "connected", connected).await;
    assert_eq!(bench.asked("POST", "/v2/channels").await, 1);
}

#[tokio::test]
async fn none_of_them_ends_the_connection_and_a_new_one_may_begin() {
    let bench = Bench::fast(10.0).await;
    let cut = json!({ "method": "POST", "path": "/v2/channels", "kind": "cut_before" });
    bench.fault(cut).await;
    let id = bench.connect(None, Way::Code).await.connection_id;
    let view = bench.until(&id, "unknown", |v| v.stage == Stage::CreationUnknown).await;
    bench.console.creations_settle(&view.creation_id.unwrap(), None).await.unwrap();
    bench.until(&id, "failure", |view| matches!(view.stage, Stage::Failed { .. })).await;
    bench.silent().await;
    let again = bench.connect(None, Way::Code).await.connection_id;
    bench.code(&again).await;
    assert_eq!(bench.asked("POST", "/v2/channels").await, 2, "the second by the person's choice");
}

#[tokio::test]
async fn the_first_code_may_come_before_the_answer() {
    let bench = Bench::fast(10.0).await;
    let early = json!({ "method": "POST", "path": "/v2/channels", "kind": "qr_before_answer" });
    bench.fault(early).await;
    let id = bench.connect(None, Way::Code).await.connection_id;
    let (view, _) = bench.code(&id).await;
    assert_eq!(view.events.refused, 0);
    let shown = view.code.unwrap().shown_at;
    assert!(shown <= view.stage_since.max(shown), "the time is the code's own");
}

#[tokio::test]
async fn events_that_come_twice_in_the_wrong_order_or_not_at_all_change_nothing_in_the_end() {
    for kind in ["webhook_duplicate", "webhook_reorder", "webhook_lost"] {
        let bench = Bench::fast(30.0).await;
        bench.fault(json!({ "kind": kind, "times": 3 })).await;
        let id = bench.connect(Some(PHONE), Way::Code).await.connection_id;
        let (_, channel) = bench.code(&id).await;
        bench.fault(json!({ "kind": kind, "times": 0 })).await;
        bench.phone(&channel, json!({ "action": "scan", "phone": PHONE })).await;
        bench.until(&id, kind, connected).await;
        let views = bench.told.views();
        let codes = views.iter().filter_map(|view| view.code.as_ref());
        let mut dead = std::collections::HashSet::new();
        for code in codes {
            assert!(!code.live || !dead.contains(&code.png), "{kind}: a dead code came back");
            if !code.live {
                dead.insert(code.png.clone());
            }
        }
    }
}

#[tokio::test]
async fn a_forged_event_shows_nothing() {
    let bench = Bench::fast(10.0).await;
    let id = bench.connect(Some(PHONE), Way::Code).await.connection_id;
    let (view, channel) = bench.code(&id).await;
    let shown = view.code.unwrap().png;
    let (_, url) = bench.subscriptions().await.remove(0);
    let evil = |channel: &str, event: &str| {
        json!({ "event": event, "data": [{ "channel_id": channel, "qr_code": shown,
                "status": "active" }] })
    };
    let wrong = format!("{}A", &url[..url.len() - 1]);
    if wrong != url {
        let status = bench.forge(&wrong, evil(&channel, "channel.qr_update")).await;
        assert_eq!(status, 404);
    }
    assert_eq!(bench.forge(&url, evil("another", "channel.qr_update")).await, 200);
    let refused = |view: &Connection| view.events.refused >= 1;
    let view = bench.until(&id, "refusal", refused).await;
    assert_eq!(view.code.as_ref().unwrap().png, shown, "another channel's code is not shown");
    // Whoever knows the address may say "active": the channel is asked, and is not.
    bench.forge(&url, evil(&channel, "channel.status_update")).await;
    let heard = view.events.last_heard;
    let view = bench.until(&id, "hint", |view| view.events.last_heard > heard).await;
    assert!(matches!(view.stage, Stage::Code), "{:?}", view.stage);
    assert!(!bench.told.views().iter().any(connected));
}

#[tokio::test]
async fn a_code_that_is_no_picture_is_a_step_of_its_own() {
    let bench = Bench::fast(10.0).await;
    let id = bench.connect(Some(PHONE), Way::Code).await.connection_id;
    let (_, channel) = bench.code(&id).await;
    let (_, url) = bench.subscriptions().await.remove(0);
    let event = json!({ "event": "channel.qr_update",
        "data": [{ "channel_id": channel, "qr_code": "data:image/svg+xml;base64,PHN2Zy8+" }] });
    bench.forge(&url, event).await;
    let broken = |view: &Connection| matches!(view.stage, Stage::CodeBroken { .. });
    let view = bench.until(&id, "broken code", broken).await;
    assert!(!view.code.unwrap().live);
    let live = |view: &Connection| view.code.as_ref().is_some_and(|code| code.live);
    bench.until(&id, "the next one", live).await;
}

#[tokio::test]
async fn a_channel_nobody_paid_for_has_its_own_stage() {
    let bench = Bench::fast(10.0).await;
    let unpaid = "24017975";
    let console = &bench.console;
    let view =
        console.channels_connect(unpaid, "whatsapp", None, None, Way::Code, None).await.unwrap();
    bench.until(&view.connection_id, "unpaid", |view| view.stage == Stage::Unpaid).await;
}

#[tokio::test]
async fn a_subscription_that_fails_leaves_the_other_ways() {
    let bench = Bench::fast(10.0).await;
    let refused = json!({ "method": "POST", "path": "/v2/webhooks", "kind": "status",
        "status": 422, "times": 0 });
    bench.fault(refused).await;
    let id = bench.connect(Some(PHONE), Way::Pairing).await.connection_id;
    let view = bench.until(&id, "pairing code", |view| view.pairing.is_some()).await;
    assert_eq!(view.events.why, Some(console::EventsOff::SubscribeFailed));
    assert!(!view.ways.code);
}

#[tokio::test]
async fn trouble_on_the_way_passes() {
    let bench = Bench::fast(10.0).await;
    let id = bench.connect(Some(PHONE), Way::Code).await.connection_id;
    let (_, channel) = bench.code(&id).await;
    let down = json!({ "method": "GET", "path": "/v2/channels/*", "kind": "status",
        "status": 500, "times": 8 });
    bench.fault(down).await;
    bench.until(&id, "trouble", |view| view.trouble.is_some()).await;
    bench.until(&id, "recovery", |view| view.trouble.is_none()).await;
    bench.phone(&channel, json!({ "action": "scan", "phone": PHONE })).await;
    bench.until(&id, "connected", connected).await;
}

#[tokio::test]
async fn an_address_that_could_not_be_removed_is_taken_over_by_the_next() {
    // Where changing is refused, it is made anew: with the same end.
    for change_refused in [false, true] {
        let bench = Bench::fast(10.0).await;
        let stays = json!({ "method": "DELETE", "path": "/v2/webhooks", "kind": "status",
            "status": 403, "times": 1 });
        bench.fault(stays).await;
        let id = bench.connect(None, Way::Code).await.connection_id;
        bench.code(&id).await;
        bench.console.channels_leave(&id, Keep::Remove).await.unwrap();
        bench.ended(&id).await;
        let left = bench.subscriptions().await;
        assert_eq!(left.len(), 2, "{left:?}");
        if change_refused {
            let refused = json!({ "method": "PATCH", "path": "/v2/webhooks", "kind": "status",
                "status": 404, "times": 1 });
            bench.fault(refused).await;
        }
        let again = bench.connect(None, Way::Code).await.connection_id;
        bench.code(&again).await;
        let now = bench.subscriptions().await;
        assert_eq!(now.len(), 2, "{now:?}");
        assert!(now.iter().all(|one| !left.contains(one)), "the old address is heard no more");
        assert_eq!(bench.asked("PATCH", "/v2/webhooks").await, 1);
        let made = if change_refused { 2 } else { 1 };
        assert_eq!(bench.asked("POST", "/v2/webhooks").await, made);
    }
}
