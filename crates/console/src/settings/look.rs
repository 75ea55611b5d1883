//! Looking what became of a writing whose end was not seen.
//!
//! Called by the shell when the person asks. Absent: writing anything to the server.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use wazzup::AccountId;

use super::{
    Settings, SettingsDifference, SettingsWritten,
    compare::{Compared, compared},
    read,
};
use crate::{console::Console, error::Error};

/// What is there of settings that may have been written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettingsLooked {
    /// Saved: every change is there. Not saved: none is. Differs: some are, or something else is.
    pub outcome: SettingsWritten,
    /// As they are now.
    pub settings: Settings,
    /// What the person changed and is not as wanted: still as it was, or something third.
    pub differences: Vec<SettingsDifference>,
    /// What the person left as it was and is otherwise now.
    pub taken_over: Vec<SettingsDifference>,
}

impl Console {
    /// What is there of a writing: `seen` is what the person saw when deciding, `wanted` what was
    /// sent. A writing that is on its way is waited for.
    pub async fn settings_look(
        &self,
        account_id: &str,
        seen: Settings,
        wanted: Settings,
    ) -> Result<SettingsLooked, Error> {
        let session = self.session()?;
        let account = &AccountId::from(account_id);
        let lock = self.inner.settings_locks.of(&session.profile.profile_id, account);
        let _turn = lock.lock().await;
        let settings = read(&session, account).await?;
        self.settings_settle(&session, account_id, &settings).await?;
        let Compared { outcome, differences, taken_over } = compared(&seen, &settings, &wanted);
        Ok(SettingsLooked { outcome, settings, differences, taken_over })
    }
}
