//! Accounts over the bridge: read, created, named, and never created twice.

use serde_json::{Value, json};

use crate::support::{Bench, Sandbox};

fn new_account(name: &str) -> Value {
    json!({ "account": {
        "name": name, "lang": "en", "currency": "EUR", "country": "EU", "timezone": 2.0,
    }})
}

#[test]
fn a_created_account_is_listed_under_the_name_it_was_given() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    let creation = bench.ask("accounts_create", new_account("Harbour Café"));
    assert_eq!(creation["state"], "created");
    let list = bench.ask("accounts_refresh", json!({}));
    let accounts = list["accounts"].as_array().unwrap();
    let made = accounts.iter().find(|one| one["account_id"] == creation["account_id"]).unwrap();
    assert_eq!(made["name"], "Harbour Café");
}

#[test]
fn a_form_that_breaks_a_bound_is_refused_unsent() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    let refusal = bench.call("accounts_create", new_account("  A ")).unwrap_err();
    assert_eq!(refusal["code"], "invalid");
    assert_eq!(refusal["fields"][0]["field"], "name");
    assert_eq!(server.count("POST", "/v2/accounts"), 0);
}

#[test]
fn an_unanswered_creation_is_settled_by_looking_and_never_sent_again() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    server.control(
        "faults",
        json!({ "faults": [{
            "method": "POST", "path": "/v2/accounts", "kind": "cut_after", "times": 1,
        }]}),
    );
    let creation = bench.ask("accounts_create", new_account("Cut Off Ltd"));
    assert_eq!(creation["state"], "unknown");
    let id = json!({ "creation_id": creation["creation_id"] });
    let looked = bench.ask("creations_check", id);
    let candidates = looked["candidates"].as_array().unwrap();
    assert_eq!(candidates.len(), 1);
    let settled = bench.ask(
        "creations_settle",
        json!({ "creation_id": creation["creation_id"], "id": candidates[0]["id"] }),
    );
    assert_eq!(settled["state"], "created");
    assert_eq!(server.count("POST", "/v2/accounts"), 1);
    assert!(bench.ask("creations_list", json!({})).as_array().unwrap().is_empty());
}

#[test]
fn a_time_zone_is_verified_in_the_answer() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    bench.ask("accounts_refresh", json!({}));
    let account =
        bench.ask("accounts_update", json!({ "account_id": "24017788", "timezone": 5.5 }));
    assert_eq!(account["timezone"], 5.5);
    let arguments = json!({ "account_id": "24017788", "timezone": 15 });
    assert_eq!(bench.refused("accounts_update", arguments), "invalid");
}

#[test]
fn accounts_are_found_by_what_they_are_called() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    bench.ask("accounts_refresh", json!({}));
    let name = json!({
        "account_id": "24017788", "name": "Kafejnīca Rītausma", "note": "", "tags": ["zelta"],
    });
    bench.ask("accounts_describe", name);
    let found = bench.ask("accounts_search", json!({ "search": "ritausma ZELTA" }));
    assert_eq!(found, json!(["24017788"]));
}
