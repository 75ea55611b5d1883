//! The other ways: a pairing code, a link, a server that cannot reach this computer.

use console::{Connection, Error, EventsMode, EventsOff, Keep, Pace, Stage, Way};
use serde_json::json;

use crate::support::{AURORA, Bench, confirming, connected, pace};

const PHONE: &str = "37120001122";

#[tokio::test]
async fn a_pairing_code_beside_the_codes() {
    let bench = Bench::fast(10.0).await;
    let id = bench.connect(None, Way::Code).await.connection_id;
    let (_, channel) = bench.code(&id).await;
    let wrong = bench.console.channels_pairing_code(&id, "12").await;
    assert!(matches!(wrong, Err(Error::Invalid(_))), "{wrong:?}");
    let view = bench.console.channels_pairing_code(&id, "+371 2000 1122").await.unwrap();
    let pairing = view.pairing.unwrap();
    assert_eq!(pairing.phone.as_deref(), Some(PHONE));
    let typed = json!({ "action": "enter_pairing_code", "code": pairing.code });
    bench.phone(&channel, typed).await;
    let view = bench.until(&id, "question", confirming).await;
    assert_eq!(view.phone_seen.as_deref(), Some(PHONE));
    assert!(view.pairing.is_none(), "it has served");
}

#[tokio::test]
async fn a_server_that_cannot_reach_us_is_told_nothing_and_pairs() {
    let bench = Bench::with(10.0, Pace { pretend_public: true, ..pace() }).await;
    let id = bench.connect(Some(PHONE), Way::Code).await.connection_id;
    let paired = |view: &Connection| view.pairing.is_some();
    let view = bench.until(&id, "pairing code", paired).await;
    let events = view.events;
    assert_eq!((events.mode, events.why), (EventsMode::Off, Some(EventsOff::NoPublicAddress)));
    assert!(!view.ways.code && view.ways.pairing && view.ways.link);
    assert_eq!(bench.asked("POST", "/v2/webhooks").await, 0);
    let channel = view.channel_id.unwrap();
    let code = view.pairing.unwrap().code;
    bench.phone(&channel, json!({ "action": "enter_pairing_code", "code": code })).await;
    bench.until(&id, "connected", connected).await;
    let viber = bench.console.channels_connect(AURORA, "viber", None, None, Way::Code, None).await;
    assert!(matches!(viber, Err(Error::Invalid(_))), "no way is left to it: {viber:?}");
}

#[tokio::test]
async fn a_link_waits_for_the_client_elsewhere() {
    let bench = Bench::fast(10.0).await;
    let view = bench.connect(None, Way::Link).await;
    let id = view.connection_id;
    bench.until(&id, "link stage", |view| view.stage == Stage::LinkWaiting).await;
    let link = bench.console.links_channel(&id).await.unwrap().link;
    assert!(link.starts_with(&bench.origin), "{link}");
    let listed = async {
        while bench.asked("GET", "/v2/channels").await < 2 {
            tokio::task::yield_now().await;
        }
    };
    listed.await;
    let one_off = link.rsplit('/').next().unwrap();
    bench.control(&format!("/hosted/{one_off}"), json!({ "phone": PHONE })).await;
    let view = bench.until(&id, "question", confirming).await;
    assert_eq!(view.phone_seen.as_deref(), Some(PHONE));
    bench.console.channels_confirm(&id).await.unwrap();
    assert_eq!(bench.asked("POST", "/v2/channels").await, 0);
    assert_eq!(bench.asked("POST", "/v2/webhooks").await, 0, "a watch needs no events");
}

#[tokio::test]
async fn a_link_handed_over_is_watched_on_after_a_restart() {
    let bench = Bench::fast(10.0).await;
    let view = bench.connect(None, Way::Link).await;
    let id = view.connection_id;
    bench.until(&id, "link stage", |view| view.stage == Stage::LinkWaiting).await;
    let link = bench.console.links_channel(&id).await.unwrap().link;
    while bench.asked("GET", "/v2/channels").await < 2 {
        tokio::task::yield_now().await;
    }
    let bench = bench.again().await;
    bench.until(&id, "link stage again", |view| view.stage == Stage::LinkWaiting).await;
    let one_off = link.rsplit('/').next().unwrap();
    bench.control(&format!("/hosted/{one_off}"), json!({ "phone": PHONE })).await;
    let view = bench.until(&id, "question", confirming).await;
    assert_eq!(view.phone_seen.as_deref(), Some(PHONE));
}

#[tokio::test]
async fn a_wish_that_fits_no_messenger_is_refused_before_anything_is_sent() {
    let bench = Bench::fast(10.0).await;
    for (transport, phone, way) in [
        ("telegram", None, Way::Code),
        ("viber", None, Way::Link),
        ("tgapi", None, Way::Pairing),
        ("whatsapp", Some("not a number"), Way::Code),
    ] {
        let wish = bench.console.channels_connect(AURORA, transport, phone, None, way, None).await;
        assert!(matches!(wish, Err(Error::Invalid(_))), "{transport}: {wish:?}");
    }
    let unknown = bench.console.channels_leave("nobody", Keep::Waiting).await;
    assert!(matches!(unknown, Err(Error::NotFound(_))), "{unknown:?}");
    assert!(bench.told.views().is_empty());
}

#[tokio::test]
async fn the_same_channel_is_taken_up_and_not_begun_twice() {
    let bench = Bench::fast(300.0).await;
    let id = bench.connect(None, Way::Code).await.connection_id;
    let view = bench.until(&id, "expiry", |view| view.stage == Stage::Expired).await;
    bench.console.channels_leave(&id, Keep::Waiting).await.unwrap();
    let channel = view.channel_id.as_deref();
    let again = bench
        .console
        .channels_connect(AURORA, "whatsapp", None, channel, Way::Code, None)
        .await
        .unwrap();
    assert_eq!(again.connection_id, id);
    assert_ne!(again.stage, Stage::Expired, "its codes have started again");
    assert!(!again.background);
}
