//! The surroundings a desktop program expects on Linux: a display, a session bus and a keychain,
//! made when they are lacking and ended with this program.
//!
//! `demo` asks for what is missing, `test`, `tour` and `bench` for a whole session that shares
//! nothing with the person's own. Everything runs as a direct child and its readiness is asked
//! for, not waited out.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::shell;

/// Width, height and colour depth of a display made here.
const SCREEN: &str = "1920x1200x24";
/// Unlocks the keychain of a test session, which is made for one run and deleted after it.
const KEYCHAIN_PASSWORD: &[u8] = b"of-this-run-only";
/// The longest a part of the session may take to come up, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// A session: the environment that leads programs into it, and its parts, ended on drop.
#[derive(Default)]
pub(crate) struct Session {
    environment: Vec<(&'static str, OsString)>,
    // Dropped in this order: each part before what it needs, the folders last.
    children: Vec<Guarded>,
    folders: Option<TempDir>,
}

impl Session {
    /// Adds what the person's own session lacks; nothing on a complete desktop.
    ///
    /// # Errors
    /// When a part does not come up.
    pub(crate) fn complete() -> Result<Self> {
        let mut session = Self::default();
        if !cfg!(target_os = "linux") {
            return Ok(session);
        }
        if !has_display() {
            session.start_display()?;
        }
        if !has_bus() {
            session.start_bus()?;
        }
        Ok(session)
    }

    /// Makes a session with its own display, bus, unlocked keychain and folders.
    ///
    /// # Errors
    /// When a part does not come up.
    pub(crate) fn isolated() -> Result<Self> {
        let mut session = Self::default();
        let folders = tempfile::tempdir().context("could not make a temporary folder")?;
        for (variable, name) in [
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_RUNTIME_DIR", "runtime"),
        ] {
            let folder = folders.path().join(name);
            make_private(&folder)?;
            session.environment.push((variable, folder.into()));
        }
        session.folders = Some(folders);
        session.start_display()?;
        session.start_bus()?;
        session.start_keychain()?;
        Ok(session)
    }

    /// The display made here, such as `:99`.
    pub(crate) fn display(&self) -> Option<&OsStr> {
        self.environment.iter().find(|(name, _)| *name == "DISPLAY").map(|(_, value)| &**value)
    }

    /// Leads a program into this session.
    pub(crate) fn enter<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        if self.display().is_some() {
            // Toolkits prefer Wayland, so a person's own would win over the display made here.
            command.env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11");
        }
        command.envs(self.environment.iter().map(|(name, value)| (name, value)))
    }

    fn start_display(&mut self) -> Result<()> {
        // The server picks a free number itself, so that two sessions never collide.
        let mut xvfb = bound_to_us("Xvfb");
        xvfb.args(["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"]);
        xvfb.stderr(Stdio::null());
        let number = self.start(&mut xvfb)?.read_line().context("Xvfb gave no display")?;
        self.environment.push(("DISPLAY", format!(":{number}").into()));
        Ok(())
    }

    fn start_bus(&mut self) -> Result<()> {
        let mut bus = bound_to_us("dbus-daemon");
        bus.args(["--session", "--nofork", "--nopidfile", "--nosyslog", "--print-address=1"]);
        bus.stderr(Stdio::null());
        let address = self.start(&mut bus)?.read_line().context("the bus gave no address")?;
        self.environment.push(("DBUS_SESSION_BUS_ADDRESS", address.into()));
        Ok(())
    }

    fn start_keychain(&mut self) -> Result<()> {
        let mut keychain = bound_to_us("gnome-keyring-daemon");
        keychain.args(["--foreground", "--unlock", "--components=secrets"]);
        keychain.stdin(Stdio::piped()).stderr(Stdio::null());
        let child = self.start(&mut keychain)?;
        let mut input = child.0.stdin.take().context("the keychain takes no password")?;
        input.write_all(KEYCHAIN_PASSWORD)?;
        drop(input);

        let started = Instant::now();
        while !self.secrets_are_served() {
            if started.elapsed() > PATIENCE {
                bail!("the keychain did not appear on the session bus");
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Asks the bus itself: a call to the service would start a second, locked keychain.
    fn secrets_are_served(&self) -> bool {
        let mut question = shell::command("dbus-send");
        question.args([
            "--session",
            "--print-reply=literal",
            "--dest=org.freedesktop.DBus",
            "/org/freedesktop/DBus",
            "org.freedesktop.DBus.NameHasOwner",
            "string:org.freedesktop.secrets",
        ]);
        shell::output(self.enter(&mut question)).is_ok_and(|answer| answer.contains("true"))
    }

    fn start(&mut self, command: &mut Command) -> Result<&mut Guarded> {
        let shown = shell::show(command);
        let child = self
            .enter(command)
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("could not start {shown}"))?;
        self.children.insert(0, Guarded(child));
        Ok(&mut self.children[0])
    }
}

/// Whether the person has a display, of either kind.
pub(crate) fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| is_set(name))
}

fn has_bus() -> bool {
    is_set("DBUS_SESSION_BUS_ADDRESS")
        || env::var_os("XDG_RUNTIME_DIR")
            .is_some_and(|folder| Path::new(&folder).join("bus").exists())
}

fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// A program that the kernel ends when this one ends, however that comes about.
fn bound_to_us(program: &str) -> Command {
    if !shell::has("setpriv") {
        return shell::command(program);
    }
    let mut command = shell::command("setpriv");
    command.args(["--pdeathsig", "TERM", program]);
    command
}

fn make_private(folder: &Path) -> Result<()> {
    std::fs::create_dir(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The bus and the keychain refuse a runtime folder that others can read.
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// A child that does not outlive the session.
struct Guarded(Child);

impl Guarded {
    /// The first line it prints. Its end, too, ends the wait.
    fn read_line(&mut self) -> Result<String> {
        let output = self.0.stdout.take().context("its output is not read")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        let line = line.trim();
        if line.is_empty() {
            bail!("it ended at once");
        }
        Ok(line.to_owned())
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        // TERM first: the X server removes its lock file and socket on it, but not on KILL.
        let pid = self.0.id().to_string();
        if shell::succeeds(shell::command("kill").args(["-TERM", &pid])) {
            let asked = Instant::now();
            while asked.elapsed() < Duration::from_secs(3) {
                if !matches!(self.0.try_wait(), Ok(None)) {
                    return;
                }
                thread::sleep(Duration::from_millis(20));
            }
        }
        // It may have ended meanwhile; either way it is gone afterwards.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
