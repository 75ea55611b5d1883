//! What a keystroke costs in the searches of clients and of contacts, over a large store.
//!
//! Run by `cargo xtask bench search`. A server of this file's own has 10,000 accounts and 100,000
//! contacts, nine tenths of them in one account; the console reads them as it reads any other, and
//! then searches are typed letter by letter. Figures are printed and never asserted.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement talks, and stops at once"
)]

use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    Json, Router,
    extract::Query,
    http::HeaderMap,
    routing::{get, post},
};
use console::{Clock, Console, ContactSort, MemoryVault, Options, Pace, ProfileKind};
use rand::{RngExt, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use serde_json::{Value, json};

const ACCOUNTS: usize = 10_000;
/// Contacts of the first account, and of some others.
const LARGE: usize = 90_000;
const SMALL: usize = 100;
const OTHERS: usize = 100;
const SEARCHES: usize = 300;
/// Whoever repeats a measurement gets the same people and the same searches.
const SEED: u64 = 5;

const FIRST: &[&str] = &[
    "Anna",
    "Jānis",
    "Līga",
    "Māris",
    "Zane",
    "Kārlis",
    "Ilze",
    "Andris",
    "José",
    "María",
    "Álvaro",
    "Núria",
    "João",
    "Conceição",
    "Luís",
    "Inês",
    "Пётр",
    "Ольга",
    "Сергей",
    "Наталья",
    "Jürgen",
    "Zoë",
    "Chloé",
    "Alexander",
    "Alexandra",
    "Øystein",
    "Łukasz",
    "Agnieszka",
    "Emma",
    "Noah",
];
const LAST: &[&str] = &[
    "Bērziņš",
    "Kalniņa",
    "Ozols",
    "Liepiņa",
    "Āboliņš",
    "Žagars",
    "García",
    "Fernández",
    "Muñoz",
    "Pereira",
    "Gonçalves",
    "Araújo",
    "Иванов",
    "Петрова",
    "Соловьёв",
    "Кузнецова",
    "Müller",
    "Größe",
    "Dvořák",
    "Nowak",
    "Wiśniewska",
    "Andersson",
    "Håkansson",
    "Smith",
    "Taylor",
];
const TRADES: &[&str] = &[
    "Kafejnīca",
    "Salon",
    "Clínica",
    "Auto",
    "Studio",
    "Школа",
    "Florería",
    "Bäckerei",
    "Hotel",
    "Dental",
];

#[tokio::main]
async fn main() {
    let origin = serve().await;
    let folder = tempfile::tempdir().unwrap();
    let console = Console::open(Options {
        data_dir: folder.path().to_path_buf(),
        vault: Arc::new(MemoryVault::default()),
        sink: Arc::new(drop),
        clock: Clock::system(),
        pace: Pace { requests_per_second: 1_000_000, parallel: 64, ..Pace::default() },
        kind: ProfileKind::Partner,
    })
    .unwrap();
    console
        .sign_in_create(Some(&origin), "bench@partner.example", "bench".to_owned().into())
        .await
        .unwrap();
    fill(&console).await;
    let size: u64 = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().metadata().unwrap().len())
        .sum();
    println!("  on disk: {} MB", size / 1_000_000);

    let (people, clients) = (searches(person), searches(client));
    let find = async |search: &str, sort, offset| {
        console.contacts_find(&number(0), search, sort, offset, 50).await.unwrap().total
    };
    measure("clients", &clients, async |search| {
        console.accounts_search(search).await.unwrap().len() as u64
    })
    .await;
    measure("contacts of one client", &people, async |search| {
        find(search, ContactSort::Listed, 0).await
    })
    .await;
    measure("the same, by name", &people, async |search| find(search, ContactSort::Name, 0).await)
        .await;
    measure("contacts of all clients", &people, async |search| {
        console.contacts_search(search, 50).await.unwrap().len() as u64
    })
    .await;
    println!("  pages of 50 without a search, from anywhere in {LARGE}");
    for (name, sort) in [("as listed", ContactSort::Listed), ("by name", ContactSort::Name)] {
        let mut took = Vec::new();
        for offset in (0..LARGE as u32).step_by(450) {
            let started = Instant::now();
            find("", sort, offset).await;
            took.push(started.elapsed());
        }
        report(name, took);
    }
}

/// Types every search letter by letter and tells what the keystrokes cost.
async fn measure(name: &str, searches: &[String], ask: impl AsyncFn(&str) -> u64) {
    let (mut took, mut broadest) = (Vec::new(), 0);
    for search in searches {
        for (end, letter) in search.char_indices() {
            let typed = &search[..end + letter.len_utf8()];
            let started = Instant::now();
            broadest = broadest.max(ask(typed).await);
            took.push(started.elapsed());
        }
    }
    report(&format!("{name} (up to {broadest} found)"), took);
}

fn report(name: &str, mut took: Vec<Duration>) {
    took.sort_unstable();
    let at = |part: usize| took[(took.len() - 1) * part / 100].as_secs_f64() * 1_000.0;
    println!(
        "  {name}: {} keystrokes, p50 {:.2} ms, p95 {:.2} ms, worst {:.2} ms",
        took.len(),
        at(50),
        at(95),
        at(100),
    );
}

async fn fill(console: &Console) {
    let started = Instant::now();
    let accounts = console.accounts_refresh().await.unwrap().accounts.len();
    let names: Vec<_> = (0..ACCOUNTS).map(|n| format!("{};{}", number(n), client(n))).collect();
    console.accounts_import_names(names.join("\n")).await.unwrap();
    println!("  {accounts} accounts kept in {:.1} s", started.elapsed().as_secs_f64());
    let (started, mut contacts) = (Instant::now(), 0);
    for n in 0..=OTHERS {
        contacts += console.contacts_list(&number(n), "fill").await.unwrap().count;
    }
    println!("  {contacts} contacts kept in {:.1} s", started.elapsed().as_secs_f64());
}

fn number(account: usize) -> String {
    format!("{}", 24_000_000 + account * 37)
}

/// A source of chance of its own for every thing there is.
fn chance(of: &str, n: usize) -> StdRng {
    let kind = of.bytes().map(u64::from).sum::<u64>();
    StdRng::seed_from_u64(SEED ^ (kind << 40) ^ n as u64)
}

fn person(n: usize) -> String {
    let mut chance = chance("person", n);
    format!("{} {}", FIRST.choose(&mut chance).unwrap(), LAST.choose(&mut chance).unwrap())
}

fn client(n: usize) -> String {
    let mut chance = chance("client", n);
    let (trade, owner) = (TRADES.choose(&mut chance).unwrap(), LAST.choose(&mut chance).unwrap());
    format!("{trade} {owner} {n}")
}

fn phone(n: usize) -> String {
    let mut chance = chance("phone", n);
    let (code, digits) =
        *[("371", 8), ("34", 9), ("55", 11), ("7", 10)].choose(&mut chance).unwrap();
    (0..digits).fold(code.to_owned(), |phone, _| format!("{phone}{}", chance.random_range(0..10)))
}

/// What people type: names with their accents or without, a few digits, a whole number, an id.
fn searches(name: fn(usize) -> String) -> Vec<String> {
    let mut chance = StdRng::seed_from_u64(SEED);
    (0..SEARCHES)
        .map(|one| {
            let n = chance.random_range(0..ACCOUNTS);
            let phone = phone(n);
            match one % 6 {
                0 => name(n),
                1 => name(n).to_lowercase(),
                2 => name(n).split(' ').next_back().unwrap().to_owned(),
                3 => phone[phone.len() - 4..].to_owned(),
                4 => format!("+{} {}-{}", &phone[..3], &phone[3..7], &phone[7..]),
                _ => format!("crm-{n:06}"),
            }
        })
        .collect()
}

/// The accounts and contacts, answered in pages.
async fn serve() -> String {
    async fn accounts(Query(page): Query<HashMap<String, String>>) -> Json<Value> {
        paged(&page, ACCOUNTS, |n| {
            let channel =
                json!({"id": format!("ch-{n}"), "name": phone(n), "transport": "whatsapp"});
            json!({"id": number(n), "channels": [channel]})
        })
    }
    /// The token tells whose contacts are asked for.
    async fn contacts(
        Query(page): Query<HashMap<String, String>>,
        headers: HeaderMap,
    ) -> Json<Value> {
        let bearer = headers["authorization"].to_str().unwrap();
        let large = bearer.ends_with(&number(0));
        paged(&page, if large { LARGE } else { SMALL }, |n| {
            let phone = phone(n);
            let chats = json!([
                {"chat_type": "whatsapp", "chat_id": phone},
                {"chat_type": "telegram", "chat_id": (7_000_000 + n).to_string(),
                 "username": format!("user_{n}"), "phone": phone},
            ]);
            json!({"id": format!("crm-{n:06}"), "responsible_user_id": format!("u-{}", n % 40),
                   "name": person(n), "contact_data": chats, "uri": "/api/v2/contacts/1"})
        })
    }
    async fn token(Json(asked): Json<Value>) -> Json<Value> {
        let subject = asked["token_exchange_data"]["requested_subject"].as_str();
        let token = format!("token-{}", subject.unwrap_or("partner"));
        Json(json!({"data": {"access_token": token, "expires_in": 86_400}}))
    }
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let app = Router::new()
        .route("/v2/accounts", get(accounts))
        .route("/v2/contacts", get(contacts))
        .route("/v2/oauth/token", post(token));
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    origin
}

fn paged(page: &HashMap<String, String>, all: usize, row: impl Fn(usize) -> Value) -> Json<Value> {
    let asked = |name: &str| page.get(name).map_or(0, |text| text.parse::<usize>().unwrap());
    let (limit, offset) = (asked("limit"), asked("offset"));
    let rows: Vec<_> = (offset..all.min(offset + limit)).map(row).collect();
    Json(json!({ "data": rows }))
}
