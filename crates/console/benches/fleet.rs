//! What a sweep over all channels costs, beside the least that the limit on calls allows.
//!
//! `cargo xtask bench fleet` starts the server and runs this with its address. Figures are printed
//! and never asserted.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement talks, and stops at once"
)]

use std::{sync::Arc, time::Instant};

use console::{Clock, Console, MemoryVault, Options, Pace, ProfileKind};

#[tokio::main]
async fn main() {
    // Cargo adds a switch of its own.
    let Some(origin) = std::env::args().skip(1).find(|word| !word.starts_with("--")) else {
        println!("This needs a server: run cargo xtask bench fleet");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let pace = Pace::default();
    let console = Console::open(Options {
        data_dir: folder.path().to_path_buf(),
        vault: Arc::new(MemoryVault::default()),
        sink: Arc::new(drop),
        clock: Clock::system(),
        pace: pace.clone(),
        kind: ProfileKind::Partner,
    })
    .unwrap();
    let (email, password) = ("demo@partner.example", "demo-partner".to_owned());
    console.sign_in_create(Some(&origin), email, password.into()).await.unwrap();
    let accounts = console.accounts_refresh().await.unwrap().accounts.len();
    println!("  {accounts} accounts, {} calls a second allowed", pace.requests_per_second);
    // The first pass also gets a token for each account; the second finds them.
    for name in ["first sweep", "second sweep"] {
        let (began, started) = (Clock::system().now(), Instant::now());
        console.fleet_sweep().await.unwrap();
        while console.fleet_get().await.unwrap().running {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        let took = started.elapsed().as_secs_f64();
        let calls = calls(&origin, began).await;
        let each = 1.0 / f64::from(pace.requests_per_second);
        // The first second's worth may start at once.
        let least = (calls as f64 - f64::from(pace.requests_per_second)).max(1.0) * each;
        let sweep = console.fleet_get().await.unwrap();
        println!(
            "  {name}: {} checked, {} failed, {calls} calls in {took:.1} s; \
             at least {least:.1} s are needed: ratio {:.2}",
            sweep.done,
            sweep.failed,
            took / least,
        );
    }
}

/// Requests the server has seen since a moment, epoch milliseconds; it remembers two thousand.
async fn calls(origin: &str, since: i64) -> usize {
    let answer = reqwest::get(format!("{origin}/_sandbox/requests")).await.unwrap();
    let answer: serde_json::Value = answer.json().await.unwrap();
    let requests = answer["requests"].as_array().unwrap().iter();
    requests.filter(|one| one["at"].as_i64().is_some_and(|at| at >= since)).count()
}
