//! The matrix of roles: built by keys, pasted from a sheet, settled with somebody else, and brought
//! back to an earlier state.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{
    access::both,
    window::{Server, Window},
};

const AURORA: &str = "24017788";
/// The sandbox's company of 1,000 people on 50 channels.
const MERIDIAN: &str = "26000003";

/// Signed in, with the matrix of a client before one's eyes.
async fn matrix(server: &Server, account_id: &str) -> Window {
    let window = Window::open(&[]).await;
    window.sign_in(server).await;
    window.open_account(account_id).await;
    window.click(&format!("[href='#account/{account_id}/roles']")).await;
    window.see(".role-grid [role='gridcell']").await;
    window.settled().await;
    window
}

/// Asks the matrix on the page.
async fn ask(window: &Window, expression: &str) -> Value {
    let grid = "const grid = document.querySelector('wz-role-grid');";
    window.script(&format!("{grid} return {expression}"), "").await
}

/// The ids of the person and channel of a cell.
async fn place(window: &Window, row: usize, column: usize) -> (String, String) {
    let user = ask(window, &format!("grid.people[{row}].id")).await;
    let channel = ask(window, &format!("grid.lines[{column}].channel_id")).await;
    (user.as_str().unwrap().to_owned(), channel.as_str().unwrap().to_owned())
}

/// What a reader hears in a cell.
async fn heard(window: &Window, row: usize, column: usize) -> String {
    let cell = format!("document.querySelector('.role-grid [id$=\"-{row}-{column}\"]').ariaLabel");
    ask(window, &cell).await.as_str().unwrap().to_owned()
}

/// The server's settings.
async fn settings(server: &Server, account_id: &str) -> Value {
    server.control(&format!("accounts/{account_id}/settings"), json!({})).await
}

/// The role the server has for a cell: the API's word and whether new clients come.
fn role(settings: &Value, (user, channel): &(String, String)) -> Option<(String, bool)> {
    let entries = settings["user_roles"].as_array().unwrap();
    let entry = entries.iter().find(|entry| {
        entry["user_id"] == user.as_str() && entry["channel_id"] == channel.as_str()
    })?;
    let word = entry["role"].as_str().unwrap().to_owned();
    Some((word, entry["allow_get_new_clients"].as_bool().unwrap()))
}

fn has(word: &str, new_clients: bool) -> Option<(String, bool)> {
    Some((word.to_owned(), new_clients))
}

/// Saves, and waits until it is read back.
async fn save(window: &Window) {
    window.click("#roles-save").await;
    window.see(".roles-saved").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_matrix_is_built_by_the_keyboard_alone() {
    let server = Server::start().await;
    let window = matrix(&server, AURORA).await;
    both(&window, "the matrix of roles").await;
    window.tab_to(".role-grid").await;
    window.keys(Key::Control + Key::Home).await;
    window.keys("s").await;
    window.keys(Key::Right + "").await;
    window.keys("mn").await;
    // Two rows and two columns from here.
    window.keys(Key::Down + "").await;
    window.keys(Key::Shift + Key::Down).await;
    window.keys(Key::Shift + Key::Right).await;
    window.keys("q").await;
    window.keys(Key::Escape + "").await;
    window.keys(Key::End + "").await;
    window.keys(" ").await;
    let (first, second) = (place(&window, 0, 0).await, place(&window, 0, 1).await);
    let block = [(1, 1), (1, 2), (2, 1), (2, 2)];
    let mut controlled = Vec::new();
    for (row, column) in block {
        controlled.push(place(&window, row, column).await);
    }
    assert!(heard(&window, 0, 1).await.contains("Manager, receives new clients"));
    // One step back and forth again.
    window.keys(Key::Control + "z").await;
    window.keys(Key::Control + "y").await;
    both(&window, "changes to save").await;
    let before = settings(&server, AURORA).await;
    window.tab_to("#roles-save").await;
    window.keys(Key::Enter + "").await;
    window.see(".roles-saved").await;
    let after = settings(&server, AURORA).await;
    assert_eq!(role(&after, &first).unwrap().0, "manager");
    assert_eq!(role(&after, &second), has("seller", true));
    for cell in &controlled {
        assert_eq!(role(&after, cell), has("auditor", false));
    }
    let hidden = |settings: &Value| settings["hide_phone_numbers_for_user_ids"].clone();
    assert_ne!(hidden(&before), hidden(&after));
    let gone = "u-janis";
    let kept = after["user_roles"].as_array().unwrap().iter();
    assert_eq!(
        kept.filter(|entry| entry["user_id"] == gone).count(),
        1,
        "nobody asked to remove it"
    );
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sheet_of_forty_by_six_is_pasted() {
    let options = sandbox::Options { seed: sandbox::Seed::People, ..sandbox::Options::default() };
    let server = Server::with(options).await;
    let window = matrix(&server, MERIDIAN).await;
    let words = ["Supervisor", "Manager + new clients", "Quality control", "-", "Manager", "–"];
    let row =
        |at: usize| (0..6).map(|column| words[(at + column) % 6]).collect::<Vec<_>>().join("\t");
    let sheet = (0..40).map(row).collect::<Vec<_>>().join("\n");
    // Through the system's clipboard, as from a spreadsheet: put into it from a field of text.
    window.click("#roles-paste").await;
    window
        .script(
            "const field = document.querySelector('#roles-paste-text'); field.value = arguments[0];
             field.focus(); field.select()",
            &sheet,
        )
        .await;
    window.keys(Key::Control + "c").await;
    window.keys(Key::Escape + "").await;
    window.gone("#roles-paste-dialog").await;
    window.script("document.querySelector('wz-role-grid').focusGrid()", "").await;
    window.keys(Key::Control + Key::Home).await;
    window.keys(Key::Control + "v").await;
    window.see("#roles-save").await;
    save(&window).await;
    let after = settings(&server, MERIDIAN).await;
    for (at, column) in [(0, 0), (0, 1), (7, 1), (13, 4), (39, 5), (21, 0)] {
        let cell = place(&window, at, column).await;
        let expected = match words[(at + column) % 6] {
            "Supervisor" => has("manager", false),
            "Manager + new clients" => has("seller", true),
            "Quality control" => has("auditor", false),
            "Manager" => has("seller", false),
            _ => None,
        };
        assert_eq!(role(&after, &cell), expected, "row {at}, column {column}");
    }
    // One step, and what cannot be understood changes nothing.
    window.keys(Key::Control + "z").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_competing_change_is_settled_cell_by_cell() {
    let server = Server::start().await;
    let window = matrix(&server, AURORA).await;
    window.script("document.querySelector('wz-role-grid').focusGrid()", "").await;
    window.keys(Key::Control + Key::Home).await;
    window.keys("q").await;
    window.keys(Key::Right + "").await;
    window.keys("q").await;
    let (first, second) = (place(&window, 0, 0).await, place(&window, 0, 1).await);
    let untouched = place(&window, 1, 1).await;
    let set = |(user, channel): &(String, String), role: &str| json!({ "user_id": user, "channel_id": channel, "role": role, "allow_get_new_clients": true });
    let theirs = [set(&first, "seller"), set(&second, "seller"), set(&untouched, "manager")];
    server.control(&format!("accounts/{AURORA}/settings"), json!({ "set": theirs })).await;
    window.click("#roles-save").await;
    window.see("#roles-conflict").await;
    assert_eq!(server.count("PATCH", "/v2/settings").await, 0, "nothing is sent before");
    both(&window, "somebody else changed the roles").await;
    // Theirs for the first place, ours for the second.
    window.click("#roles-all-theirs").await;
    window.click(".roles-clash:nth-of-type(2) td:last-child input").await;
    window.click("#roles-settle").await;
    window.see(".roles-saved").await;
    let after = settings(&server, AURORA).await;
    assert_eq!(role(&after, &first), has("seller", true), "theirs was kept");
    assert_eq!(role(&after, &second).unwrap().0, "auditor", "ours was taken");
    assert_eq!(role(&after, &untouched), has("manager", true), "what only they changed stays");
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_earlier_state_comes_back() {
    let server = Server::start().await;
    let window = matrix(&server, AURORA).await;
    let before = settings(&server, AURORA).await;
    window.script("document.querySelector('wz-role-grid').focusGrid()", "").await;
    window.keys(Key::Control + Key::Home).await;
    window.keys(Key::Control + " ").await;
    window.keys("q").await;
    save(&window).await;
    assert_ne!(settings(&server, AURORA).await, before);
    window.click("#roles-more button").await;
    window.click("#roles-history").await;
    window.click(".roles-history-head").await;
    window.see(".roles-history-actions").await;
    both(&window, "the history of roles").await;
    window.click(".roles-history-actions .button").await;
    window.gone("#roles-history-dialog").await;
    save(&window).await;
    let sorted = |settings: &Value| {
        let mut roles: Vec<String> =
            settings["user_roles"].as_array().unwrap().iter().map(Value::to_string).collect();
        roles.sort();
        (roles, settings["hide_phone_numbers_for_user_ids"].clone())
    };
    assert_eq!(sorted(&settings(&server, AURORA).await), sorted(&before));
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cell_out_of_sight_comes_back_with_its_menu() {
    let options = sandbox::Options { seed: sandbox::Seed::People, ..sandbox::Options::default() };
    let server = Server::with(options).await;
    let window = matrix(&server, MERIDIAN).await;
    window.script("document.querySelector('wz-role-grid').focusGrid()", "").await;
    window.keys(Key::Control + Key::Home).await;
    ask(&window, "(grid.scroller.scrollTop = 4000, grid.scroller.scrollLeft = 900)").await;
    window.gone("[aria-activedescendant]").await;
    window.keys(Key::Enter + "").await;
    window.see(".role-grid-menu").await;
    // Until whatever the scrolling does to it is done.
    window.settled().await;
    let inside = ask(&window, "document.activeElement.closest('.role-grid-menu') !== null").await;
    assert_eq!(inside, true, "the keys are in the menu");
    assert_eq!(ask(&window, "grid.scroller.scrollTop").await, 0);
    window.keys(Key::Escape + "").await;
    window.gone(".role-grid-menu").await;
    let back = ask(&window, "document.activeElement === grid.scroller").await;
    assert_eq!(back, true, "and back in the sheet");
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_staged_is_lost_without_a_question() {
    let server = Server::start().await;
    let window = matrix(&server, AURORA).await;
    window.script("document.querySelector('wz-role-grid').focusGrid()", "").await;
    window.keys(Key::Control + Key::Home).await;
    window.keys("q").await;
    window.see("#roles-save").await;
    window.click("[href='#settings']").await;
    window.see("#roles-leave").await;
    both(&window, "leaving with something unsaved").await;
    window.click("#roles-stay").await;
    window.gone("#roles-leave").await;
    for way in ["#add-partner", "#sign-out"] {
        window.click("wz-partner wz-menu button").await;
        window.click(way).await;
        window.see("#roles-leave").await;
        window.click("#roles-stay").await;
        window.gone("#roles-leave").await;
    }
    // A reload would ask nobody.
    window.keys(Key::F5 + "").await;
    assert_eq!(ask(&window, "grid.matrix.changeCount").await, 1);
    window.click("[href='#settings']").await;
    window.click("#roles-leave-now").await;
    window.see("wz-settings").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_refuses_old_entries_is_no_dead_end() {
    let server = Server::start().await;
    let window = matrix(&server, AURORA).await;
    server.control("readings", json!({ "vanished": "refuse" })).await;
    window.script("document.querySelector('wz-role-grid').focusGrid()", "").await;
    window.keys(Key::Control + Key::Home).await;
    window.keys("q").await;
    window.click("#roles-save").await;
    window.see(".roles-changes .notice-bad").await;
    server.quiet().await;
    let mut read = Vec::new();
    for path in ["/v2/users", "/v2/channels"] {
        read.push((path, server.count("GET", path).await));
    }
    window.click(".roles-changes .notice-bad .button").await;
    window.see("#roles-gone-remove:not(:disabled)").await;
    for (path, before) in read {
        assert!(server.count("GET", path).await > before, "{path} is read once more first");
    }
    window.click("#roles-gone-remove").await;
    window.gone("#roles-gone").await;
    save(&window).await;
    let after = settings(&server, AURORA).await;
    let roles = after["user_roles"].as_array().unwrap();
    assert!(roles.iter().all(|entry| entry["user_id"] != "u-janis"));
    window.close().await;
}
