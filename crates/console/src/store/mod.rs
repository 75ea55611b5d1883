//! The local store: one SQLite file for what is not secret.
//!
//! Opened by `Console::open`; each family of tables has its own file here. Rows of a partner carry
//! its profile id and go with the profile. Absent: passwords, tokens, webhook addresses, QR
//! payloads and message bodies; no table has a place for them.

pub(crate) mod accounts;
pub(crate) mod address_book;
pub(crate) mod bulk_journal;
pub(crate) mod bulk_people;
pub(crate) mod bulk_rows;
pub(crate) mod bulks;
pub(crate) mod cached_contacts;
pub(crate) mod cached_users;
pub(crate) mod channel_states;
pub(crate) mod connections;
pub(crate) mod contact_links;
pub(crate) mod creations;
pub(crate) mod files;
pub(crate) mod grants;
pub(crate) mod meta;
mod migrations;
pub(crate) mod people_lists;
pub(crate) mod profiles;
pub(crate) mod received;
pub(crate) mod role_templates;
pub(crate) mod search;
pub(crate) mod searched_accounts;
pub(crate) mod settings_history;
pub(crate) mod subscriptions;
pub(crate) mod sweeps;
pub(crate) mod v3_keys;

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use rusqlite::Connection;

use crate::error::Error;

/// Statements kept ready: what a search with every letter or a page of a long list asks is among
/// them.
const STATEMENTS: usize = 64;

/// The store, cheap to clone; one connection, used by one caller at a time.
#[derive(Clone)]
pub(crate) struct Store {
    connection: Arc<Mutex<Connection>>,
    set_aside: Option<Arc<PathBuf>>,
}

impl Store {
    /// Opens or makes the store in `folder` (mode 0700), bringing it to the present form. A file
    /// that is not a sound database is set aside under another name and a fresh one begun.
    /// `now` is epoch milliseconds. Fails when the folder cannot be used, or when the file was
    /// made by a newer version.
    pub(crate) fn open(folder: &Path, now: i64) -> Result<Self, Error> {
        files::private_folder(folder)?;
        let file = folder.join(files::NAME);
        let (connection, set_aside) = match open_sound(&file) {
            Ok(connection) => (connection, None),
            Err(error) if is_damage(&error) => {
                let aside = files::set_aside(&file, now)?;
                tracing::error!(%error, file = %files::name_of(&aside), "the store was damaged and set aside");
                (open_sound(&file)?, Some(Arc::new(aside)))
            }
            Err(error) => return Err(error.into()),
        };
        migrations::run(&connection, folder)?;
        searched_accounts::fill(&connection)?;
        Ok(Self { connection: Arc::new(Mutex::new(connection)), set_aside })
    }

    /// Where a damaged store was put at this start.
    pub(crate) fn set_aside(&self) -> Option<&Path> {
        self.set_aside.as_deref().map(PathBuf::as_path)
    }

    /// Runs `work` on the connection, on a thread that may block.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, Error> {
        let store = self.clone();
        tokio::task::spawn_blocking(move || store.run_now(work))
            .await
            .map_err(|_| Error::Internal("a piece of store work broke off".to_owned()))?
    }

    /// Runs `work` on this thread: for the start, before anybody waits.
    pub(crate) fn run_now<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, Error> {
        // A poisoned lock only says that another piece of work panicked; its transaction was
        // rolled back with it.
        let connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(work(&connection)?)
    }
}

fn open_sound(file: &Path) -> rusqlite::Result<Connection> {
    files::private_file(file).map_err(|error| {
        rusqlite::Error::ToSqlConversionFailure(Box::new(std::io::Error::from(error.kind())))
    })?;
    let connection = Connection::open(file)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" {
        return Ok(connection);
    }
    let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
    Err(rusqlite::Error::SqliteFailure(code, None))
}

fn is_damage(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    matches!(error.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase))
}

/// Reads a JSON column; what cannot be read any more counts as absent.
pub(crate) fn from_json<T: serde::de::DeserializeOwned>(text: Option<String>) -> Option<T> {
    text.and_then(|text| serde_json::from_str(&text).ok())
}

/// Writes a JSON column.
pub(crate) fn to_json<T: serde::Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_store_opens_anew_with_what_it_held() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), 1).unwrap();
        store.run_now(|c| meta::set(c, "key", "value")).unwrap();
        drop(store);
        let store = Store::open(folder.path(), 2).unwrap();
        assert_eq!(store.run_now(|c| meta::get(c, "key")).unwrap().as_deref(), Some("value"));
        assert_eq!(store.set_aside(), None);
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_a_fresh_one_begun() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(files::NAME), b"this is no database, by far").unwrap();
        let store = Store::open(folder.path(), 77).unwrap();
        let aside = store.set_aside().unwrap();
        assert_eq!(std::fs::read(aside).unwrap(), b"this is no database, by far");
        assert!(files::name_of(aside).contains("77"));
        store.run_now(|c| meta::set(c, "key", "value")).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_the_folder_or_its_files() {
        use std::os::unix::fs::PermissionsExt;
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("data");
        let store = Store::open(&folder, 1).unwrap();
        store.run_now(|c| meta::set(c, "key", "value")).unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700);
        let entries: Vec<_> =
            std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
        assert!(entries.len() >= 3, "the store, its log and its index: {entries:?}");
        for entry in entries {
            assert_eq!(mode(&entry), 0o600, "{}", entry.display());
        }
    }
}
