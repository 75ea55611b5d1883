//! The history of an account's settings: every writing from here, with what was there before and
//! after.
//!
//! Called by the shell, and by `update`, which writes it. Absent: restoring. An earlier state is
//! written as any other, by the page's staged changes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Settings, SettingsDifference, SettingsWritten,
    compare::{Against, compared, differences},
};
use crate::{
    console::Console,
    error::Error,
    session::Session,
    store::settings_history::{self, Kept},
};

/// One writing of the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettingsChange {
    /// Its number.
    #[ts(type = "number")]
    pub change_id: i64,
    /// When it was sent, epoch milliseconds.
    #[ts(type = "number")]
    pub at: i64,
    /// How it ended.
    pub outcome: SettingsWritten,
    /// In how many places the settings were changed, or should have been.
    pub places: u32,
}

/// One writing of the settings in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettingsChangeRead {
    /// When it was sent, epoch milliseconds.
    #[ts(type = "number")]
    pub at: i64,
    /// The settings before.
    pub before: Settings,
    /// The settings as they were read back; while the outcome is unknown, as they were sent.
    pub after: Settings,
    /// Every place that changed or should have: seen is before, now is after, wanted is what was
    /// sent.
    pub differences: Vec<SettingsDifference>,
}

impl Console {
    /// Every writing of an account's settings from here that was not certainly refused, the newest
    /// first.
    pub async fn settings_history(&self, account_id: &str) -> Result<Vec<SettingsChange>, Error> {
        let (profile, account) = (self.session()?.profile.profile_id, account_id.to_owned());
        self.store().run(move |c| settings_history::list(c, &profile, &account)).await
    }

    /// One writing of the settings in full.
    ///
    /// # Errors
    /// `NotFound` for a number this account's history does not have.
    pub async fn settings_change(
        &self,
        account_id: &str,
        change_id: i64,
    ) -> Result<SettingsChangeRead, Error> {
        let (profile, account) = (self.session()?.profile.profile_id, account_id.to_owned());
        let get = move |c: &_| settings_history::get(c, &profile, &account, change_id);
        let kept = self.store().run(get).await?.ok_or(Error::NotFound("change of settings"))?;
        let Kept { at, before, wanted, after, .. } = kept;
        // While it is not known what is there now, what was sent stands for it; and what an
        // earlier version sent is not known, so what was read afterwards stands for that.
        let after = after.or_else(|| wanted.clone()).unwrap_or_else(|| before.clone());
        let wanted = wanted.unwrap_or_else(|| after.clone());
        let differences = differences(&before, &after, &wanted, Against::Both);
        Ok(SettingsChangeRead { at, before, after, differences })
    }

    /// Settles the writings whose end was not seen, by what is there now. The caller holds the
    /// account's lock since before it read that: none of them is on its way.
    pub(super) async fn settings_settle(
        &self,
        session: &Session,
        account_id: &str,
        now: &Settings,
    ) -> Result<(), Error> {
        let (profile, account) = (session.profile.profile_id.clone(), account_id.to_owned());
        let now = now.clone();
        let settle = move |c: &rusqlite::Connection| {
            for kept in settings_history::unsettled(c, &profile, &account)? {
                let outcome = outcome(&kept, &now);
                let wanted = kept.wanted.as_ref().unwrap_or(&now);
                let places = places(&kept.before, &now, wanted);
                settings_history::settle(c, kept.change_id, outcome, places, &now)?;
            }
            Ok(())
        };
        self.store().run(settle).await
    }
}

/// How a writing ended that left the settings as they are `now`.
fn outcome(kept: &Kept, now: &Settings) -> SettingsWritten {
    match &kept.wanted {
        Some(wanted) => compared(&kept.before, now, wanted).outcome,
        None if now.is_same(&kept.before) => SettingsWritten::NotSaved,
        None => SettingsWritten::Saved,
    }
}

/// In how many places settings changed, or should have.
pub(super) fn places(before: &Settings, after: &Settings, wanted: &Settings) -> u32 {
    let places = differences(before, after, wanted, Against::Both).len();
    u32::try_from(places).unwrap_or(u32::MAX)
}
