//! How the machine takes the time: a clock may be set, and a computer may sleep.
//!
//! Called by `machine.rs` before anything else of a step. A clock set back moves every moment the
//! machine remembers along, so that nothing waits longer than it would have. A leap forward is a
//! sleep: what was shown meanwhile was missed, and what was waited for could not come.
//! Deliberately absent: clocks; the time is passed in.

use super::{
    answers::kill_code,
    machine::look_afresh,
    stage::Stage,
    state::{PAIRING_TRIES, State},
    ways::Way,
};

/// Takes the time of a step.
pub(crate) fn take_time(state: &mut State, now: i64) {
    let passed = now - state.now;
    if passed < 0 {
        shift(state, passed);
    } else if passed > state.plan.waits.asleep {
        wake(state, now);
    }
    state.now = now;
}

/// Moves every moment the machine remembers.
pub(crate) fn shift(state: &mut State, by: i64) {
    let State {
        now,
        since,
        started_at,
        code,
        parked,
        pairing,
        pairing_due,
        hint,
        secret,
        held,
        last_heard,
        looking,
        background_since,
        ..
    } = state;
    let moments = [
        Some(now),
        Some(since),
        Some(started_at),
        Some(pairing_due),
        Some(&mut looking.asked_at),
        code.as_mut().map(|code| &mut code.shown_at),
        parked.as_mut().map(|(_, at)| at),
        pairing.as_mut().map(|pairing| &mut pairing.asked_at),
        hint.as_mut().map(|hint| &mut hint.at),
        secret.as_mut().map(|secret| &mut secret.at),
        last_heard.as_mut(),
        looking.due.as_mut(),
        looking.known_at.as_mut(),
        looking.missing_since.as_mut(),
        background_since.as_mut(),
    ];
    let held = held.iter_mut().map(|(_, _, at)| at);
    for moment in moments.into_iter().flatten().chain(held) {
        *moment = moment.saturating_add(by);
    }
}

/// It slept: codes came and went unseen, the waits begin again, and it looks before it judges.
fn wake(state: &mut State, now: i64) {
    if state.stage.is_final() || state.left {
        return;
    }
    let page = state.page.take();
    kill_code(state);
    state.page = page; // a page is not replaced every few seconds
    (state.parked, state.hint) = (None, None);
    state.since = now;
    if state.stage == Stage::Code {
        state.stage = Stage::WaitingCode;
    }
    if let Some(secret) = &mut state.secret {
        secret.at = now;
    }
    if let Some(away) = &mut state.background_since {
        *away = now;
    }
    if state.plan.way == Way::Pairing {
        (state.pairing_tries, state.pairing_due) = (PAIRING_TRIES, now);
    }
    // The answer to a new start decides when to look, and the journal is asked once at a time.
    if state.looking.due.is_none() && !state.looking.running {
        return;
    }
    state.looking.unlooked = true;
    if state.stage == Stage::CreationUnknown {
        state.looking.due = Some(now);
    } else {
        look_afresh(state, now);
    }
}
