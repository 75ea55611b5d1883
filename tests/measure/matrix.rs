//! The matrix of roles with 1,000 people on 50 channels: opening, scrolling, filling, typing.
//!
//! The page watches itself (`matrix.js`). An empty page scrolled in the same window is the floor:
//! where nobody can be quicker, the ratio is what counts.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::window::{Server, Window};

/// The sandbox's large company.
const ACCOUNT: &str = "26000003";
const SCROLLED: u32 = 10_000;
const FILLED: usize = 40;
const TYPED: usize = 200;

#[tokio::test(flavor = "multi_thread")]
async fn matrix() {
    let origin = std::env::var("MEASURE_SERVER").expect("run cargo xtask bench matrix");
    let server = Server::at(&origin);
    let window = Window::open(&[]).await;
    window.sign_in(&server).await;
    window.open_account(ACCOUNT).await;
    window.settled().await;
    window.script(include_str!("matrix.js"), "").await;

    let roles = format!("#account/{ACCOUNT}/roles");
    let first = found(&window, &format!("window.measure.opening('{roles}')")).await;
    window.settled().await;
    let again = {
        window.script("location.hash = arguments[0]", &format!("#account/{ACCOUNT}")).await;
        window.see("#add-channel").await;
        found(&window, &format!("window.measure.opening('{roles}')")).await
    };
    window.settled().await;
    println!("  1,000 people on 50 channels, from the click to the first cells painted, ms");
    println!("  first time {:>7.0}   again {:>7.0}", number(&first), number(&again));

    println!("  frames while scrolling down and across for {} s, ms", SCROLLED / 1000);
    let grid = "document.querySelector('.role-grid')";
    let ours = found(&window, &format!("window.measure.scrolling({grid}, {SCROLLED})")).await;
    let floor = found(&window, &format!("window.measure.floor({SCROLLED})")).await;
    report("from frame to frame, the matrix", &ours["gaps"]);
    report("from frame to frame, an empty page", &floor["gaps"]);
    report("busy with a frame, the matrix", &ours["busy"]);
    report("busy with a frame, an empty page", &floor["busy"]);
    let ratio = |what: &str| percentile(&ours[what], 95) / percentile(&floor[what], 95);
    println!("  p95 beside the empty page: {:.2} and {:.2}", ratio("gaps"), ratio("busy"));

    println!(
        "  filling a column of 1,000 cells, {FILLED} times; from the key to the painted cells, ms"
    );
    enter(&window).await;
    window.keys(Key::Control + Key::Home).await;
    window.keys(Key::Control + " ").await;
    window.script("window.measure.took = window.measure.keys()", "").await;
    let frames =
        "window.measure.keep('filling', window.measure.frames(arguments[0] * 1, () => {}))";
    let began = Instant::now();
    window.script(frames, "6000").await;
    press(&window, &["m", "s"], FILLED).await;
    tokio::time::sleep(Duration::from_millis(6_500).saturating_sub(began.elapsed())).await;
    let took = window.script("return window.measure.took.splice(0)", "").await;
    report("key to paint, whole column", &took);
    let filling = window.script("return window.measure.filling", "").await;
    report("from frame to frame meanwhile", &filling["gaps"]);

    println!("  one cell, {TYPED} times; from the key to the painted cell, ms");
    window.keys(Key::Escape + "").await;
    window.keys(Key::Control + Key::Home).await;
    window.script("window.measure.took.splice(0)", "").await;
    press(&window, &["m", "s", "q"], TYPED).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    let took = window.script("return window.measure.took", "").await;
    report("key to paint, one cell", &took);
    window.close().await;
}

/// Puts the focus into the grid.
async fn enter(window: &Window) {
    window.script("document.querySelector('wz-role-grid').focusGrid()", "").await;
}

/// Presses keys in turn, each once the one before is painted: faster than that they would wait for
/// one another, and what was measured would be the queue.
async fn press(window: &Window, keys: &[&str], times: usize) {
    window.script("window.measure.took.length = 0", "").await;
    for (pressed, key) in keys.iter().cycle().take(times).enumerate() {
        window.keys(*key).await;
        while window.script("return window.measure.took.length", "").await == json!(pressed) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

/// Waits for what a promise in the page gives.
async fn found(window: &Window, promise: &str) -> Value {
    let started = Instant::now();
    window.script(&format!("window.measure.keep('found', {promise})"), "").await;
    loop {
        let found = window.script("return window.measure.found", "").await;
        if !found.is_null() {
            return found;
        }
        assert!(started.elapsed() < Duration::from_secs(60), "it never ended: {promise}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn percentile(list: &Value, percent: usize) -> f64 {
    let mut list: Vec<f64> = list.as_array().unwrap().iter().filter_map(Value::as_f64).collect();
    list.sort_by(f64::total_cmp);
    list[(list.len() - 1) * percent / 100]
}

fn report(what: &str, list: &Value) {
    println!(
        "  {what:36} of {:>4}   p50 {:>6.1}   p95 {:>6.1}   worst {:>6.1}",
        list.as_array().unwrap().len(),
        percentile(list, 50),
        percentile(list, 95),
        percentile(list, 100)
    );
}
