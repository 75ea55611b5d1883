//! `cargo xtask bench search`: what a keystroke costs in the searches over 10,000 accounts and
//! 100,000 contacts.
//!
//! The measuring itself is `crates/console/benches/search.rs`, which brings its own server.

use anyhow::Result;

use crate::shell;

/// Measures the searches.
///
/// # Errors
/// When it does not build or run.
pub(crate) fn bench() -> Result<()> {
    let mut bench = shell::cargo();
    bench.args(["bench", "--quiet", "--package", "console", "--bench", "search"]);
    shell::run(&mut bench)
}
