//! The simulated phone: every action, and the scenarios that need no hand.

use sandbox::{Options, Scenario};
use serde_json::{Value, json};

use crate::support::{AURORA, PATIENCE, Receiver, Sandbox};

const EVENTS: [&str; 2] = ["channel.qr_update", "channel.status_update"];

struct Stage {
    sandbox: Sandbox,
    statuses: Receiver,
    token: String,
    channel: String,
}

/// A WhatsApp channel whose first code has been delivered.
async fn stage(options: Options) -> Stage {
    let sandbox = Sandbox::start(options).await;
    let (codes, statuses) = (Receiver::start(0).await, Receiver::start(0).await);
    let token = sandbox.token(AURORA).await;
    sandbox.subscribe(&token, &codes.url, &EVENTS[..1]).await;
    sandbox.subscribe(&token, &statuses.url, &EVENTS[1..]).await;
    let channel = sandbox.create_channel(&token, "whatsapp").await;
    codes.code().await;
    Stage { sandbox, statuses, token, channel }
}

/// Fast enough not to wait, slow enough that the first code outlives the test's calls.
fn quick() -> Options {
    Options { time_scale: 10.0, ..Options::default() }
}

impl Stage {
    async fn act(&self, action: Value) -> Value {
        self.sandbox.phone(&self.channel, action).await.1
    }

    async fn call(&self, path: &str, body: Value) -> (u16, Value) {
        let path = format!("/v2/channels/{}{path}", self.channel);
        self.sandbox.client(&self.token, "POST", &path, body).await
    }
}

#[tokio::test]
async fn a_scan_synchronises_and_connects() {
    let stage = stage(quick()).await;
    let answer = stage.act(json!({ "action": "scan", "phone": "37120000999" })).await;
    assert_eq!(answer, json!({ "status": "init", "reason": "sync" }));
    let active = stage.statuses.status("active", None).await;
    assert_eq!(active["phone"], "37120000999");
    let code = stage.sandbox.control("GET", &format!("/qr/{}", stage.channel), Value::Null).await.1;
    assert_eq!(code["live"], false);
}

#[tokio::test]
async fn a_second_factor_is_asked_until_it_is_right() {
    let stage = stage(quick()).await;
    let answer = stage.act(json!({ "action": "scan_with_2fa", "password": "4321" })).await;
    assert_eq!(answer, json!({ "status": "init", "reason": "wait_for_password" }));
    stage.statuses.status("init", Some("wait_for_password")).await;
    let give = async |password: &str, transport: &str| {
        stage
            .call("/auth/2fa", json!({ "two_factor_code": password, "transport": transport }))
            .await
            .0
    };
    assert_eq!(give("4321", "tgapi").await, 400);
    assert_eq!(give("1234", "whatsapp").await, 200);
    stage.statuses.status("init", Some("wait_for_password")).await;
    assert_eq!(give("4321", "whatsapp").await, 200);
    stage.statuses.status("active", None).await;
    assert_eq!(give("4321", "whatsapp").await, 400);
}

#[tokio::test]
async fn a_foreign_number_is_refused_and_named() {
    let stage = stage(quick()).await;
    let answer = stage.act(json!({ "action": "scan_foreign", "phone": "37129999999" })).await;
    assert_eq!(answer, json!({ "status": "disabled", "reason": "foreignphone" }));
    let event = stage.statuses.status("disabled", Some("foreignphone")).await;
    assert_eq!(event["phone"], "37129999999");
}

#[tokio::test]
async fn a_pairing_code_connects_its_number() {
    let stage = stage(quick()).await;
    let ask = json!({ "transport": "whatsapp", "pairing_phone": "37120000777" });
    let (_, answer) = stage.call("/pairing-code", ask).await;
    let code = answer["data"][0]["pairing_code"].as_str().unwrap();
    assert_eq!((code.len(), &answer["data"][0]["pairing_phone"]), (8, &json!("37120000777")));
    for (body, status) in [
        (json!({ "transport": "whatsapp", "pairing_phone": "+371 2000" }), 400),
        (json!({ "pairing_phone": "37120000777" }), 422),
        (json!({ "transport": "tgapi" }), 400),
    ] {
        assert_eq!(stage.call("/pairing-code", body.clone()).await.0, status, "{body}");
    }
    let enter = async |code: &str| {
        let action = json!({ "action": "enter_pairing_code", "code": code });
        stage.sandbox.phone(&stage.channel, action).await.0
    };
    assert_eq!(enter("WRONGONE").await, 422);
    assert_eq!(enter(code).await, 200);
    assert_eq!(stage.statuses.status("active", None).await["phone"], "37120000777");
}

#[tokio::test]
async fn walking_away_stops_a_scripted_phone() {
    let options =
        Options { scenario: Some(Scenario::Happy), time_scale: 40.0, ..Options::default() };
    let stage = stage(options).await;
    let answer = stage.act(json!({ "action": "walk_away" })).await;
    assert_eq!(answer, json!({ "status": "init", "reason": "qr" }));
    stage.statuses.status("disabled", Some("qridle")).await;
    assert_eq!(stage.sandbox.phone("nobody", json!({ "action": "scan" })).await.0, 404);
    assert_eq!(stage.sandbox.phone(&stage.channel, json!({ "action": "dance" })).await.0, 422);
}

#[tokio::test]
async fn each_scenario_ends_as_it_says() {
    use Scenario::{Elsewhere, ForeignPhone, Happy, Slow, TwoFactor};
    for (scenario, status, reason) in [
        (Happy, "active", None),
        (Slow, "active", None),
        (ForeignPhone, "disabled", Some("foreignphone")),
        (TwoFactor, "init", Some("wait_for_password")),
        (Elsewhere, "disabled", Some("openelsewhere")),
    ] {
        let options = Options { scenario: Some(scenario), time_scale: 100.0, ..Options::default() };
        stage(options).await.statuses.status(status, reason).await;
    }
}

#[tokio::test]
async fn what_no_webhook_tells_a_reading_does() {
    for (scenario, status) in [(Scenario::EventsLost, "active"), (Scenario::Unpaid, "disabled")] {
        let options = Options { scenario: Some(scenario), time_scale: 100.0, ..Options::default() };
        let sandbox = Sandbox::start(options).await;
        let receiver = Receiver::start(0).await;
        let token = sandbox.token(AURORA).await;
        sandbox.subscribe(&token, &receiver.url, &EVENTS).await;
        let path = format!("/v2/channels/{}", sandbox.create_channel(&token, "whatsapp").await);
        let reached = async {
            while sandbox.client(&token, "GET", &path, Value::Null).await.1["data"][0]["status"]
                != status
            {}
        };
        tokio::time::timeout(PATIENCE, reached).await.expect("the status never came");
        if scenario == Scenario::EventsLost {
            let (_, journal) = sandbox.control("GET", "/deliveries", Value::Null).await;
            let lines = journal["deliveries"].as_array().unwrap();
            assert!(lines.iter().all(|line| line["note"] == "webhook_lost"));
        }
    }
}
