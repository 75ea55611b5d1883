//! Users: lists in pages, writings with an outcome per user, ids of every kind.

use console::{
    Error, ErrorCode, Event, FieldRule, ItemOutcome, ItemResult, Listed, NewUser, Pace, User,
};
use serde_json::json;

use crate::{
    elsewhere::Elsewhere,
    support::{AURORA, Desk, Sandbox, pace},
};

/// Users of the first account of the demo.
const SEEDED: u64 = 12;

pub(crate) fn user(id: &str, phone: Option<&str>) -> NewUser {
    let (id, name) = (id.to_owned(), format!("Name of {id}"));
    NewUser { id, name, phone: phone.map(str::to_owned) }
}

pub(crate) fn users(count: usize) -> Vec<NewUser> {
    (0..count).map(|n| user(&format!("n-{n}"), None)).collect()
}

/// The outcomes in short: each with the number of items in a row that have it.
pub(crate) fn runs(outcomes: &[ItemOutcome]) -> Vec<(ItemResult, usize)> {
    let mut runs: Vec<(ItemResult, usize)> = Vec::new();
    for one in outcomes {
        match runs.last_mut() {
            Some((last, count)) if *last == one.outcome => *count += 1,
            _ => runs.push((one.outcome, 1)),
        }
    }
    runs
}

/// The rules broken, with their places.
pub(crate) fn broken<T: std::fmt::Debug>(result: Result<T, Error>) -> Vec<(String, FieldRule)> {
    match result {
        Err(Error::Invalid(problems)) => {
            problems.into_iter().map(|problem| (problem.field, problem.rule)).collect()
        }
        other => panic!("{other:?}"),
    }
}

async fn page(desk: &Desk) -> (Vec<User>, u64) {
    desk.event(|event| match event {
        Event::UsersListed { job_id, account_id, users, so_far } => {
            assert_eq!((job_id.as_str(), account_id.as_str()), ("job", AURORA));
            Some((users, so_far))
        }
        _ => None,
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_comes_page_by_page() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, Pace { users_page: 5, ..pace() }).await;
    let listed = desk.console.users_list(AURORA, "job").await.unwrap();
    assert_eq!(listed, Listed { count: SEEDED, stopped: false });
    let mut all = Vec::new();
    for so_far in [5, 10, 12] {
        let (users, told) = page(&desk).await;
        assert_eq!(told, so_far);
        all.extend(users);
    }
    assert_eq!(all.len() as u64, SEEDED);
    assert!(all.iter().any(|user| user.id == "15" && user.phone.is_none()));
    assert!(all.iter().any(|user| user.phone.as_deref() == Some("37120001140")));
    // A token that is refused in between is renewed, and nobody notices.
    sandbox.control("tokens/revoke", json!({})).await;
    assert_eq!(desk.console.users_list(AURORA, "job").await.unwrap(), listed);
}

/// An answer nobody waits for.
fn slow() -> serde_json::Value {
    json!({"method": "GET", "path": "/v2/users", "kind": "delay", "delay_ms": 60_000, "times": 0})
}

/// The first request goes through, and those after it meet this.
async fn after_the_first(sandbox: &Sandbox, fault: serde_json::Value) {
    let first = json!({"method": "GET", "path": "/v2/users", "kind": "delay", "delay_ms": 0});
    sandbox.control("faults", json!({"faults": [first, fault]})).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_stopped_between_its_pages() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, Pace { users_page: 5, ..pace() }).await;
    after_the_first(&sandbox, slow()).await;
    let stop = async {
        assert_eq!(page(&desk).await.0.len(), 5);
        let busy = desk.console.users_list(AURORA, "job").await;
        assert!(matches!(busy, Err(Error::Busy(_))), "one piece of work per id");
        desk.console.jobs_stop("job");
    };
    let (listed, ()) = tokio::join!(desk.console.users_list(AURORA, "job"), stop);
    assert_eq!(listed.unwrap(), Listed { count: 5, stopped: true });
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_a_list() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, Pace { users_page: 5, ..pace() }).await;
    after_the_first(&sandbox, slow()).await;
    let sign_out = async {
        page(&desk).await;
        let profile_id = desk.console.state().await.unwrap().profiles[0].profile_id.clone();
        desk.console.sign_in_end(&profile_id).await.unwrap();
    };
    let (listed, ()) = tokio::join!(desk.console.users_list(AURORA, "job"), sign_out);
    assert_eq!(listed.unwrap(), Listed { count: 5, stopped: true });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failure_in_the_middle_leaves_what_was_told() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, Pace { users_page: 5, ..pace() }).await;
    let trouble =
        json!({"method": "GET", "path": "/v2/users", "kind": "status", "status": 503, "times": 0});
    after_the_first(&sandbox, trouble).await;
    let failed = desk.console.users_list(AURORA, "job").await.unwrap_err();
    assert_eq!(console::UiError::from(failed).code, ErrorCode::ServerTrouble);
    assert_eq!(page(&desk).await.1, 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_problem_of_every_user_is_told_and_nothing_is_sent() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let wrong = vec![
        NewUser { name: " ".to_owned(), ..user(&"i".repeat(65), None) },
        user("twice", Some("37120000001")),
        NewUser { name: "n".repeat(151), ..user("twice", Some("37120000001")) },
        user("ok", Some("+371 2000 0002")),
        user("also ok", Some("")),
    ];
    let expected = [
        ("users[0].id", FieldRule::TooLong),
        ("users[0].name", FieldRule::Required),
        ("users[2].id", FieldRule::Repeated),
        ("users[2].name", FieldRule::TooLong),
        ("users[2].phone", FieldRule::Repeated),
        ("users[3].phone", FieldRule::NotPhone),
    ]
    .map(|(field, rule)| (field.to_owned(), rule));
    assert_eq!(
        broken(desk.console.users_upsert(AURORA, wrong.clone(), false, "job").await),
        expected
    );
    assert_eq!(broken(desk.console.users_update(AURORA, wrong, "job").await), expected);
    let none = desk.console.users_upsert(AURORA, Vec::new(), false, "job").await;
    assert_eq!(broken(none), [("users".to_owned(), FieldRule::Required)]);
    let ids = vec!["a".to_owned(), "a".to_owned()];
    let twice = desk.console.users_delete(AURORA, ids, "job").await;
    assert_eq!(broken(twice), [("user_ids[1]".to_owned(), FieldRule::Repeated)]);
    for method in ["POST", "PATCH", "DELETE"] {
        assert_eq!(sandbox.asked(method, "/v2/users").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_users_go_a_hundred_at_a_time_with_progress() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let outcomes = desk.console.users_upsert(AURORA, users(250), false, "job").await.unwrap();
    assert_eq!(runs(&outcomes), [(ItemResult::Accepted, 250)]);
    assert!(outcomes.iter().enumerate().all(|(n, one)| one.id == format!("n-{n}")));
    assert_eq!(sandbox.asked("POST", "/v2/users").await, 3);
    for expected in [100, 200, 250] {
        let settled = desk.event(|event| match event {
            Event::JobProgressed { job_id, settled, total } => {
                assert_eq!((job_id.as_str(), total), ("job", 250));
                Some(settled)
            }
            _ => None,
        });
        assert_eq!(settled.await, expected);
    }
    assert_eq!(sandbox.asked("GET", "/v2/users/n-0").await, 0, "read back in the list");
    assert!(outcomes.iter().all(|one| one.fields.is_empty() && one.error.is_none()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_that_is_taken_spoils_its_own_hundred_alone() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let mut wanted = users(250);
    wanted[150].phone = Some("37120001140".to_owned()); // Anna's
    wanted[10].phone = Some("37120009999".to_owned());
    let outcomes = desk.console.users_upsert(AURORA, wanted, false, "job").await.unwrap();
    let expected =
        [(ItemResult::Accepted, 100), (ItemResult::NotTaken, 100), (ItemResult::Accepted, 50)];
    assert_eq!(runs(&outcomes), expected);
    assert!(outcomes[10].fields.is_empty() && outcomes[10].error.is_none(), "it arrived");
    let refusal = outcomes[150].error.as_ref().unwrap();
    assert_eq!(refusal.code, ErrorCode::Refused);
    assert!(refusal.text.contains("USER_ALREADY_EXISTS"), "{}", refusal.text);
    assert!(!refusal.text.contains("37120001140"), "{}", refusal.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_that_did_not_arrive_is_told() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let thin = json!({"method": "GET", "path": "/v2/users", "kind": "drop_fields", "times": 1});
    sandbox.control("faults", json!({"faults": [thin]})).await;
    let wanted = vec![user("with", Some("37120009999")), user("without", None)];
    let outcomes = desk.console.users_upsert(AURORA, wanted.clone(), false, "job").await.unwrap();
    assert_eq!(runs(&outcomes), [(ItemResult::Accepted, 2)]);
    assert_eq!(
        (outcomes[0].fields.as_slice(), outcomes[1].fields.len()),
        (&["name".to_owned(), "phone".to_owned()][..], 0)
    );

    let trouble =
        json!({"method": "GET", "path": "/v2/users", "kind": "status", "status": 403, "times": 0});
    sandbox.control("faults", json!({"faults": [trouble]})).await;
    let outcomes = desk.console.users_upsert(AURORA, wanted, false, "job").await.unwrap();
    assert_eq!(runs(&outcomes), [(ItemResult::Accepted, 2)], "it was taken all the same");
    assert!(outcomes.iter().all(|one| one.error.is_some()));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_update_names_those_who_are_not_there() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let wanted = vec![user("14", Some("37120001142")), user("nobody", None), user("15", None)];
    let outcomes = desk.console.users_update(AURORA, wanted, "job").await.unwrap();
    let expected =
        [(ItemResult::Accepted, 1), (ItemResult::NotFound, 1), (ItemResult::Accepted, 1)];
    assert_eq!(runs(&outcomes), expected);
    assert_eq!(desk.console.users_get(AURORA, "15").await.unwrap().name, "Name of 15");
}

#[tokio::test(flavor = "multi_thread")]
async fn ids_of_every_kind_come_back_as_they_went() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let ids = ["a/b", "ü", "%", "%2F", "a b?c#d", "…/../x"];
    let wanted = ids.map(|id| user(id, None)).to_vec();
    desk.console.users_upsert(AURORA, wanted, false, "job").await.unwrap();
    for id in ids {
        let read = desk.console.users_get(AURORA, id).await.unwrap();
        assert_eq!((read.id.as_str(), read.name), (id, format!("Name of {id}")));
    }
    let gone = ids.map(str::to_owned).to_vec();
    let outcomes = desk.console.users_delete(AURORA, gone, "job").await.unwrap();
    assert_eq!(runs(&outcomes), [(ItemResult::Accepted, ids.len())]);
    let nobody = desk.console.users_get(AURORA, "a/b").await.unwrap_err();
    assert_eq!(console::UiError::from(nobody).code, ErrorCode::NotFound);
    for (id, rule) in [("", FieldRule::Required), ("..", FieldRule::NotAllowed)] {
        let refused = desk.console.users_get(AURORA, id).await;
        assert_eq!(broken(refused), [("user_id".to_owned(), rule)]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_is_told_as_lost_and_the_rest_goes_on() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, Pace { parallel: 1, ..pace() }).await;
    let elsewhere = Elsewhere::new(&sandbox).await;
    // As many times as one request is tried.
    let lost = json!({"method": "POST", "path": "/v2/users", "kind": "cut_after", "times": 4});
    sandbox.control("faults", json!({"faults": [lost]})).await;
    let outcomes = desk.console.users_upsert(AURORA, users(150), false, "job").await.unwrap();
    let expected = [(ItemResult::Unanswered, 100), (ItemResult::Accepted, 50)];
    assert_eq!(runs(&outcomes), expected);
    assert_eq!(outcomes[0].error.as_ref().unwrap().code, ErrorCode::Unanswered);
    assert_eq!(elsewhere.get("/v2/users/n-0").await["data"][0]["id"], "n-0", "and it was done");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_writing_is_stopped_between_its_hundreds() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, Pace { parallel: 1, ..pace() }).await;
    let first = json!({"method": "POST", "path": "/v2/users", "kind": "delay", "delay_ms": 0});
    let slow = json!({"method": "POST", "path": "/v2/users", "kind": "delay", "delay_ms": 1_500});
    sandbox.control("faults", json!({"faults": [first, slow]})).await;
    let stop = async {
        desk.event(|event| matches!(event, Event::JobProgressed { .. }).then_some(())).await;
        desk.console.jobs_stop("job");
    };
    let (outcomes, ()) =
        tokio::join!(desk.console.users_upsert(AURORA, users(250), false, "job"), stop);
    let outcomes = outcomes.unwrap();
    // What was on its way is waited for, and nothing is sent after it.
    assert_eq!(runs(&outcomes), [(ItemResult::Accepted, 200), (ItemResult::NotSent, 50)]);
    assert_eq!(outcomes[249].error, None, "the person's own doing");
    assert_eq!(sandbox.asked("POST", "/v2/users").await, 2);
}
