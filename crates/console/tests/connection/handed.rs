//! Credentials and pages: what becomes of a token that is wrong, where it must never be found, and
//! channels that are connected again.

use console::{Connection, Credentials, Error, Keep, Stage, Way};
use serde_json::json;

use crate::{
    gallery::credentials,
    support::{AURORA, Bench, confirming, connected},
};

const PHONE: &str = "37120001122";
const TOKEN: &str = "made-up-letters-of-a-token";

fn bot(token: &str) -> Option<Credentials> {
    Some(Credentials::Token { token: token.into() })
}

async fn telegram(bench: &Bench, channel: Option<&str>, handed: Option<Credentials>) -> Connection {
    let way = Way::Credentials;
    let begun = bench.console.channels_connect(AURORA, "telegram", None, channel, way, handed);
    begun.await.unwrap()
}

fn checking_in_trouble(view: &Connection) -> bool {
    view.stage == Stage::Checking && view.trouble.is_some()
}

#[tokio::test]
async fn a_token_of_the_wrong_shape_is_not_sent() {
    let bench = Bench::fast(10.0).await;
    for handed in [None, bot("no token"), credentials("avito")] {
        let wish = bench.console.channels_connect(
            AURORA,
            "telegram",
            None,
            None,
            Way::Credentials,
            handed,
        );
        let wish = wish.await;
        assert!(matches!(wish, Err(Error::Invalid(_))), "{wish:?}");
    }
    assert!(bench.told.views().is_empty());
    assert_eq!(bench.asked("POST", "/v2/channels").await, 0);
}

#[tokio::test]
async fn a_token_the_server_refuses_ends_the_attempt_in_its_words() {
    let bench = Bench::fast(10.0).await;
    let refused = json!({ "method": "POST", "path": "/v2/channels", "kind": "status",
        "status": 422 });
    bench.fault(refused).await;
    let id = telegram(&bench, None, credentials("telegram")).await.connection_id;
    let failed = |view: &Connection| matches!(view.stage, Stage::Failed { .. });
    bench.until(&id, "failure", failed).await;
    let again = telegram(&bench, None, credentials("telegram")).await.connection_id;
    bench.until(&again, "connected", connected).await;
}

#[tokio::test]
async fn what_was_handed_over_is_found_nowhere_afterwards() {
    let bench = Bench::fast(10.0).await;
    let id = telegram(&bench, None, credentials("telegram")).await.connection_id;
    let view = bench.until(&id, "connected", connected).await;
    assert_eq!(view.phone_seen, None, "a bot has no number");
    for view in bench.told.views() {
        let shown = format!("{view:?}{}", serde_json::to_string(&view).unwrap());
        assert!(!shown.contains(TOKEN), "the page was shown it");
    }
    for (name, bytes) in bench.files() {
        assert!(!bytes.windows(TOKEN.len()).any(|part| part == TOKEN.as_bytes()), "{name}");
    }
    assert_eq!(bench.asked("POST", "/v2/webhooks").await, 0, "no code is waited for");
}

#[tokio::test]
async fn a_bot_is_connected_again_with_another_token() {
    let bench = Bench::fast(10.0).await;
    // Of the right shape, and known to the imitation as nobody's.
    let id = telegram(&bench, None, credentials("telegram")).await.connection_id;
    let view = bench.until(&id, "connected", connected).await;
    bench.console.channels_leave(&id, Keep::Waiting).await.unwrap();
    bench.ended(&id).await;
    let channel = view.channel_id.unwrap();
    let refused = json!({ "method": "POST", "path": "/v2/channels/*/reinit", "kind": "status",
        "status": 422 });
    bench.fault(refused).await;
    let id = telegram(&bench, Some(&channel), credentials("telegram")).await.connection_id;
    let view = bench.until(&id, "refusal", checking_in_trouble).await;
    assert!(
        view.reconnect
            && !bench
                .told
                .views()
                .iter()
                .any(|view| { view.connection_id == id && connected(view) }),
        "it is active as it was before, and the token was refused"
    );
    let none = bench.console.channels_reinit(&id, None).await;
    assert!(matches!(none, Err(Error::Invalid(_))), "{none:?}");
    bench.console.channels_reinit(&id, credentials("telegram")).await.unwrap();
    bench.until(&id, "connected", connected).await;
    assert_eq!(bench.asked("POST", "/v2/channels").await, 1);
}

#[tokio::test]
async fn a_page_is_told_to_the_screen_and_the_browser_alone() {
    let bench = Bench::fast(10.0).await;
    let begun = bench.console.channels_connect(AURORA, "wapi", None, None, Way::Page, None).await;
    let id = begun.unwrap().connection_id;
    let view = bench.until(&id, "page", |view| view.stage == Stage::Page).await;
    assert!(format!("{view:?}").contains("ConnectionPage("), "its address is not printed");
    assert!(!format!("{view:?}").contains(&view.page.unwrap().url));
    bench.console.channels_leave(&id, Keep::Remove).await.unwrap();
    bench.ended(&id).await;
    assert!(matches!(bench.console.channels_page(&id), Err(Error::NotFound(_))));
}

#[tokio::test]
async fn a_page_can_be_had_again() {
    let bench = Bench::fast(10.0).await;
    let begun = bench.console.channels_connect(AURORA, "wapi", None, None, Way::Page, None).await;
    let id = begun.unwrap().connection_id;
    let first = bench.until(&id, "page", |view| view.page.is_some()).await.page.unwrap();
    let view = bench.console.channels_reinit(&id, None).await.unwrap();
    let second = view.page.unwrap();
    assert!(view.stage == Stage::Page && second.url != first.url && second.png != first.png);
}

#[tokio::test]
async fn a_channel_that_has_no_other_way_is_connected_again_by_a_link() {
    let bench = Bench::fast(10.0).await;
    let channel = bench.linked_channel("vk", PHONE).await;
    let dropped = json!({ "status": "disabled", "reason": "unauthorized" });
    bench.control(&format!("/channels/{channel}/status"), dropped).await;
    let way = Way::Link;
    let begun = bench.console.channels_connect(AURORA, "vk", None, Some(&channel), way, None).await;
    let id = begun.unwrap().connection_id;
    let view = bench.until(&id, "the channel's news", |view| view.channel.is_some()).await;
    assert_eq!((&view.stage, view.reconnect), (&Stage::LinkWaiting, true));
    let again = bench.console.channels_reinit(&id, None).await;
    assert!(matches!(again, Err(Error::Conflict(_))), "the service refuses that: {again:?}");
    assert_eq!(bench.follow_link(&id, PHONE).await, channel);
    // It is the number the channel had before.
    bench.until(&id, "connected", connected).await;
    assert_eq!(bench.asked("POST", &format!("/v2/channels/{channel}/reinit")).await, 0);
}

#[tokio::test]
async fn codes_nobody_scanned_may_become_a_link_and_back() {
    let bench = Bench::fast(300.0).await;
    let id = bench.connect(Some(PHONE), Way::Code).await.connection_id;
    let view = bench.until(&id, "expiry", |view| view.stage == Stage::Expired).await;
    let channel = view.channel_id.unwrap();
    let take =
        |way| bench.console.channels_connect(AURORA, "whatsapp", None, Some(&channel), way, None);
    let view = take(Way::Link).await.unwrap();
    assert_eq!((&view.connection_id, view.stage), (&id, Stage::LinkWaiting));
    bench.silent().await;
    bench.follow_link(&id, PHONE).await;
    bench.until(&id, "connected", |view| connected(view) || confirming(view)).await;
}
