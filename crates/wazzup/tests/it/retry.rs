//! The table of reference 13.5 over real connections: what is repeated, and what is said in the end.

use std::time::Duration;

use wazzup::{AccountPatch, Error, NewAccount, PartnerClient};

use crate::support::{Server, Step, answer, nobody, options, partner};

/// Read by get, update and create alike.
const GOOD: &str = r#"{"data": {"id": 1, "account": {"account_id": 1}}}"#;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Ask {
    Get,
    SafeWrite,
    UnsafeWrite,
}
use Ask::{Get, SafeWrite, UnsafeWrite};

/// What the three kinds of call come to, each with the connections it takes.
type Row<'a> = (&'a str, Vec<Step>, [(&'a str, usize); 3]);

#[tokio::test]
async fn every_fate_of_a_try() {
    let good = || answer("200 OK", "", GOOD);
    let status = |line: &str| answer(line, "", r#"{"code": "WHY"}"#);
    let cut_in_body =
        || Step::Answer(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"data\"".to_vec());
    let html = || answer("502 Bad Gateway", "content-type: text/html\r\n", "<h1>Bad Gateway</h1>");
    let told = |wait: &str| answer("429 Too Many", &format!("retry-after: {wait}\r\n"), "");
    let untold = || answer("429 Too Many", "", "");
    let rows: Vec<Row> = vec![
        ("at once", vec![good()], [("ok", 1); 3]),
        ("201", vec![answer("201 Created", "", GOOD)], [("ok", 1); 3]),
        ("cut before", vec![Step::CutBefore, good()], [("ok", 2), ("ok", 2), ("unknown", 1)]),
        ("cut after", vec![Step::CutAfter, good()], [("ok", 2), ("ok", 2), ("unknown", 1)]),
        ("cut in body", vec![cut_in_body(), good()], [("ok", 2), ("ok", 2), ("unknown", 1)]),
        (
            "always cut",
            vec![Step::CutAfter; 9],
            [("unanswered", 4), ("unanswered", 4), ("unknown", 1)],
        ),
        ("429, told", vec![told("0"), good()], [("ok", 2); 3]),
        ("429, a date", vec![told("Sun, 06 Nov 1994 08:49:37 GMT"), good()], [("ok", 2); 3]),
        ("429, untold", vec![untold(), untold(), untold(), good()], [("ok", 4); 3]),
        ("429, for ever", vec![untold(); 9], [("limited None", 4); 3]),
        ("429, too long", vec![told("3600"), good()], [("limited Some(3600s)", 1); 3]),
        ("500", vec![status("500 Oops"), good()], [("ok", 2), ("refused 500", 1), ("unknown", 1)]),
        (
            "501",
            vec![status("501 No"), good()],
            [("refused 501", 1), ("refused 501", 1), ("unknown", 1)],
        ),
        ("502, HTML", vec![html(), good()], [("ok", 2), ("ok", 2), ("unknown", 1)]),
        (
            "502, for ever",
            vec![html(); 9],
            [("refused 502", 4), ("refused 502", 4), ("unknown", 1)],
        ),
        ("503", vec![status("503 Busy"), good()], [("ok", 2), ("ok", 2), ("unknown", 1)]),
        ("504", vec![status("504 Late"), good()], [("ok", 2), ("ok", 2), ("unknown", 1)]),
        ("400", vec![status("400 Bad"), good()], [("refused 400", 1); 3]),
        ("401", vec![status("401 Who"), good()], [("refused 401", 1); 3]),
        ("404", vec![status("404 Where"), good()], [("refused 404", 1); 3]),
        ("408", vec![status("408 Slow"), good()], [("refused 408", 1); 3]),
        ("422", vec![status("422 What"), good()], [("refused 422", 1); 3]),
        ("302", vec![status("302 Found"), good()], [("refused 302", 1); 3]),
        // What a later try is told says nothing about a write that went out before it.
        (
            "cut after, then 400",
            vec![Step::CutAfter, status("400 Bad")],
            [("refused 400", 2), ("unanswered", 2), ("unknown", 1)],
        ),
        (
            "503, then 401",
            vec![status("503 Busy"), status("401 Who")],
            [("refused 401", 2), ("unanswered", 2), ("unknown", 1)],
        ),
        (
            "cut after, then 302",
            vec![Step::CutAfter, status("302 Found")],
            [("refused 302", 2), ("unanswered", 2), ("unknown", 1)],
        ),
        (
            "cut after, then 429, too long",
            vec![Step::CutAfter, told("3600")],
            [("limited Some(3600s)", 2), ("unanswered", 2), ("unknown", 1)],
        ),
        (
            "cut after, then 429 for ever",
            [vec![Step::CutAfter], vec![untold(); 9]].concat(),
            [("limited None", 4), ("unanswered", 4), ("unknown", 1)],
        ),
        ("429, then 400", vec![untold(), status("400 Bad")], [("refused 400", 2); 3]),
        (
            "200, no JSON",
            vec![answer("200 OK", "", "<html>"), good()],
            [("unreadable ", 1), ("unreadable ", 1), ("unknown", 1)],
        ),
        (
            "200, no id",
            vec![answer("200 OK", "", r#"{"data": {}}"#), good()],
            [("unreadable data", 1), ("unreadable data", 1), ("unknown", 1)],
        ),
        (
            "200, empty",
            vec![answer("200 OK", "", ""), good()],
            [("unreadable ", 1), ("unreadable ", 1), ("unknown", 1)],
        ),
    ];
    for (name, script, expected) in rows {
        for (ask, expected) in [Get, SafeWrite, UnsafeWrite].into_iter().zip(expected) {
            let server = Server::start(script.clone()).await;
            let result = send(&server.partner(), ask).await;
            assert_eq!(
                (outcome(&result).as_str(), server.connections()),
                expected,
                "{name}, {ask:?}: {result:?}"
            );
        }
    }
}

#[tokio::test]
async fn nobody_listening_is_not_sent_whatever_was_asked() {
    for ask in [Get, SafeWrite, UnsafeWrite] {
        let result = send(&partner(options(&nobody().await)), ask).await;
        assert_eq!(outcome(&result), "not sent", "{ask:?}: {result:?}");
    }
}

#[tokio::test]
async fn nobody_listening_any_more_proves_nothing_about_the_first_try() {
    for (ask, expected) in
        [(Get, "unanswered"), (SafeWrite, "unanswered"), (UnsafeWrite, "unknown")]
    {
        let server = Server::start([Step::Leave]).await;
        let result = send(&server.partner(), ask).await;
        assert_eq!((outcome(&result).as_str(), server.connections()), (expected, 1), "{result:?}");
    }
}

#[tokio::test]
async fn a_failed_handshake_is_not_sent() {
    let server = Server::start([Step::CutBefore, Step::CutBefore]).await;
    let mut options = options(&format!("https://{}", server.address));
    options.tries = 2;
    let result = send(&partner(options), UnsafeWrite).await;
    assert_eq!((outcome(&result).as_str(), server.connections()), ("not sent", 2), "{result:?}");
}

#[tokio::test]
async fn no_answer_in_time_is_unanswered_or_unknown() {
    for (ask, expected) in
        [(Get, "unanswered"), (SafeWrite, "unanswered"), (UnsafeWrite, "unknown")]
    {
        let server = Server::start([Step::Hang, Step::Hang]).await;
        let mut options = server.options();
        options.call_timeout = Duration::from_millis(200);
        options.tries = 2;
        let result = send(&partner(options), ask).await;
        assert_eq!(outcome(&result), expected, "{ask:?}: {result:?}");
        assert!(result.unwrap_err().to_string().contains("timed out"));
    }
}

#[tokio::test]
async fn the_details_of_a_refusal_arrive() {
    let body = crate::support::fixture("errors/validation_failed");
    let server = Server::start([answer("422 What", "trace-id: t-1\r\n", body)]).await;
    let error = send(&server.partner(), UnsafeWrite).await.unwrap_err();
    let Error::Refused { status, text, details, request_id, .. } = &error else {
        panic!("{error:?}")
    };
    assert_eq!((*status, error.code()), (422, Some("VALIDATION_FAILED")));
    assert_eq!(text, "The request breaks a rule.");
    assert_eq!(details[..], ["name must be longer than or equal to 3 characters"]);
    assert_eq!(request_id.as_deref(), Some("t-1"));

    let body = crate::support::fixture("errors/with_request_id");
    let server = Server::start([answer("400 Bad", "trace-id: t-2\r\n", body)]).await;
    let error = send(&server.partner(), Get).await.unwrap_err();
    assert!(error.has_code("duplicatePhoneNumber"), "{error:?}");
    let Error::Refused { request_id, .. } = &error else { panic!("{error:?}") };
    assert_eq!(request_id.as_deref(), Some("req-1 t-2"));
    assert!(!format!("{error:?}").contains("7999"), "{error:?}");
}

async fn send(partner: &PartnerClient, ask: Ask) -> Result<(), Error> {
    let accounts = partner.accounts();
    match ask {
        Get => accounts.get(&"1".into(), &[]).await.map(drop),
        SafeWrite => accounts.update(&"1".into(), &AccountPatch { timezone: 1.0 }).await.map(drop),
        UnsafeWrite => {
            let (name, lang, currency, country) = Default::default();
            let account = NewAccount { name, lang, currency, country, timezone: 0.0 };
            accounts.create(&account).await.map(drop)
        }
    }
}

fn outcome(result: &Result<(), Error>) -> String {
    match result {
        Ok(()) => "ok".to_owned(),
        Err(Error::Refused { status, .. }) => format!("refused {status}"),
        Err(Error::RateLimited { retry_after }) => format!("limited {retry_after:?}"),
        Err(Error::NotSent { .. }) => "not sent".to_owned(),
        Err(Error::OutcomeUnknown { .. }) => "unknown".to_owned(),
        Err(Error::Unanswered { .. }) => "unanswered".to_owned(),
        Err(Error::Unreadable { path, .. }) => format!("unreadable {path}"),
    }
}
