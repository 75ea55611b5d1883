//! Renewing the token of an account whose owner allowed access (API reference 3.6).
//!
//! Called by the session whenever such an account needs a token, and once after a sign-in for
//! those not renewed for a day, because a refresh token lives for seven (API reference 3.3).
//! Absent: a second try with a token that was refused.

use std::time::Duration;

use wazzup::{AccountId, AccountPage, PartnerClient};

use super::Permission;
use crate::{
    console::Console,
    error::Error,
    event::Event,
    options::millis,
    session::{Session, UNKNOWN_TOKEN},
    store::{self, grants::Granted},
};

/// Permissions not renewed for this long are renewed at the next sign-in.
const RENEW_AFTER: Duration = Duration::from_secs(24 * 60 * 60);

impl Session {
    /// New tokens for an account whose owner allowed access; none for any other account.
    ///
    /// # Errors
    /// `PermissionNeeded` when the client must be asked again; `Vault` when the keychain does not
    /// give the token; or what kept the server from answering.
    pub(crate) async fn renewed(
        &self,
        (login, partner): (u64, &PartnerClient),
        account_id: &AccountId,
    ) -> Result<Option<wazzup::Tokens>, Error> {
        let permissions = self.permissions();
        if permissions.of(&self.profile.profile_id, account_id.as_str()).await?.is_none() {
            return Ok(None);
        }
        let (session, partner, account) = (self.clone(), partner.clone(), account_id.to_string());
        // A task of its own: a token that came shall be put away even if nobody waits any more.
        let renewal = permissions
            .spawn(async move { session.renew_in_turn((login, &partner), &account).await });
        renewal.await.map_err(|_| Error::Internal("a renewal broke off".to_owned()))?
    }

    async fn renew_in_turn(
        &self,
        (login, partner): (u64, &PartnerClient),
        account: &str,
    ) -> Result<Option<wazzup::Tokens>, Error> {
        let (permissions, profile) = (self.permissions(), &self.profile);
        let profile_id = &*profile.profile_id;
        let _turn = permissions.turn(profile_id, account).await;
        // It may have been given or forgotten while others had their turn.
        let Some(granted) = permissions.of(profile_id, account).await? else { return Ok(None) };
        if granted.permission == Permission::Needed {
            return Err(Error::PermissionNeeded);
        }
        let Some(token) = permissions.token(profile, &granted).await? else {
            return Err(self.permission_lost(account).await?);
        };
        let tokens = match partner.oauth().refresh(&token, &granted.client_id).await {
            Ok(tokens) => tokens,
            Err(error) if is_withdrawn(&error, partner).await => {
                tracing::info!("a client's permission has ended");
                return Err(self.permission_lost(account).await?);
            }
            // Whether the token was used up is not known; if it was, the next try is refused. For
            // the call that needs it, nothing has been sent.
            Err(wazzup::Error::OutcomeUnknown { text }) => {
                return Err(wazzup::Error::Unanswered { text }.into());
            }
            Err(error) => return Err(self.partner_failure(error, login)),
        };
        let permission = match tokens.refresh_token.clone() {
            Some(next) => permissions.keep(profile, account, &granted.client_id, next).await,
            None => granted.permission,
        };
        if !permissions.renewed(profile_id, account, permission).await? {
            // Forgotten meanwhile, by signing out or by name: what was put away must not stay.
            permissions.withdraw(profile_id, account).await?;
            return Err(Error::PermissionNeeded);
        }
        Ok(Some(tokens))
    }

    async fn permission_lost(&self, account: &str) -> Result<Error, Error> {
        let changed = self.permissions().withdraw(&self.profile.profile_id, account).await?;
        if let Some(account) = changed.filter(|_| !self.ended().is_cancelled()) {
            self.tell(Event::AccountChanged { account });
        }
        Ok(Error::PermissionNeeded)
    }
}

impl Console {
    /// Renews in the background what has not been renewed for a day.
    pub(crate) fn permissions_resume(&self, session: &Session) {
        let (console, session) = (self.clone(), session.clone());
        self.spawn(async move {
            let ended = session.ended().clone();
            let _ended_before = ended.run_until_cancelled(console.renew_due(&session)).await;
        });
    }

    async fn renew_due(&self, session: &Session) {
        let profile_id = session.profile.profile_id.clone();
        let all = self.store().run(move |c| store::grants::list(c, &profile_id)).await;
        for granted in all.unwrap_or_default() {
            if !is_due(&granted, self.now()) {
                continue;
            }
            if let Err(error) = session.prepare(&AccountId::from(granted.account_id)).await {
                tracing::warn!(%error, "a client's permission was not renewed");
            }
        }
    }
}

/// Whether a permission that can be renewed was not for a day.
fn is_due(granted: &Granted, now: i64) -> bool {
    granted.permission != Permission::Needed && now - granted.renewed_at >= millis(RENEW_AFTER)
}

/// Whether the refusal is about the token. A plain 401 may be about the partner's own login, which
/// one small read tells apart.
async fn is_withdrawn(error: &wazzup::Error, partner: &PartnerClient) -> bool {
    if error.has_code(UNKNOWN_TOKEN) {
        return true;
    }
    match error {
        wazzup::Error::Refused { status: 401, .. } => {
            let page = AccountPage { expand: Vec::new(), limit: 1, offset: 0 };
            partner.accounts().list(&page).await.is_ok()
        }
        wazzup::Error::Refused { status, .. } => matches!(status, 400 | 403 | 404 | 422),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_waited_and_what_has_ended_is_left_alone() {
        let day = millis(RENEW_AFTER);
        let due = |permission, now| {
            let (account_id, client_id) = ("g1".to_owned(), "partner-7".to_owned());
            is_due(&Granted { account_id, client_id, permission, renewed_at: 5 }, now)
        };
        for permission in [Permission::Kept, Permission::ThisRun] {
            assert!(!due(permission, day + 4));
            assert!(due(permission, day + 5));
        }
        assert!(!due(Permission::Needed, 9 * day));
    }
}
