//! The partner's end-customer accounts (reference 4).
//!
//! Called by the shell, one command per method. What was read stands in the store, so that a list
//! is there at once; names, notes and tags are `address_book`'s, creating is `creations`'. Absent:
//! deleting, which the API does not have.

mod dates;
mod health;
mod refresh;
mod search;

pub(crate) use health::Asker;
pub(crate) use refresh::Refreshes;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use wazzup::{AccountId, AccountPatch, Expand};

use crate::{
    channels::Channel,
    console::Console,
    error::{Error, FieldProblem, FieldRule, UiError},
    event::Event,
    grants::Permission,
    session::Session,
    store,
};

/// The parts of an account that come only when asked for.
const EXPAND: [Expand; 3] = [Expand::Billing, Expand::Channels, Expand::Subscriptions];

/// An account as the page sees it: what the server says, and what the person wrote.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Account {
    /// Its number.
    pub account_id: String,
    /// Its name in the address book.
    pub name: Option<String>,
    /// What to call it: the name, else a channel's name or number, else nothing.
    pub label: String,
    /// The person's note.
    pub note: String,
    /// The person's tags.
    pub tags: Vec<String>,
    /// ISO date when understood, else the text as sent.
    pub registered_at: Option<String>,
    /// ISO date when understood, else the text as sent.
    pub assigned_at: Option<String>,
    /// The moment of `registered_at`, epoch milliseconds.
    #[ts(type = "number | null")]
    pub registered_ms: Option<i64>,
    /// Who was last billed: `client`, `partner`, or another word as sent.
    pub last_payment: Option<String>,
    /// What is paid for.
    pub subscriptions: Vec<AccountSubscription>,
    /// Its channels, as the list of accounts tells them: with no status.
    pub channels: Vec<AccountChannel>,
    /// Its channels with their status, once checked.
    pub health: Option<AccountHealth>,
    /// When a check of the channels first failed after the last good one, epoch milliseconds.
    #[ts(type = "number | null")]
    pub unknown_since: Option<i64>,
    /// Why the last check failed.
    pub unknown_why: Option<UiError>,
    /// Hours from UTC; known only after a creation or an update made here.
    pub timezone: Option<f64>,
    /// Currency; known as the time zone is.
    pub currency: Option<String>,
    /// Language; known as the time zone is.
    pub lang: Option<String>,
    /// What its owner's permission is worth; none for the partner's own accounts.
    pub granted: Option<Permission>,
    /// When the server last spoke of it, epoch milliseconds.
    #[ts(type = "number")]
    pub loaded_at: i64,
}

/// A paid subscription of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountSubscription {
    /// Its id.
    pub subscription_id: Option<String>,
    /// `start`, `inbox`, `pro`, `max`, `waba`, `free`, or another word as sent.
    pub tariff: Option<String>,
    /// Its end, as sent.
    pub expired_at: Option<String>,
    /// The moment of `expired_at`, epoch milliseconds.
    #[ts(type = "number | null")]
    pub expired_ms: Option<i64>,
    /// Whether it renews itself.
    pub has_auto_renewal: Option<bool>,
}

/// A channel as the list of accounts tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountChannel {
    /// Its id.
    pub channel_id: String,
    /// Display name, often the number; empty when it has none.
    pub name: String,
    /// The messenger.
    pub transport: String,
}

/// The channels of an account with their status, and when that was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountHealth {
    /// Epoch milliseconds.
    #[ts(type = "number")]
    pub checked_at: i64,
    /// The channels then.
    pub channels: Vec<Channel>,
}

/// All accounts known, and how good the list is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct AccountList {
    /// By number.
    pub accounts: Vec<Account>,
    /// End of the last pass over all of them, epoch milliseconds.
    #[ts(type = "number | null")]
    pub loaded_at: Option<i64>,
    /// Whether that pass reached the end.
    pub complete: bool,
}

impl Console {
    /// The accounts known, at once from the store.
    pub async fn accounts_list(&self) -> Result<AccountList, Error> {
        let profile_id = self.session()?.profile.profile_id;
        self.store().run(move |c| store::accounts::list(c, &profile_id)).await
    }

    /// One account, fresh from the server. Of one that is not the partner's own, only its owner's
    /// permission opens anything; the store's word is all there is.
    pub async fn accounts_get(&self, account_id: &str) -> Result<Account, Error> {
        let session = self.session()?;
        let account_id = AccountId::from(account_id);
        if self.is_granted(&session, &account_id).await? {
            return self.change_account(&session, &account_id, |_, _, _| Ok(())).await;
        }
        let read = session
            .partner(|partner| async move { partner.accounts().get(&account_id, &EXPAND).await })
            .await?;
        let mut stored = self.keep_accounts(&session, vec![read]).await?;
        let account = stored.pop().ok_or(Error::NotFound("account"))?;
        if session.ended().is_cancelled() {
            return Err(Error::SignedOut);
        }
        self.emit(Event::AccountChanged { account: account.clone() });
        Ok(account)
    }

    /// Changes the time zone, the only thing the API can change (reference 4.4).
    ///
    /// # Errors
    /// `Invalid` outside −12…14; `Conflict` when the server answers with another time zone, and
    /// for an account that is not the partner's own.
    pub async fn accounts_update(&self, account_id: &str, timezone: f64) -> Result<Account, Error> {
        if let Some(problem) = timezone_problem(timezone) {
            return Err(Error::Invalid(vec![problem]));
        }
        let session = self.session()?;
        let account_id = AccountId::from(account_id);
        self.only_own(&session, &account_id).await?;
        let id = account_id.clone();
        let updated = session
            .partner(|partner| async move {
                partner.accounts().update(&id, &AccountPatch { timezone }).await
            })
            .await?;
        let differs = updated.timezone.is_some_and(|told| told != timezone);
        let keep = move |c: &rusqlite::Connection, profile: &str, account: &str| {
            let told = updated.timezone.or(Some(timezone));
            let (currency, lang) = (updated.currency.as_deref(), updated.lang.as_deref());
            store::accounts::set_details(c, profile, account, told, currency, lang)?;
            // The only answer with the account's name: kept, unless the person chose another.
            match updated.name.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
                Some(name) => store::address_book::name_if_none(c, profile, account, name),
                None => Ok(()),
            }
        };
        let account = self.change_account(&session, &account_id, keep).await?;
        if differs {
            return Err(Error::Conflict("the server kept another time zone"));
        }
        Ok(account)
    }

    /// Changes what the store holds of an account, and tells.
    pub(crate) async fn change_account(
        &self,
        session: &Session,
        account_id: &AccountId,
        change: impl FnOnce(&rusqlite::Connection, &str, &str) -> rusqlite::Result<()> + Send + 'static,
    ) -> Result<Account, Error> {
        let (profile, account) = (session.profile.profile_id.clone(), account_id.to_string());
        let changed = self
            .store()
            .run(move |c| {
                let transaction = c.unchecked_transaction()?;
                change(&transaction, &profile, &account)?;
                transaction.commit()?;
                store::accounts::get(c, &profile, &account)
            })
            .await?;
        let account = changed.ok_or(Error::NotFound("account"))?;
        // Kept for its own partner; the page may be showing another by now.
        if session.ended().is_cancelled() {
            return Err(Error::SignedOut);
        }
        self.emit(Event::AccountChanged { account: account.clone() });
        Ok(account)
    }

    /// Keeps accounts as just read, and gives them back as the store now has them.
    async fn keep_accounts(
        &self,
        session: &Session,
        read: Vec<wazzup::Account>,
    ) -> Result<Vec<Account>, Error> {
        let (profile_id, now) = (session.profile.profile_id.clone(), self.now());
        self.store()
            .run(move |c| {
                let transaction = c.unchecked_transaction()?;
                let mut kept = Vec::with_capacity(read.len());
                for account in read {
                    let account = Account::read(account, now);
                    store::accounts::upsert(&transaction, &profile_id, &account)?;
                    kept.extend(store::accounts::get(
                        &transaction,
                        &profile_id,
                        &account.account_id,
                    )?);
                }
                transaction.commit()?;
                Ok(kept)
            })
            .await
    }
}

impl Account {
    /// An account as the server tells it, before the address book is consulted.
    fn read(account: wazzup::Account, now: i64) -> Self {
        let date = |text: Option<String>| match text.map(|text| dates::understood(&text)) {
            Some((text, moment)) => (Some(text), moment),
            None => (None, None),
        };
        let (registered_at, registered_ms) = date(account.registered_at);
        Self {
            account_id: account.id.to_string(),
            registered_at,
            registered_ms,
            assigned_at: date(account.assigned_at).0,
            last_payment: account.billing.and_then(|billing| billing.last_payment),
            subscriptions: account
                .subscriptions
                .into_iter()
                .map(AccountSubscription::read)
                .collect(),
            channels: account
                .channels
                .into_iter()
                .map(|channel| AccountChannel {
                    channel_id: channel.id.to_string(),
                    name: channel.name.unwrap_or_default(),
                    transport: channel.transport.unwrap_or_default(),
                })
                .collect(),
            loaded_at: now,
            ..Self::default()
        }
    }

    /// Fills in what follows from the rest: the label and the moment of registration.
    pub(crate) fn completed(mut self) -> Self {
        self.registered_ms =
            self.registered_at.as_deref().and_then(|text| dates::understood(text).1);
        let listed = self.channels.iter().map(|channel| channel.name.as_str());
        let checked = self.health.iter().flat_map(|health| &health.channels);
        let checked =
            checked.filter_map(|channel| channel.name.as_deref().or(channel.phone.as_deref()));
        self.label = (self.name.as_deref().into_iter().chain(listed).chain(checked))
            .find(|text| !text.trim().is_empty())
            .unwrap_or_default()
            .to_owned();
        self
    }
}

impl AccountSubscription {
    fn read(subscription: wazzup::AccountSubscription) -> Self {
        let expired_ms =
            subscription.expired_at.as_deref().and_then(|text| dates::understood(text).1);
        Self {
            subscription_id: Some(subscription.id.to_string()),
            tariff: subscription.tariff,
            expired_at: subscription.expired_at,
            expired_ms,
            has_auto_renewal: subscription.has_auto_renewal,
        }
    }
}

/// What is wrong with a time zone, in hours from UTC (reference 4.1).
pub(crate) fn timezone_problem(timezone: f64) -> Option<FieldProblem> {
    (!(-12.0..=14.0).contains(&timezone))
        .then(|| FieldProblem::bounded("timezone", FieldRule::OutOfRange, "-12…14"))
}
