//! The bridge itself: what is not listed is refused, what does not fit is named.

use serde_json::json;

use crate::support::Bench;

#[test]
fn a_command_that_is_not_listed_is_refused() {
    let bench = Bench::new();
    let refusal = bench.call("accounts_delete", json!({})).unwrap_err();
    assert!(refusal.as_str().is_some_and(|text| text.contains("not")), "{refusal}");
}

#[test]
fn a_plugin_is_not_open_to_the_page_just_because_it_is_there() {
    let bench = Bench::new();
    for command in ["plugin:dialog|open", "plugin:clipboard-manager|read_text"] {
        assert!(bench.call(command, json!({})).is_err(), "{command}");
    }
}

#[test]
fn an_argument_that_does_not_fit_is_a_plain_refusal() {
    let bench = Bench::new();
    let refusal = bench.call("accounts_get", json!({ "account_id": [1] })).unwrap_err();
    assert!(refusal.as_str().is_some_and(|text| text.contains("account_id")), "{refusal}");
}

#[test]
fn the_page_may_say_that_closing_would_lose_something() {
    let bench = Bench::new();
    for held in [true, false] {
        assert!(bench.ask("window_hold", json!({ "held": held })).is_null());
    }
}

#[test]
fn the_phone_rings_in_the_demo_only() {
    let bench = Bench::new();
    let arguments = json!({
        "channel_id": "x", "action": "scan", "password": null, "phone": null, "code": null,
    });
    assert_eq!(bench.refused("demo_phone", arguments), "demo_only");
}

#[test]
fn the_demo_starts_with_named_clients_and_leaves_nothing() {
    let bench = Bench::new();
    let profile = bench.ask("sign_in_demo", json!({}));
    assert_eq!(profile["kind"], "demo");
    let state = bench.ask("sign_in_state", json!({}));
    assert_eq!(state["demo"], true);
    let list = bench.ask("accounts_list", json!({}));
    let accounts = list["accounts"].as_array().unwrap();
    assert!(accounts.len() >= 14);
    assert!(accounts.iter().all(|account| account["name"].is_string()));
    let state = bench.ask("sign_in_demo_end", json!({}));
    assert_eq!(state["demo"], false);
    assert!(state["current"].is_null());
    assert!(state["profiles"].as_array().unwrap().is_empty());
}
