//! One app per data folder: a second start brings the first forward.
//!
//! Called by `run`. A lock on a file decides, because the system frees it after a crash; a local
//! socket, named after the folder, only carries the wish. Absent: any data over that socket.

use std::{
    fs::{File, TryLockError},
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::Path,
};

use interprocess::local_socket::{
    GenericNamespaced, Listener, ListenerOptions, Name, Stream, prelude::*,
};
use tauri::{AppHandle, Runtime};

use crate::window;

/// The claim on a data folder; it lasts as long as this does.
pub(crate) struct Instance {
    lock: File,
    listener: Option<Listener>,
}

/// Claims the folder, or, when another instance has it, asks that one forward and gives `None`.
pub(crate) fn claim(data_dir: &Path) -> io::Result<Option<Instance>> {
    make_private(data_dir)?;
    let lock = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(data_dir.join("instance.lock"))?;
    let name = name(data_dir)?;
    match lock.try_lock() {
        Ok(()) => {
            // Without the socket the app works all the same; only a second start stays silent.
            let listener = ListenerOptions::new().name(name).try_overwrite(true).create_sync().ok();
            Ok(Some(Instance { lock, listener }))
        }
        Err(TryLockError::WouldBlock) => {
            // That the other one is asked is all there is to it: the wish has no words.
            let _ = Stream::connect(name);
            Ok(None)
        }
        Err(TryLockError::Error(problem)) => Err(problem),
    }
}

/// Made for this person alone from the first moment; a folder that is there keeps its mode, and
/// the store sets it.
fn make_private(data_dir: &Path) -> io::Result<()> {
    let mut folder = std::fs::DirBuilder::new();
    folder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.create(data_dir)
}

fn name(data_dir: &Path) -> io::Result<Name<'static>> {
    let mut hasher = DefaultHasher::new();
    data_dir.canonicalize()?.hash(&mut hasher);
    format!("partner-console-{:016x}.sock", hasher.finish()).to_ns_name::<GenericNamespaced>()
}

impl Instance {
    /// Brings the window forward at every wish, until the process ends.
    pub(crate) fn watch<R: Runtime>(self, app: &AppHandle<R>) {
        let app = app.clone();
        std::thread::spawn(move || {
            let _held = self.lock;
            let Some(listener) = self.listener else {
                loop {
                    std::thread::park();
                }
            };
            for _wish in listener.incoming() {
                window::forward(&app);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_claimed_once_and_free_again_afterwards() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let first = claim(one.path()).unwrap().expect("the folder was free");
        assert!(claim(one.path()).unwrap().is_none(), "a second start claimed it too");
        let wish = first.listener.as_ref().unwrap().accept();
        assert!(wish.is_ok(), "the first was not asked forward");
        assert!(claim(other.path()).unwrap().is_some(), "another folder is another app");
        drop(first);
        assert!(claim(one.path()).unwrap().is_some(), "the claim outlived its holder");
    }
}
