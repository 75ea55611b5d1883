//! What a scenario makes of an attempt to connect: what the scripted client does and when, and why the
//! channel does not work in the end. It decides; `phone` acts and `attempt` settles.

use std::time::Duration;

use crate::app::{App, spawn};
use crate::channel::Reason;
use crate::options::Scenario;
use crate::phone::{self, Action};
use crate::transports;
use crate::world::{Account, Plan, World};

/// World time from the first code or the page to the client's action; the slow one scans the third code.
const ACTS_AFTER: Duration = Duration::from_secs(8);
const SLOW_ACTS_AFTER: Duration = Duration::from_secs(86);

/// Lets the scenario's client act on a code or a page that has just come.
pub(crate) fn play(app: &App, world: &World, channel_id: &str, transport: &str, session: u64) {
    let Some((after, action)) = turn(app.scenario(), transport) else { return };
    let (app, id) = (app.clone(), channel_id.to_owned());
    spawn(world.life.clone(), async move {
        app.clock.sleep(after).await;
        let mut world = app.world();
        if world.channel_in(&id, session).is_some_and(|channel| !channel.gone) {
            // The channel is there and of the right transport: nothing to refuse.
            let _done = phone::act(&app, &mut world, &id, action);
        }
    });
}

/// When the client acts, and how; nobody acts in a scenario without one.
fn turn(scenario: Option<Scenario>, transport: &str) -> Option<(Duration, Action)> {
    use Scenario::{Expires, ForeignPhone, Slow, TwoFactor, Unpaid};
    let after = match scenario {
        None | Some(Expires | Unpaid) => return None,
        Some(Slow) => SLOW_ACTS_AFTER,
        Some(_) => ACTS_AFTER,
    };
    let action = match scenario {
        _ if !transports::has_codes(transport) => Action::FinishPage { phone: None },
        Some(ForeignPhone) => Action::ScanForeign { phone: None },
        Some(TwoFactor) if transports::has_second_factor(transport) => {
            Action::ScanWith2fa { password: None, phone: None }
        }
        _ => Action::Scan { phone: None },
    };
    Some((after, action))
}

/// Whether the messenger asks whoever scans for a login code.
pub(crate) fn asks_for_code(app: &App, transport: &str) -> bool {
    app.scenario() == Some(Scenario::WaitForCode) && transports::has_second_factor(transport)
}

/// Why a channel of this account does not work, though its number or its credentials were taken.
pub(crate) fn turned_away(app: &App, account: &Account) -> Option<Reason> {
    match app.scenario() {
        _ if is_unpaid(app, account) => Some(Reason::NotEnoughMoney),
        Some(Scenario::Elsewhere) => Some(Reason::OpenElsewhere),
        Some(Scenario::Blocked) => Some(Reason::Blocked),
        Some(Scenario::Rejected) => Some(Reason::Rejected),
        Some(Scenario::Unauthorized) => Some(Reason::Unauthorized),
        _ => None,
    }
}

/// Whether the account may not connect at all: by the scenario, or because its free plan has ended.
pub(crate) fn is_unpaid(app: &App, account: &Account) -> bool {
    let ended = |plan: &Plan| plan.tariff == "free" && plan.expires_ms <= app.clock.now_ms();
    app.scenario() == Some(Scenario::Unpaid) || account.plan.as_ref().is_some_and(ended)
}
