//! What an import costs beside the least that the server's slowness allows, and what room a long
//! table takes.
//!
//! `cargo xtask bench bulk` starts a server that takes its time and runs this with its address; for
//! the room it starts itself anew, once for each length. Figures are printed and never asserted.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement talks, and stops at once"
)]

use std::{
    path::Path,
    process::Command,
    sync::Arc,
    time::{Duration, Instant},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use console::{
    Bulk, BulkKind, BulkState, Clock, Console, Event, MemoryVault, Options, Pace, ProfileKind,
    SheetChoice,
};
use tokio::sync::mpsc;

/// An account of the demo seed.
const ACCOUNT: &str = "24017788";
/// How long the server takes for each answer.
const LATENCY: Duration = Duration::from_millis(50);
const SENT: u64 = 10_000;
/// Rows of one request, and contacts of one page.
const BATCH: u64 = 100;
const ROOM_FOR: &str = "room-for=";

#[tokio::main]
async fn main() {
    // Cargo adds a switch of its own.
    let words: Vec<_> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let Some(origin) = words.first() else {
        println!("This needs a server: run cargo xtask bench bulk");
        return;
    };
    if let Some(rows) = words.iter().find_map(|word| word.strip_prefix(ROOM_FOR)) {
        room(origin, rows.parse().unwrap()).await;
        return;
    }
    time(origin).await;
    for rows in [10_000, 100_000] {
        let mut own = Command::new(std::env::current_exe().unwrap());
        assert!(own.arg(origin).arg(format!("{ROOM_FOR}{rows}")).status().unwrap().success());
    }
}

/// Sends a table and reads it back.
async fn time(origin: &str) {
    let folder = tempfile::tempdir().unwrap();
    let pace = Pace { requests_per_second: 10_000, ..Pace::default() };
    let at_once = pace.parallel as u64 - 1;
    println!(
        "  {SENT} contacts, {} ms for each answer, {at_once} calls at a time, {} a second",
        LATENCY.as_millis(),
        pace.requests_per_second
    );
    let (console, mut events) = open(folder.path(), origin, pace).await;
    let ready = ready(&console, SENT).await;
    let (began, started) = (Clock::system().now(), Instant::now());
    console.bulk_send(&ready.bulk_id).await.unwrap();
    let bulk = loop {
        match events.recv().await.unwrap() {
            Event::BulkChanged { bulk } if bulk.state == BulkState::Done => break bulk,
            _ => {}
        }
    };
    let took = started.elapsed().as_secs_f64();
    assert_eq!(bulk.counts.confirmed, SENT);
    let calls = calls(origin, began).await;
    let least = 2.0 * (SENT / BATCH) as f64 / at_once as f64 * LATENCY.as_secs_f64();
    println!(
        "  {took:.2} s in {calls} calls; {} to write and {} to read back, {at_once} at a time, \
         take {least:.2} s: ratio {:.2}",
        SENT / BATCH,
        SENT / BATCH,
        took / least
    );
}

/// Reads and checks a table, and says what room that took.
async fn room(origin: &str, rows: u64) {
    let folder = tempfile::tempdir().unwrap();
    let (console, _events) = open(folder.path(), origin, Pace::default()).await;
    let before = most();
    let started = Instant::now();
    let ready = ready(&console, rows).await;
    println!(
        "  {rows} rows read and checked in {:.1} s: {:.1} MiB at most, {:.1} more than before; {} \
         have problems",
        started.elapsed().as_secs_f64(),
        most(),
        most() - before,
        ready.counts.problems,
    );
}

async fn open(
    folder: &Path,
    origin: &str,
    pace: Pace,
) -> (Console, mpsc::UnboundedReceiver<Event>) {
    let (tell, events) = mpsc::unbounded_channel();
    let console = Console::open(Options {
        data_dir: folder.to_path_buf(),
        vault: Arc::new(MemoryVault::default()),
        sink: Arc::new(move |event| drop(tell.send(event))),
        clock: Clock::system(),
        pace,
        kind: ProfileKind::Partner,
    })
    .unwrap();
    let (email, password) = ("demo@partner.example", "demo-partner".to_owned());
    console.sign_in_create(Some(origin), email, password.into()).await.unwrap();
    console.users_list(ACCOUNT, "colleagues").await.unwrap(); // contacts are given to them
    (console, events)
}

/// Hands a table over, a piece at a time, up to where its rows are ready.
async fn ready(console: &Console, rows: u64) -> Bulk {
    let begun = console.bulk_begin(ACCOUNT, BulkKind::Contacts, "contacts.csv").await.unwrap();
    let mut piece = "id;name;responsible_user;whatsapp;link\r\n".to_owned();
    for number in 0..rows {
        let phone = 37_120_000_000 + number;
        piece += &format!(
            "bench-{number};Contact Number {number};u-anna;{phone};https://crm.example/{number}\r\n"
        );
        if piece.len() > 500_000 || number + 1 == rows {
            console.bulk_append(&begun.bulk_id, STANDARD.encode(&piece)).await.unwrap();
            piece.clear();
        }
    }
    let read = console.bulk_read(&begun.bulk_id, SheetChoice::default()).await.unwrap();
    let columns = read.sheet.unwrap().columns.into_iter();
    let fields = columns.map(|column| column.field).collect();
    console.bulk_map(&begun.bulk_id, fields).await.unwrap()
}

/// The most memory this process has had, in MiB; nothing where the system does not say.
fn most() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    let kib = line.trim().trim_end_matches("kB").trim().parse::<f64>();
    kib.unwrap_or_default() / 1_024.0
}

/// Requests the server has seen since a moment, epoch milliseconds; it remembers two thousand.
async fn calls(origin: &str, since: i64) -> usize {
    let answer = reqwest::get(format!("{origin}/_sandbox/requests")).await.unwrap();
    let answer: serde_json::Value = answer.json().await.unwrap();
    let requests = answer["requests"].as_array().unwrap().iter();
    requests.filter(|one| one["at"].as_i64().is_some_and(|at| at >= since)).count()
}
