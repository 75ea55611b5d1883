//! The console's events on their way to the page.
//!
//! Called by the shell when it opens a console. Absent: any event of the shell's own that carries
//! state; the theme is the one exception, and it is the system's.

use std::sync::Arc;

use tauri::{AppHandle, Emitter, Runtime};

/// A sink that sends every event to the page.
pub(crate) fn sink<R: Runtime>(app: &AppHandle<R>) -> console::Sink {
    let app = app.clone();
    Arc::new(move |event| {
        // A closed window is no failure: whoever opens it next asks for the state.
        if let Err(problem) = app.emit(event.name(), &event) {
            tracing::debug!(%problem, event = event.name(), "no page to tell");
        }
    })
}
