//! What an answer may not do: be endless, unpack into too much, point elsewhere; and no proxy stands
//! between this program and this machine.

use std::io::Write;
use std::process::Stdio;

use flate2::Compression;
use flate2::write::GzEncoder;
use wazzup::{AccountPage, Error, NewAccount};

use crate::support::{Server, answer, fixture, fixture_answer, partner};

const PROXIES: [&str; 6] =
    ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];

#[tokio::test]
async fn an_answer_is_read_up_to_the_limit_and_not_beyond() {
    let body = fixture("accounts/list_answer");
    for (room, fits) in [(0, true), (1, false)] {
        let server = Server::start([answer("200 OK", "", &body)]).await;
        let mut options = server.options();
        options.max_answer_bytes = body.len() - room;
        let result = partner(options).accounts().list(&AccountPage::default()).await;
        assert_eq!(result.is_ok(), fits, "{result:?}");
        if let Err(error) = result {
            assert!(
                matches!(&error, Error::Unreadable { text, .. } if text.contains("longer than the limit"))
            );
        }
        assert_eq!(server.connections(), 1, "a long answer would be as long again");
    }
}

#[tokio::test]
async fn gzip_is_understood_and_counted_unpacked() {
    let header = "content-encoding: gzip\r\n";
    let packed = gzip(&fixture("accounts/list_answer"));
    let server = Server::start([answer("200 OK", header, packed)]).await;
    let accounts = server.partner().accounts().list(&AccountPage::default()).await.unwrap();
    assert_eq!(accounts.len(), 3);
    assert!(server.only().header("accept-encoding").unwrap().contains("gzip"));

    let bomb = gzip(&vec![b' '; 16 * 1024 * 1024]);
    assert!(bomb.len() < 100_000, "small on the wire");
    for unsafe_write in [false, true] {
        let server = Server::start([answer("200 OK", header, &bomb)]).await;
        let client = server.partner();
        let error = if unsafe_write {
            client.accounts().create(&account()).await.unwrap_err()
        } else {
            client.accounts().list(&AccountPage::default()).await.unwrap_err()
        };
        assert!(error.to_string().contains("longer than the limit"), "{error}");
        assert_eq!(matches!(error, Error::OutcomeUnknown { .. }), unsafe_write, "{error:?}");
    }
}

#[tokio::test]
async fn an_endless_refusal_is_still_a_refusal() {
    let server = Server::start([answer("403 No", "", vec![b'x'; 5000])]).await;
    let mut options = server.options();
    options.max_answer_bytes = 100;
    let error = partner(options).accounts().create(&account()).await.unwrap_err();
    assert!(matches!(error, Error::Refused { status: 403, .. }), "{error:?}");
}

#[tokio::test]
async fn a_redirect_is_an_error_that_names_the_host_and_is_not_followed() {
    for status in ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"] {
        let elsewhere = Server::start([fixture_answer("accounts/list_answer")]).await;
        let location = format!("location: http://{}/steal?token=1\r\n", elsewhere.address);
        let server = Server::start([answer(status, &location, "")]).await;
        let error = server.partner().accounts().list(&AccountPage::default()).await.unwrap_err();
        let shown = error.to_string();
        assert!(matches!(error, Error::Refused { status: 301..=308, .. }), "{shown}");
        assert!(
            shown.contains(&format!("a redirect to http://{}/…", elsewhere.address)),
            "{shown}"
        );
        assert!(!shown.contains("steal"), "{shown}");
        assert_eq!((server.connections(), elsewhere.connections()), (1, 0));
    }
}

/// Run here as it is, and below once more in a process whose environment names a dead proxy.
#[tokio::test]
async fn a_call_to_this_machine_arrives() {
    let server = Server::start([fixture_answer("accounts/list_answer")]).await;
    let result = server.partner().accounts().list(&AccountPage::default()).await;
    assert!(result.is_ok(), "{result:?}");
}

#[tokio::test]
async fn a_poisoned_proxy_does_not_touch_this_machine() {
    let mut child = tokio::process::Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "limits::a_call_to_this_machine_arrives"]);
    child.envs(PROXIES.map(|name| (name, "http://127.0.0.1:1")));
    child.env_remove("NO_PROXY").env_remove("no_proxy").stdin(Stdio::null());
    let output = child.output().await.unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn account() -> NewAccount {
    let (name, lang, currency, country) = Default::default();
    NewAccount { name, lang, currency, country, timezone: 0.0 }
}
