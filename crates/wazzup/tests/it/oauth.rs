//! Tokens: every grant has its own nested object, and the answer may or may not have an envelope.

use wazzup::{CodeExchange, Error};

use crate::support::{Server, Step, answer, fixture_answer, fixture_json};

#[tokio::test]
async fn each_grant_sends_its_nested_object() {
    let answers = ["machine", "exchange", "code", "refresh"];
    for grant in answers {
        let server = Server::start([fixture_answer("oauth/token_answer")]).await;
        let client = server.partner();
        let oauth = client.oauth();
        let tokens = match grant {
            "machine" => oauth.machine_token().await,
            "exchange" => oauth.exchange(&"machine-token".into(), &"1000-0001".into()).await,
            "code" => oauth.authorization_code(&code()).await,
            _ => oauth.refresh(&"refresh-token".into(), "partner-1").await,
        }
        .unwrap();
        assert_eq!(tokens.access_token, "access-token".into());
        let asked = server.only();
        assert_eq!(asked.line, "POST /v2/oauth/token");
        assert_eq!(asked.json(), fixture_json(&format!("oauth/{grant}_request")));
        assert!(asked.header("authorization").unwrap().starts_with("Basic "));
    }
}

#[tokio::test]
async fn tokens_are_read_wherever_they_are() {
    for (name, access, refresh, expires_in) in [
        ("oauth/token_answer", "access-token", Some("refresh-token".into()), Some(3600)),
        ("oauth/token_answer_top_level", "access-token", Some("refresh-token".into()), Some(3600)),
        ("oauth/machine_answer", "machine-token", None, None),
    ] {
        let server = Server::start([fixture_answer(name)]).await;
        let tokens = server.partner().oauth().machine_token().await.unwrap();
        assert_eq!(tokens.access_token, access.into(), "{name}");
        assert_eq!((&tokens.refresh_token, tokens.expires_in), (&refresh, expires_in), "{name}");
        assert!(!format!("{tokens:?}").contains("-token\""));
    }
}

#[tokio::test]
async fn what_can_be_spent_is_not_sent_twice() {
    for spend_code in [true, false] {
        let server = Server::start([Step::CutAfter, fixture_answer("oauth/token_answer")]).await;
        let client = server.partner();
        let result = if spend_code {
            client.oauth().authorization_code(&code()).await
        } else {
            client.oauth().refresh(&"refresh-token".into(), "partner-1").await
        };
        assert!(matches!(result, Err(Error::OutcomeUnknown { .. })), "{result:?}");
        assert_eq!(server.connections(), 1);
    }
}

#[tokio::test]
async fn a_wrong_login_and_a_revoked_token_are_told_by_one_question() {
    let revoked = answer("400 Bad Request", "", crate::support::fixture("errors/code_alone"));
    for refusal in [answer("401 Unauthorized", "", ""), revoked] {
        let server = Server::start([refusal]).await;
        let error = server.partner().oauth().machine_token().await.unwrap_err();
        assert!(error.is_unauthorized(), "{error:?}");
        assert_eq!(server.connections(), 1, "a refusal is not repeated");
    }
}

fn code() -> CodeExchange {
    CodeExchange {
        code: "one-time-code".into(),
        redirect_uri: "http://127.0.0.1".to_owned(),
        client_id: "partner-1".to_owned(),
        code_verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".into(),
    }
}
