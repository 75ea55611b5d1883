//! Rows of the journal of creations.
//!
//! Called by `creations`.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::{from_json, to_json};
use crate::creations::{Creation, CreationKind, CreationState};

/// An entry with what only the journal needs.
pub(crate) struct Entry {
    /// Whose.
    pub(crate) profile_id: String,
    /// What the page sees.
    pub(crate) creation: Creation,
    /// Every id there was before sending.
    pub(crate) snapshot: HashSet<String>,
}

const COLUMNS: &str = "creation_id, kind, state, at, name, form_json, account_id, channel_id,
    transport, value, candidates_json, looks_done, next_look_at, error_json, profile_id, snapshot_json";

/// Writes an intent.
pub(crate) fn insert(connection: &Connection, entry: &Entry) -> Result<()> {
    let creation = &entry.creation;
    connection.execute(
        "INSERT INTO creations (creation_id, profile_id, kind, state, at, snapshot_json)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            creation.creation_id,
            entry.profile_id,
            kind_word(creation.kind),
            state_word(creation.state),
            creation.at,
            to_json(&entry.snapshot)?,
        ],
    )?;
    update(connection, creation)
}

/// Writes how far an entry is.
pub(crate) fn update(connection: &Connection, creation: &Creation) -> Result<()> {
    connection
        .execute(
            "UPDATE creations SET state = ?2, name = ?3, form_json = ?4, account_id = ?5,
               channel_id = ?6, transport = ?7, candidates_json = ?8, looks_done = ?9,
               next_look_at = ?10, error_json = ?11, value = ?12
             WHERE creation_id = ?1",
            params![
                creation.creation_id,
                state_word(creation.state),
                creation.name,
                creation.form.as_ref().map(to_json).transpose()?,
                creation.account_id,
                creation.channel_id,
                creation.transport,
                to_json(&creation.candidates)?,
                creation.looks_done,
                creation.next_look_at,
                creation.error.as_ref().map(to_json).transpose()?,
                creation.value,
            ],
        )
        .map(drop)
}

/// One entry.
pub(crate) fn get(connection: &Connection, creation_id: &str) -> Result<Option<Entry>> {
    let sql = format!("SELECT {COLUMNS} FROM creations WHERE creation_id = ?1");
    connection.query_row(&sql, [creation_id], read_entry).optional()
}

/// A profile's entries that are not settled, oldest first.
pub(crate) fn open(connection: &Connection, profile_id: &str) -> Result<Vec<Creation>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM creations
         WHERE profile_id = ?1 AND state IN ('sending', 'unknown', 'not_seen')
         ORDER BY at, creation_id"
    );
    connection.prepare(&sql)?.query_map([profile_id], read)?.collect()
}

/// Ids of the accounts and channels a profile's entries are known to have made.
pub(crate) fn made(connection: &Connection, profile_id: &str) -> Result<HashSet<String>> {
    connection
        .prepare(
            "SELECT CASE kind WHEN 'channel' THEN channel_id ELSE account_id END
             FROM creations WHERE profile_id = ?1 AND state = 'created'
               AND kind IN ('account', 'channel')",
        )?
        .query_map([profile_id], |row| row.get::<_, Option<String>>(0))?
        .filter_map(Result::transpose)
        .collect()
}

fn read_entry(row: &Row<'_>) -> Result<Entry> {
    Ok(Entry {
        profile_id: row.get("profile_id")?,
        creation: read(row)?,
        snapshot: from_json(row.get("snapshot_json")?).unwrap_or_default(),
    })
}

fn read(row: &Row<'_>) -> Result<Creation> {
    Ok(Creation {
        creation_id: row.get("creation_id")?,
        kind: match row.get_ref("kind")?.as_str()? {
            "channel" => CreationKind::Channel,
            "waba_balance" => CreationKind::WabaBalance,
            _ => CreationKind::Account,
        },
        state: state_of(row.get_ref("state")?.as_str()?),
        at: row.get("at")?,
        name: row.get("name")?,
        form: from_json(row.get("form_json")?),
        account_id: row.get("account_id")?,
        channel_id: row.get("channel_id")?,
        transport: row.get("transport")?,
        value: row.get("value")?,
        candidates: from_json(row.get("candidates_json")?).unwrap_or_default(),
        looks_done: row.get("looks_done")?,
        next_look_at: row.get("next_look_at")?,
        error: from_json(row.get("error_json")?),
    })
}

fn kind_word(kind: CreationKind) -> &'static str {
    match kind {
        CreationKind::Account => "account",
        CreationKind::Channel => "channel",
        CreationKind::WabaBalance => "waba_balance",
    }
}

const STATES: [(&str, CreationState); 6] = [
    ("sending", CreationState::Sending),
    ("created", CreationState::Created),
    ("unknown", CreationState::Unknown),
    ("not_seen", CreationState::NotSeen),
    ("refused", CreationState::Refused),
    ("dismissed", CreationState::Dismissed),
];

fn state_word(state: CreationState) -> &'static str {
    STATES.iter().find(|(_, own)| *own == state).map_or("unknown", |(word, _)| word)
}

fn state_of(word: &str) -> CreationState {
    STATES.iter().find(|(own, _)| *own == word).map_or(CreationState::Unknown, |(_, state)| *state)
}
