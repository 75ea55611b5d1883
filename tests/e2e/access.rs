//! Everyone can use it: by keyboard alone, and with nothing serious found by axe.

use serde_json::json;
use thirtyfour::{Key, TypingData};

use crate::window::{Server, Window};

const AXE: &str = include_str!("../../ui/node_modules/axe-core/axe.min.js");

/// What axe finds that would keep somebody out.
async fn serious(window: &Window, screen: &str) {
    window.page.execute(AXE, Vec::new()).await.unwrap();
    let found = window
        .page
        .execute_async(
            "const done = arguments[arguments.length - 1];
             axe.run(document, { resultTypes: ['violations'] }).then((found) => done(
               found.violations
                 .filter((one) => ['serious', 'critical'].includes(one.impact))
                 .map((one) => one.id + ': ' + one.nodes.map((node) => node.html).join(' | '))));",
            Vec::new(),
        )
        .await
        .unwrap();
    assert_eq!(found.json(), &json!([]), "axe on {screen}");
}

async fn theme(window: &Window, theme: &str) {
    // Colours fade from one theme to the other, and a colour on its way is neither.
    let line = "document.documentElement.dataset.theme = arguments[0];
        const ends = (one) => one.effect?.getComputedTiming().endTime < Infinity;
        document.getAnimations().filter(ends).forEach((one) => one.finish());";
    window.script(line, theme).await;
}

/// One screen, light and dark.
pub(crate) async fn both(window: &Window, screen: &str) {
    for name in ["light", "dark"] {
        theme(window, name).await;
        serious(window, &format!("{screen}, {name}")).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_serious_on_any_screen() {
    let (server, window) = (Server::start().await, Window::open(&[]).await);
    window.see("#email").await;
    both(&window, "welcome").await;
    window.sign_in_form(&server, "demo-partner").await;
    window.see("[data-account-id]").await;
    both(&window, "clients").await;
    window.click("#new-client").await;
    window.see("#client-name").await;
    both(&window, "new client").await;
    window.click("[href='#settings']").await;
    window.see("#theme-heading").await;
    both(&window, "settings").await;
    window.click("[href='#clients']").await;
    window.open_account("24017788").await;
    both(&window, "account").await;
    window.click("#edit-names").await;
    window.see("#names-name").await;
    both(&window, "name and notes").await;
    window.keys(TypingData::from(Key::Escape)).await;
    window.gone("#names-dialog").await;
    window.choose("whatsapp").await;
    window.see("#expected-phone").await;
    both(&window, "which number").await;
    window.click("#skip-phone").await;
    window.stage("code").await;
    both(&window, "code").await;
    window.click("#close-stage").await;
    window.see("#leave-stage").await;
    both(&window, "leaving").await;
    window.click("#stay").await;
    window.click("#pairing").await;
    window.see("#pairing-phone, #pairing-code").await;
    both(&window, "pairing").await;
    let channel = server.newest_channel("24017788").await;
    server.phone(&channel, json!({ "action": "scan_foreign", "phone": "37129999999" })).await;
    window.stage("foreign_phone").await;
    both(&window, "another number").await;
    window.click("#show-new-code").await;
    window.stage("code").await;
    server.phone(&channel, json!({ "action": "scan_with_2fa" })).await;
    window.stage("password").await;
    both(&window, "password").await;
    window.fill("#two-factor", "1234").await;
    window.click("#two-factor-send").await;
    window.stage("confirm").await;
    both(&window, "confirm").await;
    window.click("#confirm-number").await;
    window.stage("connected").await;
    both(&window, "connected").await;

    window.click("#stage-done").await;
    window.click("[href$='/details']").await;
    window.see("#change-timezone").await;
    both(&window, "details").await;
    window.click("#change-timezone").await;
    window.see("#timezone").await;
    both(&window, "time zone").await;
    window.click("[href='#clients']").await;
    server.fault("POST", "/v2/accounts", "cut_after").await;
    window.click("#new-client").await;
    window.fill("#client-name", "Cut Off Ltd").await;
    window.click("#create-client").await;
    window.see("#creation-take").await;
    both(&window, "unknown creation").await;
    window.close().await;
}

/// Sends keys to whatever has the focus.
async fn press(window: &Window, selector: &str) {
    window.tab_to(selector).await;
    window.keys(TypingData::from(Key::Enter)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_main_job_is_done_by_keyboard_alone() {
    let (server, window) = (Server::start().await, Window::open(&[]).await);
    window.tab_to("#email").await;
    window.keys("demo@partner.example").await;
    window.tab_to("#password").await;
    window.keys("demo-partner").await;
    press(&window, "#advanced").await;
    window.tab_to("#server").await;
    window.keys(Key::Control + "a").await;
    window.keys(server.origin.as_str()).await;
    window.keys(TypingData::from(Key::Enter)).await;
    window.see("[data-account-id]").await;
    press(&window, "#new-client").await;
    window.tab_to("#client-name").await;
    window.keys("Keyboard Only").await;
    press(&window, "#create-client").await;
    press(&window, "#add-channel").await;
    press(&window, "#add-whatsapp").await;
    window.tab_to("#expected-phone").await;
    window.keys("+37120001122").await;
    press(&window, "#start-connection").await;
    window.stage("code").await;
    let place = window.script("return location.hash", "").await;
    let made = place.as_str().unwrap().split('/').nth(1).unwrap().to_owned();
    let channel = server.newest_channel(&made).await;
    server.phone(&channel, json!({ "action": "scan", "phone": "37120001122" })).await;
    window.stage("connected").await;
    window.close().await;
}
