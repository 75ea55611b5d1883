//! The program ends in the middle of a connection: what the next run goes on with, for each way.

use console::{Connection, Stage, Way};
use serde_json::json;

use crate::{
    gallery::credentials,
    support::{AURORA, Bench, confirming, connected},
};

const PHONE: &str = "37120001122";

#[tokio::test]
async fn a_page_the_client_has_not_opened_yet_is_shown_again() {
    let bench = Bench::fast(10.0).await;
    let begun = bench.console.channels_connect(AURORA, "wapi", None, None, Way::Page, None).await;
    let id = begun.unwrap().connection_id;
    let page = bench.until(&id, "page", |view| view.page.is_some()).await.page.unwrap();
    let next = bench.again().await;
    let view = next.until(&id, "page again", |view| view.stage == Stage::Page).await;
    assert_eq!((view.way, view.page.as_ref()), (Way::Page, Some(&page)));
    let finish = json!({ "action": "finish_page", "phone": PHONE });
    next.phone(&view.channel_id.unwrap(), finish).await;
    let view = next.until(&id, "question", confirming).await;
    assert_eq!(view.phone_seen.as_deref(), Some(PHONE), "the number still has to be confirmed");
}

#[tokio::test]
async fn a_page_the_client_finished_meanwhile_asks_for_the_number() {
    let bench = Bench::fast(10.0).await;
    let begun = bench.console.channels_connect(AURORA, "wapi", None, None, Way::Page, None).await;
    let id = begun.unwrap().connection_id;
    let view = bench.until(&id, "page", |view| view.page.is_some()).await;
    bench.console.connections_suspend(std::time::Duration::from_secs(30)).await;
    let finish = json!({ "action": "finish_page", "phone": PHONE });
    bench.phone(&view.channel_id.unwrap(), finish).await;
    let next = bench.again().await;
    let view = next.until(&id, "question", confirming).await;
    assert!(view.page.is_none());
}

#[tokio::test]
async fn credentials_the_service_had_already_need_not_be_typed_again() {
    let bench = Bench::fast(10.0).await;
    // The service has the token, and the console never hears what became of it.
    let silent = json!({ "method": "GET", "path": "/v2/channels/*", "kind": "status",
        "status": 500, "times": 0 });
    bench.fault(silent).await;
    let (way, handed) = (Way::Credentials, credentials("telegram"));
    let begun = bench.console.channels_connect(AURORA, "telegram", None, None, way, handed).await;
    let id = begun.unwrap().connection_id;
    let checking = |view: &Connection| view.stage == Stage::Checking && view.trouble.is_some();
    bench.until(&id, "trouble", checking).await;
    bench.console.connections_suspend(std::time::Duration::from_secs(30)).await;
    bench.no_faults().await;
    let next = bench.again().await;
    let view = next.until(&id, "connected", connected).await;
    assert_eq!((view.way, view.phone_seen), (Way::Credentials, None));
    assert_eq!(next.asked("POST", "/v2/channels").await, 1);
    next.ended(&id).await;
}

#[tokio::test]
async fn a_link_for_a_channel_that_was_there_is_watched_on() {
    let bench = Bench::fast(10.0).await;
    let channel = bench.linked_channel("cian", PHONE).await;
    let dropped = json!({ "status": "disabled", "reason": "unauthorized" });
    bench.control(&format!("/channels/{channel}/status"), dropped).await;
    let way = Way::Link;
    let begun =
        bench.console.channels_connect(AURORA, "cian", None, Some(&channel), way, None).await;
    let id = begun.unwrap().connection_id;
    bench.until(&id, "the channel's news", |view| view.channel.is_some()).await;
    let next = bench.again().await;
    let waits = |view: &Connection| view.stage == Stage::LinkWaiting && view.channel.is_some();
    let view = next.until(&id, "link stage again", waits).await;
    assert_eq!((view.way, view.channel_id.as_deref()), (Way::Link, Some(&*channel)));
    assert!(view.background, "nobody has come back to it yet");
    next.follow_link(&id, PHONE).await;
    next.until(&id, "connected", connected).await;
    next.ended(&id).await;
    assert_eq!(next.asked("DELETE", &format!("/v2/channels/{channel}")).await, 0);
}
