//! What the project needs from the system, as a table: what for, how to see that it is there, and
//! what each Linux distribution calls it.
//!
//! `system` reads it. A C compiler is not in the table: without one this program could not have
//! been linked. Only the Debian column has been run; the others were written down without
//! trying them.

use crate::shell;

/// For which work a package is needed; a later kind includes the earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// Building the app and running it on a desktop.
    Build,
    /// Running it where there is no display or no session bus.
    Display,
    /// Driving it in tests, with a real Secret Service.
    Test,
}

/// How the presence of a package is seen.
pub(crate) enum Probe {
    /// A program of this name is found.
    Program(&'static str),
    /// pkg-config knows a library of this name.
    Library(&'static str),
    /// Fontconfig can offer at least one font; without any the window shows empty boxes.
    AnyFont,
    /// The accessibility bus can be started; without it GTK complains at every start.
    AccessibilityBus,
    /// A Python with everything that a virtual environment is made of.
    Python,
}

/// One thing the system must have.
pub(crate) struct Package {
    pub(crate) need: Need,
    pub(crate) why: &'static str,
    pub(crate) probe: Probe,
    pub(crate) apt: &'static str,
    pub(crate) dnf: &'static str,
    pub(crate) pacman: &'static str,
    pub(crate) zypper: &'static str,
}

/// Everything, in the order in which it is installed and named.
pub(crate) const PACKAGES: &[Package] = &[
    Package {
        need: Need::Build,
        why: "finds the C libraries during the build",
        probe: Probe::Program("pkg-config"),
        apt: "pkg-config",
        dnf: "pkgconf-pkg-config",
        pacman: "pkgconf",
        zypper: "pkgconf-pkg-config",
    },
    Package {
        need: Need::Build,
        why: "draws the window: the web view Tauri uses on Linux, with GTK",
        probe: Probe::Library("webkit2gtk-4.1"),
        apt: "libwebkit2gtk-4.1-dev",
        dnf: "webkit2gtk4.1-devel",
        pacman: "webkit2gtk-4.1",
        zypper: "pkgconfig(webkit2gtk-4.1)",
    },
    Package {
        need: Need::Display,
        why: "a display in memory, where there is no screen",
        probe: Probe::Program("Xvfb"),
        apt: "xvfb",
        dnf: "xorg-x11-server-Xvfb",
        pacman: "xorg-server-xvfb",
        zypper: "xorg-x11-server-Xvfb",
    },
    Package {
        need: Need::Display,
        why: "a session bus of its own, which ends with the app",
        probe: Probe::Program("dbus-daemon"),
        apt: "dbus",
        dnf: "dbus-daemon",
        pacman: "dbus",
        zypper: "dbus-1-daemon",
    },
    Package {
        need: Need::Display,
        why: "letters to draw with",
        probe: Probe::AnyFont,
        apt: "fonts-dejavu-core",
        dnf: "dejavu-sans-fonts",
        pacman: "ttf-dejavu",
        zypper: "dejavu-fonts",
    },
    Package {
        need: Need::Display,
        why: "the accessibility bus, which GTK asks for at every start",
        probe: Probe::AccessibilityBus,
        apt: "at-spi2-core",
        dnf: "at-spi2-core",
        pacman: "at-spi2-core",
        zypper: "at-spi2-core",
    },
    Package {
        need: Need::Test,
        why: "drives the real window in the tests",
        probe: Probe::Program("WebKitWebDriver"),
        apt: "webkit2gtk-driver",
        dnf: "/usr/bin/WebKitWebDriver",
        pacman: "webkitgtk-6.0",
        zypper: "/usr/bin/WebKitWebDriver",
    },
    Package {
        need: Need::Test,
        why: "asks that bus whether the keychain is there",
        probe: Probe::Program("dbus-send"),
        apt: "dbus",
        dnf: "dbus-tools",
        pacman: "dbus",
        zypper: "dbus-1-tools",
    },
    Package {
        need: Need::Test,
        why: "a real keychain (Secret Service) for the tests",
        probe: Probe::Program("gnome-keyring-daemon"),
        apt: "gnome-keyring",
        dnf: "gnome-keyring",
        pacman: "gnome-keyring",
        zypper: "gnome-keyring",
    },
    Package {
        need: Need::Test,
        why: "reads that keychain from outside the app",
        probe: Probe::Program("secret-tool"),
        apt: "libsecret-tools",
        dnf: "libsecret",
        pacman: "libsecret",
        zypper: "secret-tool",
    },
    Package {
        need: Need::Test,
        why: "makes the fuzzer's virtual environment",
        probe: Probe::Python,
        apt: "python3-venv",
        dnf: "python3",
        pacman: "python",
        zypper: "python3",
    },
];

impl Package {
    /// Whether the system has it, looked up anew at each call.
    pub(crate) fn present(&self) -> bool {
        match self.probe {
            Probe::Program(name) => shell::has(name),
            Probe::Library(name) => {
                shell::succeeds(shell::command("pkg-config").args(["--exists", name]))
            }
            Probe::AnyFont => {
                shell::output(&mut shell::command("fc-list")).is_ok_and(|fonts| !fonts.is_empty())
            }
            Probe::Python => {
                let parts = "import ensurepip, venv";
                shell::succeeds(shell::command("python3").args(["-c", parts]))
            }
            Probe::AccessibilityBus => {
                ["/usr/libexec", "/usr/lib", "/usr/lib/at-spi2-core", "/usr/libexec/at-spi2"]
                    .iter()
                    .any(|folder| std::path::Path::new(folder).join("at-spi-bus-launcher").exists())
            }
        }
    }
}
