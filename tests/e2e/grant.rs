//! A client with an account of their own allows the partner in, through a browser.

use reqwest::Url;
use serde_json::json;
use thirtyfour::By;

use crate::window::{Browser, Server, Window};

/// Fills the form and presses its button.
async fn ask(window: &Window, redirect: &str) {
    window.fill("#grant-name", "Harbour Bakery").await;
    window.fill("#grant-client-id", sandbox::CLIENT_ID).await;
    window.click("#grant-advanced").await;
    window.fill("#grant-redirect", redirect).await;
    window.click("#open-browser").await;
    window.read("Waiting for Harbour Bakery").await;
}

fn free_address() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}/", listener.local_addr().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_allows_access_in_the_browser_and_takes_it_back() {
    let (server, browser) = (Server::start().await, Browser::new());
    let window = Window::open_with_browser(&browser.program()).await;
    window.sign_in(&server).await;
    window.click("#main wz-menu > button").await;
    window.click("#new-grant").await;
    window.click("#open-browser").await;
    window.see("#grant-name[aria-invalid='true']").await;
    crate::access::both(&window, "a client's own account").await;
    ask(&window, &free_address()).await;
    crate::access::both(&window, "waiting for the browser").await;

    let address = browser.address().await;
    let url = Url::parse(&address).unwrap();
    let state = url.query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned();
    let page = window.script("return document.documentElement.outerHTML", "").await.to_string();
    assert!(!page.contains(&state), "the page does not know the state");
    let end = browser.go(&browser.press(&address, "allow").await).await;
    assert!(end.contains("You can close this window"), "{end}");
    window.see("#add-channel").await;
    window.read("The client’s own account").await;
    window.read("+371 20 000 901").await;
    window.click("[href$='/details']").await;
    window.read("Access allowed").await;
    crate::access::both(&window, "access").await;

    server.control("tokens/revoke", json!({})).await;
    window.click("#main .tabs a").await;
    window.click("#refresh-channels").await;
    window.see("#ask-again").await;
    crate::access::both(&window, "access has ended").await;
    window.click("#ask-again").await;
    window.click("#open-browser").await;
    let address = browser.address().await;
    browser.go(&browser.press(&address, "allow").await).await;
    window.see("#add-channel").await;
    window.click("[href='#clients']").await;
    window.fill("#search", "Harbour").await;
    window.see("[data-account-id^='g']").await;
    let found = window.page.find_all(By::Css("[data-account-id]")).await.unwrap();
    assert_eq!(found.len(), 1, "one client, though asked twice");
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_the_demo_a_refusal_is_told_and_an_address_may_be_pasted() {
    let browser = Browser::new();
    let window = Window::open_with_browser(&browser.program()).await;
    // In the demo, whose partner has its number already, and an address to return to.
    window.click("#try-demo").await;
    window.see("[data-account-id]").await;
    window.click("#new-client").await;
    window.click("[href='#grant']").await;
    window.fill("#grant-name", "Harbour Bakery").await;
    let number = window.see("#grant-client-id").await.prop("value").await.unwrap();
    assert_eq!(number.as_deref(), Some(sandbox::CLIENT_ID));
    window.click("#open-browser").await;
    window.read("Waiting for Harbour Bakery").await;
    browser.go(&browser.press(&browser.address().await, "refuse").await).await;
    window.see("#grant-again").await;
    window.read("Harbour Bakery did not allow access").await;
    crate::access::both(&window, "refused").await;

    // Somebody else has the address now, so the browser's return is not noticed.
    window.click("#grant-back").await;
    window.click("#grant-advanced").await;
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    window.fill("#grant-redirect", &format!("http://{}", taken.local_addr().unwrap())).await;
    window.click("#open-browser").await;
    window.see("#grant-use").await;
    window.fill("#grant-returned", "http://127.0.0.1/?code=x&state=guessed").await;
    window.click("#grant-use").await;
    window.see("#grant-returned[aria-invalid='true']").await;
    crate::access::both(&window, "pasting").await;
    let back = browser.press(&browser.address().await, "allow").await;
    window.fill("#grant-returned", &back).await;
    window.click("#grant-use").await;
    window.see("#add-channel").await;
    window.read("+371 20 000 901").await;
    window.close().await;
}
