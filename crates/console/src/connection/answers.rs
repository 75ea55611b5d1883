//! How the machine takes an answer: it is the truth at the time it was asked.
//!
//! Called by `machine.rs`. Deliberately absent: when to ask, and everything an event does.

use wazzup::ChannelId;

use super::{
    events::show_code,
    input::{Seen, Snapshot},
    machine::{go, look_soon},
    page::take_page,
    stage::Stage,
    state::{State, Work},
    ways::Way,
};
use crate::error::UiError;

/// Takes the answer to a look at the channel.
pub(crate) fn polled(
    state: &mut State,
    epoch: u32,
    answer: Result<Option<Snapshot>, UiError>,
    now: i64,
) {
    if epoch != state.looking.epoch {
        return;
    }
    answered(state, answer.is_ok(), now);
    match answer {
        Err(error) => state.trouble = Some((Work::Looking, error)),
        Ok(None) => {
            clear(state, Work::Looking);
            // A channel just created may not be found at once.
            let since = *state.looking.missing_since.get_or_insert(now);
            if now - since >= state.plan.waits.missing && state.stage != Stage::Removing {
                go(state, Stage::Removed, now);
            }
        }
        Ok(Some(snapshot)) => {
            clear(state, Work::Looking);
            state.looking.missing_since = None;
            if state.parked.as_ref().is_some_and(|(_, at)| *at > state.looking.asked_at) {
                look_soon(state, now);
            } else if !snapshot.seen.takes_code() {
                state.parked = None;
            }
            let page = take_page(state, &snapshot, false);
            read(state, snapshot, now);
            if page && matches!(state.stage, Stage::Checking | Stage::Stuck { .. }) {
                go(state, Stage::Page, now);
            }
        }
    }
}

/// Takes the list of channels, where a link was given and the client makes the channel.
pub(crate) fn listed(
    state: &mut State,
    others: Vec<ChannelId>,
    (epoch, answer): (u32, Result<Vec<Snapshot>, UiError>),
    now: i64,
) {
    if let Some(before) = &mut state.before {
        before.extend(others);
        before.sort();
        before.dedup();
    }
    if epoch != state.looking.epoch {
        return;
    }
    answered(state, answer.is_ok(), now);
    let channels = match answer {
        Err(error) => return state.trouble = Some((Work::Looking, error)),
        Ok(channels) => channels,
    };
    clear(state, Work::Looking);
    let Some(before) = &state.before else {
        state.before = Some(channels.into_iter().map(|channel| channel.id).collect());
        return;
    };
    let new = |channel: &&Snapshot| {
        channel.channel.transport == state.plan.transport && !before.contains(&channel.id)
    };
    let found = channels.iter().filter(new);
    // An active one first: of several, that is the one the client finished.
    if let Some(found) = found.min_by_key(|channel| channel.seen != Seen::Active).cloned() {
        state.channel = Some(found.id.clone());
        read(state, found, now);
    }
}

fn answered(state: &mut State, well: bool, now: i64) {
    state.looking.running = false;
    state.looking.unlooked = false;
    if well {
        state.looking.known_at = Some(state.looking.asked_at);
    }
    let asked = state.looking.due.filter(|due| *due > state.looking.asked_at);
    let waits = &state.plan.waits;
    let slow = !well
        || state.background_since.is_some()
        || state.stage.is_resting()
        || now - state.since >= waits.slow_after;
    let next = now + if slow { waits.slow } else { waits.quick };
    state.looking.due = Some(asked.map_or(next, |asked| asked.min(next)));
}

/// Takes an answer as the truth.
pub(crate) fn read(state: &mut State, snapshot: Snapshot, now: i64) {
    if state.stage.is_final() || state.stage == Stage::Removing {
        return;
    }
    let seen = snapshot.seen;
    let changed = state.last.as_ref().is_none_or(|last| last.seen != seen);
    if changed || state.hint.is_some_and(|hint| hint.seen == seen) {
        state.hint = None;
    }
    let phone = snapshot.phone.clone();
    state.last = Some(snapshot);
    if !seen.takes_code() {
        kill_code(state);
    }
    let asks_secret = matches!(seen, Seen::WaitPassword | Seen::WaitCode);
    let (wrong, sent) = secret_word(state, asks_secret, now);
    if state.is_link() && state.known_phone.is_none() && seen != Seen::Active {
        state.known_phone = phone.clone(); // the number to compare with once it is active
    }
    let hosted = state.stage == Stage::LinkWaiting && !state.own;
    match seen {
        Seen::Unknown => {}
        // The client does the rest on the hosted page, and may come back to it.
        _ if hosted && seen != Seen::Active => {}
        Seen::Starting | Seen::Qr => wait_for_scan(state, changed, now),
        Seen::Sync => {
            if changed || !matches!(state.stage, Stage::Stuck { .. }) {
                go(state, Stage::Syncing, now);
            }
        }
        Seen::WaitPassword => go(state, Stage::Password { wrong, sent }, now),
        Seen::WaitCode => go(state, Stage::EnterCode { wrong, sent }, now),
        Seen::Active => active(state, phone, now),
        Seen::Foreign => {
            // The answer's phone is the channel's own as likely as the other one: only a number
            // that differs from what we know is worth naming.
            let own = |phone: &String| state.expected().is_some_and(|own| own == phone);
            let phone = state.foreign.clone().or(phone).filter(|phone| !own(phone));
            go(state, Stage::ForeignPhone { phone }, now);
        }
        Seen::Expired => go(state, Stage::Expired, now),
        Seen::Unpaid => go(state, Stage::Unpaid, now),
        Seen::Elsewhere => go(state, Stage::Elsewhere, now),
        Seen::Unauthorized => go(state, Stage::Unauthorized, now),
        Seen::Blocked => go(state, Stage::Blocked, now),
        Seen::Rejected => go(state, Stage::Rejected, now),
        Seen::Disabled => go(state, Stage::Disabled, now),
    }
}

fn wait_for_scan(state: &mut State, changed: bool, now: i64) {
    if state.parked.as_ref().is_some_and(|(_, at)| *at <= state.looking.asked_at)
        && let Some((code, at)) = state.parked.take()
    {
        return show_code(state, code, at);
    }
    let waiting = state.waiting();
    let stays = match &state.stage {
        Stage::Code | Stage::CodeBroken { .. } => true,
        Stage::Stuck { .. } => !changed,
        stage => stage.same_kind(&waiting),
    };
    if !stays {
        go(state, waiting, now);
    }
}

/// Whether the last secret was wrong, and whether one is still on its way.
fn secret_word(state: &mut State, asked: bool, now: i64) -> (bool, bool) {
    let was_wrong = match state.stage {
        Stage::Password { wrong, .. } | Stage::EnterCode { wrong, .. } => wrong,
        _ => false,
    };
    match state.secret {
        _ if !asked => {
            state.secret = None;
            (false, false)
        }
        Some(secret) if secret.asked_again || now - secret.at >= state.plan.waits.secret => {
            state.secret = None;
            (true, false)
        }
        Some(_) => (false, true),
        None => (was_wrong, false),
    }
}

fn active(state: &mut State, phone: Option<String>, now: i64) {
    if state.plan.way == Way::Credentials {
        // What was handed over says whose it is. One that was refused says nothing, and the
        // channel is active as it was before.
        let stage =
            if state.start_refused() { Stage::Checking } else { Stage::Connected { phone } };
        return go(state, stage, now);
    }
    let matches = match (state.expected(), &phone) {
        (Some(expected), Some(phone)) => Some(expected == phone),
        _ => None,
    };
    match matches {
        Some(true) => go(state, Stage::Connected { phone }, now),
        _ => go(state, Stage::Confirm { matches, phone }, now),
    }
}

/// The status has left the scan: neither a code nor a page is of use.
pub(crate) fn kill_code(state: &mut State) {
    if let Some(code) = &mut state.code {
        code.live = false;
    }
    (state.pairing, state.page) = (None, None);
}

/// The work has succeeded, or is begun anew: its last failure is past.
pub(crate) fn clear(state: &mut State, work: Work) {
    if state.trouble.as_ref().is_some_and(|(of, _)| *of == work) {
        state.trouble = None;
    }
}
