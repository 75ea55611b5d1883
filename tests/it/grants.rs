//! Clients with an account of their own, over the bridge. What opens a browser is a journey in the
//! window; here is what the page gets to see of it.

use serde_json::{Value, json};

use crate::support::{Bench, Sandbox};

/// Its fields break rules, so that no browser is opened.
fn broken_form() -> Value {
    json!({ "form": {
        "client_id": "", "redirect_uri": "http://partner.example/back", "name": " ",
        "account_id": null,
        "words": { "lang": "en", "allowed": "a", "refused": "r", "mistaken": "m" },
    }})
}

#[test]
fn a_broken_form_opens_no_browser() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    assert_eq!(bench.refused("grants_list", json!({})), "signed_out");
    bench.sign_in(&server);
    let refusal = bench.call("grants_begin", broken_form()).unwrap_err();
    let fields = refusal["fields"].as_array().unwrap().iter();
    let broken: Vec<_> = fields.map(|one| (one["field"].clone(), one["rule"].clone())).collect();
    let expected = [("client_id", "required"), ("name", "required"), ("redirect_uri", "not_https")];
    assert_eq!(broken, expected.map(|(field, rule)| (json!(field), json!(rule))));
    assert_eq!(bench.ask("grants_list", json!({})), json!([]));
    assert_eq!(server.count("GET", "/v2/oauth/authorize"), 0);
}

#[test]
fn nothing_is_done_to_an_attempt_that_is_not_there() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    for command in ["grants_open", "grants_copy_address", "grants_cancel"] {
        assert_eq!(bench.refused(command, json!({ "grant_id": "gone" })), "not_found", "{command}");
    }
    let paste = json!({ "grant_id": "gone", "text": "code" });
    assert_eq!(bench.refused("grants_paste", paste), "not_found");
    // One of the partner's own accounts is no permission to be forgotten.
    let own = json!({ "account_id": "24017788" });
    assert_eq!(bench.refused("grants_forget", own), "not_found");
}
