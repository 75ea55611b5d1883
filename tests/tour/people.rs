//! The screens about people: roles, users, contacts, and what comes in a file.

use std::{fmt::Write, path::Path};

use thirtyfour::{By, Key};

use crate::{screens::AURORA, take, window::Window};

/// From a client's page through its people, and back to it.
pub(crate) async fn walk(window: &Window, folder: &Path) {
    roles(window, folder).await;
    users(window, folder).await;
    contacts(window, folder).await;
    window.click(&format!("[href='#account/{AURORA}']")).await;
    window.see("#add-channel").await;
}

async fn tab(window: &Window, name: &str) {
    window.click(&format!("[href='#account/{AURORA}/{name}']")).await;
    window.settled().await;
}

async fn roles(window: &Window, folder: &Path) {
    tab(window, "roles").await;
    window.see(".role-grid [role='gridcell']").await;
    take(window, folder, "roles").await;
    window.script("document.querySelector('wz-role-grid').focusGrid()", "").await;
    window.keys(Key::Control + Key::Home).await;
    window.keys(Key::Down + "").await;
    window.keys("sn").await;
    window.keys(Key::Down + "").await;
    window.keys(Key::Shift + Key::Right).await;
    window.keys(Key::Shift + Key::Down).await;
    window.keys("q").await;
    window.settled().await;
    take(window, folder, "roles-staged").await;
    window.keys(Key::Escape + "").await;
    window.keys(Key::Enter + "").await;
    window.settled().await;
    take(window, folder, "roles-menu").await;
    window.keys(Key::Escape + "").await;
    window.click("#roles-paste").await;
    // A tab typed into a field would leave it.
    window
        .script(
            "const field = document.querySelector('#roles-paste-text'); field.value = arguments[0];
             field.dispatchEvent(new Event('input', { bubbles: true }))",
            "Supervisor\tManager + new clients\n-\tQuality control",
        )
        .await;
    take(window, folder, "roles-paste").await;
    window.keys(Key::Escape + "").await;
    window.gone("#roles-paste-dialog").await;
    window.click("#roles-templates").await;
    window.settled().await;
    take(window, folder, "roles-templates").await;
    window.keys(Key::Escape + "").await;
    window.click("#roles-save").await;
    window.see(".roles-saved").await;
    take(window, folder, "roles-saved").await;
    window.click("#roles-more button").await;
    window.click("#roles-history").await;
    window.click(".roles-history-head").await;
    window.see(".roles-history-actions").await;
    take(window, folder, "roles-history").await;
    window.keys(Key::Escape + "").await;
    window.gone("#roles-history-dialog").await;
}

async fn users(window: &Window, folder: &Path) {
    tab(window, "users").await;
    window.see(".people-body[data-id]").await;
    take(window, folder, "users").await;
    window.click("#add-user").await;
    window.fill("#user-name", "Elza Kalniņa").await;
    window.fill("#user-phone", "2000 1140").await;
    window.click("#save-user").await;
    window.see("[aria-invalid='true']").await;
    take(window, folder, "user-new").await;
    window.keys(Key::Escape + "").await;
    window.gone("#user-name").await;
    window.click(".people-head .check").await;
    window.click("#delete-chosen").await;
    window.see("#people-delete-typed").await;
    take(window, folder, "users-delete").await;
    window.keys(Key::Escape + "").await;
    window.gone("#people-delete-typed").await;
    window.click("[href$='/users/public']").await;
    window.settled().await;
    take(window, folder, "users-public-key").await;
    window.click(&format!("[href='#account/{AURORA}/users']")).await;
    window.see(".people-body[data-id]").await;
    import(window, folder).await;
}

async fn import(window: &Window, folder: &Path) {
    window.click("#people-more button").await;
    window.click("#import-users").await;
    window.see("#import-paste").await;
    take(window, folder, "import").await;
    let mut text = String::from("Employee ID;Full name;Mobile phone;Department\r\n");
    for row in 2..=41 {
        let phone = if row % 13 == 0 { "20001140" } else { "" };
        write!(text, "n-{row};Person {row};{phone};Sales\r\n").unwrap();
    }
    let file = window.folder.path().join("staff.csv");
    std::fs::write(&file, text).unwrap();
    let field = window.page.find(By::Css("#import-file")).await.unwrap();
    field.send_keys(file.display().to_string()).await.unwrap();
    window.see("#bulk-check").await;
    window.settled().await;
    take(window, folder, "bulk-columns").await;
    window.click("#bulk-check").await;
    window.see("#bulk-send").await;
    window.settled().await;
    take(window, folder, "bulk-check").await;
    window.click("#bulk-send").await;
    window.see("[data-end='confirmed']").await;
    window.settled().await;
    take(window, folder, "bulk-result").await;
    window.click("#bulk-finish").await;
    // Some rows had problems, and their list goes with this.
    window.click("#bulk-finish-anyway").await;
    window.see("#add-user").await;
}

async fn contacts(window: &Window, folder: &Path) {
    tab(window, "contacts").await;
    window.see(".people-body[data-id]").await;
    take(window, folder, "contacts").await;
    window.click("#add-contact").await;
    window.see("#contact-name").await;
    take(window, folder, "contact-new").await;
    window.keys(Key::Escape + "").await;
    window.gone("#contact-name").await;
    window.script("document.querySelector('.people-body[data-id]').focus()", "").await;
    window.keys(Key::Enter + "").await;
    window.see("#contact-name").await;
    window.settled().await;
    take(window, folder, "contact").await;
    window.keys(Key::Escape + "").await;
    window.gone("#contact-name").await;
}
