//! `cargo xtask openapi`: writes `docs/openapi.json`, the description of the API as the sandbox
//! imitates it.
//!
//! The sandbox puts it together from its own handlers. That the committed file is fresh is checked
//! by the sandbox's tests.

use std::fs;

use anyhow::{Context, Result};

use crate::shell;

/// Renews the file.
///
/// # Errors
/// When the sandbox does not compile or the file cannot be written.
pub(crate) fn openapi() -> Result<()> {
    let mut print = shell::cargo();
    print.args(["run", "--quiet", "--package", "sandbox", "--bin", "wazzup-sandbox"]);
    let description = shell::output(print.args(["--", "--openapi"]))?;
    let file = shell::repo().join("docs/openapi.json");
    fs::write(&file, description + "\n")
        .with_context(|| format!("could not write {}", file.display()))?;
    println!("  wrote {}", file.display());
    Ok(())
}
