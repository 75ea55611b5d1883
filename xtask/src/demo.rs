//! `cargo xtask demo`: from a fresh clone to the running app in its demo world.
//!
//! The demo is the real app on an imitation of the API inside it; this file only builds and starts
//! it.

use anyhow::Result;

use crate::packages::Need;
use crate::session::{self, Session};
use crate::{setup, shell};

/// Sets up, builds and starts the app, and returns when its window is closed.
///
/// # Errors
/// When a step fails, or the app ends with a failure.
pub(crate) fn demo(release: bool) -> Result<()> {
    let without_display = cfg!(target_os = "linux") && !session::has_display();
    setup::setup(if without_display { Need::Display } else { Need::Build })?;

    println!("The app");
    let mut build = shell::cargo();
    build.args(["build", "--package", "partner-console"]);
    if release {
        build.arg("--release");
    }
    shell::run(&mut build)?;

    let session = Session::complete()?;
    if let Some(display) = session.display() {
        let display = display.to_string_lossy();
        println!(
            "\n  This machine has no display, so the app runs on one in memory: DISPLAY={display}.\n  \
             To look at it, point a viewer at it (for example `x11vnc -display {display}`),\n  \
             or let `cargo xtask tour` write pictures of every screen. Ctrl+C ends the demo.\n"
        );
    }
    shell::run(session.enter(shell::command(&app(release)).arg("--demo")))
}

/// The built app.
pub(crate) fn app(release: bool) -> String {
    let profile = if release { "release" } else { "debug" };
    let name = format!("partner-console{}", std::env::consts::EXE_SUFFIX);
    shell::target_dir().join(profile).join(name).to_string_lossy().into_owned()
}
