//! The spending limit of an account's WABA channels (API reference 12): it can be raised, and no method
//! of the API shows it. Basic.

use axum::extract::State;
use serde_json::Value;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::accounts::owned;
use crate::answer::{Answer, Refusal, envelope};
use crate::app::App;
use crate::credentials::Partner;
use crate::fields::Fields;
use crate::page::OwnId;
use crate::schema::Done;
use crate::schema::accounts as shape;
use crate::schema::problem::{AccountRefusals, BodyRefusals, PartnerRefusals};

/// The largest whole number that every reader of JSON keeps exactly.
const LARGEST: u64 = (1 << 53) - 1;

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(raise))
}

/// Raise the spending limit of an account's WABA channels.
///
/// The value is added each time: a repetition is not recognised, and no method shows the limit. After a
/// lost answer ask a person before sending again.
#[utoipa::path(
    post, path = "/v2/accounts/{account_id}/waba-balance", tag = "accounts",
    operation_id = "accounts_waba_balance",
    security(("partner" = [])), extensions(("x-safe-to-repeat" = json!(false))),
    params(("account_id" = String, Path, pattern = "^[0-9]{8}$", example = "24017788")),
    request_body = shape::WabaRaise,
    responses(
        (status = 200, description = "The limit is raised.", body = inline(Done),
         example = json!({ "data": null, "meta": { "timestamp": 1762372398 } })),
        PartnerRefusals, AccountRefusals, BodyRefusals,
    ),
)]
async fn raise(
    _: Partner,
    State(app): State<App>,
    OwnId(account_id): OwnId,
    mut body: Fields,
) -> Answer {
    let mut world = app.world();
    let id = owned(&world, &account_id)?.id;
    let value = body.get("value").map(whole);
    match value {
        None => body.break_bound("value should not be empty".to_owned()),
        Some(None) => body.refuse_value("value must be a whole number above 0".to_owned()),
        Some(Some(_)) => {}
    }
    body.check()?;
    let account = world.account_mut(id).ok_or_else(|| Refusal::not_found("The account"))?;
    account.waba_balance = account.waba_balance.saturating_add(value.flatten().unwrap_or_default());
    Ok(envelope(&app, Value::Null))
}

/// A whole number within the bounds, also one written with a decimal point: to JSON `5.0` is `5`.
fn whole(value: &Value) -> Option<u64> {
    let pointed = || value.as_f64().filter(|number| number.fract() == 0.0);
    let number = value.as_u64().or_else(|| pointed().map(|number| number as u64));
    number.filter(|number| (1..=LARGEST).contains(number))
}
