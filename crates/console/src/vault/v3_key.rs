//! What stands in a vault entry of an account's key of the public API v3: the key, bound to the
//! server it was typed for.
//!
//! Written and read by `v3_keys`. The binding is the point, as with a login: a key is never sent
//! elsewhere, even if the store was edited.

use serde::{Deserialize, Serialize};
use wazzup::Sensitive;

/// A key for one server.
pub(crate) struct V3Key {
    pub(crate) server: String,
    pub(crate) key: Sensitive<String>,
}

#[derive(Serialize)]
struct Written<'a> {
    server: &'a str,
    key: &'a str,
}

#[derive(Deserialize)]
struct Read {
    server: String,
    key: Sensitive<String>,
}

impl V3Key {
    /// The name of an account's entry. A profile's own entry is its id alone, which has no slash.
    pub(crate) fn entry_name(profile_id: &str, account_id: &str) -> String {
        format!("{profile_id}/v3/{account_id}")
    }

    /// The text of the entry.
    pub(crate) fn to_entry(&self) -> Sensitive<String> {
        let written = Written { server: &self.server, key: self.key.expose() };
        // Two strings always serialise.
        Sensitive::new(serde_json::to_string(&written).unwrap_or_default())
    }

    /// The key of an entry, if it was typed for this server.
    pub(crate) fn from_entry(entry: &Sensitive<String>, server: &str) -> Option<Self> {
        let read: Read = serde_json::from_str(entry.expose()).ok()?;
        (read.server == server).then_some(Self { server: read.server, key: read.key })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_serves_only_the_server_it_was_made_for() {
        let key = V3Key { server: "https://one.example".to_owned(), key: "k\"1".into() };
        let entry = key.to_entry();
        assert!(V3Key::from_entry(&entry, "https://one.example").unwrap().key == key.key);
        assert!(V3Key::from_entry(&entry, "https://two.example").is_none());
        assert!(V3Key::from_entry(&"plain".into(), "https://one.example").is_none());
    }
}
