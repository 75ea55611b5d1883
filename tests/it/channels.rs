//! Connecting a channel over the bridge, from the first code to a confirmed number.

use serde_json::{Value, json};

use crate::support::{Bench, Sandbox, until};

fn stage(bench: &Bench, wanted: &str) -> Value {
    until(wanted, || {
        let open = bench.ask("channels_connections", json!({}));
        let connection = open.as_array().unwrap().first().cloned()?;
        (connection["stage"]["kind"] == wanted).then_some(connection)
    })
}

fn connect(bench: &Bench, expected: Option<&str>) -> Value {
    bench.ask("accounts_refresh", json!({}));
    bench.ask(
        "channels_connect",
        json!({
            "account_id": "24017788", "transport": "whatsapp", "expected_phone": expected,
            "channel_id": null, "way": "code",
        }),
    );
    stage(bench, "code")
}

#[test]
fn the_code_on_the_screen_is_the_code_that_was_sent() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    let connection = connect(&bench, None);
    let picture = connection["code"]["png"].as_str().unwrap();
    assert_eq!(read(picture), sent(&server, &connection));
}

#[test]
fn the_expected_number_connects_by_itself() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    let connection = connect(&bench, Some("37120001122"));
    let channel = connection["channel_id"].as_str().unwrap();
    server
        .control(&format!("phone/{channel}"), json!({ "action": "scan", "phone": "37120001122" }));
    let connection = stage(&bench, "connected");
    assert_eq!(connection["channel"]["status"], "active");
    assert_eq!(server.count("POST", "/v2/channels"), 1);
}

#[test]
fn a_number_nobody_expected_waits_for_the_person() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    let connection = connect(&bench, None);
    let channel = connection["channel_id"].as_str().unwrap();
    server.control(&format!("phone/{channel}"), json!({ "action": "scan" }));
    let connection = stage(&bench, "confirm");
    let id = json!({ "connection_id": connection["connection_id"] });
    let connection = bench.ask("channels_confirm", id);
    assert_eq!(connection["stage"]["kind"], "connected");
}

#[test]
fn the_gallery_follows_the_persons_own_switch() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    let code = || {
        let gallery = bench.ask("channels_ways", json!({ "account_id": "24017788" }));
        assert_eq!(gallery[0]["transport"], "whatsapp");
        gallery[0]["ways"][0].clone()
    };
    assert_eq!(code(), json!({ "way": "code", "open": true, "why": null }));
    let mut preferences = bench.ask("preferences_get", json!({}));
    preferences["events"] = json!(false);
    bench.ask("preferences_set", json!({ "preferences": preferences }));
    assert_eq!(code(), json!({ "way": "code", "open": false, "why": "switched_off" }));
    // The demo has a console of its own, and the person one opinion.
    bench.ask("sign_in_demo", json!({}));
    assert_eq!(code()["why"], "switched_off");
    preferences["events"] = json!(true);
    bench.ask("preferences_set", json!({ "preferences": preferences }));
    assert_eq!(code()["open"], true);
}

#[test]
fn a_token_goes_through_and_comes_back_nowhere() {
    const TOKEN: &str = "1234567890:made-up-letters-of-a-token";
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    let connect = |token: &str| {
        let wish = json!({
            "account_id": "24017788", "transport": "telegram", "expected_phone": null,
            "channel_id": null, "way": "credentials",
            "credentials": { "kind": "token", "token": token },
        });
        bench.call("channels_connect", wish)
    };
    let refusal = connect("no token at all").unwrap_err();
    assert_eq!(
        refusal["fields"][0],
        json!({ "field": "token", "rule": "malformed", "limit": null })
    );
    assert!(!refusal.to_string().contains("no token at all"));
    connect(TOKEN).unwrap();
    let connection = stage(&bench, "connected");
    assert!(!connection.to_string().contains("made-up-letters"));
    assert_eq!(connection["phone_seen"], Value::Null);
}

#[test]
fn a_browser_is_sent_to_the_page_of_a_connection_and_nowhere_else() {
    let (bench, server) = (Bench::new(), Sandbox::start());
    bench.sign_in(&server);
    for nobody in ["nobody", "https://evil.example/"] {
        let opened = json!({ "connection_id": nobody });
        assert_eq!(bench.refused("channels_open_page", opened), "not_found");
    }
    let connection = connect(&bench, None);
    let opened = json!({ "connection_id": connection["connection_id"] });
    assert_eq!(bench.refused("channels_open_page", opened), "conflict", "it waits for no page");
}

/// The text in a code, read from its picture.
fn read(picture: &str) -> String {
    use base64::Engine as _;
    let base64 = picture.strip_prefix("data:image/png;base64,").unwrap();
    let bytes = base64::engine::general_purpose::STANDARD.decode(base64).unwrap();
    let code = image::load_from_memory(&bytes).unwrap().to_luma8();
    // The page draws the white edge that a reader needs.
    let side = code.width() + 80;
    let mut picture = image::GrayImage::from_pixel(side, side, image::Luma([255]));
    image::imageops::overlay(&mut picture, &code, 40, 40);
    let mut prepared = rqrr::PreparedImage::prepare(picture);
    let (_, text) = prepared.detect_grids()[0].decode().unwrap();
    text
}

fn sent(server: &Sandbox, connection: &Value) -> String {
    let channel = connection["channel_id"].as_str().unwrap();
    let url = format!("{}/_sandbox/qr/{channel}", server.origin);
    let answer: Value = tauri::async_runtime::block_on(async {
        reqwest::get(url).await.unwrap().json().await.unwrap()
    });
    answer["payload"].as_str().unwrap().to_owned()
}
