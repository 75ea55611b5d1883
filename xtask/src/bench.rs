//! `cargo xtask bench`: what the app costs beside a bare Tauri window: time from process start to
//! an interactive first screen, and resident memory of the whole process tree.
//!
//! Both programs are built with the same profile and the same versions, and their runs alternate,
//! so that a busy machine burdens both. The figures that travel are the ratios.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::measure::{self, Sample};
use crate::packages::Need;
use crate::session::Session;
use crate::{demo, setup, shell};

/// How to measure.
pub(crate) struct Options {
    /// Measure unoptimised builds, which are made faster but say less.
    pub(crate) debug: bool,
    /// Measured runs of each program, after one that warms the caches.
    pub(crate) runs: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { debug: false, runs: 9 }
    }
}

/// Builds both programs, measures them in turn and prints the medians and their ratios.
///
/// # Errors
/// Away from Linux, or when a build or a run fails.
pub(crate) fn bench(options: Options) -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("the bench reads /proc, so it runs on Linux only");
    }
    setup::setup(Need::Test)?;
    println!("Builds");
    build_app(options.debug)?;
    build_bare_window(options.debug)?;

    let app = demo::app(!options.debug);
    let bare = measure::sibling(&app, "bare-window");
    let session = Session::isolated()?;
    println!("Runs: {} of each, in turn, after one to warm up", options.runs);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for run in 0..=options.runs {
        // A first start each time: an empty data folder, the welcome screen.
        let data = tempfile::tempdir().context("could not make a temporary folder")?;
        let mut command = shell::command(&app);
        command.arg("--data-dir").arg(data.path());
        let our = measure::run(session.enter(&mut command))?;
        let their = measure::run(session.enter(&mut shell::command(&bare)))?;
        println!("  {run:>2}: app {our}; bare window {their}");
        if run > 0 {
            ours.push(our);
            theirs.push(their);
        }
    }
    report(&ours, &theirs, options.debug);
    Ok(())
}

fn build_app(debug: bool) -> Result<()> {
    let mut build = shell::cargo();
    build.args(["build", "--package", "partner-console"]);
    shell::run(profile(&mut build, debug))
}

/// Built from the same lock file, so that it cannot drift to other versions, and into the same
/// folder, so that what both use alike is compiled once.
fn build_bare_window(debug: bool) -> Result<()> {
    let project = shell::repo().join("xtask/bare-window");
    fs::copy(shell::repo().join("Cargo.lock"), project.join("Cargo.lock"))?;
    let mut build = shell::cargo();
    build.current_dir(&project).arg("build").arg("--target-dir").arg(shell::target_dir());
    shell::run(profile(&mut build, debug))
}

fn profile(command: &mut std::process::Command, debug: bool) -> &mut std::process::Command {
    if debug { command } else { command.arg("--release") }
}

/// One line of the report: its words, and how it is read from a sample.
type Figure = (&'static str, fn(&Sample) -> f64);

fn report(ours: &[Sample], theirs: &[Sample], debug: bool) {
    let figures: [Figure; 3] = [
        ("start to interactive, ms", |sample| sample.interactive.as_secs_f64() * 1000.0),
        ("resident, RSS, MiB", |sample| sample.rss_mib),
        ("resident, PSS, MiB", |sample| sample.pss_mib),
    ];
    println!(
        "\n  medians of {} runs, {} build",
        ours.len(),
        if debug { "debug" } else { "release" }
    );
    println!("  {:26} {:>8} {:>12} {:>8}", "", "app", "bare window", "ratio");
    for (words, read) in figures {
        let our = measure::median(ours.iter().map(read).collect());
        let their = measure::median(theirs.iter().map(read).collect());
        println!("  {words:26} {our:>8.0} {their:>12.0} {:>8.2}", our / their);
    }
    println!("  RSS counts shared pages once a process, PSS divides them among those sharing.");
}
