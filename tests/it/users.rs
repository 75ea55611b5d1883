//! Users over the bridge: a list in pages, writings with an outcome per user.

use serde_json::{Value, json};

use crate::support::{Bench, Sandbox};

const AURORA: &str = "24017788";

fn user(id: &str) -> Value {
    json!({ "id": id, "name": "Zane", "phone": null })
}

fn signed_in() -> (Bench, Sandbox) {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    (bench, server)
}

#[test]
fn a_list_is_told_in_pages() {
    let (bench, _server) = signed_in();
    let pages = bench.hear("users_listed");
    let listed = bench.ask("users_list", json!({ "account_id": AURORA, "job_id": "list-1" }));
    assert_eq!(listed, json!({ "count": 12, "stopped": false }));
    let page = pages.recv().unwrap();
    assert_eq!((&page["job_id"], &page["account_id"]), (&json!("list-1"), &json!(AURORA)));
    assert_eq!((page["users"].as_array().unwrap().len(), &page["so_far"]), (12, &json!(12)));
    let cached = |edition: &str| {
        bench.ask("users_cached", json!({ "account_id": AURORA, "edition": edition }))
    };
    let kept = cached("v2");
    assert_eq!(kept["users"], page["users"]);
    assert!(kept["read_at"].is_number());
    assert_eq!(cached("v3"), json!({ "users": [], "read_at": null }));
}

#[test]
fn a_phone_known_to_be_anothers_is_told_at_its_field() {
    let (bench, server) = signed_in();
    bench.ask("users_list", json!({ "account_id": AURORA, "job_id": "j" }));
    let user = json!({ "id": "z", "name": "Zane", "phone": "37120001144" });
    let arguments = json!({ "account_id": AURORA, "users": [user], "adding": true, "job_id": "j" });
    let refusal = bench.call("users_upsert", arguments).unwrap_err();
    let field = json!({ "field": "users[0].phone", "rule": "taken", "limit": null });
    assert_eq!(refusal["fields"], json!([field]));
    assert_eq!(server.count("POST", "/v2/users"), 0);
}

#[test]
fn one_user_is_read() {
    let (bench, _server) = signed_in();
    let user = bench.ask("users_get", json!({ "account_id": AURORA, "user_id": "crm/207" }));
    assert_eq!(user, json!({ "id": "crm/207", "name": "Sofia Petrova", "phone": "37120001144" }));
    let nobody = json!({ "account_id": AURORA, "user_id": "nobody" });
    assert_eq!(bench.refused("users_get", nobody), "not_found");
}

#[test]
fn users_are_added_with_progress() {
    let (bench, _server) = signed_in();
    let progress = bench.hear("job_progressed");
    let arguments =
        json!({ "account_id": AURORA, "users": [user("z")], "adding": true, "job_id": "write-1" });
    let outcomes = bench.ask("users_upsert", arguments);
    let accepted = json!([{ "id": "z", "outcome": "accepted", "error": null, "fields": [] }]);
    assert_eq!(outcomes, accepted);
    let told = json!({ "job_id": "write-1", "settled": 1, "total": 1 });
    assert_eq!(progress.recv().unwrap(), told);
}

#[test]
fn adding_refuses_an_id_that_is_taken() {
    let (bench, server) = signed_in();
    let arguments =
        json!({ "account_id": AURORA, "users": [user("14")], "adding": true, "job_id": "j" });
    let refusal = bench.call("users_upsert", arguments).unwrap_err();
    let field = json!({ "field": "users[0].id", "rule": "taken", "limit": null });
    assert_eq!((&refusal["code"], &refusal["fields"]), (&json!("invalid"), &json!([field])));
    assert_eq!(server.count("POST", "/v2/users"), 0);
}

#[test]
fn users_that_are_there_are_updated() {
    let (bench, _server) = signed_in();
    let arguments =
        json!({ "account_id": AURORA, "users": [user("14"), user("z")], "job_id": "j" });
    let outcomes = bench.ask("users_update", arguments);
    assert_eq!(outcomes[0]["outcome"], "accepted");
    assert_eq!(outcomes[1]["outcome"], "not_found");
}

#[test]
fn users_are_deleted() {
    let (bench, _server) = signed_in();
    let arguments = json!({ "account_id": AURORA, "user_ids": ["14"], "job_id": "j" });
    assert_eq!(bench.ask("users_delete", arguments)[0]["outcome"], "accepted");
    let gone = json!({ "account_id": AURORA, "user_id": "14" });
    assert_eq!(bench.refused("users_get", gone), "not_found");
}

#[test]
fn a_broken_list_names_every_place_and_is_not_sent() {
    let (bench, server) = signed_in();
    let users = json!([user("z"), { "id": "z", "name": "", "phone": "12" }]);
    let arguments = json!({ "account_id": AURORA, "users": users, "adding": false, "job_id": "j" });
    let refusal = bench.call("users_upsert", arguments).unwrap_err();
    assert_eq!(refusal["code"], "invalid");
    let places: Vec<_> = (refusal["fields"].as_array().unwrap().iter())
        .map(|one| (one["field"].as_str().unwrap(), one["rule"].as_str().unwrap()))
        .collect();
    let expected = [
        ("users[1].id", "repeated"),
        ("users[1].name", "required"),
        ("users[1].phone", "not_phone"),
    ];
    assert_eq!(places, expected);
    assert_eq!(server.count("POST", "/v2/users"), 0);
}

#[test]
fn stopping_what_does_not_run_is_no_failure() {
    let (bench, _server) = signed_in();
    assert_eq!(bench.ask("jobs_stop", json!({ "job_id": "nothing" })), Value::Null);
}
