//! Profiles: partner logins on servers, as the page and the store know them.
//!
//! Made by `sign_in`, kept by `store/profiles.rs`. Absent: the password; a profile only says where
//! it is.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A partner's login on a server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Profile {
    /// Its id, made here.
    pub profile_id: String,
    /// The server's origin, such as `https://tech.wazzup24.com`.
    pub server: String,
    /// The login.
    pub email: String,
    /// A partner's own, or the demo's.
    pub kind: ProfileKind,
    /// Where the password is.
    pub secret: SecretPlace,
    /// What the person calls it.
    pub label: Option<String>,
    /// The partner's number at the service, once typed (API reference 3.5).
    pub client_id: Option<String>,
    /// Where a browser returns to with a client's permission, once typed.
    pub redirect_uri: Option<String>,
}

/// What a profile is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProfileKind {
    /// A partner's own login.
    #[default]
    Partner,
    /// The demo's, on the server inside the application.
    Demo,
}

/// Where a profile's password is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SecretPlace {
    /// In the system's keychain.
    Keychain,
    /// In memory, until the program ends.
    ThisRun,
    /// Nowhere: signed out, it must be typed.
    Missing,
}
