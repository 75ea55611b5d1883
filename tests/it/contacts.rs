//! Contacts over the bridge: a list in the store, and links into the CRM that are never lost.

use serde_json::{Value, json};

use crate::support::{Bench, Sandbox};

const AURORA: &str = "24017788";
const LINK: &str = "https://crm.example/7";

fn signed_in() -> (Bench, Sandbox) {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    (bench, server)
}

fn contact(uri: Option<&str>) -> Value {
    json!({
        "id": "a/7", "responsible_user_id": "u-anna", "name": "Zane", "uri": uri,
        "without_link": false,
        "contact_data": [
            { "chat_type": "whatsapp", "chat_id": "37120000007", "username": null, "phone": null },
        ],
    })
}

fn write(bench: &Bench, command: &str, contact: Value) -> Value {
    let mut arguments = json!({ "account_id": AURORA, "contacts": [contact], "job_id": "j" });
    if command == "contacts_upsert" {
        arguments["adding"] = json!(true);
    }
    bench.ask(command, arguments)[0]["outcome"].clone()
}

#[test]
fn a_list_goes_to_the_store_and_is_found_there() {
    let (bench, _server) = signed_in();
    let pages = bench.hear("contacts_listed");
    let listed = bench.ask("contacts_list", json!({ "account_id": AURORA, "job_id": "j" }));
    let page = pages.recv().unwrap();
    let told = json!({ "job_id": "j", "account_id": AURORA, "so_far": listed["count"] });
    assert_eq!(page, told, "one page holds them all, and no rows come with it");
    let find = |search: &str, limit: u32| json!({ "account_id": AURORA, "search": search, "sort": "name", "offset": 0, "limit": limit });
    let found = bench.ask("contacts_find", find("", 500));
    assert_eq!((&found["total"], &found["cached"]), (&listed["count"], &listed["count"]));
    assert!(found["read_at"].is_number() && found["more_than_total"] == false);
    let contacts = found["contacts"].as_array().unwrap();
    assert!(contacts.iter().all(|contact| contact["uri"].is_null()), "the path is no link");
    assert_eq!(bench.refused("contacts_find", find("", 501)), "invalid");

    assert_eq!(write(&bench, "contacts_upsert", contact(Some(LINK))), "accepted");
    let found = bench.ask("contacts_find", find("ZÁNE 0007", 10));
    assert_eq!((&found["total"], &found["contacts"][0]["id"]), (&json!(1), &json!("a/7")));
    let found = bench.ask("contacts_search", json!({ "search": "a/7 zane", "limit": 50 }));
    assert_eq!(
        (&found[0]["account_id"], &found[0]["contact"]["uri"]),
        (&json!(AURORA), &json!(LINK))
    );
}

#[test]
fn a_contact_is_added_and_read_with_its_link() {
    let (bench, _server) = signed_in();
    assert_eq!(write(&bench, "contacts_upsert", contact(Some(LINK))), "accepted");
    let read = bench.ask("contacts_get", json!({ "account_id": AURORA, "contact_id": "a/7" }));
    assert_eq!((&read["uri"], &read["uri_kept_here"]), (&json!(LINK), &json!(true)));
}

#[test]
fn a_contact_is_updated_with_its_link_or_not_at_all() {
    let (bench, server) = signed_in();
    assert_eq!(write(&bench, "contacts_update", contact(Some(LINK))), "not_found");
    assert_eq!(server.count("PATCH", "/v2/contacts"), 1);
    for (uri, rule) in [(None, "required"), (Some("/api/v2/contacts/a%2F7"), "not_allowed")] {
        let arguments = json!({ "account_id": AURORA, "contacts": [contact(uri)], "job_id": "j" });
        let refusal = bench.call("contacts_update", arguments).unwrap_err();
        let field = json!({ "field": "contacts[0].uri", "rule": rule, "limit": null });
        assert_eq!(refusal["fields"], json!([field]));
    }
    assert_eq!(server.count("PATCH", "/v2/contacts"), 1);
}

#[test]
fn contacts_are_deleted() {
    let (bench, _server) = signed_in();
    write(&bench, "contacts_upsert", contact(Some(LINK)));
    let arguments = json!({ "account_id": AURORA, "contact_ids": ["a/7"], "job_id": "j" });
    assert_eq!(bench.ask("contacts_delete", arguments)[0]["outcome"], "accepted");
    let gone = json!({ "account_id": AURORA, "contact_id": "a/7" });
    assert_eq!(bench.refused("contacts_get", gone), "not_found");
}
