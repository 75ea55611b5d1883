//! The screens of the tour, in the order in which a person meets them.

use std::path::Path;

use crate::{
    people, take,
    window::{Browser, Window},
};

pub(crate) const AURORA: &str = "24017788";

/// Walks through the app and takes each screen.
pub(crate) async fn walk(window: &Window, browser: &Browser, folder: &Path) {
    window.see("#try-demo").await;
    take(window, folder, "welcome").await;
    window.click("#sign-in").await;
    window.see("#email[aria-invalid='true']").await;
    take(window, folder, "sign-in-errors").await;
    window.click("#try-demo").await;
    window.see("[data-account-id]").await;
    window.settled().await;
    take(window, folder, "clients").await;
    window.fill("#search", "Sociedad Cooperativa de Produc").await;
    window.settled().await;
    take(window, folder, "clients-long-name").await;
    window.click("[data-account-id]").await;
    window.see("#add-channel").await;
    take(window, folder, "account-long-name").await;
    window.click("[href='#clients']").await;
    window.fill("#search", "no such client").await;
    window.settled().await;
    take(window, folder, "clients-none").await;
    window.click("[href='#settings']").await;
    window.settled().await;
    take(window, folder, "settings").await;
    window.click("[href='#clients']").await;
    window.click("#new-client").await;
    window.see("#client-name").await;
    take(window, folder, "new-client").await;
    window.click("[href='#grant']").await;
    window.see("#grant-name").await;
    take(window, folder, "own-account").await;
    window.fill("#grant-name", "Harbour Bakery and Confectionery of the Old Port").await;
    window.click("#open-browser").await;
    window.see("#main .grant-state").await;
    take(window, folder, "own-account-waiting").await;
    let sent_back = browser.press(&browser.address().await, "allow").await;
    browser.go(&sent_back).await;
    window.see("#add-channel").await;
    window.settled().await;
    take(window, folder, "own-account-channels").await;
    window.click("[href$='/details']").await;
    window.see("#main .tabs a").await;
    window.settled().await;
    take(window, folder, "own-account-access").await;
    window.click("[href='#clients']").await;
    window.click("[href='#attention']").await;
    window.click("#start-sweep").await;
    window.see("#stop-sweep").await;
    window.see("#start-sweep").await;
    window.settled().await;
    take(window, folder, "attention").await;
    window.click("[href='#clients']").await;
    window.open_account(AURORA).await;
    window.settled().await;
    take(window, folder, "account").await;
    living(window, folder).await;
    people::walk(window, folder).await;
    window.click("#add-channel").await;
    window.see("#add-whatsapp").await;
    window.settled().await;
    take(window, folder, "gallery").await;
    for transport in ["telegram", "instAPI", "vk", "viber"] {
        window.click(&format!("#add-{transport}")).await;
        window.stage("ask").await;
        window.settled().await;
        take(window, folder, &format!("before-{transport}")).await;
        window.page.back().await.unwrap();
    }
    page(window, folder).await;
    window.choose("whatsapp").await;
    window.see("#expected-phone").await;
    take(window, folder, "which-number").await;
    window.fill("#expected-phone", "+371 2000 1122").await;
    window.click("#start-connection").await;
    window.stage("code").await;
    window.see("#qr").await;
    take(window, folder, "stage").await;
    window.click("#pairing").await;
    window.see("#pairing-code").await;
    take(window, folder, "stage-pairing").await;
    window.click("#close-stage").await;
    window.see("#leave-stage").await;
    take(window, folder, "stage-leave").await;
    window.click("#stay").await;
    window.gone("#leave-stage").await;
    window.click("#phone-foreign").await;
    window.stage("foreign_phone").await;
    take(window, folder, "stage-foreign").await;
    window.click("#show-new-code").await;
    window.stage("code").await;
    window.see("#qr").await;
    window.click("#phone-scan-2fa").await;
    window.stage("password").await;
    take(window, folder, "stage-password").await;
    window.fill("#two-factor", "1234").await;
    window.click("#two-factor-send").await;
    window.see("[data-stage='connected'], [data-stage='confirm']").await;
    take(window, folder, "stage-connected").await;
    window.click("#stage-done").await;
    window.click("[href$='/details']").await;
    window.see("#change-timezone").await;
    take(window, folder, "details").await;
    window.click("#change-timezone").await;
    window.fill("#timezone", "Sao").await;
    take(window, folder, "time-zone").await;
    window.click("[href='#clients']").await;
    window.see("[data-account-id]").await;
    window.click("#main wz-menu > button").await;
    window.click("#import-names").await;
    window.fill("#names-text", "2401 7788; Aurora Dental Riga").await;
    take(window, folder, "names").await;
}

/// What a channel's row says and asks.
async fn living(window: &Window, folder: &Path) {
    window.click("tr[data-channel-id] .channel-ask").await;
    window.see(".why").await;
    take(window, folder, "account-why").await;
    window.click("tr[data-channel-id] .channel-ask").await;
    window.click("tr[data-channel-id] .channel-more > button").await;
    window.click(".channel-more [role='menuitem']:last-of-type").await;
    window.click("input[name='chats'][value='drop']").await;
    window.see("#delete-name").await;
    take(window, folder, "account-delete").await;
    window.click("input[name='chats'][value='keep']").await;
    window.click("#delete-confirm").await;
    window.see("[data-undo]").await;
    take(window, folder, "account-deleting").await;
    window.click("[data-undo]").await;
    window.gone("[data-undo]").await;
}

/// A messenger that the client connects on a page, and one whose code is its own.
async fn page(window: &Window, folder: &Path) {
    window.click("#add-wapi").await;
    window.click("#start-connection").await;
    window.stage("page").await;
    take(window, folder, "stage-page").await;
    window.click("#close-stage").await;
    window.click("#remove-channel").await;
    window.choose("tgapi").await;
    window.click("#skip-phone").await;
    window.stage("code").await;
    window.see("#qr").await;
    take(window, folder, "stage-telegram").await;
    window.click("#close-stage").await;
    window.click("#remove-channel").await;
    window.choose("telegram").await;
    window.click("#made-up").await;
    window.click("#send-credentials").await;
    window.stage("connected").await;
    take(window, folder, "stage-bot").await;
    window.click("#stage-done").await;
    window.see("#add-channel").await;
}
