//! The clients' accounts (API reference 4): create, list, get, change the time zone. Basic.

use axum::extract::{RawQuery, State};
use rand::RngExt;
use serde_json::{Value, json};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::answer::{Answer, Refusal, envelope};
use crate::app::App;
use crate::clock::{dotted, iso};
use crate::contact::Contacts;
use crate::credentials::Partner;
use crate::fields::{Fields, is_space};
use crate::page::{OwnId, Page};
use crate::schema::accounts as shape;
use crate::schema::problem::{AccountRefusals, BodyRefusals, PartnerRefusals};
use crate::schema::{Many, One};
use crate::settings::Settings;
use crate::user::Users;
use crate::world::{Account, World};

const LANGS: [&str; 3] = ["en", "es", "pt"];
const CURRENCIES: [&str; 3] = ["EUR", "USD", "KZT"];
const COUNTRIES: [&str; 3] = ["US", "EU", "KZ"];
const EXPANSIONS: [&str; 3] = ["billing", "channels", "subscriptions"];

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(get_one, update))
}

/// Create a client's account.
///
/// Keep the id together with the name: the list and the reading of one account have no names. Nothing
/// prevents a second account of the same name, so after a lost answer list before creating again.
#[utoipa::path(
    post, path = "/v2/accounts", tag = "accounts", operation_id = "accounts_create",
    security(("partner" = [])), extensions(("x-safe-to-repeat" = json!(false))),
    request_body = shape::NewAccount,
    responses(
        (status = 200, description = "The account exists.",
         body = inline(One<shape::CreatedAccount>),
         example = json!({
             "data": { "account": { "account_id": 12345678, "name": "Demo Client" } },
             "meta": { "timestamp": 1763026882 },
         })),
        PartnerRefusals, BodyRefusals,
    ),
)]
async fn create(_: Partner, State(app): State<App>, mut body: Fields) -> Answer {
    let name = body.text("name");
    if !name.is_empty() && name.trim_matches(is_space).chars().count() < 3 {
        body.break_bound("name must be longer than or equal to 3 characters".to_owned());
    }
    let lang = body.choice("lang", &LANGS);
    let currency = body.choice("currency", &CURRENCIES);
    // Checked and forgotten: no answer of the API shows the country again.
    body.choice("country", &COUNTRIES);
    if body.get("timezone").is_none() {
        body.break_bound("timezone should not be empty".to_owned());
    }
    let timezone = timezone(&mut body);
    body.check()?;
    let now_ms = app.clock.now_ms();
    let mut world = app.world();
    let id = free_id(&mut world);
    world.accounts.push(Account {
        id,
        owned: true,
        name: name.clone(),
        email: format!("{id}@clients.example"),
        lang,
        currency,
        timezone: timezone.unwrap_or_default(),
        registered_ms: now_ms,
        assigned_ms: now_ms,
        last_payment: None,
        plan: None,
        channels: Vec::new(),
        subscriptions: Vec::new(),
        users: Users::default(),
        settings: Settings::default(),
        contacts: Contacts::default(),
        waba_balance: 0,
        v3_key: None,
    });
    Ok(envelope(&app, json!({ "account": { "account_id": id, "name": name } })))
}

/// List the accounts of this partner's clients.
///
/// In the order of their registration, without names.
#[utoipa::path(
    get, path = "/v2/accounts", tag = "accounts", operation_id = "accounts_list",
    security(("partner" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    params(
        ("expand" = Option<Vec<shape::Expansion>>, Query, style = Form, explode = false,
         min_items = 1, description = "The parts to read along, with commas between.",
         example = json!(["billing"])),
        ("limit" = Option<u32>, Query, minimum = 1,
         description = "Rows at most; 50 without it. The imitation gives 100 at most."),
        ("offset" = Option<u32>, Query, description = "Rows to leave out; 0 without it."),
    ),
    responses(
        (status = 200, description = "One page; empty after the last row.",
         body = inline(Many<shape::Account>),
         example = json!({
             "data": [
                 {
                     "id": 12345678, "registered_at": "2025-11-06T09:32:09.760Z",
                     "assigned_at": "2025-11-06T09:32:09.760Z",
                     "billing": { "last_payment": "partner" },
                 },
                 {
                     "id": 11111111, "registered_at": "2025-11-06T09:35:12.765Z",
                     "assigned_at": "2025-11-06T09:35:12.765Z", "billing": null,
                 },
             ],
             "meta": { "timestamp": 1763031150 },
         })),
        (status = 400, response = crate::schema::problem::BadRequest),
        PartnerRefusals,
    ),
)]
async fn list(_: Partner, State(app): State<App>, RawQuery(query): RawQuery) -> Answer {
    let query = Query::parse(query.as_deref())?;
    let world = app.world();
    let owned = world.accounts.iter().filter(|account| account.owned);
    let page: Vec<_> =
        query.page.of(owned).map(|account| shown(account, &query.expand, iso)).collect();
    Ok(envelope(&app, json!(page)))
}

/// Read one account.
///
/// Dates are printed as `DD.MM.YYYY` here, and as ISO 8601 in the list.
#[utoipa::path(
    get, path = "/v2/accounts/{account_id}", tag = "accounts", operation_id = "accounts_get",
    security(("partner" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    params(
        ("account_id" = String, Path, pattern = "^[0-9]{8}$", example = "24017788",
         description = "Eight digits, without the hyphen that the cabinet may show."),
        ("expand" = Option<Vec<shape::Expansion>>, Query, style = Form, explode = false,
         min_items = 1, description = "The parts to read along, with commas between.",
         example = json!(["billing", "channels", "subscriptions"])),
    ),
    responses(
        (status = 200, description = "The account.", body = inline(One<shape::Account>),
         example = json!({
             "data": {
                 "id": 12345678, "registered_at": "01.01.2022", "assigned_at": "01.01.2022",
                 "billing": { "last_payment": "client" },
                 "channels": [{
                     "id": "5a3a14e-2ea3-4fdd-953e-caf12609fb", "name": "37120000001",
                     "transport": "tgapi", "subscription_id": "16fdb3-998d-4948-888c-6729c2e6be",
                 }],
                 "subscriptions": {
                     "id": "16fdb3-998d-4948-888c-6729c2e6be", "expired_at": "01.01.2027",
                     "has_auto_renewal": true, "tariff": "max",
                 },
             },
             "meta": { "timestamp": 1762372398 },
         })),
        PartnerRefusals, AccountRefusals,
    ),
)]
async fn get_one(
    _: Partner,
    State(app): State<App>,
    OwnId(account_id): OwnId,
    RawQuery(query): RawQuery,
) -> Answer {
    let query = Query::parse(query.as_deref())?;
    let world = app.world();
    let account = owned(&world, &account_id)?;
    Ok(envelope(&app, shown(account, &query.expand, dotted)))
}

/// Change an account's time zone, and nothing else.
///
/// Other fields are dropped without an error: compare the answer's time zone with the one sent. This is
/// the only answer that shows the time zone, the language and the e-mail.
#[utoipa::path(
    patch, path = "/v2/accounts/{account_id}", tag = "accounts", operation_id = "accounts_update",
    security(("partner" = [])), extensions(("x-safe-to-repeat" = json!(true))),
    params(("account_id" = String, Path, pattern = "^[0-9]{8}$", example = "24017788",
         description = "Eight digits, without the hyphen that the cabinet may show.")),
    request_body = shape::AccountPatch,
    responses(
        (status = 200, description = "The account as it is now.",
         body = inline(One<shape::ChangedAccount>),
         example = json!({
             "data": {
                 "account_id": 12345678, "timezone": 2, "currency": "EUR",
                 "email": "12345678@clients.example", "lang": "en", "name": "Demo Client LTD",
                 "type": "CHILD_POSTPAY",
             },
             "meta": { "timestamp": 1762372398 },
         })),
        PartnerRefusals, AccountRefusals,
    ),
)]
async fn update(
    _: Partner,
    State(app): State<App>,
    OwnId(account_id): OwnId,
    mut body: Fields,
) -> Answer {
    let mut world = app.world();
    let id = owned(&world, &account_id)?.id;
    let timezone = timezone(&mut body);
    body.check()?;
    let account = world.account_mut(id).ok_or_else(|| Refusal::not_found("The account"))?;
    if let Some(timezone) = timezone {
        account.timezone = timezone;
    }
    let data = json!({
        "account_id": account.id, "timezone": number(account.timezone),
        "currency": account.currency, "email": account.email, "lang": account.lang,
        "name": account.name, "type": "CHILD_POSTPAY",
    });
    Ok(envelope(&app, data))
}

/// The account of a path or of a token request: 8 digits, known, and the partner's own.
pub(crate) fn owned<'a>(world: &'a World, account_id: &str) -> Result<&'a Account, Refusal> {
    let digits = account_id.len() == 8 && account_id.bytes().all(|byte| byte.is_ascii_digit());
    let id = account_id.parse().ok().filter(|_| digits);
    let id = id.ok_or_else(|| Refusal::bad("The account id must be an 8-digit number."))?;
    let account = world.account(id).ok_or_else(|| Refusal::not_found("The account"))?;
    if account.owned {
        Ok(account)
    } else {
        Err(Refusal::forbidden("The account belongs to another partner."))
    }
}

/// Hours from UTC, where the body has them.
fn timezone(body: &mut Fields) -> Option<f64> {
    let hours = body.get("timezone")?.as_f64().filter(|hours| (-12.0..=14.0).contains(hours));
    if hours.is_none() {
        body.refuse_value("timezone must be a number from -12 to 14".to_owned());
    }
    hours
}

/// Whole hours are printed without a decimal point, as in API reference 4.4.
fn number(hours: f64) -> Value {
    if hours.fract() == 0.0 { json!(hours as i64) } else { json!(hours) }
}

fn free_id(world: &mut World) -> u64 {
    loop {
        let id = world.rng.random_range(30_000_000..90_000_000);
        if world.account(id).is_none() {
            return id;
        }
    }
}

/// One account; dates are printed by `date`. There is no name in any reading (API reference 4.2, 4.3).
fn shown(account: &Account, expand: &[String], date: fn(i64) -> String) -> Value {
    let asked = |part: &str| expand.iter().any(|asked| asked == part);
    let mut data = json!({
        "id": account.id,
        "registered_at": date(account.registered_ms),
        "assigned_at": date(account.assigned_ms),
    });
    if asked("billing") {
        let payer = account.last_payment;
        data["billing"] = payer.map_or(Value::Null, |payer| json!({ "last_payment": payer }));
    }
    if asked("channels") {
        let plan = account.plan.as_ref().map(|plan| plan.id.as_str());
        let channels = account.channels.iter().map(|channel| {
            json!({
                "id": channel.id, "name": channel.name, "transport": channel.transport,
                "subscription_id": plan,
            })
        });
        data["channels"] = channels.collect();
    }
    if asked("subscriptions") {
        data["subscriptions"] = account.plan.as_ref().map_or(Value::Null, |plan| {
            json!({
                "id": plan.id, "expired_at": date(plan.expires_ms),
                "has_auto_renewal": plan.renews, "tariff": plan.tariff,
            })
        });
    }
    data
}

struct Query {
    expand: Vec<String>,
    page: Page,
}

impl Query {
    fn parse(text: Option<&str>) -> Result<Self, Refusal> {
        // The comma between the parts of `expand` may come percent-encoded.
        let text = text.unwrap_or_default().replace("%2C", ",").replace("%2c", ",");
        let asked = text.split('&').filter_map(|pair| pair.strip_prefix("expand=")).next_back();
        let parts = asked.into_iter().flat_map(|parts| parts.split(','));
        let expand: Vec<String> = parts.map(str::to_owned).collect();
        if expand.iter().any(|part| !EXPANSIONS.contains(&part.as_str())) {
            return Err(Refusal::bad(format!("expand must be some of: {}", EXPANSIONS.join(", "))));
        }
        Ok(Self { expand, page: Page::parse(&text)? })
    }
}
