//! `cargo xtask bench client`: what the client costs beside the same request written directly on
//! hyper, and how well it uses a slow server.
//!
//! The measuring itself is `crates/wazzup/benches/client.rs`; this builds and starts what it
//! talks to, in processes of their own.

use anyhow::Result;

use crate::server::{self, Server};
use crate::shell;

/// Measures against a quick server and one whose every answer waits 50 ms.
///
/// # Errors
/// When something does not build or start.
pub(crate) fn bench() -> Result<()> {
    server::build(true)?;
    let quick = Server::start(true, &[])?;
    let slow = Server::start(true, &["--delay-ms", "50"])?;
    let mut bench = shell::cargo();
    bench.args(["bench", "--quiet", "--package", "wazzup", "--bench", "client", "--"]);
    shell::run(bench.args([&quick.origin, &slow.origin]))
}
