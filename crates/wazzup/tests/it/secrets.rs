//! A server that repeats everything it was told: none of it may be read in an error.

use std::time::Duration;

use wazzup::{
    ChannelCredentials, Error, HttpOptions, NewChannel, NewWebhook, PartnerCredentials, Sensitive,
};

use crate::support::{Server, Step, answer};

const SECRETS: [&str; 9] = [
    "pässword",
    "me@partner.example",
    "bWVAcGFydG5lci5leGFtcGxlOnDDpHNzd29yZA==",
    "access-token",
    "two-factor-code",
    "refresh-token",
    "bot-token",
    "unguessable",
    "79001234567",
];

/// Answers that carry all of [`SECRETS`], in every place an error is made from.
fn echoes() -> Vec<Step> {
    let all = SECRETS.join(" ");
    let json = serde_json::json!({
        "code": all, "detail": all, "errors": [all, { "field": all }], "requestId": SECRETS[3],
    });
    let location = "location: https://me:access-token@else.example/unguessable?two-factor-code\r\n";
    vec![
        answer("400 Bad", &format!("trace-id: {}\r\n", SECRETS[5]), json.to_string()),
        answer("422 Bad", "", &all),
        answer("500 Oops", "", json.to_string()),
        answer("302 Found", location, ""),
        answer("200 OK", "", serde_json::json!({ "data": all }).to_string()),
        answer("200 OK", "", serde_json::json!({ "data": [{ (all.as_str()): 1 }] }).to_string()),
        Step::CutAfter,
    ]
}

#[tokio::test]
async fn no_error_repeats_a_secret_of_the_partner() {
    for echo in echoes() {
        let server = Server::start([echo]).await;
        let client = server.partner();
        let token: Sensitive<String> = "refresh-token".into();
        check(client.oauth().refresh(&token, "c").await, &[0, 1, 2, 5, 8]);
    }
}

#[tokio::test]
async fn no_error_repeats_a_secret_of_the_account() {
    for echo in echoes() {
        let server = Server::start([echo.clone()]).await;
        let code = "two-factor-code".into();
        let result = server.account().channels().two_factor(&"c".into(), "tgapi", &code).await;
        check(result, &[3, 4, 8]);

        let server = Server::start([echo.clone()]).await;
        let credentials = ChannelCredentials::MaxBot { access_token: "bot-token".into() };
        let channel = NewChannel { transport: "maxbot".to_owned(), credentials };
        assert!(!format!("{channel:?}").contains("bot-token"));
        check(server.account().channels().create(&channel).await, &[3, 6, 8]);

        let server = Server::start([echo]).await;
        let url = "https://console.example/unguessable";
        let webhook = NewWebhook { url: url.into(), event: "channel.create".to_owned() };
        assert!(!format!("{webhook:?}").contains("unguessable"));
        let result = server.account().webhooks().subscribe(&[webhook]).await;
        if let Err(error) = &result {
            assert!(!format!("{error} {error:?}").contains(url), "{error:?}");
        }
        check(result, &[3, 8]);
    }
}

#[tokio::test]
async fn a_token_that_is_no_header_is_not_sent_and_not_shown() {
    let server = Server::start([]).await;
    let http = wazzup::Http::new(server.options()).unwrap();
    let client = wazzup::AccountClient::new(http, "two\nlines".into());
    let error = client.channels().list().await.unwrap_err();
    assert!(matches!(error, Error::NotSent { .. }) && !error.to_string().contains("lines"));
    assert_eq!(server.connections(), 0);
}

#[test]
fn what_is_printed_by_accident_says_nothing() {
    let credentials =
        PartnerCredentials { email: SECRETS[1].to_owned(), password: SECRETS[0].into() };
    assert_eq!(format!("{credentials:?}"), "PartnerCredentials { .. }");
}

#[test]
fn the_defaults_are_those_that_were_decided() {
    let options = HttpOptions::new(wazzup::Origin::parse(wazzup::Origin::V2_DEFAULT).unwrap());
    assert_eq!(options.connect_timeout, Duration::from_secs(10));
    assert_eq!(options.call_timeout, Duration::from_secs(30));
    assert_eq!(options.max_answer_bytes, 8 << 20);
    assert_eq!((options.requests_per_second, options.parallel, options.tries), (10, 4, 4));
}

/// A failure must not repeat the secrets with these numbers.
fn check<T>(result: Result<T, Error>, secrets: &[usize]) {
    // Where any 2xx will do, an echo in it is nobody's error.
    let Err(error) = result else { return };
    let shown = format!("{error} {error:?}");
    for secret in secrets.iter().map(|&number| SECRETS[number]) {
        assert!(!shown.contains(secret), "{secret}: {shown}");
    }
}
