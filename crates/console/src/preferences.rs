//! How a person likes the application. Kept per installation, not per profile.
//!
//! Called by the shell. Absent: anything the page can find out by itself, such as its size.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{console::Console, error::Error, store::meta};

const KEY: &str = "preferences";

/// What a person chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Preferences {
    /// Light or dark.
    pub theme: Theme,
    /// Language of the interface, as a locale's name; none means the system's.
    pub language: Option<String>,
    /// The account looked at last.
    pub last_account: Option<String>,
    /// Order of the list of accounts, in the page's own words.
    pub accounts_sort: Option<String>,
    /// Whether the service may send codes and changes to this computer, where it can.
    pub events: bool,
    /// Whether all channels are looked at from time to time.
    pub watch: bool,
    /// Whether the system tells when a channel drops or works again.
    pub notify: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            language: None,
            last_account: None,
            accounts_sort: None,
            events: true,
            watch: true,
            notify: true,
        }
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system is.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Console {
    /// What the person chose; the defaults before that.
    pub async fn preferences_get(&self) -> Result<Preferences, Error> {
        let text = self.store().run(|c| meta::get(c, KEY)).await?;
        Ok(crate::store::from_json(text).unwrap_or_default())
    }

    /// Keeps a choice, whole.
    pub async fn preferences_set(&self, preferences: Preferences) -> Result<Preferences, Error> {
        let text = crate::store::to_json(&preferences)?;
        self.store().run(move |c| meta::set(c, KEY, &text)).await?;
        Ok(preferences)
    }
}
