//! What the client costs: beside the same request written directly on hyper, in memory while it
//! walks through a long list, and in time while it writes a thousand users to a slow server.
//!
//! `cargo xtask bench client` starts the servers and runs this; it takes their two addresses, the
//! second being that of a server whose every answer waits 50 ms. Figures are printed and never
//! asserted: what travels between machines is the ratios.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement talks, and stops at once"
)]

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::{BodyExt, Empty};
use hyper::Request;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{ACCEPT, AUTHORIZATION, HOST, USER_AGENT};
use hyper_util::rt::TokioIo;
use serde::Deserialize;
use tokio::net::TcpStream;
use wazzup::{
    AccountClient, BATCH, ContactData, ContactId, Http, HttpOptions, NewContact, NewUser, Origin,
    Outcome, Paging, PartnerClient, PartnerCredentials, Sensitive, UserId, in_batches,
};

const ACCOUNT: &str = "24017788";
const USER: &str = "bench-user";
/// Rounds of each program, in turn, so that a busy machine burdens both.
const ROUNDS: usize = 9;
/// Calls in one round.
const CALLS: usize = 2_000;
const CONTACTS: usize = 100_000;
/// As many at a time as the console sends.
const PARALLEL: usize = 4;
const DELAY: Duration = Duration::from_millis(50);

#[tokio::main]
async fn main() {
    // Cargo adds a switch of its own.
    let addresses: Vec<_> =
        std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let [quick, slow] = addresses.as_slice() else {
        println!("This needs two servers: run cargo xtask bench client");
        return;
    };
    println!("  the client's limits are raised for this: no pause between calls, 64 at a time\n");
    calls(quick).await;
    memory(quick).await;
    upserts(slow).await;
}

/// The ways to ask for a user, in turn: this client, the library beneath it, and the bare protocol.
async fn calls(origin: &str) {
    let token = token(origin).await;
    let client = account(origin, &token);
    let plain = reqwest::Client::builder().no_proxy().build().unwrap();
    let user = user(USER.to_owned());
    client.users().upsert(std::slice::from_ref(&user)).await.unwrap();
    println!("  GET /v2/users/{{id}}, {ROUNDS} rounds of {CALLS} calls each, in turn");
    println!("  {:22} {:>8} {:>8} {:>8} {:>12}", "", "calls/s", "p50 µs", "p99 µs", "beside hyper");
    for width in [1, 32] {
        let mut sums = [Round::default(), Round::default(), Round::default()];
        let mut ratios = [Vec::new(), Vec::new(), Vec::new()];
        for round in 0..=ROUNDS {
            let rounds = [
                ours_once(&client, width).await,
                reqwest_once(&plain, origin, &token, width).await,
                hyper_once(origin, &token, width).await,
            ];
            let least = rounds[2].total.as_secs_f64();
            for (number, one) in rounds.into_iter().enumerate() {
                // The first round warms up.
                if round > 0 {
                    ratios[number].push(one.total.as_secs_f64() / least);
                    sums[number].add(one);
                }
            }
        }
        for ((name, sum), ratios) in
            ["client", "reqwest", "hyper"].iter().zip(&mut sums).zip(&mut ratios)
        {
            ratios.sort_by(f64::total_cmp);
            println!(
                "  {:22} {:>8.0} {:>8} {:>8} {:>12.2}",
                format!("{width:>2} at a time, {name}"),
                sum.rate(),
                sum.at(50),
                sum.at(99),
                ratios[ratios.len() / 2],
            );
        }
    }
    println!("  beside hyper: the median over the rounds of the time per call\n");
}

/// The calls of a round, or of several.
#[derive(Default)]
struct Round {
    total: Duration,
    each: Vec<Duration>,
}

impl Round {
    fn add(&mut self, other: Self) {
        self.total += other.total;
        self.each.extend(other.each);
    }

    fn rate(&self) -> f64 {
        self.each.len() as f64 / self.total.as_secs_f64()
    }

    fn at(&mut self, percent: usize) -> u128 {
        self.each.sort();
        self.each[(self.each.len() - 1) * percent / 100].as_micros()
    }
}

async fn ours_once(client: &AccountClient, width: usize) -> Round {
    let started = Instant::now();
    let workers: Vec<_> = (0..width)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move {
                let id = UserId::from(USER);
                let mut each = Vec::with_capacity(CALLS / width);
                for _ in 0..CALLS / width {
                    let started = Instant::now();
                    let user = client.users().get(&id).await.unwrap();
                    each.push(started.elapsed());
                    assert_eq!(user.id, id);
                }
                each
            })
        })
        .collect();
    gather(started, workers).await
}

/// The same through the library that the client is built on.
async fn reqwest_once(plain: &reqwest::Client, origin: &str, token: &str, width: usize) -> Round {
    let started = Instant::now();
    let workers: Vec<_> = (0..width)
        .map(|_| {
            let (plain, token) = (plain.clone(), token.to_owned());
            let url = format!("{origin}/v2/users/{USER}");
            tokio::spawn(async move {
                let mut each = Vec::with_capacity(CALLS / width);
                for _ in 0..CALLS / width {
                    let started = Instant::now();
                    let answer = plain.get(&url).bearer_auth(&token).send().await.unwrap();
                    let body = answer.error_for_status().unwrap().bytes().await.unwrap();
                    let envelope: Envelope = serde_json::from_slice(&body).unwrap();
                    each.push(started.elapsed());
                    assert_eq!(envelope.data[0].id, USER);
                }
                each
            })
        })
        .collect();
    gather(started, workers).await
}

/// As much of the answer as the client reads.
#[derive(Deserialize)]
struct Envelope {
    data: Vec<User>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "decoding it is what is measured")]
struct User {
    id: String,
    name: String,
    phone: Option<String>,
}

async fn hyper_once(origin: &str, token: &str, width: usize) -> Round {
    let address = origin.strip_prefix("http://").unwrap();
    let mut senders = Vec::new();
    for _ in 0..width {
        senders.push(connection(address).await);
    }
    let started = Instant::now();
    let workers: Vec<_> = senders
        .into_iter()
        .map(|mut sender| {
            let (address, authorization) = (address.to_owned(), format!("Bearer {token}"));
            tokio::spawn(async move {
                let mut each = Vec::with_capacity(CALLS / width);
                for _ in 0..CALLS / width {
                    let started = Instant::now();
                    let request = Request::get(format!("/v2/users/{USER}"))
                        .header(HOST, &address)
                        .header(USER_AGENT, "bench")
                        .header(ACCEPT, "application/json")
                        .header(AUTHORIZATION, &authorization)
                        .body(Empty::<Bytes>::new())
                        .unwrap();
                    sender.ready().await.unwrap();
                    let answer = sender.send_request(request).await.unwrap();
                    assert!(answer.status().is_success());
                    let body = answer.into_body().collect().await.unwrap().to_bytes();
                    let envelope: Envelope = serde_json::from_slice(&body).unwrap();
                    each.push(started.elapsed());
                    assert_eq!(envelope.data[0].id, USER);
                }
                each
            })
        })
        .collect();
    gather(started, workers).await
}

async fn connection(address: &str) -> SendRequest<Empty<Bytes>> {
    let stream = TcpStream::connect(address).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let (sender, connection) = handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(async move {
        let _ended = connection.await;
    });
    sender
}

async fn gather(started: Instant, workers: Vec<tokio::task::JoinHandle<Vec<Duration>>>) -> Round {
    let mut each = Vec::with_capacity(CALLS);
    for worker in workers {
        each.extend(worker.await.unwrap());
    }
    Round { total: started.elapsed(), each }
}

/// Walks through a hundred thousand contacts and watches what this program holds.
async fn memory(origin: &str) {
    let client = account(origin, &token(origin).await);
    // A hundred at a time, so that the filling leaves no room for the walk to grow into unseen.
    for hundred in 0..CONTACTS / BATCH {
        let contacts: Vec<_> = (hundred * BATCH..(hundred + 1) * BATCH).map(contact).collect();
        client.contacts().upsert(&contacts).await.unwrap();
    }
    println!("  listing {CONTACTS} contacts page by page, 100 a page");
    let mut walk = Paging::new(100);
    let (mut rows, mut marks, started) = (0, Vec::new(), Instant::now());
    while let Some(page) = walk.next() {
        rows += walk.take(client.contacts().list(&page).await.unwrap()).len();
        if rows / 10_000 > marks.len() {
            marks.push(resident_mib());
        }
    }
    assert!(rows >= CONTACTS, "{rows}");
    let took = started.elapsed().as_secs_f64();
    let shown: Vec<_> = marks.iter().map(|mib| format!("{mib:.1}")).collect();
    println!("  resident MiB after every 10,000: {}", shown.join(" "));
    if let [first, .., last] = marks.as_slice() {
        println!("  last beside first: {:.2}; {:.0} rows/s\n", last / first, rows as f64 / took);
    }
}

/// Resident memory of this program; zero where the system does not say.
fn resident_mib() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or(0.0)
        / 1024.0
}

/// A thousand users to a server that takes its time, beside the least it can take.
async fn upserts(origin: &str) {
    let client = account(origin, &token(origin).await);
    let users: Vec<_> = (0..1_000).map(|number| user(format!("bench-{number}"))).collect();
    let known: Vec<_> = everybody(&client).await;
    // The account holds a thousand at most.
    client.users().delete(&known).await.unwrap();
    let mut took = Vec::new();
    for _ in 0..=ROUNDS {
        let started = Instant::now();
        let outcomes = in_batches(
            &users,
            PARALLEL,
            |piece| async { client.users().upsert(piece).await.map(drop) },
            |_| ControlFlow::Continue(()),
        )
        .await;
        took.push(started.elapsed());
        assert!(outcomes.iter().all(|outcome| matches!(outcome, Outcome::Accepted)));
    }
    // The first opens the connections.
    took.remove(0);
    took.sort();
    let ideal = DELAY * users.len().div_ceil(100).div_ceil(PARALLEL) as u32;
    let median = took[took.len() / 2];
    println!("  upserting 1,000 users, {PARALLEL} requests at a time, answers wait {DELAY:?}");
    println!(
        "  median {:.0} ms, at least {:.0} ms are needed: ratio {:.2}",
        median.as_secs_f64() * 1000.0,
        ideal.as_secs_f64() * 1000.0,
        median.as_secs_f64() / ideal.as_secs_f64(),
    );
}

async fn everybody(client: &AccountClient) -> Vec<UserId> {
    let (mut walk, mut ids) = (Paging::new(100), Vec::new());
    while let Some(page) = walk.next() {
        ids.extend(walk.take(client.users().list(&page).await.unwrap()).into_iter().map(|u| u.id));
    }
    ids
}

fn http(origin: &str) -> Http {
    let options = HttpOptions::new(Origin::parse(origin).unwrap());
    Http::new(HttpOptions { requests_per_second: 10_000_000, parallel: 64, ..options }).unwrap()
}

fn account(origin: &str, token: &str) -> AccountClient {
    AccountClient::new(http(origin), Sensitive::new(token.to_owned()))
}

/// A token of the demo's first account, by the login that is no secret.
async fn token(origin: &str) -> String {
    let credentials = PartnerCredentials {
        email: "demo@partner.example".to_owned(),
        password: "demo-partner".into(),
    };
    let partner = PartnerClient::new(http(origin), credentials);
    let machine = partner.oauth().machine_token().await.unwrap();
    let tokens = partner.oauth().exchange(&machine.access_token, &ACCOUNT.into()).await.unwrap();
    tokens.access_token.expose().clone()
}

fn user(id: String) -> NewUser {
    NewUser { name: format!("Name of {id}"), id: UserId::from(id), phone: None }
}

fn contact(number: usize) -> NewContact {
    NewContact {
        id: ContactId::from(format!("contact-{number}")),
        responsible_user_id: UserId::from(USER),
        name: format!("Contact {number}"),
        contact_data: vec![ContactData {
            chat_type: "whatsapp".to_owned(),
            chat_id: format!("371{:08}", number),
            username: None,
            phone: None,
        }],
        uri: Some(format!("https://crm.example/{number}")),
    }
}
