//! The table of methods, held against everything it promises: a line in the client, a route of the
//! sandbox, and the command by which the page reaches it. `docs/api.md` is written from the same
//! table.
//!
//! What a command reaches is not read from the code but seen: every command is called over the
//! bridge, and the sandbox says what it was asked.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::{Bench, Sandbox, until};
use crate::tidy;

const AURORA: &str = "24017788";
const KEY: &str = sandbox::DEMO_V3_KEY;

#[derive(Deserialize)]
struct Table {
    method: Vec<Method>,
}

#[derive(Deserialize)]
struct Method {
    number: u32,
    call: String,
    client: Option<String>,
    command: Option<String>,
    used_by: Option<String>,
    repeat: Option<String>,
    left_out: Option<String>,
}

impl Method {
    fn parts(&self) -> (&str, &str) {
        self.call.split_once(' ').unwrap()
    }

    /// The command by which the page reaches it.
    fn by(&self) -> &str {
        self.command.as_deref().or(self.used_by.as_deref()).unwrap()
    }
}

fn table() -> Vec<Method> {
    toml::from_str::<Table>(&tidy::text("tests/fixtures/methods.toml")).unwrap().method
}

/// The methods that are there.
fn present() -> Vec<Method> {
    table().into_iter().filter(|method| method.left_out.is_none()).collect()
}

#[test]
fn the_table_has_every_method_once_and_leaves_out_only_what_was_agreed() {
    let numbers: Vec<_> = table().iter().map(|method| method.number).collect();
    assert_eq!(numbers, (1..=45).collect::<Vec<_>>());
    let left_out: Vec<_> =
        table().iter().filter(|m| m.left_out.is_some()).map(|m| m.number).collect();
    assert_eq!(left_out, (33..=40).collect::<Vec<_>>());
    let own: Vec<_> = present().into_iter().filter_map(|method| method.command).collect();
    assert_eq!(own.len(), own.iter().collect::<BTreeSet<_>>().len(), "a command of its own");
}

#[test]
fn every_method_is_one_function_of_the_client_that_says_whether_it_repeats() {
    for method in present() {
        let (verb, path) = method.parts();
        for function in method.client.as_deref().unwrap().split(", ") {
            let (file, name) = function.split_once("::").unwrap();
            let text = tidy::text(&format!("crates/wazzup/src/{file}.rs"));
            if path == "/v2/oauth/authorize" {
                assert!(text.contains(path) && text.contains(&format!("fn {name}(")), "{function}");
                continue;
            }
            let body = text
                .split_once(&format!("pub async fn {name}("))
                .and_then(|(_, rest)| rest.split_once("\n    }\n"))
                .unwrap_or_else(|| panic!("{function} is not there"))
                .0;
            let sends = format!(".{}(\"{path}\"", verb.to_lowercase());
            assert!(body.contains(&sends), "{function} does not {sends}");
            let declared = match (verb, method.repeat.as_deref().unwrap()) {
                ("GET", repeat) => repeat == "safe",
                (_, "safe") => body.contains("Repeat::Safe"),
                (_, "unsafe") => body.contains("Repeat::Unsafe"),
                (_, _) => body.contains("Repeat::"),
            };
            assert!(declared, "{function} does not repeat as the table says");
        }
    }
}

#[test]
fn every_method_is_a_documented_route_of_the_sandbox() {
    let server = Sandbox::start();
    let document = server.look("openapi.json");
    let documented: BTreeSet<_> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, methods)| {
            let verbs = methods.as_object().unwrap().keys();
            let verbs = verbs.filter(|verb| !["servers", "parameters"].contains(&verb.as_str()));
            verbs.map(move |verb| format!("{} {path}", verb.to_uppercase()))
        })
        .collect();
    let expected: BTreeSet<_> = present().into_iter().map(|method| method.call).collect();
    assert_eq!(documented, expected);
    for method in present() {
        // Without a credential it is known who is asking for what, and refused.
        let (verb, path) = method.parts();
        let status = server.status(verb, &filled(path));
        let expected = if path == "/v2/oauth/authorize" { 400 } else { 401 };
        assert_eq!(status, expected, "{}", method.call);
    }
}

/// A path with something in the place of every parameter.
fn filled(path: &str) -> String {
    let segments = path.split('/').map(|one| if one.starts_with('{') { "24017788" } else { one });
    segments.collect::<Vec<_>>().join("/")
}

/// Whether a path that was asked for is one of this form.
fn is_of(path: &str, form: &str) -> bool {
    let path = path.split('?').next().unwrap();
    let (path, form): (Vec<_>, Vec<_>) = (path.split('/').collect(), form.split('/').collect());
    path.len() == form.len()
        && path.iter().zip(&form).all(|(one, other)| other.starts_with('{') || one == other)
}

/// An app and a server, and what each command made the server hear.
struct Run {
    bench: Bench,
    server: Sandbox,
    heard: BTreeMap<String, BTreeSet<(String, String)>>,
}

impl Run {
    fn ask(&mut self, command: &str, arguments: Value) -> Value {
        let before = self.server.requests().len();
        let answer = self.bench.ask(command, arguments);
        self.hear(command, before);
        answer
    }

    /// Puts down to a command what was heard since.
    fn hear(&mut self, command: &str, before: usize) {
        let new = self.server.requests().split_off(before);
        self.heard.entry(command.to_owned()).or_default().extend(new);
    }

    fn connection(&self) -> Value {
        self.bench.ask("channels_connections", json!({}))[0].clone()
    }

    fn wait_for(&self, stage: &str) -> Value {
        until(stage, || Some(self.connection()).filter(|one| one["stage"]["kind"] == stage))
    }
}

#[test]
fn every_method_is_reached_by_the_command_the_table_names() {
    // A deletion waits no longer than it must, and nothing is asked by the console itself.
    let (moment, long) = (Duration::from_millis(1), Duration::from_secs(3_600));
    let pace = console::Pace { undo_for: moment, sweep_look: long, ..console::Pace::default() };
    let (bench, server) = (Bench::at(pace), Sandbox::start());
    bench.sign_in(&server);
    let mut run = Run { bench, server, heard: BTreeMap::new() };
    accounts(&mut run);
    people(&mut run);
    users_of_v3(&mut run);
    channels(&mut run);
    deletion(&mut run);
    for method in present() {
        let (verb, path) = method.parts();
        if path == "/v2/oauth/authorize" {
            continue; // The browser asks for it; tests/e2e follows it there.
        }
        let heard = run.heard.get(method.by()).unwrap_or_else(|| panic!("{} ran", method.by()));
        let reached = heard.iter().any(|(asked, at)| asked == verb && is_of(at, path));
        assert!(reached, "{} does not reach {}: {heard:?}", method.by(), method.call);
    }
}

fn accounts(run: &mut Run) {
    run.ask("accounts_refresh", json!({}));
    // The first call inside an account: only it needs a token.
    run.ask("channels_list", json!({ "account_id": AURORA }));
    run.ask("accounts_get", json!({ "account_id": AURORA }));
    run.ask("accounts_update", json!({ "account_id": AURORA, "timezone": 3 }));
    run.ask("accounts_waba_balance", json!({ "account_id": AURORA, "value": 50 }));
    let account = json!({
        "name": "Made by a test", "lang": "en", "currency": "EUR", "country": "EU", "timezone": 1,
    });
    run.ask("accounts_create", json!({ "account": account }));
}

fn people(run: &mut Run) {
    let users = json!([{ "id": "u-test", "name": "Test Person", "phone": null }]);
    let of = |extra: Value| {
        let mut arguments = json!({ "account_id": AURORA, "job_id": "job" });
        arguments.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        arguments
    };
    run.ask("users_upsert", of(json!({ "users": users, "adding": true })));
    run.ask("users_update", of(json!({ "users": users })));
    run.ask("users_list", of(json!({})));
    run.ask("users_get", json!({ "account_id": AURORA, "user_id": "u-test" }));

    let contact = json!({
        "id": "c-test", "responsible_user_id": "u-test", "name": "A contact",
        "contact_data": [{ "chat_type": "whatsapp", "chat_id": "37120000001", "username": null, "phone": null }],
        "uri": "https://crm.example/1", "without_link": false,
    });
    run.ask("contacts_upsert", of(json!({ "contacts": [contact], "adding": true })));
    run.ask("contacts_update", of(json!({ "contacts": [contact] })));
    run.ask("contacts_list", of(json!({})));
    run.ask("contacts_get", json!({ "account_id": AURORA, "contact_id": "c-test" }));
    run.ask("contacts_delete", of(json!({ "contact_ids": ["c-test"] })));

    let chats = json!({
        "user_id": "u-test", "author_name": null, "scope": "global", "chats": [],
        "active_chat": null, "use_events": null, "client_type": null,
    });
    run.ask("links_chats", json!({ "account_id": AURORA, "link": chats }));
    run.ask("users_delete", of(json!({ "user_ids": ["u-test"] })));

    let read = run.ask("settings_get", json!({ "account_id": AURORA }));
    let seen = read["settings"].clone();
    let mut wanted = seen.clone();
    let switch = &mut wanted["push_input_output_message_events_for_managers"];
    *switch = json!(!switch.as_bool().unwrap());
    let saved =
        run.ask("settings_update", json!({ "account_id": AURORA, "seen": seen, "wanted": wanted }));
    assert_eq!(saved["outcome"], "saved");
}

fn users_of_v3(run: &mut Run) {
    run.ask("v3_key_set", json!({ "account_id": AURORA, "key": KEY }));
    let users = json!([
        { "id": "v-1", "name": "One", "phone": null }, { "id": "v-2", "name": "Two", "phone": null },
    ]);
    let upsert = json!({ "account_id": AURORA, "users": users, "adding": true, "job_id": "job" });
    run.ask("v3_users_upsert", upsert);
    run.ask("v3_users_list", json!({ "account_id": AURORA, "job_id": "job" }));
    run.ask("v3_users_get", json!({ "account_id": AURORA, "id": "v-1" }));
    run.ask("v3_users_delete", json!({ "account_id": AURORA, "id": "v-1" }));
    let ids = json!({ "account_id": AURORA, "ids": ["v-2"], "job_id": "job" });
    run.ask("v3_users_bulk_delete", ids);
}

/// Connecting works in the background, so what is heard until a step is reached is put down to the
/// command that began it.
fn channels(run: &mut Run) {
    // The first address cannot be taken back, so that the second connection finds it.
    run.server.control(
        "faults",
        json!({ "faults": [{ "method": "DELETE", "path": "/v2/webhooks", "kind": "status", "status": 403 }] }),
    );
    for round in 0..2 {
        let before = run.server.requests().len();
        let connect = json!({
            "account_id": AURORA, "transport": "whatsapp", "expected_phone": null,
            "channel_id": null, "way": "code",
        });
        run.ask("channels_connect", connect);
        let connection = run.wait_for("code");
        let id = connection["connection_id"].clone();
        run.hear("channels_connect", before);
        run.ask("links_channel", json!({ "connection_id": id }));
        let pairing = json!({ "connection_id": id, "phone": "37120001122" });
        run.ask("channels_pairing_code", pairing);
        if round == 0 {
            let channel = connection["channel_id"].as_str().unwrap();
            let scan = json!({ "action": "scan_with_2fa" });
            run.server.control(&format!("phone/{channel}"), scan);
            run.wait_for("password");
            run.ask("channels_two_factor", json!({ "connection_id": id, "code": "1234" }));
        } else {
            run.ask("channels_reinit", json!({ "connection_id": id }));
        }
        let before = run.server.requests().len();
        run.ask("channels_leave", json!({ "connection_id": id, "keep": "remove" }));
        until("the end", || run.connection().is_null().then_some(()));
        run.hear("channels_leave", before);
    }
}

/// A deletion is sent a while after the command has answered.
fn deletion(run: &mut Run) {
    let channels = run.ask("channels_list", json!({ "account_id": AURORA }));
    let before = run.server.requests().len();
    let wish = json!({
        "account_id": AURORA, "channel_id": channels[0]["channel_id"], "chats": "drop",
    });
    run.ask("channels_delete", wish);
    let left = || run.bench.ask("channels_deletions", json!({}));
    until("the deletion", || left().as_array().unwrap().is_empty().then_some(()));
    run.hear("channels_delete", before);
}
