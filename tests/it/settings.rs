//! Settings over the bridge: read, written whole, and a conflict told place by place.

use serde_json::{Value, json};

use crate::support::{Bench, Sandbox};

const AURORA: &str = "24017788";

fn read(bench: &Bench) -> Value {
    bench.ask("settings_get", json!({ "account_id": AURORA }))
}

fn update(seen: &Value, wanted: &Value) -> Value {
    json!({ "account_id": AURORA, "seen": seen, "wanted": wanted })
}

#[test]
fn settings_are_written_and_the_state_before_is_kept() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    let shown = read(&bench);
    let history = |bench: &Bench| bench.ask("settings_history", json!({ "account_id": AURORA }));
    assert_eq!((&shown, history(&bench)), (&json!({ "settings": shown["settings"] }), json!([])));
    let seen = &shown["settings"];
    let mut wanted = seen.clone();
    wanted["user_roles"][0]["role"] = json!("auditor");
    let updated = bench.ask("settings_update", update(seen, &wanted));
    assert_eq!((&updated["outcome"], &updated["settings"]), (&json!("saved"), &wanted));
    assert_eq!((&updated["before"], &updated["differences"]), (seen, &json!([])));
    let bench = bench.restart();
    bench.ask("sign_in_state", json!({}));
    assert_eq!(read(&bench)["settings"], wanted);
    let kept = history(&bench);
    assert_eq!((&kept[0]["outcome"], &kept[0]["places"]), (&json!("saved"), &json!(1)));
    let change_id = &kept[0]["change_id"];
    let change =
        bench.ask("settings_change", json!({ "account_id": AURORA, "change_id": change_id }));
    assert_eq!((&change["before"], &change["after"]), (seen, &wanted));
    let difference = &change["differences"][0];
    assert_eq!((&difference["now"], &difference["what"]), (&difference["wanted"], &json!("role")));
    let other = json!({ "account_id": AURORA, "change_id": 77 });
    assert_eq!(bench.refused("settings_change", other), "not_found");
}

#[test]
fn a_look_says_what_became_of_a_writing() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    let seen = read(&bench)["settings"].clone();
    let mut wanted = seen.clone();
    wanted["user_roles"][0]["role"] = json!("auditor");
    let looked = bench.ask("settings_look", update(&seen, &wanted));
    assert_eq!((&looked["outcome"], &looked["settings"]), (&json!("not_saved"), &seen));
    assert_eq!(looked["differences"][0]["wanted"]["role"], "auditor");
    let updated = bench.ask("settings_update", update(&seen, &wanted));
    assert_eq!(updated["taken_over"], json!([]));
    let looked = bench.ask("settings_look", update(&seen, &wanted));
    let settled = (&looked["outcome"], &looked["differences"], &looked["taken_over"]);
    assert_eq!(settled, (&json!("saved"), &json!([]), &json!([])));
}

#[test]
fn a_conflict_carries_what_differs_and_what_is_there() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    let there = read(&bench)["settings"].clone();
    let mut seen = there.clone();
    seen["user_roles"][0]["allow_get_new_clients"] = json!(false);
    let refusal = bench.call("settings_update", update(&seen, &seen)).unwrap_err();
    assert_eq!(refusal["code"], "conflict");
    let conflict = &refusal["conflict"];
    assert_eq!(conflict["settings"], there);
    let role = |clients: bool| json!({ "role": "manager", "allow_get_new_clients": clients });
    let difference = json!([{
        "what": "role", "channel_id": there["user_roles"][0]["channel_id"], "user_id": "u-anna",
        "seen": role(false), "now": role(true), "wanted": role(false),
    }]);
    assert_eq!(conflict["differences"], difference);
    assert_eq!(server.count("PATCH", "/v2/settings"), 0);
}
