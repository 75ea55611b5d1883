//! The desktop shell: a window around the console, and the commands the page may call.
//!
//! Called by `main.rs` and by the tests, which put the same commands on Tauri's mock runtime.
//! Absent: decisions. What a command does stands in `crates/console`; what the page shows, in `ui`.

mod browser;
mod commands;
mod demo;
mod error;
mod events;
mod instance;
mod launch;
pub mod notifications;
mod shell;
mod theme;
mod trouble;
mod window;
mod words;

use std::{path::Path, process::ExitCode};

use tauri::{AppHandle, Builder, Manager, RunEvent, Runtime};

pub use launch::Launch;
pub use shell::Shell;

/// Puts plugins, state and the list of commands on a builder; tests hand in the mock one.
///
/// The shell is made by the caller, so that a test can open it on its own folder and vault.
pub fn builder<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_clipboard_manager::init())
        .manage(window::Hold::default())
        .invoke_handler(commands::handler())
}

/// The context of this app: configuration, the page's files, and what the page may call.
pub fn context<R: Runtime>() -> tauri::Context<R> {
    tauri::generate_context!()
}

/// Runs the app until its window is closed.
pub fn run(launch: Launch) -> ExitCode {
    let data_dir = match launch.data_dir() {
        Ok(data_dir) => data_dir,
        Err(problem) => return error::stop(&problem),
    };
    let instance = match instance::claim(&data_dir) {
        Ok(Some(instance)) => instance,
        Ok(None) => return ExitCode::SUCCESS,
        Err(problem) => return trouble::tell_alone(&data_dir, problem.to_string()),
    };
    log(&data_dir);
    let demo = launch.demo;
    let app = builder(Builder::default())
        .plugin(window::remembered(&data_dir))
        .setup(move |app| {
            let handle = app.handle().clone();
            match set_up(&handle, &data_dir, demo) {
                Ok(()) => instance.watch(&handle),
                // Tauri would panic on it, unseen and unlogged.
                Err(problem) => trouble::tell(&handle, &data_dir, &problem),
            }
            Ok(())
        })
        .build(context());
    let app = match app {
        Ok(app) => app,
        Err(problem) => return error::stop(&problem.to_string()),
    };
    app.run(|handle, event| {
        if let RunEvent::Exit = event {
            // Our own webhook subscriptions go with us; what time does not allow now is cleared
            // at the next start.
            if let Some(shell) = handle.try_state::<Shell>() {
                tauri::async_runtime::block_on(shell.close());
            }
        }
    });
    ExitCode::SUCCESS
}

/// Opens the console, the demo where it is wanted, and the window.
fn set_up(handle: &AppHandle, data_dir: &Path, demo: bool) -> Result<(), String> {
    let shell = Shell::open(handle, data_dir.to_path_buf(), shell::keychain())
        .map_err(|problem| problem.to_string())?;
    if demo {
        // Before the window, so that nobody sees a form that is about to go.
        tauri::async_runtime::block_on(shell.start_demo()).map_err(|problem| problem.text)?;
    }
    let theme = shell.chosen_theme();
    handle.manage(shell);
    notifications::start(handle, notifications::Desktop::default());
    theme::follow(handle);
    window::open(handle, data_dir).map_err(|problem| problem.to_string())?;
    theme::choose(handle, theme);
    Ok(())
}

/// Writes the log to the data folder. Without one the app works all the same.
fn log(data_dir: &Path) {
    if let Ok(subscriber) = console::log::subscriber(data_dir, console::log::DEFAULT_FILTER) {
        // Only a second subscriber is refused, and this is the first.
        let _ = tracing::subscriber::set_global_default(subscriber);
    }
}
