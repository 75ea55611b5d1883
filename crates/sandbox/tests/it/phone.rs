//! The simulated phone: every action, and which messenger knows it.

use sandbox::{Options, Scenario};
use serde_json::{Value, json};

use crate::support::{AURORA, Receiver, Sandbox, good_credentials};

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
async fn a_phone_does_only_what_its_messenger_knows() {
    let sandbox = Sandbox::start(quick()).await;
    let token = sandbox.token(AURORA).await;
    for (transport, action, sentence) in [
        ("viber", "scan_with_2fa", "has no second password"),
        ("max", "scan_with_2fa", "has no second password"),
        ("tgapi", "enter_pairing_code", "exists for WhatsApp only"),
        ("wapi", "scan", "has no code to be scanned"),
        ("telegram", "scan_foreign", "has no code to be scanned"),
        ("whatsapp", "finish_page", "No page is open"),
    ] {
        let (status, answer) = sandbox.create(&token, transport, good_credentials(transport)).await;
        assert_eq!(status, 200, "{answer}");
        let id = answer["data"][0]["channel_id"].as_str().unwrap();
        let before = sandbox.channel(&token, id).await;
        let body = json!({ "action": action, "code": "AB12CD34" });
        let (status, answer) = sandbox.phone(id, body).await;
        assert_eq!(status, 400, "{transport} {action}: {answer}");
        assert!(answer["detail"].as_str().unwrap().contains(sentence), "{transport}: {answer}");
        assert_eq!(sandbox.channel(&token, id).await["status"], before["status"]);
    }
}

/// Every messenger with codes tells two numbers apart.
#[tokio::test]
async fn another_number_is_foreign_to_every_messenger() {
    for transport in ["whatsapp", "tgapi", "viber", "max"] {
        let sandbox = Sandbox::start(quick()).await;
        let codes = Receiver::start(0).await;
        let token = sandbox.token(AURORA).await;
        sandbox.subscribe(&token, &codes.url, &EVENTS[..1]).await;
        let id = sandbox.create_channel(&token, transport).await;
        codes.code().await;
        sandbox.phone(&id, json!({ "action": "scan", "phone": "37120000888" })).await;
        sandbox.until(&token, &id, ("active", "null")).await;
        assert_eq!(sandbox.reinit(&token, &id, json!({})).await.0, 200);
        codes.code().await;
        let (_, answer) =
            sandbox.phone(&id, json!({ "action": "scan", "phone": "37120000999" })).await;
        let foreign = json!({ "status": "disabled", "reason": "foreignphone" });
        assert_eq!(answer, foreign, "{transport}");
        assert_eq!(sandbox.channel(&token, &id).await["phone"], "37120000888");
    }
}
