//! The forms the store has had, in order; each one a step in SQL.
//!
//! Called once by the store when it opens. A step that was ever released is never edited: a
//! change is a new step. Absent: steps back; the copy made before each run serves for that.

use std::path::Path;

use rusqlite::Connection;

use super::files;
use crate::error::Error;

/// Step n brings the store from version n to n + 1.
const STEPS: &[&str] = &[
    include_str!("migrations/001.sql"),
    include_str!("migrations/002.sql"),
    include_str!("migrations/003.sql"),
    include_str!("migrations/004.sql"),
    include_str!("migrations/005.sql"),
    include_str!("migrations/006.sql"),
    include_str!("migrations/007.sql"),
    include_str!("migrations/008.sql"),
];

/// Brings the store to the present version, keeping a copy of it as it was.
pub(super) fn run(connection: &Connection, folder: &Path) -> Result<(), Error> {
    run_steps(connection, folder, STEPS)
}

fn run_steps(connection: &Connection, folder: &Path, steps: &[&str]) -> Result<(), Error> {
    let version: usize = connection
        .pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))
        .map(|version| usize::try_from(version).unwrap_or(usize::MAX))?;
    if version > steps.len() {
        return Err(Error::Store("made by a newer version of the console".to_owned()));
    }
    if version == steps.len() {
        return Ok(());
    }
    if version > 0 {
        copy(connection, folder, version)?;
    }
    for (index, step) in steps.iter().enumerate().skip(version) {
        let transaction = connection.unchecked_transaction()?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", index as i64 + 1)?;
        transaction.commit()?;
    }
    Ok(())
}

/// Writes the whole store as it is into a file that names its version. An older copy of the same
/// version is a run that broke off, and is replaced.
fn copy(connection: &Connection, folder: &Path, version: usize) -> Result<(), Error> {
    let copy = folder.join(format!("console.version-{version}.sqlite3"));
    match std::fs::remove_file(&copy) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    files::private_file(&copy)?; // VACUUM INTO takes an empty file, and so keeps the mode
    connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "CREATE TABLE notes (note TEXT); INSERT INTO notes VALUES ('kept')";
    const SECOND: &str = "ALTER TABLE notes ADD COLUMN at INTEGER";
    const BROKEN: &str = "ALTER TABLE notes ADD COLUMN by TEXT; THIS IS NO SQL";

    fn open(folder: &Path) -> Connection {
        Connection::open(folder.join(files::NAME)).unwrap()
    }

    fn version(connection: &Connection) -> i64 {
        connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_copy_of_the_old_form_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let connection = open(folder.path());
        run_steps(&connection, folder.path(), &[FIRST]).unwrap();
        let copy = folder.path().join("console.version-1.sqlite3");
        assert!(!copy.exists(), "nothing to copy before the first step");
        run_steps(&connection, folder.path(), &[FIRST, SECOND]).unwrap();
        assert_eq!(version(&connection), 2);
        let copy = Connection::open(copy).unwrap();
        assert_eq!(version(&copy), 1);
        let note: String = copy.query_row("SELECT note FROM notes", [], |row| row.get(0)).unwrap();
        assert_eq!(note, "kept");
    }

    #[test]
    fn a_step_that_fails_changes_nothing_and_may_be_tried_again() {
        let folder = tempfile::tempdir().unwrap();
        let connection = open(folder.path());
        run_steps(&connection, folder.path(), &[FIRST]).unwrap();
        run_steps(&connection, folder.path(), &[FIRST, BROKEN]).unwrap_err();
        assert_eq!(version(&connection), 1);
        connection.query_row("SELECT by FROM notes", [], |_| Ok(())).unwrap_err();
        run_steps(&connection, folder.path(), &[FIRST, SECOND]).unwrap();
        assert_eq!(version(&connection), 2);
    }

    #[test]
    fn the_state_kept_before_the_last_writing_of_settings_goes_into_the_history() {
        let folder = tempfile::tempdir().unwrap();
        let connection = open(folder.path());
        run_steps(&connection, folder.path(), &STEPS[..5]).unwrap();
        connection
            .execute_batch(
                "INSERT INTO profiles (profile_id, server, email, kind, saved, created_at)
                   VALUES ('p', 's', 'e', 'partner', 0, 1);
                 INSERT INTO settings_before (profile_id, account_id, at, settings_json)
                   VALUES ('p', 'a', 7, '{}');",
            )
            .unwrap();
        run_steps(&connection, folder.path(), STEPS).unwrap();
        let sql = "SELECT profile_id || account_id || at || outcome || before || typeof(after)
                   FROM settings_changes";
        let kept: String = connection.query_row(sql, [], |row| row.get(0)).unwrap();
        assert_eq!(kept, "pa7unknown{}null");
    }

    #[test]
    fn a_newer_store_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let connection = open(folder.path());
        run_steps(&connection, folder.path(), &[FIRST, SECOND]).unwrap();
        let error = run_steps(&connection, folder.path(), &[FIRST]).unwrap_err();
        assert!(error.to_string().contains("newer"), "{error}");
    }
}
