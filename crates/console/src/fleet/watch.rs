//! The console's own clock for the check of all accounts.
//!
//! Started with every session; ends with it. Absent: a timer for the whole pause. The time of day
//! is compared every so often instead, because a computer that slept has no timers running.

use super::SweepEnd;
use crate::{console::Console, error::Error, options::millis, session::Session, store};

impl Console {
    /// Checks all accounts from time to time, while the person wants that.
    pub(crate) fn fleet_watch(&self, session: &Session) {
        let (console, session) = (self.clone(), session.clone());
        self.spawn(async move {
            let ended = session.ended().clone();
            tokio::select! {
                biased;
                () = ended.cancelled() => {}
                () = console.watch(&session) => {}
            }
        });
    }

    async fn watch(&self, session: &Session) {
        loop {
            tokio::time::sleep(self.pace().sweep_look).await;
            if let Err(error) = self.sweep_if_due(session).await {
                tracing::warn!(%error, "the accounts could not be checked");
            }
        }
    }

    async fn sweep_if_due(&self, session: &Session) -> Result<(), Error> {
        if !self.preferences_get().await?.watch || !self.is_due(session).await? {
            return Ok(());
        }
        let mut view = self.sweep(session).await?;
        // It is gone when the session ends, and this with it.
        let _ = view.wait_for(|sweep| !sweep.running).await;
        Ok(())
    }

    /// Whether it is time: what broke off is gone on with at once, what a person stopped rests.
    async fn is_due(&self, session: &Session) -> Result<bool, Error> {
        let profile_id = session.profile.profile_id.clone();
        let row = self.store().run(move |c| store::sweeps::get(c, &profile_id)).await?;
        let Some(row) = row else { return Ok(true) };
        let pace = self.pace();
        let (from, pause) = match row.end {
            None | Some(SweepEnd::Cut) => return Ok(true),
            Some(SweepEnd::Complete) => (row.started_at, pace.sweep_every),
            Some(SweepEnd::Stopped) => (row.ended_at.unwrap_or(row.started_at), pace.sweep_every),
            Some(SweepEnd::Offline) => (row.ended_at.unwrap_or(row.started_at), pace.sweep_again),
        };
        // After the clock was set back nobody knows; then it is done once too often.
        Ok(!(0..millis(pause)).contains(&(self.now() - from)))
    }
}
