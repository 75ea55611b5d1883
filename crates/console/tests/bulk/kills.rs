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
const KILLS_OF_ONE: u32 = 6;
const ROWS: usize = 700;

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
        let found = console.bulk_list().await.unwrap();
        let mut bulk = match found.into_iter().next() {
            Some(bulk) if bulk.state == BulkState::Ready => {
                console.bulk_send(&bulk.bulk_id).await.unwrap()
            }
            Some(bulk) if bulk.state != BulkState::Mapping => bulk,
            _ if action == "import" => {
                let table = contacts(prefix, ROWS);
                let ready = hand_over(&console, BulkKind::Contacts, &table).await;
                println!("going");
                console.bulk_send(&ready.bulk_id).await.unwrap()
            }
            _ => {
                let ids = (0..ROWS).map(|number| format!("{prefix}-{number}")).collect();
                println!("going");
                console.bulk_delete(AURORA, BulkKind::Contacts, ids).await.unwrap()
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
        let fault = json!({
            "method": method, "path": "/v2/contacts", "kind": kind, "status": 503,
            "times": 0, "chance": chance,
        });
        sandbox.fault(fault).await;
    }
    let (mut kills, mut life) = (0, 0);
    let mut met = BTreeMap::<String, u32>::new();
    while kills < KILLS {
        let prefix = format!("life{}", life / 2);
        let deletes = life % 2 == 1;
        let work = format!("{} {prefix}", if deletes { "delete" } else { "import" });
        life += 1;
        let folder = tempfile::tempdir().unwrap();
        let mut confirmed_before: Vec<(String, u64)> = Vec::new();
        let what = if deletes { "deleted_contacts" } else { "contacts" };
        let mut kills_of_this = 0;
        loop {
            let mut program = Program::start(folder.path(), &sandbox.origin, &work);
            assert!(program.says("going"), "it ended before it began");
            // Whenever this is, is the point: while the rows go out, are written or read back.
            tokio::time::sleep(Duration::from_millis(dice.random_range(0..1_200))).await;
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
            assert!([0, ROWS].contains(&all), "rows are all there or not yet: {buckets:?}");
            let writes = sandbox.writes(what).await;
            let now: BTreeMap<_, _> = written(&writes, &confirmed).into_iter().collect();
            for (id, times) in &confirmed_before {
                assert_eq!(now.get(id), Some(times), "{id} was confirmed, and written again");
            }
            confirmed_before = now.into_iter().collect();
        }
        let (buckets, confirmed) = journal(folder.path());
        assert_eq!(buckets, BTreeMap::from([("confirmed".to_owned(), ROWS)]), "seed {seed}");
        assert_eq!(confirmed.len(), ROWS);
        let writes = sandbox.writes(what).await;
        for (id, times) in confirmed_before {
            assert_eq!(writes.get(&id), Some(&times), "{id} was confirmed, and written again");
        }
        let kept = sandbox.contacts().await;
        for number in 0..ROWS {
            let there = kept.get(&format!("{prefix}-{number}"));
            assert_eq!(there.is_none(), deletes, "{prefix}-{number}, seed {seed}");
            let name = there.map(|contact| contact["name"].clone());
            assert!(name.is_none_or(|name| name == format!("Contact {number}")));
        }
    }
    println!("{kills} kills in {life} pieces of work; rows were left {met:?}");
}
