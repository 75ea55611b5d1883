//! Accounts: the requests of the examples go out, and the answers of the examples are understood.

use wazzup::{AccountId, AccountPage, AccountPatch, Error, Expand, NewAccount};

use crate::support::{Server, fixture_answer, fixture_json};

/// base64 of `me@partner.example:pässword` in UTF-8.
const BASIC: &str = "Basic bWVAcGFydG5lci5leGFtcGxlOnDDpHNzd29yZA==";

#[tokio::test]
async fn create_sends_the_example_and_finds_the_id_where_only_create_has_it() {
    let server = Server::start([fixture_answer("accounts/create_answer")]).await;
    let account = NewAccount {
        name: "Demo Client".to_owned(),
        lang: "en".to_owned(),
        currency: "EUR".to_owned(),
        country: "EU".to_owned(),
        timezone: 2.0,
    };
    let created = server.partner().accounts().create(&account).await.unwrap();
    assert_eq!(created.account_id.as_str(), "12345678");
    assert_eq!(created.name.as_deref(), Some("Demo Client"));
    let asked = server.only();
    assert_eq!(asked.line, "POST /v2/accounts");
    assert_eq!(asked.header("authorization"), Some(BASIC));
    assert_eq!(asked.json(), fixture_json("accounts/create_request"));
}

#[tokio::test]
async fn list_reads_a_page_without_names() {
    let server = Server::start([fixture_answer("accounts/list_answer")]).await;
    let page = AccountPage { expand: vec![Expand::Billing, Expand::Channels], limit: 3, offset: 6 };
    let accounts = server.partner().accounts().list(&page).await.unwrap();
    let ids: Vec<&str> = accounts.iter().map(|account| account.id.as_str()).collect();
    assert_eq!(ids, ["12345678", "11111111", "22222222"]);
    assert_eq!(accounts[2].registered_at.as_deref(), Some("2025-11-12T10:08:25.814Z"));
    assert!(accounts.iter().all(|account| account.name.is_none() && account.channels.is_empty()));
    let asked = server.only();
    assert_eq!(asked.line, "GET /v2/accounts?expand=billing%2Cchannels&limit=3&offset=6");
    assert_eq!(asked.header("authorization"), Some(BASIC));
    assert!(!asked.has_body());
}

#[tokio::test]
async fn get_reads_every_expanded_part() {
    for (name, subscriptions) in [
        ("accounts/get_answer", vec!["max"]),
        ("accounts/get_answer_in_array", vec!["max"]),
        ("accounts/get_answer_subscriptions_array", vec!["max", "waba"]),
    ] {
        let server = Server::start([fixture_answer(name)]).await;
        let everything = [Expand::Billing, Expand::Channels, Expand::Subscriptions];
        let id = AccountId::from("1234-5678");
        let account = server.partner().accounts().get(&id, &everything).await.unwrap();
        assert_eq!(account.id.as_str(), "12345678");
        assert_eq!(account.assigned_at.as_deref(), Some("01.01.2022"));
        assert_eq!(account.billing.unwrap().last_payment.as_deref(), Some("client"));
        assert_eq!(account.channels[0].id.as_str(), "5a3a14e-2ea3-4fdd-953e-caf12609fb");
        assert_eq!(account.channels[0].transport.as_deref(), Some("tgapi"));
        assert!(!format!("{:?}", account.channels).contains("79528462093"));
        let tariffs: Vec<_> =
            account.subscriptions.iter().filter_map(|one| one.tariff.as_deref()).collect();
        assert_eq!(tariffs, subscriptions, "{name}");
        assert_eq!(account.subscriptions[0].has_auto_renewal, Some(true));
        let line = server.only().line;
        assert_eq!(line, "GET /v2/accounts/12345678?expand=billing%2Cchannels%2Csubscriptions");
    }
}

#[tokio::test]
async fn get_reads_an_account_of_which_nothing_is_known() {
    for name in ["accounts/get_answer_parts_null", "accounts/get_answer_bare"] {
        let server = Server::start([fixture_answer(name)]).await;
        let account = server.partner().accounts().get(&"12345678".into(), &[]).await.unwrap();
        assert_eq!(account.id.as_str(), "12345678", "{name}");
        assert!(account.billing.is_none() && account.channels.is_empty(), "{name}");
        assert!(account.subscriptions.is_empty(), "{name}");
        assert_eq!(server.only().line, "GET /v2/accounts/12345678");
    }
}

#[tokio::test]
async fn update_sends_the_time_zone_alone_and_reads_what_only_it_answers() {
    let server = Server::start([fixture_answer("accounts/update_answer")]).await;
    let patch = AccountPatch { timezone: 2.0 };
    let updated = server.partner().accounts().update(&"12345678".into(), &patch).await.unwrap();
    assert_eq!((updated.timezone, updated.name.as_deref()), (Some(2.0), Some("Demo Client LTD")));
    assert_eq!(updated.account_type.as_deref(), Some("CHILD_POSTPAY"));
    let asked = server.only();
    assert_eq!(asked.line, "PATCH /v2/accounts/12345678");
    assert_eq!(asked.json(), fixture_json("accounts/update_request"));
    // Half hours stay what they are.
    assert_eq!(
        serde_json::to_string(&AccountPatch { timezone: 5.75 }).unwrap(),
        r#"{"timezone":5.75}"#
    );
}

#[test]
fn calls_can_move_between_threads() {
    fn movable<T: Send>(_call: impl FnOnce(wazzup::PartnerClient) -> T) {}
    movable(|client| async move { client.accounts().list(&AccountPage::default()).await });
}

#[tokio::test]
async fn an_id_that_would_change_the_address_is_not_sent() {
    let server = Server::start([]).await;
    for id in ["", ".", "..", "-"] {
        let result = server.partner().accounts().get(&id.into(), &[]).await;
        assert!(matches!(result, Err(Error::NotSent { .. })), "{id}: {result:?}");
    }
    assert_eq!(server.connections(), 0);
}
