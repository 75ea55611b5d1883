//! Access tokens of accounts: made when needed, kept in memory only.
//!
//! Called by `session`, which says how one is made. Absent: any storage.

use std::{
    collections::HashMap,
    ops::RangeInclusive,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::sync::Mutex as AsyncMutex;
use wazzup::{AccountId, PartnerClient, Sensitive};

use crate::{
    error::Error,
    options::{Clock, millis},
};

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

/// The partner's own token in between, which is exchanged for those of accounts (reference 3.4).
/// How long one is good for is not known (reference 15, question 17), so it serves a little while:
/// long enough for a check of many accounts not to ask for one each time.
pub(crate) struct Machine {
    clock: Clock,
    serves: Duration,
    slot: AsyncMutex<Option<Serving>>,
}

struct Serving {
    secret: Sensitive<String>,
    /// The login it came of.
    login: u64,
    until: i64,
}

impl Machine {
    /// None yet. `serves` is how long one is used.
    pub(crate) fn new(clock: Clock, serves: Duration) -> Self {
        Self { clock, serves, slot: AsyncMutex::default() }
    }

    /// A token of this login: the one at hand, unless its time is over or another is wanted.
    pub(crate) async fn get(
        &self,
        (login, partner): (u64, &PartnerClient),
        anew: bool,
    ) -> Result<Sensitive<String>, wazzup::Error> {
        let mut slot = self.slot.lock().await;
        let now = self.clock.now();
        let good = |one: &&Serving| !anew && one.login == login && now < one.until;
        if let Some(serving) = slot.as_ref().filter(good) {
            return Ok(serving.secret.clone());
        }
        *slot = None;
        let made = partner.oauth().machine_token().await?;
        let until = now.saturating_add(millis(self.serves.min(made.lifetime() / 2)));
        let secret = made.access_token;
        *slot = Some(Serving { secret: secret.clone(), login, until });
        Ok(secret)
    }
}

impl Tokens {
    /// No tokens yet. `slack` is how long before its end a token is renewed.
    pub(crate) fn new(clock: Clock, slack: RangeInclusive<Duration>) -> Self {
        Self { clock, slack, slots: Mutex::default() }
    }

    /// A token for `account_id`: the one at hand, unless it is due or is the `refused` one; else
    /// what `make` gives. Whoever asks while one is made gets that.
    pub(crate) async fn get(
        &self,
        account_id: &AccountId,
        refused: Option<&Token>,
        make: impl Future<Output = Result<wazzup::Tokens, Error>>,
    ) -> Result<Token, Error> {
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
        let made = make.await?;
        Ok(self.put(&mut slot, &made))
    }

    /// Takes over a token that came by another way.
    pub(crate) async fn hold(&self, account_id: &AccountId, made: &wazzup::Tokens) {
        let slot = self.slot(account_id);
        self.put(&mut *slot.lock().await, made);
    }

    /// Drops the token at hand: a call under way ends with it, and another one needs a new token.
    pub(crate) async fn drop_held(&self, account_id: &AccountId) {
        self.slot(account_id).lock().await.token = None;
    }

    fn put(&self, slot: &mut Slot, made: &wazzup::Tokens) -> Token {
        slot.renewals += 1;
        let token = Token {
            secret: made.access_token.clone(),
            renewal: slot.renewals,
            renew_at: self.clock.now().saturating_add(self.usable(made.lifetime())),
        };
        slot.token = Some(token.clone());
        token
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
