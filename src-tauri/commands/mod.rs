//! What the page may call, one file per resource: a table of contents.
//!
//! The same names stand in `permissions/app.toml`, `capabilities/main.json` and `ui/api`; a test
//! compares them. A command body is one call to the console; none decides anything.

mod accounts;
mod channels;
mod creations;
mod demo;
mod links;
mod preferences;
mod sign_in;

use tauri::{Runtime, ipc::Invoke};

/// Finds the command the page named.
pub(crate) fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        sign_in::sign_in_state,
        sign_in::sign_in_create,
        sign_in::sign_in_password,
        sign_in::sign_in_switch,
        sign_in::sign_in_continue_unsaved,
        sign_in::sign_in_retry_vault,
        sign_in::sign_in_end,
        sign_in::sign_in_remove,
        sign_in::sign_in_demo,
        sign_in::sign_in_demo_end,
        accounts::accounts_list,
        accounts::accounts_refresh,
        accounts::accounts_refresh_stop,
        accounts::accounts_get,
        accounts::accounts_health,
        accounts::accounts_create,
        accounts::accounts_update,
        accounts::accounts_describe,
        accounts::accounts_import_names,
        accounts::accounts_export_names,
        accounts::accounts_save_names,
        creations::creations_list,
        creations::creations_check,
        creations::creations_settle,
        channels::channels_list,
        channels::channels_connect,
        channels::channels_connections,
        channels::channels_pairing_code,
        channels::channels_two_factor,
        channels::channels_reinit,
        channels::channels_confirm,
        channels::channels_reject,
        channels::channels_leave,
        links::links_channel,
        demo::demo_phone,
        preferences::preferences_get,
        preferences::preferences_set,
        preferences::app_about,
        preferences::app_ready,
    ]
}
