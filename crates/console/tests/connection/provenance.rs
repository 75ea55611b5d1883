//! Attacks on the codes, over HTTP against the real receiver: whoever could put a code of their
//! own on the screen would have the client link their phone to a stranger.

use console::{Connection, Way};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::support::{Bench, connected};

const PHONE: &str = "37120001122";
/// How wide a stranger's picture is; the imitation's codes are wider.
const STRANGE: u32 = 60;
/// More than the receiver takes.
const OVERSIZED: usize = 1024 * 1024 + 1;

/// A connection that shows its first code, and the address it listens at.
struct Target {
    bench: Bench,
    id: String,
    channel: String,
    shown: String,
    url: String,
}

impl Target {
    async fn new() -> Self {
        let bench = Bench::fast(2.0).await;
        let id = bench.connect(Some(PHONE), Way::Code).await.connection_id;
        let (view, channel) = bench.code(&id).await;
        let (_, url) = bench.subscriptions().await.remove(0);
        Self { bench, id, channel, shown: view.code.unwrap().png, url }
    }

    fn event(&self, channel: &str, picture: &str, key: Option<&str>) -> Value {
        json!({ "event": "channel.qr_update", "data": [{ "channel_id": channel,
            "qr_code": picture }], "meta": { "idempotency_key": key } })
    }

    /// Waits until so many deliveries were refused; gives the view.
    async fn refused(&self, least: u32) -> Connection {
        let refused = |view: &Connection| view.events.refused >= least;
        self.bench.until(&self.id, "refusal", refused).await
    }

    /// The service's next code, issued now, comes through.
    async fn next(&self) -> Connection {
        self.bench.control(&format!("/codes/{}", self.channel), json!({})).await;
        let new = |view: &Connection| {
            view.code.as_ref().is_some_and(|code| code.live && code.png != self.shown)
        };
        self.bench.until(&self.id, "next code", new).await
    }

    /// No stranger's picture was ever on the screen.
    fn showed_no_strange_one(&self) {
        for view in self.bench.told.views() {
            assert!(view.code.is_none_or(|code| code.width > STRANGE), "a stranger's code");
        }
    }
}

/// A picture that could be a code, and is nobody's.
fn strange() -> String {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let picture = image::GrayImage::from_fn(STRANGE, STRANGE, |x, y| {
        image::Luma([((x ^ y) & 1) as u8 * 255])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    format!("data:image/png;base64,{}", STANDARD.encode(bytes.into_inner()))
}

#[tokio::test]
async fn a_code_at_a_wrong_path_or_from_a_browser_is_refused() {
    let target = Target::new().await;
    let event = target.event(&target.channel, &strange(), None);
    let (head, secret) = target.url.rsplit_once('/').unwrap();
    let (host, install) = head.rsplit_once("/h/").unwrap();
    let paths = [
        format!("{head}/{secret}A"),
        format!("{head}/{}", secret.to_uppercase()),
        format!("{head}/"),
        format!("{host}/h/{secret}"),
        format!("{host}/h/{secret}/{install}"),
        format!("{host}/h/../h/{install}x/{secret}"),
        format!("{host}/"),
    ];
    for path in &paths {
        assert_eq!(target.bench.forge(path, event.clone()).await, 404, "{path}");
    }
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    for (name, value) in [
        ("host", "localhost"),
        ("host", "console.example"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("sec-fetch-site", "same-origin"),
    ] {
        let request = http.post(&target.url).header(name, value).json(&event);
        assert_eq!(request.send().await.unwrap().status(), 403, "{name}: {value}");
    }
    let view = target.refused(paths.len() as u32 + 5).await;
    assert_eq!(view.code.unwrap().png, target.shown);
    target.next().await;
    target.showed_no_strange_one();
}

#[tokio::test]
async fn a_code_of_another_channel_is_refused_at_the_right_address() {
    let target = Target::new().await;
    for channel in ["another", " ", &target.channel.to_uppercase(), &target.channel[1..]] {
        let event = target.event(channel, &strange(), None);
        assert_eq!(target.bench.forge(&target.url, event).await, 200, "thanked for, and no more");
    }
    target.refused(4).await;
    target.next().await;
    target.showed_no_strange_one();
}

#[tokio::test]
async fn a_code_that_was_shown_is_refused_whatever_its_key() {
    let target = Target::new().await;
    let old = target.shown.clone();
    // The one on the screen, once more under a name of its own.
    let again = target.event(&target.channel, &old, Some("fresh-1"));
    assert_eq!(target.bench.forge(&target.url, again.clone()).await, 200);
    let view = target.refused(1).await;
    let shown_at = view.code.unwrap().shown_at;
    // The same delivery twice is the service's own habit, and no attack.
    assert_eq!(target.bench.forge(&target.url, again).await, 200);
    let next = target.next().await.code.unwrap();
    assert!(next.shown_at >= shown_at);
    for key in [Some("fresh-2"), None] {
        let replaced = target.event(&target.channel, &old, key);
        assert_eq!(target.bench.forge(&target.url, replaced).await, 200);
    }
    let view = target.refused(3).await;
    assert_ne!(view.code.unwrap().png, old, "a code that was replaced does not come back");
    assert_eq!(view.events.refused, 3, "the service's repetition is not counted");
}

#[tokio::test]
async fn a_body_without_end_is_not_read() {
    let target = Target::new().await;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let padded = vec![b' '; OVERSIZED];
    let answer = http.post(&target.url).body(padded).send().await;
    // Refused before it is read: the sender may find the door shut while still sending.
    assert!(answer.is_err() || answer.is_ok_and(|answer| answer.status() == 413));
    let huge = "A".repeat(512 * 1024);
    let event = target.event(&target.channel, &format!("data:image/png;base64,{huge}"), None);
    assert_eq!(target.bench.forge(&target.url, event).await, 200);
    let broken = |view: &Connection| matches!(view.stage, console::Stage::CodeBroken { .. });
    target.bench.until(&target.id, "broken code", broken).await;
    target.next().await;
    target.showed_no_strange_one();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_requests_leave_the_real_code_where_it_is() {
    const ALL: u32 = 10_000;
    const AT_A_TIME: usize = 32;
    let target = Target::new().await;
    let (head, _) = target.url.rsplit_once('/').unwrap();
    let wrong = format!("{head}/{}", "A".repeat(43));
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let (mut posting, mut refused) = (JoinSet::new(), 0);
    let foreign = target.event("another", &strange(), None);
    for number in 0..ALL {
        if posting.len() == AT_A_TIME {
            refused += u32::from(posting.join_next().await.unwrap().unwrap() == 404);
        }
        // One in ten comes to the right address, each under a name of its own.
        let (url, body) = if number % 10 == 0 {
            let mut event = foreign.clone();
            event["meta"]["idempotency_key"] = json!(format!("flood-{number}"));
            (target.url.clone(), event)
        } else {
            (wrong.clone(), json!({}))
        };
        let request = http.post(url).json(&body);
        posting.spawn(async move { request.send().await.unwrap().status().as_u16() });
    }
    while let Some(status) = posting.join_next().await {
        refused += u32::from(status.unwrap() == 404);
    }
    assert_eq!(refused, ALL / 10 * 9);
    let view = target.refused(refused + 1).await;
    assert!(view.code.is_some());
    assert!(target.next().await.code.unwrap().live);
    target.showed_no_strange_one();
    target.bench.phone(&target.channel, json!({ "action": "scan", "phone": PHONE })).await;
    target.bench.until(&target.id, "connected", connected).await;
}
