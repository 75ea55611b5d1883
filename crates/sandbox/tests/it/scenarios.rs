//! The scenarios: what happens without a hand, for each kind of transport, and what a reader sees of it
//! whether or not webhooks arrive.

use sandbox::{Options, Scenario};
use serde_json::{Value, json};

use crate::support::{AURORA, Receiver, Sandbox, good_credentials};

/// One transport of each kind: codes with a second factor, codes without, the page, a bot, and
/// credentials that are looked at.
const KINDS: [&str; 5] = ["whatsapp", "viber", "wapi", "telegram", "avito"];

async fn world(scenario: Scenario) -> Sandbox {
    let options = Options { scenario: Some(scenario), time_scale: 1000.0, ..Options::default() };
    Sandbox::start(options).await
}

/// Begins a channel and waits for how it ends.
async fn ends(sandbox: &Sandbox, token: &str, transport: &str, end: (&str, &str)) -> Value {
    let (status, answer) = sandbox.create(token, transport, good_credentials(transport)).await;
    assert_eq!(status, 200, "{answer}");
    let id = answer["data"][0]["channel_id"].as_str().unwrap();
    sandbox.until(token, id, end).await
}

#[tokio::test]
async fn each_scenario_ends_as_it_says_for_every_kind_of_transport() {
    const ACTIVE: (&str, &str) = ("active", "null");
    const FOREIGN: (&str, &str) = ("disabled", "foreignphone");
    const IDLE: (&str, &str) = ("disabled", "qridle");
    const WAITS: (&str, &str) = ("init", "null");
    const PASSWORD: (&str, &str) = ("init", "wait_for_password");
    const CODE: (&str, &str) = ("init", "wait_for_code");
    let off = |reason| [("disabled", reason); 5];
    for (scenario, expected) in [
        (Scenario::Happy, [ACTIVE; 5]),
        (Scenario::Slow, [ACTIVE; 5]),
        (Scenario::EventsLost, [ACTIVE; 5]),
        (Scenario::Expires, [IDLE, IDLE, WAITS, ACTIVE, ACTIVE]),
        (Scenario::ForeignPhone, [FOREIGN, FOREIGN, ACTIVE, ACTIVE, ACTIVE]),
        (Scenario::TwoFactor, [PASSWORD, ACTIVE, ACTIVE, ACTIVE, ACTIVE]),
        (Scenario::WaitForCode, [CODE, ACTIVE, ACTIVE, ACTIVE, ACTIVE]),
        (Scenario::Unpaid, off("not_enough_money")),
        (Scenario::Elsewhere, off("openelsewhere")),
        (Scenario::Blocked, off("blocked")),
        (Scenario::Rejected, off("rejected")),
        (Scenario::Unauthorized, off("unauthorized")),
    ] {
        let sandbox = world(scenario).await;
        let token = sandbox.token(AURORA).await;
        for (transport, end) in KINDS.into_iter().zip(expected) {
            ends(&sandbox, &token, transport, end).await;
        }
    }
}

/// The table above would be incomplete without this.
#[test]
fn every_scenario_has_its_name() {
    let names: Vec<_> = Scenario::NAMES.iter().map(|(name, _)| *name).collect();
    let expected = [
        "happy",
        "slow",
        "expires",
        "foreign_phone",
        "two_factor",
        "unpaid",
        "events_lost",
        "elsewhere",
        "blocked",
        "rejected",
        "unauthorized",
        "wait_for_code",
    ];
    assert_eq!(names, expected);
    for (name, scenario) in Scenario::NAMES {
        assert_eq!(name.parse(), Ok(scenario));
    }
    assert!("sunny".parse::<Scenario>().unwrap_err().contains("wait_for_code"));
}

#[tokio::test]
async fn a_login_code_is_asked_until_it_is_right() {
    let sandbox = world(Scenario::WaitForCode).await;
    let token = sandbox.token(AURORA).await;
    let waiting = ends(&sandbox, &token, "tgapi", ("init", "wait_for_code")).await;
    let id = waiting["channel_id"].as_str().unwrap();
    let give = async |code: &str| {
        let body = json!({ "two_factor_code": code, "transport": "tgapi" });
        sandbox.client(&token, "POST", &format!("/v2/channels/{id}/auth/2fa"), body).await.0
    };
    assert_eq!(give("4321").await, 200);
    assert_eq!(sandbox.channel(&token, id).await["reason"], "wait_for_code");
    assert_eq!(give("1234").await, 200);
    sandbox.until(&token, id, ("active", "null")).await;
}

#[tokio::test]
async fn a_channel_turned_away_was_let_in_before_and_never_worked() {
    for (scenario, reason) in [(Scenario::Blocked, "blocked"), (Scenario::Rejected, "rejected")] {
        let sandbox = world(scenario).await;
        let receiver = Receiver::start(0).await;
        let token = sandbox.token(AURORA).await;
        sandbox.subscribe(&token, &receiver.url, &["channel.status_update"]).await;
        let (_, made) = sandbox.create(&token, "wapi", json!({})).await;
        let id = made["data"][0]["channel_id"].as_str().unwrap();
        let mut statuses = Vec::new();
        while statuses.last() != Some(&json!(["disabled", reason])) {
            let item = receiver.next().await["data"][0].clone();
            assert_eq!(item["channel_id"], id);
            statuses.push(json!([item["status"], item["reason"]]));
        }
        let expected = json!([["init", null], ["init", "sync"], ["disabled", reason]]);
        assert_eq!(json!(statuses), expected);
        assert!(sandbox.channel(&token, id).await.get("phone").is_none());
    }
}

#[tokio::test]
async fn a_client_who_walks_away_finishes_no_page() {
    let options =
        Options { scenario: Some(Scenario::Happy), time_scale: 10.0, ..Options::default() };
    let sandbox = Sandbox::start(options).await;
    let token = sandbox.token(AURORA).await;
    let receiver = Receiver::start(0).await;
    sandbox.subscribe(&token, &receiver.url, &["channel.status_update"]).await;
    let gone = sandbox.create_channel(&token, "wapi").await;
    sandbox.phone(&gone, json!({ "action": "walk_away" })).await;
    // The next one's client does what the first one's would have done before.
    let stayed = sandbox.create_channel(&token, "wapi").await;
    assert_eq!(receiver.status("active", None).await["channel_id"], stayed);
    assert_eq!(sandbox.channel(&token, &gone).await["status"], "init");
}

#[tokio::test]
async fn lost_events_are_noted_as_lost() {
    let sandbox = world(Scenario::EventsLost).await;
    let receiver = Receiver::start(0).await;
    let token = sandbox.token(AURORA).await;
    sandbox.subscribe(&token, &receiver.url, &["channel.qr_update", "channel.status_update"]).await;
    ends(&sandbox, &token, "whatsapp", ("active", "null")).await;
    let (_, journal) = sandbox.control("GET", "/deliveries", Value::Null).await;
    let lines = journal["deliveries"].as_array().unwrap();
    assert!(!lines.is_empty());
    assert!(lines.iter().all(|line| line["note"] == "webhook_lost" && line["sent_ms"].is_null()));
}
