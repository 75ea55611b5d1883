//! `cargo xtask contract`: an independent fuzzer (schemathesis) reads the description that the
//! sandbox publishes and looks for an answer that it does not allow.
//!
//! The fuzzer is a Python program at pinned versions in a virtual environment of its own, in the
//! folder cargo builds into; once that is there, nothing is fetched. What is checked stands in
//! `xtask/contract`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};

use crate::server::{self, Server};
use crate::shell;

/// The seed and the number of cases in `cargo xtask test`: the same ones every time, within a minute.
const BOUNDED: Options = Options { examples: 15, seed: Some(1) };

/// Cases per operation of a run by hand, and of a long one.
const EXAMPLES: u32 = 150;
const EXAMPLES_OF_LONG: u32 = 1500;

/// How hard to look.
pub(crate) struct Options {
    /// Cases per operation and phase at most.
    pub(crate) examples: u32,
    /// Where the cases come from; a fresh one each time without it.
    pub(crate) seed: Option<u64>,
}

impl Options {
    /// A run by hand: as long as a coffee, or `long`, as long as a meal.
    pub(crate) fn by_hand(long: bool, seed: Option<u64>) -> Self {
        Self { examples: if long { EXAMPLES_OF_LONG } else { EXAMPLES }, seed }
    }
}

/// The bounded run, as a step of `cargo xtask test`.
///
/// # Errors
/// As [`contract`].
pub(crate) fn bounded() -> Result<()> {
    contract(&BOUNDED)
}

/// Starts a sandbox and sets the fuzzer on it.
///
/// # Errors
/// When Python is missing, the fuzzer cannot be installed, the sandbox does not start, or the fuzzer
/// has found something.
pub(crate) fn contract(options: &Options) -> Result<()> {
    let folder = shell::target_dir().join("contract");
    let python = environment(&folder.join("venv"))?;
    server::build(false)?;
    let sandbox = Server::start(false, &[])?;
    let seed = options.seed.unwrap_or_else(seed_of_the_moment);
    println!("  seed {seed}: repeat this run with cargo xtask contract --seed {seed}");
    let mut fuzz = Command::new(python);
    fuzz.arg(shell::repo().join("xtask/contract/fuzz.py")).arg(&sandbox.origin);
    fuzz.args(["--seed", &seed.to_string(), "--max-examples", &options.examples.to_string()]);
    // Its own notes of what it tried belong beside its environment, not into the checkout.
    shell::run(fuzz.current_dir(folder)).context("the sandbox and its description disagree")
}

/// The Python of a virtual environment that has exactly what is pinned, made where it is missing.
fn environment(venv: &Path) -> Result<PathBuf> {
    let pinned = shell::repo().join("xtask/contract/requirements.txt");
    let pinned_text = fs::read_to_string(&pinned)?;
    let note = venv.join("installed.txt");
    let python = venv.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let works = || shell::succeeds(Command::new(&python).arg("--version"));
    if fs::read_to_string(&note).is_ok_and(|installed| installed == pinned_text) && works() {
        return Ok(python);
    }
    println!("  the fuzzer is not there yet, or not at these versions: half a minute, once");
    let system = system_python()?;
    // What an earlier version left behind goes first.
    shell::run(Command::new(system).args(["-m", "venv", "--clear"]).arg(venv)).context(
        "the virtual environment could not be made; on Debian and Ubuntu, install python3-venv",
    )?;
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    shell::run(install.arg("--requirement").arg(&pinned))?;
    fs::write(note, pinned_text)?;
    Ok(python)
}

/// The first Python that is new enough for the fuzzer.
fn system_python() -> Result<&'static str> {
    const NAMES: [&str; 7] =
        ["python3", "python", "py", "python3.14", "python3.13", "python3.12", "python3.11"];
    const SUFFICES: &str = "import sys; sys.exit(sys.version_info < (3, 11))";
    let suffices = |name: &&str| shell::succeeds(Command::new(name).args(["-c", SUFFICES]));
    NAMES.into_iter().find(suffices).with_context(|| {
        let how = if cfg!(windows) {
            "install it with `winget install Python.Python.3.13`"
        } else if cfg!(target_os = "macos") {
            "install it with `brew install python`, or from python.org"
        } else {
            "install python3 and python3-venv, or what your distribution calls them"
        };
        format!("the fuzzer needs Python 3.11 or later, and there is none: {how}")
    })
}

/// Different for every run by hand; nothing depends on its quality.
fn seed_of_the_moment() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    since.as_millis() as u64 % 1_000_000
}
