//! Deleting a channel: the while to think again, the sending, and a lost answer.

use std::{sync::Arc, time::Duration};

use console::{
    Channel, Chats, Deletion, DeletionState, Error, ErrorCode, Event, MemoryVault, Pace, Way,
};
use serde_json::json;

use crate::support::{AURORA, Desk, Sandbox, patient};

/// An account of the demo seed whose first channel is off.
const BALTIC: &str = "24017793";

fn at_once() -> Pace {
    Pace { undo_for: Duration::from_millis(1), ..patient() }
}

/// A console that knows the account, and a channel of it that is as wanted.
async fn desk(sandbox: &Sandbox, pace: Pace, account: &str, status: &str) -> (Desk, Channel) {
    let desk = Desk::signed_in(sandbox, pace).await;
    desk.console.accounts_refresh().await.unwrap();
    let health = desk.console.accounts_health(account).await.unwrap().health.unwrap();
    let channel = health.channels.into_iter().find(|channel| channel.status == status).unwrap();
    (desk, channel)
}

/// The deletion once it is neither waiting nor on its way.
async fn settled(desk: &Desk) -> Deletion {
    desk.event(|event| match event {
        Event::DeletionChanged { deletion } => Some(deletion).filter(|deletion| {
            !matches!(deletion.state, DeletionState::Waiting | DeletionState::Sending)
        }),
        _ => None,
    })
    .await
}

async fn sent(sandbox: &Sandbox, channel: &Channel) -> usize {
    sandbox.asked("DELETE", &format!("/v2/channels/{}", channel.channel_id)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_undone_was_never_sent() {
    let sandbox = Sandbox::demo().await;
    let (desk, channel) = desk(&sandbox, patient(), AURORA, "active").await;
    let console = &desk.console;
    let waiting = console.channels_delete(AURORA, &channel.channel_id, Chats::Drop).await.unwrap();
    assert_eq!(waiting.state, DeletionState::Waiting);
    assert_eq!(
        (waiting.transport.as_str(), Some(&waiting.name)),
        ("whatsapp", channel.name.as_ref())
    );
    let again = console.channels_delete(AURORA, &channel.channel_id, Chats::Drop).await.unwrap();
    assert_eq!(again, waiting, "the same wish is the same deletion");
    let other = console.channels_delete(AURORA, &channel.channel_id, Chats::Keep).await;
    assert!(matches!(other, Err(Error::Conflict(_))), "{other:?}");
    assert_eq!(console.channels_deletions().unwrap(), std::slice::from_ref(&waiting));

    console.channels_undelete(&waiting.deletion_id).unwrap();
    assert_eq!(settled(&desk).await.state, DeletionState::Undone);
    assert_eq!(console.channels_deletions().unwrap(), []);
    let twice = console.channels_undelete(&waiting.deletion_id);
    assert!(matches!(twice, Err(Error::NotFound(_))), "{twice:?}");
    assert_eq!(sent(&sandbox, &channel).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_ends_in_the_while_has_deleted_nothing() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(MemoryVault::default());
    let desk = Desk::on(tempfile::tempdir().unwrap(), vault.clone(), patient());
    desk.sign_in(&sandbox).await.unwrap();
    let channel = desk.console.channels_list(AURORA).await.unwrap().remove(0);
    desk.console.channels_delete(AURORA, &channel.channel_id, Chats::Drop).await.unwrap();
    let desk = Desk::on(desk.end().await, vault, patient());
    desk.console.sign_in_state().await.unwrap();
    assert_eq!(desk.console.channels_deletions().unwrap(), []);
    assert_eq!(sent(&sandbox, &channel).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn afterwards_the_channel_is_gone_or_stays_switched_off() {
    let sandbox = Sandbox::demo().await;
    for chats in [Chats::Keep, Chats::Drop] {
        let (desk, channel) = desk(&sandbox, at_once(), AURORA, "active").await;
        desk.console.channels_delete(AURORA, &channel.channel_id, chats).await.unwrap();
        let mut told = Vec::new();
        let done = desk
            .event(|event| match event {
                Event::DeletionChanged { deletion } => {
                    told.push(deletion.state);
                    Some(deletion).filter(|deletion| deletion.state == DeletionState::Done)
                }
                Event::ChannelTurned { turn } => panic!("the person's own doing: {turn:?}"),
                _ => None,
            })
            .await;
        assert_eq!(told, [DeletionState::Waiting, DeletionState::Sending, DeletionState::Done]);
        assert_eq!(done.error, None);
        assert_eq!(desk.console.channels_deletions().unwrap(), []);
        let account = desk.console.accounts_list().await.unwrap().accounts;
        let account = account.into_iter().find(|account| account.account_id == AURORA).unwrap();
        let left = account.health.unwrap().channels;
        let left = left.iter().find(|left| left.channel_id == channel.channel_id);
        assert_eq!(
            left.map(|left| left.status.as_str()),
            match chats {
                Chats::Keep => Some("disabled"),
                Chats::Drop => None,
            }
        );
        assert_eq!(sent(&sandbox, &channel).await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_lost_answer_it_looks() {
    use DeletionState::{Done, Failed, Unknown};
    for (account, status, chats, kind, expected) in [
        (AURORA, "active", Chats::Drop, "cut_after", Done),
        (AURORA, "active", Chats::Keep, "cut_after", Done),
        (AURORA, "active", Chats::Drop, "cut_before", Failed),
        (AURORA, "active", Chats::Keep, "cut_before", Failed),
        (AURORA, "active", Chats::Drop, "html", Failed),
        // Switched off it was before, so that looking tells nothing.
        (BALTIC, "disabled", Chats::Keep, "cut_after", Unknown),
        (BALTIC, "disabled", Chats::Drop, "cut_after", Done),
    ] {
        let sandbox = Sandbox::demo().await;
        let (desk, channel) = desk(&sandbox, at_once(), account, status).await;
        let fault = json!({ "method": "DELETE", "path": "/v2/channels", "kind": kind, "times": 0 });
        sandbox.control("faults", json!({ "faults": [fault] })).await;
        desk.console.channels_delete(account, &channel.channel_id, chats).await.unwrap();
        let ended = settled(&desk).await;
        assert_eq!(ended.state, expected, "{chats:?} {kind}: {:?}", ended.error);
        assert_eq!(ended.error.is_some(), expected != Done);
        let kept = desk.console.channels_deletions().unwrap();
        assert_eq!(kept.len(), usize::from(expected != Done), "what went wrong stays in sight");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_looked_at_stays_unknown() {
    let sandbox = Sandbox::demo().await;
    let (desk, channel) = desk(&sandbox, at_once(), AURORA, "active").await;
    let lost =
        |method| json!({ "method": method, "path": "/v2/channels", "kind": "html", "times": 0 });
    sandbox.control("faults", json!({ "faults": [lost("DELETE"), lost("GET")] })).await;
    desk.console.channels_delete(AURORA, &channel.channel_id, Chats::Drop).await.unwrap();
    let ended = settled(&desk).await;
    assert_eq!(ended.state, DeletionState::Unknown);
    assert_eq!(ended.error.unwrap().code, ErrorCode::ServerTrouble);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_stays_until_it_is_tried_again() {
    let sandbox = Sandbox::demo().await;
    let (desk, channel) = desk(&sandbox, at_once(), AURORA, "active").await;
    let fault =
        json!({ "method": "DELETE", "path": "/v2/channels", "kind": "status", "status": 403 });
    sandbox.control("faults", json!({ "faults": [fault] })).await;
    desk.console.channels_delete(AURORA, &channel.channel_id, Chats::Drop).await.unwrap();
    let failed = settled(&desk).await;
    assert_eq!(failed.state, DeletionState::Failed);
    assert_eq!(failed.error.as_ref().unwrap().code, ErrorCode::Forbidden);
    assert_eq!(desk.console.channels_deletions().unwrap(), std::slice::from_ref(&failed));
    let undone = desk.console.channels_undelete(&failed.deletion_id);
    assert!(matches!(undone, Err(Error::Conflict(_))), "{undone:?}");

    desk.console.channels_delete(AURORA, &channel.channel_id, Chats::Drop).await.unwrap();
    assert_eq!(settled(&desk).await.state, DeletionState::Done);
    assert_eq!(desk.console.channels_deletions().unwrap(), []);
    let gone = desk.console.channels_delete(AURORA, &channel.channel_id, Chats::Drop).await;
    assert!(matches!(gone, Err(Error::NotFound("channel"))), "{gone:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_connection_of_a_deleted_channel_ends_first() {
    let sandbox = Sandbox::demo().await;
    let (desk, _) = desk(&sandbox, at_once(), AURORA, "active").await;
    let connection =
        desk.console.channels_connect(AURORA, "whatsapp", None, None, Way::Code, None).await;
    let id = connection.unwrap().connection_id;
    let channel_id = desk
        .event(|event| match event {
            Event::ConnectionChanged { connection } => {
                connection.code.is_some().then(|| connection.channel_id.clone()).flatten()
            }
            _ => None,
        })
        .await;
    desk.console.channels_delete(AURORA, &channel_id, Chats::Drop).await.unwrap();
    let mut ended = false;
    desk.event(|event| match event {
        Event::ConnectionEnded { connection_id } => {
            ended = connection_id == id;
            None
        }
        Event::DeletionChanged { deletion } => {
            (deletion.state == DeletionState::Done).then_some(())
        }
        _ => None,
    })
    .await;
    assert!(ended, "nobody is left waiting for a phone");
    assert_eq!(desk.console.channels_connections().unwrap(), []);
    let known = desk.console.channels_list(AURORA).await.unwrap();
    assert!(known.iter().all(|channel| channel.channel_id != channel_id));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_being_deleted_is_not_connected_again() {
    let sandbox = Sandbox::demo().await;
    let (desk, channel) = desk(&sandbox, at_once(), AURORA, "active").await;
    let slow = json!({ "method": "DELETE", "path": "/v2/channels", "kind": "delay",
        "delay_ms": 1_500, "times": 1 });
    sandbox.control("faults", json!({ "faults": [slow] })).await;
    let id = channel.channel_id.as_str();
    desk.console.channels_delete(AURORA, id, Chats::Keep).await.unwrap();
    desk.event(|event| match event {
        Event::DeletionChanged { deletion } => {
            (deletion.state == DeletionState::Sending).then_some(())
        }
        _ => None,
    })
    .await;
    let way = console::Way::Code;
    let again = desk.console.channels_connect(AURORA, "whatsapp", None, Some(id), way, None).await;
    assert!(matches!(again, Err(Error::Conflict(_))), "{again:?}");
    assert_eq!(settled(&desk).await.state, DeletionState::Done);
}
