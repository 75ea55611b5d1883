//! A client with an account of their own allows the partner in: by the door, by paste, not at all.

use std::{sync::Arc, time::Duration};

use console::{
    BulkKind, Connection, Error, ErrorCode, Event, FieldRule, Grant, GrantStage, MemoryVault,
    NewGrant, Pace, Permission, ReturnWords, Stage, UsersEdition, Vault, Way,
};
use serde_json::json;
use tokio::net::TcpListener;

use crate::{
    browser::{Browser, FOREIGN},
    support::{AURORA, Desk, Sandbox, ScriptedVault, pace},
};

const TOKEN: &str = "/v2/oauth/token";

/// An address of this machine that nobody uses.
pub(crate) async fn free() -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    format!("http://127.0.0.1:{}/back", listener.local_addr().unwrap().port())
}

pub(crate) fn new_grant(redirect_uri: &str) -> NewGrant {
    NewGrant {
        client_id: sandbox::CLIENT_ID.to_owned(),
        redirect_uri: Some(redirect_uri.to_owned()),
        name: "Harbour Bakery".to_owned(),
        account_id: None,
        words: ReturnWords {
            lang: "en".to_owned(),
            allowed: "Access is allowed.".to_owned(),
            refused: "Access was <refused>.".to_owned(),
            mistaken: "This is another attempt.".to_owned(),
        },
    }
}

impl Desk {
    /// The attempt, once it is over.
    pub(crate) async fn over(&self) -> Grant {
        self.event(|event| match event {
            Event::GrantsChanged { grant }
                if !matches!(grant.stage, GrantStage::Waiting | GrantStage::Exchanging) =>
            {
                Some(grant)
            }
            _ => None,
        })
        .await
    }

    /// A client allows access through the door; gives the account's id.
    pub(crate) async fn allowed(&self, form: NewGrant) -> String {
        let grant = self.console.grants_begin(form).await.unwrap();
        assert_eq!((grant.stage, grant.can_listen), (GrantStage::Waiting, true));
        let address = self.console.grants_address(&grant.grant_id).unwrap();
        let back = Browser::new().decide(&address, "allow").await;
        let (status, page) = Browser::new().go(&back).await;
        assert_eq!(status, 200, "{page}");
        assert!(page.contains("Access is allowed."), "{page}");
        let grant = self.over().await;
        assert_eq!((grant.stage, &grant.error), (GrantStage::Done, &None));
        grant.account_id.unwrap()
    }

    /// How an attempt ends for which the browser opens this account.
    async fn answered_for(&self, form: NewGrant, account_id: &str) -> Grant {
        let grant = self.console.grants_begin(form).await.unwrap();
        let address = self.console.grants_address(&grant.grant_id).unwrap();
        let back = Browser::new().decide_for(&address, account_id, "allow").await;
        Browser::new().go(&back).await;
        self.over().await
    }

    pub(crate) async fn permission(&self, account_id: &str) -> Option<Permission> {
        let list = self.console.accounts_list().await.unwrap();
        list.accounts.iter().find(|one| one.account_id == account_id).unwrap().granted
    }
}

fn rule(error: Error) -> FieldRule {
    match error {
        Error::Invalid(problems) => problems[0].rule,
        error => panic!("{error}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_allows_access_and_the_account_is_one_of_the_clients() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let uri = free().await;
    let account = desk.allowed(new_grant(&uri)).await;
    assert_eq!(sandbox.asked("POST", TOKEN).await, 1, "the exchange alone");
    assert_eq!(desk.permission(&account).await, Some(Permission::Kept));

    let checked = desk.console.accounts_health(&account).await.unwrap();
    assert_eq!(checked.name.as_deref(), Some("Harbour Bakery"));
    assert_eq!(checked.health.unwrap().channels.len(), 3);
    assert_eq!(sandbox.asked("POST", TOKEN).await, 1, "with the token that came of it");

    // Nothing that speaks as the partner is ever asked about it.
    desk.console.accounts_refresh().await.unwrap();
    assert_eq!(desk.permission(&account).await, Some(Permission::Kept), "it survives the list");
    desk.console.accounts_get(&account).await.unwrap();
    let update = desk.console.accounts_update(&account, 3.0).await.unwrap_err();
    assert!(matches!(update, Error::Conflict(_)), "{update}");
    let raise = desk.console.accounts_waba_balance(&account, 5.0).await.unwrap_err();
    assert!(matches!(raise, Error::Conflict(_)), "{raise}");
    for method in ["GET", "PATCH"] {
        assert_eq!(sandbox.asked(method, &format!("/v2/accounts/{account}")).await, 0);
    }
    assert!(!desk.console.accounts_export_names().await.unwrap().contains(&account));
    let state = desk.console.sign_in_state().await.unwrap().current.unwrap();
    assert_eq!(state.client_id.as_deref(), Some(sandbox::CLIENT_ID));
    assert_eq!(state.redirect_uri.as_deref(), Some(uri.as_str()));

    let connection =
        desk.console.channels_connect(&account, "whatsapp", None, None, Way::Code, None);
    let id = connection.await.unwrap().connection_id;
    let codes = |view: &Connection| view.connection_id == id && matches!(view.stage, Stage::Code);
    desk.event(|event| match event {
        Event::ConnectionChanged { connection } if codes(&connection) => Some(()),
        _ => None,
    })
    .await;
    let busy = desk.console.grants_forget(&account).await.unwrap_err();
    assert!(matches!(busy, Error::Conflict(_)), "{busy}");
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_door_can_be_had_the_address_is_pasted() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let taken = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let uri = format!("http://{}", taken.local_addr().unwrap());
    for bare in [false, true] {
        let grant = desk.console.grants_begin(new_grant(&uri)).await.unwrap();
        assert!(!grant.can_listen);
        let address = desk.console.grants_address(&grant.grant_id).unwrap();
        let back = Browser::new().decide(&address, "allow").await;
        let paste = |text: &str| desk.console.grants_paste(&grant.grant_id, text);
        let (start, state) = back.rsplit_once("state=").unwrap();
        assert_eq!(rule(paste("nothing of it").unwrap_err()), FieldRule::NotReturn);
        let other = paste(&format!("{start}state=x{state}")).unwrap_err();
        assert_eq!(rule(other), FieldRule::OtherAttempt);
        assert_eq!(sandbox.asked("POST", TOKEN).await, usize::from(bare), "nothing was sent");
        let code = start.split("code=").nth(1).unwrap().trim_end_matches('&');
        let exchanging = paste(if bare { code } else { &back }).unwrap();
        assert_eq!(exchanging.stage, GrantStage::Exchanging);
        let twice = paste(&back).unwrap_err();
        assert!(matches!(twice, Error::Conflict(_)), "{twice}");
        let done = desk.over().await;
        assert_eq!(done.stage, GrantStage::Done);
        let gone = desk.console.grants_address(&grant.grant_id).unwrap_err();
        assert!(matches!(gone, Error::Conflict(_)), "{gone}");
        desk.console.grants_forget(&done.account_id.unwrap()).await.unwrap();
    }
    let elsewhere = desk.console.grants_begin(new_grant("https://partner.example/back")).await;
    assert!(!elsewhere.unwrap().can_listen, "another machine's address");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_door_opens_to_a_browser_with_the_right_answer_only() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let uri = free().await;
    let grant = desk.console.grants_begin(new_grant(&uri)).await.unwrap();
    let address = desk.console.grants_address(&grant.grant_id).unwrap();
    let browser = Browser::new();
    let back = browser.decide(&address, "allow").await;
    let foreign = format!("{uri}?code=c&state=guessed");
    let (status, page) = browser.go(&foreign).await;
    assert_eq!(status, 400);
    assert!(page.contains("another attempt"), "{page}");
    let refused: [&[(&str, &str)]; 4] = [
        &[("host", "rebound.example")],
        &[("host", "127.0.0.1")],
        &[("origin", "https://a.example")],
        &[("sec-fetch-mode", "cors")],
    ];
    for headers in refused {
        assert_eq!(browser.go_with(&back, headers).await.0, 403, "{headers:?}");
    }
    assert_eq!(browser.go(&back.replace("/back?", "/favicon.ico?")).await.0, 404);
    assert_eq!(browser.post(&back).await, 405);
    assert_eq!(desk.console.grants_list().unwrap()[0].stage, GrantStage::Waiting);
    assert_eq!(browser.go(&back).await.0, 200);
    assert_eq!(desk.over().await.stage, GrantStage::Done);
    // The address is free again, and nobody answers there.
    TcpListener::bind(uri.trim_start_matches("http://").trim_end_matches("/back")).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_told_in_its_words() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let grant = desk.console.grants_begin(new_grant(&free().await)).await.unwrap();
    let address = desk.console.grants_address(&grant.grant_id).unwrap();
    let back = Browser::new().decide(&address, "refuse").await;
    let (_, page) = Browser::new().go(&back).await;
    assert!(page.contains("Access was &lt;refused&gt;."), "{page}");
    let grant = desk.over().await;
    assert_eq!((grant.stage, &grant.account_id), (GrantStage::Refused, &None));
    assert_eq!(grant.error.unwrap().text, "access_denied: The client did not allow access.");
    assert_eq!(sandbox.asked("POST", TOKEN).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_is_not_asked_for_again_with_the_same_code() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let fault = json!({"method": "POST", "path": TOKEN, "kind": "cut_after", "times": 1});
    sandbox.control("faults", json!({"faults": [fault]})).await;
    let grant = desk.console.grants_begin(new_grant(&free().await)).await.unwrap();
    let address = desk.console.grants_address(&grant.grant_id).unwrap();
    let back = Browser::new().decide(&address, "allow").await;
    Browser::new().go(&back).await;
    let grant = desk.over().await;
    assert_eq!(grant.stage, GrantStage::Failed);
    assert_eq!(grant.error.unwrap().code, ErrorCode::OutcomeUnknown);
    assert_eq!(sandbox.asked("POST", TOKEN).await, 1);
    let accounts = desk.console.accounts_list().await.unwrap().accounts;
    assert!(accounts.iter().all(|account| account.granted.is_none()), "nothing was begun");
    desk.allowed(new_grant(&free().await)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn waiting_ends_by_itself_by_hand_and_by_a_new_beginning() {
    let sandbox = Sandbox::demo().await;
    let short = Pace { grant_patience: Duration::from_millis(1), ..pace() };
    let desk = Desk::signed_in(&sandbox, short).await;
    let uri = free().await;
    let grant = desk.console.grants_begin(new_grant(&uri)).await.unwrap();
    assert_eq!(desk.over().await.stage, GrantStage::Expired);
    let late = desk.console.grants_paste(&grant.grant_id, "code").unwrap_err();
    assert!(matches!(late, Error::Conflict(_)), "{late}");

    let desk = Desk::signed_in(&sandbox, pace()).await;
    let first = desk.console.grants_begin(new_grant(&uri)).await.unwrap();
    let second = desk.console.grants_begin(new_grant(&uri)).await.unwrap();
    assert!(first.can_listen && second.can_listen, "the address was given back");
    let list = desk.console.grants_list().unwrap();
    assert_eq!(list.iter().map(|one| &one.grant_id).collect::<Vec<_>>(), [&second.grant_id]);
    desk.console.grants_cancel(&second.grant_id).unwrap();
    assert!(desk.console.grants_cancel(&second.grant_id).is_err());
    assert_eq!(desk.console.grants_list().unwrap(), []);
    let unknown = NewGrant { account_id: Some("24017788".to_owned()), ..new_grant(&uri) };
    let unknown = desk.console.grants_begin(unknown).await.unwrap_err();
    assert!(matches!(unknown, Error::NotFound(_)), "an own account needs no permission");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_keychain_a_permission_lives_for_this_run() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(ScriptedVault::default());
    vault.set_absent(true);
    let desk = Desk::new(vault.clone());
    desk.sign_in(&sandbox).await.unwrap();
    let account = desk.allowed(new_grant(&free().await)).await;
    assert_eq!(desk.permission(&account).await, Some(Permission::ThisRun));
    sandbox.control("tokens/expire", json!({})).await;
    desk.console.accounts_health(&account).await.unwrap();
    let folder = desk.end().await;

    let desk = Desk::on(folder, vault.clone(), pace());
    desk.sign_in(&sandbox).await.unwrap();
    assert_eq!(desk.permission(&account).await, Some(Permission::Needed));
    let again = NewGrant { account_id: Some(account.clone()), ..new_grant(&free().await) };
    assert_eq!(desk.allowed(again).await, account, "the same client, not a second one");
    assert_eq!(desk.permission(&account).await, Some(Permission::ThisRun));
    vault.set_absent(false);
    desk.console.sign_in_retry_vault().await.unwrap();
    assert_eq!(desk.permission(&account).await, Some(Permission::Kept), "a keychain found later");
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_and_forgetting_leave_no_token() {
    let sandbox = Sandbox::demo().await;
    let vault = Arc::new(MemoryVault::default());
    let desk = Desk::new(vault.clone());
    let profile = desk.sign_in(&sandbox).await.unwrap().profile_id;
    let entry = |account: &str| vault.get(&format!("{profile}/grant/{account}")).unwrap();
    let forgotten = desk.allowed(new_grant(&free().await)).await;
    assert!(entry(&forgotten).is_some());
    desk.console.grants_forget(&forgotten).await.unwrap();
    assert!(entry(&forgotten).is_none());
    let list = desk.console.accounts_list().await.unwrap().accounts;
    assert!(list.iter().all(|account| account.account_id != forgotten));
    let own = desk.console.grants_forget(AURORA).await.unwrap_err();
    assert!(matches!(own, Error::NotFound(_)), "{own}");

    let kept = desk.allowed(new_grant(&free().await)).await;
    assert!(entry(&kept).is_some());
    desk.console.sign_in_end(&profile).await.unwrap();
    assert!(entry(&kept).is_none());
    desk.sign_in(&sandbox).await.unwrap();
    assert_eq!(desk.permission(&kept).await, Some(Permission::Needed));
    let error = desk.console.accounts_health(&kept).await.unwrap_err();
    assert!(matches!(error, Error::PermissionNeeded), "{error}");
    desk.console.sign_in_remove(&profile).await.unwrap();
    assert!(vault.get(&profile).unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_whose_people_are_being_sent_is_not_forgotten_and_later_leaves_nothing() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let console = &desk.console;
    let account = desk.allowed(new_grant(&free().await)).await;
    console.users_list(&account, "list").await.unwrap();
    let tokens = sandbox.asked("POST", TOKEN).await;
    let ids = vec!["u-gone".to_owned()];
    let waits = console.bulk_delete(&account, BulkKind::Users, ids).await.unwrap();
    let import = console.bulk_begin(&account, BulkKind::Users, "staff.csv").await.unwrap();
    console.bulk_append(&import.bulk_id, "aWQK".to_owned()).await.unwrap();
    let others = console.bulk_begin(AURORA, BulkKind::Users, "").await.unwrap();
    let busy = console.grants_forget(&account).await.unwrap_err();
    assert!(matches!(busy, Error::Conflict(_)), "{busy}");
    assert_eq!(console.bulk_list().await.unwrap().len(), 3, "nothing was removed");

    console.bulk_undo(&waits.bulk_id).await.unwrap();
    console.grants_forget(&account).await.unwrap();
    let left: Vec<_> = console.bulk_list().await.unwrap();
    assert_eq!(left.iter().map(|one| &one.bulk_id).collect::<Vec<_>>(), [&others.bulk_id]);
    let files = std::fs::read_dir(desk.folder.path()).unwrap();
    let names: Vec<_> = files.map(|file| file.unwrap().file_name()).collect();
    let is_table = |name: &&std::ffi::OsString| name.to_string_lossy().contains(&import.bulk_id);
    assert_eq!(names.iter().find(is_table), None, "the table is gone");
    assert_eq!(console.users_cached(&account, UsersEdition::V2).await.unwrap().users, []);
    // The token that was at hand opens nothing any more.
    assert!(console.users_list(&account, "again").await.is_err());
    assert!(sandbox.asked("POST", TOKEN).await > tokens);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_clients_name_does_not_come_to_stand_over_anothers_channels() {
    let sandbox = Sandbox::demo().await;
    let desk = Desk::signed_in(&sandbox, pace()).await;
    let first = desk.allowed(new_grant(&free().await)).await;
    desk.console.accounts_health(&first).await.unwrap();
    desk.console.accounts_refresh().await.unwrap();

    // The browser was signed in as the first client still.
    let second = NewGrant { name: "Somebody Else".to_owned(), ..new_grant(&free().await) };
    let grant = desk.answered_for(second, FOREIGN).await;
    assert_eq!((grant.stage, grant.same_as), (GrantStage::Failed, Some(first.clone())));
    assert_eq!(grant.error.unwrap().code, ErrorCode::OtherAccount);

    // Or as one of the partner's own.
    let again = NewGrant { account_id: Some(first.clone()), ..new_grant(&free().await) };
    let grant = desk.answered_for(again, AURORA).await;
    assert_eq!(grant.same_as.as_deref(), Some(AURORA));
    let accounts = desk.console.accounts_list().await.unwrap().accounts;
    assert_eq!(accounts.iter().filter(|account| account.granted.is_some()).count(), 1);
    let channels = desk.console.channels_list(&first).await.unwrap();
    assert_eq!(channels.len(), 3, "the first permission is as it was");
}
