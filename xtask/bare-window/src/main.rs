//! A window with one button and nothing behind it: what Tauri and the web view cost by themselves.
//!
//! The bench starts it beside the app. It says when its page is ready, in the words the app uses.
#![cfg_attr(windows, windows_subsystem = "windows")]

#[tauri::command]
fn ready() {
    println!("ready-to-use");
}

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![ready])
        .run(tauri::generate_context!())
}
