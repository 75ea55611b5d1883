//! Bulk work over the bridge: a table handed over in pieces, put right, sent and read back; people
//! deleted after a while.

use std::time::Duration;

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use crate::support::{Bench, PATIENCE, Sandbox};

const AURORA: &str = "24017788";

fn signed_in() -> (Bench, Sandbox) {
    let pace = console::Pace { undo_for: Duration::from_millis(200), ..console::Pace::default() };
    let (bench, server) = (Bench::at(pace), Sandbox::start());
    bench.sign_in(&server);
    (bench, server)
}

/// A table handed over and understood as it was guessed.
fn ready(bench: &Bench, table: &str) -> Value {
    let begin = json!({ "account_id": AURORA, "kind": "users", "file_name": "staff.csv" });
    let id = bench.ask("bulk_begin", begin)["bulk_id"].clone();
    for piece in table.as_bytes().chunks(16) {
        let piece = STANDARD.encode(piece);
        bench.ask("bulk_append", json!({ "bulk_id": id, "bytes": piece }));
    }
    let choice = json!({ "encoding": null, "separator": null, "sheet": null, "has_header": null });
    let read = bench.ask("bulk_read", json!({ "bulk_id": id, "choice": choice }));
    let columns = read["sheet"]["columns"].as_array().unwrap();
    let fields: Vec<_> = columns.iter().map(|column| column["field"].clone()).collect();
    bench.ask("bulk_map", json!({ "bulk_id": id, "fields": fields }))
}

/// The work once it is told to be in a state.
fn until(told: &std::sync::mpsc::Receiver<Value>, state: &str) -> Value {
    loop {
        let bulk = told.recv_timeout(PATIENCE).unwrap()["bulk"].clone();
        if bulk["state"] == state {
            return bulk;
        }
    }
}

#[test]
fn a_table_is_put_right_sent_and_read_back() {
    let (bench, server) = signed_in();
    let table = "id;name;phone\r\nb-1;Anna;37126000001\r\nb-2;;37126000002\r\nb-3;Inga;\r\n";
    let bulk = ready(&bench, table);
    assert_eq!((&bulk["state"], &bulk["counts"]["problems"]), (&json!("ready"), &json!(1)));
    let id = &bulk["bulk_id"];
    assert_eq!(bulk["compared_at"], json!(null));
    let compare = json!({ "bulk_id": id, "job_id": "compare" });
    let compared = bench.ask("bulk_compare", compare.clone());
    assert!(compared["compared_at"].is_i64() && compared["counts"]["adds"] == 2);
    let problems = json!({ "bulk_id": id, "filter": "problems", "offset": 0, "limit": 50 });
    let rows = bench.ask("bulk_rows", problems);
    assert_eq!((&rows["total"], &rows["rows"][0]["row"]), (&json!(1), &json!(3)));
    let edit = json!({ "bulk_id": id, "row": 3, "values": { "name": "Zane" } });
    assert_eq!(bench.ask("bulk_edit", edit)["problems"], json!([]));
    let skip = json!({ "bulk_id": id, "row": 4, "skip": true });
    assert_eq!(bench.ask("bulk_skip", skip)["skipped"], true);
    let told = bench.hear("bulk_changed");
    bench.ask("bulk_send", json!({ "bulk_id": id }));
    let done = until(&told, "done");
    let counts = &done["counts"];
    assert_eq!((&counts["confirmed"], &counts["not_sent"]), (&json!(2), &json!(1)));
    assert_eq!(server.count("POST", "/v2/users"), 1);
    assert_eq!(bench.refused("bulk_compare", compare), "conflict");
    for command in ["bulk_pause", "bulk_resume", "bulk_stop"] {
        assert_eq!(bench.refused(command, json!({ "bulk_id": id })), "conflict", "{command}");
    }
    bench.ask("bulk_forget", json!({ "bulk_id": id }));
    assert_eq!(bench.ask("bulk_list", json!({})), json!([]));
}

#[test]
fn people_are_deleted_after_a_while_unless_it_is_undone() {
    let (bench, server) = signed_in();
    let wish = json!({ "account_id": AURORA, "kind": "users", "ids": ["u-anna"] });
    let undone = bench.ask("bulk_delete", wish.clone());
    assert_eq!(undone["state"], "waiting");
    bench.ask("bulk_undo", json!({ "bulk_id": undone["bulk_id"] }));
    assert_eq!(bench.ask("bulk_list", json!({})), json!([]));
    assert_eq!(server.count("DELETE", "/v2/users"), 0);
    let told = bench.hear("bulk_changed");
    bench.ask("bulk_delete", wish);
    assert_eq!(until(&told, "done")["counts"]["confirmed"], 1);
    assert_eq!(server.count("DELETE", "/v2/users"), 1);
}
