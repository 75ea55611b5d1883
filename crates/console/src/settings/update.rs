//! Writing the settings: looked at just before, written whole, read back and compared.
//!
//! Called by the shell. Between the look and the write lies one round trip in which somebody else
//! could still write; the service offers nothing against that, so the state before goes into the
//! history before anything is sent. Absent: taking the answer's word for what was written.

use std::collections::HashSet;

use wazzup::AccountId;

use super::{
    Settings, SettingsConflict, SettingsUpdated, SettingsWritten,
    compare::{Against, Compared, compared, differences},
    history::places,
    read,
};
use crate::{
    checks::Checks,
    console::Console,
    error::{Error, FieldRule, UiError},
    session::Session,
    store::settings_history,
};

/// The roles there are (reference 6.2).
pub(crate) const ROLES: [&str; 3] = ["seller", "manager", "auditor"];

impl Console {
    /// Writes the settings as `wanted`, whole. `seen` is what the person saw when deciding: with
    /// anything else there now, nothing is written. One at a time per account.
    ///
    /// # Errors
    /// `Invalid` before anything is sent; `SettingsChanged` with what differs from `seen`; a
    /// refusal; `OutcomeUnknown` when what was sent cannot be read back: the history then settles
    /// it at the next reading.
    pub async fn settings_update(
        &self,
        account_id: &str,
        seen: Settings,
        wanted: Settings,
    ) -> Result<SettingsUpdated, Error> {
        checked(&seen, &wanted)?;
        let session = self.session()?;
        let account = &AccountId::from(account_id);
        let lock = self.inner.settings_locks.of(&session.profile.profile_id, account);
        let _turn = lock.lock().await;
        let before = read(&session, account).await?;
        if !before.is_same(&seen) {
            return Err(Error::SettingsChanged(Box::new(SettingsConflict {
                differences: differences(&seen, &before, &wanted, Against::Seen),
                settings: before,
            })));
        }
        self.settings_settle(&session, account_id, &before).await?;
        let change_id = self.settings_keep(&session, account_id, &before, &wanted).await?;
        let error = match write(&session, account, &wanted).await {
            Ok(()) => None,
            Err(error) if is_certain(&error) => {
                let removed = self.store().run(move |c| settings_history::remove(c, change_id));
                noted(removed.await);
                return Err(error);
            }
            Err(error) => Some(UiError::from(error)),
        };
        // A failure to read now must not sound as if nothing had been sent.
        let lost = |error: Error| wazzup::Error::OutcomeUnknown { text: error.to_string() };
        let settings = read(&session, account).await.map_err(lost)?;
        let Compared { outcome, differences, taken_over } = compared(&before, &settings, &wanted);
        // An answer that was a yes was no lost one.
        let outcome = match outcome {
            SettingsWritten::NotSaved if error.is_none() => SettingsWritten::Differs,
            outcome => outcome,
        };
        let (places, after) = (places(&before, &settings, &wanted), settings.clone());
        let settled = self
            .store()
            .run(move |c| settings_history::settle(c, change_id, outcome, places, &after));
        noted(settled.await);
        Ok(SettingsUpdated { outcome, settings, before, differences, taken_over, error })
    }

    /// Keeps what is about to be written, with what it replaces.
    async fn settings_keep(
        &self,
        session: &Session,
        account_id: &str,
        before: &Settings,
        wanted: &Settings,
    ) -> Result<i64, Error> {
        let (profile, account) = (session.profile.profile_id.clone(), account_id.to_owned());
        let (now, before, wanted) = (self.now(), before.clone(), wanted.clone());
        let places = places(&before, &wanted, &wanted);
        self.store()
            .run(move |c| {
                settings_history::insert(c, &profile, &account, now, places, &before, &wanted)
            })
            .await
    }
}

async fn write(session: &Session, account_id: &AccountId, wanted: &Settings) -> Result<(), Error> {
    let wanted = &wanted.on_wire();
    let write =
        session.account(account_id, |client| async move { client.settings().update(wanted).await });
    write.await
}

/// What became of the settings matters more than the note of it, which the next reading settles.
fn noted(note: Result<(), Error>) {
    if let Err(error) = note {
        tracing::error!(%error, "the settings' history could not be written");
    }
}

/// Whether an error means that nothing was written. One of the server's own does not.
fn is_certain(error: &Error) -> bool {
    use wazzup::Error as E;
    match error {
        Error::Api(E::Refused { status, .. }) => *status < 500,
        Error::Api(E::Unanswered { .. } | E::OutcomeUnknown { .. } | E::Unreadable { .. }) => false,
        _ => true,
    }
}

/// Checks what is wanted. A word this version does not know may stay where it was seen.
fn checked(seen: &Settings, wanted: &Settings) -> Result<(), Error> {
    let known: HashSet<_> = seen.user_roles.iter().map(|entry| entry.role.as_str()).collect();
    let mut checks = Checks::default();
    let list = "wanted.user_roles";
    for (index, entry) in wanted.user_roles.iter().enumerate() {
        let mut item = checks.item(list, index);
        item.required("channel_id", &entry.channel_id);
        item.required("user_id", &entry.user_id);
        if !ROLES.contains(&entry.role.as_str()) && !known.contains(entry.role.as_str()) {
            item.problem("role", FieldRule::NotAllowed);
        }
        item.once(list, "", &format!("{}\n{}", entry.channel_id, entry.user_id));
    }
    let list = "wanted.hide_phone_numbers_for_user_ids";
    for (index, user_id) in wanted.hide_phone_numbers_for_user_ids.iter().enumerate() {
        let mut item = checks.item(list, index);
        item.required("", user_id);
        item.once(list, "", user_id);
    }
    checks.done()
}
