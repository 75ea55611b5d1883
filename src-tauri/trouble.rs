//! The one window of a start that came to nothing: what happened, and what to do.
//!
//! Shown by `lib.rs` when the folder or the store in it cannot be used. Absent: the page, which
//! would ask a console that is not there.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use tauri::{AppHandle, Builder, Runtime};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

use crate::{error, words::Words};

/// Says why the app did not even begin to start, and gives how the program ends.
pub(crate) fn tell_alone(data_dir: &Path, problem: String) -> ExitCode {
    let folder = PathBuf::from(data_dir);
    let app = crate::builder(Builder::default())
        .setup(move |app| {
            tell(app.handle(), &folder, &problem);
            Ok(())
        })
        .build(crate::context());
    match app {
        Ok(app) => app.run(|_, _| ()),
        Err(problem) => return error::stop(&problem.to_string()),
    }
    ExitCode::FAILURE
}

/// Says why the app did not start, and ends it once the person has read that.
pub(crate) fn tell<R: Runtime>(app: &AppHandle<R>, data_dir: &Path, problem: &str) {
    error::stop(problem);
    let words = Words::new();
    let folder = data_dir.display().to_string();
    let text = words.say("start-failed", &[("folder", &folder), ("problem", problem)]);
    let handle = app.clone();
    app.dialog()
        .message(text)
        .title(words.say("start-failed-title", &[]))
        .kind(MessageDialogKind::Error)
        .show(move |_| handle.exit(1));
}
