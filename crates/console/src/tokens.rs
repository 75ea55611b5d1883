//! Access tokens of accounts: made when needed, kept in memory only.
//!
//! Called by `session`. A token comes by the machine flow (reference 3.4), which works as long as
//! the partner's password does, so its refresh token is dropped unread. Absent: any storage.

use std::{
    collections::HashMap,
    ops::RangeInclusive,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::sync::Mutex as AsyncMutex;
use wazzup::{AccountId, PartnerClient, Sensitive};

use crate::options::{Clock, millis};

/// The tokens of one session.
pub(crate) struct Tokens {
    clock: Clock,
    slack: RangeInclusive<Duration>,
    slots: Mutex<HashMap<AccountId, Arc<AsyncMutex<Slot>>>>,
}

/// The token of one account. Its lock is held through a renewal, so that there is one at a time.
#[derive(Default)]
struct Slot {
    token: Option<Token>,
    renewals: u64,
}

/// A token, and which renewal it came of.
#[derive(Clone)]
pub(crate) struct Token {
    pub(crate) secret: Sensitive<String>,
    renewal: u64,
    renew_at: i64,
}

impl Tokens {
    /// No tokens yet. `slack` is how long before its end a token is renewed.
    pub(crate) fn new(clock: Clock, slack: RangeInclusive<Duration>) -> Self {
        Self { clock, slack, slots: Mutex::default() }
    }

    /// A token for `account_id`: the one at hand, unless it is due or is the `refused` one. Whoever
    /// asks during a renewal gets its result.
    pub(crate) async fn get(
        &self,
        partner: &PartnerClient,
        account_id: &AccountId,
        refused: Option<&Token>,
    ) -> Result<Token, wazzup::Error> {
        let slot = self.slot(account_id);
        let mut slot = slot.lock().await;
        let stale = |token: &Token| {
            token.renew_at <= self.clock.now()
                || refused.is_some_and(|refused| refused.renewal == token.renewal)
        };
        if let Some(token) = slot.token.as_ref().filter(|token| !stale(token)) {
            return Ok(token.clone());
        }
        slot.token = None;
        let machine = partner.oauth().machine_token().await?;
        let answer = partner.oauth().exchange(&machine.access_token, account_id).await?;
        slot.renewals += 1;
        let token = Token {
            secret: answer.access_token.clone(),
            renewal: slot.renewals,
            renew_at: self.clock.now().saturating_add(self.usable(answer.lifetime())),
        };
        slot.token = Some(token.clone());
        Ok(token)
    }

    fn slot(&self, account_id: &AccountId) -> Arc<AsyncMutex<Slot>> {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        slots.entry(account_id.clone()).or_default().clone()
    }

    /// How long, in milliseconds, a token of this life is used. A life hardly longer than the
    /// slack is used by half: never using it at all would renew before every call.
    fn usable(&self, life: Duration) -> i64 {
        let slack = rand::random_range(self.slack.clone());
        millis(life.checked_sub(slack).unwrap_or_default().max(life / 2))
    }
}
