//! Signing in and creating a client.

use std::process::Command;

use crate::window::{Server, Window, files};

/// What the system's keychain holds for this app, asked of the system itself.
fn keychain() -> String {
    let output = Command::new("secret-tool")
        .args(["search", "--all", "service", "io.github.partner-console.desktop"])
        .output()
        .expect("secret-tool is missing: run cargo xtask test");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_password_goes_to_the_keychain_and_nowhere_else() {
    let (server, window) = (Server::start().await, Window::open(&[]).await);
    window.sign_in_form(&server, "not-the-password").await;
    window.see("#password[aria-invalid='true']").await;
    window.sign_in_form(&server, "demo-partner").await;
    window.see("[data-account-id]").await;

    assert!(keychain().contains("demo-partner"), "the keychain does not have the password");
    let page = window.script("return document.documentElement.outerHTML", "").await.to_string();
    assert!(!page.contains("demo-partner"), "the page still has the password");

    let folder = window.close().await;
    for path in files(folder.path()) {
        let content = std::fs::read(&path).unwrap();
        let found = content.windows(12).any(|part| part == b"demo-partner");
        assert!(!found, "{} has the password", path.display());
    }

    let window = Window::open_on(folder, &[]).await;
    window.see("[data-account-id]").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_client_is_listed() {
    let (server, window) = (Server::start().await, Window::open(&[]).await);
    window.sign_in(&server).await;
    window.click("#new-client").await;
    window.fill("#client-name", "A1").await;
    window.click("#create-client").await;
    window.see("#client-name[aria-invalid='true']").await;
    window.fill("#client-name", "Aardvark Bakery").await;
    window.click("#create-client").await;
    window.see("#add-channel").await;
    window.read("Aardvark Bakery").await;
    window.click("[href='#clients']").await;
    window.fill("#search", "Aardvark").await;
    window.see("[data-account-id]").await;
    window.read("Aardvark Bakery").await;
    assert_eq!(server.count("POST", "/v2/accounts").await, 1);
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creation_cut_off_is_settled_with_the_person() {
    let (server, window) = (Server::start().await, Window::open(&[]).await);
    window.sign_in(&server).await;
    server.fault("POST", "/v2/accounts", "cut_after").await;
    window.click("#new-client").await;
    window.fill("#client-name", "Cut Off Ltd").await;
    window.click("#create-client").await;
    window.click("#creation-take").await;
    window.see("#add-channel").await;
    window.read("Cut Off Ltd").await;
    assert_eq!(server.count("POST", "/v2/accounts").await, 1, "sent once only");
    window.click("[href='#clients']").await;
    window.fill("#search", "Cut Off").await;
    let found = window.page.find_all(thirtyfour::By::Css("[data-account-id]")).await.unwrap();
    assert_eq!(found.len(), 1, "exactly one account");
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_keychain_the_password_is_for_this_run_and_the_screen_says_so() {
    let server = Server::start().await;
    let window = Window::open_without_keychain(tempfile::tempdir().unwrap()).await;
    window.sign_in(&server).await;
    window.read("Signed in for now").await;
    window.click("[href='#settings']").await;
    window.read("No keychain found").await;
    let folder = window.close().await;
    for path in files(folder.path()) {
        let content = std::fs::read(&path).unwrap();
        let found = content.windows(12).any(|part| part == b"demo-partner");
        assert!(!found, "{} has the password", path.display());
    }
    let window = Window::open_without_keychain(folder).await;
    window.fill("#new-password", "demo-partner").await;
    window.click("#password-send").await;
    window.see("[data-account-id]").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_password_is_asked_for_in_place() {
    let (server, window) = (Server::start().await, Window::open(&[]).await);
    window.sign_in(&server).await;
    window.click("#new-client").await;
    window.fill("#client-name", "After The Change").await;
    // A look at the channels that is still under way would find the change out first.
    server.quiet().await;
    server.control("partner", serde_json::json!({ "password": "changed-since" })).await;
    window.click("#create-client").await;
    window.fill("#new-password", "demo-partner").await;
    window.click("#password-send").await;
    window.see("#new-password[aria-invalid='true']").await;
    crate::access::both(&window, "password again").await;
    window.fill("#new-password", "changed-since").await;
    window.click("#password-send").await;
    window.gone("#new-password").await;
    let name = window.see("#client-name").await.prop("value").await.unwrap();
    assert_eq!(name.as_deref(), Some("After The Change"), "nothing typed is lost");
    window.click("#create-client").await;
    window.see("#add-channel").await;
    window.close().await;
}
