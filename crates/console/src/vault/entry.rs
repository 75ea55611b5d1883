//! What stands in a vault entry: a login bound to its server.
//!
//! Written and read by `sign_in`. The binding is the point: a password is never sent to a server
//! or under an e-mail other than the one it was typed for, even if the store was edited.

use serde::{Deserialize, Serialize};
use wazzup::Sensitive;

/// E-mail and password for one server.
#[derive(Clone)]
pub(crate) struct Login {
    pub(crate) server: String,
    pub(crate) email: String,
    pub(crate) password: Sensitive<String>,
}

#[derive(Serialize)]
struct Written<'a> {
    server: &'a str,
    email: &'a str,
    password: &'a str,
}

#[derive(Deserialize)]
struct Read {
    server: String,
    email: String,
    password: Sensitive<String>,
}

impl Login {
    /// The text of the entry.
    pub(crate) fn to_entry(&self) -> Sensitive<String> {
        let written =
            Written { server: &self.server, email: &self.email, password: self.password.expose() };
        // Three strings always serialise.
        Sensitive::new(serde_json::to_string(&written).unwrap_or_default())
    }

    /// The login of an entry, if it was typed for this server and e-mail.
    pub(crate) fn from_entry(entry: &Sensitive<String>, server: &str, email: &str) -> Option<Self> {
        let read: Read = serde_json::from_str(entry.expose()).ok()?;
        (read.server == server && read.email == email).then(|| Self {
            server: read.server,
            email: read.email,
            password: read.password,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_serves_only_the_login_it_was_made_for() {
        let login = Login {
            server: "https://one.example".to_owned(),
            email: "a@b.example".to_owned(),
            password: Sensitive::new("pa\"ss\\wörd".to_owned()),
        };
        let entry = login.to_entry();
        let back = Login::from_entry(&entry, &login.server, &login.email).unwrap();
        assert!(back.password == login.password);
        assert!(Login::from_entry(&entry, "https://two.example", &login.email).is_none());
        assert!(Login::from_entry(&entry, &login.server, "c@d.example").is_none());
        assert!(Login::from_entry(&"plain".into(), &login.server, &login.email).is_none());
    }
}
