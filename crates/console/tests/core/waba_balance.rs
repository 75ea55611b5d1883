//! Raising a WABA limit: once, whatever happens to the answer; and the link to a chat window.

use std::sync::Arc;

use console::{
    ActiveChat, Chat, ChatsLink, ChatsScope, CreationKind, CreationState, Error, FieldRule,
    MemoryVault, UseEvents,
};
use serde_json::{Value, json};

use crate::{
    support::{AURORA, Desk, Sandbox, pace, sql_on},
    users::broken,
};

async fn limit(sandbox: &Sandbox) -> Value {
    let url = format!("{}/_sandbox/accounts/{AURORA}/waba-balance", sandbox.origin);
    reqwest::get(url).await.unwrap().json::<Value>().await.unwrap()["value"].clone()
}

async fn lose_the_answer(sandbox: &Sandbox, kind: &str) {
    let path = "/v2/accounts/*/waba-balance";
    let fault = json!({"method": "POST", "path": path, "kind": kind, "status": 502, "times": 1});
    sandbox.control("faults", json!({"faults": [fault]})).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_is_raised_by_what_was_asked() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let before = limit(&sandbox).await.as_u64().unwrap();
    let creation = desk.console.accounts_waba_balance(AURORA, 50.0).await.unwrap();
    assert_eq!(
        (creation.kind, creation.state),
        (CreationKind::WabaBalance, CreationState::Created)
    );
    assert_eq!((creation.account_id.as_deref(), creation.value), (Some(AURORA), Some(50)));
    assert_eq!(limit(&sandbox).await, json!(before + 50));
    let again = desk.console.accounts_waba_balance(AURORA, 50.0).await.unwrap();
    assert_eq!(again.state, CreationState::Created, "settled ones do not stand in the way");
    let wrong = desk.console.accounts_waba_balance(AURORA, 0.5).await;
    assert_eq!(broken(wrong), [("value".to_owned(), FieldRule::OutOfRange)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_is_the_persons_to_settle() {
    for kind in ["cut_after", "status", "cut_before"] {
        let sandbox = Sandbox::demo().await;
        let desk = Desk::signed_in(&sandbox, pace()).await;
        lose_the_answer(&sandbox, kind).await;
        let creation = desk.console.accounts_waba_balance(AURORA, 50.0).await.unwrap();
        assert_eq!(creation.state, CreationState::Unknown, "{kind}");
        assert_eq!(
            (creation.next_look_at, creation.candidates.len()),
            (None, 0),
            "nowhere to look"
        );
        let looked = desk.console.creations_check(&creation.creation_id).await;
        assert!(matches!(looked, Err(Error::Conflict(_))), "{looked:?}");
        let again = desk.console.accounts_waba_balance(AURORA, 50.0).await;
        assert!(matches!(again, Err(Error::Conflict(_))), "not while it is open");
        let other = desk.console.accounts_waba_balance("24017793", 50.0).await.unwrap();
        assert_eq!(other.state, CreationState::Created, "another account is another matter");

        let raised = limit(&sandbox).await != json!(0);
        let id = raised.then_some(AURORA);
        let wrong = desk.console.creations_settle(&creation.creation_id, Some("24017793")).await;
        assert!(matches!(wrong, Err(Error::Conflict(_))), "only its own account can be it");
        let settled = desk.console.creations_settle(&creation.creation_id, id).await.unwrap();
        let state = if raised { CreationState::Created } else { CreationState::Dismissed };
        assert_eq!(settled.state, state, "{kind}");
        let path = format!("/v2/accounts/{AURORA}/waba-balance");
        assert_eq!(sandbox.asked("POST", &path).await, 1, "sent once");
        assert!(desk.console.creations_list().await.unwrap().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_break_between_sending_and_answer_waits_for_the_person() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(MemoryVault::default());
    let desk = Desk::on(tempfile::tempdir().unwrap(), vault.clone(), pace());
    desk.sign_in(&sandbox).await.unwrap();
    lose_the_answer(&sandbox, "cut_after").await;
    desk.console.accounts_waba_balance(AURORA, 50.0).await.unwrap();
    let folder = desk.end().await;
    // As the store stands when the program ends while the call is on its way.
    sql_on(folder.path(), "UPDATE creations SET state = 'sending', error_json = NULL");
    let desk = Desk::on(folder, vault, pace());
    desk.console.sign_in_state().await.unwrap();
    let open = desk.console.creations_list().await.unwrap();
    assert_eq!((open.len(), open[0].state), (1, CreationState::Unknown));
    assert_eq!((open[0].next_look_at, open[0].value), (None, Some(50)));
}

fn window(scope: ChatsScope, chats: Vec<Chat>) -> ChatsLink {
    ChatsLink {
        user_id: "u-anna".to_owned(),
        author_name: Some(String::new()),
        scope,
        chats,
        active_chat: None,
        use_events: Some(UseEvents { deals: false, messages: true }),
        client_type: None,
    }
}

fn chat(chat_id: &str) -> Chat {
    Chat {
        contact_name: Some("A".to_owned()),
        chat_type: "whatsapp".to_owned(),
        chat_id: chat_id.to_owned(),
        username: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_window_is_reached_by_a_fresh_link() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let active = ActiveChat {
        channel_id: None,
        chat_type: "whatsapp".to_owned(),
        chat_id: "37120000001".to_owned(),
        username: Some(String::new()),
    };
    let card = ChatsLink {
        active_chat: Some(active),
        ..window(ChatsScope::Card, vec![chat("37120000001")])
    };
    for wanted in [window(ChatsScope::Global, Vec::new()), card] {
        let link = desk.console.links_chats(AURORA, wanted).await.unwrap().link;
        assert!(link.starts_with(&format!("{}/", sandbox.origin)), "{link}");
    }
    for (wanted, place, rule) in [
        (window(ChatsScope::Card, Vec::new()), "link.chats", FieldRule::Required),
        (window(ChatsScope::Global, vec![chat("1")]), "link.chats", FieldRule::NotAllowed),
        (window(ChatsScope::Card, vec![chat("")]), "link.chats[0].chat_id", FieldRule::Required),
    ] {
        let refused = desk.console.links_chats(AURORA, wanted).await;
        assert_eq!(broken(refused), [(place.to_owned(), rule)]);
    }
}
