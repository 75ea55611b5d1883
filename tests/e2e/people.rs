//! People in bulk: a file with planted problems, cells mended by hand, work that is killed and goes
//! on, and deletions that are thought over or refused.

use std::{fmt::Write, fs, time::Duration};

use serde_json::{Value, json};
use thirtyfour::{By, Key};

use crate::{
    access::both,
    window::{Server, Window},
};

const AURORA: &str = "24017788";
/// Users of the demo's first client before anything is done.
const THERE: usize = 12;
const ROWS: usize = 250;
/// The button that sends, once it is known how many rows go out.
const SEND: &str = "#bulk-send:not([disabled])";

/// Signed in, with the users of a client before one's eyes.
async fn users(server: &Server) -> Window {
    let window = Window::open(&[]).await;
    window.sign_in(server).await;
    open_users(&window).await;
    window
}

async fn open_users(window: &Window) {
    window.open_account(AURORA).await;
    window.click(&format!("[href='#account/{AURORA}/users']")).await;
    window.see(".people-body[data-id]").await;
}

/// A file of 250 users; `spoil` changes a row by its number in the sheet.
fn sheet(spoil: impl Fn(usize, &mut [String; 3])) -> String {
    let mut text = String::from("\u{feff}Employee ID;Full name;Mobile phone\r\n");
    for row in 2..=ROWS + 1 {
        let mut cells =
            [format!("n-{row:03}"), format!("Person {row}"), format!("+371 20 1{row:05}")];
        spoil(row, &mut cells);
        write!(text, "{};{};{}\r\n", cells[0], cells[1], cells[2]).unwrap();
    }
    text
}

/// Gives the page a file, as a person chooses one, and goes on to the check of its rows.
async fn import(window: &Window, name: &str, text: &str) {
    window.click("#people-more button").await;
    window.click("#import-users").await;
    choose(window, name, text).await;
}

/// Gives the page where an import begins a file.
async fn choose(window: &Window, name: &str, text: &str) {
    let file = window.folder.path().join(name);
    fs::write(&file, text).unwrap();
    window.see("#import-paste").await;
    let field = window.page.find(By::Css("#import-file")).await.unwrap();
    field.send_keys(file.display().to_string()).await.unwrap();
    window.see("#bulk-check").await;
    window.settled().await;
}

/// How many rows ended so, as the page shows it.
async fn ended(window: &Window, end: &str) -> u64 {
    let number = format!(
        "return Number(document.querySelector('[data-end={end}] .bulk-tile-number').textContent)"
    );
    window.script(&number, "").await.as_u64().unwrap()
}

async fn ends(window: &Window) -> [u64; 5] {
    let mut all = [0; 5];
    let names = ["confirmed", "accepted", "differs", "refused", "not_sent"];
    for (number, end) in all.iter_mut().zip(names) {
        *number = ended(window, end).await;
    }
    all
}

async fn people(server: &Server) -> Vec<Value> {
    let answer = server.ask(&format!("accounts/{AURORA}/users")).await;
    answer["users"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_with_planted_problems_ends_in_the_right_buckets() {
    let server = Server::start().await;
    let window = users(&server).await;
    both(&window, "users").await;
    // Fourteen that can be seen without asking, and three only the server will find.
    let text = sheet(|row, [id, name, phone]| match row {
        10 => name.clear(),
        20 => *name = "x".repeat(151),
        30 => *id = "i".repeat(65),
        40 => id.clear(),
        50 => *phone = "20001140".to_owned(),
        60 => *phone = "call me".to_owned(),
        70 => *phone = "+371 20".to_owned(),
        80 => *id = "n-079".to_owned(),
        90 => *phone = "+371 20 100089".to_owned(),
        100 => *phone = "+371 2000 1140".to_owned(),
        110 => *name = " ".to_owned(),
        120 => *phone = "00".to_owned(),
        130 => *phone = "+999 1234567".to_owned(),
        140 => *id = "n-139".to_owned(),
        _ => {}
    });
    import(&window, "staff.csv", &text).await;
    both(&window, "columns of a file").await;
    window.click("#bulk-check").await;
    window.see("#bulk-send").await;
    window.settled().await;
    both(&window, "rows of a file").await;
    // Three phones are taken by others after the comparison.
    for (row, id) in [(150, "late-1"), (160, "late-2"), (170, "late-3")] {
        let phone = format!("371201{row:05}");
        let user = json!({ "id": id, "name": "Late", "phone": phone });
        server.control(&format!("accounts/{AURORA}/users"), user).await;
    }
    window.click(SEND).await;
    window.see("[data-end='confirmed']").await;
    let ends = ends(&window).await;
    assert_eq!(ends, [233, 0, 0, 3, 14]);
    assert_eq!(ends.iter().sum::<u64>(), ROWS as u64);
    both(&window, "the result of an import").await;
    assert_eq!(people(&server).await.len(), THERE + 3 + 233);
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn work_that_is_killed_goes_on_and_sends_nothing_twice() {
    let options = sandbox::Options { delay_ms: 400, ..sandbox::Options::default() };
    let server = Server::with(options).await;
    let window = users(&server).await;
    import(&window, "staff.csv", &sheet(|_, _| {})).await;
    window.click("#bulk-check").await;
    window.click(SEND).await;
    while server.count("POST", "/v2/users").await == 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let folder = window.kill().await;
    let window = Window::open_on(folder, &[]).await;
    open_users(&window).await;
    window.read("interrupted").await;
    both(&window, "work that was interrupted").await;
    window.click(".bulk-notice a.button").await;
    window.click("#bulk-resume").await;
    window.see("[data-end='confirmed']").await;
    assert_eq!(ends(&window).await, [ROWS as u64, 0, 0, 0, 0]);
    assert_eq!(people(&server).await.len(), THERE + ROWS);
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deletion_of_many_is_typed_and_can_be_undone() {
    let server = Server::start().await;
    let window = users(&server).await;
    window.click(".people-head .check").await;
    window.click("#delete-chosen").await;
    window.see("#people-delete").await;
    both(&window, "deleting many").await;
    window.fill("#people-delete-typed", &THERE.to_string()).await;
    window.click("#people-delete-confirm").await;
    window.click(".bulk-notice button").await;
    window.gone(".bulk-notice").await;
    assert_eq!(server.count("DELETE", "/v2/users").await, 0, "nothing was sent");
    assert_eq!(people(&server).await.len(), THERE);
    window.close().await;
}

/// What stands in a cell of the rows.
async fn cell(window: &Window, row: usize, column: usize) -> String {
    let line = format!(
        "return document.querySelector('[aria-rowindex=\"{}\"] [data-column=\"{column}\"]')
            ?.textContent.trim() ?? ''",
        row + 2
    );
    window.script(&line, "").await.as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn cells_mended_by_hand_outlast_a_new_reading_and_failures_are_not_closed_away() {
    let server = Server::start().await;
    let window = users(&server).await;
    let text = sheet(|row, [_, _, phone]| {
        if row <= 4 {
            *phone = "call me".to_owned();
        }
    });
    import(&window, "staff.csv", &text).await;
    window.click("#bulk-check").await;
    window.see(SEND).await;
    window.settled().await;
    // Two of three are mended, one right after the other.
    window.script("document.querySelector('wz-bulk-rows').go(0, 2)", "").await;
    for phone in ["+371 2600 4711", "+371 2600 4712"] {
        window.keys(Key::Enter + "").await;
        window.see(".bulk-input").await;
        window.keys(phone).await;
        window.keys(Key::Enter + "").await;
        window.gone(".bulk-input").await;
    }
    window.read("Send 249 rows, leave out 1").await;
    window.click("#bulk-compare").await;
    window.see("#bulk-compare:not([disabled])").await;
    window.settled().await;
    window.read("Send 249 rows, leave out 1").await;
    // Compared anew, the one that is left is the first of those with problems.
    assert_eq!(cell(&window, 0, 0).await, "n-004");
    window.click(SEND).await;
    window.see("[data-end='confirmed']").await;
    assert_eq!(ends(&window).await, [249, 0, 0, 0, 1]);
    let mended = people(&server).await;
    let n_002 = mended.iter().find(|one| one["id"] == "n-002").unwrap();
    assert_eq!(n_002["phone"], "37126004711");
    window.click("#bulk-finish").await;
    window.see("#bulk-finish-anyway").await;
    both(&window, "closing with failures").await;
    window.keys(Key::Escape + "").await;
    window.gone("#bulk-finish-question").await;
    assert_eq!(ended(&window, "not_sent").await, 1, "nothing is lost by a click");
    window.click("#bulk-finish").await;
    window.click("#bulk-finish-anyway").await;
    window.see("#add-user").await;
    window.gone(".bulk-notice").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_never_read_is_read_before_rows_are_compared() {
    let server = Server::start().await;
    let window = Window::open(&[]).await;
    window.sign_in(&server).await;
    let name = people(&server).await[0]["name"].as_str().unwrap().to_owned();
    window.script("location.hash = arguments[0]", &format!("#import/{AURORA}/contacts")).await;
    let text = format!(
        "ID;Name;Responsible user;WhatsApp\r\nc-one;Inga;{name};37126004713\r\n\
         c-two;Oto;Nobody at all;37126004714\r\n"
    );
    choose(&window, "contacts.csv", &text).await;
    window.click("#bulk-check").await;
    window.read("Compared with the contacts").await;
    // The name is known now, and the other one is known to be nobody's.
    window.read("Send 1 row, leave out 1").await;
    assert!(server.count("GET", "/v2/contacts").await > 0);
    assert!(server.count("GET", "/v2/users").await > 0);
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deletion_that_was_refused_is_typed_again() {
    let server = Server::start().await;
    let window = users(&server).await;
    let fault = json!({
        "method": "DELETE", "path": "/v2/users", "kind": "status", "status": 400, "times": 0
    });
    server.control("faults", json!({ "faults": [fault] })).await;
    window.click(".people-head .check").await;
    window.click("#delete-chosen").await;
    window.fill("#people-delete-typed", &THERE.to_string()).await;
    window.click("#people-delete-confirm").await;
    // Ten seconds to think better of it, and then all of them are refused.
    window.read(&format!("{THERE} of {THERE} need a look")).await;
    window.click(".bulk-notice a.button").await;
    window.see("[data-end='refused']").await;
    assert_eq!(ended(&window, "refused").await, THERE as u64);
    window.click(".bulk-menu").await;
    window.click("#bulk-again").await;
    window.see("#people-delete-typed").await;
    both(&window, "deleting again").await;
    window.keys(Key::Escape + "").await;
    window.gone("#people-delete-typed").await;
    assert_eq!(people(&server).await.len(), THERE);
    window.close().await;
}
