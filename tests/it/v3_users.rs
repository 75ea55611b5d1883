//! Users of the public API v3 over the bridge: a key that only goes in, and what it opens.

use serde_json::{Value, json};

use crate::support::{Bench, Sandbox};

const AURORA: &str = "24017788";

fn with_key() -> (Bench, Sandbox) {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    let arguments = json!({ "account_id": AURORA, "key": sandbox::DEMO_V3_KEY });
    assert_eq!(bench.ask("v3_key_set", arguments), "keychain");
    (bench, server)
}

fn account() -> Value {
    json!({ "account_id": AURORA })
}

#[test]
fn a_key_goes_in_is_seen_by_its_place_alone_and_goes() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    assert_eq!(bench.ask("v3_key_state", account()), "missing");
    let list = json!({ "account_id": AURORA, "job_id": "j" });
    assert_eq!(bench.refused("v3_users_list", list.clone()), "v3_key_missing");
    let wrong = json!({ "account_id": AURORA, "key": "00000000" });
    assert_eq!(bench.refused("v3_key_set", wrong), "v3_key_refused");
    let right = json!({ "account_id": AURORA, "key": sandbox::DEMO_V3_KEY });
    assert_eq!(bench.ask("v3_key_set", right), "keychain");
    let bench = bench.restart();
    bench.ask("sign_in_state", json!({}));
    assert_eq!(bench.ask("v3_key_state", account()), "keychain");
    assert_eq!(bench.ask("v3_key_forget", account()), "missing");
    assert_eq!(bench.refused("v3_users_list", list), "v3_key_missing");
}

#[test]
fn a_list_is_told_in_pages() {
    let (bench, _server) = with_key();
    let pages = bench.hear("v3_users_listed");
    let listed = bench.ask("v3_users_list", json!({ "account_id": AURORA, "job_id": "j" }));
    assert_eq!(listed, json!({ "count": 12, "stopped": false }));
    assert_eq!(pages.recv().unwrap()["users"].as_array().unwrap().len(), 12);
}

#[test]
fn one_user_is_read_with_the_phone() {
    let (bench, _server) = with_key();
    let read = bench.ask("v3_users_get", json!({ "account_id": AURORA, "id": "u-anna" }));
    assert_eq!(read["phone"], "37120001140");
}

#[test]
fn users_are_added_under_the_wider_bounds() {
    let (bench, _server) = with_key();
    let id = "i".repeat(200);
    let users = json!([{ "id": id, "name": "Zane", "phone": null }]);
    let arguments = json!({ "account_id": AURORA, "users": users, "adding": true, "job_id": "j" });
    assert_eq!(bench.ask("v3_users_upsert", arguments.clone())[0]["outcome"], "accepted");
    assert_eq!(bench.refused("users_upsert", arguments), "invalid", "v2 allows 64");
}

#[test]
fn one_user_is_deleted() {
    let (bench, _server) = with_key();
    let one = json!({ "account_id": AURORA, "id": "crm/207" });
    assert_eq!(bench.ask("v3_users_delete", one.clone()), Value::Null);
    assert_eq!(bench.refused("v3_users_delete", one), "not_found");
}

#[test]
fn many_are_deleted_and_those_that_were_not_there_are_named() {
    let (bench, _server) = with_key();
    let arguments = json!({ "account_id": AURORA, "ids": ["14", "nobody"], "job_id": "j" });
    let outcomes = bench.ask("v3_users_bulk_delete", arguments);
    assert_eq!(outcomes[0]["outcome"], "accepted");
    assert_eq!(outcomes[1]["outcome"], "not_found");
}
