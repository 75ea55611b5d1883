//! What holds for any input: nothing panics, nothing the service said stands in an error, what is
//! written is read again, ids arrive, walks end, and every item has an outcome.
//!
//! The inputs are the same each time. With `PROPTEST_CASES` there are as many as it says, and others
//! each time.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use serde_json::Value;
use tokio::runtime::{Builder, Runtime};
use wazzup::{
    Contact, ContactData, Error, Keyed, NewContact, NewUser, Outcome, Page, Paging, RefusedRow,
    Role, Settings, User, UserRole, WebhookDelivery, in_batches,
};

use crate::methods::{Clients, methods};
use crate::support::{Server, answer, fixture_json};

mod arbitrary;

use arbitrary::{MARK, json, marks, mutated};

fn config(cases: u32) -> Config {
    let mut config = Config { failure_persistence: None, ..Config::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
        config.rng_seed = RngSeed::Fixed(1);
    }
    config
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().expect("a runtime")
}

/// A server and clients for all cases of one property.
struct Room {
    runtime: Runtime,
    server: Server,
    clients: Clients,
}

impl Room {
    fn new() -> Self {
        let runtime = runtime();
        let server = runtime.block_on(Server::start([]));
        let mut options = server.options();
        options.tries = 1;
        let clients = runtime.block_on(async { Clients::new(options) });
        Self { runtime, server, clients }
    }

    /// The error that the method with this number makes of this body.
    fn call(&self, number: usize, body: &[u8]) -> Option<Error> {
        let methods = methods();
        let method = &methods[number];
        self.server.always(answer("200 OK", "", body));
        self.runtime.block_on((method.send)(&self.clients)).err()
    }
}

/// The bodies of the examples, of answers and of deliveries.
fn examples() -> Vec<Value> {
    let deliveries = ["qr_update", "status_update", "status_update_object", "create"];
    methods()
        .iter()
        .map(|method| method.good())
        .chain(deliveries.map(|name| fixture_json(&format!("webhooks/{name}"))))
        .collect()
}

fn any_body() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        any::<Vec<u8>>(),
        json().prop_map(|json| json.to_string().into_bytes()),
        json().prop_map(|json| format!(r#"{{"data": {json}}}"#).into_bytes()),
        mutated(examples()),
    ]
}

#[test]
fn any_answer_is_a_value_or_a_named_error_that_quotes_nothing() {
    let room = Room::new();
    proptest!(config(300), |(number in any::<prop::sample::Index>(), body in any_body())| {
        if let Some(error) = room.call(number.index(methods().len()), &body) {
            prop_assert!(
                matches!(error, Error::Unreadable { .. } | Error::OutcomeUnknown { .. })
                    || error.has_code("NOT_FOUND"),
                "{:?}", error
            );
            let shown = format!("{error} {error:?}");
            prop_assert!(marks(&shown).is_none(), "{}", shown);
        }
    });
}

/// Each goes to the method whose example it was, or most would miss every field.
#[test]
fn any_example_with_a_fault_is_read_or_named() {
    let room = Room::new();
    let cases = (0..methods().len())
        .prop_flat_map(|number| (Just(number), mutated(vec![methods()[number].good()])));
    proptest!(config(300), |((number, body) in cases)| {
        if let Some(error) = room.call(number, &body) {
            let shown = format!("{error} {error:?}");
            prop_assert!(marks(&shown).is_none(), "{}", shown);
        }
    });
}

#[test]
fn any_delivery_is_read_or_unreadable_and_quotes_nothing() {
    proptest!(config(1_000), |(body in any_body())| {
        match WebhookDelivery::parse(&body) {
            Ok(delivery) => {
                let printed = format!("{delivery:?}");
                // What it was about may be printed; the code to scan may not.
                prop_assert!(!printed.contains("iVBOR"), "{}", printed);
            }
            Err(error) => {
                let unreadable = matches!(error, Error::Unreadable { .. });
                prop_assert!(unreadable, "{:?}", error);
                prop_assert!(marks(&error.to_string()).is_none(), "{}", error);
            }
        }
    });
}

/// An id or a word: anything but nothing.
fn word() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z0-9_-]{1,12}", any::<String>().prop_filter("empty", |text| !text.is_empty())]
}

fn role() -> impl Strategy<Value = Role> {
    prop_oneof![
        Just(Role::Seller),
        Just(Role::Manager),
        Just(Role::Auditor),
        word().prop_map(|word| Role::from(word.as_str())),
    ]
}

prop_compose! {
    fn settings()(
        roles in prop::collection::vec((word(), word(), role(), any::<bool>()), 0..8),
        hidden in prop::collection::vec(word(), 0..4),
        push in any::<bool>(),
    ) -> Settings {
        let role = |(channel, user, role, new): (String, String, Role, bool)| UserRole {
            channel_id: channel.into(),
            user_id: user.into(),
            role,
            allow_get_new_clients: new,
        };
        Settings {
            user_roles: roles.into_iter().map(role).collect(),
            hide_phone_numbers_for_user_ids: hidden.into_iter().map(Into::into).collect(),
            push_input_output_message_events_for_managers: push,
        }
    }
}

#[test]
fn settings_are_read_as_they_were_written() {
    proptest!(config(200), |(settings in settings())| {
        let written = serde_json::to_string(&settings).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Settings>(&written).unwrap(), &settings);
        let again: Value = serde_json::from_str(&written).unwrap();
        prop_assert_eq!(serde_json::to_value(&settings).unwrap(), again, "nothing is lost as JSON");
    });
}

#[test]
fn users_are_read_as_they_were_written() {
    let users = (word(), any::<String>(), any::<Option<String>>());
    proptest!(config(200), |((id, name, phone) in users)| {
        let user = NewUser { id: id.into(), name, phone };
        let read: User = serde_json::from_str(&serde_json::to_string(&user).unwrap()).unwrap();
        prop_assert_eq!(&read.id, &user.id);
        prop_assert_eq!(&read.name, &user.name);
        prop_assert_eq!(read.phone, user.phone.filter(|phone| !phone.is_empty()));
    });
}

prop_compose! {
    fn contact()(
        (id, responsible, name) in (word(), word(), any::<String>()),
        chats in prop::collection::vec((word(), word(), any::<Option<String>>()), 0..4),
        uri in prop_oneof![
            any::<Option<String>>(),
            "/api/v2/contacts/[a-z]{0,4}".prop_map(Some),
            "https://crm\\.example/[a-z]{0,4}".prop_map(Some),
        ],
    ) -> NewContact {
        let chat = |(chat_type, chat_id, optional): (String, String, Option<String>)| ContactData {
            chat_type,
            chat_id,
            username: optional.clone(),
            phone: optional,
        };
        NewContact {
            id: id.into(),
            responsible_user_id: responsible.into(),
            name,
            contact_data: chats.into_iter().map(chat).collect(),
            uri,
        }
    }
}

#[test]
fn contacts_are_read_as_they_were_written_and_keep_their_link() {
    proptest!(config(200), |(contact in contact())| {
        let written = serde_json::to_string(&contact).unwrap();
        let read: Contact = serde_json::from_str(&written).unwrap();
        prop_assert_eq!(&read.id, &contact.id);
        prop_assert_eq!(read.responsible_user_id.as_ref(), Some(&contact.responsible_user_id));
        prop_assert_eq!(&read.name, &contact.name);
        prop_assert_eq!(read.contact_data.len(), contact.contact_data.len());
        for (read, written) in read.contact_data.iter().zip(contact.contact_data) {
            prop_assert_eq!(&read.chat_type, &written.chat_type);
            prop_assert_eq!(&read.chat_id, &written.chat_id);
            prop_assert_eq!(&read.phone, &written.phone.filter(|phone| !phone.is_empty()));
        }
        let link = contact.uri.filter(|uri| !uri.is_empty() && !uri.starts_with("/api/"));
        prop_assert_eq!(read.uri, link, "a path of the API is never sent");
    });
}

#[test]
fn any_id_arrives_as_it_is() {
    let room = Room::new();
    let id = word().prop_filter("dots", |id| id != "." && id != "..");
    proptest!(config(150), |(id in id)| {
        room.server.always(answer("404 Not Found", "", ""));
        let result = room.runtime.block_on(room.clients.v3.users().delete(&id.as_str().into()));
        prop_assert!(matches!(result, Err(Error::Refused { status: 404, .. })), "{:?}", result);
        let line = room.server.asked().pop().unwrap().line;
        let segment = line.strip_prefix("DELETE /v3/users/").unwrap();
        prop_assert!(!segment.contains(['/', '?', '#', ' ']), "{}", line);
        let decoded = percent_encoding::percent_decode_str(segment).decode_utf8().unwrap();
        prop_assert_eq!(decoded, id);
    });
}

struct Row(String);

impl Keyed for Row {
    fn key(&self) -> &str {
        &self.0
    }
}

#[test]
fn a_walk_ends_whatever_the_server_does() {
    let pages = prop::collection::vec(prop::collection::vec(0_u8..40, 0..130), 1..8);
    proptest!(config(200), |(pages in pages, limit in any::<u32>(), v3 in any::<bool>())| {
        let mut paging = if v3 { Paging::v3() } else { Paging::new(limit) };
        let all: BTreeSet<u8> = pages.iter().flatten().copied().collect();
        let (mut came, mut offset, mut steps) = (Vec::new(), 0, 0);
        while let Some(Page { offset: asked, limit: rows }) = paging.next() {
            prop_assert_eq!(asked, offset, "it goes on by what came");
            prop_assert!(rows >= 1);
            // The server goes through its pages for ever, whatever was asked.
            let page = &pages[steps % pages.len()];
            offset += page.len() as u64;
            came.extend(paging.take(page.iter().map(|n| Row(n.to_string())).collect()));
            steps += 1;
            prop_assert!(steps <= all.len() + 1, "each page but the last brings something new");
        }
        let different: BTreeSet<&str> = came.iter().map(Keyed::key).collect();
        prop_assert_eq!(different.len(), came.len(), "nothing comes twice");
        prop_assert!(paging.take(vec![Row("late".to_owned())]).is_empty(), "the end is the end");
    });
}

/// How a piece fails, if it does.
fn failure() -> impl Strategy<Value = Option<Error>> {
    let refused = |status: u16, rows: Vec<RefusedRow>| Error::Refused {
        status,
        code: None,
        text: String::new(),
        details: Vec::new(),
        rows: rows.into(),
        request_id: None,
    };
    let row = (0_usize..120).prop_map(|index| RefusedRow { index, fields: Vec::new() });
    let rows = prop::collection::vec(row, 0..5);
    let statuses = prop::sample::select(vec![400_u16, 401, 403, 422, 500]);
    let text = String::new;
    prop_oneof![
        4 => Just(None),
        2 => (statuses, rows).prop_map(move |(status, rows)| Some(refused(status, rows))),
        1 => Just(Some(Error::NotSent { text: text() })),
        1 => Just(Some(Error::Unanswered { text: text() })),
        1 => Just(Some(Error::Unreadable { path: text(), text: text() })),
        1 => Just(Some(Error::RateLimited { retry_after: None })),
    ]
}

#[test]
fn every_item_has_an_outcome_whatever_fails() {
    use Error::{NotSent, RateLimited, Refused, Unanswered, Unreadable};

    let named = |rows: &[RefusedRow], item: usize| rows.iter().any(|row| row.index == item % 100);
    let runtime = runtime();
    let failures = prop::collection::vec(failure(), 12);
    let cases = (0_usize..1_150, 0_usize..6, failures, prop::option::of(0_usize..1_200));
    proptest!(config(200), |((count, parallel, failures, break_at) in cases)| {
        let items: Vec<usize> = (0..count).collect();
        let started = std::cell::RefCell::new(Vec::new());
        let mut reported = Vec::new();
        let outcomes = runtime.block_on(in_batches(
            &items,
            parallel,
            |piece: &[usize]| {
                let number = piece[0] / 100;
                started.borrow_mut().push(number);
                let failure = failures[number].clone();
                // Some end at once and some later, so that they overtake each other.
                async move {
                    for _ in 0..number % 3 {
                        tokio::task::yield_now().await;
                    }
                    failure.map_or(Ok(()), Err)
                }
            },
            |done| {
                reported.push(done);
                let enough = break_at.is_some_and(|most| done >= most);
                if enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        ));
        prop_assert_eq!(outcomes.len(), count);
        let started = started.into_inner();
        prop_assert_eq!(&started, &(0..started.len()).collect::<Vec<_>>(), "in order, each once");
        prop_assert!(reported.is_sorted() && reported.last().is_none_or(|last| *last <= count));
        for (item, outcome) in outcomes.iter().enumerate() {
            let number = item / 100;
            let sent = number < started.len();
            let right = match (outcome, &failures[number]) {
                (Outcome::Accepted, None) => sent,
                (Outcome::Refused { .. }, Some(Refused { rows, .. })) => sent && named(rows, item),
                (Outcome::NotTaken { .. }, Some(Refused { status: ..500, rows, .. })) => {
                    sent && !named(rows, item)
                }
                (Outcome::Unanswered { .. }, Some(Refused { status: 500.., rows, .. })) => {
                    sent && !named(rows, item)
                }
                (Outcome::Unanswered { .. }, Some(Unanswered { .. } | Unreadable { .. })) => sent,
                (Outcome::NotSent { .. }, Some(NotSent { .. } | RateLimited { .. })) => true,
                (Outcome::NotSent { .. }, _) => !sent,
                _ => false,
            };
            prop_assert!(right, "item {}: {:?} after {:?}", item, outcome, failures[number]);
        }
    });
}

#[test]
fn the_marks_are_found_where_they_are() {
    assert!(marks(&format!("it says {MARK}")).is_some() && marks("it says nothing").is_none());
}
