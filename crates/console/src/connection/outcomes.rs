//! What comes of a call the machine asked for: a creation, a new start, a pairing code, a secret, a
//! deletion.
//!
//! Called by `machine.rs`. Deliberately absent: the answers to looks, which `answers.rs` takes.

use wazzup::{ChannelId, Sensitive};

use super::{
    answers::{clear, kill_code, read},
    events::{hear, is_replay, show_code},
    input::{Creating, Effect, Happening, Seen, Settled, Snapshot},
    machine::{go, look_afresh, look_soon},
    page::take_page,
    stage::Stage,
    state::{PAIRING_QUIET, PAIRING_TRIES, Pairing, State, Work},
};
use crate::error::{ErrorCode, UiError};

/// Takes what became of the creation.
pub(crate) fn created(state: &mut State, outcome: Creating, now: i64, effects: &mut Vec<Effect>) {
    match outcome {
        Creating::Done(snapshot) => {
            let id = snapshot.id.clone();
            take_page(state, &snapshot, true);
            named(state, id, now, effects);
            if !state.delete_asked && snapshot.seen != Seen::Unknown {
                read(state, *snapshot, now);
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

/// Takes the journal's word on an unanswered creation.
pub(crate) fn settled(state: &mut State, word: Settled, now: i64, effects: &mut Vec<Effect>) {
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
    let waiting = state.waiting();
    go(state, waiting, now);
    look_afresh(state, now);
    for (channel, happening, at) in std::mem::take(&mut state.held) {
        match happening {
            _ if channel != id || is_replay(state, &happening) => state.refused += 1,
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

/// Takes what became of the deletion.
pub(crate) fn deleted(state: &mut State, answer: Result<(), UiError>, now: i64) {
    state.delete_asked = false;
    state.remove_wanted = false;
    match answer {
        Ok(()) => go(state, Stage::Removed, now),
        Err(error) => {
            state.trouble = Some((Work::Deleting, error));
            let waiting = state.waiting();
            go(state, waiting, now);
            if let Some(last) = state.last.clone() {
                read(state, last, now);
            }
            look_afresh(state, now);
        }
    }
}

/// Takes the answer to a new start.
pub(crate) fn reinited(state: &mut State, answer: Result<Snapshot, UiError>, now: i64) {
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
            if take_page(state, &snapshot, false) {
                go(state, Stage::Page, now);
            }
            // Neither an answer without a status nor one from before the start decides anything.
            if snapshot.seen != Seen::Unknown && !snapshot.seen.is_off() {
                read(state, snapshot, now);
            }
        }
        Err(error) => {
            kill_code(state);
            state.trouble = Some((Work::Reinit, error));
            if state.stage == Stage::Page {
                let waiting = state.waiting();
                go(state, waiting, now);
            }
        }
    }
}

/// Takes a pairing code, or why there is none.
pub(crate) fn paired(
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

/// Takes the answer to a secret, which is no verdict on it.
pub(crate) fn two_factored(state: &mut State, answer: Result<(), UiError>, now: i64) {
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
