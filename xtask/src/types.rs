//! `cargo xtask types`: writes `ui/types` from the Rust types the front end receives.
//!
//! Which types there are stands in `crates/console/tests/types.rs`, which writes them when it is told
//! a folder. That the committed files are fresh is checked by that same test without one.

use anyhow::Result;

use crate::shell;

/// Renews every file in `ui/types`.
///
/// # Errors
/// When the types do not compile or cannot be written.
pub(crate) fn types() -> Result<()> {
    let mut export = shell::cargo();
    export
        .args(["test", "--package", "console", "--test", "types"])
        .env("TS_RS_EXPORT_DIR", shell::repo().join("ui/types"))
        // Whole numbers cross as JSON numbers; the default would promise BigInt.
        .env("TS_RS_LARGE_INT", "number");
    shell::run(&mut export)
}
