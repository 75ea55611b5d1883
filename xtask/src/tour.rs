//! `cargo xtask tour`: pictures of the app's main screens, light and dark, in `tour/`.
//!
//! The list of screens and the driving are in `tests/tour`, beside the journeys whose tools they
//! use; this file gives them a session and a folder.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::packages::Need;
use crate::session::Session;
use crate::{setup, shell};

/// The pictures the README shows, committed under `docs/`.
const SHOWN: &[&str] = &["clients.png", "roles-staged.png", "stage.png", "stage-dark.png"];

/// Writes the pictures; with `docs`, also renews those of the README.
///
/// # Errors
/// Away from Linux, when a step fails, or when no picture was written.
pub(crate) fn tour(docs: bool) -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("the tour needs WebKit's WebDriver, so it runs on Linux only");
    }
    setup::setup(Need::Test)?;
    let folder = shell::repo().join("tour");
    // A screen that is no longer on the list must not stay behind as a picture.
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;

    println!("Tour");
    let session = Session::isolated()?;
    let mut drive = shell::cargo();
    drive
        .args(["test", "--workspace", "--features", "e2e", "--test", "tour", "--", "--nocapture"])
        .env("TOUR_DIR", &folder);
    shell::run(session.enter(&mut drive))?;

    let written = pictures(&folder)?;
    if written.is_empty() {
        bail!("the tour wrote no picture");
    }
    println!("\n  {} pictures in tour/: {}", written.len(), written.join(", "));
    if docs {
        for name in SHOWN {
            let target = shell::repo().join("docs").join(name);
            fs::copy(folder.join(name), target)
                .with_context(|| format!("the README shows {name}, which the tour lacks"))?;
        }
        println!("  docs/ renewed: {}", SHOWN.join(", "));
    }
    Ok(())
}

fn pictures(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".png") {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
