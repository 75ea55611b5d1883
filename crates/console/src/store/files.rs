//! The store's files: their names, and who may read them.
//!
//! Called by the store and its migrations, and by the log for its folder. Absent: access lists on
//! Windows, where the folder of the person's own profile is private already.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The store's name in the data folder.
pub(crate) const NAME: &str = "console.sqlite3";

/// Makes `folder` if needed and closes it to everybody else (mode 0700).
pub(crate) fn private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    restrict(folder, 0o700)
}

/// Makes `file` if needed, for its owner only (mode 0600); SQLite gives its side files the same.
pub(crate) fn private_file(file: &Path) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?;
    restrict(file, 0o600)
}

/// Moves a damaged store and its side files away, under a name with the time; gives the new name.
pub(crate) fn set_aside(file: &Path, now: i64) -> io::Result<PathBuf> {
    let aside = file.with_file_name(format!("console.damaged-{now}.sqlite3"));
    fs::rename(file, &aside)?;
    for ending in ["-wal", "-shm"] {
        let side = |path: &Path| PathBuf::from(format!("{}{ending}", path.display()));
        match fs::rename(side(file), side(&aside)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(aside)
}

/// The last part of a path, for the log: the rest may carry a person's name.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(unix)]
fn restrict(path: &Path, mode: u32) -> io::Result<()> {
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode))
}

#[cfg(not(unix))]
fn restrict(_path: &Path, _mode: u32) -> io::Result<()> {
    Ok(())
}
