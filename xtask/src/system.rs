//! Brings the system to what the project needs: names what is missing and why, and installs it
//! where a package manager is known.
//!
//! `setup`, `demo`, `test`, `tour` and `bench` call it. It changes nothing that is already there.

use anyhow::{Result, bail};

use crate::packages::{Need, PACKAGES, Package};
use crate::shell;

/// Makes sure that everything up to `need` is installed.
///
/// # Errors
/// When something is missing and cannot be installed from here; the text then says what to do.
pub(crate) fn ensure(need: Need) -> Result<()> {
    if cfg!(target_os = "linux") {
        ensure_linux(need)
    } else if cfg!(windows) {
        ensure_windows()
    } else {
        ensure_macos()
    }
}

fn missing(need: Need) -> Vec<&'static Package> {
    PACKAGES.iter().filter(|package| package.need <= need && !package.present()).collect()
}

fn ensure_linux(need: Need) -> Result<()> {
    let wanted = missing(need);
    if wanted.is_empty() {
        println!("  The system has everything needed.");
        return Ok(());
    }
    let Some(manager) = Manager::detect() else {
        for package in &wanted {
            println!("  missing: {} ({})", package.apt, package.why);
        }
        bail!(
            "none of apt-get, dnf, pacman and zypper was found: \
             please install the packages above (Debian's names) by hand"
        );
    };
    for package in &wanted {
        println!("  missing: {} ({})", manager.name_of(package), package.why);
    }
    manager.install(&wanted.iter().map(|package| manager.name_of(package)).collect::<Vec<_>>())?;

    let still = missing(need);
    if !still.is_empty() {
        let names: Vec<_> = still.iter().map(|package| manager.name_of(package)).collect();
        bail!("installed, but still not found: {}", names.join(", "));
    }
    Ok(())
}

/// A package manager this program can drive.
#[derive(Clone, Copy)]
enum Manager {
    Apt,
    Dnf,
    Pacman,
    Zypper,
}

impl Manager {
    fn detect() -> Option<Self> {
        [
            ("apt-get", Self::Apt),
            ("dnf", Self::Dnf),
            ("pacman", Self::Pacman),
            ("zypper", Self::Zypper),
        ]
        .into_iter()
        .find_map(|(program, manager)| shell::has(program).then_some(manager))
    }

    fn name_of(self, package: &Package) -> &'static str {
        match self {
            Self::Apt => package.apt,
            Self::Dnf => package.dnf,
            Self::Pacman => package.pacman,
            Self::Zypper => package.zypper,
        }
    }

    /// The command lines, one after the other, that install without asking.
    fn command_lines(self) -> &'static [&'static [&'static str]] {
        match self {
            // A fresh machine has empty package lists, and an old one stale ones: update first.
            Self::Apt => &[
                &["apt-get", "update", "-q"],
                &["apt-get", "install", "-y", "-q", "--no-install-recommends"],
            ],
            Self::Dnf => &[&["dnf", "install", "-y", "--setopt=install_weak_deps=False"]],
            // pacman supports no partial upgrades, so the whole system comes along.
            Self::Pacman => &[&["pacman", "-Syu", "--needed", "--noconfirm"]],
            Self::Zypper => &[&["zypper", "--non-interactive", "install", "--no-recommends"]],
        }
    }

    fn install(self, names: &[&str]) -> Result<()> {
        let lines = self.command_lines();
        let root = shell::output(shell::command("id").arg("-u")).is_ok_and(|id| id == "0");
        if !root && !shell::has("sudo") {
            let mut shown: Vec<String> = lines.iter().map(|line| line.join(" ")).collect();
            if let Some(last) = shown.last_mut() {
                *last = format!("{last} {}", names.join(" "));
            }
            bail!(
                "installing needs root, and there is no sudo. As root, run:\n  {}",
                shown.join(" && ")
            );
        }
        for (position, line) in lines.iter().enumerate() {
            // `env` carries the variable through sudo, which drops it from the environment.
            let mut words = if root { vec![] } else { vec!["sudo"] };
            words.extend(["env", "DEBIAN_FRONTEND=noninteractive"]);
            words.extend(*line);
            if position + 1 == lines.len() {
                words.extend(names);
            }
            shell::run(shell::command(words[0]).args(&words[1..]))?;
        }
        Ok(())
    }
}

/// WebView2 comes with Windows 11 and with Edge; the C build tools are there, for this program
/// was linked with them.
fn ensure_windows() -> Result<()> {
    const CLIENT: &str = r"Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    let installed =
        [r"HKLM\SOFTWARE\WOW6432Node", r"HKLM\SOFTWARE", r"HKCU\Software"].iter().any(|hive| {
            let key = format!(r"{hive}\{CLIENT}");
            shell::succeeds(shell::command("reg").args(["query", &key, "/v", "pv"]))
        });
    if !installed {
        bail!(
            "the WebView2 runtime is missing: install it with \
             `winget install Microsoft.EdgeWebView2Runtime`, then run this again"
        );
    }
    println!("  The system has everything needed.");
    Ok(())
}

/// WebKit is part of macOS; only the command line tools can be missing.
fn ensure_macos() -> Result<()> {
    if !shell::succeeds(shell::command("xcode-select").arg("-p")) {
        bail!(
            "the Xcode command line tools are missing: \
             run `xcode-select --install`, then run this again"
        );
    }
    println!("  The system has everything needed.");
    Ok(())
}
