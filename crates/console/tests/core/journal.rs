//! Creating an account when the answer is lost: looked for, never sent twice.

use std::{sync::Arc, time::Duration};

use console::{Creation, CreationState, Error, ErrorCode, Event, MemoryVault, Pace};
use serde_json::json;

use crate::support::{Desk, Sandbox, form, pace, sql_on};

/// Looks follow each other at once.
fn quick() -> Pace {
    Pace { creation_looks: vec![Duration::from_millis(1); 3], ..pace() }
}

/// Looks never come by themselves.
fn never() -> Pace {
    Pace { creation_looks: vec![Duration::from_secs(86_400); 3], ..pace() }
}

async fn posts(sandbox: &Sandbox) -> usize {
    sandbox.asked("POST", "/v2/accounts").await
}

async fn changed(desk: &Desk, mut wanted: impl FnMut(&Creation) -> bool) -> Creation {
    desk.event(|event| match event {
        Event::CreationChanged { creation } if wanted(&creation) => Some(creation),
        _ => None,
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answered_creation_is_in_the_list_with_its_name() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, quick()).await;
    let creation = desk.console.accounts_create(form(" Nordic Tiles ")).await.unwrap();
    assert_eq!(creation.state, CreationState::Created);
    let id = creation.account_id.unwrap();
    let list = desk.console.accounts_list().await.unwrap();
    let account = list.accounts.iter().find(|account| account.account_id == id).unwrap();
    assert_eq!((account.label.as_str(), account.timezone), ("Nordic Tiles", Some(2.0)));
    assert_eq!(desk.console.creations_list().await.unwrap(), []);
    desk.console.accounts_get(&id).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn one_new_account_is_very_likely_the_one() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, quick()).await;
    sandbox.fail_creation("cut_after").await;
    let creation = desk.console.accounts_create(form("Nordic Tiles")).await.unwrap();
    assert_eq!(creation.state, CreationState::Unknown);
    assert_eq!(creation.error.unwrap().code, ErrorCode::OutcomeUnknown);

    let found = changed(&desk, |creation| !creation.candidates.is_empty()).await;
    assert_eq!((found.state, found.candidates.len()), (CreationState::Unknown, 1));
    assert_eq!((found.looks_done, found.next_look_at), (1, None), "the rest is the person's");
    let id = found.candidates[0].id.clone();
    let other = desk.console.creations_settle(&found.creation_id, Some("10000001")).await;
    assert!(matches!(other, Err(Error::Conflict(_))), "only a candidate can be it");

    let settled = desk.console.creations_settle(&found.creation_id, Some(&id)).await.unwrap();
    assert_eq!((settled.state, settled.account_id.as_ref()), (CreationState::Created, Some(&id)));
    let account = desk.console.accounts_get(&id).await.unwrap();
    assert_eq!(account.label, "Nordic Tiles");
    assert_eq!(posts(&sandbox).await, 1);
    let again = desk.console.creations_settle(&found.creation_id, None).await;
    assert!(matches!(again, Err(Error::Conflict(_))), "it is settled once");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_several_new_accounts_the_person_picks() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, never()).await;
    sandbox.fail_creation("cut_after").await;
    let creation = desk.console.accounts_create(form("Nordic Tiles")).await.unwrap();
    sandbox.create_elsewhere("Somebody Else").await;
    // One that this console is known to have made is no candidate.
    let known = desk.console.accounts_create(form("Known")).await.unwrap().account_id.unwrap();
    let looked = desk.console.creations_check(&creation.creation_id).await.unwrap();
    assert_eq!(looked.candidates.len(), 2);
    assert!(looked.candidates.iter().all(|candidate| candidate.id != known));
    assert!(looked.candidates.iter().all(|candidate| candidate.registered_ms.is_some()));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_nobody_sees_is_not_made_again_by_itself() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, quick()).await;
    sandbox.fail_creation("cut_before").await;
    let creation = desk.console.accounts_create(form("Nordic Tiles")).await.unwrap();
    let over = changed(&desk, |creation| creation.state == CreationState::NotSeen).await;
    assert_eq!((over.looks_done, over.candidates.len(), over.next_look_at), (3, 0, None));
    assert_eq!(posts(&sandbox).await, 1);

    let again = desk.console.accounts_create(form("nordic tiles")).await;
    assert!(matches!(again, Err(Error::Conflict(_))), "not while it is open");
    let dismissed = desk.console.creations_settle(&creation.creation_id, None).await.unwrap();
    assert_eq!(dismissed.state, CreationState::Dismissed);
    let again = desk.console.accounts_create(form("nordic tiles")).await.unwrap();
    assert_eq!(again.state, CreationState::Created);
    assert_eq!(posts(&sandbox).await, 2, "and that was the person's choice");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_break_between_sending_and_answer_is_a_lost_answer() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(MemoryVault::default());
    let desk = Desk::on(tempfile::tempdir().unwrap(), vault.clone(), never());
    desk.sign_in(&sandbox).await.unwrap();
    sandbox.fail_creation("cut_after").await;
    let creation = desk.console.accounts_create(form("Nordic Tiles")).await.unwrap();
    let folder = desk.end().await;
    // As the store stands when the program ends while the call is on its way.
    sql_on(
        folder.path(),
        "UPDATE creations SET state = 'sending', error_json = NULL, next_look_at = NULL",
    );

    let desk = Desk::on(folder, vault, quick());
    desk.console.sign_in_state().await.unwrap();
    let found = changed(&desk, |creation| creation.candidates.len() == 1).await;
    assert_eq!(found.creation_id, creation.creation_id);
    assert_eq!(found.form, Some(form("Nordic Tiles")));
    assert_eq!(posts(&sandbox).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_clicks_make_one_account() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, quick()).await;
    let delay = json!({"method": "POST", "path": "/v2/accounts", "kind": "delay", "delay_ms": 300, "times": 1});
    sandbox.control("faults", json!({"faults": [delay]})).await;
    let click = || desk.console.accounts_create(form("Nordic Tiles"));
    let (one, two) = tokio::join!(click(), click());
    let made = [one, two].into_iter().filter(|clicked| clicked.is_ok()).count();
    assert_eq!((made, posts(&sandbox).await), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_certain_and_may_be_mended() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, quick()).await;
    let refusal = json!({"method": "POST", "path": "/v2/accounts", "kind": "status", "status": 422, "times": 1});
    sandbox.control("faults", json!({"faults": [refusal]})).await;
    let creation = desk.console.accounts_create(form("Nordic Tiles")).await.unwrap();
    assert_eq!(creation.state, CreationState::Refused);
    assert_eq!(creation.error.unwrap().code, ErrorCode::Refused);
    let again = desk.console.accounts_create(form("Nordic Tiles")).await.unwrap();
    assert_eq!(again.state, CreationState::Created);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_form_is_not_sent() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, quick()).await;
    let broken = desk.console.accounts_create(form("ab")).await;
    assert!(matches!(broken, Err(Error::Invalid(_))));
    assert_eq!((posts(&sandbox).await, desk.console.creations_list().await.unwrap().len()), (0, 0));
}
