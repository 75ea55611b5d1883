//! `cargo xtask bench fleet`: how long a look at every channel of five hundred clients takes, beside
//! what the limit on calls allows.
//!
//! The measuring itself is `crates/console/benches/fleet.rs`; this builds and starts what it talks
//! to, in a process of its own.

use anyhow::Result;

use crate::server::{self, Server};
use crate::shell;

/// Measures one sweep.
///
/// # Errors
/// When something does not build or start.
pub(crate) fn bench() -> Result<()> {
    server::build(true)?;
    let server = Server::start(true, &["--seed", "fleet"])?;
    let mut bench = shell::cargo();
    bench.args(["bench", "--quiet", "--package", "console", "--bench", "fleet", "--"]);
    shell::run(bench.arg(&server.origin))
}
