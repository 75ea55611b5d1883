//! What stands in a vault entry of a client's permission: a refresh token bound to its server and
//! to the partner's number.
//!
//! Written and read by `grants`. The binding is the point, as with a login: a token is never sent
//! elsewhere, even if the store was edited.

use serde::{Deserialize, Serialize};
use wazzup::Sensitive;

/// A refresh token for one server and one number of the partner's.
#[derive(Clone, Deserialize)]
pub(crate) struct Permit {
    pub(crate) server: String,
    pub(crate) client_id: String,
    pub(crate) refresh_token: Sensitive<String>,
}

#[derive(Serialize)]
struct Written<'a> {
    server: &'a str,
    client_id: &'a str,
    refresh_token: &'a str,
}

impl Permit {
    /// The key of an account's entry. A profile's own entry is its id alone, which has no slash.
    pub(crate) fn key(profile_id: &str, account_id: &str) -> String {
        format!("{profile_id}/grant/{account_id}")
    }

    /// The text of the entry.
    pub(crate) fn to_entry(&self) -> Sensitive<String> {
        let Self { server, client_id, refresh_token } = self;
        let written = Written { server, client_id, refresh_token: refresh_token.expose() };
        // Three strings always serialise.
        Sensitive::new(serde_json::to_string(&written).unwrap_or_default())
    }

    /// The token of an entry, if it was given for this server and number.
    pub(crate) fn from_entry(
        entry: &Sensitive<String>,
        server: &str,
        client_id: &str,
    ) -> Option<Self> {
        let read: Self = serde_json::from_str(entry.expose()).ok()?;
        (read.server == server && read.client_id == client_id).then_some(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_serves_only_the_server_and_number_it_was_made_for() {
        let permit = Permit {
            server: "https://one.example".to_owned(),
            client_id: "partner-7".to_owned(),
            refresh_token: "r\"1".into(),
        };
        let entry = permit.to_entry();
        let back = Permit::from_entry(&entry, &permit.server, &permit.client_id).unwrap();
        assert!(back.refresh_token == permit.refresh_token);
        assert!(Permit::from_entry(&entry, "https://two.example", "partner-7").is_none());
        assert!(Permit::from_entry(&entry, "https://one.example", "partner-8").is_none());
        assert!(Permit::from_entry(&"plain".into(), "https://one.example", "partner-7").is_none());
    }
}
