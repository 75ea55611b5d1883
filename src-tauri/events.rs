//! The consoles' events on their way to the page, and to the system's notifications.
//!
//! Called by the shell when it opens a console. Absent: any event of the shell's own.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use console::{Event, Sink};
use tauri::{AppHandle, Emitter, Runtime};

use crate::notifications;

/// Two sinks, for the person's own console and for the demo's: the page hears the one it looks at.
pub(crate) fn sinks<R: Runtime>(app: &AppHandle<R>, demo_runs: &Arc<AtomicBool>) -> (Sink, Sink) {
    let (own_app, demo_app) = (app.clone(), app.clone());
    let (own_runs, demo_runs) = (demo_runs.clone(), demo_runs.clone());
    let own: Sink = Arc::new(move |event| {
        if !own_runs.load(Ordering::SeqCst) || is_of_the_keychain(&event) {
            tell(&own_app, &event);
        }
    });
    let demo: Sink = Arc::new(move |event| {
        if demo_runs.load(Ordering::SeqCst) {
            tell(&demo_app, &event);
        }
    });
    (own, demo)
}

/// A partner may be added from the demo, and then the keychain is the person's own.
fn is_of_the_keychain(event: &Event) -> bool {
    matches!(event, Event::VaultWaiting { .. } | Event::VaultSettled { .. })
}

fn tell<R: Runtime>(app: &AppHandle<R>, event: &Event) {
    notifications::hear(app, event);
    // A closed window is no failure: whoever opens it next asks for the state.
    if let Err(problem) = app.emit(event.name(), event) {
        tracing::debug!(%problem, event = event.name(), "no page to tell");
    }
}
