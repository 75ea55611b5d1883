//! A sandbox for the length of one command: built, started on a free port, and ended with its owner.
//!
//! What needs a server to talk to uses it. Its address is read from the line it prints when ready.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use anyhow::{Context, Result, bail};

use crate::shell;

/// A running sandbox; dropping it ends it.
pub(crate) struct Server {
    /// Such as `http://127.0.0.1:4000`.
    pub(crate) origin: String,
    child: Child,
}

impl Server {
    /// Starts one with these options beside `--listen`; [`build`] comes first.
    ///
    /// # Errors
    /// When it does not start or does not say where it listens.
    pub(crate) fn start(release: bool, options: &[&str]) -> Result<Self> {
        let mut child = shell::command(&program(release))
            .args(["--listen", "127.0.0.1:0"])
            .args(options)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .context("could not start the sandbox")?;
        let mut line = String::new();
        let output = child.stdout.take().context("its output is not read")?;
        BufReader::new(output).read_line(&mut line)?;
        match line.trim().strip_prefix("listening on ") {
            Some(origin) => Ok(Self { origin: origin.to_owned(), child }),
            None => {
                let _ = child.kill();
                bail!("the sandbox did not say where it listens")
            }
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that has ended by itself is ended all the same.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Builds the sandbox.
///
/// # Errors
/// When it does not compile.
pub(crate) fn build(release: bool) -> Result<()> {
    let mut build = shell::cargo();
    build.args(["build", "--package", "sandbox"]);
    if release {
        build.arg("--release");
    }
    shell::run(&mut build)
}

fn program(release: bool) -> String {
    let profile = if release { "release" } else { "debug" };
    let name = format!("wazzup-sandbox{}", std::env::consts::EXE_SUFFIX);
    shell::target_dir().join(profile).join(name).to_string_lossy().into_owned()
}
