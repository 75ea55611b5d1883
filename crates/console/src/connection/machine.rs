//! The machine of one connection: a state, one input and the time give the next state and what
//! is to be done.
//!
//! Called by the driver, and by the enumeration in `orders.rs`. An event is a hint: it brings the
//! next look forward and decides nothing but the picture of a code. An answer is the truth
//! (API reference 9.5). Deliberately absent: I/O, clocks, and sentences for people.

use wazzup::{ChannelId, Sensitive};

use super::{
    actions::act,
    answers::{clear, kill_code, listed, polled, read},
    events::{hear, show_code},
    input::{Creating, Effect, Happening, Input, Seen, Settled, Snapshot},
    stage::Stage,
    state::{Listening, Next, PAIRING_QUIET, PAIRING_TRIES, Pairing, State, Way, Work},
};
use crate::error::{ErrorCode, UiError};

/// One step. The effects are bounded: each kind is on its way once at most.
pub(crate) fn step(mut state: State, input: Input, now: i64) -> (State, Vec<Effect>) {
    let mut effects = Vec::new();
    match input {
        Input::Tick => begin(&mut state, now, &mut effects),
        Input::Subscribed(done) => subscribed(&mut state, done, now, &mut effects),
        Input::Journalled(id) => state.creation = Some(id),
        Input::Created(outcome) => created(&mut state, outcome, now, &mut effects),
        Input::Settled(word) => settled(&mut state, word, now, &mut effects),
        Input::Reinited(answer) => reinited(&mut state, answer, now),
        Input::Polled { epoch, answer } => polled(&mut state, epoch, answer, now),
        Input::Listed { epoch, answer } => listed(&mut state, epoch, answer, now),
        Input::Paired { answer, by_hand } => paired(&mut state, answer, by_hand, now),
        Input::TwoFactored(answer) => two_factored(&mut state, answer, now),
        Input::Deleted(answer) => deleted(&mut state, answer, now),
        Input::Event(channel, happening) => hear(&mut state, channel, happening, now),
        Input::Action(action) => act(&mut state, action, now, &mut effects),
    }
    doubt(&mut state, now);
    ask(&mut state, now, &mut effects);
    (state, effects)
}

/// Moves to a stage. Details of the same stage change without starting its time again.
pub(crate) fn go(state: &mut State, stage: Stage, now: i64) {
    if !state.stage.same_kind(&stage) {
        state.since = now;
    }
    state.stage = stage;
}

/// Brings the next look forward, but never closer than the gap to the last one.
pub(crate) fn look_soon(state: &mut State, now: i64) {
    let soon = now.max(state.looking.asked_at + state.plan.waits.gap);
    state.looking.due = Some(state.looking.due.map_or(soon, |due| due.min(soon)));
}

/// Makes answers to earlier questions out of date, and asks anew.
pub(crate) fn look_afresh(state: &mut State, now: i64) {
    state.looking.epoch += 1;
    state.looking.running = false;
    state.looking.missing_since = None;
    state.looking.due = Some(now);
}

fn begin(state: &mut State, now: i64, effects: &mut Vec<Effect>) {
    if state.stage != Stage::Subscribing || state.next != Next::Nothing || state.left {
        return;
    }
    if state.plan.resumed {
        go(state, Stage::WaitingCode, now);
        return look_afresh(state, now);
    }
    if state.plan.way == Way::Link {
        go(state, Stage::LinkWaiting, now);
        return look_afresh(state, now);
    }
    let next = if state.channel.is_some() { Next::Reinit } else { Next::Create };
    listen_then(state, next, now, effects);
}

/// Settles the subscription first, where there can be one, and goes on with `next`.
pub(crate) fn listen_then(state: &mut State, next: Next, now: i64, effects: &mut Vec<Effect>) {
    state.next = next;
    match state.listening {
        Listening::NotYet | Listening::Failed => {
            go(state, Stage::Subscribing, now);
            state.listening = Listening::Asking;
            effects.push(Effect::Subscribe);
        }
        Listening::Asking => go(state, Stage::Subscribing, now),
        Listening::On | Listening::NoPublicAddress => proceed(state, now, effects),
    }
}

fn subscribed(state: &mut State, done: bool, now: i64, effects: &mut Vec<Effect>) {
    state.listening = if done { Listening::On } else { Listening::Failed };
    proceed(state, now, effects);
}

fn proceed(state: &mut State, now: i64, effects: &mut Vec<Effect>) {
    let next = std::mem::replace(&mut state.next, Next::Nothing);
    if state.stage.is_final() || state.stage == Stage::Removing || state.left {
        return;
    }
    match next {
        Next::Nothing => {}
        Next::Create if state.create_asked => {}
        Next::Create => {
            state.create_asked = true;
            go(state, Stage::Creating, now);
            effects.push(Effect::Create);
        }
        Next::Reinit => {
            forget_codes(state);
            state.own = true;
            state.last = None;
            state.reinit_asked = true;
            state.looking.epoch += 1;
            state.looking.running = false;
            state.looking.due = None; // an answer from before the start would say "expired"
            go(state, Stage::WaitingCode, now);
            effects.push(Effect::Reinit);
        }
    }
}

/// The codes of the life before mean nothing any more.
fn forget_codes(state: &mut State) {
    kill_code(state);
    (state.parked, state.hint, state.secret, state.foreign) = (None, None, None, None);
}

fn created(state: &mut State, outcome: Creating, now: i64, effects: &mut Vec<Effect>) {
    match outcome {
        Creating::Done(snapshot) => {
            let id = snapshot.id.clone();
            named(state, id, now, effects);
            if !state.delete_asked && snapshot.seen != Seen::Unknown {
                read(state, snapshot, now);
            }
        }
        Creating::Unknown(error) if state.remove_wanted => {
            state.creation_error = Some(error);
            state.left = true; // the journal goes on; there is nothing here to delete
        }
        Creating::Unknown(error) => {
            state.creation_error = Some(error);
            go(state, Stage::CreationUnknown, now);
            state.looking.due = Some(now + state.plan.waits.quick);
        }
        Creating::Refused(_) if state.remove_wanted => go(state, Stage::Removed, now),
        Creating::Refused(error) => go(state, Stage::Failed { error }, now),
    }
}

fn settled(state: &mut State, word: Settled, now: i64, effects: &mut Vec<Effect>) {
    state.looking.running = false;
    if state.stage != Stage::CreationUnknown || state.left {
        return;
    }
    match word {
        Settled::Open => state.looking.due = Some(now + state.plan.waits.quick),
        Settled::Found(id) => named(state, id, now, effects),
        Settled::Dismissed => {
            let error = state.creation_error.take();
            go(state, error.map_or(Stage::Removed, |error| Stage::Failed { error }), now);
        }
    }
}

/// The channel has its id: what was held for it counts, the rest was not for us.
fn named(state: &mut State, id: ChannelId, now: i64, effects: &mut Vec<Effect>) {
    state.channel = Some(id.clone());
    state.own = true;
    if state.remove_wanted {
        state.held.clear();
        return remove(state, now, effects);
    }
    go(state, Stage::WaitingCode, now);
    look_afresh(state, now);
    for (channel, happening, at) in std::mem::take(&mut state.held) {
        match happening {
            _ if channel != id => state.refused += 1,
            Happening::Code(code) => show_code(state, code, at),
            other => hear(state, id.clone(), other, at),
        }
    }
}

/// Asks for the deletion, once.
pub(crate) fn remove(state: &mut State, now: i64, effects: &mut Vec<Effect>) {
    kill_code(state);
    go(state, Stage::Removing, now);
    if !state.delete_asked {
        state.delete_asked = true;
        effects.push(Effect::Delete);
    }
}

fn deleted(state: &mut State, answer: Result<(), UiError>, now: i64) {
    state.delete_asked = false;
    state.remove_wanted = false;
    match answer {
        Ok(()) => go(state, Stage::Removed, now),
        Err(error) => {
            state.trouble = Some((Work::Deleting, error));
            go(state, Stage::WaitingCode, now);
            if let Some(last) = state.last.clone() {
                read(state, last, now);
            }
            look_afresh(state, now);
        }
    }
}

fn reinited(state: &mut State, answer: Result<Snapshot, UiError>, now: i64) {
    state.reinit_asked = false;
    clear(state, Work::Reinit);
    if state.stage.is_final() || state.stage == Stage::Removing {
        return;
    }
    look_afresh(state, now);
    match answer {
        Ok(snapshot) => {
            if state.known_phone.is_none() && snapshot.seen != Seen::Active {
                state.known_phone = snapshot.phone.clone();
            }
            // Neither an answer without a status nor one from before the start decides anything.
            if snapshot.seen != Seen::Unknown && !snapshot.seen.is_off() {
                read(state, snapshot, now);
            }
        }
        Err(error) => {
            kill_code(state);
            state.trouble = Some((Work::Reinit, error));
        }
    }
}

fn paired(
    state: &mut State,
    answer: Result<(Sensitive<String>, Option<String>), UiError>,
    by_hand: bool,
    now: i64,
) {
    state.pairing_asked = false;
    match answer {
        Ok((code, phone)) if state.seen().takes_code() && !state.stage.is_final() => {
            clear(state, Work::Pairing);
            state.pairing_tries = 0;
            state.pairing = Some(Pairing { code, phone, asked_at: now });
        }
        Ok(_) => {}
        Err(_) if by_hand => {}
        Err(error) => {
            let waits = &state.plan.waits;
            let first = state.pairing_tries + 1 == PAIRING_TRIES;
            state.pairing_due = now + if first { waits.quick } else { waits.slow };
            if state.pairing_tries + PAIRING_QUIET < PAIRING_TRIES {
                state.trouble = Some((Work::Pairing, error));
            }
        }
    }
}

fn two_factored(state: &mut State, answer: Result<(), UiError>, now: i64) {
    clear(state, Work::Secret);
    if let Err(error) = answer {
        // Only a refusal says that the password was wrong; anything else says nothing about it.
        let refused = error.code == ErrorCode::Refused;
        state.secret = None;
        state.trouble = Some((Work::Secret, error));
        match &mut state.stage {
            Stage::Password { wrong, sent } | Stage::EnterCode { wrong, sent } => {
                (*wrong, *sent) = (refused, false);
            }
            _ => {}
        }
    }
    look_soon(state, now);
}

/// Calls a wait stuck that has lasted too long.
fn doubt(state: &mut State, now: i64) {
    if state.stuck_at().is_some_and(|at| now >= at) {
        state.hint = None;
        go(state, Stage::Stuck { waited_ms: now - state.since }, now);
    }
}

/// Asks what is due.
fn ask(state: &mut State, now: i64, effects: &mut Vec<Effect>) {
    if state.left || state.stage.is_final() || state.stage == Stage::Removing {
        state.looking.due = None;
        return;
    }
    let waiting = matches!(state.seen(), Seen::Starting | Seen::Qr) && state.own;
    if waiting && state.listening == Listening::NotYet {
        state.listening = Listening::Asking;
        effects.push(Effect::Subscribe);
    }
    // A pairing code is to be asked for right after a code came (API reference 7.7); where no
    // code can come, as soon as the channel waits for a phone.
    let moment = state.stage == Stage::Code || (waiting && state.listening != Listening::On);
    if let Some(phone) = state.plan.expected.clone()
        && moment
        && state.pairing_tries > 0
        && now >= state.pairing_due
        && state.pairing.is_none()
        && !state.pairing_asked
        && !state.reinit_asked
    {
        state.pairing_tries -= 1;
        state.pairing_asked = true;
        effects.push(Effect::Pair { phone, by_hand: false });
    }
    if state.looking.running || state.looking.due.is_none_or(|due| now < due) {
        return;
    }
    let epoch = state.looking.epoch;
    let effect = match (&state.stage, &state.channel) {
        (Stage::CreationUnknown, _) => Effect::CheckCreation,
        (_, Some(_)) => Effect::Poll { epoch },
        (Stage::LinkWaiting | Stage::Stuck { .. }, None) => Effect::List { epoch },
        _ => {
            state.looking.due = None;
            return;
        }
    };
    (state.looking.running, state.looking.asked_at) = (true, now);
    effects.push(effect);
}
