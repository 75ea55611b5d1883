//! The lists of a client, one person at a time: an employee, a contact whose
//! link into the CRM survives, and the users that open with a key of their own.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{
    access::both,
    window::{Server, Window, files},
};

const AURORA: &str = "24017788";
/// The key of the demo's first client to the API v3.
const KEY: &str = "5a0db0c5d1f04e2b9c7e3f6a8b1d2c4e";
/// How often a call is tried that may be repeated.
const TRIES: usize = 4;

/// Signed in, with a list of the first client before one's eyes.
async fn list(server: &Server, name: &str) -> Window {
    let window = Window::open(&[]).await;
    window.sign_in(server).await;
    window.open_account(AURORA).await;
    window.click(&format!("[href='#account/{AURORA}/{name}']")).await;
    window.see(".people-body[data-id]").await;
    window.settled().await;
    window
}

/// Somebody of a list of the server.
async fn kept(server: &Server, list: &str, id: &str) -> Option<Value> {
    let answer = server.ask(&format!("accounts/{AURORA}/{list}")).await;
    let mut all = answer[list].as_array().unwrap().iter();
    all.find(|one| one["id"] == id).cloned()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_employee_is_added_and_a_number_taken_since_is_told() {
    let server = Server::start().await;
    let window = list(&server, "users").await;
    window.click("#add-user").await;
    window.fill("#user-name", "Elza Kalniņa").await;
    window.fill("#user-phone", "+371 2600 4711").await;
    window.fill("#user-id", "elza/1 ü%").await;
    both(&window, "a new employee").await;
    window.click("#save-user").await;
    window.gone("#user-dialog").await;
    let elza = kept(&server, "users", "elza/1 ü%").await.unwrap();
    assert_eq!((&elza["name"], &elza["phone"]), (&json!("Elza Kalniņa"), &json!("37126004711")));
    // The list was read before somebody else took the number.
    let late = json!({ "id": "late", "name": "Late", "phone": "37126004712" });
    server.control(&format!("accounts/{AURORA}/users"), late).await;
    window.click("#add-user").await;
    window.fill("#user-name", "Oto").await;
    window.fill("#user-phone", "+371 2600 4712").await;
    window.click("#save-user").await;
    window.see("#user-phone[aria-invalid='true']").await;
    both(&window, "a number that is taken").await;
    // Nor does anybody's id go to another: the server is asked before anything is sent.
    window.fill("#user-phone", "+371 2600 4713").await;
    window.fill("#user-id", "late").await;
    window.click("#save-user").await;
    window.read("Late has this id").await;
    both(&window, "an id that is taken").await;
    assert_eq!(kept(&server, "users", "late").await.unwrap()["name"], "Late");
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_employee_whose_adding_was_lost_is_not_added_twice() {
    let server = Server::start().await;
    let window = list(&server, "users").await;
    window.click("#add-user").await;
    window.fill("#user-name", "Oto Ozols").await;
    window.fill("#user-id", "oto").await;
    // Every try arrives, and none is answered.
    for _ in 0..TRIES {
        server.fault("POST", "/v2/users", "cut_after").await;
    }
    window.click("#save-user").await;
    window.read("The answer was lost").await;
    both(&window, "an adding whose answer was lost").await;
    window.click(".notice-actions .button").await;
    window.read("It is saved, just as it stands here").await;
    // It is about him now: saving again changes him, and asks for no other id.
    window.fill("#user-name", "Oto Ozols Jr").await;
    window.click("#save-user").await;
    window.gone("#user-dialog").await;
    assert_eq!(kept(&server, "users", "oto").await.unwrap()["name"], "Oto Ozols Jr");
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_keeps_its_link_into_the_crm() {
    let server = Server::start().await;
    let window = list(&server, "contacts").await;
    both(&window, "contacts").await;
    window.click("#add-contact").await;
    window.fill("#contact-name", "Baltic Beans").await;
    window.fill("#contact-id", "deal/77").await;
    window.fill("#contact-link", "https://crm.example/deals/77").await;
    window.click("#contact-responsible").await;
    window.keys("anna").await;
    window.keys(Key::Enter + "").await;
    // Left with what fits nobody, the field keeps her and says so.
    window.click("#contact-responsible").await;
    window.keys("nobody of this name").await;
    window.keys(Key::Tab + "").await;
    window.read("Nothing was chosen for “nobody of this name”").await;
    window.fill("#chat-id-0", "+371 2600 4800").await;
    both(&window, "a new contact").await;
    window.click("#save-contact").await;
    window.gone("#contact-dialog").await;
    let added = kept(&server, "contacts", "deal/77").await.unwrap();
    assert_eq!(added["uri"], "https://crm.example/deals/77");
    assert_eq!(added["contact_data"][0]["chat_id"], "37126004800");
    // What the service shows in the link's place is never sent back.
    window.fill("[type='search']", "beans").await;
    window.click(".people-body[data-id='deal/77']").await;
    window.see("#contact-name").await;
    window.fill("#contact-name", "Baltic Beans & Co").await;
    window.click("#save-contact").await;
    window.gone("#contact-dialog").await;
    let changed = kept(&server, "contacts", "deal/77").await.unwrap();
    assert_eq!(changed["name"], "Baltic Beans & Co");
    assert_eq!(changed["uri"], "https://crm.example/deals/77");
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn users_of_the_public_api_open_with_a_key_that_is_kept() {
    let server = Server::start().await;
    let window = list(&server, "users").await;
    window.click("[href$='/users/public']").await;
    window.see("#v3-key").await;
    both(&window, "the key of the public API").await;
    // A key of the right shape that the server does not know.
    window.fill("#v3-key", &KEY.replace('5', "6")).await;
    window.click("#keep-key").await;
    window.read("does not accept this key").await;
    window.fill("#v3-key", KEY).await;
    window.click("#keep-key").await;
    window.see(".people-body[data-id]").await;
    window.settled().await;
    both(&window, "users of the public API").await;
    assert!(!window.script("return document.body.innerHTML", "").await.to_string().contains(KEY));
    let folder = window.close().await;
    for file in files(folder.path()) {
        let bytes = std::fs::read(&file).unwrap();
        let found = bytes.windows(KEY.len()).any(|part| part == KEY.as_bytes());
        assert!(!found, "the key is in {}", file.display());
    }
    // The keychain has it at the next start, until it is forgotten, which is asked about.
    let window = Window::open_on(folder, &[]).await;
    window.open_account(AURORA).await;
    window.click(&format!("[href='#account/{AURORA}/users']")).await;
    window.click("[href$='/users/public']").await;
    window.see(".people-body[data-id]").await;
    window.click("#people-more button").await;
    window.click("#forget-key").await;
    window.see("#forget-key-dialog").await;
    both(&window, "forgetting a key").await;
    window.click("#forget-key-confirm").await;
    window.see("#v3-key").await;
    window.close().await;
}
