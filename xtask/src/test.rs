//! `cargo xtask test`: everything that must hold before a change goes in, in the order in which it
//! is cheapest to fail.
//!
//! Continuous integration runs exactly this. The steps are data; nothing else decides what is
//! checked.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::packages::Need;
use crate::session::Session;
use crate::{contract, setup, shell};

/// Which steps to run.
pub(crate) enum Choice {
    All,
    Only(String),
    From(String),
    List,
}

struct Step {
    name: &'static str,
    what: &'static str,
    run: fn() -> Result<()>,
    /// Whether it needs WebKit's WebDriver and a Secret Service, which only Linux offers.
    linux_only: bool,
}

const STEPS: &[Step] = &[
    Step {
        name: "setup",
        what: "packages and front end",
        run: || setup::setup(Need::Test),
        linux_only: false,
    },
    Step { name: "fmt", what: "Rust is formatted", run: fmt, linux_only: false },
    Step {
        name: "ui-types",
        what: "the front end's types agree",
        run: ui_types,
        linux_only: false,
    },
    Step { name: "ui-test", what: "the front end's own logic", run: ui_test, linux_only: false },
    Step { name: "clippy", what: "no lint complains", run: clippy, linux_only: false },
    Step { name: "test", what: "units, contracts, commands", run: test_all, linux_only: false },
    Step {
        name: "contract",
        what: "the sandbox answers as it says",
        run: contract::bounded,
        linux_only: false,
    },
    Step { name: "e2e", what: "journeys in the real window", run: e2e, linux_only: true },
    Step { name: "deny", what: "licences, sources, versions", run: deny, linux_only: false },
];

/// Runs the chosen steps and stops at the first that fails.
///
/// # Errors
/// When a step fails or does not exist.
pub(crate) fn test(choice: Choice) -> Result<()> {
    let steps = match &choice {
        Choice::All => STEPS,
        Choice::Only(name) => std::slice::from_ref(&STEPS[position(name)?]),
        Choice::From(name) => &STEPS[position(name)?..],
        Choice::List => {
            for step in STEPS {
                println!("{:9} {}", step.name, step.what);
            }
            return Ok(());
        }
    };

    let mut times = Vec::new();
    for (number, step) in steps.iter().enumerate() {
        println!("\n== {}/{} {}: {}", number + 1, steps.len(), step.name, step.what);
        if step.linux_only && !cfg!(target_os = "linux") {
            println!("  left out: it runs on Linux only");
            times.push((step.name, None));
            continue;
        }
        let started = Instant::now();
        let outcome = (step.run)();
        times.push((step.name, Some(started.elapsed())));
        if let Err(error) = outcome {
            print_summary(&times, Some(step.name));
            return Err(error.context(format!("step {} failed", step.name)));
        }
    }
    print_summary(&times, None);
    Ok(())
}

fn position(name: &str) -> Result<usize> {
    STEPS.iter().position(|step| step.name == name).with_context(|| {
        let names: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        format!("there is no step {name}; there are {}", names.join(", "))
    })
}

fn print_summary(times: &[(&str, Option<Duration>)], failed: Option<&str>) {
    println!("\n== Summary");
    for (name, time) in times {
        let verdict = if failed == Some(*name) { "FAILED" } else { "ok" };
        match time {
            Some(time) => println!("  {name:9} {verdict:6} {:>8.1} s", time.as_secs_f64()),
            None => println!("  {name:9} left out"),
        }
    }
    let total: Duration = times.iter().filter_map(|(_, time)| *time).sum();
    println!("  {:9} {:6} {:>8.1} s", "total", "", total.as_secs_f64());
}

fn fmt() -> Result<()> {
    shell::run(shell::cargo().args(["fmt", "--all", "--", "--check"]))
}

fn ui_types() -> Result<()> {
    shell::run(ui(&mut shell::npm()).args(["run", "check"]))
}

fn ui_test() -> Result<()> {
    shell::run(ui(&mut shell::npm()).arg("test"))
}

fn ui(command: &mut Command) -> &mut Command {
    command.current_dir(shell::repo().join("ui"))
}

fn clippy() -> Result<()> {
    let mut clippy = shell::cargo();
    clippy.args(["clippy", "--workspace", "--all-targets", "--all-features"]);
    shell::run(clippy.args(["--", "-D", "warnings"]))
}

/// Always the whole workspace, here and in `e2e`: with fewer packages chosen, cargo would switch
/// off features of shared dependencies and compile half of them again.
fn test_all() -> Result<()> {
    shell::run(shell::cargo().args(["test", "--workspace"]))
}

fn e2e() -> Result<()> {
    let session = Session::isolated()?;
    let mut journeys = shell::cargo();
    // One window at a time: they share the session's keychain.
    journeys.args(["test", "--workspace", "--features", "e2e", "--test", "e2e"]);
    journeys.args(["--", "--test-threads=1"]);
    shell::run(session.enter(&mut journeys))
}

/// The check itself is offline and without the advisories, whose database has no copy in the registry: what is checked
/// here gives the same answer tomorrow.
fn deny() -> Result<()> {
    const VERSION: &str = "0.20.2";
    if !shell::has("cargo-deny") {
        println!("  missing: cargo-deny (checks the dependencies); some minutes, once");
        shell::run(
            shell::cargo()
                .args(["install", "cargo-deny", "--version", VERSION, "--locked", "--quiet"])
                .env("CARGO_TARGET_DIR", shell::target_dir().join("tools")),
        )?;
    }
    if !shell::has("cargo-deny") {
        bail!("cargo-deny was installed, but cargo's bin folder is not on the PATH");
    }
    // A build fetches this system's packages; the licences are those of every system.
    shell::run(shell::cargo().args(["fetch", "--locked"]))?;
    let mut deny = shell::cargo();
    deny.args(["deny", "--offline", "check", "--hide-inclusion-graph"]);
    shell::run(deny.args(["licenses", "bans", "sources"]))
}
