//! The copies of users and contacts that the store keeps: what a reading brings, what a stop or a
//! failure leaves, what a writing changes, and finding somebody among them.

use std::sync::Arc;

use console::{
    CachedUsers, Contact, ContactData, ContactSort, ContactsFound, ErrorCode, Event, FieldRule,
    ItemResult, MemoryVault, NewContact, NewUser, Pace, UiError, User, UsersEdition,
};
use serde_json::{Value, json};

use crate::{
    elsewhere::Elsewhere,
    support::{AURORA, Desk, EMAIL, PASSWORD, Sandbox, pace, sql_on},
    users::{broken, runs, user},
};

const V2: UsersEdition = UsersEdition::V2;
const V3: UsersEdition = UsersEdition::V3;

async fn cached(desk: &Desk, edition: UsersEdition) -> CachedUsers {
    desk.console.users_cached(AURORA, edition).await.unwrap()
}

async fn find(desk: &Desk, search: &str, sort: ContactSort) -> ContactsFound {
    desk.console.contacts_find(AURORA, search, sort, 0, 500).await.unwrap()
}

async fn contacts(desk: &Desk) -> Vec<Contact> {
    find(desk, "", ContactSort::Listed).await.contacts
}

fn ids(users: &[User]) -> Vec<&str> {
    users.iter().map(|user| user.id.as_str()).collect()
}

fn person(id: &str, name: &str, phone: &str) -> NewContact {
    let chat = |chat_type: &str, chat_id: &str, username: Option<&str>| ContactData {
        chat_type: chat_type.to_owned(),
        chat_id: chat_id.to_owned(),
        username: username.map(str::to_owned),
        phone: None,
    };
    NewContact {
        id: id.to_owned(),
        responsible_user_id: "u-anna".to_owned(),
        name: name.to_owned(),
        contact_data: vec![
            chat("whatsapp", phone, None),
            chat("telegram", "77001", Some(&format!("tg_{id}"))),
        ],
        uri: Some("https://crm.example/1".to_owned()),
        without_link: false,
    }
}

async fn add(desk: &Desk, people: Vec<NewContact>) {
    let outcomes = desk.console.contacts_upsert(AURORA, people, false, "job").await.unwrap();
    assert!(outcomes.iter().all(|one| one.outcome == ItemResult::Accepted), "{outcomes:?}");
}

/// The first request for this goes through, and those after it meet the fault.
async fn after_the_first(sandbox: &Sandbox, path: &str, mut fault: Value) {
    let first = json!({"method": "GET", "path": path, "kind": "delay", "delay_ms": 0});
    fault["method"] = json!("GET");
    fault["path"] = json!(path);
    sandbox.control("faults", json!({"faults": [first, fault]})).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn users_are_kept_as_the_list_has_them_and_outlive_a_run() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(MemoryVault::default());
    let desk = Desk::on(tempfile::tempdir().unwrap(), vault.clone(), pace());
    desk.sign_in(&sandbox).await.unwrap();
    assert_eq!(cached(&desk, V2).await, CachedUsers { users: Vec::new(), read_at: None });
    desk.console.users_list(AURORA, "job").await.unwrap();
    let told = desk
        .event(|event| match event {
            Event::UsersListed { users, .. } => Some(users),
            _ => None,
        })
        .await;
    let kept = cached(&desk, V2).await;
    assert_eq!(kept.users, told);
    assert!(kept.read_at.is_some());
    assert_eq!(cached(&desk, V3).await.read_at, None, "the other edition's is another list");

    let desk = Desk::on(desk.end().await, vault, pace());
    desk.console.sign_in_state().await.unwrap();
    assert_eq!(cached(&desk, V2).await, kept);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_reading_drops_who_did_not_come_and_another_keeps_everybody() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, Pace { users_page: 5, ..pace() }).await;
    let elsewhere = Elsewhere::new(&sandbox).await;
    desk.console.users_list(AURORA, "job").await.unwrap();
    let before = cached(&desk, V2).await;
    let last = before.users.last().unwrap().id.clone();
    elsewhere.call("DELETE", "/v2/users", &json!({"user_ids": [last]})).await;

    // As many times as one request is tried.
    let trouble = json!({"kind": "status", "status": 503, "times": 4});
    after_the_first(&sandbox, "/v2/users", trouble).await;
    let failed = desk.console.users_list(AURORA, "job").await.unwrap_err();
    assert_eq!(UiError::from(failed).code, ErrorCode::ServerTrouble);
    assert_eq!(cached(&desk, V2).await, before, "a failure drops nobody");

    desk.console.users_list(AURORA, "job").await.unwrap();
    let after = cached(&desk, V2).await;
    assert_eq!(ids(&after.users), ids(&before.users[..before.users.len() - 1]));
    assert!(after.read_at >= before.read_at);
}

#[tokio::test(flavor = "multi_thread")]
async fn writings_of_users_keep_the_copy_in_step() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let console = &desk.console;
    console.users_list(AURORA, "job").await.unwrap();
    let seeded = cached(&desk, V2).await.users.len();
    let added = vec![user("new", Some("37120009999")), user("15", None)];
    console.users_upsert(AURORA, added, false, "job").await.unwrap();
    let kept = cached(&desk, V2).await.users;
    assert_eq!((kept.len(), kept.last().unwrap().id.as_str()), (seeded + 1, "new"));
    assert_eq!(kept.iter().find(|one| one.id == "15").unwrap().name, "Name of 15");

    console.users_delete(AURORA, vec!["new".to_owned()], "job").await.unwrap();
    let outcomes =
        console.users_update(AURORA, vec![user("new", None), user("14", None)], "job").await;
    let expected = [(ItemResult::NotFound, 1), (ItemResult::Accepted, 1)];
    assert_eq!(runs(&outcomes.unwrap()), expected);
    assert_eq!(cached(&desk, V2).await.users.len(), seeded);

    // What was dropped in silence is kept as it is there, not as it was sent.
    let thin = json!({"method": "GET", "path": "/v2/users", "kind": "drop_fields", "times": 1});
    sandbox.control("faults", json!({"faults": [thin]})).await;
    let with = vec![user("with", Some("37120008888"))];
    console.users_upsert(AURORA, with, false, "job").await.unwrap();
    let kept = cached(&desk, V2).await.users;
    assert_eq!(kept.iter().find(|one| one.id == "with").unwrap().phone, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_that_is_known_to_be_anothers_is_not_sent() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let console = &desk.console;
    console.users_list(AURORA, "job").await.unwrap();
    let annas = || vec![user("new", Some("37120001140"))];
    let taken = [("users[0].phone".to_owned(), FieldRule::Taken)];
    assert_eq!(broken(console.users_upsert(AURORA, annas(), false, "job").await), taken);
    assert_eq!(broken(console.users_update(AURORA, annas(), "job").await), taken);
    assert_eq!(sandbox.asked("POST", "/v2/users").await, 0);
    let anna = NewUser { name: "Anna".to_owned(), ..user("u-anna", Some("37120001140")) };
    let outcomes = console.users_upsert(AURORA, vec![anna], false, "job").await.unwrap();
    assert_eq!(runs(&outcomes), [(ItemResult::Accepted, 1)], "it is hers");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_of_v3_that_did_not_arrive_is_told() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let console = &desk.console;
    console.v3_key_set(AURORA, sandbox::DEMO_V3_KEY.into()).await.unwrap();
    console.v3_users_list(AURORA, "job").await.unwrap();
    assert_eq!(cached(&desk, V3).await.users.len(), 12);
    let path = "/v3/users/lost";
    let thin = json!({"method": "GET", "path": path, "kind": "drop_fields", "times": 1});
    sandbox.control("faults", json!({"faults": [thin]})).await;
    let wanted = vec![
        user("lost", Some("37120009991")),
        user("there", Some("37120009992")),
        user("without", None),
    ];
    let outcomes = console.v3_users_upsert(AURORA, wanted, false, "job").await.unwrap();
    assert_eq!(runs(&outcomes), [(ItemResult::Accepted, 3)]);
    let fields: Vec<_> = outcomes.iter().map(|one| one.fields.join(" ")).collect();
    assert_eq!(fields, ["name phone", "", ""]);
    assert_eq!(sandbox.asked("GET", "/v3/users/without").await, 1, "that nothing was left");
    let kept = cached(&desk, V3).await.users;
    let phone = |id: &str| kept.iter().find(|one| one.id == id).unwrap().phone.as_deref();
    assert_eq!((phone("lost"), phone("there")), (None, Some("37120009992")));

    console.v3_users_delete(AURORA, "there").await.unwrap();
    let ids = vec!["lost".to_owned(), "nobody".to_owned()];
    console.v3_users_bulk_delete(AURORA, ids, "job").await.unwrap();
    assert_eq!(cached(&desk, V3).await.users.len(), 13, "12 and the one without");
}

#[tokio::test(flavor = "multi_thread")]
async fn contacts_are_read_into_the_store_and_a_stop_leaves_what_was_there() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, Pace { contacts_page: 20, ..pace() }).await;
    let people: Vec<_> =
        (0..70).map(|n| person(&format!("n-{n}"), "Somebody", "37129990000")).collect();
    add(&desk, people).await;
    let written = find(&desk, "", ContactSort::Listed).await;
    assert_eq!((written.total, written.read_at), (70, None), "kept, and never read in full");
    let listed = desk.console.contacts_list(AURORA, "job").await.unwrap();
    let full = find(&desk, "", ContactSort::Listed).await;
    assert_eq!(
        (full.total, full.cached, full.more_than_total),
        (listed.count, listed.count, false)
    );
    assert!(full.read_at.is_some());

    // Stopped after a page, while another program deletes one that was not met yet.
    let elsewhere = Elsewhere::new(&sandbox).await;
    let slow = json!({"kind": "delay", "delay_ms": 60_000, "times": 1});
    after_the_first(&sandbox, "/v2/contacts", slow).await;
    elsewhere.call("DELETE", "/v2/contacts", &json!({"contact_ids": ["n-69"]})).await;
    let stop = async {
        let page = |event| matches!(event, Event::ContactsListed { so_far: 20, .. }).then_some(());
        // The first such event is the first reading's.
        desk.event(page).await;
        desk.event(page).await;
        desk.console.jobs_stop("second");
    };
    let (stopped, ()) = tokio::join!(desk.console.contacts_list(AURORA, "second"), stop);
    assert!(stopped.unwrap().stopped);
    assert_eq!(find(&desk, "", ContactSort::Listed).await, full, "the same, and as old");

    desk.console.contacts_list(AURORA, "job").await.unwrap();
    let after = find(&desk, "", ContactSort::Listed).await;
    assert_eq!(after.total, full.total - 1);
    let expected = full.contacts.iter().filter(|one| one.id != "n-69");
    assert!(after.contacts.iter().eq(expected), "in the order in which they came");
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_found_by_any_word_or_number() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    add(
        &desk,
        vec![
            person("crm-000123", "Jānis Āboliņš", "37120001140"),
            person("crm-000124", "Zane Ābele", "37126662140"),
            person("900", "37120007777", "37120007777"),
            person("4", "Пётр Ёлкин", "79161234567"),
        ],
    )
    .await;
    for (search, expected) in [
        ("abolins", &["crm-000123"][..]),
        ("ĀBOLIŅŠ jan", &["crm-000123"]),
        ("abe", &["crm-000124"]),
        ("+371 2000-1140", &["crm-000123"]),
        ("20001140", &["crm-000123"]),
        ("1140", &["crm-000123"]),
        ("2140", &["crm-000124"]),
        ("40", &["crm-000123", "crm-000124"]),
        ("9", &["900", "4"]),
        ("crm-000124", &["crm-000124"]),
        ("tg_crm-000123", &["crm-000123"]),
        ("елкин", &["4"]),
        ("u-anna", &["crm-000123", "crm-000124", "900", "4"]),
        ("abolins zane", &[]),
        ("bolins", &[]),
        ("+", &["crm-000123", "crm-000124", "900", "4"]),
    ] {
        let found = find(&desk, search, ContactSort::Listed).await;
        let ids: Vec<_> = found.contacts.iter().map(|one| one.id.as_str()).collect();
        assert_eq!((ids.as_slice(), found.total), (expected, expected.len() as u64), "{search}");
    }
    for (sort, expected) in [
        (ContactSort::Name, ["crm-000124", "crm-000123", "4", "900"]),
        (ContactSort::NameDown, ["900", "4", "crm-000123", "crm-000124"]),
    ] {
        for search in ["", "u-anna"] {
            // Zane Ābele is sorted by what she is called, not by her family.
            let mut found = find(&desk, search, sort).await.contacts;
            let first = found.iter().position(|one| one.id == "crm-000123").unwrap();
            let second = found.iter().position(|one| one.id == "crm-000124").unwrap();
            assert_eq!(first < second, sort == ContactSort::Name, "{search}");
            found.swap(first, second);
            let ids: Vec<_> = found.iter().map(|one| one.id.as_str()).collect();
            assert_eq!(ids, expected, "{search}");
        }
    }
    // An edit is found by its new name alone.
    add(&desk, vec![person("4", "Ivan", "79161234567")]).await;
    assert_eq!(find(&desk, "елкин", ContactSort::Listed).await.total, 0);
    assert_eq!(find(&desk, "ivan", ContactSort::Listed).await.total, 1);
    desk.console.contacts_delete(AURORA, vec!["4".to_owned()], "job").await.unwrap();
    assert_eq!(find(&desk, "ivan", ContactSort::Listed).await.total, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_piece_is_bounded_and_pieces_make_the_whole() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, Pace { parallel: 1, ..pace() }).await;
    let many = (0..2_300).map(|n| person(&format!("{n}"), &format!("Name {n:05}"), "3712999"));
    add(&desk, many.collect()).await;
    let console = &desk.console;
    let too_many = console.contacts_find(AURORA, "", ContactSort::Listed, 0, 501).await;
    assert_eq!(broken(too_many), [("limit".to_owned(), FieldRule::OutOfRange)]);
    assert_eq!(
        broken(console.contacts_search("a", 51).await),
        [("limit".to_owned(), FieldRule::OutOfRange)]
    );
    let at = async |search: &str, sort, offset| {
        console.contacts_find(AURORA, search, sort, offset, 100).await.unwrap()
    };
    for sort in [ContactSort::Listed, ContactSort::Name, ContactSort::NameDown] {
        let mut names = Vec::new();
        for offset in (0..2_300).step_by(100) {
            let found = at("", sort, offset).await;
            assert_eq!((found.total, found.more_than_total), (2_300, false));
            names.extend(found.contacts.into_iter().map(|one| one.name));
        }
        let mut expected: Vec<_> = (0..2_300).map(|n| format!("Name {n:05}")).collect();
        if sort == ContactSort::NameDown {
            expected.reverse();
        }
        assert_eq!(names, expected);
        assert_eq!(at("", sort, 2_300).await.contacts, []);

        // A search that finds nearly everybody counts so far and no further.
        let broad = at("name", sort, 1_950).await;
        assert_eq!((broad.total, broad.more_than_total, broad.cached), (2_000, true, 2_300));
        let shown: Vec<_> = broad.contacts.iter().map(|one| one.name.clone()).collect();
        assert_eq!(shown, expected[1_950..2_000]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_profile_does_not_see_what_another_keeps() {
    let (one, two) = (Sandbox::demo().await, Sandbox::demo().await);
    let desk = Desk::signed_in(&one, pace()).await;
    let console = &desk.console;
    console.accounts_refresh().await.unwrap();
    console.users_list(AURORA, "job").await.unwrap();
    add(&desk, vec![person("1", "Jānis Āboliņš", "37120001140")]).await;
    let found = console.contacts_search("abolins", 10).await.unwrap();
    let [found] = found.as_slice() else { panic!("{}", found.len()) };
    assert_eq!((found.account_id.as_str(), found.contact.id.as_str()), (AURORA, "1"));
    let accounts = console.accounts_list().await.unwrap().accounts;
    let label = accounts.into_iter().find(|one| one.account_id == AURORA).unwrap().label;
    assert_eq!(found.account_label, label);

    let first = console.state().await.unwrap().current.unwrap().profile_id;
    console.sign_in_create(Some(&two.origin), EMAIL, PASSWORD.into()).await.unwrap();
    assert_eq!(cached(&desk, V2).await.users, []);
    assert_eq!(contacts(&desk).await, []);
    assert_eq!(console.contacts_search("abolins", 10).await.unwrap(), []);
    assert_eq!(console.accounts_search("").await.unwrap().len(), 0);

    // With its profile everything goes, the index included.
    console.sign_in_remove(&first).await.unwrap();
    let folder = desk.end().await;
    let store = rusqlite::Connection::open(folder.path().join("console.sqlite3")).unwrap();
    for table in ["people_lists", "cached_users", "cached_contacts", "searched_accounts"] {
        let sql = format!("SELECT count(*) FROM {table}");
        assert_eq!(store.query_row(&sql, [], |row| row.get(0)), Ok(0_i64), "{table}");
    }
    for table in ["contact_pieces", "account_pieces"] {
        let sql = format!("SELECT count(*) FROM {table} WHERE {table} MATCH 'a* OR 3* OR 2*'");
        assert_eq!(store.query_row(&sql, [], |row| row.get(0)), Ok(0_i64), "{table}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn accounts_are_found_by_all_that_is_known_of_them() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(MemoryVault::default());
    let desk = Desk::on(tempfile::tempdir().unwrap(), vault.clone(), pace());
    desk.sign_in(&sandbox).await.unwrap();
    desk.console.accounts_refresh().await.unwrap();
    let all = desk.console.accounts_list().await.unwrap().accounts;
    let search =
        async |desk: &Desk, words: &str| desk.console.accounts_search(words).await.unwrap();
    assert_eq!(search(&desk, " ").await.len(), all.len());
    assert_eq!(search(&desk, AURORA).await, [AURORA]);
    assert_eq!(search(&desk, &AURORA[3..]).await, [AURORA], "anywhere in a number");

    let (name, note) = (Some("Kafejnīca Rītausma".to_owned()), "pays by invoice".to_owned());
    let tags = vec!["Zelta".to_owned()];
    desk.console.accounts_describe(AURORA, name, note, tags).await.unwrap();
    for words in ["kafejnica", "tausm", "invoice kafej", "ZELTA", "ritausma 2401"] {
        assert_eq!(search(&desk, words).await, [AURORA], "{words}");
    }
    assert_eq!(search(&desk, "kafejnica nowhere").await.len(), 0);

    // Numbers of channels are known once they were checked.
    let checked = desk.console.accounts_health(AURORA).await.unwrap().health.unwrap();
    let phone = checked.channels.iter().find_map(|one| one.phone.clone()).unwrap();
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    assert!(search(&desk, &digits[2..]).await.contains(&AURORA.to_owned()), "{}", digits.len());

    // A store of an earlier version is searched from the first start on.
    let folder = desk.end().await;
    sql_on(folder.path(), "DELETE FROM searched_accounts");
    let desk = Desk::on(folder, vault, pace());
    desk.console.sign_in_state().await.unwrap();
    assert_eq!(search(&desk, "kafejnica").await, [AURORA]);
}
