//! Connecting a client's WhatsApp, in every way it may go.

use serde_json::json;

use crate::{
    access::both,
    window::{Server, Window},
};

const AURORA: &str = "24017788";

/// Signed in, on the stage, with a code on the screen.
async fn on_stage(server: &Server, phone: Option<&str>) -> (Window, String) {
    let window = Window::open(&[]).await;
    window.sign_in(server).await;
    window.open_account(AURORA).await;
    window.start_connecting(phone).await;
    let channel = server.newest_channel(AURORA).await;
    (window, channel)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_code_on_the_screen_is_scanned_and_the_channel_works() {
    let server = Server::start().await;
    let (window, channel) = on_stage(&server, Some("+371 2000 1122")).await;
    let read = window.scan().await;
    assert_eq!(read, server.payload(&channel).await);
    server.phone(&channel, json!({ "action": "scan", "phone": "37120001122" })).await;
    window.stage("connected").await;
    window.read("+371 20 001 122").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_password_is_asked_for_until_it_is_right() {
    let server = Server::start().await;
    let (window, channel) = on_stage(&server, None).await;
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
async fn an_expired_code_cannot_be_scanned_and_a_new_one_can() {
    let fast = sandbox::Options { time_scale: 20.0, ..sandbox::Options::default() };
    let server = Server::with(fast).await;
    let (window, _) = on_stage(&server, None).await;
    window.stage("expired").await;
    assert_eq!(window.scanned().await, None, "a dead code can still be scanned");
    both(&window, "expired").await;
    window.click("#show-new-code").await;
    window.stage("code").await;
    window.see("#qr").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_number_is_explained_and_a_new_code_offered() {
    let server = Server::start().await;
    let (window, channel) = on_stage(&server, Some("+371 2000 1122")).await;
    server.phone(&channel, json!({ "action": "scan_foreign", "phone": "37129999999" })).await;
    window.stage("foreign_phone").await;
    window.see("#show-new-code").await;
    // It was the other number that was meant.
    window.click("#use-other").await;
    window.stage("code").await;
    window.see("#qr").await;
    let other = server.newest_channel(AURORA).await;
    assert_ne!(other, channel, "the first number's channel is still being connected");
    assert_eq!(server.count("DELETE", &format!("/v2/channels/{channel}")).await, 1);
    server.phone(&other, json!({ "action": "scan", "phone": "37129999999" })).await;
    window.stage("connected").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn leaving_asks_and_removing_removes() {
    let server = Server::start().await;
    let (window, channel) = on_stage(&server, None).await;
    window.click("#close-stage").await;
    window.click("#stay").await;
    window.gone("#leave-stage").await;
    window.click("#close-stage").await;
    window.click("#remove-channel").await;
    window.see("#add-channel").await;
    assert_eq!(server.count("DELETE", &format!("/v2/channels/{channel}")).await, 1);
    let left = server.ask(&format!("accounts/{AURORA}/channels")).await;
    assert!(!left.to_string().contains(&channel), "a channel nobody ever connected stays listed");
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_waiting_goes_on_behind_and_can_be_opened_again() {
    let server = Server::start().await;
    let (window, channel) = on_stage(&server, None).await;
    window.click("#close-stage").await;
    window.click("#keep-waiting").await;
    window.see("#add-channel").await;
    window.click(&format!("[data-channel-id='{channel}'] .channel-connect")).await;
    window.stage("code").await;
    server.phone(&channel, json!({ "action": "scan" })).await;
    window.click("#confirm-number").await;
    window.stage("connected").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pairing_code_connects_too() {
    let server = Server::start().await;
    let (window, channel) = on_stage(&server, Some("+371 2000 1122")).await;
    window.click("#pairing").await;
    let shown = window.see("#pairing-code").await.text().await.unwrap();
    let code: String = shown.chars().filter(|one| one.is_ascii_alphanumeric()).collect();
    assert_eq!(code.len(), 8, "{shown}");
    server.phone(&channel, json!({ "action": "enter_pairing_code", "code": code })).await;
    window.stage("connected").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unpaid_account_has_a_stage_of_its_own() {
    let unpaid = sandbox::Options {
        scenario: Some(sandbox::Scenario::Unpaid),
        ..sandbox::Options::default()
    };
    let server = Server::with(unpaid).await;
    let window = Window::open(&[]).await;
    window.sign_in(&server).await;
    window.open_account(AURORA).await;
    window.choose("whatsapp").await;
    window.click("#skip-phone").await;
    window.stage("unpaid").await;
    both(&window, "unpaid").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_plays_the_client_and_leaves_nothing() {
    let window = Window::open(&["--demo"]).await;
    window.open_account(AURORA).await;
    window.start_connecting(Some("+371 2000 1122")).await;
    window.click("#phone-scan").await;
    window.stage("connected").await;
    window.click("#leave-demo").await;
    window.see("#try-demo").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_who_is_elsewhere_connects_by_link() {
    let server = Server::start().await;
    let window = Window::open(&[]).await;
    window.sign_in(&server).await;
    window.open_account(AURORA).await;
    window.choose("whatsapp").await;
    window.click("#copy-link").await;
    window.stage("link_waiting").await;
    let link = window.see("#hosted-link").await.prop("value").await.unwrap().unwrap();
    both(&window, "link").await;
    let one_off = link.rsplit('/').next().unwrap();
    server.control(&format!("hosted/{one_off}"), json!({ "phone": "37120001122" })).await;
    window.stage("confirm").await;
    window.click("#confirm-number").await;
    window.stage("connected").await;
    window.close().await;
}
