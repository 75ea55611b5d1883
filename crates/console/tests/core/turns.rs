//! Since when a channel is as it is, and the one word about it when it turns.

use std::{sync::Arc, time::Duration};

use console::{
    Account, Channel, ChannelTurn, ErrorCode, Event, MemoryVault, Pace, Stage, Turn, Way,
};
use serde_json::json;

use crate::support::{AURORA, Desk, Sandbox, patient};

async fn becomes(sandbox: &Sandbox, channel: &str, status: &str, reason: Option<&str>) {
    let body = json!({ "status": status, "reason": reason });
    sandbox.control(&format!("channels/{channel}/status"), body).await;
}

/// Checks the account; gives the channel meant, and the turns told with it.
async fn check(desk: &Desk, channel_id: &str) -> (Channel, Vec<ChannelTurn>) {
    let account = desk.console.accounts_health(AURORA).await.unwrap();
    let channels = account.health.unwrap().channels;
    let channel = channels.into_iter().find(|channel| channel.channel_id == channel_id).unwrap();
    // Everything told by the check, up to a mark behind it.
    let mark = desk.console.accounts_get(AURORA).await.unwrap();
    let mut turns = Vec::new();
    desk.event(|event| match event {
        Event::ChannelTurned { turn } => {
            turns.push(turn);
            None
        }
        Event::AccountChanged { account } => (account == mark).then_some(()),
        _ => None,
    })
    .await;
    (channel, turns)
}

async fn signed_in(sandbox: &Sandbox, vault: &Arc<MemoryVault>, pace: Pace) -> (Desk, String) {
    let desk = Desk::on(tempfile::tempdir().unwrap(), vault.clone(), pace);
    desk.sign_in(sandbox).await.unwrap();
    desk.console.accounts_refresh().await.unwrap();
    let channel = desk.console.channels_list(AURORA).await.unwrap().remove(0);
    assert_eq!(channel.status, "active");
    (desk, channel.channel_id)
}

fn ways(turns: &[ChannelTurn]) -> Vec<Turn> {
    turns.iter().map(|turn| turn.turn).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn since_is_at_least_until_a_change_is_seen_and_outlives_the_run() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(MemoryVault::default());
    let (desk, id) = signed_in(&sandbox, &vault, patient()).await;
    let (first, _) = check(&desk, &id).await;
    assert!(first.since.is_some());
    assert!(!first.since_known, "it may have been so for years");
    becomes(&sandbox, &id, "disabled", Some("not_enough_money")).await;
    let (off, _) = check(&desk, &id).await;
    assert!(off.since_known && off.since > first.since);

    let desk = Desk::on(desk.end().await, vault, patient());
    desk.console.sign_in_state().await.unwrap();
    let (still, _) = check(&desk, &id).await;
    assert_eq!((still.since, still.since_known), (off.since, true));
    becomes(&sandbox, &id, "disabled", Some("qridle")).await;
    let (other, turns) = check(&desk, &id).await;
    assert!(other.since > off.since, "another reason is another since");
    assert_eq!(turns, [], "and no turn");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_turn_is_told_once_also_over_a_restart() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(MemoryVault::default());
    let (desk, id) = signed_in(&sandbox, &vault, patient()).await;
    assert_eq!(check(&desk, &id).await.1, [], "what was met as it is has not turned");
    becomes(&sandbox, &id, "disabled", Some("unauthorized")).await;
    let (channel, turns) = check(&desk, &id).await;
    let [turn] = &turns[..] else { panic!("{turns:?}") };
    assert_eq!((turn.turn, &turn.channel), (Turn::Dropped, &channel));
    assert_eq!(
        (turn.account_id.as_str(), turn.account_label.as_str()),
        (AURORA, "Aurora reception")
    );
    assert_eq!(check(&desk, &id).await.1, []);

    let desk = Desk::on(desk.end().await, vault, patient());
    desk.console.sign_in_state().await.unwrap();
    assert_eq!(check(&desk, &id).await.1, [], "the run before has told it");
    becomes(&sandbox, &id, "init", Some("qr")).await;
    assert_eq!(check(&desk, &id).await.1, [], "on its way back");
    becomes(&sandbox, &id, "active", None).await;
    assert_eq!(ways(&check(&desk, &id).await.1), [Turn::Works]);
    assert_eq!(check(&desk, &id).await.1, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn waiting_for_a_phone_again_is_a_drop_when_it_stays_so() {
    let sandbox = Sandbox::demo().await;
    for (drop_after, expected) in
        [(Duration::from_secs(120), vec![]), (Duration::ZERO, vec![Turn::Dropped])]
    {
        let vault = Arc::new(MemoryVault::default());
        let (desk, id) = signed_in(&sandbox, &vault, Pace { drop_after, ..patient() }).await;
        becomes(&sandbox, &id, "init", Some("qr")).await;
        assert_eq!(ways(&check(&desk, &id).await.1), expected);
        assert_eq!(check(&desk, &id).await.1, []);
        becomes(&sandbox, &id, "active", None).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_that_fails_says_since_when_nothing_is_known() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(MemoryVault::default());
    let (desk, id) = signed_in(&sandbox, &vault, patient()).await;
    let stored = async |desk: &Desk| -> Account {
        let list = desk.console.accounts_list().await.unwrap().accounts;
        list.into_iter().find(|account| account.account_id == AURORA).unwrap()
    };
    assert_eq!(stored(&desk).await.unknown_since, None);
    let fault = json!({ "method": "GET", "path": "/v2/channels", "kind": "status", "status": 403, "times": 2 });
    sandbox.control("faults", json!({ "faults": [fault] })).await;
    desk.console.accounts_health(AURORA).await.unwrap_err();
    let told = desk
        .event(|event| match event {
            Event::AccountChanged { account } => account.unknown_since.and(Some(account)),
            _ => None,
        })
        .await;
    assert_eq!(told.unknown_why.as_ref().unwrap().code, ErrorCode::Forbidden);
    assert!(told.health.is_some(), "what was known is still shown");
    desk.console.channels_list(AURORA).await.unwrap_err();

    let desk = Desk::on(desk.end().await, vault, patient());
    desk.console.sign_in_state().await.unwrap();
    assert_eq!(stored(&desk).await.unknown_since, told.unknown_since, "since the first failure");
    check(&desk, &id).await;
    let good = stored(&desk).await;
    assert_eq!((good.unknown_since, good.unknown_why), (None, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_just_connected_is_read_anew_and_is_no_news() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(MemoryVault::default());
    let (desk, id) = signed_in(&sandbox, &vault, patient()).await;
    // One that dropped, seen so, and is now connected again on the stage.
    becomes(&sandbox, &id, "disabled", Some("qridle")).await;
    assert_eq!(ways(&check(&desk, &id).await.1), [Turn::Dropped]);
    let connecting =
        desk.console.channels_connect(AURORA, "whatsapp", None, Some(&id), Way::Code, None);
    connecting.await.unwrap();
    let stage = async |fits: fn(&Stage) -> bool| {
        desk.event(|event| match event {
            Event::ConnectionChanged { connection } => fits(&connection.stage).then_some(()),
            _ => None,
        })
        .await;
    };
    stage(|stage| matches!(stage, Stage::Code)).await;
    assert_eq!(check(&desk, &id).await.1, [], "nor is what comes in between");
    sandbox.control(&format!("phone/{id}"), json!({ "action": "scan" })).await;
    // The number is the one it had, so that nobody has to confirm it.
    stage(|stage| matches!(stage, Stage::Connected { .. })).await;
    desk.event(|event| match event {
        Event::AccountChanged { account } => {
            let channels = account.health.unwrap().channels;
            let works = |channel: &Channel| channel.channel_id == id && channel.status == "active";
            channels.iter().any(works).then_some(())
        }
        Event::ChannelTurned { turn } => panic!("the person has just seen it: {turn:?}"),
        _ => None,
    })
    .await;
    assert_eq!(check(&desk, &id).await.1, []);
    // The stage still says so when it drops: that is news.
    becomes(&sandbox, &id, "disabled", Some("unauthorized")).await;
    assert_eq!(ways(&check(&desk, &id).await.1), [Turn::Dropped]);
}
