//! Links to the provider's own pages over the bridge, and the one write of accounts that a page
//! of theirs must settle: a raised limit.

use serde_json::json;

use crate::support::{Bench, Sandbox};

const AURORA: &str = "24017788";

#[test]
fn a_chat_window_has_a_link() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    let mut link = json!({
        "user_id": "u-anna", "author_name": null, "scope": "global", "chats": [],
        "active_chat": null, "use_events": null, "client_type": null,
    });
    let arguments = json!({ "account_id": AURORA, "link": link });
    let copied = bench.ask("links_chats", arguments);
    assert!(copied["link"].as_str().unwrap().starts_with(&server.origin), "{copied}");
    link["scope"] = json!("card");
    let refusal = bench.call("links_chats", json!({ "account_id": AURORA, "link": link }));
    assert_eq!(refusal.unwrap_err()["fields"][0]["field"], "link.chats");
}

#[test]
fn a_lost_raise_is_settled_by_the_persons_word() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    let path = format!("/v2/accounts/{AURORA}/waba-balance");
    let fault = json!({ "method": "POST", "path": path, "kind": "cut_after", "times": 1 });
    server.control("faults", json!({ "faults": [fault] }));
    let raise = json!({ "account_id": AURORA, "value": 20 });
    let creation = bench.ask("accounts_waba_balance", raise.clone());
    assert_eq!(
        (&creation["kind"], &creation["state"]),
        (&json!("waba_balance"), &json!("unknown"))
    );
    assert_eq!((&creation["value"], &creation["next_look_at"]), (&json!(20), &json!(null)));
    assert_eq!(bench.refused("accounts_waba_balance", raise), "conflict");
    let settled = bench
        .ask("creations_settle", json!({ "creation_id": creation["creation_id"], "id": AURORA }));
    assert_eq!(settled["state"], "created");
    assert_eq!(server.count("POST", &path), 1);
}
