//! End-customer accounts: create, list, get, update (reference 4), and their WABA balance (12).
//!
//! Called by the console with the partner's login. Deliberately absent: deleting (the service has no
//! such method) and names in the list (the service does not send them).

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};
use serde_json::json;

use crate::client::Caller;
use crate::decode::{one_or_many, optional_flag, optional_number, optional_text};
use crate::error::Error;
use crate::ids::{AccountId, AccountSubscriptionId, ChannelId};
use crate::paging::Keyed;
use crate::retry::Repeat;

/// The methods on accounts; made by `PartnerClient::accounts`.
#[derive(Clone, Copy)]
pub struct Accounts<'a>(pub(crate) &'a Caller);

impl Accounts<'_> {
    /// Creates an account (reference 4.1). There is no natural key: never send it twice on a guess.
    ///
    /// # Errors
    /// [`Error::OutcomeUnknown`] when it may have been created; the others mean that it was not.
    pub async fn create(&self, account: &NewAccount) -> Result<CreatedAccount, Error> {
        let wrapper: Wrapper =
            self.0.post("/v2/accounts", Repeat::Unsafe).json(account).one().await?;
        Ok(wrapper.account)
    }

    /// One page of the list (reference 4.3). The answer has no total: go on by the number of rows
    /// received, until a page is empty or brings no new id (reference 2).
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn list(&self, page: &AccountPage) -> Result<Vec<Account>, Error> {
        self.0
            .get("/v2/accounts")
            .query_if("expand", join(&page.expand))
            .query("limit", page.limit)
            .query("offset", page.offset)
            .many()
            .await
    }

    /// One account with the parts asked for (reference 4.2).
    ///
    /// # Errors
    /// [`Error::Refused`] with 403 for another partner's account, 404 for none.
    pub async fn get(&self, account_id: &AccountId, expand: &[Expand]) -> Result<Account, Error> {
        self.0
            .get("/v2/accounts/{account_id}")
            .segment("account_id", account_id.as_str())
            .query_if("expand", join(expand))
            .found()
            .await
    }

    /// Changes the time zone, the only thing that can be changed (reference 4.4). Compare the
    /// answer's `timezone` with what was sent: what the service ignores, it ignores in silence.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn update(
        &self,
        account_id: &AccountId,
        patch: &AccountPatch,
    ) -> Result<UpdatedAccount, Error> {
        self.0
            .patch("/v2/accounts/{account_id}", Repeat::Safe)
            .segment("account_id", account_id.as_str())
            .json(patch)
            .found()
            .await
    }

    /// Raises the limit of WABA spending by `value`, in whole units of the account's currency
    /// (reference 12). It adds and does not set, and nothing reads the limit back: never send it
    /// twice on a guess.
    ///
    /// # Errors
    /// [`Error::OutcomeUnknown`] when it may have been raised; the others mean that it was not.
    pub async fn waba_balance(&self, account_id: &AccountId, value: u32) -> Result<(), Error> {
        self.0
            .post("/v2/accounts/{account_id}/waba-balance", Repeat::Unsafe)
            .segment("account_id", account_id.as_str())
            .json(json!({ "value": value }))
            .nothing()
            .await
    }
}

/// An account to be created; every field is required.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NewAccount {
    /// At least 3 characters.
    pub name: String,
    /// `en`, `es` or `pt`.
    pub lang: String,
    /// `EUR`, `USD` or `KZT`.
    pub currency: String,
    /// `US`, `EU` or `KZ`.
    pub country: String,
    /// Hours from UTC, −12 to 14.
    #[serde(serialize_with = "hours")]
    pub timezone: f64,
}

/// What creating answers.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct CreatedAccount {
    /// The new account.
    #[serde(alias = "id")]
    pub account_id: AccountId,
    /// The name as the service took it.
    #[serde(default, deserialize_with = "optional_text")]
    pub name: Option<String>,
}

/// Where to begin in the list and what to add to its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountPage {
    /// Parts to add; each costs the service work.
    pub expand: Vec<Expand>,
    /// Rows wanted; the service's default is 50, its maximum is not known.
    pub limit: u32,
    /// Rows to skip.
    pub offset: u64,
}

impl Default for AccountPage {
    fn default() -> Self {
        Self { expand: Vec::new(), limit: 50, offset: 0 }
    }
}

/// A part of an account that comes only when it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expand {
    /// Who paid last.
    Billing,
    /// The account's channels, in short.
    Channels,
    /// What is paid for and until when.
    Subscriptions,
}

impl Expand {
    /// The word of the query.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Billing => "billing",
            Self::Channels => "channels",
            Self::Subscriptions => "subscriptions",
        }
    }
}

/// An account as read.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Account {
    /// The account's number.
    #[serde(alias = "account_id")]
    pub id: AccountId,
    /// Not sent by the service today; kept should it ever come.
    #[serde(default, deserialize_with = "optional_text")]
    pub name: Option<String>,
    /// The date as sent: ISO 8601 in lists, `DD.MM.YYYY` for a single account (reference 2).
    #[serde(default, deserialize_with = "optional_text")]
    pub registered_at: Option<String>,
    /// When the account came to this partner, in the same spellings.
    #[serde(default, deserialize_with = "optional_text")]
    pub assigned_at: Option<String>,
    /// Present when asked for.
    #[serde(default)]
    pub billing: Option<Billing>,
    /// Empty unless asked for.
    #[serde(default, deserialize_with = "one_or_many")]
    pub channels: Vec<AccountChannel>,
    /// Empty unless asked for; the service sends one object where its name says several.
    #[serde(default, deserialize_with = "one_or_many")]
    pub subscriptions: Vec<AccountSubscription>,
}

/// Who paid.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Billing {
    /// `client` or `partner`.
    #[serde(default, deserialize_with = "optional_text")]
    pub last_payment: Option<String>,
}

/// A channel as an account lists it; here its id is called `id`.
#[derive(Clone, Deserialize, PartialEq, Eq, Serialize)]
pub struct AccountChannel {
    /// The channel.
    #[serde(alias = "channel_id")]
    pub id: ChannelId,
    /// Often the phone number.
    #[serde(default, deserialize_with = "optional_text")]
    pub name: Option<String>,
    /// The kind of messenger; open-ended.
    #[serde(default, deserialize_with = "optional_text")]
    pub transport: Option<String>,
    /// What pays for it.
    #[serde(default, deserialize_with = "optional_text")]
    pub subscription_id: Option<AccountSubscriptionId>,
}

impl Keyed for Account {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}

impl fmt::Debug for AccountChannel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The name is left out: it is a phone number as often as not.
        f.debug_struct("AccountChannel")
            .field("id", &self.id)
            .field("transport", &self.transport)
            .finish_non_exhaustive()
    }
}

/// What an account pays for.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct AccountSubscription {
    /// The subscription.
    pub id: AccountSubscriptionId,
    /// The date as sent, in the spellings of [`Account::registered_at`].
    #[serde(default, deserialize_with = "optional_text")]
    pub expired_at: Option<String>,
    /// Whether it goes on by itself.
    #[serde(default, deserialize_with = "optional_flag")]
    pub has_auto_renewal: Option<bool>,
    /// `start`, `inbox`, `pro`, `max`, `waba` or `free`; open-ended.
    #[serde(default, deserialize_with = "optional_text")]
    pub tariff: Option<String>,
}

/// A change of an account.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AccountPatch {
    /// Hours from UTC, −12 to 14.
    #[serde(serialize_with = "hours")]
    pub timezone: f64,
}

/// What updating answers: the only place where these fields are ever shown.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct UpdatedAccount {
    /// The account's number.
    #[serde(alias = "id")]
    pub account_id: AccountId,
    /// Hours from UTC as they are now.
    #[serde(default, deserialize_with = "optional_number")]
    pub timezone: Option<f64>,
    /// The currency.
    #[serde(default, deserialize_with = "optional_text")]
    pub currency: Option<String>,
    /// The account's address.
    #[serde(default, deserialize_with = "optional_text")]
    pub email: Option<String>,
    /// The language.
    #[serde(default, deserialize_with = "optional_text")]
    pub lang: Option<String>,
    /// The name.
    #[serde(default, deserialize_with = "optional_text")]
    pub name: Option<String>,
    /// `CHILD_POSTPAY`; other values are not known.
    #[serde(default, rename = "type", deserialize_with = "optional_text")]
    pub account_type: Option<String>,
}

/// Creating wraps its account once more than the other methods do (reference 4.1).
#[derive(Deserialize)]
struct Wrapper {
    account: CreatedAccount,
}

fn join(expand: &[Expand]) -> String {
    expand.iter().map(|part| part.as_str()).collect::<Vec<_>>().join(",")
}

/// Whole hours go out as whole numbers, as the service writes them.
fn hours<S: Serializer>(timezone: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if timezone.fract() == 0.0 && timezone.abs() <= 24.0 {
        serializer.serialize_i64(*timezone as i64)
    } else {
        serializer.serialize_f64(*timezone)
    }
}
