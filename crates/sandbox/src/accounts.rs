//! The clients' accounts (API reference 4): create, list, get, change the time zone. Basic.

use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::get;
use rand::RngExt;
use serde_json::{Value, json};

use crate::answer::{Answer, Refusal, envelope};
use crate::app::App;
use crate::clock::{dotted, iso};
use crate::credentials::Partner;
use crate::fields::Fields;
use crate::world::{Account, World};

const LANGS: [&str; 3] = ["en", "es", "pt"];
const CURRENCIES: [&str; 3] = ["EUR", "USD", "KZT"];
const COUNTRIES: [&str; 3] = ["US", "EU", "KZ"];
const EXPANSIONS: [&str; 3] = ["billing", "channels", "subscriptions"];
/// Rows of a page when the request names no limit.
const DEFAULT_LIMIT: usize = 50;
/// Rows of a page at most. Undocumented, so that a client must count the rows it received.
const LARGEST_PAGE: usize = 100;

pub(crate) fn router() -> Router<App> {
    Router::new()
        .route("/v2/accounts", get(list).post(create))
        .route("/v2/accounts/{account_id}", get(get_one).patch(update))
}

async fn create(_: Partner, State(app): State<App>, mut body: Fields) -> Answer {
    let name = body.text("name");
    if !name.is_empty() && name.trim().chars().count() < 3 {
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
    });
    Ok(envelope(&app, json!({ "account": { "account_id": id, "name": name } })))
}

async fn list(_: Partner, State(app): State<App>, RawQuery(query): RawQuery) -> Answer {
    let query = Query::parse(query.as_deref())?;
    let world = app.world();
    let owned = world.accounts.iter().filter(|account| account.owned);
    let page = owned.skip(query.offset).take(query.limit);
    let page: Vec<_> = page.map(|account| shown(account, &query.expand, iso)).collect();
    Ok(envelope(&app, json!(page)))
}

async fn get_one(
    _: Partner,
    State(app): State<App>,
    Path(account_id): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let query = Query::parse(query.as_deref())?;
    let world = app.world();
    let account = owned(&world, &account_id)?;
    Ok(envelope(&app, shown(account, &query.expand, dotted)))
}

async fn update(
    _: Partner,
    State(app): State<App>,
    Path(account_id): Path<String>,
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
    limit: usize,
    offset: usize,
}

impl Query {
    fn parse(text: Option<&str>) -> Result<Self, Refusal> {
        let mut query = Self { expand: Vec::new(), limit: DEFAULT_LIMIT, offset: 0 };
        // The comma between the parts of `expand` may come percent-encoded.
        let text = text.unwrap_or_default().replace("%2C", ",").replace("%2c", ",");
        for (name, value) in text.split('&').filter_map(|pair| pair.split_once('=')) {
            let count = || value.parse().map_err(|_| Refusal::bad(format!("{name} is no number.")));
            match name {
                "limit" => query.limit = count()?,
                "offset" => query.offset = count()?,
                "expand" => query.expand = value.split(',').map(str::to_owned).collect(),
                _ => {}
            }
        }
        query.expand.retain(|part| !part.is_empty());
        if query.expand.iter().any(|part| !EXPANSIONS.contains(&part.as_str())) {
            return Err(Refusal::bad(format!("expand must be some of: {}", EXPANSIONS.join(", "))));
        }
        if query.limit == 0 {
            return Err(Refusal::bad("limit must be at least 1."));
        }
        query.limit = query.limit.min(LARGEST_PAGE);
        Ok(query)
    }
}
