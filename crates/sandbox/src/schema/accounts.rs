//! Accounts (API reference 4), as the published description shows them.

use utoipa::ToSchema;
use utoipa::openapi::schema::{AnyOfBuilder, ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, openapi::RefOr};

use crate::schema::words::{Payer, Tariff, Transport};

/// An account to be created.
#[derive(ToSchema)]
#[schema(example = json!({
    "name": "Demo Client", "lang": "en", "currency": "EUR", "country": "EU", "timezone": 2,
}))]
pub(crate) struct NewAccount {
    /// The client's name; at least three characters after spaces at its ends are taken away.
    #[schema(min_length = 3, pattern = r"\S[\s\S]+\S")]
    name: String,
    lang: Lang,
    currency: Currency,
    country: Country,
    /// Hours from UTC.
    #[schema(minimum = -12, maximum = 14)]
    timezone: f64,
}

/// The language of the account's cabinet and notices.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
pub(crate) enum Lang {
    En,
    Es,
    Pt,
}

/// What the account pays in.
#[derive(ToSchema)]
#[schema(rename_all = "UPPERCASE")]
pub(crate) enum Currency {
    Eur,
    Usd,
    Kzt,
}

/// Where the account does business. No answer shows it again.
#[derive(ToSchema)]
#[schema(rename_all = "UPPERCASE")]
pub(crate) enum Country {
    Us,
    Eu,
    Kz,
}

/// What a creation answers. The id is here under `account.account_id`, and under `id` in the readings.
#[derive(ToSchema)]
pub(crate) struct CreatedAccount {
    account: AccountName,
}

/// An account's id and name.
#[derive(ToSchema)]
pub(crate) struct AccountName {
    #[schema(minimum = 10_000_000, maximum = 99_999_999)]
    account_id: u64,
    name: String,
}

/// An account. No reading gives its name, e-mail, language or time zone. The parts named in `expand` are
/// there when asked for, and only then.
#[derive(ToSchema)]
pub(crate) struct Account {
    /// Eight digits.
    #[schema(minimum = 10_000_000, maximum = 99_999_999)]
    id: u64,
    registered_at: Moment,
    /// When the account became this partner's.
    assigned_at: Moment,
    /// Null before the first payment.
    #[schema(required = false)]
    billing: Option<Billing>,
    #[schema(required = false, nullable = false)]
    channels: Option<Vec<AccountChannel>>,
    /// What the account pays for: one, although the word is plural. Null when it has never paid.
    #[schema(required = false)]
    subscriptions: Option<Subscription>,
}

/// Who pays.
#[derive(ToSchema)]
pub(crate) struct Billing {
    last_payment: Payer,
}

/// A channel, as an account's reading prints it. Its id is called `channel_id` elsewhere.
#[derive(ToSchema)]
pub(crate) struct AccountChannel {
    id: String,
    /// The number or name in the messenger; null before the first connection.
    #[schema(required)]
    name: Option<String>,
    transport: Transport,
    #[schema(required)]
    subscription_id: Option<String>,
}

/// What an account pays for.
#[derive(ToSchema)]
pub(crate) struct Subscription {
    id: String,
    expired_at: Moment,
    has_auto_renewal: bool,
    tariff: Tariff,
}

/// The only change an account allows. Other fields are dropped without an error.
#[derive(ToSchema)]
#[schema(example = json!({ "timezone": 2 }))]
pub(crate) struct AccountPatch {
    /// Hours from UTC.
    #[schema(minimum = -12, maximum = 14)]
    timezone: Option<f64>,
}

/// The answer to a change, and the only one that shows the time zone.
#[derive(ToSchema)]
pub(crate) struct ChangedAccount {
    #[schema(minimum = 10_000_000, maximum = 99_999_999)]
    account_id: u64,
    /// Hours from UTC.
    #[schema(minimum = -12, maximum = 14)]
    timezone: f64,
    currency: String,
    email: String,
    lang: String,
    name: String,
    /// Always `CHILD_POSTPAY`, as far as is known.
    r#type: String,
}

/// A part of an account to be read along with it.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
pub(crate) enum Expansion {
    Billing,
    Channels,
    Subscriptions,
}

/// A moment: with the time in a list, as a bare date in the reading of one account.
pub(crate) struct Moment;

impl PartialSchema for Moment {
    fn schema() -> RefOr<Schema> {
        let text = || ObjectBuilder::new().schema_type(Type::String);
        let full = text().pattern(Some(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$"));
        let date = text().pattern(Some(r"^\d{2}\.\d{2}\.\d{4}$"));
        let description = "A moment: ISO 8601 in a list, DD.MM.YYYY in the reading of one account.";
        AnyOfBuilder::new().description(Some(description)).item(full).item(date).into()
    }
}

impl ToSchema for Moment {}

/// By how much the WABA spending limit is raised.
#[derive(ToSchema)]
#[schema(example = json!({ "value": 50 }))]
pub(crate) struct WabaRaise {
    /// Whole units of the account's currency.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_u64)]
    value: u64,
}
