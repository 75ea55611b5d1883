//! Commands for closing the window over something that is not saved.

use tauri::{AppHandle, Runtime};

use crate::{error::Answer, window};

/// Whether something would be lost by closing the window now; also the answer when the page was
/// told that it is to be closed.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn window_hold<R: Runtime>(app: AppHandle<R>, held: bool) -> Answer<()> {
    window::hold(&app, held);
    Ok(())
}

/// Closes the window; the person was asked.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn window_close<R: Runtime>(app: AppHandle<R>) -> Answer<()> {
    window::close(&app);
    Ok(())
}
