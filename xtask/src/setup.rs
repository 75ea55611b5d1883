//! `cargo xtask setup`: the system's packages, Node, the front end's packages and its build.
//!
//! Every other subcommand starts with it, so a fresh clone needs no step before. It does not build
//! any Rust.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::packages::Need;
use crate::{shell, system};

/// Installs what `need` asks for and builds `ui/dist`.
///
/// # Errors
/// When something is missing that cannot be installed from here, or the front end does not build.
pub(crate) fn setup(need: Need) -> Result<()> {
    println!("System packages");
    system::ensure(need)?;
    println!("Node");
    check_node()?;
    println!("Front end");
    install_packages()?;
    build()
}

fn check_node() -> Result<()> {
    let version = shell::output(shell::command("node").arg("--version"))
        .context("Node was not found: please install version 20.19 or later, or 22.12 or later")?;
    if !node_suffices(&version) {
        bail!("Node {version} is too old: 20.19 or later, or 22.12 or later, is needed");
    }
    println!("  Node {version}");
    Ok(())
}

/// The range Vite asks for: from 20.19 within 20, then from 22.12.
fn node_suffices(version: &str) -> bool {
    let mut numbers = version.trim_start_matches('v').split('.').map(|part| part.parse().ok());
    let (Some(Some(major)), Some(Some(minor))) = (numbers.next(), numbers.next()) else {
        return false;
    };
    let version: (u32, u32) = (major, minor);
    ((20, 19)..(21, 0)).contains(&version) || version >= (22, 12)
}

fn install_packages() -> Result<()> {
    let ui = shell::repo().join("ui");
    let installed = ui.join("node_modules/.package-lock.json");
    if is_newer(&installed, &ui.join("package-lock.json")) {
        println!("  The packages are up to date.");
        return Ok(());
    }
    shell::run(shell::npm().current_dir(ui).args(["ci", "--no-audit", "--no-fund"]))
}

/// Whether `product` exists and was not written before `source`.
fn is_newer(product: &Path, source: &Path) -> bool {
    let written = |path: &Path| fs::metadata(path).and_then(|data| data.modified());
    matches!((written(product), written(source)), (Ok(product), Ok(source)) if product >= source)
}

fn build() -> Result<()> {
    shell::run(shell::npm().current_dir(shell::repo().join("ui")).args(["run", "build"]))
}

#[cfg(test)]
mod tests {
    use super::node_suffices;

    #[test]
    fn node_versions_are_judged_as_vite_judges_them() {
        for (version, expected) in [
            ("v18.20.8", false),
            ("v20.18.3", false),
            ("v20.19.0", true),
            ("v20.20.2", true),
            ("v21.7.3", false),
            ("v22.11.0", false),
            ("v22.12.0", true),
            ("v24.1.0", true),
            ("nonsense", false),
        ] {
            assert_eq!(node_suffices(version), expected, "{version}");
        }
    }
}
