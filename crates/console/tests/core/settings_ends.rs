//! How a writing of the settings ended: beside somebody else's, after a lost answer, and where the
//! note of it cannot be made.

use console::{ErrorCode, SettingsPart, SettingsWritten, UiError};
use serde_json::{Value, json};

use crate::{
    elsewhere::Elsewhere,
    settings::{PATH, change_elsewhere, change_of, history, read, update, with},
    support::{AURORA, Desk, Sandbox, pace, sql_on},
};

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_else_writes_meanwhile_is_theirs_and_ours_is_saved() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let elsewhere = Elsewhere::new(&sandbox).await;
    let seen = read(&desk).await.settings;
    let wanted = with(&seen, "u-anna", "auditor");
    let mut theirs = elsewhere.get(PATH).await;
    // The look goes through at once; what reads the result comes after their writing.
    let look = json!({"method": "GET", "path": PATH, "kind": "delay", "delay_ms": 0});
    let late = json!({"method": "GET", "path": PATH, "kind": "delay", "delay_ms": 1_500});
    sandbox.control("faults", json!({"faults": [look, late]})).await;
    let between = async {
        while sandbox.asked("PATCH", PATH).await == 0 {}
        theirs["user_roles"] = json!(wanted.user_roles);
        theirs["hide_phone_numbers_for_user_ids"] = json!([]);
        elsewhere.call("PATCH", PATH, &theirs).await;
    };
    let (updated, ()) = tokio::join!(update(&desk, &seen, &wanted), between);
    let updated = updated.unwrap();
    assert_eq!((updated.outcome, updated.differences.len()), (SettingsWritten::Saved, 0));
    assert_eq!(updated.taken_over.len(), seen.hide_phone_numbers_for_user_ids.len());
    assert!(updated.taken_over.iter().all(|one| one.what == SettingsPart::HiddenPhones));
    assert!(updated.taken_over.iter().all(|one| one.seen == one.wanted && one.seen != one.now));
    assert_eq!(history(&desk).await[0].outcome, SettingsWritten::Saved);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_look_says_what_became_of_a_writing() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let elsewhere = Elsewhere::new(&sandbox).await;
    let seen = read(&desk).await.settings;
    let wanted = with(&seen, "u-anna", "auditor");
    let look = async || {
        let console = &desk.console;
        console.settings_look(AURORA, seen.clone(), wanted.clone()).await.unwrap()
    };
    let looked = look().await;
    assert_eq!((looked.outcome, looked.differences.len()), (SettingsWritten::NotSaved, 1));
    update(&desk, &seen, &wanted).await.unwrap();
    let looked = look().await;
    assert_eq!((looked.outcome, looked.differences.len()), (SettingsWritten::Saved, 0));
    assert_eq!((&looked.settings, looked.taken_over.len()), (&wanted, 0));
    // A third value in our place, and another's change beside it.
    change_elsewhere(&elsewhere, |settings| {
        let places = settings["user_roles"].as_array_mut().unwrap();
        let is_ours = |one: &&mut Value| {
            one["user_id"] == "u-anna" && one["channel_id"] == seen.user_roles[0].channel_id
        };
        places.iter_mut().find(is_ours).unwrap()["role"] = json!("seller");
        let switch = &mut settings["push_input_output_message_events_for_managers"];
        *switch = json!(!switch.as_bool().unwrap());
    })
    .await;
    let looked = look().await;
    let [ours] = looked.differences.as_slice() else { panic!("{:?}", looked.differences) };
    assert_eq!(looked.outcome, SettingsWritten::Differs);
    assert!(ours.now != ours.seen && ours.now != ours.wanted);
    let [theirs] = looked.taken_over.as_slice() else { panic!("{:?}", looked.taken_over) };
    assert_eq!(theirs.what, SettingsPart::Notifications);
    assert_eq!(sandbox.asked("PATCH", PATH).await, 2, "a look writes nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_after_a_lost_answer_is_not_taken_for_nothing_written() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let seen = read(&desk).await.settings;
    let wanted = with(&seen, "u-anna", "auditor");
    let lost = json!({"method": "PATCH", "path": PATH, "kind": "cut_after", "times": 1});
    let limit = json!({"method": "PATCH", "path": PATH, "kind": "status", "status": 429,
                       "retry_after": 3_600, "times": 1});
    sandbox.control("faults", json!({"faults": [lost, limit]})).await;
    let updated = update(&desk, &seen, &wanted).await.unwrap();
    assert_eq!(updated.outcome, SettingsWritten::Saved);
    assert_eq!(updated.error.unwrap().code, ErrorCode::Unanswered);
    let [change] = history(&desk).await.try_into().unwrap();
    assert_eq!(change.outcome, SettingsWritten::Saved);
    assert_eq!(change_of(&desk, &change).await.before, seen, "it can be taken back");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_that_cannot_be_made_changes_nothing_about_what_was_saved() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let seen = read(&desk).await.settings;
    for what in ["UPDATE", "DELETE"] {
        sql_on(
            desk.folder.path(),
            &format!(
                "CREATE TRIGGER full_{what} BEFORE {what} ON settings_changes
                 BEGIN SELECT RAISE(ABORT, 'the disk is full'); END;"
            ),
        );
    }
    let wanted = with(&seen, "u-anna", "auditor");
    let updated = update(&desk, &seen, &wanted).await.unwrap();
    assert_eq!((updated.outcome, &updated.settings), (SettingsWritten::Saved, &wanted));
    sql_on(desk.folder.path(), "DROP TRIGGER full_UPDATE");
    sandbox.control("readings", json!({"vanished": "refuse"})).await;
    let refused = update(&desk, &wanted, &with(&wanted, "u-maris", "auditor")).await.unwrap_err();
    assert_eq!(
        UiError::from(refused).code,
        ErrorCode::Refused,
        "the server's word, not the note's"
    );
}
