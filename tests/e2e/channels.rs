//! Every way a channel comes to a client, and how it lives there: the gallery, reconnecting,
//! deleting, and what needs attention.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::{By, Key};

use crate::{
    access::both,
    window::{Browser, Server, Window, files},
};

const AURORA: &str = "24017788";
/// A client whose only messenger on a phone must be scanned again.
const ACADEMY: &str = "24017958";

/// Signed in, before the first question for a messenger.
async fn before(server: &Server, window: &Window, transport: &str) {
    window.sign_in(server).await;
    window.open_account(AURORA).await;
    window.choose(transport).await;
}

/// Lets no codes be sent to this computer.
async fn without_events(window: &Window) {
    window.click("[href='#settings']").await;
    window.click("#prefer-events").await;
    window.click("[href='#clients']").await;
    window.see("[data-account-id]").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whatsapp_connects_by_a_pairing_code_without_events() {
    let (server, window) = (Server::start().await, Window::open(&[]).await);
    window.sign_in(&server).await;
    without_events(&window).await;
    window.open_account(AURORA).await;
    window.click("#add-channel").await;
    window.see(".tile-shut[data-transport='viber']").await;
    both(&window, "gallery without events").await;
    window.click("#add-whatsapp").await;
    window.fill("#expected-phone", "+371 2000 1122").await;
    both(&window, "which number, by pairing").await;
    window.click("#start-connection").await;
    let shown = window.see("#pairing-code").await.text().await.unwrap();
    let code: String = shown.chars().filter(|one| one.is_ascii_alphanumeric()).collect();
    let channel = server.newest_channel(AURORA).await;
    server.phone(&channel, json!({ "action": "enter_pairing_code", "code": code })).await;
    window.stage("connected").await;
    assert_eq!(server.count("POST", "/v2/webhooks").await, 0, "nothing is to be subscribed");
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_personal_telegram_asks_for_its_second_password() {
    let (server, window) = (Server::start().await, Window::open(&[]).await);
    before(&server, &window, "tgapi").await;
    both(&window, "before Telegram").await;
    window.click("#skip-phone").await;
    window.stage("code").await;
    window.see("#qr").await;
    let channel = server.newest_channel(AURORA).await;
    let read = window.scan().await;
    assert_eq!(read, server.payload(&channel).await);
    assert!(!window.present("#pairing").await, "Telegram has no pairing code");
    both(&window, "Telegram's code").await;
    server.phone(&channel, json!({ "action": "scan_with_2fa", "password": "4711" })).await;
    window.stage("password").await;
    window.fill("#two-factor", "0000").await;
    window.click("#two-factor-send").await;
    window.see("#two-factor[aria-invalid='true']").await;
    window.fill("#two-factor", "4711").await;
    window.click("#two-factor-send").await;
    window.stage("confirm").await;
    window.click("#confirm-number").await;
    window.stage("connected").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_telegram_bot_needs_its_token_and_the_token_stays_nowhere() {
    const TOKEN: &str = "1234567890:AAmade-up_letters-of-a-token_01";
    let (server, window) = (Server::start().await, Window::open(&[]).await);
    before(&server, &window, "telegram").await;
    both(&window, "a bot's token").await;
    window.fill("#typed-token", "not a token").await;
    window.click("#send-credentials").await;
    window.see("#typed-token[aria-invalid='true']").await;
    assert_eq!(server.count("POST", "/v2/channels").await, 0, "its shape is checked before");
    window.fill("#typed-token", TOKEN).await;
    window.click("#send-credentials").await;
    window.stage("connected").await;
    window.read("sandbox_1234567890_bot").await;
    both(&window, "the bot is connected").await;
    let page = window.page.source().await.unwrap();
    assert!(!page.contains(TOKEN), "the page still has the token");
    let folder = window.close().await;
    for path in files(folder.path()) {
        let content = std::fs::read(&path).unwrap();
        let found = content.windows(TOKEN.len()).any(|part| part == TOKEN.as_bytes());
        assert!(!found, "{} has the token", path.display());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_waba_link_is_shown_copied_and_opened_and_then_waited_for() {
    let (server, browser) = (Server::start().await, Browser::new());
    let window = Window::open_with_browser(&browser.program()).await;
    before(&server, &window, "wapi").await;
    window.click("#start-connection").await;
    window.stage("page").await;
    let link = window.see("#page-link").await.prop("value").await.unwrap().unwrap();
    assert_eq!(window.scan().await, link, "the code leads elsewhere");
    both(&window, "a page to open").await;
    window.click("#open-page").await;
    assert_eq!(browser.address().await, link);
    let channel = server.newest_channel(AURORA).await;
    server.phone(&channel, json!({ "action": "finish_page", "phone": "37120001122" })).await;
    window.stage("confirm").await;
    window.click("#confirm-number").await;
    window.stage("connected").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_channel_that_dropped_is_explained_and_connected_again() {
    let (server, window) = (Server::start().await, Window::open(&[]).await);
    window.sign_in(&server).await;
    window.open_account(ACADEMY).await;
    window.settled().await;
    window.click("tr[data-channel-id] .channel-ask").await;
    window.see(".why").await;
    both(&window, "why a channel does not work").await;
    window.click(".why-actions a").await;
    window.stage("code").await;
    let channels = server.ask(&format!("accounts/{ACADEMY}/channels")).await;
    let dropped = &channels["channels"][0];
    assert_eq!(dropped["transport"], "whatsapp");
    let id = dropped["channel_id"].as_str().unwrap();
    server.phone(id, json!({ "action": "scan" })).await;
    window.stage("connected").await;
    window.click("#stage-done").await;
    window.see(&format!("tr[data-channel-id='{id}'] .pill-good")).await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deletion_can_be_undone_until_it_is_sent() {
    let (server, window) = (Server::start().await, Window::open(&[]).await);
    window.sign_in(&server).await;
    window.open_account(AURORA).await;
    window.settled().await;
    let channels = server.ask(&format!("accounts/{AURORA}/channels")).await;
    let first = &channels["channels"][0];
    let id = first["channel_id"].as_str().unwrap();
    let path = format!("/v2/channels/{id}");
    let ask = async || {
        window.click(&format!("tr[data-channel-id='{id}'] .channel-more > button")).await;
        window.click(".channel-more [role='menuitem']:last-of-type").await;
        window.see("#delete-dialog").await;
    };

    ask().await;
    window.click("input[name='chats'][value='drop']").await;
    both(&window, "deleting a channel").await;
    window.fill("#delete-name", "another name").await;
    window.click("#delete-confirm").await;
    window.see("#delete-name[aria-invalid='true']").await;
    window.fill("#delete-name", "Aurora reception").await;
    window.click("#delete-confirm").await;
    window.click(&format!("[data-undo='{id}']")).await;
    window.see(&format!("tr[data-channel-id='{id}'] .pill-good")).await;
    assert_eq!(server.count("DELETE", &path).await, 0, "it was undone");

    ask().await;
    window.click("#delete-confirm").await;
    window.see(&format!("[data-undo='{id}']")).await;
    // Elsewhere it is told too, and goes on.
    window.click("[href='#clients']").await;
    window.see(".toast").await;
    let started = Instant::now();
    while server.count("DELETE", &path).await == 0 {
        assert!(started.elapsed() < Duration::from_secs(40), "it was never sent");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    window.open_account(AURORA).await;
    window.settled().await;
    assert!(!window.present(&format!("tr[data-channel-id='{id}'] .pill-good")).await);
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_needs_attention_is_found_told_and_led_to() {
    let (server, window) = (Server::start().await, Window::open(&[]).await);
    window.sign_in(&server).await;
    window.click("[href='#attention']").await;
    window.click("#start-sweep").await;
    let started = Instant::now();
    let channel = channel_of(&server, AURORA).await;
    // Each client is asked once in a sweep.
    while server.ask("requests").await.to_string().matches("/v2/channels").count() < 20 {
        assert!(started.elapsed() < Duration::from_secs(40), "nothing is looked at");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    window.see("#start-sweep").await;
    window.settled().await;
    both(&window, "needs attention").await;
    let row = format!("[data-fleet-id='{AURORA} {channel}']");
    assert!(!window.present(&row).await, "this one works");
    server
        .control(
            &format!("channels/{channel}/status"),
            json!({ "status": "disabled", "reason": "qridle" }),
        )
        .await;
    window.click("#start-sweep").await;
    window.click(&format!("{row} a")).await;
    window.stage("code").await;
    window.close().await;
}

async fn channel_of(server: &Server, account_id: &str) -> String {
    let answer = server.ask(&format!("accounts/{account_id}/channels")).await;
    let channels = answer["channels"].as_array().unwrap();
    let id = |one: &Value| one["channel_id"].as_str().unwrap().to_owned();
    channels.first().map(id).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_gallery_is_walked_by_keyboard() {
    let (server, window) = (Server::start().await, Window::open(&[]).await);
    window.sign_in(&server).await;
    window.open_account(AURORA).await;
    window.click("#add-channel").await;
    window.see("#add-whatsapp").await;
    both(&window, "gallery").await;
    window.tab_to("#add-whatsapp").await;
    window.keys(Key::Right + "").await;
    let focused = window.page.active_element().await.unwrap();
    assert_eq!(focused.id().await.unwrap().as_deref(), Some("add-tgapi"));
    window.keys(Key::Enter + "").await;
    window.see("#expected-phone").await;
    assert!(window.page.find(By::Css("#skip-phone")).await.is_ok());
    window.close().await;
}
