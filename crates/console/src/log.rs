//! The log: a rotating file in the data folder.
//!
//! Installed by the shell before anything else. What is logged is decided where it is logged, and
//! is clean by construction: errors are redacted where they are made, secrets cannot print
//! themselves. Absent: a global of this crate; the caller installs what [`subscriber`] gives.

use std::{
    fs::OpenOptions,
    io,
    path::{Path, PathBuf},
    sync::Mutex,
};

use file_rotate::{ContentLimit, FileRotate, compression::Compression, suffix::AppendCount};
use tracing::Subscriber;
use tracing_subscriber::EnvFilter;

use crate::store::files;

/// A log file is closed at this size and a new one begun; this many old ones are kept.
const BYTES: usize = 1 << 20;
const OLD_FILES: usize = 4;

/// What the product logs: its own steps, and only the troubles of others.
pub const DEFAULT_FILTER: &str = "warn,console=info,wazzup=info,partner_console_lib=info";

/// The log file of a data folder.
pub fn file(data_dir: &Path) -> PathBuf {
    data_dir.join("logs").join("console.log")
}

/// A subscriber that writes to the log file, making its folder (mode 0700, files 0600). `filter`
/// is in `EnvFilter`'s form, such as [`DEFAULT_FILTER`]; parts that make no sense are left out.
///
/// # Errors
/// When the folder cannot be made or written.
pub fn subscriber(data_dir: &Path, filter: &str) -> io::Result<impl Subscriber + Send + Sync> {
    let file = file(data_dir);
    files::private_folder(data_dir)?;
    files::private_folder(file.parent().unwrap_or(data_dir))?;
    files::private_file(&file)?;
    let mut open = OpenOptions::new();
    open.read(true).create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut open, 0o600);
    let writer = FileRotate::new(
        file,
        AppendCount::new(OLD_FILES),
        ContentLimit::BytesSurpassed(BYTES),
        Compression::None,
        Some(open),
    );
    Ok(tracing_subscriber::fmt()
        .with_ansi(false)
        .with_env_filter(EnvFilter::new(filter))
        .with_writer(Mutex::new(writer))
        .finish())
}
