//! From the moment the sandbox sends a code to the moment the page has painted it.
//!
//! Both clocks are this machine's. The sandbox notes when each delivery starts; the page notes when
//! the frame with the new picture has been drawn. In between lie the receiver, the decoding and
//! drawing anew of the picture, the machine, the bridge and the page.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::window::{Server, Window};

const ACCOUNT: &str = "24017788";
const CODES: usize = 200;
/// Codes sent before the measured ones.
const WARM: usize = 10;

/// Notes when each new picture has been drawn: after the frame that shows it, not before.
const WATCH: &str = "
    window.painted = [];
    const image = document.querySelector('#qr');
    const after = new MessageChannel();
    after.port1.onmessage = () => window.painted.push(Date.now());
    new MutationObserver(async () => {
        await image.decode();
        requestAnimationFrame(() => after.port2.postMessage(null));
    }).observe(image, { attributes: true, attributeFilter: ['src'] });";

#[tokio::test(flavor = "multi_thread")]
async fn qr() {
    let origin = std::env::var("MEASURE_SERVER").expect("run cargo xtask bench qr");
    let server = Server::at(&origin);
    let window = Window::open(&[]).await;
    window.sign_in(&server).await;
    window.open_account(ACCOUNT).await;
    window.start_connecting(None).await;
    let channel = server.newest_channel(ACCOUNT).await;
    window.script(WATCH, "").await;
    for number in 1..=WARM + CODES {
        server.control(&format!("codes/{channel}"), json!({})).await;
        painted(&window, number).await;
        // Another moment of the frame each time.
        tokio::time::sleep(Duration::from_millis(20 + (number as u64 * 7) % 17)).await;
    }
    let seen = window.script("return window.painted", "").await;
    let seen: Vec<f64> = seen.as_array().unwrap().iter().filter_map(Value::as_f64).collect();
    let sent = sent(&server).await;
    // The codes before the watching began were painted too, unseen.
    let sent = &sent[sent.len() - seen.len()..];
    let took = seen.iter().zip(sent).map(|(seen, sent)| seen - sent);
    report(took.skip(WARM).collect());
    window.close().await;
}

/// Waits until so many pictures have been drawn.
async fn painted(window: &Window, count: usize) {
    let started = Instant::now();
    while window.script("return window.painted.length", "").await.as_u64() < Some(count as u64) {
        assert!(started.elapsed() < Duration::from_secs(20), "code {count} was never painted");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// When each code was sent, epoch milliseconds, in order.
async fn sent(server: &Server) -> Vec<f64> {
    let answer = server.ask("deliveries").await;
    let rows = answer["deliveries"].as_array().unwrap().iter();
    let codes = rows.filter(|row| row["event"] == "channel.qr_update");
    codes.filter_map(|row| row["sent_ms"].as_f64()).collect()
}

fn report(mut took: Vec<f64>) {
    took.sort_by(f64::total_cmp);
    let at = |percent: usize| took[(took.len() - 1) * percent / 100];
    println!("  from the sandbox sending a code to the page having painted it, ms");
    println!(
        "  codes {:>5}   p50 {:>5.1}   p95 {:>5.1}   worst {:>5.1}",
        took.len(),
        at(50),
        at(95),
        at(100)
    );
}
