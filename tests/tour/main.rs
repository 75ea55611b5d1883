//! Pictures of the app's main screens, light and dark. `cargo xtask tour` runs it.
//!
//! The list of screens is `screens.rs`; this file walks to each and takes the pictures. The tour
//! goes through the demo, so it needs no account, no network and no keychain.

#![allow(clippy::unwrap_used, reason = "a panic is the failure report")]

mod people;
mod screens;
#[path = "../window/mod.rs"]
mod window;

use std::path::{Path, PathBuf};

use window::{Browser, Window};

#[tokio::test(flavor = "multi_thread")]
async fn pictures_of_every_screen() {
    let folder = std::env::var_os("TOUR_DIR").map(PathBuf::from);
    let scratch = tempfile::tempdir().unwrap();
    let folder = folder.unwrap_or_else(|| scratch.path().to_path_buf());
    let browser = Browser::new();
    let window = Window::open_with_browser(&browser.program()).await;
    if let Some((width, height)) = size() {
        window.page.set_window_rect(0, 0, width, height).await.unwrap();
    }
    screens::walk(&window, &browser, &folder).await;
    window.close().await;
}

/// Another size than the window's own, as `TOUR_SIZE=1024x640`.
fn size() -> Option<(u32, u32)> {
    let asked = std::env::var("TOUR_SIZE").ok()?;
    let (width, height) = asked.split_once('x').expect("TOUR_SIZE is like 1024x640");
    Some((width.parse().unwrap(), height.parse().unwrap()))
}

/// Takes one screen in both themes, at the size asked for.
pub(crate) async fn take(window: &Window, folder: &Path, name: &str) {
    for (theme, file) in [("light", format!("{name}.png")), ("dark", format!("{name}-dark.png"))] {
        window.script("document.documentElement.dataset.theme = arguments[0]", theme).await;
        // Colours fade over at most 180 ms; a picture in between would show neither theme.
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        std::fs::write(folder.join(&file), window.picture().await).unwrap();
    }
    window.script("document.documentElement.dataset.theme = arguments[0]", "light").await;
}
