//! `cargo xtask icons`: draws the icon set the installers need from `icons/icon.svg`.
//!
//! For whoever changes the drawing; the results are committed. Tauri's own tool does the work from
//! a temporary folder, so that the front end does not carry it.

use std::fs;

use anyhow::{Context, Result};

use crate::shell;

/// What `tauri.conf.json` names and what a Linux desktop shows; the stores' sizes are left out.
const WANTED: &[&str] =
    &["32x32.png", "128x128.png", "128x128@2x.png", "icon.png", "icon.icns", "icon.ico"];

/// Renews every picture in `icons/`.
///
/// # Errors
/// When the tool cannot be installed or does not accept the drawing.
pub(crate) fn icons() -> Result<()> {
    let icons = shell::repo().join("icons");
    let folder = tempfile::tempdir().context("could not make a temporary folder")?;
    let drawn = folder.path().join("drawn");
    shell::run(shell::npm().current_dir(folder.path()).args([
        "install",
        "--no-audit",
        "--no-fund",
        "@tauri-apps/cli@2",
    ]))?;
    shell::run(
        shell::npm()
            .current_dir(folder.path())
            .args(["exec", "--", "tauri", "icon"])
            .arg(icons.join("icon.svg"))
            .arg("--output")
            .arg(&drawn),
    )?;
    for name in WANTED {
        fs::copy(drawn.join(name), icons.join(name))
            .with_context(|| format!("{name} was not drawn"))?;
    }
    println!("  icons/: {}", WANTED.join(", "));
    Ok(())
}
