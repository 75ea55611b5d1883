//! Subscriptions, and the deliveries they bring.

use wazzup::{ChannelEvent, Error, NewWebhook, Reason, Status, Webhook, WebhookDelivery};

use crate::support::{Server, Step, answer, fixture, fixture_answer, fixture_json};

const HOOK: &str = "https://console.example/hook/r4nd0m";

#[tokio::test]
async fn each_change_sends_its_list_and_ignores_the_answer() {
    let pair = |event: &str| NewWebhook { url: HOOK.into(), event: event.to_owned() };
    let changed = Webhook {
        id: "w-1".into(),
        url: "https://console.example/hook/0ther".into(),
        event: "channel.qr_update".to_owned(),
    };
    for (change, line) in [
        ("subscribe", "POST /v2/webhooks"),
        ("change", "PATCH /v2/webhooks"),
        ("remove", "DELETE /v2/webhooks"),
    ] {
        let server = Server::start([answer("201 Created", "", "fine")]).await;
        let client = server.account();
        let webhooks = client.webhooks();
        match change {
            "subscribe" => {
                webhooks
                    .subscribe(&[pair("channel.qr_update"), pair("channel.status_update")])
                    .await
            }
            "change" => webhooks.change(std::slice::from_ref(&changed)).await,
            _ => webhooks.remove(&["w-1".into(), "w-2".into()]).await,
        }
        .unwrap();
        let asked = server.only();
        assert_eq!(asked.line, line);
        assert_eq!(asked.json(), fixture_json(&format!("webhooks/{change}_request")));
    }
}

#[tokio::test]
async fn the_list_has_everyones_addresses_and_shows_none() {
    let server = Server::start([fixture_answer("webhooks/list_answer")]).await;
    let webhooks = server.account().webhooks().list().await.unwrap();
    assert_eq!(webhooks[0].id.as_str(), "w-1");
    assert_eq!(
        (webhooks[0].url.expose().as_str(), webhooks[1].event.as_str()),
        (HOOK, "message.add")
    );
    let shown = format!("{webhooks:?}");
    assert!(!shown.contains("r4nd0m") && !shown.contains("token=1"), "{shown}");
    assert_eq!(server.only().line, "GET /v2/webhooks");
}

#[tokio::test]
async fn a_subscription_that_may_exist_is_not_made_again() {
    let server = Server::start([Step::CutAfter]).await;
    let pair = NewWebhook { url: HOOK.into(), event: "channel.qr_update".to_owned() };
    let result = server.account().webhooks().subscribe(&[pair]).await;
    assert!(matches!(result, Err(Error::OutcomeUnknown { .. })), "{result:?}");
    assert_eq!(server.connections(), 1);
}

#[test]
fn deliveries_of_the_examples_are_understood() {
    let parse = |name: &str| WebhookDelivery::parse(&fixture(name)).unwrap();

    let qr = parse("webhooks/qr_update");
    assert_eq!(qr.event.as_deref(), Some("channel.qr_update"));
    assert_eq!(qr.idempotency_key.as_deref(), Some("daa4e9e6-ca92-41a2-a91b-8cf212f687"));
    assert_eq!(qr.timestamp, Some(1_760_947_913));
    assert_eq!(
        qr.items,
        [ChannelEvent::Qr {
            channel_id: "656cc30c-7d6d-4ec4-a3d9-87abbeaf92".into(),
            platform: Some("whatsapp".to_owned()),
            qr_code: "data:image/png;base64,iVBORw0KGg.....".into(),
        }]
    );
    assert!(!format!("{qr:?}").contains("iVBOR"));

    let password = status(Status::Init, Some(Reason::WaitForPassword));
    assert_eq!(parse("webhooks/status_update").items, [password]);

    let foreign = parse("webhooks/status_update_object");
    assert_eq!((foreign.idempotency_key.as_ref(), foreign.timestamp), (None, None));
    let Some(ChannelEvent::Status { status, reason, phone, username, .. }) = foreign.items.first()
    else {
        panic!("{foreign:?}");
    };
    assert_eq!((status, reason), (&Status::Disabled, &Some(Reason::ForeignPhone)));
    assert_eq!((phone.as_deref(), username), (Some("37129999999"), &None));
    assert!(!format!("{foreign:?}").contains("3712"));

    let channel_id = || "c-1".into();
    assert_eq!(
        parse("webhooks/create").items,
        [ChannelEvent::Created { channel_id: channel_id() }]
    );
    assert_eq!(
        parse("webhooks/delete").items,
        [ChannelEvent::Deleted { channel_id: channel_id() }]
    );
}

#[test]
fn deliveries_of_nothing_are_deliveries() {
    for body in ["", " \n", r#"{"test": true}"#, "{}", r#"{"event": null, "data": null}"#] {
        let delivery = WebhookDelivery::parse(body.as_bytes()).unwrap();
        assert_eq!((delivery.event.as_ref(), delivery.items.len()), (None, 0), "{body}");
    }
    assert_eq!(WebhookDelivery::parse(&fixture("webhooks/test_call")).unwrap().items, []);
}

#[test]
fn one_bad_item_does_not_take_the_others_with_it() {
    let body = r#"{"event": "channel.status_update", "data": [
        7, {}, {"channel_id": {}}, {"channel_id": "c-1", "status": "active", "reason": "null"}]}"#;
    let items = WebhookDelivery::parse(body.as_bytes()).unwrap().items;
    let other = ChannelEvent::Other { event: "channel.status_update".to_owned() };
    assert_eq!(items, [other.clone(), other.clone(), other, status(Status::Active, None)]);

    let unknown = r#"{"event": "message.add", "data": [{"channel_id": "c-1", "text": "private"}]}"#;
    let delivery = WebhookDelivery::parse(unknown.as_bytes()).unwrap();
    assert!(!format!("{delivery:?}").contains("private"));
    assert_eq!(delivery.items[0].channel_id(), None);
}

#[test]
fn what_is_beside_the_items_does_not_take_them_with_it() {
    let items = r#"[{"channel_id": "c-1", "status": "active"}]"#;
    for meta in ["null", "7", r#""k-1""#, "[]", r#"["k-1", 7]"#, r#"{"idempotency_key": {}}"#, "{}"]
    {
        let body = format!(
            r#"{{"event": "channel.status_update", "data": {items}, "meta": {meta}, "more": 1}}"#
        );
        // The mark that some programs put first is no part of the JSON.
        for body in [body.clone(), format!("\u{feff}{body}")] {
            let delivery = WebhookDelivery::parse(body.as_bytes()).unwrap();
            assert_eq!(delivery.items, [status(Status::Active, None)], "{body}");
            assert_eq!((delivery.idempotency_key, delivery.timestamp), (None, None), "{body}");
        }
    }
    // Values without names say nothing about which is which.
    let body = r#"{"event": "channel.create", "data": [["c-1", "whatsapp"]]}"#;
    let delivery = WebhookDelivery::parse(body.as_bytes()).unwrap();
    assert_eq!(delivery.items, [ChannelEvent::Other { event: "channel.create".to_owned() }]);
}

#[test]
fn what_is_not_a_delivery_is_an_error_without_its_content() {
    for body in ["secret", "[1, 2]", r#""secret""#, r#"{"event": {"secret": 1}}"#, "\u{0}"] {
        let error = WebhookDelivery::parse(body.as_bytes()).unwrap_err();
        assert!(matches!(error, Error::Unreadable { .. }), "{body}: {error:?}");
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}

fn status(status: Status, reason: Option<Reason>) -> ChannelEvent {
    let (transport, phone, name, username) = Default::default();
    ChannelEvent::Status {
        channel_id: "c-1".into(),
        status,
        reason,
        transport,
        phone,
        name,
        username,
    }
}
