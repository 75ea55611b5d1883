//! Ids are the callers' own: whatever is in one, it stays one segment of the path and arrives as it
//! was.

use percent_encoding::percent_decode_str;
use wazzup::{ChannelCredentials, ChannelId, ContactId, Error, UserId};

use crate::methods::Clients;
use crate::support::{Server, answer};

/// Ids as CRMs have them, and as nobody would.
const IDS: [&str; 26] = [
    "1",
    "user_1",
    "a/b",
    "a//b/",
    "/",
    "ü",
    "Анна",
    "李",
    "🙂",
    "👩‍👩‍👧",
    "%",
    "%2F",
    "%2e%2e",
    "100%",
    "a b",
    " ",
    "a+b",
    "?",
    "a?b=c&d",
    "#",
    "...",
    "../..",
    "a\\b",
    "{id}",
    "\"<'>`|^;:@,!$&()*=[]",
    "tab\tline\nend\u{0}\u{7f}",
];

const REFUSED: [&str; 3] = ["", ".", ".."];

/// Every method with an id in its path, by what stands before and after it.
const PATHS: [(&str, &str, &str); 11] = [
    ("users::get", "GET /v2/users/", ""),
    ("contacts::get", "GET /v2/contacts/", ""),
    ("v3_users::get", "GET /v3/users/", ""),
    ("v3_users::delete", "DELETE /v3/users/", ""),
    ("channels::get", "GET /v2/channels/", ""),
    ("channels::delete", "DELETE /v2/channels/", "?delete_chats=false"),
    ("channels::reinit", "POST /v2/channels/", "/reinit"),
    ("channels::two_factor", "POST /v2/channels/", "/auth/2fa"),
    ("channels::pairing_code", "POST /v2/channels/", "/pairing-code"),
    ("accounts::get", "GET /v2/accounts/", ""),
    ("accounts::waba_balance", "POST /v2/accounts/", "/waba-balance"),
];

async fn send(clients: &Clients, method: &str, id: &str) -> Result<(), Error> {
    let Clients { partner, account, v3 } = clients;
    let channel = ChannelId::from(id);
    match method {
        "users::get" => account.users().get(&id.into()).await.map(drop),
        "contacts::get" => account.contacts().get(&id.into()).await.map(drop),
        "v3_users::get" => v3.users().get(&id.into()).await.map(drop),
        "v3_users::delete" => v3.users().delete(&id.into()).await,
        "channels::get" => account.channels().get(&channel).await.map(drop),
        "channels::delete" => account.channels().delete(&channel, wazzup::Chats::Keep).await,
        "channels::reinit" => {
            account.channels().reinit(&channel, &ChannelCredentials::None).await.map(drop)
        }
        "channels::two_factor" => {
            account.channels().two_factor(&channel, "tgapi", &"1".into()).await
        }
        "channels::pairing_code" => account.channels().pairing_code(&channel, None).await.map(drop),
        "accounts::get" => partner.accounts().get(&id.into(), &[]).await.map(drop),
        "accounts::waba_balance" => partner.accounts().waba_balance(&id.into(), 1).await,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn every_id_arrives_as_one_segment() {
    let server = Server::start([]).await;
    server.always(answer("404 Not Found", "", ""));
    let clients = Clients::new(server.options());
    for (method, before, after) in PATHS {
        for id in IDS {
            let result = send(&clients, method, id).await;
            assert!(matches!(result, Err(Error::Refused { status: 404, .. })), "{id}: {result:?}");
            let line = server.asked().pop().unwrap().line;
            let segment = line
                .strip_prefix(before)
                .and_then(|rest| rest.strip_suffix(after))
                .unwrap_or_else(|| panic!("{method}, {id:?}: {line}"));
            assert!(
                segment.chars().all(|c| c.is_ascii_alphanumeric() || "-._~%".contains(c)),
                "{line}"
            );
            let decoded = percent_decode_str(segment).decode_utf8().unwrap();
            assert_eq!(decoded, id, "{method}");
        }
    }
}

#[tokio::test]
async fn an_id_that_no_encoding_saves_is_not_sent() {
    let server = Server::start([]).await;
    let clients = Clients::new(server.options());
    for (method, ..) in PATHS {
        for id in REFUSED {
            let result = send(&clients, method, id).await;
            assert!(matches!(result, Err(Error::NotSent { .. })), "{method}, {id}: {result:?}");
        }
    }
    assert_eq!(server.connections(), 0);
}

#[test]
fn an_id_is_the_same_as_number_and_as_text() {
    for (json, text) in [
        ("7", "7"),
        (r#""7""#, "7"),
        ("-7", "-7"),
        ("18446744073709551615", "18446744073709551615"),
        (r#""18446744073709551617""#, "18446744073709551617"),
        (r#""007""#, "007"),
        (r#""1e3""#, "1e3"),
        (r#"" ""#, " "),
    ] {
        assert_eq!(serde_json::from_str::<UserId>(json).unwrap().as_str(), text);
        assert_eq!(serde_json::from_str::<ContactId>(json).unwrap().as_str(), text);
    }
    // A number that lost digits on the way would name somebody else.
    for json in ["18446744073709551617", "1e3", "1.0", "1.5", "null", "true", "[]", "{}", r#""""#] {
        assert!(serde_json::from_str::<UserId>(json).is_err(), "{json}");
    }
    // What is sent is always text.
    assert_eq!(serde_json::to_string(&UserId::from("7")).unwrap(), r#""7""#);
}
