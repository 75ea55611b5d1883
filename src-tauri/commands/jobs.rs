//! The command for long work: a list being read, many items being written.

use tauri::State;

use crate::{Shell, error::Answer};

/// Stops a piece of work; what is done stays done.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn jobs_stop(shell: State<'_, Shell>, job_id: String) -> Answer<()> {
    shell.console().jobs_stop(&job_id);
    Ok(())
}
