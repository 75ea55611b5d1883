//! Users of the public API v3: the key, which only goes in, and an outcome per user.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::Path,
    http::StatusCode,
    routing::{get, patch},
};
use console::{
    Error, ErrorCode, Event, FieldRule, ItemResult, Listed, MemoryVault, NewUser, SecretPlace,
    UiError, Vault,
};
use serde_json::{Value, json};

use crate::{
    support::{AURORA, Desk, EMAIL, PASSWORD, Sandbox, ScriptedVault, pace},
    users::{broken, runs, user, users},
};

const KEY: &str = sandbox::DEMO_V3_KEY;

async fn with_key(sandbox: &Sandbox) -> Desk {
    let desk = Desk::signed_in(sandbox, pace()).await;
    assert_eq!(desk.console.v3_key_set(AURORA, KEY.into()).await.unwrap(), SecretPlace::Keychain);
    desk
}

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> ErrorCode {
    UiError::from(result.unwrap_err()).code
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_tried_kept_and_forgotten_with_the_login() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(MemoryVault::default());
    let desk = Desk::on(tempfile::tempdir().unwrap(), vault.clone(), pace());
    let profile_id = desk.sign_in(&sandbox).await.unwrap().profile_id;
    let entry = format!("{profile_id}/v3/{AURORA}");
    let console = &desk.console;
    assert_eq!(console.v3_key_state(AURORA).await.unwrap(), SecretPlace::Missing);
    assert_eq!(code(console.v3_users_list(AURORA, "job").await), ErrorCode::V3KeyMissing);
    // What cannot be a key is not sent; what the server refuses is not kept.
    let token = console.v3_key_set(AURORA, "eyJh.eyJz.c2ln".into()).await;
    assert_eq!(broken(token), [("key".to_owned(), FieldRule::NotV3Key)]);
    assert_eq!(sandbox.asked("GET", "/v3/users").await, 0);
    let wrong = console.v3_key_set(AURORA, "0123456789abcdef".into()).await;
    assert_eq!(code(wrong), ErrorCode::V3KeyRefused);
    assert_eq!(console.v3_key_state(AURORA).await.unwrap(), SecretPlace::Missing);

    let padded = format!(" {KEY}\n");
    let kept = console.v3_key_set(AURORA, padded.as_str().into()).await.unwrap();
    assert_eq!(kept, SecretPlace::Keychain);
    assert!(vault.get(&entry).unwrap().unwrap().expose().contains(KEY));

    // The next run finds it, and asks the keychain when it is needed.
    let desk = Desk::on(desk.end().await, vault.clone(), pace());
    desk.console.sign_in_state().await.unwrap();
    assert_eq!(desk.console.v3_key_state(AURORA).await.unwrap(), SecretPlace::Keychain);
    assert_eq!(desk.console.v3_users_list(AURORA, "job").await.unwrap().count, 12);
    let gone = desk.console.v3_key_forget(AURORA).await.unwrap();
    assert_eq!(gone, SecretPlace::Missing);
    assert!(vault.get(&entry).unwrap().is_none());

    // Signing out takes it along.
    desk.console.v3_key_set(AURORA, KEY.into()).await.unwrap();
    desk.console.sign_in_end(&profile_id).await.unwrap();
    assert!(vault.get(&entry).unwrap().is_none());
    desk.sign_in(&sandbox).await.unwrap();
    assert_eq!(desk.console.v3_key_state(AURORA).await.unwrap(), SecretPlace::Missing);
    assert_eq!(code(desk.console.v3_users_list(AURORA, "job").await), ErrorCode::V3KeyMissing);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_is_tried_while_its_partner_signs_out_is_not_kept() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(MemoryVault::default());
    let desk = Desk::new(vault.clone());
    let profile_id = desk.sign_in(&sandbox).await.unwrap().profile_id;
    let slow = json!({"method": "GET", "path": "/v3/users", "kind": "delay", "delay_ms": 500});
    sandbox.control("faults", json!({ "faults": [slow] })).await;
    let (set, ended) = tokio::join!(
        desk.console.v3_key_set(AURORA, KEY.into()),
        desk.console.sign_in_end(&profile_id)
    );
    ended.unwrap();
    assert_eq!(code(set), ErrorCode::SignedOut);
    assert!(vault.get(&format!("{profile_id}/v3/{AURORA}")).unwrap().is_none());
    desk.sign_in(&sandbox).await.unwrap();
    assert_eq!(desk.console.v3_key_state(AURORA).await.unwrap(), SecretPlace::Missing);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_keychain_a_key_lives_for_this_run() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(ScriptedVault::default());
    let desk = Desk::new(vault.clone());
    let profile_id = desk.sign_in(&sandbox).await.unwrap().profile_id;
    vault.set_absent(true);
    let kept = desk.console.v3_key_set(AURORA, KEY.into()).await.unwrap();
    assert_eq!(kept, SecretPlace::ThisRun);
    assert_eq!(desk.console.v3_key_state(AURORA).await.unwrap(), SecretPlace::ThisRun);
    assert_eq!(desk.console.v3_users_list(AURORA, "job").await.unwrap().count, 12);
    vault.set_absent(false);
    let folder = desk.end().await;
    assert!(vault.inside.get(&format!("{profile_id}/v3/{AURORA}")).unwrap().is_none());
    let desk = Desk::on(folder, vault, pace());
    desk.console.sign_in_state().await.unwrap();
    assert_eq!(desk.console.v3_key_state(AURORA).await.unwrap(), SecretPlace::Missing);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_is_by_name_and_one_user_has_the_phone() {
    let sandbox = Sandbox::demo().await;
    let desk = with_key(&sandbox).await;
    let listed = desk.console.v3_users_list(AURORA, "job").await.unwrap();
    assert_eq!(listed, Listed { count: 12, stopped: false });
    let users = desk
        .event(|event| match event {
            Event::V3UsersListed { users, so_far: 12, .. } => Some(users),
            _ => None,
        })
        .await;
    assert!(users.iter().all(|user| user.phone.is_none()));
    let anna = desk.console.v3_users_get(AURORA, "u-anna").await.unwrap();
    assert_eq!(anna.phone.as_deref(), Some("37120001140"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_v3_writes_v2_shows_and_ids_stay_what_they_are() {
    let sandbox = Sandbox::demo().await;
    let desk = with_key(&sandbox).await;
    let long = "i".repeat(200);
    let ids = ["a/b", "ü", "%", "%2F", &long];
    let wanted: Vec<NewUser> = ids.iter().map(|id| user(id, None)).collect();
    let outcomes = desk.console.v3_users_upsert(AURORA, wanted, false, "job").await;
    assert_eq!(broken(outcomes), [("users[4].name".to_owned(), FieldRule::TooLong)]);
    let wanted = ids.iter().map(|id| NewUser { name: "N".to_owned(), ..user(id, None) }).collect();
    let outcomes = desk.console.v3_users_upsert(AURORA, wanted, false, "job").await.unwrap();
    assert_eq!(runs(&outcomes), [(ItemResult::Accepted, 5)]);
    for id in ids {
        assert_eq!(desk.console.v3_users_get(AURORA, id).await.unwrap().id, id);
    }
    assert_eq!(desk.console.users_get(AURORA, "a/b").await.unwrap().name, "N");
    desk.console.v3_users_delete(AURORA, "a/b").await.unwrap();
    assert_eq!(code(desk.console.v3_users_delete(AURORA, "a/b").await), ErrorCode::NotFound);

    let gone = ["ü", "a/b", "%", "%2F"].map(str::to_owned).to_vec();
    let outcomes = desk.console.v3_users_bulk_delete(AURORA, gone, "job").await.unwrap();
    let expected =
        [(ItemResult::Accepted, 1), (ItemResult::NotFound, 1), (ItemResult::Accepted, 2)];
    assert_eq!(runs(&outcomes), expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_id_twice_is_not_sent() {
    let sandbox = Sandbox::demo().await;
    let desk = with_key(&sandbox).await;
    let twice = desk.console.v3_users_upsert(AURORA, vec![user("1", None); 2], false, "job").await;
    assert_eq!(broken(twice), [("users[1].id".to_owned(), FieldRule::Repeated)]);
    let ids = vec!["1".to_owned(); 2];
    let twice = desk.console.v3_users_bulk_delete(AURORA, ids, "job").await;
    assert_eq!(broken(twice), [("ids[1]".to_owned(), FieldRule::Repeated)]);
    assert_eq!(sandbox.asked("POST", "/v3/users").await, 0);
}

/// A server that finds fault with one user of the second hundred, and takes no key after it has
/// seen the user `last`.
async fn stern_server() -> String {
    async fn upsert(Json(users): Json<Vec<Value>>) -> (StatusCode, Json<Value>) {
        let of = |id: &str| users.iter().position(|user| user["id"] == id);
        if of("last").is_some() {
            return (StatusCode::UNAUTHORIZED, Json(json!({ "error": "INVALID_APIKEY" })));
        }
        match of("n-107") {
            Some(index) => {
                let rows = json!([{ "index": index, "fields": ["name"] }]);
                let refusal = json!({ "error": "INVALID_USERS_DATA", "data": rows });
                (StatusCode::BAD_REQUEST, Json(refusal))
            }
            None => (StatusCode::OK, Json(Value::Null)),
        }
    }
    async fn shown(Path(id): Path<String>) -> Json<Value> {
        Json(json!({ "id": id, "name": format!("Name of {id}"), "phone": "" }))
    }
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let app = Router::new()
        .route("/v2/accounts", get(async || Json(json!({ "data": [] }))))
        .route("/v3/users", get(async || Json(json!([]))).post(upsert))
        .route("/v3/users/{id}", get(shown))
        .route("/v3/users/bulk_delete", patch(async || Json(json!([]))));
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    origin
}

#[tokio::test(flavor = "multi_thread")]
async fn the_guilty_one_of_the_second_hundred_is_named() {
    let origin = stern_server().await;
    let desk = Desk::new(Arc::new(MemoryVault::default()));
    desk.console.sign_in_create(Some(&origin), EMAIL, PASSWORD.into()).await.unwrap();
    desk.console.v3_key_set(AURORA, KEY.into()).await.unwrap();
    let outcomes = desk.console.v3_users_upsert(AURORA, users(250), false, "job").await.unwrap();
    let expected = [
        (ItemResult::Accepted, 100),
        (ItemResult::NotTaken, 7),
        (ItemResult::Refused, 1),
        (ItemResult::NotTaken, 92),
        (ItemResult::Accepted, 50),
    ];
    assert_eq!(runs(&outcomes), expected);
    assert_eq!(
        (outcomes[107].id.as_str(), &*outcomes[107].fields),
        ("n-107", &["name".to_owned()][..])
    );
    assert!(outcomes[107].error.as_ref().unwrap().text.contains("INVALID_USERS_DATA"));

    let last = vec![user("last", None)];
    let outcomes = desk.console.v3_users_upsert(AURORA, last, false, "job").await.unwrap();
    assert_eq!(runs(&outcomes), [(ItemResult::NotTaken, 1)]);
    assert_eq!(outcomes[0].error.as_ref().unwrap().code, ErrorCode::V3KeyRefused);
}
