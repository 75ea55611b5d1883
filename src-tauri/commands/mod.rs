//! What the page may call, one file per resource: a table of contents.
//!
//! The same names stand in `permissions/app.toml`, `capabilities/main.json` and `ui/api`; a test
//! compares them. A command body is one call to the console; none decides anything.

mod accounts;
mod bulk;
mod channels;
mod contacts;
mod creations;
mod demo;
mod fleet;
mod grants;
mod jobs;
mod links;
mod preferences;
mod role_templates;
mod settings;
mod sign_in;
mod users;
mod v3_users;
mod window;

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
        accounts::accounts_search,
        accounts::accounts_refresh,
        accounts::accounts_refresh_stop,
        accounts::accounts_get,
        accounts::accounts_health,
        accounts::accounts_create,
        accounts::accounts_update,
        accounts::accounts_waba_balance,
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
        channels::channels_ways,
        channels::channels_open_page,
        channels::channels_pairing_code,
        channels::channels_two_factor,
        channels::channels_reinit,
        channels::channels_confirm,
        channels::channels_reject,
        channels::channels_return,
        channels::channels_leave,
        channels::channels_delete,
        channels::channels_undelete,
        channels::channels_deletions,
        fleet::fleet_get,
        fleet::fleet_sweep,
        fleet::fleet_stop,
        links::links_channel,
        links::links_chats,
        users::users_list,
        users::users_cached,
        users::users_get,
        users::users_upsert,
        users::users_update,
        users::users_delete,
        settings::settings_get,
        settings::settings_update,
        settings::settings_look,
        settings::settings_history,
        settings::settings_change,
        role_templates::role_templates_list,
        role_templates::role_templates_save,
        role_templates::role_templates_delete,
        contacts::contacts_list,
        contacts::contacts_find,
        contacts::contacts_search,
        contacts::contacts_get,
        contacts::contacts_upsert,
        contacts::contacts_update,
        contacts::contacts_delete,
        v3_users::v3_key_set,
        v3_users::v3_key_forget,
        v3_users::v3_key_state,
        v3_users::v3_users_list,
        v3_users::v3_users_get,
        v3_users::v3_users_upsert,
        v3_users::v3_users_delete,
        v3_users::v3_users_bulk_delete,
        bulk::bulk_begin,
        bulk::bulk_append,
        bulk::bulk_read,
        bulk::bulk_map,
        bulk::bulk_compare,
        bulk::bulk_rows,
        bulk::bulk_edit,
        bulk::bulk_skip,
        bulk::bulk_send,
        bulk::bulk_pause,
        bulk::bulk_resume,
        bulk::bulk_stop,
        bulk::bulk_delete,
        bulk::bulk_undo,
        bulk::bulk_list,
        bulk::bulk_forget,
        bulk::bulk_save,
        bulk::users_save,
        bulk::contacts_save,
        jobs::jobs_stop,
        grants::grants_begin,
        grants::grants_list,
        grants::grants_open,
        grants::grants_copy_address,
        grants::grants_paste,
        grants::grants_cancel,
        grants::grants_forget,
        demo::demo_phone,
        preferences::preferences_get,
        preferences::preferences_set,
        preferences::app_about,
        preferences::app_ready,
        window::window_hold,
        window::window_close,
    ]
}
