//! The program is killed at random moments while rows are on their way to a server that fails by
//! chance: nothing is lost, and nothing that was confirmed is written again.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use console::{BulkKind, BulkState, Pace};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use serde_json::json;

use crate::support::{AURORA, Sandbox, contacts, hand_over, open, pace, until};

const FOLDER: &str = "BULK_TEST_FOLDER";
const SERVER: &str = "BULK_TEST_SERVER";
const WORK: &str = "BULK_TEST_WORK";
/// The program is killed at least so often, and so often in one piece of work at most.
const KILLS: u32 = 24;
const KILLS_OF_ONE: u32 = 4;
const CONTACTS: usize = 700;
/// An account has room for a thousand users.
const USERS: usize = 150;
/// What is done, life after life: to contacts, who are changed and deleted by what comes after
/// their import, and to the users of both editions.
const WORKS: [&str; 5] = ["import", "change", "delete", "users", "v3_users"];

/// The program that is killed: it begins an import or a deletion, or goes on with what it finds,
/// until that is done. Run by the other test in a process of its own; by itself it does nothing.
#[test]
fn the_program_that_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let (server, work) = (std::env::var(SERVER).unwrap(), std::env::var(WORK).unwrap());
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let pace = Pace { undo_for: Duration::from_millis(1), ..pace() };
        let (console, mut events) = open(Path::new(&folder), &server, pace).await;
        let (action, prefix) = work.split_once(' ').unwrap();
        if action == "v3_users" {
            console.v3_key_set(AURORA, sandbox::DEMO_V3_KEY.to_owned().into()).await.unwrap();
        }
        let found = console.bulk_list().await.unwrap();
        let mut bulk = match found.into_iter().next() {
            Some(bulk) if bulk.state == BulkState::Ready => {
                console.bulk_send(&bulk.bulk_id).await.unwrap()
            }
            Some(bulk) if bulk.state != BulkState::Mapping => bulk,
            _ if action == "delete" => {
                let ids = (0..CONTACTS).map(|number| format!("{prefix}-{number}")).collect();
                println!("going");
                console.bulk_delete(AURORA, BulkKind::Contacts, ids).await.unwrap()
            }
            _ => {
                let (kind, table) = table(action, prefix);
                let ready = hand_over(&console, kind, &table).await;
                println!("going");
                console.bulk_send(&ready.bulk_id).await.unwrap()
            }
        };
        println!("going");
        loop {
            let accepted = bulk.counts.accepted;
            match bulk.state {
                BulkState::Done if accepted == 0 => break,
                BulkState::Done | BulkState::Paused | BulkState::Interrupted => {
                    console.bulk_resume(&bulk.bulk_id).await.unwrap();
                }
                _ => {}
            }
            let ends = [BulkState::Done, BulkState::Paused];
            bulk = until(&mut events, &bulk.bulk_id, |bulk| ends.contains(&bulk.state)).await;
        }
    });
    println!("done");
}

/// What is imported.
fn table(action: &str, prefix: &str) -> (BulkKind, String) {
    let kind = match action {
        "users" => BulkKind::Users,
        "v3_users" => BulkKind::V3Users,
        "change" => {
            let table = contacts(prefix, CONTACTS).replace(";Contact ", ";Changed ");
            return (BulkKind::Contacts, table.replace("https://crm.", "https://new."));
        }
        _ => return (BulkKind::Contacts, contacts(prefix, CONTACTS)),
    };
    let mut table = "id;name;phone\r\n".to_owned();
    for number in 0..USERS {
        let edition = if action == "users" { 6 } else { 7 };
        table += &format!("{action}-{number};{prefix} {number};3712{edition}000{number:03}\r\n");
    }
    (kind, table)
}

/// A run of the program, and what it says.
struct Program {
    child: Child,
    said: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Program {
    fn start(folder: &Path, server: &str, work: &str) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["kills::the_program_that_is_killed", "--exact", "--nocapture"])
            .env(FOLDER, folder)
            .env(SERVER, server)
            .env(WORK, work)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let said = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, said }
    }

    /// Waits until it says so; it may end before.
    fn says(&mut self, word: &str) -> bool {
        self.said.any(|line| line.unwrap().contains(word))
    }
}

/// How many rows of a folder's journal are in which bucket, and the ids of those confirmed.
fn journal(folder: &Path) -> (BTreeMap<String, usize>, Vec<String>) {
    let store = rusqlite::Connection::open(folder.join("console.sqlite3")).unwrap();
    let mut rows = store.prepare("SELECT bucket, key FROM bulk_rows").unwrap();
    let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let (mut buckets, mut confirmed) = (BTreeMap::new(), Vec::new());
    for row in rows {
        let (bucket, key): (String, String) = row.unwrap();
        if bucket == "confirmed" {
            confirmed.push(key);
        }
        *buckets.entry(bucket).or_default() += 1;
    }
    (buckets, confirmed)
}

/// How often each of these was written.
fn written(writes: &BTreeMap<String, u64>, ids: &[String]) -> Vec<(String, u64)> {
    ids.iter().map(|id| (id.clone(), writes.get(id).copied().unwrap_or_default())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_moment_nothing_is_lost_and_nothing_doubled() {
    let seed: u64 = rand::rng().random();
    println!("seed {seed}");
    let mut dice = StdRng::seed_from_u64(seed);
    let options =
        sandbox::Options { delay_ms: 8, chance_seed: seed, ..sandbox::Options::default() };
    let sandbox = Sandbox::with(options).await;
    for (method, kind, chance) in [
        ("POST", "cut_after", 0.2),
        ("POST", "status", 0.1),
        ("POST", "truncate", 0.05),
        ("DELETE", "cut_after", 0.2),
        ("GET", "cut_before", 0.05),
    ] {
        for path in ["/v2/contacts", "/v2/users", "/v3/users"] {
            let fault = json!({
                "method": method, "path": path, "kind": kind, "status": 503,
                "times": 0, "chance": chance,
            });
            sandbox.fault(fault).await;
        }
    }
    let (mut kills, mut life) = (0, 0);
    let mut met = BTreeMap::<String, u32>::new();
    while kills < KILLS || life < WORKS.len() {
        let (action, prefix) = (WORKS[life % WORKS.len()], format!("life{}", life / WORKS.len()));
        let work = format!("{action} {prefix}");
        life += 1;
        let is_users = action.ends_with("users");
        let rows = if is_users { USERS } else { CONTACTS };
        let folder = tempfile::tempdir().unwrap();
        let mut confirmed_before: Vec<(String, u64)> = Vec::new();
        let what = match action {
            "delete" => "deleted_contacts",
            _ if is_users => "users",
            _ => "contacts",
        };
        // What users take, a run of contacts has hardly begun.
        let longest = if is_users { 500 } else { 1_200 };
        let mut kills_of_this = 0;
        loop {
            let mut program = Program::start(folder.path(), &sandbox.origin, &work);
            assert!(program.says("going"), "it ended before it began");
            // Whenever this is, is the point: while the rows go out, are written or read back.
            tokio::time::sleep(Duration::from_millis(dice.random_range(0..longest))).await;
            let enough = kills_of_this == KILLS_OF_ONE;
            if !enough && program.child.try_wait().unwrap().is_none() {
                program.child.kill().unwrap();
                program.child.wait().unwrap();
                (kills, kills_of_this) = (kills + 1, kills_of_this + 1);
            } else {
                let done = program.says("done");
                assert!(done && program.child.wait().unwrap().success(), "the work broke off");
                break;
            }
            let (buckets, confirmed) = journal(folder.path());
            for bucket in buckets.keys() {
                *met.entry(bucket.clone()).or_default() += 1;
            }
            let all: usize = buckets.values().sum();
            assert!([0, rows].contains(&all), "rows are all there or not yet: {buckets:?}");
            let writes = sandbox.writes(what).await;
            let now: BTreeMap<_, _> = written(&writes, &confirmed).into_iter().collect();
            for (id, times) in &confirmed_before {
                assert_eq!(now.get(id), Some(times), "{id} was confirmed, and written again");
            }
            confirmed_before = now.into_iter().collect();
        }
        let (buckets, confirmed) = journal(folder.path());
        assert_eq!(buckets, BTreeMap::from([("confirmed".to_owned(), rows)]), "seed {seed}");
        assert_eq!(confirmed.len(), rows);
        let writes = sandbox.writes(what).await;
        for (id, times) in confirmed_before {
            assert_eq!(writes.get(&id), Some(&times), "{id} was confirmed, and written again");
        }
        let kept = if is_users { sandbox.users().await } else { sandbox.contacts().await };
        for number in 0..rows {
            let is_so = match action {
                "import" => {
                    kept[&format!("{prefix}-{number}")]["name"] == format!("Contact {number}")
                }
                "change" => {
                    let there = &kept[&format!("{prefix}-{number}")];
                    there["name"] == format!("Changed {number}")
                        && there["uri"] == format!("https://new.example/{prefix}/{number}")
                }
                "delete" => !kept.contains_key(&format!("{prefix}-{number}")),
                _ => kept[&format!("{action}-{number}")]["name"] == format!("{prefix} {number}"),
            };
            assert!(is_so, "{work} {number}, seed {seed}");
        }
    }
    println!("{kills} kills in {life} pieces of work; rows were left {met:?}");
}
