//! Signing in: what is checked, what is kept, and where.

use serde_json::json;

use crate::support::{Bench, Sandbox};

#[test]
fn a_wrong_password_is_named_and_nothing_is_kept() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    let arguments = json!({
        "server": server.origin, "email": "demo@partner.example", "password": "not-this",
    });
    assert_eq!(bench.refused("sign_in_create", arguments), "wrong_password");
    let state = bench.ask("sign_in_state", json!({}));
    assert!(state["profiles"].as_array().unwrap().is_empty());
}

#[test]
fn a_form_that_cannot_be_right_is_refused_at_its_field() {
    let bench = Bench::new();
    let refusal = bench
        .call(
            "sign_in_create",
            json!({ "server": "http://example.com", "email": "x", "password": "" }),
        )
        .unwrap_err();
    assert_eq!(refusal["code"], "invalid");
    let fields: Vec<_> =
        refusal["fields"].as_array().unwrap().iter().map(|field| &field["field"]).collect();
    assert_eq!(fields, ["server", "email", "password"]);
}

#[test]
fn a_login_outlives_the_app_and_its_password_is_in_the_keychain_alone() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    let profile = bench.sign_in(&server);
    assert_eq!(profile["secret"], "keychain");
    let bench = bench.restart();
    let state = bench.ask("sign_in_state", json!({}));
    assert_eq!(state["current"]["profile_id"], profile["profile_id"]);
    let list = bench.ask("accounts_refresh", json!({}));
    assert!(list["accounts"].as_array().unwrap().len() >= 14);
    for entry in walk(bench.folder.path()) {
        let content = std::fs::read(&entry).unwrap();
        let found = content.windows(12).any(|window| window == b"demo-partner");
        assert!(!found, "the password stands in {}", entry.display());
    }
}

#[test]
fn signing_out_forgets_the_password_and_removing_forgets_the_login() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    let profile = bench.sign_in(&server);
    let id = json!({ "profile_id": profile["profile_id"] });
    let state = bench.ask("sign_in_end", id.clone());
    assert_eq!(state["profiles"][0]["secret"], "missing");
    assert_eq!(bench.refused("accounts_refresh", json!({})), "signed_out");
    let state = bench.ask("sign_in_remove", id);
    assert!(state["profiles"].as_array().unwrap().is_empty());
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(walk(&path)) } else { files.push(path) }
    }
    files
}
