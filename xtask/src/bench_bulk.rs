//! `cargo xtask bench bulk`: an import of 10,000 contacts beside the least that a slow server
//! allows, and the memory a table of 100,000 rows takes beside one of 10,000.
//!
//! The measuring itself is `crates/console/benches/bulk.rs`; this builds and starts what it talks
//! to, in a process of its own.

use anyhow::Result;

use crate::server::{self, Server};
use crate::shell;

/// Measures one import and two tables.
///
/// # Errors
/// When something does not build or start.
pub(crate) fn bench() -> Result<()> {
    server::build(true)?;
    let server = Server::start(true, &["--delay-ms", "50"])?;
    let mut bench = shell::cargo();
    bench.args(["bench", "--quiet", "--package", "console", "--bench", "bulk", "--"]);
    shell::run(bench.arg(&server.origin))
}
