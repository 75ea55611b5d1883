//! Every transport with its own way to connect and its own failures (API reference 7.2 and 7.4).

use sandbox::Options;
use serde_json::{Value, json};

use crate::support::{AURORA, Receiver, Sandbox, good_credentials};

const BOT: &str = "6945215375:AAHffBHffYyCEeT7ffVv0ff8AKhfz4";

/// Fast enough not to wait, slow enough that the first code outlives the test's calls.
async fn quick() -> Sandbox {
    Sandbox::start(Options { time_scale: 10.0, ..Options::default() }).await
}

#[tokio::test]
async fn each_messenger_has_codes_of_its_own_form() {
    let sandbox = quick().await;
    let receiver = Receiver::start(0).await;
    let token = sandbox.token(AURORA).await;
    sandbox.subscribe(&token, &receiver.url, &["channel.qr_update"]).await;
    for (transport, form) in [
        ("whatsapp", "2@"),
        ("tgapi", "tg://login?token="),
        ("viber", "viber://secondary?udid="),
        ("max", "max://:auth/"),
    ] {
        let id = sandbox.create_channel(&token, transport).await;
        let event = receiver.next().await;
        assert_eq!(event["data"][0]["platform"], transport);
        assert_eq!(event["data"][0]["channel_id"], id);
        let (_, code) = sandbox.control("GET", &format!("/qr/{id}"), Value::Null).await;
        assert!(code["payload"].as_str().unwrap().starts_with(form), "{code}");
        sandbox.phone(&id, json!({ "action": "scan", "phone": "37120000999" })).await;
        let active = sandbox.until(&token, &id, ("active", "null")).await;
        assert_eq!(active["phone"], "37120000999", "{transport}");
    }
}

#[tokio::test]
async fn a_personal_telegram_asks_for_its_password() {
    let sandbox = quick().await;
    let receiver = Receiver::start(0).await;
    let token = sandbox.token(AURORA).await;
    sandbox.subscribe(&token, &receiver.url, &["channel.qr_update"]).await;
    let id = sandbox.create_channel(&token, "tgapi").await;
    receiver.code().await;
    sandbox.phone(&id, json!({ "action": "scan_with_2fa" })).await;
    let give = async |password: &str| {
        let body = json!({ "two_factor_code": password, "transport": "tgapi" });
        sandbox.client(&token, "POST", &format!("/v2/channels/{id}/auth/2fa"), body).await.0
    };
    assert_eq!(give("4321").await, 200);
    assert_eq!(sandbox.channel(&token, &id).await["reason"], "wait_for_password");
    assert_eq!(give("1234").await, 200);
    sandbox.until(&token, &id, ("active", "null")).await;
}

#[tokio::test]
async fn good_credentials_connect_without_a_hand() {
    let sandbox = quick().await;
    let receiver = Receiver::start(0).await;
    let token = sandbox.token(AURORA).await;
    sandbox.subscribe(&token, &receiver.url, &["channel.status_update"]).await;
    // A bot works at once, as the API's own examples show it; the others are looked at first.
    for (transport, name, is_looked_at) in [
        ("telegram", "sandbox_6945215375_bot", false),
        ("maxbot", "sandbox_max_bot", false),
        ("avito", "sandbox-avito", true),
        ("instAPI", "demo.client", true),
    ] {
        let (status, answer) = sandbox.create(&token, transport, good_credentials(transport)).await;
        assert_eq!(status, 200, "{answer}");
        let id = answer["data"][0]["channel_id"].as_str().unwrap();
        for attempt in ["created", "reconnected"] {
            let first = receiver.next().await["data"][0].clone();
            let expected = if is_looked_at { "init" } else { "active" };
            assert_eq!((&first["status"], &first["channel_id"]), (&json!(expected), &json!(id)));
            if is_looked_at {
                receiver.status("active", None).await;
            }
            let active = sandbox.channel(&token, id).await;
            assert_eq!((&active["name"], &active["phone"]), (&json!(name), &json!(name)));
            if attempt == "created" {
                let again = good_credentials(transport);
                assert_eq!(sandbox.reinit(&token, id, again).await.0, 200);
            }
        }
    }
}

#[tokio::test]
async fn credentials_that_lead_nowhere_are_refused_by_name() {
    let sandbox = quick().await;
    let token = sandbox.token(AURORA).await;
    let instagram = |field: &str, value: Value| {
        let mut credentials = good_credentials("instAPI");
        credentials[field] = value;
        credentials
    };
    let telegram = |token: &str| json!({ "telegram_token": token });
    let form = "telegram_token must be at least 6 digits, a colon";
    let not_taken = "was refused by the messenger";
    for (transport, credentials, status, error) in [
        ("telegram", json!({}), 422, "telegram_token should not be empty"),
        ("telegram", telegram("no colon at all"), 400, form),
        ("telegram", telegram("12345:AAHffBHffYyCEeT7ffVv0ff8AKhfz4"), 400, form),
        ("telegram", telegram("6945215375:too short"), 400, form),
        ("telegram", telegram("6945215375:refused-by-the-messenger"), 400, not_taken),
        ("maxbot", json!({ "access_token": "short" }), 400, "at least 10 characters"),
        ("maxbot", json!({ "access_token": "refused-token" }), 400, not_taken),
        ("avito", json!({ "code": "" }), 422, "code should not be empty"),
        ("avito", json!({ "code": "expired-long-ago" }), 400, "code has expired"),
        ("instAPI", instagram("page_id", Value::Null), 422, "page_id should not be empty"),
        ("instAPI", instagram("inst_id", json!(7)), 422, "inst_id must be a string"),
        ("instAPI", instagram("user_token", json!("refused-token")), 400, not_taken),
    ] {
        let (got, answer) = sandbox.create(&token, transport, credentials.clone()).await;
        assert_eq!((got, &answer["code"]), (status, &json!("VALIDATION_FAILED")), "{transport}");
        let told = answer["errors"][0].as_str().unwrap();
        assert!(told.starts_with("credentials.") && told.contains(error), "{transport}: {told}");
        let secret = credentials.as_object().unwrap().values().find_map(Value::as_str);
        assert!(secret.is_none_or(|secret| secret.is_empty() || !told.contains(secret)));
    }
    let (_, journal) = sandbox.control("GET", "/requests", Value::Null).await;
    assert!(!journal.to_string().contains("refused"), "no credentials in the journal");
}

/// The same refusals meet a channel that exists, and leave it as it is.
#[tokio::test]
async fn a_reconnection_refused_changes_nothing() {
    let sandbox = quick().await;
    let token = sandbox.token(AURORA).await;
    let made = sandbox.create(&token, "telegram", json!({ "telegram_token": BOT })).await.1;
    let id = made["data"][0]["channel_id"].as_str().unwrap();
    for secret in ["too short", "refused-by-the-messenger"] {
        let bad = json!({ "telegram_token": format!("6945215375:{secret}") });
        assert_eq!(sandbox.reinit(&token, id, bad).await.0, 400);
        assert_eq!(sandbox.channel(&token, id).await["status"], "active");
    }
    assert_eq!(sandbox.reinit(&token, id, json!({})).await.0, 422);
}

#[tokio::test]
async fn a_revoked_token_makes_a_channel_that_must_be_authorized_again() {
    let sandbox = quick().await;
    let token = sandbox.token(AURORA).await;
    let mut instagram = good_credentials("instAPI");
    instagram["user_token"] = json!("revoked-token");
    for (transport, credentials) in [
        ("telegram", json!({ "telegram_token": "6945215375:revoked-by-its-owner-" })),
        ("maxbot", json!({ "access_token": "revoked-token" })),
        ("instAPI", instagram),
    ] {
        let (status, answer) = sandbox.create(&token, transport, credentials).await;
        assert_eq!(status, 200, "{answer}");
        let id = answer["data"][0]["channel_id"].as_str().unwrap();
        let off = sandbox.until(&token, id, ("disabled", "unauthorized")).await;
        assert!(off.get("phone").is_none(), "it never worked");
        sandbox.reinit(&token, id, good_credentials(transport)).await;
        sandbox.until(&token, id, ("active", "null")).await;
    }
}

#[tokio::test]
async fn some_transports_are_not_for_this_method() {
    let sandbox = quick().await;
    let token = sandbox.token(AURORA).await;
    for (transport, credentials, status) in [
        ("vk", json!({}), 400),
        ("cian", json!({}), 400),
        ("pigeon", json!({}), 400),
        ("whatsapp", Value::Null, 422),
    ] {
        let (got, answer) = sandbox.create(&token, transport, credentials).await;
        assert_eq!(got, status, "{transport}: {answer}");
        let elsewhere = ["vk", "cian"].contains(&transport);
        let told = answer["detail"].as_str().unwrap().contains("/v2/iframe-links/channels");
        assert_eq!(told, elsewhere, "{answer}");
    }
}
