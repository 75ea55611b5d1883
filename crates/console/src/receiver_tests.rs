use proptest::{prelude::*, sample::Index};
use wazzup::AccountId;

use super::*;
use crate::qr::properties_config;

const BODY_QR: &str = r#"{"event":"channel.qr_update","data":[{"channel_id":"c-1","qr_code":"x"}],
    "meta":{"idempotency_key":"k-1"}}"#;

struct Setting {
    hall: Arc<Hall>,
    deliveries: mpsc::Receiver<Delivered>,
    address: Address,
    client: reqwest::Client,
    slot: Slot,
}

async fn setting() -> Setting {
    let slot = Slot::default();
    let (hall, deliveries) = slot.running("install").await.unwrap();
    let address = hall.open("profile", &AccountId::from("24017788"));
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    Setting { hall, deliveries: deliveries.unwrap(), address, client, slot }
}

impl Setting {
    fn post(&self) -> reqwest::RequestBuilder {
        self.client.post(self.address.url.expose()).body(BODY_QR)
    }
}

async fn status(request: reqwest::RequestBuilder) -> u16 {
    request.send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn an_authentic_delivery_comes_through_once() {
    let mut setting = setting().await;
    assert_eq!(status(setting.post()).await, 200);
    assert_eq!(status(setting.post()).await, 200, "a repetition is thanked for");
    let delivered = setting.deliveries.recv().await.unwrap();
    assert_eq!(delivered.account_id, AccountId::from("24017788"));
    assert_eq!(delivered.profile_id, "profile");
    assert_eq!(delivered.delivery.items.len(), 1);
    assert!(setting.deliveries.try_recv().is_err(), "the repetition was not handed on");
    assert_eq!(setting.slot.refused(), 0);
    let (again, none) = setting.slot.running("install").await.unwrap();
    assert!(Arc::ptr_eq(&again, &setting.hall) && none.is_none(), "one receiver a console");
}

#[tokio::test]
async fn deliveries_without_a_key_differ_by_their_bodies() {
    let mut setting = setting().await;
    for code in ["a", "b", "a"] {
        let body = BODY_QR.replace("\"x\"", &format!("{code:?}")).replace("\"k-1\"", "null");
        assert_eq!(status(setting.post().body(body)).await, 200);
    }
    assert!(setting.deliveries.recv().await.is_some());
    assert!(setting.deliveries.recv().await.is_some());
    assert!(setting.deliveries.try_recv().is_err());
}

#[tokio::test]
async fn tests_and_empty_bodies_are_thanked_for_and_mean_nothing() {
    let mut setting = setting().await;
    for body in ["", r#"{"test": true}"#, r#"{"event":"channel.create","data":null}"#] {
        assert_eq!(status(setting.post().body(body)).await, 200, "{body}");
    }
    assert!(setting.deliveries.try_recv().is_err());
    assert_eq!(setting.slot.refused(), 0);
    assert_eq!(status(setting.post().body("no JSON")).await, 200);
    assert_eq!(setting.slot.refused(), 1, "what cannot be read is counted");
}

#[tokio::test]
async fn what_a_page_or_a_stranger_sends_is_refused_and_counted() {
    let mut setting = setting().await;
    let url = setting.address.url.expose().clone();
    let other = |from: &str, to: &str| setting.client.post(url.replace(from, to)).body(BODY_QR);
    let last = url.chars().last().unwrap().to_string();
    let wrong = if last == "A" { "B" } else { "A" };
    let mistaken = setting.client.post(format!("{}{wrong}", &url[..url.len() - 1])).body(BODY_QR);
    let cases = [
        (setting.post().header("host", "localhost"), 403),
        (setting.post().header("host", format!("127.0.0.1:{}", setting.hall.port() ^ 1)), 403),
        (setting.post().header("origin", "https://example.test"), 403),
        (setting.post().header("origin", "null"), 403),
        (setting.post().header("sec-fetch-site", "cross-site"), 403),
        (mistaken, 404),
        (setting.client.post(format!("{url}A")).body(BODY_QR), 404),
        (other("/h/install/", "/h/other/"), 404),
        (other("/h/", "/x/"), 404),
        (setting.client.get(&url), 405),
        (setting.post().body(vec![b' '; BODY + 1]), 413),
    ];
    for (number, (request, expected)) in cases.into_iter().enumerate() {
        assert_eq!(status(request).await, expected, "case {number}");
    }
    assert!(setting.deliveries.try_recv().is_err());
    assert_eq!(setting.slot.refused(), 9);
}

#[tokio::test]
async fn a_closed_address_is_a_stranger() {
    let setting = setting().await;
    setting.hall.close(&setting.address);
    assert_eq!(status(setting.post()).await, 404);
    let again = setting.hall.open("profile", &AccountId::from("24017788"));
    assert_ne!(again.url, setting.address.url, "no secret is used twice");
    assert!(again.url.expose().len() <= 200, "API reference 13.4");
}

#[tokio::test]
async fn a_full_queue_asks_to_come_again() {
    let mut setting = setting().await;
    for number in 0..QUEUE {
        let body = BODY_QR.replace("k-1", &format!("k-{number}"));
        assert_eq!(status(setting.post().body(body)).await, 200);
    }
    let late = || setting.post().body(BODY_QR.replace("k-1", "late"));
    assert_eq!(status(late()).await, 503);
    let request = late();
    setting.deliveries.recv().await.unwrap();
    assert_eq!(status(request).await, 200, "and is taken then");
}

#[tokio::test]
async fn what_is_remembered_has_its_bounds() {
    let Setting { hall, mut deliveries, .. } = setting().await;
    let account = AccountId::from("24017788");
    let deliver = |mark| {
        let delivery = wazzup::WebhookDelivery::parse(BODY_QR.as_bytes()).unwrap();
        let profile_id = "profile".to_owned();
        hall.take(mark, Delivered { profile_id, account_id: account.clone(), delivery })
    };
    for mark in 0..10_000 {
        assert_eq!(deliver(mark), StatusCode::OK);
        assert!(deliveries.try_recv().is_ok());
    }
    assert_eq!(hall.recent.lock().unwrap().len(), RECENT);
    assert_eq!(deliver(9_999), StatusCode::OK);
    assert!(deliveries.try_recv().is_err(), "the newest are still known");
    for mark in 20_000..30_000 {
        let expected = if mark < 20_000 + QUEUE as u64 { 200 } else { 503 };
        assert_eq!(deliver(mark).as_u16(), expected, "nobody reads: nothing more is kept");
    }
}

#[tokio::test]
async fn the_server_ends_with_its_console() {
    let Setting { slot, client, address, hall, deliveries } = setting().await;
    drop((slot, hall, deliveries));
    let url = address.url.expose().clone();
    // The port is let go of as soon as the server has seen the end.
    while client.post(&url).send().await.is_ok() {
        tokio::task::yield_now().await;
    }
}

/// Any bytes, and deliveries with a fault.
fn any_body() -> impl Strategy<Value = Vec<u8>> {
    let values = ["null", "7", "-1e400", "[]", "{}", "\"\"", "[[\"c-1\"]]", "true", "\"\\u0000\""];
    let names = ["event", "data", "meta", "channel_id", "qr_code", "idempotency_key", "timestamp"];
    let replaced = (prop::sample::select(names.to_vec()), prop::sample::select(values.to_vec()))
        .prop_map(|(name, value)| {
            let at = BODY_QR.find(name).unwrap_or_default();
            format!("{}{name}\":{value},\"was{}", &BODY_QR[..at], &BODY_QR[at..]).into_bytes()
        });
    let flipped = (any::<Index>(), any::<u8>()).prop_map(|(place, byte)| {
        let mut body = BODY_QR.as_bytes().to_vec();
        body[place.index(BODY_QR.len())] = byte;
        body
    });
    let cut =
        any::<Index>().prop_map(|place| BODY_QR.as_bytes()[..place.index(BODY_QR.len())].to_vec());
    prop_oneof![any::<Vec<u8>>(), replaced, flipped, cut, any::<u16>().prop_map(nested)]
}

/// So many lists in each other, and never the end of them.
fn nested(levels: u16) -> Vec<u8> {
    format!("{{\"event\":\"channel.create\",\"data\":{}", "[".repeat(levels.into())).into_bytes()
}

#[test]
fn any_body_is_thanked_for_at_its_own_address_and_refused_elsewhere() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let setting = runtime.block_on(setting());
    let queue = std::cell::RefCell::new(setting.deliveries);
    let (client, url) = (setting.client, setting.address.url.expose().clone());
    proptest!(properties_config(200), |(body in any_body(), path in "[a-z0-9%/?.]{0,40}")| {
        let request = client.post(&url).body(body.clone());
        prop_assert_eq!(runtime.block_on(status(request)), 200);
        while queue.borrow_mut().try_recv().is_ok() {}
        // An address that is nobody's, with and without an escape that is none.
        let elsewhere = format!("http://127.0.0.1:{}/h/{path}", setting.hall.port());
        let refused = runtime.block_on(status(client.post(elsewhere).body(body)));
        prop_assert!((400..500).contains(&refused), "{}: {}", path, refused);
    });
}
