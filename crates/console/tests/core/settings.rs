//! Settings: read, looked at again, written whole, read back; under every reading of what the
//! provider leaves open, and beside somebody else who writes too.

use std::sync::Arc;

use console::{
    Error, ErrorCode, MemoryVault, Settings, SettingsChange, SettingsChangeRead, SettingsPart,
    SettingsRead, SettingsUpdated, SettingsValue, SettingsWritten, UiError, UserRole,
};
use serde_json::{Value, json};

use crate::{
    elsewhere::Elsewhere,
    support::{AURORA, Desk, Sandbox, pace, sql_on},
    users::broken,
};

pub(crate) const PATH: &str = "/v2/settings";

pub(crate) async fn read(desk: &Desk) -> SettingsRead {
    desk.console.settings_get(AURORA).await.unwrap()
}

pub(crate) async fn history(desk: &Desk) -> Vec<SettingsChange> {
    desk.console.settings_history(AURORA).await.unwrap()
}

pub(crate) async fn change_of(desk: &Desk, change: &SettingsChange) -> SettingsChangeRead {
    let read = desk.console.settings_change(AURORA, change.change_id).await.unwrap();
    assert_eq!(read.at, change.at);
    read
}

pub(crate) async fn update(
    desk: &Desk,
    seen: &Settings,
    wanted: &Settings,
) -> Result<SettingsUpdated, Error> {
    desk.console.settings_update(AURORA, seen.clone(), wanted.clone()).await
}

/// The settings with the role of one user on the first user's channel.
pub(crate) fn with(settings: &Settings, user_id: &str, role: &str) -> Settings {
    let mut settings = settings.clone();
    let channel_id = settings.user_roles[0].channel_id.clone();
    settings.user_roles.retain(|entry| entry.channel_id != channel_id || entry.user_id != user_id);
    settings.user_roles.push(UserRole {
        channel_id,
        user_id: user_id.to_owned(),
        role: role.to_owned(),
        allow_get_new_clients: true,
    });
    settings
}

fn without(settings: &Settings, user_id: &str) -> Settings {
    let mut settings = settings.clone();
    settings.user_roles.retain(|entry| entry.user_id != user_id);
    settings
}

fn role_of<'a>(settings: &'a Settings, user_id: &str) -> Option<&'a str> {
    let mut entries = settings.user_roles.iter();
    entries.find(|entry| entry.user_id == user_id).map(|entry| entry.role.as_str())
}

/// Writes as another program does: the whole document, with one change.
pub(crate) async fn change_elsewhere(elsewhere: &Elsewhere, change: impl FnOnce(&mut Value)) {
    let mut settings = elsewhere.get(PATH).await;
    change(&mut settings);
    elsewhere.call("PATCH", PATH, &settings).await;
}

async fn fault(sandbox: &Sandbox, kind: &str) {
    let fault = json!({"method": "PATCH", "path": PATH, "kind": kind, "status": 500, "times": 4});
    sandbox.control("faults", json!({"faults": [fault]})).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wanted_is_written_whole_and_what_was_there_is_kept() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let SettingsRead { settings: seen } = read(&desk).await;
    assert_eq!(history(&desk).await, []);
    let mut wanted = with(&seen, "u-anna", "auditor");
    wanted.hide_phone_numbers_for_user_ids.clear();
    wanted.push_input_output_message_events_for_managers ^= true;
    wanted.user_roles.reverse(); // order says nothing
    let updated = update(&desk, &seen, &wanted).await.unwrap();
    assert_eq!(updated.outcome, SettingsWritten::Saved);
    assert_eq!((&updated.before, updated.differences.len()), (&seen, 0));
    let there = read(&desk).await;
    assert_eq!(there.settings.user_roles, wanted.user_roles);
    assert!(there.settings.hide_phone_numbers_for_user_ids.is_empty());
    let [change] = history(&desk).await.try_into().unwrap();
    let hidden = seen.hide_phone_numbers_for_user_ids.len();
    assert_eq!(change.outcome, SettingsWritten::Saved);
    assert_eq!(change.places as usize, hidden + 2, "one role, nobody's number, one switch");
    let kept = change_of(&desk, &change).await;
    assert_eq!((&kept.before, &kept.after), (&seen, &there.settings));
    let mut parts: Vec<_> = kept.differences.iter().map(|one| one.what).collect();
    parts.dedup();
    use SettingsPart::{HiddenPhones, Notifications, Role};
    assert_eq!(parts, [Role, HiddenPhones, Notifications]);
    assert!(kept.differences.iter().all(|one| one.now == one.wanted && one.now != one.seen));

    // Restoring is a writing like any other; then there is something else to restore.
    let back = update(&desk, &there.settings, &seen).await.unwrap();
    assert_eq!((back.outcome, &back.settings), (SettingsWritten::Saved, &seen));
    let [newest, first] = history(&desk).await.try_into().unwrap();
    assert_eq!(first, change);
    assert_eq!(change_of(&desk, &newest).await.before, there.settings);
    let other = desk.console.settings_change("24017789", change.change_id).await;
    assert!(matches!(other, Err(Error::NotFound(_))), "another account's: {other:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn under_every_reading_nothing_is_lost_and_nothing_is_silent() {
    for roles in ["replace", "merge"] {
        for hidden in ["keep", "clear"] {
            for vanished in ["accept", "refuse"] {
                let sandbox = Sandbox::demo().await;
                let desk = Desk::signed_in(&sandbox, pace()).await;
                let readings =
                    json!({"user_roles": roles, "hidden_omitted": hidden, "vanished": vanished});
                sandbox.control("readings", readings).await;
                under_a_reading(&desk, roles == "merge", vanished == "refuse").await;
            }
        }
    }
}

async fn under_a_reading(desk: &Desk, merges: bool, refuses: bool) {
    let seen = read(desk).await.settings;
    assert_eq!(role_of(&seen, "u-janis"), Some("seller"), "who has left, and still has an entry");

    // Entries of those who have left are sent back as they are: taken, or refused by name.
    let kept = with(&seen, "u-anna", "auditor");
    let updated = update(desk, &seen, &kept).await;
    let seen = if refuses {
        let refusal = UiError::from(updated.unwrap_err());
        assert_eq!(refusal.code, ErrorCode::Refused);
        assert!(refusal.text.contains("u-janis"), "{}", refusal.text);
        let there = read(desk).await;
        assert_eq!(there.settings, seen, "nothing was written");
        assert_eq!(history(desk).await, []);
        seen
    } else {
        let updated = updated.unwrap();
        assert_eq!((updated.outcome, updated.differences.len()), (SettingsWritten::Saved, 0));
        assert_eq!(role_of(&updated.settings, "u-janis"), Some("seller"));
        updated.settings
    };

    // The person was told of the entry and agreed to remove it, and nobody's number is masked.
    let mut wanted = without(&with(&seen, "u-maris", "manager"), "u-janis");
    wanted.hide_phone_numbers_for_user_ids.clear();
    let updated = update(desk, &seen, &wanted).await.unwrap();
    assert!(updated.settings.hide_phone_numbers_for_user_ids.is_empty());
    assert_eq!(role_of(&updated.settings, "u-maris"), Some("manager"));
    for entry in &wanted.user_roles {
        assert!(updated.settings.user_roles.contains(entry), "{entry:?} was lost");
    }
    if !merges {
        assert_eq!(updated.outcome, SettingsWritten::Saved);
        assert_eq!(updated.settings.user_roles.len(), wanted.user_roles.len());
        return;
    }
    // The server keeps what it was not sent: that is told, entry by entry.
    assert_eq!(updated.outcome, SettingsWritten::Differs);
    let [kept] = updated.differences.as_slice() else { panic!("{:?}", updated.differences) };
    assert_eq!((kept.what, kept.user_id.as_deref()), (SettingsPart::Role, Some("u-janis")));
    assert!(kept.now.is_some() && kept.wanted.is_none());
    let newest = history(desk).await.remove(0);
    assert_eq!(newest.outcome, SettingsWritten::Differs);
    let told = change_of(desk, &newest).await;
    assert!(told.differences.contains(kept), "what should have changed is there, too");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_else_wrote_since_is_told_and_survives() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let elsewhere = Elsewhere::new(&sandbox).await;
    let seen = read(&desk).await.settings;
    let theirs = |settings: &mut Value| {
        let channel_id = settings["user_roles"][0]["channel_id"].clone();
        let roles = settings["user_roles"].as_array_mut().unwrap();
        roles.push(json!({"channel_id": channel_id, "user_id": "jürgen", "role": "auditor",
                          "allow_get_new_clients": false}));
        settings["hide_phone_numbers_for_user_ids"] = json!(["u-front-desk", "u-front-desk-2"]);
    };
    change_elsewhere(&elsewhere, theirs).await;
    let conflict = update(&desk, &seen, &with(&seen, "u-anna", "seller")).await.unwrap_err();
    let told = UiError::from(conflict);
    assert_eq!(told.code, ErrorCode::Conflict);
    let conflict = *told.conflict.unwrap();
    let [role, hidden] = conflict.differences.as_slice() else { panic!("{conflict:?}") };
    assert_eq!((role.what, role.user_id.as_deref()), (SettingsPart::Role, Some("jürgen")));
    let auditor = SettingsValue::Role { role: "auditor".to_owned(), allow_get_new_clients: false };
    assert_eq!((&role.seen, &role.now, &role.wanted), (&None, &Some(auditor), &None));
    assert_eq!((hidden.what, hidden.user_id.as_deref()), (SettingsPart::HiddenPhones, Some("15")));
    assert_eq!(hidden.now, Some(SettingsValue::Switch(false)));
    assert_eq!(sandbox.asked("PATCH", PATH).await, 1, "theirs alone");

    // From what is there now the person decides again, and the other's entry stays.
    let wanted = with(&conflict.settings, "u-anna", "seller");
    let updated = update(&desk, &conflict.settings, &wanted).await.unwrap();
    assert_eq!(updated.outcome, SettingsWritten::Saved);
    let kept = elsewhere.get(PATH).await;
    let roles = kept["user_roles"].as_array().unwrap();
    assert!(roles.iter().any(|one| one["user_id"] == "jürgen" && one["role"] == "auditor"));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_writings_of_ours_come_one_after_the_other() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let seen = read(&desk).await.settings;
    let (one, two) = (with(&seen, "u-anna", "seller"), with(&seen, "u-maris", "auditor"));
    let (one, two) = tokio::join!(update(&desk, &seen, &one), update(&desk, &seen, &two));
    let [saved, refused] = if one.is_ok() { [one, two] } else { [two, one] };
    assert_eq!(saved.unwrap().outcome, SettingsWritten::Saved);
    assert!(matches!(refused, Err(Error::SettingsChanged(_))), "{refused:?}");
    assert_eq!(sandbox.asked("PATCH", PATH).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_lost_answer_it_is_known_what_became_of_it() {
    for (kind, outcome, code) in [
        ("cut_after", SettingsWritten::Saved, ErrorCode::Unanswered),
        ("cut_before", SettingsWritten::NotSaved, ErrorCode::Unanswered),
        ("status", SettingsWritten::NotSaved, ErrorCode::ServerTrouble),
    ] {
        let sandbox = Sandbox::demo().await;
        let desk = Desk::signed_in(&sandbox, pace()).await;
        let seen = read(&desk).await.settings;
        let wanted = with(&seen, "u-anna", "seller");
        fault(&sandbox, kind).await;
        let updated = update(&desk, &seen, &wanted).await.unwrap();
        assert_eq!((updated.outcome, updated.error.unwrap().code), (outcome, code), "{kind}");
        let there = read(&desk).await;
        let saved = outcome == SettingsWritten::Saved;
        assert_eq!(there.settings, if saved { wanted } else { seen.clone() }, "{kind}");
        let [change] = history(&desk).await.try_into().unwrap();
        assert_eq!((change.outcome, change.places), (outcome, 1), "{kind}");
        let kept = change_of(&desk, &change).await;
        assert_eq!((kept.before, kept.after), (seen, there.settings), "{kind}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_back_may_have_happened() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let seen = read(&desk).await.settings;
    // The look goes through, and what would read the result does not.
    let look = json!({"method": "GET", "path": PATH, "kind": "delay", "delay_ms": 0});
    let blind = json!({"method": "GET", "path": PATH, "kind": "status", "status": 403, "times": 1});
    sandbox.control("faults", json!({"faults": [look, blind]})).await;
    let wanted = with(&seen, "u-anna", "seller");
    let lost = update(&desk, &seen, &wanted).await.unwrap_err();
    assert_eq!(UiError::from(lost).code, ErrorCode::OutcomeUnknown);
    let [change] = history(&desk).await.try_into().unwrap();
    assert_eq!(change.outcome, SettingsWritten::Unknown);
    let kept = change_of(&desk, &change).await;
    assert_eq!((&kept.before, &kept.after), (&seen, &wanted), "what was there can be restored");
    // The next look settles it.
    assert_eq!(read(&desk).await.settings, wanted);
    let [settled] = history(&desk).await.try_into().unwrap();
    assert_eq!(settled, SettingsChange { outcome: SettingsWritten::Saved, ..change });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_writing_that_a_crash_cut_off_is_settled_by_the_next_look() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(MemoryVault::default());
    let desk = Desk::on(tempfile::tempdir().unwrap(), vault.clone(), pace());
    desk.sign_in(&sandbox).await.unwrap();
    let seen = read(&desk).await.settings;
    let wanted = with(&seen, "u-anna", "auditor");
    update(&desk, &seen, &wanted).await.unwrap();
    let folder = desk.end().await;
    // As if the program had ended between sending and reading back; and a row as the version
    // before this one left it, which knew nothing but the state before.
    let older = serde_json::to_string(&seen).unwrap();
    sql_on(
        folder.path(),
        &format!(
            "UPDATE settings_changes SET outcome = 'unknown', places = 0, after = NULL;
             INSERT INTO settings_changes (profile_id, account_id, at, outcome, places, before)
               SELECT profile_id, account_id, 5, 'unknown', 0, '{older}' FROM settings_changes;"
        ),
    );
    let desk = Desk::on(folder, vault, pace());
    desk.console.sign_in_state().await.unwrap();
    let [older, change] = history(&desk).await.try_into().unwrap();
    assert_eq!((older.at, older.outcome), (5, SettingsWritten::Unknown));
    assert_eq!(change_of(&desk, &change).await.after, wanted, "as it was sent");
    assert_eq!(change_of(&desk, &older).await.before, seen);
    // The look before the next writing settles both.
    let blind = update(&desk, &seen, &seen).await;
    assert!(matches!(blind, Err(Error::SettingsChanged(_))));
    read(&desk).await;
    for (change, places) in [(older, 1), (change, 1)] {
        let settled = history(&desk).await.into_iter().find(|one| one.at == change.at).unwrap();
        assert_eq!((settled.outcome, settled.places), (SettingsWritten::Saved, places));
        assert_eq!(change_of(&desk, &settled).await.after, wanted);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn broken_settings_are_not_sent() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let seen = read(&desk).await.settings;
    let mut wanted = with(&seen, "", "owner");
    wanted.user_roles.insert(0, wanted.user_roles[0].clone());
    wanted.hide_phone_numbers_for_user_ids = vec!["15".to_owned(), "15".to_owned()];
    let problems = broken(update(&desk, &seen, &wanted).await);
    let last = wanted.user_roles.len() - 1;
    let expected = [
        "wanted.user_roles[1]".to_owned(),
        format!("wanted.user_roles[{last}].user_id"),
        format!("wanted.user_roles[{last}].role"),
        "wanted.hide_phone_numbers_for_user_ids[1]".to_owned(),
    ];
    assert_eq!(problems.into_iter().map(|(place, _)| place).collect::<Vec<_>>(), expected);
    assert_eq!(sandbox.asked("PATCH", PATH).await, 0);
}
