//! `cargo xtask bench qr`: how long a code takes from the provider to the screen; `bench matrix`: how
//! a large company's roles open, scroll and change.
//!
//! The measuring itself is in `tests/measure`, beside the journeys whose tools it uses; this gives
//! it a session, a server in a process of its own and an optimised app.

use anyhow::{Result, bail};

use crate::packages::Need;
use crate::server::{self, Server};
use crate::session::Session;
use crate::{setup, shell};

/// Runs one measurement of `tests/measure` by its name, against a server with these options.
///
/// # Errors
/// Away from Linux, or when something does not build or start.
pub(crate) fn bench(name: &str, options: &[&str]) -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("this needs WebKit's WebDriver, so it runs on Linux only");
    }
    setup::setup(Need::Test)?;
    server::build(true)?;
    let server = Server::start(true, options)?;
    let session = Session::isolated()?;
    let mut measure = shell::cargo();
    measure
        .args(["test", "--quiet", "--release", "--workspace", "--features", "e2e"])
        .args(["--test", "measure", "--", "--exact", &format!("{name}::{name}"), "--nocapture"])
        .env("MEASURE_SERVER", &server.origin);
    shell::run(session.enter(&mut measure))
}
