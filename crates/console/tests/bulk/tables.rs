//! Tables on their way in and out: handed over in pieces, understood, edited, and written.

use std::collections::{BTreeMap, BTreeSet};

use base64::{Engine, engine::general_purpose::STANDARD};
use console::{
    BulkFilter, BulkKind, BulkState, ContactData, Effect, Error, ErrorCode, FieldRule, NewContact,
    SheetChoice, SheetFormat, SheetWords, UiError, UsersEdition,
};

use crate::support::{AURORA, Desk, Sandbox, contacts, hand_over, pace};

const USERS: &str =
    "id;name;phone\r\n1;Anna;37126000001\r\n2;Inga;37126000001\r\n3;;37126000003\r\n";

fn words() -> SheetWords {
    let reasons = [("rule_required", "{field} is missing"), ("skipped", "left out")];
    let own = |(code, sentence): (&str, &str)| (code.to_owned(), sentence.to_owned());
    SheetWords {
        file_name: "people".to_owned(),
        titles: [("name", "Name"), ("reason", "Reason")].map(own).into(),
        reasons: reasons.map(own).into(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_is_put_right_in_its_place() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let ready = desk.ready(BulkKind::Users, USERS).await;
    let id = &ready.bulk_id;
    assert_eq!(desk.numbers(id, BulkFilter::Problems).await, [3, 4]);
    let row = desk.row(id, 3).await;
    assert_eq!((row.problems[0].field.as_str(), row.effect), ("phone", Effect::Unknown));
    // The first of two that say the same is left out, and the second is good.
    desk.console.bulk_skip(id, 2, true).await.unwrap();
    assert_eq!(desk.numbers(id, BulkFilter::Problems).await, [4]);
    desk.console.bulk_skip(id, 2, false).await.unwrap();
    assert_eq!(desk.numbers(id, BulkFilter::Problems).await, [3, 4]);
    let edit = |field: &str, value: &str| BTreeMap::from([(field.to_owned(), value.to_owned())]);
    let edited = desk.console.bulk_edit(id, 3, edit("phone", " +371 2600-0002 ")).await.unwrap();
    assert_eq!((edited.problems, edited.values["name"].as_str()), (vec![], "Inga"));
    desk.console.bulk_edit(id, 4, edit("name", "Zane")).await.unwrap();
    assert_eq!(desk.numbers(id, BulkFilter::Ready).await, [2, 3, 4]);
    let refused = desk.console.bulk_edit(id, 4, edit("link", "x")).await.unwrap_err();
    assert_eq!(UiError::from(refused).code, ErrorCode::Invalid);
    // The same after a restart, when nothing of it is in memory any more.
    let desk = Desk::on(desk.end().await, &sandbox, pace()).await;
    desk.console.bulk_edit(id, 3, edit("phone", "37126000001")).await.unwrap();
    assert_eq!(desk.numbers(id, BulkFilter::Problems).await, [3]);
    desk.console.bulk_edit(id, 2, edit("phone", "")).await.unwrap();
    let done = desk.sent(&desk.console.bulk_list().await.unwrap()[0]).await;
    assert_eq!(done.counts.confirmed, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_columns_mean_is_remembered() {
    let sandbox = Sandbox::demo().await;
    let desk = &Desk::at(&sandbox).await;
    let table = "Code;Who;Tel\r\nA1;Anna;37126000001\r\n";
    let read = |table: &'static str| async move {
        let begun = desk.console.bulk_begin(AURORA, BulkKind::Users, "a.csv").await.unwrap();
        desk.console.bulk_append(&begun.bulk_id, STANDARD.encode(table)).await.unwrap();
        let choice = SheetChoice { has_header: Some(true), ..SheetChoice::default() };
        desk.console.bulk_read(&begun.bulk_id, choice).await.unwrap()
    };
    let first = read(table).await;
    let meant = ["id", "name", "phone"].map(|field| Some(field.to_owned()));
    let ready = desk.console.bulk_map(&first.bulk_id, meant.to_vec()).await.unwrap();
    assert_eq!((ready.state, ready.counts.problems), (BulkState::Ready, 0));
    let second = read("Code;Who;Tel\r\nA2;Inga;\r\n").await;
    let fields: Vec<_> = second.sheet.unwrap().columns.into_iter().map(|one| one.field).collect();
    assert_eq!(fields, meant);
    // Read again as something else: the rows are those of the new reading.
    let choice = SheetChoice { has_header: Some(false), ..SheetChoice::default() };
    let again = desk.console.bulk_read(&first.bulk_id, choice).await.unwrap();
    assert_eq!((again.state, again.counts.rows), (BulkState::Mapping, 2));
    let wrong = desk.console.bulk_map(&first.bulk_id, vec![Some("link".to_owned())]).await;
    assert_eq!(UiError::from(wrong.unwrap_err()).code, ErrorCode::Invalid);
}

#[tokio::test(flavor = "multi_thread")]
async fn pieces_and_tables_have_their_bounds() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let begun = desk.console.bulk_begin(AURORA, BulkKind::Users, "a.csv").await.unwrap();
    let rule = |refused: Result<(), Error>| UiError::from(refused.unwrap_err()).fields[0].rule;
    let append = |bytes: Vec<u8>| desk.console.bulk_append(&begun.bulk_id, STANDARD.encode(bytes));
    assert_eq!(rule(append(vec![b'a'; (1 << 20) + 3]).await), FieldRule::TooLong);
    let garbled = desk.console.bulk_append(&begun.bulk_id, "no base64!".to_owned()).await;
    assert_eq!(rule(garbled), FieldRule::Malformed);
    for _ in 0..64 {
        append(vec![b'a'; 1 << 20]).await.unwrap();
    }
    assert_eq!(rule(append(vec![b'a']).await), FieldRule::TooLarge);
    let tables = || {
        let entries = std::fs::read_dir(desk.folder.path()).unwrap();
        entries.filter(|one| {
            one.as_ref().unwrap().file_name().to_string_lossy().starts_with("bulk-table-")
        })
    };
    #[cfg(unix)]
    for table in tables() {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(table.unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(tables().count(), 1);
    desk.console.bulk_stop(&begun.bulk_id).await.unwrap();
    assert_eq!(tables().count(), 0, "forgotten with the work");
    assert_eq!(desk.console.bulk_list().await.unwrap(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn failures_are_saved_with_their_reasons_and_taken_back() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let ready = desk.ready(BulkKind::Users, USERS).await;
    desk.console.bulk_skip(&ready.bulk_id, 3, true).await.unwrap();
    let done = desk.sent(&ready).await;
    assert_eq!((done.counts.confirmed, done.counts.not_sent), (1, 2));
    let path = desk.folder.path().join("failures.csv");
    let filter = BulkFilter::Failures;
    let saved =
        desk.console.bulk_save(&done.bulk_id, filter, SheetFormat::Csv, &words(), &path).await;
    let saved = saved.unwrap();
    assert_eq!((saved.rows, &*saved.path), (2, &*path.display().to_string()));
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("left out") && text.contains("Name is missing"), "{text}");
    let again = hand_over(&desk.console, BulkKind::Users, &text).await;
    assert_eq!(again.counts.rows, 2);
    let fields = again.sheet.unwrap().columns.into_iter().map(|one| one.field);
    assert_eq!(fields.flatten().collect::<Vec<_>>(), ["id", "name", "phone", "reason"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_of_people_is_saved_and_found_the_same() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    desk.console.users_list(AURORA, "users").await.unwrap();
    let imported = desk.ready(BulkKind::Contacts, &contacts("c", 30)).await;
    desk.sent(&imported).await;
    desk.console.contacts_list(AURORA, "contacts").await.unwrap();
    let path = desk.folder.path().join("saved.csv");
    let (console, csv, words) = (&desk.console, SheetFormat::Csv, words());
    let one = console.contacts_save(AURORA, "contact 29", None, csv, &words, &path).await.unwrap();
    assert_eq!((one.rows, &*one.path), (1, &*path.display().to_string()));
    let text = std::fs::read_to_string(&path).unwrap();
    let again = desk.ready(BulkKind::Contacts, &text).await;
    assert_eq!((again.counts.rows, again.counts.same), (1, 1));
    let wanted = Some(vec!["u-anna".to_owned()]);
    let edition = UsersEdition::V2;
    let one = console.users_save(AURORA, edition, wanted, csv, &words, &path).await.unwrap();
    assert_eq!((one.rows, one.phones_missing), (1, 0));
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(desk.ready(BulkKind::Users, &text).await.counts.same, 1);
    let book = desk.folder.path().join("saved.xlsx");
    let xlsx = SheetFormat::Xlsx;
    let all = console.contacts_save(AURORA, "", None, xlsx, &words, &book).await.unwrap();
    assert!(all.rows >= 30);
    assert!(std::fs::read(&book).unwrap().starts_with(b"PK"));
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_a_search_finds_is_saved_or_else_those_chosen() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    let contact = |number: u32| NewContact {
        id: format!("m-{number}"),
        responsible_user_id: "u-anna".to_owned(),
        name: format!("Many {number}"),
        contact_data: vec![ContactData {
            chat_type: "vk".to_owned(),
            chat_id: format!("{number}"),
            username: None,
            phone: None,
        }],
        uri: Some("https://crm.example/1".to_owned()),
        without_link: false,
    };
    // More than a search counts.
    let many = (0..2_300).map(contact).collect();
    desk.console.contacts_upsert(AURORA, many, false, "job").await.unwrap();
    let path = desk.folder.path().join("saved.csv");
    let save = async |search: &str, ids: Option<Vec<&str>>| {
        let ids = ids.map(|ids| ids.into_iter().map(str::to_owned).collect());
        let (csv, words) = (SheetFormat::Csv, words());
        let saved = desk.console.contacts_save(AURORA, search, ids, csv, &words, &path).await;
        let text = std::fs::read_to_string(&path).unwrap();
        let ids = text.lines().skip(1).map(|line| line.split(';').next().unwrap().to_owned());
        let ids: Vec<_> = ids.collect();
        assert_eq!(saved.unwrap().rows, ids.len() as u64);
        ids
    };
    let found = save("many", None).await;
    assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), 2_300);
    assert_eq!(save("many 2299", None).await, ["m-2299"]);
    assert!(save(" ?! ", None).await.len() >= 2_300, "nothing is searched for");
    let chosen = save("many", Some(vec!["m-7", "nobody", "m-3"])).await;
    assert_eq!(chosen, ["m-7", "m-3"]);
    assert_eq!(save("", Some(vec![])).await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_without_phones_takes_none_away_in_silence() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::at(&sandbox).await;
    desk.console.v3_key_set(AURORA, sandbox::DEMO_V3_KEY.into()).await.unwrap();
    desk.console.v3_users_list(AURORA, "job").await.unwrap();
    let path = desk.folder.path().join("saved.csv");
    let (v3, csv) = (UsersEdition::V3, SheetFormat::Csv);
    let saved = desk.console.users_save(AURORA, v3, None, csv, &words(), &path).await.unwrap();
    assert_eq!((saved.rows, saved.phones_missing), (12, 12));
    let text = std::fs::read_to_string(&path).unwrap();
    let ready = desk.ready(BulkKind::V3Users, &text).await;
    assert_eq!((ready.counts.rows, ready.counts.warnings), (12, 12));
    let row = desk.row(&ready.bulk_id, 2).await;
    let warning = &row.warnings[0];
    assert_eq!((&*warning.field, warning.rule), ("phone", FieldRule::MayBeLost));
}
