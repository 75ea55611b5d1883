//! How the machine takes an event: it may bring a code and it asks for a look; it decides no
//! status.
//!
//! Called by `machine.rs`. Deliberately absent: where events come from, and their pictures' bytes.

use wazzup::ChannelId;

use super::{
    input::{Happening, Picture, Seen},
    machine::{go, look_soon},
    stage::Stage,
    state::{Code, HELD, Hint, SHOWN, State},
};
use crate::error::UiError;

/// Takes one event.
pub(crate) fn hear(state: &mut State, channel: ChannelId, happening: Happening, now: i64) {
    let unnamed = matches!(state.stage, Stage::Creating | Stage::CreationUnknown);
    if state.channel.is_none() && unnamed {
        state.last_heard = Some(now);
        state.held.push_back((channel, happening, now));
        if state.held.len() > HELD {
            state.held.pop_front();
            state.refused += 1;
        }
        return;
    }
    let ours = state.own && state.channel.as_ref() == Some(&channel);
    if !ours || state.stage.is_final() || state.stage == Stage::Removing {
        state.refused += 1;
        return;
    }
    if is_replay(state, &happening) {
        state.refused += 1;
        return;
    }
    state.last_heard = Some(now);
    match happening {
        Happening::Code(code) => {
            // A new code is proof enough that an older word on the status is out of date.
            state.hint = None;
            if state.seen().takes_code() {
                show_code(state, code, now);
            } else {
                state.parked = Some((code, now));
                look_soon(state, now);
            }
        }
        Happening::Status { seen, phone } => {
            if seen == Seen::Foreign && phone.is_some() {
                state.foreign = phone;
            }
            if matches!(seen, Seen::WaitPassword | Seen::WaitCode)
                && let Some(secret) = &mut state.secret
            {
                secret.asked_again = true;
            }
            if seen != state.seen() {
                state.hint = Some(Hint { seen, at: now });
            }
            look_soon(state, now);
        }
        Happening::Created | Happening::Deleted => look_soon(state, now),
    }
}

/// A code that was shown before, under whatever name it comes again: it opens nothing any more, or
/// is on the screen already.
pub(crate) fn is_replay(state: &State, happening: &Happening) -> bool {
    match happening {
        Happening::Code(Ok(picture)) => state.shown.contains(&picture.mark()),
        _ => false,
    }
}

/// Shows a code in place of the one before; a broken one is a step of its own.
pub(crate) fn show_code(state: &mut State, code: Result<Picture, UiError>, at: i64) {
    match code {
        Ok(picture) => {
            state.shown.push_back(picture.mark());
            if state.shown.len() > SHOWN {
                state.shown.pop_front();
            }
            state.code = Some(Code { picture, shown_at: at, live: true });
            state.pairing_due = at; // right after a code is the moment (API reference 7.7)
            go(state, Stage::Code, at);
        }
        Err(error) => {
            if let Some(code) = &mut state.code {
                code.live = false;
            }
            go(state, Stage::CodeBroken { error }, at);
        }
    }
}
