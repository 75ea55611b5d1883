//! What the program may be started with.
//!
//! Called by `main.rs` and `lib.rs`. Absent: secrets; none is ever taken from the command line or
//! the environment.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

/// The arguments, read.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Launch {
    /// Where to keep everything, instead of the system's folder for it.
    pub folder: Option<PathBuf>,
    /// Start in the demo.
    pub demo: bool,
}

const USAGE: &str = "usage: partner-console [--demo] [--data-dir DIR]";

impl Launch {
    /// Reads the arguments after the program's name.
    ///
    /// # Errors
    /// A line that says what is not understood.
    pub fn from_arguments(arguments: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut launch = Self::default();
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                Some("--demo") => launch.demo = true,
                Some("--data-dir") => {
                    let folder = arguments.next().ok_or("--data-dir takes a folder")?;
                    launch.folder = Some(folder.into());
                }
                _ => return Err(format!("not understood: {}\n{USAGE}", argument.display())),
            }
        }
        Ok(launch)
    }

    /// The folder for the store, the log and the page's own data.
    ///
    /// # Errors
    /// When the system names no such folder, or the given one cannot be used.
    pub fn data_dir(&self) -> Result<PathBuf, String> {
        match &self.folder {
            Some(folder) => std::path::absolute(folder)
                .map_err(|problem| format!("--data-dir cannot be used: {problem}")),
            None => dirs::data_local_dir()
                .map(|base| base.join(Path::new("io.github.partner-console.desktop")))
                .ok_or_else(|| "the system names no folder for data; give --data-dir".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<Launch, String> {
        Launch::from_arguments(arguments.iter().map(OsString::from))
    }

    #[test]
    fn arguments_are_understood_or_named() {
        assert_eq!(read(&[]), Ok(Launch::default()));
        let all = read(&["--demo", "--data-dir", "/x"]).unwrap();
        assert_eq!(all, Launch { folder: Some("/x".into()), demo: true });
        assert!(read(&["--data-dir"]).unwrap_err().contains("takes a folder"));
        assert!(read(&["--password"]).unwrap_err().contains("--password"));
    }
}
