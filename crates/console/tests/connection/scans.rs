//! The client scans: the number compared, the second factor, another phone, nobody.

use console::{Error, Stage, Way};
use serde_json::json;
use wazzup::Sensitive;

use crate::support::{Bench, confirming, connected};

const PHONE: &str = "37120001122";

#[tokio::test]
async fn the_expected_number_connects_by_itself() {
    let bench = Bench::fast(10.0).await;
    let first = bench.connect(Some("+371 2000-1122"), Way::Code).await;
    assert_eq!(first.stage, Stage::Subscribing);
    assert_eq!(first.expected_phone.as_deref(), Some(PHONE));
    let id = first.connection_id;
    let (view, channel) = bench.code(&id).await;
    let code = view.code.unwrap();
    assert!(code.png.starts_with("data:image/png;base64,") && code.width >= 21);
    assert_eq!(bench.subscriptions().await.len(), 2, "one for codes, one for the status");
    bench.phone(&channel, json!({ "action": "scan", "phone": PHONE })).await;
    let view = bench.until(&id, "connected", connected).await;
    assert_eq!(view.phone_seen.as_deref(), Some(PHONE));
    assert!(!view.code.unwrap().live, "its code is dead");
    bench.silent().await;
    assert_eq!(bench.asked("POST", "/v2/channels").await, 1);
    bench.console.channels_leave(&id, console::Keep::Waiting).await.unwrap();
    bench.ended(&id).await;
    assert!(bench.console.channels_connections().unwrap().is_empty());
    let stages = bench.told.views();
    assert!(stages.iter().any(|view| view.stage == Stage::Syncing), "the sync is shown");
    for view in stages {
        let live = view.code.as_ref().is_some_and(|code| code.live);
        assert!(!live || matches!(view.stage, Stage::Code | Stage::WaitingCode), "{view:?}");
    }
    for (name, bytes) in bench.files() {
        let holds = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
        for secret in ["data:image", "iVBORw0KGgo", "/h/"] {
            assert!(!holds(secret), "{name} holds {secret}");
        }
    }
}

#[tokio::test]
async fn another_number_asks_and_is_sent_away() {
    let bench = Bench::fast(10.0).await;
    let id = bench.connect(Some(PHONE), Way::Code).await.connection_id;
    let (_, channel) = bench.code(&id).await;
    bench.phone(&channel, json!({ "action": "scan", "phone": "37120009999" })).await;
    let view = bench.until(&id, "question", confirming).await;
    let (matches, phone) = (Some(false), Some("37120009999".to_owned()));
    assert_eq!(view.stage, Stage::Confirm { matches, phone });
    let removed = bench.console.channels_reject(&id).await.unwrap();
    assert_eq!(removed.stage, Stage::Removed);
    bench.ended(&id).await;
    bench.silent().await;
    let left = bench.console.channels_list(&removed.account_id).await.unwrap();
    assert!(left.iter().all(|left| left.channel_id != channel || left.status == "disabled"));
}

#[tokio::test]
async fn a_number_nobody_named_is_confirmed() {
    let bench = Bench::fast(10.0).await;
    let id = bench.connect(None, Way::Code).await.connection_id;
    let (_, channel) = bench.code(&id).await;
    let early = bench.console.channels_confirm(&id).await;
    assert!(matches!(early, Err(Error::Conflict(_))), "{early:?}");
    bench.phone(&channel, json!({ "action": "scan", "phone": PHONE })).await;
    let view = bench.until(&id, "question", confirming).await;
    assert_eq!(view.stage, Stage::Confirm { matches: None, phone: Some(PHONE.to_owned()) });
    let view = bench.console.channels_confirm(&id).await.unwrap();
    assert_eq!(view.stage, Stage::Connected { phone: Some(PHONE.to_owned()) });
    bench.silent().await;
}

#[tokio::test]
async fn a_second_factor_wrong_and_then_right() {
    let bench = Bench::fast(10.0).await;
    let id = bench.connect(Some(PHONE), Way::Code).await.connection_id;
    let (_, channel) = bench.code(&id).await;
    let scan = json!({ "action": "scan_with_2fa", "password": "secret-2468", "phone": PHONE });
    bench.phone(&channel, scan).await;
    let asked = |wrong| Stage::Password { wrong, sent: false };
    bench.until(&id, "question", |view| view.stage == asked(false)).await;
    let give = |code: &str| {
        let code = Sensitive::new(code.to_owned());
        bench.console.channels_two_factor(&id, code)
    };
    give("0000-wrong").await.unwrap();
    bench.until(&id, "no", |view| view.stage == asked(true)).await;
    give("secret-2468").await.unwrap();
    bench.until(&id, "connected", connected).await;
    assert!(matches!(give("again").await, Err(Error::Conflict(_))), "nobody asks any more");
    for (name, bytes) in bench.files() {
        assert!(!bytes.windows(11).any(|part| part == b"secret-2468"), "{name}");
    }
}

#[tokio::test]
async fn codes_that_nobody_scans_run_out_and_start_again() {
    let bench = Bench::fast(300.0).await;
    let id = bench.connect(Some(PHONE), Way::Code).await.connection_id;
    let view = bench.until(&id, "expiry", |view| view.stage == Stage::Expired).await;
    assert!(view.code.is_none_or(|code| !code.live));
    let pairing = bench.console.channels_pairing_code(&id, PHONE).await;
    assert!(matches!(pairing, Err(Error::PairingExpired)), "{pairing:?}");
    let again = bench.console.channels_reinit(&id, None).await.unwrap();
    assert_ne!(again.stage, Stage::Expired);
    bench.code(&id).await;
    assert_eq!(bench.asked("POST", "/v2/channels").await, 1, "the same channel");
    bench.until(&id, "second expiry", |view| view.stage == Stage::Expired).await;
}

#[tokio::test]
async fn another_phone_is_named_as_one() {
    let bench = Bench::fast(10.0).await;
    let id = bench.connect(Some(PHONE), Way::Code).await.connection_id;
    let (_, channel) = bench.code(&id).await;
    bench.phone(&channel, json!({ "action": "scan_foreign", "phone": "37129999999" })).await;
    let foreign = |view: &console::Connection| matches!(view.stage, Stage::ForeignPhone { .. });
    let view = bench.until(&id, "foreign phone", foreign).await;
    if let Stage::ForeignPhone { phone: Some(phone) } = view.stage {
        assert_eq!(phone, "37129999999", "no other number is ever named");
    }
    bench.console.channels_reinit(&id, None).await.unwrap();
    let (_, channel) = bench.code(&id).await;
    bench.phone(&channel, json!({ "action": "scan", "phone": PHONE })).await;
    bench.until(&id, "connected", |view| connected(view) || confirming(view)).await;
}
