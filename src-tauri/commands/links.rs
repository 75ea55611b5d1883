//! The commands for links to the provider's own pages.

use console::{ChatsLink, HostedLink};
use serde::Serialize;
use tauri::{AppHandle, Runtime, State};
use tauri_plugin_clipboard_manager::ClipboardExt;

use crate::{Shell, error::Answer};

/// A link, and whether it is on the clipboard already.
#[derive(Serialize)]
pub(crate) struct CopiedLink {
    link: String,
    copied: bool,
}

/// Fetches the page on which a client connects alone, and copies its link.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn links_channel<R: Runtime>(
    app: AppHandle<R>,
    shell: State<'_, Shell>,
    connection_id: String,
) -> Answer<CopiedLink> {
    Ok(copied(&app, shell.console().links_channel(&connection_id).await?))
}

/// Fetches the chat window of a user, and copies its link.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn links_chats<R: Runtime>(
    app: AppHandle<R>,
    shell: State<'_, Shell>,
    account_id: String,
    link: ChatsLink,
) -> Answer<CopiedLink> {
    Ok(copied(&app, shell.console().links_chats(&account_id, link).await?))
}

fn copied<R: Runtime>(app: &AppHandle<R>, HostedLink { link }: HostedLink) -> CopiedLink {
    let copied = app.clipboard().write_text(link.clone()).is_ok();
    CopiedLink { link, copied }
}
