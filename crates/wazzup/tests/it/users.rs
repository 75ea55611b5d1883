//! Users of both editions, settings and contacts: the values that are read, and what is only theirs.

use serde_json::json;
use wazzup::{Contact, ContactData, Error, Page, Paging, Role, Settings, User, UserId, UserRole};

use crate::support::{Server, answer, fixture, fixture_answer};

const V3_ID: &str = "2e0df379-0e3c-470f-9b36-06b9e34c3bdb";

fn user(id: &str, name: &str, phone: Option<&str>) -> User {
    User { id: id.into(), name: name.to_owned(), phone: phone.map(str::to_owned) }
}

#[tokio::test]
async fn users_are_read_exactly() {
    let page = Page { limit: 50, offset: 0 };
    let server = Server::start([fixture_answer("users/list_answer")]).await;
    let users = server.account().users().list(&page).await.unwrap();
    assert_eq!(users, [user("1", "Test", Some("37199999999"))]);
    assert_eq!(format!("{users:?}"), "[User { .. }]");

    let server = Server::start([fixture_answer("v3_users/list_answer")]).await;
    assert_eq!(server.v3().users().list(0).await.unwrap(), [user(V3_ID, "User Name", None)]);

    let server = Server::start([fixture_answer("v3_users/get_answer")]).await;
    let one = server.v3().users().get(&V3_ID.into()).await.unwrap();
    assert_eq!(one, user(V3_ID, "User Name", Some("79332345432")));

    let server = Server::start([fixture_answer("v3_users/bulk_delete_answer_missing")]).await;
    let missing = server.v3().users().bulk_delete(&[V3_ID.into()]).await.unwrap();
    assert_eq!(missing, [UserId::from("111-2e0df379-0e3c-470f-9b36")]);
}

#[tokio::test]
async fn what_is_processed_is_read_when_it_is_said() {
    for (body, processed) in [
        (fixture("users/upsert_answer"), Some(1)),
        (br#"{"processed": "2"}"#.to_vec(), Some(2)),
        (br#"{"data": {"processed": 1.5}}"#.to_vec(), None),
        (br#"{"data": {"processed": -1}}"#.to_vec(), None),
        (br#"{"data": null}"#.to_vec(), None),
        (Vec::new(), None),
    ] {
        let server = Server::start([answer("200 OK", "", &body)]).await;
        let read = server.account().users().upsert(&[]).await.unwrap();
        assert_eq!(read.processed, processed, "{}", String::from_utf8_lossy(&body));
    }
}

#[tokio::test]
async fn an_unknown_user_is_a_404_however_it_is_said() {
    let refusal = answer("404 Not Found", "", fixture("errors/not_found"));
    for step in [fixture_answer("users/get_answer_empty"), refusal] {
        let server = Server::start([]).await;
        server.always(step);
        for result in [
            server.account().users().get(&"9".into()).await.map(drop),
            server.account().contacts().get(&"9".into()).await.map(drop),
            server.v3().users().get(&"9".into()).await.map(drop),
        ] {
            assert!(matches!(&result, Err(Error::Refused { status: 404, .. })), "{result:?}");
        }
    }
}

#[tokio::test]
async fn settings_are_read_exactly_or_not_at_all() {
    let server = Server::start([fixture_answer("settings/get_answer")]).await;
    let read = server.account().settings().get().await.unwrap();
    let expected = Settings {
        user_roles: vec![UserRole {
            channel_id: "5d1c7dd8-bbfd-42d8-830d-3163b57e760".into(),
            user_id: "user_1".into(),
            role: Role::Manager,
            allow_get_new_clients: true,
        }],
        hide_phone_numbers_for_user_ids: vec!["user_1".into()],
        push_input_output_message_events_for_managers: true,
    };
    assert_eq!(read, expected);

    let whole = json!({
        "user_roles": [{ "channel_id": "c-1", "user_id": "u-1", "role": "owner",
                         "allow_get_new_clients": false }],
        "hide_phone_numbers_for_user_ids": null,
        "push_input_output_message_events_for_managers": false,
    });
    let server = Server::start([answer("200 OK", "", whole.to_string())]).await;
    let read = server.account().settings().get().await.unwrap();
    assert_eq!(read.user_roles[0].role, Role::Other("owner".to_owned()), "sent back as it came");
    assert_eq!(read.hide_phone_numbers_for_user_ids, []);

    // What is not certain must not be written back as "none" or "no".
    for (place, value) in [
        ("/user_roles", json!(null)),
        ("/user_roles", json!({})),
        ("/user_roles/0", json!(null)),
        ("/user_roles/0", json!(["c-1", "u-1", "seller", true])),
        ("/user_roles/0/role", json!("")),
        ("/user_roles/0/user_id", json!(null)),
        ("/user_roles/0/allow_get_new_clients", json!("true")),
        ("/user_roles/0/allow_get_new_clients", json!(null)),
        ("/hide_phone_numbers_for_user_ids", json!("u-1")),
        ("/hide_phone_numbers_for_user_ids", json!([null])),
        ("/push_input_output_message_events_for_managers", json!(1)),
    ] {
        let mut broken = whole.clone();
        *broken.pointer_mut(place).unwrap() = value.clone();
        let server = Server::start([answer("200 OK", "", broken.to_string())]).await;
        let result = server.account().settings().get().await;
        assert!(matches!(result, Err(Error::Unreadable { .. })), "{place} {value}: {result:?}");
    }
    for name in whole.as_object().unwrap().keys() {
        let mut thin = whole.clone();
        thin.as_object_mut().unwrap().remove(name);
        let server = Server::start([answer("200 OK", "", thin.to_string())]).await;
        let result = server.account().settings().get().await;
        assert!(matches!(result, Err(Error::Unreadable { .. })), "without {name}: {result:?}");
    }
}

#[tokio::test]
async fn contacts_are_read_exactly_and_show_nobody() {
    let server = Server::start([fixture_answer("contacts/list_answer")]).await;
    let page = Page { limit: 100, offset: 0 };
    let contacts = server.account().contacts().list(&page).await.unwrap();
    let chat = ContactData {
        chat_type: "whatsapp".to_owned(),
        chat_id: "37199999999".to_owned(),
        username: None,
        phone: None,
    };
    let expected = Contact {
        id: "contacts1".into(),
        responsible_user_id: Some("1".into()),
        name: "TestContact".to_owned(),
        contact_data: vec![chat],
        uri: Some("/api/v2/contacts/contacts1".to_owned()),
    };
    assert_eq!(contacts, [expected]);
    assert_eq!(contacts[0].crm_link(), None, "a path of the API is no link into the CRM");
    let shown = format!("{contacts:?} {:?}", contacts[0].contact_data);
    assert!(!shown.contains("3719") && !shown.contains("TestContact"), "{shown}");

    let server = Server::start([fixture_answer("contacts/get_answer_crm_link")]).await;
    let contact = server.account().contacts().get(&"contacts1".into()).await.unwrap();
    assert_eq!(contact.crm_link(), Some("https://example.com/contact/1"));
}

#[tokio::test]
async fn the_older_pages_of_v3_are_walked_to_their_end() {
    let page = |first: u32, count: u32| {
        let users: Vec<_> =
            (first..first + count).map(|id| json!({ "id": id, "name": "N" })).collect();
        let body = json!({ "count": count.to_string(), "data": users });
        answer("200 OK", "", body.to_string())
    };
    let server = Server::start([page(0, 100), page(100, 100), page(200, 7)]).await;
    let client = server.v3();
    let (mut paging, mut users) = (Paging::v3(), Vec::new());
    while let Some(page) = paging.next() {
        users.extend(paging.take(client.users().list(page.offset).await.unwrap()));
    }
    assert_eq!((users.len(), users[206].id.as_str()), (207, "206"));
    let lines: Vec<String> = server.asked().into_iter().map(|asked| asked.line).collect();
    assert_eq!(lines, ["GET /v3/users", "GET /v3/users?offset=100", "GET /v3/users?offset=200"]);
}

#[tokio::test]
async fn the_errors_of_v3_say_what_they_say() {
    let asked = |status: &str, name: &str| answer(status, "", fixture(&format!("errors/{name}")));
    let server = Server::start([asked("400 Bad", "v3_invalid_users_data")]).await;
    let error = server.v3().users().upsert(&[]).await.unwrap_err();
    let rows: Vec<_> = error.rows().iter().map(|row| (row.index, row.fields.join(" "))).collect();
    assert_eq!(rows, [(12, "id name".to_owned())]);

    let server = Server::start([asked("400 Bad", "v3_duplicate_phone_number")]).await;
    let error = server.v3().users().upsert(&[]).await.unwrap_err();
    let Error::Refused { text, request_id, .. } = &error else { panic!("{error:?}") };
    assert_eq!(text, "User with phone number [digits] already exists in the CRM.");
    assert_eq!(request_id.as_deref(), Some("594101c6e81a1cace2646eee1edd5e66"));
    assert!(!format!("{error:?}").contains("7999"), "{error:?}");

    let server = Server::start([asked("401 Who", "v3_invalid_apikey")]).await;
    let error = server.v3().users().list(0).await.unwrap_err();
    assert!(error.is_unauthorized() && error.has_code("INVALID_APIKEY"), "{error:?}");
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn v3_waits_out_its_limit_and_repeats_no_write_after_500() {
    let (limited, broken) = (answer("429 Slow", "", ""), answer("500 Oops", "", ""));
    let good = || answer("200 OK", "", "");
    let server = Server::start([limited.clone(), limited, good()]).await;
    server.v3().users().upsert(&[]).await.unwrap();
    assert_eq!(server.connections(), 3, "a wait that is not told is waited all the same");

    let server = Server::start([]).await;
    server.always(broken.clone());
    for (result, connections) in [
        (server.v3().users().upsert(&[]).await, 1),
        (server.v3().users().bulk_delete(&["1".into()]).await.map(drop), 2),
        (server.v3().users().delete(&"1".into()).await, 3),
    ] {
        assert!(matches!(&result, Err(Error::Refused { status: 500, .. })), "{result:?}");
        assert!(server.connections() >= connections);
    }
    assert_eq!(server.connections(), 3, "one each");

    let server = Server::start([broken, fixture_answer("v3_users/list_answer")]).await;
    assert_eq!(server.v3().users().list(0).await.unwrap().len(), 1, "a read may be repeated");
}
