//! The token of a client's permission: renewed one at a time, put away before it is used, and gone
//! when the client says so.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    response::Response,
};
use console::{Clock, Console, Error, Event, MemoryVault, Options, Permission, ProfileKind, Vault};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::{
    grants::{free, new_grant},
    support::{Desk, EMAIL, PASSWORD, Sandbox, pace, sql_on},
};

const TOKEN: &str = "/v2/oauth/token";

/// A desk with a client who allowed access, and the client's entry in the keychain.
struct Setting {
    sandbox: Sandbox,
    vault: Arc<MemoryVault>,
    desk: Desk,
    account: String,
    profile: String,
}

impl Setting {
    async fn new() -> Self {
        let sandbox = Sandbox::demo().await;
        let vault = Arc::new(MemoryVault::default());
        let desk = Desk::new(vault.clone());
        let profile = desk.sign_in(&sandbox).await.unwrap().profile_id;
        let account = desk.allowed(new_grant(&free().await)).await;
        Self { sandbox, vault, desk, account, profile }
    }

    fn entry(&self) -> Option<Value> {
        let key = format!("{}/grant/{}", self.profile, self.account);
        let entry = self.vault.get(&key).unwrap()?;
        Some(serde_json::from_str(entry.expose()).unwrap())
    }

    async fn expire(&self) {
        self.sandbox.control("tokens/expire", json!({})).await;
    }

    async fn token_calls(&self) -> usize {
        self.sandbox.asked("POST", TOKEN).await
    }

    async fn check(&self) -> Result<(), Error> {
        self.desk.console.accounts_health(&self.account).await.map(drop)
    }

    /// The same folder and keychain in another run, which takes up the login by itself.
    async fn restarted(self) -> Self {
        let folder = self.desk.end().await;
        let desk = Desk::on(folder, self.vault.clone(), pace());
        desk.console.sign_in_state().await.unwrap();
        Self { desk, ..self }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewal_is_one_for_all_and_its_token_is_put_away() {
    let setting = Setting::new().await;
    let before = setting.entry().unwrap();
    assert_eq!(before["client_id"], sandbox::CLIENT_ID);
    assert_eq!(before["server"], setting.sandbox.origin.as_str());
    setting.expire().await;
    let checks = (0..6).map(|_| {
        let (console, account) = (setting.desk.console.clone(), setting.account.clone());
        tokio::spawn(async move { console.accounts_health(&account).await.map(drop) })
    });
    for check in checks.collect::<Vec<_>>() {
        check.await.unwrap().unwrap();
    }
    assert_eq!(setting.token_calls().await, 2, "the exchange, and one renewal");
    let after = setting.entry().unwrap();
    assert_ne!(before["refresh_token"], after["refresh_token"]);

    // A token that works twice elsewhere works once here: the new one is what is sent next.
    setting.expire().await;
    setting.check().await.unwrap();
    assert_eq!(setting.token_calls().await, 3);
}

/// A server that gives one refresh token and never another.
#[derive(Clone, Default)]
struct Sparing {
    expired: Arc<AtomicBool>,
    renewed_with: Arc<Mutex<Vec<Value>>>,
}

async fn spare(State(server): State<Sparing>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let body = axum::body::to_bytes(request.into_body(), 1 << 20).await.unwrap();
    let asked: Value = serde_json::from_slice(&body).unwrap_or_default();
    let (status, told) = match (path.as_str(), asked["grant_type"].as_str()) {
        (TOKEN, Some("refresh_token")) => {
            server.expired.store(false, Ordering::SeqCst);
            let token = asked["refresh_token_data"]["refresh_token"].clone();
            server.renewed_with.lock().unwrap().push(token);
            (200, json!({"access_token": "next"}))
        }
        (TOKEN, _) => (200, json!({"access_token": "first", "refresh_token": "the one"})),
        _ if path == "/v2/channels" && server.expired.load(Ordering::SeqCst) => (401, json!({})),
        _ => (200, json!([])),
    };
    let answer = Response::builder().status(status).header("content-type", "application/json");
    answer.body(Body::from(told.to_string())).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_old_token_stays_where_no_new_one_comes() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let server = Sparing::default();
    let app = Router::new().fallback(spare).with_state(server.clone());
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    let desk = Desk::new(Arc::new(MemoryVault::default()));
    desk.console.sign_in_create(Some(&origin), EMAIL, PASSWORD.into()).await.unwrap();
    let grant = desk.console.grants_begin(new_grant("https://a.example/back")).await.unwrap();
    desk.console.grants_paste(&grant.grant_id, "code").unwrap();
    let account = desk.over().await.account_id.unwrap();
    for _ in 0..2 {
        server.expired.store(true, Ordering::SeqCst);
        desk.console.accounts_health(&account).await.unwrap();
    }
    assert_eq!(*server.renewed_with.lock().unwrap(), ["the one", "the one"]);
    assert_eq!(desk.permission(&account).await, Some(Permission::Kept));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_permission_taken_back_must_be_given_again() {
    let setting = Setting::new().await;
    setting.sandbox.control("tokens/revoke", json!({})).await;
    let error = setting.check().await.unwrap_err();
    assert!(matches!(error, Error::PermissionNeeded), "{error}");
    let told = setting.desk.event(|event| match event {
        Event::AccountChanged { account } if account.account_id == setting.account => {
            account.granted.filter(|granted| *granted == Permission::Needed)
        }
        _ => None,
    });
    told.await;
    assert!(setting.entry().is_none(), "what serves nothing is not kept");
    let calls = setting.token_calls().await;
    setting.check().await.unwrap_err();
    assert_eq!(setting.token_calls().await, calls, "a refused token is not sent again");

    let mut form = new_grant(&free().await);
    (form.account_id, form.name) = (Some(setting.account.clone()), String::new());
    assert_eq!(setting.desk.allowed(form).await, setting.account);
    setting.check().await.unwrap();
    assert_eq!(setting.desk.permission(&setting.account).await, Some(Permission::Kept));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_is_not_taken_for_a_lost_permission() {
    let setting = Setting::new().await;
    setting.expire().await;
    setting.sandbox.control("partner", json!({"password": "changed"})).await;
    let error = setting.check().await.unwrap_err();
    assert!(matches!(error, Error::WrongPassword), "{error}");
    assert_eq!(setting.desk.permission(&setting.account).await, Some(Permission::Kept));
    setting.desk.console.sign_in_password(&setting.profile, "changed".into()).await.unwrap();
    setting.check().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_renewal_ends_the_permission_only_if_the_token_is_refused_then() {
    let setting = Setting::new().await;
    for (kind, survives) in [("cut_before", true), ("cut_after", false)] {
        setting.expire().await;
        let fault = json!({"method": "POST", "path": TOKEN, "kind": kind, "times": 1});
        setting.sandbox.control("faults", json!({"faults": [fault]})).await;
        let error = setting.check().await.unwrap_err();
        let unanswered = matches!(error, Error::Api(wazzup::Error::Unanswered { .. }));
        assert!(unanswered, "{kind}: the call itself was not sent: {error}");
        assert_eq!(setting.desk.permission(&setting.account).await, Some(Permission::Kept));
        assert_eq!(setting.check().await.is_ok(), survives, "{kind}");
    }
    assert_eq!(setting.desk.permission(&setting.account).await, Some(Permission::Needed));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_run_takes_the_permission_up() {
    let setting = Setting::new().await.restarted().await;
    setting.check().await.unwrap();
    assert_eq!(setting.token_calls().await, 2);
    assert_eq!(setting.desk.permission(&setting.account).await, Some(Permission::Kept));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_not_sent_under_another_number() {
    let setting = Setting::new().await;
    sql_on(setting.desk.folder.path(), "UPDATE grants SET client_id = 'somebody-else'");
    let setting = setting.restarted().await;
    let error = setting.check().await.unwrap_err();
    assert!(matches!(error, Error::PermissionNeeded), "{error}");
    assert_eq!(setting.token_calls().await, 1, "the exchange of the first run");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_renews_what_was_not_renewed_for_a_day() {
    let Setting { sandbox, vault, desk, .. } = Setting::new().await;
    let folder = desk.end().await;
    let day = Duration::from_secs(24 * 60 * 60 + 60);
    let clock = Clock::manual(Clock::system().now());
    clock.advance(day);
    let console = Console::open(Options {
        data_dir: folder.path().to_owned(),
        vault,
        sink: Arc::new(drop),
        clock,
        pace: pace(),
        kind: ProfileKind::Partner,
    })
    .unwrap();
    console.sign_in_create(Some(&sandbox.origin), EMAIL, PASSWORD.into()).await.unwrap();
    while sandbox.asked("POST", TOKEN).await < 2 {
        tokio::task::yield_now().await;
    }
    console.close().await;
    assert_eq!(sandbox.asked("POST", TOKEN).await, 2);
}
