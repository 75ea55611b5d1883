//! Channels and links: requests and answers of the examples, and the variants seen in practice.

use wazzup::{
    ChannelCredentials, ChannelLink, Chats, Error, NewChannel, PairingCode, Reason, Status,
};

use crate::support::{Server, answer, fixture_answer, fixture_json};

const BEARER: &str = "Bearer access-token";

#[tokio::test]
async fn create_sends_what_each_kind_needs() {
    let token = "6945215375:AAHffBHffYyCEeT7ffVv0ff8AKhfz4".into();
    let bot = ChannelCredentials::TelegramBot { telegram_token: token };
    for (transport, credentials, example, url) in [
        ("telegram", bot, "channels/create", None),
        ("wapi", ChannelCredentials::None, "channels/create_wapi", Some("https://gs.tc.im/5GYyg")),
    ] {
        let server = Server::start([fixture_answer(&format!("{example}_answer"))]).await;
        let channel = NewChannel { transport: transport.to_owned(), credentials };
        let created = server.account().channels().create(&channel).await.unwrap();
        assert_eq!(created.transport.as_deref(), Some(transport));
        assert_eq!(created.url.as_deref(), url);
        let asked = server.only();
        assert_eq!(asked.line, "POST /v2/channels");
        assert_eq!(asked.header("authorization"), Some(BEARER));
        assert_eq!(asked.json(), fixture_json(&format!("{example}_request")));
    }
}

#[tokio::test]
async fn list_reads_every_way_of_giving_no_reason_or_one() {
    let server = Server::start([fixture_answer("channels/list_answer")]).await;
    let channels = server.account().channels().list().await.unwrap();
    let states: Vec<_> =
        channels.iter().map(|channel| (channel.status(), channel.reason())).collect();
    assert_eq!(
        states,
        [
            (Status::Active, None),
            (Status::Disabled, Some(Reason::QrIdle)),
            (Status::Init, Some(Reason::Qr)),
            (Status::Active, None),
            (Status::Disabled, Some(Reason::NotEnoughMoney)),
        ]
    );
    assert_eq!(channels[0].reason, None, "the text \"null\" is no reason");
    assert_eq!(channels[1].phone.as_deref(), Some("37120000001"), "a number is read as text");
    assert_eq!(channels[3].username, None, "an empty name is none");
    assert!(!format!("{channels:?}").contains("37120000001"));
    assert_eq!(server.only().line, "GET /v2/channels");
}

#[tokio::test]
async fn get_reads_an_array_of_one_an_object_and_nothing() {
    for name in ["channels/get_answer", "channels/get_answer_object"] {
        let server = Server::start([fixture_answer(name)]).await;
        let channel = server.account().channels().get(&"a/b?c".into()).await.unwrap();
        assert_eq!(channel.channel_id.as_str(), "0b1f7601-1e21-4ae8-b105-51d028182a");
        assert_eq!((channel.status(), channel.reason()), (Status::Active, None));
        assert_eq!(server.only().line, "GET /v2/channels/a%2Fb%3Fc", "an id stays one segment");
    }
    for (body, id) in [
        (r#"{"id": "c-1"}"#, "c-1"),
        (r#"{"id": 7, "channel_id": "c-1"}"#, "c-1"),
        (r#"{"channel_id": "c-1", "id": null}"#, "c-1"),
        (r#"{"channel_id": "", "id": 7}"#, "7"),
    ] {
        let server = Server::start([answer("200 OK", "", body)]).await;
        let channel = server.account().channels().get(&"c-1".into()).await.unwrap();
        assert_eq!(channel.channel_id.as_str(), id, "{body}");
    }
    let server = Server::start([fixture_answer("channels/get_answer_empty")]).await;
    let error = server.account().channels().get(&"c-1".into()).await.unwrap_err();
    assert!(matches!(error, Error::Refused { status: 404, .. }) && error.has_code("NOT_FOUND"));
}

#[tokio::test]
async fn reinit_reads_the_state_when_there_is_no_status() {
    let server = Server::start([fixture_answer("channels/reinit_answer")]).await;
    let token = "69321575:AAEOaVAKzUlTtkoSVVcciE3jIpgHd8".into();
    let credentials = ChannelCredentials::TelegramBot { telegram_token: token };
    let channel = server.account().channels().reinit(&"c-1".into(), &credentials).await.unwrap();
    assert_eq!((channel.status(), channel.reason()), (Status::Active, None));
    let asked = server.only();
    assert_eq!(asked.line, "POST /v2/channels/c-1/reinit");
    assert_eq!(asked.json(), fixture_json("channels/reinit_request"));
}

#[tokio::test]
async fn delete_always_says_what_becomes_of_the_chats() {
    for (chats, line) in [
        (Chats::Keep, "DELETE /v2/channels/c-1?delete_chats=false"),
        (Chats::Drop, "DELETE /v2/channels/c-1?delete_chats=true"),
    ] {
        for good in [fixture_answer("channels/delete_answer"), answer("204 No Content", "", "")] {
            let server = Server::start([good]).await;
            server.account().channels().delete(&"c-1".into(), chats).await.unwrap();
            assert_eq!(server.only().line, line);
        }
    }
}

#[tokio::test]
async fn two_factor_is_submitted_and_never_twice() {
    let server = Server::start([fixture_answer("channels/two_factor_answer")]).await;
    let channels = server.account();
    channels.channels().two_factor(&"c-1".into(), "tgapi", &"1234".into()).await.unwrap();
    let asked = server.only();
    assert_eq!(asked.line, "POST /v2/channels/c-1/auth/2fa");
    assert_eq!(asked.json(), fixture_json("channels/two_factor_request"));

    let server = Server::start([answer("502 Bad Gateway", "", "1234 is not it")]).await;
    let result =
        server.account().channels().two_factor(&"c-1".into(), "tgapi", &"1234".into()).await;
    assert!(matches!(&result, Err(Error::OutcomeUnknown { text }) if !text.contains("1234")));
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn a_pairing_code_is_text_and_the_number_optional() {
    let server = Server::start([fixture_answer("channels/pairing_code_answer")]).await;
    let client = server.account();
    let code = client.channels().pairing_code(&"c-1".into(), Some("79999999999")).await.unwrap();
    let expected = PairingCode {
        pairing_code: "LYY1WZNL".to_owned(),
        pairing_phone: Some("79999999999".to_owned()),
    };
    assert!(code == expected);
    assert_eq!(format!("{code:?}"), "PairingCode { .. }");
    let asked = server.only();
    assert_eq!(asked.line, "POST /v2/channels/c-1/pairing-code");
    assert_eq!(asked.json(), fixture_json("channels/pairing_code_request"));

    let numeric = answer("200 OK", "", r#"{"data": {"pairing_code": 12345678}}"#);
    let server = Server::start([numeric]).await;
    let code = server.account().channels().pairing_code(&"c-1".into(), None).await.unwrap();
    assert_eq!((code.pairing_code.as_str(), code.pairing_phone), ("12345678", None));
    assert_eq!(server.only().json(), serde_json::json!({ "transport": "whatsapp" }));
}

#[tokio::test]
async fn a_link_is_read_with_and_without_an_envelope() {
    for name in ["links/channel_answer", "links/channel_answer_top_level"] {
        let server = Server::start([fixture_answer(name)]).await;
        let wanted = ChannelLink { transport: "vk".to_owned(), channel_id: Some("c-1".into()) };
        let link = server.account().links().channel(&wanted).await.unwrap();
        assert_eq!(link.link, "https://example.test/iframe");
        assert_eq!(format!("{link:?}"), "Link { .. }");
        let asked = server.only();
        assert_eq!(asked.line, "POST /v2/iframe-links/channels");
        assert_eq!(asked.json(), fixture_json("links/channel_request"));
    }
    let new = ChannelLink { transport: "whatsapp".to_owned(), channel_id: None };
    assert_eq!(serde_json::to_string(&new).unwrap(), r#"{"transport":"whatsapp"}"#);
}
